#include "entity/link_join.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "entity/link_alike.h"
#include "entity/link_course.h"
#include "entity/link_said.h"

/* Why two lone names may be one; each reason is compared by itself. */
enum reason { BY_SOUND, BY_SPELLING, BY_PERSON, BY_THING, BY_PLACE, BY_WORD, BY_ACRONYM, BY_LETTERS };

/* A name that one language of a group has and the other has not. */
struct lone {
	uint64_t sign; /* the same for names that may be one */
	uint32_t node, root;
	uint16_t from; /* byte in the key: of the place, the word, the surname that gave the sign */
	lang_id lang;
	uint8_t type, reason;
};

enum { LANGUAGES = 8 };

struct joining {
	const struct linking *l;
	uint32_t *seen; /* [nnodes]: languages (bits) in which the root occurs in this group */
	uint32_t group;
	lang_id languages[LANGUAGES]; /* of the group */
	size_t nlanguages;
	VEC(struct lone) lones;
	VEC(uint32_t) behind; /* nodes of acronyms in brackets: they go with their long names */
	struct buf scratch;
	link_joins *out;
};

static uint32_t
language_bit(const struct linking *l, uint32_t article)
{
	return 1u << (l->corpus->articles[article]->lang & 31);
}

static struct str
key_of(const struct joining *j, uint32_t node)
{
	return intern_get(j->l->t->keys, j->l->t->nodes[node].key);
}

/* --- Do two names look alike? --- */

static struct str
first_word(struct str key)
{
	struct str word = key;

	str_cut(&key, ' ', &word);
	return word;
}

static bool
agree(const struct joining *j, const struct lone *x, const struct lone *y)
{
	struct str a = key_of(j, x->node), b = key_of(j, y->node);

	switch (x->reason) {
	case BY_PERSON:
		return link_alike_words(first_word(a), first_word(b));
	case BY_PLACE:
	case BY_WORD:
		return x->type == y->type && link_alike_names(a, x->from, b, y->from);
	case BY_SOUND:
	case BY_SPELLING:
		return x->type == y->type;
	case BY_ACRONYM:
	case BY_LETTERS: /* two that are known are two */
		return j->l->t->nodes[x->node].thing == UINT32_MAX || j->l->t->nodes[y->node].thing == UINT32_MAX;
	default:
		return true;
	}
}

/* --- Pairs of lone names --- */

static int
by_sign(const void *a, const void *b)
{
	const struct lone *x = a, *y = b;

	if (x->reason != y->reason)
		return x->reason - y->reason;
	if (x->sign != y->sign)
		return x->sign < y->sign ? -1 : 1;
	if (x->lang != y->lang)
		return x->lang < y->lang ? -1 : 1;
	return x->root < y->root ? -1 : x->root > y->root;
}

/* Where one lone name of each of two languages is left for a sign, the two are one. */
static void
join_lones(struct joining *j)
{
	size_t i, end;

	if (j->lones.n > 0)
		qsort(j->lones.items, j->lones.n, sizeof *j->lones.items, by_sign);
	for (i = 0; i < j->lones.n; i = end) {
		const struct lone *x = &j->lones.items[i], *y = NULL;
		bool many = false;

		for (end = i + 1; end < j->lones.n; end++) {
			const struct lone *z = &j->lones.items[end], *before = z - 1;

			if (z->sign != x->sign || z->reason != x->reason)
				break;
			if (z->root == before->root)
				continue;
			many |= z->lang == before->lang || y != NULL;
			y = z;
		}
		if (y == NULL || many || !agree(j, x, y))
			continue;
		*vec_push(j->out) = (struct link_join){ x->node, y->node, j->group, false, false };
		j->seen[x->root] |= LINK_JOINED;
		j->seen[y->root] |= LINK_JOINED;
	}
	j->lones.n = 0;
}

static bool
is_lone(const struct joining *j, uint32_t node)
{
	uint32_t seen = j->seen[link_local_root(j->l, node)];

	return (seen & (seen - 1)) == 0;
}

/* --- The signs of a lone name --- */

static void
add(struct joining *j, const struct lone *pattern, enum reason why, uint64_t sign, size_t from)
{
	struct lone *l = vec_push(&j->lones);

	*l = *pattern;
	l->reason = (uint8_t)why;
	l->sign = sign;
	l->from = (uint16_t)from;
}

/* The hash of a sound under the rules of ${lang}; 0 if it is short. */
static uint64_t
sound(struct joining *j, lang_id lang, struct str key, size_t least)
{
	buf_reset(&j->scratch);
	link_words_sound(knowledge_linking(j->l->k, lang), key, &j->scratch);
	return j->scratch.n > least ? str_hash(buf_str(&j->scratch)) : 0; /* a blank stands behind each word */
}

