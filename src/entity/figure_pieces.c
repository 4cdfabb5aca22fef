#include "entity/figure_pieces.h"

#include <string.h>

#include "base/utf8.h"
#include "entity/figure_tokens.h"
#include "entity/number.h"
#include "text/fold.h"

#define BIT(class) ((uint64_t)1 << (class))

enum { PHRASE_MOST = 6, KEY_MOST = 160, ABBREVIATION_MOST = 4 };

struct splitting {
	const struct figure_words *words;
	struct str text;
	figure_tokens tokens;
	size_t limit; /* token behind the sentence */
	struct buf key;
	pieces *out;
};

/* The sign that a code point is between words. */
static enum figure_gap
gap_sign(uint32_t c)
{
	switch (c) {
	case '-':
	case 0x2010:
	case 0x2011: return GAP_HYPHEN;
	case 0x2012:
	case 0x2013:
	case 0x2014: return GAP_DASH;
	case '.': return GAP_DOT;
	case ',': return GAP_COMMA;
	case ':': return GAP_COLON;
	case '/': return GAP_SLASH;
	default: return GAP_OTHER;
	}
}

static enum figure_gap
any_gap(struct str text, size_t from, size_t to)
{
	enum figure_gap gap = GAP_NONE;
	bool before = false, behind = false;

	while (from < to && gap != GAP_OTHER) {
		uint32_t c = utf8_next(text, &from);

		if (c == 0xAD)
			continue;
		if (fold_is_space(c)) {
			before |= gap == GAP_NONE;
			behind |= gap != GAP_NONE;
		} else {
			gap = gap == GAP_NONE ? gap_sign(c) : GAP_OTHER;
		}
	}
	if (gap == GAP_HYPHEN && (before || behind))
		return before ? GAP_DASH : GAP_HANGING;
	return gap == GAP_NONE && before ? GAP_SPACE : gap;
}

/* The gap between two pieces: white space and at most one sign, else GAP_OTHER. */
static inline enum figure_gap
gap_of(struct str text, size_t from, size_t to)
{
	return to - from == 1 && text.p[from] == ' ' ? GAP_SPACE : any_gap(text, from, to);
}

static struct str
token_text(const struct splitting *s, size_t i)
{
	const struct figure_token *t = &s->tokens.items[i];

	return (struct str){ s->text.p + t->start, t->end - t->start };
}

/* May a phrase that begins with the word of token ${i}, ${e}, go on with the next token? */
static bool
goes_on(const struct splitting *s, size_t i, const struct figure_word *e)
{
	return e != NULL && e->longest > 1 && i + 1 < s->limit &&
	       figure_words_goes_on(e, s->text.p[s->tokens.items[i + 1].start]);
}

/* How many of the tokens from ${i} on make the longest phrase known; its entry, NULL for a word by itself that is
 * not known. */
static size_t
longest(struct splitting *s, size_t i, const struct figure_word **found)
{
	const struct figure_token *t = s->tokens.items;
	const struct figure_word *e = figure_words_entry(s->words, t[i].number);
	size_t n = 1, k, most;
	bool sure = t[i].number != FIGURE_UNSURE;

	if (sure && !goes_on(s, i, e)) { /* most */
		*found = e != NULL && e->classes != 0 ? e : NULL;
		return 1;
	}
	buf_reset(&s->key);
	fold_key(token_text(s, i), &s->key);
	e = sure ? e : figure_words_find(s->words, buf_str(&s->key));
	most = e == NULL ? 1 : e->longest < PHRASE_MOST ? e->longest : PHRASE_MOST;
	*found = e != NULL && e->classes != 0 ? e : NULL;
	for (k = 1; k < most && i + k < s->limit && s->key.n < KEY_MOST; k++) {
		enum figure_gap gap = gap_of(s->text, t[i + k - 1].end, t[i + k].start);

		if (gap > GAP_HYPHEN && gap != GAP_DOT)
			break;
		buf_addc(&s->key, ' ');
		fold_key(token_text(s, i + k), &s->key);
		e = figure_words_find(s->words, buf_str(&s->key));
		if (e == NULL)
			break;
		if (e->classes != 0) {
			*found = e;
			n = k + 1;
		}
	}
	return n;
}

/* Is the token a closed compound? */
static bool
closed(struct splitting *s, size_t i, struct figure_word *out)
{
	buf_reset(&s->key);
	fold_key(token_text(s, i), &s->key);
	return figure_words_closed(s->words, buf_str(&s->key), out);
}

/* Is the word written as the entry wants it? */
static bool
written(const struct figure_word *e, struct str word, bool upper)
{
	if (e->written == FIGURE_UPPER)
		return upper && (word.n == 1 || fold_shape(word) & SHAPE_UPPER_ALL);
	if (e->written == FIGURE_CAPITAL)
		return upper;
	return !(e->written == FIGURE_LOWER && upper);
}

static void
take(struct piece *p, const struct figure_word *e)
{
	p->classes = e->classes;
	p->value = e->value;
	memcpy(p->unit, e->unit, sizeof p->unit);
}

