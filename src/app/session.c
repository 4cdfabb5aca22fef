#include "app/session.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/effects.h"
#include "app/revise.h"
#include "app/tell.h"
#include "base/intl.h"
#include "ui/theme.h"

#define TICK_MS 100 /* how often progress is shown while reading */

/* Lines of the configuration that are the view's own: bind, color, … A wrong one is told, and does no harm. */
static void
configure_view(struct session *s, const struct config *c)
{
	for (size_t i = 0; i < c->lines.n; i++) {
		const struct config_line *line = &c->lines.items[i];
		struct err err;
		char text[1024];
		if (config_own(line->name) || view_set(s->view, line->name, line->value, &err))
			continue;
		snprintf(text, sizeof text, "%s:%u: %s", c->path, line->line, err.msg);
		view_message(s->view, str_of(text), true);
	}
}

static int
load_own_work(struct session *s, const struct paths *paths, struct err *err)
{
	struct buf text = { 0 };
	int result;
	marks_init(&s->marks, paths->items.items, paths->items.n);
	marks_read(s->marks.marks, &text);
	view_marks_load(s->view, buf_str(&text));
	buf_reset(&text);
	marks_read(s->marks.filters, &text);
	view_filters_load(s->view, buf_str(&text));
	buf_reset(&text);
	marks_read(s->marks.corrections, &text);
	view_corrections_load(s->view, buf_str(&text));
	buf_reset(&text);
	result = marks_names(&s->marks, s->o->import, !s->o->restricted, &text, err);
	view_revisions_load(s->view, buf_str(&text));
	buf_release(&text);
	return result;
}

static void
tell_reloaded(struct session *s)
{
	struct progress p;
	struct buf text = { 0 };
	loader_progress(s->loader, &p);
	buf_addf(&text, _("read again: %u new or changed, %u as before"), (unsigned)(p.files - p.taken), (unsigned)p.taken);
	view_message(s->view, buf_str(&text), false);
	buf_release(&text);
}

/* Take the newest model, and let go of what it replaces. */
static void
take_model(struct session *s)
{
	loader_quiet(s->loader);
	revise_take(s);
	struct model *fresh = loader_take(s->loader);
	if (!fresh)
		return;
	fresh = revise_fresh(s, fresh);
	view_model(s->view, fresh);
	model_free(s->model);
	s->model = fresh;
	if (s->old_loader && !s->judged)
		tell_reloaded(s);
	s->judged = false;
	loader_free(s->old_loader);
	s->old_loader = NULL;
	s->idle = true;
	s->shown = s->shown || fresh->corpus->narticles > 0;
}

/* What could not be read the first time ends the program; the second time, what is on the screen stays. */
static void
take_failure(struct session *s)
{
	if (!loader_failed(s->loader, &s->failure))
		return;
	if (!s->old_loader) {
		s->failed = true;
		return;
	}
	view_message(s->view, str_of(s->failure.msg), true);
	loader_free(s->loader);
	s->loader = s->old_loader;
	s->old_loader = NULL;
}

/* All is read, and it is nothing: there is no use in an empty screen. */
static bool
is_empty(struct session *s)
{
	struct progress progress;
	loader_progress(s->loader, &progress);
	return s->model && s->model->complete && !s->shown && !progress.stopped;
}

static void
show(struct session *s, struct grid *g)
{
	int rows, cols;
	struct progress progress;
	loader_progress(s->loader, &progress);
	if (s->reviser) {
		progress.loading = true;
		progress.phase = PROGRESS_NAMES;
		progress.left = reviser_left(s->reviser);
	}
	view_progress(s->view, &progress);
	term_size(s->term, &rows, &cols);
	if (rows != g->rows || cols != g->cols) {
		grid_resize(g, rows, cols);
		view_step(s->view, (struct key){ KEY_RESIZED, 0, rows, cols });
	}
	view_draw(s->view, g);
	term_show(s->term, g);
}

