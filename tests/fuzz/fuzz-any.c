#include "reading.h"

/* No reader is named: sniffing, compressed files and archives. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return read_any(NULL, data, size);
}
