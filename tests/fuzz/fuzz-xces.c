#include "reading.h"

/* Texts, and what aligns them. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return read_several(NULL, data, size);
}
