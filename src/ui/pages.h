#ifndef UI_PAGES_H
#define UI_PAGES_H

#include "ui/state.h"

/* Whole-screen lists that come and go: differences, concordance, translations, profile, load report, help, saved filters. */
void pages_open(struct view *v, enum page page);
void pages_close(struct view *v);
void pages_drop(struct view *v);   /* the same, without a look at what is below */
void pages_enter(struct view *v);  /* Enter on the current line */
void pages_refill(struct view *v); /* after a resize: the same line stays current */
void pages_title(const struct view *v, struct buf *out);
const char *pages_empty(const struct view *v); /* what is said where there is nothing */
void pages_hint(const struct view *v, struct buf *out); /* for the last line of the screen */

/* Lines of a page, as its cursor counts them; rows of the screen that each takes. */
uint32_t pages_lines(const struct view *v);
int pages_line_rows(const struct view *v);
/* The line from ${at} on, in that direction if there is one, where the cursor can stand. */
uint32_t pages_stop(const struct view *v, uint32_t at, bool down);
/* The end of what belongs to a line: what should be on the screen with it. */
uint32_t pages_end_of(const struct view *v, uint32_t at);

enum { CONCORDANCE_BESIDE = 100 }; /* columns from which a hit and its counterpart stand side by side */

/* For the files that fill them. The line that is added last, to say more about it. */
struct page_line *pages_add(struct view *v, enum style style, struct str text);
struct page_line *pages_addf(struct view *v, enum style style, const char *fmt, ...)
        __attribute__((format(printf, 3, 4)));
void pages_add_heading(struct view *v, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* ${text} in as many lines as it takes, the first behind ${label}, the others as far in as that is wide. */
void pages_add_wrapped(struct view *v, enum style style, const char *label, int label_cells, struct str text);
/* Spaces behind, or an ellipsis. */
void pages_pad(const struct view *v, struct buf *b, struct str text, int cells);

/* Where the versions stand on a page: beside each other behind a label, or one under the other. */
enum { PAGE_MARGIN = 2, PAGE_LABEL = 12 };
struct page_columns {
	bool stacked;
	int col[2], width[2];
};
struct page_columns page_sentences_columns(const struct rect *r);
/* The pieces ${x} of the two sides, each as far as ${most} rows; the lines are like ${like}: its text, style, focus and where it
 * leads. The first of them can be the current line unless ${like} is skipped. */
void page_sentences_add(struct view *v, const struct page_line *like, const struct piece x[2], size_t most);
void page_sentences_draw(const struct view *v, struct grid *g, const struct rect *r, int row, const struct page_line *l);

void page_differences_fill(struct view *v);
void page_differences_draw(const struct view *v, struct grid *g, const struct rect *r, int row,
                           const struct page_line *l);
void page_concordance_fill(struct view *v);
void page_concordance_draw(const struct view *v, struct grid *g, const struct rect *r, int row, uint32_t index);
void page_concordance_hint(const struct view *v, struct buf *out);
/* Translations of the word of the concordance, made once for what is then listed, line by line; and forgotten. */
void page_translations_make(struct view *v);
void page_translations_drop(struct view *v);
void page_translations_fill(struct view *v);
void page_profile_fill(struct view *v);
void page_report_fill(struct view *v);
/* pages_file(v): The file that the current row of the load report, or the page under it, is of; NULL: none. */
const struct report_row *pages_file(const struct view *v);

/* Of a LINE_FILE, as a screen of so many columns has it. */
enum { REPORT_WHOLE = 100000 };
void page_report_text(const struct view *v, const struct page_line *l, int cols, struct buf *out);
void page_dropped_fill(struct view *v);
void page_help_fill(struct view *v);
void page_filters_fill(struct view *v);
void page_corrections_fill(struct view *v);
const char *pages_type_name(uint8_t type); /* of a name, in the reader's language */

#endif
