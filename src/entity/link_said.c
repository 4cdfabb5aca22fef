#include "entity/link_said.h"

#include <stdlib.h>

#include "base/intern.h"
#include "entity/name_key.h"

/* ---- Texts that must be told apart though they have one key ---- */

static bool
same_key(const struct knowledge *k, struct str a, struct str b)
{
	struct name_key x = { .words = 0 }, y = { .words = 0 };
	unsigned lang, n = lang_count();
	bool same = false;

	for (lang = 0; lang < n && !same; lang++) {
		if (lang != LANG_UND && knowledge_linking(k, (lang_id)lang) == NULL)
			continue;
		name_key(k, (lang_id)lang, a, &x);
		name_key(k, (lang_id)lang, b, &y);
		same = str_eq(buf_str(&x.key), buf_str(&y.key));
		name_key_thing(k, (lang_id)lang, a, &x);
		name_key_thing(k, (lang_id)lang, b, &y);
		same |= str_eq(buf_str(&x.key), buf_str(&y.key));
	}
	buf_release(&x.key);
	buf_release(&y.key);
	return same;
}

struct intern *
link_said_exact(const struct revisions *x, const struct knowledge *k)
{
	struct intern *exact = NULL;
	size_t i;
	uint32_t n;

	for (i = 0; i < x->items.n; i++) {
		const struct revision *r = &x->items.items[i];

		for (n = 1; r->kind == REVISION_APART && n < r->nnames; n++) {
			if (str_eq(r->names[0].text, r->names[n].text) ||
			    !same_key(k, r->names[0].text, r->names[n].text))
				continue;
			exact = exact == NULL ? intern_new() : exact;
			intern_add(exact, r->names[0].text);
		}
	}
	return exact;
}

/* ---- The nodes of a name ---- */

struct resolving {
	struct link_said *said;
	const struct linking *l;
	const struct intern *exact;
	uint64_t *languages; /* [nnodes]: bits of the languages in which its surfaces are written */
	struct name_key key;
};

static uint64_t
bit_of(lang_id lang)
{
	return (uint64_t)1 << (lang & 63);
}

static bool
is_person(const struct resolving *r, uint32_t node)
{
	const struct link_node *n = &r->l->t->nodes[node];

	if (n->thing != UINT32_MAX)
		return gazetteer_type(knowledge_gazetteer(r->l->k), n->thing) == MENTION_PERSON;
	return link_table_type(n->votes) == MENTION_PERSON;
}

static void
add_node(struct resolving *r, struct said_node now)
{
	size_t i;

	for (i = r->said->nodes.n; i-- > 0;) {
		const struct said_node *x = &r->said->nodes.items[i];

		if (x->line != now.line || x->name != now.name)
			break;
		if (x->node == now.node)
			return;
	}
	vec_add(&r->said->nodes, now);
}

/* Nodes with the key at hand, of surfaces of the language. */
static void
add_nodes_of(struct resolving *r, struct said_node now, const struct said_name *name, lang_id lang)
{
	const struct link_table *t = r->l->t;
	uint32_t key = intern_find(t->keys, buf_str(&r->key.key)), i;
	uint32_t exact = r->exact == NULL ? INTERN_NONE : intern_find(r->exact, name->text);

	if (key == INTERN_NONE)
		return;
	for (i = t->first_named[key]; i < t->first_named[key + 1]; i++) {
		now.node = t->named[i].node;
		if (!t->named[i].cut && (r->languages[now.node] & bit_of(lang)) &&
		    t->nodes[now.node].exact == (exact == INTERN_NONE ? 0 : exact + 1))
			add_node(r, now);
	}
}

/* Nodes with the name's key in a language, as it may be a person's or not. */
static void
add_nodes_in(struct resolving *r, struct said_node now, const struct said_name *name, lang_id lang)
{
	name_key(r->l->k, lang, name->text, &r->key);
	add_nodes_of(r, now, name, lang);
	name_key_thing(r->l->k, lang, name->text, &r->key);
	add_nodes_of(r, now, name, lang);
}

/* Of several nodes those stay that are persons, or are none, as it is said. */
static void
keep_persons(struct resolving *r, size_t first, bool person)
{
	struct said_node *nodes = r->said->nodes.items;
	size_t i, n = first;

	for (i = first; i < r->said->nodes.n; i++)
		n += is_person(r, nodes[i].node) == person;
	if (n == first)
		return;
	for (i = n = first; i < r->said->nodes.n; i++)
		if (is_person(r, nodes[i].node) == person)
			nodes[n++] = nodes[i];
	r->said->nodes.n = n;
}

