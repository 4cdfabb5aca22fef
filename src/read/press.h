#ifndef READ_PRESS_H
#define READ_PRESS_H

#include "base/vec.h"
#include "read/reader.h"

/**
 * What press databases export: one HTML file with many articles. An export is a row of the table in press.c and a file
 * of its own; what they share is here: the page as lines, each with the elements that it stands in.
 */
struct press_line {
	struct str text; /* cleaned (draft_clean); never empty */
	struct str
		within; /* lower case: the elements around its first letter, outermost first: "/div:article/p:c1 x" */
	bool gap;       /* a paragraph begins */
};
typedef VEC(struct press_line) press_lines;

/* The articles of one file, on their way out: press_new() sends off the one that was open. */
struct press {
	struct source *s;
	press_lines lines;
	struct arena scratch;
	struct draft d;
	bool open; /* ${d} is an article */
};

void press_new(struct press *p);
bool press_in(const struct press_line *l, const char *word); /* does ${word} stand in ${l->within}? */
void press_drop(struct press *p, const struct press_line *l, const char *why);
/* press_date(p, s): The first date in ${s} into the draft, unless it has one; false: there is none. */
bool press_date(struct press *p, struct str s);
/* press_language(name): Of "Français", "FRENCH; FRANÇAIS", "Deutsch", …: LANG_UND if it is none of ours. */
lang_id press_language(struct str name);

void europresse_read(struct press *p);
void factiva_read(struct press *p);
void nexis_read(struct press *p);

#endif
