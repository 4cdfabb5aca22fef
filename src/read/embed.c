#include "read/embed.h"

#include <ctype.h>
#include <string.h>

#include "read/drop.h"
#include "read/embed_simple.h"
#include "read/page.h"
#include "read/shortcode.h"
#include "read/xmlref.h"

/* Bytes of the longest line that furniture is looked for in. */
enum { FURNITURE = 160 };

/* Does a tag begin at the < at ${at}? */
static bool
tag(struct str s, size_t at)
{
	unsigned char c = at + 1 < s.n ? (unsigned char)s.p[at + 1] : ' ';

	return isalpha(c) || c == '!' || (c == '/' && at + 2 < s.n && isalpha((unsigned char)s.p[at + 2]));
}

static bool
has_tags(struct str s)
{
	for (size_t at = str_chr(s, '<', 0); at != SIZE_MAX; at = str_chr(s, '<', at + 1))
		if (tag(s, at))
			return true;
	return false;
}

bool
embed_fits(struct str s)
{
	static const char *const tags[] = { "<p>", "<p ", "</p>", "<br>", "<br/>", "<br />", "</div>", "</li>", "<h2" };

	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (str_find(s, str_of(tags[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

void
embed_aside(const struct readers *r, struct str html, const char *why, struct draft *d)
{
	struct draft aside;

	draft_init(&aside);
	embed_html(r, html, false, &aside);
	for (size_t i = 0; i < aside.paragraphs.n; i++)
		draft_drop(d, 0, draft_text(&aside, &aside.paragraphs.items[i]), why);
	for (size_t i = 0; i < aside.dropped.n; i++)
		draft_drop(d, 0, draft_text(&aside, &aside.dropped.items[i]), why);
	draft_release(&aside);
}

void
embed_line(struct xmlref *ref, struct str html, struct buf *out)
{
	struct buf bare = { 0 };
	size_t at = 0, next, end;

	while ((next = str_chr(html, '<', at)) != SIZE_MAX) {
		buf_adds(&bare, str_sub(html, at, next));
		end = tag(html, next) ? str_chr(html, '>', next) : SIZE_MAX;
		if (end == SIZE_MAX)
			buf_addc(&bare, '<');
		at = end == SIZE_MAX ? next + 1 : end + 1;
	}
	buf_adds(&bare, str_sub(html, at, html.n));
	xmlref_decode(ref, buf_str(&bare), out);
	buf_release(&bare);
}

struct str
embed_again(struct xmlref *ref, struct str text, struct buf *room)
{
	size_t at = str_chr(text, '&', 0);

	if (at == SIZE_MAX || str_chr(text, ';', at) == SIZE_MAX)
		return text;
	buf_reset(room);
	xmlref_decode(ref, text, room);
	return buf_str(room);
}

void
embed_lines(struct str text, struct draft *d)
{
	struct buf paragraph = { 0 };
	struct str line;

	while (str_cut(&text, '\n', &line)) {
		bool empty = str_trim(line).n == 0;
		bool indented = line.n > 1 && (line.p[0] == '\t' || (line.p[0] == ' ' && line.p[1] == ' '));

		if (empty || indented) {
			draft_paragraph(d, buf_str(&paragraph), FIELD_PARAGRAPH);
			buf_reset(&paragraph);
		}
		buf_adds(&paragraph, line);
		buf_addc(&paragraph, ' ');
	}
	draft_paragraph(d, buf_str(&paragraph), FIELD_PARAGRAPH);
	buf_release(&paragraph);
}

/* Empty lines as what ends a block. */
static void
break_lines(struct str html, struct buf *out)
{
	size_t at = 0, next;

	while ((next = str_chr(html, '\n', at)) != SIZE_MAX) {
		size_t end = next + 1;

		while (end < html.n && isspace((unsigned char)html.p[end]))
			end++;
		buf_adds(out, str_sub(html, at, next));
		buf_addz(out, memchr(html.p + next + 1, '\n', end - next - 1) ? "<br><br>\n" : "\n");
		at = end;
	}
	buf_adds(out, str_sub(html, at, html.n));
}

/* Why block ${i} is left out; NULL: it is not. */
static const char *
why_not(const struct readers *r, struct page *p, struct unit *u, struct arena *scratch)
{
	for (uint32_t node = u->node; node != 0; node = p->nodes.items[node].parent)
		if ((p->nodes.items[node].marks & (PAGE_PRUNE | PAGE_WEAK)) == PAGE_PRUNE)
			return p->nodes.items[node].why;
	if (str_startsz(u->text, "\xc2\xa9"))
		return drop_reason(STR("copyright"));
	if (u->text.n > FURNITURE)
		return NULL;
	unit_measure(r->furniture, scratch, u);
	if (u->hit.kind != FURNITURE_NONE)
		return u->hit.why;
	if (p->u.n > 1 && u->links >= 90 && u->words < 12 && !u->end && u->kind != FIELD_HEADING && u->kind != FIELD_ITEM)
		return drop_reason(STR("related"));
	return NULL;
}

static void
blocks(const struct readers *r, struct str html, struct draft *d)
{
	struct arena scratch = { 0 };
	struct xmlref ref = { .seen = 0 };
	struct buf room = { 0 };
	struct page page;

	if (!embed_simple_page(html, &scratch, &page) && page_parse_body(html, &scratch, &page, NULL) < 0) {
		draft_paragraph(d, html, FIELD_PARAGRAPH);
		return;
	}
	for (size_t i = 0; i < page.u.n; i++) {
		struct unit *u = &page.u.items[i];
		const char *why = why_not(r, &page, u, &scratch);

		struct str text = embed_again(&ref, u->text, &room);

		if (why)
			draft_drop(d, 0, text, why);
		else
			draft_paragraph(d, text, u->kind == FIELD_TITLE ? FIELD_HEADING : u->kind);
	}
	page_release(&page);
	buf_release(&room);
	arena_release(&scratch);
}

/* &#128; to &#159; are meant as windows-1252, which libxml2 does not know. */
static void
number_high(struct str html, struct buf *out)
{
	struct xmlref ref = { .seen = 0 };
	size_t at = 0, next;

	while ((next = str_find(html, STR("&#1"), at)) != SIZE_MAX) {
		struct str each = str_sub(html, next, next + 6);

		buf_adds(out, str_sub(html, at, next));
		if (each.n == 6 && each.p[5] == ';' && each.p[3] >= '2' && each.p[3] <= '5')
			xmlref_decode(&ref, each, out);
		else
			each.n = 3;
		if (each.n == 3)
			buf_adds(out, each);
		at = next + each.n;
	}
	buf_adds(out, str_sub(html, at, html.n));
}

void
embed_html(const struct readers *r, struct str html, bool breaks, struct draft *d)
{
	struct buf bare = { 0 }, broken = { 0 }, numbered = { 0 };

	if (shortcode_any(html)) {
		shortcode_strip(html, &bare, d);
		html = buf_str(&bare);
	}
	if (str_find(html, STR("&#1"), 0) != SIZE_MAX) {
		number_high(html, &numbered);
		html = buf_str(&numbered);
	}
	if (breaks || !has_tags(html)) {
		break_lines(html, &broken);
		html = buf_str(&broken);
	}
	blocks(r, html, d);
	buf_release(&bare);
	buf_release(&broken);
	buf_release(&numbered);
}
