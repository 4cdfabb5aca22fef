#include "read/repeat.h"

#include <string.h>

#include "base/utf8.h"
#include "read/drop.h"
#include "text/fold.h"

enum { TAIL = REPEAT_TAIL, AHEAD = 3, TAIL_BYTES = 800 };

struct token {
	size_t start, end;   /* bytes in its text: the whole piece between two spaces */
	size_t letters;      /* bytes in its text: end of its last letter or digit */
	uint64_t word, stem; /* hashes; the same where the word is short */
	uint64_t elided;     /* of its part before an apostrophe, 0: it has none */
	uint64_t bare;       /* of a short word without its last letter: "de" as in "d'" */
	size_t line;         /* of the run, for those of the lines ahead */
};

struct tokens {
	struct token t[TAIL]; /* those with a letter or digit only */
	size_t n;
};

/* Hash the letters and digits of a folded piece; false if it has none. */
static bool
hash(struct str piece, struct token *t)
{
	struct buf key = { 0 }, word = { 0 };
	size_t apostrophe;
	bool any;

	fold_key(piece, &key);
	for (size_t at = 0; at < key.n;) {
		struct str s = buf_str(&key);
		size_t from = at;
		uint32_t c = utf8_next(s, &at);

		if (fold_is_letter(c) || fold_is_digit(c) || c == '-' || c == '\'')
			buf_add(&word, s.p + from, at - from);
	}
	any = word.n > 0 && (word.n > 1 || (word.p[0] != '-' && word.p[0] != '\''));
	if (any) {
		struct str stem = fold_stem(buf_str(&word));

		t->word = str_hash(buf_str(&word));
		t->stem = utf8_count(stem) >= 4 ? str_hash(stem) : t->word;
		apostrophe = str_chr(buf_str(&word), '\'', 0);
		if (apostrophe != SIZE_MAX && apostrophe > 0)
			t->elided = str_hash(str_sub(buf_str(&word), 0, apostrophe));
		if (word.n > 1 && word.n < 5)
			t->bare = str_hash(str_sub(buf_str(&word), 0, word.n - 1));
	}
	buf_release(&key);
	buf_release(&word);
	return any;
}

static size_t
last_letter(struct str s, size_t start, size_t end)
{
	for (size_t at = end; at > start;) {
		size_t behind = at;
		uint32_t c = utf8_prev(s, &at);

		if (fold_is_letter(c) || fold_is_digit(c))
			return behind;
	}
	return start;
}

/* Append the tokens of ${s} from byte ${from}, as far as there is room. */
static void
tokens_add(struct tokens *out, struct str s, size_t from, size_t line)
{
	for (size_t at = from; at < s.n && out->n < TAIL;) {
		struct token t = { .line = line };
		size_t space = str_chr(s, ' ', at);

		t.start = at;
		t.end = space == SIZE_MAX ? s.n : space;
		at = t.end + 1;
		if (t.end > t.start && hash(str_sub(s, t.start, t.end), &t)) {
			t.letters = last_letter(s, t.start, t.end);
			out->t[out->n++] = t;
		}
	}
}

/* The last tokens of the paragraph so far. */
static void
tail_tokens(struct str p, struct tokens *out)
{
	size_t from = p.n > TAIL_BYTES ? p.n - TAIL_BYTES : 0, n = 0;

	out->n = 0;
	if (from > 0) {
		from = str_chr(p, ' ', from);
		from = from == SIZE_MAX ? p.n : from + 1;
	}
	for (size_t at = p.n; at > from; at--) /* no more than fit */
		if (p.p[at - 1] == ' ' && ++n == TAIL) {
			from = at;
			break;
		}
	tokens_add(out, p, from, 0);
}

static void
ahead_tokens(const struct repeat *r, size_t i, struct tokens *out)
{
	out->n = 0;
	for (size_t k = i; k < r->to && k < i + AHEAD; k++)
		tokens_add(out, r->lines->items[k].text, 0, k);
}

#define ROUGH_LONG ((uint64_t)1 << 32)

/* A hash of the first four bytes of a word, without case (bit 5 is the case of Latin-1 letters in UTF-8,
 * too); ROUGH_LONG if it is longer: "de la" is found everywhere. */
static uint64_t
rough(struct str word)
{
	uint64_t h = 0;

	for (size_t i = 0; i < 4; i++)
		h = h << 8 | (i < word.n ? (unsigned char)word.p[i] | 0x20u : 0);
	return word.n > 4 ? h | ROUGH_LONG : h;
}

/* The rough hashes of the first, or with ${last} the last, ${most} words of ${s}; punctuation alone is none.
 */
