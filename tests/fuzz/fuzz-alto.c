#include "reading.h"

/* The reader "alto". */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return read_several("alto", data, size);
}
