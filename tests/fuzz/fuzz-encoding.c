#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/encoding.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Any bytes, declared to be anything (the first byte chooses): valid UTF-8 without NUL and carriage return comes out,
 * and what comes out goes through as it is. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const labels[] = { NULL,        "utf-8",     "iso-8859-1", "windows-1251", "shift_jis", "iso-2022-jp",
		                              "utf-7",     "gb18030",   "hz",         "ibm037",       "utf-32",    "x",
		                              "macintosh", "iso-8859-2", "big5",      "euc-kr" };
	struct str bytes = { NULL, size - (size > 0) };
	char *copy = malloc(bytes.n); /* a place of its own: what reads before its start shows */
	struct buf out = { 0 }, again = { 0 };
	const char *name = NULL;

	if (copy == NULL && bytes.n > 0)
		abort();
	if (bytes.n > 0)
		bytes.p = memcpy(copy, data + 1, bytes.n);
	buf_addz(&out, "");
	encoding_binary(bytes);
	encoding_to_utf8(bytes, size > 0 ? labels[data[0] % 16] : NULL, &out, &name);
	if (name == NULL || !utf8_valid(buf_str(&out)) || str_chr(buf_str(&out), '\r', 0) != SIZE_MAX ||
	    str_chr(buf_str(&out), '\0', 0) != SIZE_MAX)
		abort();
	buf_adds(&again, buf_str(&out));
	encoding_nfc_tail(&again, 0);
	if (!str_eq(buf_str(&out), buf_str(&again)))
		abort();
	buf_release(&out);
	buf_release(&again);
	free(copy);
	return 0;
}