static size_t
roughs(struct str s, size_t most, bool last, uint64_t *out)
{
	size_t n = 0, from = 0;

	for (size_t at = s.n, k = 0; last && at > 0; at--)
		if (s.p[at - 1] == ' ' && ++k == most) {
			from = at;
			break;
		}
	for (size_t at = from; at < s.n && n < most;) {
		size_t space = str_chr(s, ' ', at), end = space == SIZE_MAX ? s.n : space;

		if (end > at + 2 || (end > at && strchr(";:!?-", s.p[at]) == NULL))
			out[n++] = rough(str_sub(s, at, end));
		at = end + 1;
	}
	return n;
}

/* Cheaper still, because it is asked at each line: the same by the words' first bytes, unfolded. */
static bool
plausible(struct str p, struct str line)
{
	uint64_t tail[TAIL], head[7];
	size_t n = roughs(p, TAIL, true, tail), m = roughs(line, 7, false, head);

	for (size_t j = 0; j + 1 < m; j++)
		for (size_t i = 0; i + 1 < n; i++)
			if (tail[i] == head[j] && tail[i + 1] == head[j + 1] && ((head[j] | head[j + 1]) & ROUGH_LONG))
				return true;
	return false;
}

/* Cheap and necessary: two words of the line's start stand side by side in the tail. */
static bool
hopeful(const struct tokens *t, const struct tokens *b)
{
	for (size_t j = 0; j + 1 < b->n && j < 6; j++)
		for (size_t i = 0; i + 1 < t->n; i++)
			if (t->t[i].stem == b->t[j].stem && t->t[i + 1].stem == b->t[j + 1].stem)
				return true;
	return false;
}

struct overlap {
	size_t start;       /* first token of the tail that is told again */
	size_t last, blast; /* the last pair that matches: tail, ahead */
	size_t matched;
	double score;
};

struct cell {
	double score;
	uint8_t from; /* 0 start, 1 diagonal, 2 tail only, 3 ahead only */
};

static double
pair_score(const struct token *a, const struct token *b)
{
	return a->word == b->word ? 2 : a->stem == b->stem ? 1.5 : -0.9;
}

static void
trace(const struct cell c[TAIL + 1][TAIL + 1], const struct tokens *t, const struct tokens *b, size_t i, size_t j,
      struct overlap *o)
{
	o->matched = 0;
	while (c[i][j].from != 0) {
		if (c[i][j].from == 1) {
			i--;
			j--;
			if (pair_score(&t->t[i], &b->t[j]) > 0 && o->matched++ == 0) {
				o->last = i;
				o->blast = j;
			}
		} else if (c[i][j].from == 2) {
			i--;
		} else {
			j--;
		}
	}
	o->start = i;
}

/* Align the tail's end with the start of what is ahead. ${open}: the tail's last words may have no match. */
static bool
align(const struct tokens *t, const struct tokens *b, bool open, struct overlap *o)
{
	static const double gap = 1;
	struct cell c[TAIL + 1][TAIL + 1];
	size_t besti = 0, bestj = 0;

	o->score = 0;
	for (size_t i = 0; i <= t->n; i++)
		for (size_t j = 0; j <= b->n; j++) {
			double tail = 0.4 * (double)(t->n - i);

			c[i][j] = (struct cell){ j == 0 ? 0 : -gap * (double)j, j == 0 ? 0 : 3 };
			if (i == 0 || j == 0)
				continue;
			c[i][j] = (struct cell){ c[i - 1][j - 1].score + pair_score(&t->t[i - 1], &b->t[j - 1]), 1 };
			if (c[i - 1][j].score - gap > c[i][j].score)
				c[i][j] = (struct cell){ c[i - 1][j].score - gap, 2 };
			if (c[i][j - 1].score - gap > c[i][j].score)
				c[i][j] = (struct cell){ c[i][j - 1].score - gap, 3 };
			if (i < t->n && (!open || t->n - i > 8))
				continue;
			if (c[i][j].score - tail > o->score) {
				o->score = c[i][j].score - tail;
				besti = i;
				bestj = j;
			}
		}
	if (o->score <= 0)
		return false;
	trace((const struct cell(*)[TAIL + 1]) c, t, b, besti, bestj, o);
	return true;
}

