#include "read/body.h"

#include "corpus/article.h"
#include "read/same.h"

bool
body_run(const units *u, size_t from, size_t to, size_t *out_from, size_t *out_to)
{
	double best = 0, sum = 0, shorts = 0;
	size_t start = from;

	for (size_t i = from; i < to; i++) {
		double score = u->items[i].score;

		if (score < 0) {
			shorts = shorts < 12 ? shorts + 1 : 12;
			score -= shorts - 1;
		} else if (score > 1) {
			shorts = 0;
		}
		if (sum <= 0) {
			sum = 0;
			start = i;
		}
		sum += score;
		if (sum > best) {
			best = sum;
			*out_from = start;
			*out_to = i + 1;
		}
	}
	return best > 0;
}

size_t
body_cut(const units *u, size_t from, size_t to)
{
	bool solid = false;

	for (size_t i = from; i < to; i++) {
		const struct unit *x = &u->items[i];

		if (solid && (x->hit.kind == FURNITURE_CUT || x->hit.kind == FURNITURE_CUTS))
			return i;
		solid = solid || (x->why == NULL && unit_solid(x));
	}
	return to;
}

static double
title_looks(const struct unit *x, size_t i, size_t limit)
{
	double far = (double)(limit - i), score = 1;

	score += x->words >= 4 ? 2 : x->words < 3 ? -1.2 : 0;
	score += x->words >= 6 ? 1 : 0;
	score += x->kind == FIELD_TITLE ? 4 : 0;
	score -= x->words > 25 ? 3 : 0;
	score -= far < 10 ? 0.3 * far : 3;
	score -= x->lower ? 1 : 0;
	score -= x->foreign ? 4 : 0;
	if (str_endsz(x->text, "."))
		score -= 3;
	if (str_endsz(x->text, ":") || str_endsz(x->text, ",") || str_endsz(x->text, ";"))
		score -= 4;
	return score + (x->gap ? 0.5 : 0);
}

/* How much others tell ${x} again. */
static double
title_echo(const units *u, const struct unit *x, size_t reach)
{
	double score = 0;

	for (size_t k = 0; k < u->n && k < reach; k++) {
		const struct unit *y = &u->items[k];

		if (y == x || y->key.n == 0 || y->words > 40 || y->words > x->words * 2 + 12)
			continue;
		switch (same_as(x->key, y->key)) {
		case SAME_EQUAL:
		case SAME_TAIL: score += x->words >= 4 ? 4 : 1; break;
		case SAME_NEAR: score += 3; break;
		case SAME_HEAD: score += k == 0 && x->words >= 3 ? 4 : 1; break;
		case SAME_NOT: break;
		}
		if (score >= 6)
			return 6;
	}
	return score;
}

/* "Title - Site", "Title | Site": is there a bar between words? */
static bool
title_barred(const struct unit *x)
{
	static const char *const bars[] = { " - ",
					    " | ",
					    " \xe2\x80\x93 ",
					    " \xe2\x80\x94 ",
					    " \xc2\xbb ",
					    " \xc2\xab ",
					    " \xe2\x80\xa2 ",
					    " \xc2\xb7 ",
					    " > ",
					    " / ",
					    " : ",
					    " :: " };

	for (size_t i = 0; i < sizeof bars / sizeof *bars; i++)
		if (str_find(x->text, str_of(bars[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

/* Of near copies of the title, the one that says most; of equal ones the first. */
static size_t
title_fullest(const units *u, size_t title, size_t limit)
{
	size_t best = title;

	for (size_t i = 0; i < limit && i < u->n; i++) {
		const struct unit *x = &u->items[i];
		enum same same;

		if (i == title || x->why || x->hit.kind != FURNITURE_NONE || x->words > 40 || x->key.n == 0)
			continue;
		same = same_as(u->items[title].key, x->key);
		if ((same == SAME_EQUAL || same == SAME_NEAR || (same == SAME_HEAD && !title_barred(x))) &&
		    (x->text.n > u->items[best].text.n || (x->text.n == u->items[best].text.n && i < best)))
			best = i;
	}
	return best;
}

size_t
body_title(const units *u, size_t limit)
{
	size_t best = SIZE_MAX, first = limit > 80 ? limit - 80 : 0;
	double most = 0;

	for (size_t i = first; i < limit && i < u->n; i++) {
		const struct unit *x = &u->items[i];
		double score;

		if (x->why || x->hit.kind != FURNITURE_NONE || x->words == 0 || x->words > 40 || x->text.n > 300 ||
		    !x->letter || x->key.n == 0 || unit_bullet(x))
			continue;
		score = title_looks(x, i, limit) + title_echo(u, x, limit + 40);
		if (score > most) {
			most = score;
			best = i;
		}
	}
	return best == SIZE_MAX ? best : title_fullest(u, best, limit);
}
