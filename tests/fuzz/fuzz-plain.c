#include "reading.h"

/* The reader "text". */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return read_any("text", data, size);
}
