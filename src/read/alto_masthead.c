#include <string.h>

#include "read/alto.h"
#include "read/dates.h"
#include "read/drop.h"

/*
 * A front page begins with the name of the paper, in letters that nothing else on it has, and a line with its number or
 * date. What is short and stands above the foot of that line is no story.
 */
enum {
	DEPTH = 30,       /* per cent of the page in which both stand */
	NAME_WORDS = 8,   /* at most */
	LINE_WORDS = 14,
	SHORT_WORDS = 40, /* of prices, addresses, mottos beside the name */
	WIDE = 25,        /* per cent of the page that the name takes at least */
};
static const float HUGE_LETTERS = 2.5F; /* by those of the text */

static struct str
text_of(const struct alto *p, const struct alto_block *b)
{
	return str_sub(buf_str(&p->text), b->start, b->end);
}

static bool
on_top(const struct alto *p, const struct alto_block *b)
{
	return b->top == p->top && (int64_t)100 * ((int64_t)b->y - b->top + b->h) <= (int64_t)DEPTH * p->height;
}

/* How large the letters are: as told, or the height of a line. */
static float
letters(const struct alto_block *b, bool told)
{
	return told ? b->size : b->lines > 0 ? (float)b->h / (float)b->lines : 0;
}

/* The size that most words have; of those that are told, if any are. */
static float
usual(const struct alto *p, bool told)
{
	float best = 0;
	uint32_t most = 0;

	for (size_t i = 0; i < p->blocks.n; i++)
		if (p->blocks.items[i].words > most && letters(&p->blocks.items[i], told) > 0) {
			most = p->blocks.items[i].words;
			best = letters(&p->blocks.items[i], told);
		}
	return best;
}

/* "Numéro 498", "Nr. 238", "37e année", "12. Jahrgang", or a whole date. */
static bool
is_line(const struct alto *p, const struct alto_block *b)
{
	static const char *const words[] = { "num\u00e9ro", "nummer", "ann\u00e9e", "jahrgang", "jahrg.",
		                              "n\u00b0",    "n\u00ba",  "no.",      "nr." };
	struct str rest = text_of(p, b), word;
	struct dates_hit hit;

	if (b->words > LINE_WORDS || b->lines > 2)
		return false;
	if (dates_find(p->s->readers->furniture, rest, 0, p->s->readers->today, &hit))
		return true;
	while (str_cut(&rest, ' ', &word))
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (str_ieqz(word, words[i]))
				return true;
	return false;
}

static bool
is_name(const struct alto *p, const struct alto_block *b, float body, bool told)
{
	return b->words > 0 && b->words <= NAME_WORDS && b->lines <= 2 && letters(b, told) >= HUGE_LETTERS * body &&
	       (int64_t)100 * b->w >= (int64_t)WIDE * p->width;
}

void
alto_masthead(struct alto *p)
{
	bool told = usual(p, true) > 0;
	float body = usual(p, told);
	int64_t name = INT64_MAX, foot = INT64_MIN;

	for (size_t i = 0; i < p->blocks.n && p->height > 0 && p->width > 0; i++) {
		const struct alto_block *b = &p->blocks.items[i];

		if (b->why || !on_top(p, b))
			continue;
		if (is_name(p, b, body, told) && b->y < name)
			name = b->y;
		if (is_line(p, b) && (int64_t)b->y + b->h > foot)
			foot = (int64_t)b->y + b->h;
	}
	for (size_t i = 0; i < p->blocks.n && name < foot; i++) {
		struct alto_block *b = &p->blocks.items[i];

		if (b->why == NULL && on_top(p, b) && b->words <= SHORT_WORDS && (int64_t)b->y + b->h / 2 <= foot)
			b->why = drop_reason(STR("header"));
	}
}
