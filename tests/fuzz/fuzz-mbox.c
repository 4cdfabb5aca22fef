#include "reading.h"

/* The reader "mbox". */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return read_any("mbox", data, size);
}