enum { ACRONYM_LEAST = 3 }; /* letters that are hardly the first ones of two names by chance */
enum { SOUND_LEAST = 4, WORD_LEAST = 3 }; /* bytes of a sound that says something */

static void
add_sounds(struct joining *j, const struct lone *pattern, struct str key, bool acronym)
{
	uint64_t sign = sound(j, pattern->lang, key, acronym ? 0 : SOUND_LEAST);
	size_t i;

	if (sign == 0)
		return;
	add(j, pattern, BY_SOUND, sign, 0);
	for (i = 0; i < j->nlanguages; i++)
		if ((sign = sound(j, j->languages[i], key, acronym ? 0 : SOUND_LEAST)) != 0)
			add(j, pattern, BY_SPELLING, sign * 31 + j->languages[i], 0);
}

/* One word of the key, as it sounds in its own language, and in each of the group's ("Weizmann" is no German word). */
static void
add_word(struct joining *j, const struct lone *pattern, enum reason why, struct str word, size_t from, uint64_t salt)
{
	uint64_t sign = sound(j, pattern->lang, word, WORD_LEAST);
	size_t i;

	if (sign == 0)
		return;
	add(j, pattern, why, sign + salt, from);
	for (i = 0; i < j->nlanguages; i++)
		if ((sign = sound(j, j->languages[i], word, WORD_LEAST)) != 0)
			add(j, pattern, why, sign * 31 + j->languages[i] + salt, from);
}

static void
add_surname(struct joining *j, const struct lone *pattern, struct str key)
{
	size_t from = key.n;

	while (from > 0 && key.p[from - 1] != ' ')
		from--;
	if (from > 0)
		add_word(j, pattern, BY_PERSON, str_sub(key, from, key.n), from, (unsigned char)key.p[0]);
}

/* A place of the gazetteer, with or without the ending of an adjective ("Brüsseler"). */
static uint32_t
place_of_word(const struct joining *j, lang_id lang, struct str word)
{
	const struct gazetteer *g = knowledge_gazetteer(j->l->k);
	const struct gazetteer_entry *e = gazetteer_find(g, lang, word);
	size_t i;

	for (i = 0; e == NULL && i < link_words_endings(knowledge_linking(j->l->k, lang)); i++) {
		struct str ending = link_words_ending(knowledge_linking(j->l->k, lang), i);

		if (word.n > ending.n + 3 && str_ends(word, ending))
			e = gazetteer_find(g, lang, str_sub(word, 0, word.n - ending.n));
	}
	return e != NULL && e->type == MENTION_PLACE ? e->thing : UINT32_MAX;
}

/* Places in the name, and words that are not ordinary ones. */
static void
add_words(struct joining *j, const struct lone *pattern, struct str key)
{
	struct str rest = key, word;

	while (str_cut(&rest, ' ', &word)) {
		uint32_t place = place_of_word(j, pattern->lang, word);
		size_t from = (size_t)(word.p - key.p);

		if (place != UINT32_MAX)
			add(j, pattern, BY_PLACE, place, from);
		else if (!link_words_tail(knowledge_linking(j->l->k, pattern->lang), word) &&
		         vocabulary_find(knowledge_vocabulary(j->l->k, pattern->lang), word) == 0)
			add_word(j, pattern, BY_WORD, word, from, 0);
	}
}

static void
add_signs(struct joining *j, const struct lone *pattern, struct str key, const struct link_node *n)
{
	add_sounds(j, pattern, key, n->acronym);
	if (n->words > 1 && pattern->type == MENTION_PERSON)
		add_surname(j, pattern, key);
	else if (n->words > 1)
		add_words(j, pattern, key);
}

/* By what the acronym is, and by its letters: a short one is another name in each language. */
static void
add_acronym(struct joining *j, const struct lone *pattern, uint32_t acronym)
{
	add(j, pattern, BY_ACRONYM, link_local_root(j->l, acronym), 0);
	add(j, pattern, BY_LETTERS, j->l->t->nodes[acronym].key, 0);
}

