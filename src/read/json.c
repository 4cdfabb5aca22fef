#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "read/byname.h"
#include "read/dates.h"
#include "read/drop.h"
#include "read/embed.h"
#include "read/jtree.h"
#include "read/reader.h"
#include "read/refusals.h"

/**
 * JSON: ninjs 1 and 2, dpa's digitalwires, AP's media feeds, JSON Feed, and what crawlers write, one object, an array, or
 * one object a line. They differ in the names of members: one table. What holds a body is an article; what is none
 * is looked through for articles.
 */
enum slot {
	TITLE,
	BODY_HTML,
	BODY_TEXT,
	MORE_HTML,
	LEAD,
	DATE,
	AUTHOR,
	SOURCE,
	URL,
	LANG,
	TYPE,
	STATUS,
	EMBARGO,
	DATELINE,
	TEASER,
	LINKS,
	NOTES,
	RIGHTS,
};

/* In the order of preference. Beside each who says so. */
static const struct {
	const char *name;
	enum slot slot;
} names[] = {
	{ "headline", TITLE },	      /* ninjs, dpa, AP, schema.org */
	{ "headlines", TITLE },	      /* ninjs 2 */
	{ "title", TITLE },	      /* trafilatura, news-please, JSON Feed */
	{ "body_html", BODY_HTML },   /* ninjs of Superdesk */
	{ "body_xhtml", BODY_HTML },  /* ninjs 1 */
	{ "article_html", BODY_HTML }, /* dpa */
	{ "content_html", BODY_HTML }, /* JSON Feed */
	{ "bodies", BODY_TEXT },      /* ninjs 2 */
	{ "body_text", BODY_TEXT },   /* ninjs 1 */
	{ "maintext", BODY_TEXT },    /* news-please */
	{ "articleBody", BODY_TEXT }, /* schema.org */
	{ "content_text", BODY_TEXT }, /* JSON Feed */
	{ "text", BODY_TEXT },	      /* trafilatura, newspaper3k */
	{ "content", BODY_TEXT },     /* WordPress */
	{ "body", BODY_TEXT },
	{ "raw_text", BODY_TEXT },    /* trafilatura */
	{ "infobox_html", MORE_HTML }, /* dpa */
	{ "date_publish", DATE },     /* news-please */
	{ "date_published", DATE },   /* JSON Feed */
	{ "datePublished", DATE },    /* schema.org */
	{ "publish_date", DATE },     /* newspaper3k */
	{ "published", DATE },
	{ "pubDate", DATE },
	{ "versioncreated", DATE },   /* ninjs, AP */
	{ "version_created", DATE },  /* dpa */
	{ "firstcreated", DATE },     /* ninjs */
	{ "date", DATE },	      /* trafilatura, WordPress */
	{ "timestamp", DATE },
	{ "byline", AUTHOR },	      /* ninjs, dpa */
	{ "bylines", AUTHOR },
	{ "by", AUTHOR },	      /* ninjs 2 */
	{ "author", AUTHOR },
	{ "authors", AUTHOR },	      /* news-please, JSON Feed */
	{ "source", SOURCE },	      /* Superdesk; trafilatura has the address there */
	{ "provider", SOURCE },	      /* AP, ninjs 2 */
	{ "infosources", SOURCE },    /* ninjs 2 */
	{ "sitename", SOURCE },	      /* trafilatura */
	{ "source-hostname", SOURCE }, /* trafilatura */
	{ "publisher", SOURCE },      /* schema.org */
	{ "source_domain", SOURCE },  /* news-please */
	{ "hostname", SOURCE },
	{ "creditline", SOURCE },     /* dpa */
	{ "copyrightholder", SOURCE }, /* ninjs 1 */
	{ "url", URL },
	{ "link", URL },	      /* WordPress */
	{ "canonicalurl", URL },
	{ "uri", URL },		      /* ninjs; often no address */
	{ "source", URL },
	{ "language", LANG },
	{ "inLanguage", LANG },
	{ "lang", LANG },
	{ "type", TYPE },
	{ "pubstatus", STATUS },      /* ninjs, dpa, AP */
	{ "embargoed", EMBARGO },     /* ninjs, dpa */
	{ "embargo", EMBARGO },
	{ "dateline", DATELINE },     /* dpa; often in the body, too */
	{ "kicker", TEASER },	      /* dpa */
	{ "subhead", TEASER },
	{ "teaser", LEAD },	      /* dpa */
	{ "description_text", TEASER }, /* ninjs 1 */
	{ "descriptions", TEASER },   /* ninjs 2 */
	{ "description", TEASER },    /* news-please */
	{ "abstract", TEASER },
	{ "excerpt", TEASER },	      /* trafilatura, WordPress */
	{ "summary", TEASER },
	{ "linkbox_html", LINKS },    /* dpa */
	{ "ednote", NOTES },	      /* ninjs, AP */
	{ "header_html", NOTES },     /* dpa: notepad */
	{ "public_html", NOTES },
	{ "nonpublic_html", NOTES },
	{ "copyrightnotice", RIGHTS },
	{ "usageterms", RIGHTS },
};

