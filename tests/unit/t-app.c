#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/config.h"
#include "app/disk.h"
#include "app/options.h"
#include "app/pairing.h"
#include "app/paths.h"

#define ARGS_MAX 16

static int parse(const char *line, struct options *o, struct err *err)
{
	static char words[1024];
	static char *argv[ARGS_MAX + 1];
	char *save;
	int argc = 0;
	snprintf(words, sizeof words, "visavis %s", line);
	for (char *w = strtok_r(words, " ", &save); w && argc < ARGS_MAX; w = strtok_r(NULL, " ", &save))
		argv[argc++] = w;
	argv[argc] = NULL;
	return options_parse(argc, argv, o, err);
}

Test(app_options, what_the_line_says)
{
	struct options o;
	struct err err;
	cr_assert_eq(parse("a -p stories --format=json b -q zhipu --threads=3 -l de,fr --as=raw", &o, &err), 0, "%s",
	             err.msg);
	cr_assert_str_eq(o.print, "stories");
	cr_assert_str_eq(o.format, "json");
	cr_assert_str_eq(o.query, "zhipu");
	cr_assert_str_eq(o.as, "raw");
	cr_assert_eq(o.threads, 3);
	cr_assert(o.sides.left == LANG_DE && o.sides.right == LANG_FR);
	cr_assert_eq(o.npaths, 2);
	cr_assert_str_eq(o.paths[1], "b");
	cr_assert_eq(parse("--pair --segments=lines --restricted --ascii a b", &o, &err), 0);
	cr_assert(o.pair && o.lines && o.restricted && o.ascii && !o.print);
	cr_assert_str_eq(o.format, "text");
	cr_assert_eq(parse("-- --pair", &o, &err), 0);
	cr_assert_eq(o.npaths, 1);
}

Test(app_options, what_is_wrong_with_it)
{
	static const struct {
		const char *line, *part;
	} rows[] = { { "--nonsense", "--nonsense" }, { "-x", "-x" },           { "--print", "needs a value" },
		     { "--pair=yes a b", "no value" }, { "-l fr", "two codes" }, { "-l fr,fr", "differ" },
		     { "-l fr,xx", "fr,xx" },          { "--threads=-1", "-1" }, { "--threads=x", "x" },
		     { "--threads=3x", "3x" },         { "--as=word", "raw" },   { "--segments=words", "lines" },
		     { "--pair a", "two files" },      { "-p concordance", "--query" },
		     { "-p stories -q (a", "column 3" } };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct options o;
		struct err err = { "" };
		cr_assert_eq(parse(rows[i].line, &o, &err), -1, "%s", rows[i].line);
		cr_assert(strstr(err.msg, rows[i].part), "%s: %s", rows[i].line, err.msg);
	}
}

static char *temp_folder(void)
{
	char name[] = "/tmp/visavis-app-XXXXXX";
	cr_assert(mkdtemp(name));
	return strdup(name);
}

Test(app_disk, a_file_is_replaced_whole)
{
	char *folder = temp_folder(), path[256];
	struct buf text = { 0 };
	struct err err;
	snprintf(path, sizeof path, "%s/deep/er/file", folder);
	cr_assert_eq(disk_save(path, STR("one"), &err), 0, "%s", err.msg);
	cr_assert_eq(disk_save(path, STR("two"), &err), 0, "%s", err.msg);
	cr_assert_eq(disk_read(path, 100, &text, &err), 0);
	cr_assert_str_eq(text.p, "two");
	snprintf(path, sizeof path, "%s/deep/er", folder);
	DIR *d = opendir(path);
	int entries = 0;
	while (readdir(d))
		entries++;
	closedir(d);
	cr_assert_eq(entries, 3, "nothing is left beside it");
	snprintf(path, sizeof path, "%s/deep/er/file/below", folder);
	cr_assert_eq(disk_save(path, STR("x"), &err), -1, "a file is no folder");
	snprintf(path, sizeof path, "%s/deep/er/file", folder);
	cr_assert_eq(disk_read(path, 2, &text, &err), -1, "too large");
	cr_assert_eq(disk_read(folder, 100, &text, &err), -1, "no regular file");
	buf_release(&text);
	unlink(path);
	free(folder);
}

