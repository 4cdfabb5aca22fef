#include "ui/typing.h"

#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "ui/command.h"
#include "ui/correct_names.h"
#include "ui/hits.h"
#include "ui/move.h"

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

/* All names again, the cursor on the one that was typed for: v, & and the like take it from there. */
static void
widen_names(struct view *v, struct name_row row)
{
	edit_start(&v->line[MODE_NARROW], STR(""));
	state_names(v);
	state_names_at(v, row);
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
	widen_names(v, row);
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
done_search(struct view *v, struct str text)
{
	if (!is_shown(v, str_trim(text)))
		state_search(v, text);
	state_all_hits(v);
	if (v->searched && state_hits(v)->nhits > 0 && v->hit == UINT32_MAX)
		move_hit(v, 1);
}

static void
done_narrow(struct view *v, struct str text)
{
	(void)text;
	take_name(v);
}

static void
done_export(struct view *v, struct str text)
{
	buf_reset(&v->effect_text);
	buf_adds(&v->effect_text, text);
	v->effect = (struct effect){ EFFECT_EXPORT, buf_str(&v->effect_text) };
}

static void
done_import(struct view *v, struct str text)
{
	buf_reset(&v->effect_text);
	buf_adds(&v->effect_text, str_trim(text));
	v->effect = (struct effect){ v->effect_text.n > 0 ? EFFECT_IMPORT : EFFECT_NONE, buf_str(&v->effect_text) };
}

static void done_filter(struct view *v, struct str text) { save_filter(v, str_trim(text)); }
static void done_type(struct view *v, struct str text) { correct_type(v, str_trim(text)); }
static void done_rename(struct view *v, struct str text) { correct_name(v, str_trim(text)); }

/* What Enter does with a line. */
static void (*const done[MODES])(struct view *v, struct str text) = {
	[MODE_SEARCH] = done_search,      [MODE_COMMAND] = run_command_line, [MODE_NARROW] = done_narrow,
	[MODE_EXPORT] = done_export,      [MODE_FILTER_NAME] = done_filter,  [MODE_TYPE] = done_type,
	[MODE_RENAME] = done_rename,      [MODE_IMPORT] = done_import,
};

static void
typed_done(struct view *v, enum mode mode)
{
	edit_remember(&v->line[mode]);
	if (done[mode] != NULL)
		done[mode](v, buf_str(&v->line[mode].text));
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
	if (mode == MODE_NARROW)
		widen_names(v, v->name.at < v->names.n ? v->names.items[v->name.at]
						       : (struct name_row){ .heading = true });
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
void
typing_step(struct view *v, struct key k)
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
