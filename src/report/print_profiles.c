/* Which profiles are printed, and they as JSON and TSV; as text: print_profiles_text.c. */
#include "report/profile_of.h"
#include "report/tsv.h"

enum { SPANS = 120, MANY = 64 };

/* --- which ---------------------------------------------------------------------------------------------------------- */

static bool
keeps(const struct printing *p, uint32_t entity)
{
	uint32_t n, i;
	const uint32_t *articles = names_articles(p->m->names, entity, &n);
	if (!p->r)
		return true;
	if (p->r->nhits > 0)
		return printing_asks_for(p, entity);
	for (i = 0; i < n && !result_has(p->r, articles[i]); i++)
		;
	return i < n;
}

/* All quotations at once where there are many profiles; else those of one are looked for. */
struct book {
	bool whole;
	quotation_list all;
	size_t at;
};

static void
open_book(const struct printing *p, struct book *b)
{
	uint32_t wanted = 0;
	*b = (struct book){ .whole = false };
	for (uint32_t i = 0; i < p->m->entities->nentities && wanted <= MANY; i++)
		wanted += keeps(p, i);
	b->whole = wanted > MANY;
	if (b->whole)
		said_everything(p->m, &b->all);
}

static void
read_said(struct profile *x, struct book *b)
{
	uint32_t entity = x->about.entity;
	x->said.n = 0;
	if (!b->whole) {
		said_by(x->p->m, &x->about, UINT32_MAX, &x->said);
		return;
	}
	while (b->at < b->all.n && b->all.items[b->at].entity < entity)
		b->at++;
	for (; b->at < b->all.n && b->all.items[b->at].entity == entity; b->at++)
		said_add(x->p->m, &b->all.items[b->at], &x->said);
}

void
print_profiles_each(struct printing *p, uint32_t room, each_profile *f)
{
	struct profile x = { .p = p };
	struct book book;
	bool more = true;
	open_book(p, &book);
	for (uint32_t i = 0; i < p->m->entities->nentities && more; i++) {
		if (!keeps(p, i))
			continue;
		about_make(p->m, i, &x.arena, &x.about);
		about_coverage(p->m, &x.about, room, &x.arena, &x.coverage);
		x.ncompanions = about_companions(p->m, &x.about, COMPANIONS, x.companions);
		read_said(&x, &book);
		f(&x);
		more = printing_done(p);
		arena_release(&x.arena);
	}
	vec_release(&x.said);
	vec_release(&book.all);
}

const struct entity *
print_profiles_entity(const struct profile *x)
{
	return &x->p->m->entities->entities[x->about.entity];
}

static lang_id
side_lang(const struct printing *p, int side)
{
	return side ? p->m->sides.right : p->m->sides.left;
}

/* --- JSON ----------------------------------------------------------------------------------------------------------- */

static void
add_variants(struct profile *x, struct writer *j)
{
	const struct printing *p = x->p;
	const struct entity *e = print_profiles_entity(x);
	const struct variant *v = p->m->entities->variants + e->first_variant;
	writer_key(j, "variants");
	writer_open(j, '{');
	for (int side = 0; side < 2; side++) {
		writer_key(j, p->code[side]);
		writer_open(j, '[');
		for (uint32_t i = 0; i < e->nvariants; i++) {
			if (v[i].lang != side_lang(p, side))
				continue;
			writer_open(j, '{');
			writer_key(j, "text");
			writer_str(j, v[i].text);
			writer_key(j, "count");
			writer_int(j, v[i].count);
			writer_close(j, '}');
		}
		writer_close(j, ']');
	}
	writer_close(j, '}');
}

static void
add_coverage(struct profile *x, struct writer *j)
{
	static const char *const steps[ABOUT_STEPS] = { "day", "week", "month", "year" };
	const struct coverage *c = &x->coverage;
	writer_key(j, "first");
	writer_date(j, x->about.first);
	writer_key(j, "last");
	writer_date(j, x->about.last);
	writer_key(j, "coverage");
	writer_open(j, '[');
	for (uint32_t i = 0; i < c->n; i++) {
		if (c->count[i][0] + c->count[i][1] == 0)
			continue;
		writer_open(j, '{');
		writer_key(j, steps[c->step]);
		writer_date(j, about_date(c, i));
		for (int side = 0; side < 2; side++) {
			writer_key(j, x->p->code[side]);
			writer_int(j, c->count[i][side]);
		}
		writer_close(j, '}');
	}
	writer_close(j, ']');
}

