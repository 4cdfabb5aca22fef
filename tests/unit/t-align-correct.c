/* What a reader corrects in alignments: the edits, and what is kept of them. */
#include <string.h>

#include "align/corrections.h"
#include "align/edit.h"
#include "telling.h"
#include "texts.h"

enum { SENTENCES_MOST = 12 };

static uint64_t random_state;

static uint32_t
dice(uint32_t n)
{
	random_state = random_state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((random_state >> 33) % n);
}

/* Two articles of numbered sentences, one a line. */
struct world {
	struct arena arena;
	struct splitter *rules;
	const struct article *articles[2];
	struct corpus *corpus;
	uint32_t n[2];
};

static const struct article *
article_of(struct world *w, int side, const char *file, const uint32_t *numbers, uint32_t n)
{
	struct buf b = { 0 };
	struct article *a;

	buf_addf(&b, "%s", side ? "Der Titel" : "Le titre");
	for (uint32_t i = 0; i < n; i++)
		buf_addf(&b, "\n%s %u.", side ? "Satz" : "Phrase", numbers[i]);
	a = (struct article *)text_article(&w->arena, side ? LANG_DE : LANG_FR, buf_str(&b));
	a->file = str_of(file);
	buf_release(&b);
	return a;
}

static void
world_new(struct world *w, uint32_t *const numbers[2], const uint32_t n[2], const char *const file[2])
{
	struct sentence_rules rules = { .lines = true };
	struct err err;

	memset(w, 0, sizeof *w);
	cr_assert_eq(splitter_new(&w->rules, LANG_UND, &err), 0, "%s", err.msg);
	rules.of[LANG_UND] = w->rules;
	for (int side = 0; side < 2; side++) {
		w->n[side] = n[side];
		w->articles[side] = article_of(w, side, file[side], numbers[side], n[side]);
	}
	w->corpus = corpus_new(w->articles, 2, NULL, 0, &rules, 1);
}

static void
world_free(struct world *w)
{
	corpus_free(w->corpus);
	splitter_free(w->rules);
	arena_release(&w->arena);
}

static const uint32_t both[2] = { 0, 1 };

/* An alignment by chance, in the same order on both sides. */
static struct alignment
align_by_chance(struct world *w)
{
	struct alignment a = { .nsentences = { w->n[0], w->n[1] } };
	struct bead *beads = arena_array(&w->arena, struct bead, w->n[0] + (size_t)w->n[1] + 1);
	uint32_t at[2] = { 0, 0 };

	while (at[0] < w->n[0] || at[1] < w->n[1]) {
		struct bead *b = &beads[a.nbeads];

		*b = (struct bead){ .start = { at[0], at[1] }, .score = (float)dice(100) / 10 };
		for (int side = 0; side < 2; side++) {
			uint32_t left = w->n[side] - at[side], n = dice(4) ? 1 : dice(3);

			b->n[side] = n < left ? n : left;
			at[side] += b->n[side];
		}
		a.nbeads += b->n[0] + b->n[1] > 0;
	}
	a.beads = beads;
	return a;
}

/* Every sentence is in one bead, the beads in the order of the left side. */
static void
check_whole(const struct alignment *a)
{
	for (int side = 0; side < 2; side++) {
		bool seen[4 * SENTENCES_MOST] = { false };
		uint32_t n = 0;

		for (uint32_t i = 0; i < a->nbeads; i++)
			for (uint32_t k = a->beads[i].start[side]; k < a->beads[i].start[side] + a->beads[i].n[side]; k++) {
				cr_assert(k < a->nsentences[side] && !seen[k]);
				seen[k] = true;
				n++;
			}
		cr_assert_eq(n, a->nsentences[side]);
		cr_assert(a->coverage[side] >= 0 && a->coverage[side] <= 1);
	}
	for (uint32_t i = 0; i < a->nbeads; i++) {
		cr_assert(a->beads[i].n[0] + a->beads[i].n[1] > 0);
		cr_assert(i == 0 || a->beads[i].start[0] >= a->beads[i - 1].start[0]);
	}
}

static bool
has_bead(const struct alignment *a, const struct bead *b)
{
	for (uint32_t i = 0; i < a->nbeads; i++) {
		const struct bead *x = &a->beads[i];

		if (x->n[0] == b->n[0] && x->n[1] == b->n[1] && (b->n[0] == 0 || x->start[0] == b->start[0]) &&
		    (b->n[1] == 0 || x->start[1] == b->start[1]) && x->by == b->by)
			return true;
	}
	return false;
}

static void
check_same(const struct alignment *a, const struct alignment *b)
{
	cr_assert_eq(a->nbeads, b->nbeads);
	for (uint32_t i = 0; i < a->nbeads; i++)
		cr_assert(has_bead(b, &a->beads[i]));
}

