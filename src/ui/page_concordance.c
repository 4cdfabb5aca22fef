/* Every place where a name or a search is found, one below the other, each with what the other version says. */
#include "query/concordance.h"

#include "base/intl.h"
#include "base/utf8.h"
#include "text/width.h"
#include "ui/paint.h"
#include "ui/pages.h"
#include "ui/panes.h"

static void
sort_lines(struct view *v)
{
	if (v->page_order != BY_TEXT && v->page_hits.n > 0)
		concordance_sort(v->m, v->page_hits.items, (uint32_t)v->page_hits.n,
		                 v->page_order == BY_LEFT ? CONCORDANCE_LEFT : CONCORDANCE_RIGHT);
}

void
page_concordance_fill(struct view *v)
{
	struct result r;
	bool own = v->chosen.entity != ENTITY_NONE;
	uint32_t i;

	v->page_hits.n = 0;
	state_all_hits(v); /* the counterparts show them, too */
	if (v->narrowed < v->translations.n) {
		const struct translation *t = &v->translations.items[v->narrowed];

		for (i = 0; i < t->count; i++)
			vec_add(&v->page_hits, v->translations.hits[t->first + i]);
		sort_lines(v);
		return;
	}
	if (own)
		query_entity(v->m, v->chosen.entity, &r);
	else if (v->searched)
		r = v->result;
	else
		return;
	for (i = 0; i < r.nhits; i++)
		vec_add(&v->page_hits, r.hits[i]);
	if (own)
		result_release(&r);
	sort_lines(v);
}

/* What of the left context stands in that many cells, cut between characters. */
static struct str
tail(struct str s, int cells)
{
	size_t at = s.n, from = s.n;
	int used, k;

	for (used = 0; at > 0 && used < cells; from = at) {
		utf8_prev(s, &at);
		k = width_of(str_sub(s, at, from));
		if (used + k > cells)
			return str_sub(s, from, s.n);
		used += k;
	}
	return str_sub(s, at, s.n);
}

/* The hit in the middle of its sentence. */
static void
draw_hit(const struct view *v, struct grid *g, int row, int col, int cells, const struct concordance_line *c)
{
	int half = cells * 2 / 5, end = col + cells, used;
	struct str left = str_trim(c->left), shown = tail(left, half - 1);
	struct painted p = { .article = c->hit.article, .start = c->hit.end, .end = c->hit.end + (uint32_t)c->right.n };

	grid_text(g, row, col + half - 1 - width_of(shown), half - 1, shown, STYLE_DIM);
	if (shown.n < left.n)
		grid_text(g, row, col, 1, str_of(frame_sign(v, "…", ".")), STYLE_DIM);
	used = half + grid_text(g, row, col + half, end - col - half, c->text, STYLE_HIT);
	if (used < cells)
		paint_around(v, g, row, col + used, cells - used, &p, p.start);
}

static void
draw_counterpart(const struct view *v, struct grid *g, int row, int col, int cells, const struct concordance_line *c,
                 struct arena *scratch)
{
	struct str text, first;
	struct painted p = { .article = c->other, .base = STYLE_TEXT };
	uint32_t at;

	if (c->other == UINT32_MAX)
		return;
	if (c->naligned == 0) {
		grid_text_cut(g, row, col, cells, str_of(_("not there")), STYLE_GAP);
		return;
	}
	text = v->m->corpus->articles[c->other]->text; /* the sentences are slices of it, one behind the other */
	first = c->aligned[0];
	p.start = (uint32_t)(first.p - text.p);
	p.end = (uint32_t)(c->aligned[c->naligned - 1].p - text.p) + (uint32_t)c->aligned[c->naligned - 1].n;
	p.nwords = concordance_answers(v->m, c, scratch, &p.words);
	p.word = STYLE_COUNTERPART;
	at = p.nwords > 0 ? p.words[0].start : paint_find(v, c->other, p.start, p.end);
	paint_around(v, g, row, col, cells, &p, at == UINT32_MAX ? p.start : at);
}

static struct str
language_of(const struct view *v, uint32_t article)
{
	return str_of(lang_code(v->m->corpus->articles[article]->lang));
}

void
page_concordance_draw(const struct view *v, struct grid *g, const struct rect *r, int row, uint32_t index)
{
	struct arena scratch = { 0 };
	struct concordance_line c;
	int col = r->col + 5, cells = r->cols - 6, beside = cells * 3 / 5;

	concordance_line(v->m, &v->page_hits.items[index], &scratch, &c);
	grid_text(g, row, r->col + 2, 2, language_of(v, c.hit.article), STYLE_DIM);
	if (pages_line_rows(v) == 1) {
		draw_hit(v, g, row, col, beside, &c);
		grid_text(g, row, col + beside + 1, 1, str_of(frame_sign(v, "│", "|")), STYLE_BORDER);
		draw_counterpart(v, g, row, col + beside + 3, cells - beside - 3, &c, &scratch);
	} else {
		draw_hit(v, g, row, col, cells, &c);
		if (row + 1 < r->row + r->rows) {
			if (c.other != UINT32_MAX)
				grid_text(g, row + 1, r->col + 2, 2, language_of(v, c.other), STYLE_DIM);
			draw_counterpart(v, g, row + 1, col, cells, &c, &scratch);
		}
	}
	arena_release(&scratch);
}

/* Where the current hit stands: what its line has no room for. */
void
page_concordance_hint(const struct view *v, struct buf *out)
{
	const struct article *a = v->m->corpus->articles[v->page_hits.items[v->page_at.at].article];

	frame_date(a->date, true, out);
	if (a->source.n > 0) {
		if (out->n > 0)
			buf_addz(out, frame_dot(v));
		buf_adds(out, a->source);
	}
	if (out->n > 0)
		buf_addz(out, frame_dot(v));
	buf_adds(out, article_title(a).n > 0 ? article_title(a) : a->file);
}
