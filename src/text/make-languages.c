/*
 * make-languages: make data/languages.bin.
 *     make-languages OUTPUT CODE FILE [CODE FILE]...
 * Each FILE is plain UTF-8 text of that language, one sentence a line; a code may come several times.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/language_file.h"

struct counts {
	double *rows[LANGUAGE_COLUMNS]; /* [NGRAM_ROWS] */
	struct language_header header;
};

static unsigned
column(struct counts *c, const char *code)
{
	unsigned i;

	for (i = 0; i < c->header.n; i++)
		if (strncmp(c->header.code[i], code, 4) == 0)
			return i;
	if (i == LANGUAGE_COLUMNS) {
		fprintf(stderr, "make-languages: more than %d languages\n", LANGUAGE_COLUMNS);
		exit(2);
	}
	snprintf(c->header.code[i], 4, "%s", code);
	c->rows[i] = mem_zalloc(NGRAM_ROWS, sizeof(double));
	c->header.n++;
	return i;
}

static int
count_file(double *rows, const char *path)
{
	FILE *f = fopen(path, "rb");
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	if (f == NULL) {
		perror(path);
		return -1;
	}
	while ((n = getline(&line, &room, f)) > 0) {
		struct ngram g;
		uint32_t at[2];

		for (ngram_start(&g, (struct str){ line, (size_t)n }); ngram_next(&g, at);) {
			rows[at[0]]++;
			rows[at[1]]++;
		}
	}
	free(line);
	fclose(f);
	return 0;
}

static uint8_t
cost(double count, double total, double rows)
{
	double p = (count + 0.1) / (total + 0.1 * rows), eighths = -8 * log(p);

	return eighths > 255 ? 255 : (uint8_t)lround(eighths);
}

static int
write_model(const struct counts *c, const char *path)
{
	FILE *f = fopen(path, "wb");
	uint32_t split = 1u << NGRAM_BITS3, row;
	double total[LANGUAGE_COLUMNS][2] = { { 0 } };
	unsigned i;

	if (f == NULL) {
		perror(path);
		return -1;
	}
	for (i = 0; i < c->header.n; i++)
		for (row = 0; row < NGRAM_ROWS; row++)
			total[i][row >= split] += c->rows[i][row];
	fwrite(&c->header, sizeof c->header, 1, f);
	for (row = 0; row < NGRAM_ROWS; row++) {
		uint8_t costs[LANGUAGE_COLUMNS] = { 0 };

		for (i = 0; i < c->header.n; i++)
			costs[i] = cost(c->rows[i][row], total[i][row >= split],
			                row >= split ? NGRAM_ROWS - split : split);
		fwrite(costs, sizeof costs, 1, f);
	}
	return fclose(f);
}

int
main(int argc, char **argv)
{
	struct counts c = { .header = { .magic = LANGUAGE_MAGIC } };
	int i, failed = 0;

	if (argc < 4 || argc % 2 != 0) {
		fputs("usage: make-languages OUTPUT CODE FILE [CODE FILE]...\n", stderr);
		return 2;
	}
	for (i = 2; i + 1 < argc; i += 2)
		failed |= count_file(c.rows[column(&c, argv[i])], argv[i + 1]);
	failed |= write_model(&c, argv[1]);
	for (i = 0; i < LANGUAGE_COLUMNS; i++)
		free(c.rows[i]);
	return failed ? 1 : 0;
}