/* What is put aside, and as what. */
static const struct {
	enum slot slot;
	const char *why;
} asides[] = { { DATELINE, "header" }, { TEASER, "teaser" }, { LINKS, "related" }, { NOTES, "notepad" }, { RIGHTS, "copyright" } };

/* DEEP: as far as an object is looked through for articles; ITEMS: of a list of authors that are taken. */
enum { DEEP = 10, ITEMS = 8 };

struct reading_json {
	struct source *s;
	struct arena scratch; /* of one value at the top */
	struct refusals refused;
	bool cut;
};

int
json_sniff(struct str name, struct str bytes)
{
	static const char *const ends[] = { ".json", ".jsonl", ".ndjson", ".jsonlines" };
	struct str head = str_trim(str_sub(bytes, 0, 4096));
	bool named = false;

	if (str_startsz(head, "\xef\xbb\xbf"))
		head = str_trim(str_sub(head, 3, head.n));
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		named |= str_endsz(name, ends[i]);
	if (head.n == 0 || (head.p[0] != '{' && head.p[0] != '['))
		return 0;
	head = str_trim(str_sub(head, 1, head.n));
	while (head.n > 0 && head.p[0] == '{')
		head = str_trim(str_sub(head, 1, head.n));
	if (head.n == 0 || head.p[0] != '"')
		return named ? 40 : 0;
	return str_chr(head, ':', 0) != SIZE_MAX || named ? 95 : 0;
}

size_t
json_cut(struct str bytes)
{
	for (size_t at = bytes.n; at > 1; at--)
		if (bytes.p[at - 1] == '{' && bytes.p[at - 2] == '\n')
			return at - 1;
	return 0;
}

/* --- what a member says ------------------------------------------------------------------------------------------------ */

/* The text of a value: of a string or number; of what an object calls its value or name; of the first such in a list. */
static struct str
text_of(const struct jtree *v, int depth)
{
	static const char *const inner[] = { "value", "rendered", "name", "title", "literal", "description" };
	struct str s = { NULL, 0 };

	if (v == NULL || depth > 3)
		return s;
	if (v->kind == JTREE_STRING || v->kind == JTREE_NUMBER)
		return str_trim(v->text);
	for (size_t i = 0; v->kind == JTREE_OBJECT && i < sizeof inner / sizeof *inner && s.n == 0; i++)
		s = text_of(jtree_get(v, inner[i]), depth + 1);
	for (const struct jtree *w = v->first; v->kind == JTREE_ARRAY && w && s.n == 0; w = w->next)
		s = text_of(w, depth + 1);
	return s;
}

static bool
address(struct str s)
{
	return str_startsz(s, "http://") || str_startsz(s, "https://");
}

/* The first of a slot's members that has text, from row ${*row} on; ${*row} is then its row. */
static struct str
find(const struct jtree *o, enum slot slot, size_t *row)
{
	struct str s = { NULL, 0 };

	for (; *row < sizeof names / sizeof *names; ++*row) {
		if (names[*row].slot != slot)
			continue;
		s = text_of(jtree_get(o, names[*row].name), 0);
		if ((slot == URL && !address(s)) || (slot == SOURCE && address(s)))
			s.n = 0;
		if (s.n > 0)
			return s;
	}
	return s;
}

static struct str
first(const struct jtree *o, enum slot slot)
{
	size_t row = 0;

	return find(o, slot, &row);
}

/* Who wrote it: the names in a list, and nothing of "Par …". */
static void
author(const struct jtree *o, struct draft *d)
{
	struct buf all = { 0 };
	size_t row = 0, n = 0;
	struct str s = find(o, AUTHOR, &row);
	const struct jtree *v = s.n > 0 ? jtree_get(o, names[row].name) : NULL;

	if (v && v->kind == JTREE_ARRAY) {
		for (const struct jtree *w = v->first; w && n < ITEMS; w = w->next) {
			s = text_of(w, 0);
			if (s.n > 0 && n++ > 0)
				buf_addz(&all, ", ");
			buf_adds(&all, s);
		}
	} else {
		buf_adds(&all, byname(s));
	}
	draft_author(d, buf_str(&all));
	buf_release(&all);
}

