#include "read/reader.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/intl.h"
#include "text/encoding.h"
#include "text/language.h"

void
reader_text(struct source *s, const char *declared, struct buf *out)
{
	if (s->told && s->told->charset)
		declared = s->told->charset;
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

static bool
lacks(const struct draft_piece *p, struct str told)
{
	return p->end == p->start && told.n > 0;
}

/* What the container tells and the draft lacks. */
static void
take_told(const struct envelope *t, struct draft *d)
{
	struct str line;

	if (lacks(&d->title, t->title))
		draft_title(d, t->title);
	if (lacks(&d->author, t->author))
		draft_author(d, t->author);
	if (lacks(&d->source, t->source))
		draft_source(d, t->source);
	if ((t->own_url && t->url.n > 0) || lacks(&d->url, t->url))
		draft_url(d, t->url);
	if (date_known(t->date) && (t->own_head || !date_known(d->date)))
		draft_date(d, t->date, t->date_from);
	if (d->declared == LANG_UND)
		d->declared = t->declared;
	for (size_t i = 0; i < sizeof t->aside / sizeof *t->aside; i++)
		for (struct str rest = t->aside[i].text; t->aside[i].why && str_cut(&rest, '\n', &line);)
			draft_drop(d, 0, line, t->aside[i].why);
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
	if (s->told)
		take_told(s->told, d);
	if (d->paragraphs.n == 0 && d->dropped.n == 0 && d->title.end == d->title.start) {
		reader_note(s, "%s", _("no text in it"));
		return;
	}
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
