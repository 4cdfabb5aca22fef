#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align/word_alignment.h"
#include "base/utf8.h"
#include "marks.h"
#include "pseudo.h"
#include "query/concordance.h"

enum { WORDS = 128, UNMARKED = 0 };

/* The words of a bead: which group each is in (from 1), and whether that group has words on the other side. */
struct marked {
	struct word_span span[2];
	struct word_alignment a;
	uint32_t group[2][WORDS];
	bool alone[2][WORDS];
};

struct counts {
	unsigned links, right, words, found;
};

static struct str
word_text(const struct model *m, const struct marked *b, int side, uint32_t i)
{
	return str_sub(m->corpus->articles[b->span[side].article]->text, b->a.words[side][i].start,
		       b->a.words[side][i].end);
}

/* In the marks "_" is a no-break space, and ' any apostrophe. */
static bool
same_word(struct arena *arena, struct str text, struct str mark)
{
	struct str plain = marks_plain(arena, text);
	size_t i;

	if (plain.n != mark.n)
		return false;
	for (i = 0; i < mark.n; i++)
		if (plain.p[i] != mark.p[i] && !(mark.p[i] == '_' && plain.p[i] == ' '))
			return false;
	return true;
}

/* "musée#2": the second of that spelling. The program ends when the bead does not have it: the mark is wrong. */
static void
mark_word(const struct model *m, struct arena *arena, struct marked *b, int side, struct str word, uint32_t group,
	  bool alone)
{
	size_t hash = str_chr(word, '#', 0);
	unsigned nth = hash < word.n ? (unsigned)(word.p[hash + 1] - '0') : 1;
	struct str plain = marks_plain(arena, str_sub(word, 0, hash < word.n ? hash : word.n));
	uint32_t i;

	for (i = 0; i < b->a.n[side]; i++)
		if (same_word(arena, word_text(m, b, side, i), plain) && (hash < word.n || b->group[side][i] == UNMARKED) &&
		    --nth == 0) {
			b->group[side][i] = group;
			b->alone[side][i] = alone;
			return;
		}
	fprintf(stderr, "words.tsv: there is no \"" STR_FMT "\" in \"" STR_FMT "\"\n", STR_ARG(word),
		STR_ARG(str_sub(m->corpus->articles[b->span[side].article]->text, b->span[side].start, b->span[side].end)));
	exit(99);
}

static void
mark_words(const struct model *m, struct arena *arena, struct marked *b, struct str groups)
{
	struct str one, word, part[2];
	uint32_t group = 1;
	int side;

	for (; str_cut(&groups, ';', &one); group++) {
		part[1] = str_trim(one);
		str_cut(&part[1], '=', &part[0]);
		for (side = 0; side < 2; side++) {
			struct str rest = str_trim(part[side]);
			bool alone = str_eqz(str_trim(part[1 - side]), "-");

			while (!str_eqz(rest, "-") && str_cut(&rest, ' ', &word))
				mark_word(m, arena, b, side, word, group, alone);
		}
	}
}

static void
count(const struct model *m, const struct marked *b, struct counts *c, bool verbose)
{
	bool found[2][WORDS] = { { false } };
	uint32_t i;
	int side;

	for (i = 0; i < b->a.nlinks; i++) {
		const uint32_t *w = b->a.links[i].word;
		uint32_t left = b->group[0][w[0]], right = b->group[1][w[1]];

		if (left == UNMARKED && right == UNMARKED)
			continue;
		c->links++;
		if (left == right) {
			c->right++;
			found[0][w[0]] = found[1][w[1]] = true;
		} else if (verbose) {
			fprintf(stderr, "words\twrong\t" STR_FMT "\t" STR_FMT "\t%.2f\n", STR_ARG(word_text(m, b, 0, w[0])),
				STR_ARG(word_text(m, b, 1, w[1])), (double)b->a.links[i].score);
		}
	}
	for (side = 0; side < 2; side++)
		for (i = 0; i < b->a.n[side]; i++) {
			if (b->group[side][i] == UNMARKED || b->alone[side][i])
				continue;
			c->words++;
			c->found += found[side][i];
			if (verbose && !found[side][i])
				fprintf(stderr, "words\tmissed\t" STR_FMT "\n", STR_ARG(word_text(m, b, side, i)));
		}
}

static bool
find_bead(const struct model *m, const struct mark *row, struct marked *b)
{
	uint32_t article[2] = { marks_article(m->corpus, row->field[0]), marks_article(m->corpus, row->field[1]) };
	uint32_t sentence = (uint32_t)strtoul(row->field[2].p, NULL, 10), pair, bead, s;
	const struct alignment *a;
	const struct corpus *c = m->corpus;
	int side;

	for (pair = 0; pair < m->stories->npairs; pair++)
		if (m->stories->pairs[pair].article[0] == article[0] && m->stories->pairs[pair].article[1] == article[1])
			break;
	if (pair == m->stories->npairs)
		return false;
	a = opened_alignment(m->opened, pair);
	bead = alignment_bead_of(a, 0, sentence);
	for (side = 0; side < 2; side++) {
		s = c->first_body[article[side]] + a->beads[bead].start[side];
		if (a->beads[bead].n[side] == 0)
			return false;
		b->span[side] = (struct word_span){ article[side], c->sentences[s].start,
						    c->sentences[s + a->beads[bead].n[side] - 1].end };
	}
	return true;
}

void
sample_words(const struct model *m, const char *folder, bool verbose)
{
	const struct word_sources from = word_sources_of(m->index, m->entities, model_lexicon(m), m->sides);
	struct arena arena = { 0 };
	struct counts c = { 0, 0, 0, 0 };
	marks rows = { 0 };
	size_t i;

	marks_read(&arena, folder, "words.tsv", &rows);
	for (i = 0; i < rows.n; i++) {
		struct marked b = { 0 };

		if (!find_bead(m, &rows.items[i], &b))
			continue;
		word_alignment_make(&from, b.span, &arena, &b.a);
		mark_words(m, &arena, &b, rows.items[i].field[3]);
		count(m, &b, &c, verbose);
	}
	pseudo_print("sample-words-precision", c.links ? (double)c.right / c.links : 0);
	pseudo_print("sample-words-recall", c.words ? (double)c.found / c.words : 0);
	vec_release(&rows);
	arena_release(&arena);
}
