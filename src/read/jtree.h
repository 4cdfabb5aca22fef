#ifndef READ_JTREE_H
#define READ_JTREE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/**
 * JSON (RFC 8259) as news comes in it, value by value, as a tree in an arena. Why not the library that writes our own
 * JSON: it gives up a whole file for one lone surrogate or one missing bracket, copies a string of any length twice,
 * and cannot go on behind an error. Here a value is read as far as it goes: bounded in depth, number of values and
 * length of a string; what ends in the middle is kept up to there. Newlines may stand in strings (mail wraps them).
 */
enum jtree_kind { JTREE_OTHER, JTREE_NUMBER, JTREE_STRING, JTREE_ARRAY, JTREE_OBJECT };

enum { JTREE_DEPTH = 64, JTREE_VALUES = 2000000, JTREE_STRING_MOST = 4 << 20 };

struct jtree {
	enum jtree_kind kind;
	struct str key;      /* in an object */
	struct str text;     /* of a string, decoded; of a number, as it stands; it lives in the input or the arena */
	struct jtree *first; /* of an array or object */
	struct jtree *next;
};

struct jtree_input {
	struct str text; /* UTF-8 */
	size_t at;       /* byte of it */
	size_t start;    /* where the last value began */
	size_t values;   /* of the last value */
	size_t spent;    /* bytes that were looked at in bad values */
	bool ended;      /* the last value ends in the middle */
	bool cut;        /* a part of it was too deep, too long or too much, and is left out */
	const char *why; /* what was expected (translated), where jtree_next() says -1 */
};

/**
 * jtree_next(in, arena, out): The next value at the top: of a stream of them, one a line or however parted, or of an array
 * that holds them. 1: ${*out}; 0: there is none; -1: no JSON, ${in->at} is where; jtree_resume() goes on.
 */
int jtree_next(struct jtree_input *in, struct arena *arena, struct jtree **out);

/* jtree_resume(in): Go on with the next line behind the start of the bad value that begins as one does. */
void jtree_resume(struct jtree_input *in);

/* jtree_get(object, key): The member ${key} (ASCII case is one); NULL: it has none, or is no object. */
const struct jtree *jtree_get(const struct jtree *object, const char *key);

#endif
