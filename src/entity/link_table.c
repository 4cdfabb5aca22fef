#include "entity/link_subs.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/par.h"
#include "entity/name_key.h"

enum { BATCH = 2048, BATCHES = 64 };

/* How the votes for a surface bear on what the gazetteer says of it. */
enum leaning { NOT_DESCRIBED, NO_PERSON, HARDLY_PERSON, PERSON };
enum { SURE = 3 }; /* mentions that make the tagger sure */

/* What one surface comes to, before nodes are numbered. */
struct described {
	uint32_t key, other; /* its key; the key without a genitive, INTERN_NONE if there is none */
	uint32_t thing, weak;
	uint8_t leaning; /* enum leaning, of the votes that it was described by */
	uint8_t words, cut;
	lang_id lang;
	bool acronym : 1, ordinary : 1, sure : 1, genitive : 1;
	bool firm : 1;   /* ends as firms' names do: no person */
	bool hyphen : 1; /* before the last word */
	bool common : 1; /* one word, ordinary in every language */
};

struct link_memo {
	struct intern *keys;
	uint32_t n;
	struct described *of; /* [n]: by text of the gathering */
};

/* One that is described anew; its keys are numbered when the batches are through. */
struct draft {
	uint32_t surface;
	struct described is;
	struct str key, other; /* in the batch's arena; other empty: none */
};

struct batch {
	VEC(struct draft) drafts;
	struct arena arena;
};

struct making {
	const struct gathering *g;
	const struct knowledge *k;
	const struct intern *exact;    /* NULL: none */
	uint32_t (*votes)[NAME_TYPES]; /* [nsurfaces] */
	struct link_memo *memo;
	uint32_t first;        /* surface of the batches at hand */
	struct batch *batches; /* [BATCHES] */
	struct link_table *t;
	uint32_t *node_of;
	VEC(struct alias {
		uint32_t key;
		struct link_named named;
	}) aliases;
};

void
link_memo_free(struct link_memo *memo)
{
	if (memo == NULL)
		return;
	intern_free(memo->keys);
	free(memo->of);
	free(memo);
}

/* The memo with room for all texts there are by now. */
static struct link_memo *
memo_of(struct gathering *g)
{
	struct link_memo *memo = g->memo;
	uint32_t n = intern_count(g->texts);

	if (memo == NULL) {
		memo = g->memo = mem_zalloc(1, sizeof *memo);
		memo->keys = intern_new();
	}
	memo->of = mem_realloc(memo->of, n + (size_t)1, sizeof *memo->of);
	for (; memo->n < n; memo->n++)
		memo->of[memo->n].leaning = NOT_DESCRIBED;
	return memo;
}

unsigned
link_table_vote(const struct link_table *t, const struct sighting *s)
{
	bool firm = s->type == MENTION_PERSON && t->nodes[t->node_of[s->surface]].firm;

	return firm ? MENTION_ORGANISATION : s->type;
}

unsigned
link_table_type(const uint32_t votes[NAME_TYPES])
{
	unsigned best = 0, t;

	for (t = 1; t < NAME_TYPES; t++)
		if (votes[t] > votes[best])
			best = t;
	return best;
}

static uint8_t
leaning(const uint32_t votes[NAME_TYPES])
{
	unsigned type = link_table_type(votes);

	return (uint8_t)(type != MENTION_PERSON ? NO_PERSON : votes[type] < SURE ? HARDLY_PERSON : PERSON);
}

/* A person is no place that has the same name; between the other types the tagger is not so sure, nor of a person whom
 * it sees only once or twice. */
static bool
fits(const struct making *m, uint32_t thing, uint8_t leaning)
{
	bool person = gazetteer_type(knowledge_gazetteer(m->k), thing) == MENTION_PERSON;

	return person ? leaning != NO_PERSON : leaning != PERSON;
}

struct known {
	uint32_t thing, weak;
};

static struct known
look_up(const struct making *m, lang_id lang, struct str text, uint8_t leaning)
{
	const struct gazetteer *g = knowledge_gazetteer(m->k);
	struct known k = { UINT32_MAX, UINT32_MAX };
	const struct gazetteer_entry *e;
	struct buf key = { 0 };

	gazetteer_key(text, &key);
	e = gazetteer_find(g, lang, buf_str(&key));
	if (e != NULL && fits(m, e->thing, leaning))
		k.thing = e->thing;
	k.weak = gazetteer_weak(g, lang, buf_str(&key));
	buf_release(&key);
	return k;
}

