#ifndef ALIGN_CORRECTIONS_H
#define ALIGN_CORRECTIONS_H

#include "align/alignment.h"
#include "base/buf.h"

/**
 * What a reader said of pairs of articles: that two are one story, or are not, and which sentences answer which. It is
 * kept by what the sentences say, not by where they stand, so that it still holds when the text around them has changed,
 * or the file has another name.
 */
struct corrections;

/* What was said of two articles as a whole. */
enum verdict { VERDICT_NONE, VERDICT_PAIR, VERDICT_APART };

struct corrections *corrections_new(void);
void corrections_free(struct corrections *x);

/* corrections_read(x, text): Add what corrections_write() wrote; lines that it did not write are left out. */
void corrections_read(struct corrections *x, struct str text);
void corrections_write(const struct corrections *x, struct buf *out);
/* The same of two articles alone, also if nothing was said of them: read again, it takes back what was said since. */
void corrections_write_pair(const struct corrections *x, const struct corpus *c, const uint32_t article[2],
                            struct buf *out);

/* Keep the beads of ${a} that are the reader's, in place of those that were kept of these two articles. */
void corrections_keep(struct corrections *x, const struct corpus *c, const uint32_t article[2],
                      const struct alignment *a);
/* ${found} with the beads that the reader said, as far as their sentences are still there; ${found} itself if there are
 * none. A bead that loses a sentence to them keeps the others. Cost: O(sentences) where there are some. */
const struct alignment *corrections_apply(const struct corrections *x, const struct corpus *c,
                                          const uint32_t article[2], const struct alignment *found,
                                          struct arena *arena);

/* Did the reader confirm a bead of these two articles? */
bool corrections_confirmed(const struct corrections *x, const struct corpus *c, const uint32_t article[2]);

void corrections_judge(struct corrections *x, const struct corpus *c, const uint32_t article[2], enum verdict v);
enum verdict corrections_verdict(const struct corrections *x, const struct corpus *c, const uint32_t article[2]);

/* The articles of which a verdict was given, as far as they are there: ${f} for each two. Cost: O(articles). */
typedef void corrections_judged(void *context, const uint32_t article[2], enum verdict v);
void corrections_each_verdict(const struct corrections *x, const struct corpus *c, corrections_judged *f,
                              void *context);

#endif
