#include <ctype.h>
#include <string.h>

#include "base/intl.h"
#include "read/byname.h"
#include "read/dates.h"
#include "read/drop.h"
#include "read/embed.h"
#include "read/frontmatter.h"
#include "read/reader.h"

/**
 * Markdown, with or without a head of YAML or TOML as site generators have it: CommonMark's blocks (headings, lists,
 * quotes, code, paragraphs) and the text of its inlines; what is between tags of HTML stays.
 */
struct markdown {
	const struct readers *readers;
	struct draft d;
	struct buf paragraph; /* Markdown of the block that is open */
	enum field_kind kind;
	bool fenced; /* in code between fences */
	bool titled; /* the title is known */
};

/* Is what stands between two rules the head of an article? Letters of readers stand between such, too. */
static bool
known(struct str head)
{
	static const char *const keys[] = { "title", "date", "author", "authors", "lang", "language", "layout", "tags",
					    "draft", "url", "permalink", "published", "source" };
	struct buf value = { 0 };
	bool found = false;

	for (size_t i = 0; i < sizeof keys / sizeof *keys && !found; i++)
		found = frontmatter_get(head, keys[i], &value);
	buf_release(&value);
	return found;
}

int
markdown_sniff(struct str name, struct str bytes)
{
	struct str head, body, text = str_sub(bytes, 0, 1 << 16);
	uint32_t line;

	if (str_startsz(text, "\xef\xbb\xbf"))
		text = str_sub(text, 3, text.n);
	if (frontmatter_split(text, &head, &body, &line) && known(head))
		return 92;
	return str_endsz(name, ".md") || str_endsz(name, ".markdown") ? 40 : 0;
}

/* --- inlines ---------------------------------------------------------------------------------------------------------- */

/* The end of the bracket that opens at ${at}, of those nested in it not; SIZE_MAX: it stays open. */
static size_t
closing(struct str s, size_t at, char open, char close)
{
	size_t depth = 0;

	for (size_t i = at; i < s.n && i < at + 2000; i++) {
		if (s.p[i] == '\\')
			i++;
		else if (s.p[i] == open)
			depth++;
		else if (s.p[i] == close && --depth == 0)
			return i;
	}
	return SIZE_MAX;
}

/* [text](address), [text][name], ![picture](address) at ${at}: its text goes to ${out}, nothing of a picture. Returns where
 * the line goes on; ${at}: it is none. */
static size_t
link_text(struct str s, size_t at, struct buf *text)
{
	bool picture = s.p[at] == '!';
	size_t open = at + picture, end, close;

	if (open >= s.n || s.p[open] != '[' || (end = closing(s, open, '[', ']')) == SIZE_MAX)
		return at;
	if (end + 1 < s.n && s.p[end + 1] == '(')
		close = closing(s, end + 1, '(', ')');
	else if (end + 1 < s.n && s.p[end + 1] == '[')
		close = closing(s, end + 1, '[', ']');
	else
		return at;
	if (close == SIZE_MAX)
		return at;
	if (!picture)
		buf_adds(text, str_sub(s, open + 1, end));
	return close + 1;
}

/* A tag or an address in <…>: nothing of it is text but the address. */
static size_t
angle(struct str s, size_t at, struct buf *out)
{
	size_t end = str_chr(str_sub(s, 0, at + 500), '>', at);
	char next = at + 1 < s.n ? s.p[at + 1] : ' ';

	if (end == SIZE_MAX || (!isalpha((unsigned char)next) && next != '/' && next != '!'))
		return at;
	if (str_startsz(str_sub(s, at + 1, end), "http"))
		buf_adds(out, str_sub(s, at + 1, end));
	return end + 1;
}

static bool
word_at(struct str s, size_t i)
{
	return i < s.n && (isalnum((unsigned char)s.p[i]) || (unsigned char)s.p[i] >= 0x80);
}