static inline struct piece *
push(struct splitting *s, struct piece p)
{
	pieces *out = s->out;

	p.gap = (uint8_t)(out->n == 0 ? GAP_START : gap_of(s->text, out->items[out->n - 1].end, p.start));
	vec_add(out, p);
	return &out->items[out->n - 1];
}

/* "20M", "5Md": where the letters begin that are a scale or a unit of their own; SIZE_MAX if they are not. */
static size_t
tail(struct splitting *s, struct str word, const struct figure_word **found)
{
	const uint64_t wanted = BIT(FIGURE_SCALE) | BIT(FIGURE_UNIT) | BIT(FIGURE_TIME);
	size_t n = word.n;

	while (n > 0 && !(word.p[n - 1] >= '0' && word.p[n - 1] <= '9'))
		n--;
	if (n == 0 || n == word.n)
		return SIZE_MAX;
	buf_reset(&s->key);
	fold_key(str_sub(word, n, word.n), &s->key);
	*found = figure_words_find(s->words, buf_str(&s->key));
	if (*found == NULL || !((*found)->classes & wanted) ||
	    !written(*found, str_sub(word, n, word.n), fold_shape(str_sub(word, n, word.n)) & SHAPE_UPPER_FIRST))
		return SIZE_MAX;
	return n;
}

/* A token that begins with a digit. */
static void
push_digits(struct splitting *s, const struct figure_token *t)
{
	struct str word = str_sub(s->text, t->start, t->end);
	struct piece p = { .start = t->start, .end = t->end }, q = { .end = t->end, .word = true };
	const struct figure_word *e;
	size_t cut;

	number_read(word, &p);
	if (p.classes == 0 && (cut = tail(s, word, &e)) != SIZE_MAX) {
		number_read(str_sub(word, 0, cut), &p);
		if (p.classes != 0) {
			p.end = q.start = t->start + (uint32_t)cut;
			take(&q, e);
			push(s, p);
			push(s, q);
			return;
		}
	}
	p.word = p.classes == 0 || p.classes & BIT(FIGURE_ORDINAL);
	push(s, p);
}

/* The words and signs from token ${i} on that belong together; returns how many. */
static size_t
push_words(struct splitting *s, size_t i)
{
	const struct figure_token *t = &s->tokens.items[i];
	char c = s->text.p[t->start];
	bool upper = c >= 0 ? c >= 'A' && c <= 'Z' : (fold_shape(token_text(s, i)) & SHAPE_UPPER_FIRST) != 0;
	struct piece *p = push(s, (struct piece){ .start = t->start, .end = t->end, .upper = upper, .word = !t->sign });
	const struct figure_word *e = NULL;
	struct figure_word compound;
	size_t n;

	if (t->may == FIGURE_MAY_NOT)
		return 1;
	n = longest(s, i, &e);
	if (e == NULL && t->may == FIGURE_MAY_START && closed(s, i, &compound))
		e = &compound;
	p->end = s->tokens.items[i + n - 1].end;
	if (e != NULL && written(e, str_sub(s->text, p->start, p->end), p->upper))
		take(p, e);
	return n;
}

static bool
ends_there(const struct splitting *s, const struct figure_token *last, size_t start)
{
	struct str gap = { s->text.p + last->end, start - last->end };
	char c;

	if (str_chr(gap, '\n', 0) != SIZE_MAX)
		return true;
	if (gap.p[gap.n - 1] != ' ')
		return false;
	if (gap.p[0] == '!' || gap.p[0] == '?' || gap.p[0] == ';')
		return true;
	c = s->text.p[start];
	return gap.p[0] == '.' && !last->sign && last->end - last->start > ABBREVIATION_MOST &&
	       !(s->text.p[last->end - 1] >= '0' && s->text.p[last->end - 1] <= '9') &&
	       (c < 0 || (c >= 'A' && c <= 'Z'));
}

/* Does a sentence end between two tokens, of which the second begins at byte ${start}? Only where nothing else can be meant: it
 * may be found to go on where it ends ("50 Mrd. Euro"), but not to end where it goes on. */
static inline bool
ends(const struct splitting *s, const struct figure_token *last, size_t start)
{
	if (start - last->end < 2) /* most */
		return start > last->end && s->text.p[last->end] == '\n';
	return ends_there(s, last, start);
}

static void
push_sentence(struct splitting *s, size_t i, size_t end)
{
	s->limit = end;
	vec_reserve(s->out, s->out->n + end - i);
	while (i < end) {
		char c = s->text.p[s->tokens.items[i].start];

		if (c >= '0' && c <= '9')
			push_digits(s, &s->tokens.items[i++]);
		else
			i += push_words(s, i);
	}
}

