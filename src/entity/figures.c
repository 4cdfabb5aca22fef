#include "entity/figures.h"

#include <string.h>

#include "base/utf8.h"
#include "entity/figure_date.h"
#include "entity/figure_none.h"
#include "entity/knowledge.h"
#include "text/fold.h"

#define BIT(class) ((uint64_t)1 << (class))

struct finding {
	struct figure_text t;
	struct dating dating;
	found_figures *out;
};

/* A quantity with its unit. */
struct measure {
	struct quantity q;
	size_t start, end; /* pieces */
	uint32_t from, to; /* bytes */
	uint8_t type;      /* enum mention_type */
	bool negative;
	char unit[8];
};

static bool
has(const pieces *p, size_t i, enum figure_class class)
{
	return piece_has(p, i, class);
}

/* "environ", "plus de", "rund", "ca." before piece ${i}. */
static enum figure_about
about(const pieces *p, size_t i)
{
	if (i > 0 && piece_near(p, i) && has(p, i - 1, FIGURE_BETWEEN))
		i--;
	if (i == 0 || !(piece_near(p, i) || (piece_gap(p, i, GAP_DOT) && has(p, i - 1, FIGURE_SHORT))))
		return FIGURE_EXACT;
	if (i > 1 && has(p, i - 1, FIGURE_OF) && piece_near(p, i - 1) && !has(p, i - 1, FIGURE_CUE_ABOUT))
		i--;
	return has(p, i - 1, FIGURE_CUE_ABOUT)   ? FIGURE_ABOUT
	       : has(p, i - 1, FIGURE_CUE_OVER)  ? FIGURE_OVER
	       : has(p, i - 1, FIGURE_CUE_UNDER) ? FIGURE_UNDER
						 : FIGURE_EXACT;
}

/* ---- Units ---- */

static void
set_unit(struct measure *m, const struct piece *u, size_t end)
{
	m->type = u->classes & BIT(FIGURE_PERCENT_SIGN) ? MENTION_PERCENT : MENTION_AMOUNT;
	memcpy(m->unit, m->type == MENTION_PERCENT ? "percent" : u->unit, sizeof m->unit);
	m->end = end;
}

/* "15 dollars et 15 cents", "15 dollars 50": what is below the unit. */
static void
take_minor(const struct figure_text *t, struct measure *m)
{
	const pieces *p = t->p;
	bool and = has(p, m->end, FIGURE_AND) && piece_near(p, m->end);
	size_t at = m->end + and;
	struct quantity minor;
	bool named, ends;

	if (m->q.scaled || m->q.vague || m->type != MENTION_AMOUNT || !piece_gap(p, at, GAP_SPACE) ||
	    !number_quantity(p, at, &minor) || minor.scaled || p->items[at].fraction ||
	    decimal_cmp(minor.value, decimal_of(100, 0)) >= 0)
		return;
	named = has(p, minor.end, FIGURE_MINOR) && piece_near(p, minor.end);
	ends = minor.plain && minor.digits == 2 && !piece_near(p, minor.end) &&
	       !(m->start > 0 && has(p, m->start - 1, FIGURE_BETWEEN));
	if (!named && !ends)
		return;
	m->q.value = decimal_add(m->q.value, decimal_mul(minor.value, decimal_of(1, -2)));
	m->end = minor.end + named;
}

/* "$ US", "US$": of two that say the same money, the one that says which. */
static size_t
money_pair(const pieces *p, size_t at)
{
	const uint64_t code = BIT(FIGURE_UNIT) | BIT(FIGURE_PREFIX);

	if (!has(p, at, FIGURE_PREFIX) || !has(p, at + 1, FIGURE_PREFIX) || !piece_near(p, at + 1))
		return at;
	return p->items[at].end - p->items[at].start == 1 && p->items[at + 1].classes & code ? at + 1 : at;
}

