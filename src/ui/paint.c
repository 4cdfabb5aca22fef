#include "ui/paint.h"

#include "base/utf8.h"
#include "text/width.h"
#include "ui/panes.h"

/* A stretch with a style of its own. Later ones paint over earlier ones. */
struct stretch {
	uint32_t start, end;
	enum style style;
};
enum { STRETCHES = 64 };

struct painting {
	struct stretch list[STRETCHES];
	size_t n;
	uint32_t start, end;
};

static void
add(struct painting *p, uint32_t start, uint32_t end, enum style style)
{
	if (p->n < STRETCHES && start < p->end && end > p->start)
		p->list[p->n++] = (struct stretch){ start, end, style };
}

bool
paint_is_chosen(const struct view *v, uint32_t mention)
{
	const struct entities *es = v->m->entities;
	const struct mention *m = &es->mentions[mention];

	if (v->chosen.entity != ENTITY_NONE)
		return mention_entity(m) == v->chosen.entity;
	return v->chosen.figure != UINT32_MAX && state_same_figure(es, m, &es->mentions[v->chosen.figure]);
}

static void
add_mentions(const struct view *v, struct painting *p, uint32_t article)
{
	const struct entities *es = v->m->entities;
	uint32_t low = es->first_mention[article], high = es->first_mention[article + 1], last = high;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (es->mentions[middle].end <= p->start)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < last && es->mentions[low].start < p->end; low++)
		add(p, es->mentions[low].start, es->mentions[low].end,
		    paint_is_chosen(v, low)                    ? STYLE_NAME_CHOSEN
		    : es->mentions[low].type < MENTION_AMOUNT ? STYLE_NAME
		                                              : STYLE_FIGURE);
}

static void
add_hits(const struct view *v, struct painting *p, uint32_t article)
{
	const struct hit *current = state_hit(v);
	const struct result *r = &v->result;
	uint32_t i;

	for (i = state_first_hit(v, article, p->start); v->searched && i < r->nhits; i++) {
		const struct hit *h = &r->hits[i];
		bool here = current != NULL && current->article == article && current->start == h->start;

		if (h->article != article || h->start >= p->end)
			break;
		add(p, h->start, h->end, here ? STYLE_HIT_CURRENT : STYLE_HIT);
	}
}

/* The style at a byte, and in ${stop} where it ends. */
static enum style
style_at(const struct painting *p, uint32_t at, enum style base, uint32_t *stop)
{
	size_t i;

	*stop = p->end;
	for (i = 0; i < p->n; i++) {
		const struct stretch *s = &p->list[i];

		if (s->start <= at && s->end > at) {
			base = s->style;
			if (s->end < *stop)
				*stop = s->end;
		} else if (s->start > at && s->start < *stop) {
			*stop = s->start;
		}
	}
	return base;
}

int
paint_text(const struct view *v, struct grid *g, int row, int col, int cells, const struct painted *what)
{
	struct painting p = { .n = 0, .start = what->start, .end = what->end };
	struct str text = v->m->corpus->articles[what->article]->text;
	uint32_t at = what->start, stop, i;
	int used = 0;

	add_mentions(v, &p, what->article);
	add(&p, what->focus_start, what->focus_end, what->focus);
	add_hits(v, &p, what->article);
	for (i = 0; i < what->nwords; i++)
		add(&p, what->words[i].start, what->words[i].end, what->word);
	while (at < what->end && used < cells) {
		enum style style = style_at(&p, at, what->base, &stop);

		used += grid_text(g, row, col + used, cells - used, str_sub(text, at, stop), style);
		at = stop;
	}
	return used;
}

/* --- more than there is room for ---------------------------------------------------------------------------------- */

enum { FAR = 4096 }; /* bytes to look at on each side: no screen shows more */

/* Cells from ${from} to ${to}, as far as anyone cares. */
static int
cells_between(struct str text, uint32_t from, uint32_t to)
{
	return width_of(str_sub(text, from, to - from > FAR ? from + utf8_cut(str_sub(text, from, to), FAR) : to));
}

/* The start of a word that many cells before ${at}, or nearer. */
static uint32_t
go_back(struct str text, uint32_t start, uint32_t at, int cells)
{
	uint32_t word = at;
	size_t i = at;

	while (i > start && cells-- > 0) {
		utf8_prev(text, &i);
		if (i == start || text.p[i - 1] == ' ')
			word = (uint32_t)i;
	}
	return word;
}

int
paint_around(const struct view *v, struct grid *g, int row, int col, int cells, const struct painted *what,
             uint32_t at)
{
	struct str text = v->m->corpus->articles[what->article]->text;
	struct str dots = str_of(frame_sign(v, "…", ".."));
	struct painted p = *what;
	int mark = width_of(dots), used = 0, behind;
	size_t fits;

	if (cells <= 2 * mark || cells_between(text, p.start, p.end) <= cells)
		return paint_text(v, g, row, col, cells, &p);
	behind = cells_between(text, at, p.end);
	p.start = go_back(text, p.start, at, behind < cells - cells / 3 ? cells - mark - behind : cells / 3 - mark);
	if (p.start > what->start)
		used = grid_text(g, row, col, mark, dots, STYLE_DIM);
	if (cells_between(text, p.start, p.end) > cells - used) {
		fits = width_fit(str_sub(text, p.start, p.end), cells - used - mark, &behind);
		p.end = p.start + (uint32_t)fits;
	}
	used += paint_text(v, g, row, col + used, cells - used, &p);
	if (p.end < what->end)
		used += grid_text(g, row, col + used, mark, dots, STYLE_DIM);
	return used;
}

uint32_t
paint_find(const struct view *v, uint32_t article, uint32_t start, uint32_t end)
{
	const struct entities *es = v->m->entities;
	uint32_t i, best = UINT32_MAX;

	for (i = es->first_mention[article]; i < es->first_mention[article + 1] && best == UINT32_MAX; i++)
		if (es->mentions[i].start >= start && es->mentions[i].start < end && paint_is_chosen(v, i))
			best = es->mentions[i].start;
	for (i = state_first_hit(v, article, start); v->searched && i < v->result.nhits; i++) {
		const struct hit *h = &v->result.hits[i];

		if (h->article != article || h->start >= end)
			break;
		return h->start < best ? h->start : best;
	}
	return best;
}
