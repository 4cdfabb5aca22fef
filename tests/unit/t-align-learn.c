#include "align/learn.h"
#include "telling.h"

/* Texts of twelve firms that the lexicon knows nothing of: in each, a word that none has ("zorglub", "Xonkwerk") and one
 * that only this firm has. */
enum { FIRMS = 12 };
static const char *const things[FIRMS][2] = {
	{ "banque", "Bank" },      { "maison", "Haus" },   { "arbre", "Baum" },    { "ville", "Stadt" },
	{ "route", "Straße" },     { "lettre", "Brief" },  { "fleur", "Blume" },   { "jardin", "Garten" },
	{ "voiture", "Auto" },     { "livre", "Buch" },    { "fenêtre", "Fenster" }, { "montagne", "Berg" },
};

struct school {
	struct telling telling;
	struct learn learn;
};

/* Half of the firms have the unknown thing. */
static void
setup(struct school *s)
{
	uint32_t i;

	*s = (struct school){ .telling = { .n = 0 } };
	for (i = 0; i < FIRMS; i++) {
		char fr[100], de[100];

		snprintf(fr, sizeof fr, "La %s %s.", things[i][0], i % 2 ? "zorglub" : "arrive");
		snprintf(de, sizeof de, "Das %s %s.", things[i][1], i % 2 ? "Xonkwerk" : "kommt");
		telling_add(&s->telling, LANG_FR, "", fr);
		telling_add(&s->telling, LANG_DE, "", de);
	}
	telling_freeze(&s->telling);
	learn_init(&s->learn, s->telling.lexicon);
}

static void
teardown(struct school *s)
{
	learn_release(&s->learn);
	telling_release(&s->telling);
}

static void
show(struct school *s, uint32_t firm, uint32_t pair)
{
	const struct learn_span span[2] = { { 2 * firm, 0, UINT32_MAX }, { 2 * firm + 1, 0, UINT32_MAX } };

	learn_bead(&s->learn, s->telling.index, span, pair, 1);
}

static float
t(const struct lexicon *lx, int side, const char *word, const char *other)
{
	uint32_t w = lexicon_word(lx, side, str_of(word)), o = lexicon_word(lx, 1 - side, str_of(other));

	return w == LEXICON_NONE || o == LEXICON_NONE ? 0 : lexicon_t(lx, side, w, o);
}

Test(align_learn, a_word_that_comes_back_is_learned_and_what_is_known_stays)
{
	struct school s;
	struct lexicon *more;
	uint32_t i, learned;

	setup(&s);
	for (i = 0; i < FIRMS; i++)
		show(&s, i, i);
	more = learn_lexicon(&s.learn, &learned);
	cr_assert_not_null(more);
	cr_expect_eq(learned, 1, "%u", learned);
	cr_expect_gt(t(more, 0, "zorgl", "xonkw"), 0.5F);
	cr_expect_gt(t(more, 1, "xonkw", "zorgl"), 0.5F);
	cr_expect_eq(t(more, 0, "zorgl", "bank"), 0, "what stands beside it once is none");
	cr_expect_gt(t(more, 0, "banqu", "bank"), t(s.telling.lexicon, 0, "banqu", "bank") / 2);
	cr_expect_eq(t(more, 0, "schne", "neige"), t(s.telling.lexicon, 0, "schne", "neige"));
	cr_expect_eq(lexicon_words(more, 0), lexicon_words(s.telling.lexicon, 0) + 1);
	lexicon_close(more);
	teardown(&s);
}

Test(align_learn, one_pair_of_articles_is_no_witness)
{
	struct school s;
	uint32_t i, learned;

	setup(&s);
	for (i = 0; i < FIRMS; i++)
		show(&s, i, 7);
	cr_expect_null(learn_lexicon(&s.learn, &learned));
	cr_expect_eq(learned, 0);
	teardown(&s);
}

Test(align_learn, one_text_in_many_files_is_one_witness)
{
	struct school s;
	uint32_t i, learned;

	setup(&s);
	for (i = 0; i < FIRMS; i++)
		show(&s, 1, i);
	cr_expect_eq(s.learn.beads.n, 1);
	cr_expect_null(learn_lexicon(&s.learn, &learned));
	teardown(&s);
}
