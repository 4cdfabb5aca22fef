#include "align/correction.h"

#include <stdlib.h>

#include "align/remake.h"

struct corrections *
corrections_new(void)
{
	struct corrections *x = mem_zalloc(1, sizeof *x);

	x->by_name = intern_new();
	x->by_title = intern_new();
	return x;
}

void
corrections_free(struct corrections *x)
{
	size_t i;

	if (x == NULL)
		return;
	for (i = 0; i < x->items.n; i++)
		vec_release(&x->items.items[i].beads);
	vec_release(&x->items);
	intern_free(x->by_name);
	intern_free(x->by_title);
	arena_release(&x->arena);
	free(x);
}

/* ---- Which pair ---- */

static void
name_key(const struct str name[2], const struct str title[2], struct buf *out)
{
	int side;

	buf_reset(out);
	for (side = 0; side < 2; side++) {
		buf_adds(out, name[side]);
		buf_addc(out, '\n');
		buf_adds(out, title[side]);
		buf_addc(out, '\n');
	}
}

static void
title_key(const struct str title[2], struct buf *out)
{
	buf_reset(out);
	buf_adds(out, title[0]);
	buf_addc(out, '\n');
	buf_adds(out, title[1]);
}

static void
identify(const struct corpus *c, const uint32_t article[2], struct str name[2], struct str title[2])
{
	int side;

	for (side = 0; side < 2; side++) {
		name[side] = c->articles[article[side]]->file;
		title[side] = article_title(c->articles[article[side]]);
	}
}

uint32_t
correction_find(const struct corrections *x, const struct corpus *c, const uint32_t article[2], struct str name[2],
                struct str title[2])
{
	struct buf key = { 0 };
	uint32_t found;

	identify(c, article, name, title);
	if (x == NULL || x->items.n == 0)
		return INTERN_NONE;
	name_key(name, title, &key);
	found = intern_find(x->by_name, buf_str(&key));
	if (found == INTERN_NONE && title[0].n > 0 && title[1].n > 0) {
		title_key(title, &key);
		found = intern_find(x->by_title, buf_str(&key));
	}
	buf_release(&key);
	return found;
}

static const struct correction *
find(const struct corrections *x, const struct corpus *c, const uint32_t article[2])
{
	struct str name[2], title[2];
	uint32_t found = correction_find(x, c, article, name, title);

	return found == INTERN_NONE ? NULL : &x->items.items[found];
}

/* Titles are no key where there are none, nor where two pairs have the same: then it is one that no article has. */
static void
add_title_key(struct corrections *x, const struct str title[2])
{
	struct buf key = { 0 };

	title_key(title, &key);
	if (title[0].n == 0 || title[1].n == 0 || intern_find(x->by_title, buf_str(&key)) != INTERN_NONE) {
		buf_reset(&key);
		buf_addf(&key, "\n\n%zu", x->items.n);
	}
	intern_add(x->by_title, buf_str(&key));
	buf_release(&key);
}

struct correction *
correction_add(struct corrections *x, const struct str name[2], const struct str title[2])
{
	struct buf key = { 0 };
	uint32_t known;
	int side;

	name_key(name, title, &key);
	known = intern_find(x->by_name, buf_str(&key));
	if (known == INTERN_NONE) {
		struct correction fresh = { .verdict = VERDICT_NONE };

		for (side = 0; side < 2; side++) {
			fresh.name[side] = arena_str(&x->arena, name[side]);
			fresh.title[side] = arena_str(&x->arena, title[side]);
		}
		add_title_key(x, title);
		known = intern_add(x->by_name, buf_str(&key));
		vec_add(&x->items, fresh);
	}
	buf_release(&key);
	return &x->items.items[known];
}

static struct correction *
of_pair(struct corrections *x, const struct corpus *c, const uint32_t article[2])
{
	struct str name[2], title[2];
	uint32_t known = correction_find(x, c, article, name, title);

	return known == INTERN_NONE ? correction_add(x, name, title) : &x->items.items[known];
}

/* ---- Beads ---- */

static uint64_t
hash_of(const struct corpus *c, uint32_t article, uint32_t sentence)
{
	return str_hash(str_trim(corpus_sentence(c, article, c->first_body[article] + sentence)));
}

