#include "read/unit.h"

#include <string.h>

#include "base/buf.h"
#include "base/lanes.h"
#include "base/utf8.h"
#include "read/drop.h"
#include "read/wording.h"
#include "text/fold.h"

/* Bytes from which a piece is not folded: no furniture is that long. */
enum { LONG_TEXT = 500 };

static bool
closing(uint32_t c)
{
	return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x00bb || c == 0x00ab || c == 0x201d ||
	       c == 0x201c || c == 0x2019 || c == 0x2018 || c == 0x203a || c == 0x2039 || c == ' ' || c == 0xa0 ||
	       c == 0x202f;
}

static bool
sentence_end(struct str s)
{
	for (size_t at = s.n; at > 0;) {
		uint32_t c = utf8_prev(s, &at);

		if (c == '.' || c == '!' || c == '?' || c == 0x2026)
			return true;
		if (!closing(c))
			return false;
	}
	return false;
}

static void
first_letter(struct unit *u)
{
	for (size_t at = 0; at < u->text.n;) {
		uint32_t c = utf8_next(u->text, &at);

		if (fold_is_letter(c)) {
			u->letter = true;
			u->lower = fold_is_lower(c);
			return;
		}
		if (fold_is_digit(c))
			break;
	}
	for (size_t at = 0; at < u->text.n && !u->letter;)
		u->letter = fold_is_letter(utf8_next(u->text, &at));
}

/* 0xFF where a mark stands: . , ; : ! ? */
static lanes
marks(lanes v)
{
	return (lanes)(v == '.') | (lanes)(v == ',') | (lanes)(v == ';') | (lanes)(v == ':') | (lanes)(v == '!') |
	       (lanes)(v == '?');
}

/* The last bytes, from ${at} on: what is behind them counts as white space, which has no marks and no words. */
static lanes
tail_load(struct str s, size_t at)
{
	char bytes[LANES];

	memset(bytes, ' ', sizeof bytes);
	if (at < s.n)
		memcpy(bytes, s.p + at, s.n - at < LANES ? s.n - at : LANES);
	return lanes_load(bytes);
}

/* Words end, and marks count, before a space. */
static void
count(struct unit *u)
{
	struct str s = u->text;

	for (size_t i = 0; i < s.n;) {
		lanes words = { 0 }, found = { 0 };

		for (int k = 0; k < 255 && i < s.n; k++, i += LANES) {
			bool inner = i + LANES < s.n;
			lanes v = inner ? lanes_load(s.p + i) : tail_load(s, i);
			lanes space = (lanes)((inner ? lanes_load(s.p + i + 1) : tail_load(s, i + 1)) == ' ');

			words -= (lanes)(v != ' ') & space; /* 0xFF is -1 */
			found -= marks(v) & space;
		}
		u->words += lanes_sum(words);
		u->marks += lanes_sum(found);
	}
}

/* A sentence that happens to have furniture in it: not at its start, or of one or two words and no colon. */
static bool
by_chance(const struct unit *u)
{
	if (u->hit.kind != FURNITURE_START && u->hit.kind != FURNITURE_HAS)
		return false;
	if (!u->end || u->words < 7 || u->stops * 4 < u->words)
		return false;
	return u->hit.first > 0 || (u->hit.words <= 2 && str_find(u->text, STR(":"), 0) == SIZE_MAX);
}

/* A credit at the end of a caption has a colon or a sign before the name: "Foto: Erika Muster", "Foto © Muster". Without
 * one the word stands in a sentence. */
static bool
unsigned_tail(const struct unit *u)
{
	size_t words = 0, behind = u->hit.first + u->hit.words;

	if (u->hit.kind != FURNITURE_TAIL)
		return false;
	for (size_t i = 0; i < u->text.n; i++) {
		bool sign = (u->text.p[i] == ':' && i + 1 < u->text.n) || str_startsz(str_sub(u->text, i, i + 2), "\xc2\xa9");

		words += u->text.p[i] == ' ';
		if (sign && words + 1 >= behind && words <= behind + 1)
			return false;
	}
	return true;
}

void
unit_measure(const struct furniture *f, struct arena *scratch, struct unit *u)
{
	struct buf key = { 0 };
	size_t n, stops;

	u->words = u->stops = u->marks = 0;
	u->key = (struct str){ "", 0 };
	u->hit.kind = FURNITURE_NONE;
	u->end = sentence_end(u->text);
	first_letter(u);
	count(u);
	if (u->text.n > LONG_TEXT)
		return;
	n = wording_words(u->text, &key);
	u->key = arena_str(scratch, buf_str(&key));
	furniture_match(f, u->key, n, &u->hit, &stops);
	u->stops = (uint32_t)stops;
	if (by_chance(u) || unsigned_tail(u))
		u->hit.kind = FURNITURE_NONE;
	buf_release(&key);
}