static void
resolve_name(struct resolving *r, uint32_t line, uint32_t number, const struct said_name *name)
{
	struct said_node now = { line, number, 0 };
	size_t first = r->said->nodes.n;
	unsigned lang, n = lang_count();

	for (lang = 0; lang < n; lang++)
		if (name->lang == LANG_UND || name->lang == lang)
			add_nodes_in(r, now, name, (lang_id)lang);
	if (name->type != MENTION_AMOUNT && r->said->nodes.n > first + 1)
		keep_persons(r, first, name->type == MENTION_PERSON);
}

static void
find_languages(struct resolving *r)
{
	uint32_t s;

	r->languages = mem_zalloc(r->l->t->nnodes + (size_t)1, sizeof *r->languages);
	for (s = 0; s < r->l->g->nsurfaces; s++)
		r->languages[r->l->t->node_of[s]] |= bit_of(gather_surface(r->l->g, s).lang);
}

/* ---- What follows for the nodes ---- */

/* Of what is apart and of one thing of the gazetteer, the first is not that thing. */
static void
set_apart(struct link_said *said, struct link_table *t, size_t first, size_t end)
{
	struct said_node *nodes = said->nodes.items;
	size_t i, k;

	for (i = first; i < end && nodes[i].name == 0; i++)
		for (k = i + 1; k < end; k++) {
			if (nodes[k].name == 0 || nodes[k].node == nodes[i].node)
				continue;
			vec_add(&said->aparts, ((struct link_apart){ nodes[i].node, nodes[k].node, nodes[i].line }));
			said->spoken[nodes[i].node] |= SPOKEN_APART;
			said->careful[nodes[i].node] = said->careful[nodes[k].node] = true;
			if (t->nodes[nodes[i].node].thing == t->nodes[nodes[k].node].thing)
				t->nodes[nodes[i].node].thing = t->nodes[nodes[i].node].weak = UINT32_MAX;
		}
}

void
link_said_init(struct link_said *said, const struct revisions *x, struct link_table *t, const struct linking *l,
               const struct intern *exact)
{
	struct resolving r = { .said = said, .l = l, .exact = exact };
	size_t i, first, end;
	uint32_t n;

	*said = (struct link_said){ .revisions = x };
	said->spoken = mem_zalloc(t->nnodes + (size_t)1, sizeof *said->spoken);
	said->careful = mem_zalloc(t->nnodes + (size_t)1, sizeof *said->careful);
	find_languages(&r);
	for (i = 0; i < x->items.n; i++)
		for (n = 0; n < x->items.items[i].nnames; n++)
			resolve_name(&r, (uint32_t)i, n, &x->items.items[i].names[n]);
	for (first = 0; first < said->nodes.n; first = end) {
		const struct revision *now = &x->items.items[said->nodes.items[first].line];

		for (end = first; end < said->nodes.n && said->nodes.items[end].line == said->nodes.items[first].line; end++)
			;
		if (now->kind == REVISION_APART)
			set_apart(said, t, first, end);
		for (i = first; i < end; i++) {
			if (now->kind == REVISION_MERGE)
				said->spoken[said->nodes.items[i].node] |= SPOKEN_MERGED;
			if (now->kind == REVISION_TYPE)
				t->nodes[said->nodes.items[i].node].ruled = now->type;
		}
	}
	free(r.languages);
	buf_release(&r.key.key);
}

void
link_said_release(struct link_said *said)
{
	vec_release(&said->nodes);
	vec_release(&said->aparts);
	free(said->spoken);
	free(said->careful);
}

bool
link_said_apart(const struct linking *l, uint32_t a, uint32_t b)
{
	size_t i;

	if (l->said == NULL || l->said->aparts.n == 0)
		return false;
	a = link_local_root(l, a);
	b = link_local_root(l, b);
	if (!l->said->careful[a] || !l->said->careful[b])
		return false;
	for (i = 0; i < l->said->aparts.n; i++) {
		uint32_t x = link_local_root(l, l->said->aparts.items[i].node);
		uint32_t y = link_local_root(l, l->said->aparts.items[i].other);

		if ((x == a && y == b) || (x == b && y == a))
			return true;
	}
	return false;
}

bool
link_said_key_apart(const struct linking *l, uint32_t key, uint32_t node)
{
	uint32_t i;

	if (l->said == NULL || !l->said->careful[link_local_root(l, node)])
		return false;
	for (i = l->t->first_named[key]; i < l->t->first_named[key + 1]; i++)
		if (!l->t->named[i].cut && link_said_apart(l, l->t->named[i].node, node))
			return true;
	return false;
}

unsigned
link_said_spoken(const struct linking *l, uint32_t node)
{
	return l->said != NULL ? l->said->spoken[node] : 0;
}

unsigned
link_said_type(const struct linking *l, const struct link_unit *u)
{
	uint8_t ruled = l->t->nodes[u->node].ruled;

	return ruled != NAME_TYPES ? ruled : link_local_type(l, u);
}
