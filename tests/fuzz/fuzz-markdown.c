#include "reading.h"

/* The reader "markdown". */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return read_any("markdown", data, size);
}
