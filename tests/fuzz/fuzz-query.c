#include <stdint.h>
#include <stdlib.h>

#include "query/query.h"

/* The query parser on any bytes: an error names a column inside the text (or just behind it), and a query that
 * parses parses again. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct query *q, *again;
	uint32_t column = 0;
	if (query_parse(text, &q, &column, NULL)) {
		if (column < 1 || column > size + 1)
			abort();
		return 0;
	}
	if (query_parse(text, &again, NULL, NULL))
		abort();
	query_free(q);
	query_free(again);
	return 0;
}
