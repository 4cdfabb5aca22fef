#include "read/element.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "corpus/article.h"
#include "read/drop.h"

#define BLOCK ELEMENT_BLOCK
#define P FIELD_PARAGRAPH

/* Sorted by name. */
static const struct element elements[] = {
	{ "address", BLOCK, P, NULL },
	{ "article", BLOCK | ELEMENT_BODY | ELEMENT_ARTICLE, P, NULL },
	{ "aside", BLOCK | ELEMENT_PRUNE, P, "outside" },
	{ "audio", ELEMENT_SKIP, P, NULL },
	{ "blockquote", BLOCK, FIELD_QUOTE, NULL },
	{ "body", BLOCK | ELEMENT_BODY, P, NULL },
	{ "button", ELEMENT_SKIP | BLOCK, P, NULL },
	{ "canvas", ELEMENT_SKIP, P, NULL },
	{ "caption", BLOCK, P, NULL },
	{ "center", BLOCK, P, NULL },
	{ "datalist", ELEMENT_SKIP, P, NULL },
	{ "dd", BLOCK, FIELD_ITEM, NULL },
	{ "details", BLOCK, P, NULL },
	{ "dialog", BLOCK | ELEMENT_PRUNE, P, "outside" },
	{ "div", BLOCK, P, NULL },
	{ "dl", BLOCK | ELEMENT_LIST, P, NULL },
	{ "dt", BLOCK, FIELD_ITEM, NULL },
	{ "embed", ELEMENT_SKIP, P, NULL },
	{ "fieldset", BLOCK, P, NULL },
	{ "figcaption", BLOCK | ELEMENT_PRUNE, P, "credit" },
	{ "figure", BLOCK, P, NULL },
	{ "footer", BLOCK | ELEMENT_PRUNE, P, "outside" },
	{ "form", BLOCK | ELEMENT_PRUNE, P, "outside" },
	{ "h1", BLOCK, FIELD_TITLE, NULL },
	{ "h2", BLOCK, FIELD_HEADING, NULL },
	{ "h3", BLOCK, FIELD_HEADING, NULL },
	{ "h4", BLOCK, FIELD_HEADING, NULL },
	{ "h5", BLOCK, FIELD_HEADING, NULL },
	{ "h6", BLOCK, FIELD_HEADING, NULL },
	{ "head", ELEMENT_SKIP, P, NULL },
	{ "header", BLOCK, P, NULL },
	{ "hgroup", BLOCK, P, NULL },
	{ "hr", BLOCK, P, NULL },
	{ "html", BLOCK | ELEMENT_BODY, P, NULL },
	{ "iframe", ELEMENT_SKIP, P, NULL },
	{ "legend", BLOCK, P, NULL },
	{ "li", BLOCK, FIELD_ITEM, NULL },
	{ "main", BLOCK | ELEMENT_BODY | ELEMENT_ARTICLE, P, NULL },
	{ "map", ELEMENT_SKIP, P, NULL },
	{ "menu", BLOCK | ELEMENT_PRUNE, P, "menu" },
	{ "nav", BLOCK | ELEMENT_PRUNE, P, "menu" },
	{ "noframes", ELEMENT_SKIP, P, NULL },
	{ "noscript", ELEMENT_SKIP, P, NULL },
	{ "object", ELEMENT_SKIP, P, NULL },
	{ "ol", BLOCK | ELEMENT_LIST, P, NULL },
	{ "option", ELEMENT_SKIP, P, NULL },
	{ "p", BLOCK, P, NULL },
	{ "pre", BLOCK, P, NULL },
	{ "script", ELEMENT_SKIP, P, NULL },
	{ "section", BLOCK, P, NULL },
	{ "select", ELEMENT_SKIP | BLOCK, P, NULL },
	{ "style", ELEMENT_SKIP, P, NULL },
	{ "summary", BLOCK, P, NULL },
	{ "svg", ELEMENT_SKIP, P, NULL },
	{ "table", BLOCK | ELEMENT_LIST, P, NULL },
	{ "tbody", BLOCK, P, NULL },
	{ "td", BLOCK, P, NULL },
	{ "template", ELEMENT_SKIP, P, NULL },
	{ "textarea", ELEMENT_SKIP, P, NULL },
	{ "tfoot", BLOCK, P, NULL },
	{ "th", BLOCK, P, NULL },
	{ "thead", BLOCK, P, NULL },
	{ "title", ELEMENT_SKIP, P, NULL },
	{ "tr", BLOCK, P, NULL },
	{ "ul", BLOCK | ELEMENT_LIST, P, NULL },
	{ "video", ELEMENT_SKIP, P, NULL },
};

static int
by_name(const void *key, const void *row)
{
	return strcmp(key, ((const struct element *)row)->name);
}

