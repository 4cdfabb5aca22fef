#include "read/draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/lanes.h"
#include "base/utf8.h"
#include "text/encoding.h"

void
draft_init(struct draft *d)
{
	memset(d, 0, sizeof *d);
}

void
draft_release(struct draft *d)
{
	buf_release(&d->text);
	buf_release(&d->names);
	vec_release(&d->sentences);
	vec_release(&d->paragraphs);
	vec_release(&d->dropped);
}

static bool
invisible(uint32_t c)
{
	return (c < 0x20) || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x200b || c == 0xfeff;
}

static bool
space(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* May a run of plain printable ASCII be copied from ${at}? Returns its length. */
static size_t
plain_run(struct str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && (unsigned char)s.p[at + n] > 0x20 && (unsigned char)s.p[at + n] < 0x7f)
		n++;
	return n;
}

/* Bytes that may begin something to clean: controls, a space (before another), and three lead bytes. */
static bool
suspect(unsigned char c)
{
	static const bool table[256] = {
		[0 ... ' '] = true, [0x7f] = true, [0xc2] = true, [0xe2] = true, [0xef] = true
	};

	return table[c];
}

/* Does something to clean begin at ${i}? */
static bool
unclean(struct str s, size_t i)
{
	unsigned char c = (unsigned char)s.p[i], next, third;

	if (!suspect(c))
		return false;
	next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : ' ';
	third = i + 2 < s.n ? (unsigned char)s.p[i + 2] : ' ';
	if (c < ' ' || c == 0x7f || c == 0xef || (c == ' ' && (next == ' ' || i == 0)))
		return true;
	if (c == 0xc2 && (next < 0xa0 || next == 0xad))
		return true;
	return c == 0xe2 && next == 0x80 && (third == 0x8b || third == 0xa8 || third == 0xa9);
}

/* Is any of the LANES bytes from ${p} on suspect? A space is before another. */
static bool
suspect_lanes(const char *p)
{
	lanes v = lanes_load(p), next = lanes_load(p + 1);

	return lanes_any((lanes)(v < ' ') | (lanes)(v == 0x7f) | (lanes)((v | 0x20) == 0xe2) | (lanes)(v == 0xef) |
			 ((lanes)(v == ' ') & (lanes)(next == ' ')));
}

/* Does something to clean begin at any of LANES places from ${p} on? Two bytes more are looked at; a space at the
 * start of a line is not seen. */
static bool
unclean_lanes(const char *p)
{
	lanes v = lanes_load(p), next = lanes_load(p + 1), third = lanes_load(p + 2);
	lanes spaces = (lanes)(v == ' ') & (lanes)(next == ' ');
	lanes latin = (lanes)(v == 0xc2) & ((lanes)(next < 0xa0) | (lanes)(next == 0xad));
	lanes marks = (lanes)(v == 0xe2) & (lanes)(next == 0x80) &
		      ((lanes)(third == 0x8b) | (lanes)(third == 0xa8) | (lanes)(third == 0xa9));

	return lanes_any((lanes)(v < ' ') | (lanes)(v == 0x7f) | (lanes)(v == 0xef) | spaces | latin | marks);
}

bool
draft_is_clean(struct str s)
{
	size_t i = 0;

	if (s.n > 0 && s.p[0] == ' ')
		return false;
	for (; i + LANES + 2 <= s.n; i += LANES)
		if (suspect_lanes(s.p + i) && unclean_lanes(s.p + i))
			return false;
	for (; i < s.n; i++)
		if (unclean(s, i))
			return false;
	return true;
}

void
draft_clean(struct str s, struct buf *out)
{
	size_t begin = out->n;
	bool gap = false;

	s = str_trim(s);
	if (draft_is_clean(s)) {
		buf_adds(out, s);
		return;
	}
	for (size_t at = 0; at < s.n;) {
		size_t run = plain_run(s, at), from = at;
		uint32_t c = 0;

		if (run > 0) {
			at += run;
		} else {
			c = utf8_next(s, &at);
			if (space(c)) {
				gap = true;
				continue;
			}
			if (invisible(c))
				continue;
		}
		if (gap && out->n > begin)
			buf_addc(out, ' ');
		gap = false;
		if (c == UTF8_REPLACEMENT)
			buf_addcp(out, c);
		else
			buf_add(out, s.p + from, at - from);
	}
}

static struct draft_piece
piece(struct draft *d, struct str s)
{
	struct draft_piece p = { .start = d->text.n };

	draft_clean(s, &d->text);
	encoding_nfc_tail(&d->text, p.start); /* letters that something invisible parted, or that were references */
	p.end = d->text.n;
	return p;
}

void
draft_title(struct draft *d, struct str s)
{
	d->title = piece(d, s);
}

void
draft_author(struct draft *d, struct str s)
{
	d->author = piece(d, s);
}

void
draft_source(struct draft *d, struct str s)
{
	d->source = piece(d, s);
}

void
draft_url(struct draft *d, struct str s)
{
	d->url = piece(d, s);
}

void
draft_date(struct draft *d, struct date date, const char *from)
{
	d->date = date;
	d->date_from = from;
}

