#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* The length of ${s} without the first bytes of a code point that was cut off. */
static size_t
whole(struct str s)
{
	size_t at = s.n, start;

	while (at > 0 && s.n - at < 4 && ((unsigned char)s.p[at - 1] & 0xC0) == 0x80)
		at--;
	if (at == 0)
		return s.n;
	start = --at;
	return utf8_next(s, &at) == UTF8_REPLACEMENT ? start : s.n;
}

/* Written apart first: an argument may be the old message. */
int
err_set(struct err *err, const char *fmt, ...)
{
	char msg[sizeof err->msg];
	va_list args;
	int n;

	if (err == NULL)
		return -1;
	va_start(args, fmt);
	n = vsnprintf(msg, sizeof msg, fmt, args);
	va_end(args);
	if (n < 0)
		msg[0] = '\0';
	else if (n >= (int)sizeof msg)
		msg[whole(str_of(msg))] = '\0';
	memcpy(err->msg, msg, strlen(msg) + 1);
	return -1;
}

int
err_sys(struct err *err, const char *what)
{
	return err_set(err, "%s: %s", what, strerror(errno));
}
