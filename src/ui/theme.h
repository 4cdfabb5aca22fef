#ifndef UI_THEME_H
#define UI_THEME_H

#include "ui/grid.h"

/* How styles look. Meaning is never told by hue alone: each style differs in attributes too, or has a sign. */
const struct look *theme_find(const char *name); /* [STYLES]; NULL if there is none. "dark" (of NULL too), "light", "mono" */
const char *theme_name(size_t i);                /* NULL behind the last */

#endif
