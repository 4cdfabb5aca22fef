#include <ctype.h>
#include <string.h>

#include "base/intl.h"
#include "read/binding.h"
#include "read/detoken.h"
#include "read/reader.h"
#include "read/xml.h"
#include "read/xmlhead.h"

/*
 * Texts made for alignment, with names for their sentences, and what aligns them: XCES (Ide, Bonhomme & Romary 2000) as
 * OPUS and InterCorp write it. An alignment names its texts: join.h finds them, in the corpus alone.
 */
enum { ROOT, TITLE, PARAGRAPH, SENTENCE, WORD, GROUP, LINK };

static const struct xml_row text_rows[] = {
	{ "cesHeader", 0, XML_SKIP },
	{ "header", 0, XML_SKIP },
	{ "cesDoc", ROOT, XML_OPEN },
	{ "doc", ROOT, XML_OPEN },
	{ "document", ROOT, XML_OPEN },
	{ "text", ROOT, XML_OPEN },
	{ "p", PARAGRAPH, XML_OPEN },
	{ "s", SENTENCE, XML_BLOCKS },
	{ "w", WORD, XML_TEXT },
	{ "pc", WORD, XML_TEXT },
};

/* The same where no sentences are told apart. */
static const struct xml_row plain_rows[] = {
	{ "cesHeader", 0, XML_SKIP }, { "header", 0, XML_SKIP }, { "cesDoc", ROOT, XML_OPEN },
	{ "doc", ROOT, XML_OPEN },    { "text", ROOT, XML_OPEN }, { "document", ROOT, XML_OPEN },
	{ "head", TITLE, XML_TEXT },  { "p", PARAGRAPH, XML_TEXT },
};

static const struct xml_row link_rows[] = {
	{ "linkGrp", GROUP, XML_OPEN },
	{ "link", LINK, XML_OPEN },
};

static bool
aligns(struct str bytes)
{
	return xmlhead_is(bytes, (const char *const[]){ "cesAlign", "linkGrp", NULL });
}

/* Does an element like this begin early in it? */
static bool
has(struct str bytes, const char *tag)
{
	return str_find(str_sub(bytes, 0, 8192), str_of(tag), 0) != SIZE_MAX;
}

int
xces_sniff(struct str name, struct str bytes)
{
	(void)name;
	if (aligns(bytes) || xmlhead_is(bytes, (const char *const[]){ "cesDoc", "cesAna", NULL }))
		return 95;
	if (xmlhead_is(bytes, (const char *const[]){ "doc", "document", "text", "letsmt", NULL }) &&
	    (has(bytes, "<s id=") || has(bytes, "<s xml:id=") || has(bytes, "<p id=")))
		return 95;
	return 0;
}

/* ---- Texts ---- */

struct text {
	struct draft d;
	bool joins; /* the next sentence is of the same paragraph as the last */
	struct detoken tokens; /* of the sentence */
	bool words;            /* sentences are told word by word */
};

/* A sentence ends: its words, or where none are told its text. */
static void
sentence(struct text *t, struct xml *x, struct str text)
{
	struct str s = text;

	if (t->tokens.text.n > 0) {
		detoken_add(&t->tokens, text, false);
		s = buf_str(&t->tokens.text);
	}
	t->joins = draft_sentence(&t->d, s, xml_attribute(x, "id"), t->joins) || t->joins;
	detoken_begin(&t->tokens);
}

/* A word; Universal Dependencies say which has no space behind it. */
static void
word(struct text *t, struct xml *x, struct str text)
{
	detoken_add(&t->tokens, text, str_find(xml_attribute(x, "misc"), STR("SpaceAfter=No"), 0) != SIZE_MAX);
	t->words = true;
}

static void
handle_text(void *context, struct xml *x, const struct xml_event *e)
{
	struct text *t = context;

	if (e->what == ROOT && !e->end && t->d.declared == LANG_UND)
		t->d.declared = lang_find(xml_attribute(x, "language").n > 0 ? xml_attribute(x, "language") : xml_lang(x));
	else if (e->what == TITLE && e->end && t->d.title.end == t->d.title.start)
		draft_title(&t->d, e->text);
	else if (e->what == PARAGRAPH && e->end && e->text.n > 0)
		draft_paragraph(&t->d, e->text, FIELD_PARAGRAPH);
	else if (e->what == PARAGRAPH)
		t->joins = false;
	else if (e->what == SENTENCE && e->end)
		sentence(t, x, e->text);
	else if (e->what == SENTENCE)
		detoken_add(&t->tokens, e->text, false); /* what stands between words */
	else if (e->what == WORD && e->end)
		word(t, x, e->text);
}

