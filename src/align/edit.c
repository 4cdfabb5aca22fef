#include "align/edit.h"

#include <stdlib.h>

#include "align/remake.h"

/* What a bead has of a side. */
struct part {
	uint32_t start, n;
};

static struct part
part_of(const struct bead *b, int side)
{
	return (struct part){ b->start[side], b->n[side] };
}

static void
set_part(struct bead *b, int side, struct part x)
{
	b->start[side] = x.start;
	b->n[side] = x.n;
	b->by = BEAD_CHANGED;
	b->score = 0;
}

/* ${x} and ${y} as one run of sentences; false if there is something between them. */
static bool
join_parts(struct part x, struct part y, struct part *out)
{
	if (x.n == 0 || y.n == 0)
		*out = x.n == 0 ? y : x;
	else if (x.start + x.n == y.start)
		*out = (struct part){ x.start, x.n + y.n };
	else if (y.start + y.n == x.start)
		*out = (struct part){ y.start, x.n + y.n };
	else
		return false;
	return true;
}

static bool
join_beads(struct bead *into, struct bead *from)
{
	struct part both[2];
	int side;

	for (side = 0; side < 2; side++)
		if (!join_parts(part_of(into, side), part_of(from, side), &both[side]))
			return false;
	for (side = 0; side < 2; side++) {
		set_part(into, side, both[side]);
		set_part(from, side, (struct part){ 0, 0 });
	}
	return true;
}

static bool
is_link(const struct bead *b)
{
	return b->n[0] > 0 && b->n[1] > 0;
}

/* An edit changes beads in place and may add some at the end; order does not matter. False: it cannot be done. */
typedef bool edit_function(struct path *p, size_t i, int side);

static bool
link_nearest(struct path *p, size_t i, int side)
{
	struct bead *b = &p->beads.items[i];
	int lacks = b->n[0] == 0 ? 0 : 1;
	size_t d;

	(void)side;
	if (is_link(b))
		return false;
	for (d = 1; d < p->beads.n; d++) {
		size_t places[2] = { i + d, i - d }, k;

		for (k = 0; k < 2; k++) {
			struct bead *x = places[k] < p->beads.n ? &p->beads.items[places[k]] : NULL;

			if (x != NULL && x->by != BEAD_CONFIRMED && x->n[lacks] > 0 && x->n[1 - lacks] == 0)
				return join_beads(b, x);
		}
	}
	return false;
}

static bool
unlink_sides(struct path *p, size_t i, int side)
{
	struct bead right = p->beads.items[i];

	(void)side;
	if (!is_link(&right))
		return false;
	set_part(&p->beads.items[i], 1, (struct part){ 0, 0 });
	set_part(&right, 0, (struct part){ 0, 0 });
	vec_add(&p->beads, right);
	return true;
}

static bool
merge_next(struct path *p, size_t i, int side)
{
	(void)side;
	if (i + 1 >= p->beads.n || p->beads.items[i + 1].by == BEAD_CONFIRMED)
		return false;
	return join_beads(&p->beads.items[i], &p->beads.items[i + 1]);
}

static bool
split_first(struct path *p, size_t i, int side)
{
	struct bead rest = p->beads.items[i];
	int d;

	(void)side;
	if (rest.n[0] <= 1 && rest.n[1] <= 1)
		return false;
	for (d = 0; d < 2; d++) {
		struct part x = part_of(&rest, d);
		uint32_t first = x.n > 0;

		set_part(&p->beads.items[i], d, (struct part){ x.start, first });
		set_part(&rest, d, (struct part){ x.start + first, x.n - first });
	}
	vec_add(&p->beads, rest);
	return true;
}

/* One sentence of a side goes from bead ${from} into bead ${into}. */
static bool
give(struct path *p, size_t from, size_t into, int side, bool first)
{
	struct part x, rest, both;

	if (into >= p->beads.n || p->beads.items[into].by == BEAD_CONFIRMED)
		return false;
	x = part_of(&p->beads.items[from], side);
	if (x.n == 0)
		return false;
	rest = (struct part){ first ? x.start + 1 : x.start, x.n - 1 };
	if (!join_parts(part_of(&p->beads.items[into], side),
	                (struct part){ first ? x.start : x.start + x.n - 1, 1 }, &both))
		return false;
	set_part(&p->beads.items[from], side, rest);
	set_part(&p->beads.items[into], side, both);
	return true;
}

static bool
give_up(struct path *p, size_t i, int side)
{
	return give(p, i, i - 1, side, true);
}

static bool
give_down(struct path *p, size_t i, int side)
{
	return give(p, i, i + 1, side, false);
}

