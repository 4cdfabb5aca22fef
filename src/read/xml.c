#include "read/xml.h"

#include <string.h>

#include "base/intl.h"
#include "read/reader.h"
#include "read/xmlhead.h"
#include "read/xmltag.h"
#include "read/xmlwalk.h"

#define wrong(x, what, where) ((x)->what.count++ == 0 ? (void)((x)->what.line = xmlwalk_line((x), (where))) : (void)0)

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
		xmlwalk_push(x, name, atts);
		if (empty)
			xmlwalk_pop(x);
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
		xmlwalk_pop(x);
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
		xmlwalk_text(x, enclosed(x, 9, STR("]]>")), false);
	} else if (str_startsz(rest, "<!")) {
		doctype(x);
	} else if (str_startsz(rest, "<?")) {
		enclosed(x, 2, STR("?>"));
	} else {
		wrong(x, stray, text);
		xmlwalk_text(x, str_sub(rest, 0, 1), false);
		x->at++;
	}
}

static void
parse(struct xml *x)
{
	while (x->at < x->text.n) {
		size_t next = str_chr(x->text, '<', x->at);

		next = next == SIZE_MAX ? x->text.n : next;
		xmlwalk_text(x, str_sub(x->text, x->at, next), true);
		x->at = next;
		if (next < x->text.n)
			markup(x);
	}
	if (x->n > 0)
		wrong(x, cut, x->text.n);
	while (x->n > 0)
		xmlwalk_pop(x);
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
	xmlwalk_start(x);
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
attribute(struct xml *x, const struct xmlwalk_open *o, const char *name)
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

		if (!lang.p)
			lang = attribute(x, &x->stack[i - 1], "baselang");
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
	return xmlwalk_line(x, (size_t)(x->stack[x->told].name.p - x->text.p));
}
