#include "alter.h"

#include <stdio.h>
#include <string.h>

enum { NUMBER_MOST = 16 };
static const struct altered nothing = { 0, SIZE_MAX, 0 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

/* The end of the number at ${at}: "2,5", "1.200", "20:30". */
static size_t
number_end(struct str s, size_t at)
{
	while (at < s.n && (is_digit(s.p[at]) || (strchr(".,:", s.p[at]) != NULL && at + 1 < s.n && is_digit(s.p[at + 1]))))
		at++;
	return at;
}

struct altered
alter_digit(struct arena *arena, struct str *left, size_t n, uint64_t *random)
{
	size_t try, k, at, digits;

	for (try = 0; try < 3 * n; try++) {
		struct str *line = &left[k = pseudo_random(random, (uint32_t)n)];
		char *copy;

		for (at = 0; at < line->n && !is_digit(line->p[at]); at++)
			;
		if (at == line->n || (at > 0 && line->p[at - 1] != ' '))
			continue;
		for (digits = 1; at + digits < line->n && is_digit(line->p[at + digits]); digits++)
			;
		at += pseudo_random(random, (uint32_t)digits);
		copy = arena_strz(arena, *line);
		copy[at] = copy[at] == '9' ? '7' : (char)(copy[at] + 1 + (copy[at] == '0'));
		*line = (struct str){ copy, line->n };
		return (struct altered){ 0, k, at };
	}
	return nothing;
}

/* The digits of [start, end) alone, of the first NUMBER_MOST. */
static size_t
digits_of(struct str s, size_t start, size_t end, char *out)
{
	size_t n = 0;

	for (; start < end && n < NUMBER_MOST; start++)
		if (is_digit(s.p[start]))
			out[n++] = s.p[start];
	return n;
}

static bool
has_number(struct str s, const char *digits, size_t n)
{
	char found[NUMBER_MOST];
	size_t at, end;

	for (at = 0; at < s.n; at = end > at ? end : at + 1) {
		end = number_end(s, at);
		if (is_digit(s.p[at]) && digits_of(s, at, end, found) == n && memcmp(found, digits, n) == 0)
			return true;
	}
	return false;
}

/* Other digits for those of [start, end), as many, and no zero first. */
static void
set_digits(struct arena *arena, struct str *line, size_t start, size_t end, uint64_t *random)
{
	char *copy = arena_strz(arena, *line);
	size_t i;
	bool first = true;

	do
		for (i = start, first = true; i < end; i++)
			if (is_digit(copy[i])) {
				copy[i] = (char)('0' + first + pseudo_random(random, first ? 9 : 10));
				first = false;
			}
	while (memcmp(copy + start, line->p + start, end - start) == 0);
	*line = (struct str){ copy, line->n };
}

struct altered
alter_whole(struct arena *arena, struct str *const lines[2], size_t n, uint64_t *random)
{
	char digits[NUMBER_MOST];
	size_t try, at, end;

	for (try = 0; try < 3 * n; try++) {
		size_t k = pseudo_random(random, (uint32_t)n), seen = 0, pick = 0, count;
		int side = (int)pseudo_random(random, 2);
		struct str *line = &lines[side][k];

		for (at = 0; at < line->n; at = end > at ? end : at + 1) {
			end = number_end(*line, at);
			if (!is_digit(line->p[at]) || (at > 0 && is_letter(line->p[at - 1])))
				continue;
			count = digits_of(*line, at, end, digits);
			if (has_number(lines[1 - side][k], digits, count) &&
			    pseudo_random(random, (uint32_t)++seen) == 0)
				pick = at;
		}
		if (seen == 0)
			continue;
		set_digits(arena, line, pick, number_end(*line, pick), random);
		return (struct altered){ side, k, pick };
	}
	return nothing;
}

/* ---- In words ---- */

/* A row is a circle: what takes another's place. */
static const char *const circles[][13] = {
	{ "deux", "trois", "quatre", "cinq", "sept", "huit", "dix", "douze", "vingt", "trente" },
	{ "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "zehn", "zwölf", "zwanzig" },
	{ "dizaine", "douzaine", "vingtaine", "trentaine", "cinquantaine" },
	{ "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
	  "décembre" },
	{ "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
	  "Dezember" },
	{ "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche" },
	{ "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag" },
	{ "millions", "milliards" },
	{ "Millionen", "Milliarden" },
};
enum { CIRCLES = sizeof circles / sizeof circles[0] };

static void
set_word(struct arena *arena, struct str *line, size_t start, size_t end, const char *word)
{
	struct buf b = { 0 };

	buf_adds(&b, str_sub(*line, 0, start));
	buf_adds(&b, str_of(word));
	buf_adds(&b, str_sub(*line, end, line->n));
	*line = arena_str(arena, buf_str(&b));
	buf_release(&b);
}

static size_t
circle_length(size_t c)
{
	size_t n = 0;

	while (n < sizeof circles[c] / sizeof circles[c][0] && circles[c][n] != NULL)
		n++;
	return n;
}

/* The word [start, end), if it is of a circle, becomes another of it. */
static bool
alter_word(struct arena *arena, struct str *line, size_t start, size_t end, uint64_t *random)
{
	size_t c, i;

	for (c = 0; c < CIRCLES; c++) {
		size_t n = circle_length(c);

		for (i = 0; i < n; i++)
			if (str_eqz(str_sub(*line, start, end), circles[c][i])) {
				set_word(arena, line, start, end,
					 circles[c][(i + 1 + pseudo_random(random, (uint32_t)n - 1)) % n]);
				return true;
			}
	}
	return false;
}

/* Another surname for the last word of a name of two or more. */
static bool
alter_person(struct arena *arena, struct str *line, size_t start, size_t end, uint64_t *random, size_t *at)
{
	static const char *const others[] = { "Lambert", "Keller", "Novak", "Brenner", "Delorme", "Richter", "Marchand" };
	size_t word = end;

	while (word > start && line->p[word - 1] != ' ')
		word--;
	if (word == start || end - word < 4)
		return false;
	set_word(arena, line, word, end, others[pseudo_random(random, sizeof others / sizeof others[0])]);
	*at = word;
	return true;
}

/* A letter in the last word of a name of two or more. */
static bool
alter_name(struct arena *arena, struct str *line, size_t start, size_t end, uint64_t *random, size_t *at)
{
	size_t word = end, i;
	char *copy;

	while (word > start && line->p[word - 1] != ' ')
		word--;
	if (word == start || end - word < 5)
		return false;
	i = word + 1 + pseudo_random(random, (uint32_t)(end - word - 3));
	if (line->p[i] < 'a' || line->p[i] > 'z')
		return false;
	copy = arena_strz(arena, *line);
	copy[i] = (char)('a' + (copy[i] - 'a' + 1 + (int)pseudo_random(random, 25)) % 26);
	*line = (struct str){ copy, line->n };
	*at = i;
	return true;
}

/* Another day of the month, or a year not far away. */
static void
set_date(struct arena *arena, struct str *line, size_t start, size_t end, uint64_t *random)
{
	uint32_t old = 0, new;
	char text[16];
	size_t i;

	for (i = start; i < end && is_digit(line->p[i]); i++)
		old = old % 1000 * 10 + (uint32_t)(line->p[i] - '0');
	new = i - start <= 2 ? 1 + (old + pseudo_random(random, 27)) % 28 : old - 5 + pseudo_random(random, 5);
	snprintf(text, sizeof text, "%u", new);
	set_word(arena, line, start, i, text);
}

bool
alter_fact(struct arena *arena, struct str *line, size_t start, size_t end, enum alter_kind kind, uint64_t *random,
	   size_t *at)
{
	size_t i, stop;

	*at = start;
	if (kind == ALTER_PERSON)
		return alter_person(arena, line, start, end, random, at);
	if (kind == ALTER_NAME)
		return alter_name(arena, line, start, end, random, at);
	for (i = start; i < end; i = stop) {
		if (is_digit(line->p[i])) {
			stop = number_end(*line, i);
			(kind == ALTER_DATE ? set_date : set_digits)(arena, line, i, stop < end ? stop : end, random);
			*at = i;
			return true;
		}
		for (stop = i; stop < end && is_letter(line->p[stop]); stop++)
			;
		*at = i;
		if (stop > i && (stop == end || line->p[stop] != '-') && (i == start || line->p[i - 1] != '-') &&
		    alter_word(arena, line, i, stop, random))
			return true;
		stop += stop == i;
	}
	return false;
}
