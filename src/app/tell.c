#include "app/tell.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/intl.h"
#include "text/width.h"

int
tell(const char *message)
{
	struct buf b = { 0 };
	width_escape(str_of(message), &b);
	fprintf(stderr, "visavis: %s\n", b.p ? b.p : "");
	buf_release(&b);
	return STATUS_FAILED;
}

void
tell_skipped(const struct corpus *c)
{
	struct buf line = { 0 };
	for (uint32_t i = 0; i < c->nreport; i++) {
		if (c->report[i].skipped.n == 0)
			continue;
		buf_reset(&line);
		buf_addf(&line, STR_FMT ": " STR_FMT, STR_ARG(c->report[i].file), STR_ARG(c->report[i].skipped));
		tell(line.p);
	}
	buf_release(&line);
}

int
tell_nothing(void)
{
	return tell(_("nothing could be read"));
}
