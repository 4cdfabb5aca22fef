#include "read/alto.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "read/drop.h"
#include "read/filedate.h"
#include "read/xml.h"
#include "read/xmlhead.h"

/*
 * ALTO 1 to 4 (Library of Congress, ALTO XML Schema): a page, its blocks, lines and words. What is read with little
 * confidence (WC, CC) is text all the same. A word that a line breaks is given whole with its first half (SUBS_CONTENT).
 */
enum { PAGE, MARGIN, TAG, STYLE, SETTINGS, ORDER, COMPOSED, BLOCK, LINE, STRING, HYPHEN };

static const struct xml_row rows[] = {
	{ "String", STRING, XML_OPEN },
	{ "TextLine", LINE, XML_OPEN },
	{ "SP", 0, XML_SKIP },
	{ "HYP", HYPHEN, XML_OPEN },
	{ "TextBlock", BLOCK, XML_OPEN },
	{ "ComposedBlock", COMPOSED, XML_OPEN },
	{ "Page", PAGE, XML_OPEN },
	{ "TopMargin", MARGIN, XML_OPEN },
	{ "BottomMargin", MARGIN, XML_OPEN },
	{ "LeftMargin", MARGIN, XML_OPEN },
	{ "RightMargin", MARGIN, XML_OPEN },
	{ "ElementRef", ORDER, XML_OPEN },
	{ "LayoutTag", TAG, XML_OPEN },
	{ "StructureTag", TAG, XML_OPEN },
	{ "OtherTag", TAG, XML_OPEN },
	{ "RoleTag", TAG, XML_OPEN },
	{ "TextStyle", STYLE, XML_OPEN },
	{ "processingStepSettings", SETTINGS, XML_TEXT },
	{ "Shape", 0, XML_SKIP },
};

/* What a tag, or the type of a block, says: headings are told, all else is a reason. */
static const struct label {
	const char *word, *why;
} labels[] = {
	{ "title", NULL },       { "heading", NULL },  { "headline", NULL },     { "advert", "advert" },
	{ "anzeige", "advert" }, { "publicit", "advert" }, { "annonce", "advert" }, { "folio", "header" },
	{ "page-number", "header" }, { "pagenumber", "header" }, { "header", "header" }, { "footer", "header" },
	{ "running", "header" },
};

struct named_value {
	struct str name;
	float size;                /* of a style */
	const struct label *label; /* of a tag; NULL: none of ours */
};

struct parse {
	struct alto page;
	VEC(struct named_value) styles, tags;
	int margin;                   /* margins that are open */
	const struct label *composed; /* what the composed block around says */
	struct str around;            /* its ID */
	bool half;                    /* a word was given whole, its second half is to come */
	bool hyphen;                  /* the line ended with one */
	bool fresh;                   /* nothing in the line yet */
	struct alto_block *block;     /* that is open */
	int32_t bottom;               /* of all blocks so far */
};

int
alto_sniff(struct str name, struct str bytes)
{
	(void)name;
	return xmlhead_is(bytes, (const char *const[]){ "alto", NULL }) ? 95 : 0;
}

static bool
has_word(struct str s, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i + n <= s.n; i++)
		if (str_ieqz(str_sub(s, i, i + n), word))
			return true;
	return false;
}

static const struct label *
label_of(struct str s)
{
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (has_word(s, labels[i].word))
			return &labels[i];
	return NULL;
}

/* A number as ALTO writes places: "120", "12.5", "-3". */
static int32_t
number(struct str s)
{
	int64_t n = 0;
	size_t i = s.n > 0 && s.p[0] == '-';

	for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && n < 1 << 24; i++)
		n = 10 * n + (s.p[i] - '0');
	return (int32_t)(s.n > 0 && s.p[0] == '-' ? -n : n);
}

/* ---- Words ---- */

static bool
is_lower(struct str s)
{
	unsigned char c = s.n > 0 ? (unsigned char)s.p[0] : 0, next = s.n > 1 ? (unsigned char)s.p[1] : 0;

	return (c >= 'a' && c <= 'z') || (c == 0xc3 && next >= 0x9f) || (c == 0xc5 && (next == 0x93 || next == 0xbf));
}