static void
inlines(struct str s, struct buf *out, int depth)
{
	for (size_t at = 0; at < s.n;) {
		struct buf text = { 0 };
		size_t next = at;
		char c = s.p[at];

		if (c == '\\' && at + 1 < s.n && ispunct((unsigned char)s.p[at + 1])) {
			buf_addc(out, s.p[at + 1]);
			next = at + 2;
		} else if ((c == '[' || c == '!') && depth < 3) {
			next = link_text(s, at, &text);
			inlines(buf_str(&text), out, depth + 1);
		} else if (c == '<') {
			next = angle(s, at, out);
		} else if (c == '`' || c == '*' || (c == '_' && !(at > 0 && word_at(s, at - 1) && word_at(s, at + 1)))) {
			bool alone = c == '*' && (at == 0 || s.p[at - 1] == ' ') && at + 1 < s.n && s.p[at + 1] == ' ';

			next = at + !alone; /* a star between spaces is one */
		} else if (c == '~' && at + 1 < s.n && s.p[at + 1] == '~') {
			next = at + 2;
		}
		if (next == at) {
			buf_addc(out, c);
			next = at + 1;
		}
		buf_release(&text);
		at = next;
	}
}

/* --- blocks ----------------------------------------------------------------------------------------------------------- */

static void
flush(struct markdown *m)
{
	struct buf text = { 0 };

	inlines(buf_str(&m->paragraph), &text, 0);
	if (m->kind == FIELD_TITLE && !m->titled && m->d.paragraphs.n == 0 && text.n > 0) {
		draft_title(&m->d, buf_str(&text));
		m->titled = true;
	} else if (m->kind == FIELD_TITLE && str_eq(buf_str(&text), draft_text(&m->d, &m->d.title))) {
		draft_drop(&m->d, 0, buf_str(&text), drop_reason(STR("repeated-title")));
	} else if (embed_fits(buf_str(&m->paragraph))) {
		embed_html(m->readers, buf_str(&m->paragraph), false, &m->d);
	} else {
		draft_paragraph(&m->d, buf_str(&text), m->kind == FIELD_TITLE ? FIELD_HEADING : m->kind);
	}
	buf_reset(&m->paragraph);
	m->kind = FIELD_PARAGRAPH;
	buf_release(&text);
}

/* Bytes of the mark that begins a block of ${*kind}: "## ", "> ", "- ", "12. "; 0: none. */
static size_t
mark(struct str s, enum field_kind *kind)
{
	size_t n = 0;

	while (n < s.n && s.p[n] == '#')
		n++;
	if (n > 0 && n <= 6 && (n == s.n || s.p[n] == ' ')) {
		*kind = n == 1 ? FIELD_TITLE : FIELD_HEADING;
		return n;
	}
	if (n == 0 && str_startsz(s, ">")) {
		*kind = FIELD_QUOTE;
		return 1;
	}
	*kind = FIELD_ITEM;
	if (str_startsz(s, "- ") || str_startsz(s, "* ") || str_startsz(s, "+ "))
		return 2;
	for (n = 0; n < s.n && n < 3 && isdigit((unsigned char)s.p[n]);)
		n++;
	return n > 0 && n + 1 < s.n && (s.p[n] == '.' || s.p[n] == ')') && s.p[n + 1] == ' ' ? n + 2 : 0;
}

/* A line of nothing but ${c}, three of them or more. */
static bool
rule(struct str s, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == c)
			n++;
		else if (s.p[i] != ' ')
			return false;
	return n >= 3;
}

static void
add(struct markdown *m, struct str s)
{
	if (m->paragraph.n > 0)
		buf_addc(&m->paragraph, ' ');
	buf_adds(&m->paragraph, s);
}

