/* Pages that list what the program has: commands, filters, corrections of names. */
#include <stdio.h>

#include "base/intl.h"
#include "ui/command.h"
#include "ui/pages.h"
#include "ui/panes.h"

/* --- help --------------------------------------------------------------------------------------------------------- */

/* Is this key another command's by the reader's configuration? */
static bool
rebound(const struct view *v, struct str name, const struct command *c)
{
	struct key k;
	size_t i;

	for (i = v->bindings.n; key_parse(name, &k) && i-- > 0;)
		if (key_same(v->bindings.items[i].key, k) && (v->bindings.items[i].command->where & c->where))
			return v->bindings.items[i].command != c;
	return false;
}

static void
put_key(struct buf *out, struct str name)
{
	if (out->n > 0)
		buf_addc(out, ' ');
	buf_adds(out, name);
}

/* The keys as they now are. */
static void
keys_of(const struct view *v, const struct command *c, struct buf *out)
{
	struct str rest = str_of(c->keys), name;
	size_t i;

	while (str_cut(&rest, ' ', &name))
		if (name.n > 0 && !rebound(v, name, c))
			put_key(out, name);
	for (i = 0; i < v->bindings.n; i++) {
		char key[16];

		key_write(v->bindings.items[i].key, key);
		if (v->bindings.items[i].command == c && !rebound(v, str_of(key), c) &&
		    str_find(str_of(c->keys), str_of(key), 0) == SIZE_MAX)
			put_key(out, str_of(key));
	}
}

/* The commands that work in a pane, or those that do not. */
static void
add_commands(struct view *v, const char *title, enum pane pane, bool there)
{
	bool any = false;
	size_t i;

	for (i = 0; i < command_count(); i++) {
		const struct command *c = command_at(i);
		struct buf keys = { 0 };

		if (((c->where >> pane & 1) != 0) != there)
			continue;
		if (!any)
			pages_add_heading(v, "%s", title);
		any = true;
		keys_of(v, c, &keys);
		buf_addz(&keys, keys.n > 0 ? "" : "-");
		pages_add_wrapped(v, STYLE_TEXT, keys.p, 18, str_of(_(c->help)));
		buf_release(&keys);
	}
}

static void
add_notes(struct view *v)
{
	static const struct {
		const char *label, *text;
	} notes[] = {
		{ "zhipu", N_("the word as it is, in any case and with or without accents") },
		{ "\"a b\" zhip*", N_("words one after the other; words that begin so") },
		{ "~puces", N_("the word in all its forms, and its translations; also ~\"a b\"") },
		{ "@zhipu", N_("a name, however it is written; also person: org: place: product:") },
		{ "amount:>1e9", N_("sums of money; amount:usd in a currency; amount:>2M and so on") },
		{ "date:2024-05", N_("when it was published; a range with .. between") },
		{ "lang:de", N_("also title: source: file:") },
		{ "is:conflict", N_("also is:paired single translation comparable only-fr only-de marked") },
		{ "a b, a or b, -a", N_("both, one of them, not; with brackets") },
	};
	size_t i;

	pages_add_heading(v, "%s", _("What can be searched for"));
	for (i = 0; i < sizeof notes / sizeof notes[0]; i++)
		pages_add_wrapped(v, STYLE_TEXT, notes[i].label, 18, str_of(_(notes[i].text)));
	pages_add_heading(v, "%s", _("Signs"));
	pages_addf(v, STYLE_TEXT, "%s  %s", frame_sign(v, "⇄", "="), _("one article is a translation of the other"));
	pages_addf(v, STYLE_TEXT, "%s  %s", frame_sign(v, "≈", "~"), _("two articles written independently about one thing"));
	pages_addf(v, STYLE_TEXT, "%s  %s", frame_sign(v, "·", "."), _("in one language only"));
	pages_addf(v, STYLE_TEXT, "%s  %s", frame_sign(v, "≠", "!"), _("a figure or name differs between the versions"));
	pages_addf(v, STYLE_TEXT, "%s  %s", frame_sign(v, "×", "x"), _("so many articles have one and the same text"));
	pages_addf(v, STYLE_TEXT, "%s  %s", frame_sign(v, "•", "-"), _("an item of a list"));
	pages_addf(v, STYLE_TEXT, "%s  %s", frame_sign(v, "»", "\""), _("a quotation that the page sets apart"));
	pages_addf(v, STYLE_TEXT, "*  %s", _("marked"));
}

/* What works where the reader comes from, then the rest. */
void
page_help_fill(struct view *v)
{
	static const char *const titles[PANES] = { [PANE_LIST] = N_("In the list"),
		                                   [PANE_TEXT] = N_("In the text"),
		                                   [PANE_NAMES] = N_("In the names"),
		                                   [PANE_PAGE] = N_("On a page") };

	add_commands(v, _(titles[v->help_for]), v->help_for, true);
	add_commands(v, _("Elsewhere"), v->help_for, false);
	add_notes(v);
}

void
page_filters_fill(struct view *v)
{
	size_t i;

	for (i = 0; i < v->filters.n; i++) {
		struct buf b = { 0 };

		pages_pad(v, &b, str_of(v->filters.items[i].name), 20);
		buf_addf(&b, "  %s", v->filters.items[i].query);
		pages_add(v, STYLE_TEXT, buf_str(&b));
		buf_release(&b);
	}
}

enum { SHOWN = 6 }; /* names of a correction */

static void
put_names(const struct view *v, struct buf *b, const struct revision *r, uint32_t from, const char *between)
{
	uint32_t i;

	for (i = from; i < r->nnames && i < from + SHOWN; i++)
		buf_addf(b, "%s" STR_FMT, i > from ? between : "", STR_ARG(r->names[i].text));
	if (i < r->nnames)
		buf_addf(b, " %s", frame_sign(v, "…", "..."));
}

void
page_corrections_fill(struct view *v)
{
	static const char *const labels[REVISIONS] = { [REVISION_MERGE] = N_("one"), [REVISION_APART] = N_("apart"),
		                                       [REVISION_TYPE] = N_("type"), [REVISION_HIDE] = N_("hidden"),
		                                       [REVISION_NAME] = N_("called") };
	size_t i;

	for (i = 0; i < v->revisions->items.n; i++) {
		const struct revision *r = &v->revisions->items.items[i];
		struct buf b = { 0 };

		pages_pad(v, &b, str_of(_(labels[r->kind])), 10);
		if (r->kind == REVISION_TYPE)
			buf_addf(&b, "%s: ", pages_type_name(r->type));
		if (r->kind == REVISION_NAME)
			buf_addf(&b, STR_FMT " (%s): ", STR_ARG(r->called), lang_code(r->lang));
		if (r->kind == REVISION_APART)
			buf_addf(&b, STR_FMT " %s ", STR_ARG(r->names[0].text), frame_sign(v, "≠", "!="));
		put_names(v, &b, r, r->kind == REVISION_APART, r->kind == REVISION_MERGE ? " = " : ", ");
		pages_add(v, STYLE_TEXT, buf_str(&b));
		buf_release(&b);
	}
}
