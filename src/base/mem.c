#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The one place where the program gives up for want of memory. */
static void *
checked(void *p)
{
	if (p == NULL) {
		fputs("visavis: out of memory\n", stderr);
		abort();
	}
	return p;
}

void *
mem_alloc(size_t size)
{
	return checked(malloc(size ? size : 1));
}

void *
mem_zalloc(size_t count, size_t size)
{
	return checked(calloc(count ? count : 1, size ? size : 1));
}

void *
mem_lines(size_t count, size_t size)
{
	enum { LINE = 64 };
	size_t bytes;
	void *p;

	if (__builtin_mul_overflow(count, size, &bytes) || bytes > SIZE_MAX - LINE)
		checked(NULL);
	bytes = bytes / LINE * LINE + LINE;
	p = checked(aligned_alloc(LINE, bytes));
	memset(p, 0, bytes);
	return p;
}

void *
mem_realloc(void *p, size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		checked(NULL);
	return checked(realloc(p, bytes ? bytes : 1));
}

void *
mem_grow(void *p, size_t *cap, size_t need, size_t size)
{
	size_t n = *cap ? *cap : 8;

	if (need > SIZE_MAX / 2)
		checked(NULL);
	while (n < need)
		n += n / 2 + 8;
	if (n == *cap)
		return p;
	*cap = n;
	return mem_realloc(p, n, size);
}
