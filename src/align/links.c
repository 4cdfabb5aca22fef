#include "align/links.h"

#include <stdlib.h>
#include <string.h>

#include "align/alike.h"
#include "text/fold.h"

static const float COMPOUND = 0.3F;

enum { COMPOUND_SHORTEST = 9, PART_SHORTEST = 4 };

struct evidence_links {
	uint32_t *first[2]; /* [words of the side + 1] */
	struct link *items[2];
};

/* A pair of words with both probabilities, while they are collected. */
struct found {
	uint32_t word[2];
	float t[2]; /* t[s]: of the word of side 1 - s given that of side s */
};
typedef VEC(struct found) founds;

/* Words of a side by their number in the lexicon; few of the lexicon's words are there, so a bit for each says whether to
 * look. */
struct known {
	uint32_t lexicon, word;
};
struct by_lexicon {
	uint64_t *there;     /* [lexicon words / 64 + 1] */
	struct known *known; /* [n], by number */
	uint32_t n;
};

struct making {
	const struct evidence *e;
	const struct lexicon *lx;
	struct by_lexicon by[2];
	founds found;
};

static int
by_number(const void *a, const void *b)
{
	const struct known *x = a, *y = b;

	if (x->lexicon != y->lexicon)
		return x->lexicon < y->lexicon ? -1 : 1;
	return x->word < y->word ? -1 : x->word > y->word;
}

static void
list_words(struct making *m, int side)
{
	const struct evidence_side *s = &m->e->side[side];
	struct by_lexicon *by = &m->by[side];
	uint32_t w;

	by->there = mem_zalloc(lexicon_words(m->lx, side) / 64 + (size_t)1, sizeof *by->there);
	by->known = mem_alloc((s->nwords + (size_t)1) * sizeof *by->known);
	for (w = 0; w < s->nwords; w++) {
		uint32_t number = s->words[w].lexicon;

		if (number == LEXICON_NONE)
			continue;
		by->there[number / 64] |= (uint64_t)1 << number % 64;
		by->known[by->n++] = (struct known){ number, w };
	}
	if (by->n > 1)
		qsort(by->known, by->n, sizeof *by->known, by_number);
}

/* The first of the words with number ${lexicon}, which is there. */
static const struct known *
first_known(const struct by_lexicon *by, uint32_t lexicon)
{
	uint32_t low = 0, high = by->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (by->known[middle].lexicon < lexicon)
			low = middle + 1;
		else
			high = middle;
	}
	return by->known + low;
}

/* What the lexicon's row ${row} of ${side}, standing for ${word}, says about the words that the other version has. */
static void
look_up(struct making *m, int side, uint32_t word, uint32_t row, float factor)
{
	const struct by_lexicon *by = &m->by[1 - side];
	const uint32_t *entries;
	uint32_t n = lexicon_row(m->lx, side, row, &entries), i;

	for (i = 0; i < n; i++) {
		uint32_t number = entries[i] >> 8;
		const struct known *k;
		struct found f = { { word, word }, { 0, 0 } };

		if (!(by->there[number / 64] >> number % 64 & 1))
			continue;
		f.t[side] = factor * lexicon_entry_p(m->lx, entries[i]);
		if (row != m->e->side[side].words[word].lexicon) /* else that is found from the other side */
			f.t[1 - side] = factor * lexicon_t(m->lx, 1 - side, number, row);
		for (k = first_known(by, number); k < by->known + by->n && k->lexicon == number; k++) {
			f.word[1 - side] = k->word;
			vec_add(&m->found, f);
		}
	}
}

/* Rows of the lexicon that are to be looked up, each for a word. */
struct asked {
	uint32_t word, row;
};
typedef VEC(struct asked) askings;

/* A long word is also what its tail says: "Hochwasserschutz" is a kind of "Schutz". */
static void
ask_for_parts(const struct making *m, int side, askings *out)
{
	const struct evidence_side *s = &m->e->side[side];
	VEC(struct str) stems = { 0 };
	size_t first = out->n, i, kept = first;
	uint32_t w, *numbers;

	for (w = 0; w < s->nwords; w++) {
		struct str key = s->words[w].key;
		size_t cut;

		for (cut = PART_SHORTEST; key.n >= COMPOUND_SHORTEST && cut + PART_SHORTEST <= key.n; cut++) {
			if ((key.p[cut] & 0xC0) == 0x80)
				continue;
			vec_add(&stems, fold_stem(str_sub(key, cut, key.n)));
			vec_add(out, ((struct asked){ w, 0 }));
		}
	}
	numbers = mem_alloc((stems.n + 1) * sizeof *numbers);
	lexicon_find(m->lx, side, stems.items, (uint32_t)stems.n, numbers);
	for (i = 0; i < stems.n; i++)
		if (numbers[i] != LEXICON_NONE)
			out->items[kept++] = (struct asked){ out->items[first + i].word, numbers[i] };
	out->n = kept;
	free(numbers);
	vec_release(&stems);
}

