#include "read/xmltag.h"

bool
xmltag_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool
xmltag_starts(char c)
{
	unsigned char u = (unsigned char)c;

	return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || u == '_' || u == ':' || u >= 0x80;
}

struct str
xmltag_local(struct str name)
{
	size_t colon = str_chr(name, ':', 0);

	return colon == SIZE_MAX || colon + 1 >= name.n ? name : str_sub(name, colon + 1, name.n);
}

size_t
xmltag_end(struct str s, size_t at)
{
	while (at < s.n && !xmltag_space(s.p[at]) && s.p[at] != '>' && s.p[at] != '/' && s.p[at] != '<' && s.p[at] != '=')
		at++;
	return at;
}

bool
xmltag_attribute(struct str atts, size_t *at, struct str *name, struct str *value)
{
	size_t end;

	while (*at < atts.n && (xmltag_space(atts.p[*at]) || atts.p[*at] == '/'))
		++*at;
	if (*at >= atts.n)
		return false;
	for (end = *at; end < atts.n && !xmltag_space(atts.p[end]) && atts.p[end] != '=';)
		end++;
	*name = str_sub(atts, *at, end);
	*value = (struct str){ "", 0 };
	while (end < atts.n && xmltag_space(atts.p[end]))
		end++;
	if (end >= atts.n || atts.p[end] != '=') {
		*at = end;
		return true;
	}
	do
		end++;
	while (end < atts.n && xmltag_space(atts.p[end]));
	*at = end;
	if (end < atts.n && (atts.p[end] == '"' || atts.p[end] == '\'')) {
		end = str_chr(atts, atts.p[end], end + 1);
		*value = str_sub(atts, *at + 1, end == SIZE_MAX ? atts.n : end);
		*at = end == SIZE_MAX ? atts.n : end + 1;
		return true;
	}
	while (end < atts.n && !xmltag_space(atts.p[end]))
		end++;
	*value = str_sub(atts, *at, end);
	*at = end;
	return true;
}

