#include "app/effects.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/revise.h"
#include "base/intl.h"
#include "report/print.h"

#define ARGS_MAX 32
#define EXPORT_COLUMNS 100

static void say(struct session *s, bool error, const char *format, ...) __attribute__((format(printf, 3, 4)));

static void
say(struct session *s, bool error, const char *format, ...)
{
	char text[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	view_message(s->view, str_of(text), error);
}

static void
quit(struct session *s, struct str text)
{
	(void)text;
	s->quit = true;
}

static void
redraw(struct session *s, struct str text)
{
	(void)text;
	term_redraw(s->term);
}

static void
suspend(struct session *s, struct str text)
{
	(void)text;
	term_suspend(s->term);
	term_redraw(s->term);
}

static void
mouse(struct session *s, struct str text)
{
	(void)text;
	term_mouse(s->term, view_mouse(s->view));
}

static void
copy(struct session *s, struct str text)
{
	term_copy(s->term, text);
}

struct loader *
effects_loader(struct session *s, const struct loader *before)
{
	struct buf said = { 0 }, revised = { 0 };
	struct loader_input input = *s->input;
	view_corrections_save(s->view, &said);
	view_revisions_save(s->view, &revised);
	input.said = buf_str(&said);
	input.revised = buf_str(&revised);
	struct loader *l = loader_new(&input, before);
	buf_release(&said);
	buf_release(&revised);
	return l;
}

/* The articles of the model on the screen stay until the first model of the new loader replaces it. */
static void
reload(struct session *s, struct str text)
{
	struct err err;
	(void)text;
	if (s->old_loader || s->abandoned || s->reviser || loader_running(s->loader)) {
		say(s, true, "%s", _("still reading"));
		return;
	}
	struct loader *fresh = effects_loader(s, s->loader);
	if (loader_start(fresh, false, &err)) {
		loader_free(fresh);
		say(s, true, "%s", err.msg);
		return;
	}
	s->old_loader = s->loader;
	s->loader = fresh;
}

static void
save(struct session *s, const char *path, void (*get)(const struct view *, struct buf *))
{
	struct buf text = { 0 };
	struct err err;
	if (s->o->restricted)
		return;
	get(s->view, &text);
	if (marks_write(path, buf_str(&text), &err))
		say(s, true, "%s", err.msg);
	buf_release(&text);
}

static void
save_marks(struct session *s, struct str text)
{
	(void)text;
	save(s, s->marks.marks, view_marks_save);
}

static void
save_filters(struct session *s, struct str text)
{
	(void)text;
	save(s, s->marks.filters, view_filters_save);
}

static void
save_corrections(struct session *s, struct str text)
{
	(void)text;
	save(s, s->marks.corrections, view_corrections_save);
}

static void
save_pairs(struct session *s, struct str text)
{
	save_corrections(s, text);
	s->judged = !s->old_loader && !loader_busy(s->loader);
	reload(s, text);
}

static void
save_revisions(struct session *s, struct str text)
{
	(void)text;
	save(s, s->marks.names, view_revisions_save);
	revise_model(s);
}

/* Corrections of names from a file. */
static void
import(struct session *s, struct str text)
{
	struct buf lines = { 0 };
	struct err err;
	char path[4096];
	uint32_t added = 0;
	if (s->o->restricted || text.n >= sizeof path)
		return;
	snprintf(path, sizeof path, STR_FMT, STR_ARG(text));
	if (marks_lines(path, &lines, &err)) {
		say(s, true, "%s", err.msg);
	} else if (view_revisions_import(s->view, buf_str(&lines), &added, &err)) {
		say(s, true, "%s: %s", path, err.msg);
	} else {
		say(s, false, ngettext("%u correction is new; u takes it back", "%u corrections are new; u takes them back", added), added);
		save_revisions(s, text);
	}
	buf_release(&lines);
}

/* The words of a command as the environment has it, for exec; there is never a shell. */
static size_t
split_command(char *command, char **args)
{
	size_t n = 0;
	for (char *at = command; *at && n < ARGS_MAX;) {
		while (*at == ' ' || *at == '\t')
			*at++ = '\0';
		if (*at)
			args[n++] = at;
		while (*at && *at != ' ' && *at != '\t')
			at++;
	}
	return n;
}

static void
run_child(char **args)
{
	struct sigaction act = { .sa_handler = SIG_DFL };
	sigaction(SIGPIPE, &act, NULL);
	sigaction(SIGINT, &act, NULL);
	execvp(args[0], args);
	_exit(127);
}

/* Run a program with the terminal its own; returns its exit status, -1 if it could not be started. */
static int
run_program(struct session *s, char **args)
{
	int status = -1;
	term_leave(s->term);
	pid_t pid = fork();
	if (pid == 0)
		run_child(args);
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	term_return(s->term);
	term_redraw(s->term);
	return pid > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool
is_address(struct str text)
{
	return str_startsz(text, "http://") || str_startsz(text, "https://");
}

/* An address goes to $BROWSER, a file to $PAGER. What the corpus says is one argument, and no option. */
/* "a.tar:b.html": of a member of an archive the archive is shown. */
static void
cut_member(struct buf *path)
{
	buf_addc(path, '\0');
	for (char *colon; access(path->p, F_OK) != 0 && (colon = strrchr(path->p, ':')) != NULL;)
		*colon = '\0';
	path->n = strlen(path->p);
}

static void
browse(struct session *s, struct str text)
{
	bool address = is_address(text);
	const char *variable = address ? "BROWSER" : "PAGER", *program = getenv(variable);
	char *args[ARGS_MAX + 2], *command;
	struct buf target = { 0 };
	if (s->o->restricted)
		return;
	if (address && !(program && *program)) {
		say(s, true, "%s", _("set BROWSER to a program that opens addresses"));
		return;
	}
	command = strdup(program && *program ? program : "less");
	size_t n = split_command(command, args);
	if (!address && text.n > 0 && text.p[0] == '-')
		buf_addz(&target, "./");
	buf_adds(&target, text);
	if (!address)
		cut_member(&target);
	if (n > 0 && target.n > 0 && !memchr(target.p, '\0', target.n)) {
		args[n] = target.p;
		args[n + 1] = NULL;
		int status = run_program(s, args);
		if (status != 0)
			say(s, true, _("%s ended with status %d"), args[0], status);
	}
	buf_release(&target);
	free(command);
}

/* A new file only: what is there already may be a source. */
static int
export_file(struct session *s, const struct print_options *print, const char *path, uint64_t *written, struct err *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	FILE *out = fd >= 0 ? fdopen(fd, "w") : NULL;
	if (!out) {
		err_sys(err, path);
		if (fd >= 0)
			close(fd);
		return -1;
	}
	int result = print_model(s->model, view_result(s->view), print, out, written, err);
	if (fclose(out) != 0 && result == 0)
		result = err_sys(err, path);
	if (result)
		unlink(path);
	return result;
}

/* "WHAT FORMAT FILE" */
static void
export(struct session *s, struct str text)
{
	struct str what, format;
	char names[2][32], path[4096];
	struct err err;
	uint64_t written = 0;
	if (s->o->restricted || !s->model)
		return;
	if (!str_cut(&text, ' ', &what) || !str_cut(&text, ' ', &format) || text.n == 0 || what.n >= 32 ||
	    format.n >= 32 || text.n >= sizeof path || str_eqz(text, "-")) {
		say(s, true, "%s", _("expected WHAT FORMAT FILE"));
		return;
	}
	snprintf(names[0], sizeof names[0], STR_FMT, STR_ARG(what));
	snprintf(names[1], sizeof names[1], STR_FMT, STR_ARG(format));
	snprintf(path, sizeof path, STR_FMT, STR_ARG(text));
	struct print_options print = { names[0], names[1], EXPORT_COLUMNS, false };
	if (print_check(&print, &err) || export_file(s, &print, path, &written, &err))
		say(s, true, "%s", err.msg);
	else
		say(s, false, ngettext("%llu written to %s", "%llu written to %s", (unsigned long)written),
		    (unsigned long long)written, path);
}

typedef void effect_run(struct session *s, struct str text);
static effect_run *const runs[] = {
	[EFFECT_NONE] = NULL,       [EFFECT_REDRAW_ALL] = redraw, [EFFECT_QUIT] = quit,
	[EFFECT_RELOAD] = reload,   [EFFECT_COPY] = copy,         [EFFECT_BROWSE] = browse,
	[EFFECT_EXPORT] = export,   [EFFECT_MARKS] = save_marks,  [EFFECT_FILTERS] = save_filters,
	[EFFECT_SUSPEND] = suspend, [EFFECT_MOUSE] = mouse,       [EFFECT_CORRECTIONS] = save_corrections,
	[EFFECT_PAIRS] = save_pairs, [EFFECT_REVISIONS] = save_revisions,
	[EFFECT_IMPORT] = import,
};

void
effects_run(struct session *s, const struct effect *e)
{
	if (e->kind < sizeof runs / sizeof *runs && runs[e->kind])
		runs[e->kind](s, e->text);
}
