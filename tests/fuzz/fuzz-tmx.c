#include "reading.h"

/* The reader "tmx", and the alignment that it gives. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return read_several("tmx", data, size);
}
