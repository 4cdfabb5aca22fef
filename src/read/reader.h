#ifndef READ_READER_H
#define READ_READER_H

#include "base/err.h"
#include "read/draft.h"
#include "read/read.h"

struct furniture;
struct job;
struct language_model;

/* What the readers know; made by readers_new. */
struct readers {
	struct furniture *furniture;
	struct language_model *languages;
	struct date today; /* no article is published later than tomorrow */
};

/* What a container (a mail, a crawl) tells of a member. It fills in what the member does not tell itself. */
struct envelope {
	struct str title, author, source, url;
	struct date date;
	const char *date_from; /* static string */
	lang_id declared;
	const char *charset;   /* NULL: not told */
	bool own_url;          /* the address is where it was fetched, whatever the page calls itself */
	bool own_head;         /* title and date are those of the text, which is looked through for none */
	struct {
		struct str text; /* lines that are no part of the article */
		const char *why; /* a reason of drop.c; NULL: none */
	} aside[2];
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
	const struct envelope *told; /* NULL: it is in no container */
	const struct job *job;   /* of read.c */
	size_t lines, records;   /* of the file before ${bytes}, which is a piece of it */
};

/**
 * A format: one row of the table in readers.c.
 * sniff: how sure it is that these are its bytes, 0 (no) to 100 (certain).
 * read:  append articles to ${s->out}. Errors: -1 with the reason when nothing could be read.
 * cut:   where the first, or the last, record begins behind the first byte; 0: there is none. A file of records that is
 *        too large to be read at once is read piece by piece (records.h). NULL: the format has none.
 */
struct reader {
	const char *name;
	int (*sniff)(struct str name, struct str bytes);
	int (*read)(struct source *s, struct err *err);
	size_t (*cut)(struct str bytes, bool last);
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

/* reader_member(s, name, bytes, told): Read what is in the source, a part of a mail, by the reader that fits it; ${name}
 * is its name in there. How deep that may go is bounded: beyond it is refused with a row. */
void reader_member(struct source *s, struct str name, struct str bytes, const struct envelope *told);

int plain_sniff(struct str name, struct str bytes);
int plain_read(struct source *s, struct err *err);
int raw_sniff(struct str name, struct str bytes);
int raw_read(struct source *s, struct err *err);
int html_sniff(struct str name, struct str bytes);
int html_read(struct source *s, struct err *err);
int json_sniff(struct str name, struct str bytes);
int json_read(struct source *s, struct err *err);
size_t json_cut(struct str bytes, bool last);
int mail_sniff(struct str name, struct str bytes);
int mail_read(struct source *s, struct err *err);
int mbox_sniff(struct str name, struct str bytes);
int mbox_read(struct source *s, struct err *err);
size_t mbox_cut(struct str bytes, bool last);
int wire_sniff(struct str name, struct str bytes);
int wire_read(struct source *s, struct err *err);
int markdown_sniff(struct str name, struct str bytes);
int markdown_read(struct source *s, struct err *err);
int anyxml_sniff(struct str name, struct str bytes);
int anyxml_read(struct source *s, struct err *err);
int nitf_sniff(struct str name, struct str bytes);
int nitf_read(struct source *s, struct err *err);
int newsml_sniff(struct str name, struct str bytes);
int newsml_read(struct source *s, struct err *err);
int newsmlg2_sniff(struct str name, struct str bytes);
int newsmlg2_read(struct source *s, struct err *err);
int wordpress_sniff(struct str name, struct str bytes);
int wordpress_read(struct source *s, struct err *err);
int tei_sniff(struct str name, struct str bytes);
int tei_read(struct source *s, struct err *err);
int feed_sniff_rss(struct str name, struct str bytes);
int feed_sniff_atom(struct str name, struct str bytes);
int feed_read(struct source *s, struct err *err);
int alto_sniff(struct str name, struct str bytes);
int alto_read(struct source *s, struct err *err);
int mets_sniff(struct str name, struct str bytes);
int mets_read(struct source *s, struct err *err);
int tmx_sniff(struct str name, struct str bytes);
int tmx_read(struct source *s, struct err *err);
int xliff_sniff(struct str name, struct str bytes);
int xliff_read(struct source *s, struct err *err);
int xces_sniff(struct str name, struct str bytes);
int xces_read(struct source *s, struct err *err);
int press_sniff(struct str name, struct str bytes);
int press_read(struct source *s, struct err *err);

#endif
