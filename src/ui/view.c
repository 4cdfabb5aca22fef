#include "ui/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "ui/command.h"
#include "ui/correct_names.h"
#include "ui/hits.h"
#include "ui/layout.h"
#include "ui/move.h"
#include "ui/pages.h"
#include "ui/panes.h"
#include "ui/remodel.h"
#include "ui/state.h"
#include "ui/word.h"

struct view *
view_new(const struct view_options *o)
{
	struct view *v = mem_zalloc(1, sizeof *v);

	v->options = *o;
	v->corrections = corrections_new();
	v->revisions = revisions_new();
	v->mouse = o->mouse;
	v->rows = 24;
	v->cols = 80;
	v->story = v->hit = v->hits_story = v->narrowed = v->standing = UINT32_MAX;
	v->chosen = (struct chosen){ ENTITY_NONE, UINT32_MAX, 0, { NULL, NULL } };
	if (o->query != NULL)
		v->query_text = strdup(o->query);
	return v;
}

void
view_free(struct view *v)
{
	size_t i;

	if (v == NULL)
		return;
	if (v->m != NULL)
		opened_correct(v->m->opened, NULL); /* what the reader said goes with the view */
	state_query_clear(v);
	result_release(&v->kept);
	for (i = 0; i < v->pills.n; i++)
		free(v->pills.items[i].name);
	for (i = 0; i < v->filters.n; i++) {
		free(v->filters.items[i].name);
		free(v->filters.items[i].query);
	}
	for (i = 0; i < v->mark_keys.n; i++)
		free(v->mark_keys.items[i]);
	for (i = 0; i < sizeof v->line / sizeof v->line[0]; i++)
		edit_release(&v->line[i]);
	free(v->language[0]);
	free(v->language[1]);
	free(v->chosen.name[0]);
	free(v->chosen.name[1]);
	rows_release(&v->text);
	arena_release(&v->words_arena);
	arena_release(&v->translations_arena);
	vec_release(&v->shown);
	vec_release(&v->hit_order);
	free(v->by_title);
	free(v->name_rank);
	vec_release(&v->profiles);
	vec_release(&v->names);
	vec_release(&v->pills);
	vec_release(&v->filters);
	vec_release(&v->bindings);
	vec_release(&v->mark_keys);
	state_forget(v, 0);
	vec_release(&v->deeds);
	corrections_free(v->corrections);
	revisions_free(v->revisions);
	vec_release(&v->lines);
	vec_release(&v->page_hits);
	arena_release(&v->page_arena);
	buf_release(&v->message);
	buf_release(&v->effect_text);
	free(v->marked);
	free(v);
}

void
view_model(struct view *v, const struct model *m)
{
	remodel(v, m);
}

void
view_progress(struct view *v, const struct progress *p)
{
	v->progress = *p;
}

void
view_message(struct view *v, struct str text, bool error)
{
	buf_reset(&v->message);
	buf_adds(&v->message, text);
	v->message_error = error;
}

/* --- typing ------------------------------------------------------------------------------------------------------- */

/* From 0, of a number from 1 that is typed. */
static uint32_t
row_number(struct str digits)
{
	uint32_t n = 0;
	size_t i;

	for (i = 0; i < digits.n && i < 9 && digits.p[i] >= '0' && digits.p[i] <= '9'; i++)
		n = n * 10 + (uint32_t)(digits.p[i] - '0');
	return n > 0 ? n - 1 : 0;
}

static void
run_command_line(struct view *v, struct str line)
{
	struct str name, rest = line;
	const struct command *c;
	struct err err;

	line = str_trim(line);
	rest = line;
	if (line.n == 0 || !str_cut(&rest, ' ', &name))
		return;
	if (str_eqz(name, "set") || str_eqz(name, "bind")) {
		struct str key, value = rest;

		if (str_eqz(name, "bind"))
			key = name;
		else
			str_cut(&value, ' ', &key);
		if (!view_set(v, key, str_trim(value), &err))
			state_say(v, true, "%s", err.msg);
		return;
	}
	if (name.p[0] >= '0' && name.p[0] <= '9') { /* :12 */
		move_to(v, row_number(name));
		return;
	}
	c = command_by_name(name);
	if (c == NULL)
		state_say(v, true, _("there is no command %.*s"), STR_ARG(name));
	else if (!(c->where & (1u << v->focus)))
		state_say(v, true, _("%s does nothing here"), c->name);
	else
		c->run(v, 0);
}

