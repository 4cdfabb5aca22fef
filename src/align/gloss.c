#include "align/gloss.h"

#include <stdlib.h>

#include "text/fold.h"

/* A word that the lexicon lacks is rare: this share of the articles would hold it. */
static const float CHANCE_UNKNOWN = 3e-4F;
/* How many words an article of news has, to make a share of articles of a share of words. */
static const float WORDS_AN_ARTICLE = 300;
/* Translations less likely than this say nothing; one of SURE says all that a word can. */
static const float LEAST = 0.01F, SURE = 0.25F;

static struct intern *
number_stems(struct gloss *g, const struct index *ix, struct arena *arena)
{
	struct intern *stems = intern_new();
	uint32_t t;

	g->stem_of = arena_array(arena, uint32_t, ix->nterms);
	for (t = 0; t < ix->nterms; t++) {
		struct str key = intern_get(ix->terms, t);

		if (key.n == 0 || (key.p[0] >= '0' && key.p[0] <= '9'))
			g->stem_of[t] = GLOSS_NONE;
		else
			g->stem_of[t] = intern_add(stems, fold_stem(key));
	}
	g->nstems = intern_count(stems);
	return stems;
}

static float
chance_of(const struct lexicon *lx, int side, uint32_t word)
{
	float share = word == LEXICON_NONE ? CHANCE_UNKNOWN : lexicon_background(lx, side, word) * WORDS_AN_ARTICLE;

	return share < 1 ? share : 1;
}

static float
speaks(float p)
{
	return p < LEAST ? 0 : p > SURE ? 1 : p / SURE;
}

/* ${stem} itself, then what the lexicon has for it and the corpus too. */
static uint32_t
look_up(const struct lexicon *lx, int side, const struct intern *stems, uint32_t stem, struct gloss_word *out)
{
	struct lexicon_entry entries[GLOSS_MOST - 1];
	uint32_t word = lx ? lexicon_word(lx, side, intern_get(stems, stem)) : LEXICON_NONE, n = 0, found, i;

	out[n++] = (struct gloss_word){ stem, 1 };
	if (word == LEXICON_NONE)
		return n;
	found = lexicon_translations(lx, side, word, entries, GLOSS_MOST - 1);
	for (i = 0; i < found; i++) {
		float back = lexicon_t(lx, 1 - side, entries[i].word, word);
		float s = speaks(entries[i].p > back ? entries[i].p : back);
		uint32_t other = intern_find(stems, lexicon_stem(lx, 1 - side, entries[i].word));

		if (other != INTERN_NONE && other != stem && s > 0)
			out[n++] = (struct gloss_word){ other, s };
	}
	return n;
}

static void
init_side(struct gloss *g, const struct lexicon *lx, int side, const struct intern *stems, struct arena *arena)
{
	VEC(struct gloss_word) all = { 0 };
	uint32_t stem, n;

	g->first[side] = arena_array(arena, uint32_t, g->nstems + (size_t)1);
	g->chance[side] = arena_array(arena, float, g->nstems);
	for (stem = 0; stem < g->nstems; stem++) {
		vec_reserve(&all, all.n + GLOSS_MOST);
		n = look_up(lx, side, stems, stem, all.items + all.n);
		all.n += n;
		g->first[side][stem + 1] = (uint32_t)all.n;
		g->chance[side][stem] =
			chance_of(lx, side, lx ? lexicon_word(lx, side, intern_get(stems, stem)) : LEXICON_NONE);
	}
	g->words[side] = arena_items(arena, &all);
	vec_release(&all);
}

void
gloss_init(struct gloss *g, const struct index *ix, const struct lexicon *lx, struct arena *arena)
{
	struct intern *stems = number_stems(g, ix, arena);
	int side;

	for (side = 0; side < 2; side++)
		init_side(g, lx, side, stems, arena);
	intern_free(stems);
}
