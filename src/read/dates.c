#include "read/dates.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "read/furniture.h"
#include "text/fold.h"

enum { FIRST_YEAR = 1800, TOKENS = 3 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
plausible(struct date d, struct date today)
{
	return date_valid(d) && d.year >= FIRST_YEAR && date_days(d) <= date_days(today) + 1;
}

/* A number of ${*n} digits at ${*at}; -1: none. */
static long
number(struct str s, size_t *at, size_t *n)
{
	long v = 0;

	for (*n = 0; *at < s.n && is_digit(s.p[*at]) && *n < 9; ++*at, ++*n)
		v = v * 10 + (s.p[*at] - '0');
	return *n > 0 ? v : -1;
}

/* "24" is 2024, "99" 1999. */
static long
full_year(long y, size_t digits, struct date today)
{
	if (digits == 4)
		return y;
	if (digits != 2)
		return 0;
	return y + (y + 2000 <= today.year ? 2000 : 1900);
}

static bool
set(struct date *out, long y, long m, long d, struct date today)
{
	struct date t;

	if (m > 12 && d <= 12 && d > 0) {
		long swap = m;

		m = d;
		d = swap;
	}
	if (y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > 31)
		return false;
	t = (struct date){ (int16_t)y, (int8_t)m, (int8_t)d };
	if (!plausible(t, today))
		return false;
	*out = t;
	return true;
}

static size_t
blanks(struct str s, size_t at)
{
	for (;;) {
		if (at < s.n && (s.p[at] == ' ' || s.p[at] == '\t'))
			at++;
		else if (at + 1 < s.n && s.p[at] == '\xc2' && s.p[at + 1] == '\xa0')
			at += 2;
		else
			return at;
	}
}

/* The word of letters at ${at} and its end, behind a full stop that belongs to it. */
static struct str
word_at(struct str s, size_t at, size_t *end)
{
	size_t to = at;

	while (to < s.n) {
		size_t next = to;

		if (!fold_is_letter(utf8_next(s, &next)))
			break;
		to = next;
	}
	*end = to < s.n && s.p[to] == '.' ? to + 1 : to;
	return str_sub(s, at, to);
}

static int
month_at(const struct furniture *f, struct str s, size_t *at)
{
	size_t end;
	struct str word = word_at(s, *at, &end);
	int month;

	if (word.n < 3 || word.n > 24)
		return 0;
	month = furniture_month(f, word);
	if (month)
		*at = end;
	return month;
}

/* 2024-05-31, 2024/5/31, 2024.05.31, 20240531 from a number of four or eight digits. */
static bool
year_first(struct str s, size_t at, struct date today, struct dates_hit *hit)
{
	size_t n, m;
	long y = number(s, &at, &n), month, day;
	char sep;

	if (n == 8) {
		hit->end = at;
		return y / 10000 >= 1900 && set(&hit->date, y / 10000, y / 100 % 100, y % 100, today) &&
		       hit->date.month == y / 100 % 100;
	}
	if (n != 4 || at >= s.n || !strchr("-/.", s.p[at]))
		return false;
	sep = s.p[at++];
	month = number(s, &at, &n);
	if (n < 1 || n > 2 || at >= s.n || s.p[at] != sep)
		return false;
	at++;
	day = number(s, &at, &m);
	hit->end = at;
	return m >= 1 && m <= 2 && month <= 12 && set(&hit->date, y, month, day, today);
}

/* 31.05.2024, 31. 5. 24, 31/05/2024, 31-05-2024: ${at} is behind the day. */
static bool
day_numeric(struct str s, size_t at, long day, struct date today, struct dates_hit *hit)
{
	size_t n;
	long month, year;
	char sep;

	if (at >= s.n || !strchr("./-", s.p[at]))
		return false;
	sep = s.p[at++];
	if (sep == '.')
		at = blanks(s, at);
	month = number(s, &at, &n);
	if (n < 1 || n > 2 || at >= s.n || s.p[at] != sep)
		return false;
	at++;
	if (sep == '.')
		at = blanks(s, at);
	year = number(s, &at, &n);
	if (n != 4 && (n != 2 || (at < s.n && strchr(".-/:,", s.p[at]) && at + 1 < s.n && is_digit(s.p[at + 1]))))
		return false;
	hit->end = at;
	return set(&hit->date, full_year(year, n, today), month, day, today);
}

/* 31 mai 2024, 1er mai 2024, 31. Mai 2024, 31st of May, 2024, 31-MAY-24: ${at} is behind the day. */
static bool
day_word(const struct furniture *f, struct str s, size_t at, long day, struct date today, struct dates_hit *hit)
{
	static const char *const ordinals[] = { "er", "st", "nd", "rd", "th", "." };
	size_t n;
	long year;
	int month;

	for (size_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++)
		if (str_startsz(str_sub(s, at, s.n), ordinals[i])) {
			at += strlen(ordinals[i]);
			break;
		}
	at = blanks(s, at);
	if (at < s.n && (s.p[at] == '-' || s.p[at] == '/'))
		at++;
	if (str_startsz(str_sub(s, at, s.n), "of "))
		at += 3;
	month = month_at(f, s, &at);
	if (!month)
		return false;
	at = blanks(s, at);
	if (at < s.n && strchr(",-/", s.p[at]))
		at = blanks(s, at + 1);
	year = number(s, &at, &n);
	hit->end = at;
	return (n == 4 || n == 2) && set(&hit->date, full_year(year, n, today), month, day, today) &&
	       hit->date.month == month;
}

/* May 31, 2024. */
static bool
month_first(const struct furniture *f, struct str s, size_t at, struct date today, struct dates_hit *hit)
{
	int month = month_at(f, s, &at);
	size_t n;
	long day, year;

	if (!month)
		return false;
	at = blanks(s, at);
	day = number(s, &at, &n);
	if (n < 1 || n > 2)
		return false;
	if (at + 1 < s.n && (str_startsz(str_sub(s, at, s.n), "st") || str_startsz(str_sub(s, at, s.n), "nd") ||
			     str_startsz(str_sub(s, at, s.n), "rd") || str_startsz(str_sub(s, at, s.n), "th")))
		at += 2;
	if (at < s.n && s.p[at] == ',')
		at++;
	at = blanks(s, at);
	year = number(s, &at, &n);
	hit->end = at;
	return n == 4 && set(&hit->date, year, month, day, today) && hit->date.month == month;
}

static bool
date_at(const struct furniture *f, struct str s, size_t at, struct date today, struct dates_hit *hit)
{
	size_t behind = at, n;
	long day;

	hit->start = at;
	if (!is_digit(s.p[at]))
		return month_first(f, s, at, today, hit);
	day = number(s, &behind, &n);
	if (n == 4 || n == 8)
		return year_first(s, at, today, hit);
	if (n > 2 || day < 1 || day > 31)
		return false;
	return day_numeric(s, behind, day, today, hit) || day_word(f, s, behind, day, today, hit);
}

/* May a date begin at ${at}: not inside a number or a word? */
static bool
begins(struct str s, size_t at)
{
	size_t before = at;
	uint32_t c;

	if (at == 0)
		return true;
	c = utf8_prev(s, &before);
	return c < 0x80 ? !is_digit((char)c) && !((c | 32) >= 'a' && (c | 32) <= 'z' && !is_digit(s.p[at])) &&
				  !(strchr(".,", (int)c) && before > 0 && is_digit(s.p[before - 1]))
			: !fold_is_letter(c);
}

/* Does it end there, and not inside a number or a word? (2024-05-31T11:30 goes on.) */
static bool
ends(struct str s, size_t at)
{
	return at >= s.n || !(is_digit(s.p[at]) || (s.p[at] >= 'a' && s.p[at] <= 'z'));
}

bool
dates_find(const struct furniture *f, struct str s, size_t from, struct date today, struct dates_hit *hit)
{
	for (size_t at = from; at < s.n;) {
		size_t next = at;
		uint32_t c;
		bool digit = is_digit(s.p[at]);
		struct dates_hit h;

		c = digit ? '0' : utf8_next(s, &next);
		if (!digit && !fold_is_letter(c)) {
			at = next;
			continue;
		}
		if (begins(s, at) && date_at(f, s, at, today, &h) && ends(s, h.end)) {
			*hit = h;
			return true;
		}
		if (digit) {
			while (at < s.n && is_digit(s.p[at]))
				at++;
		} else {
			word_at(s, at, &next);
			at = next;
		}
	}
	return false;
}

bool
dates_epoch(struct str s, struct date today, struct date *out)
{
	int64_t v = 0;
	struct date d;

	if (s.n != 10 && s.n != 13)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (!is_digit(s.p[i]))
			return false;
		v = v * 10 + (s.p[i] - '0');
	}
	d = date_from_days((int32_t)(v / (s.n == 13 ? 86400000 : 86400)));
	if (d.year < 1990 || !plausible(d, today)) /* no page is older than the web */
		return false;
	*out = d;
	return true;
}