/* How many bytes of a hyphen there are at the end: "-", "¬", "⸗", the soft one. */
static size_t
hyphen_bytes(struct str s)
{
	static const char *const hyphens[] = { "-", "\u00ac", "\u2e17", "\u00ad", "\u2010" };

	for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++)
		if (s.n > strlen(hyphens[i]) && str_endsz(s, hyphens[i]))
			return strlen(hyphens[i]);
	return 0;
}

/* "quoti-dienne" for "quoti-" and "dienne" is "quotidienne". */
static void
add_whole(struct buf *out, struct str half, struct str whole)
{
	size_t hyphen = hyphen_bytes(half);

	if (hyphen > 0 && str_starts(whole, half) && is_lower(str_sub(whole, half.n, whole.n))) {
		buf_adds(out, str_sub(whole, 0, half.n - hyphen));
		buf_adds(out, str_sub(whole, half.n, whole.n));
	} else {
		buf_adds(out, whole);
	}
}

/* "Haus- und Hof-": this hyphen is no break. */
static bool
is_and(struct str s)
{
	return str_eqz(s, "und") || str_eqz(s, "oder") || str_eqz(s, "bzw.") || str_eqz(s, "et") || str_eqz(s, "ou");
}

/* The space before a word, or what a hyphen at the end of the line makes of it. */
static void
add_gap(struct parse *p, struct str word)
{
	struct buf *out = &p->page.text;
	struct str block = str_sub(buf_str(out), p->block->start, out->n);
	size_t hyphen = p->fresh ? hyphen_bytes(block) : 0;

	if (block.n == 0)
		return;
	if ((hyphen > 0 || (p->fresh && p->hyphen)) && is_lower(word) && !is_and(word))
		out->n -= hyphen;
	else if (hyphen > 0 && !is_and(word))
		return;
	else if (word.n != 1 || strchr(",.)]", word.p[0]) == NULL)
		buf_addc(out, ' ');
}

static void
add_word(struct parse *p, struct xml *x)
{
	struct str word = xml_attribute(x, "CONTENT"), type = xml_attribute(x, "SUBS_TYPE"), whole;
	bool second = str_eqz(type, "HypPart2");

	if (p->block == NULL || word.n == 0 || (second && p->half)) {
		p->half = false;
		p->fresh = p->fresh && !second;
		p->hyphen = p->hyphen && !second;
		return;
	}
	whole = str_eqz(type, "HypPart1") ? xml_attribute(x, "SUBS_CONTENT") : (struct str){ NULL, 0 };
	add_gap(p, word);
	p->half = whole.n > 0;
	p->fresh = p->hyphen = false;
	if (p->half)
		add_whole(&p->page.text, word, whole);
	else
		buf_adds(&p->page.text, word);
	p->block->words++;
}

/* ---- Blocks ---- */

static void
refer(struct parse *p, struct xml *x, const char *name, bool tags)
{
	struct str rest = xml_attribute(x, name), id;

	while (str_cut(&rest, ' ', &id)) {
		const struct named_value *items = tags ? p->tags.items : p->styles.items;
		size_t n = tags ? p->tags.n : p->styles.n;

		for (size_t i = 0; i < n; i++) {
			if (!str_eq(items[i].name, id))
				continue;
			if (tags && items[i].label->why)
				p->block->why = drop_reason(str_of(items[i].label->why));
			else if (tags)
				p->block->heading = true;
			else
				p->block->size = items[i].size;
		}
	}
}

enum { BOTTOM_MOST = 1 << 28 };

static void
end_block(struct parse *p)
{
	int64_t below;

	if (p->block == NULL)
		return;
	p->block->end = p->page.text.n;
	below = (int64_t)p->block->y + p->block->h;
	if (below > p->bottom && below < BOTTOM_MOST)
		p->bottom = (int32_t)below;
	p->block = NULL;
}

