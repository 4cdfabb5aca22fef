#include "ui/view.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "ui/command.h"
#include "ui/hits.h"
#include "ui/move.h"
#include "ui/pages.h"
#include "ui/panes.h"
#include "ui/pointer.h"
#include "ui/remodel.h"
#include "ui/state.h"
#include "ui/typing.h"

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

/* --- keys ------------------------------------------------------------------------------------------------------------ */

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
		pointer_click(v, k);
		return;
	}
	if (k.kind == KEY_WHEEL_UP || k.kind == KEY_WHEEL_DOWN) {
		pointer_wheel(v, k);
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
			typing_step(v, k);
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
