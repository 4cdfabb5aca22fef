#include "reading.h"

/* The reader "wire". */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return read_any("wire", data, size);
}