static void
date(const struct reading_json *r, const struct jtree *o, struct draft *d)
{
	struct date found;
	size_t row = 0;

	for (struct str s = find(o, DATE, &row); s.n > 0; row++, s = find(o, DATE, &row))
		if (dates_parse(r->s->readers->furniture, s, r->s->readers->today, &found)) {
			draft_date(d, found, names[row].name);
			return;
		}
}

/* --- the body ----------------------------------------------------------------------------------------------------------- */

static void
lines(struct str text, struct draft *d)
{
	struct str line;

	while (str_cut(&text, '\n', &line))
		draft_paragraph(d, line, FIELD_PARAGRAPH);
}

static void
add_text(const struct reading_json *r, struct str text, struct draft *d)
{
	if (embed_fits(text))
		embed_html(r->s->readers, text, false, d);
	else
		lines(text, d);
}

static void
drop_text(const struct reading_json *r, struct str text, bool html, const char *why, struct draft *d)
{
	struct str line;

	if (html || embed_fits(text))
		embed_aside(r->s->readers, text, drop_reason(str_of(why)), d);
	else
		while (str_cut(&text, '\n', &line))
			draft_drop(d, 0, line, drop_reason(str_of(why)));
}

/* The text and captions of pictures that come with it. */
static void
captions(const struct reading_json *r, const struct jtree *v, struct draft *d)
{
	static const char *const keys[] = { "caption", "description_text", "description_caption" };

	for (const struct jtree *w = v ? v->first : NULL; w; w = w->next)
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
			drop_text(r, text_of(jtree_get(w, keys[i]), 0), false, "credit", d);
}

/* What a member holds that is no part of the text; nothing, if the text begins with it. */
static void
aside(const struct reading_json *r, struct str text, const char *name, const char *why, struct draft *d)
{
	struct buf clean = { 0 };
	bool there = false;

	draft_clean(text, &clean);
	for (size_t i = 0; i < d->paragraphs.n && i < 2; i++) /* behind the lead */
		there |= str_starts(draft_text(d, &d->paragraphs.items[i]), buf_str(&clean));
	if (!there)
		drop_text(r, text, str_endsz(str_of(name), "_html"), why, d);
	buf_release(&clean);
}

static void
put_aside(const struct reading_json *r, const struct jtree *o, struct draft *d)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		for (size_t k = 0; k < sizeof asides / sizeof *asides; k++)
			if (names[i].slot == asides[k].slot)
				aside(r, text_of(jtree_get(o, names[i].name), 0), names[i].name, asides[k].why, d);
	captions(r, jtree_get(o, "associations"), d);
	if (jtree_get(o, "notepad"))
		put_aside(r, jtree_get(o, "notepad"), d);
}

/* ninjs 2 has several bodies: one that is HTML rather than another. */
static struct str
of_bodies(const struct jtree *v)
{
	for (const struct jtree *w = v ? v->first : NULL; w; w = w->next)
		if (str_find(text_of(jtree_get(w, "contenttype"), 0), STR("html"), 0) != SIZE_MAX)
			return text_of(w, 0);
	return (struct str){ NULL, 0 };
}

/* The lead goes before the text, unless it is there, or is only the title again. */
static void
lead(struct str text, struct draft *d)
{
	struct draft_piece p;
	struct buf clean = { 0 };
	bool there;

	draft_clean(text, &clean);
	there = d->paragraphs.n == 0 || str_eq(buf_str(&clean), draft_text(d, &d->title)) ||
		str_starts(draft_text(d, &d->paragraphs.items[0]), buf_str(&clean));
	buf_release(&clean);
	if (there)
		return;
	draft_paragraph(d, text, FIELD_PARAGRAPH);
	p = d->paragraphs.items[d->paragraphs.n - 1];
	memmove(d->paragraphs.items + 1, d->paragraphs.items, (d->paragraphs.n - 1) * sizeof p);
	d->paragraphs.items[0] = p;
}

static void
body(const struct reading_json *r, const struct jtree *o, struct draft *d)
{
	const struct readers *readers = r->s->readers;
	struct str html = first(o, BODY_HTML);

	if (html.n == 0)
		html = of_bodies(jtree_get(o, "bodies"));
	if (html.n > 0)
		embed_html(readers, html, false, d);
	if (d->paragraphs.n == 0)
		add_text(r, first(o, BODY_TEXT), d);
	if (d->paragraphs.n > 0)
		lead(first(o, LEAD), d);
	if (first(o, MORE_HTML).n > 0)
		embed_html(readers, first(o, MORE_HTML), false, d);
}

