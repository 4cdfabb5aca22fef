#ifndef READ_BITEXT_H
#define READ_BITEXT_H

#include "read/binding.h"
#include "read/reader.h"

/**
 * A text in several languages, segment by segment, as translation memories hold it: an article a language, with the
 * alignment given.
 */
struct bitext_side {
	struct str code; /* as the file writes it, small letters; in the arena */
	struct draft draft;
	VEC(uint32_t) units; /* by sentence of the draft */
};

struct bitext {
	struct source *s;
	VEC(struct bitext_side) sides; /* by first appearance */
	uint32_t unit;                 /* that segments are added to, from 1 */
	VEC(struct links) links;       /* of what was emitted */
	unsigned lost;                 /* segments in languages beyond BITEXT_SIDES */
};

enum { BITEXT_SIDES = 64 };

void bitext_init(struct bitext *b, struct source *s);
void bitext_unit(struct bitext *b); /* what comes next answers nothing that came before */
/* bitext_add(b, code, segment, joins): Of the unit, in the language ${code}; ${joins}: of the paragraph of the one before it.
 * False: nothing was left of it. */
bool bitext_add(struct bitext *b, struct str code, struct str segment, bool joins);
/* bitext_drop(b, code, segment, line, why): That is no text of this language. */
void bitext_drop(struct bitext *b, struct str code, struct str segment, uint32_t line, const char *why);
/* bitext_emit(b, url): What was added makes articles; what follows is another text. */
void bitext_emit(struct bitext *b, struct str url);
/* bitext_end(b): All is added: the row tells the alignment. Owns: frees what ${b} holds. */
void bitext_end(struct bitext *b);

#endif
