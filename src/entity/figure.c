#include "entity/entity.h"

#include <math.h>

#include "entity/figures.h"

void
figure_print(const struct figure *f, enum mention_type type, struct buf *out)
{
	if (type == MENTION_DATE) {
		date_print(f->from, out);
		if (date_cmp(f->from, f->to) != 0) {
			buf_addz(out, "..");
			date_print(f->to, out);
		}
		return;
	}
	decimal_print(f->low, out);
	if (decimal_cmp(f->low, f->high) != 0) {
		buf_addz(out, "..");
		decimal_print(f->high, out);
	}
}

static bool
dates_agree(const struct figure *a, const struct figure *b)
{
	if (date_contains(a->from, b->from) || date_contains(b->from, a->from) || date_contains(a->to, b->to) ||
	    date_contains(b->to, a->to))
		return true;
	return date_cmp(a->from, b->to) <= 0 && date_cmp(b->from, a->to) <= 0;
}

/* How far a value may be from what is said, as a share of it. */
static const double nearly = 0.05, beyond = 0.1;

static void
widen(const struct figure *f, double *low, double *high)
{
	*low = decimal_double(f->low);
	*high = decimal_double(f->high);
	if (f->about == FIGURE_ABOUT) {
		*low -= fabs(*low) * nearly;
		*high += fabs(*high) * nearly;
	} else if (f->about == FIGURE_OVER) {
		*high += fabs(*high) * beyond;
	} else if (f->about == FIGURE_UNDER) {
		*low -= fabs(*low) * beyond;
	}
}

bool
figure_agrees(const struct figure *a, const struct figure *b, enum mention_type type)
{
	double alow, ahigh, blow, bhigh;

	if (type == MENTION_DATE)
		return dates_agree(a, b);
	if (type == MENTION_AMOUNT && a->unit[0] && b->unit[0] && !str_eqz(str_of(a->unit), b->unit))
		return false;
	if (decimal_cmp(a->low, b->low) == 0 && decimal_cmp(a->high, b->high) == 0)
		return true;
	widen(a, &alow, &ahigh);
	widen(b, &blow, &bhigh);
	return alow <= bhigh && blow <= ahigh;
}
