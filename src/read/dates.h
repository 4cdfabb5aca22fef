#ifndef READ_DATES_H
#define READ_DATES_H

#include <stdbool.h>

#include "base/date.h"
#include "base/str.h"

/**
 * Dates of publication, as headers, metadata and lines of pages write them in French, German and English:
 * 2024-05-31, 20240531, 2024-05-31T11:30:48+02:00, 31.05.2024, 31.5.24, 31/05/2024, 31 mai 2024, 1er mai
 * 2024, Freitag, 31. Mai 2024, May 31, 2024, 31-MAY-24, Fri, 31 May 2024 11:30:48 GMT. Day before month,
 * unless that cannot be. Month names are data (furniture.h). Plausible: 1800 to ${today} and a day. A date
 * inside the text of a story is a date of something else: that is for the caller to tell, from dates_line.
 */
struct furniture;

struct dates_hit {
	struct date date;
	size_t start, end; /* bytes */
};

/* dates_find(f, s, from, today, hit): The first full plausible date at or behind byte ${from}. */
bool dates_find(const struct furniture *f, struct str s, size_t from, struct date today, struct dates_hit *hit);

/* dates_parse(f, s, today, out): The date in a field that is known to hold one: as dates_find, and "2024-05",
 * "2024", and seconds or milliseconds since 1970. */
bool dates_parse(const struct furniture *f, struct str s, struct date today, struct date *out);

/* dates_epoch(s, today, out): Is ${s} nothing but seconds (10 digits) or milliseconds (13) since 1970? */
bool dates_epoch(struct str s, struct date today, struct date *out);

/* dates_url(url, today, out): "/2024/05/31/", "/2024-05-31-", "-20240531.", "-31-05-2024" in the path of an
 * address. */
bool dates_url(struct str url, struct date today, struct date *out);

/**
 * dates_line(f, s, today, out):
 * Is this line a time stamp: a date or a time, labels ("Publié le", "Stand:"), weekdays, zone names, and
 * little else? DATES_FULL: with a date, in ${out}; DATES_NEARLY: the same with one word more; DATES_LABELLED:
 * with a label of publication, too; DATES_UPDATED: with a label of a later change instead; DATES_TIME: only a time of day, or "il y a 3 heures"; DATES_EDGE: a short
 * line that begins or ends with a date and has other words, which is one only where a time stamp is expected
 * ("21. Jan 2022 // Marie Muster"), or one with a bar behind the date; DATES_NONE: no.
 */
enum dates_kind { DATES_NONE, DATES_TIME, DATES_EDGE, DATES_NEARLY, DATES_UPDATED, DATES_FULL, DATES_LABELLED };
enum dates_kind dates_line(const struct furniture *f, struct str s, struct date today, struct date *out);

#endif
