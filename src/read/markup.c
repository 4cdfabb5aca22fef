#include "read/markup.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/intl.h"
#include "base/vec.h"

/* The name of an open element, cut: enough to tell the known ones apart. */
struct name {
	char z[12];
};

struct reading_markup {
	const struct markup *m;
	void *context;
	htmlParserCtxtPtr parser;
	VEC(struct name) open;
	size_t deeper; /* elements that are open beyond MARKUP_DEPTH */
	bool *cut;
};

struct str
markup_value(const char **atts, const char *name)
{
	for (; atts && atts[0]; atts += 2)
		if (strcmp(atts[0], name) == 0)
			return str_of(atts[1]);
	return (struct str){ NULL, 0 };
}

static void
on_start(void *context, const xmlChar *name, const xmlChar **atts)
{
	struct reading_markup *r = context;
	struct name cut = { "" };

	if (r->open.n >= MARKUP_DEPTH) {
		*r->cut = true;
		if (++r->deeper > MARKUP_DEEPEST - MARKUP_DEPTH)
			xmlStopParser(r->parser);
		return;
	}
	strncpy(cut.z, (const char *)name, sizeof cut.z - 1);
	r->m->start(r->context, (const char *)name, (const char **)atts);
	vec_add(&r->open, cut);
}

static void
on_end(void *context, const xmlChar *name)
{
	struct reading_markup *r = context;
	size_t n = r->open.n;

	if (r->deeper > 0) {
		r->deeper--;
		return;
	}
	while (n > 0 && strncmp(r->open.items[n - 1].z, (const char *)name, sizeof r->open.items->z - 1) != 0)
		n--;
	for (; n > 0 && r->open.n >= n; r->open.n--)
		r->m->end(r->context);
}

static void
on_text(void *context, const xmlChar *text, int n)
{
	struct reading_markup *r = context;

	if (n > 0)
		r->m->text(r->context, (struct str){ (const char *)text, (size_t)n });
}

static void
parse(struct reading_markup *r)
{
	xmlSAXHandler sax;

	memset(&sax, 0, sizeof sax);
	sax.startElement = on_start;
	sax.endElement = on_end;
	sax.characters = sax.ignorableWhitespace = sax.cdataBlock = on_text;
	r->parser->userData = r;
	htmlCtxtUseOptions(r->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
					      HTML_PARSE_IGNORE_ENC);
	memcpy(r->parser->sax, &sax, sizeof sax); /* the options set handlers of their own */
	xmlSwitchEncoding(r->parser, XML_CHAR_ENCODING_UTF8);
	htmlParseDocument(r->parser);
	for (; r->open.n > 0; r->open.n--)
		r->m->end(r->context);
}

int
markup_read(struct str html, const struct markup *m, void *context, bool *cut, struct err *err)
{
	struct reading_markup r = { .m = m, .context = context, .cut = cut };
	struct buf mended = { 0 };

	*cut = html.n > MARKUP_BYTES;
	html = str_sub(html, 0, MARKUP_BYTES);
	if (markup_mend(html, &mended))
		html = buf_str(&mended);
	r.parser = htmlCreateMemoryParserCtxt(html.p, (int)html.n);
	if (r.parser) {
		parse(&r);
		htmlFreeParserCtxt(r.parser);
		vec_release(&r.open);
	}
	buf_release(&mended);
	return r.parser ? 0 : err_set(err, "%s", _("cannot be parsed as HTML"));
}

void
markup_prepare(void)
{
	xmlInitParser();
}
