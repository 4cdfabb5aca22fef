#include "read/story.h"

#include <string.h>

#include "base/intl.h"
#include "read/drop.h"
#include "read/embed.h"
#include "read/mojibake.h"
#include "read/reader.h"
#include "read/story_fact.h"

void
story_init(struct story *st, struct source *s, const char *named)
{
	memset(st, 0, sizeof *st);
	st->s = s;
	st->named = named;
	draft_init(&st->d);
}

void
story_refuse(struct story *st, const char *why)
{
	if (!st->refused)
		st->refused = why;
}

bool
story_has_text(const struct story *st)
{
	return st->d.paragraphs.n > 0 || st->summary.n > 0 || st->html.n > 0;
}

/* An item in one that has no text yet takes its place: it was a list. */
void
story_begin(struct story *st)
{
	if (st->open && story_has_text(st) && !st->implicit) {
		st->depth++;
		return;
	}
	if (st->open && story_has_text(st))
		story_end(st);
	st->refusals.items -= st->open;
	st->implicit = false;
	draft_release(&st->d);
	draft_init(&st->d);
	buf_reset(&st->summary);
	buf_reset(&st->html);
	memset(st->rank, 0xff, sizeof st->rank);
	st->refused = NULL;
	st->media = false;
	st->open = true;
	st->refusals.items++;
}

/* ${s} without the marks that say it goes on. */
static struct str
without_dots(struct str s)
{
	static const char *const ends[] = { "[\xe2\x80\xa6]", "[...]", "\xe2\x80\xa6", "...", "." };

	s = str_trim(s);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_endsz(s, ends[i]))
			s = str_trim(str_sub(s, 0, s.n - strlen(ends[i])));
	return s;
}

/* Is ${s} said again by the title, or at the start of one of the first paragraphs? */
static bool
said(const struct draft *d, struct str s)
{
	struct str start = without_dots(s);

	for (size_t i = 0; i < d->paragraphs.n && i < 4; i++)
		if (str_starts(draft_text(d, &d->paragraphs.items[i]), start))
			return true;
	return str_eq(draft_text(d, &d->title), s);
}

/* The summary goes before the text, unless the text begins so. */
static void
place_summary(struct story *st)
{
	struct draft *d = &st->d, own;
	size_t n = d->paragraphs.n;

	if (str_trim(buf_str(&st->summary)).n == 0)
		return;
	draft_init(&own);
	embed_html(st->s->readers, buf_str(&st->summary), false, &own);
	for (size_t i = 0; i < own.dropped.n && n == 0; i++)
		draft_drop(d, 0, draft_text(&own, &own.dropped.items[i]), own.dropped.items[i].why);
	for (size_t i = 0; i < own.paragraphs.n; i++) {
		struct str s = draft_text(&own, &own.paragraphs.items[i]);

		if (n > 0 && said(d, s)) {
			draft_drop(d, 0, s, drop_reason(STR("repeat")));
			continue;
		}
		draft_paragraph(d, s, own.paragraphs.items[i].kind);
	}
	draft_release(&own);
	for (size_t moved = d->paragraphs.n - n, i = 0; n > 0 && i < moved; i++) {
		struct draft_piece p = d->paragraphs.items[n + i];

		memmove(&d->paragraphs.items[i + 1], &d->paragraphs.items[i], n * sizeof p);
		d->paragraphs.items[i] = p;
	}
}

/* A first paragraph that is the title once more. */
static void
drop_title(struct draft *d)
{
	while (d->paragraphs.n > 1 && d->title.end > d->title.start &&
	       str_eq(draft_text(d, &d->paragraphs.items[0]), draft_text(d, &d->title))) {
		struct draft_piece p = d->paragraphs.items[0];

		p.why = drop_reason(STR("repeated-title"));
		vec_add(&d->dropped, p);
		d->paragraphs.n--;
		memmove(d->paragraphs.items, d->paragraphs.items + 1, d->paragraphs.n * sizeof *d->paragraphs.items);
	}
}

