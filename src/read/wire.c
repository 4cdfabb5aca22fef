#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "read/byname.h"
#include "read/dates.h"
#include "read/drop.h"
#include "read/reader.h"
#include "read/refusals.h"

/**
 * Wires as agencies send them (IPTC 7901): SOH, a line of service and number, priority, category and length; key words;
 * STX; the head, up to a line that ends in "="; the text; ETX; day and time; EOT. dpa's heads have two or four lines: what
 * kind of piece it is, the title, who wrote it. Behind the text stand notes for editors and the initials of those at work.
 */
enum { SOH = 1, STX = 2, ETX = 3, EOT = 4, HEADS = 8, WRAPPED = 50, INDENT = 2 };

struct wire {
	struct source *s;
	struct draft d;
	struct buf paragraph, title;
	uint32_t line;    /* of the file */
	struct str heads[HEADS];
	uint32_t at[HEADS]; /* their lines */
	size_t nheads;
};

/* "eca0003 3 i 380": three letters and four digits, a priority, a category. */
static bool
service_line(struct str s)
{
	size_t i = 0, letters, digits;

	for (letters = 0; i < s.n && isalpha((unsigned char)s.p[i]); i++)
		letters++;
	for (digits = 0; i < s.n && isdigit((unsigned char)s.p[i]); i++)
		digits++;
	if (letters < 2 || letters > 4 || digits < 3 || digits > 5)
		return false;
	s = str_trim(str_sub(s, i, s.n));
	return s.n >= 3 && s.p[0] >= '1' && s.p[0] <= '9' && s.p[1] == ' ' && isalpha((unsigned char)s.p[2]);
}

int
wire_sniff(struct str name, struct str bytes)
{
	struct str head = str_trim(str_sub(bytes, 0, 512)), line;
	size_t soh = str_chr(str_sub(head, 0, 16), SOH, 0);

	(void)name;
	if (soh != SIZE_MAX)
		head = str_sub(head, soh + 1, head.n);
	if (!str_cut(&head, '\n', &line) || !service_line(str_trim(line)))
		return soh != SIZE_MAX && str_chr(bytes, STX, 0) != SIZE_MAX ? 80 : 0;
	return soh != SIZE_MAX || str_chr(head, STX, 0) != SIZE_MAX ? 96 : 0;
}

/* --- the head --------------------------------------------------------------------------------------------------------- */

static void
service(struct wire *w, struct str line)
{
	struct str rest = str_trim(line), field;

	for (size_t n = 0; str_cut(&rest, ' ', &field);) {
		if (field.n == 0)
			continue;
		if (++n > 4 && isalpha((unsigned char)field.p[0])) {
			draft_source(&w->d, field);
			break;
		}
	}
	draft_drop(&w->d, w->line, line, drop_reason(STR("header")));
}

static bool
lower_case(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (islower((unsigned char)s.p[i]))
			return true;
	return false;
}

/* Does a line go on with the sentence before it? */
static bool
goes_on(struct str s)
{
	return s.n > 1 && (islower((unsigned char)s.p[0]) || (s.p[0] == '\xc3' && (unsigned char)s.p[1] >= 0xa0));
}

/* The lines of the head: its kind, the title, which may be wrapped, and who wrote it. */
static void
heads(struct wire *w)
{
	bool wrapped = false;

	for (size_t i = 0; i < w->nheads; i++) {
		struct str s = w->heads[i], by;

		if (str_endsz(s, "="))
			s = str_trim(str_sub(s, 0, s.n - 1));
		by = byname(s);
		if (by.n < s.n && w->title.n > 0) {
			draft_author(&w->d, by);
			wrapped = false;
		} else if (str_startsz(s, "(") || (!lower_case(s) && w->title.n == 0 && i + 1 < w->nheads)) {
			draft_drop(&w->d, w->at[i], s, drop_reason(STR("slug")));
		} else if (w->title.n == 0 || wrapped || goes_on(s)) {
			if (w->title.n > 0)
				buf_addc(&w->title, ' ');
			buf_adds(&w->title, s);
			wrapped = s.n > WRAPPED;
		} else {
			draft_paragraph(&w->d, s, FIELD_HEADING);
		}
	}
	draft_title(&w->d, buf_str(&w->title));
}

/* Is the line at ${rest} in a head: does a line that ends in "=" come soon? */
static bool
in_head(struct str rest)
{
	struct str line;
	size_t n = 0;

	while (n < HEADS && str_cut(&rest, '\n', &line)) {
		line = str_trim(line);
		n += line.n > 0;
		if (str_endsz(line, "="))
			return true;
	}
	return false;
}

/* --- the text --------------------------------------------------------------------------------------------------------- */

static void
flush(struct wire *w)
{
	draft_paragraph(&w->d, buf_str(&w->paragraph), FIELD_PARAGRAPH);
	buf_reset(&w->paragraph);
}

/* "dpa al rmo hct": nothing but short words in small letters, numbers and strokes; at the end of a paragraph only if the
 * first is the agency. */
static bool
initials(const struct wire *w, struct str s)
{
	struct str source = draft_text(&w->d, &w->d.source);
	size_t words = 0, n = 0;

	if (w->paragraph.n > 0 && (source.n == 0 || !str_starts(s, source)))
		return false;
	for (size_t i = 0; i <= s.n; i++) {
		char c = i < s.n ? s.p[i] : ' ';

		if (c == ' ' || c == '/') {
			words += n > 0;
			n = 0;
		} else if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
			return false;
		} else if (++n > 5) {
			return false;
		}
	}
	return words >= 2 && words <= 9;
}

