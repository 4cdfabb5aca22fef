#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "app/config.h"
#include "app/loader.h"
#include "app/marks.h"
#include "app/options.h"
#include "app/paths.h"
#include "app/places.h"
#include "app/session.h"
#include "app/tell.h"
#include "base/clock.h"
#include "base/intl.h"
#include "report/print.h"
#include "text/width.h"

#ifndef PACKAGE_VERSION
#define PACKAGE_VERSION "0"
#endif
#ifndef LOCALEDIR
#define LOCALEDIR "/usr/local/share/locale"
#endif

static int
usage(const char *message)
{
	tell(message);
	fputs(_("Try: visavis --help\n"), stderr);
	return STATUS_FAILED;
}

/* Messages in the reader's language, always as UTF-8; numbers the same everywhere. */
static void
init_locale(void)
{
	setlocale(LC_ALL, "");
	setlocale(LC_NUMERIC, "C");
	const char *folder = getenv("VISAVIS_LOCALEDIR");
	bindtextdomain("visavis", folder && *folder ? folder : LOCALEDIR);
	bind_textdomain_codeset("visavis", "UTF-8");
	textdomain("visavis");
}

static void
interrupted(int signal_number)
{
	(void)signal_number;
	_exit(STATUS_INTERRUPTED);
}

/* Ctrl-C ends --print with its status; a closed pipe is told by write(). */
static void
init_signals(void)
{
	struct sigaction act = { .sa_handler = interrupted }, old;
	if (sigaction(SIGINT, NULL, &old) == 0 && old.sa_handler != SIG_IGN)
		sigaction(SIGINT, &act, NULL);
	act.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &act, NULL);
}

static int
close_stdout(void)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return STATUS_DONE;
	if (errno == EPIPE)
		return STATUS_DONE;
	struct err err;
	err_sys(&err, _("cannot write"));
	return tell(err.msg);
}

static int
page_columns(void)
{
	struct winsize size;
	const char *columns = getenv("COLUMNS");
	if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return columns && strtol(columns, NULL, 10) > 0 ? (int)strtol(columns, NULL, 10) : 100;
}

static bool
page_color(void)
{
	const char *term = getenv("TERM"), *no_color = getenv("NO_COLOR");
	return isatty(STDOUT_FILENO) && !(no_color && *no_color) && term && strcmp(term, "dumb") != 0;
}

static int
print_result(const struct options *o, const struct model *m, const struct result *r)
{
	struct print_options print = { o->print, o->format, page_columns(), page_color() };
	uint64_t matched = 0;
	struct err err;
	if (print_model(m, r, &print, stdout, &matched, &err))
		return errno == EPIPE ? STATUS_DONE : tell(err.msg);
	if (m->corpus->narticles == 0)
		return tell_nothing();
	return r && matched == 0 ? STATUS_NOTHING : STATUS_DONE;
}

static int
print_query(const struct options *o, const struct paths *paths, const struct model *m)
{
	struct query *query;
	struct result result;
	struct err err;
	if (!o->query)
		return print_result(o, m, NULL);
	if (query_parse(str_of(o->query), &query, NULL, &err))
		return tell(err.msg);
	uint8_t *marked = marks_of(m, paths->items.items, paths->items.n);
	struct query_context context = { marked };
	query_run(query, m, &context, &result);
	int status = print_result(o, m, &result);
	result_release(&result);
	query_free(query);
	free(marked);
	return status;
}

static int
print_main(const struct options *o, const struct paths *paths, const struct loader_input *input)
{
	struct loader_input in = *input;
	struct marks marks;
	struct buf said = { 0 }, revised = { 0 };
	marks_init(&marks, paths->items.items, paths->items.n);
	marks_read(marks.corrections, &said);
	struct err err;
	if (marks_names(&marks, o->import, !o->restricted, &revised, &err)) {
		buf_release(&said);
		buf_release(&revised);
		return tell(err.msg);
	}
	in.said = buf_str(&said);
	in.revised = buf_str(&revised);
	struct loader *l = loader_new(&in, NULL);
	struct model *m = NULL;
	int status;
	if (loader_run(l, &m, &err)) {
		status = tell(err.msg);
	} else {
		tell_skipped(m->corpus);
		status = print_query(o, paths, m);
	}
	model_free(m);
	loader_free(l);
	buf_release(&said);
	buf_release(&revised);
	return status;
}

