#include "read/drop.h"
#include "read/mets.h"
#include "read/xml.h"

/* What becomes of the blocks in a division of each type; those of other types, and inner ones, are as the one around. */
enum effect { ARTICLE, DROPPED, TITLE, HEADING, PARAGRAPH, ITEM };

static const struct division {
	const char *type;
	enum effect effect;
	const char *why;
} divisions[] = {
	{ "ARTICLE", ARTICLE, NULL },
	{ "CHAPTER", ARTICLE, NULL },
	{ "LETTER", ARTICLE, NULL },
	{ "OBITUARY", ARTICLE, NULL },
	{ "ADVERTISEMENT", DROPPED, "advert" },
	{ "ADVERT", DROPPED, "advert" },
	{ "CLASSIFIED", DROPPED, "advert" },
	{ "DEATH_NOTICE", DROPPED, "advert" },
	{ "TITLE_SECTION", DROPPED, "header" },
	{ "TITLESECTION", DROPPED, "header" },
	{ "PUBLISHING_STMT", DROPPED, "header" },
	{ "MOTTO", DROPPED, "header" },
	{ "PAGE_NUMBER", DROPPED, "header" },
	{ "RUNNING_TITLE", DROPPED, "header" },
	{ "AUTHOR", DROPPED, "byline" },
	{ "BYLINE", DROPPED, "byline" },
	{ "TITLE", TITLE, NULL },
	{ "HEADLINE", TITLE, NULL },
	{ "HEADING", HEADING, NULL },
	{ "SUBTITLE", HEADING, NULL },
	{ "SUBHEADLINE", HEADING, NULL },
	{ "OVERLINE", HEADING, NULL },
	{ "INSIDEHEADING", HEADING, NULL },
	{ "PARAGRAPH", PARAGRAPH, NULL },
	{ "TEXTBLOCK", PARAGRAPH, NULL },
	{ "TABLECONTENT", ITEM, NULL },
	{ "CAPTION", ITEM, NULL },
};

static const struct division *
division_of(struct str type)
{
	for (size_t i = 0; i < sizeof divisions / sizeof *divisions; i++)
		if (str_ieqz(type, divisions[i].type))
			return &divisions[i];
	return NULL;
}

/* The first record that the division names and that has a title. */
static const struct mets_record *
record_of(const struct mets *m, struct str ids)
{
	struct str id;

	while (str_cut(&ids, ' ', &id)) {
		uint32_t known = intern_find(m->record_ids, id);
		const struct mets_record *r = known == INTERN_NONE ? NULL : &m->records.items[m->record_of.items[known]];

		if (r != NULL && r->title.n > 0)
			return r;
	}
	return NULL;
}

/* What is not of an article goes with the one before, and what is before the first with that. */
static void
begin_article(struct mets *m, struct xml *x)
{
	const struct mets_record *r = record_of(m, xml_attribute(x, "DMDID"));
	struct issue_article a = { .title = r ? r->title : arena_str(m->s->arena, xml_attribute(x, "LABEL")),
				   .author = r ? r->author : STR(""),
				   .lang = r ? r->lang : LANG_UND,
				   .first = m->articles.n == 0 ? 0 : (uint32_t)m->references.n };

	a.n = (uint32_t)m->references.n - a.first;
	vec_add(&m->articles, a);
}

void
mets_name(struct mets *m, struct xml *x)
{
	if (m->paper.n == 0 && str_ieqz(xml_attribute(x, "TYPE"), "newspaper"))
		m->paper = arena_str(m->s->arena, xml_attribute(x, "LABEL"));
}

void
mets_open(struct mets *m, struct xml *x)
{
	static const uint8_t kinds[] = { [TITLE] = FIELD_TITLE, [HEADING] = FIELD_HEADING, [PARAGRAPH] = FIELD_PARAGRAPH,
					 [ITEM] = FIELD_ITEM };
	const struct division *d = division_of(xml_attribute(x, "TYPE"));
	struct mets_div div = m->divs.n > 0 ? m->divs.items[m->divs.n - 1] : (struct mets_div){ .kind = FIELD_PARAGRAPH };

	mets_name(m, x);
	if (d != NULL && d->effect == ARTICLE && div.why == NULL) {
		begin_article(m, x);
		div.article = true;
	} else if (d != NULL && d->effect == DROPPED && div.why == NULL) {
		div.why = drop_reason(str_of(d->why));
	} else if (d != NULL && d->effect != ARTICLE && d->effect != DROPPED) {
		div.kind = kinds[d->effect];
		div.paragraph = ++m->paragraphs;
	}
	vec_add(&m->divs, div);
}

void
mets_close(struct mets *m)
{
	if (m->divs.n > 0)
		m->divs.n--;
}

void
mets_point(struct mets *m, struct xml *x)
{
	uint32_t file = intern_find(m->ids, xml_attribute(x, "FILEID"));
	const struct mets_div *div = m->divs.n > 0 ? &m->divs.items[m->divs.n - 1] : NULL;
	struct str begin = xml_attribute(x, "BEGIN");

	if (div == NULL || file == INTERN_NONE || begin.n == 0 || (!div->article && div->why == NULL))
		return;
	vec_add(&m->references, ((struct reference){ .file = file, .block = arena_str(m->s->arena, begin),
						     .paragraph = div->paragraph, .kind = div->kind, .why = div->why }));
	if (m->articles.n > 0)
		m->articles.items[m->articles.n - 1].n++;
}