/* An acronym of a long name that the story has in several languages, each with its own long name: "IMSS". */
static void
add_acronyms(struct joining *j, const struct lone *pattern)
{
	const struct link_table *t = j->l->t;
	uint32_t s, i;

	for (s = t->first_sub[pattern->node]; s < t->first_sub[pattern->node + 1]; s++) {
		uint32_t key = t->subs[s].key;

		if (t->subs[s].how != LINK_ACRONYM || intern_get(t->keys, key).n < ACRONYM_LEAST)
			continue;
		for (i = t->first_named[key]; i < t->first_named[key + 1]; i++)
			if (t->nodes[t->named[i].node].acronym && j->seen[link_local_root(j->l, t->named[i].node)] != 0 &&
			    !is_lone(j, t->named[i].node)) {
				add_acronym(j, pattern, t->named[i].node);
				break;
			}
	}
}

static bool
goes_with_another(const struct joining *j, uint32_t node)
{
	size_t i = 0;

	while (i < j->behind.n && j->behind.items[i] != node)
		i++;
	return i < j->behind.n;
}

/* Has the story the name without its genitive, too? Then that speaks for both. */
static bool
has_base(const struct joining *j, const struct link_node *n)
{
	const struct link_table *t = j->l->t;
	struct str key = intern_get(t->keys, n->key);
	uint32_t base = intern_find(t->keys, str_sub(key, 0, key.n - 1)), i;

	for (i = base < t->nkeys ? t->first_named[base] : 0; base < t->nkeys && i < t->first_named[base + 1]; i++)
		if (!t->named[i].cut && j->seen[link_local_root(j->l, t->named[i].node)] != 0)
			return true;
	return false;
}

static void
add_units(struct joining *j, uint32_t article)
{
	const struct linking *l = j->l;
	uint32_t u;

	for (u = l->first_unit[article]; u < l->first_unit[article + 1]; u++) {
		uint32_t node = l->units[u].node;
		const struct link_node *n = &l->t->nodes[node];
		struct lone one = { .node = node, .lang = l->corpus->articles[article]->lang };

		if (!is_lone(j, node))
			continue;
		one.root = link_local_root(l, node);
		one.type = (uint8_t)link_local_type(l, &l->units[u]);
		if (n->weak != UINT32_MAX && !(n->acronym && goes_with_another(j, node)))
			add(j, &one, BY_THING, n->weak, 0);
		if (one.type != MENTION_PERSON)
			add_acronyms(j, &one);
		if (n->thing != UINT32_MAX)
			continue;
		add_signs(j, &one, key_of(j, node), n);
		if (n->cuttable && n->genitive && !has_base(j, n)) /* "Putins" may be Putin's */
			add_signs(j, &one, str_sub(key_of(j, node), 0, key_of(j, node).n - 1), n);
	}
}

static void
add_brackets(struct joining *j, uint32_t article)
{
	const struct linking *l = j->l;
	uint32_t i, acronym, longer;

	for (i = l->g->first_name[article]; i < l->g->first_name[article + 1]; i++) {
		struct lone one = { .lang = l->corpus->articles[article]->lang };

		if (!link_local_bracket(l, i, &acronym, &longer))
			continue;
		vec_add(&j->behind, l->units[acronym].node);
		one.node = l->units[longer].node;
		one.root = link_local_root(l, one.node);
		if (is_lone(j, one.node))
			add_acronym(j, &one, l->units[acronym].node);
	}
}

/* --- Groups --- */

static void
mark(struct joining *j, bool enter)
{
	const struct linking *l = j->l;
	uint32_t a, u;

	for (a = l->first_article[j->group]; a < l->first_article[j->group + 1]; a++)
		for (u = l->first_unit[l->articles[a]]; u < l->first_unit[l->articles[a] + 1]; u++) {
			uint32_t *seen = &j->seen[link_local_root(l, l->units[u].node)];

			*seen = enter ? *seen | language_bit(l, l->articles[a]) : 0;
		}
}

static size_t
languages_of(const struct linking *l, uint32_t group, lang_id languages[LANGUAGES])
{
	size_t n = 0, i;
	uint32_t a;

	for (a = l->first_article[group]; a < l->first_article[group + 1]; a++) {
		lang_id lang = l->corpus->articles[l->articles[a]]->lang;

		for (i = 0; i < n && languages[i] != lang; i++)
			;
		if (i == n && n < LANGUAGES)
			languages[n++] = lang;
	}
	return n;
}

