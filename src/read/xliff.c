#include "base/intl.h"
#include "read/bitext.h"
#include "read/drop.h"
#include "read/xml.h"
#include "read/xmlhead.h"

/*
 * XLIFF 1.0 to 1.2 (OASIS, 2008) and 2.0 to 2.1 (2018): each file in it is one text, source and target. What is marked as
 * not translated yet repeats the source: it is left out of the target.
 */
enum { FILE_IN_IT, UNIT, SOURCE, TARGET };

static const struct xml_row rows[] = {
	{ "file", FILE_IN_IT, XML_OPEN },
	{ "alt-trans", 0, XML_SKIP }, /* other translations, and what is around */
	{ "matches", 0, XML_SKIP },
	{ "header", 0, XML_SKIP },
	{ "skeleton", 0, XML_SKIP },
	{ "note", 0, XML_SKIP },
	{ "originalData", 0, XML_SKIP },
	{ "seg-source", 0, XML_SKIP },
	{ "trans-unit", UNIT, XML_OPEN },
	{ "unit/segment", UNIT, XML_OPEN },
	{ "trans-unit/source", SOURCE, XML_TEXT },
	{ "trans-unit/target", TARGET, XML_TEXT },
	{ "segment/source", SOURCE, XML_TEXT },
	{ "segment/target", TARGET, XML_TEXT },
	{ "bpt", 0, XML_SKIP },
	{ "ept", 0, XML_SKIP },
	{ "it", 0, XML_SKIP },
	{ "ph", 0, XML_SKIP },
	{ "ut", 0, XML_SKIP },
};

struct exchange {
	struct bitext b;
	struct str from, to; /* languages of the file */
	struct str original;
};

int
xliff_sniff(struct str name, struct str bytes)
{
	(void)name;
	return xmlhead_is(bytes, (const char *const[]){ "xliff", NULL }) ? 95 : 0;
}

static struct str
first_of(struct str a, struct str b)
{
	return a.n > 0 ? a : b;
}

static void
begin_file(struct exchange *f, struct xml *x)
{
	f->from = first_of(xml_attribute(x, "source-language"), xml_attribute_above(x, 1, "srcLang"));
	f->to = first_of(xml_attribute(x, "target-language"), xml_attribute_above(x, 1, "trgLang"));
	f->original = xml_attribute(x, "original");
}

/* What a target says of itself, in version 1, or its segment in version 2. */
static bool
is_untranslated(struct xml *x)
{
	struct str state = first_of(xml_attribute(x, "state"), xml_attribute_above(x, 1, "state"));

	return str_eqz(state, "new") || str_eqz(state, "needs-translation") || str_eqz(state, "initial");
}

static void
add(struct exchange *f, struct xml *x, const struct xml_event *e)
{
	struct str lang = xml_lang(x);

	if (e->what == SOURCE)
		bitext_add(&f->b, first_of(f->from, lang), e->text);
	else if (is_untranslated(x))
		bitext_drop(&f->b, first_of(f->to, lang), e->text, xml_line(x), drop_reason(STR("untranslated")));
	else
		bitext_add(&f->b, first_of(f->to, lang), e->text);
}

static void
handle(void *context, struct xml *x, const struct xml_event *e)
{
	struct exchange *f = context;

	if (e->what == FILE_IN_IT && !e->end)
		begin_file(f, x);
	else if (e->what == FILE_IN_IT)
		bitext_emit(&f->b, f->original);
	else if (e->what == UNIT && !e->end)
		bitext_unit(&f->b);
	else if (e->what != UNIT && e->end)
		add(f, x, e);
}

int
xliff_read(struct source *s, struct err *err)
{
	static const struct xml_format format = { rows, sizeof rows / sizeof *rows, handle };
	struct exchange f = { .from = { NULL, 0 } };

	bitext_init(&f.b, s);
	xml_read(s, &format, &f);
	bitext_end(&f.b);
	return s->row->articles > 0 ? 0 : err_set(err, "%s", _("no segments in it"));
}