/* Do the lines from ${i} tell the end of ${p} again? */
static bool
find(const struct repeat *r, struct str p, size_t i, struct tokens *t, struct tokens *b, struct overlap *o)
{
	bool open = str_endsz(p, ";");
	size_t span;

	if (!plausible(p, r->lines->items[i].text))
		return false;
	tail_tokens(p, t);
	ahead_tokens(r, i, b);
	if (t->n == 0 || b->n < 2 || !hopeful(t, b) || !align(t, b, open, o))
		return false;
	span = t->n - o->start > o->blast + 1 ? t->n - o->start : o->blast + 1;
	if (o->matched * 2 < span && o->matched * 3 < (o->last - o->start + 1) * 2)
		return false;
	return open ? o->matched >= 2 && o->score >= 2.5 : o->matched >= 4 && o->score >= 7;
}

/* Cheap: the last word of ${p} begins as the first of ${line}, which may be elided behind one or two letters.
 */
static bool
may_double(struct str p, struct str line)
{
	uint64_t last, first;

	return roughs(p, 1, true, &last) == 1 && roughs(line, 1, false, &first) == 1 &&
	       (last == first || ((last ^ first) & 0xff000000) == 0);
}

/* A word at the end of one line and once more, or elided, at the start of the next; only where other things
 * are repeated, too. */
static bool
doubled(const struct repeat *r, struct str p, size_t i, struct tokens *t, struct tokens *b, struct overlap *o)
{
	if (!r->seen || !may_double(p, r->lines->items[i].text))
		return false;
	tail_tokens(p, t);
	ahead_tokens(r, i, b);
	if (t->n == 0 || b->n < 2 || t->t[t->n - 1].letters != p.n)
		return false;
	if (t->t[t->n - 1].word == b->t[0].word)
		*o = (struct overlap){ t->n - 1, t->n - 1, 0, 1, 2 };
	else if (b->t[0].elided && b->t[0].elided == t->t[t->n - 1].bare)
		*o = (struct overlap){ t->n - 1, 0, 0, 0, 1 }; /* "de" and "d'expansion": the second stays */
	else
		return false;
	return true;
}

void
repeat_init(struct repeat *r, const units *lines, size_t from, size_t to)
{
	struct tokens t, b;
	struct overlap o;

	*r = (struct repeat){ lines, to, from, 0, false };
	for (size_t i = from; i + 1 < to && !r->seen; i++)
		r->seen = !lines->items[i].end && lines->items[i + 1].lower &&
			  find(r, lines->items[i].text, i + 1, &t, &b, &o);
}

void
repeat_release(struct repeat *r)
{
	*r = (struct repeat){ 0 };
}

bool
repeat_pending(const struct repeat *r, size_t i)
{
	return i < r->line || (i == r->line && r->bytes > 0);
}

/* Add what is left of line ${i} to ${p}; punctuation that stands apart where French sets it so. */
static void
add_rest(struct buf *p, struct str rest)
{
	rest = str_trim(rest);
	if (rest.n == 0)
		return;
	if (p->n > 0 && !strchr(".,)", rest.p[0]))
		buf_addc(p, ' ');
	buf_adds(p, rest);
}

static void
drop_ahead(const struct repeat *r, size_t i, const struct token *last, struct draft *d)
{
	for (size_t k = i; k <= last->line; k++) {
		struct str s = r->lines->items[k].text;

		draft_drop(d, r->lines->items[k].line, k < last->line ? s : str_sub(s, 0, last->letters),
			   drop_reason(STR("repeat")));
	}
}

/* Add line ${i} as far as it is not told yet. */
static bool
pending(const struct repeat *r, struct buf *p, size_t i)
{
	struct str s = r->lines->items[i].text;

	if (i < r->line)
		return true;
	add_rest(p, str_sub(s, r->bytes, s.n));
	return true;
}

bool
repeat_join(struct repeat *r, struct buf *p, size_t i, struct draft *d)
{
	struct tokens t, b;
	struct overlap o;
	struct str s = r->lines->items[i].text;

	if (repeat_pending(r, i))
		return pending(r, p, i);
	if (!find(r, buf_str(p), i, &t, &b, &o) && !doubled(r, buf_str(p), i, &t, &b, &o))
		return false;
	r->seen = true;
	if (o.matched > 0 && o.last + 2 >= t.n) { /* the first telling is whole */
		p->n = t.t[t.n - 1].letters;
		drop_ahead(r, i, &b.t[o.blast], d);
		r->line = b.t[o.blast].line;
		r->bytes = b.t[o.blast].letters;
		return pending(r, p, i);
	}
	draft_drop(d, r->lines->items[i - 1].line, str_sub(buf_str(p), t.t[o.start].start, p->n),
		   drop_reason(STR("repeat")));
	p->n = t.t[o.start].start;
	while (p->n > 0 && p->p[p->n - 1] == ' ')
		p->n--;
	add_rest(p, s);
	return true;
}
