#include "read/title.h"

#include "base/buf.h"
#include "corpus/article.h"
#include "read/drop.h"
#include "read/same.h"
#include "read/wording.h"

/* REACH: lines before the story that may be its title; INSIDE: lines in it, and SOLID: paragraphs among them; MOST:
 * words of a title; NEAR: lines between copies of it; SAMPLE: bytes of the story whose words are looked at; STEM: letters that tell a word. */
enum { REACH = 40, INSIDE = 12, SOLID = 2, MOST = 40, LONGEST = 300, SAMPLE = 2000, NEAR = 8, STEM = 5, STEMS = 1024 };

struct finder {
	const struct furniture *f;
	const units *u;
	size_t lead, to; /* the story's first paragraph and its end */
	uint64_t stems[STEMS]; /* of the story's words; open addressing; 0: free */
	size_t nstems;
};

/* The first letters of the word at ${*at} as a number, 0 if it is too short to tell anything; moves behind it. */
static uint64_t
stem(struct str words, size_t *at)
{
	uint64_t head;
	size_t end = wording_next(words, *at, &head), n = end - *at;

	*at = end + 1;
	return n >= STEM ? head & (((uint64_t)1 << 8 * STEM) - 1) : 0;
}

static uint64_t *
slot(struct finder *k, uint64_t word)
{
	size_t i = (size_t)((word * 0x9E3779B97F4A7C15u) >> 32) % STEMS;

	while (k->stems[i] && k->stems[i] != word)
		i = (i + 1) % STEMS;
	return &k->stems[i];
}

/* Note the words of ${s} as far as there is room. */
static void
learn_words(struct finder *k, struct str s)
{
	for (size_t at = 0; at < s.n && k->nstems < STEMS / 2;) {
		uint64_t word = stem(s, &at), *place;

		if (word == 0)
			continue;
		place = slot(k, word);
		k->nstems += *place == 0;
		*place = word;
	}
}

/* Note the words of the story's first paragraphs. */
static void
learn(struct finder *k)
{
	struct buf words = { 0 };
	size_t n = 0;

	for (size_t i = k->lead; i < k->to && n < SAMPLE; i++) {
		const struct unit *x = &k->u->items[i];
		struct str key = x->key;

		if (!unit_solid(x))
			continue;
		if (key.n == 0) {
			buf_reset(&words);
			wording_words(str_sub(x->text, 0, SAMPLE), &words);
			key = buf_str(&words);
		}
		learn_words(k, key);
		n += key.n + 1;
	}
	buf_release(&words);
}

/* How many words of ${x} are words of the story, as a score. */
static double
told(struct finder *k, const struct unit *x)
{
	double n = 0, all = 0;

	for (size_t at = 0; at < x->key.n;) {
		uint64_t word = stem(x->key, &at);

		all += word != 0;
		n += word != 0 && *slot(k, word) != 0;
	}
	if (all == 0)
		return 0;
	return 3 * n / all + (n > 3 ? 3 : n) * 0.8 - (n == 0 && all > 2 ? 1 : 0);
}

/* "Title - Site", "Title | Site": is there a bar between words? */
static bool
barred(const struct unit *x)
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

static double
looks(const struct unit *x)
{
	static const double by_words[] = { -3, -2.5, -1.5, 0, 1, 1.5 };
	double score = x->words < 6 ? by_words[x->words] : x->words <= 16 ? 2 : x->words <= 22 ? 0.5 : -2;

	score += x->kind == FIELD_TITLE ? 4 : 0;
	score -= x->lower ? 1.5 : 0;
	score -= x->foreign ? 4 : 0;
	score -= x->dated ? 6 : 0;
	if (str_endsz(x->text, "."))
		score -= 3;
	if (str_endsz(x->text, ":") || str_endsz(x->text, ",") || str_endsz(x->text, ";"))
		score -= 4;
	score -= barred(x) ? 1 : 0;
	return score + (x->gap ? 0.5 : 0);
}