/* The money or percent sign behind a quantity, "de" between. */
static bool
unit_behind(const struct figure_text *t, struct measure *m)
{
	const pieces *p = t->p;
	size_t at = m->q.end;
	const struct piece *u;
	struct str rest = str_sub(t->text, p->items[at - 1].end, t->text.n);
	bool dotted = (has(p, at - 1, FIGURE_SCALE) && piece_gap(p, at, GAP_DOT)) || str_startsz(rest, ".– ") ||
		      str_startsz(rest, ".- ");

	if (has(p, at, FIGURE_OF) && piece_near(p, at) && !has(p, at, FIGURE_UNIT) && (m->q.scaled || m->q.vague))
		at++;
	if (at >= p->n || !(piece_near(p, at) || dotted))
		return false;
	u = &p->items[at];
	if (u->classes & BIT(FIGURE_PERCENT_SIGN)) {
		set_unit(m, u, at + 1);
		return true;
	}
	if (u->classes & BIT(FIGURE_MINOR) && !(u->classes & BIT(FIGURE_UNIT)) && !m->q.scaled) {
		set_unit(m, u, at + 1);
		m->q.value = decimal_mul(m->q.value, decimal_of(1, -2));
		return true;
	}
	if (!(u->classes & BIT(FIGURE_UNIT)) && !(m->q.scaled && u->classes & BIT(FIGURE_WEAK)))
		return false;
	set_unit(m, &p->items[money_pair(p, at)], at + 1);
	if (money_pair(p, at) > at)
		m->end++;
	take_minor(t, m);
	return true;
}

/* "15 milliards" with a minus before it, and not one of a range or a list. */
static bool
negative(const struct figure_text *t, struct measure *m)
{
	struct str s = t->text;
	size_t at = t->p->items[m->start].start, before;
	uint32_t c, space = ' ';

	if (at == 0 || has(t->p, m->start, FIGURE_NUM) || (m->start > 0 && has(t->p, m->start - 1, FIGURE_DIGITS)))
		return false;
	before = at;
	c = utf8_prev(s, &before);
	at = before;
	if (before > 0)
		space = utf8_prev(s, &before);
	if (!(fold_is_space(space) || space == '(') || !(c == '-' || c == 0x2212 || c == 0x2013))
		return false;
	if (c == 0x2013 && !t->p->items[m->start].fraction && m->type != MENTION_PERCENT)
		return false;
	m->from = (uint32_t)at;
	return true;
}

/* ---- Ranges ---- */

/* "80 à 95", "5-7000", "entre 3,5 et 5": where the second quantity of a range begins; 0: there is none. */
static size_t
second(const struct figure_text *t, const struct measure *low, bool *dash)
{
	const pieces *p = t->p;
	size_t at = low->end, start = low->start;
	bool between = start > 0 && has(p, start - 1, FIGURE_BETWEEN), from = start > 0 && has(p, start - 1, FIGURE_OF);
	size_t k;

	*dash = piece_gap(p, at, GAP_HYPHEN) || piece_gap(p, at, GAP_DASH);
	if (*dash)
		return low->q.scaled || low->type != MENTION_NUMBER ? 0 : at;
	if (!(has(p, at, FIGURE_TO) || (between && has(p, at, FIGURE_AND))) || !piece_near(p, at) ||
	    !piece_near(p, at + 1))
		return 0;
	if (from && low->type != MENTION_NUMBER)
		return 0;                             /* "de 10 % à 15 %" */
	for (k = 2; from && k < 6 && k <= start; k++) /* "passé de 40 à 65 euros" */
		if (has(p, start - k, FIGURE_RISE))
			return 0;
	return at + 1;
}

/* The lower end takes the scale of the upper one: "5 à 7 milliards"; and "5-7000" is 5,000 to 7,000. */
static struct decimal
scaled_low(const struct quantity *low, const struct quantity *high)
{
	struct decimal value = low->value, thousand = decimal_of(1, 3);

	if (low->scaled || !high->scaled)
		return value;
	if (low->plain && low->digits == 1 && decimal_cmp(high->mantissa, thousand) >= 0 && high->mantissa.e >= 3)
		value = decimal_mul(value, thousand);
	return decimal_cmp(value, high->mantissa) <= 0 ? decimal_mul(value, high->scale) : value;
}

static bool
small(struct decimal d)
{
	return decimal_cmp(d, decimal_of(25, 0)) < 0;
}

