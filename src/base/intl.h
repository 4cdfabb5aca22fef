#ifndef BASE_INTL_H
#define BASE_INTL_H

#include <libintl.h>

/* Text for people goes through gettext: _() where it is used, N_() where a table holds it, ngettext() for counts. */
#define _(text) gettext(text)
#define N_(text) (text)

#endif
