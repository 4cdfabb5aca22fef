#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "read/around.h"
#include "read/body.h"
#include "read/drop.h"
#include "read/page.h"
#include "read/pagedate.h"
#include "read/pagehead.h"
#include "read/pagetitle.h"
#include "read/reader.h"
#include "read/when.h"
#include "read/xmlhead.h"

/**
 * HTML: a page becomes blocks under a tree (page.h). Each block gets a signed score; the element with the
 * highest sum holds the story, and in it the run with the highest sum is the story (body.h). Elements whose
 * name or class tells are left out before, unless they hold most of the text. Source: Pasternack & Roth 2009,
 * "Extracting article text from the web with maximum subsequence segmentation", for the sums; Kohlschütter et
 * al. 2010, "Boilerplate detection using shallow text features", for words and links. Ours takes the tree
 * into account, because related stories are prose, too, but elsewhere in it.
 */

/* Percent of a page's words from which an element is never pruned; percent of an element's words in links
 * from which a weak name tells; words of a story. */
enum { PRUNE_SHARE = 40, WEAK_LINKS = 25, ENOUGH_WORDS = 40 };

static bool
has_tag(struct str bytes, const char *tag)
{
	size_t n = strlen(tag);

	for (size_t at = str_chr(bytes, '<', 0); at != SIZE_MAX; at = str_chr(bytes, '<', at + 1)) {
		size_t i = 0;

		while (i < n && at + i < bytes.n && tolower((unsigned char)bytes.p[at + i]) == tag[i])
			i++;
		if (i == n)
			return true;
	}
	return false;
}

int
html_sniff(struct str name, struct str bytes)
{
	struct str head = str_sub(bytes, 0, 4096);
	struct xmlhead_root root;
	bool named = str_endsz(name, ".html") || str_endsz(name, ".htm") || str_endsz(name, ".xhtml");

	if (str_startsz(head, "<?xml") && xmlhead_root(bytes, &root) && !str_ieqz(str_of(root.name), "html"))
		return 0;
	if (has_tag(head, "<!doctype html") || has_tag(head, "<html"))
		return 90;
	if (has_tag(head, "<head") || has_tag(head, "<body") || has_tag(head, "<title"))
		return 70;
	if (has_tag(head, "<div") || has_tag(head, "<p>") || has_tag(head, "<p "))
		return named ? 60 : str_startsz(str_trim(head), "<") ? 50 : 5;
	return named ? 30 : 0;
}

#define TEASER 0.3 /* of a score remains for the text of a teaser */

struct extract {
	struct source *s;
	struct page page;
	struct arena scratch;
	struct draft d;
	struct pagehead head;
	uint32_t *words; /* [blocks + 1]: words before the block */
	uint32_t *links; /* [blocks + 1]: the same, in links */
	double *sums;    /* [blocks + 1]: scores before it */
	size_t title;    /* the block that tells the title; SIZE_MAX */
};

static void
score(struct unit *x, uint32_t link_percent)
{
	double w = x->words, links = w * link_percent / 100, share = links / (w > 0 ? w : 1);

	x->links = (uint32_t)(links + 0.5);
	unit_score(x);
	if (x->hit.kind != FURNITURE_NONE)
		x->score = -8;
	else if (share > 0.5)
		x->score = -2 - (w < 20 ? w / 2 : 10);
	else if (x->score > 0)
		x->score = (x->score - 1.5 * links) * (x->kind == FIELD_ITEM ? 0.6 : 1);
	else if (x->kind == FIELD_HEADING || x->kind == FIELD_TITLE)
		x->score = -2;
	else if (x->kind == FIELD_ITEM && share < 0.2)
		x->score = w > 6 ? 1 : -1;
	else if (share == 0)
		x->score = -2;
}

/* A heading that leads elsewhere: what stands under it is the start of another story. */
static bool
leads_away(const struct unit *x)
{
	return (x->kind == FIELD_HEADING || x->kind == FIELD_TITLE) && x->words >= 2 && x->links * 10 >= x->words * 8;
}

static void
teasers(units *u)
{
	for (size_t i = 0; i < u->n; i++) {
		struct unit *x = &u->items[i];
		bool under = (i > 0 && leads_away(&u->items[i - 1])) ||
			     (i > 1 && leads_away(&u->items[i - 2]) && x[-1].score <= 0);

		if (under && x->score > 0)
			x->score *= TEASER;
	}
}

