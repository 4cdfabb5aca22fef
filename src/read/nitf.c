#include "read/reader.h"
#include "read/story.h"
#include "read/xmlhead.h"

/* NITF 2 and 3, the format of articles of the IPTC. Its elements are also what NewsML carries (newsml.c). */

static const struct xml_row rows[] = {
	{ "nitf", STORY_ITEM, XML_OPEN },
	{ "body.content/lang@lang", STORY_LANG, XML_OPEN },
	{ "docdata@management-status", STORY_STATUS, XML_OPEN },
	{ "hedline/hl1", STORY_TITLE, XML_HTML },
	{ "head/title", STORY_TITLE + 1, XML_HTML },
	{ "hedline/hl2", STORY_HEADING, XML_TEXT },
	{ "docdata/date.issue@norm", STORY_DATE, XML_OPEN },
	{ "pubdata@date.publication", STORY_DATE + 1, XML_OPEN },
	{ "story.date@norm", STORY_DATE + 2, XML_OPEN },
	{ "docdata/date.release@norm", STORY_DATE + 3, XML_OPEN },
	{ "byline/person", STORY_AUTHOR, XML_TEXT },
	{ "byline/byttl", STORY_SOURCE + 3, XML_TEXT },
	{ "byline", STORY_AUTHOR + 1, XML_BLOCKS },
	{ "distributor", STORY_SOURCE, XML_TEXT },
	{ "rights.owner", STORY_SOURCE + 1, XML_TEXT },
	{ "doc.copyright@holder", STORY_SOURCE + 2, XML_OPEN },
	{ "abstract/media", STORY_CREDIT, XML_TEXT },
	{ "abstract", STORY_SUMMARY, XML_HTML },
	{ "dateline", 0, XML_SKIP },
	{ "media", STORY_CREDIT, XML_TEXT },
	{ "body.end/tagline", STORY_BYLINE, XML_TEXT },
	{ "body.end", STORY_OUTSIDE, XML_TEXT },
	{ "bq/block/p", STORY_QUOTE, XML_TEXT },
	{ "bq/p", STORY_QUOTE, XML_TEXT },
	{ "bq", STORY_QUOTE, XML_BLOCKS },
	{ "li/p", STORY_LISTED, XML_TEXT },
	{ "li", STORY_LISTED, XML_BLOCKS },
	{ "td", STORY_LISTED, XML_BLOCKS },
	{ "th", STORY_LISTED, XML_BLOCKS },
	{ "dt", STORY_LISTED, XML_TEXT },
	{ "dd", STORY_LISTED, XML_BLOCKS },
	{ "block/hl2", STORY_HEADING, XML_TEXT },
	{ "hl2", STORY_HEADING, XML_TEXT },
	{ "pre", STORY_LINES, XML_TEXT },
	{ "note", STORY_OUTSIDE, XML_TEXT },
	{ "p", STORY_PARAGRAPH, XML_BLOCKS },
	{ "body.content", STORY_PARAGRAPH, XML_BLOCKS },
};

int
nitf_sniff(struct str name, struct str bytes)
{
	static const char *const roots[] = { "nitf", NULL };

	(void)name;
	return xmlhead_is(bytes, roots) ? 95 : 0;
}

int
nitf_read(struct source *s, struct err *err)
{
	static const struct xml_format format = { rows, sizeof rows / sizeof *rows, story_take };

	return story_read(s, &format, "nitf", err);
}