Test(app_config, lines)
{
	char *folder = temp_folder(), path[256];
	struct config c;
	struct err err;
	snprintf(path, sizeof path, "%s/config", folder);
	cr_assert_eq(disk_save(path, STR("# mine\n\n corpus  /my news \r\nascii yes\nbind x\tquit\nascii no"), &err), 0);
	cr_assert_eq(config_load(&c, path, &err), 0, "%s", err.msg);
	cr_assert_eq(c.lines.n, 4);
	cr_assert_str_eq(config_get(&c, "corpus"), "/my news");
	cr_assert(!config_on(&c, "ascii"), "the last one counts");
	cr_assert_null(config_get(&c, "theme"));
	cr_assert_eq(c.lines.items[2].line, 5);
	cr_assert(config_own(STR("corpus")) && !config_own(STR("bind")));
	config_release(&c);
	cr_assert_eq(config_load(&c, "/nonexistent/config", &err), -1);
	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
	cr_assert_eq(config_load(&c, NULL, &err), 0, "the usual file may be missing");
	cr_assert_null(c.path);
	config_release(&c);
	unlink(path);
	free(folder);
}

static void sides(lang_id first, lang_id second, int left)
{
	struct arena arena = { 0 };
	struct article a = { .lang = first, .text = STR("0") }, b = { .lang = second, .text = STR("1") };
	const struct article *two[2] = { &a, &b };
	pairing_sides(two, (struct sides){ LANG_FR, LANG_DE }, &arena);
	cr_assert_eq(two[0]->text.p[0], '0' + left, "%d %d", first, second);
	cr_assert_eq(two[1]->text.p[0], '1' - left);
	cr_assert(two[0]->lang == LANG_FR && two[1]->lang == LANG_DE);
	cr_assert(a.lang == first && b.lang == second, "the articles are not touched");
	arena_release(&arena);
}

Test(app_pairing, languages_decide_and_then_the_order)
{
	sides(LANG_FR, LANG_DE, 0);
	sides(LANG_DE, LANG_FR, 1);
	sides(LANG_DE, LANG_UND, 1);
	sides(LANG_UND, LANG_FR, 1);
	sides(LANG_UND, LANG_DE, 0);
	sides(LANG_FR, LANG_UND, 0);
	sides(LANG_UND, LANG_UND, 0);
	sides(LANG_FR, LANG_FR, 0);
	sides(LANG_DE, LANG_DE, 0);
	sides(LANG_EN, LANG_EN, 0);
}

Test(app_paths, where_the_corpus_comes_from)
{
	struct options o = { 0 };
	struct config c = { 0 };
	struct paths p;
	char *args[] = { (char *)"/a/b/", (char *)"c" };
	struct err err;
	o.paths = args;
	o.npaths = 2;
	setenv("VISAVIS_CORPUS", "/env", 1);
	cr_assert_eq(paths_resolve(&p, &o, &c, &err), 0);
	cr_assert_eq(p.strs.n, 2);
	cr_assert_str_eq(p.name, "b + 1");
	paths_release(&p);
	o.npaths = 0;
	cr_assert_eq(paths_resolve(&p, &o, &c, &err), 0);
	cr_assert_str_eq(p.items.items[0], "/env");
	paths_release(&p);
	struct config_line line = { STR("corpus"), STR("~/news"), 1 };
	vec_add(&c.lines, line);
	unsetenv("VISAVIS_CORPUS");
	setenv("HOME", "/home/me", 1);
	cr_assert_eq(paths_resolve(&p, &o, &c, &err), 0);
	cr_assert_str_eq(p.items.items[0], "/home/me/news");
	cr_assert_str_eq(p.name, "news");
	paths_release(&p);
	vec_release(&c.lines);
	cr_assert_eq(paths_resolve(&p, &o, &c, &err), 0);
	cr_assert_str_eq(p.name, "sample");
	paths_release(&p);
}