void
corrections_keep(struct corrections *x, const struct corpus *c, const uint32_t article[2], const struct alignment *a)
{
	struct correction *p = of_pair(x, c, article);
	uint32_t i, k;
	int side;

	p->beads.n = 0;
	for (i = 0; i < a->nbeads; i++) {
		const struct bead *b = &a->beads[i];
		struct kept_bead kept = { .n = { b->n[0], b->n[1] }, .at = { b->start[0], b->start[1] }, .by = b->by };
		uint32_t n = 0;

		if (b->by < BEAD_CHANGED)
			continue;
		kept.hashes = arena_array(&x->arena, uint64_t, b->n[0] + (size_t)b->n[1]);
		for (side = 0; side < 2; side++)
			for (k = 0; k < b->n[side]; k++)
				kept.hashes[n++] = hash_of(c, article[side], b->start[side] + k);
		vec_add(&p->beads, kept);
	}
}

/* The sentences of an article while beads are put in. */
struct body {
	uint32_t n;
	uint64_t *hashes;
	bool *taken;
};

static void
body_init(struct body *b, const struct corpus *c, uint32_t article, uint32_t n)
{
	uint32_t i;

	b->n = n;
	b->hashes = mem_alloc((n + (size_t)1) * sizeof *b->hashes);
	b->taken = mem_zalloc(n + (size_t)1, sizeof *b->taken);
	for (i = 0; i < n; i++)
		b->hashes[i] = hash_of(c, article, i);
}

static void
body_release(struct body *b)
{
	free(b->hashes);
	free(b->taken);
}

static bool
stands(const struct body *b, const uint64_t *hashes, uint32_t n, uint32_t at)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		if (b->hashes[at + i] != hashes[i] || b->taken[at + i])
			return false;
	return true;
}

/* Where the sentences stand that ${hashes} says, nearest to ${was}; UINT32_MAX: no longer. */
static uint32_t
find_run(const struct body *b, const uint64_t *hashes, uint32_t n, uint32_t was)
{
	uint32_t best = UINT32_MAX, nearest = UINT32_MAX, at;

	for (at = 0; at + n <= b->n; at++) {
		uint32_t far = at > was ? at - was : was - at;

		if (far < nearest && stands(b, hashes, n, at)) {
			best = at;
			nearest = far;
		}
	}
	return best;
}

static void
put_kept(struct body bodies[2], const struct kept_bead *k, struct path *out)
{
	struct bead b = { .n = { k->n[0], k->n[1] }, .by = k->by };
	uint32_t i;
	int side;

	for (side = 0; side < 2; side++) {
		if (k->n[side] == 0)
			continue;
		b.start[side] = find_run(&bodies[side], k->hashes + (side ? k->n[0] : 0), k->n[side], k->at[side]);
		if (b.start[side] == UINT32_MAX)
			return;
	}
	for (side = 0; side < 2; side++)
		for (i = 0; i < b.n[side]; i++)
			bodies[side].taken[b.start[side] + i] = true;
	vec_add(&out->beads, b);
}

/* The first run of sentences of [start, start + n) that are not taken; they are now. */
static bool
take_run(struct body *b, uint32_t *start, uint32_t *n)
{
	uint32_t at = *start, end = *start + *n;

	while (at < end && b->taken[at])
		at++;
	*start = at;
	for (*n = 0; at < end && !b->taken[at]; at++, ++*n)
		b->taken[at] = true;
	return *n > 0;
}

/* What is left of a bead that the program found: its first sentences stay together, others stand alone. */
static void
put_found(struct body bodies[2], const struct bead *found, struct path *out)
{
	struct bead b = *found;
	bool left = take_run(&bodies[0], &b.start[0], &b.n[0]), right = take_run(&bodies[1], &b.start[1], &b.n[1]);
	int side;

	if (!left && !right)
		return;
	if (b.n[0] != found->n[0] || b.n[1] != found->n[1]) {
		b.score = 0;
		b.by = BEAD_FOUND;
	}
	vec_add(&out->beads, b);
	for (side = 0; side < 2; side++)
		for (;;) {
			struct bead rest = { .start = { found->start[0], found->start[1] } };

			rest.n[side] = found->n[side];
			if (!take_run(&bodies[side], &rest.start[side], &rest.n[side]))
				break;
			vec_add(&out->beads, rest);
		}
}