bool
dates_parse(const struct furniture *f, struct str s, struct date today, struct date *out)
{
	struct dates_hit hit;
	struct date d;

	s = str_trim(s);
	if (dates_find(f, s, 0, today, &hit)) {
		*out = hit.date;
		return true;
	}
	if (dates_epoch(s, today, out))
		return true;
	if (date_parse(s, &d) && d.year >= FIRST_YEAR && date_days(d) <= date_days(today)) {
		*out = d;
		return true;
	}
	return false;
}

bool
dates_url(struct str url, struct date today, struct date *out)
{
	for (size_t at = 0; at + 8 <= url.n; at++) {
		struct dates_hit hit;
		struct str s = str_sub(url, at, url.n);

		if (!is_digit(url.p[at]) || (at > 0 && is_digit(url.p[at - 1])))
			continue;
		if (year_first(s, 0, today, &hit) && hit.date.year >= 1990 &&
		    (hit.end >= s.n || !is_digit(s.p[hit.end]))) {
			*out = hit.date;
			return true;
		}
	}
	return false;
}

/* What is left of a line without its dates, times and labels, in words; ${*label}: it says "published". */
static size_t
rest_of_line(const struct furniture *f, struct str s, bool *label, bool *time)
{
	struct buf words = { 0 };
	struct furniture_hit hit;
	size_t left = 0;

	furniture_words(s, &words);
	for (struct str w = buf_str(&words); w.n > 0;) {
		size_t space = str_chr(w, ' ', 0), n = 1;

		if (furniture_prefix(f, FURNITURE_DATE, w, &hit)) {
			n = hit.words;
			*label = *label || str_eqz(hit.value, "published");
			*time = *time || str_eqz(hit.value, "time");
		} else if (w.p[0] == '0') {
			*time = *time || str_sub(w, 0, space).n > 1;
		} else {
			left++;
		}
		while (n-- > 0 && w.n > 0) {
			space = str_chr(w, ' ', 0);
			w = space == SIZE_MAX ? (struct str){ w.p, 0 } : str_sub(w, space + 1, w.n);
		}
	}
	buf_release(&words);
	return left;
}

