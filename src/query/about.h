#ifndef QUERY_ABOUT_H
#define QUERY_ABOUT_H

#include "query/model.h"

/* What is known of an entity beside its names: when it was written about, and with whom it is mentioned. */

/* Another entity that is named in the same articles. */
struct companion {
	uint32_t entity;
	uint32_t articles;   /* in which both are */
	uint32_t paragraphs; /* the same */
	double score;        /* how much more often than by chance */
};

struct about {
	uint32_t entity;
	uint32_t narticles, in[2];  /* in: of these on the left and the right side */
	const uint32_t *articles;   /* [narticles], the newest first, undated ones last */
	uint32_t ndated;            /* articles with a date; the others are not in any coverage */
	struct date first, last;    /* of the dated ones; unknown if there are none */
};

/* The steps that time is cut into. */
enum about_step { ABOUT_DAY, ABOUT_WEEK, ABOUT_MONTH, ABOUT_YEAR, ABOUT_STEPS };
struct coverage {
	uint8_t step;             /* enum about_step; weeks begin on Monday */
	uint32_t each;            /* so many steps are one span; 1 but for long chronicles */
	int32_t from;             /* the first span's first step, see about_date() */
	uint32_t n, most;         /* spans, empty ones between others too; the most articles that a side has in one */
	const uint32_t (*count)[2]; /* [n], by side */
};

/* about_make(m, entity, arena, out): Cost: O(articles of the entity × log). */
void about_make(const struct model *m, uint32_t entity, struct arena *arena, struct about *out);

/* about_coverage(m, about, spans, arena, out): Articles over time, in the finest steps of which no more than ${room} are
 * needed; several of them make a span where coarser ones would be too few. n is 0 where nothing is dated. */
void about_coverage(const struct model *m, const struct about *a, uint32_t room, struct arena *arena,
                    struct coverage *out);
struct date about_date(const struct coverage *c, uint32_t span); /* the first day of a span; of a year its year alone */

/**
 * about_companions(m, about, most, out):
 * The entities that go with this one, the closest first, into ${out} [most]. Returns how many. Close is not who is named
 * often anyway, but who is named in the same articles, and there in the same paragraphs, more often than by chance.
 * Cost: O(mentions in its articles). Source: the log-likelihood ratio of Dunning 1993, "Accurate methods for the statistics of
 * surprise and coincidence", CL 19(1), §4; ours is the sum of two, of articles in the corpus and of paragraphs in those
 * articles, for two names in one long survey have less to do with each other than two in one sentence.
 */
uint32_t about_companions(const struct model *m, const struct about *a, uint32_t most, struct companion *out);

#endif