static bool
is_ctrl_c(struct key k)
{
	return k.kind == KEY_CTRL && k.cp == 'C';
}

/* Ctrl-C while something is read: what is there stays. */
static void
enough(struct session *s)
{
	if (s->old_loader) {
		loader_abandon(s->loader);
		s->abandoned = s->loader;
		s->loader = s->old_loader;
		s->old_loader = NULL;
		view_message(s->view, str_of(_("not read again: all is as it was")), false);
	} else if (loader_stop(s->loader)) {
		take_model(s);
		s->model->complete = true;
	}
}

/* What was abandoned comes to its end in its own time. */
static void
bury(struct session *s)
{
	if (!s->abandoned || loader_running(s->abandoned))
		return;
	loader_free(s->abandoned);
	s->abandoned = NULL;
}

static void
press(struct session *s, struct key k)
{
	if (is_ctrl_c(k) && loader_busy(s->loader)) {
		enough(s);
		return;
	}
	struct effect e = view_step(s->view, k);
	effects_run(s, &e);
	s->idle = true;
}

static void
loop(struct session *s)
{
	struct grid g;
	grid_init(&g, 0, 0);
	g.ascii = s->o->ascii;
	while (!s->quit) {
		take_model(s);
		take_failure(s);
		bury(s);
		if (s->failed || is_empty(s))
			break;
		show(s, &g);
		int wait = s->idle ? 0 : loader_busy(s->loader) || s->reviser ? TICK_MS : -1;
		struct key k = term_key(s->term, wait, loader_fd(s->loader));
		if (k.kind != KEY_NONE)
			press(s, k);
		else if (s->idle)
			s->idle = view_idle(s->view);
	}
	grid_release(&g);
}

static lang_id
interface_language(void)
{
	const char *name = setlocale(LC_MESSAGES, NULL);
	return name ? lang_find(str_of(name)) : LANG_UND;
}

static int
open_all(struct session *s, const struct config *c, const struct paths *paths, struct err *err)
{
	const struct options *o = s->o;
	const struct look *theme = theme_find(o->theme ? o->theme : theme_name(0));
	const char *no_color = getenv("NO_COLOR");
	if (!theme)
		return err_set(err, _("there is no theme “%s”"), o->theme);
	struct view_options view = { .theme = theme,        .ascii = o->ascii,
		                     .restricted = o->restricted, .mouse = !o->no_mouse,
		                     .ui_lang = interface_language(), .query = o->query };
	struct term_options term = { theme, !(no_color && *no_color), !o->no_mouse, o->ascii };
	s->view = view_new(&view);
	configure_view(s, c);
	if (load_own_work(s, paths, err))
		return -1;
	s->loader = effects_loader(s, NULL);
	if (loader_start(s->loader, true, err))
		return -1;
	return term_new(&s->term, &term, err);
}

/* With the terminal given back: what there is to say, and the exit status. */
static int
farewell(struct session *s)
{
	if (s->failed)
		return tell(s->failure.msg);
	if (!is_empty(s))
		return STATUS_DONE;
	tell_skipped(s->model->corpus);
	return tell_nothing();
}

int
session_run(const struct options *o, const struct config *c, const struct paths *paths,
	    const struct loader_input *input)
{
	struct loader_input ours = *input;
	struct session s = { .o = o, .input = &ours };
	ours.for_reader = true;
	ours.reader = interface_language();
	s.failed = open_all(&s, c, paths, &s.failure) != 0;
	if (!s.failed)
		loop(&s);
	term_free(s.term);
	int status = s.loader ? farewell(&s) : tell(s.failure.msg);
	if ((s.loader && loader_running(s.loader)) || s.reviser || (s.abandoned && loader_running(s.abandoned)))
		exit(status); /* no reason to wait for what nobody will see */
	loader_free(s.abandoned);
	view_free(s.view);
	model_free(s.model);
	loader_free(s.loader); /* first: it may still look at what the old one read */
	loader_free(s.old_loader);
	return status;
}
