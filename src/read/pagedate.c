#include "read/pagedate.h"

#include <string.h>

#include "read/dates.h"
#include "read/when.h"

/* Blocks in which an element may tell the date: a <time> before the title or the story, and behind its end; what its
 * class names a date before the title, and behind the start of the story (lists of others follow). */
enum { BEFORE = 15, BEHIND = 3, ABOVE = 2, BELOW = 4 };

static bool
same_day(struct date a, struct date b)
{
	return date_days(a) == date_days(b);
}

/* The day that a <time>, or an element whose class names a date, tells near the story: ${key} says which. */
static bool
element_day(const struct pagehead *h, const struct page *p, const struct around *a, const char *key, struct date *out)
{
	size_t head = a->title < a->from ? a->title : a->from;
	bool shown = strcmp(key, "shown") == 0;
	size_t before = shown ? ABOVE : BEFORE, last = a->to + BEHIND;

	if (shown)
		last = a->from + BELOW < a->to ? a->from + BELOW : a->to - (a->to > a->from);
	for (size_t i = 0; i < p->metas.n; i++) {
		const struct page_meta *m = &p->metas.items[i];

		if (str_eqz(m->key, key) && m->block + before >= head && m->block <= last &&
		    dates_parse(h->f, m->value, h->today, out) && out->day > 0)
			return true;
	}
	return false;
}

/* Where the head tells two days, one of them is often that of a change, or of the first of several versions: the reader
 * of the page is shown the right one. */
static void
settle(const struct pagehead *h, const struct page *p, const struct around *a)
{
	struct date shown;

	if (!element_day(h, p, a, "shown", &shown) && when_find(a, WHEN_SURE, &shown) == SIZE_MAX)
		return;
	if (!same_day(shown, a->d->date) && pagehead_declares(h, p, shown))
		draft_date(a->d, shown, "text");
}

void
pagedate_find(const struct pagehead *h, const struct page *p, const struct around *a)
{
	struct date date;

	if (date_known(a->d->date)) {
		settle(h, p, a);
		return;
	}
	if (element_day(h, p, a, "shown", &date) || when_find(a, WHEN_SURE, &date) != SIZE_MAX)
		draft_date(a->d, date, "text");
	pagehead_guess_date(h, p, a->d);
	if (!date_known(a->d->date) && when_find(a, WHEN_LIKELY, &date) != SIZE_MAX)
		draft_date(a->d, date, "text");
	if (!date_known(a->d->date) && element_day(h, p, a, "time", &date))
		draft_date(a->d, date, "time");
}
