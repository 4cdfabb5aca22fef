#ifndef READ_FURNITURE_H
#define READ_FURNITURE_H

#include "base/date.h"
#include "base/err.h"
#include "base/str.h"

/**
 * The lines that stand around a story, as data: data/CODE/furniture.tsv of every language that has one, all
 * together, because English and Turkish furniture stands on French and German pages.
 * A row is kind TAB phrase TAB reason (or value). Phrases are compared folded (fold_key), punctuation apart
 * from ' and - and digits aside, on word boundaries. Frozen; any number of threads.
 *
 *     line   the whole line is the phrase
 *     start  a line of up to SHORT words begins with it (twice as many, if it has two words or more)
 *     has    a line of up to SHORT words has it in it
 *     any    a line of up to LONG words has it in it
 *     tail   a line of up to LONG words has it near its end, with a few words behind it
 *     cut    the whole line is the phrase, and nothing behind it belongs to the story
 *     cuts   the same for a line that begins with it
 *     by     begins a byline; the name follows
 *     from   names the source; its name follows
 *     date   labels the date of publication
 *     month  names month number `reason`
 *     key    a header field ("Titre: …"); reason: title, author, date, source, url, lang
 *     home   the first word of a path of menus
 *     stop   a word so common that its share tells prose from lists
 */
enum furniture_kind {
	FURNITURE_NONE,
	FURNITURE_LINE,
	FURNITURE_START,
	FURNITURE_HAS,
	FURNITURE_ANY,
	FURNITURE_TAIL,
	FURNITURE_CUT,
	FURNITURE_CUTS,
	FURNITURE_BY,
	FURNITURE_FROM,
	FURNITURE_DATE,
	FURNITURE_MONTH,
	FURNITURE_KEY,
	FURNITURE_HOME,
	FURNITURE_STOP,
};

enum { FURNITURE_SHORT = 14, FURNITURE_LONG = 70 };

struct furniture;

struct furniture_hit {
	enum furniture_kind kind;
	const char *why;  /* reason of drop.c; the value of key and month as text lives in the data */
	struct str value; /* the third column */
	size_t first;     /* word of the line that the phrase begins with */
	size_t words;     /* of the phrase */
};

int furniture_new(struct furniture **out, struct err *err);
void furniture_free(struct furniture *f);

/* furniture_match(f, words, n, hit, stops): The row that says most about a line of ${n} folded words (wording_words), of the
 * kinds up to CUTS; false if none does. ${*stops}: how many of the words are common ones. Cost: O(n)
 * look-ups. */
bool furniture_match(const struct furniture *f, struct str words, size_t n, struct furniture_hit *hit, size_t *stops);

/* furniture_prefix(f, kind, words, hit): The longest phrase of ${kind} that ${words} begin with. */
bool furniture_prefix(const struct furniture *f, enum furniture_kind kind, struct str words, struct furniture_hit *hit);

/* furniture_month(f, word): 1..12, or 0. */
int furniture_month(const struct furniture *f, struct str word);

#endif
