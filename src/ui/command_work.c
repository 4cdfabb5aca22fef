/* The reader's own work: marks, copies, exports, corrections, what takes them back. */
#include "base/intl.h"
#include "ui/command_rows.h"
#include "ui/correct.h"
#include "ui/correct_names.h"
#include "ui/pages.h"

static void report(struct view *v, uint32_t n) { (void)n; pages_open(v, PAGE_REPORT); }

static void
mark(struct view *v, uint32_t n)
{
	const struct story *s;
	size_t before = v->ndone;
	uint32_t i;
	bool on;

	(void)n;
	if (v->story == UINT32_MAX)
		return;
	s = &v->m->stories->stories[v->story];
	on = !v->marked[v->m->stories->story_articles[s->first_article]];
	for (i = 0; i < s->narticles; i++)
		state_mark(v, v->m->stories->story_articles[s->first_article + i], on, v->ndone > before);
	state_say(v, false, "%s", on ? _("marked") : _("no longer marked"));
}

static void
effect(struct view *v, enum effect_kind kind)
{
	v->effect.kind = (uint8_t)kind;
	v->effect.text = buf_str(&v->effect_text);
}

/* The current sentences, left then right; in the sidebar the name; on a page the line. */
static void
copy(struct view *v, uint32_t n)
{
	int d;
	size_t i;

	(void)n;
	buf_reset(&v->effect_text);
	if (v->focus == PANE_PAGE && v->page_at.at < v->lines.n) {
		const struct page_line *l = &v->lines.items[v->page_at.at];

		if (l->kind == LINE_FILE)
			page_report_text(v, l, REPORT_WHOLE, &v->effect_text);
		else
			buf_adds(&v->effect_text, l->text);
	} else if (v->focus == PANE_NAMES && command_find_name(v)) {
		buf_adds(&v->effect_text, entity_name(&v->m->entities->entities[v->chosen.entity], 0));
	} else {
		for (d = 0; d < 2; d++)
			for (i = 0; i < v->text.rows.n; i++) {
				const struct text_row *r = &v->text.rows.items[i];

				if (r->segment != v->at.at || r->end[d] <= r->start[d])
					continue;
				if (v->effect_text.n > 0)
					buf_addc(&v->effect_text, r->begins[d] ? '\n' : ' ');
				buf_adds(&v->effect_text,
				         str_sub(v->m->corpus->articles[v->text.article[d]]->text, r->start[d], r->end[d]));
			}
	}
	if (v->effect_text.n == 0)
		return;
	effect(v, EFFECT_COPY);
	state_say(v, false, "%s", _("copied"));
}

static void
browse(struct view *v, uint32_t n)
{
	uint32_t a = state_article(v, n == 2);
	const struct article *x;
	const struct report_row *row = pages_file(v);

	if (v->options.restricted) {
		state_say(v, true, "%s", _("not in restricted mode"));
		return;
	}
	if (row) { /* the file itself */
		buf_reset(&v->effect_text);
		buf_adds(&v->effect_text, row->file);
		effect(v, EFFECT_BROWSE);
		return;
	}
	if (v->focus == PANE_PAGE)
		return;
	if (a == UINT32_MAX)
		a = state_article(v, n != 2);
	if (a == UINT32_MAX)
		return;
	x = v->m->corpus->articles[a];
	buf_reset(&v->effect_text);
	buf_adds(&v->effect_text, x->url.n ? x->url : x->file);
	effect(v, EFFECT_BROWSE);
}

static void
export(struct view *v, uint32_t n)
{
	(void)n;
	if (v->options.restricted)
		state_say(v, true, "%s", _("not in restricted mode"));
	else
		command_type(v, MODE_EXPORT, "alignment tmx ");
}

static void reload(struct view *v, uint32_t n) { (void)n; v->effect.kind = EFFECT_RELOAD; }

static void
undo(struct view *v, uint32_t n)
{
	(void)n;
	state_say(v, false, "%s", state_undo(v) ? _("undone") : _("nothing to undo"));
}

static void
redo(struct view *v, uint32_t n)
{
	(void)n;
	state_say(v, false, "%s", state_redo(v) ? _("done again") : _("nothing to redo"));
}

