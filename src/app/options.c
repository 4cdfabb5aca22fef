#include "app/options.h"

#include <getopt.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/str.h"
#include "query/query.h"
#include "read/read.h"
#include "report/print.h"
#include "text/width.h"

#define THREADS_MOST 64
#define HELP_COLUMN 26

int
options_set_sides(struct options *o, const char *text, struct err *err)
{
	struct str rest = str_of(text), left, right;
	if (!str_cut(&rest, ',', &left) || !str_cut(&rest, ',', &right) || rest.n > 0)
		return err_set(err, _("--languages: expected two codes such as fr,de"));
	o->sides.left = lang_find(str_trim(left));
	o->sides.right = lang_find(str_trim(right));
	if (o->sides.left == LANG_UND || o->sides.right == LANG_UND)
		return err_set(err, _("--languages: “%s” has a code that is not known"), text);
	if (o->sides.left == o->sides.right)
		return err_set(err, _("--languages: the two must differ"));
	o->languages = text;
	return 0;
}

int
options_set_threads(struct options *o, const char *text, struct err *err)
{
	char *end;
	long n = strtol(text, &end, 10);
	if (end == text || *end || n < 0 || text[0] == '-' || text[0] == '+')
		return err_set(err, _("--threads: expected a number, not “%s”"), text);
	o->threads = n > THREADS_MOST ? THREADS_MOST : (unsigned)n;
	o->threads_text = text;
	return 0;
}

static int
set_reader(struct options *o, const char *text, struct err *err)
{
	struct buf list = { 0 };
	for (size_t i = 0; readers_name(i); i++) {
		if (strcmp(readers_name(i), text) == 0) {
			o->as = readers_name(i);
			buf_release(&list);
			return 0;
		}
		buf_addf(&list, " %s", readers_name(i));
	}
	err_set(err, _("--as: there is no reader “%s”; there are:%s"), text, list.p);
	buf_release(&list);
	return -1;
}

static int
set_assume(struct options *o, const char *text, struct err *err)
{
	o->assume = lang_find(str_of(text));
	if (o->assume == LANG_UND)
		return err_set(err, _("--assume-language: “%s” is no code that is known"), text);
	return 0;
}

static int
set_segments(struct options *o, const char *text, struct err *err)
{
	o->lines = strcmp(text, "lines") == 0;
	return o->lines ? 0 : err_set(err, _("--segments: the only value is “lines”, not “%s”"), text);
}

#define AT(field) offsetof(struct options, field), NULL
#define BY(function) 0, function

static const struct option_row rows[] = {
	{ 'p', "print", "WHAT",
	  N_("print and exit: articles, stories, entities, mentions, alignment, confirmed, differences, concordance, "
	     "profiles, quotations, corrections, learned, report or stats"),
	  AT(print) },
	{ 'f', "format", "FMT", N_("text (the default), tsv or json; alignment also tmx and xces"), AT(format) },
	{ 'q', "query", "QUERY", N_("keep only what matches"), AT(query) },
	{ 'l', "languages", "fr,de", N_("left and right language"), BY(options_set_sides) },
	{ 0, "as", "READER", N_("do not sniff the format; READER is one of:"), BY(set_reader) },
	{ 0, "assume-language", "CODE", N_("do not detect the language"), BY(set_assume) },
	{ 0, "pair", NULL, N_("the CORPUS arguments are two files and one story"), AT(pair) },
	{ 0, "segments", "lines", N_("each line is one sentence (with --as=raw)"), BY(set_segments) },
	{ 0, "threads", "N", N_("use N threads; all processors otherwise"), BY(options_set_threads) },
	{ 0, "import", "FILE", N_("add the corrections of names in FILE to yours"), AT(import) },
	{ 0, "restricted", NULL, N_("no shell, no writing, no browser or editor, no other files"), AT(restricted) },
	{ 0, "config", "FILE", N_("read this configuration"), AT(config) },
	{ 0, "no-config", NULL, N_("read no configuration"), AT(no_config) },
	{ 0, "theme", "NAME", N_("colours: see the manual"), AT(theme) },
	{ 0, "ascii", NULL, N_("lines and signs in ASCII only"), AT(ascii) },
	{ 0, "no-mouse", NULL, N_("leave the mouse to the terminal"), AT(no_mouse) },
	{ 'h', "help", NULL, N_("show this help and exit"), AT(help) },
	{ 'V', "version", NULL, N_("show the version and exit"), AT(version) },
};
#define ROWS (sizeof rows / sizeof *rows)

const struct option_row *
options_row(size_t i)
{
	return i < ROWS ? &rows[i] : NULL;
}

/* getopt's own tables, from ours: values are 256 + row. */
#define LONG_BASE 256

static void
make_getopt(struct option longs[ROWS + 1], char letters[2 * ROWS + 2])
{
	char *at = letters;
	*at++ = ':';
	for (size_t i = 0; i < ROWS; i++) {
		longs[i] = (struct option){ rows[i].name, rows[i].arg ? required_argument : no_argument, NULL,
					    LONG_BASE + (int)i };
		if (!rows[i].letter)
			continue;
		*at++ = rows[i].letter;
		if (rows[i].arg)
			*at++ = ':';
	}
	longs[ROWS] = (struct option){ 0 };
	*at = '\0';
}