/* "11:30", "11h30", "11.30 Uhr" somewhere in it. */
static bool
has_time(struct str s)
{
	for (size_t i = 1; i + 2 < s.n; i++)
		if ((s.p[i] == ':' || s.p[i] == 'h' || s.p[i] == 'H') && is_digit(s.p[i - 1]) && is_digit(s.p[i + 1]) &&
		    is_digit(s.p[i + 2]))
			return true;
	return false;
}

enum dates_kind
dates_line(const struct furniture *f, struct str s, struct date today, struct date *out)
{
	struct dates_hit hit;
	struct buf without = { 0 };
	bool label = false, time = has_time(s), found = false, edge = false;
	size_t from = 0, left;

	if (s.n > 200)
		return DATES_NONE;
	while (dates_find(f, s, from, today, &hit)) {
		if (!found)
			*out = hit.date;
		found = true;
		edge = edge || hit.start < 3 || hit.end + 8 >= s.n;
		buf_adds(&without, str_sub(s, from, hit.start));
		buf_addc(&without, ' ');
		from = hit.end;
	}
	buf_adds(&without, str_sub(s, from, s.n));
	left = rest_of_line(f, buf_str(&without), &label, &time);
	buf_release(&without);
	if (found && left == 0)
		return label ? DATES_LABELLED : DATES_FULL;
	if (found && label && left <= 4)
		return DATES_LABELLED;
	if (found && left == 1)
		return DATES_NEARLY;
	if (found && left <= 8 && (edge || label) && !str_endsz(s, "."))
		return DATES_EDGE;
	return !found && time && left == 0 ? DATES_TIME : DATES_NONE;
}