/* "Caire" is the place that the gazetteer has as "Le Caire": the article is not always taken for a part of the name. */
static uint32_t
place_with_article(const struct making *m, const struct surface *s)
{
	const struct link_words *w = knowledge_linking(m->k, s->lang);
	uint32_t thing = UINT32_MAX;
	struct buf key = { 0 };
	size_t i;

	for (i = 0; i < link_words_articles(w) && thing == UINT32_MAX; i++) {
		const struct gazetteer_entry *e;

		buf_reset(&key);
		buf_adds(&key, link_words_article_at(w, i));
		buf_addc(&key, ' ');
		gazetteer_key(s->text, &key);
		e = gazetteer_find(knowledge_gazetteer(m->k), s->lang, buf_str(&key));
		thing = e != NULL && e->type == MENTION_PLACE ? e->thing : UINT32_MAX;
	}
	buf_release(&key);
	return thing;
}

/* The thing, and whether the name is one of it only without its genitive. */
static void
find_thing(const struct making *m, const struct surface *s, struct described *d)
{
	const struct link_words *w = knowledge_linking(m->k, s->lang);
	struct known k = look_up(m, s->lang, s->text, d->leaning);
	size_t i;

	d->sure = false;
	for (i = 0; i < link_words_genitives(w) && k.thing == UINT32_MAX && k.weak == UINT32_MAX; i++) {
		struct str ending = link_words_genitive(w, i);

		if (s->text.n <= ending.n + 2 || !str_ends(s->text, ending))
			continue;
		k = look_up(m, s->lang, str_sub(s->text, 0, s->text.n - ending.n), d->leaning);
		d->sure = k.thing != UINT32_MAX || k.weak != UINT32_MAX;
		d->cut = d->sure ? (uint8_t)ending.n : d->cut;
	}
	if (k.thing == UINT32_MAX && k.weak == UINT32_MAX && d->leaning == NO_PERSON)
		k.thing = place_with_article(m, s);
	d->thing = k.thing;
	d->weak = k.weak;
	if (d->thing == UINT32_MAX && s->thing != UINT32_MAX && fits(m, s->thing, d->leaning))
		d->thing = s->thing;
}

static bool
writes_genitive(const struct link_words *w, struct str ending)
{
	size_t i = 0;

	while (i < link_words_genitives(w) && !str_eq(link_words_genitive(w, i), ending))
		i++;
	return i < link_words_genitives(w);
}

/* Is the word an ordinary one in every language that has words? */
static bool
ordinary_everywhere(const struct knowledge *k, struct str key)
{
	unsigned lang, languages = lang_count();

	for (lang = 0; lang < languages; lang++)
		if (knowledge_vocabulary(k, (lang_id)lang) != NULL &&
		    vocabulary_find(knowledge_vocabulary(k, (lang_id)lang), key) == 0)
			return false;
	return true;
}

static void
key_of(const struct making *m, const struct described *d, struct str text, struct name_key *key)
{
	if (d->leaning == NO_PERSON)
		name_key_thing(m->k, d->lang, text, key);
	else
		name_key(m->k, d->lang, text, key);
}

static void
describe(const struct making *m, const struct surface *s, struct draft *x, struct arena *arena, struct name_key *key)
{
	struct described *d = &x->is;
	struct str text = s->text;

	d->lang = s->lang;
	d->cut = (uint8_t)name_key_genitive(text);
	d->genitive = writes_genitive(knowledge_linking(m->k, s->lang), str_sub(text, text.n - d->cut, text.n));
	find_thing(m, s, d);
	if (d->sure)
		text = str_sub(text, 0, text.n - d->cut);
	key_of(m, d, text, key);
	x->key = arena_str(arena, buf_str(&key->key));
	d->words = (uint8_t)key->words;
	d->acronym = key->acronym;
	d->ordinary = key->ordinary;
	d->firm = key->firm;
	d->hyphen = key->hyphen;
	d->common = d->words == 1 && d->ordinary && ordinary_everywhere(m->k, x->key);
	if (d->cut == 0 || d->sure)
		return;
	key_of(m, d, str_sub(text, 0, text.n - d->cut), key);
	if (!str_eq(buf_str(&key->key), x->key))
		x->other = arena_str(arena, buf_str(&key->key));
}