const struct element *
element_find(const char *name)
{
	return bsearch(name, elements, sizeof elements / sizeof *elements, sizeof *elements, by_name);
}

/* Words in class, id and role. A leading '^' asks that a word begins there ("^ad-" but not "head-"), a
 * trailing
 * '$' that it ends there. A '~' before them: only where the element has many links, because leads are called
 * teasers, too. */
static const struct {
	const char *word, *why;
} classes[] = {
	{ "comments", "comment" },
	{ "kommentar", "comment" },
	{ "disqus", "comment" },
	{ "^comment$", "comment" },
	{ "^comment-", "comment" },
	{ "-comment$", "comment" },
	{ "^comment_", "comment" },
	{ "commentlist", "comment" },
	{ "commentform", "comment-form" },
	{ "respond$", "comment-form" },
	{ "pingback", "comment" },
	{ "trackback", "comment" },
	{ "^sidebar", "outside" },
	{ "-sidebar$", "outside" },
	{ "side-bar", "outside" },
	{ "related", "related" },
	{ "~recommend", "related" },
	{ "~similar", "related" },
	{ "~empfehl", "related" },
	{ "verwandt", "related" },
	{ "~teaser", "related" },
	{ "most-read", "related" },
	{ "mostread", "related" },
	{ "~popular", "related" },
	{ "trending", "related" },
	{ "outbrain", "related" },
	{ "taboola", "related" },
	{ "more-articles", "related" },
	{ "morearticles", "related" },
	{ "~readmore", "related" },
	{ "~read-more", "related" },
	{ "meistgelesen", "related" },
	{ "mehr-zum", "related" },
	{ "yarpp", "related" },
	{ "jp-relatedposts", "related" },
	{ "post-navigation", "related" },
	{ "nav-links", "related" },
	{ "nav-below", "related" },
	{ "prevnext", "related" },
	{ "share", "share" },
	{ "sharing", "share" },
	{ "sharedaddy", "share" },
	{ "~social", "share" },
	{ "shariff", "share" },
	{ "addtoany", "share" },
	{ "^likes", "share" },
	{ "~rating", "share" },
	{ "newsletter", "newsletter" },
	{ "subscribe", "newsletter" },
	{ "subscription", "newsletter" },
	{ "mailchimp", "newsletter" },
	{ "mc4wp", "newsletter" },
	{ "breadcrumb", "menu" },
	{ "navigation", "menu" },
	{ "^nav$", "menu" },
	{ "navbar", "menu" },
	{ "^nav-", "menu" },
	{ "-nav$", "menu" },
	{ "^menu", "menu" },
	{ "~-menu", "menu" },
	{ "~_menu", "menu" },
	{ "submenu", "menu" },
	{ "^toc$", "menu" },
	{ "^toc_", "menu" },
	{ "table-of-contents", "menu" },
	{ "pagination", "menu" },
	{ "^pager", "menu" },
	{ "skip-link", "menu" },
	{ "skiplink", "menu" },
	{ "topbar", "menu" },
	{ "toolbar", "menu" },
	{ "^footer", "outside" },
	{ "~-footer$", "outside" },
	{ "~_footer$", "outside" },
	{ "colophon", "outside" },
	{ "copyright", "copyright" },
	{ "imprint", "outside" },
	{ "cookie", "cookies" },
	{ "consent", "cookies" },
	{ "gdpr", "cookies" },
	{ "dsgvo", "cookies" },
	{ "advert", "advert" },
	{ "^ad-", "advert" },
	{ "^ads$", "advert" },
	{ "^ads-", "advert" },
	{ "^ad$", "advert" },
	{ "adsense", "advert" },
	{ "-ad$", "advert" },
	{ "anzeige", "advert" },
	{ "werbung", "advert" },
	{ "~sponsor", "advert" },
	{ "~promo", "advert" },
	{ "~banner", "advert" },
	{ "affiliate", "advert" },
	{ "tag-list", "tags" },
	{ "taglist", "tags" },
	{ "^tags", "tags" },
	{ "-tags$", "tags" },
	{ "_tags$", "tags" },
	{ "tagcloud", "tags" },
	{ "post-tags", "tags" },
	{ "entry-utility", "tags" },
	{ "~entry-meta", "byline" },
	{ "~post-meta", "byline" },
	{ "~postmeta", "byline" },
	{ "entry-footer", "tags" },
	{ "post-footer", "tags" },
	{ "postmetadata", "tags" },
	{ "byline", "byline" },
	{ "author-box", "byline" },
	{ "authorbox", "byline" },
	{ "author-info", "byline" },
	{ "author-bio", "byline" },
	{ "about-author", "byline" },
	{ "~article-meta", "byline" },
	{ "~article__meta", "byline" },
	{ "login", "login" },
	{ "paywall", "subscription" },
	{ "~modal", "outside" },
	{ "popup", "outside" },
	{ "~overlay", "outside" },
	{ "lightbox", "outside" },
	{ "widget-area", "outside" },
	{ "~^widget", "outside" },
	{ "caption", "credit" },
	{ "credit", "credit" },
	{ "bildquelle", "credit" },
	{ "bildunterschrift", "credit" },
	{ "legende", "credit" },
	{ "screen-reader", "outside" },
	{ "sr-only", "outside" },
	{ "visually-hidden", "outside" },
	{ "visuallyhidden", "outside" },
	{ "noprint", "outside" },
	{ "no-print", "outside" },
	{ "hide-print", "outside" },
	{ "print-only", "outside" },
	{ "~search", "menu" },
	{ "^print-", "share" },
	{ "^contentinfo$", "outside" },
	{ "^complementary$", "outside" },
	{ "^banner$", "menu" },
	{ "^dialog$", "outside" },
};

