#include <stdlib.h>

#include "base/intl.h"
#include "report/printing.h"
#include "report/table.h"
#include "report/tsv.h"

struct entity_articles {
	uint32_t n;
	uint32_t *items; /* ascending */
};

static void
list_articles(const struct printing *p, uint32_t entity, struct entity_articles *out)
{
	const struct entities *es = p->m->entities;
	out->items = mem_alloc((es->entities[entity].nmentions + (size_t)1) * sizeof *out->items);
	out->n = entity_articles(es, entity, out->items);
}

/* Is the entity mentioned in an article that is kept? Lists its articles then. */
static bool
keeps(const struct printing *p, uint32_t entity, struct entity_articles *out)
{
	list_articles(p, entity, out);
	if (!p->r)
		return true;
	for (uint32_t i = 0; i < out->n; i++) {
		if (result_has(p->r, out->items[i]))
			return true;
	}
	free(out->items);
	return false;
}

static lang_id
side_lang(const struct printing *p, int side)
{
	return side ? p->m->sides.right : p->m->sides.left;
}

static void
add_names(struct printing *p, struct writer *j, const struct entity *e)
{
	const struct variant *variants = p->m->entities->variants + e->first_variant;
	writer_key(j, "name");
	writer_open(j, '{');
	for (int side = 0; side < 2; side++) {
		writer_key(j, p->code[side]);
		writer_text(j, e->name[side]);
	}
	writer_close(j, '}');
	writer_key(j, "variants");
	writer_open(j, '{');
	for (int side = 0; side < 2; side++) {
		writer_key(j, p->code[side]);
		writer_open(j, '[');
		for (uint32_t i = 0; i < e->nvariants; i++) {
			if (variants[i].lang == side_lang(p, side))
				writer_str(j, variants[i].text);
		}
		writer_close(j, ']');
	}
	writer_close(j, '}');
	writer_key(j, "mentions");
	writer_open(j, '{');
	for (int side = 0; side < 2; side++) {
		writer_key(j, p->code[side]);
		writer_int(j, e->mentions[side]);
	}
	writer_close(j, '}');
}

void
print_entities_json(struct printing *p)
{
	const struct entities *es = p->m->entities;
	for (uint32_t i = 0; i < es->nentities; i++) {
		struct entity_articles articles;
		struct writer j = { &p->b, false };
		if (!keeps(p, i, &articles))
			continue;
		writer_open(&j, '{');
		writer_key(&j, "entity");
		writer_int(&j, i);
		writer_key(&j, "type");
		writer_strz(&j, mention_type_code(es->entities[i].type));
		add_names(p, &j, &es->entities[i]);
		writer_key(&j, "articles");
		writer_open(&j, '[');
		for (uint32_t k = 0; k < articles.n; k++)
			writer_int(&j, articles.items[k]);
		writer_close(&j, ']');
		writer_key(&j, "wikidata");
		writer_text(&j, es->entities[i].wikidata);
		writer_close(&j, '}');
		buf_addc(&p->b, '\n');
		free(articles.items);
		if (!printing_done(p))
			return;
	}
}

static void
tsv_variants(struct printing *p, const struct entity *e, int side)
{
	const struct variant *variants = p->m->entities->variants + e->first_variant;
	bool first = true;
	for (uint32_t i = 0; i < e->nvariants; i++) {
		if (variants[i].lang != side_lang(p, side))
			continue;
		tsv_item(p, variants[i].text, " | ", first);
		first = false;
	}
	tsv_close(p);
}

static void
tsv_row(struct printing *p, uint32_t id, const struct entity_articles *articles)
{
	const struct entity *e = &p->m->entities->entities[id];
	tsv_int(p, id);
	tsv_strz(p, mention_type_code(e->type));
	tsv_str(p, e->name[0]);
	tsv_str(p, e->name[1]);
	tsv_variants(p, e, 0);
	tsv_variants(p, e, 1);
	tsv_int(p, e->mentions[0]);
	tsv_int(p, e->mentions[1]);
	for (uint32_t i = 0; i < articles->n; i++)
		buf_addf(&p->b, "%s%u", i ? "," : "", articles->items[i]);
	tsv_close(p);
	tsv_str(p, e->wikidata);
	tsv_end(p);
}

void
print_entities_tsv(struct printing *p)
{
	struct key_name name[2], variants[2], mentions[2];
	for (int side = 0; side < 2; side++) {
		name[side] = printing_key(p, "name_", side, "");
		variants[side] = printing_key(p, "variants_", side, "");
		mentions[side] = printing_key(p, "mentions_", side, "");
	}
	const char *head[] = { "entity",      "type",        name[0].z,     name[1].z,  variants[0].z,
			       variants[1].z, mentions[0].z, mentions[1].z, "articles", "wikidata" };
	tsv_head(p, head, sizeof head / sizeof *head);
	for (uint32_t i = 0; i < p->m->entities->nentities; i++) {
		struct entity_articles articles;
		if (!keeps(p, i, &articles))
			continue;
		tsv_row(p, i, &articles);
		free(articles.items);
		if (!printing_done(p))
			return;
	}
}

void
print_entities_text(struct printing *p)
{
	const struct entities *es = p->m->entities;
	int cells = (table_columns(p) - 36) / 2;
	table_style(p, TABLE_BOLD);
	table_cell(p, str_of(_("type")), 13);
	table_cell(p, str_of(p->code[0]), cells + 1);
	table_cell(p, str_of(p->code[1]), cells + 1);
	table_cell(p, str_of(p->code[0]), -5);
	table_cell(p, str_of(p->code[1]), -6);
	table_cell(p, str_of(_("articles")), -10);
	table_style(p, TABLE_PLAIN);
	buf_addc(&p->b, '\n');
	for (uint32_t i = 0; i < es->nentities; i++) {
		const struct entity *e = &es->entities[i];
		struct entity_articles articles;
		if (!keeps(p, i, &articles))
			continue;
		table_cell(p, str_of(mention_type_code(e->type)), 13);
		for (int side = 0; side < 2; side++) {
			table_cell(p, e->name[side], cells);
			buf_addc(&p->b, ' ');
		}
		table_int(p, e->mentions[0], 5);
		table_int(p, e->mentions[1], 6);
		table_int(p, articles.n, 10);
		buf_addc(&p->b, '\n');
		free(articles.items);
		if (!printing_done(p))
			return;
	}
}