static bool
last(struct str rest)
{
	return str_trim(rest).n == 0;
}

/* Where notes for editors begin, nothing behind is text. */
static bool
notes(struct str line)
{
	return str_startsz(line, "# ") || str_startsz(line, "* * *") || str_startsz(line, "--- ") || str_eqz(line, "---");
}

static void
text(struct wire *w, struct str rest)
{
	struct str line;
	bool head = in_head(rest), noted = false;

	while (str_cut(&rest, '\n', &line)) {
		bool indented = line.n > INDENT && line.p[0] == ' ' && line.p[1] == ' ';

		w->line++;
		line = str_trim(line);
		noted |= !head && notes(line);
		if (head && line.n > 0 && w->nheads < HEADS) {
			w->heads[w->nheads] = line;
			w->at[w->nheads++] = w->line;
			head = !str_endsz(line, "=");
			if (!head)
				heads(w);
			continue;
		}
		if (line.n == 0 || indented)
			flush(w);
		if (noted) {
			flush(w);
			draft_drop(&w->d, w->line, line, drop_reason(STR("notepad")));
		} else if (last(rest) && initials(w, line)) {
			draft_drop(&w->d, w->line, line, drop_reason(STR("signature")));
		} else if (line.n > 0) {
			if (w->paragraph.n > 0)
				buf_addc(&w->paragraph, ' ');
			buf_adds(&w->paragraph, line);
		}
	}
	flush(w);
}

/* "212322 GMT Nov 18": day, hour, minute; month and year. */
static void
sent(struct wire *w, struct str line)
{
	struct str rest = str_trim(line), field, month = { NULL, 0 }, year = { NULL, 0 };
	int century = w->s->readers->today.year / 100, this_year = w->s->readers->today.year % 100;
	struct date date;
	char iso[64];

	if (rest.n < 6)
		return;
	while (str_cut(&rest, ' ', &field))
		if (field.n > 0 && isalpha((unsigned char)field.p[0]))
			month = field; /* the last: the zone stands before it */
		else if (field.n == 2 || field.n == 4)
			year = field;
	if (month.n == 0 || month.n > 12 || year.n < 2)
		return;
	if (year.n == 2 && (year.p[0] - '0') * 10 + year.p[1] - '0' > this_year + 1)
		century--;
	snprintf(iso, sizeof iso, "%.2s " STR_FMT " %.*d" STR_FMT, str_trim(line).p, STR_ARG(month), year.n == 2 ? 2 : 0,
		 year.n == 2 ? century : 0, STR_ARG(year));
	if (dates_parse(w->s->readers->furniture, str_of(iso), w->s->readers->today, &date))
		draft_date(&w->d, date, "wire");
}

/* One message, without the controls around it. */
static void
message(struct source *s, struct str all, uint32_t line, struct refusals *refused)
{
	struct wire w = { .s = s, .line = line };
	size_t stx = str_chr(all, STX, 0), etx = str_chr(all, ETX, 0);
	struct str before = str_sub(all, 0, stx), one;
	bool first = true;

	draft_init(&w.d);
	w.line--;
	while (str_cut(&before, '\n', &one)) {
		w.line++;
		if (str_trim(one).n == 0)
			continue;
		if (first)
			service(&w, one);
		else
			draft_drop(&w.d, w.line, one, drop_reason(STR("slug")));
		first = false;
	}
	if (stx != SIZE_MAX) {
		w.line--; /* STX stands in a line that was counted */
		text(&w, str_sub(all, stx + 1, etx));
	}
	if (etx != SIZE_MAX)
		sent(&w, str_sub(all, etx + 1, str_chr(all, '\n', etx)));
	refused->items++;
	if (w.d.paragraphs.n > 0)
		reader_emit(s, &w.d);
	else
		refusals_add(refused, _("without text"), buf_str(&w.title));
	buf_release(&w.paragraph);
	buf_release(&w.title);
	draft_release(&w.d);
}

int
wire_read(struct source *s, struct err *err)
{
	struct buf all = { 0 };
	struct str rest;
	struct refusals refused = { 0 };
	uint32_t line = 1;
	size_t at = 0;

	reader_text(s, NULL, &all);
	rest = buf_str(&all);
	while (at < rest.n) {
		size_t from = str_chr(rest, SOH, at), end, next;

		from = from == SIZE_MAX ? at : from + 1;
		end = str_chr(rest, EOT, from);
		next = str_chr(rest, SOH, from);
		end = next < end ? next : end;
		end = end < rest.n ? end : rest.n;
		for (; at < from; at++)
			line += rest.p[at] == '\n';
		if (str_trim(str_sub(rest, from, end)).n > 1)
			message(s, str_sub(rest, from, end), line, &refused);
		for (; at < end; at++)
			line += rest.p[at] == '\n';
		at = end + (end < rest.n && rest.p[end] == EOT);
		if (str_chr(rest, SOH, at) == SIZE_MAX)
			break; /* what is behind the last is padding */
	}
	refusals_end(&refused, s);
	buf_release(&all);
	if (s->row->articles == 0 && s->row->skipped.n == 0)
		return err_set(err, "%s", _("has no article in it"));
	return 0;
}
