/*
 * golden: press keys on a view and compare the screen with the one that was blessed.
 *     golden FOLDER CORPUS
 * FOLDER/cases: a line a case: NAME COLSxROWS KEY KEY …; typed text is written 'like this'. FOLDER/screens/NAME is
 * the screen it must give: the text, then a letter for each cell's style. BLESS=1 writes the screens anew.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "query/model.h"
#include "read/read.h"
#include "read/walk.h"
#include "text/width.h"
#include "ui/theme.h"
#include "ui/view.h"

struct loaded {
	struct wisdom *wisdom;
	struct readers *readers;
	struct walk walk;
	struct arena arena;
	struct reading reading;
	struct model *model;
};

static void
die(const char *what, const struct err *err)
{
	printf("Bail out! %s: %s\n", what, err->msg);
	exit(1);
}

static void
load(struct loaded *l, const char *folder)
{
	struct read_options options = { 0 };
	struct str path = str_of(folder);
	struct err err;
	size_t i;

	if (wisdom_new(&l->wisdom, (struct sides){ LANG_FR, LANG_DE }, &err) != 0)
		die("wisdom", &err);
	if (readers_new(&l->readers, &err) != 0)
		die("readers", &err);
	if (folder[0] != '\0')
		walk_paths(&path, 1, NULL, NULL, &l->walk);
	for (i = 0; i < l->walk.files.n; i++)
		read_file(l->readers, l->walk.files.items[i].path, &options, &l->arena, &l->reading);
	struct model_input in = { .articles = l->reading.articles.items, .narticles = (uint32_t)l->reading.articles.n,
		                  .report = l->reading.rows.items,       .nreport = (uint32_t)l->reading.rows.n,
		                  .name = "golden", .threads = 1, .complete = true, .for_reader = true, .learn = true };
	if (model_new(l->wisdom, &in, &l->model, &err) != 0)
		die("model", &err);
}

static void
unload(struct loaded *l)
{
	model_free(l->model);
	vec_release(&l->reading.articles);
	vec_release(&l->reading.rows);
	arena_release(&l->arena);
	walk_release(&l->walk);
	readers_free(l->readers);
	wisdom_free(l->wisdom);
}

static struct view *
view_over(const struct model *m, int rows, int cols)
{
	struct view_options options = { .theme = theme_find("dark"), .ui_lang = LANG_EN };
	struct view *v = view_new(&options);

	view_step(v, (struct key){ KEY_RESIZED, 0, rows, cols });
	view_model(v, m);
	while (view_idle(v))
		;
	return v;
}

/* The names as the reader says they are; NULL: as they were found. */
static void
revise(struct loaded *l, struct view *v, const struct revisions *said)
{
	struct model *fresh = model_revised(l->model, l->wisdom, said, 1);

	if (v != NULL)
		view_model(v, fresh);
	model_free(l->model);
	l->model = fresh;
	while (v != NULL && view_idle(v))
		;
}

/* One key, and what the program does for it. */
static void
step(struct loaded *l, struct view *v, struct key k)
{
	if (view_step(v, k).kind == EFFECT_REVISIONS)
		revise(l, v, view_revisions(v));
}

static void
leave(struct loaded *l, struct view *v)
{
	bool said = view_revisions(v)->items.n > 0 || l->model->revisions != NULL;

	view_free(v);
	if (said)
		revise(l, NULL, NULL);
}

static void
press(struct loaded *l, struct view *v, struct str keys)
{
	struct str word;
	struct key k;
	size_t at;

	while (str_cut(&keys, ' ', &word)) {
		if (word.n >= 2 && word.p[0] == '\'') { /* typed text, _ for a space */
			for (at = 1; at + 1 < word.n;) {
				uint32_t c = (unsigned char)word.p[at] < 0x80 ? (unsigned char)word.p[at++] : 0xE9;

				if (c == 0xE9)
					at += 2;
				step(l, v, (struct key){ KEY_CHAR, c == '_' ? ' ' : c, 0, 0 });
			}
		} else if (key_parse(word, &k)) {
			step(l, v, k);
		} else if (word.n > 0) {
			printf("# no such key: " STR_FMT "\n", STR_ARG(word));
		}
	}
}

static bool
slurp(const char *path, struct buf *out)
{
	char chunk[65536];
	FILE *f = fopen(path, "rb");
	size_t n;

	if (f == NULL)
		return false;
	while ((n = fread(chunk, 1, sizeof chunk, f)) > 0)
		buf_add(out, chunk, n);
	fclose(f);
	return true;
}