void
link_join_groups(const struct linking *l, uint32_t first, uint32_t last, link_joins *out)
{
	struct joining j = { .l = l, .out = out };
	uint32_t a;

	j.seen = mem_zalloc(l->t->nnodes + (size_t)1, sizeof *j.seen);
	for (j.group = first; j.group < last; j.group++) {
		j.nlanguages = languages_of(l, j.group, j.languages);
		if (j.nlanguages < 2)
			continue;
		mark(&j, true);
		j.behind.n = 0;
		for (a = l->first_article[j.group]; a < l->first_article[j.group + 1]; a++)
			add_brackets(&j, l->articles[a]);
		for (a = l->first_article[j.group]; a < l->first_article[j.group + 1]; a++)
			add_units(&j, l->articles[a]);
		join_lones(&j);
		link_course_join(l, j.group, j.seen, out);
		mark(&j, false);
	}
	free(j.seen);
	vec_release(&j.lones);
	vec_release(&j.behind);
	buf_release(&j.scratch);
}

/* --- Joins of the whole corpus --- */

#define SEVERAL (UINT32_MAX - 1)

struct weight {
	uint32_t partner;         /* root that it is joined with; UINT32_MAX: none, SEVERAL */
	uint32_t joined, stories; /* in how many stories of two languages */
	uint32_t last_join, last_story; /* group + 1 */
};

static void
weigh_join(struct weight *w, uint32_t partner, uint32_t group)
{
	w->partner = w->partner == UINT32_MAX || w->partner == partner ? partner : SEVERAL;
	w->joined += w->last_join != group + 1;
	w->last_join = group + 1;
}

static void
weigh_stories(const struct linking *l, struct weight *weights)
{
	lang_id languages[LANGUAGES];
	uint32_t group, a, u;

	for (group = 0; group < l->ngroups; group++) {
		if (languages_of(l, group, languages) < 2)
			continue;
		for (a = l->first_article[group]; a < l->first_article[group + 1]; a++)
			for (u = l->first_unit[l->articles[a]]; u < l->first_unit[l->articles[a] + 1]; u++) {
				struct weight *w = &weights[link_local_root(l, l->units[u].node)];

				w->stories += w->last_story != group + 1;
				w->last_story = group + 1;
			}
	}
}

static bool
steady(const struct weight *w)
{
	return w->partner < SEVERAL && w->joined * 2 >= w->stories;
}

void
link_join_weigh(const struct linking *l, link_joins *joins)
{
	struct weight *weights = mem_zalloc(l->t->nnodes + (size_t)1, sizeof *weights);
	uint32_t n;
	size_t i;

	for (n = 0; n < l->t->nnodes; n++)
		weights[n].partner = UINT32_MAX;
	for (i = 0; i < joins->n; i++) {
		const struct link_join *j = &joins->items[i];
		uint32_t a = link_local_root(l, j->a), b = link_local_root(l, j->b);

		weigh_join(&weights[a], b, j->group);
		weigh_join(&weights[b], a, j->group);
	}
	weigh_stories(l, weights);
	for (i = 0; i < joins->n; i++) {
		struct link_join *j = &joins->items[i];
		const struct weight *a = &weights[link_local_root(l, j->a)], *b = &weights[link_local_root(l, j->b)];
		bool thing_a = l->t->nodes[j->a].thing != UINT32_MAX, thing_b = l->t->nodes[j->b].thing != UINT32_MAX;

		j->everywhere = steady(a) && steady(b) && !(thing_a && thing_b);
		j->b_follows = thing_a != thing_b ? thing_a :
		                                    (uint64_t)b->joined * a->stories < (uint64_t)a->joined * b->stories;
	}
	free(weights);
}

static uint32_t
unit_in(const struct linking *l, uint32_t group, uint32_t root, uint32_t from)
{
	uint32_t a, u;

	for (a = l->first_article[group]; a < l->first_article[group + 1]; a++)
		for (u = l->first_unit[l->articles[a]]; u < l->first_unit[l->articles[a] + 1]; u++)
			if (u >= from && link_local_root(l, l->units[u].node) == root)
				return u;
	return UINT32_MAX;
}

void
link_join_here(struct linking *l, const struct link_join *j)
{
	uint32_t follower = link_local_root(l, j->b_follows ? j->b : j->a), u;
	uint32_t leader = link_local_root(l, j->b_follows ? j->a : j->b), parent, p;

	parent = unit_in(l, j->group, leader, 0);
	if (follower == leader || parent == UINT32_MAX || link_said_apart(l, follower, leader))
		return;
	for (u = unit_in(l, j->group, follower, 0); u != UINT32_MAX; u = unit_in(l, j->group, follower, u + 1)) {
		for (p = parent; p != UINT32_MAX && p != u; p = l->units[p].parent)
			;
		if (p == u || l->units[u].parent != UINT32_MAX)
			continue;
		l->units[u].parent = parent;
		l->units[u].how = LINK_STORY;
	}
}
