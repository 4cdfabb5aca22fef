#ifndef ALIGN_ASSIGNMENT_H
#define ALIGN_ASSIGNMENT_H

#include <stddef.h>

/**
 * assignment_best(gain, n, m, to):
 * Which of ${m} things each of ${n} things is paired with, one to one, so that the pairs gain most in all. What gains
 * nothing stays alone. Returns the sum of the gains.
 * Units:  ${gain}[ASSIGNMENT_MOST][ASSIGNMENT_MOST], of which n × m are looked at; n and m at most ASSIGNMENT_MOST.
 * Owns:   ${to}[n] is the caller's; ASSIGNMENT_ALONE where it is paired with nothing.
 * Cost:   O(n × max(n, m)²).
 * Source: Kuhn 1955, "The Hungarian method", Naval Research Logistics Quarterly 2; by shortest augmenting paths as in
 *         Jonker & Volgenant 1987, Computing 38(4), §2.
 */
enum { ASSIGNMENT_MOST = 48, ASSIGNMENT_ALONE = ASSIGNMENT_MOST };

struct assignment_grid {
	float gain[ASSIGNMENT_MOST][ASSIGNMENT_MOST];
};

float assignment_best(const struct assignment_grid *g, size_t n, size_t m, size_t *to);

#endif
