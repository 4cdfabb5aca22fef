#include "read/xmlhead.h"

#include <string.h>

#include "read/xmltag.h"

/* As much of a file as is looked at: what stands before the root may be long. HEAD: where it has to be copied. */
enum { HEAD = 16384, FAR = 1 << 20 };

/* The start of ${bytes} in ${room}, without NULs and marks of order: of UTF-16 and UTF-32, the ASCII. */
static struct str
head_of(struct str bytes, char room[HEAD])
{
	struct str head = str_sub(bytes, 0, FAR);
	size_t n = 0;

	while (head.n > 0 && strchr("\xef\xbb\xbf\xff\xfe", head.p[0]))
		head = str_sub(head, 1, head.n);
	if (str_chr(str_sub(head, 0, 64), '\0', 0) == SIZE_MAX)
		return head;
	for (size_t i = 0; i < head.n && n < HEAD; i++)
		if (head.p[i] != '\0')
			room[n++] = head.p[i];
	return (struct str){ room, n };
}

/* Behind the <!DOCTYPE that begins at ${at}. */
static size_t
past_doctype(struct str s, size_t at)
{
	size_t end = str_chr(s, '>', at), open = str_chr(s, '[', at);

	if (open < end) {
		end = str_chr(s, ']', open);
		end = end == SIZE_MAX ? end : str_chr(s, '>', end);
	}
	return end;
}

/* Where the root's < stands; SIZE_MAX: nowhere. */
static size_t
root_at(struct str s)
{
	size_t at = 0;

	while (at < s.n) {
		struct str rest = str_sub(s, at, s.n);

		if (xmltag_space(s.p[at])) {
			at++;
			continue;
		}
		if (s.p[at] != '<' || rest.n < 2)
			return SIZE_MAX;
		if (xmltag_starts(rest.p[1]))
			return at;
		if (str_startsz(rest, "<?"))
			at = str_find(s, STR("?>"), at);
		else if (str_startsz(rest, "<!--"))
			at = str_find(s, STR("-->"), at);
		else if (str_startsz(rest, "<!"))
			at = past_doctype(s, at);
		else
			return SIZE_MAX;
		if (at == SIZE_MAX)
			return SIZE_MAX;
		while (s.p[at] != '>')
			at++;
		at++;
	}
	return SIZE_MAX;
}

bool
xmlhead_root(struct str bytes, struct xmlhead_root *out)
{
	char room[HEAD];
	struct str s = head_of(bytes, room), name;
	size_t at = root_at(s);

	if (at == SIZE_MAX)
		return false;
	name = xmltag_local(str_sub(s, at + 1, xmltag_end(s, at + 1)));
	name = str_sub(name, 0, sizeof out->name - 1);
	memcpy(out->name, name.p, name.n);
	out->name[name.n] = '\0';
	return true;
}

bool
xmlhead_is(struct str bytes, const char *const roots[])
{
	struct xmlhead_root root;

	if (!xmlhead_root(bytes, &root))
		return false;
	for (size_t i = 0; roots[i]; i++)
		if (strcmp(root.name, roots[i]) == 0)
			return true;
	return false;
}

bool
xmlhead_has(struct str bytes, const char *what)
{
	char room[HEAD];

	return str_find(str_sub(head_of(bytes, room), 0, HEAD), str_of(what), 0) != SIZE_MAX;
}

void
xmlhead_charset(struct str bytes, char label[32])
{
	struct str head = str_sub(bytes, 0, 256);
	size_t end = str_find(head, STR("?>"), 0), at, n = 0;

	head = str_sub(head, 0, end == SIZE_MAX ? 0 : end);
	at = str_find(head, STR("encoding"), 0);
	for (at = at == SIZE_MAX ? head.n : at + 8; at < head.n && (xmltag_space(head.p[at]) || strchr("='\"", head.p[at]));)
		at++;
	for (; at < head.n && n < 31 && head.p[at] > ' ' && head.p[at] != '"' && head.p[at] != '\''; at++)
		label[n++] = head.p[at];
	label[n] = '\0';
}