/* Make a range of ${m} if a second quantity follows: ${high} is then its upper end. Returns false for a score. */
static bool
take_range(const struct figure_text *t, struct measure *m, struct decimal *high)
{
	struct measure up = { .type = MENTION_NUMBER };
	bool dash, measured;
	struct decimal low;

	*high = m->q.value;
	up.start = second(t, m, &dash);
	if (up.start == 0 || has(t->p, up.start, FIGURE_ONE) || !number_quantity(t->p, up.start, &up.q))
		return true;
	up.end = up.q.end;
	measured = unit_behind(t, &up);
	if (m->type != MENTION_NUMBER && !(m->type == up.type && str_eq(str_of(m->unit), str_of(up.unit))))
		return true;
	low = scaled_low(&m->q, &up.q);
	if (dash && ((small(up.q.value) && !measured && !figure_pieces_counted(t->words, t->text, t->p, up.end)) ||
		     decimal_cmp(low, up.q.value) >= 0)) {
		m->end = up.end;
		return false;
	}
	if (decimal_cmp(low, up.q.value) >= 0 || (!measured && figure_none(t, up.start, &up.q, false)))
		return true;
	m->q.value = low;
	*high = up.q.value;
	m->end = up.end;
	m->type = up.type;
	memcpy(m->unit, up.unit, sizeof m->unit);
	return true;
}

/* ---- Putting together ---- */

static bool
alphanumeric(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c < 0;
}

/* "20.-", "20.–": the dash of the francs. */
static void
take_dash(const struct figure_text *t, struct measure *m)
{
	static const char *const dashes[] = { ".–", ".—", ".-" };
	struct str rest = str_sub(t->text, m->to, t->text.n);
	size_t i, n;

	for (i = 0; i < sizeof dashes / sizeof *dashes && m->type == MENTION_AMOUNT; i++) {
		n = strlen(dashes[i]);
		if (!str_startsz(rest, dashes[i]) || (rest.n > n && alphanumeric(rest.p[n])))
			continue;
		m->to += (uint32_t)n;
		return;
	}
}

static void
put(struct finding *f, struct measure *m, struct decimal high)
{
	struct found_figure *found = vec_push(f->out);

	*found = (struct found_figure){ .type = m->type };
	m->from = f->t.p->items[m->start].start;
	m->to = f->t.p->items[m->end - 1].end;
	if (decimal_cmp(m->q.value, high) == 0 && negative(&f->t, m)) {
		m->q.value.m = -m->q.value.m;
		high = m->q.value;
	}
	take_dash(&f->t, m);
	found->start = m->from;
	found->end = m->to;
	found->figure.low = m->q.value;
	found->figure.high = high;
	found->figure.about = (uint8_t)(m->q.vague ? FIGURE_ABOUT : about(f->t.p, m->start));
	memcpy(found->figure.unit, m->unit, sizeof m->unit);
}

/* "$ 15", "US$15", "€ 2,5 Mio", "Fr. 20.-": the unit stands first. */
static size_t
money_first(struct finding *f, size_t i)
{
	const pieces *p = f->t.p;
	struct measure m = { .start = i, .type = MENTION_AMOUNT };
	size_t unit = i, at = i + 1;
	struct decimal high;

	if (has(p, at, FIGURE_PREFIX) && piece_near(p, at)) { /* "usd$ 15", "$ US 15" */
		unit = money_pair(p, i);
		at++;
	}
	if (!has(p, at, FIGURE_DIGITS) || !(piece_near(p, at) || piece_gap(p, at, GAP_DOT)) ||
	    !number_quantity(p, at, &m.q))
		return 0;
	m.end = m.q.end;
	if (i > 0 && piece_near(p, i) && (has(p, i - 1, FIGURE_DIGITS) || has(p, i - 1, FIGURE_SCALE)))
		return 0;
	m.type = MENTION_NUMBER;
	if (unit_behind(&f->t, &m)) /* "Fr. 20 Euro": the unit belongs to what is behind it */
		return 0;
	if (!take_range(&f->t, &m, &high) || m.type != MENTION_NUMBER)
		return 0;
	m.type = MENTION_AMOUNT;
	memcpy(m.unit, p->items[unit].unit, sizeof m.unit);
	put(f, &m, high);
	return m.end;
}

