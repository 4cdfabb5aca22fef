#include "align/word_alignment.h"
#include "telling.h"

/* Two sentences, and which of their words stand for each other. */
static const struct {
	const char *text[2], *want; /* "left right right|left right": each left word, then all its counterparts */
} told[] = {
	{ { "La banque a baissé ses taux en juin.", "Die Bank hat im Juni ihre Zinsen gesenkt." },
	  "banque Bank|juin Juni" },
	{ { "Les fabricants de semi-conducteurs investissent.", "Die Halbleiterhersteller investieren." },
	  "fabricants Halbleiterhersteller|semi Halbleiterhersteller|conducteurs Halbleiterhersteller" },
	{ { "Trois millions pour Lyon, cinq millions pour Nancy.",
	    "Drei Millionen für Lyon, fünf Millionen für Nancy." },
	  "Trois Drei|millions Millionen|Lyon Lyon|cinq fünf|Nancy Nancy" },
	{ { "La [BCE|O1] attend.", "Die [EZB|O1] wartet." }, "BCE EZB" },
	{ { "La [Commission européenne|O3] décide.", "Die [EU-Kommission|O3] entscheidet." },
	  "Commission Kommission|européenne EU" },
	{ { "L'[Arabie saoudite|L2] achète.", "[Saudi-Arabien|L2] kauft." }, "Arabie Arabien|saoudite Saudi" },
	{ { "Il a payé 1 250,5 francs.", "Er hat 1'250.5 Franken bezahlt." }, "francs Franken" },
	{ { "Une perte de 400 000 euros.", "Ein Verlust von 450.000 Euro." }, "perte Verlust|euros Euro" },
	{ { "Une hausse de {douze|n12} pour cent.", "Ein Anstieg um {12|n12} Prozent." }, "douze 12" },
	/* "an" and "des" are words of both languages, and not the same ones */
	{ { "Un an des troupes", "Es liegt an des Landes Grenze" }, "an -|des -|troupes -" },
	{ { "La décision revient à la Commission.", "Das Wort hat die Kommission." }, "Commission Kommission|décision -" },
	{ { "Le zorglub chante.", "Der Fluss ist breit." }, "zorglub -|chante -" },
};

static struct str
text_of(const struct telling *t, const struct word_alignment *a, int side, uint32_t word)
{
	return str_sub(t->articles[side]->text, a->words[side][word].start, a->words[side][word].end);
}

/* What the article of a side says, title and all. */
static struct word_span
whole(const struct telling *t, uint32_t article)
{
	return (struct word_span){ article, 0, (uint32_t)t->articles[article]->text.n };
}

static void
align(struct telling *t, const char *const text[2], struct word_alignment *out)
{
	const struct word_span span[2] = { { 0, 0, UINT32_MAX }, { 1, 0, UINT32_MAX } };
	struct word_sources from;

	*t = (struct telling){ .n = 0 };
	telling_add(t, LANG_FR, "", text[0]);
	telling_add(t, LANG_DE, "", text[1]);
	telling_freeze(t);
	from = word_sources_of(t->index, &t->entities, t->lexicon, telling_sides);
	word_alignment_make(&from, span, &t->arena, out);
}

/* The counterparts of the first word of that spelling, separated by blanks; "-": none. */
static void
counterparts(const struct telling *t, const struct word_alignment *a, struct str word, struct buf *out)
{
	uint32_t others[8], i, k, n;

	buf_reset(out);
	for (i = 0; i < a->n[0] && !str_eq(text_of(t, a, 0, i), word); i++)
		;
	cr_assert_lt(i, a->n[0], "\"" STR_FMT "\" is not there", STR_ARG(word));
	n = word_alignment_of(a, 0, i, i + 1, others, 8);
	for (k = 0; k < n; k++) {
		buf_addz(out, k > 0 ? " " : "");
		buf_adds(out, text_of(t, a, 1, others[k]));
	}
	buf_addz(out, n == 0 ? "-" : "");
}

Test(align_words, counterparts_are_found)
{
	size_t i;

	for (i = 0; i < sizeof told / sizeof told[0]; i++) {
		struct str rest = str_of(told[i].want), want, word;
		struct telling t;
		struct word_alignment a;
		struct buf got = { 0 };

		align(&t, told[i].text, &a);
		while (str_cut(&rest, '|', &want)) {
			str_cut(&want, ' ', &word);
			counterparts(&t, &a, word, &got);
			cr_expect(str_eq(buf_str(&got), want), "%s: " STR_FMT " is " STR_FMT ", not %s", told[i].text[0],
				  STR_ARG(word), STR_ARG(want), got.p);
		}
		buf_release(&got);
		telling_release(&t);
	}
}