bool
unit_bullet(const struct unit *u)
{
	struct str s = u->text;

	return str_startsz(s, "- ") || str_startsz(s, "* ") || str_startsz(s, "\xe2\x80\xa2") ||
	       str_startsz(s, "\xe2\x80\x93 ") || str_startsz(s, "#");
}

bool
unit_solid(const struct unit *u)
{
	if (u->text.n > LONG_TEXT)
		return u->marks * 60 >= u->words && u->words * 25 > u->text.n / 4;
	return u->hit.kind == FURNITURE_NONE && (u->end || str_endsz(u->text, ":")) && u->words >= 14 &&
	       u->stops * 100 >= u->words * 16 && u->marks > 0;
}

void
unit_score(struct unit *u)
{
	double w = u->words, share = w > 0 ? u->stops / w : 0;

	if (u->text.n > LONG_TEXT)
		u->score = unit_solid(u) ? 100 : u->marks > 2 ? 20 : -10;
	else if (u->hit.kind != FURNITURE_NONE)
		u->score = -15;
	else if (u->end && w >= 5 && share >= 0.14)
		u->score = w < 100 ? w : 100;
	else if (w >= 14 && share >= 0.2)
		u->score = 0.7 * (w < 100 ? w : 100);
	else if (u->end && w >= 3)
		u->score = str_endsz(u->text, "!") ? 0 : 1; /* calls to buy and to win end so */
	else
		u->score = -4;
}

static bool
only_hashtags(struct str s)
{
	size_t tags = 0, words = 0;

	if (str_chr(s, '#', 0) == SIZE_MAX)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (i == 0 || s.p[i - 1] == ' ') {
			words++;
			tags += s.p[i] == '#' && i + 1 < s.n && s.p[i + 1] != ' ';
		}
	return tags > 0 && tags * 2 > words && (tags > 1 || words == 1);
}

/* "tch-1-tech", "img_2031", "article-12-body": a name for machines. */
static bool
slug(struct str s)
{
	size_t joints = 0, digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '-' || c == '_')
			joints++;
		else if (c >= '0' && c <= '9')
			digits++;
		else if (!(c >= 'a' && c <= 'z'))
			return false;
	}
	return s.n < 80 && joints >= 2 && (digits > 0 || joints >= 3);
}

/* "HardwareIntelligence Artificielle": labels that stood side by side, in a line of labels only. */
static bool
glued(const struct unit *u)
{
	size_t joints = 0, lower_words = 0;
	uint32_t before = ' ', before2 = ' ';

	if (u->end || u->words > 8)
		return false;
	for (size_t at = 0; at < u->text.n;) {
		size_t from = at;
		uint32_t c = utf8_next(u->text, &at);
		size_t ahead = at;
		bool next_lower = at < u->text.n && fold_is_lower(utf8_next(u->text, &ahead));

		if (before == ' ' && fold_is_lower(c) && from > 0)
			lower_words++;
		joints += fold_is_upper(c) && next_lower && fold_is_lower(before) && fold_is_lower(before2);
		before2 = before;
		before = c;
	}
	return joints > 0 && (u->words > 1 || joints > 1) && lower_words == 0;
}

/* "Die neue Halle am Fluss. © Agentur / Erika Muster": a caption that ends in its credit. */
static bool
caption(const struct unit *u)
{
	size_t at = str_find(u->text, STR("\xc2\xa9"), 0), words = 1;

	if (at == SIZE_MAX || at == 0 || u->words > 60)
		return false;
	for (size_t i = at + 3; i < u->text.n; i++)
		words += u->text.p[i] == ' ';
	return words <= 8;
}

const char *
unit_shape(const struct unit *u)
{
	struct str s = u->text;
	size_t digits = 0;

	if (!u->letter) {
		for (size_t i = 0; i < s.n; i++)
			digits += s.p[i] >= '0' && s.p[i] <= '9';
		if (digits == 0)
			return drop_reason(STR("separator"));
		return s.n <= 24 ? drop_reason(STR("counter")) : NULL;
	}
	if (caption(u))
		return drop_reason(STR("credit"));
	if (only_hashtags(s))
		return drop_reason(STR("hashtags"));
	if (slug(s))
		return drop_reason(STR("slug"));
	if (glued(u))
		return drop_reason(STR("category"));
	return NULL;
}
