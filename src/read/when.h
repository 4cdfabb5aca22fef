#ifndef READ_WHEN_H
#define READ_WHEN_H

#include "read/around.h"

/**
 * when_find(a, least, date): Which line around the story tells when it was published; SIZE_MAX: none. A label of
 * publication, a line with nothing but a date, and the place between title and lead speak for it. Dates inside the
 * story are of something else, dates behind it of other stories. ${least}: how sure it has to be. ${*date}: the date.
 */
enum when { WHEN_ENOUGH = 5, WHEN_LIKELY = 6, WHEN_SURE = 8 };
size_t when_find(const struct around *a, enum when least, struct date *date);

/* when_dateline(a, date): "PARIS, 3 mai 2024 (AFP) –": the day an agency sends from, at the start of the story. */
bool when_dateline(const struct around *a, struct date *date);

/* when_updated(a, date): "Diese Seite wurde zuletzt am … geändert", anywhere: better than nothing. */
bool when_updated(const struct around *a, struct date *date);

#endif
