#include "read/reader.h"
#include "read/story.h"
#include "read/xmlhead.h"

/* TEI P4 and P5: a text, or a corpus of texts. In what are issues of newspapers, each div of type "article" is one. */
enum { DIVISION = STORY_OWN };

struct tei {
	struct story st; /* first: story_take takes it for its own */
	unsigned level, article; /* divisions that are open; the one that is the article: its level */
};

static const struct xml_row rows[] = {
	{ "TEI", STORY_ITEM, XML_OPEN },
	{ "TEI.2", STORY_ITEM, XML_OPEN },
	{ "div", DIVISION, XML_OPEN },
	{ "div1", DIVISION, XML_OPEN },
	{ "div2", DIVISION, XML_OPEN },
	{ "fileDesc/titleStmt/title", STORY_TITLE + 2, XML_TEXT },
	{ "fileDesc/titleStmt/author", STORY_AUTHOR, XML_TEXT },
	{ "sourceDesc/biblStruct/analytic/title", STORY_TITLE + 1, XML_TEXT },
	{ "sourceDesc/biblStruct/analytic/author", STORY_AUTHOR, XML_TEXT },
	{ "monogr/imprint/date@when", STORY_DATE, XML_OPEN },
	{ "sourceDesc/bibl/date@when", STORY_DATE, XML_OPEN },
	{ "biblFull/publicationStmt/date@when", STORY_DATE, XML_OPEN },
	{ "profileDesc/creation/date@when", STORY_DATE + 1, XML_OPEN },
	{ "fileDesc/publicationStmt/date@when", STORY_DATE + 3, XML_OPEN },
	{ "fileDesc/publicationStmt/date", STORY_DATE + 4, XML_TEXT },
	{ "sourceDesc/biblStruct/monogr/title", STORY_SOURCE, XML_TEXT },
	{ "sourceDesc/bibl/title", STORY_SOURCE, XML_TEXT },
	{ "fileDesc/publicationStmt/publisher", STORY_SOURCE + 1, XML_TEXT },
	{ "publicationStmt/idno", 0, XML_SKIP },
	{ "langUsage/language@ident", STORY_LANG, XML_OPEN },
	{ "teiHeader", 0, XML_OPEN },
	{ "titlePage", STORY_OUTSIDE, XML_TEXT },
	{ "fw", STORY_OUTSIDE, XML_TEXT },
	{ "note", STORY_OUTSIDE, XML_TEXT },
	{ "figure", STORY_CREDIT, XML_TEXT },
	{ "byline", STORY_AUTHOR + 1, XML_TEXT },
	{ "body/dateline", 0, XML_SKIP },
	{ "head", STORY_HEADING, XML_TEXT },
	{ "div/quote", STORY_QUOTE, XML_BLOCKS },
	{ "body/quote", STORY_QUOTE, XML_BLOCKS },
	{ "div/cit", STORY_QUOTE, XML_TEXT },
	{ "quote/p", STORY_QUOTE, XML_TEXT },
	{ "item/p", STORY_LISTED, XML_TEXT },
	{ "item", STORY_LISTED, XML_BLOCKS },
	{ "cell", STORY_LISTED, XML_TEXT },
	{ "lg", STORY_PARAGRAPH, XML_TEXT },
	{ "encodingDesc", 0, XML_SKIP },
	{ "availability", 0, XML_SKIP },
	{ "teiHeader/fileDesc/sourceDesc/p", 0, XML_SKIP },
	{ "publicationStmt/p", 0, XML_SKIP },
	{ "text/body", STORY_PARAGRAPH, XML_BLOCKS },
	{ "ab", STORY_PARAGRAPH, XML_BLOCKS },
	{ "p", STORY_PARAGRAPH, XML_BLOCKS },
};

static void
division(struct tei *t, struct xml *x, bool end)
{
	if (end) {
		if (t->article == t->level)
			t->article = 0;
		t->level -= t->level > 0;
		return;
	}
	t->level++;
	if (t->article > 0 || !str_ieqz(xml_attribute(x, "type"), "article"))
		return;
	t->article = t->level;
	if (story_has_text(&t->st))
		story_next(&t->st);
}

static void
take(void *context, struct xml *x, const struct xml_event *e)
{
	struct tei *t = context;

	if (e->what == DIVISION)
		division(t, x, e->end);
	else if (e->what == STORY_HEADING && t->article > 0 && t->article == t->level && !story_has_text(&t->st) && e->end)
		story_add(&t->st, STORY_TITLE, e->text, NULL, 0);
	else
		story_take(&t->st, x, e);
}

int
tei_sniff(struct str name, struct str bytes)
{
	static const char *const roots[] = { "TEI", "TEI.2", "teiCorpus", "teiCorpus.2", NULL };

	(void)name;
	return xmlhead_is(bytes, roots) ? 95 : 0;
}

int
tei_read(struct source *s, struct err *err)
{
	static const struct xml_format format = { rows, sizeof rows / sizeof *rows, take };
	struct tei t = { .level = 0 };

	story_init(&t.st, s, "TEI");
	xml_read(s, &format, &t);
	return story_finish(&t.st, err);
}
