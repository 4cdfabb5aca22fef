#include "read/xml.h"

#include <string.h>

#include "base/buf.h"
#include "base/intl.h"
#include "read/reader.h"
#include "read/xmlhead.h"
#include "read/xmlref.h"
#include "read/xmltag.h"

enum { CACHE = 256, ROWS = 64, NO_ROW = 255 };

/* The name of an element, and which rows end in it: a bit for each. */
struct known {
	struct str name, local;
	uint64_t rows;
};

struct open {
	struct str name, local;
	struct str atts; /* as they are written */
	uint8_t row;     /* NO_ROW: none */
};

struct xml {
	struct str text;
	size_t at;
	const struct xml_format *format;
	void *context;
	struct known cache[CACHE];
	struct open stack[XML_DEPTH];
	unsigned n;         /* of the stack */
	size_t deeper;      /* elements that are open beyond it */
	unsigned told;      /* the element that a handler is told: index in the stack */
	unsigned skip, take; /* the open element that is skipped, or whose text is taken: index + 1, or 0 */
	bool html, markup;  /* its text is taken as HTML; an element was in it */
	struct buf value, decoded;
	struct arena scratch; /* values of attributes that have references */
	struct xmlref ref;
	size_t line_at;
	uint32_t line;
	bool doctype;     /* one was seen */
	bool unquoted[2]; /* no more " is to come; no more ' */
	/* What was not well-formed: where the first is, and which there were. */
	struct {
		uint32_t line, count;
	} stray, ends, deep, cut;
};

static uint32_t
line_of(struct xml *x, size_t at)
{
	struct str back = at < x->line_at ? str_sub(x->text, at, x->line_at) : (struct str){ NULL, 0 };
	uint32_t later = 0;

	for (size_t i = str_chr(back, '\n', 0); i != SIZE_MAX; i = str_chr(back, '\n', i + 1))
		later++;
	for (size_t next; (next = str_chr(x->text, '\n', x->line_at)) < at;) {
		x->line++;
		x->line_at = next + 1;
	}
	return x->line - later;
}

#define wrong(x, what, where) ((x)->what.count++ == 0 ? (void)((x)->what.line = line_of((x), (where))) : (void)0)

/* Does the last of ${path} ("a/b", "b", "m:b") name ${e}? */
static bool
names(struct str path, struct str name, struct str local)
{
	size_t slash = path.n;

	while (slash > 0 && path.p[slash - 1] != '/')
		slash--;
	path = str_sub(path, slash, path.n);
	return str_eq(path, str_chr(path, ':', 0) == SIZE_MAX ? local : name);
}

static const struct known *
known(struct xml *x, struct str name)
{
	struct known *k = &x->cache[(name.n * 31 + (unsigned char)name.p[name.n - 1] * 7u + (unsigned char)name.p[0] * 5u +
				     (unsigned char)name.p[name.n / 2]) %
				    CACHE];

	if (str_eq(k->name, name))
		return k;
	*k = (struct known){ name, xmltag_local(name), 0 };
	for (size_t i = 0; i < x->format->nrows && i < ROWS; i++)
		if (names(str_of(x->format->rows[i].path), name, k->local))
			k->rows |= (uint64_t)1 << i;
	return k;
}

/* Do the elements around the newest fit what stands before the last name of ${path}? */
static bool
around(const struct xml *x, struct str path)
{
	unsigned up = 0;

	for (size_t slash;;) {
		for (slash = path.n; slash > 0 && path.p[slash - 1] != '/';)
			slash--;
		if (slash == 0)
			return true;
		path.n = slash - 1;
		if (++up > x->n || !names(path, x->stack[x->n - up].name, x->stack[x->n - up].local))
			return false;
	}
}

/* The first row that fits the element about to be opened. */
static uint8_t
row_of(const struct xml *x, const struct known *k)
{
	for (uint64_t left = k->rows; left; left &= left - 1) {
		unsigned i = (unsigned)__builtin_ctzll(left);
		const struct xml_row *row = &x->format->rows[i];

		if ((!x->take || row->take == XML_SKIP) && around(x, str_of(row->path)))
			return (uint8_t)i;
	}
	return NO_ROW;
}

