#include "reading.h"

/* The reader "json". */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return read_any("json", data, size);
}
