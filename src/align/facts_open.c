#include "align/facts_open.h"

#include <math.h>
#include <string.h>

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c & 0x80) != 0 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static uint32_t
digits_end(struct str s, uint32_t at)
{
	while (at < s.n && digit(s.p[at]))
		at++;
	return at;
}

/* The end of the run of digits at ${at}; "2:21:31" is one, for any of its parts may stand in another time, too. */
static uint32_t
run_end(struct str s, uint32_t at)
{
	uint32_t end[3] = { digits_end(s, at), 0, 0 };
	int k;

	for (k = 1; k < 3; k++) {
		uint32_t next = end[k - 1] + 1;

		if (end[k - 1] == at || next >= s.n || s.p[next - 1] != ':' || (end[k] = digits_end(s, next)) == next)
			return end[0];
	}
	return end[2];
}

/* The same, of a part of a figure: "100.000" is one of a range, "25.08" of a date are two. */
static uint32_t
part_end(struct str s, uint32_t at, bool date)
{
	uint32_t end = run_end(s, at);

	while (!date && end > at && end + 1 < s.n && strchr(".,", s.p[end]) != NULL && digit(s.p[end + 1]))
		end = digits_end(s, end + 1);
	return end;
}

/* "1,000", which is no figure. */
static uint32_t
grouped_end(struct str s, uint32_t at, uint32_t end)
{
	uint32_t last = end;

	while (last - at <= 3 && last + 3 < s.n && strchr(".,", s.p[last]) != NULL &&
	       digits_end(s, last + 1) == last + 4) {
		at = last + 1;
		last += 4;
	}
	return last + 1 < s.n && strchr(".,", s.p[last]) != NULL && digit(s.p[last + 1]) ? end : last;
}

