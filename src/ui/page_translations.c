/* How the word of a concordance is translated in this corpus, with counts; Enter shows the lines of one of them. */
#include "base/intl.h"
#include "ui/pages.h"
#include "ui/panes.h"

void
page_translations_make(struct view *v)
{
	page_translations_drop(v);
	page_concordance_fill(v);
	translations_make(v->m, v->page_hits.items, (uint32_t)v->page_hits.n, &v->translations_arena, &v->translations);
}

void
page_translations_drop(struct view *v)
{
	arena_release(&v->translations_arena);
	v->translations = (struct translations){ .n = 0 };
	v->narrowed = UINT32_MAX;
}

static void
add_heading(struct view *v, lang_id lang)
{
	int side = lang == v->m->sides.right;

	pages_add_heading(v, STR_FMT, STR_ARG(frame_language(v, side, true)));
}

/* "Chip  (Chips 9, Chip 3)". */
static void
add_translation(struct view *v, const struct translation *t)
{
	struct buf b = { 0 };
	uint32_t i;

	buf_addf(&b, "%6u  " STR_FMT, t->count, STR_ARG(t->text));
	for (i = 0; i < t->nforms && t->nforms > 1; i++)
		buf_addf(&b, "%s" STR_FMT " %u", i == 0 ? "  (" : ", ", STR_ARG(t->forms[i].text), t->forms[i].count);
	buf_addz(&b, t->nforms > 1 ? ")" : "");
	pages_add(v, STYLE_TEXT, buf_str(&b));
	buf_release(&b);
}

void
page_translations_fill(struct view *v)
{
	const struct translations *t = &v->translations;
	uint32_t i;

	for (i = 0; i < t->n; i++) {
		const struct translation *x = &t->items[i];

		if (i == 0 || x->lang != t->items[i - 1].lang)
			add_heading(v, x->lang);
		if (x->text.n > 0)
			add_translation(v, x);
		else
			pages_addf(v, STYLE_DIM, "%6u  %s", x->count, _("no counterpart"));
	}
	if (t->alone == 0 && t->looked == v->page_hits.n)
		return;
	pages_add(v, STYLE_TEXT, STR(""))->skip = true;
	if (t->alone > 0)
		pages_addf(v, STYLE_DIM,
		           ngettext("%u place stands in one language only", "%u places stand in one language only", t->alone),
		           t->alone)->skip = true;
	if (t->looked < v->page_hits.n)
		pages_addf(v, STYLE_DIM, _("the first %u places of %u were looked at"), t->looked,
		           (unsigned)v->page_hits.n)->skip = true;
}
