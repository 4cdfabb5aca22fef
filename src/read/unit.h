#ifndef READ_UNIT_H
#define READ_UNIT_H

#include "base/arena.h"
#include "base/vec.h"
#include "read/furniture.h"

/**
 * A piece of a page or of a text before it is known whether it belongs to the story: a line, a paragraph that
 * lines were re-flowed into, or a block of HTML; and what can be told of it from its looks.
 */
struct unit {
	struct str text;          /* cleaned (draft_clean) */
	struct str key;           /* folded words (wording_words); empty for long ones, which are prose or nothing */
	uint32_t line;            /* where it begins in the source, from 1; 0: HTML */
	uint32_t words;           /* white-space separated */
	uint32_t stops;           /* common words among them; not counted in long ones */
	uint32_t marks;           /* . , ; : ! ? … followed by white space or the end */
	uint32_t links;           /* words inside links (HTML) */
	uint32_t node;            /* HTML: the element it stands in */
	uint8_t kind;             /* enum field_kind, as HTML says it */
	uint8_t inlist;           /* HTML: depth of lists and tables around it */
	bool end;                 /* ends as a sentence does */
	bool lower;               /* begins with a lower-case letter */
	bool letter;              /* has a letter */
	bool gap;                 /* an empty line before it */
	bool dated;               /* short, and has a full date in it */
	bool foreign;             /* in another language than the body */
	bool lead;                /* before the story, and yet of it */
	bool joined;              /* made of several lines: to be measured anew */
	struct furniture_hit hit; /* kind FURNITURE_NONE: none */
	const char *why;          /* no part of the story; NULL so far */
	double score;             /* above 0 speaks for the story */
};
typedef VEC(struct unit) units;

/* unit_measure(f, scratch, u): Fill in what ${u->text} tells: key, words … hit. The key lives in ${scratch}.
 */
void unit_measure(const struct furniture *f, struct arena *scratch, struct unit *u);

/* unit_score(u): ${u->score} from the looks alone. */
void unit_score(struct unit *u);

/* Is it a paragraph that no menu has: a sentence or more, of common words? */
bool unit_solid(const struct unit *u);

/* Does it begin as an item of a list, or a hashtag, does? */
bool unit_bullet(const struct unit *u);

/* unit_shape(u): The reason to drop it that its mere shape gives ("counter", "hashtags", "separator", "slug",
 * "category"); NULL: none. */
const char *unit_shape(const struct unit *u);

#endif
