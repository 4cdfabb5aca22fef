#include "read/reader.h"
#include "read/story.h"
#include "read/xmlhead.h"

/**
 * NewsML 1: items of components, each with a role ("Title", "Body", "Caption"); what it carries is NITF, XHTML, HTML in
 * CDATA, or plain text. A component of the second level with a text of its own is an article of its own.
 */
enum { COMPONENT = STORY_OWN, ROLE, DATA };

struct newsml {
	struct story st; /* first: story_take takes it for its own */
	unsigned level;  /* of components */
	bool full;       /* a component of the second level has ended, with a headline or text in it */
	bool next;       /* and another has begun, which may be an article of its own */
	enum { BODY, TITLE, LEAD, CAPTION } role;
};

static const struct xml_row rows[] = {
	{ "NewsItem", STORY_ITEM, XML_OPEN },
	{ "NewsComponent", COMPONENT, XML_OPEN },
	{ "NewsComponent/Role@FormalName", ROLE, XML_OPEN },
	{ "NewsManagement/Status@FormalName", STORY_STATUS, XML_OPEN },
	{ "NewsManagement/FirstCreated", STORY_DATE, XML_TEXT },
	{ "NewsManagement/ThisRevisionCreated", STORY_DATE + 2, XML_TEXT },
	{ "NewsIdentifier/DateId", STORY_DATE + 3, XML_TEXT },
	{ "NewsLines/HeadLine", STORY_TITLE + 1, XML_HTML },
	{ "NewsLines/SubHeadLine", STORY_SUMMARY, XML_HTML },
	{ "NewsLines/ByLine", STORY_AUTHOR, XML_TEXT },
	{ "NewsLines/CreditLine", STORY_SOURCE + 2, XML_TEXT },
	{ "NewsLines/CopyrightLine", STORY_COPYRIGHT, XML_TEXT },
	{ "AdministrativeMetadata/Provider/Party@FormalName", STORY_SOURCE, XML_OPEN },
	{ "AdministrativeMetadata/Source/Party@FormalName", STORY_SOURCE + 1, XML_OPEN },
	{ "NewsIdentifier/ProviderId", STORY_SOURCE + 3, XML_TEXT },
	{ "AdministrativeMetadata/Creator/Party@FormalName", STORY_AUTHOR + 1, XML_OPEN },
	{ "DescriptiveMetadata/Language@FormalName", STORY_LANG, XML_OPEN },
	{ "ContentItem/MediaType@FormalName", STORY_MEDIA, XML_OPEN },
	{ "NewsLines/MoreLink", 0, XML_SKIP },
	{ "nitf/head", 0, XML_SKIP },
	{ "html/head", 0, XML_SKIP },
	{ "hedline/hl1", STORY_TITLE + 2, XML_HTML },
	{ "hedline/hl2", STORY_HEADING, XML_TEXT },
	{ "byline", STORY_AUTHOR + 2, XML_TEXT },
	{ "abstract", STORY_SUMMARY, XML_HTML },
	{ "dateline", 0, XML_SKIP },
	{ "distributor", STORY_SOURCE + 4, XML_TEXT },
	STORY_BODY_ROWS,
	{ "DataContent", DATA, XML_BLOCKS },
};

static void
component(struct newsml *n, bool end)
{
	if (end) {
		n->full |= n->level == 2 && (story_has_text(&n->st) || n->st.d.title.end > n->st.d.title.start);
		n->level -= n->level > 0;
		n->role = BODY;
		return;
	}
	n->level++;
	if (n->level == 2)
		n->next = n->full;
}

/* The component of the second level is no part of the one before it. */
static void
apart(struct newsml *n)
{
	if (n->level == 2 && n->next) {
		story_next(&n->st);
		n->full = n->next = false;
	}
}

static void
role(struct newsml *n, struct str name)
{
	static const struct {
		const char *name;
		int role;
	} parts[] = { { "title", TITLE }, { "lead", LEAD }, { "caption", CAPTION }, { "body", BODY } };

	n->role = BODY;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (str_ieqz(name, parts[i].name)) {
			n->role = parts[i].role;
			return;
		}
	apart(n);
	story_add(&n->st, STORY_MEDIA, name, NULL, 0);
}

static void
data(struct newsml *n, struct str text, uint32_t line)
{
	static const unsigned what[] = { STORY_LINES, STORY_TITLE, STORY_SUMMARY, STORY_CREDIT };

	if (n->role == BODY && str_chr(text, '<', 0) != SIZE_MAX && str_chr(text, '>', 0) != SIZE_MAX)
		story_add(&n->st, STORY_HTML, text, NULL, 0);
	else
		story_add(&n->st, what[n->role], text, NULL, line);
}

static void
take(void *context, struct xml *x, const struct xml_event *e)
{
	struct newsml *n = context;

	if (e->what == STORY_ITEM && !e->end) {
		n->level = 0;
		n->full = n->next = false;
	}
	if (e->what == COMPONENT) {
		if (!e->end && n->st.open && xml_attribute(x, "lang").n > 0)
			story_add(&n->st, STORY_LANG, xml_attribute(x, "lang"), NULL, 0);
		component(n, e->end);
	} else if (e->what == ROLE && e->end) {
		role(n, e->text);
	} else if (e->what == DATA) {
		if (e->text.n > 0)
			data(n, e->text, xml_line(x));
	} else {
		if (e->what == STORY_TITLE + 1 && e->end)
			apart(n);
		story_take(&n->st, x, e);
	}
}

int
newsml_sniff(struct str name, struct str bytes)
{
	static const char *const roots[] = { "NewsML", "NewsItem", NULL };

	(void)name;
	return xmlhead_is(bytes, roots) ? 95 : 0;
}

int
newsml_read(struct source *s, struct err *err)
{
	static const struct xml_format format = { rows, sizeof rows / sizeof *rows, take };
	struct newsml n = { .level = 0 };

	story_init(&n.st, s, "NewsItem");
	xml_read(s, &format, &n);
	return story_finish(&n.st, err);
}
