#include "entity/quote_speaker.h"

/* No further than so many words from the verb. */
enum { AFTER_MOST = 16, BEFORE_MOST = 14, OPENING = 5, CLITIC_BYTES = 5 };

/* What may stand before a name that begins a sentence. */
#define WITH_NAME (QUOTE_OF | QUOTE_GENITIVE | QUOTE_DETERMINER | QUOTE_TITLE | QUOTE_VOICE)

static const struct quote_token *
token(const struct quote_text *t, uint32_t i)
{
	return &t->tokens.items[i];
}

static unsigned
type_at(const struct quote_text *t, uint32_t i)
{
	uint32_t m = token(t, i)->mention;

	return m == UINT32_MAX ? MENTION_TYPES : t->entities->mentions[m].type;
}

static struct quote_speaker
named(const struct quote_text *t, uint32_t i)
{
	return (struct quote_speaker){ SPEAKER_NAMED, token(t, i)->mention, i };
}

uint32_t
quote_speaker_past(const struct quote_text *t, uint32_t at)
{
	uint32_t m = token(t, at)->mention;

	for (at++; m != UINT32_MAX && at < t->tokens.n && token(t, at)->mention == m; at++)
		;
	return at;
}

static uint32_t
first_of(const struct quote_text *t, uint32_t begin, uint32_t at)
{
	uint32_t m = token(t, at)->mention;

	while (at > begin && token(t, at - 1)->mention == m)
		at--;
	return at;
}

/* "Halvora-Präsident": the name is a part of the word. */
static bool
in_compound(const struct quote_text *t, uint32_t past, uint32_t end)
{
	return past < end && (token(t, past)->gap & GAP_HYPHEN) != 0;
}

/* --- behind the verb ---------------------------------------------------------------------------------------------- */

/* What is known while the words are read one by one. */
struct reading {
	const struct quote_text *t;
	uint32_t at, end, segment; /* segment: where the words since the last comma begin */
	unsigned commas;
	uint32_t closed;      /* behind a name that may speak: only what stands right there may be the person */
	uint32_t owner;       /* the same of a name that a preposition was for */
	bool of, voice, head; /* head: there was a word that says who */
	struct quote_speaker other; /* no person: what speaks if none comes */
};

/* What may stand before a name that speaks without a word for what it is. */
static bool
first_words(const struct reading *r, uint32_t i)
{
	return i == r->at || (i == r->at + 1 && (token(r->t, r->at)->roles & QUOTE_FUNCTION) != 0);
}

/* A name; true: it speaks. */
static bool
take_name(struct reading *r, uint32_t i, uint32_t past)
{
	unsigned type = type_at(r->t, i);
	bool compound = in_compound(r->t, past, r->end) && (type != MENTION_PERSON || token(r->t, past)->capital);
	bool of = r->of;

	if (of && !compound && type != MENTION_PERSON)
		r->owner = past;
	r->of = compound && of; /* what a preposition was for ends with a name */
	if (compound && (token(r->t, past)->roles & QUOTE_VOICE) != 0 && r->commas == 0)
		r->other = named(r->t, i);
	if (compound || of)
		return false;
	if (type == MENTION_PERSON)
		return r->commas == 0 || i <= r->segment + 2;
	if (r->commas == 0 && i != r->owner && r->other.kind == SPEAKER_NONE &&
	    (type == MENTION_ORGANISATION || (type == MENTION_PLACE && (first_words(r, i) || r->voice))))
		r->other = named(r->t, i);
	if (r->commas == 0)
		r->closed = past;
	return false;
}

/* A word that is no name. */
static void
take_word(struct reading *r, uint32_t i)
{
	const struct quote_token *k = token(r->t, i);
	const struct quote_token *before = i > r->at ? token(r->t, i - 1) : NULL;
	bool noun = before != NULL && before->capital && before->mention == UINT32_MAX && (k->gap & GAP_COMMA) == 0 &&
	            (before->roles & QUOTE_TIME) == 0;

	if ((k->roles & QUOTE_VOICE) != 0)
		r->voice = true;
	else if ((k->roles & QUOTE_OF) != 0 || ((k->roles & QUOTE_GENITIVE) != 0 && noun))
		r->of = !r->voice;
	else if ((k->roles & QUOTE_TIME) != 0 ||
	         ((k->roles & QUOTE_FUNCTION) != 0 && before != NULL && !before->capital && before->roles == 0))
		r->of = false; /* "de son côté l'expert" */
	r->head |= !(i == r->at && (k->gap & GAP_COMMA) != 0) && (k->roles & (QUOTE_OF | QUOTE_FUNCTION)) == 0;
}

static bool
comma(struct reading *r, uint32_t i)
{
	if (!r->head && r->commas == 0 && i > r->at && i <= r->at + 3) { /* ", bouleversée," */
		r->at = r->segment = i;
		return true;
	}
	r->commas++;
	r->of = false;
	r->segment = i;
	return r->commas < 2;
}