enum { AHEAD = 6 }; /* rows that memory is asked for before they are read */

static void
look_up_all(struct making *m, int side)
{
	const struct evidence_side *s = &m->e->side[side];
	askings asked = { 0 };
	size_t i, whole;
	uint32_t w;

	for (w = 0; w < s->nwords; w++)
		if (s->words[w].lexicon != LEXICON_NONE)
			vec_add(&asked, ((struct asked){ w, s->words[w].lexicon }));
	whole = asked.n;
	ask_for_parts(m, side, &asked);
	for (i = 0; i < asked.n; i++) {
		if (i + AHEAD < asked.n) {
			const uint32_t *next;

			lexicon_row(m->lx, side, asked.items[i + AHEAD].row, &next);
			__builtin_prefetch(next);
			__builtin_prefetch(next + 16);
		}
		look_up(m, side, asked.items[i].word, asked.items[i].row, i < whole ? 1 : COMPOUND);
	}
	vec_release(&asked);
}

static void
add_alike(struct making *m)
{
	alikes found = { 0 };
	size_t i;

	alike_find(m->e, &found);
	for (i = 0; i < found.n; i++) {
		struct alike *a = &found.items[i];

		vec_add(&m->found, ((struct found){ { a->word[0], a->word[1] }, { a->t, a->t } }));
	}
	vec_release(&found);
}

/* In order of the left words: a counting sort. */
static void
sort_by_left(founds *found, uint32_t nwords)
{
	struct found *sorted = mem_alloc((found->n + 1) * sizeof *sorted);
	uint32_t *at = mem_zalloc(nwords + (size_t)1, sizeof *at), w;
	size_t i;

	for (i = 0; i < found->n; i++)
		at[found->items[i].word[0] + 1]++;
	for (w = 0; w < nwords; w++)
		at[w + 1] += at[w];
	for (i = 0; i < found->n; i++)
		sorted[at[found->items[i].word[0]]++] = found->items[i];
	free(at);
	free(found->items);
	found->items = sorted;
	found->cap = found->n + 1;
}

/* One entry for each pair of words, the best probability of each direction. */
static void
unite(founds *found, uint32_t nleft, uint32_t nright)
{
	size_t *last = mem_zalloc(nright + (size_t)1, sizeof *last), i, kept = 0, first = 0; /* of a right word, + 1 */
	int d;

	sort_by_left(found, nleft);
	for (i = 0; i < found->n; i++) {
		struct found f = found->items[i];
		size_t same = last[f.word[1]];

		if (i == 0 || f.word[0] != found->items[i - 1].word[0])
			first = kept;
		if (same <= first) { /* of another left word, or none */
			last[f.word[1]] = kept + 1;
			found->items[kept++] = f;
			continue;
		}
		for (d = 0; d < 2; d++)
			if (f.t[d] > found->items[same - 1].t[d])
				found->items[same - 1].t[d] = f.t[d];
	}
	found->n = kept;
	free(last);
}

static void
store(struct evidence_links *l, const struct making *m, int side, struct arena *arena)
{
	uint32_t nwords = m->e->side[side].nwords, w, *at;
	size_t i;

	l->first[side] = arena_array(arena, uint32_t, nwords + (size_t)1);
	l->items[side] = arena_array(arena, struct link, m->found.n);
	for (i = 0; i < m->found.n; i++)
		l->first[side][m->found.items[i].word[side] + 1] += m->found.items[i].t[side] > 0;
	for (w = 0; w < nwords; w++)
		l->first[side][w + 1] += l->first[side][w];
	at = mem_alloc((nwords + (size_t)1) * sizeof *at);
	memcpy(at, l->first[side], (nwords + (size_t)1) * sizeof *at);
	for (i = 0; i < m->found.n; i++) {
		const struct found *f = &m->found.items[i];

		if (f->t[side] > 0)
			l->items[side][at[f->word[side]]++] = (struct link){ f->word[1 - side], f->t[side] };
	}
	free(at);
}

struct evidence_links *
links_new(const struct evidence *e, const struct lexicon *lx, struct arena *arena)
{
	struct evidence_links *l = arena_array(arena, struct evidence_links, 1);
	struct making m = { .e = e, .lx = lx };
	int side;

	for (side = 0; side < 2 && lx != NULL; side++)
		list_words(&m, side);
	for (side = 0; side < 2 && lx != NULL; side++)
		look_up_all(&m, side);
	add_alike(&m);
	unite(&m.found, e->side[0].nwords, e->side[1].nwords);
	for (side = 0; side < 2; side++)
		store(l, &m, side, arena);
	for (side = 0; side < 2; side++) {
		free(m.by[side].there);
		free(m.by[side].known);
	}
	vec_release(&m.found);
	return l;
}

uint32_t
links_of(const struct evidence_links *l, int side, uint32_t word, const struct link **links)
{
	*links = l->items[side] + l->first[side][word];
	return l->first[side][word + 1] - l->first[side][word];
}
