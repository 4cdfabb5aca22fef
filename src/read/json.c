#include "base/intl.h"
#include "read/jtree.h"
#include "read/json_body.h"
#include "read/json_field.h"
#include "read/reader.h"
#include "read/refusals.h"

/**
 * JSON: ninjs 1 and 2, dpa's digitalwires, AP's media feeds, JSON Feed, and what crawlers write, one object, an array, or
 * one object a line. They differ in the names of members (json_field.h). What holds a body is an article; what is none
 * is looked through for articles.
 */

/* DEEP: as far as an object is looked through for articles. */
enum { DEEP = 10 };

struct reading_json {
	struct source *s;
	struct arena scratch; /* of one value at the top */
	struct refusals refused;
	bool cut;
};

int
json_sniff(struct str name, struct str bytes)
{
	static const char *const ends[] = { ".json", ".jsonl", ".ndjson", ".jsonlines" };
	struct str head = str_trim(str_sub(bytes, 0, 4096));
	bool named = false;

	if (str_startsz(head, "\xef\xbb\xbf"))
		head = str_trim(str_sub(head, 3, head.n));
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		named |= str_endsz(name, ends[i]);
	if (head.n == 0 || (head.p[0] != '{' && head.p[0] != '['))
		return 0;
	head = str_trim(str_sub(head, 1, head.n));
	while (head.n > 0 && head.p[0] == '{')
		head = str_trim(str_sub(head, 1, head.n));
	if (head.n == 0 || head.p[0] != '"')
		return named ? 40 : 0;
	return str_chr(head, ':', 0) != SIZE_MAX || named ? 95 : 0;
}

size_t
json_cut(struct str bytes, bool last)
{
	size_t at = last ? bytes.n : str_find(bytes, STR("\n{"), 0);

	if (!last)
		return at == SIZE_MAX ? 0 : at + 1;
	while (at > 1 && (bytes.p[at - 1] != '{' || bytes.p[at - 2] != '\n'))
		at--;
	return at > 1 ? at - 1 : 0;
}

/* Is the object an item of news, or does it only hold some? */
static bool
item(const struct jtree *o)
{
	if (json_field_first(o, JSON_BODY_HTML).n > 0 || json_field_first(o, JSON_STATUS).n > 0)
		return true;
	if (json_field_first(o, JSON_BODY_TEXT).n > 0)
		return json_field_first(o, JSON_TITLE).n > 0 || json_field_first(o, JSON_URL).n > 0 || json_field_first(o, JSON_DATE).n > 0;
	return json_field_first(o, JSON_TITLE).n > 0 && json_field_first(o, JSON_TYPE).n > 0;
}

/* Why the item is not read, whatever its text; NULL: it is. */
static const char *
barred(const struct reading_json *r, const struct jtree *o)
{
	const char *why = refusals_state(json_field_first(o, JSON_STATUS));

	return why ? why : refusals_embargo(json_field_first(o, JSON_EMBARGO), r->s->readers->today);
}

/* Why an item without text is none of ours. */
static const char *
textless(const struct jtree *o)
{
	const char *why = refusals_media(json_field_first(o, JSON_TYPE));

	if (why)
		return why;
	return jtree_get(o, "renditions") ? _("only links to its text, which are not followed") : _("without text");
}

static void
article(struct reading_json *r, const struct jtree *o)
{
	const struct readers *readers = r->s->readers;
	const char *why = barred(r, o);
	struct draft d;

	draft_init(&d);
	draft_title(&d, json_field_first(o, JSON_TITLE));
	if (!why) {
		json_body_take(readers, o, &d);
		why = d.paragraphs.n == 0 ? textless(o) : NULL;
	}
	r->refused.items++;
	if (why) {
		struct str title = draft_text(&d, &d.title);

		refusals_add(&r->refused, why, title.n > 0 ? title : json_field_first(o, JSON_URL));
	} else {
		json_field_facts(o, readers, &d);
		json_body_aside(readers, o, &d);
		reader_emit(r->s, &d);
	}
	draft_release(&d);
}

static void
look(struct reading_json *r, const struct jtree *v, int depth)
{
	if (v->kind == JTREE_OBJECT && item(v)) {
		article(r, v);
		return;
	}
	for (const struct jtree *w = v->first; w && depth < DEEP; w = w->next)
		if (w->kind == JTREE_OBJECT || w->kind == JTREE_ARRAY)
			look(r, w, depth + 1);
}

int
json_read(struct source *s, struct err *err)
{
	struct reading_json r = { .s = s };
	struct jtree_input in = { .at = 0 };
	struct buf text = { 0 };
	struct jtree *v;
	size_t bad = 0, line = s->lines + 1, counted = 0;
	int got;

	reader_text(s, NULL, &text);
	in.text = buf_str(&text);
	for (;;) {
		arena_init(&r.scratch);
		got = jtree_next(&in, &r.scratch, &v);
		if (got > 0) {
			look(&r, v, 0);
			r.cut |= in.cut;
		} else if (got < 0) {
			for (; counted < in.at && counted < in.text.n; counted++)
				line += in.text.p[counted] == '\n';
			if (bad++ == 0)
				reader_note(s, _("line %zu is no JSON: %s"), line, in.why);
			jtree_resume(&in);
		}
		arena_release(&r.scratch);
		if (got == 0)
			break;
	}
	if (bad > 1)
		reader_note(s, ngettext("%zu more line is no JSON", "%zu more lines are no JSON", bad - 1), bad - 1);
	if (in.ended)
		reader_note(s, "%s", _("ends in the middle; read up to there"));
	if (r.cut)
		reader_note(s, "%s", _("a part is too deep, too long or too much and is not read"));
	refusals_end(&r.refused, s);
	buf_release(&text);
	if (s->row->articles == 0 && s->row->skipped.n == 0)
		return err_set(err, "%s", _("has no article in it"));
	return 0;
}
