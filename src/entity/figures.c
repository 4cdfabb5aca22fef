#include "entity/figures.h"

#include <string.h>

#include "entity/figure_date.h"
#include "entity/number.h"
#include "entity/knowledge.h"

struct finding {
	struct str text;
	const pieces *p;
	struct date reference;
	found_figures *out;
};

static bool
has(const pieces *p, size_t i, enum figure_class class)
{
	return i < p->n && p->items[i].classes >> class & 1;
}

static bool
near(const pieces *p, size_t i)
{
	return i < p->n && (p->items[i].gap == GAP_SPACE || p->items[i].gap == GAP_NONE || p->items[i].gap == GAP_HYPHEN);
}

/* "environ", "plus de", "rund" before piece ${i}. */
static enum figure_about
about(const pieces *p, size_t i)
{
	if (i == 0 || !near(p, i))
		return FIGURE_EXACT;
	if (i > 1 && has(p, i - 1, FIGURE_OF) && near(p, i - 1) && !has(p, i - 1, FIGURE_CUE_ABOUT))
		i--;
	return has(p, i - 1, FIGURE_CUE_ABOUT)   ? FIGURE_ABOUT
	       : has(p, i - 1, FIGURE_CUE_OVER)  ? FIGURE_OVER
	       : has(p, i - 1, FIGURE_CUE_UNDER) ? FIGURE_UNDER
	                                         : FIGURE_EXACT;
}

/* The money or percent sign behind a quantity, "de" between: returns the piece behind, 0 if there is none. */
static size_t
unit_behind(const pieces *p, size_t at, bool scaled, char unit[8], uint8_t *type)
{
	const struct piece *u;

	if (has(p, at, FIGURE_OF) && near(p, at) && !has(p, at, FIGURE_UNIT))
		at++;
	if (at >= p->n || !(near(p, at) || (p->items[at].gap == GAP_DOT && at > 0 && has(p, at - 1, FIGURE_SCALE))))
		return 0;
	u = &p->items[at];
	if (u->classes >> FIGURE_PERCENT_SIGN & 1) {
		memcpy(unit, "percent", 8);
		*type = MENTION_PERCENT;
		return at + 1;
	}
	if (!(u->classes >> FIGURE_UNIT & 1) && !(scaled && u->classes >> FIGURE_WEAK & 1))
		return 0;
	memcpy(unit, u->unit, sizeof u->unit);
	*type = MENTION_AMOUNT;
	return at + 1;
}

/* Is what stands here no figure: part of a name ("Covid-19"), a time, a score, an ordinal, a telephone number? */
static bool
excluded(const struct finding *f, size_t i, const struct quantity *q)
{
	const pieces *p = f->p;
	const struct piece *first = &p->items[i], *next = q->end < p->n ? &p->items[q->end] : NULL;

	if (i > 0 && first->gap == GAP_HYPHEN && !has(p, i - 1, FIGURE_TO) && p->items[i - 1].class == FIGURE_WORD)
		return true;
	if (i > 0 && (first->gap == GAP_COLON || first->gap == GAP_SLASH) && has(p, i - 1, FIGURE_DIGITS) &&
	    first->start - p->items[i - 1].end == 1)
		return true;
	if (first->start > 0 && f->text.p[first->start - 1] == '+')
		return true;
	if (next == NULL)
		return false;
	if ((next->gap == GAP_COLON || next->gap == GAP_SLASH) && next->class == FIGURE_DIGITS &&
	    next->start - p->items[q->end - 1].end == 1)
		return true;
	if (near(p, q->end) && next->classes >> FIGURE_TIME & 1)
		return true;
	if (q->plain && q->digits <= 2 && next->gap == GAP_DOT && f->text.p[first->end] == '.' &&
	    next->start - first->end == 2 && !(next->classes & (1ull << FIGURE_UNIT | 1ull << FIGURE_SCALE)))
		return true; /* "19. Jahrhundert" */
	return false;
}

/* "01 23 45 67 89": three runs of digits and more, one space between. Returns the piece behind, 0 if not. */
static size_t
telephone(const pieces *p, size_t i)
{
	size_t at = i;

	while (has(p, at, FIGURE_DIGITS) && p->items[at].digits > 0 && p->items[at].digits <= 4 &&
	       (at == i || p->items[at].gap == GAP_SPACE || p->items[at].gap == GAP_SLASH || p->items[at].gap == GAP_DOT))
		at++;
	return at - i >= 4 || (at - i == 3 && p->items[i + 1].digits == 2) ? at : 0;
}

static void
put(struct finding *f, size_t i, size_t end, uint8_t type, const struct figure *figure)
{
	struct found_figure *found = vec_push(f->out);

	found->start = f->p->items[i].start;
	found->end = f->p->items[end - 1].end;
	found->type = type;
	found->figure = *figure;
}

