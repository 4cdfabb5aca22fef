#include "read/json_body.h"

#include <string.h>

#include "read/drop.h"
#include "read/embed.h"
#include "read/jtree.h"
#include "read/json_field.h"

/* What is put aside, and as what. */
static const struct {
	enum json_slot slot;
	const char *why;
} asides[] = { { JSON_DATELINE, "header" }, { JSON_TEASER, "teaser" }, { JSON_LINKS, "related" },
	       { JSON_NOTES, "notepad" },   { JSON_RIGHTS, "copyright" } };

static void
lines(struct str text, struct draft *d)
{
	struct str line;

	while (str_cut(&text, '\n', &line))
		draft_paragraph(d, line, FIELD_PARAGRAPH);
}

static void
add_text(const struct readers *r, struct str text, struct draft *d)
{
	if (embed_fits(text))
		embed_html(r, text, false, d);
	else
		lines(text, d);
}

static void
drop_text(const struct readers *r, struct str text, bool html, const char *why, struct draft *d)
{
	struct str line;

	if (html || embed_fits(text))
		embed_aside(r, text, drop_reason(str_of(why)), d);
	else
		while (str_cut(&text, '\n', &line))
			draft_drop(d, 0, line, drop_reason(str_of(why)));
}

/* The text and captions of pictures that come with it. */
static void
captions(const struct readers *r, const struct jtree *v, struct draft *d)
{
	static const char *const keys[] = { "caption", "description_text", "description_caption" };

	for (const struct jtree *w = v ? v->first : NULL; w; w = w->next)
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
			drop_text(r, json_field_text(jtree_get(w, keys[i])), false, "credit", d);
}

/* What a member holds that is no part of the text; nothing, if the text begins with it. */
static void
aside(const struct readers *r, struct str text, const char *name, const char *why, struct draft *d)
{
	struct buf clean = { 0 };
	bool there = false;

	draft_clean(text, &clean);
	for (size_t i = 0; i < d->paragraphs.n && i < 2; i++) /* behind the lead */
		there |= str_starts(draft_text(d, &d->paragraphs.items[i]), buf_str(&clean));
	if (!there)
		drop_text(r, text, str_endsz(str_of(name), "_html"), why, d);
	buf_release(&clean);
}

void
json_body_aside(const struct readers *r, const struct jtree *o, struct draft *d)
{
	enum json_slot slot;
	const char *name;

	for (size_t i = 0; (name = json_field_row(i, &slot)) != NULL; i++)
		for (size_t k = 0; k < sizeof asides / sizeof *asides; k++)
			if (slot == asides[k].slot)
				aside(r, json_field_text(jtree_get(o, name)), name, asides[k].why, d);
	captions(r, jtree_get(o, "associations"), d);
	if (jtree_get(o, "notepad"))
		json_body_aside(r, jtree_get(o, "notepad"), d);
}

/* ninjs 2 has several bodies: one that is HTML rather than another. */
static struct str
of_bodies(const struct jtree *v)
{
	for (const struct jtree *w = v ? v->first : NULL; w; w = w->next)
		if (str_find(json_field_text(jtree_get(w, "contenttype")), STR("html"), 0) != SIZE_MAX)
			return json_field_text(w);
	return (struct str){ NULL, 0 };
}

/* The lead goes before the text, unless it is there, or is only the title again. */
static void
lead(struct str text, struct draft *d)
{
	struct draft_piece p;
	struct buf clean = { 0 };
	bool there;

	draft_clean(text, &clean);
	there = d->paragraphs.n == 0 || str_eq(buf_str(&clean), draft_text(d, &d->title)) ||
		str_starts(draft_text(d, &d->paragraphs.items[0]), buf_str(&clean));
	buf_release(&clean);
	if (there)
		return;
	draft_paragraph(d, text, FIELD_PARAGRAPH);
	p = d->paragraphs.items[d->paragraphs.n - 1];
	memmove(d->paragraphs.items + 1, d->paragraphs.items, (d->paragraphs.n - 1) * sizeof p);
	d->paragraphs.items[0] = p;
}

void
json_body_take(const struct readers *readers, const struct jtree *o, struct draft *d)
{
	struct str html = json_field_first(o, JSON_BODY_HTML);

	if (html.n == 0)
		html = of_bodies(jtree_get(o, "bodies"));
	if (html.n > 0)
		embed_html(readers, html, false, d);
	if (d->paragraphs.n == 0)
		add_text(readers, json_field_first(o, JSON_BODY_TEXT), d);
	if (d->paragraphs.n > 0)
		lead(json_field_first(o, JSON_LEAD), d);
	if (json_field_first(o, JSON_MORE_HTML).n > 0)
		embed_html(readers, json_field_first(o, JSON_MORE_HTML), false, d);
}