static void
complete(struct story *st)
{
	struct draft *d = &st->d;

	if (st->html.n > 0)
		embed_html(st->s->readers, buf_str(&st->html), st->breaks, d);
	place_summary(st);
	drop_title(d);
	if (d->source.end == d->source.start)
		draft_source(d, buf_str(&st->all_source));
	if (d->author.end == d->author.start)
		draft_author(d, buf_str(&st->all_author));
	if (d->declared == LANG_UND)
		d->declared = st->all_lang;
}

void
story_end(struct story *st)
{
	if (!st->open)
		return;
	if (st->depth > 0) {
		st->depth--;
		return;
	}
	st->open = false;
	if (!st->refused)
		complete(st);
	if (!st->refused && st->d.paragraphs.n == 0 && (st->media || st->d.title.end == st->d.title.start))
		st->refused = st->media ? _("pictures or sound without text") : _("without text");
	if (st->refused)
		refusals_add(&st->refusals, st->refused, draft_text(&st->d, &st->d.title));
	else
		reader_emit(st->s, &st->d);
}

void
story_next(struct story *st)
{
	const char *refused = st->refused, *date_from = st->d.date_from;
	uint8_t date_rank = st->rank[STORY_DATE / 8 % STORY_KINDS], source_rank = st->rank[STORY_SOURCE / 8 % STORY_KINDS];
	struct date date = st->d.date;
	lang_id lang = st->d.declared;
	struct buf source = { 0 };

	if (st->depth > 0)
		return;
	buf_adds(&source, draft_text(&st->d, &st->d.source));
	story_end(st);
	story_begin(st);
	st->refused = refused;
	st->rank[STORY_DATE / 8 % STORY_KINDS] = date_rank;
	st->rank[STORY_SOURCE / 8 % STORY_KINDS] = source_rank;
	draft_date(&st->d, date, date_from);
	draft_source(&st->d, buf_str(&source));
	st->d.declared = lang;
	buf_release(&source);
}

void
story_add(struct story *st, unsigned what, struct str text, const char *from, uint32_t line)
{
	if (mojibake_any(text)) {
		buf_reset(&st->mended);
		mojibake_mend(text, &st->mended);
		text = buf_str(&st->mended);
	}
	if (!st->open && st->named) {
		story_fact_all(st, what, text);
		return;
	}
	if (!st->open) {
		story_begin(st);
		st->implicit = true;
	}
	story_fact_add(st, what, text, from, line);
}

/* The element's own name, as the row has it: "pubDate" of "item/pubDate". */
static const char *
name_of(const struct xml_row *row)
{
	const char *slash = strrchr(row->path, '/');

	return slash ? slash + 1 : row->path;
}

void
story_take(void *story, struct xml *x, const struct xml_event *e)
{
	struct story *st = story;
	struct str lang;

	if (e->what == STORY_ITEM && !e->end)
		story_begin(st);
	if (!e->end && (e->what == STORY_ITEM || e->what >= STORY_HTML)) {
		lang = xml_lang(x);
		if (lang.n > 0)
			story_add(st, STORY_LANG, lang, NULL, 0);
	}
	if (e->what == STORY_ITEM && e->end)
		story_end(st);
	else if (e->text.n > 0 && e->what != STORY_ITEM)
		story_add(st, e->what, e->text, name_of(e->row),
			  e->what >= STORY_CREDIT && e->what <= STORY_TEASER ? xml_line(x) : 0);
}

int
story_finish(struct story *st, struct err *err)
{
	int status;

	st->depth = 0;
	story_end(st);
	status = st->refusals.items == 0 ? err_set(err, "%s", _("has no article in it")) : 0;
	refusals_end(&st->refusals, st->s);
	draft_release(&st->d);
	buf_release(&st->summary);
	buf_release(&st->html);
	buf_release(&st->all_source);
	buf_release(&st->all_author);
	buf_release(&st->line);
	buf_release(&st->mended);
	buf_release(&st->home);
	xmlref_release(&st->ref);
	return status;
}

int
story_read(struct source *s, const struct xml_format *format, const char *named, struct err *err)
{
	struct story st;

	story_init(&st, s, named);
	xml_read(s, format, &st);
	return story_finish(&st, err);
}