static void
tell(struct xml *x, bool end, struct str text)
{
	const struct xml_row *row = &x->format->rows[x->stack[x->n - 1].row];
	struct xml_event e = { row->what, end, text };

	x->told = x->n - 1;
	x->format->handle(x->context, x, &e);
}

static void
add_escaped(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '<')
			buf_addz(out, "&lt;");
		else if (s.p[i] == '&')
			buf_addz(out, "&amp;");
		else
			buf_addc(out, s.p[i]);
	}
}

/* Text of the element that is taken; ${raw}: it has references. */
static void
add_text(struct xml *x, struct str s, bool raw)
{
	if (!x->take || x->skip || s.n == 0)
		return;
	if (raw && str_chr(s, '&', 0) == SIZE_MAX)
		raw = false;
	if (!x->html || !x->markup) {
		if (raw)
			xmlref_decode(&x->ref, s, &x->value);
		else
			buf_adds(&x->value, s);
		return;
	}
	if (raw) {
		buf_reset(&x->decoded);
		xmlref_decode(&x->ref, s, &x->decoded);
		s = buf_str(&x->decoded);
	}
	add_escaped(&x->value, s);
}

/* An element in one that is taken: markup, or a space where it parts words. */
static void
add_tag(struct xml *x, struct str local, struct str atts, bool end)
{
	static const char *const parts[] = { "br", "p", "lb", "li", "td", "th", "tr", "div", "pb", "hr", NULL };

	if (!x->take || x->skip)
		return;
	if (!x->html) {
		for (size_t i = 0; parts[i]; i++)
			if (str_ieqz(local, parts[i])) {
				buf_addc(&x->value, ' ');
				break;
			}
		return;
	}
	if (!x->markup) {
		x->markup = true;
		buf_reset(&x->decoded);
		buf_adds(&x->decoded, buf_str(&x->value));
		buf_reset(&x->value);
		add_escaped(&x->value, buf_str(&x->decoded));
	}
	if (end && (str_ieqz(local, "br") || str_ieqz(local, "hr") || str_ieqz(local, "img")))
		return;
	buf_addz(&x->value, end ? "</" : "<");
	buf_adds(&x->value, local);
	if (!end && atts.n > 0) {
		buf_addc(&x->value, ' ');
		buf_adds(&x->value, atts);
	}
	buf_addc(&x->value, '>');
}

static void
pop(struct xml *x)
{
	const struct open *o = &x->stack[x->n - 1];

	if (x->skip == x->n) {
		x->skip = 0;
	} else if (x->skip == 0 && o->row != NO_ROW) {
		bool taken = x->take == x->n;

		if (taken)
			x->take = 0;
		tell(x, true, taken ? buf_str(&x->value) : (struct str){ "", 0 });
	} else {
		add_tag(x, o->local, (struct str){ NULL, 0 }, true);
	}
	x->n--;
}

static void
push(struct xml *x, struct str name, struct str atts)
{
	const struct known *k = known(x, name);
	struct open *o = &x->stack[x->n];
	unsigned take;

	*o = (struct open){ name, k->local, atts, x->skip || !k->rows ? NO_ROW : row_of(x, k) };
	x->n++;
	if (o->row == NO_ROW) {
		add_tag(x, o->local, atts, false);
		return;
	}
	take = x->format->rows[o->row].take;
	if (take == XML_SKIP) {
		x->skip = x->n;
		return;
	}
	tell(x, false, (struct str){ "", 0 });
	if (take == XML_OPEN)
		return;
	x->take = x->n;
	x->html = take == XML_HTML;
	x->markup = false;
	buf_reset(&x->value);
}

