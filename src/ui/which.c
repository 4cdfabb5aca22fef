#include "ui/which.h"

#include <string.h>

#include "base/intl.h"

static const struct entity *
entity_of(const struct view *v, uint32_t entity)
{
	return &v->m->entities->entities[entity];
}

static bool
spelt_alike(const struct names *names, uint32_t a, uint32_t b)
{
	uint32_t n, m;
	const uint32_t *x = names_spelling(names, a, &n), *y = names_spelling(names, b, &m);

	return n == m && n > 0 && memcmp(x, y, n * sizeof *x) == 0;
}

static bool
is_chosen(const struct entity *e, struct str text)
{
	return str_eq(text, e->name[0]) || str_eq(text, e->name[1]);
}

struct others {
	const struct view *v;
	uint32_t entity, variant;
	bool chosen; /* the entity is called so: others may be written so, if they are not called so */
	bool any, same_language; /* another one is written so; in the same language */
};

static void
note_other(void *context, uint32_t entity)
{
	struct others *o = context;
	const struct entities *es = o->v->m->entities;
	const struct entity *e = &es->entities[entity], *own = &es->entities[o->entity];
	uint32_t i;

	if (entity == o->entity || (e->type == MENTION_PERSON) != (own->type == MENTION_PERSON))
		return;
	for (i = e->first_variant; i < e->first_variant + e->nvariants; i++)
		if (es->variants[i].count > 0 && (!o->chosen || is_chosen(e, es->variants[i].text)) && spelt_alike(o->v->m->names, i, o->variant)) {
			o->any = true;
			o->same_language |= es->variants[i].lang == es->variants[o->variant].lang;
		}
}

/* A way of writing the entity that says that it is meant; false: it may be another. */
static bool
said_by(const struct view *v, uint32_t entity, uint32_t variant, struct said_name *out)
{
	const struct variant *x = &v->m->entities->variants[variant];
	struct others o = { .v = v, .entity = entity, .variant = variant,
		            .chosen = is_chosen(entity_of(v, entity), x->text) };
	uint32_t n;
	const uint32_t *words = names_spelling(v->m->names, variant, &n);

	if (x->count == 0 || n == 0)
		return false;
	names_with(v->m->names, names_word_text(v->m->names, words[0]), false, note_other, &o);
	*out = (struct said_name){ x->text, entity_of(v, entity)->type, o.any ? x->lang : (lang_id)LANG_UND };
	return !o.same_language;
}

bool
which_add(said_names *out, const struct said_name *n)
{
	size_t i;

	for (i = 0; i < out->n; i++)
		if (str_eq(out->items[i].text, n->text) && out->items[i].lang == n->lang && out->items[i].type == n->type)
			return false;
	if (out->n < WHICH_MOST)
		vec_add(out, *n);
	return true;
}

bool
which_names(struct view *v, uint32_t entity, size_t most, said_names *out)
{
	const struct entities *es = v->m->entities;
	const struct entity *e = entity_of(v, entity);
	size_t before = out->n;
	struct said_name n;
	int others;
	uint32_t i;

	for (others = 0; others < 2; others++)
		for (i = e->first_variant; i < e->first_variant + e->nvariants && out->n < before + most; i++)
			if (is_chosen(e, es->variants[i].text) != others && said_by(v, entity, i, &n))
				which_add(out, &n);
	if (out->n > before)
		return true;
	state_say(v, true, _("several are called “%.*s”: a correction would take them all"), STR_ARG(entity_name(e, 0)));
	return false;
}
