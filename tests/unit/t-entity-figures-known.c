/* Figures among words that are known before, as the index has them, against those where words are looked for. */
#include "figures.h"
#include "text/words.h"

/* All words of the text, as those that are found before are: in a text that begins earlier. */
static void
know_words(const struct figure_words *w, struct str text, uint32_t base, figure_tokens *out)
{
	words found = { 0 };
	size_t i;

	words_split(text, &found);
	for (i = 0; i < found.n; i++) {
		uint32_t start = found.items[i].start, end = start + found.items[i].n;
		struct str word = str_sub(text, start, end);

		vec_add(out, ((struct figure_token){ start + base, end + base, false, (uint8_t)figure_words_may(w, word),
						     figure_words_number(w, word) }));
	}
	vec_release(&found);
}

static void
found_alike(const struct knowledge *k, lang_id lang, struct str text)
{
	enum { BASE = 100 };
	const struct date day = { 2024, 5, 31 };
	found_figures with = { 0 }, without = { 0 };
	figure_tokens known = { 0 };
	size_t i;

	know_words(knowledge_figures(k, lang), text, BASE, &known);
	figures_find(k, lang, text, day, &without);
	figures_find_among(k, lang, text, &(struct figure_found){ known.items, known.n, BASE }, day, &with);
	cr_assert_eq(with.n, without.n, STR_FMT, STR_ARG(text));
	for (i = 0; i < with.n; i++) {
		cr_assert_eq(with.items[i].start, without.items[i].start, STR_FMT, STR_ARG(text));
		cr_assert_eq(with.items[i].end, without.items[i].end, STR_FMT, STR_ARG(text));
		cr_assert_eq(with.items[i].type, without.items[i].type, STR_FMT, STR_ARG(text));
		cr_assert(decimal_cmp(with.items[i].figure.low, without.items[i].figure.low) == 0, STR_FMT, STR_ARG(text));
		cr_assert(with.items[i].figure.from.day == without.items[i].figure.from.day, STR_FMT, STR_ARG(text));
	}
	vec_release(&with);
	vec_release(&without);
	vec_release(&known);
}

/* Sentences without figures are passed over: addresses, signs and full stops in all orders must not matter. */
Test(figures, known_words_find_the_same)
{
	static const char *const parts[] = {
		"Der Konzern", " zahlt", " 3,7 Mrd. Euro", " am 3. Mai", ". ", ". Das", "! ", "? Und", "\n", " (siehe https://a.de/12.",
		" www.", "www.b.de/5", " 5 %", " $ 20", " zwei", " Millionen", " plus de", " 20 ", "Ende. ", " deux", " hier", " Mittwoch",
		" d’", "euros", ":", "://", " à partir du", " 1er", " janvier", ".Der", ". 12", " Mio. Franken", "; ", " l’année 2020", "€", " ",
	};
	struct knowledge *k = know();
	uint32_t random = 1, i, n;

	for (i = 0; i < 20000; i++) {
		struct buf b = { 0 };

		for (n = 1 + i % 14; n > 0; n--) {
			random = random * 1664525u + 1013904223u; /* Knuth & Lewis */
			buf_addz(&b, parts[(random >> 16) % (sizeof parts / sizeof *parts)]);
		}
		found_alike(k, i % 2 == 0 ? LANG_DE : LANG_FR, buf_str(&b));
		buf_release(&b);
	}
	knowledge_free(k);
}
