/* Figures for the sidebar: short, and independent of the language they were found in. */
#include <string.h>

#include "base/intl.h"
#include "ui/panes.h"

enum { DIGITS_MOST = 6 };

/* Digits as print gives them, with the interface's decimal sign and a space between thousands. */
static void
put_digits(struct str digits, struct buf *out)
{
	size_t whole = str_chr(digits, '.', 0), i;

	whole = whole == SIZE_MAX ? digits.n : whole;
	for (i = 0; i < whole; i++) {
		if (i > 0 && digits.p[i - 1] != '-' && (whole - i) % 3 == 0 && whole > 4)
			buf_addc(out, ' ');
		buf_addc(out, digits.p[i]);
	}
	if (whole < digits.n) {
		/* TRANSLATORS: the decimal sign */
		buf_addz(out, _("."));
		buf_adds(out, str_sub(digits, whole + 1, digits.n));
	}
}

/* "2.5 bn" where that is short, "1 234 567" where it would not be. */
static void
put_decimal(struct decimal d, bool scaled, struct buf *out)
{
	static const struct {
		int power;
		const char *name;
	} scales[] = { { 12, N_("tn") }, { 9, N_("bn") }, { 6, N_("M") } };
	struct decimal size = { d.m < 0 ? -d.m : d.m, d.e };
	struct buf digits = { 0 };
	size_t i;

	for (i = 0; scaled && i < sizeof scales / sizeof scales[0]; i++) {
		if (decimal_cmp(size, decimal_of(1, scales[i].power)) < 0)
			continue;
		buf_reset(&digits);
		decimal_print(decimal_mul(d, decimal_of(1, -scales[i].power)), &digits);
		if (digits.n > DIGITS_MOST)
			continue;
		put_digits(buf_str(&digits), out);
		buf_addf(out, " %s", _(scales[i].name));
		buf_release(&digits);
		return;
	}
	buf_reset(&digits);
	decimal_print(d, &digits);
	put_digits(buf_str(&digits), out);
	buf_release(&digits);
}

static void
put_dates(const struct view *v, const struct figure *f, struct buf *out)
{
	frame_date(f->from, true, out);
	if (date_cmp(f->from, f->to) == 0)
		return;
	buf_addz(out, frame_sign(v, " – ", " - "));
	frame_date(f->to, true, out);
}

void
figure_label(const struct view *v, const struct figure *f, uint8_t type, struct buf *out)
{
	static const char *const about[] = { [FIGURE_EXACT] = "", [FIGURE_ABOUT] = "≈ ", [FIGURE_OVER] = "> ",
		                             [FIGURE_UNDER] = "< " };

	if (type == MENTION_DATE) {
		put_dates(v, f, out);
		return;
	}
	buf_addz(out, f->about == FIGURE_ABOUT ? frame_sign(v, "≈ ", "~ ") : about[f->about]);
	put_decimal(f->low, type == MENTION_AMOUNT, out);
	if (decimal_cmp(f->low, f->high) != 0) {
		buf_addz(out, frame_sign(v, "–", "-"));
		put_decimal(f->high, type == MENTION_AMOUNT, out);
	}
	if (type == MENTION_PERCENT)
		buf_addz(out, " %");
	else if (f->unit[0])
		buf_addf(out, " %s", f->unit);
}
