#include "reading.h"

/* The reader "press". */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return read_any("press", data, size);
}
