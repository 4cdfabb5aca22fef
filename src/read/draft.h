#ifndef READ_DRAFT_H
#define READ_DRAFT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "corpus/article.h"

/**
 * An article while a reader makes it. Each setter cleans its text (draft_clean) and keeps a copy;
 * draft_freeze puts the copies into one piece in the article's arena. Owns: its buffers, until draft_release.
 * Reasons (`why`) are strings of drop.c.
 */
struct draft_piece {
	size_t start, end; /* bytes in text */
	uint32_t line;     /* dropped: line of the source, 0 if it has none */
	uint8_t kind;      /* paragraphs: enum field_kind */
	const char *why;   /* dropped: the reason */
};

/* A sentence that the source tells apart: where it is in text, and its name in names. */
struct draft_sentence {
	size_t start, end, name, name_end;
	size_t paragraph; /* that it is in */
};

struct draft {
	struct buf text;  /* of all pieces */
	struct buf names; /* of sentences */
	struct draft_piece title, author, source, url;
	VEC(struct draft_piece) paragraphs;
	VEC(struct draft_piece) dropped;
	VEC(struct draft_sentence) sentences;
	struct date date;
	const char *date_from; /* static string */
	lang_id lang, declared;
};

void draft_init(struct draft *d);
void draft_release(struct draft *d);
void draft_title(struct draft *d, struct str s);
void draft_author(struct draft *d, struct str s);
void draft_source(struct draft *d, struct str s);
void draft_url(struct draft *d, struct str s);
void draft_date(struct draft *d, struct date date, const char *from);
void draft_paragraph(struct draft *d, struct str s, enum field_kind kind); /* nothing when empty after cleaning */
void draft_line(struct draft *d, struct str s); /* a paragraph as it stands, even empty: for the raw reader */
/* draft_sentence(d, s, name, joins): A sentence that the source tells apart, at the end of the last paragraph (${joins}), or
 * one of its own. Then all paragraphs are to be made so. False: nothing was left of it. */
bool draft_sentence(struct draft *d, struct str s, struct str name, bool joins);
void draft_drop(struct draft *d, uint32_t line, struct str s, const char *why);
struct str draft_text(const struct draft *d, const struct draft_piece *p);

/**
 * draft_clean(s, out):
 * Append ${s} as text of an article: white space runs become one space (U+00A0 and the narrow spaces stay,
 * French sets them before its punctuation), ends trimmed; C0, C1, DEL, soft hyphens, U+200B and U+FEFF
 * dropped. Bidi controls stay: they are shown as escapes.
 */
void draft_clean(struct str s, struct buf *out);

/* draft_is_clean(s): Would draft_clean leave ${s} as it is? It may say no where it would. */
bool draft_is_clean(struct str s);

/* draft_freeze(d, file, arena): The article; it and all it points to live in ${arena}. */
const struct article *draft_freeze(const struct draft *d, struct str file, struct arena *arena);

#endif
