#include "read/jtree.h"

#include <string.h>

#include "base/buf.h"
#include "base/intl.h"
#include "base/utf8.h"

static struct jtree *value(struct jtree_input *in, struct arena *arena, int depth);

static bool
white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static int
peek(struct jtree_input *in)
{
	while (in->at < in->text.n && white(in->text.p[in->at]))
		in->at++;
	return in->at < in->text.n ? (unsigned char)in->text.p[in->at] : -1;
}

/* --- strings ---------------------------------------------------------------------------------------------------------- */

/* Does a line end at ${at}, behind which the next record of a file of lines begins? */
static bool
next_record(struct str s, size_t at)
{
	return s.p[at] == '\n' && at + 2 < s.n && s.p[at + 1] == '{' && s.p[at + 2] == '"';
}

/* The end of the string that begins behind the quote at ${at}; ${*escapes}: has it any? */
static size_t
string_end(struct jtree_input *in, bool *escapes)
{
	struct str s = in->text;
	size_t at = in->at + 1;

	*escapes = false;
	for (; at < s.n && s.p[at] != '"'; at++) {
		if (next_record(s, at)) {
			in->at = at;
			in->why = _("a line ends in a string");
			return SIZE_MAX;
		}
		if (s.p[at] == '\\') {
			*escapes = true;
			at += at + 1 < s.n;
		}
	}
	return at;
}

static int
hex4(struct str s, size_t at)
{
	int n = 0;

	for (size_t i = at; i < at + 4; i++) {
		char c = i < s.n ? s.p[i] : 'x';
		int digit = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;

		if (digit < 0)
			return -1;
		n = n * 16 + digit;
	}
	return n;
}

/* The escape behind the backslash at ${at}; returns where the text goes on. */
static size_t
escape(struct str s, size_t at, struct buf *out)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *known;
	int code, low;

	if (at + 1 >= s.n)
		return s.n;
	if (s.p[at + 1] != 'u') {
		known = s.p[at + 1] ? strchr(from, s.p[at + 1]) : NULL;
		buf_addc(out, known ? to[known - from] : s.p[at + 1]);
		return at + 2;
	}
	code = hex4(s, at + 2);
	if (code < 0) {
		buf_addcp(out, UTF8_REPLACEMENT);
		return at + 2;
	}
	at += 6;
	if (code >= 0xD800 && code < 0xDC00 && at + 1 < s.n && s.p[at] == '\\' && s.p[at + 1] == 'u') {
		low = hex4(s, at + 2);
		if (low >= 0xDC00 && low < 0xE000) {
			buf_addcp(out, (uint32_t)(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)));
			return at + 6;
		}
	}
	buf_addcp(out, code == 0 || (code >= 0xD800 && code < 0xE000) ? UTF8_REPLACEMENT : (uint32_t)code);
	return at;
}

static struct str
decoded(struct str s, struct arena *arena)
{
	struct buf b = { 0 };
	struct str text;

	for (size_t at = 0; at < s.n;) {
		const char *slash = memchr(s.p + at, '\\', s.n - at);
		size_t end = slash ? (size_t)(slash - s.p) : s.n;

		buf_adds(&b, str_sub(s, at, end));
		at = end < s.n ? escape(s, end, &b) : end;
	}
	text = arena_str(arena, buf_str(&b));
	buf_release(&b);
	return text;
}

/* The string at the quote; false where none can be. */
static bool
string(struct jtree_input *in, struct arena *arena, struct str *out)
{
	bool escapes;
	size_t end = string_end(in, &escapes);
	struct str s;

	if (end == SIZE_MAX)
		return false;
	s = str_sub(in->text, in->at + 1, end);
	in->ended = end >= in->text.n;
	in->at = in->ended ? in->text.n : end + 1;
	if (s.n > JTREE_STRING_MOST) {
		s.n = utf8_cut(s, JTREE_STRING_MOST);
		in->cut = true;
	}
	*out = escapes ? decoded(s, arena) : s;
	return true;
}

/* --- values ----------------------------------------------------------------------------------------------------------- */

/* Pass over what is too deep or too much, with no recursion: up to the bracket that closes it. */
static void
pass_over(struct jtree_input *in)
{
	size_t open = 0;
	bool escapes;

	in->cut = true;
	for (; in->at < in->text.n; in->at++) {
		char c = in->text.p[in->at];
		size_t end;

		if (c == '"') {
			end = string_end(in, &escapes);
			in->at = end == SIZE_MAX ? in->at : end;
		} else if (c == '{' || c == '[') {
			open++;
		} else if ((c == '}' || c == ']') && --open == 0) {
			in->at++;
			return;
		}
	}
	in->at = in->text.n;
	in->ended = true;
}

