#include "read/bitext.h"

#include <string.h>

#include "base/intl.h"

void
bitext_init(struct bitext *b, struct source *s)
{
	memset(b, 0, sizeof *b);
	b->s = s;
}

void
bitext_unit(struct bitext *b)
{
	b->unit++;
}

static bool
same_code(struct str kept, struct str code)
{
	if (kept.n != code.n)
		return false;
	for (size_t i = 0; i < code.n; i++)
		if (kept.p[i] != (code.p[i] >= 'A' && code.p[i] <= 'Z' ? code.p[i] + ('a' - 'A') : code.p[i]))
			return false;
	return true;
}

static struct str
keep_code(struct arena *arena, struct str code)
{
	char *kept = arena_strz(arena, code);

	for (size_t i = 0; i < code.n; i++)
		if (kept[i] >= 'A' && kept[i] <= 'Z')
			kept[i] = (char)(kept[i] + ('a' - 'A'));
	return (struct str){ kept, code.n };
}

/* The side of a language, made if there is none; NULL: there are too many. */
static struct bitext_side *
side_of(struct bitext *b, struct str code)
{
	struct bitext_side *side;

	for (size_t i = 0; i < b->sides.n; i++)
		if (same_code(b->sides.items[i].code, code))
			return &b->sides.items[i];
	if (b->sides.n == BITEXT_SIDES) {
		b->lost++;
		return NULL;
	}
	side = vec_push(&b->sides);
	memset(side, 0, sizeof *side);
	draft_init(&side->draft);
	side->code = keep_code(b->s->arena, code);
	side->draft.declared = lang_find(side->code);
	return side;
}

bool
bitext_add(struct bitext *b, struct str code, struct str segment, bool joins)
{
	struct bitext_side *side = side_of(b, code);

	if (side == NULL || !draft_sentence(&side->draft, segment, STR(""), joins))
		return false;
	vec_add(&side->units, b->unit);
	return true;
}

void
bitext_drop(struct bitext *b, struct str code, struct str segment, uint32_t line, const char *why)
{
	struct bitext_side *side = side_of(b, code);

	if (side != NULL)
		draft_drop(&side->draft, line, segment, why);
}

static bool
is_empty(const struct bitext_side *side)
{
	return side->units.n == 0 && side->draft.dropped.n == 0;
}

/* What the sides are written in: what their text says, unless it takes two that are declared otherwise for one language:
 * a glossary, a text not translated yet. Then what the file says. */
static void
find_languages(struct bitext *b)
{
	bool sure = true;

	for (size_t i = 0; i < b->sides.n; i++) {
		struct draft *d = &b->sides.items[i].draft;

		d->lang = reader_language(b->s->readers, d);
		for (size_t k = 0; k < i; k++)
			sure = sure && (b->sides.items[k].draft.lang != d->lang ||
					b->sides.items[k].draft.declared == d->declared);
	}
	for (size_t i = 0; i < b->sides.n && !sure; i++)
		b->sides.items[i].draft.lang = b->sides.items[i].draft.declared;
}

void
bitext_emit(struct bitext *b, struct str url)
{
	struct arena *arena = b->s->arena;
	struct linked_text *texts = arena_array(arena, struct linked_text, b->sides.n);
	uint32_t n = 0;

	find_languages(b);
	for (size_t i = 0; i < b->sides.n; i++) {
		struct bitext_side *side = &b->sides.items[i];

		if (!is_empty(side)) {
			texts[n++] = (struct linked_text){ .number = b->s->row->articles,
							   .n = (uint32_t)side->units.n,
							   .unit = side->units.n ? arena_items(arena, &side->units) :
										   arena_array(arena, uint32_t, 1) };
			draft_url(&side->draft, url);
			reader_emit(b->s, &side->draft);
		}
		draft_release(&side->draft);
		vec_release(&side->units);
	}
	b->sides.n = 0;
	if (n > 1)
		vec_add(&b->links, ((struct links){ .n = n, .texts = texts }));
}

void
bitext_end(struct bitext *b)
{
	struct binding *binding = arena_zalloc(b->s->arena, 1, sizeof *binding);

	bitext_emit(b, STR(""));
	if (b->lost > 0)
		reader_note(b->s, _("has more than %d languages: %u segments are not read"), BITEXT_SIDES, b->lost);
	if (b->links.n > 0) {
		*binding = (struct binding){ .kind = BINDING_LINKS, .file = b->s->name,
					     .nlinks = (uint32_t)b->links.n,
					     .links = arena_items(b->s->arena, &b->links) };
		b->s->row->binding = binding;
	}
	vec_release(&b->links);
	vec_release(&b->sides);
}