/* How much others tell line ${i} again. Menus are told twice, too: a copy counts where it is near. */
static double
echo(const units *u, size_t i, size_t reach)
{
	const struct unit *x = &u->items[i];
	struct same_line line, other;
	double score = 0;

	same_split(x->key, &line);
	for (size_t k = 0; k < u->n && k < reach && score < 4; k++) {
		const struct unit *y = &u->items[k];
		bool near = (k < i ? i - k : k - i) <= NEAR;

		if (k == i || y->key.n == 0 || y->words > 40 || y->words > x->words * 2 + 12)
			continue;
		same_split(y->key, &other);
		if (y->words >= 3 && same_lines(&other, &line) == SAME_TAIL)
			return -4; /* a path of menus that leads to it */
		switch (same_lines(&line, &other)) {
		case SAME_EQUAL: score += near && x->words >= 4 ? 4 : 1; break;
		case SAME_TAIL: score += x->words >= 4 ? 4 : 1; break;
		case SAME_NEAR: score += near ? 3 : 1; break;
		case SAME_HEAD: score += k == 0 && x->words >= 3 ? 4 : 1; break;
		case SAME_NOT: break;
		}
	}
	return score < 4 ? score : 4;
}

static bool
stamp(const struct unit *x)
{
	return x->dated || (x->why && x->why == drop_reason(STR("timestamp")));
}

static bool
byline(const struct finder *k, const struct unit *x)
{
	struct furniture_hit hit;

	return x->words <= 14 && !x->end && x->key.n > 0 && furniture_prefix(k->f, FURNITURE_BY, x->key, &hit);
}

/* Where it stands: near the first paragraph, with a time stamp or a by-line behind it. */
static double
place(const struct finder *k, size_t i)
{
	const units *u = k->u;
	size_t far = i < k->lead ? k->lead - i : i - k->lead;
	double score = 0;

	score -= far < 20 ? 0.12 * (double)far : 2.4;
	for (size_t n = i + 1; n < u->n && n <= i + 4; n++)
		if (stamp(&u->items[n]) || byline(k, &u->items[n]))
			score += n <= i + 2 ? 1.5 : 1;
	for (size_t n = i > 2 ? i - 2 : 0; n < i; n++)
		score += stamp(&u->items[n]) || byline(k, &u->items[n]) ? 1 : 0;
	return score;
}

static bool
possible(const struct finder *k, const struct unit *x)
{
	return !x->why && x->hit.kind == FURNITURE_NONE && x->words > 0 && x->words <= MOST &&
	       x->text.n <= LONGEST && x->letter && x->key.n > 0 && !unit_bullet(x) && !byline(k, x);
}

/* Of near copies of the title, the one that says most; of equal ones the first. */
static size_t
fullest(const units *u, size_t title, size_t limit)
{
	size_t best = title;
	struct same_line line, other;

	same_split(u->items[title].key, &line);
	for (size_t i = 0; i < limit && i < u->n; i++) {
		const struct unit *x = &u->items[i];
		enum same same;

		if (i == title || x->why || x->hit.kind != FURNITURE_NONE || x->words > 40 || x->key.n == 0)
			continue;
		same_split(x->key, &other);
		same = same_lines(&line, &other);
		if ((same == SAME_EQUAL || same == SAME_NEAR || (same == SAME_HEAD && !barred(x))) &&
		    (x->text.n > u->items[best].text.n || (x->text.n == u->items[best].text.n && i < best)))
			best = i;
	}
	return best;
}

size_t
title_find(const struct furniture *f, const units *u, size_t from, size_t to, struct arena *scratch)
{
	struct finder *k = arena_zalloc(scratch, 1, sizeof *k);
	size_t best = SIZE_MAX, solid = 0;
	double most = 0;

	k->f = f;
	k->u = u;
	k->to = to;
	k->lead = from;
	while (k->lead < to && !(unit_solid(&u->items[k->lead]) && !u->items[k->lead].why))
		k->lead++;
	learn(k);
	for (size_t i = k->lead > REACH ? k->lead - REACH : 0; i < u->n && i < k->lead + INSIDE && solid <= SOLID; i++) {
		const struct unit *x = &u->items[i];
		double score;

		solid += i >= k->lead && unit_solid(x);
		if (!possible(k, x) || (unit_solid(x) && (i >= k->lead || str_endsz(x->text, "."))))
			continue;
		score = looks(x) + told(k, x) + echo(u, i, k->lead + 40) + place(k, i);
		if (i > k->lead)
			score -= 3;
		if (score > most) {
			most = score;
			best = i;
		}
	}
	return best == SIZE_MAX ? best : fullest(u, best, k->lead);
}
