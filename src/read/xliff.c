#include "base/intl.h"
#include "base/vec.h"
#include "read/bitext.h"
#include "read/drop.h"
#include "read/xml.h"
#include "read/xmlhead.h"

/*
 * XLIFF 1.0 to 1.2 (OASIS, 2008) and 2.0 to 2.1 (2018): each file in it is one text, source and target; a unit is a
 * paragraph, whose segments are marked in version 1.2 (§2.6: seg-source, and mrk of type seg) and elements in version 2. What
 * is marked as not translated yet repeats the source: it is left out of the target.
 */
enum { FILE_IN_IT, UNIT, SEGMENT, SOURCE, SEG_SOURCE, TARGET, MARK };

static const struct xml_row rows[] = {
	{ "file", FILE_IN_IT, XML_OPEN },
	{ "alt-trans", 0, XML_SKIP }, /* other translations, and what is around */
	{ "matches", 0, XML_SKIP },
	{ "header", 0, XML_SKIP },
	{ "skeleton", 0, XML_SKIP },
	{ "note", 0, XML_SKIP },
	{ "originalData", 0, XML_SKIP },
	{ "trans-unit", UNIT, XML_OPEN },
	{ "unit", UNIT, XML_OPEN },
	{ "unit/segment", SEGMENT, XML_OPEN },
	{ "trans-unit/source", SOURCE, XML_TEXT },
	{ "seg-source", SEG_SOURCE, XML_BLOCKS },
	{ "trans-unit/target", TARGET, XML_BLOCKS },
	{ "segment/source", SOURCE, XML_TEXT },
	{ "segment/target", TARGET, XML_BLOCKS },
	{ "mrk", MARK, XML_TEXT },
	{ "bpt", 0, XML_SKIP },
	{ "ept", 0, XML_SKIP },
	{ "it", 0, XML_SKIP },
	{ "ph", 0, XML_SKIP },
	{ "ut", 0, XML_SKIP },
};

struct mark {
	struct str id;
	size_t start, end; /* bytes of the text */
};

/* Source or target of a unit. */
struct half {
	struct str lang;
	struct buf text; /* all of it */
	VEC(struct mark) marks; /* segments in it */
	bool joins;      /* there is something of the unit already */
};

struct exchange {
	struct bitext b;
	struct str from, to; /* languages of the file */
	struct str original;
	struct half source, target;
	bool in_source;      /* which half marks are in */
	bool untranslated;
	uint32_t line;       /* of the target */
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

/* The segment of ${h} with the name ${id}; where names fail, the one in the same place. SIZE_MAX: there is none. */
static size_t
answer(const struct half *h, struct str id, size_t place)
{
	for (size_t i = 0; i < h->marks.n && id.n > 0; i++)
		if (str_eq(h->marks.items[i].id, id))
			return i;
	return id.n == 0 && place < h->marks.n ? place : SIZE_MAX;
}

static void
add(struct exchange *f, struct half *h, struct str text)
{
	h->joins = bitext_add(&f->b, h->lang, text, h->joins) || h->joins;
}

static void
add_mark(struct exchange *f, struct half *h, size_t i)
{
	add(f, h, str_sub(buf_str(&h->text), h->marks.items[i].start, h->marks.items[i].end));
}

/* Segments with one name answer each other, in whatever order either side has them. */
static void
add_marks(struct exchange *f)
{
	uint32_t first = f->b.unit + 1, unit = first + (uint32_t)f->source.marks.n;

	for (size_t i = 0; i < f->source.marks.n; i++) {
		bitext_unit(&f->b);
		add_mark(f, &f->source, i);
	}
	for (size_t i = 0; i < f->target.marks.n; i++) {
		size_t of = answer(&f->source, f->target.marks.items[i].id, i);

		f->b.unit = of == SIZE_MAX ? unit++ : first + (uint32_t)of;
		add_mark(f, &f->target, i);
	}
	f->b.unit = unit - 1;
}

/* What came of a unit, or of a segment of version 2. */
static void
end_unit(struct exchange *f)
{
	struct str target = buf_str(&f->target.text);

	if (f->untranslated)
		f->target.marks.n = target.n = 0;
	if (f->source.marks.n > 0 && (f->target.marks.n > 0 || target.n == 0)) {
		add_marks(f);
	} else {
		bitext_unit(&f->b);
		add(f, &f->source, buf_str(&f->source.text));
		if (target.n > 0)
			add(f, &f->target, target);
	}
	if (f->untranslated)
		bitext_drop(&f->b, f->target.lang, buf_str(&f->target.text), f->line, drop_reason(STR("untranslated")));
	buf_reset(&f->source.text);
	buf_reset(&f->target.text);
	f->source.marks.n = f->target.marks.n = 0;
	f->untranslated = false;
}

static void
add_text(struct exchange *f, struct xml *x, struct half *h, const struct xml_event *e)
{
	h->lang = first_of(h == &f->source ? f->from : f->to, xml_lang(x));
	buf_adds(&h->text, e->text);
	if (h == &f->target && e->end) {
		f->untranslated = is_untranslated(x);
		f->line = xml_line(x);
	}
}

/* A piece of the text that is marked: a segment, or a word that is none. */
static void
mark(struct exchange *f, struct xml *x, struct str text)
{
	struct half *h = f->in_source ? &f->source : &f->target;
	size_t start = h->text.n;

	buf_adds(&h->text, text);
	if (str_eqz(xml_attribute(x, "mtype"), "seg"))
		vec_add(&h->marks, ((struct mark){ xml_attribute(x, "mid"), start, h->text.n }));
}

static void
handle(void *context, struct xml *x, const struct xml_event *e)
{
	struct exchange *f = context;

	switch (e->what) {
	case FILE_IN_IT:
		if (e->end)
			bitext_emit(&f->b, f->original);
		else
			begin_file(f, x);
		break;
	case UNIT:
		if (e->end && (f->source.text.n > 0 || f->target.text.n > 0))
			end_unit(f);
		f->source.joins = f->target.joins = false;
		break;
	case SEGMENT:
		if (e->end)
			end_unit(f);
		break;
	case SOURCE:
		add_text(f, x, &f->source, e);
		break;
	case SEG_SOURCE:
		if (!e->end && e->text.n == 0) { /* the source once more */
			buf_reset(&f->source.text);
			f->source.marks.n = 0;
		}
		f->in_source = true;
		add_text(f, x, &f->source, e);
		break;
	case TARGET:
		f->in_source = false;
		add_text(f, x, &f->target, e);
		break;
	default:
		if (e->end)
			mark(f, x, e->text);
	}
}

int
xliff_read(struct source *s, struct err *err)
{
	static const struct xml_format format = { rows, sizeof rows / sizeof *rows, handle };
	struct exchange f = { .from = { NULL, 0 } };

	bitext_init(&f.b, s);
	xml_read(s, &format, &f);
	bitext_end(&f.b);
	buf_release(&f.source.text);
	buf_release(&f.target.text);
	vec_release(&f.source.marks);
	vec_release(&f.target.marks);
	return s->row->articles > 0 ? 0 : err_set(err, "%s", _("no segments in it"));
}