static void
add_companions(struct profile *x, struct writer *j)
{
	writer_key(j, "companions");
	writer_open(j, '[');
	for (uint32_t i = 0; i < x->ncompanions; i++) {
		const struct companion *c = &x->companions[i];
		const struct entity *e = &x->p->m->entities->entities[c->entity];
		writer_open(j, '{');
		writer_key(j, "entity");
		writer_int(j, c->entity);
		writer_key(j, "type");
		writer_strz(j, mention_type_code(e->type));
		writer_key(j, "name");
		writer_str(j, entity_name(e, 0));
		writer_key(j, "articles");
		writer_int(j, c->articles);
		writer_key(j, "paragraphs");
		writer_int(j, c->paragraphs);
		writer_key(j, "score");
		writer_real(j, c->score);
		writer_close(j, '}');
	}
	writer_close(j, ']');
}

static void
add_said(struct profile *x, struct writer *j)
{
	writer_key(j, "quotations");
	writer_open(j, '[');
	for (size_t i = 0; i < x->said.n; i++) {
		writer_open(j, '{');
		print_quotation_fields(x->p, j, &x->said.items[i]);
		writer_close(j, '}');
	}
	writer_close(j, ']');
}

static void
json_profile(struct profile *x)
{
	const struct entity *e = print_profiles_entity(x);
	struct writer j = { &x->p->b, false };
	writer_open(&j, '{');
	writer_key(&j, "entity");
	writer_int(&j, x->about.entity);
	writer_key(&j, "type");
	writer_strz(&j, mention_type_code(e->type));
	writer_key(&j, "name");
	writer_open(&j, '{');
	for (int side = 0; side < 2; side++) {
		writer_key(&j, x->p->code[side]);
		writer_text(&j, e->name[side]);
	}
	writer_close(&j, '}');
	writer_key(&j, "mentions");
	writer_open(&j, '{');
	for (int side = 0; side < 2; side++) {
		writer_key(&j, x->p->code[side]);
		writer_int(&j, e->mentions[side]);
	}
	writer_close(&j, '}');
	add_variants(x, &j);
	add_coverage(x, &j);
	add_companions(x, &j);
	add_said(x, &j);
	writer_key(&j, "articles");
	writer_open(&j, '[');
	for (uint32_t i = 0; i < x->about.narticles; i++)
		writer_int(&j, x->about.articles[i]);
	writer_close(&j, ']');
	writer_key(&j, "wikidata");
	writer_text(&j, e->wikidata);
	writer_close(&j, '}');
	buf_addc(&x->p->b, '\n');
}

void
print_profiles_json(struct printing *p)
{
	print_profiles_each(p, SPANS, json_profile);
}

/* --- TSV ------------------------------------------------------------------------------------------------------------ */

static void
tsv_profile(struct profile *x)
{
	struct printing *p = x->p;
	const struct entity *e = print_profiles_entity(x);
	tsv_int(p, x->about.entity);
	tsv_strz(p, mention_type_code(e->type));
	for (int side = 0; side < 2; side++)
		tsv_str(p, e->name[side]);
	for (int side = 0; side < 2; side++)
		tsv_int(p, e->mentions[side]);
	for (int side = 0; side < 2; side++)
		tsv_int(p, x->about.in[side]);
	tsv_date(p, x->about.first);
	tsv_date(p, x->about.last);
	for (uint32_t i = 0; i < x->ncompanions; i++)
		buf_addf(&p->b, "%s%u", i ? "," : "", x->companions[i].entity);
	tsv_close(p);
	tsv_int(p, (int64_t)x->said.n);
	tsv_str(p, e->wikidata);
	tsv_end(p);
}

void
print_profiles_tsv(struct printing *p)
{
	struct key_name name[2], mentions[2], articles[2];
	for (int side = 0; side < 2; side++) {
		name[side] = printing_key(p, "name_", side, "");
		mentions[side] = printing_key(p, "mentions_", side, "");
		articles[side] = printing_key(p, "articles_", side, "");
	}
	const char *head[] = { "entity",      "type",        name[0].z, name[1].z, mentions[0].z, mentions[1].z, articles[0].z,
			       articles[1].z, "first",       "last",    "companions", "quotations", "wikidata" };
	tsv_head(p, head, sizeof head / sizeof *head);
	print_profiles_each(p, SPANS, tsv_profile);
}
