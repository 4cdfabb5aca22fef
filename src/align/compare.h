#ifndef ALIGN_COMPARE_H
#define ALIGN_COMPARE_H

#include "align/profile.h"

/* Two articles and how far they tell the same, by their profiles. */
struct pairing {
	uint32_t article[2]; /* left and right; of one language: the smaller number first */
	float score; /* 0..1 */
	float terms; /* 0..1: share of the weight of the terms that the other explains, both ways */
	float names; /* 0..1: the same of names and figures; */
	float figures;
};

/* COMPARE_NEAR: what the days of two articles add to their score at most. Dates help, and never decide. */
#define COMPARE_NEAR 0.04F

/**
 * What is needed to compare articles: one that is held with any number of others, of the other language or of its own;
 * there a word is explained by itself. For one thread at a time. Owns: the caller; compare_free.
 */
struct compare;
struct compare *compare_new(const struct profiles *p, const struct corpus *c);
void compare_free(struct compare *k);

/* compare_hold(k, article): From now on ${article}, which is on a side, is compared. Cost: O(its terms). */
void compare_hold(struct compare *k, uint32_t article);
/* compare_with(k, other): The one that is held and another, which is on a side. Cost: O(terms, names, figures of both). */
struct pairing compare_with(struct compare *k, uint32_t other);

/* compare_two(profiles, corpus, left, right): How well two articles fit, of whatever side; score 0 if one is on none, or
 * they are on each other's. */
struct pairing compare_two(const struct profiles *p, const struct corpus *c, uint32_t left, uint32_t right);

#endif
