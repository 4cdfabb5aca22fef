#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "align/facts.h"

/*
 * Numerals that are no figures (times of day, ordinals, "Windows 7", a day that no month has) are told otherwise, too.
 * In a passage that surely says the same, one whose digits the other side has nowhere is in conflict with the one
 * numeral there that its own side has nowhere and that is one digit, or two swapped ones, off.
 */
enum { CANDIDATES = 64 }; /* of a passage and side; of more, the first */
/* Single digits are told otherwise only where they stand at about the same place. */
static const float APART = 0.35F;

struct numeral {
	uint32_t start, end; /* bytes of the article */
	uint32_t fact;       /* the figure that it is of; FACT_NONE */
	bool elsewhere;      /* which agrees with something, if not here */
	float place;         /* 0..1 in its passage */
	char digits[FACTS_DIGITS];
	size_t n;
};

struct passage {
	struct str text; /* of the article from its start on, up to the end of the passage */
	uint32_t start;
	struct numeral items[CANDIDATES];
	size_t n;
};

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
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

/* Has the passage a numeral of these digits, whatever it is of? */
static bool
has(const struct passage *p, const char *digits, size_t n)
{
	char found[FACTS_DIGITS];
	uint32_t at, end;

	for (at = p->start; at < p->text.n; at = end) {
		end = run_end(p->text, at);
		if (end == at)
			end++;
		else if (facts_digits(str_sub(p->text, at, end), found) == n && memcmp(found, digits, n) == 0)
			return true;
	}
	return false;
}

/* The figure that byte ${at} is in; FACT_NONE. ${*next}: where to look from, facts ascending. */
static uint32_t
figure_at(const struct comparing *c, int side, uint32_t at, uint32_t *next)
{
	while (*next < c->n[side] && c->facts[side][*next].mention->end <= at)
		++*next;
	if (*next == c->n[side] || c->facts[side][*next].mention->start > at || !facts_is_figure(&c->facts[side][*next]))
		return FACT_NONE;
	return *next;
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

static void
add(struct passage *p, uint32_t start, uint32_t end, uint32_t fact, bool elsewhere)
{
	struct numeral x = { start, end, fact, elsewhere, 0, { 0 }, 0 };

	x.n = facts_digits(str_sub(p->text, start, end), x.digits);
	x.place = (float)(start - p->start) / (float)(p->text.n - p->start + 1);
	if (x.n > 0 && x.n <= FACTS_DIGITS && p->n < CANDIDATES)
		p->items[p->n++] = x;
}

/* A figure: its digits as one, unless something here agrees with it or it is a date. Then they are several: in "25.
 * August" only the month may agree. */
static void
add_figure(const struct comparing *c, int side, struct passage *p, uint32_t figure)
{
	const struct fact *f = &c->facts[side][figure];
	uint32_t at, end;

	if (!f->agrees && f->other != FACT_NONE)
		return; /* in conflict, as is known */
	if (!f->near && f->mention->type != MENTION_DATE) {
		add(p, f->mention->start, f->mention->end, figure, f->agrees);
		return;
	}
	for (at = f->mention->start; at < f->mention->end; at = end) {
		end = run_end(p->text, at);
		if (end > at)
			add(p, at, end, figure, f->agrees);
		else
			end = at + 1;
	}
}

/* The numerals of a passage, of figures or not. */
static void
list(const struct comparing *c, int side, struct passage *p)
{
	uint32_t next = first_fact(c, side, p->start), at, end;

	for (at = p->start; at < p->text.n; at = end) {
		uint32_t figure = figure_at(c, side, at, &next);

		if (figure != FACT_NONE) {
			end = c->facts[side][figure].mention->end;
			add_figure(c, side, p, figure);
			continue;
		}
		end = run_end(p->text, at);
		if (end > at)
			add(p, at, end, FACT_NONE, false);
		else
			end = at + 1;
	}
}

/* Leave those whose digits the other side does not have. */
static void
sift(struct passage *p, const struct passage *other)
{
	size_t i, n = 0;

	for (i = 0; i < p->n; i++)
		if (!has(other, p->items[i].digits, p->items[i].n))
			p->items[n++] = p->items[i];
	p->n = n;
}

static bool
opposed(const struct passage *p, const struct passage *q, const struct numeral *x, const struct numeral *y)
{
	if (x->n != y->n || (x->elsewhere && y->elsewhere) || !facts_one_digit_off(x->digits, y->digits, x->n))
		return false;
	return x->n > 1 || (p->n == 1 && q->n == 1 && fabsf(x->place - y->place) <= APART);
}

/* The one numeral of ${q} that ${x} of ${p} may be told otherwise as; NULL: none, or more. */
static struct numeral *
one_opposed(const struct passage *p, struct passage *q, const struct numeral *x)
{
	struct numeral *found = NULL;
	size_t i;

	for (i = 0; i < q->n; i++)
		if (opposed(p, q, x, &q->items[i])) {
			if (found != NULL)
				return NULL;
			found = &q->items[i];
		}
	return found;
}

static void
tell(struct comparing *c, uint32_t bead, const struct numeral *const x[2])
{
	struct difference d = { .kind = DIFF_NUMBER, .status = DIFF_CONFLICT, .bead = bead };
	int side;

	for (side = 0; side < 2; side++) {
		d.start[side] = x[side]->start;
		d.end[side] = x[side]->end;
		d.text[side] = str_sub(c->corpus->articles[c->article[side]]->text, x[side]->start, x[side]->end);
		if (x[side]->fact != FACT_NONE) {
			c->facts[side][x[side]->fact].told = !c->facts[side][x[side]->fact].near;
			if (d.kind == DIFF_NUMBER)
				d.kind = (uint8_t)facts_kind(&c->facts[side][x[side]->fact]);
		}
	}
	vec_add(&c->found, d);
}

static void
compare(struct comparing *c, uint32_t bead, struct passage p[2])
{
	struct passage whole[2] = { p[0], p[1] };
	size_t i;

	sift(&p[0], &whole[1]);
	sift(&p[1], &whole[0]);
	for (i = 0; i < p[0].n; i++) {
		struct numeral *y = one_opposed(&p[0], &p[1], &p[0].items[i]);

		if (y != NULL && one_opposed(&p[1], &p[0], y) == &p[0].items[i])
			tell(c, bead, (const struct numeral *const[2]){ &p[0].items[i], y });
	}
}

/* Sentences [first, end) of the article, as one passage. */
static void
set(const struct comparing *c, int side, uint32_t first, uint32_t end, struct passage *p)
{
	const struct corpus *corpus = c->corpus;

	p->n = 0;
	p->start = corpus->sentences[first].start;
	p->text = str_sub(corpus->articles[c->article[side]]->text, 0, corpus->sentences[end - 1].end);
}

void
facts_numerals(struct comparing *c)
{
	struct passage *p = mem_zalloc(2, sizeof *p);
	uint32_t i;
	int side;

	for (i = 0; i < c->alignment->nbeads; i++) {
		const struct bead *b = &c->alignment->beads[i];

		if (b->n[0] == 0 || b->n[1] == 0 || !facts_sure_bead(c, i))
			continue;
		for (side = 0; side < 2; side++) {
			uint32_t first = c->corpus->first_body[c->article[side]] + b->start[side];

			set(c, side, first, first + b->n[side], &p[side]);
			list(c, side, &p[side]);
		}
		if (p[0].n > 0 && p[1].n > 0)
			compare(c, i, p);
	}
	free(p);
}
