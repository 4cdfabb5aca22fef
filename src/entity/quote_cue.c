#include "entity/quote_cue.h"

#include <string.h>

enum { THAT_WITHIN = 12, COMMA_WITHIN = 7, AS_WITHIN = 12, PART_WITHIN = 24, CLAUSE_MOST = 64, CONTENT_LEAST = 3 };

/* A passage while its cues are looked for. */
struct search {
	const struct quote_text *t;
	const struct quote_passage *p;
	uint32_t marks; /* the most words that stand between two marks, one of them small: no title */
};

static const struct quote_token *
token(const struct search *s, uint32_t i)
{
	return &s->t->tokens.items[i];
}

static uint32_t
roles(const struct search *s, uint32_t i)
{
	return i < s->p->last && token(s, i)->span == UINT32_MAX && token(s, i)->mention == UINT32_MAX ? token(s, i)->roles : 0;
}

static bool
gap(const struct search *s, uint32_t i, unsigned bits)
{
	return i < s->p->last && (token(s, i)->gap & bits) != 0;
}

uint32_t
quote_cue_words(const struct quote_text *t, uint32_t span)
{
	const struct quote_span *x = &t->spans.items[span];

	return quote_text_at(t, x->end) - quote_text_at(t, x->start);
}

/* --- verbs -------------------------------------------------------------------------------------------------------- */

/* A verb with what belongs to it: "s'est félicité", "a-t-il déclaré", "sagte". */
struct verb {
	uint32_t first, last, roles;
	uint32_t pronoun; /* between its parts or hung on to it; UINT32_MAX: none */
	bool self;
};

/* "-t-il", "-elle" behind token ${i}: the pronoun's number, and past it; UINT32_MAX: none. */
static uint32_t
hung_on(const struct search *s, uint32_t i)
{
	if (gap(s, i + 1, GAP_HYPHEN) && token(s, i + 1)->end - token(s, i + 1)->start == 1)
		i++;
	if (gap(s, i + 1, GAP_HYPHEN) && (roles(s, i + 1) & (QUOTE_HE | QUOTE_NOBODY)) != 0)
		return i + 1;
	return UINT32_MAX;
}

/* "avait déjà déclaré", "habe … gesagt": the participle of the auxiliary at ${i}. */
static uint32_t
participle_of(const struct search *s, uint32_t i)
{
	uint32_t most = quote_words_comma(s->t->words) ? i + PART_WITHIN : i + 5, k;

	for (k = i + 1; k < s->p->last && k <= most; k++) {
		if (token(s, k)->span != UINT32_MAX || gap(s, k, GAP_STOP | GAP_COLON | GAP_COMMA))
			return UINT32_MAX;
		if ((roles(s, k) & QUOTE_NOT) != 0)
			return UINT32_MAX;
		if ((roles(s, k) & QUOTE_PARTICIPLE) != 0)
			return k;
	}
	return UINT32_MAX;
}

/* Is the other part of a verb that is split further on in its clause? */
static bool
has_part(const struct search *s, uint32_t i)
{
	uint32_t k;

	for (k = i + 1; k < s->p->last && k <= i + PART_WITHIN; k++) {
		if (token(s, k)->span != UINT32_MAX || gap(s, k, GAP_STOP | GAP_COLON) ||
		    (gap(s, k, GAP_COMMA) && (roles(s, k) & (QUOTE_THAT | QUOTE_STOP)) != 0))
			return false;
		if (token(s, k)->word != UINT32_MAX && quote_words_part(s->t->words, token(s, i)->word, token(s, k)->word))
			return true;
	}
	return false;
}

