#include "entity/figure_none.h"

#include "base/utf8.h"
#include "text/fold.h"

#define BIT(class) ((uint64_t)1 << (class))

enum { RUN_LEAST = 4, RUN_MOST = 32, LONG = 10, NAME_DIGITS = 4, HOURS = 24 };

static bool
has(const struct figure_text *t, size_t i, enum figure_class class)
{
	return piece_has(t->p, i, class);
}

static unsigned
vocabulary(const struct figure_text *t, size_t i)
{
	struct buf key = { 0 };
	unsigned known;

	fold_key(str_sub(t->text, t->p->items[i].start, t->p->items[i].end), &key);
	known = vocabulary_find(t->vocabulary, buf_str(&key));
	buf_release(&key);
	return known;
}

/* Is piece ${i} what the number before it counts? A noun that is known, where nouns have capitals as names have. */
static bool
counted(const struct figure_text *t, size_t i)
{
	return figure_pieces_counted(t->words, t->text, t->p, i) &&
	       (!(figure_words_rules(t->words) & FIGURE_CAPITAL_NOUNS) || vocabulary(t, i) & VOCABULARY_NOUN);
}

/* Do the digits begin with a nought that counts nothing: "08", "0049"? */
static bool
nought(const struct figure_text *t, size_t i)
{
	const struct piece *p = &t->p->items[i];

	return p->end - p->start > 1 && t->text.p[p->start] == '0' && t->text.p[p->start + 1] >= '0' &&
	       t->text.p[p->start + 1] <= '9';
}

size_t
figure_none_run(const struct figure_text *t, size_t i)
{
	const pieces *p = t->p;
	bool plus = p->items[i].start > 0 && t->text.p[p->items[i].start - 1] == '+', mixed = false, pairs = true;
	size_t at = i;

	while (at - i < RUN_MOST && has(t, at, FIGURE_DIGITS) && p->items[at].digits > 0) {
		enum figure_gap gap = (enum figure_gap)p->items[at].gap;

		if (at > i &&
		    !(gap == GAP_SPACE || gap == GAP_NONE || gap == GAP_HYPHEN || gap == GAP_SLASH || gap == GAP_DOT))
			break;
		mixed |= at > i && p->items[at].digits != 3; /* groups of three may be one number */
		pairs &= p->items[at].digits == 2;
		at++;
	}
	if (at - i >= RUN_LEAST && (mixed || nought(t, i)))
		return at;
	if (at - i == RUN_LEAST - 1 && (pairs || plus || nought(t, i)))
		return at;
	if (at - i == 2 && (p->items[i + 1].gap == GAP_NONE || nought(t, i) || plus))
		return at;
	return at - i == 1 && (nought(t, i) || p->items[i].digits > LONG + LONG) ? at : 0;
}

/* "Covid-19", "deux-roues"; not "10- bis 15-", "3-Milliarden". */
static bool
in_compound(const struct figure_text *t, size_t i, const struct quantity *q, bool unit)
{
	const uint64_t figures = BIT(FIGURE_DIGITS) | BIT(FIGURE_NUM) | BIT(FIGURE_SCALE);
	const pieces *p = t->p;

	if (i > 0 && p->items[i].gap == GAP_HYPHEN && !(p->items[i - 1].classes & figures))
		return true;
	if (i > 0 && p->items[i].gap == GAP_NONE && p->items[i - 1].word &&
	    !(p->items[i - 1].classes & BIT(FIGURE_UNIT)))
		return p->items[i - 1].classes == 0;
	if (!q->spelled || unit || q->end >= p->n)
		return false;
	return p->items[q->end].gap == GAP_HYPHEN && p->items[q->end].word &&
	       !(figure_words_rules(t->words) & FIGURE_CAPITAL_NOUNS);
}

/* "11:30", "3/4", "16 Uhr", "à 16 heures". */
static bool
is_time(const struct figure_text *t, size_t i, const struct quantity *q)
{
	const pieces *p = t->p;
	const struct piece *first = &p->items[i], *next = q->end < p->n ? &p->items[q->end] : NULL;

	if (i > 0 && (first->gap == GAP_COLON || first->gap == GAP_SLASH) && has(t, i - 1, FIGURE_DIGITS) &&
	    first->start - p->items[i - 1].end == 1)
		return true;
	if (i > 0 && piece_near(p, i) && q->plain && q->digits == 2 &&
	    p->items[i - 1].classes & (BIT(FIGURE_TIME) | BIT(FIGURE_HOUR))) /* "14 h 30" */
		return true;
	if (next == NULL)
		return false;
	if ((next->gap == GAP_COLON || next->gap == GAP_SLASH) && next->classes & BIT(FIGURE_DIGITS) &&
	    next->start - p->items[q->end - 1].end == 1)
		return true;
	if (next->classes & BIT(FIGURE_TO) && has(t, q->end + 1, FIGURE_DIGITS) && has(t, q->end + 2, FIGURE_TIME))
		return true; /* "10 à 13 h" */
	if (next->gap <= GAP_DASH && next->classes & BIT(FIGURE_DIGITS) && has(t, q->end + 1, FIGURE_TIME))
		return true;
	if (!piece_near(p, q->end))
		return false;
	if (next->classes & BIT(FIGURE_TIME))
		return true;
	if (!(next->classes & BIT(FIGURE_HOUR)) || decimal_cmp(q->value, decimal_of(HOURS, 0)) > 0)
		return false;
	if (has(t, q->end + 1, FIGURE_DAYPART) || has(t, q->end + 1, FIGURE_DIGITS))
		return true;
	if (i == 0 || !piece_near(p, i) || !has(t, i - 1, FIGURE_TIMECUE) || has(t, q->end + 1, FIGURE_OF))
		return false;
	return !has(t, i - 1, FIGURE_OF) || has(t, q->end + 1, FIGURE_TO); /* "de 7 heures à …", "un voyage de 7 heures" */
}

