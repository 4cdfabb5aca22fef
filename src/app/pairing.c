#include "app/pairing.h"

static const struct article *
with_lang(const struct article *a, lang_id lang, struct arena *arena)
{
	if (a->lang == lang)
		return a;
	struct article *copy = arena_copy(arena, a, sizeof *a);
	copy->seems = a->lang;
	copy->lang = lang;
	return copy;
}

void
pairing_sides(const struct article *two[2], struct sides sides, struct arena *arena)
{
	lang_id first = two[0]->lang, second = two[1]->lang;
	bool swap = (second == sides.left && first != sides.left) || (first == sides.right && second != sides.right);
	const struct article *left = two[swap], *right = two[!swap];
	two[0] = with_lang(left, sides.left, arena);
	two[1] = with_lang(right, sides.right, arena);
}
