#include "entity/number.h"

#include <string.h>

#include "base/utf8.h"

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
		if (run->total % 1000000 != 0 && run->total > 0)
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

/* Digits with groups: "1'000", "2 500", "2.500", "2,5". One comma is a decimal one, one dot before three digits a
 * group, and where both stand the last is the decimal one. */
static bool
read_digits(struct str s, struct piece *p)
{
	char plain[64];
	size_t i = 0, n = 0, dots = 0, commas = 0, last = 0, after = 0;
	char decimal = 0;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] == '.' || s.p[i] == ',') {
			dots += s.p[i] == '.';
			commas += s.p[i] == ',';
			last = i;
		}
	}
	after = s.n - last - 1;
	if (commas == 1 && (dots == 0 || s.p[last] == ','))
		decimal = ',';
	else if (dots == 1 && (commas > 0 || after != 3) && s.p[last] == '.')
		decimal = '.';
	else if (dots > 1 && after != 3 && commas == 0)
		return false; /* 1.2.3, 31.05.2024 */
	for (i = 0; i < s.n && n + 1 < sizeof plain; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			plain[n++] = s.p[i];
		else if (s.p[i] == decimal && i == last)
			plain[n++] = '.';
	}
	p->fraction = decimal != 0;
	p->digits = (uint8_t)(dots + commas == 0 && n == s.n ? n : 0);
	return decimal_parse((struct str){ plain, n }, &p->value);
}

void
number_read(struct str word, struct piece *p)
{
	static const char *const ordinals[] = { "er", "re", "e", "eme", "ème", "ième", "nd", "nde" };
	size_t n = word.n, i;

	while (n > 0 && !(word.p[n - 1] >= '0' && word.p[n - 1] <= '9'))
		n--;
	for (i = 0; i < n; i++) {
		unsigned char c = (unsigned char)word.p[i];

		if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
			return;
	}
	if (!read_digits(str_sub(word, 0, n), p))
		return;
	if (n == word.n) {
		p->class = FIGURE_DIGITS;
		p->classes = 1u << FIGURE_DIGITS;
		return;
	}
	for (i = 0; i < sizeof ordinals / sizeof *ordinals; i++)
		if (str_eqz(str_sub(word, n, word.n), ordinals[i]))
			break;
	if (i < sizeof ordinals / sizeof *ordinals) {
		p->class = FIGURE_ORDINAL;
		p->classes = 1u << FIGURE_ORDINAL;
	} else if (str_eqz(str_sub(word, n, word.n), "k") || str_eqz(str_sub(word, n, word.n), "M")) {
		p->class = FIGURE_DIGITS;
		p->classes = 1u << FIGURE_DIGITS | 1u << FIGURE_SCALE;
		p->value = decimal_mul(p->value, decimal_of(1, word.p[n] == 'k' ? 3 : 6));
	}
}

static bool
has(const pieces *p, size_t i, enum figure_class class)
{
	return i < p->n && p->items[i].classes >> class & 1;
}

static bool
joined(const pieces *p, size_t i)
{
	return i < p->n && (p->items[i].gap == GAP_SPACE || p->items[i].gap == GAP_HYPHEN || p->items[i].gap == GAP_NONE);
}

/* "30 000" with plain spaces: groups of three. */
static void
take_groups(const pieces *p, struct quantity *q)
{
	while (q->end < p->n && p->items[q->end].gap == GAP_SPACE && has(p, q->end, FIGURE_DIGITS) &&
	       p->items[q->end].end - p->items[q->end].start >= 3 && p->items[q->end].start - p->items[q->end - 1].end == 1) {
		const struct piece *g = &p->items[q->end];
		uint32_t n = g->end - g->start;

		if (!(g->digits == 3 || (g->fraction && n > 4 && n < 8 && decimal_double(g->value) < 1000)))
			break;
		q->value = decimal_add(decimal_mul(q->value, decimal_of(1, 3)), g->value);
		q->plain = false;
		q->digits = 0;
		q->end++;
		if (g->fraction)
			break;
	}
}

static bool
read_spelled(const pieces *p, size_t i, struct quantity *q)
{
	struct number_run run = { 0 };
	size_t at = i;

	while (at < p->n && (at == i || joined(p, at))) {
		if (has(p, at, FIGURE_NUM)) {
			if (!number_add(&run, p->items[at].value, false))
				break;
			q->end = ++at;
		} else if (run.any && has(p, at, FIGURE_AND) && run.part % 100 >= 20 && joined(p, at + 1) &&
		           (has(p, at + 1, FIGURE_NUM) || has(p, at + 1, FIGURE_ONE))) {
			struct number_run next = run;
			struct decimal v = has(p, at + 1, FIGURE_ONE) ? decimal_of(1, 0) : p->items[at + 1].value;

			if (!number_add(&next, v, false) || decimal_double(v) > 11)
				break;
			run = next;
			at += 2;
			q->end = at;
		} else {
			break;
		}
	}
	q->value = number_value(&run);
	q->spelled = true;
	return run.any;
}

/* "une douzaine", "eine halbe Million", "un milliard", "trente douzaines". */
static bool
read_article(const pieces *p, size_t i, struct quantity *q)
{
	bool half = has(p, i + 1, FIGURE_HALF) && joined(p, i + 1);
	size_t at = i + 1 + half;

	if (!joined(p, at) || !(has(p, at, FIGURE_DOZEN) || has(p, at, FIGURE_SCALE)))
		return false;
	q->value = half ? decimal_of(5, -1) : decimal_of(1, 0);
	q->spelled = true;
	if (has(p, at, FIGURE_SCALE)) { /* the scale itself is taken by the caller */
		q->end = at;
		return true;
	}
	q->value = decimal_mul(q->value, p->items[at].value);
	q->vague = true;
	q->end = at + 1;
	return true;
}

bool
number_quantity(const pieces *p, size_t i, struct quantity *q)
{
	*q = (struct quantity){ i, { 0, 0 }, false, false, false, false, 0 };
	if (has(p, i, FIGURE_DIGITS)) {
		q->value = p->items[i].value;
		q->end = i + 1;
		q->plain = p->items[i].digits > 0;
		q->digits = p->items[i].digits;
		q->scaled = has(p, i, FIGURE_SCALE);
		if (q->plain && q->digits <= 3 && q->value.m != 0)
			take_groups(p, q);
	} else if (has(p, i, FIGURE_NUM)) {
		if (!read_spelled(p, i, q))
			return false;
	} else if (!has(p, i, FIGURE_ONE) || !read_article(p, i, q)) {
		return false;
	}
	if (has(p, q->end, FIGURE_DOZEN) && joined(p, q->end) && !q->vague) {
		q->value = decimal_mul(q->value, p->items[q->end++].value);
		q->vague = true;
	}
	if (has(p, q->end, FIGURE_OF) && has(p, q->end + 1, FIGURE_SCALE) && q->vague) /* une dizaine de millions */
		q->end++;
	while (has(p, q->end, FIGURE_SCALE) && joined(p, q->end)) {
		q->value = decimal_mul(q->value, p->items[q->end++].value);
		q->scaled = true;
		q->plain = false;
	}
	if (q->scaled && has(p, q->end, FIGURE_HALF) && joined(p, q->end) && p->items[q->end].end - p->items[q->end].start > 5) {
		q->value = decimal_add(q->value, decimal_mul(p->items[q->end - 1].value, decimal_of(5, -1)));
		q->end++; /* "un million et demi" */
	}
	return !has(p, q->end, FIGURE_FRACTION) || !joined(p, q->end);
}
