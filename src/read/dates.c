#include "read/dates.h"

#include <string.h>

#include "base/buf.h"
#include "base/lanes.h"
#include "base/utf8.h"
#include "read/furniture.h"
#include "read/wording.h"
#include "text/fold.h"

/* EDGE_WORDS: beside the date in a line that it begins or ends. */
enum { FIRST_YEAR = 1800, TOKENS = 3, EDGE_WORDS = 8 };

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

/* A number of ${*n} digits, ${most} at most, at ${*at}; -1: none. */
static long
digits(struct str s, size_t *at, size_t most, size_t *n)
{
	long v = 0;

	for (*n = 0; *at < s.n && is_digit(s.p[*at]) && *n < most; ++*at, ++*n)
		v = v * 10 + (s.p[*at] - '0');
	return *n > 0 ? v : -1;
}

static long
number(struct str s, size_t *at, size_t *n)
{
	return digits(s, at, 9, n);
}

/* A year may be glued to the next date: "6. November 20238. November 2023". */
static long
year(struct str s, size_t *at, size_t *n)
{
	return digits(s, at, 4, n);
}

/* "24" is 2024, "99" 1999. */
static long
full_year(long y, size_t n, struct date today)
{
	if (n == 4)
		return y;
	if (n != 2)
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

/* 31.05.2024, 31. 5. 24, 31/05/2024, 31-05-2024, 31 | 05 | 2024: ${at} is behind the day. */
static bool
day_numeric(struct str s, size_t at, long day, struct date today, struct dates_hit *hit)
{
	size_t n;
	long month, y;
	char sep;

	if (at + 1 < s.n && s.p[at] == ' ' && s.p[at + 1] == '|')
		at++;
	if (at >= s.n || !strchr("./-|", s.p[at]))
		return false;
	sep = s.p[at++];
	if (sep == '.' || sep == '|')
		at = blanks(s, at);
	month = number(s, &at, &n);
	if (sep == '|')
		at = blanks(s, at);
	if (n < 1 || n > 2 || at >= s.n || s.p[at] != sep)
		return false;
	at++;
	if (sep == '.' || sep == '|')
		at = blanks(s, at);
	y = year(s, &at, &n);
	if (n != 4 && (n != 2 || (at < s.n && strchr(".-/:,", s.p[at]) && at + 1 < s.n && is_digit(s.p[at + 1]))))
		return false;
	hit->end = at;
	return set(&hit->date, full_year(y, n, today), month, day, today);
}

/* 31 mai 2024, 1er mai 2024, 31. Mai 2024, 31st of May, 2024, 31-MAY-24: ${at} is behind the day. */
static bool
day_word(const struct furniture *f, struct str s, size_t at, long day, struct date today, struct dates_hit *hit)
{
	static const char *const ordinals[] = { "er", "st", "nd", "rd", "th", "." };
	size_t n;
	long y;
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
	y = year(s, &at, &n);
	hit->end = at;
	return (n == 4 || n == 2) && set(&hit->date, full_year(y, n, today), month, day, today) &&
	       hit->date.month == month;
}

/* May 31, 2024. */
static bool
month_first(const struct furniture *f, struct str s, size_t at, struct date today, struct dates_hit *hit)
{
	int month;
	size_t n;
	long day, y;

	word_at(s, at, &n);
	n = blanks(s, n);
	if (n >= s.n || !is_digit(s.p[n])) /* nearly every word there is */
		return false;
	month = month_at(f, s, &at);
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
	y = year(s, &at, &n);
	hit->end = at;
	return n == 4 && set(&hit->date, y, month, day, today) && hit->date.month == month;
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

/* Does it end there, and not inside a number or a word? (2024-05-31T11:30 goes on.) A date glued to the next one ends,
 * too. */
static bool
ends(const struct furniture *f, struct str s, size_t at, struct date today)
{
	struct dates_hit next;

	if (at >= s.n || !(is_digit(s.p[at]) || (s.p[at] >= 'a' && s.p[at] <= 'z')))
		return true;
	return is_digit(s.p[at]) && date_at(f, s, at, today, &next);
}

static bool
has_digit(struct str s, size_t at)
{
	for (; at + LANES <= s.n; at += LANES)
		if (lanes_any((lanes)(lanes_load(s.p + at) - '0' < 10)))
			return true;
	while (at < s.n && !is_digit(s.p[at]))
		at++;
	return at < s.n;
}

bool
dates_find(const struct furniture *f, struct str s, size_t from, struct date today, struct dates_hit *hit)
{
	if (!has_digit(s, from))
		return false;
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
		if (begins(s, at) && date_at(f, s, at, today, &h) && ends(f, s, h.end, today)) {
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

/* "-31-05-2024" */
static bool
url_day_first(struct str s, struct date today, struct dates_hit *hit)
{
	size_t at = 0, n;
	long day = number(s, &at, &n);

	return n == 2 && at < s.n && (s.p[at] == '-' || s.p[at] == '/') && day_numeric(s, at, day, today, hit) &&
	       hit->end == 10 && hit->date.day == day;
}

bool
dates_url(struct str url, struct date today, struct date *out)
{
	for (size_t at = 0; at + 8 <= url.n; at++) {
		struct dates_hit hit;
		struct str s = str_sub(url, at, url.n);

		if (!is_digit(url.p[at]) || (at > 0 && is_digit(url.p[at - 1])))
			continue;
		if ((year_first(s, 0, today, &hit) || url_day_first(s, today, &hit)) && hit.date.year >= 1990 &&
		    (hit.end >= s.n || !is_digit(s.p[hit.end]))) {
			*out = hit.date;
			return true;
		}
	}
	return false;
}

/* What a line says beside its dates. */
struct rest {
	size_t words; /* that are no labels, weekdays, zone names */
	bool published, updated, time;
};

/* More than ${most} words need not be counted. */
static void
rest_of_line(const struct furniture *f, struct str s, size_t most, struct rest *r)
{
	struct buf words = { 0 };
	struct furniture_hit hit;

	wording_words(s, &words);
	for (struct str w = buf_str(&words); w.n > 0 && r->words <= most;) {
		size_t space = str_chr(w, ' ', 0), n = 1;

		if (furniture_prefix(f, FURNITURE_DATE, w, &hit)) {
			n = hit.words;
			r->published = r->published || str_eqz(hit.value, "published");
			r->updated = r->updated || str_eqz(hit.value, "updated");
			r->time = r->time || str_eqz(hit.value, "time");
		} else if (w.p[0] == '0') {
			r->time = r->time || str_sub(w, 0, space).n > 1;
		} else {
			r->words++;
		}
		while (n-- > 0 && w.n > 0) {
			space = str_chr(w, ' ', 0);
			w = space == SIZE_MAX ? (struct str){ w.p, 0 } : str_sub(w, space + 1, w.n);
		}
	}
	buf_release(&words);
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
	struct rest rest = { .time = has_time(s) };
	bool found = false, edge = false, barred = false;
	size_t from = 0;

	if (s.n > 200)
		return DATES_NONE;
	while (dates_find(f, s, from, today, &hit)) {
		if (!found)
			*out = hit.date;
		found = true;
		edge = edge || hit.start < 3 || hit.end + 8 >= s.n;
		barred = barred || (hit.start < 3 && str_chr(str_sub(s, hit.end, hit.end + 24), '|', 0) != SIZE_MAX);
		buf_adds(&without, str_sub(s, from, hit.start));
		buf_addc(&without, ' ');
		from = hit.end;
	}
	buf_adds(&without, str_sub(s, from, s.n));
	rest_of_line(f, buf_str(&without), found ? EDGE_WORDS : 0, &rest);
	buf_release(&without);
	if (!found)
		return rest.time && rest.words == 0 ? DATES_TIME : DATES_NONE;
	if (rest.published && rest.words <= 4)
		return DATES_LABELLED;
	if (rest.words == 0)
		return rest.updated ? DATES_UPDATED : DATES_FULL;
	if (rest.words == 1)
		return DATES_NEARLY;
	if (rest.words <= EDGE_WORDS && (edge || rest.published) && !str_endsz(s, "."))
		return DATES_EDGE;
	return barred ? DATES_EDGE : DATES_NONE;
}
