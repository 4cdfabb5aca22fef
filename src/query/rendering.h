#ifndef QUERY_RENDERING_H
#define QUERY_RENDERING_H

#include "query/wording.h"

/**
 * How a word, or several that are one thing, may stand in the texts: its forms in its own language, and what it is in the other
 * one. A word: what translate.h says of it. Several: terms that stand for each of them ("Zentralbank"), or the translations of
 * all of them near each other ("künstliche Intelligenz"). A compound of words that the corpus has, likewise ("usine de
 * puces"). And what stands against them in aligned passages (facing.h).
 */
struct rendering {
	struct wording own;
	VEC(struct wording) others; /* of the other side */
};

/* rendering_make(m, side, keys, n, begun, out): ${keys} are folded; at most WORDING_WORDS of them. ${begun}: the last is not all
 * of a word yet; then only what a word by itself translates to is looked for. False, and nothing in ${out}: they are no words
 * of that side's language. Owns: rendering_release. Cost: a millisecond for 20,000 terms and each word; for
 * several words and compounds, facing_answers(). */
bool rendering_make(const struct model *m, int side, const struct str *keys, uint32_t n, bool begun,
                    struct rendering *out);
void rendering_release(struct rendering *r);

#endif