/* What is confirmed stays, whatever is done to other beads. */
static void
check_confirmed(const struct alignment *before, uint32_t bead, const struct alignment *after)
{
	for (uint32_t i = 0; i < before->nbeads; i++)
		if (i != bead && before->beads[i].by == BEAD_CONFIRMED)
			cr_assert(has_bead(after, &before->beads[i]));
}

static void
check_kept(const struct world *w, const struct alignment *found, const struct alignment *edited)
{
	struct corrections *x = corrections_new(), *again = corrections_new();
	struct arena arena = { 0 };
	struct buf text = { 0 }, once_more = { 0 };

	corrections_keep(x, w->corpus, both, edited);
	check_same(edited, corrections_apply(x, w->corpus, both, found, &arena));
	corrections_write(x, &text);
	corrections_read(again, buf_str(&text));
	check_same(edited, corrections_apply(again, w->corpus, both, found, &arena));
	corrections_write(again, &once_more);
	cr_assert(str_eq(buf_str(&text), buf_str(&once_more)));
	buf_release(&text);
	buf_release(&once_more);
	corrections_free(x);
	corrections_free(again);
	arena_release(&arena);
}

static void
number(uint32_t *numbers, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		numbers[i] = i;
}

Test(align_correct, edits_by_chance_keep_all_sentences_and_are_kept)
{
	static const char *const files[2] = { "a/un.txt", "a/eins.txt" };
	uint32_t done[BEAD_EDITS] = { 0 };

	for (unsigned round = 0; round < 150; round++) {
		uint32_t numbers[2][SENTENCES_MOST], n[2];
		uint32_t *const all[2] = { numbers[0], numbers[1] };
		struct world w;
		struct alignment found;
		const struct alignment *now;

		random_state = round;
		for (int side = 0; side < 2; side++)
			number(numbers[side], n[side] = dice(SENTENCES_MOST));
		world_new(&w, all, n, files);
		found = align_by_chance(&w);
		now = &found;
		for (unsigned step = 0; step < 12 && now->nbeads > 0; step++) {
			enum bead_edit what = (enum bead_edit)dice(BEAD_EDITS);
			uint32_t bead = dice(now->nbeads), at = UINT32_MAX;
			const struct alignment *made =
				edit_bead(w.corpus, both, now, what, bead, (int)dice(2), &w.arena, &at);

			if (made == NULL)
				continue;
			done[what]++;
			cr_assert_lt(at, made->nbeads);
			check_whole(made);
			check_confirmed(now, bead, made);
			now = made;
		}
		check_kept(&w, &found, now);
		world_free(&w);
	}
	for (int what = 0; what < BEAD_EDITS; what++)
		cr_expect_gt(done[what], 20, "edit %d was hardly ever made", what);
}

/* Four rows of one sentence each; then what each edit makes of them. */
Test(align_correct, each_edit)
{
	static const char *const files[2] = { "un.txt", "eins.txt" };
	static const struct {
		enum bead_edit what;
		uint32_t bead, at;
		int side;
		const char *made; /* "left:right" a bead, by their sentences */
	} cases[] = {
		{ BEAD_UNLINK, 1, 2, 1, "0:0 :1 1: 2:2 3:3" },
		{ BEAD_MERGE, 1, 1, 1, "0:0 12:12 3:3" },
		{ BEAD_UP, 2, 2, 1, "0:0 1:12 2: 3:3" },
		{ BEAD_DOWN, 1, 1, 0, "0:0 :1 12:2 3:3" },
		{ BEAD_SHIFT_DOWN, 1, 1, 1, "0:0 1: 2:1 3:2 :3" },
		{ BEAD_SHIFT_UP, 2, 2, 1, "0:0 1:12 2:3 3:" },
		{ BEAD_CONFIRM, 3, 3, 1, "0:0 1:1 2:2 3:3" },
	};
	uint32_t numbers[4] = { 0, 1, 2, 3 };
	uint32_t *const all[2] = { numbers, numbers };
	struct bead beads[4];
	struct alignment four = { .nsentences = { 4, 4 }, .nbeads = 4, .beads = beads };
	struct world w;
	uint32_t at;

	world_new(&w, all, (const uint32_t[2]){ 4, 4 }, files);
	for (uint32_t i = 0; i < 4; i++)
		beads[i] = (struct bead){ { i, i }, { 1, 1 }, 5, BEAD_FOUND };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct alignment *a = edit_bead(w.corpus, both, &four, cases[i].what, cases[i].bead,
		                                      cases[i].side, &w.arena, &at);
		struct buf b = { 0 };

		cr_assert_not_null(a);
		for (uint32_t k = 0; k < a->nbeads; k++) {
			buf_addz(&b, k ? " " : "");
			for (int side = 0; side < 2; side++) {
				for (uint32_t s = 0; s < a->beads[k].n[side]; s++)
					buf_addf(&b, "%u", a->beads[k].start[side] + s);
				buf_addz(&b, side ? "" : ":");
			}
		}
		cr_expect_str_eq(b.p, cases[i].made, "case %zu: %s", i, b.p);
		cr_expect(at == cases[i].at || cases[i].what == BEAD_DOWN, "case %zu: at %u", i, at);
		buf_release(&b);
	}
	cr_expect_null(edit_bead(w.corpus, both, &four, BEAD_LINK, 0, 1, &w.arena, &at), "it is linked");
	cr_expect_null(edit_bead(w.corpus, both, &four, BEAD_SPLIT, 0, 1, &w.arena, &at), "one sentence each");
	cr_expect_null(edit_bead(w.corpus, both, &four, BEAD_UP, 0, 1, &w.arena, &at), "nothing above");
	cr_expect_null(edit_bead(w.corpus, both, &four, BEAD_MERGE, 3, 1, &w.arena, &at), "nothing below");
	cr_expect_null(edit_bead(w.corpus, both, &four, BEAD_CONFIRM, 4, 1, &w.arena, &at), "no such bead");
	world_free(&w);
}