/* "19. Jahrhundert" */
static bool
is_ordinal(const struct figure_text *t, size_t i, const struct quantity *q)
{
	const struct piece *first = &t->p->items[i];

	if (!(figure_words_rules(t->words) & FIGURE_DOT_ORDINALS) || !q->plain || q->digits > 3 ||
	    first->end >= t->text.n || t->text.p[first->end] != '.')
		return false;
	if (i > 0 && piece_near(t->p, i) && (has(t, i - 1, FIGURE_DATECUE) || has(t, i - 1, FIGURE_MONTHCUE)))
		return true;
	return piece_gap(t->p, q->end, GAP_DOT) && t->p->items[q->end].start - first->end == 2;
}

/* "2) …", "Artikel 17 (2)", "le 26": a number that only says which. */
static bool
counts_off(const struct figure_text *t, size_t i, const struct quantity *q)
{
	const struct piece *first = &t->p->items[i];
	bool closed = first->end < t->text.n && t->text.p[first->end] == ')';
	bool open = first->start > 0 && t->text.p[first->start - 1] == '(';

	if (!q->plain || q->digits > 2)
		return false;
	if (closed && (open ? i > 0 && has(t, i - 1, FIGURE_DIGITS) : figure_pieces_opens(t->text, t->p, i)))
		return true;
	return i > 0 && piece_near(t->p, i) && has(t, i - 1, FIGURE_ARTICLE) &&
	       decimal_cmp(q->value, decimal_of(31, 0)) <= 0 && !counted(t, q->end);
}

/* Is a word that stands before a number a name, as far as one can see? */
static bool
is_name(const struct figure_text *t, size_t i)
{
	const struct piece *p = &t->p->items[i];
	unsigned known;

	if (!p->word || p->classes != 0)
		return false;
	if (!p->upper)
		return fold_shape(str_sub(t->text, p->start, p->end)) & SHAPE_UPPER_INNER; /* "iOS" */
	known = vocabulary(t, i);
	if (figure_words_rules(t->words) & FIGURE_CAPITAL_NOUNS)
		return known == 0;
	return known == 0 || !figure_pieces_opens(t->text, t->p, i);
}

/* "Ariane 6", "CAC 40", "article 49", "iOS 17.5" */
static bool
names(const struct figure_text *t, size_t i, const struct quantity *q)
{
	const pieces *p = t->p;

	if (i == 0 || q->scaled)
		return false;
	if (has(t, i - 1, FIGURE_LABEL) && (piece_near(p, i) || piece_gap(p, i, GAP_DOT)))
		return !q->spelled || !counted(t, q->end);
	if (str_endsz(str_sub(t->text, 0, p->items[i].end), ".0")) /* "2.0" */
		return true;
	if (q->spelled || p->items[i].gap != GAP_SPACE ||
	    !((q->plain && q->digits <= NAME_DIGITS) || p->items[i].point))
		return false;
	return is_name(t, i - 1) && !counted(t, q->end);
}

/* A numeral with a capital inside a sentence is a name or a noun: "die Elf", "Coupe des Trois-Pays". */
static bool
is_noun(const struct figure_text *t, size_t i, const struct quantity *q)
{
	const pieces *p = t->p;

	if (!q->spelled || q->scaled)
		return false;
	if (has(t, i, FIGURE_SHY) && q->end == i + 1 && !counted(t, q->end))
		return true;
	return p->items[i].upper && !has(t, i, FIGURE_ONE) && !figure_pieces_opens(t->text, p, i);
}

bool
figure_none(const struct figure_text *t, size_t i, const struct quantity *q, bool unit)
{
	if (in_compound(t, i, q, unit) || is_time(t, i, q) ||
	    (i > 0 && piece_near(t->p, i) && has(t, i - 1, FIGURE_VAGUE)))
		return true;
	if (unit)
		return false;
	if (is_ordinal(t, i, q) || counts_off(t, i, q) || names(t, i, q) || is_noun(t, i, q))
		return true;
	return (q->plain && q->digits >= LONG) || q->value.m == 0 || decimal_cmp(q->value, decimal_of(1, 0)) == 0;
}