/* The pieces of the sentences of all tokens there are. */
static void
push_sentences(struct splitting *s)
{
	const struct figure_token *t = s->tokens.items;
	size_t i, first = 0;
	bool start = false;

	for (i = 0; i < s->tokens.n; i++) {
		if (i > 0 && ends(s, &t[i - 1], t[i].start)) {
			if (start)
				push_sentence(s, first, i);
			first = i;
			start = false;
		}
		start |= t[i].may == FIGURE_MAY_START;
	}
	if (start)
		push_sentence(s, first, i);
}

/* Ask what the words are: all of them, or only the signs, of which nobody knows. */
static void
ask(struct splitting *s, bool all)
{
	size_t i;

	for (i = 0; i < s->tokens.n; i++) {
		struct figure_token *t = &s->tokens.items[i];

		if (t->sign)
			t->may = FIGURE_MAY_BE;
		else if (all)
			t->may = (uint8_t)figure_words_may(s->words, token_text(s, i));
		if (t->sign || (all && t->may != FIGURE_MAY_NOT))
			t->number = figure_words_number(s->words, token_text(s, i));
	}
}

/* ---- Words that were found before: those of most sentences are passed over ---- */

/* Does what stands between white space and byte ${end} look as if an address were in it? */
static bool
in_address(struct str text, size_t end)
{
	size_t at = end;

	while (at > 0 && !(text.p[at - 1] == ' ' || (text.p[at - 1] >= '\t' && text.p[at - 1] <= '\r')))
		if (text.p[--at] == ':' || (text.p[at] == 'w' && str_startsz(str_sub(text, at, text.n), "www.")))
			return true;
	return false;
}

static bool
parts_there(const struct splitting *s, struct figure_token last, size_t start)
{
	size_t at;

	for (at = last.end; at < start; at++)
		if (s->text.p[at] != ' ' && s->text.p[at] != '\n' && s->text.p[at] != '.' && s->text.p[at] != '!' &&
		    s->text.p[at] != '?')
			return false;
	return !in_address(s->text, last.end) && !str_startsz(str_sub(s->text, start, s->text.n), "www.");
}

/* Does a sentence end between words ${i} - 1 and ${i}, whatever stands before and behind, so that they need not be looked at
 * together? */
static inline bool
parts(const struct splitting *s, const struct figure_found *found, size_t i)
{
	struct figure_token last = found->words[i - 1];
	size_t start = found->words[i].start - found->base;

	last.start -= found->base;
	last.end -= found->base;
	return ends(s, &last, start) && parts_there(s, last, start);
}

/* Whole sentences with a word that makes a figure: words [*first, *last), from *last on; false: there are none. */
static bool
find_run(const struct splitting *s, const struct figure_found *found, size_t *first, size_t *last)
{
	size_t before = *last, at = before;

	while (at < found->n && found->words[at].may != FIGURE_MAY_START)
		at++;
	if (at == found->n)
		return false;
	for (*first = at; *first > before && !parts(s, found, *first);)
		--*first;
	for (*last = at + 1; *last < found->n && !parts(s, found, *last);)
		++*last;
	return true;
}

bool
figure_pieces_split(const struct figure_words *w, struct str text, const struct figure_found *found, pieces *out)
{
	struct splitting s = { .words = w, .text = text, .out = out };
	size_t first, last = 0;

	if (found == NULL) {
		figure_tokens_split(text, &s.tokens);
		ask(&s, true);
		push_sentences(&s);
	}
	while (found != NULL && find_run(&s, found, &first, &last)) {
		s.tokens.n = 0;
		figure_tokens_take(text, found, first, last, &s.tokens);
		ask(&s, false);
		push_sentences(&s);
	}
	buf_release(&s.key);
	vec_release(&s.tokens);
	return out->n > 0;
}

bool
figure_pieces_opens(struct str text, const pieces *p, size_t i)
{
	size_t at;

	if (i == 0)
		return true;
	for (at = p->items[i - 1].end; at < p->items[i].start;) {
		uint32_t c = utf8_next(text, &at);

		if (!(c == ' ' || c == ',' || c == '/' || c == ')' || c == 0xA0 || c == 0x202F || c == 0x2019 ||
		      c == '\'' || gap_sign(c) == GAP_HYPHEN))
			return true;
	}
	return false;
}

bool
figure_pieces_counted(const struct figure_words *w, struct str text, const pieces *p, size_t i)
{
	const uint64_t never = BIT(FIGURE_EXCEPT) | BIT(FIGURE_NUM) | BIT(FIGURE_DIGITS) | BIT(FIGURE_MONTH) |
			       BIT(FIGURE_WEEKDAY) | BIT(FIGURE_TO) | BIT(FIGURE_OF) | BIT(FIGURE_AND) |
			       BIT(FIGURE_PAST);
	const struct piece *next;

	if (!piece_gap(p, i, GAP_SPACE))
		return false;
	next = &p->items[i];
	if (next->classes & never || !next->word)
		return false;
	if (figure_words_rules(w) & FIGURE_CAPITAL_NOUNS)
		return next->upper;
	return !next->upper && figure_words_ends(w, FIGURE_PLURAL, str_sub(text, next->start, next->end));
}
