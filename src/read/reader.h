#ifndef READ_READER_H
#define READ_READER_H

#include "base/err.h"
#include "read/draft.h"
#include "read/read.h"

struct furniture;
struct language_model;

/* What the readers know; made by readers_new. */
struct readers {
	struct furniture *furniture;
	struct language_model *languages;
	struct date today; /* no article is published later than tomorrow */
};

/* One file, or one member of an archive, on its way to articles. */
struct source {
	const struct readers *readers;
	const struct read_options *options;
	struct arena *arena;    /* of what comes out */
	struct reading *out;    /* articles are appended */
	struct str name;        /* of the file in articles and rows */
	struct str bytes;       /* as they stand in the file */
	struct report_row *row; /* encoding, articles, dropped, skipped are filled in */
};

/**
 * A format: one row of the table in readers.c.
 * sniff: how sure it is that these are its bytes, 0 (no) to 100 (certain).
 * read:  append articles to ${s->out}. Errors: -1 with the reason when nothing could be read.
 */
struct reader {
	const char *name;
	int (*sniff)(struct str name, struct str bytes);
	int (*read)(struct source *s, struct err *err);
};

/* reader_text(s, declared, out): The source as NFC UTF-8; notes the encoding in the row. */
void reader_text(struct source *s, const char *declared, struct buf *out);

/* reader_emit(s, d): Detect the language (unless options say it), freeze the draft, count it in the row. */
void reader_emit(struct source *s, struct draft *d);

/* reader_language(readers, d): The language of the draft's paragraphs; what it declares where they do not
 * tell. */
lang_id reader_language(const struct readers *r, const struct draft *d);

/* reader_note(s, fmt, …): Say in the row what of the source was not read; several notes are joined by "; ".
 */
void reader_note(struct source *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

int plain_sniff(struct str name, struct str bytes);
int plain_read(struct source *s, struct err *err);
int raw_sniff(struct str name, struct str bytes);
int raw_read(struct source *s, struct err *err);
int html_sniff(struct str name, struct str bytes);
int html_read(struct source *s, struct err *err);
int press_sniff(struct str name, struct str bytes);
int press_read(struct source *s, struct err *err);

#endif
