#include "base/intl.h"
#include "read/reader.h"
#include "read/story.h"
#include "read/xmlhead.h"

/* NewsML-G2: news items, alone or in a message, with XHTML, NITF or plain text in them. Packages, concepts, plans and
 * events are lists and facts about news, and no news. */
enum { HEADLINE = STORY_OWN, DESCRIPTION, PROVIDER, LISTING, KNOWLEDGE, INLINE };

static const struct xml_row rows[] = {
	{ "newsItem", STORY_ITEM, XML_OPEN },
	{ "packageItem", LISTING, XML_OPEN },
	{ "groupSet", LISTING, XML_OPEN },
	{ "conceptItem", KNOWLEDGE, XML_OPEN },
	{ "knowledgeItem", KNOWLEDGE, XML_OPEN },
	{ "planningItem", KNOWLEDGE, XML_OPEN },
	{ "newsItem/contentSet", 0, XML_OPEN },
	{ "contentSet", STORY_ITEM, XML_OPEN },
	{ "itemMeta/itemClass@qcode", STORY_MEDIA, XML_OPEN },
	{ "itemMeta/pubStatus@qcode", STORY_STATUS, XML_OPEN },
	{ "itemMeta/embargoed", STORY_EMBARGO, XML_TEXT },
	{ "itemMeta/edNote", STORY_OUTSIDE, XML_TEXT },
	{ "itemMeta/firstCreated", STORY_DATE, XML_TEXT },
	{ "contentMeta/contentCreated", STORY_DATE + 1, XML_TEXT },
	{ "itemMeta/versionCreated", STORY_DATE + 2, XML_TEXT },
	{ "itemMeta/provider/name", STORY_SOURCE, XML_TEXT },
	{ "itemMeta/provider", PROVIDER, XML_OPEN },
	{ "contentMeta/infoSource/name", STORY_SOURCE + 3, XML_TEXT },
	{ "contentMeta/by", STORY_AUTHOR, XML_TEXT },
	{ "contentMeta/creator/name", STORY_AUTHOR + 1, XML_TEXT },
	{ "contentMeta/creator@literal", STORY_AUTHOR + 2, XML_OPEN },
	{ "contentMeta/headline", HEADLINE, XML_HTML },
	{ "contentMeta/language@tag", STORY_LANG, XML_OPEN },
	{ "contentMeta/dateline", 0, XML_SKIP },
	{ "contentMeta/description", DESCRIPTION, XML_TEXT },
	{ "html/head", 0, XML_SKIP },
	{ "body/header", STORY_OUTSIDE, XML_TEXT },
	{ "body/footer", STORY_OUTSIDE, XML_TEXT },
	{ "aside", STORY_OUTSIDE, XML_TEXT },
	{ "nitf/head/title", STORY_TITLE + 4, XML_HTML },
	{ "nitf/head", 0, XML_OPEN },
	{ "hedline/hl1", STORY_TITLE + 3, XML_HTML },
	{ "hedline/hl2", STORY_HEADING, XML_TEXT },
	{ "byline/person", STORY_AUTHOR + 3, XML_TEXT },
	{ "byline/byttl", STORY_SOURCE + 4, XML_TEXT },
	{ "byline", STORY_AUTHOR + 4, XML_BLOCKS },
	{ "abstract", STORY_SUMMARY, XML_HTML },
	{ "body.head", 0, XML_OPEN },
	STORY_BODY_ROWS,
	{ "inlineXML", INLINE, XML_BLOCKS },
	{ "inlineData", INLINE, XML_BLOCKS },
};

/* A second headline, by its rank or its role, stands under the first; a third (dpa's kicker) above it, and tells the topic. */
static void
headline(struct story *st, struct xml *x, struct str text)
{
	struct str rank = xml_attribute(x, "rank"), role = xml_attribute(x, "role");
	bool first = (rank.n == 0 || str_eqz(rank, "1")) && str_find(role, STR("sub"), 0) == SIZE_MAX &&
		     str_find(role, STR("Sub"), 0) == SIZE_MAX;

	story_add(st, first ? STORY_TITLE : str_eqz(rank, "3") ? STORY_TEASER : STORY_HEADING, text, NULL, 0);
}

/* dpa's teaser leads into the text; other descriptions tell what is in it. */
static void
description(struct story *st, struct xml *x, struct str text)
{
	story_add(st, str_endsz(xml_attribute(x, "role"), "teaser") ? STORY_SUMMARY : STORY_OUTSIDE, text, NULL, xml_line(x));
}

/* The name in "nprov:AFP". */
static void
provider(struct story *st, struct xml *x)
{
	struct str name = xml_attribute(x, "literal"), code = xml_attribute(x, "qcode");
	size_t colon = str_chr(code, ':', 0);

	if (name.n == 0)
		name = str_sub(code, colon == SIZE_MAX ? 0 : colon + 1, code.n);
	if (name.n > 0)
		story_add(st, STORY_SOURCE + 1, name, NULL, 0);
}

static void
no_news(struct story *st, bool end, const char *why)
{
	if (!end) {
		story_begin(st);
		story_refuse(st, why);
	} else {
		story_end(st);
	}
}

static void
take(void *context, struct xml *x, const struct xml_event *e)
{
	struct story *st = context;

	if (e->what == HEADLINE && e->end)
		headline(st, x, e->text);
	else if (e->what == DESCRIPTION && e->end)
		description(st, x, e->text);
	else if (e->what == PROVIDER && e->end)
		provider(st, x);
	else if (e->what == LISTING)
		no_news(st, e->end, _("a list of other items"));
	else if (e->what == KNOWLEDGE)
		no_news(st, e->end, _("no article"));
	else if (e->what == INLINE && e->text.n > 0)
		story_add(st, str_chr(e->text, '<', 0) != SIZE_MAX ? STORY_HTML : STORY_LINES, e->text, NULL, 0);
	else if (e->what < STORY_OWN)
		story_take(st, x, e);
}

int
newsmlg2_sniff(struct str name, struct str bytes)
{
	static const char *const roots[] = { "newsItem",      "newsMessage",  "packageItem", "conceptItem",
		                             "knowledgeItem", "planningItem", "contentSet",  "groupSet", NULL };

	(void)name;
	return xmlhead_is(bytes, roots) ? 95 : 0;
}

int
newsmlg2_read(struct source *s, struct err *err)
{
	static const struct xml_format format = { rows, sizeof rows / sizeof *rows, take };
	struct story st;

	story_init(&st, s, "newsItem");
	xml_read(s, &format, &st);
	return story_finish(&st, err);
}