Test(align_correct, what_is_split_or_unlinked_goes_together_again)
{
	static const char *const files[2] = { "un.txt", "eins.txt" };
	uint32_t numbers[3] = { 0, 1, 2 }, at;
	uint32_t *const all[2] = { numbers, numbers };
	struct bead beads[2] = { { { 0, 0 }, { 2, 1 }, 5, BEAD_FOUND }, { { 2, 1 }, { 1, 2 }, 5, BEAD_FOUND } };
	struct alignment two = { .nsentences = { 3, 3 }, .nbeads = 2, .beads = beads };
	const struct alignment *a;
	struct world w;

	world_new(&w, all, (const uint32_t[2]){ 3, 3 }, files);
	a = edit_bead(w.corpus, both, &two, BEAD_SPLIT, 0, 1, &w.arena, &at);
	cr_assert(a != NULL && a->nbeads == 3 && a->beads[0].n[0] == 1 && a->beads[1].n[1] == 0);
	a = edit_bead(w.corpus, both, a, BEAD_MERGE, 0, 1, &w.arena, &at);
	cr_assert(a != NULL && a->nbeads == 2 && a->beads[0].n[0] == 2 && a->beads[0].n[1] == 1);
	a = edit_bead(w.corpus, both, a, BEAD_UNLINK, 1, 1, &w.arena, &at);
	cr_assert(a != NULL && a->nbeads == 3);
	a = edit_bead(w.corpus, both, a, BEAD_LINK, at, 1, &w.arena, &at);
	cr_assert(a != NULL && a->nbeads == 2 && a->beads[1].n[0] == 1 && a->beads[1].n[1] == 2);
	world_free(&w);
}

/* Sentences in front, others gone, the left file under another name: what was said of those that remain still holds. */
Test(align_correct, they_follow_the_text)
{
	static const char *const before[2] = { "alt/un.txt", "eins.txt" }, *const after[2] = { "neu/un.txt", "eins.txt" };
	uint32_t old[4] = { 0, 1, 2, 3 }, left[6] = { 7, 8, 0, 2, 1, 3 }, right[5] = { 9, 0, 1, 9, 3 };
	uint32_t *const all[2] = { old, old }, *const moved[2] = { left, right };
	struct bead beads[4], found_beads[11];
	struct alignment a = { .nsentences = { 4, 4 }, .nbeads = 4, .beads = beads };
	struct alignment found = { .nsentences = { 6, 5 }, .nbeads = 11, .beads = found_beads };
	struct corrections *x = corrections_new();
	const struct alignment *made;
	struct world w, later;

	for (uint32_t i = 0; i < 4; i++)
		beads[i] = (struct bead){ { i, i }, { 1, 1 }, 5, i == 0 ? BEAD_FOUND : BEAD_CONFIRMED };
	for (uint32_t i = 0; i < 11; i++)
		found_beads[i] = (struct bead){ { i < 6 ? i : 6, i < 6 ? 0 : i - 6 }, { i < 6, i >= 6 }, 0, BEAD_FOUND };
	world_new(&w, all, (const uint32_t[2]){ 4, 4 }, before);
	corrections_keep(x, w.corpus, both, &a);
	world_new(&later, moved, (const uint32_t[2]){ 6, 5 }, after);
	made = corrections_apply(x, later.corpus, both, &found, &later.arena);
	check_whole(made);
	cr_expect(has_bead(made, &(struct bead){ { 4, 2 }, { 1, 1 }, 0, BEAD_CONFIRMED }), "1 is 1");
	cr_expect(has_bead(made, &(struct bead){ { 5, 4 }, { 1, 1 }, 0, BEAD_CONFIRMED }), "3 is 3");
	cr_expect(has_bead(made, &(struct bead){ { 3, 0 }, { 1, 0 }, 0, BEAD_FOUND }), "2 is gone on the right");
	corrections_free(x);
	world_free(&w);
	world_free(&later);
}

