#include "read/press.h"

#include <string.h>

#include "base/intl.h"
#include "read/dates.h"
#include "read/drop.h"
#include "read/element.h"
#include "read/markup.h"
#include "read/pagehead.h"

/* AROUND: elements around a line that are told, the innermost; LINES: of a file at most. */
enum { AROUND = 12, NAMES = 160, LINES = 500000, LOOK = 1 << 16 };

static const struct {
	const char *mark, *also; /* both stand in the first bytes of such a file */
	void (*read)(struct press *p);
} exports[] = {
	{ "DocPublicationName", "<", europresse_read }, { "articleParagraph", "activa", factiva_read },
	{ "DOCUMENTS<", "CLASS=\"c", nexis_read },      { "DOCUMENTS<", "class=\"c", nexis_read },
	{ "DOKUMENTEN<", "CLASS=\"c", nexis_read },
};

static size_t
find_export(struct str bytes)
{
	struct str head = str_sub(bytes, 0, LOOK);
	size_t i = 0;

	while (i < sizeof exports / sizeof *exports && (str_find(head, str_of(exports[i].mark), 0) == SIZE_MAX ||
							str_find(head, str_of(exports[i].also), 0) == SIZE_MAX))
		i++;
	return i;
}

int
press_sniff(struct str name, struct str bytes)
{
	(void)name;
	return find_export(bytes) < sizeof exports / sizeof *exports ? 95 : 0;
}

/* --- the page as lines ------------------------------------------------------------------------------------------------ */

struct open {
	char name[12];
	char names[NAMES]; /* class and id */
	bool block, skip;
};

struct builder {
	struct press *p;
	VEC(struct open) stack;
	size_t skip;
	struct buf text, within;
	bool gap;
};

static void
flush(struct builder *b)
{
	struct buf clean = { 0 };

	draft_clean(buf_str(&b->text), &clean);
	if (clean.n > 0 && b->p->lines.n < LINES) {
		vec_add(&b->p->lines, ((struct press_line){ arena_str(&b->p->scratch, buf_str(&clean)),
							    arena_str(&b->p->scratch, buf_str(&b->within)), b->gap }));
		b->gap = false;
	}
	buf_reset(&b->text);
	buf_reset(&b->within);
	buf_release(&clean);
}

static void
add_names(struct open *o, const char **atts)
{
	size_t n = 0;

	for (; atts && atts[0]; atts += 2) {
		if (!atts[1] || (strcmp(atts[0], "class") != 0 && strcmp(atts[0], "id") != 0))
			continue;
		for (const char *z = atts[1]; *z && n + 2 < sizeof o->names; z++)
			o->names[n++] = (char)(*z >= 'A' && *z <= 'Z' ? *z | 32 : *z);
		if (n + 1 < sizeof o->names)
			o->names[n++] = ' ';
	}
	o->names[n] = '\0';
}

static void
on_start(void *context, const char *name, const char **atts)
{
	struct builder *b = context;
	const struct element *e = element_find(name);
	struct open o = { .block = e && (e->marks & ELEMENT_BLOCK), .skip = e && (e->marks & ELEMENT_SKIP) };

	if (o.block || strcmp(name, "br") == 0) {
		flush(b);
		b->gap = b->gap || o.block;
	}
	memcpy(o.name, name, strlen(name) < sizeof o.name ? strlen(name) + 1 : sizeof o.name - 1);
	add_names(&o, atts);
	b->skip += o.skip;
	vec_add(&b->stack, o);
}

static void
on_end(void *context)
{
	struct builder *b = context;
	const struct open *o = &b->stack.items[b->stack.n - 1];

	if (o->block) {
		flush(b);
		b->gap = true;
	}
	b->skip -= o->skip;
	b->stack.n--;
}

static void
on_text(void *context, struct str text)
{
	struct builder *b = context;

	if (b->skip > 0)
		return;
	if (b->within.n == 0 && str_trim(text).n > 0)
		for (size_t i = b->stack.n > AROUND ? b->stack.n - AROUND : 0; i < b->stack.n; i++)
			buf_addf(&b->within, "/%s:%s", b->stack.items[i].name, b->stack.items[i].names);
	buf_adds(&b->text, text);
}

static int
parse(struct press *p, struct str html, struct err *err)
{
	static const struct markup handlers = { on_start, on_end, on_text };
	struct builder b = { .p = p };
	bool cut;
	int status = markup_read(html, &handlers, &b, &cut, err);

	flush(&b);
	if (status == 0 && cut)
		reader_note(p->s, "%s", _("is too large or too deep for a page: a part is not read"));
	vec_release(&b.stack);
	buf_release(&b.text);
	buf_release(&b.within);
	return status;
}

/* --- what the exports share ------------------------------------------------------------------------------------------- */

void
press_new(struct press *p)
{
	if (p->open)
		reader_emit(p->s, &p->d);
	draft_release(&p->d);
	draft_init(&p->d);
	p->open = true;
}

bool
press_in(const struct press_line *l, const char *word)
{
	return str_find(l->within, str_of(word), 0) != SIZE_MAX;
}

void
press_drop(struct press *p, const struct press_line *l, const char *why)
{
	if (p->open)
		draft_drop(&p->d, 0, l->text, drop_reason(str_of(why)));
}

bool
press_date(struct press *p, struct str s)
{
	struct dates_hit hit;

	if (!dates_find(p->s->readers->furniture, s, 0, p->s->readers->today, &hit) || hit.date.day == 0)
		return false;
	if (!date_known(p->d.date))
		draft_date(&p->d, hit.date, "meta");
	return true;
}

lang_id
press_language(struct str name)
{
	static const struct {
		const char *name, *code;
	} names[] = { { "ran\xc3\xa7"
			"ais",
			"fr" },
		      { "FRAN\xc3\x87"
			"AIS",
			"fr" },
		      { "rench", "fr" },
		      { "FRENCH", "fr" },
		      { "ranz\xc3\xb6sisch", "fr" },
		      { "eutsch", "de" },
		      { "DEUTSCH", "de" },
		      { "erman", "de" },
		      { "GERMAN", "de" },
		      { "llemand", "de" },
		      { "ALLEMAND", "de" },
		      { "nglish", "en" },
		      { "ENGLISH", "en" },
		      { "nglais", "en" },
		      { "nglisch", "en" } };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_find(name, str_of(names[i].name), 0) != SIZE_MAX)
			return lang_find(str_of(names[i].code));
	return LANG_UND;
}

int
press_read(struct source *s, struct err *err)
{
	struct press p = { .s = s };
	size_t i = find_export(s->bytes);
	struct buf text = { 0 };
	char charset[32];
	int status = -1;

	arena_init(&p.scratch);
	draft_init(&p.d);
	pagehead_charset(s->bytes, charset);
	reader_text(s, charset, &text);
	if (i == sizeof exports / sizeof *exports) {
		err_set(err, "%s", _("is no export of a press database that is known"));
	} else if (parse(&p, buf_str(&text), err) == 0) {
		exports[i].read(&p);
		if (p.open)
			reader_emit(s, &p.d);
		status = 0;
	}
	vec_release(&p.lines);
	buf_release(&text);
	draft_release(&p.d);
	arena_release(&p.scratch);
	return status;
}