const struct alignment *
corrections_apply(const struct corrections *x, const struct corpus *c, const uint32_t article[2],
                  const struct alignment *found, struct arena *arena)
{
	const struct correction *said = find(x, c, article);
	const struct alignment *made = found;
	uint32_t i;
	struct path p = { 0 };
	struct body bodies[2];
	size_t k;

	if (said == NULL || said->beads.n == 0)
		return found;
	body_init(&bodies[0], c, article[0], found->nsentences[0]);
	body_init(&bodies[1], c, article[1], found->nsentences[1]);
	for (k = 0; k < said->beads.n; k++)
		put_kept(bodies, &said->beads.items[k], &p);
	if (p.beads.n > 0) {
		for (i = 0; i < found->nbeads; i++)
			put_found(bodies, &found->beads[i], &p);
		made = remake_alignment(c, article, found, &p, arena);
	}
	body_release(&bodies[0]);
	body_release(&bodies[1]);
	path_release(&p);
	return made;
}

bool
corrections_confirmed(const struct corrections *x, const struct corpus *c, const uint32_t article[2])
{
	const struct correction *said = x != NULL && x->items.n > 0 ? find(x, c, article) : NULL;
	size_t k;

	for (k = 0; said != NULL && k < said->beads.n; k++)
		if (said->beads.items[k].by == BEAD_CONFIRMED)
			return true;
	return false;
}

/* ---- Verdicts ---- */

void
corrections_judge(struct corrections *x, const struct corpus *c, const uint32_t article[2], enum verdict v)
{
	of_pair(x, c, article)->verdict = (uint8_t)v;
}

enum verdict
corrections_verdict(const struct corrections *x, const struct corpus *c, const uint32_t article[2])
{
	const struct correction *said = find(x, c, article);

	return said == NULL ? VERDICT_NONE : (enum verdict)said->verdict;
}

/* Articles by a key; ${of} [keys]: the first that has it, SEVERAL of them. */
#define SEVERAL UINT32_MAX
struct numbered {
	struct intern *keys;
	uint32_t *of;
};

static void
number_articles(struct numbered *n, const struct corpus *c, bool by_name)
{
	struct buf key = { 0 };
	uint32_t a;

	n->keys = intern_new();
	n->of = mem_alloc((c->narticles + (size_t)1) * sizeof *n->of);
	for (a = 0; a < c->narticles; a++) {
		uint32_t known = intern_count(n->keys), id;

		buf_reset(&key);
		if (by_name)
			buf_addf(&key, STR_FMT "\n", STR_ARG(c->articles[a]->file));
		buf_adds(&key, article_title(c->articles[a]));
		id = intern_add(n->keys, buf_str(&key));
		n->of[id] = id == known ? a : by_name ? n->of[id] : SEVERAL;
	}
	buf_release(&key);
}

static void
numbered_release(struct numbered *n)
{
	intern_free(n->keys);
	free(n->of);
}

/* An article by its name and title, else by its title if no other has it; UINT32_MAX: it is not there. */
static uint32_t
article_called(const struct numbered *names, const struct numbered *titles, struct str name, struct str title)
{
	struct buf key = { 0 };
	uint32_t id, found;

	buf_addf(&key, STR_FMT "\n" STR_FMT, STR_ARG(name), STR_ARG(title));
	id = intern_find(names->keys, buf_str(&key));
	found = id == INTERN_NONE ? UINT32_MAX : names->of[id];
	id = found == UINT32_MAX && title.n > 0 ? intern_find(titles->keys, title) : INTERN_NONE;
	buf_release(&key);
	return id == INTERN_NONE ? found : titles->of[id];
}

void
corrections_each_verdict(const struct corrections *x, const struct corpus *c, corrections_judged *f, void *context)
{
	struct numbered names, titles;
	size_t i, judged = 0;
	int side;

	for (i = 0; x != NULL && i < x->items.n; i++)
		judged += x->items.items[i].verdict != VERDICT_NONE;
	if (judged == 0)
		return;
	number_articles(&names, c, true);
	number_articles(&titles, c, false);
	for (i = 0; i < x->items.n; i++) {
		const struct correction *p = &x->items.items[i];
		uint32_t article[2];

		for (side = 0; side < 2; side++)
			article[side] = article_called(&names, &titles, p->name[side], p->title[side]);
		if (p->verdict != VERDICT_NONE && article[0] != UINT32_MAX && article[1] != UINT32_MAX)
			f(context, article, (enum verdict)p->verdict);
	}
	numbered_release(&names);
	numbered_release(&titles);
}
