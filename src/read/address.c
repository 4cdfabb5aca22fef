#include "read/address.h"

bool
address_is(struct str s)
{
	return str_startsz(s, "http://") || str_startsz(s, "https://");
}

/* "mailto:x", "https://x": does it begin with a scheme? */
static bool
has_scheme(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == ':')
			return i > 0;
		if (!((c | 32) >= 'a' && (c | 32) <= 'z') && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.')))
			return false;
	}
	return false;
}

static size_t
first_of(struct str s, const char *any, size_t from)
{
	for (; from < s.n; from++)
		for (const char *z = any; *z; z++)
			if (s.p[from] == *z)
				return from;
	return s.n;
}

/* Append ${path} without "." and "..", behind the first ${root} bytes of ${out}, where the path begins. */
static void
add_path(struct str path, size_t root, struct buf *out)
{
	struct str part;

	while (path.n > 0) {
		size_t end = str_chr(path, '/', 0);

		part = str_sub(path, 0, end);
		path = str_sub(path, end == SIZE_MAX ? path.n : end + 1, path.n);
		if (str_eqz(part, "..")) {
			if (out->n > root)
				out->n--;
			while (out->n > root && out->p[out->n - 1] != '/')
				out->n--;
		} else if (!str_eqz(part, ".")) {
			buf_adds(out, part);
			if (end != SIZE_MAX)
				buf_addc(out, '/');
		}
	}
}

void
address_join(struct str base, struct str s, struct buf *out)
{
	size_t host, path, query, own = first_of(s, "?#", 0), from = out->n;

	if (!address_is(base) || has_scheme(s)) {
		buf_adds(out, s);
		return;
	}
	host = str_find(base, STR("//"), 0);
	path = first_of(base, "/?#", host + 2);
	query = first_of(base, "?#", path);
	if (str_startsz(s, "//")) {
		buf_adds(out, str_sub(base, 0, host));
		buf_adds(out, s);
		return;
	}
	buf_adds(out, str_sub(base, 0, path));
	if (s.n == 0 || s.p[0] == '?' || s.p[0] == '#') {
		size_t end = s.n > 0 && s.p[0] == '?' ? query : first_of(base, "#", path);

		buf_adds(out, str_sub(base, path, end));
		buf_adds(out, s);
		return;
	}
	buf_addc(out, '/');
	from = out->n;
	if (s.p[0] == '/') {
		add_path(str_sub(s, 1, own), from, out);
	} else {
		while (query > path && base.p[query - 1] != '/')
			query--;
		add_path(str_sub(base, path + 1, query), from, out);
		add_path(str_sub(s, 0, own), from, out);
	}
	buf_adds(out, str_sub(s, own, s.n));
}
