#include "read/reader.h"

#include <stdarg.h>
#include <stdio.h>

#include "text/encoding.h"
#include "text/language.h"

void
reader_text(struct source *s, const char *declared, struct buf *out)
{
	encoding_to_utf8(s->bytes, declared, out, &s->row->encoding);
}

/* Enough for a sure vote; the language of a long article does not change behind it. */
enum { VOTE_BYTES = 1200, VOTE_EACH = 400 };

lang_id
reader_language(const struct readers *r, const struct draft *d)
{
	VEC(struct str) votes = { 0 };
	size_t n = 0;
	lang_id lang;

	if (d->title.end > d->title.start)
		vec_add(&votes, draft_text(d, &d->title));
	for (size_t i = 0; i < d->paragraphs.n && n < VOTE_BYTES; i++) {
		struct str p = draft_text(d, &d->paragraphs.items[i]);

		p.n = p.n > VOTE_EACH ? VOTE_EACH : p.n;
		while (p.n > 0 && p.n == VOTE_EACH && ((unsigned char)p.p[p.n] & 0xc0) == 0x80)
			p.n--;
		if (p.n == 0)
			continue;
		vec_add(&votes, p);
		n += p.n;
	}
	lang = votes.n > 0 ? language_vote(r->languages, votes.items, votes.n) : LANG_UND;
	vec_release(&votes);
	return lang == LANG_UND ? d->declared : lang;
}

/* The languages of a file: that of its first article, unless one is in another than the file says. */
static void
note_language(struct report_row *row, const struct draft *d)
{
	bool wrong = d->declared != LANG_UND && d->declared != d->lang;

	if (row->articles == 0 || (wrong && (row->declared == LANG_UND || row->declared == row->lang))) {
		row->mixed = row->articles > 0 && row->lang != d->lang;
		row->lang = d->lang;
		row->declared = d->declared;
	} else {
		row->mixed = row->mixed || row->lang != d->lang;
	}
}

void
reader_emit(struct source *s, struct draft *d)
{
	if (s->options && s->options->assume != LANG_UND)
		d->lang = s->options->assume;
	else if (d->lang == LANG_UND)
		d->lang = reader_language(s->readers, d);
	vec_add(&s->out->articles, draft_freeze(d, s->name, s->arena));
	note_language(s->row, d);
	s->row->articles++;
	s->row->dropped += (uint32_t)d->dropped.n;
}

void
reader_note(struct source *s, const char *fmt, ...)
{
	struct buf b = { 0 };
	char text[512];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	if (s->row->skipped.n > 0) {
		buf_adds(&b, s->row->skipped);
		buf_addz(&b, "; ");
	}
	buf_addz(&b, text);
	s->row->skipped = arena_str(s->arena, buf_str(&b));
	buf_release(&b);
}
