#include "read/feed.h"

#include "read/address.h"
#include "read/coding.h"
#include "read/reader.h"
#include "read/story.h"
#include "read/xmlhead.h"

/* RSS 0.9 to 2.0, with what its modules add, and Atom 0.3 and 1.0. An item with nothing but a summary is an article of
 * that. */
static const struct xml_row rows[] = {
	{ "item", STORY_ITEM, XML_OPEN },
	{ "entry", STORY_ITEM, XML_OPEN },
	{ "item/media:title", STORY_TITLE + 2, XML_HTML },
	{ "item/itunes:title", STORY_TITLE + 3, XML_HTML },
	{ "item/itunes:subtitle", 0, XML_SKIP },
	{ "item/media:description", STORY_CREDIT, XML_TEXT },
	{ "item/dc:title", STORY_TITLE + 1, XML_HTML },
	{ "item/title", FEED_TITLE, XML_HTML },
	{ "entry/title", FEED_TITLE, XML_HTML },
	{ "item/pubDate", STORY_DATE, XML_TEXT },
	{ "item/date", STORY_DATE + 1, XML_TEXT },
	{ "item/issued", STORY_DATE + 1, XML_TEXT },
	{ "item/created", STORY_DATE + 1, XML_TEXT },
	{ "item/modified", STORY_DATE + 2, XML_TEXT },
	{ "item/updated", STORY_DATE + 2, XML_TEXT },
	{ "entry/published", STORY_DATE, XML_TEXT },
	{ "entry/issued", STORY_DATE, XML_TEXT },
	{ "entry/date", STORY_DATE, XML_TEXT },
	{ "entry/created", STORY_DATE + 1, XML_TEXT },
	{ "entry/updated", STORY_DATE + 2, XML_TEXT },
	{ "entry/modified", STORY_DATE + 2, XML_TEXT },
	{ "item/author/name", STORY_AUTHOR, XML_TEXT },
	{ "item/creator", STORY_AUTHOR, XML_TEXT },
	{ "item/itunes:author", STORY_AUTHOR + 2, XML_TEXT },
	{ "item/author", STORY_AUTHOR + 1, XML_BLOCKS },
	{ "entry/author/name", STORY_AUTHOR, XML_TEXT },
	{ "entry/creator", STORY_AUTHOR + 1, XML_TEXT },
	{ "entry/author", STORY_AUTHOR + 2, XML_OPEN },
	{ "channel/author", STORY_AUTHOR, XML_TEXT },
	{ "channel/creator", STORY_AUTHOR, XML_TEXT },
	{ "feed/author/name", STORY_AUTHOR, XML_TEXT },
	{ "item/source", STORY_SOURCE, XML_TEXT },
	{ "entry/source/title", STORY_SOURCE, XML_TEXT },
	{ "channel/title", STORY_SOURCE, XML_HTML },
	{ "feed/title", STORY_SOURCE, XML_HTML },
	{ "item/link", FEED_LINK, XML_TEXT },
	{ "entry/link", FEED_LINK, XML_TEXT },
	{ "item/origLink", STORY_URL, XML_TEXT },
	{ "entry/origLink", STORY_URL, XML_TEXT },
	{ "item/guid", FEED_GUID, XML_TEXT },
	{ "channel/link", FEED_HOME, XML_TEXT },
	{ "feed/link", FEED_HOME, XML_TEXT },
	{ "channel/language", STORY_LANG, XML_TEXT },
	{ "item/language", STORY_LANG, XML_TEXT },
	{ "item/encoded", STORY_HTML, XML_HTML },
	{ "item/fullitem", STORY_HTML + 1, XML_HTML },
	{ "item/body", STORY_HTML + 2, XML_HTML },
	{ "item/div", STORY_HTML + 3, XML_HTML },
	{ "item/content", FEED_CONTENT, XML_HTML },
	{ "entry/content", FEED_CONTENT, XML_HTML },
	{ "entry/encoded", STORY_HTML + 1, XML_HTML },
	{ "item/description", STORY_SUMMARY, XML_HTML },
	{ "item/summary", FEED_SUMMARY, XML_HTML },
	{ "entry/summary", FEED_SUMMARY, XML_HTML },
};

/* The feed's own address, or else that of its site. */
static void
home(struct story *st, struct xml *x, struct str text)
{
	struct str href = xml_attribute(x, "href");
	bool own = href.n == 0 || str_eqz(xml_attribute(x, "rel"), "self");

	text = str_trim(href.n > 0 ? href : text);
	if (!address_is(text) || (st->home.n > 0 && (st->home_is_own || !own)))
		return;
	buf_reset(&st->home);
	buf_adds(&st->home, text);
	st->home_is_own = own;
}

