#include "reading.h"

/* The readers of XML; the first byte says which. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = { "xml",  "nitf", "newsml",    "newsml-g2",
		                             "rss",  "atom", "wordpress", "tei" };

	if (size == 0)
		return 0;
	return read_any(names[data[0] % (sizeof names / sizeof *names)], data + 1, size - 1);
}