/* Those that the memo does not have, or has by other votes. */
static void
describe_batch(void *context, size_t i)
{
	struct making *m = context;
	struct batch *b = &m->batches[i];
	struct name_key key = { .words = 0 };
	uint32_t s = m->first + (uint32_t)i * BATCH, end = s + BATCH;

	for (; s < end && s < m->g->nsurfaces; s++) {
		struct draft x = { .surface = s, .is = { .leaning = leaning(m->votes[s]) } };
		struct surface surface;

		if (m->memo->of[m->g->surfaces[s]].leaning == x.is.leaning)
			continue;
		surface = gather_surface(m->g, s);
		describe(m, &surface, &x, &b->arena, &key);
		vec_add(&b->drafts, x);
	}
	buf_release(&key.key);
}

/* Put what was found out into the memo: for each draft its key, and the other one where there is one. */
static void
remember(struct making *m, struct batch *b)
{
	struct str *keys = mem_alloc((2 * b->drafts.n + 1) * sizeof *keys);
	uint32_t *ids = mem_alloc((2 * b->drafts.n + 1) * sizeof *ids);
	size_t i, n = 0;

	for (i = 0; i < b->drafts.n; i++) {
		keys[n++] = b->drafts.items[i].key;
		if (b->drafts.items[i].other.n > 0)
			keys[n++] = b->drafts.items[i].other;
	}
	intern_add_all(m->memo->keys, keys, n, ids);
	for (i = n = 0; i < b->drafts.n; i++) {
		struct draft *x = &b->drafts.items[i];

		x->is.key = ids[n++];
		x->is.other = x->other.n > 0 ? ids[n++] : INTERN_NONE;
		m->memo->of[m->g->surfaces[x->surface]] = x->is;
	}
	free(keys);
	free(ids);
	vec_release(&b->drafts);
	arena_release(&b->arena);
}

static void
describe_all(struct making *m, unsigned threads)
{
	size_t left, b;

	m->batches = mem_zalloc(BATCHES, sizeof *m->batches);
	for (m->first = 0; m->first < m->g->nsurfaces; m->first += BATCH * BATCHES) {
		left = (m->g->nsurfaces - m->first + (size_t)BATCH - 1) / BATCH;
		par_for(threads, left < BATCHES ? left : BATCHES, describe_batch, m);
		for (b = 0; b < BATCHES; b++)
			remember(m, &m->batches[b]);
	}
	free(m->batches);
}

/* A short acronym or a single ordinary word ("Union") means one thing in one language and another in the next: each has
 * its own node. */
static lang_id
apart(const struct making *m, const struct described *d)
{
	bool is = d->thing == UINT32_MAX && (d->common || (d->acronym && intern_get(m->memo->keys, d->key).n < 3));

	return is ? d->lang : 0;
}

/* Nodes while they are numbered. */
struct numbering {
	struct link_node *nodes;
	uint32_t *of_key; /* [nkeys]: its newest node + 1; 0: none */
	uint32_t *next;   /* [nnodes]: the node of the same key before + 1 */
	lang_id *lang;    /* [nnodes]: the language that it is apart in */
	uint32_t n;
};

/* Which of the texts that are apart the surface is, with or without its genitive, + 1; 0: none. */
static uint32_t
exact_of(const struct making *m, uint32_t surface, const struct described *d)
{
	struct str text;
	uint32_t id;

	if (m->exact == NULL)
		return 0;
	text = gather_surface(m->g, surface).text;
	id = intern_find(m->exact, text);
	if (id == INTERN_NONE && d->sure)
		id = intern_find(m->exact, str_sub(text, 0, text.n - d->cut));
	return id == INTERN_NONE ? 0 : id + 1;
}

/* The node of a key, a thing, an exact text, and a language where it is apart. */
static uint32_t
node_of(struct making *m, struct numbering *x, const struct described *d, uint32_t exact)
{
	lang_id lang = apart(m, d);
	uint32_t id;

	for (id = x->of_key[d->key]; id != 0; id = x->next[id - 1])
		if (x->nodes[id - 1].thing == d->thing && x->lang[id - 1] == lang && x->nodes[id - 1].exact == exact)
			return id - 1;
	id = x->n++;
	x->next[id] = x->of_key[d->key];
	x->of_key[d->key] = id + 1;
	x->lang[id] = lang;
	x->nodes[id] = (struct link_node){ .key = d->key, .thing = d->thing, .weak = UINT32_MAX, .words = d->words,
		                           .lang = d->lang, .genitive = true, .ordinary = true, .joined = true, .exact = exact,
		                           .ruled = NAME_TYPES };
	*vec_push(&m->aliases) = (struct alias){ d->key, { id, false } };
	return id;
}

