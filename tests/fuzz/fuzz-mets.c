#include "reading.h"

/* A METS file and the pages it describes. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return read_several(NULL, data, size);
}