/* The first fact that ends behind byte ${at}: facts stand in order and apart. */
static uint32_t
first_fact(const struct comparing *c, int side, uint32_t at)
{
	uint32_t low = 0, high = c->n[side];

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (c->facts[side][middle].mention->end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static double
value_of(const struct open *x)
{
	double value = 0;
	size_t i;

	for (i = 0; i < x->n; i++)
		value = 10 * value + (x->digits[i] - '0');
	return value;
}

static void
see(struct passage *p, uint32_t start, uint32_t end)
{
	struct seen x = { { 0 }, 0 };

	x.n = facts_digits(str_sub(p->text, start, end), x.digits);
	if (x.n > 0 && x.n <= FACTS_DIGITS)
		vec_add(&p->seen, x);
}

static struct open *
add(struct passage *p, uint32_t start, uint32_t end)
{
	struct open *x;

	if (p->n == OPEN_MOST)
		return NULL;
	x = &p->items[p->n];
	*x = (struct open){ .place = { start, end }, .fact = FACT_NONE, .type = OPEN_PLAIN };
	x->n = facts_digits(str_sub(p->text, start, end), x->digits);
	x->value = value_of(x);
	if (x->n > FACTS_DIGITS || (x->n > 1 && x->value == 0)) /* "00" says nothing */
		return NULL;
	x->year = x->n == 4 && end - start == 4;
	p->n++;
	return x;
}

/* "2012", and "3012" that is taken for a number. */
static bool
is_year(const struct comparing *c, const struct fact *f)
{
	const struct figure *x = facts_figure(c, f);

	return facts_digits(f->text, NULL) == 4 &&
	       (f->mention->type == MENTION_DATE ? x->from.month == 0 :
						   f->mention->type == MENTION_NUMBER && f->text.n == 4);
}

/* A figure as one, unless something here agrees with it. */
static void
add_figure(const struct comparing *c, int side, struct passage *p, uint32_t figure)
{
	const struct fact *f = &c->facts[side][figure];
	struct open *x;

	if (f->near || (!f->agrees && f->other != FACT_NONE))
		return;
	x = add(p, f->mention->start, f->mention->end);
	if (x == NULL)
		return;
	x->fact = figure;
	x->type = (uint8_t)f->mention->type;
	x->elsewhere = f->agrees;
	x->year = is_year(c, f);
	x->scaled = x->type != MENTION_DATE && decimal_double(facts_figure(c, f)->low) > x->value;
	if (x->type != MENTION_DATE)
		x->value = decimal_double(facts_figure(c, f)->low);
	else if (!x->year)
		x->value = 0;
}

static bool
has_parts(const struct comparing *c, int side, const struct fact *f)
{
	const struct figure *x = facts_figure(c, f);

	if (f->mention->type == MENTION_DATE)
		return !is_year(c, f);
	return f->near && !facts_is_exact(x) && !facts_same_value(x, facts_figure(c, &c->facts[1 - side][f->other]));
}

/* The digits of a date or range by themselves: in "25. August" only the month may agree. */
static void
add_parts(const struct comparing *c, int side, struct passage *p, uint32_t figure)
{
	const struct fact *f = &c->facts[side][figure];
	uint32_t at, end;

	if (!has_parts(c, side, f) || (!f->agrees && f->other != FACT_NONE))
		return;
	for (at = f->mention->start; at < f->mention->end; at = end) {
		struct open *x;

		end = part_end(p->text, at, f->mention->type == MENTION_DATE);
		if (end == at) {
			end++;
		} else if ((x = add(p, at, end)) != NULL) {
			x->fact = figure;
			x->type = (uint8_t)f->mention->type;
			x->part = true;
			x->near = f->near;
			x->elsewhere = f->agrees && !f->near;
		}
	}
}

/* All digits of a figure, those of each of its numerals, and where it is a range those of its ends. */
static void
see_figure(const struct comparing *c, int side, struct passage *p, uint32_t figure)
{
	const struct mention *m = c->facts[side][figure].mention;
	uint32_t at, end, whole;

	see(p, m->start, m->end);
	for (at = m->start; at < m->end; at = end) {
		end = run_end(p->text, at);
		whole = part_end(p->text, at, m->type == MENTION_DATE);
		if (end > at && (end < m->end || at > m->start))
			see(p, at, end);
		if (whole > end && (whole < m->end || at > m->start))
			see(p, at, whole);
		end += end == at;
	}
}

/* What is open in a passage, and all digits in it. */
static void
list(const struct comparing *c, int side, struct passage *p)
{
	uint32_t next = first_fact(c, side, p->start), at, end;

	for (at = p->start; at < p->text.n; at = end) {
		while (next < c->n[side] && c->facts[side][next].mention->end <= at)
			next++;
		if (next < c->n[side] && c->facts[side][next].mention->start == at &&
		    facts_is_figure(&c->facts[side][next])) {
			end = c->facts[side][next].mention->end;
			add_figure(c, side, p, next);
			add_parts(c, side, p, next);
			see_figure(c, side, p, next);
			continue;
		}
		end = run_end(p->text, at);
		if (end > at) {
			uint32_t grouped = grouped_end(p->text, at, end);

			add(p, at, grouped);
			see(p, at, end);
			if (grouped > end)
				see(p, at, grouped);
			end = grouped;
		} else {
			end = at + 1;
		}
	}
}

/* How often the passage has those digits. */
static unsigned
times(const struct passage *p, const struct open *x)
{
	unsigned n = 0;
	size_t i;

	for (i = 0; i < p->seen.n; i++)
		n += p->seen.items[i].n == x->n && memcmp(p->seen.items[i].digits, x->digits, x->n) == 0;
	return n;
}

/* "3h" and "drei Uhr", "20h" and "8 Uhr", "les années 90" and "in den 1990ern". */
static bool
same_numeral(const struct open *x, const struct open *y)
{
	if (x->value <= 0 || y->value <= 0)
		return false;
	if (x->type == MENTION_NUMBER && y->type == MENTION_NUMBER) /* "50 milles soldats": read wrong */
		return x->value * 1000 == y->value || y->value * 1000 == x->value;
	if (x->type != OPEN_PLAIN && y->type != OPEN_PLAIN && !x->year && !y->year)
		return false;
	if (x->value == y->value)
		return true;
	if (x->type == OPEN_PLAIN && y->type == OPEN_PLAIN && fabs(x->value - y->value) == 12 && x->value <= 24 &&
	    y->value <= 24)
		return true;
	return (x->n == 2 && y->n == 4 && memcmp(x->digits, y->digits + 2, 2) == 0) ||
	       (y->n == 2 && x->n == 4 && memcmp(y->digits, x->digits + 2, 2) == 0);
}

static bool
is_told(const struct passage *p, const struct open *x)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (same_numeral(x, &p->items[i]))
			return true;
	return false;
}

/* "3 millions" and "3 Milliarden", but not "20,000" and "20.000": one of those was read wrong. */
static bool
scaled_both(const struct passage *other, const struct open *x)
{
	size_t i;
	bool found = false;

	for (i = 0; i < other->n; i++) {
		const struct open *y = &other->items[i];

		if (x->n != y->n || memcmp(x->digits, y->digits, x->n) != 0)
			continue;
		if (!y->scaled)
			return false;
		found = true;
	}
	return x->scaled && found;
}

/* "32,9", where the other side has "auf32,9". */
static bool
stands_in(const struct passage *p, const struct open *x, const struct passage *other)
{
	uint32_t first = x->place.start, end = x->place.end;
	struct str written;
	size_t at;

	while (first < end && !digit(p->text.p[first]))
		first++;
	while (end > first && !digit(p->text.p[end - 1]))
		end--;
	written = str_sub(p->text, first, end);
	for (at = other->start; (at = str_find(other->text, written, at)) != SIZE_MAX; at++)
		if (at > other->start && is_letter(other->text.p[at - 1]) &&
		    (at + written.n == other->text.n || !digit(other->text.p[at + written.n])))
			return true;
	return false;
}

/* Leave those whose digits the other side has not, or not as often. */
static void
sift(struct passage *p, const struct passage *other, const struct passage *whole)
{
	size_t i, n = 0;

	for (i = 0; i < p->n; i++) {
		struct open x = p->items[i];
		bool words = x.type == MENTION_DATE && !x.part && !x.year; /* "2 mai", "2. November" */
		unsigned there = x.n > 0 && !words && !scaled_both(other, &x) ? times(other, &x) : 0;

		if (x.n > 1 && stands_in(p, &x, other))
			continue;
		if (is_told(other, &x) && (x.n == 0 || times(whole, &x) <= 1))
			continue;
		x.repeated = there > 0;
		if (there == 0 || times(whole, &x) > there)
			p->items[n++] = x;
	}
	p->n = n;
}

void
facts_open(const struct comparing *c, uint32_t bead, struct passage p[2])
{
	struct passage whole[2];
	int side;

	for (side = 0; side < 2; side++) {
		struct word_place span = facts_span(c, side, bead);

		p[side].n = p[side].seen.n = 0;
		p[side].start = span.start;
		p[side].text = str_sub(c->corpus->articles[c->article[side]]->text, 0, span.end);
		list(c, side, &p[side]);
	}
	whole[0] = p[0];
	whole[1] = p[1];
	for (side = 0; side < 2; side++)
		sift(&p[side], &whole[1 - side], &whole[side]);
}
