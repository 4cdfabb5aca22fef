#include "read/http.h"

#include <string.h>

#include "read/coding.h"

size_t
http_head(struct str s)
{
	size_t at = 0;

	while (at < s.n) {
		size_t end = str_chr(s, '\n', at);

		if (end == SIZE_MAX)
			return s.n;
		if (end == at || (end == at + 1 && s.p[at] == '\r'))
			return end + 1;
		at = end + 1;
	}
	return s.n;
}

static bool
goes_on(struct str line)
{
	return line.n > 0 && (line.p[0] == ' ' || line.p[0] == '\t');
}

bool
http_header(struct str head, const char *name, struct buf *out)
{
	size_t n = strlen(name);
	struct str line;
	bool found = false;

	while (str_cut(&head, '\n', &line)) {
		if (found && !goes_on(line))
			break;
		if (!found && (line.n <= n || line.p[n] != ':' || !str_ieqz(str_sub(line, 0, n), name)))
			continue;
		if (found)
			buf_addc(out, ' ');
		buf_adds(out, str_trim(found ? line : str_sub(line, n + 1, line.n)));
		found = true;
	}
	return found;
}

struct str
http_param(struct str value, const char *name)
{
	size_t n = strlen(name);
	bool quoted = false;

	for (size_t at = 0; at < value.n; at++) {
		struct str rest, end;

		quoted ^= value.p[at] == '"';
		if (value.p[at] != ';' || quoted)
			continue;
		rest = str_trim(str_sub(value, at + 1, value.n));
		if (rest.n <= n || !str_ieqz(str_sub(rest, 0, n), name))
			continue;
		rest = str_trim(str_sub(rest, n, rest.n));
		if (!str_startsz(rest, "="))
			continue;
		rest = str_trim(str_sub(rest, 1, rest.n));
		if (str_startsz(rest, "\""))
			return str_sub(rest, 1, str_chr(rest, '"', 1));
		str_cut(&rest, ';', &end);
		return str_trim(end);
	}
	return (struct str){ NULL, 0 };
}

void
http_type(struct str value, struct buf *mime, struct buf *charset)
{
	struct str type, rest = value;

	buf_adds(charset, http_param(value, "charset"));
	if (!str_cut(&rest, ';', &type))
		return;
	type = str_trim(type);
	for (size_t i = 0; i < type.n; i++)
		buf_addc(mime, type.p[i] >= 'A' && type.p[i] <= 'Z' ? (char)(type.p[i] | 32) : type.p[i]);
}

/* One wrapping off; false: it is damaged. What is said to be packed and is text as it stands was unpacked by the
 * crawler. */
static bool
unwrap(struct str coding, size_t most, struct buf *body)
{
	struct buf out = { 0 }, old = *body;
	struct str text = str_trim(buf_str(body));
	bool good = str_ieqz(coding, "identity");

	if (str_ieqz(coding, "gzip") || str_ieqz(coding, "x-gzip") || str_ieqz(coding, "deflate"))
		good = coding_inflate(buf_str(body), most, &out);
	else if (str_ieqz(coding, "br"))
		good = coding_brotli(buf_str(body), most, &out);
	if (!good && (str_startsz(text, "<") || str_startsz(text, "{"))) {
		good = true;
	} else if (out.n > 0) {
		*body = out;
		out = old;
	}
	buf_release(&out);
	return good;
}

int
http_body(struct str response, size_t most, struct buf *out, struct buf *mime, struct buf *charset, bool *whole)
{
	size_t n = http_head(response);
	struct str head = str_sub(response, 0, n), body = str_sub(response, n, response.n), line = head, coding;
	struct buf value = { 0 }, plain = { 0 };
	int status = 0;

	*whole = true;
	if (!str_startsz(head, "HTTP/"))
		return 0;
	str_cut(&head, '\n', &line);
	for (size_t at = str_chr(line, ' ', 0); at < line.n && status < 1000; at++)
		if (line.p[at] >= '0' && line.p[at] <= '9')
			status = status * 10 + line.p[at] - '0';
		else if (status > 0)
			break;
	if (http_header(head, "Content-Type", &value))
		http_type(buf_str(&value), mime, charset);
	buf_reset(&value);
	if (!http_header(head, "Transfer-Encoding", &value) || str_find(buf_str(&value), STR("chunked"), 0) == SIZE_MAX ||
	    !coding_chunked(body, &plain))
		buf_adds(&plain, body);
	buf_reset(&value);
	if (http_header(head, "Content-Encoding", &value))
		for (struct str rest = buf_str(&value); str_cut(&rest, ',', &coding);)
			*whole &= unwrap(str_trim(coding), most, &plain);
	buf_adds(out, str_sub(buf_str(&plain), 0, most));
	buf_release(&value);
	buf_release(&plain);
	return status;
}
