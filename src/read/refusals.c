#include "read/refusals.h"

#include "base/intl.h"
#include "base/utf8.h"
#include "read/reader.h"

enum { NAMED = 5, TITLE_MOST = 80 };

void
refusals_add(struct refusals *r, struct source *s, struct str title, const char *why)
{
	title.n = utf8_cut(title, TITLE_MOST);
	if (r->n++ < NAMED && title.n > 0)
		reader_note(s, "\"" STR_FMT "\" %s", STR_ARG(title), why);
	else if (r->n <= NAMED)
		reader_note(s, "%s", why);
}

void
refusals_end(struct refusals *r, struct source *s)
{
	if (r->n > NAMED)
		reader_note(s, ngettext("%zu more item is not read", "%zu more items are not read", r->n - NAMED),
			    r->n - NAMED);
}
