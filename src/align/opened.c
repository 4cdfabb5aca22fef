#include "align/opened.h"

#include <stdlib.h>

#include "base/mem.h"

struct made {
	const struct alignment *alignment;
	const struct differences *differences; /* NULL: only aligned so far */
	struct arena arena, differing; /* of each */
};

struct opened {
	const struct corpus *corpus;
	const struct index *index;
	const struct entities *entities;
	const struct stories *stories;
	const struct lexicon *lexicon;
	const struct corrections *corrections; /* NULL: none */
	struct made *made;   /* [npairs] */
	uint32_t next;       /* pairs before it have their differences */
	uint32_t finished;   /* pairs with differences */
	uint32_t conflicting;
};

struct opened *
opened_new(const struct corpus *c, const struct index *ix, const struct entities *es, const struct stories *s,
           const struct lexicon *lx)
{
	struct opened *o = mem_zalloc(1, sizeof *o);

	*o = (struct opened){ .corpus = c, .index = ix, .entities = es, .stories = s, .lexicon = lx };
	o->made = mem_zalloc(s->npairs + (size_t)1, sizeof *o->made);
	return o;
}

static void
release(struct made *m)
{
	arena_release(&m->arena);
	arena_release(&m->differing);
}

void
opened_free(struct opened *o)
{
	uint32_t i;

	if (o == NULL)
		return;
	for (i = 0; i < o->stories->npairs; i++)
		release(&o->made[i]);
	free(o->made);
	free(o);
}

void
opened_forget(struct opened *o, uint32_t pair)
{
	struct made *m = &o->made[pair];

	if (m->differences != NULL) {
		o->finished--;
		o->conflicting -= m->differences->conflicts > 0;
	}
	if (o->next > pair)
		o->next = pair;
	release(m);
	*m = (struct made){ .alignment = NULL };
}

void
opened_correct(struct opened *o, const struct corrections *x)
{
	uint32_t i;

	if (o == NULL || x == o->corrections)
		return;
	o->corrections = x;
	for (i = 0; i < o->stories->npairs; i++)
		opened_forget(o, i);
}

void
opened_rename(struct opened *o, const struct entities *es)
{
	uint32_t i;

	o->entities = es;
	o->next = o->finished = o->conflicting = 0;
	for (i = 0; i < o->stories->npairs; i++) {
		arena_release(&o->made[i].differing);
		o->made[i].differences = NULL;
	}
}

const struct alignment *
opened_alignment(struct opened *o, uint32_t pair)
{
	const struct pair *p = &o->stories->pairs[pair];
	struct made *m = &o->made[pair];

	if (m->alignment == NULL)
		m->alignment = corrections_apply(o->corrections, o->corpus, p->article,
		                                 alignment_new(o->corpus, o->index, o->lexicon, p->article[0],
		                                               p->article[1], &m->arena),
		                                 &m->arena);
	return m->alignment;
}

const struct differences *
opened_differences(struct opened *o, uint32_t pair)
{
	struct made *m = &o->made[pair];

	if (m->differences == NULL) {
		const struct pair *p = &o->stories->pairs[pair];
		struct word_sources from = word_sources_of(o->index, o->entities, o->lexicon,
							   (struct sides){ o->corpus->articles[p->article[0]]->lang,
									   o->corpus->articles[p->article[1]]->lang });

		m->differences = differences_new(o->corpus, &from, p, opened_alignment(o, pair), &m->differing);
		o->finished++;
		o->conflicting += m->differences->conflicts > 0;
	}
	return m->differences;
}

uint32_t
opened_known_conflicts(const struct opened *o, uint32_t pair)
{
	const struct differences *d = o->made[pair].differences;

	return d != NULL ? d->conflicts : 0;
}

uint32_t
opened_known_difference(const struct opened *o, uint32_t pair)
{
	const struct differences *d = o->made[pair].differences;

	return d != NULL && d->n > 0 ? 1000 * d->conflicts + 1000 * (d->n - d->agree) / (d->n + 1) : 0;
}

bool
opened_step(struct opened *o)
{
	while (o->next < o->stories->npairs && o->made[o->next].differences != NULL)
		o->next++;
	if (o->next == o->stories->npairs)
		return false;
	opened_differences(o, o->next);
	return true;
}

uint32_t
opened_conflicts(const struct opened *o, uint32_t *made)
{
	*made = o->finished;
	return o->conflicting;
}
