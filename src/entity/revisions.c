#include "entity/revisions.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/fold.h"

struct revisions *
revisions_new(void)
{
	return mem_zalloc(1, sizeof(struct revisions));
}

void
revisions_free(struct revisions *x)
{
	if (x == NULL)
		return;
	vec_release(&x->items);
	arena_release(&x->arena);
	free(x);
}

/* ---- Lines, as they are written ---- */

static size_t
find_line(const struct revisions *x, struct str line)
{
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < x->items.n; i++) {
		buf_reset(&b);
		revision_write(&x->items.items[i], &b);
		if (str_eq(buf_str(&b), line))
			break;
	}
	buf_release(&b);
	return i;
}

static void
take_out(struct revisions *x, size_t i)
{
	memmove(&x->items.items[i], &x->items.items[i + 1], (--x->items.n - i) * sizeof x->items.items[i]);
}

/* Where ${s} goes on behind its first line, newline and all. */
static struct str
cut_line(struct str *s)
{
	size_t end = str_chr(*s, '\n', 0);
	struct str line = str_sub(*s, 0, end == SIZE_MAX ? s->n : end + 1);

	*s = str_sub(*s, line.n, s->n);
	return line;
}

void
revisions_change(struct revisions *x, struct str taken, struct str given)
{
	while (taken.n > 0) {
		size_t i = find_line(x, cut_line(&taken));

		if (i < x->items.n)
			take_out(x, i);
	}
	revisions_read(x, given, NULL);
}

/* ---- What contradicts what ---- */

/* Is the same meant? What is merged or apart is so as it is written: "US" may be apart from "us". */
static bool
same_name(const struct said_name *a, const struct said_name *b, bool exact)
{
	return (a->lang == b->lang || a->lang == LANG_UND || b->lang == LANG_UND) &&
	       (a->type == b->type || a->type == MENTION_AMOUNT || b->type == MENTION_AMOUNT) &&
	       (exact ? str_eq(a->text, b->text) : fold_same(a->text, b->text));
}

static bool
names_it(const struct revision *r, uint32_t from, const struct said_name *name)
{
	uint32_t i;

	for (i = from; i < r->nnames; i++)
		if (same_name(&r->names[i], name, r->kind <= REVISION_APART))
			return true;
	return false;
}

static bool
share_a_name(const struct revision *a, const struct revision *b)
{
	uint32_t i;

	for (i = 0; i < a->nnames; i++)
		if (names_it(b, 0, &a->names[i]))
			return true;
	return false;
}

static struct revision
copy(struct revisions *x, const struct revision *r)
{
	struct revision c = *r;
	uint32_t i;

	c.called = arena_str(&x->arena, r->called);
	c.names = arena_copy(&x->arena, r->names, r->nnames * sizeof *r->names);
	for (i = 0; i < c.nnames; i++)
		c.names[i].text = arena_str(&x->arena, r->names[i].text);
	return c;
}

/* Without the names of ${r} from ${from} on that ${without} has from its place ${first} on. */
static struct revision
reduced(struct revisions *x, const struct revision *r, uint32_t from, const struct revision *without, uint32_t first)
{
	struct revision c = copy(x, r);
	uint32_t i;

	c.nnames = from;
	for (i = from; i < r->nnames; i++)
		if (!names_it(without, first, &r->names[i]))
			c.names[c.nnames++] = r->names[i];
	return c;
}

/* Is the old one wrong by what the new one says? Then ${rest} is what stays of it; no names: nothing. */
static bool
contradicts(struct revisions *x, const struct revision *now, const struct revision *old, struct revision *rest)
{
	*rest = (struct revision){ .nnames = 0 };
	if (now->kind == REVISION_MERGE && old->kind == REVISION_APART && names_it(now, 0, &old->names[0])) {
		*rest = reduced(x, old, 1, now, 0);
		if (rest->nnames == old->nnames)
			return false;
		rest->nnames = rest->nnames < 2 ? 0 : rest->nnames;
		return true;
	}
	if (now->kind == REVISION_APART && old->kind == REVISION_MERGE && names_it(old, 0, &now->names[0])) {
		struct revision first = { .nnames = 1, .names = now->names };
		struct revision others = reduced(x, old, 0, now, 1);

		if (others.nnames == old->nnames)
			return false;
		*rest = reduced(x, old, 0, &first, 0);
		rest->nnames = rest->nnames < 2 ? 0 : rest->nnames;
		return true;
	}
	return now->kind == old->kind && now->kind >= REVISION_TYPE && now->kind != REVISION_HIDE &&
	       now->lang == old->lang && share_a_name(now, old);
}

/* What stays of a line, unless it is said already. */
static void
add_rest(struct revisions *x, struct revision rest, struct buf *given)
{
	struct buf line = { 0 };

	revision_write(&rest, &line);
	if (find_line(x, buf_str(&line)) == x->items.n) {
		buf_adds(given, buf_str(&line));
		vec_add(&x->items, rest);
	}
	buf_release(&line);
}

bool
revisions_say(struct revisions *x, const struct revision *r, struct buf *taken, struct buf *given)
{
	struct buf line = { 0 };
	struct revision rest;
	size_t i, n = x->items.n;
	bool known;

	revision_write(r, &line);
	known = find_line(x, buf_str(&line)) < n;
	for (i = 0; i < n && !known;) {
		if (!contradicts(x, r, &x->items.items[i], &rest)) {
			i++;
			continue;
		}
		revision_write(&x->items.items[i], taken);
		take_out(x, i);
		n--;
		if (rest.nnames > 0)
			add_rest(x, rest, given);
	}
	if (!known) {
		rest = copy(x, r);
		buf_adds(given, buf_str(&line));
		vec_add(&x->items, rest);
	}
	buf_release(&line);
	return !known;
}