/* The search and the names that filter, as one query. A quotation mark in a name is left out: folding takes no note
 * of it. */
static void
put_query(const struct view *v, struct buf *out)
{
	bool several = v->query_text != NULL && v->pills.n > 0;
	size_t i, k;

	if (v->query_text != NULL)
		buf_addf(out, several ? "(%s)" : "%s", v->query_text);
	for (i = 0; i < v->pills.n; i++) {
		buf_addz(out, out->n > 0 ? " @\"" : "@\"");
		for (k = 0; v->pills.items[i].name[k]; k++)
			if (v->pills.items[i].name[k] != '"')
				buf_addc(out, v->pills.items[i].name[k]);
		buf_addc(out, '"');
	}
}

static void
save_filter(struct view *v, struct str name)
{
	struct buf query = { 0 };
	char *z;

	put_query(v, &query);
	if (name.n > 0 && query.n > 0) {
		z = strndup(name.p, name.n);
		vec_add(&v->filters, ((struct filter){ z, strdup(query.p) }));
		v->effect.kind = EFFECT_FILTERS;
		state_say(v, false, "%s", _("filter saved"));
	}
	buf_release(&query);
}

/* The name that was typed for: filter by it, and show all the others again. */
static void
take_name(struct view *v)
{
	struct name_row row = { .heading = true };

	if (v->name.at < v->names.n) {
		row = v->names.items[v->name.at];
		command_by_name(STR("enter"))->run(v, 0);
	} else {
		state_say(v, false, "%s", _("no name begins so"));
	}
	edit_start(&v->line[MODE_NARROW], STR(""));
	state_names(v);
	state_names_at(v, row);
}

/* Is the query already on the screen, be it as a beginning? What was seen while typing stays. */
static bool
is_shown(const struct view *v, struct str text)
{
	struct str shown = str_of(v->query_text);

	return v->query_text != NULL && str_starts(shown, text) &&
	       (shown.n == text.n || (shown.n == text.n + 1 && shown.p[text.n] == '*'));
}

static void
typed_done(struct view *v, enum mode mode)
{
	struct str text = buf_str(&v->line[mode].text);

	edit_remember(&v->line[mode]);
	switch (mode) {
	case MODE_SEARCH:
		if (!is_shown(v, str_trim(text)))
			state_search(v, text);
		state_all_hits(v);
		if (v->searched && state_hits(v)->nhits > 0 && v->hit == UINT32_MAX)
			move_hit(v, 1);
		break;
	case MODE_COMMAND:
		run_command_line(v, text);
		break;
	case MODE_NARROW:
		take_name(v);
		break;
	case MODE_EXPORT:
		buf_reset(&v->effect_text);
		buf_adds(&v->effect_text, text);
		v->effect = (struct effect){ EFFECT_EXPORT, buf_str(&v->effect_text) };
		break;
	case MODE_FILTER_NAME:
		save_filter(v, str_trim(text));
		break;
	case MODE_TYPE:
		correct_type(v, str_trim(text));
		break;
	case MODE_IMPORT:
		buf_reset(&v->effect_text);
		buf_adds(&v->effect_text, str_trim(text));
		v->effect = (struct effect){ v->effect_text.n > 0 ? EFFECT_IMPORT : EFFECT_NONE, buf_str(&v->effect_text) };
		break;
	case MODE_RENAME:
		correct_name(v, str_trim(text));
		break;
	default:
		break;
	}
}

static void
typed_changed(struct view *v, enum mode mode)
{
	if (mode == MODE_SEARCH) {
		state_search_typing(v, buf_str(&v->line[mode].text));
		hits_preview(v);
	}
	if (mode == MODE_NARROW)
		state_names(v);
}

/* Back to where the reader was before typing. */
static void
leave_search(struct view *v)
{
	uint32_t i;

	state_search(v, STR(""));
	for (i = 0; i < v->shown.n; i++)
		if (v->shown.items[i] == v->before_search.story)
			state_story(v, i);
	if (v->story == v->before_search.story)
		v->at = v->before_search.at;
}

