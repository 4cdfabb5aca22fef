#include "app/marks.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/config.h"
#include "app/disk.h"
#include "base/intl.h"
#include "text/encoding.h"

#define MARKS_MAX (64u << 20)

/* One corpus is what its paths lead to, however they are written. */
static uint64_t
hash_of(char *const *paths, size_t n)
{
	struct buf all = { 0 };
	for (size_t i = 0; i < n; i++) {
		char *real = realpath(paths[i], NULL);
		buf_addz(&all, real ? real : paths[i]);
		buf_addc(&all, '\n');
		free(real);
	}
	uint64_t hash = str_hash(buf_str(&all));
	buf_release(&all);
	return hash;
}

void
marks_init(struct marks *m, char *const *paths, size_t n)
{
	char folder[sizeof m->marks - 40];
	m->marks[0] = m->filters[0] = m->corrections[0] = m->names[0] = '\0';
	if (config_folder("XDG_DATA_HOME", ".local/share", folder, sizeof folder))
		return;
	snprintf(m->marks, sizeof m->marks, "%s/marks-%016" PRIx64, folder, hash_of(paths, n));
	snprintf(m->corrections, sizeof m->corrections, "%s/corrections-%016" PRIx64, folder, hash_of(paths, n));
	snprintf(m->names, sizeof m->names, "%s/names-%016" PRIx64, folder, hash_of(paths, n));
	snprintf(m->filters, sizeof m->filters, "%s/filters", folder);
}

void
marks_read(const char *path, struct buf *out)
{
	if (path[0] && disk_read(path, MARKS_MAX, out, NULL))
		buf_reset(out);
}

/* A line of the marks: file, tab, title. */
static struct str
line_of(const struct article *a, struct buf *line)
{
	buf_reset(line);
	buf_adds(line, a->file);
	buf_addc(line, '\t');
	buf_adds(line, article_title(a));
	return buf_str(line);
}

uint8_t *
marks_of(const struct model *m, char *const *paths, size_t n)
{
	struct marks marks;
	struct buf text = { 0 }, key = { 0 };
	struct str rest, line;
	struct intern *lines = intern_new();
	uint8_t *out = mem_zalloc(m->corpus->narticles + (size_t)1, 1);
	marks_init(&marks, paths, n);
	marks_read(marks.marks, &text);
	rest = buf_str(&text);
	while (str_cut(&rest, '\n', &line))
		intern_add(lines, line);
	for (uint32_t a = 0; a < m->corpus->narticles && text.n > 0; a++)
		out[a] = intern_find(lines, line_of(m->corpus->articles[a], &key)) != INTERN_NONE;
	intern_free(lines);
	buf_release(&text);
	buf_release(&key);
	return out;
}

int
marks_lines(const char *path, struct buf *out, struct err *err)
{
	struct buf bytes = { 0 };
	const char *encoding;
	int result = disk_read(path, MARKS_MAX, &bytes, err);
	if (result == 0)
		encoding_to_utf8(buf_str(&bytes), NULL, out, &encoding);
	buf_release(&bytes);
	return result;
}

static int
add_file(struct revisions *x, const char *path, struct err *err)
{
	struct buf text = { 0 };
	struct err inner;
	int result = marks_lines(path, &text, err);
	if (result == 0) {
		result = revisions_read(x, buf_str(&text), &inner);
		if (result)
			err_set(err, "%s: %s", path, inner.msg);
	}
	buf_release(&text);
	return result;
}

int
marks_names(const struct marks *m, const char *import, bool keep, struct buf *out, struct err *err)
{
	struct revisions *x;
	size_t start = out->n;
	int result;
	if (!import) {
		marks_read(m->names, out);
		return 0;
	}
	x = revisions_new();
	marks_read(m->names, out);
	revisions_read(x, str_sub(buf_str(out), start, out->n), NULL);
	result = add_file(x, import, err);
	if (result == 0) {
		out->n = start;
		revisions_write(x, out);
		if (keep)
			result = marks_write(m->names, str_sub(buf_str(out), start, out->n), err);
	}
	revisions_free(x);
	return result;
}

int
marks_write(const char *path, struct str text, struct err *err)
{
	if (!path[0])
		return err_set(err, _("neither XDG_DATA_HOME nor HOME is set: nothing can be kept"));
	return disk_save(path, text, err);
}
