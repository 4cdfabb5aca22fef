/* What is known of a name: dates, companions, the picture of its coverage; on a world of dates and mentions alone. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "query/about.h"
#include "query/plot.h"
#include "texts.h"

enum { ARTICLES = 6 };

struct world {
	struct arena arena;
	struct corpus corpus;
	struct entities es;
	struct model model;
	const struct article *articles[ARTICLES];
	uint32_t first[ARTICLES + 1];
	int8_t side[ARTICLES];
	VEC(struct mention) mentions;
};

/* Each article is three paragraphs behind its title; "0ab.c" names entity 0 in the title, a and b (1, 2) in the first
 * paragraph, c in the third: a digit or letter, "." ends a paragraph. */
static void
make(struct world *w, const char *const dates[ARTICLES], const char *const names[ARTICLES], uint32_t nentities)
{
	struct entity *entities;
	uint32_t a;

	*w = (struct world){ .side = { 0 } };
	for (a = 0; a < ARTICLES; a++) {
		struct article *x = (struct article *)text_article(&w->arena, LANG_FR, STR("tttttttttt\npppppppppp\nqqqqqqqqqq\nrrrrrrrrrr"));
		uint32_t field = 0, at = 0;
		const char *p;

		date_parse(str_of(dates[a]), &x->date);
		w->articles[a] = x;
		w->side[a] = a % 2;
		w->first[a] = (uint32_t)w->mentions.n;
		for (p = names[a]; *p; p++) {
			uint32_t start = x->fields[field].start + at;

			if (*p == '.') {
				field++;
				at = 0;
				continue;
			}
			vec_add(&w->mentions, ((struct mention){ a, start, start + 1, MENTION_PERSON, (uint32_t)(*p - '0') & 15 }));
			at++;
		}
	}
	w->first[a] = (uint32_t)w->mentions.n;
	entities = arena_zalloc(&w->arena, nentities, sizeof *entities);
	w->corpus.narticles = ARTICLES;
	w->corpus.articles = w->articles;
	w->es = (struct entities){ .nentities = nentities, .nmentions = w->first[ARTICLES], .entities = entities,
		                   .mentions = w->mentions.items, .first_mention = w->first };
	w->model.corpus = &w->corpus;
	w->model.entities = &w->es;
	w->model.side = w->side;
	w->model.names = names_new(&w->es);
}

static void
release(struct world *w)
{
	names_free((struct names *)w->model.names);
	vec_release(&w->mentions);
	arena_release(&w->arena);
}

Test(about, first_and_last)
{
	static const char *const dates[] = { "2024-03-01", "", "2024-05", "2023-12-31", "2024-05-02", "2020-01-01" };
	static const char *const names[] = { "0", "0", "0", "0", "0", "" };
	struct about a;
	struct world w;

	make(&w, dates, names, 1);
	about_make(&w.model, 0, &w.arena, &a);
	cr_assert(eq(u32, a.narticles, 5));
	cr_assert(eq(u32, a.ndated, 4));
	cr_assert(eq(u32, a.in[0], 3)); /* 0, 2, 4 */
	cr_assert(eq(u32, a.in[1], 2));
	cr_assert(eq(i16, a.first.year, 2023));
	cr_assert(eq(i8, a.last.day, 2));
	cr_assert(eq(u32, a.articles[0], 4), "the newest first");
	cr_assert(eq(u32, a.articles[4], 1), "what has no date is last");
	release(&w);
}