/* --- articles ----------------------------------------------------------------------------------------------------------- */

/* Why the item is not read, whatever its text; NULL: it is. */
static const char *
barred(const struct reading_json *r, const struct jtree *o)
{
	struct str status = first(o, STATUS), until = first(o, EMBARGO);
	struct date day;

	if (str_ieqz(status, "canceled") || str_ieqz(status, "cancelled") || str_ieqz(status, "killed"))
		return _("was canceled by its publisher");
	if (str_ieqz(status, "withheld") || str_ieqz(status, "embargoed"))
		return _("is withheld by its publisher");
	if (date_parse(str_sub(until, 0, 10), &day) && date_cmp(day, r->s->readers->today) > 0)
		return _("is under embargo");
	return NULL;
}

/* Why an item without text is none of ours. */
static const char *
textless(const struct jtree *o)
{
	static const struct {
		const char *type, *why;
	} types[] = {
		{ "picture", N_("is a picture, with no text of its own") },
		{ "photo", N_("is a picture, with no text of its own") },
		{ "image", N_("is a picture, with no text of its own") },
		{ "graphic", N_("is a picture, with no text of its own") },
		{ "video", N_("is a video, with no text of its own") },
		{ "audio", N_("is a recording, with no text of its own") },
	};
	struct str type = first(o, TYPE);

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_ieqz(type, types[i].type))
			return _(types[i].why);
	return jtree_get(o, "renditions") ? _("has no text, only links to it, which are not followed") : _("has no text");
}

/* Is the object an item of news, or does it only hold some? */
static bool
item(const struct jtree *o)
{
	if (first(o, BODY_HTML).n > 0 || first(o, STATUS).n > 0)
		return true;
	if (first(o, BODY_TEXT).n > 0)
		return first(o, TITLE).n > 0 || first(o, URL).n > 0 || first(o, DATE).n > 0;
	return first(o, TITLE).n > 0 && first(o, TYPE).n > 0;
}

static void
article(struct reading_json *r, const struct jtree *o)
{
	const char *why = barred(r, o);
	struct draft d;

	draft_init(&d);
	draft_title(&d, first(o, TITLE));
	if (!why) {
		body(r, o, &d);
		why = d.paragraphs.n == 0 ? textless(o) : NULL;
	}
	if (why) {
		struct str title = draft_text(&d, &d.title);

		refusals_add(&r->refused, r->s, title.n > 0 ? title : first(o, URL), why);
	} else {
		author(o, &d);
		date(r, o, &d);
		draft_source(&d, first(o, SOURCE));
		draft_url(&d, first(o, URL));
		d.declared = lang_find(first(o, LANG));
		put_aside(r, o, &d);
		reader_emit(r->s, &d);
	}
	draft_release(&d);
}

static void
look(struct reading_json *r, const struct jtree *v, int depth)
{
	if (v->kind == JTREE_OBJECT && item(v)) {
		article(r, v);
		return;
	}
	for (const struct jtree *w = v->first; w && depth < DEEP; w = w->next)
		if (w->kind == JTREE_OBJECT || w->kind == JTREE_ARRAY)
			look(r, w, depth + 1);
}

int
json_read(struct source *s, struct err *err)
{
	struct reading_json r = { .s = s };
	struct jtree_input in = { .at = 0 };
	struct buf text = { 0 };
	struct jtree *v;
	size_t bad = 0, line = s->lines + 1, counted = 0;
	int got;

	reader_text(s, NULL, &text);
	in.text = buf_str(&text);
	for (;;) {
		arena_init(&r.scratch);
		got = jtree_next(&in, &r.scratch, &v);
		if (got > 0) {
			look(&r, v, 0);
			r.cut |= in.cut;
		} else if (got < 0) {
			for (; counted < in.at && counted < in.text.n; counted++)
				line += in.text.p[counted] == '\n';
			if (bad++ == 0)
				reader_note(s, _("line %zu is no JSON: %s"), line, in.why);
			jtree_resume(&in);
		}
		arena_release(&r.scratch);
		if (got == 0)
			break;
	}
	if (bad > 1)
		reader_note(s, ngettext("%zu more line is no JSON", "%zu more lines are no JSON", bad - 1), bad - 1);
	if (in.ended)
		reader_note(s, "%s", _("ends in the middle; read up to there"));
	if (r.cut)
		reader_note(s, "%s", _("a part is too deep, too long or too much and is not read"));
	refusals_end(&r.refused, s);
	buf_release(&text);
	if (s->row->articles == 0 && s->row->skipped.n == 0)
		return err_set(err, "%s", _("has no article in it"));
	return 0;
}
