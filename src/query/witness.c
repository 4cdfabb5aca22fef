#include "query/witness.h"

#include <math.h>
#include <stdlib.h>

#include "query/forms.h"

enum { PLACES_MOST = 4000, ARTICLES_MOST = 200, KNOWN_LEAST = 5 };

/* Chance that the other version has the word where a translation of it stands, before it is known, as if seen so often;
 * and the least, from chance to surely. */
static const float FAITHFUL = 0.6F, STRENGTH = 2, LEAST = 0.2F;

/* The articles that have a form of the word. */
static void
mark_word(struct witness *w, struct str key, uint8_t *has)
{
	const struct index *ix = w->m->index;
	term_list forms = { 0 };
	size_t i;

	forms_of(w->m, w->side, key, &forms);
	for (i = 0; i < forms.n; i++) {
		struct posting_reader r = index_postings(ix, forms.items[i]);

		while (posting_next(&r))
			has[r.article] = 1;
	}
	vec_release(&forms);
}

void
witness_init(struct witness *w, const struct model *m, int side, struct str key)
{
	const struct stories *s = m->stories;
	uint8_t *has = mem_zalloc(m->corpus->narticles + (size_t)1, 1);
	float known = 0, heard = 0;
	uint32_t i;

	*w = (struct witness){ m, side, mem_zalloc(m->corpus->narticles + (size_t)1, 1), 0, false };
	mark_word(w, key, has);
	for (i = 0; i < s->npairs; i++) {
		uint32_t here = s->pairs[i].article[side], there = s->pairs[i].article[1 - side];

		if (w->heard[there] < 1 + has[here])
			w->heard[there] = (uint8_t)(1 + has[here]);
	}
	for (i = 0; i < m->corpus->narticles; i++) {
		known += w->heard[i] > 0;
		heard += w->heard[i] == 2;
	}
	w->known = known >= KNOWN_LEAST;
	w->chance = (heard + 0.5F) / (known + 1);
	free(has);
}

void
witness_release(struct witness *w)
{
	free(w->heard);
}

float
witness_asked(const struct witness *w, uint32_t term)
{
	struct posting_reader r = index_postings(w->m->index, term);
	uint32_t places = 0, last = UINT32_MAX;
	float articles = 0, heard = 0, rate;

	if (!w->known)
		return 0;
	while (posting_next(&r) && places++ < PLACES_MOST && articles < ARTICLES_MOST) {
		if (r.article == last || w->heard[r.article] == 0)
			continue;
		last = r.article;
		articles++;
		heard += w->heard[r.article] == 2;
	}
	rate = (heard + FAITHFUL * STRENGTH) / (articles + STRENGTH);
	rate = fmaxf(rate, w->chance + LEAST * (1 - w->chance));
	return heard * logf(rate / w->chance) + (articles - heard) * logf((1 - rate) / (1 - w->chance));
}
