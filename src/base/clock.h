#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

double clock_now(void);           /* seconds, monotonic */
long clock_peak_rss(void);        /* bytes, of this process so far */

#endif