static void
measure(struct extract *e)
{
	units *u = &e->page.u;

	for (size_t i = 0; i < u->n; i++) {
		uint32_t percent = u->items[i].links;

		unit_measure(e->s->readers->furniture, &e->scratch, &u->items[i]);
		score(&u->items[i], percent);
	}
	teasers(u);
	around_marks(e->s->readers, u);
	e->words = arena_array(&e->scratch, uint32_t, u->n + 1);
	e->links = arena_array(&e->scratch, uint32_t, u->n + 1);
	e->sums = arena_array(&e->scratch, double, u->n + 1);
	for (size_t i = 0; i < u->n; i++) {
		e->words[i + 1] = e->words[i] + u->items[i].words;
		e->links[i + 1] = e->links[i] + u->items[i].links;
	}
}

/* Give the blocks of elements that are no part of the story the element's reason. */
static void
prune(struct extract *e)
{
	uint32_t all = e->words[e->page.u.n];

	for (size_t k = 0; k < e->page.nodes.n; k++) {
		const struct page_node *n = &e->page.nodes.items[k];
		uint64_t words = e->words[n->to] - e->words[n->from];
		uint64_t links = e->links[n->to] - e->links[n->from];

		if (!(n->marks & PAGE_PRUNE) || words * 100 >= (uint64_t)all * PRUNE_SHARE)
			continue;
		if (e->title >= n->from && e->title < n->to)
			continue;
		if ((n->marks & PAGE_WEAK) && links * 100 < words * WEAK_LINKS)
			continue;
		for (uint32_t i = n->from; i < n->to; i++)
			if (!e->page.u.items[i].why)
				e->page.u.items[i].why = n->why;
	}
}

static void
unprune(struct extract *e)
{
	for (size_t i = 0; i < e->page.u.n; i++)
		e->page.u.items[i].why = NULL;
	around_marks(e->s->readers, &e->page.u);
}

/* The element whose blocks sum up to the most; the deepest of equals. */
static const struct page_node *
best_node(struct extract *e)
{
	const struct page_node *best = &e->page.nodes.items[0];
	double most = 0;
	bool sure = e->title != SIZE_MAX && e->page.u.items[e->title].kind == FIELD_TITLE;

	for (size_t i = 0; i < e->page.u.n; i++) {
		const struct unit *x = &e->page.u.items[i];

		double score = x->why ? (x->score < 0 ? -0.5 : 0) : x->score;

		if (sure && i < e->title && score > 0)
			score *= 0.3; /* stories begin with their title */
		e->sums[i + 1] = e->sums[i] + score;
	}
	for (size_t k = 0; k < e->page.nodes.n; k++) {
		const struct page_node *n = &e->page.nodes.items[k];
		double sum = e->sums[n->to] - e->sums[n->from];

		if (n->marks & PAGE_ARTICLE)
			sum *= 1.15;
		if (sum >= most) {
			most = sum;
			best = n;
		}
	}
	return best;
}

static bool
bare(const struct unit *x)
{
	return x->links == 0 && x->hit.kind == FURNITURE_NONE;
}

/* In an element that says it is the article, short lines at the edges of the run belong to it if they have no
 * links (lists of ingredients, signatures); but it does not end in a heading. */
static void
widen(const struct extract *e, size_t from, size_t to, struct around *a)
{
	const struct unit *u = e->page.u.items;
	size_t last = a->to;

	if (e->title != SIZE_MAX && e->title >= from && e->title < a->from)
		from = e->title + 1;
	while (a->from > from && bare(&u[a->from - 1]))
		a->from--;
	for (size_t i = a->to; i < to && bare(&u[i]); i++)
		if (u[i].kind != FIELD_HEADING && !u[i].why)
			last = i + 1;
	a->to = last;
}

/* Find the story: [a->from, a->to). Returns its words. */
static uint32_t
find(struct extract *e, struct around *a)
{
	const struct page_node *n = best_node(e);
	units *u = &e->page.u;
	double *keep = arena_array(&e->scratch, double, u->n + 1);
	size_t cut;
	uint32_t words = 0;

	for (size_t i = n->from; i < n->to; i++) {
		keep[i] = u->items[i].score;
		if (u->items[i].why)
			u->items[i].score = keep[i] < 0 ? -0.2 : 0;
	}
	cut = body_cut(u, n->from, n->to);
	if (!body_run(u, n->from, cut, &a->from, &a->to)) {
		a->from = n->from;
		a->to = cut;
	}
	if (n->marks & PAGE_ARTICLE)
		widen(e, n->from, cut, a);
	for (size_t i = n->from; i < n->to; i++)
		u->items[i].score = keep[i];
	for (size_t i = a->from; i < a->to; i++)
		if (!u->items[i].why)
			words += u->items[i].words;
	return words;
}