struct quote_speaker
quote_speaker_after(const struct quote_text *t, uint32_t at, uint32_t end)
{
	struct reading r = { .t = t, .at = at, .end = end, .segment = at, .closed = UINT32_MAX, .owner = UINT32_MAX };
	uint32_t i, past;

	if (at < end && (token(t, at)->roles & (QUOTE_HE | QUOTE_NOBODY)) != 0 && token(t, at)->span == UINT32_MAX)
		return (struct quote_speaker){ (token(t, at)->roles & QUOTE_HE) != 0 ? SPEAKER_PRONOUN : SPEAKER_NOBODY,
			                       UINT32_MAX, at };
	for (i = at; i < end && i < at + AFTER_MOST; i = past) {
		const struct quote_token *k = token(t, i);

		past = quote_speaker_past(t, i);
		if (k->span != UINT32_MAX || (k->gap & GAP_COLON) != 0 || (i > at && (k->gap & GAP_STOP) != 0) ||
		    (k->mention == UINT32_MAX && (k->roles & QUOTE_STOP) != 0))
			break;
		if (i > at && (k->gap & GAP_COMMA) != 0 && !comma(&r, i))
			break;
		if (k->mention == UINT32_MAX)
			take_word(&r, i);
		else if (r.closed < i && r.commas == 0)
			break;
		else if (take_name(&r, i, past))
			return named(t, i);
		r.head |= k->mention != UINT32_MAX;
	}
	return r.other;
}

/* --- before the verb ---------------------------------------------------------------------------------------------- */

/* Is the name at ${i} only a part of who speaks ("le patron d'Ardenal"), and not somebody's voice? */
static bool
governed(const struct quote_text *t, uint32_t begin, uint32_t i)
{
	bool person = type_at(t, i) == MENTION_PERSON;
	uint32_t k = i, words = 0;

	while (k > begin) {
		const struct quote_token *x = token(t, --k);
		bool noun = k > begin && token(t, k - 1)->capital && (x->gap & (GAP_COMMA | GAP_STOP)) == 0;

		if ((x->roles & QUOTE_TITLE) != 0)
			continue;
		if ((x->roles & QUOTE_OF) != 0 || ((x->roles & QUOTE_GENITIVE) != 0 && noun && k > begin + 1))
			return k == begin || (token(t, k - 1)->roles & QUOTE_VOICE) == 0;
		if ((x->gap & (GAP_COMMA | GAP_STOP | GAP_COLON)) != 0 || x->mention != UINT32_MAX)
			return false;
		if ((x->roles & QUOTE_FUNCTION) == 0 && (person || ++words > 2))
			return false;
	}
	return false;
}

static bool
speaks(const struct quote_text *t, uint32_t begin, uint32_t i)
{
	unsigned type = type_at(t, i);

	i = first_of(t, begin, i);
	if (type == MENTION_PLACE)
		return i == begin || (i == begin + 1 && (token(t, begin)->roles & QUOTE_OF) == 0) ||
		       (i > begin && (token(t, i)->gap & GAP_COMMA) != 0);
	return (type == MENTION_PERSON || type == MENTION_ORGANISATION) && !governed(t, begin, i);
}

/* "X, porte-parole du président, M. Y, a déclaré": the person whose name the words begin with, if the one at ${i} only
 * says whose he is; UINT32_MAX: he does not. */
static uint32_t
whose(const struct quote_text *t, uint32_t begin, uint32_t i)
{
	uint32_t first = first_of(t, begin, i), k;
	bool of = false;

	while (first > begin && (token(t, first - 1)->roles & QUOTE_TITLE) != 0)
		first--;
	if (first == begin || (token(t, first)->gap & GAP_COMMA) == 0)
		return UINT32_MAX;
	for (k = first - 1; k > begin && (token(t, k)->gap & GAP_COMMA) == 0; k--)
		of |= (token(t, k)->roles & QUOTE_OF) != 0;
	return k > begin && of && type_at(t, k - 1) == MENTION_PERSON && first_of(t, begin, k - 1) == begin ? k - 1
	                                                                                                   : UINT32_MAX;
}

/* "X, chef de Y, a déclaré": from the word before the last comma back to the name before the comma before it. */
static struct quote_speaker
before_comma(const struct quote_text *t, uint32_t begin, uint32_t i)
{
	struct quote_speaker none = { .kind = SPEAKER_NONE };
	uint32_t k = i, least = i > begin + BEFORE_MOST ? i - BEFORE_MOST : begin;

	if (type_at(t, i) == MENTION_PERSON && speaks(t, begin, i))
		return named(t, whose(t, begin, i) == UINT32_MAX ? i : whose(t, begin, i));
	while (k > least && (token(t, k)->gap & GAP_COMMA) == 0)
		k--;
	return k > least && speaks(t, begin, k - 1) ? named(t, k - 1) : none;
}

bool
quote_speaker_set_off(const struct quote_text *t, uint32_t begin, uint32_t at)
{
	struct quote_speaker x;
	uint32_t i;

	if (at <= begin || (token(t, at)->gap & GAP_COMMA) == 0)
		return false;
	x = before_comma(t, begin, at - 1);
	if (x.kind != SPEAKER_NAMED)
		return false;
	i = first_of(t, begin, x.token);
	if (x.token + 1 == at)
		return i > begin && (token(t, i)->gap & GAP_COMMA) != 0;
	while (i > begin && (token(t, i - 1)->capital || (token(t, i - 1)->roles & WITH_NAME) != 0)) /* no verb */
		i--;
	return i == begin;
}