static void
number_surface(struct making *m, struct numbering *x, uint32_t surface)
{
	const struct described *d = &m->memo->of[m->g->surfaces[surface]];
	uint32_t id = node_of(m, x, d, exact_of(m, surface, d)), v;
	struct link_node *n = &x->nodes[id];

	for (v = 0; v < NAME_TYPES; v++)
		n->votes[v == MENTION_PERSON && d->firm ? MENTION_ORGANISATION : v] += m->votes[surface][v];
	n->firm |= d->firm;
	n->hyphen |= d->hyphen;
	n->joined &= d->hyphen;
	n->weak = n->weak == UINT32_MAX ? d->weak : n->weak;
	n->acronym |= d->acronym;
	n->ordinary &= d->ordinary;
	n->genitive &= d->genitive;
	n->cuttable |= d->other != INTERN_NONE;
	if (d->other != INTERN_NONE)
		*vec_push(&m->aliases) = (struct alias){ d->other, { id, true } };
	m->node_of[surface] = id;
}

static void
number_nodes(struct making *m)
{
	struct link_table *t = m->t;
	uint32_t n = m->g->nsurfaces, i;
	struct numbering x = { .nodes = mem_alloc((n + (size_t)1) * sizeof *x.nodes) };
	uint8_t *cut = arena_array(&t->arena, uint8_t, n);
	bool *sure = arena_array(&t->arena, bool, n);

	t->nkeys = intern_count(t->keys);
	x.of_key = mem_zalloc(t->nkeys + (size_t)1, sizeof *x.of_key);
	x.next = mem_alloc((n + (size_t)1) * sizeof *x.next);
	x.lang = mem_alloc((n + (size_t)1) * sizeof *x.lang);
	for (i = 0; i < n; i++) {
		const struct described *d = &m->memo->of[m->g->surfaces[i]];

		number_surface(m, &x, i);
		cut[i] = d->cut;
		sure[i] = d->sure;
	}
	free(x.of_key);
	free(x.next);
	free(x.lang);
	t->nnodes = x.n;
	t->nodes = mem_realloc(x.nodes, x.n + (size_t)1, sizeof *x.nodes);
	t->node_of = m->node_of;
	t->cut = cut;
	t->sure = sure;
}

/* The nodes by each of their keys: counted, then placed. A node that has a key twice is named twice. */
static void
name_nodes(struct making *m)
{
	struct link_table *t = m->t;
	uint32_t *first = arena_array(&t->arena, uint32_t, t->nkeys + (size_t)2), i;
	struct link_named *named = arena_array(&t->arena, struct link_named, m->aliases.n);
	uint32_t *used = arena_array(&t->arena, uint32_t, t->nkeys);
	size_t a;

	for (a = 0; a < m->aliases.n; a++)
		if (first[m->aliases.items[a].key + 2]++ == 0)
			used[t->nused++] = m->aliases.items[a].key;
	for (i = 2; i <= t->nkeys; i++)
		first[i] += first[i - 1];
	for (a = 0; a < m->aliases.n; a++)
		named[first[m->aliases.items[a].key + 1]++] = m->aliases.items[a].named;
	t->first_named = first;
	t->named = named;
	t->used = used;
}

struct link_table *
link_table_new(struct gathering *g, const struct knowledge *k, const struct intern *exact, unsigned threads)
{
	struct link_table *t = mem_zalloc(1, sizeof *t);
	struct making m = { .g = g, .k = k, .exact = exact, .memo = memo_of(g), .t = t };
	uint32_t i;

	t->keys = m.memo->keys;
	m.votes = mem_zalloc(g->nsurfaces + (size_t)1, sizeof *m.votes);
	m.node_of = arena_array(&t->arena, uint32_t, g->nsurfaces);
	for (i = 0; i < g->nnames; i++)
		m.votes[g->names[i].surface][g->names[i].type]++;
	describe_all(&m, threads);
	number_nodes(&m);
	free(m.votes);
	name_nodes(&m);
	vec_release(&m.aliases);
	link_subs_make(t, k, threads);
	return t;
}

void
link_table_free(struct link_table *t)
{
	if (t == NULL)
		return;
	arena_release(&t->arena);
	free(t->nodes);
	free(t);
}
