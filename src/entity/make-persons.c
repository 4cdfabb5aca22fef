/*
 * make-persons GIVEN SURNAMES MORE: data/persons.txt, from two files with a name a line and one of rows given TAB names or
 * surname TAB names, blanks between (data/persons-more.tsv).
 * The words of the names, folded, each behind a digit: 1 given name, 2 surname, 3 both. Words of one or two letters are
 * left out: they are particles and initials oftener than names.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/intern.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/fold.h"
#include "text/words.h"

struct making {
	struct intern *keys;
	VEC(uint8_t) bits; /* by key */
};

static void
add(struct making *m, struct str name, uint8_t bit)
{
	words found = { 0 };
	struct buf key = { 0 };
	size_t i;

	words_split(name, &found);
	for (i = 0; i < found.n; i++) {
		struct str word = str_sub(name, found.items[i].start, (size_t)found.items[i].start + found.items[i].n);
		uint32_t id;

		buf_reset(&key);
		fold_key(word, &key);
		if (utf8_count(buf_str(&key)) < 3 || !(fold_shape(word) & SHAPE_UPPER_FIRST))
			continue;
		id = intern_add(m->keys, buf_str(&key));
		if (id == m->bits.n)
			vec_add(&m->bits, 0);
		m->bits.items[id] |= bit;
	}
	vec_release(&found);
	buf_release(&key);
}

static int
read_names(struct making *m, const char *path, uint8_t bit)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	if (f == NULL) {
		perror(path);
		return -1;
	}
	while ((n = getline(&line, &room, f)) > 0)
		add(m, str_trim((struct str){ line, (size_t)n }), bit);
	free(line);
	fclose(f);
	return 0;
}

static int
read_more(struct making *m, const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	if (f == NULL) {
		perror(path);
		return -1;
	}
	while ((n = getline(&line, &room, f)) > 0) {
		struct str rest = { line, (size_t)n }, kind;

		if (line[0] != '#' && str_cut(&rest, '\t', &kind))
			add(m, rest, str_eqz(kind, "given") ? 1 : 2);
	}
	free(line);
	fclose(f);
	return 0;
}

static int
by_key(const void *a, const void *b, void *keys)
{
	return str_cmp(intern_get(keys, *(const uint32_t *)a), intern_get(keys, *(const uint32_t *)b));
}

int
main(int argc, char **argv)
{
	struct making m = { intern_new(), { 0 } };
	VEC(uint32_t) order = { 0 };
	uint32_t id;
	size_t i;

	if (argc != 4) {
		fputs("usage: make-persons GIVEN SURNAMES MORE\n", stderr);
		return 2;
	}
	if (read_names(&m, argv[1], 1) != 0 || read_names(&m, argv[2], 2) != 0 || read_more(&m, argv[3]) != 0)
		return 1;
	for (id = 0; id < m.bits.n; id++)
		vec_add(&order, id);
	qsort_r(order.items, order.n, sizeof *order.items, by_key, m.keys);
	for (i = 0; i < order.n; i++)
		printf("%d" STR_FMT "\n", m.bits.items[order.items[i]], STR_ARG(intern_get(m.keys, order.items[i])));
	intern_free(m.keys);
	vec_release(&m.bits);
	vec_release(&order);
	return 0;
}
