#include "marks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "text/fold.h"

struct str
marks_file(struct arena *arena, const char *folder, const char *name)
{
	char path[4096], piece[4096];
	struct buf all = { 0 };
	struct str s;
	FILE *f;
	size_t n;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	f = fopen(path, "rb");
	if (f == NULL) {
		fprintf(stderr, "score-sample: no %s\n", path);
		exit(2);
	}
	while ((n = fread(piece, 1, sizeof piece, f)) > 0)
		buf_add(&all, piece, n);
	fclose(f);
	s = arena_str(arena, buf_str(&all));
	buf_release(&all);
	return s;
}

void
marks_read(struct arena *arena, const char *folder, const char *name, marks *out)
{
	struct str rest = marks_file(arena, folder, name);
	struct mark m = { 0 };

	while (data_row(&rest, m.field, MARKS_FIELDS) > 0) {
		vec_add(out, m);
		m = (struct mark){ 0 };
	}
}

/* How many bytes of white space begin at ${at}; 0: none. */
static size_t
space_at(struct str s, size_t at)
{
	static const char *const wide[] = { "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89", "\xe2\x80\x87" };
	size_t i;

	if (strchr(" \t\n\r", s.p[at]) && s.p[at] != '\0')
		return 1;
	for (i = 0; i < sizeof wide / sizeof wide[0]; i++)
		if (str_starts(str_sub(s, at, s.n), str_of(wide[i])))
			return strlen(wide[i]);
	return 0;
}

struct str
marks_plain(struct arena *arena, struct str s)
{
	struct buf out = { 0 };
	struct str plain;
	bool gap = false;
	size_t i = 0, n;

	while (i < s.n) {
		if ((n = space_at(s, i)) > 0) {
			gap = true;
			i += n;
			continue;
		}
		if (gap && out.n > 0)
			buf_addc(&out, ' ');
		gap = false;
		if (str_starts(str_sub(s, i, s.n), STR("\xe2\x80\x99"))) {
			buf_addc(&out, '\'');
			i += 3;
		} else {
			buf_addc(&out, s.p[i++]);
		}
	}
	plain = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return plain;
}

bool
marks_equal(struct arena *arena, struct str a, struct str b)
{
	return str_eq(marks_plain(arena, a), marks_plain(arena, b));
}

uint32_t
marks_article(const struct corpus *c, struct str file)
{
	uint32_t a;

	for (a = 0; a < c->narticles; a++) {
		struct str path = c->articles[a]->file;

		if (str_ends(path, file) && (path.n == file.n || path.p[path.n - file.n - 1] == '/'))
			return a;
	}
	fprintf(stderr, "score-sample: no article " STR_FMT "\n", STR_ARG(file));
	exit(2);
}
