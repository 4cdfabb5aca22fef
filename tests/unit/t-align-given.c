/* Alignments that came with their texts. */
#include "align/alignment.h"
#include "telling.h"
#include "texts.h"

struct world {
	struct arena arena;
	struct splitter *rules;
	const struct article *articles[3];
	struct units units[3];
	struct given given;
	struct corpus *corpus;
};

static void
world_new(struct world *w)
{
	static const char *const texts[] = { "T\na\nb\nc\nd\ne", "T\na\nb\nc\nd", "T\na" };
	static const lang_id langs[] = { LANG_FR, LANG_DE, LANG_DE };
	struct sentence_rules rules = { .lines = true };
	struct err err;

	memset(w, 0, sizeof *w);
	cr_assert_eq(splitter_new(&w->rules, LANG_UND, &err), 0, "%s", err.msg);
	rules.of[LANG_UND] = w->rules;
	for (int i = 0; i < 3; i++)
		w->articles[i] = text_article(&w->arena, langs[i], str_of(texts[i]));
	w->corpus = corpus_new(w->articles, 3, NULL, 0, &rules, 1);
}

static void
world_free(struct world *w)
{
	corpus_free(w->corpus);
	splitter_free(w->rules);
	arena_release(&w->arena);
}

static void
give(struct world *w, const uint32_t *left, uint32_t nleft, const uint32_t *right, uint32_t nright)
{
	w->units[0] = (struct units){ 0, nleft, left };
	w->units[1] = (struct units){ 1, nright, right };
	w->given = (struct given){ 2, w->units };
	corpus_give(w->corpus, &w->given, 1);
}

/* "0+2:0+1 2+1:1+0", in order. */
static const char *
told(struct world *w, const struct alignment *a)
{
	struct buf b = { 0 };
	char *z;

	for (uint32_t i = 0; i < a->nbeads; i++) {
		const struct bead *x = &a->beads[i];

		cr_expect_eq(x->by, BEAD_GIVEN);
		buf_addf(&b, "%s%u+%u:%u+%u", i ? " " : "", x->start[0], x->n[0], x->start[1], x->n[1]);
	}
	z = arena_strz(&w->arena, buf_str(&b));
	buf_release(&b);
	return z;
}

Test(align_given, beads)
{
	struct world w;
	const struct alignment *a;

	world_new(&w);
	give(&w, (const uint32_t[]){ 1, 1, 0, 3, 2 }, 5, (const uint32_t[]){ 1, 2, 3, 9 }, 4);
	a = alignment_new(w.corpus, NULL, NULL, 0, 1, &w.arena);
	cr_expect_str_eq(told(&w, a), "0+2:0+1 2+1:1+0 3+1:2+1 4+0:3+1 4+1:1+1");
	cr_expect(a->crossing);
	cr_expect_eq(a->nsentences[0], 5);
	cr_expect_float_eq(a->coverage[0], 0.8F, 1e-6F);
	world_free(&w);
}

/* Sentences of a unit that stand apart, and fewer numbers than sentences: each is in one bead all the same. */
Test(align_given, apart)
{
	struct world w;
	const struct alignment *a;

	world_new(&w);
	give(&w, (const uint32_t[]){ 1, 2, 1 }, 3, (const uint32_t[]){ 2, 1 }, 2);
	a = alignment_new(w.corpus, NULL, NULL, 0, 1, &w.arena);
	cr_expect_eq(a->nbeads, 7);
	for (int side = 0; side < 2; side++)
		for (uint32_t i = 0; i < a->nsentences[side]; i++)
			cr_expect_neq(alignment_bead_of(a, side, i), UINT32_MAX);
	world_free(&w);
}

Test(align_given, look_up)
{
	struct world w;
	struct units out[2];

	world_new(&w);
	cr_expect_not(corpus_given(w.corpus, 0, 1, out));
	give(&w, (const uint32_t[]){ 7 }, 1, (const uint32_t[]){ 7 }, 1);
	cr_expect(corpus_given(w.corpus, 0, 1, out));
	cr_expect(corpus_given(w.corpus, 1, 0, out) && out[0].article == 1);
	cr_expect_not(corpus_given(w.corpus, 0, 2, out));
	world_free(&w);
}
