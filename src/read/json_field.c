#include "read/json_field.h"

#include "read/address.h"
#include "read/byname.h"
#include "read/dates.h"
#include "read/jtree.h"
#include "read/reader.h"

/* In the order of preference. Beside each who says so. */
static const struct {
	const char *name;
	enum json_slot slot;
} names[] = {
	{ "headline", JSON_TITLE },	      /* ninjs, dpa, AP, schema.org */
	{ "headlines", JSON_TITLE },	      /* ninjs 2 */
	{ "title", JSON_TITLE },	      /* trafilatura, news-please, JSON Feed */
	{ "body_html", JSON_BODY_HTML },   /* ninjs of Superdesk */
	{ "body_xhtml", JSON_BODY_HTML },  /* ninjs 1 */
	{ "article_html", JSON_BODY_HTML }, /* dpa */
	{ "content_html", JSON_BODY_HTML }, /* JSON Feed */
	{ "bodies", JSON_BODY_TEXT },      /* ninjs 2 */
	{ "body_text", JSON_BODY_TEXT },   /* ninjs 1 */
	{ "maintext", JSON_BODY_TEXT },    /* news-please */
	{ "articleBody", JSON_BODY_TEXT }, /* schema.org */
	{ "content_text", JSON_BODY_TEXT }, /* JSON Feed */
	{ "text", JSON_BODY_TEXT },	      /* trafilatura, newspaper3k */
	{ "content", JSON_BODY_TEXT },     /* WordPress */
	{ "body", JSON_BODY_TEXT },
	{ "raw_text", JSON_BODY_TEXT },    /* trafilatura */
	{ "infobox_html", JSON_MORE_HTML }, /* dpa */
	{ "date_publish", JSON_DATE },     /* news-please */
	{ "date_published", JSON_DATE },   /* JSON Feed */
	{ "datePublished", JSON_DATE },    /* schema.org */
	{ "publish_date", JSON_DATE },     /* newspaper3k */
	{ "published", JSON_DATE },
	{ "pubDate", JSON_DATE },
	{ "versioncreated", JSON_DATE },   /* ninjs, AP */
	{ "version_created", JSON_DATE },  /* dpa */
	{ "firstcreated", JSON_DATE },     /* ninjs */
	{ "date", JSON_DATE },	      /* trafilatura, WordPress */
	{ "timestamp", JSON_DATE },
	{ "byline", JSON_AUTHOR },	      /* ninjs, dpa */
	{ "bylines", JSON_AUTHOR },
	{ "by", JSON_AUTHOR },	      /* ninjs 2 */
	{ "author", JSON_AUTHOR },
	{ "authors", JSON_AUTHOR },	      /* news-please, JSON Feed */
	{ "source", JSON_SOURCE },	      /* Superdesk; trafilatura has the address there */
	{ "provider", JSON_SOURCE },	      /* AP, ninjs 2 */
	{ "infosources", JSON_SOURCE },    /* ninjs 2 */
	{ "sitename", JSON_SOURCE },	      /* trafilatura */
	{ "source-hostname", JSON_SOURCE }, /* trafilatura */
	{ "publisher", JSON_SOURCE },      /* schema.org */
	{ "source_domain", JSON_SOURCE },  /* news-please */
	{ "hostname", JSON_SOURCE },
	{ "creditline", JSON_SOURCE },     /* dpa */
	{ "copyrightholder", JSON_SOURCE }, /* ninjs 1 */
	{ "url", JSON_URL },
	{ "link", JSON_URL },	      /* WordPress */
	{ "canonicalurl", JSON_URL },
	{ "uri", JSON_URL },		      /* ninjs; often no address */
	{ "source", JSON_URL },
	{ "language", JSON_LANG },
	{ "inLanguage", JSON_LANG },
	{ "lang", JSON_LANG },
	{ "type", JSON_TYPE },
	{ "pubstatus", JSON_STATUS },      /* ninjs, dpa, AP */
	{ "embargoed", JSON_EMBARGO },     /* ninjs, dpa */
	{ "embargo", JSON_EMBARGO },
	{ "dateline", JSON_DATELINE },     /* dpa; often in the body, too */
	{ "kicker", JSON_TEASER },	      /* dpa */
	{ "subhead", JSON_TEASER },
	{ "teaser", JSON_LEAD },	      /* dpa */
	{ "description_text", JSON_TEASER }, /* ninjs 1 */
	{ "descriptions", JSON_TEASER },   /* ninjs 2 */
	{ "description", JSON_TEASER },    /* news-please */
	{ "abstract", JSON_TEASER },
	{ "excerpt", JSON_TEASER },	      /* trafilatura, WordPress */
	{ "summary", JSON_TEASER },
	{ "linkbox_html", JSON_LINKS },    /* dpa */
	{ "ednote", JSON_NOTES },	      /* ninjs, AP */
	{ "header_html", JSON_NOTES },     /* dpa: notepad */
	{ "public_html", JSON_NOTES },
	{ "nonpublic_html", JSON_NOTES },
	{ "copyrightnotice", JSON_RIGHTS },
	{ "usageterms", JSON_RIGHTS },
};

enum { ITEMS = 8 /* of a list of authors that are taken */ };

const char *
json_field_row(size_t i, enum json_slot *slot)
{
	if (i >= sizeof names / sizeof *names)
		return NULL;
	*slot = names[i].slot;
	return names[i].name;
}

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

struct str
json_field_text(const struct jtree *v)
{
	return text_of(v, 0);
}

/* The first of a slot's members that has text, from row ${*row} on; ${*row} is then its row. */
static struct str
find(const struct jtree *o, enum json_slot slot, size_t *row)
{
	struct str s = { NULL, 0 };

	for (; *row < sizeof names / sizeof *names; ++*row) {
		if (names[*row].slot != slot)
			continue;
		s = text_of(jtree_get(o, names[*row].name), 0);
		if ((slot == JSON_URL && !address_is(s)) || (slot == JSON_SOURCE && address_is(s)))
			s.n = 0;
		if (s.n > 0)
			return s;
	}
	return s;
}

struct str
json_field_first(const struct jtree *o, enum json_slot slot)
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
	struct str s = find(o, JSON_AUTHOR, &row);
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
date(const struct readers *r, const struct jtree *o, struct draft *d)
{
	struct date found;
	size_t row = 0;

	for (struct str s = find(o, JSON_DATE, &row); s.n > 0; row++, s = find(o, JSON_DATE, &row))
		if (dates_parse(r->furniture, s, r->today, &found)) {
			draft_date(d, found, names[row].name);
			return;
		}
}

void
json_field_facts(const struct jtree *o, const struct readers *readers, struct draft *d)
{
	author(o, d);
	date(readers, o, d);
	draft_source(d, json_field_first(o, JSON_SOURCE));
	draft_url(d, json_field_first(o, JSON_URL));
	d->declared = lang_find(json_field_first(o, JSON_LANG));
}
