#include <math.h>

#include "align/alignment.h"
#include "align/evidence.h"
#include "align/ordered.h"
#include "align/path.h"
#include "telling.h"

/* Sentences that mean the same, word for word. */
static const char *const facts[][2] = {
	{ "Le gouvernement a annoncé une nouvelle loi.", "Die Regierung hat ein neues Gesetz angekündigt." },
	{ "La banque a baissé ses taux en juin.", "Die Bank hat im Juni ihre Zinsen gesenkt." },
	{ "Trois enfants jouaient dans le jardin de la maison.", "Drei Kinder spielten im Garten des Hauses." },
	{ "Le fleuve a inondé plusieurs villages.", "Der Fluss hat mehrere Dörfer überschwemmt." },
	{ "Les médecins de l'hôpital demandent plus d'argent.", "Die Ärzte des Krankenhauses verlangen mehr Geld." },
	{ "Le président voyage demain en Chine.", "Der Präsident reist morgen nach China." },
	{ "Les ouvriers de l'usine sont en grève.", "Die Arbeiter der Fabrik sind im Streik." },
	{ "Le prix du pain augmente chaque année.", "Der Preis des Brotes steigt jedes Jahr." },
	{ "Une école sera construite près de la gare.", "Eine Schule wird in der Nähe des Bahnhofs gebaut." },
	{ "La police cherche un homme de quarante ans.", "Die Polizei sucht einen vierzigjährigen Mann." },
	{ "Le musée ouvre ses portes dimanche.", "Das Museum öffnet am Sonntag seine Türen." },
	{ "Les agriculteurs attendent la pluie.", "Die Bauern warten auf den Regen." },
};
enum { FACTS = sizeof facts / sizeof facts[0] };

static uint32_t
chance(uint64_t *state, uint32_t n)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*state >> 33) % n);
}

/* An article of the given facts, each a paragraph. */
static void
tell(struct telling *t, int side, const uint32_t *which, size_t n)
{
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < n; i++) {
		buf_addc(&b, '\n');
		buf_addz(&b, facts[which[i]][side]);
	}
	buf_addc(&b, '\0');
	telling_add(t, side ? LANG_DE : LANG_FR, "", b.p);
	buf_release(&b);
}

static void
tell_by_chance(struct telling *t, int side, size_t n, uint64_t *random)
{
	uint32_t *which = mem_zalloc(n + 1, sizeof *which);
	size_t i;

	for (i = 0; i < n; i++)
		which[i] = chance(random, FACTS);
	tell(t, side, which, n);
	free(which);
}

/* ---- The best monotone path, against all paths ---- */

static float
naive_best(const struct evidence *e, uint32_t i, uint32_t j)
{
	float best = i == e->side[0].n && j == e->side[1].n ? 0 : -INFINITY;
	size_t t;

	for (t = 0; t < EVIDENCE_TYPES; t++) {
		uint32_t a = evidence_types[t].n[0], b = evidence_types[t].n[1];
		float score;

		if (i + a > e->side[0].n || j + b > e->side[1].n)
			continue;
		score = (a == 0   ? evidence_alone(e, 1, j)
			 : b == 0 ? evidence_alone(e, 0, i)
			          : evidence_score(e, i, a, j, b)) +
			naive_best(e, i + a, j + b);
		best = score > best ? score : best;
	}
	return best;
}

Test(align_beads, monotone_is_as_good_as_the_best_of_all_paths)
{
	uint64_t random = 3;
	int round;

	for (round = 0; round < 60; round++) {
		struct telling t = { 0 };
		struct arena arena = { 0 };
		struct evidence e;
		struct path p = { 0 };
		float sum = 0;
		bool edge;
		size_t i;

		tell_by_chance(&t, 0, 1 + chance(&random, 5), &random);
		tell_by_chance(&t, 1, 1 + chance(&random, 5), &random);
		telling_freeze(&t);
		evidence_init(&e, t.corpus, t.index, t.lexicon, (const uint32_t[2]){ 0, 1 }, &arena);
		if (round % 3 == 0)
			evidence_loosen(&e);
		evidence_cells(&e, UINT32_MAX);
		monotone_find(&e, &p, &edge);
		for (i = 0; i < p.beads.n; i++)
			sum += p.beads.items[i].score;
		cr_expect_not(edge);
		cr_expect_float_eq(sum, naive_best(&e, 0, 0), 1e-3, "round %d: %f, not %f", round, (double)sum,
				   (double)naive_best(&e, 0, 0));
		path_release(&p);
		evidence_release(&e);
		arena_release(&arena);
		telling_release(&t);
	}
}

/* ---- What is cut elsewhere in the other version ---- */

