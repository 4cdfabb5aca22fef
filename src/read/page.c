#include "read/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/intl.h"
#include "corpus/article.h"
#include "read/draft.h"
#include "read/drop.h"
#include "read/element.h"
#include "read/markup.h"

enum { STAMP = 100 }; /* bytes of a date that are kept */

/* An open element. */
struct open {
	uint32_t node;   /* its own, or that of the element around it */
	uint8_t kind;    /* enum field_kind of text in it */
	bool block, own; /* own: it has a node */
	bool skip, link, list;
};

struct builder {
	struct page *page;
	struct arena *scratch;
	VEC(struct open) stack;
	size_t skip, link, list; /* how many of the open ones are */
	struct buf text;         /* of the block */
	size_t link_bytes;       /* of it */
	unsigned breaks;         /* <br> in a row */
	struct buf special;      /* content of <title>, JSON-LD */
	enum { NOTHING, TITLE, JSONLD } catching;
	bool body; /* it is known to be the body of an article */
	struct buf stamp; /* text of an element whose class says that it is a date */
	size_t stamping;  /* open elements up to it; 0: none */
};

static struct str
lower(struct arena *a, struct str s)
{
	char *z = arena_strz(a, s);

	for (size_t i = 0; i < s.n; i++)
		if (z[i] >= 'A' && z[i] <= 'Z')
			z[i] = (char)(z[i] | 32);
	return (struct str){ z, s.n };
}

static void
flush(struct builder *b)
{
	struct buf clean = { 0 };
	struct open *top = b->stack.n > 0 ? &b->stack.items[b->stack.n - 1] : NULL;
	struct unit u = { .node = top ? top->node : 0,
			  .kind = top ? top->kind : FIELD_PARAGRAPH,
			  .inlist = b->list > 200 ? 200 : (uint8_t)b->list };
	size_t n = b->text.n;

	b->breaks = 0;
	if (n == 0)
		return;
	draft_clean(buf_str(&b->text), &clean);
	if (clean.n > 0 && b->page->u.n < PAGE_BLOCKS) {
		u.text = arena_str(b->scratch, buf_str(&clean));
		u.links = b->link_bytes * 100 / n > 100 ? 100 : (uint32_t)(b->link_bytes * 100 / n);
		vec_add(&b->page->u, u);
	} else if (clean.n > 0) {
		b->page->truncated = true;
	}
	buf_reset(&b->text);
	b->link_bytes = 0;
	buf_release(&clean);
}

static void
add_meta(struct builder *b, struct str key, struct str value)
{
	struct page_meta m = { lower(b->scratch, key), arena_str(b->scratch, str_trim(value)), (uint32_t)b->page->u.n };

	if (key.n > 0 && m.value.n > 0 && b->page->metas.n < 2000)
		vec_add(&b->page->metas, m);
}

/* What an element says of the page in its attributes. */
static void
note(struct builder *b, const char *name, const char **atts)
{
	static const char *const keys[] = { "property", "name", "itemprop", "http-equiv" };
	struct str content = markup_value(atts, "content"), rel = markup_value(atts, "rel");

	if (strcmp(name, "meta") == 0) {
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
			add_meta(b, markup_value(atts, keys[i]), content);
	} else if (strcmp(name, "link") == 0 && str_ieqz(rel, "canonical")) {
		add_meta(b, STR("link:canonical"), markup_value(atts, "href"));
	} else if (strcmp(name, "time") == 0) {
		bool published = markup_value(atts, "pubdate").p ||
				 str_ieqz(markup_value(atts, "itemprop"), "datePublished") ||
				 str_find(markup_value(atts, "class"), STR("published"), 0) != SIZE_MAX;

		add_meta(b, published ? STR("time:published") : STR("time"), markup_value(atts, "datetime"));
	} else if (strcmp(name, "html") == 0 && b->page->lang.n == 0) {
		struct str lang = markup_value(atts, "lang");

		b->page->lang = arena_str(b->scratch, lang.n > 0 ? lang : markup_value(atts, "xml:lang"));
	} else if (str_ieqz(markup_value(atts, "itemprop"), "datePublished")) {
		struct str value = markup_value(atts, "datetime");

		add_meta(b, STR("time:published"), value.n > 0 ? value : content);
	}
}

