#include "base/date.h"

static bool
leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_days(int year, int month)
{
	static const int8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && leap(year) ? 29 : days[month - 1];
}

bool
date_known(struct date d)
{
	return d.year != 0;
}

bool
date_valid(struct date d)
{
	if (d.year < 1 || d.month < 0 || d.month > 12 || d.day < 0 || (d.month == 0 && d.day != 0))
		return false;
	return d.day == 0 || d.day <= month_days(d.year, d.month);
}

int
date_cmp(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

/* Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil and civil_from_days. */
int32_t
date_days(struct date d)
{
	int month = d.month ? d.month : 1, day = d.day ? d.day : 1;
	int y = d.year - (month <= 2), era = (y >= 0 ? y : y - 399) / 400, yoe = y - era * 400;
	int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct date
date_from_days(int32_t days)
{
	static const int32_t first = -719162, last = 11248737; /* 0001-01-01, 32767-12-31 */
	int z, era, doe, yoe, doy, mp, month;

	if (days < first || days > last)
		return (struct date){ 0, 0, 0 };
	z = days + 719468;
	era = z / 146097;
	doe = z - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	month = mp < 10 ? mp + 3 : mp - 9;
	return (struct date){ (int16_t)(yoe + era * 400 + (month <= 2)), (int8_t)month,
		              (int8_t)(doy - (153 * mp + 2) / 5 + 1) };
}

int
date_weekday(struct date d)
{
	int32_t k = (date_days(d) + 3) % 7; /* 1970-01-01 was a Thursday */

	return (k < 0 ? k + 7 : k) + 1;
}

void
date_print(struct date d, struct buf *out)
{
	if (!date_known(d))
		return;
	buf_addf(out, "%04d", d.year);
	if (d.month)
		buf_addf(out, "-%02d", d.month);
	if (d.month && d.day)
		buf_addf(out, "-%02d", d.day);
}

static bool
digits(struct str s, size_t at, size_t n, int *out)
{
	size_t i;

	if (at + n > s.n)
		return false;
	for (*out = 0, i = at; i < at + n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*out = *out * 10 + (s.p[i] - '0');
	}
	return true;
}

bool
date_parse(struct str iso, struct date *out)
{
	int year, month = 0, day = 0;
	struct date d;

	if (iso.n != 4 && iso.n != 7 && iso.n != 10)
		return false;
	if (!digits(iso, 0, 4, &year))
		return false;
	if (iso.n >= 7 && (iso.p[4] != '-' || !digits(iso, 5, 2, &month) || month == 0))
		return false;
	if (iso.n == 10 && (iso.p[7] != '-' || !digits(iso, 8, 2, &day) || day == 0))
		return false;
	d = (struct date){ (int16_t)year, (int8_t)month, (int8_t)day };
	if (!date_valid(d))
		return false;
	*out = d;
	return true;
}

bool
date_contains(struct date outer, struct date inner)
{
	return outer.year == inner.year && (outer.month == 0 || outer.month == inner.month) &&
	       (outer.day == 0 || outer.day == inner.day);
}
