#include "read/feed.h"
#include "read/reader.h"
#include "read/xmlhead.h"

/* What WordPress exports (WXR): RSS, whose content has shortcodes, and paragraphs parted by empty lines. Pictures,
 * menus, drafts and what was thrown away are items, too. */
static const struct xml_row rows[] = {
	{ "item", STORY_ITEM, XML_OPEN },
	{ "item/title", FEED_TITLE, XML_HTML },
	{ "item/link", FEED_LINK, XML_TEXT },
	{ "item/guid", FEED_GUID, XML_TEXT },
	{ "channel/link", FEED_HOME, XML_TEXT },
	{ "item/post_date", STORY_DATE, XML_TEXT },
	{ "item/pubDate", STORY_DATE + 1, XML_TEXT },
	{ "item/creator", STORY_AUTHOR, XML_TEXT },
	{ "item/status", STORY_STATUS, XML_TEXT },
	{ "item/post_type", STORY_STATUS, XML_TEXT },
	{ "item/excerpt:encoded", STORY_SUMMARY, XML_HTML },
	{ "item/encoded", STORY_HTML, XML_HTML },
	{ "item/description", STORY_SUMMARY, XML_HTML },
	{ "item/comment/comment_content", STORY_COMMENT, XML_TEXT },
	{ "item/comment", 0, XML_OPEN },
	{ "item/postmeta", 0, XML_SKIP },
	{ "channel/title", STORY_SOURCE, XML_HTML },
	{ "channel/language", STORY_LANG, XML_TEXT },
	{ "channel/author", 0, XML_SKIP },
	{ "channel/category", 0, XML_SKIP },
	{ "channel/tag", 0, XML_SKIP },
	{ "channel/term", 0, XML_SKIP },
};

int
wordpress_sniff(struct str name, struct str bytes)
{
	static const char *const roots[] = { "rss", NULL };

	(void)name;
	return xmlhead_is(bytes, roots) && xmlhead_has(bytes, "wordpress.org/export/") ? 98 : 0;
}

int
wordpress_read(struct source *s, struct err *err)
{
	static const struct xml_format format = { rows, sizeof rows / sizeof *rows, feed_take };
	struct story st;

	story_init(&st, s, "item");
	st.breaks = true;
	xml_read(s, &format, &st);
	return story_finish(&st, err);
}
