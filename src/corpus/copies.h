#ifndef CORPUS_COPIES_H
#define CORPUS_COPIES_H

#include <stdint.h>

#include "base/arena.h"
#include "corpus/article.h"

/**
 * Same text twice: the copy of an agency's story in several papers, a mirrored page. Of such articles the first in
 * reading order stands for all; the others are kept beside it, with their sources.
 */
struct copies {
	const uint32_t *of; /* [articles]: the one that stands for it, by its place among all */
	uint32_t n;
	const struct article *const *kept; /* [n]: articles that are no copy of an earlier one, in reading order */
	const uint32_t *first; /* [n + 1]: the copies of kept[a] are copies[first[a]] … copies[first[a + 1]] */
	const struct article *const *copies; /* [first[n]], in reading order */
};

/**
 * copies_find(articles, n, threads, arena, out):
 * Which of ${n} articles have the text of an earlier one: the same language, nine tenths of the shorter's runs of four
 * words in the other, a fifth longer at most, and no figure in the shorter that the other has not (a text with another
 * figure is another version, and what the reader looks for). Titles do not count. Texts of fewer than LEAST runs stand
 * for themselves. What is found among the first articles does not change when more follow.
 * Owns:    the arrays live in ${arena}; the articles are borrowed.
 * Cost:    one pass over the text at about 1 GB/s a thread; then O(n log n), and a comparison for each pair that shares
 *          enough marks. Memory while it runs: some 200 bytes an article, whatever its length.
 * Source:  Broder 1997, "On the resemblance and containment of documents": the least of the marks of a text, and
 *          containment of shingles; Manber 1994, "Finding similar files in a large file system", for marks chosen by a
 *          rolling hash, so that a change in one place leaves the others. Ours looks at the words themselves before it
 *          believes the marks.
 */
void copies_find(const struct article *const *articles, uint32_t n, unsigned threads, struct arena *arena,
		 struct copies *out);

#endif
