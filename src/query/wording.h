#ifndef QUERY_WORDING_H
#define QUERY_WORDING_H

#include "query/forms.h"

/**
 * Words that say one thing together: for each of them the terms that may stand for it. Strict: one behind the other, as a
 * phrase, inflected. Loose: near each other in any order, with small words between them: "künstliche Intelligenz",
 * "intelligence artificielle", "prix du blé".
 */
enum { WORDING_WORDS = 6 };

struct wording {
	uint32_t n;
	bool loose;
	term_list slot[WORDING_WORDS]; /* [n] */
};

void wording_release(struct wording *w);

/* Of its rarest word, in both languages: there are at most so many of it. */
uint64_t wording_places(const struct model *m, const struct wording *w);

/* False: no more. ${token} and the ${n} - 1 behind it. */
typedef bool wording_place(void *context, uint32_t article, uint32_t token, uint32_t n);

/* wording_find(m, w, side, f, context): Each place in articles of a side, by term of the rarest word, then ascending. Returns
 * how many places of that word were looked at. Cost: these, × n. */
uint64_t wording_find(const struct model *m, const struct wording *w, int side, wording_place *f, void *context);

/* Does it stand in these bytes of an article? Cost: the words there, × n. */
bool wording_within(const struct model *m, const struct wording *w, uint32_t article, uint32_t start, uint32_t end);

#endif