static void
typed_cancelled(struct view *v, enum mode mode)
{
	buf_reset(&v->message);
	if (mode == MODE_SEARCH)
		leave_search(v);
	if (mode == MODE_NARROW) {
		edit_start(&v->line[mode], STR(""));
		state_names(v);
	}
}

/* As far as all commands that begin so agree; then they are listed. */
static void
complete(struct view *v)
{
	struct edit *e = &v->line[MODE_COMMAND];
	struct str prefix = str_sub(buf_str(&e->text), 0, e->cursor), same;
	const struct command *c = command_complete(prefix, 0), *more;
	struct buf list = { 0 };
	char name[64];
	size_t i, n;

	if (c == NULL)
		return;
	same = str_of(c->name);
	for (i = 0; (more = command_complete(prefix, i)) != NULL; i++) {
		for (n = 0; n < same.n && more->name[n] == same.p[n]; n++)
			;
		same.n = n;
		buf_addf(&list, "%s%s", i ? " " : "", more->name);
	}
	snprintf(name, sizeof name, STR_FMT, STR_ARG(same));
	if (same.n > prefix.n || i == 1)
		edit_start(e, str_of(name));
	buf_reset(&v->message);
	if (i > 1)
		state_say(v, false, "%s", list.p);
	buf_release(&list);
}

/* A key while a line is typed. In the sidebar arrows still move, and Enter takes the name. */
static void
step_typing(struct view *v, struct key k)
{
	enum mode mode = v->mode;

	const struct command *c = k.kind == KEY_CTRL ? command_by_key(v, k) : NULL;

	if (c != NULL && c->early) { /* to the shell, draw anew: these take nothing away from the line */
		c->run(v, 0);
		return;
	}
	if (mode == MODE_COMMAND && k.kind == KEY_TAB_KEY) {
		complete(v);
		return;
	}
	if (mode != MODE_SEARCH)
		buf_reset(&v->message);
	if (mode == MODE_NARROW && (k.kind == KEY_UP_ARROW || k.kind == KEY_DOWN_ARROW)) {
		move_by(v, k.kind == KEY_UP_ARROW ? -1 : 1);
		return;
	}
	switch (edit_key(&v->line[mode], k)) {
	case EDIT_CHANGED:
		typed_changed(v, mode);
		break;
	case EDIT_DONE:
		v->mode = MODE_NORMAL;
		typed_done(v, mode);
		break;
	case EDIT_CANCELLED:
		v->mode = MODE_NORMAL;
		typed_cancelled(v, mode);
		break;
	default:
		break;
	}
}

/* --- keys ------------------------------------------------------------------------------------------------------------ */

/* The pane below the pointer; PANES: none. */
static enum pane
pane_at(const struct view *v, struct key k)
{
	int p;

	for (p = 0; p < PANES; p++) {
		const struct rect *r = &v->layout.pane[p];

		if (k.row >= r->row && k.row < r->row + r->rows && k.col >= r->col && k.col < r->col + r->cols)
			return (enum pane)p;
	}
	return PANES;
}

/* A click makes a passage the current one; another, or one while the word cursor is there, takes the word. */
static void
click_text(struct view *v, uint32_t segment, struct key k)
{
	bool again = v->at.at == segment || v->word.on;

	v->at.at = segment;
	if (again)
		word_click(v, k.row, k.col);
}

static void
click(struct view *v, struct key k)
{
	enum pane p = pane_at(v, k);
	uint32_t line;

	if (p == PANES)
		return;
	v->focus = p;
	if (k.row <= v->layout.pane[p].row)
		return;
	line = (uint32_t)(k.row - v->layout.pane[p].row - 1);
	if (p == PANE_PAGE)
		line /= (uint32_t)pages_line_rows(v);
	if (p != PANE_TEXT)
		move_to(v, line + (p == PANE_LIST ? v->list.top : p == PANE_NAMES ? v->name.top : v->page_at.top));
	else if (v->at.top + line < v->text.rows.n)
		click_text(v, v->text.rows.items[v->at.top + line].segment, k);
}

/* The wheel moves what is below the pointer, and leaves the focus where it is. */
static void
wheel(struct view *v, struct key k)
{
	enum pane focus = v->focus, p = pane_at(v, k);

	if (p != PANES)
		v->focus = p;
	move_by(v, k.kind == KEY_WHEEL_UP ? -3 : 3);
	v->focus = focus;
}

