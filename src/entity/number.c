#include "entity/number.h"

#include <string.h>

#include "base/utf8.h"

#define BIT(class) ((uint64_t)1 << (class))

enum { DIGITS_MOST = 18, PLAIN_SIZE = 64, GROUPS_MOST = 4 };

bool
number_add(struct number_run *run, struct decimal value, bool compound)
{
	double d = decimal_double(value);
	int64_t v = (int64_t)d, low = run->part % 100;

	if ((double)v != d) {
		if (run->any)
			return false;
		run->odd = value;
		run->any = true;
		return true;
	}
	if (run->odd.m != 0 || (run->any && v == 0))
		return false;
	if (v >= 1000) {
		if (run->total > 0)
			return false;
		run->total += (run->part > 0 ? run->part : 1) * v;
		run->part = 0;
	} else if (v == 100) {
		if (run->part > 9)
			return false;
		run->part = (run->part > 0 ? run->part : 1) * 100;
	} else if (compound && run->joined) {
		if (low == 0 || low > 9 || v < 20)
			return false;
		run->part += v;
	} else {
		bool fits = low == 0 || (low >= 20 && low % 10 == 0 && v < 10) || ((low == 60 || low == 80) && v < 20);

		if (!fits || (run->joined && low == 0))
			return false;
		run->part += v;
	}
	run->any = true;
	run->joined = false;
	return true;
}

struct decimal
number_value(const struct number_run *run)
{
	return run->odd.m != 0 ? run->odd : decimal_of(run->total + run->part, 0);
}

/* ---- Digits ---- */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The sign before the decimals of ${s}, ',' or '.'; 0: there is none; '?': it is no number. One comma is a decimal
 * one; one point before three digits parts a group, unless what is before it can be none; where both stand, the last
 * is the decimal one. */
static char
decimal_sign(struct str s, size_t dots, size_t commas, size_t last, size_t first)
{
	size_t after = s.n - last - 1;

	if (commas == 1 && (dots == 0 || s.p[last] == ','))
		return ',';
	if (commas > 1 || (dots > 1 && s.p[last] == ',')) /* 1,234,567 */
		return dots == 0 && after == 3 && first <= 3 ? 0 : '?';
	if (dots == 1 && s.p[last] == '.' && (commas > 0 || after != 3 || first > 3 || s.p[0] == '0'))
		return '.';
	if (dots > 1 && (after != 3 || first > 3)) /* 1.2.3, 31.05.2024 */
		return '?';
	return 0;
}

/* Digits with groups: "1'000", "2 500", "2.500", "2,5". */
static bool
read_digits(struct str s, struct piece *p)
{
	char plain[PLAIN_SIZE], decimal;
	size_t i, n = 0, dots = 0, commas = 0, last = 0, first = SIZE_MAX;

	if (s.n >= PLAIN_SIZE)
		return false;
	for (i = 0; i < s.n; i++) {
		if (first == SIZE_MAX && !is_digit(s.p[i]))
			first = i;
		if (s.p[i] == '.' || s.p[i] == ',') {
			dots += s.p[i] == '.';
			commas += s.p[i] == ',';
			last = i;
		}
	}
	decimal = decimal_sign(s, dots, commas, last, first);
	if (decimal == '?')
		return false;
	for (i = 0; i < s.n; i++) {
		if (is_digit(s.p[i]))
			plain[n++] = s.p[i];
		else if (s.p[i] == decimal && i == last)
			plain[n++] = '.';
	}
	p->fraction = decimal != 0;
	p->point = decimal == '.';
	p->digits = (uint8_t)(n == s.n ? n : 0);
	return n <= DIGITS_MOST + 1 && decimal_parse((struct str){ plain, n }, &p->value);
}

void
number_read(struct str word, struct piece *p)
{
	static const char *const ordinals[] = { "er", "re", "e", "eme", "ème", "ième", "nd", "nde", "ers", "es" };
	size_t n = word.n, i;

	while (n > 0 && !is_digit(word.p[n - 1]))
		n--;
	for (i = 0; i < n; i++)
		if ((word.p[i] | 0x20) >= 'a' && (word.p[i] | 0x20) <= 'z')
			return;
	if (!read_digits(str_sub(word, 0, n), p)) {
		p->classes = n == word.n ? BIT(FIGURE_DOTTED) : 0;
		return;
	}
	if (n == word.n) {
		p->classes = BIT(FIGURE_DIGITS);
		return;
	}
	for (i = 0; i < sizeof ordinals / sizeof *ordinals; i++)
		if (str_eqz(str_sub(word, n, word.n), ordinals[i]))
			p->classes = BIT(FIGURE_ORDINAL);
}