static void link_row(struct view *v, uint32_t n) { correct_bead(v, BEAD_LINK, n); }
static void unlink_row(struct view *v, uint32_t n) { correct_bead(v, BEAD_UNLINK, n); }
static void merge_row(struct view *v, uint32_t n) { correct_bead(v, BEAD_MERGE, n); }
static void split_row(struct view *v, uint32_t n) { correct_bead(v, BEAD_SPLIT, n); }
static void sentence_up(struct view *v, uint32_t n) { correct_bead(v, BEAD_UP, n); }
static void sentence_down(struct view *v, uint32_t n) { correct_bead(v, BEAD_DOWN, n); }
static void shift_up(struct view *v, uint32_t n) { correct_bead(v, BEAD_SHIFT_UP, n); }
static void shift_down(struct view *v, uint32_t n) { correct_bead(v, BEAD_SHIFT_DOWN, n); }
static void confirm(struct view *v, uint32_t n) { correct_bead(v, BEAD_CONFIRM, n); }
static void doubtful(struct view *v, uint32_t n) { (void)n; correct_doubtful(v); }
static void pair(struct view *v, uint32_t n) { (void)n; correct_together(v); }
static void unpair(struct view *v, uint32_t n) { (void)n; correct_apart(v); }
static void why(struct view *v, uint32_t n) { (void)n; correct_why(v); }
static void merge_names(struct view *v, uint32_t n) { (void)n; correct_merge_names(v); }
static void split_name(struct view *v, uint32_t n) { (void)n; correct_split_name(v); }
static void hide_name(struct view *v, uint32_t n) { (void)n; correct_hide_name(v); }
static void type_name(struct view *v, uint32_t n) { (void)n; correct_ask_type(v); }
static void rename_name(struct view *v, uint32_t n) { (void)n; correct_ask_name(v); }
static void import(struct view *v, uint32_t n) { (void)n; correct_ask_import(v); }
static void corrections(struct view *v, uint32_t n) { (void)n; pages_open(v, PAGE_CORRECTIONS); }

static const struct command rows[] = {
	{ "mark", "m", ON_MAIN, N_("mark the story, or unmark it"), mark, false },
	{ "copy", "y", ON_ALL, N_("copy the sentences, the name or the line to the clipboard"), copy, false },
	{ "open", "o", ON_ALL, N_("open the left article in $BROWSER; 2o the right one; in the load report: the file"), browse, false },
	{ "export", "x", ON_MAIN, N_("export what is shown to a file"), export, false },
	{ "report", "R", ON_MAIN, N_("load report: what was read, and what was left out"), report, false },
	{ "reload", "r", ON_MAIN, N_("read again what has changed"), reload, false },
	{ "undo", "u", ON_ALL, N_("undo the last mark, filter or correction"), undo, false },
	{ "redo", "Ctrl-R", ON_ALL, N_("redo it"), redo, false },
	{ "doubtful", ";", ON_MAIN, N_("to the next row of sentences that is doubtful"), doubtful, false },
	{ "confirm", "C", ON_TEXT, N_("confirm the row of sentences, or take that back"), confirm, false },
	{ "link", "=", ON_TEXT, N_("link a sentence that is alone with the nearest alone on the other side"), link_row, false },
	{ "unlink", "-", ON_TEXT, N_("the two sides of the row apart"), unlink_row, false },
	{ "merge", "&", ON_TEXT, N_("the row and the next one together"), merge_row, false },
	{ "split", "|", ON_TEXT, N_("the row in two, behind its first sentences"), split_row, false },
	{ "sentence-up", "K", ON_TEXT, N_("the first sentence on the right one row up; 1K: on the left"), sentence_up, false },
	{ "sentence-down", "J", ON_TEXT, N_("the last sentence on the right one row down; 1J: on the left"), sentence_down, false },
	{ "shift-up", "(", ON_TEXT, N_("the right side from here on one row up; 1(: the left side"), shift_up, false },
	{ "shift-down", ")", ON_TEXT, N_("the right side from here on one row down; 1): the left side"), shift_down, false },
	{ "merge-names", "&", ON_NAMES | ON_PAGE, N_("the name and the one that was chosen with v are one"), merge_names, false },
	{ "split-name", "|", ON_NAMES | ON_PAGE, N_("on a profile: this variant is another thing; in the names: this and the chosen one never are one"), split_name, false },
	{ "type", "T", ON_NAMES | ON_PAGE, N_("the name is of another type"), type_name, false },
	{ "hide", "H", ON_NAMES | ON_PAGE, N_("it is no name: hide it"), hide_name, false },
	{ "rename", "E F2", ON_NAMES | ON_PAGE, N_("call it otherwise; left / right: in each language"), rename_name, false },
	{ "corrections", "U", ON_MAIN, N_("corrections of names; x there takes one back"), corrections, false },
	{ "import", "i", ON_PAGE, N_("on the corrections of names: add those of a file"), import, false },
	{ "pair", "P", ON_MAIN, N_("this story and the marked one are one"), pair, false },
	{ "unpair", "!", ON_MAIN, N_("the two are not one story; or an article is one of its own"), unpair, false },
	{ "why", "I", ON_MAIN, N_("what speaks for the two articles being one story; or this one and the marked one"), why, false },
};

const struct command_rows command_work = { rows, sizeof rows / sizeof rows[0] };
