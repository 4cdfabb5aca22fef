#ifndef READ_DETOKEN_H
#define READ_DETOKEN_H

#include "base/buf.h"
#include "text/lang.h"

/**
 * The text of tokens, as a corpus has it that tells words apart: spaces come back where the press of the language sets them.
 * Source: the rules of Moses' detokenizer.perl (Koehn et al. 2007) in short; of quotation marks, the odd ones open.
 */
struct detoken {
	lang_id lang;
	struct buf text;
	bool glue;   /* what comes next stands right behind */
	bool quoted; /* a quotation mark is open */
};

/* detoken_add(d, token, bare): The next token; ${bare}: the corpus says that no space follows it. */
void detoken_add(struct detoken *d, struct str token, bool bare);
void detoken_begin(struct detoken *d); /* another sentence; text keeps its memory */

#endif
