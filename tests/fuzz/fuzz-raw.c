#include "reading.h"

/* The reader "raw". */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return read_any("raw", data, size);
}