/* The verb that begins at ${i}; false: none does. ${any}: whatever stands here may be one, but for little words. */
static bool
verb_at(const struct search *s, uint32_t i, bool any, struct verb *out)
{
	struct verb v = { i, i, 0, UINT32_MAX, false };
	uint32_t r = roles(s, i), k;

	if ((r & QUOTE_SELF) != 0) {
		v.self = true;
		r = roles(s, ++i);
	}
	if ((r & QUOTE_HAVE) != 0 || (v.self && (r & QUOTE_BE) != 0)) {
		v.pronoun = hung_on(s, i);
		k = v.pronoun == UINT32_MAX ? i : v.pronoun;
		v.last = participle_of(s, k);
		if (v.last == UINT32_MAX && any && k + 1 < s->p->last && !token(s, k + 1)->capital && roles(s, k + 1) == 0)
			v.last = k + 1;
		if (v.last == UINT32_MAX)
			return false;
		v.roles = (roles(s, v.last) & ~(uint32_t)QUOTE_PLURAL) | (r & QUOTE_PLURAL);
	} else {
		const struct quote_token *x = i < s->p->last ? token(s, i) : NULL;

		if (x == NULL || x->mention != UINT32_MAX || x->span != UINT32_MAX || x->capital)
			return false;
		if ((r & QUOTE_SPLIT) != 0 && has_part(s, i))
			r |= QUOTE_SAY;
		if (((r & QUOTE_FINITE) == 0 && !any) || (roles(s, i + 1) & QUOTE_NOT) != 0 ||
		    (i > s->p->first && (roles(s, i - 1) & (QUOTE_DETERMINER | QUOTE_NOT | QUOTE_HAVE)) != 0 && !v.self))
			r &= ~(uint32_t)(QUOTE_SAY | QUOTE_CALL);
		if ((r & (QUOTE_SAY | QUOTE_CALL)) == 0 && (!any || (r & (QUOTE_FUNCTION | QUOTE_OF | QUOTE_STOP | QUOTE_HE |
		                                                            QUOTE_NOBODY | QUOTE_SOURCE | QUOTE_SO | QUOTE_AS)) != 0))
			return false;
		v.last = i;
		v.roles = r;
		v.pronoun = hung_on(s, i);
	}
	if (!any && (v.roles & (QUOTE_SAY | QUOTE_CALL)) == 0)
		return false;
	*out = v;
	return true;
}

static struct quote_speaker
speaker_behind(const struct search *s, const struct verb *v)
{
	uint32_t at = v->last + 1;

	if (v->pronoun != UINT32_MAX)
		return (struct quote_speaker){ (roles(s, v->pronoun) & QUOTE_HE) != 0 ? SPEAKER_PRONOUN : SPEAKER_NOBODY,
			                       UINT32_MAX, v->pronoun };
	return quote_speaker_after(s->t, at, s->p->last);
}

/* Where the clause of a token begins: behind the last marks, colon or stop. */
static uint32_t
clause_begin(const struct search *s, uint32_t at)
{
	uint32_t i = at, least = at > s->p->first + CLAUSE_MOST ? at - CLAUSE_MOST : s->p->first;

	while (i > least && token(s, i - 1)->span == UINT32_MAX && !gap(s, i, GAP_STOP | GAP_COLON))
		i--;
	return i;
}

static bool
may_be(const struct verb *v, struct quote_speaker x)
{
	return x.kind == SPEAKER_NAMED || (x.kind == SPEAKER_PRONOUN && (v->roles & QUOTE_PLURAL) == 0);
}

/* --- behind what stands in marks ---------------------------------------------------------------------------------- */

enum answer { NOTHING, FOUND, NOBODY };

/* "« … ! » soupire-t-elle": the words end, though no comma says so. */
static bool
ends_in_stop(const struct search *s, uint32_t span)
{
	const struct quote_span *x = &s->t->spans.items[span];
	size_t at = x->end;

	while (at > x->start && s->t->text.p[at - 1] == ' ')
		at--;
	return at > x->start && strchr(",.!?", s->t->text.p[at - 1]) != NULL;
}

/* "« … », s'indigne Karim Belkacem" */
static enum answer
behind_span(const struct search *s, uint32_t span, struct quote_cue *out)
{
	uint32_t i = quote_text_at(s->t, s->t->spans.items[span].close);
	struct verb v;

	if (quote_cue_words(s->t, span) < QUOTE_LONG || i >= s->p->last || gap(s, i, GAP_FIELD) || !verb_at(s, i, true, &v))
		return NOTHING;
	if ((v.roles & (QUOTE_SAY | QUOTE_CALL)) == 0 && !gap(s, i, GAP_COMMA | GAP_STOP) && !ends_in_stop(s, span))
		return NOTHING;
	*out = (struct quote_cue){ v.first, v.last, speaker_behind(s, &v), true };
	if (may_be(&v, out->speaker))
		return FOUND;
	return (v.roles & (QUOTE_SAY | QUOTE_CALL)) != 0 && out->speaker.kind == SPEAKER_NOBODY ? NOBODY : NOTHING;
}