/* "80 à 95", "5-7000", "entre 3,5 et 5": does a second quantity make a range of the first? */
static bool
range(const pieces *p, size_t i, const struct quantity *low, struct quantity *high)
{
	size_t at = low->end;
	bool dash = at < p->n && (p->items[at].gap == GAP_HYPHEN || p->items[at].gap == GAP_DASH);
	bool between = i > 0 && has(p, i - 1, FIGURE_BETWEEN);

	if (!dash) {
		if (!(has(p, at, FIGURE_TO) || (between && has(p, at, FIGURE_AND))) || !near(p, at) || !near(p, at + 1))
			return false;
		at++;
	}
	if (!number_quantity(p, at, high) || has(p, at, FIGURE_ONE))
		return false;
	return !(dash && low->scaled);
}

/* The lower end takes the scale of the upper one: "5 à 7 milliards"; and "5-7000" is 5,000 to 7,000. */
static void
scale_low(struct quantity *low, const struct quantity *high, const pieces *p)
{
	struct decimal mantissa = high->value, scale = { 1, 0 };
	size_t at;

	for (at = high->end; at > 0 && high->scaled && has(p, at - 1, FIGURE_SCALE); at--) {
		scale = decimal_mul(scale, p->items[at - 1].value);
		mantissa = p->items[at - 2].value;
	}
	if (low->scaled)
		return;
	if (low->plain && mantissa.e >= 3 && decimal_double(low->value) * 100 < decimal_double(mantissa) &&
	    decimal_double(low->value) < 10 && high->scaled)
		low->value = decimal_mul(low->value, decimal_of(1, 3));
	if (decimal_cmp(low->value, mantissa) <= 0)
		low->value = decimal_mul(low->value, scale);
}

/* "$ 15", "US$15", "€ 2,5 Mio": the unit stands first. */
static size_t
money_first(struct finding *f, size_t i)
{
	const pieces *p = f->p;
	struct figure figure = { 0 };
	struct quantity q;
	uint8_t type = MENTION_AMOUNT;
	char unit[8];
	const struct piece *u = &p->items[i];

	if (!(u->end - u->start <= 3 && u->unit[0] != '\0' && has(p, i + 1, FIGURE_DIGITS) && near(p, i + 1)))
		return 0;
	if (!number_quantity(p, i + 1, &q) || unit_behind(p, q.end, q.scaled, unit, &type) != 0)
		return 0;
	figure.low = figure.high = q.value;
	figure.about = (uint8_t)about(p, i);
	memcpy(figure.unit, u->unit, sizeof figure.unit);
	put(f, i, q.end, MENTION_AMOUNT, &figure);
	return q.end;
}

static bool
small(struct decimal d)
{
	return decimal_double(d) < 25;
}

static size_t
quantity(struct finding *f, size_t i)
{
	const pieces *p = f->p;
	struct quantity low, high;
	struct figure figure = { 0 };
	uint8_t type = MENTION_NUMBER;
	size_t end, behind = telephone(p, i);

	if (behind > 0)
		return behind;
	if (!number_quantity(p, i, &low))
		return 0;
	end = low.end;
	if (excluded(f, i, &low))
		return end;
	figure.low = figure.high = low.value;
	figure.about = (uint8_t)(low.vague ? FIGURE_ABOUT : about(p, i));
	behind = unit_behind(p, low.end, low.scaled, figure.unit, &type);
	if (behind == 0 && range(p, i, &low, &high)) {
		bool dash = p->items[low.end].gap == GAP_HYPHEN || p->items[low.end].gap == GAP_DASH;

		end = high.end;
		behind = unit_behind(p, high.end, high.scaled, figure.unit, &type);
		scale_low(&low, &high, p);
		if (decimal_cmp(low.value, high.value) >= 0 || (dash && behind == 0 && small(high.value) && !low.spelled)) {
			if (dash)
				return end; /* a score */
			end = low.end;
			behind = 0;
			memset(figure.unit, 0, sizeof figure.unit);
			type = MENTION_NUMBER;
		} else {
			figure.low = low.value;
			figure.high = high.value;
		}
	}
	if (behind > 0)
		end = behind;
	put(f, i, end, type, &figure);
	return end;
}

static void
walk(struct finding *f)
{
	size_t i = 0, end;

	while (i < f->p->n) {
		struct figure figure = { 0 };

		end = figure_date(f->text, f->p, i, f->reference, &figure.from, &figure.to);
		if (end > 0 && date_known(figure.from))
			put(f, i, end, MENTION_DATE, &figure);
		if (end == 0 && has(f->p, i, FIGURE_DECADE) && has(f->p, i + 1, FIGURE_DIGITS))
			end = i + 2;
		if (end == 0 && has(f->p, i, FIGURE_UNIT))
			end = money_first(f, i);
		if (end == 0)
			end = quantity(f, i);
		i = end > i ? end : i + 1;
	}
}

void
figures_find(const struct knowledge *k, lang_id lang, struct str text, struct date reference, found_figures *out)
{
	const struct figure_words *w = knowledge_figures(k, lang);
	pieces p = { 0 };
	struct finding f = { text, &p, reference, out };

	if (w == NULL)
		return;
	figure_words_split(w, text, &p);
	walk(&f);
	vec_release(&p);
}