/* ---- Quantities ---- */

/* "30 000" with plain spaces: groups of three, the last perhaps with decimals. More than there are in any number are
 * the cells of a table. */
static void
take_groups(const pieces *p, struct quantity *q)
{
	struct decimal value = q->mantissa;
	size_t at = q->end, groups = 0;
	bool last = false;

	while (piece_gap(p, at, GAP_SPACE) && piece_has(p, at, FIGURE_DIGITS) && !last) {
		const struct piece *g = &p->items[at];
		uint32_t n = g->end - g->start;

		last = g->fraction && !g->point && n > 4 && n < 8 && decimal_double(g->value) < 1000;
		if (g->start - p->items[at - 1].end > 3 || !(g->digits == 3 || last))
			break;
		if (++groups > GROUPS_MOST)
			return;
		value = decimal_add(decimal_mul(value, decimal_of(1, 3)), g->value);
		at++;
	}
	if (groups == 0)
		return;
	q->mantissa = value;
	q->end = at;
	q->plain = false;
	q->digits = 0;
}

/* "et un", "et onze" behind tens. */
static bool
and_one(const pieces *p, size_t at, struct number_run *run)
{
	struct decimal one = decimal_of(1, 0);

	if (!piece_has(p, at, FIGURE_AND) || !piece_near(p, at + 1) || run->part % 100 < 20)
		return false;
	if (piece_has(p, at + 1, FIGURE_ONE))
		return number_add(run, one, false);
	return piece_has(p, at + 1, FIGURE_NUM) && decimal_cmp(p->items[at + 1].value, decimal_of(11, 0)) == 0 &&
	       number_add(run, p->items[at + 1].value, false);
}

static bool
read_spelled(const pieces *p, size_t i, struct quantity *q)
{
	struct number_run run = { 0 };
	size_t at = i;

	while (at < p->n && (at == i || piece_near(p, at))) {
		if (piece_has(p, at, FIGURE_NUM)) {
			if (!number_add(&run, p->items[at].value, false))
				break;
			at++;
		} else if (run.any && and_one(p, at, &run)) {
			at += 2;
		} else {
			break;
		}
	}
	q->end = at;
	q->mantissa = number_value(&run);
	q->spelled = true;
	return run.any;
}

/* "deux cent virgule cinquante-deux": the decimals, as digits. */
static void
take_decimals(const pieces *p, struct quantity *q)
{
	struct quantity after = { 0 };
	int64_t most = 1;
	double value;

	if (!piece_has(p, q->end, FIGURE_COMMA) || !piece_near(p, q->end) || !piece_near(p, q->end + 1) ||
	    !piece_has(p, q->end + 1, FIGURE_NUM) || !read_spelled(p, q->end + 1, &after))
		return;
	value = decimal_double(after.mantissa);
	if (value >= 1000000 || value != (double)(int64_t)value)
		return;
	for (; (double)most <= value; most *= 10)
		after.mantissa.e--;
	q->mantissa = decimal_add(q->mantissa, after.mantissa);
	q->end = after.end;
}

/* "une douzaine", "eine halbe Million", "un milliard". */
static bool
read_article(const pieces *p, size_t i, struct quantity *q)
{
	bool half = piece_has(p, i + 1, FIGURE_HALF) && piece_near(p, i + 1);
	size_t at = i + 1 + half;

	if (!piece_near(p, at) || !(piece_has(p, at, FIGURE_DOZEN) || piece_has(p, at, FIGURE_SCALE)))
		return false;
	if (piece_has(p, at, FIGURE_SCALE) && p->items[at].end - p->items[at].start < 2) /* "un M" */
		return false;
	q->mantissa = half ? decimal_of(5, -1) : decimal_of(1, 0);
	q->spelled = true;
	q->end = at; /* the dozen or scale itself is taken by the caller */
	return true;
}

