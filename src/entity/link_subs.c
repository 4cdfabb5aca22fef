#include "entity/link_subs.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/par.h"
#include "entity/name_key.h"

enum { BATCH = 2048, PART_WORDS = 4 }; /* words of a part that a longer name is called by */

struct making_subs {
	struct link_table *t;
	const struct knowledge *k;
	struct part_of {
		VEC(struct link_sub) subs;
	} *parts; /* [batches of nodes] */
	uint32_t *first_sub;
};

struct key_words {
	struct str key;
	struct str word[NAME_WORDS];
	size_t start[NAME_WORDS];
	size_t n;
};

static void
split_key(struct str key, struct key_words *w)
{
	struct str rest = key, one;

	w->key = key;
	w->n = 0;
	while (w->n < NAME_WORDS && str_cut(&rest, ' ', &one)) {
		w->start[w->n] = (size_t)(one.p - key.p);
		w->word[w->n++] = one;
	}
}

static bool
has_digit(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

/* Keys that a node may stand behind, before they are looked up. */
enum { ASKED = 2 * PART_WORDS + 2 * NAME_WORDS };

struct asking {
	struct str keys[ASKED], left[ASKED]; /* left: what of the longer name is none of it */
	uint8_t how[ASKED];                  /* enum link_how */
	size_t n;
	struct buf made; /* of keys that are no part of the node's; has room for all */
};

static void
ask(struct asking *a, struct str key, enum link_how how, struct str left)
{
	a->keys[a->n] = key;
	a->left[a->n] = left;
	a->how[a->n++] = (uint8_t)how;
}

static void
add_sub(const struct making_subs *m, struct part_of *p, uint32_t id, enum link_how how, struct str left,
        const struct link_node *n)
{
	struct link_sub sub = { id, (uint8_t)how, has_digit(left), left.n > 0 };
	struct str word;

	while (sub.plain && str_cut(&left, ' ', &word))
		sub.plain = link_words_tail(knowledge_linking(m->k, n->lang), word) ||
		            ((how == LINK_SUFFIX || n->hyphen) &&
		             (link_words_head(knowledge_linking(m->k, n->lang), word) ||
		              vocabulary_find(knowledge_vocabulary(m->k, n->lang), word) != 0));
	vec_add(&p->subs, sub);
}

/* "D. Trump", "J.-L. Hertzog": the initial of the first word, of all but the last. */
static void
initials(struct asking *a, const struct key_words *w)
{
	const struct str nothing = { NULL, 0 };
	struct str last = w->word[w->n - 1];
	size_t i, k, start;

	for (i = 0; i + 1 < w->n; i++) {
		if (i > 0 && i + 2 < w->n)
			continue;
		start = a->made.n;
		for (k = 0; k <= i; k++)
			buf_add(&a->made, w->word[k].p, 1);
		buf_addc(&a->made, ' ');
		buf_adds(&a->made, last);
		ask(a, str_sub(buf_str(&a->made), start, a->made.n), LINK_INITIAL, nothing);
	}
}

/* "BCE": the first letters of all words, of those that are no particles (three letters at most). */
static void
acronyms(struct asking *a, const struct key_words *w)
{
	const struct str nothing = { NULL, 0 };
	char all[NAME_WORDS], some[NAME_WORDS];
	size_t i, n = 0, k = 0, start = a->made.n;

	for (i = 0; i < w->n; i++) {
		if (w->word[i].p[w->word[i].n - 1] == '\'')
			continue; /* "d'investissement" */
		all[n++] = w->word[i].p[0];
		if (w->word[i].n > 3)
			some[k++] = w->word[i].p[0];
	}
	buf_add(&a->made, all, n);
	buf_add(&a->made, some, k);
	if (n >= 2)
		ask(a, str_sub(buf_str(&a->made), start, start + n), LINK_ACRONYM, nothing);
	if (k >= 3 && k < n)
		ask(a, str_sub(buf_str(&a->made), start + n, start + n + k), LINK_ACRONYM, nothing);
}

/* Is a word beside the hyphen before the last one no part of a person's name? "Karrenbauer" is not "Kramp-Karrenbauer", and
 * "Huber-Beckstein" may be two; "Chen Wei" may be "Chen Wei-ting". */
static bool
inseparable(const struct link_node *n)
{
	return n->joined && link_table_type(n->votes) == MENTION_PERSON;
}

static void
find_subs(const struct making_subs *m, const struct link_node *n, struct asking *a, struct part_of *p)
{
	uint32_t ids[ASKED];
	const bool whole = inseparable(n);
	struct key_words w;
	size_t i;

	if (n->words < 2 || n->words > NAME_WORDS)
		return;
	split_key(intern_get(m->t->keys, n->key), &w);
	a->n = 0;
	buf_reset(&a->made);
	buf_reserve(&a->made, 3 * (w.key.n + NAME_WORDS)); /* what is asked for lies in it: it must not move */
	for (i = 1; i < w.n; i++) {
		struct str head = str_sub(w.key, 0, w.start[i] - 1), tail = str_sub(w.key, w.start[i], w.key.n);

		if (i <= PART_WORDS && !(i == 1 && w.n == 2 && whole))
			ask(a, head, LINK_PREFIX, tail);
		if (w.n - i <= PART_WORDS && !(i + 1 == w.n && whole))
			ask(a, tail, LINK_SUFFIX, head);
	}
	initials(a, &w);
	acronyms(a, &w);
	intern_find_all(m->t->keys, a->keys, a->n, ids);
	for (i = 0; i < a->n; i++)
		if (ids[i] != INTERN_NONE)
			add_sub(m, p, ids[i], (enum link_how)a->how[i], a->left[i], n);
}

static void
subs_batch(void *context, size_t i)
{
	struct making_subs *m = context;
	size_t n, end = (i + 1) * BATCH;
	struct asking a = { .n = 0 };

	for (n = i * BATCH; n < end && n < m->t->nnodes; n++) {
		size_t before = m->parts[i].subs.n;

		find_subs(m, &m->t->nodes[n], &a, &m->parts[i]);
		m->first_sub[n] = (uint32_t)(m->parts[i].subs.n - before); /* counts now */
	}
	buf_release(&a.made);
}

void
link_subs_make(struct link_table *t, const struct knowledge *k, unsigned threads)
{
	struct making_subs m = { .t = t, .k = k };
	size_t batches = (t->nnodes + (size_t)BATCH - 1) / BATCH, b, total = 0;
	struct link_sub *subs;
	uint32_t at = 0, n, i;

	m.parts = mem_zalloc(batches + 1, sizeof *m.parts);
	m.first_sub = arena_array(&t->arena, uint32_t, t->nnodes + (size_t)1);
	par_for(threads, batches, subs_batch, &m);
	for (b = 0; b < batches; b++)
		total += m.parts[b].subs.n;
	t->subs = subs = arena_array(&t->arena, struct link_sub, total);
	for (b = 0; b < batches; b++) {
		if (m.parts[b].subs.n > 0)
			memcpy(subs, m.parts[b].subs.items, m.parts[b].subs.n * sizeof *subs);
		subs += m.parts[b].subs.n;
		vec_release(&m.parts[b].subs);
	}
	for (i = 0; i < t->nnodes; i++) {
		n = m.first_sub[i];
		m.first_sub[i] = at;
		at += n;
	}
	m.first_sub[i] = at;
	t->first_sub = m.first_sub;
	free(m.parts);
}