/* "Petra Wendling : « … »", without a verb. */
static enum answer
before_span(const struct search *s, uint32_t span, struct quote_cue *out)
{
	uint32_t i = quote_text_at(s->t, s->t->spans.items[span].start);
	struct quote_speaker x;

	if (quote_cue_words(s->t, span) < QUOTE_LONG || i <= s->p->first || !gap(s, i, GAP_COLON) ||
	    token(s, i - 1)->mention == UINT32_MAX)
		return NOTHING;
	x = quote_speaker_before(s->t, clause_begin(s, i - 1), i);
	if (x.kind != SPEAKER_NAMED || x.token != i - 1)
		return NOTHING;
	*out = (struct quote_cue){ i - 1, i - 1, x, true };
	return FOUND;
}

/* --- what is said, and by which verb ------------------------------------------------------------------------------ */

static uint32_t
words_in_marks(const struct search *s)
{
	uint32_t x, i, most = 0;

	for (x = s->p->first_span; x < s->p->last_span; x++) {
		uint32_t words = quote_cue_words(s->t, x);

		for (i = quote_text_at(s->t, s->t->spans.items[x].start); words > most && i < s->p->last && token(s, i)->span == x; i++)
			if (!token(s, i)->capital && (token(s, i)->roles & QUOTE_FUNCTION) == 0)
				most = words;
	}
	return most;
}

/* "…, dass", "… que", ": …", or where the language allows it a comma. */
static bool
says_behind(const struct search *s, const struct verb *v, struct quote_speaker x)
{
	uint32_t i, from = x.token > v->last && x.kind == SPEAKER_NAMED ? quote_speaker_past(s->t, x.token) : v->last + 1;

	for (i = v->last + 1; i < s->p->last && i <= v->last + THAT_WITHIN && token(s, i)->span == UINT32_MAX; i++) {
		bool comma = gap(s, i, GAP_COMMA);

		if (gap(s, i, GAP_COLON))
			return true;
		if (gap(s, i, GAP_STOP))
			return false;
		if ((roles(s, i) & QUOTE_THAT) != 0)
			return true;
		if (comma && quote_words_comma(s->t->words))
			return i + CONTENT_LEAST <= s->p->last && i <= v->last + COMMA_WITHIN &&
			       (roles(s, i) & QUOTE_STOP) == 0 &&
			       ((roles(s, i) & QUOTE_DETERMINER) == 0 || (i <= from + 1 && v->last <= v->first + 1)); /* no "…, das" */
	}
	return false;
}

/* "wie X mitteilte", "comme l'a dit X" */
static bool
as_before(const struct search *s, uint32_t first, uint32_t *as)
{
	uint32_t i, least = first > s->p->first + AS_WITHIN ? first - AS_WITHIN : s->p->first;

	for (i = first; i-- > least;) {
		if (gap(s, i + 1, GAP_COMMA | GAP_STOP | GAP_COLON) || token(s, i)->span != UINT32_MAX)
			return false;
		if ((roles(s, i) & QUOTE_AS) != 0 && (i == s->p->first || gap(s, i, GAP_COMMA | GAP_STOP))) {
			*as = i;
			return true;
		}
	}
	return false;
}

/* Who: behind the verb where what is said stands before it; else before it, and behind it only if nobody is there. */
static struct quote_speaker
who(const struct search *s, const struct verb *v, bool said_before, bool *behind)
{
	struct quote_speaker x = { .kind = SPEAKER_NONE };

	*behind = (said_before && !quote_speaker_set_off(s->t, clause_begin(s, v->first), v->first)) || v->pronoun != UINT32_MAX;
	if (*behind)
		x = speaker_behind(s, v);
	if (x.kind != SPEAKER_NONE)
		return x;
	*behind = false;
	x = quote_speaker_before(s->t, clause_begin(s, v->first), v->first);
	if (x.kind == SPEAKER_NONE && v->last > v->first + 1 && !v->self)
		x = quote_speaker_after(s->t, v->first + 1, v->last);
	if (x.kind == SPEAKER_NONE && v->last <= v->first + 1 && !gap(s, v->last + 1, GAP_COMMA))
		x = speaker_behind(s, v);
	return x;
}

