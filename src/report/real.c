#include "report/real.h"

#include <math.h>

#define DECIMALS 6
#define SCALE 1000000ll

void
real_print(double x, struct buf *out)
{
	if (!isfinite(x) || fabs(x) > 1e12)
		x = 0;
	long long n = llround(x * (double)SCALE);
	if (n < 0)
		buf_addc(out, '-');
	n = n < 0 ? -n : n;
	buf_addf(out, "%lld", n / SCALE);
	long long part = n % SCALE;
	if (part == 0)
		return;
	int digits = DECIMALS;
	while (part % 10 == 0) {
		part /= 10;
		digits--;
	}
	buf_addf(out, ".%0*lld", digits, part);
}
