#include "query/wording.h"

#include <stdlib.h>

enum { BETWEEN = 2 }; /* small words between two of a loose wording: "prix de la viande" */

/* Where tokens may be looked for: [first, end), those of an article or of a passage. */
struct range {
	uint32_t first, end;
};

void
wording_release(struct wording *w)
{
	uint32_t i;

	for (i = 0; i < WORDING_WORDS; i++)
		vec_release(&w->slot[i]);
	w->n = 0;
}

static bool
has(const term_list *slot, uint32_t term)
{
	size_t low = 0, high = slot->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (slot->items[middle] == term)
			return true;
		if (slot->items[middle] < term)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* One behind the other, of which ${at} is the word number ${anchor}? */
static bool
stands_strictly(const struct index *ix, const struct wording *w, uint32_t anchor, uint32_t at, struct range r,
                struct range *out)
{
	uint32_t i;

	if (at < r.first + anchor || at - anchor + w->n > r.end)
		return false;
	*out = (struct range){ at - anchor, at - anchor + w->n };
	for (i = 0; i < w->n; i++)
		if (i != anchor && !has(&w->slot[i], index_token_term(ix, out->first + i)))
			return false;
	return true;
}

/* The nearest token that may stand for a word; UINT32_MAX. */
static uint32_t
nearest(const struct index *ix, const term_list *slot, uint32_t at, uint32_t reach, struct range r)
{
	uint32_t d;

	for (d = 1; d <= reach; d++) {
		if (at + d < r.end && has(slot, index_token_term(ix, at + d)))
			return at + d;
		if (at >= r.first + d && has(slot, index_token_term(ix, at - d)))
			return at - d;
	}
	return UINT32_MAX;
}

static bool
stands_loosely(const struct index *ix, const struct wording *w, uint32_t anchor, uint32_t at, struct range r,
               struct range *out)
{
	uint32_t i, reach = (w->n - 1) * (BETWEEN + 1);

	*out = (struct range){ at, at + 1 };
	for (i = 0; i < w->n; i++) {
		uint32_t other = i == anchor ? at : nearest(ix, &w->slot[i], at, reach, r);

		if (other == UINT32_MAX)
			return false;
		out->first = other < out->first ? other : out->first;
		out->end = other + 1 > out->end ? other + 1 : out->end;
	}
	return out->end - out->first <= reach + 1;
}

static bool
stands(const struct index *ix, const struct wording *w, uint32_t anchor, uint32_t at, struct range r, struct range *out)
{
	return w->loose ? stands_loosely(ix, w, anchor, at, r, out) : stands_strictly(ix, w, anchor, at, r, out);
}

static uint64_t
slot_places(const struct index *ix, const term_list *slot)
{
	uint64_t places = 0;
	size_t k;

	for (k = 0; k < slot->n; k++)
		places += ix->term_tokens[slot->items[k]];
	return places;
}

/* The word with the fewest places. */
static uint32_t
rarest(const struct index *ix, const struct wording *w)
{
	uint32_t i, best = 0;

	for (i = 1; i < w->n; i++)
		if (slot_places(ix, &w->slot[i]) < slot_places(ix, &w->slot[best]))
			best = i;
	return best;
}

uint64_t
wording_places(const struct model *m, const struct wording *w)
{
	return w->n > 0 ? slot_places(m->index, &w->slot[rarest(m->index, w)]) : 0;
}

uint64_t
wording_find(const struct model *m, const struct wording *w, int side, wording_place *f, void *context)
{
	const struct index *ix = m->index;
	uint32_t anchor = rarest(ix, w);
	uint64_t looked = 0;
	struct range place;
	size_t i;

	for (i = 0; w->n > 0 && i < w->slot[anchor].n; i++) {
		struct posting_reader r = index_postings(ix, w->slot[anchor].items[i]);

		looked += ix->term_tokens[w->slot[anchor].items[i]];
		while (posting_next(&r)) {
			uint32_t first = ix->first_token[r.article];

			if (model_side(m, r.article) != side ||
			    !stands(ix, w, anchor, first + r.ordinal,
			            (struct range){ first, ix->first_token[r.article + 1] }, &place))
				continue;
			if (!f(context, r.article, place.first, place.end - place.first))
				return looked;
		}
	}
	return looked;
}

bool
wording_within(const struct model *m, const struct wording *w, uint32_t article, uint32_t start, uint32_t end)
{
	const struct index *ix = m->index;
	struct range r = { index_token_at(ix, article, start), index_token_at(ix, article, end) }, place;
	uint32_t at;

	for (at = r.first; w->n > 0 && at < r.end; at++)
		if (has(&w->slot[0], index_token_term(ix, at)) && stands(ix, w, 0, at, r, &place))
			return true;
	return false;
}