static const struct option_row *
find_row(int value)
{
	for (size_t i = 0; i < ROWS; i++) {
		if (value == LONG_BASE + (int)i || (rows[i].letter && value == rows[i].letter))
			return &rows[i];
	}
	return NULL;
}

static int
apply(struct options *o, const struct option_row *row, char *arg, struct err *err)
{
	if (row->set)
		return row->set(o, arg, err);
	if (row->arg)
		*(const char **)(void *)((char *)o + row->offset) = arg;
	else
		*(bool *)((char *)o + row->offset) = true;
	return 0;
}

static int
bad_option(char **argv, int value, int next, struct err *err)
{
	const char *word = next > 0 ? argv[next - 1] : "";
	if (value == ':' || (optopt >= LONG_BASE && find_row(optopt) && find_row(optopt)->arg))
		return err_set(err, _("option “%s” needs a value"), word);
	if (optopt >= LONG_BASE)
		return err_set(err, _("option “%s” takes no value"), word);
	if (optopt)
		return err_set(err, _("there is no option “-%c”"), optopt);
	return err_set(err, _("there is no option “%s”, or it could be several"), word);
}

static int
check(struct options *o, struct err *err)
{
	if (o->help || o->version)
		return 0;
	if (!o->print && o->format)
		return err_set(err, _("--format needs --print"));
	if (!o->format)
		o->format = "text";
	struct print_options print = { .what = o->print, .format = o->format };
	if (o->print && print_check(&print, err))
		return -1;
	if (o->print && strcmp(o->print, "concordance") == 0 && !o->query)
		return err_set(err, _("--print=concordance needs --query"));
	if (o->pair && o->npaths != 2)
		return err_set(err, _("--pair needs exactly two files"));
	if (o->query) {
		struct err inner;
		struct query *query;
		if (query_parse(str_of(o->query), &query, NULL, &inner))
			return err_set(err, "--query: %s", inner.msg);
		query_free(query);
	}
	return 0;
}

int
options_parse(int argc, char **argv, struct options *out, struct err *err)
{
	struct option longs[ROWS + 1];
	char letters[2 * ROWS + 2];
	int value;
	make_getopt(longs, letters);
	*out = (struct options){ .sides = { LANG_FR, LANG_DE } };
	opterr = 0;
	optind = 0; /* begin anew, glibc and musl */
	while ((value = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
		const struct option_row *row = find_row(value);
		if (!row)
			return bad_option(argv, value, optind, err);
		if (apply(out, row, optarg, err))
			return -1;
	}
	out->paths = argv + optind;
	out->npaths = (size_t)(argc - optind);
	return check(out, err);
}

static void
help_row(FILE *out, const struct option_row *row)
{
	struct buf left = { 0 }, text = { 0 };
	struct str help;
	lines l = { 0 };
	if (row->letter)
		buf_addf(&left, "  -%c, --%s", row->letter, row->name);
	else
		buf_addf(&left, "      --%s", row->name);
	if (row->arg)
		buf_addf(&left, "=%s", row->arg);
	int used = width_of(buf_str(&left));
	fprintf(out, "%s%*s", left.p, used < HELP_COLUMN ? HELP_COLUMN - used : 0, "");
	if (used >= HELP_COLUMN)
		fprintf(out, "\n%*s", HELP_COLUMN, "");
	buf_addz(&text, _(row->help));
	for (size_t i = 0; row->set == set_reader && readers_name(i); i++)
		buf_addf(&text, " %s", readers_name(i));
	help = buf_str(&text);
	width_wrap(help, 80 - HELP_COLUMN, &l);
	for (size_t i = 0; i < l.n; i++) {
		struct str line = str_sub(help, l.items[i].start, l.items[i].end);
		fprintf(out, "%*s" STR_FMT "\n", i ? HELP_COLUMN : 0, "", STR_ARG(line));
	}
	vec_release(&l);
	buf_release(&left);
	buf_release(&text);
}

void
options_help(FILE *out)
{
	fputs(_("Usage: visavis [OPTION]... [CORPUS]...                open the explorer\n"
		"       visavis --print=WHAT [OPTION]... [CORPUS]...   print, without a terminal\n"
		"\n"
		"Read a corpus of French and German news, pair the articles that tell the same\n"
		"story, and set them side by side: sentences, names, figures, and what differs.\n"
		"\n"
		"CORPUS is any mix of files, folders and archives, or - for a list of paths on\n"
		"standard input. None: $VISAVIS_CORPUS, else the corpus of the configuration,\n"
		"else the sample that is installed.\n"
		"\n"),
	      out);
	for (size_t i = 0; i < ROWS; i++)
		help_row(out, &rows[i]);
	fputs(_("\n"
		"Queries: words \"a phrase\" prefix* ~translated @name person: org: place: product:\n"
		"amount:>1e9 date:2024-05..2024-06 lang:de title: source: file: is:conflict,\n"
		"side by side (and), or, - (not), brackets. All of it is in visavis(1).\n"
		"\n"
		"Exit status: 0 done; 1 nothing matched; 2 usage, or nothing could be read;\n"
		"130 interrupted.\n"),
	      out);
}