static bool
of_word(char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '+' || c == '-' || c == '.';
}

/* true, 12.5e3 … */
static bool
word(struct jtree_input *in, struct jtree *v)
{
	static const char *const words[] = { "true", "false", "null", "NaN", "Infinity" };
	size_t from = in->at;

	while (in->at < in->text.n && of_word(in->text.p[in->at]))
		in->at++;
	v->text = str_sub(in->text, from, in->at);
	v->kind = v->text.n > 0 && (v->text.p[0] == '-' || (v->text.p[0] >= '0' && v->text.p[0] <= '9')) ? JTREE_NUMBER : JTREE_OTHER;
	if (v->kind == JTREE_NUMBER)
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eqz(v->text, words[i]))
			return true;
	return in->at == in->text.n && v->text.n > 0;
}

/* "key": of a member. */
static bool
key(struct jtree_input *in, struct arena *arena, struct str *out)
{
	if (peek(in) != '"') {
		in->why = _("the name of a member is missing");
		return false;
	}
	if (!string(in, arena, out))
		return false;
	if (peek(in) == ':')
		in->at++;
	else if (in->at < in->text.n)
		in->why = _("a colon is missing");
	else
		in->ended = true;
	return in->why == NULL;
}

/* The members of an array or object, up to its closing bracket. */
static bool
members(struct jtree_input *in, struct arena *arena, struct jtree *v, int depth)
{
	char close = v->kind == JTREE_ARRAY ? ']' : '}';
	struct jtree **last = &v->first;
	int c;

	in->at++;
	while ((c = peek(in)) != close) {
		struct str name = { NULL, 0 };

		if (v->kind == JTREE_OBJECT && c >= 0 && !key(in, arena, &name))
			return false;
		if (in->ended || peek(in) < 0) {
			in->ended = true;
			return true;
		}
		*last = value(in, arena, depth + 1);
		if (*last == NULL)
			return false;
		(*last)->key = name;
		last = &(*last)->next;
		if (in->ended || in->values > JTREE_VALUES)
			return true;
		c = peek(in);
		if (c == ',')
			in->at++;
		else if (c >= 0 && c != close) {
			in->why = _("a comma is missing");
			return false;
		}
	}
	in->at++;
	return true;
}

static struct jtree *
value(struct jtree_input *in, struct arena *arena, int depth)
{
	struct jtree *v = arena_zalloc(arena, 1, sizeof *v);
	int c = peek(in);
	bool good;

	in->values++;
	if (c == '"') {
		v->kind = JTREE_STRING;
		good = string(in, arena, &v->text);
	} else if (c == '{' || c == '[') {
		v->kind = c == '{' ? JTREE_OBJECT : JTREE_ARRAY;
		if (depth >= JTREE_DEPTH)
			pass_over(in);
		good = depth >= JTREE_DEPTH || members(in, arena, v, depth);
	} else {
		good = word(in, v);
	}
	if (!good && in->why == NULL)
		in->why = _("a value is missing");
	return good ? v : NULL;
}

int
jtree_next(struct jtree_input *in, struct arena *arena, struct jtree **out)
{
	/* Arrays at the top are streams, too; U+001E parts records (RFC 7464). */
	while (in->at < in->text.n && memchr(" \t\r\n,[]\x1e", in->text.p[in->at], 8))
		in->at++;
	if (in->at >= in->text.n)
		return 0;
	in->start = in->at;
	in->values = 0;
	in->ended = in->cut = false;
	in->why = NULL;
	*out = value(in, arena, 0);
	if (*out == NULL) {
		in->spent += in->at - in->start;
		return -1;
	}
	if (in->values > JTREE_VALUES) {
		in->at = in->start;
		pass_over(in);
	}
	return 1;
}

void
jtree_resume(struct jtree_input *in)
{
	struct str s = in->text;

	if (in->spent > s.n * 4 + 65536) { /* it is all bad, and each line costs a look at the rest */
		in->at = s.n;
		return;
	}
	for (size_t at = str_chr(s, '\n', in->start); at != SIZE_MAX; at = str_chr(s, '\n', at + 1))
		if (at + 1 < s.n && s.p[at + 1] == '{') {
			in->at = at + 1;
			return;
		}
	in->at = s.n;
}

const struct jtree *
jtree_get(const struct jtree *object, const char *name)
{
	if (object == NULL || object->kind != JTREE_OBJECT)
		return NULL;
	for (const struct jtree *v = object->first; v; v = v->next)
		if (str_ieqz(v->key, name))
			return v;
	return NULL;
}
