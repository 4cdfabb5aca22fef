#include "base/field.h"

#include <string.h>

void
field_write(struct buf *out, struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x20 || c == 0x7f || c == '%')
			buf_addf(out, "%%%02X", c);
		else
			buf_addc(out, (char)c);
	}
}

static bool
hex_digit(char c, unsigned *value)
{
	const char *digits = "0123456789ABCDEF", *at = c != '\0' ? strchr(digits, c) : NULL;

	if (at == NULL)
		return false;
	*value = (unsigned)(at - digits);
	return true;
}

void
field_read(struct str field, struct buf *out)
{
	unsigned high, low;
	size_t i;

	for (i = 0; i < field.n; i++)
		if (field.p[i] == '%' && i + 2 < field.n && hex_digit(field.p[i + 1], &high) &&
		    hex_digit(field.p[i + 2], &low)) {
			buf_addc(out, (char)(high << 4 | low));
			i += 2;
		} else {
			buf_addc(out, field.p[i]);
		}
}
