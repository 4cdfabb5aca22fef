#include "base/decimal.h"

#include <math.h>

__extension__ typedef __int128 wide;

enum { EXPONENT_MOST = 1000 };

/* Bring m × 10^e, with |m| < 2^127, to 18 digits and no trailing zero. */

static struct decimal
normal(wide m, int64_t e)
{
	wide limit = 1000000000000000000, last = 0;

	while (m >= limit || m <= -limit) {
		last = m % 10;
		m /= 10;
		e++;
	}
	if (last >= 5 || last <= -5) /* half away from zero, on the last digit that was cut */
		m += m < 0 ? -1 : 1;
	if (m == 0)
		return (struct decimal){ 0, 0 };
	while (m % 10 == 0) {
		m /= 10;
		e++;
	}
	if (e < -EXPONENT_MOST)
		return (struct decimal){ 0, 0 };
	return (struct decimal){ (int64_t)m, (int32_t)(e < EXPONENT_MOST ? e : EXPONENT_MOST) };
}

struct decimal
decimal_of(int64_t m, int e)
{
	return normal(m, e);
}

bool
decimal_parse(struct str s, struct decimal *out)
{
	bool minus = s.n > 0 && s.p[0] == '-', point = false;
	size_t i = minus, digits = 0;
	wide m = 0;
	int64_t e = 0;

	for (; i < s.n; i++) {
		if (s.p[i] == '.' && !point) {
			point = true;
			continue;
		}
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		digits++;
		if (m < (wide)100000000000000000 * 1000000) {
			m = m * 10 + (s.p[i] - '0');
			e -= point;
		} else {
			e += !point;
		}
	}
	if (digits == 0 || s.p[s.n - 1] == '.')
		return false;
	*out = normal(minus ? -m : m, e);
	return true;
}

struct decimal
decimal_mul(struct decimal a, struct decimal b)
{
	return normal((wide)a.m * b.m, (int64_t)a.e + b.e);
}

struct decimal
decimal_add(struct decimal a, struct decimal b)
{
	struct decimal t;
	wide m;
	int64_t e;

	if (a.m == 0)
		return b;
	if (b.m == 0)
		return a;
	if (a.e < b.e) {
		t = a;
		a = b;
		b = t;
	}
	m = a.m;
	for (e = a.e; e > b.e && m < (wide)1 << 120 && m > -((wide)1 << 120); e--)
		m *= 10;
	if (e > b.e) /* b is too small to count */
		return a;
	return normal(m + b.m, e);
}

int
decimal_cmp(struct decimal a, struct decimal b)
{
	struct decimal d = decimal_add(a, (struct decimal){ -b.m, b.e });

	return (d.m > 0) - (d.m < 0);
}

double
decimal_double(struct decimal d)
{
	/* powers of ten are exact up to 10^22, their inverses are not */
	return d.e < 0 ? (double)d.m / pow(10, -d.e) : (double)d.m * pow(10, d.e);
}

void
decimal_print(struct decimal d, struct buf *out)
{
	char digits[24];
	int n = 0, i, whole;
	uint64_t m = d.m < 0 ? -(uint64_t)d.m : (uint64_t)d.m;

	do
		digits[n++] = (char)('0' + m % 10);
	while ((m /= 10) > 0);
	if (d.m < 0)
		buf_addc(out, '-');
	whole = n + d.e; /* digits before the point */
	if (whole <= 0)
		buf_addz(out, "0.");
	for (i = whole; i < 0; i++)
		buf_addc(out, '0');
	for (i = 0; i < n; i++) {
		if (i == whole && i > 0)
			buf_addc(out, '.');
		buf_addc(out, digits[n - 1 - i]);
	}
	for (i = 0; i < d.e; i++)
		buf_addc(out, '0');
}
