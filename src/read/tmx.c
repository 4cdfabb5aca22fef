#include "base/intl.h"
#include "read/bitext.h"
#include "read/xml.h"
#include "read/xmlhead.h"

/*
 * TMX 1.1 to 1.4b (LISA OSCAR, 2005): a unit of translation holds one segment in each language. A memory is one text in
 * several languages; one that we wrote ourselves is as many as there were pairs, which the units' numbers tell.
 */
enum { HEADER, UNIT, SEGMENT };

static const struct xml_row rows[] = {
	{ "tmx/header", HEADER, XML_OPEN },
	{ "tu", UNIT, XML_OPEN },
	{ "tuv/seg", SEGMENT, XML_TEXT },
	{ "bpt", 0, XML_SKIP }, /* what programs put in the place of mark-up */
	{ "ept", 0, XML_SKIP },
	{ "it", 0, XML_SKIP },
	{ "ph", 0, XML_SKIP },
	{ "ut", 0, XML_SKIP },
	{ "prop", 0, XML_SKIP },
	{ "note", 0, XML_SKIP },
};

struct memory {
	struct bitext b;
	bool ours;
	struct str pair; /* "3-7" of the unit "3-7-0" */
};

int
tmx_sniff(struct str name, struct str bytes)
{
	(void)name;
	return xmlhead_is(bytes, (const char *const[]){ "tmx", NULL }) ? 95 : 0;
}

/* Another pair of articles begins. */
static void
begin_unit(struct memory *m, struct xml *x)
{
	struct str id = xml_attribute(x, "tuid");

	bitext_unit(&m->b);
	while (id.n > 0 && id.p[id.n - 1] != '-')
		id.n--;
	if (m->ours && !str_eq(id, m->pair))
		bitext_emit(&m->b, STR(""));
	m->pair = id;
}

static void
handle(void *context, struct xml *x, const struct xml_event *e)
{
	struct memory *m = context;

	if (e->what == HEADER && !e->end)
		m->ours = str_eqz(xml_attribute(x, "creationtool"), "visavis");
	else if (e->what == UNIT && !e->end)
		begin_unit(m, x);
	else if (e->what == SEGMENT && e->end)
		bitext_add(&m->b, xml_lang(x), e->text, false);
}

int
tmx_read(struct source *s, struct err *err)
{
	static const struct xml_format format = { rows, sizeof rows / sizeof *rows, handle };
	struct memory m = { .ours = false };

	bitext_init(&m.b, s);
	xml_read(s, &format, &m);
	bitext_end(&m.b);
	return s->row->articles > 0 ? 0 : err_set(err, "%s", _("no segments in it"));
}
