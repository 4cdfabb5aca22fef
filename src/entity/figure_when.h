#ifndef ENTITY_FIGURE_WHEN_H
#define ENTITY_FIGURE_WHEN_H

#include "entity/figure_date.h"

/* Dates that do not say their year, or not even their month: which one is meant, from the article's date and from
 * what the sentence says around pieces [i, end). d->reference is known; where a day is asked, to the day. */

/* figure_when_leaning(d, i, end): -1: the sentence tells what was, 1: what is to come, 0: it does not say. The
 * nearest verb that tells decides. Cost: the sentence. */
int figure_when_leaning(const struct dating *d, size_t i, size_t end);

/* figure_when_timeless(d, i, end): The nearest verb is in the present, or there is none: "heute" is "nowadays". */
bool figure_when_timeless(const struct dating *d, size_t i, size_t end);

/* The year of ${month}, of ${day} in it (0: of the month as a whole). */
int figure_when_year(const struct dating *d, size_t i, size_t end, int month, int day);

/* The day of the week ${weekday}, 1 Monday … 7 Sunday. */
struct date figure_when_weekday(const struct dating *d, size_t i, size_t end, int weekday);

/* The ${day} of a month that falls on ${weekday}, at most 45 days away; unknown if there is none. */
struct date figure_when_day(const struct dating *d, int weekday, int day);

/* Easter Sunday and ${days}, in ${year}. Source: Meeus, Astronomical Algorithms, 1991, ch. 8. */
struct date figure_when_easter(int year, int days);

#endif