/* The steps are the finest that fit, and no finer than what all dates know. */
Test(about, steps)
{
	static const struct {
		const char *dates[ARTICLES];
		uint32_t room;
		uint8_t step;
		uint32_t each, n;
		const char *from;
	} examples[] = {
		{ { "2024-05-27", "2024-05-31", "2024-06-02", "", "", "" }, 60, ABOUT_DAY, 1, 7, "2024-05-27" },
		{ { "2024-01-03", "2024-12-30", "", "", "", "" }, 60, ABOUT_WEEK, 1, 53, "2024-01-01" },
		{ { "2024-05", "2024-06-02", "", "", "", "" }, 60, ABOUT_MONTH, 1, 2, "2024-05" },
		{ { "2024-05-01", "2019", "", "", "", "" }, 60, ABOUT_YEAR, 1, 6, "2019" },
		{ { "2012-04-11", "2019-10-28", "", "", "", "" }, 60, ABOUT_MONTH, 2, 46, "2012-04" },
		{ { "1850", "2019", "", "", "", "" }, 60, ABOUT_YEAR, 3, 57, "1850" },
		{ { "1969-12-28", "1970-01-05", "", "", "", "" }, 4, ABOUT_DAY, 3, 3, "1969-12-28" },
		{ { "", "", "", "", "", "" }, 60, ABOUT_DAY, 1, 0, "" },
	};
	static const char *const names[] = { "0", "0", "0", "0", "0", "0" };
	size_t i, k;

	for (i = 0; i < sizeof examples / sizeof *examples; i++) {
		struct buf from = { 0 };
		struct coverage c;
		struct about a;
		struct world w;
		uint32_t counted = 0;

		make(&w, examples[i].dates, names, 1);
		about_make(&w.model, 0, &w.arena, &a);
		about_coverage(&w.model, &a, examples[i].room, &w.arena, &c);
		cr_expect(eq(u32, c.n, examples[i].n), "%zu", i);
		cr_expect(eq(u32, c.each, examples[i].each), "%zu", i);
		if (c.n > 0) {
			cr_expect(eq(u8, c.step, examples[i].step), "%zu", i);
			date_print(about_date(&c, 0), &from);
			cr_expect(eq(str, from.p, (char *)examples[i].from), "%zu", i);
		}
		for (k = 0; k < c.n; k++)
			counted += c.count[k][0] + c.count[k][1];
		cr_expect(eq(u32, counted, a.ndated), "%zu", i);
		buf_release(&from);
		release(&w);
	}
}

/* 1 is named everywhere, 2 only with 0, 3 only with 0 and in its paragraphs. */
Test(about, companions)
{
	static const char *const dates[] = { "", "", "", "", "", "" };
	static const char *const names[] = { "1.03.2", "1.03.2", "1.03.2", "1", "1", "1" };
	struct companion found[2];
	struct about a;
	struct world w;

	make(&w, dates, names, 4);
	about_make(&w.model, 0, &w.arena, &a);
	cr_assert(eq(u32, about_companions(&w.model, &a, 2, found), 2), "no more than asked for");
	cr_assert(eq(u32, found[0].entity, 3));
	cr_assert(eq(u32, found[0].paragraphs, 3));
	cr_assert(eq(u32, found[1].entity, 2));
	cr_assert(eq(u32, found[1].articles, 3));
	cr_assert(eq(u32, found[1].paragraphs, 0));
	release(&w);
}

Test(plot, bars)
{
	static const uint32_t count[][2] = { { 16, 0 }, { 8, 1 }, { 1, 0 }, { 0, 16 }, { 12, 2 } };
	struct coverage c = { .each = 1, .n = 5, .most = 16, .count = count };
	struct buf b = { 0 };
	unsigned row;
	int side;

	for (side = 0; side < 2; side++)
		for (row = 0; row < PLOT_ROWS; row++) {
			plot_row(&c, side, row, false, &b);
			buf_addc(&b, '|');
		}
	buf_addc(&b, '\0');
	cr_assert(eq(str, b.p, (char *)"█   ▄|██▁ █|   █ | ▁ █▂|"));
	buf_reset(&b);
	plot_row(&c, 0, 0, true, &b);
	plot_row(&c, 0, 1, true, &b);
	buf_addc(&b, '\0');
	cr_assert(eq(str, b.p, (char *)"#   :##. #"));
	buf_reset(&b);
	c.count = (const uint32_t[][2]){ { 1000000, 1 } }; /* what is not 0 shows */
	c.n = 1;
	c.most = 1000000;
	plot_row(&c, 1, 1, false, &b);
	buf_addc(&b, '\0');
	cr_assert(eq(str, b.p, (char *)"▁"));
	buf_release(&b);
}
