#include "ui/rows.h"

#include <string.h>

#include "text/width.h"

/* A run of text on each side that belongs together. */
struct segment {
	uint32_t start[2], end[2];
	bool title, paragraph; /* paragraph: a new one begins */
	uint8_t lacks;
};

struct laying {
	const struct model *m;
	const uint32_t *article;
	struct rows *out;
	lines lines[2];
};

static bool
shows(const struct laying *l, int side)
{
	return l->out->how != (side == 0 ? ROWS_RIGHT : ROWS_LEFT);
}

static void
wrap(struct laying *l, int side, const struct segment *s)
{
	l->lines[side].n = 0;
	if (s->end[side] > s->start[side] && shows(l, side))
		width_wrap(str_sub(l->m->corpus->articles[l->article[side]]->text, s->start[side], s->end[side]),
		           l->out->width[side], &l->lines[side]);
}

static void
put_line(const struct laying *l, struct text_row *r, int side, const struct segment *s, size_t i)
{
	if (i >= l->lines[side].n)
		return;
	r->start[side] = s->start[side] + l->lines[side].items[i].start;
	r->end[side] = s->start[side] + l->lines[side].items[i].end;
	r->begins[side] = i == 0;
}

static struct text_row *
add_row(struct laying *l, const struct segment *s)
{
	uint32_t number = (uint32_t)l->out->rows.n;
	struct text_row *r = vec_push(&l->out->rows);

	*r = (struct text_row){ .segment = l->out->nsegments, .title = s->title, .lacks = s->lacks };
	r->first = number == l->out->first_row.items[l->out->nsegments];
	return r;
}

static void
put_rows(struct laying *l, const struct segment *s, bool left, bool right)
{
	size_t n = left ? l->lines[0].n : 0, i;

	if (right && l->lines[1].n > n)
		n = l->lines[1].n;
	for (i = 0; i < n; i++) {
		struct text_row *r = add_row(l, s);

		if (left)
			put_line(l, r, 0, s, i);
		if (right)
			put_line(l, r, 1, s, i);
		r->gap = s->lacks && r->first && l->out->how == ROWS_BESIDE;
	}
}

/* Where the versions do not stand side by side, a gap has a row of its own, in the order of the versions. */
static void
put_gap(struct laying *l, const struct segment *s, int side)
{
	if (s->lacks == 1 + side && shows(l, side))
		add_row(l, s)->gap = true;
}

static void
lay(struct laying *l, const struct segment *s)
{
	if (s->paragraph && l->out->rows.n > 0)
		vec_add(&l->out->rows, ((struct text_row){ .segment = l->out->nsegments }));
	wrap(l, 0, s);
	wrap(l, 1, s);
	vec_add(&l->out->first_row, (uint32_t)l->out->rows.n);
	vec_add(&l->out->spans, ((struct text_span){ { s->start[0], s->start[1] }, { s->end[0], s->end[1] } }));
	if (l->out->how == ROWS_BESIDE) {
		put_rows(l, s, true, true);
	} else {
		put_gap(l, s, 0);
		put_rows(l, s, true, false);
		put_gap(l, s, 1);
		put_rows(l, s, false, true);
	}
	if (l->out->rows.n == l->out->first_row.items[l->out->nsegments]) /* nothing at all: keep the segment's place */
		add_row(l, s);
	l->out->nsegments++;
}

static void
lay_title(struct laying *l)
{
	struct segment s = { .title = true };
	int d;

	for (d = 0; d < 2; d++)
		if (l->article[d] != UINT32_MAX) {
			const struct article *a = l->m->corpus->articles[l->article[d]];

			s.start[d] = a->fields[0].start;
			s.end[d] = a->fields[0].end;
		}
	lay(l, &s);
}

/* The text of sentences [start, start + n) of a side's body, and whether a paragraph begins there. */
static void
take(const struct laying *l, int side, uint32_t start, uint32_t n, struct segment *s)
{
	const struct corpus *c = l->m->corpus;
	uint32_t first = c->first_body[l->article[side]] + start;

	if (n == 0)
		return;
	s->start[side] = c->sentences[first].start;
	s->end[side] = c->sentences[first + n - 1].end;
	if (start == 0 || c->sentences[first].field != c->sentences[first - 1].field)
		s->paragraph = true;
}

static void
lay_pair(struct laying *l, const struct alignment *a)
{
	uint32_t i;

	for (i = 0; i < a->nbeads; i++) {
		const struct bead *b = &a->beads[i];
		struct segment s = { .lacks = (uint8_t)(b->n[0] == 0 ? 1 : b->n[1] == 0 ? 2 : 0) };

		take(l, 0, b->start[0], b->n[0], &s);
		take(l, 1, b->start[1], b->n[1], &s);
		lay(l, &s);
	}
}

static void
lay_single(struct laying *l, int side)
{
	const struct corpus *c = l->m->corpus;
	uint32_t a = l->article[side], n = c->first_sentence[a + 1] - c->first_body[a], i;

	for (i = 0; i < n; i++) {
		struct segment s = { .paragraph = false };

		take(l, side, i, 1, &s);
		lay(l, &s);
	}
}

void
rows_make(const struct model *m, const uint32_t article[2], uint32_t pair, const int width[2], enum rows_how how,
          struct rows *out)
{
	struct laying l = { .m = m, .article = article, .out = out };

	out->rows.n = 0;
	out->spans.n = 0;
	out->first_row.n = 0;
	out->nsegments = 0;
	memcpy(out->article, article, sizeof out->article);
	memcpy(out->width, width, sizeof out->width);
	out->how = how;
	out->valid = true;
	out->stale = false;
	lay_title(&l);
	if (article[0] != UINT32_MAX && article[1] != UINT32_MAX)
		lay_pair(&l, opened_alignment(m->opened, pair));
	else if (article[0] != UINT32_MAX || article[1] != UINT32_MAX)
		lay_single(&l, article[0] == UINT32_MAX);
	vec_release(&l.lines[0]);
	vec_release(&l.lines[1]);
}

void
rows_release(struct rows *r)
{
	vec_release(&r->rows);
	vec_release(&r->spans);
	vec_release(&r->first_row);
	memset(r, 0, sizeof *r);
}

uint32_t
rows_end_of(const struct rows *r, uint32_t segment)
{
	return segment + 1 < r->nsegments ? r->first_row.items[segment + 1] : (uint32_t)r->rows.n;
}

uint32_t
rows_segment_of(const struct rows *r, int side, uint32_t offset)
{
	uint32_t best = 0, from = 0, i;

	for (i = 0; i < r->nsegments; i++) {
		const struct text_span *s = &r->spans.items[i];

		if (s->end[side] <= s->start[side] || s->start[side] > offset || s->start[side] < from)
			continue;
		best = i; /* versions that tell in another order: the segments of one side need not ascend */
		from = s->start[side];
	}
	return best;
}