static void
step_normal(struct view *v, struct key k)
{
	const struct command *c;
	uint32_t count = v->number;

	if (k.kind == KEY_CHAR && k.cp >= '0' && k.cp <= '9' && (k.cp != '0' || count > 0)) {
		v->number = count < 100000000 ? count * 10 + (k.cp - '0') : count;
		return;
	}
	v->number = 0;
	if (k.kind == KEY_CLICK) {
		click(v, k);
		return;
	}
	if (k.kind == KEY_WHEEL_UP || k.kind == KEY_WHEEL_DOWN) {
		wheel(v, k);
		return;
	}
	c = command_by_key(v, k);
	if (c != NULL)
		c->run(v, count);
	else
		state_say(v, false, "%s", _("this key does nothing here; ? for help"));
}

struct effect
view_step(struct view *v, struct key k)
{
	v->effect = (struct effect){ EFFECT_NONE, { NULL, 0 } };
	if (k.kind == KEY_RESIZED) {
		v->rows = k.row;
		v->cols = k.col;
		if (v->m != NULL)
			pages_refill(v);
	} else if (k.kind != KEY_NONE) {
		if (v->mode == MODE_NORMAL)
			buf_reset(&v->message);
		if (v->m == NULL) { /* nothing to look at yet */
			const struct command *c = command_by_key(v, k);

			if (c != NULL && c->early)
				c->run(v, 0);
		} else if (v->mode != MODE_NORMAL) {
			step_typing(v, k);
		} else {
			v->touched = true;
			step_normal(v, k);
		}
	}
	move_settle(v);
	return v->effect;
}

void
view_draw(const struct view *v, struct grid *g)
{
	grid_clear(g);
	g->ascii = v->options.ascii;
	if (v->m == NULL && g->rows > 3)
		grid_text_cut(g, 2, 2, g->cols - 3, str_of(_("reading … Ctrl-C stops, and keeps what was read")),
		              STYLE_DIM);
	pane_list_draw(v, g);
	pane_text_draw(v, g);
	pane_names_draw(v, g);
	pane_page_draw(v, g);
	frame_draw(v, g);
	if (g->cursor_row >= g->rows)
		g->cursor_row = g->rows - 1;
	if (g->cursor_col >= g->cols)
		g->cursor_col = g->cols - 1;
}

bool
view_idle(struct view *v)
{
	if (v->m == NULL || !v->m->complete)
		return false;
	if (opened_step(v->m->opened))
		return true;
	if (v->sort == SORT_DIFFERENCE && !v->resorted)
		state_list(v);
	v->resorted = true;
	return false;
}

bool
view_mouse(const struct view *v)
{
	return v->mouse;
}

static int
set_binding(struct view *v, struct str value, struct err *err)
{
	struct str name = value, key_text;
	struct key key;
	const struct command *c;

	str_cut(&name, ' ', &key_text);
	c = command_by_name(str_trim(name));
	if (!key_parse(key_text, &key))
		return err_set(err, _("%.*s is no key"), STR_ARG(key_text));
	if (c == NULL)
		return err_set(err, _("there is no command %.*s"), STR_ARG(name));
	vec_add(&v->bindings, ((struct binding){ key, c }));
	return 0;
}

bool
view_set(struct view *v, struct str name, struct str value, struct err *err)
{
	static const char *const name_sorts[NAMES_SORTS] = { "count", "name", "single" };
	static const char *const sorts[] = { "date", "title", "conflicts", "relevance" };
	size_t i;

	if (str_eqz(name, "bind"))
		return set_binding(v, value, err) == 0;
	if (str_eqz(name, "sort-names"))
		for (i = 0; i < NAMES_SORTS; i++)
			if (str_eqz(value, name_sorts[i])) {
				v->names_sort = (enum names_sort)i;
				return true;
			}
	if (str_eqz(name, "sort"))
		for (i = 0; i < SORTS; i++)
			if (str_eqz(value, sorts[i])) {
				v->sort = (enum sort)i;
				if (v->m != NULL)
					state_list(v);
				return true;
			}
	err_set(err, _("%.*s %.*s: not a setting"), STR_ARG(name), STR_ARG(value));
	return false;
}

const struct result *
view_result(struct view *v)
{
	if (v->m)
		state_all_hits(v);
	return v->pills.n > 0 && v->m ? &v->kept : v->searched ? &v->result : NULL;
}
