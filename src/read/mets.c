#include "read/mets.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "read/dates.h"
#include "read/drop.h"
#include "read/filedate.h"
#include "read/xml.h"
#include "read/xmlhead.h"

/*
 * METS (Library of Congress), as libraries describe an issue of a newspaper: the logical structure names the blocks of
 * each article on the pages (fptr, area BEGIN), MODS or Dublin Core tell titles, authors and dates. It has no text itself:
 * join.h brings it to its pages.
 */
enum { ROOT, RECORD, TITLE, TITLE_BEGIN, LANGUAGE, ISSUED, NAME, FILE_OF_IT, PLACE, MAP, DIV, POINTER };

static const struct xml_row rows[] = {
	{ "amdSec", 0, XML_SKIP },
	{ "relatedItem", 0, XML_SKIP },
	{ "mets", ROOT, XML_OPEN },
	{ "dmdSec", RECORD, XML_OPEN },
	{ "titleInfo/title", TITLE, XML_TEXT },
	{ "titleInfo/nonSort", TITLE_BEGIN, XML_TEXT },
	{ "languageTerm", LANGUAGE, XML_TEXT },
	{ "dateIssued", ISSUED, XML_TEXT },
	{ "dc:date", ISSUED, XML_TEXT },
	{ "name/namePart", NAME, XML_TEXT },
	{ "file", FILE_OF_IT, XML_OPEN },
	{ "FLocat", PLACE, XML_OPEN },
	{ "structMap", MAP, XML_OPEN },
	{ "div", DIV, XML_OPEN },
	{ "area", POINTER, XML_OPEN },
};

int
mets_sniff(struct str name, struct str bytes)
{
	(void)name;
	return xmlhead_is(bytes, (const char *const[]){ "mets", NULL }) ? 95 : 0;
}

/* ---- Records ---- */

static struct mets_record *
record(struct mets *m)
{
	return m->records.n > 0 ? &m->records.items[m->records.n - 1] : NULL;
}

static void
begin_record(struct mets *m, struct str id)
{
	if (intern_add(m->record_ids, id) == m->record_of.n)
		vec_add(&m->record_of, (uint32_t)m->records.n);
	vec_add(&m->records, ((struct mets_record){ .titles = 0 }));
}

/* "LE" and "MATIN", given and family name: the parts of one text. */
static void
add_part(struct mets *m, struct str *to, struct str part)
{
	struct buf b = { 0 };

	part = str_trim(part);
	if (part.n == 0)
		return;
	buf_adds(&b, *to);
	if (b.n > 0)
		buf_addc(&b, ' ');
	buf_adds(&b, part);
	*to = arena_str(m->s->arena, buf_str(&b));
	buf_release(&b);
}

static lang_id
language(struct str s)
{
	static const struct {
		const char *name;
		lang_id lang;
	} longer[] = { { "fre", LANG_FR },    { "fra", LANG_FR },    { "ger", LANG_DE },   { "deu", LANG_DE },
		       { "French", LANG_FR }, { "German", LANG_DE }, { "eng", LANG_EN } };

	s = str_trim(s);
	for (size_t i = 0; i < sizeof longer / sizeof *longer; i++)
		if (str_ieqz(s, longer[i].name))
			return longer[i].lang;
	return lang_find(s);
}

static void
add_field(struct mets *m, const struct xml_event *e)
{
	struct mets_record *r = record(m);
	struct date date;

	if (r == NULL)
		return;
	if ((e->what == TITLE && r->titles++ == 0) || (e->what == TITLE_BEGIN && r->titles == 0))
		add_part(m, &r->title, e->text);
	else if (e->what == NAME)
		add_part(m, &r->author, e->text);
	else if (e->what == LANGUAGE && r->lang == LANG_UND)
		r->lang = language(e->text);
	else if (e->what == ISSUED && !date_known(m->date) &&
		 dates_parse(m->s->readers->furniture, e->text, m->s->readers->today, &date))
		m->date = date;
}