struct judged {
	uint32_t n;
	enum verdict v;
};

static void
note_verdict(void *context, const uint32_t article[2], enum verdict v)
{
	struct judged *j = context;

	cr_expect(article[0] == 0 && article[1] == 1);
	j->n++;
	j->v = v;
}

Test(align_correct, verdicts_are_kept_and_taken_back)
{
	static const char *const files[2] = { "tab\there %.txt", "eins.txt" };
	uint32_t none[1] = { 0 };
	uint32_t *const all[2] = { none, none };
	struct corrections *x = corrections_new(), *again = corrections_new();
	struct buf before = { 0 }, text = { 0 };
	struct judged j = { 0, VERDICT_NONE };
	struct world w;

	world_new(&w, all, (const uint32_t[2]){ 1, 1 }, files);
	cr_expect_eq(corrections_verdict(x, w.corpus, both), VERDICT_NONE);
	corrections_write_pair(x, w.corpus, both, &before);
	corrections_judge(x, w.corpus, both, VERDICT_APART);
	corrections_write(x, &text);
	corrections_read(again, buf_str(&text));
	corrections_each_verdict(again, w.corpus, note_verdict, &j);
	cr_expect(j.n == 1 && j.v == VERDICT_APART);
	corrections_read(again, buf_str(&before));
	cr_expect_eq(corrections_verdict(again, w.corpus, both), VERDICT_NONE);
	buf_reset(&text);
	corrections_write(again, &text);
	cr_expect_eq(text.n, 0, "nothing is said any more");
	corrections_each_verdict(NULL, w.corpus, note_verdict, &j);
	cr_expect_eq(j.n, 1);
	buf_release(&before);
	buf_release(&text);
	corrections_free(x);
	corrections_free(again);
	world_free(&w);
}

/* A file that something else has written to: what can be read is, the rest does no harm. */
Test(align_correct, damaged_text)
{
	static const char *const lines[] = {
		"", "pair", "pair\t", "bead\tchanged\t0\t-\t0\t-", "pair\tsame\ta\tb\tc\td", "bead\t\t0\tff\t0\tff",
		"bead\tchanged\t0\txyz\t0\tff", "bead\tchanged\t-1\tff\t0\tff", "bead\tchanged\t0\t-\t0\t-",
		"bead\tchanged\t99999999999999999999\tff\t0\tff", "bead\tconfirmed\t0\tff,ff\t4294967295\tff",
		"pair\tnever\ta\tb\tc\td", "bead\tchanged\t0\tff\t0\tff", "pair\tsame\t%\t%4\t%zz\t%41%", "\t\t\t\t\t\t",
	};
	struct corrections *x = corrections_new();
	struct buf text = { 0 };

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		buf_addf(&text, "%s\n", lines[i]);
	corrections_read(x, buf_str(&text));
	buf_reset(&text);
	corrections_write(x, &text);
	cr_expect_str_eq(text.p, "pair\tsame\ta\tb\tc\td\n"
	                         "bead\tconfirmed\t0\t00000000000000ff,00000000000000ff\t4294967295\t00000000000000ff\n"
	                         "pair\tsame\t%25\t%254\t%25zz\tA%25\n");
	buf_release(&text);
	corrections_free(x);
}

Test(align_correct, doubtful)
{
	struct bead beads[] = { { { 0, 0 }, { 1, 1 }, 9, BEAD_FOUND },  { { 1, 1 }, { 1, 1 }, 8, BEAD_FOUND },
		                { { 2, 2 }, { 1, 1 }, 1, BEAD_FOUND },  { { 3, 3 }, { 1, 0 }, 0, BEAD_CONFIRMED },
		                { { 4, 3 }, { 1, 1 }, 8, BEAD_FOUND }, { { 5, 4 }, { 0, 1 }, 0, BEAD_FOUND } };
	struct alignment a = { .nsentences = { 5, 5 }, .nbeads = 6, .beads = beads };

	cr_expect_eq(edit_next_doubtful(&a, UINT32_MAX), 2);
	cr_expect_eq(edit_next_doubtful(&a, 2), 5);
	cr_expect_eq(edit_next_doubtful(&a, 5), 2);
	beads[2].by = beads[5].by = BEAD_CHANGED;
	cr_expect_eq(edit_next_doubtful(&a, 0), UINT32_MAX);
	a.nbeads = 0;
	cr_expect_eq(edit_next_doubtful(&a, 0), UINT32_MAX);
}