static bool
hidden(const char **atts)
{
	struct str style = markup_value(atts, "style");

	return markup_value(atts, "hidden").p || str_ieqz(markup_value(atts, "aria-hidden"), "true") ||
	       str_find(style, STR("display:none"), 0) != SIZE_MAX ||
	       str_find(style, STR("display: none"), 0) != SIZE_MAX;
}

static uint32_t
add_node(struct builder *b, uint32_t parent, const struct element *e, const char **atts)
{
	struct page_node n = { .parent = parent, .from = (uint32_t)b->page->u.n };
	struct buf names = { 0 };
	struct str text;
	bool weak = false;

	buf_adds(&names, markup_value(atts, "class"));
	buf_addc(&names, ' ');
	buf_adds(&names, markup_value(atts, "id"));
	buf_addc(&names, ' ');
	buf_adds(&names, markup_value(atts, "role"));
	text = lower(b->scratch, buf_str(&names));
	buf_release(&names);
	if (e->marks & ELEMENT_BODY)
		n.marks |= PAGE_BODY;
	if ((e->marks & ELEMENT_ARTICLE) || str_ieqz(markup_value(atts, "itemprop"), "articleBody") ||
	    element_article(text))
		n.marks |= PAGE_ARTICLE;
	n.why = e->marks & ELEMENT_PRUNE ? drop_reason(str_of(e->why)) : NULL;
	if (!n.why && text.n > 2)
		n.why = element_class(text, &weak);
	if (!n.why && hidden(atts))
		n.why = drop_reason(STR("outside"));
	if (n.why && !(n.marks & (PAGE_BODY | PAGE_ARTICLE)))
		n.marks |= weak ? PAGE_PRUNE | PAGE_WEAK : PAGE_PRUNE;
	vec_add(&b->page->nodes, n);
	return (uint32_t)b->page->nodes.n - 1;
}

/* Inline elements get a node only where their class says that they are no part of the story. */
static bool
spurious(const char **atts, const char *name)
{
	struct str class = markup_value(atts, "class");
	bool weak;

	return (strcmp(name, "span") == 0 || strcmp(name, "small") == 0) && class.n > 0 && class.n < 200 &&
	       (element_class(class, &weak) || hidden(atts));
}

/* A short line with the digits of a date, which a <br> ends: a by-line, not the first words of a paragraph.
 */
static bool
stamp(struct str s)
{
	size_t digits = 0;

	if (s.n > 150)
		return false;
	for (size_t i = 0; i < s.n; i++)
		digits += s.p[i] >= '0' && s.p[i] <= '9';
	return digits >= 6;
}

/* Does a link lead to another page? Headings have anchors of their own, notes lead to the foot of the page. */
static bool
leads_on(struct str href)
{
	return href.n > 0 && href.p[0] != '#';
}

static void
on_start(void *context, const char *name, const char **atts)
{
	static const struct element inline_block = { "span", 0, FIELD_PARAGRAPH, NULL };
	struct builder *b = context;
	const struct element *e = element_find(name);
	const struct open *top = b->stack.n > 0 ? &b->stack.items[b->stack.n - 1] : NULL;
	struct open o = { .node = top ? top->node : 0, .kind = top ? top->kind : FIELD_PARAGRAPH };

	note(b, name, atts);
	if (b->stamping == 0 && element_date(markup_value(atts, "class")))
		b->stamping = b->stack.n + 1;
	if (strcmp(name, "br") == 0) {
		buf_addc(&b->text, ' ');
		if (++b->breaks >= 2 || stamp(buf_str(&b->text)))
			flush(b);
	}
	if (strcmp(name, "script") == 0 && str_find(markup_value(atts, "type"), STR("ld+json"), 0) != SIZE_MAX)
		b->catching = JSONLD;
	else if (strcmp(name, "title") == 0 && b->page->title.n == 0)
		b->catching = TITLE;
	o.block = e && (e->marks & ELEMENT_BLOCK);
	o.skip = e && (e->marks & ELEMENT_SKIP);
	o.list = e && (e->marks & ELEMENT_LIST);
	o.link = strcmp(name, "a") == 0 && leads_on(markup_value(atts, "href"));
	if (o.block)
		flush(b);
	if (o.block && !o.skip) {
		o.own = true;
		o.node = add_node(b, o.node, e, atts);
		o.kind = e->kind != FIELD_PARAGRAPH ? e->kind : o.kind;
	} else if (!o.block && !o.skip && !b->body && spurious(atts, name)) {
		flush(b);
		o.own = o.block = true;
		o.node = add_node(b, o.node, &inline_block, atts);
	}
	b->skip += o.skip;
	b->link += o.link;
	b->list += o.list;
	vec_add(&b->stack, o);
}

