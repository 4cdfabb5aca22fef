#include "read/press.h"

#include <string.h>

#include "base/buf.h"

/**
 * Europresse (Eureka) saves what was chosen as one page. Before 2015: lines in a table; since then <article> with
 * <header>, <section>, <aside> and <footer>. Both name the publication, the header with the date, and the title by class.
 */
enum part { BEFORE, HEAD, BODY, NOTES };

/* "Le Monde, no. 19045" */
static struct str
publication(struct str s)
{
	size_t at = str_find(s, STR(", no"), 0);

	return str_trim(str_sub(s, 0, at == SIZE_MAX ? s.n : at));
}

static size_t
words(struct str s)
{
	size_t n = s.n > 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == ' ';
	return n;
}

/* The line behind the title, if it is a name: short, no sentence, and a paragraph of its own. */
static bool
author(const struct press *p, size_t i, bool after_title)
{
	const struct press_line *l = &p->lines.items[i];
	bool sentence = str_endsz(l->text, ".") || str_endsz(l->text, "?") || str_endsz(l->text, "!");

	if (press_in(l, "/header:"))
		return after_title;
	return after_title && !sentence && words(l->text) <= 6 && l->text.n < 80 && !press_in(l, "/section:") &&
	       i + 1 < p->lines.n && p->lines.items[i + 1].gap;
}

static bool
ends(const struct press_line *l)
{
	return str_startsz(l->text, "\xc2\xa9") || str_startsz(l->text, "Num\xc3\xa9ro de document") ||
	       press_in(l, "/footer:") || press_in(l, "txtcertificat");
}

void
europresse_read(struct press *p)
{
	enum part part = BEFORE;
	struct buf title = { 0 };
	bool after_title = false;

	for (size_t i = 0; i < p->lines.n; i++) {
		const struct press_line *l = &p->lines.items[i];

		if (press_in(l, "docpublicationname")) {
			press_new(p);
			draft_source(&p->d, publication(l->text));
			part = HEAD;
			after_title = false;
			buf_reset(&title);
		} else if (part == HEAD && press_in(l, "docheader")) {
			press_date(p, l->text);
			press_drop(p, l, "header");
		} else if (part == HEAD && press_in(l, "titrearticlevisu")) {
			if (title.n > 0)
				buf_addc(&title, ' ');
			buf_adds(&title, l->text);
			draft_title(&p->d, buf_str(&title));
			after_title = true;
		} else if (part == HEAD && author(p, i, after_title)) {
			draft_author(&p->d, l->text);
			after_title = false;
		} else if (part == HEAD && (!after_title || press_in(l, "/header:")) && title.n == 0) {
			press_drop(p, l, "category"); /* the department, a line above the title */
		} else if (part != BEFORE && ends(l)) {
			part = NOTES;
			press_drop(p, l, "copyright");
		} else if (part == NOTES || (part != BEFORE && press_in(l, "/aside:"))) {
			press_drop(p, l, part == NOTES ? "copyright" : "outside");
		} else if (part != BEFORE) {
			part = BODY;
			draft_paragraph(&p->d, l->text, FIELD_PARAGRAPH);
		}
	}
	buf_release(&title);
}
