#include "read/fragment.h"

#include "read/draft.h"
#include "read/page.h"

/* Percent of a body's bytes from which an element is no caption of it, whatever its name. */
enum { MOST = 40 };

/* The reason of the element in which block ${i} stands, or of one around it that begins and ends within the body. */
static const char *
reason(const struct page *p, const size_t *before, size_t i)
{
	uint32_t k = p->u.items[i].node;

	for (int up = 0; up < PAGE_DEPTH; up++) {
		const struct page_node *n = &p->nodes.items[k];

		if ((n->marks & PAGE_PRUNE) && !(n->marks & PAGE_WEAK) &&
		    (before[n->to] - before[n->from]) * 100 < before[p->u.n] * MOST)
			return n->why;
		if (n->parent == k)
			break;
		k = n->parent;
	}
	return NULL;
}

size_t
fragment_add(struct str html, const char *why, struct draft *d)
{
	struct page p = { 0 };
	struct arena scratch;
	size_t *before, n = 0;

	arena_init(&scratch);
	if (page_parse_body(html, &scratch, &p, NULL) == 0) {
		before = arena_array(&scratch, size_t, p.u.n + 1);
		for (size_t i = 0; i < p.u.n; i++)
			before[i + 1] = before[i] + p.u.items[i].text.n;
		for (size_t i = 0; i < p.u.n; i++) {
			const struct unit *x = &p.u.items[i];
			const char *no = why ? why : reason(&p, before, i);

			if (no)
				draft_drop(d, 0, x->text, no);
			else
				draft_paragraph(d, x->text, x->kind == FIELD_TITLE ? FIELD_HEADING : x->kind);
			n += no == NULL;
		}
	}
	page_release(&p);
	arena_release(&scratch);
	return n;
}

bool
fragment_fits(struct str s)
{
	static const char *const tags[] = { "<p>", "<p ", "</p>", "<br>", "<br/>", "<br />", "</div>", "</li>", "<h2" };

	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (str_find(s, str_of(tags[i]), 0) != SIZE_MAX)
			return true;
	return false;
}