/* A block in the story that is links, and no sentence. */
static bool
links_only(const struct unit *x)
{
	if (x->words <= 2 && (str_startsz(x->text, "http") || str_chr(x->text, '@', 0) != SIZE_MAX))
		return false; /* an address that is told */
	return x->words > 0 && x->links * 10 >= x->words * 8 && !(x->end && x->words >= 12) && x->kind != FIELD_HEADING;
}

static void
emit(struct extract *e, const struct around *a)
{
	const units *u = &e->page.u;

	for (size_t i = 0; i < u->n; i++) {
		struct unit *x = &u->items[i];
		bool inside = (i >= a->from && i < a->to) || x->lead;

		if (i == a->title)
			continue;
		if (!x->why && around_head(a, i))
			x->why = drop_reason(STR("timestamp"));
		else if (!x->why && inside && around_source(a, i))
			x->why = drop_reason(STR("source"));
		if (!inside || x->why || x->hit.kind != FURNITURE_NONE)
			draft_drop(&e->d, 0, x->text, inside && !x->why ? x->hit.why : around_why(a, i));
		else if (links_only(x))
			draft_drop(&e->d, 0, x->text, drop_reason(STR("related")));
		else
			draft_paragraph(&e->d, x->text, x->kind == FIELD_TITLE ? FIELD_HEADING : x->kind);
	}
}

/* The text that JSON-LD gives, where it is much longer than what was found. */
static bool
json_body(struct extract *e, uint32_t words)
{
	struct str body = e->head.ld.body, line;
	struct unit whole = { .text = body };
	struct buf clean = { 0 };

	if (e->head.ld.rank < 2 || body.n == 0)
		return false;
	draft_clean(body, &clean);
	whole.text = buf_str(&clean);
	for (size_t i = 0; i < whole.text.n; i++)
		whole.words += whole.text.p[i] == ' ';
	buf_release(&clean);
	if (whole.words < 80 || whole.words < words * 2)
		return false;
	while (str_cut(&body, '\n', &line))
		draft_paragraph(&e->d, line, FIELD_PARAGRAPH);
	return true;
}

static void
extract(struct extract *e)
{
	struct around a = { e->s->readers, &e->page.u, 0, 0, SIZE_MAX, &e->d };
	struct str text;
	uint32_t words;

	measure(e);
	e->title = pagetitle_find(&e->page, &e->head.ld, &e->scratch, &text);
	draft_title(&e->d, text);
	prune(e);
	a.title = e->title;
	words = find(e, &a);
	if (words < ENOUGH_WORDS) {
		struct around again = a;

		unprune(e);
		if (find(e, &again) > words * 2)
			a = again;
		else
			prune(e);
	}
	around_leads(&a);
	around_repeats(&e->page.u, a.title);
	pagedate_find(&e->head, &e->page, &a);
	around_take(&a);
	if (json_body(e, words)) {
		a.from = a.to = 0;
		for (size_t i = 0; i < e->page.u.n; i++)
			e->page.u.items[i].lead = false;
	}
	emit(e, &a);
}

int
html_read(struct source *s, struct err *err)
{
	struct extract e = { .s = s };
	struct buf text = { 0 };
	char charset[32];
	int status = -1;

	arena_init(&e.scratch);
	draft_init(&e.d);
	pagehead_charset(s->bytes, charset);
	reader_text(s, charset, &text);
	if (page_parse(buf_str(&text), &e.scratch, &e.page, err) < 0)
		goto done;
	if (e.page.truncated)
		reader_note(s, "%s", _("is too large or too deep for a page: a part is not read"));
	e.head = (struct pagehead){ s->readers->furniture, s->readers->today, { .rank = 0 } };
	pagehead_read(&e.head, &e.page, &e.scratch, &e.d);
	extract(&e);
	reader_emit(s, &e.d);
	status = 0;
done:
	page_release(&e.page);
	buf_release(&text);
	draft_release(&e.d);
	arena_release(&e.scratch);
	return status;
}
