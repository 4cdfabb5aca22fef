/* Revisions as text: revisions.h says how. */
#include <stdlib.h>

#include "base/field.h"
#include "base/intl.h"
#include "entity/revisions.h"
#include "read/draft.h"
#include "text/encoding.h"

enum { NAMES_MOST = 1000 }; /* of a line */

/* ${least}: how many names a line must have at least. */
static const struct {
	const char *code;
	uint8_t least;
} kinds[REVISIONS] = {
	[REVISION_MERGE] = { "merge", 2 }, [REVISION_APART] = { "apart", 2 }, [REVISION_TYPE] = { "type", 1 },
	[REVISION_HIDE] = { "hide", 1 },   [REVISION_NAME] = { "name", 1 },
};

const char *
revision_code(enum revision_kind kind)
{
	return kinds[kind].code;
}

/* ---- Writing ---- */

/* MENTION_AMOUNT: it is no type of names. */
static uint8_t
type_called(struct str word)
{
	uint8_t t = 0;

	while (t < MENTION_AMOUNT && !str_eqz(word, mention_type_code((enum mention_type)t)))
		t++;
	return t;
}

/* A language by its code alone: "fr". */
static lang_id
language_called(struct str word)
{
	lang_id lang = lang_find(word);

	return str_eqz(word, lang_code(lang)) ? lang : LANG_UND;
}

/* What stands before the first colon, if it says which is meant. */
static bool
cut_qualifier(struct str *rest, struct said_name *n)
{
	size_t colon = str_chr(*rest, ':', 0);
	struct str word = str_sub(*rest, 0, colon);
	uint8_t type = type_called(word);
	lang_id lang = language_called(word);

	if (colon == SIZE_MAX || colon == 0)
		return false;
	if (lang != LANG_UND && n->lang == LANG_UND && n->type == MENTION_AMOUNT)
		n->lang = lang;
	else if (type != MENTION_AMOUNT && n->type == MENTION_AMOUNT)
		n->type = type;
	else
		return false;
	*rest = str_sub(*rest, colon + 1, rest->n);
	return true;
}

void
said_name_write(const struct said_name *n, struct buf *out)
{
	struct said_name none = { .type = MENTION_AMOUNT };
	struct str text = n->text;

	if (n->lang != LANG_UND)
		buf_addf(out, "%s:", lang_code(n->lang));
	if (n->type != MENTION_AMOUNT)
		buf_addf(out, "%s:", mention_type_code((enum mention_type)n->type));
	if (n->type == MENTION_AMOUNT && cut_qualifier(&text, &none)) { /* it only looks like one */
		field_write(out, str_sub(n->text, 0, n->text.n - text.n - 1));
		buf_addz(out, "%3A");
	}
	field_write(out, text);
}

void
revision_write(const struct revision *r, struct buf *out)
{
	uint32_t i;

	buf_addz(out, kinds[r->kind].code);
	if (r->kind == REVISION_TYPE)
		buf_addf(out, "\t%s", mention_type_code((enum mention_type)r->type));
	if (r->kind == REVISION_NAME) {
		buf_addf(out, "\t%s\t", lang_code(r->lang));
		field_write(out, r->called);
	}
	for (i = 0; i < r->nnames; i++) {
		buf_addc(out, '\t');
		said_name_write(&r->names[i], out);
	}
	buf_addc(out, '\n');
}

void
revisions_write(const struct revisions *x, struct buf *out)
{
	size_t i;

	for (i = 0; i < x->items.n; i++)
		revision_write(&x->items.items[i], out);
}

/* ---- Reading ---- */

/* What a field says, as clean as the text of articles is: it is shown beside it. In ${arena}. */
static struct str
plain(struct str field, struct arena *arena)
{
	struct buf bytes = { 0 }, text = { 0 }, clean = { 0 };
	const char *encoding;
	struct str out;

	field_read(str_trim(field), &bytes);
	encoding_to_utf8(buf_str(&bytes), "UTF-8", &text, &encoding);
	draft_clean(buf_str(&text), &clean);
	encoding_nfc_tail(&clean, 0);
	out = arena_str(arena, str_trim(buf_str(&clean))); /* a hard space may have come to the front */
	buf_release(&bytes);
	buf_release(&text);
	buf_release(&clean);
	return out;
}

static bool
read_names(struct str rest, struct arena *arena, struct revision *r)
{
	VEC(struct said_name) names = { 0 };
	struct str field;

	while (str_cut(&rest, '\t', &field)) {
		struct said_name n = { .type = MENTION_AMOUNT };

		field = str_trim(field);
		while (cut_qualifier(&field, &n))
			;
		n.text = plain(field, arena);
		if (n.text.n > 0 && names.n < NAMES_MOST)
			vec_add(&names, n);
	}
	r->nnames = (uint32_t)names.n;
	r->names = arena_copy(arena, names.items, names.n * sizeof *names.items);
	vec_release(&names);
	return r->nnames >= kinds[r->kind].least;
}

/* What is wrong with the line; NULL: nothing. */
static const char *
read_line(struct str line, struct arena *arena, struct revision *r)
{
	struct str word = { NULL, 0 }, field = { NULL, 0 };
	uint8_t kind = 0;

	str_cut(&line, '\t', &word);
	while (kind < REVISIONS && !str_eqz(str_trim(word), kinds[kind].code))
		kind++;
	if (kind == REVISIONS)
		return N_("it begins with none of merge, apart, type, hide, name");
	*r = (struct revision){ .kind = kind };
	if (kind >= REVISION_TYPE && kind != REVISION_HIDE)
		str_cut(&line, '\t', &field);
	r->type = type_called(str_trim(field));
	r->lang = language_called(str_trim(field));
	if (kind == REVISION_TYPE && r->type == MENTION_AMOUNT)
		return N_("expected person, organisation, place, product or other, then names");
	if (kind == REVISION_NAME && r->lang == LANG_UND)
		return N_("expected the code of a language, what it is called there, then names");
	if (kind == REVISION_NAME && str_cut(&line, '\t', &field))
		r->called = plain(field, arena);
	if (kind == REVISION_NAME && r->called.n == 0)
		return N_("expected the code of a language, what it is called there, then names");
	return read_names(line, arena, r) ? NULL : N_("there are too few names; tabs stand between them");
}

int
revisions_read(struct revisions *x, struct str text, struct err *err)
{
	struct buf taken = { 0 }, given = { 0 };
	struct arena scratch = { 0 };
	struct str line;
	unsigned number = 0;
	int result = 0;

	if (str_startsz(text, "\xEF\xBB\xBF"))
		text = str_sub(text, 3, text.n);
	while (str_cut(&text, '\n', &line)) {
		struct revision r;
		const char *wrong;

		number++;
		if (line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		if (str_trim(line).n == 0 || str_trim(line).p[0] == '#')
			continue;
		wrong = read_line(line, &scratch, &r);
		if (wrong == NULL)
			revisions_say(x, &r, &taken, &given);
		else if (result == 0)
			result = err_set(err, _("line %u: %s"), number, _(wrong));
	}
	arena_release(&scratch);
	buf_release(&taken);
	buf_release(&given);
	return result;
}
