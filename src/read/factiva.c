#include "read/press.h"

#include <string.h>

#include "base/buf.h"

/**
 * Factiva saves articles in two layouts: a table with a code of two letters or more beside each value (HD headline, BY
 * byline, PD date, SN source, LA language, LP and TD the text), or lines: headline, byline, words, date, source, …,
 * language, then the text. Paragraphs are named by class in both.
 */
struct reading_state {
	struct buf title;
	char code[8];
	bool dated, words; /* lines: the date, the number of words have been told */
};

static bool
headline(const struct press_line *l)
{
	return press_in(l, "headline");
}

static void
take_code(struct press *p, struct reading_state *r, const struct press_line *l)
{
	const char *c = r->code;

	if (strcmp(c, "HD") == 0 || headline(l)) {
		if (r->title.n > 0)
			buf_addc(&r->title, ' ');
		buf_adds(&r->title, l->text);
		draft_title(&p->d, buf_str(&r->title));
	} else if (strcmp(c, "BY") == 0) {
		draft_author(&p->d, l->text);
	} else if (strcmp(c, "PD") == 0) {
		press_date(p, l->text);
	} else if (strcmp(c, "SN") == 0) {
		draft_source(&p->d, l->text);
	} else if (strcmp(c, "LA") == 0) {
		p->d.declared = press_language(l->text);
	} else {
		press_drop(p, l, strcmp(c, "CY") == 0 ? "copyright" : "header");
	}
}

static bool
counts_words(struct str s)
{
	static const char *const units[] = { " mots", " words", " W\xc3\xb6rter" };

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (s.n > 0 && s.p[0] >= '0' && s.p[0] <= '9' && str_endsz(s, units[i]))
			return true;
	return false;
}

/* The lines of the layout without codes. */
static void
take_line(struct press *p, struct reading_state *r, const struct press_line *l)
{
	if (headline(l)) {
		take_code(p, r, l);
	} else if (counts_words(l->text)) {
		r->words = true;
	} else if (!r->words && r->title.n > 0 && p->d.author.end == p->d.author.start) {
		draft_author(&p->d, l->text);
	} else if (!r->dated && press_date(p, l->text)) {
		r->dated = true;
	} else if (r->dated && p->d.source.end == p->d.source.start && str_chr(l->text, ':', 0) == SIZE_MAX) {
		draft_source(&p->d, l->text);
	} else if (r->dated && p->d.declared == LANG_UND && press_language(l->text) != LANG_UND && l->text.n < 20) {
		p->d.declared = press_language(l->text);
	} else {
		press_drop(p, l, "header");
	}
}

/* Does an article begin with this line: its first code, or its headline, behind a text? */
static bool
begins(const struct press *p, size_t i, bool text_seen)
{
	const struct press_line *l = &p->lines.items[i];

	if (!press_in(l, "/div:article "))
		return false;
	if (!p->open)
		return true;
	return text_seen &&
	       (headline(l) || (press_in(l, "/td:index ") && (str_eqz(l->text, "SE") || str_eqz(l->text, "HD"))));
}

void
factiva_read(struct press *p)
{
	struct reading_state r = { .dated = false };
	bool text_seen = false;

	for (size_t i = 0; i < p->lines.n; i++) {
		const struct press_line *l = &p->lines.items[i];

		if (begins(p, i, text_seen)) {
			press_new(p);
			buf_reset(&r.title);
			r.code[0] = '\0';
			r.dated = r.words = text_seen = false;
		}
		if (!p->open || !press_in(l, "/div:article ")) {
			press_drop(p, l, "outside");
		} else if (press_in(l, "/td:index ")) {
			size_t n = l->text.n < sizeof r.code - 1 ? l->text.n : sizeof r.code - 1;

			memcpy(r.code, l->text.p, n);
			r.code[n] = '\0';
		} else if (press_in(l, "articleparagraph")) {
			draft_paragraph(&p->d, l->text, FIELD_PARAGRAPH);
			text_seen = true;
		} else if (r.code[0]) {
			take_code(p, &r, l);
		} else {
			take_line(p, &r, l);
		}
	}
	buf_release(&r.title);
}