/* Does the reader's word for a bead between ${from} and the next empty place of that side stand in the way? */
static bool
blocked(const struct path *p, size_t from, int side)
{
	for (; from < p->beads.n && p->beads.items[from].n[side] > 0; from++)
		if (p->beads.items[from].by == BEAD_CONFIRMED)
			return true;
	return from < p->beads.n && p->beads.items[from].by == BEAD_CONFIRMED;
}

static bool
shift_down(struct path *p, size_t i, int side)
{
	struct part carried = part_of(&p->beads.items[i], side), next;
	size_t k, n = p->beads.n;

	if (carried.n == 0 || blocked(p, i + 1, side))
		return false;
	set_part(&p->beads.items[i], side, (struct part){ 0, 0 });
	for (k = i + 1; k < n && carried.n > 0; k++) {
		next = part_of(&p->beads.items[k], side);
		set_part(&p->beads.items[k], side, carried);
		carried = next;
	}
	if (carried.n > 0) {
		struct bead last = { { 0, 0 }, { 0, 0 }, 0, BEAD_CHANGED };

		set_part(&last, side, carried);
		vec_add(&p->beads, last);
	}
	return true;
}

static bool
shift_up(struct path *p, size_t i, int side)
{
	struct part both;
	size_t k;

	if (i == 0 || p->beads.items[i - 1].by == BEAD_CONFIRMED || p->beads.items[i].n[side] == 0 ||
	    blocked(p, i + 1, side) ||
	    !join_parts(part_of(&p->beads.items[i - 1], side), part_of(&p->beads.items[i], side), &both))
		return false;
	set_part(&p->beads.items[i - 1], side, both);
	for (k = i; k + 1 < p->beads.n && p->beads.items[k + 1].n[side] > 0; k++)
		set_part(&p->beads.items[k], side, part_of(&p->beads.items[k + 1], side));
	set_part(&p->beads.items[k], side, (struct part){ 0, 0 });
	return true;
}

static bool
confirm(struct path *p, size_t i, int side)
{
	struct bead *b = &p->beads.items[i];

	(void)side;
	b->by = b->by == BEAD_CONFIRMED ? BEAD_CHANGED : BEAD_CONFIRMED;
	return true;
}

static edit_function *const edits[BEAD_EDITS] = {
	[BEAD_LINK] = link_nearest, [BEAD_UNLINK] = unlink_sides, [BEAD_MERGE] = merge_next,
	[BEAD_SPLIT] = split_first, [BEAD_UP] = give_up,          [BEAD_DOWN] = give_down,
	[BEAD_SHIFT_UP] = shift_up, [BEAD_SHIFT_DOWN] = shift_down, [BEAD_CONFIRM] = confirm,
};

/* Where the bead is now that was changed: by what it still has, else by what it had. */
static uint32_t
place_of(const struct alignment *a, const struct bead *now, const struct bead *was)
{
	const struct bead *b = now->n[0] + now->n[1] > 0 ? now : was;
	int side = b->n[0] > 0 ? 0 : 1;
	uint32_t at = alignment_bead_of(a, side, b->start[side]);

	return at != UINT32_MAX ? at : 0;
}

const struct alignment *
edit_bead(const struct corpus *c, const uint32_t article[2], const struct alignment *a, enum bead_edit what,
          uint32_t bead, int side, struct arena *arena, uint32_t *at)
{
	struct path p = { 0 };
	const struct alignment *made = NULL;
	struct bead now;
	uint32_t i;

	if (bead >= a->nbeads)
		return NULL;
	for (i = 0; i < a->nbeads; i++)
		vec_add(&p.beads, a->beads[i]);
	if (edits[what](&p, bead, side)) {
		now = p.beads.items[bead];
		made = remake_alignment(c, article, a, &p, arena);
		*at = place_of(made, &now, &a->beads[bead]);
	}
	path_release(&p);
	return made;
}

static int
by_value(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;

	return (x > y) - (x < y);
}

/* Half of what the middle one of the linked beads says; below it something may be wrong. */
static float
doubt_below(const struct alignment *a)
{
	float *scores = mem_alloc((a->nbeads + (size_t)1) * sizeof *scores), middle = 0;
	uint32_t i, n = 0;

	for (i = 0; i < a->nbeads; i++)
		if (is_link(&a->beads[i]))
			scores[n++] = a->beads[i].score;
	if (n > 0) {
		qsort(scores, n, sizeof *scores, by_value);
		middle = scores[n / 2];
	}
	free(scores);
	return middle > 0 ? middle / 2 : 0;
}

uint32_t
edit_next_doubtful(const struct alignment *a, uint32_t bead)
{
	float least = doubt_below(a);
	uint32_t i;

	for (i = 1; i <= a->nbeads; i++) {
		uint32_t at = (bead + i) % a->nbeads;
		const struct bead *b = &a->beads[at];

		if (b->by == BEAD_FOUND && (!is_link(b) || b->score < least))
			return at;
	}
	return UINT32_MAX;
}