/* ${address} as a whole one: beside what xml:base says around it, which is beside the feed's. */
static void
add_address(struct story *st, struct xml *x, unsigned what, struct str address)
{
	struct buf base = { 0 }, whole = { 0 };
	unsigned up = 0;

	buf_adds(&base, buf_str(&st->home));
	while (xml_name(x, up).n > 0)
		up++;
	while (up-- > 0) {
		struct str said = str_trim(xml_attribute_above(x, up, "xml:base"));

		if (said.n == 0)
			continue;
		address_join(buf_str(&base), said, &whole);
		buf_reset(&base);
		buf_adds(&base, buf_str(&whole));
		buf_reset(&whole);
	}
	address_join(buf_str(&base), str_trim(address), &whole);
	story_add(st, what, buf_str(&whole), NULL, 0);
	buf_release(&base);
	buf_release(&whole);
}

static void
link(struct story *st, struct xml *x, struct str text)
{
	struct str rel = xml_attribute(x, "rel"), href = xml_attribute(x, "href");

	if (href.n > 0 && (rel.n == 0 || str_eqz(rel, "alternate") || str_endsz(rel, "/alternate")))
		add_address(st, x, STORY_URL + 1, href);
	else if (href.n == 0 && str_trim(text).n > 0)
		add_address(st, x, STORY_URL + 2, text);
}

/* A text construct of Atom: HTML, unless it says that it is plain text, or base64. */
static void
construct(struct story *st, struct xml *x, unsigned what, struct str text)
{
	struct str type = xml_attribute(x, "type"), mode = xml_attribute(x, "mode");
	struct buf made = { 0 };
	struct source inner;
	const char *encoding;

	if (str_eqz(mode, "base64") || str_startsz(type, "application/octet")) {
		struct buf bytes = { 0 };

		coding_base64(text, &bytes);
		inner = *st->s;
		encoding = inner.row->encoding;
		inner.bytes = buf_str(&bytes);
		reader_text(&inner, NULL, &made);
		inner.row->encoding = encoding;
		story_add(st, what, buf_str(&made), NULL, 0);
		buf_release(&bytes);
	} else if (str_eqz(type, "text") || (str_eqz(type, "text/plain") && !str_eqz(mode, "escaped"))) {
		for (size_t i = 0; i < text.n; i++) {
			if (text.p[i] == '<')
				buf_addz(&made, "&lt;");
			else if (text.p[i] == '&')
				buf_addz(&made, "&amp;");
			else
				buf_addc(&made, text.p[i]);
		}
		story_add(st, what, buf_str(&made), NULL, 0);
	} else {
		story_add(st, what, text, NULL, 0);
	}
	buf_release(&made);
}

void
feed_take(void *context, struct xml *x, const struct xml_event *e)
{
	static const unsigned what[] = { [FEED_TITLE - STORY_OWN] = STORY_TITLE,
		                         [FEED_CONTENT - STORY_OWN] = STORY_HTML,
		                         [FEED_SUMMARY - STORY_OWN] = STORY_SUMMARY };
	struct story *st = context;

	if (e->what < STORY_OWN) {
		story_take(st, x, e);
		return;
	}
	if (!e->end) {
		if (st->open && xml_attribute(x, "lang").n > 0)
			story_add(st, STORY_LANG, xml_attribute(x, "lang"), NULL, 0);
	} else if (e->what == FEED_LINK) {
		link(st, x, e->text);
	} else if (e->what == FEED_HOME) {
		home(st, x, e->text);
	} else if (e->what == FEED_GUID) {
		if (!str_eqz(xml_attribute(x, "isPermaLink"), "false") && str_startsz(str_trim(e->text), "http"))
			story_add(st, STORY_URL + 3, e->text, NULL, 0);
	} else if (e->text.n > 0) {
		construct(st, x, what[e->what - STORY_OWN], e->text);
	}
}

int
feed_sniff_rss(struct str name, struct str bytes)
{
	static const char *const roots[] = { "rss", "channel", NULL }, *const rdf[] = { "RDF", NULL };

	(void)name;
	if (xmlhead_is(bytes, rdf))
		return xmlhead_has(bytes, "/rss/") || xmlhead_has(bytes, "my.netscape.com") ||
				       xmlhead_has(bytes, "<channel") || xmlhead_has(bytes, "<item")
			       ? 95
			       : 0;
	return xmlhead_is(bytes, roots) ? 95 : 0;
}

int
feed_sniff_atom(struct str name, struct str bytes)
{
	static const char *const roots[] = { "feed", "entry", NULL };

	(void)name;
	return xmlhead_is(bytes, roots) ? 95 : 0;
}

int
feed_read(struct source *s, struct err *err)
{
	static const struct xml_format format = { rows, sizeof rows / sizeof *rows, feed_take };

	return story_read(s, &format, "item", err);
}
