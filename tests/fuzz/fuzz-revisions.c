#include <stdint.h>
#include <stdlib.h>

#include "entity/revisions.h"

/* Corrections of names from any bytes: what is understood is written so that it is read as the same, holds no controls,
 * and can be taken back line by line. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool good)
{
	if (!good)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct revisions *x = revisions_new(), *again = revisions_new();
	struct buf text = { 0 }, twice = { 0 };
	size_t i;

	revisions_read(x, (struct str){ (const char *)data, size }, NULL);
	revisions_write(x, &text);
	for (i = 0; i < text.n; i++)
		must((unsigned char)text.p[i] >= 0x20 || text.p[i] == '\t' || text.p[i] == '\n');
	must(revisions_read(again, buf_str(&text), NULL) == 0);
	revisions_write(again, &twice);
	must(str_eq(buf_str(&text), buf_str(&twice)));
	revisions_change(x, buf_str(&text), STR(""));
	must(x->items.n == 0);
	buf_release(&text);
	buf_release(&twice);
	revisions_free(x);
	revisions_free(again);
	return 0;
}