/* The explorer needs a terminal for keys and screen; after a list on standard input, the controlling one. */
static int
explore(const struct options *o, const struct config *c, const struct paths *paths, const struct loader_input *input)
{
	if (paths->from_stdin) {
		int fd = open("/dev/tty", O_RDWR | O_CLOEXEC);
		if (fd < 0 || dup2(fd, STDIN_FILENO) < 0)
			return usage(_("there is no terminal for the explorer; --print=WHAT needs none"));
		close(fd);
	}
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return usage(_("the explorer needs a terminal; --print=WHAT prints without one"));
	return session_run(o, c, paths, input);
}

/* What the configuration says where the command line says nothing. */
static int
apply_config(struct options *o, const struct config *c, struct err *err)
{
	const char *languages = config_get(c, "languages"), *threads = config_get(c, "threads");
	const char *mouse = config_get(c, "mouse");
	if (languages && !o->languages && options_set_sides(o, languages, err))
		return -1;
	if (threads && !o->threads_text && options_set_threads(o, threads, err))
		return -1;
	if (!o->theme)
		o->theme = config_get(c, "theme");
	o->ascii = o->ascii || config_on(c, "ascii") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	o->no_mouse = o->no_mouse || (mouse && !config_on(c, "mouse"));
	o->restricted = o->restricted || config_on(c, "restricted");
	return 0;
}

/* What programs read must not depend on the locale; `skipped` of the report is a message. */
static void
speak_english(const struct options *o)
{
	if (o->print && strcmp(o->format, "text") != 0)
		setlocale(LC_MESSAGES, "C");
}

static int
run(struct options *o, struct config *c, double started)
{
	struct paths paths = { 0 };
	struct places places = { .rules = { 0 } };
	struct err err;
	int status;
	if (!o->no_config && config_load(c, o->config, &err))
		return tell(err.msg);
	if (apply_config(o, c, &err) || places_load(&places, c, &err)) {
		struct buf b = { 0 };
		buf_addf(&b, "%s: %s", c->path, err.msg);
		tell(b.p);
		buf_release(&b);
		places_release(&places);
		return STATUS_FAILED;
	}
	if (paths_resolve(&paths, o, c, &err)) {
		status = tell(err.msg);
	} else {
		struct loader_input input = {
			.paths = paths.strs.items,
			.npaths = paths.strs.n,
			.read = { .as = o->as, .assume = o->assume },
			.places = &places,
			.sides = o->sides,
			.threads = o->threads,
			.pair = o->pair,
			.lines = o->lines,
			.name = paths.name,
			.started = started,
		};
		struct print_options print = { .what = o->print, .format = o->format };
		input.only_articles = o->print && !o->query && print_only_articles(&print);
		input.learn = !o->print || o->query || print_learns(&print);
		status = o->print ? print_main(o, &paths, &input) : explore(o, c, &paths, &input);
	}
	paths_release(&paths);
	places_release(&places);
	return status;
}

int
main(int argc, char **argv)
{
	double started = clock_now();
	struct options options;
	struct config config = { 0 };
	struct err err;
	init_locale();
	init_signals();
	if (options_parse(argc, argv, &options, &err))
		return usage(err.msg);
	if (options.help) {
		options_help(stdout);
		return close_stdout();
	}
	if (options.version) {
		printf("visavis %s\n", PACKAGE_VERSION);
		return close_stdout();
	}
	speak_english(&options);
	int status = run(&options, &config, started);
	config_release(&config);
	return status;
}