/* "un euro" */
static size_t
coin(struct finding *f, size_t i)
{
	const pieces *p = f->t.p;
	struct measure m = { .q = { .end = i + 1, .value = { 1, 0 }, .scale = { 1, 0 } }, .start = i };

	if (!has(p, i, FIGURE_ONE) || !has(p, i + 1, FIGURE_COIN) || !piece_gap(p, i + 1, GAP_SPACE) ||
	    piece_gap(p, i + 2, GAP_HYPHEN))
		return 0;
	set_unit(&m, &p->items[i + 1], i + 2);
	take_minor(&f->t, &m);
	put(f, &m, m.q.value);
	return m.end;
}

static size_t
quantity(struct finding *f, size_t i)
{
	struct measure m = { .start = i, .type = MENTION_NUMBER };
	const struct figure_text *t = &f->t;
	struct decimal high;
	bool unit;
	size_t run = figure_none_run(t, i);

	if (run > 0)
		return run;
	if (!number_quantity(t->p, i, &m.q))
		return coin(f, i);
	m.end = m.q.end;
	unit = unit_behind(t, &m);
	if (figure_none(t, i, &m.q, unit))
		return m.end;
	if (!take_range(t, &m, &high))
		return m.end;
	if (m.type == MENTION_NUMBER && t->p->items[m.end - 1].end - t->p->items[m.end - 1].start == 1 &&
	    has(t->p, m.end - 1, FIGURE_SCALE)) /* "5 M" of what? */
		return m.end;
	put(f, &m, high);
	return m.end;
}

static bool
tens(const struct piece *p)
{
	double v = decimal_double(p->value);

	return v >= 0 && v < 1e9 && (long)v % 10 == 0;
}

/* "années 90", "les années soixante et soixante-dix"; "les années 2017 et 2018" are years. */
static size_t
decade(const struct figure_text *t, size_t i)
{
	struct quantity q;
	size_t end = i;

	if (!piece_near(t->p, i + 1) || (t->p->items[i + 1].digits == 4 && !tens(&t->p->items[i + 1])))
		return 0;
	while (has(t->p, end, end == i ? FIGURE_DECADE : FIGURE_AND) && piece_near(t->p, end + 1) &&
	       number_quantity(t->p, end + 1, &q))
		end = q.end;
	return end > i ? end : 0;
}

static size_t
figure_at(struct finding *f, size_t i)
{
	const pieces *p = f->t.p;
	struct found_figure date = { .type = MENTION_DATE };
	size_t end = figure_date(&f->dating, i, &date.figure.from, &date.figure.to);

	if (end > 0) {
		date.start = p->items[i].start;
		date.end = p->items[end - 1].end;
		if (has(p, i, FIGURE_DAY) && end == i + 1)
			date.figure.about = FIGURE_ABOUT;
		if (date_known(date.figure.from))
			vec_add(f->out, date);
		return end;
	}
	end = decade(&f->t, i);
	if (end == 0 && has(p, i, FIGURE_PREFIX))
		end = money_first(f, i);
	return end > 0 ? end : quantity(f, i);
}

void
figures_find(const struct knowledge *k, lang_id lang, struct str text, struct date reference, found_figures *out)
{
	figures_find_among(k, lang, text, NULL, reference, out);
}

void
figures_find_among(const struct knowledge *k, lang_id lang, struct str text, const struct figure_found *words,
		   struct date reference, found_figures *out)
{
	const uint64_t first = BIT(FIGURE_DIGITS) | BIT(FIGURE_DOTTED) | BIT(FIGURE_ORDINAL) | BIT(FIGURE_NUM) |
			       BIT(FIGURE_ONE) | BIT(FIGURE_PREFIX) | BIT(FIGURE_MONTH) | BIT(FIGURE_SHORTMONTH) |
			       BIT(FIGURE_WEEKDAY) | BIT(FIGURE_SHORTDAY) | BIT(FIGURE_DAY) | BIT(FIGURE_FEAST) |
			       BIT(FIGURE_EASTER) | BIT(FIGURE_DECADE);
	const struct figure_words *w = knowledge_figures(k, lang);
	pieces p = { 0 };
	size_t i = 0, end;

	if (w == NULL)
		return;
	if (figure_pieces_split(w, text, words, &p)) {
		struct finding f = { { w, knowledge_vocabulary(k, lang), text, &p }, { w, text, &p, reference }, out };

		while (i < p.n) {
			end = p.items[i].classes & first ? figure_at(&f, i) : 0;
			i = end > i ? end : i + 1;
		}
	}
	vec_release(&p);
}
