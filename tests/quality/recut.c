#include "recut.h"

#include <string.h>

/* How a run of lines is told: sentences taken, how many lines each side makes of them. Each side of ${n} lines is cut at
 * the ends of its lines where ${inside} is 0, else inside the line of that number (from 1) for the first cut. */
struct manner {
	uint32_t share; /* of 1000 */
	uint32_t lines; /* taken from each side; 0: a scrap comes in between */
	uint8_t parts[2][4]; /* [side]: where a cut falls, in halves of lines: 1 in the first line, 2 at its end, …; 0: no more */
};

/* The other way round as often. */
static const struct manner manners[] = {
	{ 580, 1, { { 0 }, { 0 } } },          /* 1-1 */
	{ 130, 1, { { 0 }, { 1 } } },          /* 1-2, cut within */
	{ 60, 2, { { 0 }, { 2 } } },           /* 1-2, joined */
	{ 50, 2, { { 2 }, { 1 } } },           /* 2-2, what stands on the edge goes to the other */
	{ 30, 2, { { 0 }, { 1, 2 } } },        /* 1-3 */
	{ 15, 2, { { 2 }, { 1, 3 } } },        /* 2-3 */
	{ 10, 3, { { 2, 4 }, { 1, 5 } } },     /* 3-3 */
	{ 10, 3, { { 0 }, { 1, 2, 4 } } },     /* 1-4 */
	{ 8, 3, { { 0 }, { 1, 2, 3, 4 } } },   /* 1-5 */
	{ 57, 1, { { 0 }, { 9 } } },           /* 1-0 */
	{ 50, 0, { { 0 }, { 0 } } },           /* a scrap */
};

static const char *const scraps[] = { "- _ -", ". . . .", "24", "* * *", "h * \"", "III", "2 a !", "* )", "17 .", "~ i" };

/* A place to cut: after a comma or such near the middle, else a space. */
static size_t
place_to_cut(struct str s, uint64_t *random)
{
	size_t from = s.n * 3 / 10, to = s.n * 7 / 10, i, start = from + pseudo_random(random, (uint32_t)(to - from + 1));

	for (i = from; i < to; i++)
		if (s.p[i] == ' ' && i > 0 && strchr(",;:", s.p[i - 1]) != NULL)
			return i;
	for (i = start; i < s.n; i++)
		if (s.p[i] == ' ')
			return i;
	return s.n;
}

/* One letter of two hundred is lost, or torn from the next. */
static void
add_misread(struct buf *out, struct str s, uint64_t *random)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		bool letter = (s.p[i] >= 'a' && s.p[i] <= 'z');
		uint32_t what = letter ? pseudo_random(random, 400) : 2;

		if (what == 0)
			continue;
		buf_addc(out, s.p[i]);
		if (what == 1)
			buf_addc(out, ' ');
	}
}

static void
end_line(struct buf *line, struct arena *arena, pseudo_lines *out)
{
	vec_add(out, arena_str(arena, buf_str(line)));
	line->n = 0;
}

static bool
cuts_at(const uint8_t *parts, uint32_t half)
{
	uint32_t i;

	for (i = 0; i < 4; i++)
		if (parts[i] == half)
			return true;
	return false;
}

static void
tell(const struct str *lines, uint32_t n, const uint8_t *parts, uint64_t *random, struct arena *arena, pseudo_lines *out)
{
	struct buf line = { 0 };
	uint32_t i;

	for (i = 0; i < n; i++) {
		size_t cut = cuts_at(parts, 2 * i + 1) ? place_to_cut(lines[i], random) : lines[i].n;

		add_misread(&line, str_sub(lines[i], 0, cut), random);
		if (cut < lines[i].n) {
			end_line(&line, arena, out);
			add_misread(&line, str_sub(lines[i], cut + 1, lines[i].n), random);
		}
		if (i + 1 == n || cuts_at(parts, 2 * i + 2))
			end_line(&line, arena, out);
		else
			buf_addc(&line, ' ');
	}
	buf_release(&line);
}

static const struct manner *
choose(uint64_t *random)
{
	uint32_t at = pseudo_random(random, 1000), i = 0;

	while (at >= manners[i].share)
		at -= manners[i++].share;
	return &manners[i];
}

static void
add_gold(golds *gold, const uint32_t from[2], const pseudo_lines out[2])
{
	struct gold g = { { from[0], from[1] }, { (uint32_t)out[0].n - from[0], (uint32_t)out[1].n - from[1] } };
	int side;

	for (side = 0; side < 2; side++)
		if (g.n[side] == 0)
			g.start[side] = 0;
	vec_add(gold, g);
}

void
recut_document(const pseudo_lines in[2], size_t from, size_t to, uint64_t *random, struct arena *arena,
               pseudo_lines out[2], golds *gold)
{
	while (from < to) {
		const struct manner *m = choose(random);
		bool turned = pseudo_random(random, 2) == 0;
		uint32_t at[2] = { (uint32_t)out[0].n, (uint32_t)out[1].n };
		int side;

		if (from + m->lines > to)
			break;
		if (m->lines == 0)
			vec_add(&out[turned], str_of(scraps[pseudo_random(random, sizeof scraps / sizeof *scraps)]));
		for (side = 0; side < 2 && m->lines > 0; side++)
			if (m->parts[side ^ turned][0] != 9)
				tell(in[side].items + from, m->lines, m->parts[side ^ turned], random, arena, &out[side]);
		add_gold(gold, at, (const pseudo_lines *)out);
		from += m->lines;
	}
}