static enum answer
by_verb(const struct search *s, uint32_t i, struct quote_cue *out)
{
	bool said_before = i >= s->p->first + CONTENT_LEAST && (gap(s, i, GAP_COMMA) || token(s, i - 1)->span != UINT32_MAX);
	bool marks = s->marks > 0, says, behind = false;
	struct quote_speaker x;
	uint32_t as = 0;
	struct verb v;

	if (!verb_at(s, i, false, &v) && !((roles(s, i) & QUOTE_PARTICIPLE) != 0 && (roles(s, i + 1) & QUOTE_HAVE) != 0))
		return NOTHING;
	if ((roles(s, i) & QUOTE_PARTICIPLE) != 0)
		v = (struct verb){ i, i, roles(s, i), UINT32_MAX, false };
	if (as_before(s, v.first, &as)) {
		x = quote_speaker_after(s->t, as + 1, v.first);
		if (x.kind == SPEAKER_NONE)
			x = speaker_behind(s, &v);
		says = (v.roles & QUOTE_SAY) != 0;
	} else {
		x = who(s, &v, said_before, &behind);
		says = ((v.roles & QUOTE_SAY) != 0 && (marks || behind || (v.self && (v.roles & QUOTE_PARTICIPLE) != 0) ||
		                                       says_behind(s, &v, x))) ||
		       ((v.roles & QUOTE_CALL) != 0 && s->marks > 1);
	}
	if (!says || !may_be(&v, x))
		return NOTHING;
	*out = (struct quote_cue){ v.first, v.last, x, marks };
	return FOUND;
}

/* "selon X", "nach Angaben des X", "X zufolge", ", so X" */
static enum answer
by_source(const struct search *s, uint32_t i, struct quote_cue *out)
{
	uint32_t words[8], n = 0, last = i, at;
	struct quote_speaker x = { .kind = SPEAKER_NONE };

	if ((token(s, i)->roles & QUOTE_SOURCE) != 0 && token(s, i)->span == UINT32_MAX) {
		for (; n < 8 && i + n < s->p->last; n++)
			words[n] = token(s, i + n)->word;
		n = quote_words_source(s->t->words, words, n);
		last = n > 0 ? i + n - 1 : i;
		for (at = last + 1; at <= last + 2 && (roles(s, at) & (QUOTE_OF | QUOTE_GENITIVE)) != 0; at++)
			;
		x = n > 0 ? quote_speaker_after(s->t, at, s->p->last) : x;
	} else if ((roles(s, i) & QUOTE_AFTER) != 0) {
		x = quote_speaker_before(s->t, clause_begin(s, i), i);
	} else if ((roles(s, i) & QUOTE_SO) != 0 && i > s->p->first && (gap(s, i, GAP_COMMA) || token(s, i - 1)->span != UINT32_MAX)) {
		x = quote_speaker_after(s->t, i + 1, s->p->last);
	}
	if (x.kind != SPEAKER_NAMED && x.kind != SPEAKER_PRONOUN)
		return NOTHING;
	*out = (struct quote_cue){ i, last, x, s->marks >= QUOTE_LONG };
	return FOUND;
}

bool
quote_cue_find(const struct quote_text *t, const struct quote_passage *p, struct quote_cue *out)
{
	struct search s = { t, p, 0 };
	enum answer answer = NOTHING;
	uint32_t i;

	s.marks = words_in_marks(&s);
	for (i = p->first_span; i < p->last_span && answer == NOTHING; i++)
		answer = behind_span(&s, i, out);
	for (i = p->first; i < p->last && answer == NOTHING; i++) {
		if (t->tokens.items[i].roles == 0)
			continue;
		answer = by_verb(&s, i, out);
		if (answer == NOTHING)
			answer = by_source(&s, i, out);
	}
	for (i = p->first_span; i < p->last_span && answer == NOTHING; i++)
		answer = before_span(&s, i, out);
	return answer == FOUND;
}