static void
read_text(struct source *s)
{
	static const struct xml_format marked = { text_rows, sizeof text_rows / sizeof *text_rows, handle_text };
	static const struct xml_format plain = { plain_rows, sizeof plain_rows / sizeof *plain_rows, handle_text };
	struct text t = { .joins = false };

	draft_init(&t.d);
	xml_read(s, &marked, &t);
	if (t.words && s->options && s->options->assume)
		t.tokens.lang = s->options->assume;
	else if (t.words)
		t.tokens.lang = reader_language(s->readers, &t.d);
	if (t.tokens.lang == LANG_FR) { /* once more, as French sets its spaces */
		draft_release(&t.d);
		draft_init(&t.d);
		t.joins = false;
		xml_read(s, &marked, &t);
	}
	if (t.d.sentences.n == 0)
		xml_read(s, &plain, &t);
	if (t.d.paragraphs.n > 0)
		reader_emit(s, &t.d);
	draft_release(&t.d);
	buf_release(&t.tokens.text);
}

/* ---- Alignments ---- */

typedef VEC(struct link) link_list;

struct alignments {
	struct source *s;
	VEC(struct links) groups;
	struct str file[2]; /* of the group */
	link_list links[2];
	uint32_t unit;
	bool counted;
};

/* "SL3-7.0" are links that we wrote (report/print_memory.c); their sentences are counted. */
static bool
is_ours(struct str id)
{
	size_t at = 2, parts = 0;

	if (!str_startsz(id, "SL"))
		return false;
	for (; at < id.n; at++) {
		if (id.p[at] == (parts == 0 ? '-' : '.') && parts < 2)
			parts++;
		else if (!isdigit((unsigned char)id.p[at]))
			return false;
	}
	return parts == 2;
}

static struct str
around(struct xml *x, const char *name)
{
	struct str found = { NULL, 0 };

	for (unsigned up = 0; up < 3 && found.n == 0; up++)
		found = xml_attribute_above(x, up, name);
	return found;
}

static void
begin_group(struct alignments *a, struct xml *x)
{
	a->file[0] = arena_str(a->s->arena, around(x, "fromDoc"));
	a->file[1] = arena_str(a->s->arena, around(x, "toDoc"));
	a->links[0].n = a->links[1].n = 0;
	a->unit = 0;
	a->counted = false;
}

static void
end_group(struct alignments *a)
{
	struct arena *arena = a->s->arena;
	struct linked_text *texts = arena_array(arena, struct linked_text, 2);

	for (int side = 0; side < 2; side++) {
		texts[side].file = a->file[side];
		texts[side].n = (uint32_t)a->links[side].n;
		if (a->links[side].n > 0)
			texts[side].links = arena_items(arena, &a->links[side]);
	}
	if (a->file[0].n > 0 && a->file[1].n > 0)
		vec_add(&a->groups, ((struct links){ .n = 2, .texts = texts, .counted = a->counted }));
	a->file[0] = a->file[1] = STR("");
}

/* "s1 s2;s1": names on the left, and on the right. */
static void
add_link(struct alignments *a, struct xml *x)
{
	struct str rest = arena_str(a->s->arena, xml_attribute(x, "xtargets")), half, name;

	a->unit++;
	a->counted = a->counted || is_ours(xml_attribute(x, "id"));
	for (int side = 0; side < 2 && str_cut(&rest, ';', &half); side++)
		while (str_cut(&half, ' ', &name))
			if (name.n > 0)
				vec_add(&a->links[side], ((struct link){ name, a->unit }));
}

static void
handle_links(void *context, struct xml *x, const struct xml_event *e)
{
	struct alignments *a = context;

	if (e->what == GROUP && !e->end)
		begin_group(a, x);
	else if (e->what == GROUP)
		end_group(a);
	else if (!e->end)
		add_link(a, x);
}

static int
read_links(struct source *s, struct err *err)
{
	static const struct xml_format format = { link_rows, sizeof link_rows / sizeof *link_rows, handle_links };
	struct alignments a = { .s = s };
	struct binding *b;

	xml_read(s, &format, &a);
	if (a.groups.n > 0) {
		b = arena_zalloc(s->arena, 1, sizeof *b);
		*b = (struct binding){ .kind = BINDING_LINKS, .file = s->name, .nlinks = (uint32_t)a.groups.n,
				       .links = arena_items(s->arena, &a.groups) };
		s->row->binding = b;
		reader_note(s, "%s", _("aligns texts that are not in the corpus"));
	}
	for (int side = 0; side < 2; side++)
		vec_release(&a.links[side]);
	vec_release(&a.groups);
	return s->row->binding ? 0 : err_set(err, "%s", _("names no texts to align"));
}

int
xces_read(struct source *s, struct err *err)
{
	if (aligns(s->bytes))
		return read_links(s, err);
	read_text(s);
	return s->row->articles > 0 ? 0 : err_set(err, "%s", _("no text in it"));
}