static void
take_line(struct markdown *m, struct str line, uint32_t no)
{
	struct str s = str_trim(line);
	bool code = str_startsz(s, "```") || str_startsz(s, "~~~");
	enum field_kind kind;
	size_t n;

	if (code || m->fenced) {
		flush(m);
		if (!code)
			draft_drop(&m->d, no, s, drop_reason(STR("code")));
		m->fenced ^= code;
		return;
	}
	if (m->paragraph.n > 0 && m->kind == FIELD_PARAGRAPH && (rule(s, '=') || rule(s, '-'))) {
		m->kind = s.p[0] == '=' ? FIELD_TITLE : FIELD_HEADING;
		flush(m);
		return;
	}
	n = mark(s, &kind);
	if (s.n == 0 || rule(s, '-') || rule(s, '*') || rule(s, '_')) {
		flush(m);
	} else if (n == 0) {
		add(m, s);
	} else {
		if (kind != FIELD_QUOTE || m->kind != FIELD_QUOTE)
			flush(m);
		m->kind = kind;
		s = str_trim(str_sub(s, n, s.n));
		while (kind == FIELD_TITLE || kind == FIELD_HEADING) { /* "## Title ##" */
			if (!str_endsz(s, "#"))
				break;
			s = str_trim(str_sub(s, 0, s.n - 1));
		}
		add(m, s);
		if (kind == FIELD_TITLE || kind == FIELD_HEADING)
			flush(m);
	}
}

/* --- the head --------------------------------------------------------------------------------------------------------- */

typedef void set_field(struct draft *d, struct str value);

static void
set_author(struct draft *d, struct str value)
{
	draft_author(d, byname(value));
}

static void
set_language(struct draft *d, struct str value)
{
	if (d->declared == LANG_UND)
		d->declared = lang_find(value);
}

static void
set_url(struct draft *d, struct str value)
{
	if (str_startsz(value, "http"))
		draft_url(d, value);
}

static void
set_source(struct draft *d, struct str value)
{
	if (str_startsz(value, "http"))
		draft_url(d, value);
	else
		draft_source(d, value);
}

static void
read_head(struct source *s, struct str head, struct draft *d)
{
	/* The last that is there is taken. */
	static const struct {
		const char *key;
		set_field *set;
	} fields[] = {
		{ "title", draft_title },     { "authors", set_author },     { "author", set_author },
		{ "language", set_language }, { "lang", set_language },	     { "locale", set_language },
		{ "link", set_url },	      { "permalink", set_url },	     { "canonical_url", set_url },
		{ "canonical", set_url },     { "url", set_url },	     { "site", set_source },
		{ "publisher", set_source },  { "publication", set_source }, { "source", set_source },
	};
	static const char *const dates[] = { "date", "published", "publishdate", "pubdate", "created" };
	struct buf value = { 0 };
	struct date date;

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		buf_reset(&value);
		if (frontmatter_get(head, fields[i].key, &value) && value.n > 0)
			fields[i].set(d, buf_str(&value));
	}
	for (size_t i = 0; i < sizeof dates / sizeof *dates && !date_known(d->date); i++) {
		buf_reset(&value);
		if (frontmatter_get(head, dates[i], &value) &&
		    dates_parse(s->readers->furniture, buf_str(&value), s->readers->today, &date))
			draft_date(d, date, "front-matter");
	}
	buf_release(&value);
}

static void
drop_head(struct str head, struct draft *d)
{
	struct str line;
	uint32_t no = 2;

	for (; str_cut(&head, '\n', &line); no++)
		draft_drop(d, no, line, drop_reason(STR("header")));
}

int
markdown_read(struct source *s, struct err *err)
{
	struct markdown m = { .readers = s->readers, .kind = FIELD_PARAGRAPH };
	struct buf text = { 0 }, value = { 0 };
	struct str body, head, line;
	uint32_t no = 1;
	int status = 0;

	draft_init(&m.d);
	reader_text(s, NULL, &text);
	body = buf_str(&text);
	if (frontmatter_split(buf_str(&text), &head, &body, &no)) {
		read_head(s, head, &m.d);
		drop_head(head, &m.d);
		m.titled = m.d.title.end > m.d.title.start;
		if (frontmatter_get(head, "draft", &value) && str_ieqz(buf_str(&value), "true"))
			status = err_set(err, "%s", _("is a draft, by what it says of itself"));
	}
	for (; status == 0 && str_cut(&body, '\n', &line); no++)
		take_line(&m, line, no);
	flush(&m);
	if (status == 0 && m.d.paragraphs.n == 0)
		status = err_set(err, "%s", _("has no text"));
	else if (status == 0)
		reader_emit(s, &m.d);
	buf_release(&m.paragraph);
	buf_release(&text);
	buf_release(&value);
	draft_release(&m.d);
	return status;
}
