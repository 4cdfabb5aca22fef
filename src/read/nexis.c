#include "read/press.h"

#include <string.h>

#include "base/buf.h"

/**
 * LexisNexis: paragraphs whose classes say nothing. An article begins with "12 of 300 DOCUMENTS"; then the source, the
 * date, the title, lines with a label in capitals, the text, more such lines, the copyright.
 */
enum part { BEFORE, SOURCE, DATE, TITLE, BODY, BEHIND };
enum label { OTHER, BYLINE, LANGUAGE, HEADLINE, ABOVE, LAST };

static const struct {
	const char *word;
	enum label label;
} labels[] = {
	{ "BYLINE:", BYLINE },         { "AUTEUR:", BYLINE },        { "AUTOR:", BYLINE },
	{ "LANGUAGE:", LANGUAGE },     { "LANGUE:", LANGUAGE },      { "SPRACHE:", LANGUAGE },
	{ "HEADLINE:", HEADLINE },     { "TITRE:", HEADLINE },       { "TITEL:", HEADLINE },
	{ "SECTION:", ABOVE },         { "RUBRIQUE:", ABOVE },       { "RUBRIK:", ABOVE },
	{ "LENGTH:", ABOVE },          { "LONGUEUR:", ABOVE },       { "L\xc3\x84NGE:", ABOVE },
	{ "DATELINE:", ABOVE },        { "ORIGINE:", ABOVE },        { "GRAPHIC:", LAST },
	{ "GRAPHIQUE:", LAST },        { "GRAFIK:", LAST },          { "LOAD-DATE:", LAST },
	{ "DATE-CHARGEMENT:", LAST },  { "UPDATE:", LAST },          { "PUBLICATION-TYPE:", LAST },
	{ "TYPE-PUBLICATION:", LAST }, { "PUBLIKATIONSTYP:", LAST }, { "JOURNAL-CODE:", LAST },
	{ "CODE-JOURNAL:", LAST },
};

static bool
label_of(struct str s, enum label *label, struct str *value)
{
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (str_startsz(s, labels[i].word)) {
			*label = labels[i].label;
			*value = str_trim(str_sub(s, strlen(labels[i].word), s.n));
			return true;
		}
	return false;
}

/* "12 of 300 DOCUMENTS", "12 de 300 DOCUMENTS", "12 von 300 DOKUMENTEN" */
static bool
counter(struct str s)
{
	return s.n < 40 && s.n > 12 && s.p[0] >= '0' && s.p[0] <= '9' &&
	       (str_endsz(s, " DOCUMENTS") || str_endsz(s, " DOKUMENTEN"));
}

static bool
copyright(struct str s)
{
	return s.n < 200 && (str_startsz(s, "Copyright ") || str_startsz(s, "\xc2\xa9"));
}

static void
take_label(struct press *p, const struct press_line *l, enum label label, struct str value)
{
	if (label == BYLINE)
		draft_author(&p->d, value);
	else if (label == LANGUAGE)
		p->d.declared = press_language(value);
	else if (label == HEADLINE)
		draft_title(&p->d, value);
	else
		press_drop(p, l, "header");
}

/* The lines from the counter to the title. */
static enum part
take_head(struct press *p, enum part part, const struct press_line *l)
{
	if (part == SOURCE) {
		draft_source(&p->d, l->text);
		return DATE;
	}
	if (part == DATE && press_date(p, l->text))
		return TITLE;
	if (part == TITLE && p->d.title.end == p->d.title.start) {
		draft_title(&p->d, l->text);
		return BODY;
	}
	press_drop(p, l, "header"); /* the edition, a second date */
	return part;
}

void
nexis_read(struct press *p)
{
	enum part part = BEFORE;

	for (size_t i = 0; i < p->lines.n; i++) {
		const struct press_line *l = &p->lines.items[i];
		enum label label;
		struct str value;

		if (counter(l->text)) {
			press_new(p);
			part = SOURCE;
		} else if (part == BEFORE) {
			continue;
		} else if (copyright(l->text)) {
			press_drop(p, l, "copyright");
		} else if (label_of(l->text, &label, &value)) {
			take_label(p, l, label, value);
			part = label == LAST || (label == LANGUAGE && part == BODY) ? BEHIND
			       : label == HEADLINE                                  ? BODY
										    : part;
		} else if (part < BODY) {
			part = take_head(p, part, l);
		} else if (part == BODY) {
			draft_paragraph(&p->d, l->text, FIELD_PARAGRAPH);
		} else {
			press_drop(p, l, "header");
		}
	}
}
