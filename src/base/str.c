#include "base/str.h"

#include <string.h>

struct str
str_of(const char *z)
{
	return (struct str){ z, z ? strlen(z) : 0 };
}

struct str
str_sub(struct str s, size_t start, size_t end)
{
	if (end > s.n)
		end = s.n;
	if (start > end)
		start = end;
	return (struct str){ s.p ? s.p + start : NULL, end - start };
}

bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool
str_eqz(struct str a, const char *z)
{
	return str_eq(a, str_of(z));
}

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool
str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq(str_sub(s, 0, prefix.n), prefix);
}

bool
str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq(str_sub(s, s.n - suffix.n, s.n), suffix);
}

bool
str_startsz(struct str s, const char *z)
{
	return str_starts(s, str_of(z));
}

bool
str_endsz(struct str s, const char *z)
{
	return str_ends(s, str_of(z));
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool
str_ieqz(struct str a, const char *z)
{
	size_t i;

	for (i = 0; i < a.n; i++)
		if (z[i] == '\0' || lower(a.p[i]) != lower(z[i]))
			return false;
	return z[i] == '\0';
}

static size_t
space_at(struct str s, size_t at)
{
	unsigned char c = (unsigned char)s.p[at];

	if (c == ' ' || (c >= '\t' && c <= '\r'))
		return 1;
	return c == 0xC2 && at + 1 < s.n && (unsigned char)s.p[at + 1] == 0xA0 ? 2 : 0;
}

struct str
str_trim(struct str s)
{
	size_t start = 0, k;

	while (start < s.n && (k = space_at(s, start)) > 0)
		start += k;
	while (s.n > start) {
		if (space_at(s, s.n - 1) == 1)
			s.n -= 1;
		else if (s.n >= start + 2 && space_at(s, s.n - 2) == 2)
			s.n -= 2;
		else
			break;
	}
	return str_sub(s, start, s.n);
}

size_t
str_find(struct str s, struct str needle, size_t from)
{
	const char *hit;

	if (from > s.n || needle.n > s.n - from)
		return SIZE_MAX;
	if (needle.n == 0)
		return from;
	hit = memmem(s.p + from, s.n - from, needle.p, needle.n);
	return hit ? (size_t)(hit - s.p) : SIZE_MAX;
}

size_t
str_chr(struct str s, char c, size_t from)
{
	const char *hit;

	if (from >= s.n)
		return SIZE_MAX;
	hit = memchr(s.p + from, c, s.n - from);
	return hit ? (size_t)(hit - s.p) : SIZE_MAX;
}

bool
str_cut(struct str *rest, char sep, struct str *part)
{
	size_t at;

	if (rest->p == NULL)
		return false;
	at = str_chr(*rest, sep, 0);
	if (at == SIZE_MAX) {
		*part = *rest;
		*rest = (struct str){ NULL, 0 };
		return true;
	}
	*part = str_sub(*rest, 0, at);
	*rest = str_sub(*rest, at + 1, rest->n);
	return true;
}

/* Multiply and fold, eight bytes at a time (the mixing step of wyhash, Wang Yi 2019). */
static uint64_t
mix(uint64_t a, uint64_t b)
{
	__extension__ unsigned __int128 m = (unsigned __int128)a * b;

	return (uint64_t)m ^ (uint64_t)(m >> 64);
}

static uint64_t
load(const char *p, size_t n)
{
	uint64_t eight;
	uint32_t four;

	if (n == 8) {
		memcpy(&eight, p, 8);
		return eight;
	}
	memcpy(&four, p, 4);
	return four;
}

uint64_t
str_hash(struct str s)
{
	uint64_t h = 0x9E3779B97F4A7C15u ^ s.n, tail = 0;
	size_t i = 0;

	for (; i + 8 < s.n; i += 8)
		h = mix(h ^ load(s.p + i, 8), 0xD6E8FEB86659FD93u);
	if (s.n >= 8) /* the last eight bytes, some of them for the second time */
		tail = load(s.p + s.n - 8, 8);
	else if (s.n >= 4)
		tail = load(s.p, 4) << 32 | load(s.p + s.n - 4, 4);
	else if (s.n > 0)
		tail = (uint64_t)(unsigned char)s.p[0] << 16 | (uint64_t)(unsigned char)s.p[s.n / 2] << 8 |
		       (unsigned char)s.p[s.n - 1];
	h = mix(h ^ tail, 0xA0761D6478BD642Fu);
	return mix(h ^ 0xE7037ED1A0B428DBu, 0x8EBC6AF09C88C6E3u);
}
