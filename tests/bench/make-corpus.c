/*
 * make-corpus FOLDER N [SENTENCES]: write N articles of synthetic news to FOLDER, for timings. One of three stories is told in
 * both languages: French words drawn by Zipf's law, names, sums and dates, and word by word what the lexicon makes of
 * them in German. The same N gives the same bytes, and a smaller N gives the first of them. Plain text, 3 KB each with 24 sentences, which is what there are unless told.
 */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "align/lexicon.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/data.h"
#include "base/date.h"
#include "base/intern.h"
#include "base/vec.h"
#include "text/fold.h"

enum { NAMES = 20000, SENTENCES = 24, PER_FOLDER = 1000 };

/* A word in both languages. */
struct entry {
	struct str in[2]; /* French, German */
};

struct maker {
	struct arena arena;
	VEC(struct entry) words; /* first those that are half of every text; then the others, the most frequent first */
	size_t content;          /* where the others begin */
	double *sums;            /* [words.n]: of 1/rank, each part by itself */
	uint64_t random;
	unsigned sentences; /* of an article */
};

static uint64_t
draw(struct maker *m, uint64_t below) /* xorshift64* (Vigna 2016) */
{
	m->random ^= m->random >> 12;
	m->random ^= m->random << 25;
	m->random ^= m->random >> 27;
	return ((m->random * 0x2545F4914F6CDD1Du) >> 20) % below;
}

static void
die(const char *what)
{
	fprintf(stderr, "make-corpus: %s\n", what);
	exit(2);
}

/* The first word of a list for each stem of it. */
static struct intern *
by_stem(struct arena *arena, const char *name, struct str **words)
{
	struct intern *stems = intern_new();
	VEC(struct str) first = { 0 };
	struct data file;
	struct str rest, row;

	if (data_map(name, &file, NULL) != 0)
		die(name);
	for (rest = file.bytes; data_row(&rest, &row, 1) > 0;) {
		struct str word = arena_str(arena, str_sub(row, 1, row.n));

		if (intern_add(stems, fold_stem(word)) == first.n) {
			if (row.p[0] & 2 && word.p[0] >= 'a' && word.p[0] <= 'z') /* a noun */
				((char *)word.p)[0] &= ~0x20;
			vec_add(&first, word);
		}
	}
	*words = arena_items(arena, &first);
	vec_release(&first);
	data_unmap(&file);
	return stems;
}

/* The words that are half of every text. */
static void
add_function_words(struct maker *m)
{
	static const char french[] = "de la le et les des en un du une que dans qui pour par sur au pas plus est ce il a se ne avec "
	                             "sont son aux mais comme ou leur cette deux ces ses nous elle ont même aussi";
	static const char german[] = "von die der und den des in ein dem eine dass im wer für durch auf am nicht mehr ist es er hat "
	                             "sich kein mit sind sein zum aber wie oder ihr diese zwei jene seine wir sie haben selbst auch";
	struct str fr = STR(french), de = STR(german);
	struct entry e;

	while (str_cut(&fr, ' ', &e.in[0]) && str_cut(&de, ' ', &e.in[1]))
		vec_add(&m->words, e);
}

/* Every French word of the list whose stem the lexicon knows, with a German word of its best translation's stem. */
static void
add_content_words(struct maker *m)
{
	struct str *french, *german;
	struct intern *fr = by_stem(&m->arena, "fr/words.txt", &french), *de = by_stem(&m->arena, "de/words.txt", &german);
	struct lexicon *x;
	size_t first = m->words.n, i;
	uint32_t w;

	if (lexicon_open(&x, LANG_FR, LANG_DE, NULL) != 0)
		die("no lexicon");
	for (w = 0; w < intern_count(fr); w++) {
		uint32_t known = lexicon_word(x, 0, intern_get(fr, w)), to;
		struct lexicon_entry best;

		if (french[w].n < 4 || known == LEXICON_NONE || lexicon_translations(x, 0, known, &best, 1) == 0)
			continue;
		to = intern_find(de, lexicon_stem(x, 1, best.word));
		if (to != INTERN_NONE)
			vec_add(&m->words, ((struct entry){ { french[w], german[to] } }));
	}
	for (i = m->words.n - 1; i > first; i--) { /* Fisher & Yates */
		size_t k = first + draw(m, i - first + 1);
		struct entry e = m->words.items[i];

		m->words.items[i] = m->words.items[k];
		m->words.items[k] = e;
	}
	lexicon_close(x);
	intern_free(fr);
	intern_free(de);
}

static void
add_sums(struct maker *m)
{
	double sum = 0;
	size_t i;

	m->sums = arena_array(&m->arena, double, m->words.n);
	for (i = 0; i < m->content; i++)
		m->sums[i] = sum += 1.0 / (double)(i + 2);
	for (sum = 0; i < m->words.n; i++)
		m->sums[i] = sum += 1.0 / (double)(i - m->content + 20);
}

