#ifndef REPORT_REAL_H
#define REPORT_REAL_H

#include "base/buf.h"

/* real_print(x, out): A plain decimal number with a point and at most 6 decimals, in every locale: "0.93", "-1.5",
 * "12". What is no number, or beyond ±1e12, is "0". */
void real_print(double x, struct buf *out);

#endif
