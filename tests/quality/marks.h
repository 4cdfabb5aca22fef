#ifndef TESTS_QUALITY_MARKS_H
#define TESTS_QUALITY_MARKS_H

#include "base/arena.h"
#include "base/vec.h"
#include "query/model.h"

/* Marks made by hand: TSV files whose first line begins with '#' and names the columns; "-" is none. */
enum { MARKS_FIELDS = 8 };
struct mark {
	struct str field[MARKS_FIELDS]; /* empty behind the last */
};
typedef VEC(struct mark) marks;

/* marks_read(arena, folder, name, out): The program ends if the file is not there. */
void marks_read(struct arena *arena, const char *folder, const char *name, marks *out);
/* The whole of a file. */
struct str marks_file(struct arena *arena, const char *folder, const char *name);

/* How texts are compared: every white space as one blank, ’ as '. The result lives in ${arena}. */
struct str marks_plain(struct arena *arena, struct str s);
bool marks_equal(struct arena *arena, struct str a, struct str b); /* by that */

/* The article of the corpus whose file has this name; the program ends if there is none. */
uint32_t marks_article(const struct corpus *c, struct str file);

/* Sections of score-sample: each prints its values. ${folder}: of the marks. ${verbose}: each error. */
void sample_reading(const struct corpus *c, const char *folder, bool verbose);
void sample_figures(const struct model *m, const char *folder, bool verbose);
void sample_differences(const struct model *m, const char *folder, bool verbose);
void sample_quotes(const struct model *m, const char *folder, bool verbose);
void sample_words(const struct model *m, const char *folder, bool verbose);

#endif