/* Where the tag ends whose name ends at ${i}: at its >, at the < of the next, or with the text. */
static size_t
tag_end(struct xml *x, size_t i)
{
	bool value = false;

	for (; i < x->text.n; i++) {
		char c = x->text.p[i];

		if (c == '>' || c == '<')
			return i;
		if ((c == '"' || c == '\'') && value && !x->unquoted[c == '\'']) {
			size_t close = str_chr(x->text, c, i + 1);

			if (close == SIZE_MAX)
				x->unquoted[c == '\''] = true;
			else
				i = close;
		}
		value = c == '=' || (value && xmltag_space(c));
	}
	return i;
}

/* Move on to ${end} of a tag that began at ${from}, and past its >. */
static void
past(struct xml *x, size_t from, size_t end)
{
	if (end >= x->text.n)
		wrong(x, cut, from);
	else if (x->text.p[end] != '>')
		wrong(x, stray, from);
	x->at = end < x->text.n && x->text.p[end] == '>' ? end + 1 : end;
}

static void
start_tag(struct xml *x)
{
	size_t from = x->at, named = xmltag_end(x->text, from + 1), end = tag_end(x, named);
	struct str name = str_sub(x->text, from + 1, named), atts = str_trim(str_sub(x->text, named, end));
	bool empty = atts.n > 0 && atts.p[atts.n - 1] == '/';

	past(x, from, end);
	if (empty)
		atts = str_trim(str_sub(atts, 0, atts.n - 1));
	if (x->n < XML_DEPTH) {
		push(x, name, atts);
		if (empty)
			pop(x);
	} else if (!empty) {
		wrong(x, deep, from);
		x->deeper++;
	}
}

static void
end_tag(struct xml *x)
{
	size_t from = x->at, named = xmltag_end(x->text, from + 2);
	struct str local = xmltag_local(str_sub(x->text, from + 2, named));
	unsigned n = x->n;

	past(x, from, tag_end(x, named));
	if (x->deeper > 0) {
		x->deeper--;
		return;
	}
	while (n > 0 && !str_eq(x->stack[n - 1].local, local))
		n--;
	if (n != x->n || n == 0)
		wrong(x, ends, from);
	while (n > 0 && x->n >= n)
		pop(x);
}

/* From ${x->at} to behind the next ${close}; what is between, ${skip} bytes from the start on. */
static struct str
enclosed(struct xml *x, size_t skip, struct str close)
{
	size_t from = x->at + skip, end = str_find(x->text, close, from < x->text.n ? from : x->text.n);

	if (end == SIZE_MAX)
		wrong(x, cut, x->at);
	x->at = end == SIZE_MAX ? x->text.n : end + close.n;
	return str_sub(x->text, from, end == SIZE_MAX ? x->text.n : end);
}

/* <!DOCTYPE … [ … ]>: of it, what it declares in the brackets. */
static void
doctype(struct xml *x)
{
	size_t from = x->at, end = str_chr(x->text, '>', from), open = str_chr(x->text, '[', from), close;

	if (!x->doctype && open < end) {
		for (close = str_chr(x->text, ']', open); close != SIZE_MAX; close = str_chr(x->text, ']', close + 1)) {
			size_t next = close + 1;

			while (next < x->text.n && xmltag_space(x->text.p[next]))
				next++;
			if (next < x->text.n && x->text.p[next] == '>') {
				xmlref_declare(&x->ref, str_sub(x->text, open + 1, close));
				end = next;
				break;
			}
		}
	}
	x->doctype = true;
	past(x, from, end == SIZE_MAX ? x->text.n : end);
}

static void
markup(struct xml *x)
{
	struct str rest = str_sub(x->text, x->at, x->text.n);
	size_t text = x->at;

	if (rest.n > 1 && xmltag_starts(rest.p[1])) {
		start_tag(x);
	} else if (rest.n > 2 && rest.p[1] == '/' && xmltag_starts(rest.p[2])) {
		end_tag(x);
	} else if (str_startsz(rest, "<!--")) {
		enclosed(x, 4, STR("-->"));
	} else if (str_startsz(rest, "<![CDATA[")) {
		add_text(x, enclosed(x, 9, STR("]]>")), false);
	} else if (str_startsz(rest, "<!")) {
		doctype(x);
	} else if (str_startsz(rest, "<?")) {
		enclosed(x, 2, STR("?>"));
	} else {
		wrong(x, stray, text);
		add_text(x, str_sub(rest, 0, 1), false);
		x->at++;
	}
}