static bool
compare(const char *folder, struct str name, struct str screen)
{
	struct buf wanted = { 0 };
	char path[4096];
	bool same;

	snprintf(path, sizeof path, "%s/screens/" STR_FMT, folder, STR_ARG(name));
	if (getenv("BLESS") != NULL) {
		FILE *f;
		char folder_of[4096];

		snprintf(folder_of, sizeof folder_of, "%s/screens", folder);
		mkdir(folder_of, 0777);
		f = fopen(path, "wb");

		if (f != NULL) {
			fwrite(screen.p, 1, screen.n, f);
			fclose(f);
		}
		return f != NULL;
	}
	same = slurp(path, &wanted) && str_eq(buf_str(&wanted), screen);
	if (!same) {
		struct str rest = screen, line;

		printf("# " STR_FMT " is now:\n", STR_ARG(name));
		while (str_cut(&rest, '\n', &line))
			printf("# " STR_FMT "\n", STR_ARG(line));
	}
	buf_release(&wanted);
	return same;
}

static bool
run_case(struct loaded *l, const char *folder, struct str name, struct str size, struct str keys)
{
	char z[32];
	int rows, cols;
	struct buf screen = { 0 };
	struct grid g;
	struct view *v;
	bool same;

	snprintf(z, sizeof z, STR_FMT, STR_ARG(size));
	if (sscanf(z, "%dx%d", &cols, &rows) != 2)
		return false;
	grid_init(&g, rows, cols);
	v = view_over(l->model, rows, cols);
	press(l, v, keys);
	view_draw(v, &g);
	grid_dump(&g, true, &screen);
	buf_addf(&screen, "cursor %d %d\n", g.cursor_row, g.cursor_col);
	same = compare(folder, name, buf_str(&screen));
	leave(l, v);
	grid_release(&g);
	buf_release(&screen);
	return same;
}

/* Every key that could be pressed, at every size, over a model: nothing may break, nothing be drawn outside. */
static bool
endure(struct loaded *l)
{
	static const int sizes[][2] = { { 1, 1 }, { 2, 3 }, { 5, 20 }, { 24, 80 }, { 45, 160 }, { 200, 500 } };
	uint32_t seed = 11;
	size_t s;
	int i;

	for (s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
		struct view *v = view_over(l->model, sizes[s][0], sizes[s][1]);
		struct grid g;

		grid_init(&g, sizes[s][0], sizes[s][1]);
		for (i = 0; i < 2000; i++) {
			struct key k = { KEY_CHAR, 0, 0, 0 };

			seed = seed * 1664525u + 1013904223u;
			k.cp = 0x20 + (seed >> 16) % 0x5F;
			if (seed >> 28 == 1)
				k.kind = (uint8_t)(KEY_UP_ARROW + (seed >> 8) % 14);
			if (seed >> 28 == 2)
				k = (struct key){ KEY_CTRL, 'A' + (seed >> 8) % 26, 0, 0 };
			if (seed >> 28 == 3)
				k = (struct key){ KEY_CLICK, 0, (int)(seed >> 8) % sizes[s][0], (int)(seed >> 12) % sizes[s][1] };
			step(l, v, k);
			view_draw(v, &g);
			if (g.cursor_row < 0 || g.cursor_row >= g.rows || g.cursor_col < 0 || g.cursor_col >= g.cols)
				return false;
		}
		grid_release(&g);
		leave(l, v);
	}
	return true;
}

int
main(int argc, char **argv)
{
	struct loaded l = { 0 }, empty = { 0 };
	struct buf cases = { 0 };
	struct str rest, line, name, size;
	char path[4096];
	int n = 0, failed = 0;
	bool ok;

	if (argc != 3)
		return 2;
	snprintf(path, sizeof path, "%s/cases", argv[1]);
	if (!slurp(path, &cases))
		return 2;
	load(&l, argv[2]);
	load(&empty, "");
	for (rest = buf_str(&cases); str_cut(&rest, '\n', &line);) {
		if (line.n == 0 || line.p[0] == '#' || !str_cut(&line, ' ', &name) || !str_cut(&line, ' ', &size))
			continue;
		ok = run_case(&l, argv[1], name, size, line);
		failed += !ok;
		printf("%sok %d - " STR_FMT "\n", ok ? "" : "not ", ++n, STR_ARG(name));
	}
	ok = endure(&l);
	failed += !ok;
	printf("%sok %d - any keys at any size\n", ok ? "" : "not ", ++n);
	ok = endure(&empty);
	failed += !ok;
	printf("%sok %d - any keys over an empty corpus\n", ok ? "" : "not ", ++n);
	printf("1..%d\n", n);
	unload(&l);
	unload(&empty);
	buf_release(&cases);
	return failed > 0;
}
