#include "reading.h"

#include "read/warc.h"

/* What crawlers write, WARC and ARC, plain or gzip: it is known by how it begins, whatever reader is named. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!warc_fits((struct str){ (const char *)data, size }))
		return 0;
	return read_any("html", data, size);
}
