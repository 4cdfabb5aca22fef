/* How files are read by folder: `as` and `assume-language` lines of the configuration. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/places.h"

static char top[] = "/tmp/visavis-places-XXXXXX";

static void
setup(void)
{
	cr_assert_not_null(mkdtemp(top));
	cr_assert_eq(chdir(top), 0);
	cr_assert_eq(mkdir("wire", 0700), 0);
	cr_assert_eq(mkdir("wire/swiss", 0700), 0);
	cr_assert_eq(mkdir("wires", 0700), 0);
	fclose(fopen("wire/a", "w"));
	fclose(fopen("wire/swiss/b", "w"));
	fclose(fopen("wires/c", "w"));
}

static void
teardown(void)
{
	remove("wire/a");
	remove("wire/swiss/b");
	remove("wires/c");
	rmdir("wire/swiss");
	rmdir("wire");
	rmdir("wires");
	rmdir(top);
}

static void
load(const char *text, struct places *p, struct config *c, int status)
{
	FILE *f = fopen("config", "w");
	struct err err = { .msg = "" };

	fputs(text, f);
	fclose(f);
	cr_assert_eq(config_load(c, "config", &err), 0, "%s", err.msg);
	cr_assert_eq(places_load(p, c, &err), status, "%s", err.msg);
	if (status != 0)
		cr_expect(strstr(err.msg, "2") != NULL, "names the line: %s", err.msg);
	remove("config");
}

static void
read_as(const struct places *p, const char *path, const struct read_options *given, const char *as, lang_id lang)
{
	struct read_options o = places_read(p, str_of(path), given);

	cr_expect(as ? o.as && strcmp(o.as, as) == 0 : o.as == NULL, "%s as %s", path, o.as ? o.as : "-");
	cr_expect_eq(o.assume, lang, "%s", path);
}

Test(places, by_folder, .init = setup, .fini = teardown)
{
	const struct read_options none = { .as = NULL }, html = { .as = "html", .assume = LANG_DE };
	struct config c;
	struct places p;

	load("# first\nas raw wire\nassume-language fr ./wire/\nas text wire/swiss/b\nas html nowhere\n", &p, &c, 0);
	read_as(&p, "wire/a", &none, "raw", LANG_FR);
	read_as(&p, "./wire/../wire/swiss/b", &none, "text", LANG_FR);
	read_as(&p, "wires/c", &none, NULL, LANG_UND);
	read_as(&p, "not-there", &none, NULL, LANG_UND);
	read_as(&p, "wire/a", &html, "html", LANG_DE);
	read_as(NULL, "wire/a", &none, NULL, LANG_UND);
	places_release(&p);
	config_release(&c);
}

Test(places, what_cannot_be_read, .init = setup, .fini = teardown)
{
	struct config c;
	struct places p;

	load("#\nas papyrus wire\n", &p, &c, -1);
	places_release(&p);
	config_release(&c);
	load("#\nassume-language xx wire\n", &p, &c, -1);
	places_release(&p);
	config_release(&c);
}