/* The name that the words begin with, if no other may be meant. */
static struct quote_speaker
opening(const struct quote_text *t, uint32_t begin, uint32_t end)
{
	struct quote_speaker found = { .kind = SPEAKER_NONE };
	uint32_t i, past;

	for (i = begin; i < end; i = past) {
		const struct quote_token *k = token(t, i);

		past = quote_speaker_past(t, i);
		if (i > begin && ((k->gap & (GAP_STOP | GAP_COLON | GAP_COMMA)) != 0 || (k->roles & QUOTE_STOP) != 0))
			return (struct quote_speaker){ .kind = SPEAKER_NONE };
		if (k->mention == UINT32_MAX || in_compound(t, past, end) || !speaks(t, begin, i))
			continue;
		if (found.kind == SPEAKER_NAMED ? type_at(t, found.token) != MENTION_PERSON && type_at(t, i) == MENTION_PERSON
		                                : i <= begin + OPENING)
			found = named(t, i);
	}
	return found;
}

struct quote_speaker
quote_speaker_first(const struct quote_text *t, uint32_t begin, uint32_t end)
{
	uint32_t i;

	for (i = begin; i < end && i < begin + OPENING && token(t, i)->span == UINT32_MAX; i++)
		if (token(t, i)->mention != UINT32_MAX)
			return speaks(t, begin, i) && !in_compound(t, quote_speaker_past(t, i), end)
			               ? named(t, i)
			               : (struct quote_speaker){ .kind = SPEAKER_NONE };
	return (struct quote_speaker){ .kind = SPEAKER_NONE };
}

/* "X, qui a déclaré"; "X … et a déclaré" */
static struct quote_speaker
behind_stop(const struct quote_text *t, uint32_t begin, uint32_t stop)
{
	struct quote_speaker x = { SPEAKER_NOBODY, UINT32_MAX, stop }, y;

	if ((token(t, stop)->gap & GAP_COMMA) != 0)
		return speaks(t, begin, stop - 1) ? named(t, stop - 1) : x;
	if (begin < stop && (token(t, begin)->roles & QUOTE_HE) != 0)
		return (struct quote_speaker){ SPEAKER_PRONOUN, UINT32_MAX, begin };
	y = opening(t, stop > begin + 2 * BEFORE_MOST ? stop : begin, stop);
	return y.kind == SPEAKER_NAMED ? y : x;
}

/* Back over "ne", "se", "lui": to where a subject may stand, from 1; 0: nowhere. */
static uint32_t
over_clitics(const struct quote_text *t, uint32_t begin, uint32_t at)
{
	const struct quote_token *k;

	for (; at > begin; at--) {
		k = token(t, at - 1);
		if ((token(t, at)->gap & (GAP_COMMA | GAP_STOP | GAP_COLON)) != 0 || (k->roles & QUOTE_HE) != 0 ||
		    k->mention != UINT32_MAX || k->capital || k->end - k->start > CLITIC_BYTES ||
		    (k->roles & (QUOTE_SELF | QUOTE_NOBODY | QUOTE_FUNCTION)) == 0 || (k->roles & QUOTE_STOP) != 0)
			return at;
	}
	return 0;
}

struct quote_speaker
quote_speaker_before(const struct quote_text *t, uint32_t begin, uint32_t at)
{
	uint32_t i = over_clitics(t, begin, at), least;
	const struct quote_token *k;

	if (i == 0)
		return (struct quote_speaker){ at > begin ? SPEAKER_NOBODY : SPEAKER_NONE, UINT32_MAX, at };
	k = token(t, i - 1);
	if ((token(t, i)->gap & GAP_STOP) != 0 || (i == at && k->mention == UINT32_MAX && (token(t, i)->gap & GAP_COLON) != 0) ||
	    k->span != UINT32_MAX)
		return (struct quote_speaker){ .kind = SPEAKER_NONE };
	if ((token(t, i)->gap & GAP_COMMA) != 0)
		return before_comma(t, begin, i - 1);
	if ((k->roles & (QUOTE_HE | QUOTE_NOBODY)) != 0 && k->mention == UINT32_MAX)
		return (struct quote_speaker){ (k->roles & QUOTE_HE) != 0 ? SPEAKER_PRONOUN : SPEAKER_NOBODY, UINT32_MAX, i - 1 };
	if ((k->roles & QUOTE_STOP) != 0 && i - 1 > begin)
		return behind_stop(t, begin, i - 1);
	if (k->mention != UINT32_MAX && speaks(t, begin, i - 1))
		return named(t, i - 1);
	least = i > begin + BEFORE_MOST ? i - BEFORE_MOST : begin;
	return least == begin ? opening(t, begin, i) : (struct quote_speaker){ .kind = SPEAKER_NONE };
}
