#include "read/embed_simple.h"

#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "corpus/article.h"
#include "read/draft.h"
#include "read/xmlref.h"

enum { DEPTH = 32, NAME = 10 };

enum role { INLINE, LINK, BREAK, BLOCK, LIST };

static const struct known {
	const char *name;
	uint8_t role, kind;
} tags[] = {
	{ "p", BLOCK, FIELD_PARAGRAPH },   { "a", LINK, 0 },           { "br", BREAK, 0 },
	{ "b", INLINE, 0 },                { "strong", INLINE, 0 },    { "i", INLINE, 0 },
	{ "em", INLINE, 0 },               { "li", BLOCK, FIELD_ITEM }, { "ul", LIST, FIELD_PARAGRAPH },
	{ "ol", LIST, FIELD_PARAGRAPH },   { "img", INLINE, 0 },       { "blockquote", BLOCK, FIELD_QUOTE },
	{ "div", BLOCK, FIELD_PARAGRAPH }, { "span", INLINE, 0 },      { "h1", BLOCK, FIELD_TITLE },
	{ "h2", BLOCK, FIELD_HEADING },    { "h3", BLOCK, FIELD_HEADING }, { "h4", BLOCK, FIELD_HEADING },
	{ "h5", BLOCK, FIELD_HEADING },    { "h6", BLOCK, FIELD_HEADING }, { "u", INLINE, 0 },
	{ "sup", INLINE, 0 },              { "sub", INLINE, 0 },
};

struct simple {
	struct page *page;
	struct arena *scratch;
	struct xmlref ref;
	struct buf text, clean;
	const struct known *stack[DEPTH]; /* blocks and lists that are open */
	size_t n, lists, links, link_bytes;
	unsigned breaks;
};

/* The kind of text where the parser stands: that of the innermost block which has one. */
static uint8_t
kind_of(const struct simple *s)
{
	for (size_t i = s->n; i > 0; i--)
		if (s->stack[i - 1]->kind != FIELD_PARAGRAPH)
			return s->stack[i - 1]->kind;
	return FIELD_PARAGRAPH;
}

static void
flush(struct simple *s)
{
	struct unit u = { .kind = kind_of(s), .inlist = (uint8_t)s->lists };
	size_t n = s->text.n;

	s->breaks = 0;
	buf_reset(&s->clean);
	if (n > 0)
		draft_clean(buf_str(&s->text), &s->clean);
	if (s->clean.n > 0) {
		u.text = arena_str(s->scratch, buf_str(&s->clean));
		u.links = s->link_bytes >= n ? 100 : (uint32_t)(s->link_bytes * 100 / n);
		vec_add(&s->page->u, u);
	}
	buf_reset(&s->text);
	s->link_bytes = 0;
}

static void
add_text(struct simple *s, struct str text)
{
	size_t before = s->text.n;

	xmlref_decode(&s->ref, text, &s->text);
	if (s->links > 0)
		s->link_bytes += s->text.n - before;
	if (s->breaks > 0 && str_trim(text).n > 0)
		s->breaks = 0;
}

static void
close_to(struct simple *s, size_t n)
{
	flush(s);
	while (s->n > n)
		s->lists -= s->stack[--s->n]->role == LIST;
}

/* A paragraph ends where a block begins, an item where the next one does. */
static bool
open_block(struct simple *s, const struct known *k)
{
	bool item = str_eqz(str_of(k->name), "li");

	flush(s);
	if (s->n > 0 && strcmp(s->stack[s->n - 1]->name, "p") == 0)
		s->n--;
	if (item && s->n > 0 && s->stack[s->n - 1] == k)
		s->n--;
	if (s->n >= DEPTH)
		return false;
	s->stack[s->n++] = k;
	s->lists += k->role == LIST;
	return true;
}

/* Nothing, or a namespace alone. */
static bool
plain(struct str atts)
{
	size_t equals = str_chr(atts, '=', 0);

	return atts.n == 0 || (str_startsz(atts, "xmlns") && str_chr(atts, '=', equals + 1) == SIZE_MAX);
}

static bool
start(struct simple *s, const struct known *k, struct str atts)
{
	if (k->role == LINK) {
		s->links = 1;
	} else if (k->role == BREAK) {
		buf_addc(&s->text, ' ');
		if (++s->breaks >= 2)
			flush(s);
	} else if (k->role >= BLOCK) {
		return plain(atts) && open_block(s, k);
	} else if (strcmp(k->name, "span") == 0) {
		return plain(atts);
	}
	return true;
}

static void
end(struct simple *s, const struct known *k)
{
	size_t n = s->n;

	if (k->role == LINK)
		s->links = 0;
	if (k->role < BLOCK)
		return;
	while (n > 0 && s->stack[n - 1] != k)
		n--;
	if (n > 0)
		close_to(s, n - 1);
}

static const struct known *
find(struct str name)
{
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (str_ieqz(name, tags[i].name))
			return &tags[i];
	return NULL;
}

/* The tag at ${*at}; moves past it. False: it is not simple. */
static bool
tag(struct simple *s, struct str html, size_t *at)
{
	bool ends = *at + 1 < html.n && html.p[*at + 1] == '/';
	size_t from = *at + 1 + ends, to = from, close = str_chr(html, '>', from);
	const struct known *k;
	struct str atts;

	while (to < html.n && to - from < NAME && isalnum((unsigned char)html.p[to]))
		to++;
	k = close != SIZE_MAX && to > from ? find(str_sub(html, from, to)) : NULL;
	if (!k)
		return false;
	atts = str_trim(str_sub(html, to, close));
	if (atts.n > 0 && atts.p[atts.n - 1] == '/')
		atts = str_trim(str_sub(atts, 0, atts.n - 1));
	if (str_chr(atts, '<', 0) != SIZE_MAX || (atts.n > 0 && to < html.n && !isspace((unsigned char)html.p[to])))
		return false;
	*at = close + 1;
	if (!ends)
		return start(s, k, atts);
	end(s, k);
	return true;
}

static bool
parse(struct simple *s, struct str html)
{
	size_t at = 0, next;

	while ((next = str_chr(html, '<', at)) != SIZE_MAX) {
		add_text(s, str_sub(html, at, next));
		at = next;
		if (s->page->u.n >= PAGE_BLOCKS || !tag(s, html, &at))
			return false;
	}
	add_text(s, str_sub(html, at, html.n));
	close_to(s, 0);
	return s->ref.bare == 0 && s->ref.unknown == 0;
}

bool
embed_simple_page(struct str html, struct arena *scratch, struct page *out)
{
	struct simple s = { .page = out, .scratch = scratch };
	struct page_node root = { .from = 0 };
	bool good;

	memset(out, 0, sizeof *out);
	good = parse(&s, html);
	vec_add(&out->nodes, root);
	out->nodes.items[0].to = (uint32_t)out->u.n;
	if (!good)
		page_release(out);
	buf_release(&s.text);
	buf_release(&s.clean);
	xmlref_release(&s.ref);
	return good;
}