/* ---- Files ---- */

static void
add_place(struct mets *m, struct xml *x)
{
	struct str href = xml_attribute(x, "href"), id = xml_attribute_above(x, 1, "ID");
	uint32_t known = intern_count(m->ids);

	if ((!str_endsz(href, ".xml") && !str_endsz(href, ".xml.gz")) || intern_add(m->ids, id) != known)
		return;
	vec_add(&m->files, arena_str(m->s->arena, href));
}

/* ---- The issue ---- */

static void
handle(void *context, struct xml *x, const struct xml_event *e)
{
	struct mets *m = context;

	if (e->what == DIV && m->logical && !e->end)
		mets_open(m, x);
	else if (e->what == DIV && m->logical)
		mets_close(m);
	else if (e->what == POINTER && m->logical && !e->end)
		mets_point(m, x);
	else if (e->what == DIV && !e->end)
		mets_name(m, x);
	else if (e->what == MAP && !e->end)
		m->logical = str_ieqz(xml_attribute(x, "TYPE"), "logical");
	else if (e->what == MAP)
		m->logical = false;
	else if (e->what == PLACE && !e->end)
		add_place(m, x);
	else if (e->what == RECORD && !e->end)
		begin_record(m, xml_attribute(x, "ID"));
	else if (e->what == ROOT && !e->end)
		m->label = arena_str(m->s->arena, xml_attribute(x, "LABEL"));
	else if (e->end && e->text.n > 0)
		add_field(m, e);
}

static void
find_date(struct mets *m, struct issue *issue)
{
	issue->date = m->date;
	issue->date_from = "mets";
	if (date_known(m->date) || filedate_find(m->label, m->s->readers->today, &issue->date))
		return;
	issue->date_from = filedate_find(m->s->name, m->s->readers->today, &issue->date) ? "file-name" : NULL;
}

/* The name of the paper: of the whole structure, else of the first record, else what stands before the date. */
static struct str
find_source(const struct mets *m)
{
	if (m->paper.n > 0)
		return m->paper;
	return m->records.n > 0 ? m->records.items[0].title : STR("");
}

static const struct issue *
freeze(struct mets *m)
{
	struct arena *arena = m->s->arena;
	struct issue *issue = arena_zalloc(arena, 1, sizeof *issue);

	issue->nfiles = (uint32_t)m->files.n;
	issue->files = arena_items(arena, &m->files);
	issue->narticles = (uint32_t)m->articles.n;
	issue->articles = arena_items(arena, &m->articles);
	issue->references = arena_items(arena, &m->references);
	issue->logical = m->articles.n > 0 && m->references.n > 0;
	issue->source = find_source(m);
	issue->lang = m->records.n > 0 ? m->records.items[0].lang : LANG_UND;
	find_date(m, issue);
	return issue;
}

static void
release(struct mets *m)
{
	intern_free(m->ids);
	intern_free(m->record_ids);
	vec_release(&m->record_of);
	vec_release(&m->records);
	vec_release(&m->files);
	vec_release(&m->articles);
	vec_release(&m->references);
	vec_release(&m->divs);
}

int
mets_read(struct source *s, struct err *err)
{
	static const struct xml_format format = { rows, sizeof rows / sizeof *rows, handle };
	struct mets m = { .s = s, .ids = intern_new(), .record_ids = intern_new() };
	struct binding *b;
	int result = 0;

	xml_read(s, &format, &m);
	if (m.files.n > 0) {
		b = arena_zalloc(s->arena, 1, sizeof *b);
		*b = (struct binding){ .kind = BINDING_ISSUE, .file = s->name, .issue = freeze(&m) };
		s->row->binding = b;
		reader_note(s, ngettext("describes %u page that is not in the corpus",
					"describes %u pages that are not in the corpus", (unsigned long)m.files.n),
			    (unsigned)m.files.n);
	} else {
		result = err_set(err, "%s", _("describes no pages with text"));
	}
	release(&m);
	return result;
}