/* What every alignment is, whatever the words. */
static void
check_links(const struct word_alignment *a)
{
	uint32_t *count[2], i;
	int side;

	for (side = 0; side < 2; side++)
		count[side] = mem_zalloc(a->n[side] + (size_t)1, sizeof **count);
	for (i = 0; i < a->nlinks; i++) {
		const struct word_link *l = &a->links[i], *before = i > 0 ? l - 1 : NULL;

		cr_assert(l->word[0] < a->n[0] && l->word[1] < a->n[1]);
		cr_assert(l->score > 0 && l->score <= 1);
		cr_assert(before == NULL || before->word[0] < l->word[0] ||
			  (before->word[0] == l->word[0] && before->word[1] < l->word[1]));
		for (side = 0; side < 2; side++)
			count[side][l->word[side]]++;
	}
	for (i = 0; i < a->nlinks; i++)
		cr_assert(count[0][a->links[i].word[0]] == 1 || count[1][a->links[i].word[1]] == 1,
			  "one to several, never several to several");
	for (side = 0; side < 2; side++) {
		for (i = 0; i + 1 < a->n[side]; i++)
			cr_assert_leq(a->words[side][i].end, a->words[side][i + 1].start);
		free(count[side]);
	}
}

/* Left and right are alike: the other way round the same words stand for each other. */
Test(align_words, the_same_the_other_way_round)
{
	size_t i;
	struct lexicon *back;
	struct err err;

	cr_assert_eq(lexicon_open(&back, LANG_DE, LANG_FR, &err), 0, "%s", err.msg);
	for (i = 0; i < sizeof told / sizeof told[0]; i++) {
		struct telling t;
		struct word_alignment a, b;
		struct word_sources from;
		uint32_t k, others[2], n;

		align(&t, told[i].text, &a);
		check_links(&a);
		from = word_sources_of(t.index, &t.entities, back, (struct sides){ LANG_DE, LANG_FR });
		word_alignment_make(&from,
				    (struct word_span[]){ whole(&t, 1), whole(&t, 0) }, &t.arena, &b);
		check_links(&b);
		cr_assert_eq(a.nlinks, b.nlinks, "%s", told[i].text[0]);
		for (k = 0; k < a.nlinks; k++) {
			uint32_t left = a.links[k].word[0], right = a.links[k].word[1];

			n = word_alignment_of(&b, 1, left, left + 1, others, 2);
			cr_expect(n > 0 && (others[0] == right || n > 1), "%s", told[i].text[0]);
		}
		telling_release(&t);
	}
	lexicon_close(back);
}

/* Neither lexicon nor entities: numbers and what is written alike still correspond. */
Test(align_words, without_a_lexicon)
{
	struct telling t = { .n = 0 };
	struct word_alignment a;
	struct word_sources from;
	struct buf got = { 0 };

	telling_add(&t, LANG_FR, "", "Zhipu AI emploie 800 personnes à Lausanne.");
	telling_add(&t, LANG_DE, "", "In Lausanne beschäftigt Zhipu AI 800 Menschen.");
	telling_freeze(&t);
	from = word_sources_of(t.index, NULL, NULL, telling_sides);
	word_alignment_make(&from,
			    (struct word_span[]){ whole(&t, 0), whole(&t, 1) }, &t.arena, &a);
	check_links(&a);
	cr_expect_eq(a.nlinks, 4);
	counterparts(&t, &a, STR("800"), &got);
	cr_expect_str_eq(got.p, "800");
	counterparts(&t, &a, STR("Lausanne"), &got);
	cr_expect_str_eq(got.p, "Lausanne");
	counterparts(&t, &a, STR("emploie"), &got);
	cr_expect_str_eq(got.p, "-");
	buf_release(&got);
	telling_release(&t);
}

Test(align_words, nothing_and_too_much)
{
	static const char *const words[2] = { "banque ", "Bank " };
	struct telling t;
	struct word_alignment a;
	struct buf text[2] = { { 0 }, { 0 } };
	uint32_t others[3], i;
	int side;

	align(&t, (const char *const[]){ "", "Die Bank." }, &a);
	cr_expect(a.n[0] == 0 && a.n[1] == 2 && a.nlinks == 0);
	cr_expect_eq(word_alignment_at(&a, 0, 0), 0);
	cr_expect_eq(word_alignment_at(&a, 1, 3), 1);
	cr_expect_eq(word_alignment_at(&a, 1, 100), 2);
	telling_release(&t);
	for (side = 0; side < 2; side++) {
		for (i = 0; i < 3 * WORDS_MOST; i++)
			buf_addz(&text[side], words[side]);
		buf_addc(&text[side], '\0');
	}
	align(&t, (const char *const[]){ text[0].p, text[1].p }, &a);
	cr_expect(a.n[0] == WORDS_MOST && a.n[1] == WORDS_MOST);
	check_links(&a);
	cr_expect_leq(word_alignment_of(&a, 0, 0, a.n[0], others, 3), 3);
	for (side = 0; side < 2; side++)
		buf_release(&text[side]);
	telling_release(&t);
}
