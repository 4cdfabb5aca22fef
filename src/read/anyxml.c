#include <string.h>

#include "base/intl.h"
#include "read/element.h"
#include "read/reader.h"
#include "read/story.h"
#include "read/xmlhead.h"

/**
 * XML of no format of its own here: exports of databases and agencies (Factiva, Ritzau, …), which by and large call
 * things what they are. An element that is called an article is one; where there is none, the whole file is.
 */
enum { CANCELED = STORY_OWN };

static const struct xml_row rows[] = {
	{ "article", STORY_ITEM, XML_OPEN },
	{ "Article", STORY_ITEM, XML_OPEN },
	{ "RBNews", STORY_ITEM, XML_OPEN },
	{ "story", STORY_ITEM, XML_OPEN },
	{ "document", STORY_ITEM, XML_OPEN },
	{ "baseLanguage", STORY_LANG, XML_TEXT },
	{ "language", STORY_LANG, XML_TEXT },
	{ "lang", STORY_LANG, XML_TEXT },
	{ "langue", STORY_LANG, XML_TEXT },
	{ "headline", STORY_TITLE, XML_HTML },
	{ "title", STORY_TITLE + 1, XML_HTML },
	{ "titre", STORY_TITLE + 1, XML_HTML },
	{ "titel", STORY_TITLE + 1, XML_HTML },
	{ "RBNews/subtitle", STORY_SUMMARY, XML_HTML },
	{ "byline", STORY_AUTHOR, XML_TEXT },
	{ "byLine", STORY_AUTHOR, XML_TEXT },
	{ "author", STORY_AUTHOR + 1, XML_TEXT },
	{ "auteur", STORY_AUTHOR + 1, XML_TEXT },
	{ "autor", STORY_AUTHOR + 1, XML_TEXT },
	{ "publicationDate/dateTime", STORY_DATE, XML_TEXT },
	{ "publicationDate/date", STORY_DATE, XML_TEXT },
	{ "publicationDate", STORY_DATE + 1, XML_BLOCKS },
	{ "PublishDate", STORY_DATE, XML_TEXT },
	{ "pubDate", STORY_DATE, XML_TEXT },
	{ "pubdate", STORY_DATE, XML_TEXT },
	{ "date", STORY_DATE + 2, XML_TEXT },
	{ "datum", STORY_DATE + 2, XML_TEXT },
	{ "sourceName", STORY_SOURCE, XML_TEXT },
	{ "publisherName", STORY_SOURCE + 1, XML_TEXT },
	{ "RBNews/origin", STORY_SOURCE, XML_TEXT },
	{ "source", STORY_SOURCE + 2, XML_TEXT },
	{ "url", STORY_URL, XML_TEXT },
	{ "Annuleret", CANCELED, XML_TEXT },
	{ "copyright", STORY_COPYRIGHT, XML_TEXT },
	{ "notes", STORY_OUTSIDE, XML_TEXT },
	{ "credit", STORY_CREDIT, XML_TEXT },
	{ "caption", STORY_CREDIT, XML_TEXT },
	{ "region", 0, XML_SKIP },
	{ "newsSubject", 0, XML_SKIP },
	{ "blockquote", STORY_QUOTE, XML_BLOCKS },
	{ "li", STORY_LISTED, XML_BLOCKS },
	{ "h2", STORY_HEADING, XML_TEXT },
	{ "h3", STORY_HEADING, XML_TEXT },
	{ "paragraph", STORY_PARAGRAPH, XML_TEXT },
	{ "para", STORY_PARAGRAPH, XML_TEXT },
	{ "p", STORY_PARAGRAPH, XML_BLOCKS },
	{ "leadParagraph", STORY_LINES, XML_BLOCKS },
	{ "tailParagraphs", STORY_LINES, XML_BLOCKS },
	{ "content", STORY_HTML, XML_HTML },
	{ "body", STORY_HTML, XML_HTML },
	{ "text", STORY_HTML + 1, XML_HTML },
	{ "texte", STORY_HTML + 1, XML_HTML },
};

static void
take(void *context, struct xml *x, const struct xml_event *e)
{
	if (e->what != CANCELED)
		story_take(context, x, e);
	else if (e->end && str_eqz(str_trim(e->text), "true"))
		story_refuse(context, _("withdrawn"));
}

/* Does it end as it begins? A text that begins with something in <angles> does not. */
static bool
ends_with(struct str bytes, const char *root)
{
	struct str tail = str_trim(bytes);
	size_t n = strlen(root);

	return tail.n > n + 2 && str_endsz(tail, ">") && str_eqz(str_sub(tail, tail.n - n - 1, tail.n - 1), root);
}

int
anyxml_sniff(struct str name, struct str bytes)
{
	struct xmlhead_root root;

	if (!xmlhead_root(bytes, &root) || str_ieqz(str_of(root.name), "html"))
		return 0;
	if (str_startsz(str_trim(bytes), "<?xml") || str_endsz(name, ".xml"))
		return 92;
	return !ends_with(bytes, root.name) ? 0 : element_find(root.name) ? 11 : 91;
}

int
anyxml_read(struct source *s, struct err *err)
{
	static const struct xml_format format = { rows, sizeof rows / sizeof *rows, take };
	struct xmlhead_root root;
	struct story st;

	story_init(&st, s, NULL);
	xml_read(s, &format, &st);
	if (st.refusals.items == 0 && xmlhead_root(s->bytes, &root)) {
		story_finish(&st, NULL);
		return err_set(err, _("is XML of no kind that is known: <%s>"), root.name);
	}
	return story_finish(&st, err);
}