static void
begin_block(struct parse *p, struct xml *x)
{
	struct arena *arena = p->page.s->arena;
	struct alto_block *b;

	end_block(p);
	b = p->block = vec_push(&p->page.blocks);
	*b = (struct alto_block){ .name = arena_str(arena, xml_attribute(x, "ID")),
				  .next = arena_str(arena, xml_attribute(x, "IDNEXT")),
				  .around = p->around,
				  .x = number(xml_attribute(x, "HPOS")),
				  .y = p->page.top + number(xml_attribute(x, "VPOS")),
				  .top = p->page.top,
				  .w = number(xml_attribute(x, "WIDTH")),
				  .h = number(xml_attribute(x, "HEIGHT")),
				  .start = p->page.text.n };
	refer(p, x, "STYLEREFS", false);
	refer(p, x, "TAGREFS", true);
	if (p->margin > 0)
		b->why = drop_reason(STR("header"));
	else if (p->composed && p->composed->why)
		b->why = drop_reason(str_of(p->composed->why));
	p->hyphen = false;
	if (p->page.lang == LANG_UND)
		p->page.lang = lang_find(xml_attribute(x, "LANG"));
}

/* ---- The page ---- */

static void
add_named(struct parse *p, struct xml *x, bool tag)
{
	struct named_value v = { .name = arena_str(p->page.s->arena, xml_attribute(x, "ID")) };

	if (tag)
		v.label = label_of(xml_attribute(x, "LABEL"));
	else
		v.size = (float)number(xml_attribute(x, "FONTSIZE"));
	if (tag && v.label && p->tags.n < 256)
		vec_add(&p->tags, v);
	else if (!tag && v.size > 0 && p->styles.n < 256)
		vec_add(&p->styles, v);
}

/* "language:German,French" */
static void
note_language(struct parse *p, struct str settings)
{
	size_t at = str_find(settings, STR("anguage:"), 0), end;

	if (at == SIZE_MAX)
		return;
	at += 8;
	end = str_chr(settings, '\n', at);
	settings = str_trim(str_sub(settings, at, end == SIZE_MAX ? settings.n : end));
	if (has_word(settings, "German") != has_word(settings, "French"))
		p->page.lang = has_word(settings, "German") ? LANG_DE : LANG_FR;
}

static void
begin_page(struct parse *p, struct xml *x)
{
	p->page.top = p->bottom;
	p->page.height = number(xml_attribute(x, "HEIGHT"));
	p->page.width = number(xml_attribute(x, "WIDTH"));
}

static void
begin(struct parse *p, struct xml *x, unsigned what)
{
	switch (what) {
	case STRING: add_word(p, x); break;
	case LINE:
		p->fresh = true;
		if (p->block)
			p->block->lines++;
		break;
	case HYPHEN: p->hyphen = true; break;
	case BLOCK: begin_block(p, x); break;
	case COMPOSED:
		p->composed = label_of(xml_attribute(x, "TYPE"));
		p->around = arena_str(p->page.s->arena, xml_attribute(x, "ID"));
		break;
	case MARGIN: p->margin++; break;
	case PAGE: begin_page(p, x); break;
	case ORDER: vec_add(&p->page.order, arena_str(p->page.s->arena, xml_attribute(x, "REF"))); break;
	default: add_named(p, x, what == TAG); break;
	}
}

static void
handle(void *context, struct xml *x, const struct xml_event *e)
{
	struct parse *p = context;

	if (!e->end && e->what != SETTINGS)
		begin(p, x, e->what);
	else if (e->end && e->what == BLOCK)
		end_block(p);
	else if (e->end && e->what == MARGIN)
		p->margin--;
	else if (e->end && e->what == COMPOSED) {
		p->composed = NULL;
		p->around = STR("");
	}
	else if (e->end && e->what == SETTINGS)
		note_language(p, e->text);
}

int
alto_read(struct source *s, struct err *err)
{
	static const struct xml_format format = { rows, sizeof rows / sizeof *rows, handle };
	struct parse p = { .page = { .s = s } };

	xml_read(s, &format, &p);
	end_block(&p);
	if (filedate_find(s->name, s->readers->today, &p.page.date))
		p.page.date_from = "file-name";
	alto_order(&p.page);
	alto_judge(&p.page);
	alto_emit(&p.page);
	buf_release(&p.page.text);
	vec_release(&p.page.blocks);
	vec_release(&p.page.order);
	vec_release(&p.styles);
	vec_release(&p.tags);
	if (s->row->articles > 0)
		return 0;
	return err_set(err, "%s", s->row->binding ? _("is a page with nothing but headers and adverts on it") :
						    _("is a page with no text on it"));
}