void
draft_paragraph(struct draft *d, struct str s, enum field_kind kind)
{
	struct draft_piece p = piece(d, s);

	p.kind = (uint8_t)kind;
	if (p.end > p.start)
		vec_add(&d->paragraphs, p);
}

void
draft_line(struct draft *d, struct str s)
{
	struct draft_piece p = { .start = d->text.n, .kind = FIELD_PARAGRAPH };

	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t c = utf8_next(s, &at);

		if (c == '\t')
			buf_addc(&d->text, ' ');
		else if (c == UTF8_REPLACEMENT)
			buf_addcp(&d->text, c);
		else if (c >= 0x20 && (c < 0x7f || c >= 0xa0))
			buf_add(&d->text, s.p + from, at - from);
	}
	p.end = d->text.n;
	vec_add(&d->paragraphs, p);
}

bool
draft_sentence(struct draft *d, struct str s, struct str name, bool joins)
{
	struct draft_piece *last = d->paragraphs.n > 0 ? &d->paragraphs.items[d->paragraphs.n - 1] : NULL, p;
	size_t before = d->text.n;

	joins = joins && last && last->end == before;
	if (joins)
		buf_addc(&d->text, ' ');
	p = piece(d, s);
	if (p.end == p.start) {
		d->text.n = before;
		return false;
	}
	if (joins)
		last->end = p.end;
	else
		vec_add(&d->paragraphs, ((struct draft_piece){ .start = p.start, .end = p.end, .kind = FIELD_PARAGRAPH }));
	vec_add(&d->sentences,
		((struct draft_sentence){ p.start, p.end, d->names.n, d->names.n + name.n, d->paragraphs.n - 1 }));
	buf_adds(&d->names, name);
	return true;
}

void
draft_drop(struct draft *d, uint32_t line, struct str s, const char *why)
{
	struct draft_piece p = piece(d, s);

	p.line = line;
	p.why = why;
	if (p.end > p.start)
		vec_add(&d->dropped, p);
}

struct str
draft_text(const struct draft *d, const struct draft_piece *p)
{
	return p->end > p->start ? (struct str){ d->text.p + p->start, p->end - p->start } : (struct str){ "", 0 };
}

/* The title and the paragraphs in one piece, and where each is. */
static void
freeze_text(const struct draft *d, struct article *a, struct arena *arena)
{
	struct field *fields = arena_array(arena, struct field, d->paragraphs.n + 1);
	size_t n = d->title.end - d->title.start + d->paragraphs.n, at = 0;
	char *text;

	for (size_t i = 0; i < d->paragraphs.n; i++)
		n += d->paragraphs.items[i].end - d->paragraphs.items[i].start;
	text = arena_alloc(arena, n + 1);
	for (size_t i = 0; i <= d->paragraphs.n; i++) {
		const struct draft_piece *p = i == 0 ? &d->title : &d->paragraphs.items[i - 1];
		struct str s = draft_text(d, p);

		if (i > 0)
			text[at++] = '\n';
		fields[i] = (struct field){ (uint32_t)at, (uint32_t)(at + s.n), i == 0 ? FIELD_TITLE : p->kind };
		memcpy(text + at, s.p, s.n);
		at += s.n;
	}
	text[at] = '\0';
	a->text = (struct str){ text, at };
	a->fields = fields;
	a->nfields = (uint32_t)d->paragraphs.n + 1;
}

static void
freeze_sentences(const struct draft *d, struct article *a, struct arena *arena)
{
	struct marked_sentence *marked = arena_array(arena, struct marked_sentence, d->sentences.n);
	struct str names = arena_str(arena, buf_str(&d->names));

	for (size_t i = 0; i < d->sentences.n; i++) {
		const struct draft_sentence *s = &d->sentences.items[i];
		size_t at = a->fields[1 + s->paragraph].start - d->paragraphs.items[s->paragraph].start;

		marked[i] = (struct marked_sentence){ (uint32_t)(s->start + at), (uint32_t)(s->end + at),
						      str_sub(names, s->name, s->name_end) };
	}
	a->marked = marked;
	a->nmarked = (uint32_t)d->sentences.n;
}

const struct article *
draft_freeze(const struct draft *d, struct str file, struct arena *arena)
{
	struct article *a = arena_zalloc(arena, 1, sizeof *a);
	struct dropped *dropped = arena_array(arena, struct dropped, d->dropped.n);

	freeze_text(d, a, arena);
	freeze_sentences(d, a, arena);
	for (size_t i = 0; i < d->dropped.n; i++) {
		const struct draft_piece *p = &d->dropped.items[i];

		dropped[i] = (struct dropped){ p->line, arena_str(arena, draft_text(d, p)), p->why };
	}
	a->dropped = dropped;
	a->ndropped = (uint32_t)d->dropped.n;
	a->file = arena_str(arena, file);
	a->author = arena_str(arena, draft_text(d, &d->author));
	a->source = arena_str(arena, draft_text(d, &d->source));
	a->url = arena_str(arena, draft_text(d, &d->url));
	a->date = d->date;
	a->date_from = d->date_from;
	a->lang = d->lang;
	a->declared = d->declared;
	return a;
}
