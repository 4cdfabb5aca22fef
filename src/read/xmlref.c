#include "read/xmlref.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "text/encoding.h"

/* A name is no longer: what is behind the & of a longer one is text. */
enum { NAME = 40 };

static bool
name_byte(char c)
{
	unsigned char u = (unsigned char)c;

	return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9') || u == '_' || u == '-' ||
	       u == '.' || u == ':' || u >= 0x80;
}

static struct str
quoted(struct str s, size_t *at)
{
	size_t end;

	while (*at < s.n && s.p[*at] != '\0' && strchr(" \t\r\n", s.p[*at]))
		++*at;
	if (*at >= s.n || (s.p[*at] != '"' && s.p[*at] != '\''))
		return (struct str){ NULL, 0 };
	end = str_chr(s, s.p[*at], *at + 1);
	if (end == SIZE_MAX)
		return (struct str){ NULL, 0 };
	s = str_sub(s, *at + 1, end);
	*at = end + 1;
	return s;
}

void
xmlref_declare(struct xmlref *r, struct str subset)
{
	const struct str word = STR("<!ENTITY");

	for (size_t at = str_find(subset, word, 0); at != SIZE_MAX && r->own.n < XMLREF_OWN;
	     at = str_find(subset, word, at)) {
		struct xmlref_entity e = { .external = false };
		size_t from;

		at += word.n;
		while (at < subset.n && subset.p[at] != '\0' && strchr(" \t\r\n", subset.p[at]))
			at++;
		from = at;
		while (at < subset.n && name_byte(subset.p[at]))
			at++;
		e.name = str_sub(subset, from, at);
		e.value = quoted(subset, &at);
		e.external = !e.value.p;
		if (e.name.n > 0)
			vec_add(&r->own, e);
	}
}

void
xmlref_release(struct xmlref *r)
{
	vec_release(&r->own);
}

/* The code point that "#233" or "#xE9" names; 0: none. */
static uint32_t
numbered(struct str name)
{
	bool hex = name.n > 1 && (name.p[1] | 32) == 'x';
	uint32_t c = 0;
	size_t i;

	for (i = hex ? 2 : 1; i < name.n && c < 0x110000; i++) {
		unsigned char d = (unsigned char)name.p[i], low = d | 32;

		if (d >= '0' && d <= '9')
			c = c * (hex ? 16 : 10) + (d - '0');
		else if (hex && low >= 'a' && low <= 'f')
			c = c * 16 + (low - 'a' + 10u);
		else
			return 0;
	}
	if (i == (hex ? 2u : 1u) || c >= 0x110000 || (c >= 0xd800 && c < 0xe000))
		return 0;
	return c >= 0x80 && c < 0xa0 ? encoding_windows((unsigned char)c) : c; /* WHATWG HTML §13.2.5.80 */
}

/* The five of XML and those of HTML 4. */
static uint32_t
known(struct str name)
{
	static const struct {
		const char *name;
		char c;
	} five[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' } };
	const htmlEntityDesc *found;
	char z[NAME + 1];

	for (size_t i = 0; i < sizeof five / sizeof *five; i++)
		if (str_eqz(name, five[i].name))
			return (uint32_t)five[i].c;
	memcpy(z, name.p, name.n);
	z[name.n] = '\0';
	found = htmlEntityLookup((const xmlChar *)z);
	return found ? found->value : 0;
}

/* The same, remembered: libxml2 looks its 253 through one by one. */
static uint32_t
remembered(struct xmlref *r, struct str name)
{
	struct xmlref_memo *m = &r->memo[(name.p[0] * 31u + name.p[name.n - 1] * 7u + name.n) % XMLREF_MEMO];

	if (name.n >= sizeof m->name)
		return known(name);
	if (!str_eqz(name, m->name)) {
		memcpy(m->name, name.p, name.n);
		m->name[name.n] = '\0';
		m->c = known(name);
	}
	return m->c;
}

static void decode(struct xmlref *r, struct str text, struct buf *out, int depth);

/* Append what the document itself says that ${name} means. False: it says nothing, or may not be believed. */
static bool
declared(struct xmlref *r, struct str name, struct buf *out, int depth)
{
	bool spent = r->spent > XMLREF_BYTES + r->seen * XMLREF_RATIO;

	for (size_t i = 0; i < r->own.n && !spent; i++) {
		const struct xmlref_entity *e = &r->own.items[i];

		if (!str_eq(e->name, name))
			continue;
		if (e->external) {
			r->external++;
			return false;
		}
		r->spent += e->value.n + 1;
		if (depth >= XMLREF_DEPTH)
			break;
		decode(r, e->value, out, depth + 1);
		return true;
	}
	r->beyond += spent || depth >= XMLREF_DEPTH;
	return false;
}

/* Append what is meant by the reference whose & is at ${at}; returns where it ends. */
static size_t
reference(struct xmlref *r, struct str text, size_t at, struct buf *out, int depth)
{
	unsigned before = r->external + r->beyond;
	size_t end = at + 1;
	struct str name;
	uint32_t c;

	while (end < text.n && end - at <= NAME && (name_byte(text.p[end]) || (end == at + 1 && text.p[end] == '#')))
		end++;
	name = str_sub(text, at + 1, end);
	if (name.n == 0 || name.n > NAME || end >= text.n || text.p[end] != ';') {
		r->bare++;
		buf_addc(out, '&');
		return at + 1;
	}
	if (name.p[0] != '#' && r->own.n > 0 && declared(r, name, out, depth))
		return end + 1;
	c = name.p[0] == '#' ? numbered(name) : remembered(r, name);
	if (c > 0) {
		buf_addcp(out, c);
	} else {
		r->unknown += r->external + r->beyond == before;
		buf_adds(out, str_sub(text, at, end + 1));
	}
	return end + 1;
}

static void
decode(struct xmlref *r, struct str text, struct buf *out, int depth)
{
	size_t at = 0, next;

	while ((next = str_chr(text, '&', at)) != SIZE_MAX) {
		buf_adds(out, str_sub(text, at, next));
		at = reference(r, text, next, out, depth);
	}
	buf_adds(out, str_sub(text, at, text.n));
}

void
xmlref_decode(struct xmlref *r, struct str text, struct buf *out)
{
	r->seen += text.n;
	decode(r, text, out, 0);
}