static void
caught(struct builder *b)
{
	struct str s = buf_str(&b->special);

	if (b->catching == TITLE) {
		struct buf clean = { 0 };

		draft_clean(s, &clean);
		b->page->title = arena_str(b->scratch, buf_str(&clean));
		buf_release(&clean);
	} else if (b->catching == JSONLD && b->page->jsonld.n < 64) {
		vec_add(&b->page->jsonld, arena_str(b->scratch, s));
	}
	buf_reset(&b->special);
	b->catching = NOTHING;
}

/* The element of a date ends: its text is what the page shows of it. */
static void
stamped(struct builder *b)
{
	add_meta(b, STR("shown"), buf_str(&b->stamp));
	buf_reset(&b->stamp);
	b->stamping = 0;
}

static void
on_end(void *context)
{
	struct builder *b = context;
	struct open o = b->stack.items[b->stack.n - 1];

	if (b->stamping == b->stack.n)
		stamped(b);
	if (b->catching != NOTHING && o.skip)
		caught(b);
	if (o.block)
		flush(b);
	if (o.own)
		b->page->nodes.items[o.node].to = (uint32_t)b->page->u.n;
	b->skip -= o.skip;
	b->link -= o.link;
	b->list -= o.list;
	b->stack.n--;
}

static void
on_text(void *context, struct str text)
{
	struct builder *b = context;

	if (b->catching != NOTHING) {
		buf_adds(&b->special, text);
		return;
	}
	if (b->skip > 0)
		return;
	if (b->stamping && b->stamp.n < STAMP)
		buf_adds(&b->stamp, text);
	buf_adds(&b->text, text);
	if (str_trim(text).n > 0)
		b->breaks = 0;
	if (b->link > 0)
		b->link_bytes += text.n;
}

static int
parse(struct str html, bool body, struct arena *scratch, struct page *out, struct err *err)
{
	static const struct markup handlers = { on_start, on_end, on_text };
	struct builder b = { .page = out, .scratch = scratch, .body = body };
	struct page_node root = { 0 };
	bool cut;
	int status;

	memset(out, 0, sizeof *out);
	vec_add(&out->nodes, root);
	status = markup_read(html, &handlers, &b, &cut, err);
	flush(&b);
	out->truncated |= status == 0 && cut;
	out->nodes.items[0].to = (uint32_t)out->u.n;
	vec_release(&b.stack);
	buf_release(&b.text);
	buf_release(&b.special);
	buf_release(&b.stamp);
	return status;
}

int
page_parse(struct str html, struct arena *scratch, struct page *out, struct err *err)
{
	return parse(html, false, scratch, out, err);
}

int
page_parse_body(struct str html, struct arena *scratch, struct page *out, struct err *err)
{
	return parse(html, true, scratch, out, err);
}

void
page_release(struct page *p)
{
	vec_release(&p->u);
	vec_release(&p->nodes);
	vec_release(&p->metas);
	vec_release(&p->jsonld);
}

struct str
page_meta(const struct page *p, const char *key)
{
	for (size_t i = 0; i < p->metas.n; i++)
		if (str_eqz(p->metas.items[i].key, key))
			return p->metas.items[i].value;
	return (struct str){ NULL, 0 };
}