Test(align_beads, two_sentences_hold_together_where_their_edge_falls_elsewhere)
{
	struct telling t = { 0 };
	struct arena arena = { 0 };
	const struct alignment *a;

	telling_add(&t, LANG_FR, "",
	            "\nLe fleuve a inondé plusieurs villages."
	            "\nLa banque a baissé ses taux en juin et le gouvernement a annoncé une nouvelle loi."
	            "\nLes médecins de l'hôpital demandent plus d'argent."
	            "\nLe président voyage demain en Chine.");
	telling_add(&t, LANG_DE, "",
	            "\nDer Fluss hat mehrere Dörfer überschwemmt."
	            "\nDie Bank hat im Juni ihre Zinsen gesenkt."
	            "\nDie Regierung hat ein neues Gesetz angekündigt, und die Ärzte des Krankenhauses verlangen mehr Geld."
	            "\nDer Präsident reist morgen nach China.");
	telling_freeze(&t);
	a = alignment_new(t.corpus, t.index, t.lexicon, 0, 1, &arena);
	cr_assert_eq(a->nbeads, 3);
	cr_expect_eq(a->beads[1].start[0], 1);
	cr_expect_eq(a->beads[1].n[0], 2);
	cr_expect_eq(a->beads[1].start[1], 1);
	cr_expect_eq(a->beads[1].n[1], 2);
	arena_release(&arena);
	telling_release(&t);
}

Test(align_beads, in_order_words_say_more)
{
	struct telling t = { 0 };
	struct arena arena = { 0 };
	struct evidence e;
	struct ordered *o;

	/* the same words; the second time the two halves change places */
	telling_add(&t, LANG_FR, "",
	            "\nLa banque a baissé ses taux en juin et le gouvernement a annoncé une nouvelle loi.");
	telling_add(&t, LANG_DE, "",
	            "\nDie Bank hat im Juni ihre Zinsen gesenkt und die Regierung hat ein neues Gesetz angekündigt."
	            "\nDie Regierung hat ein neues Gesetz angekündigt und die Bank hat im Juni ihre Zinsen gesenkt.");
	telling_freeze(&t);
	evidence_init(&e, t.corpus, t.index, t.lexicon, (const uint32_t[2]){ 0, 1 }, &arena);
	evidence_cells(&e, UINT32_MAX);
	o = ordered_new(&e, &arena);
	cr_expect_float_eq(evidence_score(&e, 0, 1, 0, 1), evidence_score(&e, 0, 1, 1, 1), 1e-3);
	cr_expect_gt(ordered_score(o, 0, 1, 0, 1), ordered_score(o, 0, 1, 1, 1) + 1);
	evidence_release(&e);
	arena_release(&arena);
	telling_release(&t);
}

/* ---- Every sentence is in exactly one bead ---- */

static void
expect_whole(const struct alignment *a)
{
	int side;

	for (side = 0; side < 2; side++) {
		uint32_t *seen = mem_zalloc(a->nsentences[side] + (size_t)1, sizeof *seen), i, k;

		for (i = 0; i < a->nbeads; i++) {
			const struct bead *b = &a->beads[i];

			cr_assert(b->n[0] + b->n[1] > 0);
			for (k = 0; k < b->n[side]; k++) {
				cr_assert(b->start[side] + k < a->nsentences[side]);
				seen[b->start[side] + k]++;
				cr_assert_eq(alignment_bead_of(a, side, b->start[side] + k), i);
			}
		}
		for (i = 0; i < a->nsentences[side]; i++)
			cr_assert_eq(seen[i], 1, "sentence %u of side %d is in %u beads", i, side, seen[i]);
		cr_assert_eq(alignment_bead_of(a, side, a->nsentences[side]), UINT32_MAX);
		cr_assert(a->coverage[side] >= 0 && a->coverage[side] <= 1.0001F);
		free(seen);
	}
	for (uint32_t i = 1, last = 0; i < a->nbeads; i++) { /* in the order of the left side */
		cr_assert(a->beads[i].start[0] >= last);
		last = a->beads[i].start[0];
	}
}

Test(align_beads, every_sentence_is_in_one_bead)
{
	static const uint16_t sizes[][2] = { { 0, 0 }, { 0, 3 }, { 4, 0 }, { 1, 1 }, { 1, 40 }, { 40, 2 } };
	uint64_t random = 9;
	size_t round;

	for (round = 0; round < 60; round++) {
		struct telling t = { 0 };
		struct arena arena = { 0 };
		bool given = round < sizeof sizes / sizeof sizes[0];

		tell_by_chance(&t, 0, given ? sizes[round][0] : chance(&random, 60), &random);
		tell_by_chance(&t, 1, given ? sizes[round][1] : chance(&random, 60), &random);
		telling_freeze(&t);
		expect_whole(alignment_new(t.corpus, t.index, round % 5 ? t.lexicon : NULL, 0, 1, &arena));
		arena_release(&arena);
		telling_release(&t);
	}
}