static const char *const articles[] = {
	"articlebody",      "article-body", "article_body", "article__body", "article-content", "article_content",
	"article__content", "article-text", "articletext",  "entry-content", "entry_content",   "post-content",
	"post_content",     "post-body",    "postbody",     "story-body",    "storybody",       "story-content",
	"td-post-content",  "page-content", "main-content", "maincontent",   "text-content",    "single-content",
	"news-content",     "artikel-text", "artikeltext",  "artikel-body",  "article-detail",  "beitrag",
};

/* Which pairs of letters stand side by side in a text, five bits of each: what has not a word's first pairs has not the
 * word. Elements have many classes, and hardly any of the words. */
struct pairs {
	uint32_t seen[32];
};

static void
pairs_note(struct pairs *p, struct str text)
{
	memset(p, 0, sizeof *p);
	for (size_t i = 1; i < text.n; i++)
		p->seen[text.p[i - 1] & 31] |= (uint32_t)1 << (text.p[i] & 31);
}

static bool
pair_seen(const struct pairs *p, const char *pair)
{
	return p->seen[pair[0] & 31] >> (pair[1] & 31) & 1;
}

/* May the text have ${word}, of two letters or more, and perhaps a '$'? */
static bool
pairs_allow(const struct pairs *p, const char *word)
{
	return pair_seen(p, word) && (word[2] == '\0' || word[2] == '$' || pair_seen(p, word + 1));
}

static bool
edge(struct str s, size_t at)
{
	return at == 0 || at >= s.n || s.p[at] == ' ' || s.p[at - 1] == ' ';
}

static bool
has(struct str text, const struct pairs *pairs, const char *word)
{
	bool begin = *word == '^', end;
	struct str w;

	if (!pairs_allow(pairs, word + begin))
		return false;
	w = str_of(word + begin);
	end = str_endsz(w, "$");
	w.n -= end;
	for (size_t at = str_find(text, w, 0); at != SIZE_MAX; at = str_find(text, w, at + 1))
		if ((!begin || edge(text, at)) && (!end || edge(text, at + w.n)))
			return true;
	return false;
}

const char *
element_class(struct str text, bool *weak)
{
	const char *why = NULL;
	struct pairs pairs;

	*weak = false;
	pairs_note(&pairs, text);
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
		const char *word = classes[i].word;
		bool tilde = *word == '~';

		if ((why && tilde) || !has(text, &pairs, word + tilde))
			continue;
		why = classes[i].why;
		*weak = tilde;
		if (!tilde)
			break;
	}
	return why ? drop_reason(str_of(why)) : NULL;
}

bool
element_article(struct str text)
{
	struct pairs pairs;

	pairs_note(&pairs, text);
	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
		if (has(text, &pairs, articles[i]))
			return true;
	return false;
}

/* How names of classes end that hold a date of publication; and what else has a date. */
static const char *const dates[] = { "date", "datum", "published", "timestamp", "timedata" };
static const char *const other_dates[] = { "comment", "event", "update", "modif", "related", "recent",
					   "teaser",  "menu",  "side",   "list",  "termin" };

static bool
any_in(struct str s, const char *const *words, size_t n, bool at_end)
{
	for (size_t i = 0; i < n; i++)
		if (at_end ? str_endsz(s, words[i]) : str_find(s, str_of(words[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

bool element_date(struct str class)
{
	struct str name;

	if (class.n > 150)
		return false;
	while (str_cut(&class, ' ', &name)) {
		char low[32];

		if (name.n < 4 || name.n > sizeof low)
			continue;
		for (size_t i = 0; i < name.n; i++)
			low[i] = (char)(name.p[i] >= 'A' && name.p[i] <= 'Z' ? name.p[i] | 32 : name.p[i]);
		name.p = low;
		if (any_in(name, dates, sizeof dates / sizeof *dates, true) &&
		    !any_in(name, other_dates, sizeof other_dates / sizeof *other_dates, false))
			return true;
	}
	return false;
}