static void
parse(struct xml *x)
{
	while (x->at < x->text.n) {
		size_t next = str_chr(x->text, '<', x->at);

		next = next == SIZE_MAX ? x->text.n : next;
		add_text(x, str_sub(x->text, x->at, next), true);
		x->at = next;
		if (next < x->text.n)
			markup(x);
	}
	if (x->n > 0)
		wrong(x, cut, x->text.n);
	while (x->n > 0)
		pop(x);
}

static void
note(struct source *s, const struct xml *x)
{
	if (x->stray.count)
		reader_note(s, _("is not well-formed from line %lu on: read as text what is no markup"),
			    (unsigned long)x->stray.line);
	if (x->ends.count)
		reader_note(s, _("elements end where others began, first in line %lu"), (unsigned long)x->ends.line);
	if (x->deep.count)
		reader_note(s, _("is deeper than %d elements from line %lu on: text there is taken as that of the last"),
			    (int)XML_DEPTH, (unsigned long)x->deep.line);
	if (x->cut.count)
		reader_note(s, _("ends before its elements do, open in line %lu"), (unsigned long)x->cut.line);
	if (x->ref.external)
		reader_note(s, _("refers to another file, which is not fetched"));
	if (x->ref.beyond)
		reader_note(s, _("has entities that grow too large: left as they are written"));
	if (x->ref.unknown)
		reader_note(s, _("has entities that it does not declare: left as they are written"));
}

void
xml_read(struct source *s, const struct xml_format *format, void *context)
{
	struct xml *x = mem_zalloc(1, sizeof *x);
	struct buf text = { 0 };
	char charset[32];

	xmlhead_charset(s->bytes, charset);
	reader_text(s, charset[0] ? charset : NULL, &text);
	x->text = buf_str(&text);
	x->format = format;
	x->context = context;
	x->line = 1;
	parse(x);
	note(s, x);
	buf_release(&text);
	buf_release(&x->value);
	buf_release(&x->decoded);
	arena_release(&x->scratch);
	xmlref_release(&x->ref);
	free(x);
}

static struct str
attribute(struct xml *x, const struct open *o, const char *name)
{
	bool whole = strchr(name, ':');
	struct str found, value;
	size_t at = 0;

	while (xmltag_attribute(o->atts, &at, &found, &value)) {
		if (!str_eqz(whole ? found : xmltag_local(found), name))
			continue;
		if (value.n == 0 || str_chr(value, '&', 0) == SIZE_MAX)
			return value;
		buf_reset(&x->decoded);
		xmlref_decode(&x->ref, value, &x->decoded);
		return arena_str(&x->scratch, buf_str(&x->decoded));
	}
	return (struct str){ NULL, 0 };
}

struct str
xml_attribute_above(struct xml *x, unsigned up, const char *name)
{
	return up > x->told ? (struct str){ NULL, 0 } : attribute(x, &x->stack[x->told - up], name);
}

struct str
xml_attribute(struct xml *x, const char *name)
{
	return xml_attribute_above(x, 0, name);
}

struct str
xml_lang(struct xml *x)
{
	for (unsigned i = x->told + 1; i > 0; i--) {
		struct str lang = attribute(x, &x->stack[i - 1], "lang");

		if (lang.p)
			return lang;
	}
	return (struct str){ NULL, 0 };
}

struct str
xml_name(struct xml *x, unsigned up)
{
	return up > x->told ? (struct str){ NULL, 0 } : x->stack[x->told - up].local;
}

uint32_t
xml_line(struct xml *x)
{
	return line_of(x, (size_t)(x->stack[x->told].name.p - x->text.p));
}
