#include "reading.h"

/* The reader "html". */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return read_any("html", data, size);
}
