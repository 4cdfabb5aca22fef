#include "reading.h"

/* The reader "mail". */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return read_any("mail", data, size);
}
