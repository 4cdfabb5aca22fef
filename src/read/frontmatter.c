#include "read/frontmatter.h"

#include <string.h>

/* LINES: of a head; ITEMS: of a list. */
enum { LINES = 2000, ITEMS = 50 };

bool
frontmatter_split(struct str text, struct str *head, struct str *body, uint32_t *body_line)
{
	struct str rest = text, line, fence;
	size_t start;
	bool field = false;

	if (!str_cut(&rest, '\n', &fence) || (!str_eqz(str_trim(fence), "---") && !str_eqz(str_trim(fence), "+++")))
		return false;
	fence = str_trim(fence);
	start = text.n - rest.n;
	for (uint32_t n = 2; n < LINES && rest.n > 0 && str_cut(&rest, '\n', &line); n++) {
		struct str s = str_trim(line);

		if (field && (str_eq(s, fence) || (str_eqz(s, "...") && fence.p[0] == '-'))) {
			*head = str_sub(text, start, (size_t)(line.p - text.p));
			*body = str_sub(text, (size_t)(line.p - text.p) + line.n + 1, text.n);
			*body_line = n + 1;
			return true;
		}
		if (s.n > 0 && !field && str_chr(s, fence.p[0] == '-' ? ':' : '=', 1) == SIZE_MAX && s.p[0] != '#')
			return false; /* a line that parts, as it stands above many a text */
		field |= s.n > 0;
	}
	return false;
}

/* The value without its quotes, and without a comment behind it. */
static void
scalar(struct str s, struct buf *out)
{
	char quote;
	size_t comment;

	s = str_trim(s);
	if (s.n < 2 || (s.p[0] != '"' && s.p[0] != '\'')) {
		comment = str_find(s, STR(" #"), 0);
		buf_adds(out, str_trim(str_sub(s, 0, comment)));
		return;
	}
	quote = s.p[0];
	for (size_t i = 1; i < s.n && s.p[i] != quote; i++) {
		i += s.p[i] == '\\' && quote == '"' && i + 1 < s.n;
		buf_addc(out, s.p[i]);
		if (quote == '\'' && i + 2 < s.n && s.p[i + 1] == '\'' && s.p[i + 2] == '\'')
			i++;
	}
}

static void
join(struct buf *out, size_t from)
{
	if (out->n > from)
		buf_addz(out, ", ");
}

/* [a, "b, c"] */
static void
inline_list(struct str s, struct buf *out)
{
	size_t from = out->n, start = 1;
	char quote = '\0';

	for (size_t i = 1, n = 0; i < s.n && n < ITEMS; i++) {
		if (quote ? s.p[i] == quote : s.p[i] == '"' || s.p[i] == '\'')
			quote = quote ? '\0' : s.p[i];
		if (quote || (s.p[i] != ',' && s.p[i] != ']'))
			continue;
		if (str_trim(str_sub(s, start, i)).n > 0) {
			join(out, from);
			scalar(str_sub(s, start, i), out);
			n++;
		}
		start = i + 1;
	}
}

static bool
indented(struct str line)
{
	return line.n > 0 && (line.p[0] == ' ' || line.p[0] == '\t');
}

/* The lines behind "key:": a list, the name in each of its objects, or a block. */
static void
lines_below(struct str rest, bool block, struct buf *out)
{
	size_t from = out->n, items = 0;
	struct str line;

	while (rest.n > 0 && str_cut(&rest, '\n', &line) && items < ITEMS) {
		struct str s = str_trim(line);
		bool item = str_startsz(s, "- ");

		if (s.n > 0 && !indented(line) && !item)
			break;
		if (block && s.n > 0) {
			if (out->n > from)
				buf_addc(out, ' ');
			buf_adds(out, s);
		} else if (item || str_startsz(s, "name:")) {
			s = item ? str_trim(str_sub(s, 2, s.n)) : s;
			if (str_startsz(s, "name:"))
				s = str_sub(s, 5, s.n);
			else if (str_find(s, STR(": "), 0) != SIZE_MAX)
				continue;
			join(out, from);
			scalar(s, out);
			items++;
		}
	}
}

bool
frontmatter_get(struct str head, const char *key, struct buf *out)
{
	size_t n = strlen(key);
	struct str line;

	while (head.n > 0 && str_cut(&head, '\n', &line)) {
		struct str value;

		if (line.n <= n || !str_ieqz(str_sub(line, 0, n), key))
			continue;
		value = str_trim(str_sub(line, n, line.n));
		if (value.n == 0 || (value.p[0] != ':' && value.p[0] != '='))
			continue;
		value = str_trim(str_sub(value, 1, value.n));
		if (value.n == 0)
			lines_below(head, false, out);
		else if (value.p[0] == '|' || value.p[0] == '>')
			lines_below(head, true, out);
		else if (value.p[0] == '[')
			inline_list(value, out);
		else
			scalar(value, out);
		return true;
	}
	return false;
}
