#ifndef TESTS_QUALITY_ALTER_H
#define TESTS_QUALITY_ALTER_H

#include "pseudo.h"
#include "base/buf.h"

/* Changing one fact in one version of a pair of pseudo-articles, as somebody who wants to deceive would. */
struct altered {
	int side;
	size_t line; /* of the article; SIZE_MAX: nothing could be changed */
	size_t at;   /* byte: something of the changed fact stands there */
};

/* A digit of the first number of one of the ${n} lines of the left side. */
struct altered alter_digit(struct arena *arena, struct str *left, size_t n, uint64_t *random);
/* All digits of a number that both versions of a line have, in one of them. */
struct altered alter_whole(struct arena *arena, struct str *const lines[2], size_t n, uint64_t *random);
/* The fact [start, end) of a line: its number, numeral, month, weekday, a letter of the name, the surname; false:
 * nothing. */
enum alter_kind { ALTER_FIGURE, ALTER_DATE, ALTER_NAME, ALTER_PERSON };
bool alter_fact(struct arena *arena, struct str *line, size_t start, size_t end, enum alter_kind kind, uint64_t *random,
		size_t *at);

#endif