/* "et demi", "et trois quarts" of the last scale. */
static void
take_part(const pieces *p, struct quantity *q)
{
	struct decimal part = { 0, 0 };
	size_t at = q->end;

	if (!piece_has(p, at, FIGURE_AND) || !piece_near(p, at) || !piece_near(p, at + 1) || !piece_near(p, at + 2))
		part = (struct decimal){ 0, 0 };
	else if (piece_has(p, at + 1, FIGURE_NUM) && piece_has(p, at + 2, FIGURE_FRACTION))
		part = decimal_mul(p->items[at + 1].value, p->items[at + 2].value);
	if (part.m != 0)
		q->end = at + 3;
	else if (piece_has(p, at, FIGURE_HALF) && piece_near(p, at) && p->items[at].end - p->items[at].start > 5)
		part = p->items[q->end++].value; /* "et demi" is one piece */
	q->mantissa = decimal_add(q->mantissa, part);
}

/* "deux millions trois cent mille": what is below the scale. */
static void
take_rest(const pieces *p, struct quantity *q)
{
	struct quantity rest = { 0 };

	if (!q->spelled || !piece_has(p, q->end, FIGURE_NUM) || !piece_gap(p, q->end, GAP_SPACE) ||
	    !read_spelled(p, q->end, &rest) || decimal_cmp(rest.mantissa, q->scale) >= 0)
		return;
	q->value = decimal_add(decimal_mul(q->mantissa, q->scale), rest.mantissa);
	q->mantissa = q->value;
	q->scale = decimal_of(1, 0);
	q->end = rest.end;
}

static void
take_scale(const pieces *p, struct quantity *q)
{
	if (q->spelled && piece_has(p, q->end + 2, FIGURE_FRACTION) && piece_has(p, q->end + 3, FIGURE_SCALE))
		take_part(p, q); /* "sechs und zwei Drittel Millionen" */
	if (piece_has(p, q->end, FIGURE_DOZEN) && piece_near(p, q->end) && !q->vague) {
		q->mantissa = decimal_mul(q->mantissa, p->items[q->end++].value);
		q->vague = true;
	}
	if (q->vague && piece_has(p, q->end, FIGURE_OF) && piece_has(p, q->end + 1, FIGURE_SCALE))
		q->end++; /* "une dizaine de millions" */
	if (q->vague && piece_has(p, q->end, FIGURE_OF) && piece_has(p, q->end + 1, FIGURE_DOZEN)) {
		q->mantissa = decimal_mul(q->mantissa, p->items[q->end + 1].value); /* "une centaine de milliers" */
		q->end += 2;
	}
	if (!q->spelled && piece_has(p, q->end, FIGURE_NUM) && piece_gap(p, q->end, GAP_SPACE) &&
	    decimal_cmp(p->items[q->end].value, decimal_of(1, 3)) == 0) { /* "18 mille" */
		q->scale = p->items[q->end++].value;
		q->scaled = true;
		q->plain = false;
	}
	while (piece_has(p, q->end, FIGURE_SCALE) && piece_near(p, q->end)) {
		q->scale = decimal_mul(q->scale, p->items[q->end++].value);
		q->scaled = true;
		q->plain = false;
	}
	if (q->scaled) {
		take_part(p, q);
		take_rest(p, q);
	}
}

bool
number_quantity(const pieces *p, size_t i, struct quantity *q)
{
	*q = (struct quantity){ .end = i, .scale = { 1, 0 } };
	if (piece_has(p, i, FIGURE_DIGITS)) {
		q->mantissa = p->items[i].value;
		q->end = i + 1;
		q->plain = p->items[i].digits > 0;
		q->digits = p->items[i].digits;
		if (q->plain && q->digits <= 3 && q->mantissa.m != 0)
			take_groups(p, q);
	} else if (piece_has(p, i, FIGURE_NUM)) {
		if (!read_spelled(p, i, q))
			return false;
		take_decimals(p, q);
	} else if (!piece_has(p, i, FIGURE_ONE) || !read_article(p, i, q)) {
		return false;
	}
	take_scale(p, q);
	q->value = decimal_mul(q->mantissa, q->scale);
	return !piece_has(p, q->end, FIGURE_FRACTION) || !piece_near(p, q->end);
}