/* Where all is alike no bead has much of a chance to be right, and there must be a path all the same. */
Test(align_beads, many_that_are_alike)
{
	struct telling t = { 0 };
	struct arena arena = { 0 };
	uint32_t which[240] = { 0 };

	tell(&t, 0, which, 240);
	tell(&t, 1, which, 170);
	telling_freeze(&t);
	expect_whole(alignment_new(t.corpus, t.index, t.lexicon, 0, 1, &arena));
	arena_release(&arena);
	telling_release(&t);
}

/* Too many sentences for all cells: a band that widens. The second half of the left side is told first on the right. */
Test(align_beads, long_texts_take_a_band)
{
	enum { LONG = 600, LEFT_OUT = 90 };
	struct telling t = { 0 };
	struct arena arena = { 0 };
	const struct alignment *a;
	uint32_t which[LONG], i, right = 0;
	uint64_t random = 4;

	for (i = 0; i < LONG; i++)
		which[i] = chance(&random, FACTS);
	tell(&t, 0, which, LONG);
	tell(&t, 1, which + LEFT_OUT, LONG - LEFT_OUT); /* the path leaves the first band */
	telling_freeze(&t);
	a = alignment_new(t.corpus, t.index, t.lexicon, 0, 1, &arena);
	expect_whole(a);
	for (i = 0; i < a->nbeads; i++)
		right += a->beads[i].n[0] == 1 && a->beads[i].n[1] == 1 &&
			 a->beads[i].start[0] == a->beads[i].start[1] + LEFT_OUT;
	cr_expect(right > (LONG - LEFT_OUT) * 9 / 10, "%u of %d right", right, LONG - LEFT_OUT);
	arena_release(&arena);
	telling_release(&t);
}

/* ---- Order ---- */

static const struct bead *
bead_with(const struct alignment *a, uint32_t left)
{
	return &a->beads[alignment_bead_of(a, 0, left)];
}

Test(align_beads, the_same_order)
{
	static const uint32_t left[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8 }, right[] = { 0, 1, 2, 4, 5, 6, 7, 8, 9 };
	struct telling t = { 0 };
	struct arena arena = { 0 };
	const struct alignment *a;

	tell(&t, 0, left, 9);
	tell(&t, 1, right, 9);
	telling_freeze(&t);
	a = alignment_new(t.corpus, t.index, t.lexicon, 0, 1, &arena);
	expect_whole(a);
	cr_expect_not(a->crossing);
	cr_expect_eq(bead_with(a, 3)->n[1], 0, "what the right side lacks faces a gap");
	cr_expect_eq(a->beads[alignment_bead_of(a, 1, 8)].n[0], 0, "and the other way round");
	cr_expect_eq(bead_with(a, 4)->start[1], 3);
	cr_expect(a->gain > 0);
	arena_release(&arena);
	telling_release(&t);
}

Test(align_beads, another_order_is_found)
{
	static const uint32_t left[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, right[] = { 6, 7, 8, 9, 3, 4, 5, 0, 1, 2 };
	struct telling t = { 0 };
	struct arena arena = { 0 };
	const struct alignment *a;
	uint32_t i, k;

	tell(&t, 0, left, 10);
	tell(&t, 1, right, 10);
	telling_freeze(&t);
	a = alignment_new(t.corpus, t.index, t.lexicon, 0, 1, &arena);
	expect_whole(a);
	cr_expect(a->crossing);
	for (i = 0; i < 10; i++) {
		for (k = 0; right[k] != left[i]; k++)
			;
		cr_expect(bead_with(a, i)->n[1] == 1 && bead_with(a, i)->start[1] == k, "sentence %u", i);
	}
	arena_release(&arena);
	telling_release(&t);
}

/* Two sentences on one side for one on the other. */
Test(align_beads, two_for_one)
{
	struct telling t = { 0 };
	struct arena arena = { 0 };
	const struct alignment *a;

	telling_add(
		&t, LANG_FR, "",
		"\nLe gouvernement a annoncé une nouvelle loi. Les médecins de l'hôpital demandent plus d'argent. La "
		"police cherche un homme de quarante ans.");
	telling_add(
		&t, LANG_DE, "",
		"\nDie Regierung hat ein neues Gesetz angekündigt, und die Ärzte des Krankenhauses verlangen mehr Geld. "
		"Die Polizei sucht einen vierzigjährigen Mann.");
	telling_freeze(&t);
	a = alignment_new(t.corpus, t.index, t.lexicon, 0, 1, &arena);
	expect_whole(a);
	cr_assert_eq(a->nbeads, 2);
	cr_expect(a->beads[0].n[0] == 2 && a->beads[0].n[1] == 1);
	cr_expect(a->beads[1].n[0] == 1 && a->beads[1].n[1] == 1);
	arena_release(&arena);
	telling_release(&t);
}