static const struct entry *
zipf(struct maker *m, bool content)
{
	size_t low = content ? m->content : 0, high = (content ? m->words.n : m->content) - 1;
	double at = (double)draw(m, 1u << 30) / (1u << 30) * m->sums[high];

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (m->sums[middle] <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return &m->words.items[low];
}

/* The name of a person or a firm: the same for the same number. */
static void
name(unsigned number, struct buf *out)
{
	static const char *const syllables[] = { "ra", "mel", "to", "vin", "dor", "sa", "ki", "bau", "len", "gri", "mo", "ster",
		                                 "cha", "ni", "fel", "ou" };
	unsigned k = number * 2654435761u >> 4, parts = 2 + k % 2, words = 1 + number % 2, w, i;

	for (w = 0; w < words; w++, k = k / 7 + 31) {
		size_t at = out->n + (w > 0);

		if (w > 0)
			buf_addc(out, ' ');
		for (i = 0; i < parts; i++, k /= 3)
			buf_addz(out, syllables[(k + number * (w + 1)) % 16]);
		out->p[at] = (char)(out->p[at] & ~0x20);
	}
}

/* A sum, a share or a day, in both languages. */
static void
figure(struct maker *m, struct date day, struct buf out[2])
{
	static const char *const months[2][12] = {
		{ "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
		  "décembre" },
		{ "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
		  "Dezember" }
	};
	unsigned kind = (unsigned)draw(m, 4), n = 2 + (unsigned)draw(m, 900);

	if (kind == 0) {
		buf_addf(&out[0], "%u,%u milliards d’euros", n, n % 9 + 1);
		buf_addf(&out[1], "%u,%u Milliarden Euro", n, n % 9 + 1);
	} else if (kind == 1) {
		buf_addf(&out[0], "%u millions de dollars", n);
		buf_addf(&out[1], "%u Millionen Dollar", n);
	} else if (kind == 2) {
		buf_addf(&out[0], "%u,%u %%", n % 100, n % 9 + 1);
		buf_addf(&out[1], "%u,%u Prozent", n % 100, n % 9 + 1);
	} else {
		day = date_from_days(date_days(day) - (int32_t)(n % 300));
		buf_addf(&out[0], "le %d %s %d", day.day, months[0][day.month - 1], day.year);
		buf_addf(&out[1], "am %d. %s %d", day.day, months[1][day.month - 1], day.year);
	}
}

static void
capital(struct buf *b, size_t at)
{
	if (at < b->n && b->p[at] >= 'a' && b->p[at] <= 'z')
		b->p[at] = (char)(b->p[at] & ~0x20);
}

/* One sentence in both languages, about the names of its story. */
static void
sentence(struct maker *m, const unsigned *names, struct date day, unsigned length, struct buf out[2])
{
	size_t start[2] = { out[0].n, out[1].n };
	unsigned i, side;

	for (i = 0; i < length; i++) {
		uint64_t what = draw(m, 100);

		for (side = 0; i > 0 && side < 2; side++)
			buf_addc(&out[side], ' ');
		if (what < 7) {
			unsigned who = names[draw(m, 5)];

			name(who, &out[0]);
			name(who, &out[1]);
		} else if (what < 9) {
			figure(m, day, out);
		} else {
			const struct entry *e = zipf(m, i % 2 == 1);

			buf_adds(&out[0], e->in[0]);
			buf_adds(&out[1], e->in[1]);
		}
	}
	for (side = 0; side < 2; side++)
		capital(&out[side], start[side]);
}

/* Story ${s} in both languages; the German one may lack some sentences. */
static void
story(struct maker *m, unsigned s, struct buf out[2])
{
	struct date day = date_from_days(19000 + (int32_t)(s % 1500));
	unsigned names[5], i, side;

	m->random = 0x9E3779B97F4A7C15u * (s + 1);
	for (i = 0; i < 5; i++)
		names[i] = (unsigned)pow(NAMES, (double)draw(m, 1 << 20) / (1 << 20)); /* few are named often */
	for (side = 0; side < 2; side++)
		buf_reset(&out[side]);
	sentence(m, names, day, 8, out);
	for (side = 0; side < 2; side++)
		buf_addf(&out[side], "\n\n%02d.%02d.%d\n\n", day.day, day.month, day.year);
	for (i = 0; i < m->sentences; i++) {
		size_t before = out[1].n;

		sentence(m, names, day, 10 + (unsigned)draw(m, 18), out);
		if (draw(m, 12) == 0)
			out[1].n = before;
		for (side = 0; side < 2; side++)
			if (side == 0 || out[1].n > before)
				buf_addz(&out[side], i % 3 == 2 ? ".\n\n" : ". ");
	}
}

static void
write_article(const char *folder, unsigned number, const char *lang, struct str text)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof path, "%s/%03u", folder, number / PER_FOLDER);
	if (number % PER_FOLDER == 0 && mkdir(path, 0777) != 0 && errno != EEXIST)
		die(path);
	snprintf(path, sizeof path, "%s/%03u/%06u-%s.txt", folder, number / PER_FOLDER, number, lang);
	f = fopen(path, "wb");
	if (f == NULL || fwrite(text.p, 1, text.n, f) != text.n || fclose(f) != 0)
		die(path);
}

int
main(int argc, char **argv)
{
	struct maker m = { .random = 88172645463325252u, .sentences = SENTENCES };
	struct buf text[2] = { { 0 }, { 0 } };
	unsigned n = argc >= 3 ? (unsigned)strtoul(argv[2], NULL, 10) : 0, done = 0, s;

	if (n == 0) {
		fputs("usage: make-corpus FOLDER N [SENTENCES]\n", stderr);
		return 2;
	}
	if (argc > 3)
		m.sentences = (unsigned)strtoul(argv[3], NULL, 10);
	add_function_words(&m);
	m.content = m.words.n;
	add_content_words(&m);
	add_sums(&m);
	for (s = 0; done < n; s++) {
		story(&m, s, text);
		if (s % 3 != 2)
			write_article(argv[1], done++, "fr", buf_str(&text[0]));
		if (s % 3 != 1 && done < n)
			write_article(argv[1], done++, "de", buf_str(&text[1]));
	}
	buf_release(&text[0]);
	buf_release(&text[1]);
	vec_release(&m.words);
	arena_release(&m.arena);
	return 0;
}
