#include "read/slurp.h"

#include <errno.h>
#include <unistd.h>

/* Append what ${fd} has next to ${out}, as much as there is room for. */
static ssize_t
more(int fd, struct buf *out)
{
	ssize_t n;

	do
		n = read(fd, out->p + out->n, out->cap - out->n - 1);
	while (n < 0 && errno == EINTR);
	if (n > 0)
		out->n += (size_t)n;
	return n;
}

ssize_t
slurp_start(int fd, size_t want, struct buf *out)
{
	buf_reserve(out, want);
	return more(fd, out);
}

int
slurp_rest(int fd, uint64_t size, size_t max, struct buf *out)
{
	size_t want = size < max ? (size_t)size + 1 : max + 1;
	ssize_t n;

	if (size > max) {
		errno = EFBIG;
		return -1;
	}
	buf_reserve(out, want > out->n ? want - out->n : 1);
	for (;;) {
		if (out->n > max) {
			errno = EFBIG;
			return -1;
		}
		if (out->cap - out->n < 2)
			buf_reserve(out, out->n < 65536 ? 65536 : out->n / 2);
		n = more(fd, out);
		if (n <= 0)
			return (int)n;
	}
}
