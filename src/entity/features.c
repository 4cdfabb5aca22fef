#include "entity/features.h"

#include "base/utf8.h"
#include "text/fold.h"

/* Templates; each is the seed of its features. */
enum template {
	WORD = 1,
	PREFIX,
	SUFFIX,
	SHAPE,
	VOCABULARY,
	GAZETTEER,
	SUFFIX_VOCABULARY,
	LENGTH,
	GAP_SHAPE,
	SHAPE_GAP,
	GAP_SHAPES,
	SHAPES_GAP,
	SHAPES,
	WORDS_BEFORE,
	WORDS_BEHIND,
	BEFORE_SHAPE,
	BEHIND_SHAPE,
	TWO_BEFORE,
	FIRST,
	NAMED,
	NAMED_NEXT,
	EVIDENCE,
	EVIDENCE_SHAPE,
	EVIDENCE_NEAR,
	AROUND,
	OWN,
	CUE,
	CUE_BEFORE,
	CUE_BEHIND,
	CUE_ELSEWHERE,
	FULL,
	TOLD,
	AROUND_GAP,
	QUOTE,
	NAMED_OWN,
	COMPOUND,
	HEAD
};

void
features_key(struct str key, struct feature_key *out)
{
	size_t at, k;

	out->n = key.n;
	out->ordinary = 0;
	out->whole = false;
	for (k = at = 0; k < sizeof out->head / sizeof *out->head; k++) {
		if (at < key.n)
			utf8_next(key, &at);
		out->head[k] = str_hash(str_sub(key, 0, at));
	}
	at = key.n;
	for (k = 0; k < sizeof out->tail / sizeof *out->tail; k++) {
		if (at > 0)
			utf8_prev(key, &at);
		out->tail[k] = str_hash(str_sub(key, at, key.n));
	}
}

static uint64_t
seed(enum template t, int offset, uint64_t more)
{
	return features_hash((uint64_t)t * 16 + (uint64_t)(offset + 8), more);
}

size_t
features_form(const struct lexeme *l, const struct feature_key *key, lang_id lang, int offset, uint64_t *out)
{
	uint64_t capital = l->shape != LEXEME_LOWER, shape = l->shape, look = features_look(l);
	size_t n = 0;
	int i;

	out[n++] = features_hash(seed(WORD, offset, 0), l->key);
	if (offset == 2 || offset == -2)
		return n;
	out[n++] = features_hash(seed(SHAPE, offset, lang), shape);
	out[n++] = features_hash(seed(SUFFIX, offset, 4 * lang), features_hash(shape, key->tail[2]));
	out[n++] = features_hash(seed(VOCABULARY, offset, lang), look);
	out[n++] = features_hash(seed(CUE, offset, 0), (l->head * 8u + l->cue) * 16u + shape);
	out[n++] = features_hash(seed(GAZETTEER, offset, 0), shape * 8 + l->gazetteer);
	if (key->ordinary != 0)
		out[n++] = features_hash(seed(COMPOUND, offset, lang), shape * 2 + key->whole);
	if (offset != 0)
		return n;
	for (i = 1; i <= 4; i++) {
		out[n++] = features_hash(seed(PREFIX, i, 0), features_hash(capital, key->head[i - 1]));
		out[n++] = features_hash(seed(SUFFIX, i, lang + 100), features_hash(capital, key->tail[i - 1]));
	}
	out[n++] = features_hash(seed(SUFFIX, 5, 0), features_hash(capital, key->tail[4]));
	out[n++] = features_hash(seed(SUFFIX_VOCABULARY, 0, lang), features_hash(look, key->tail[1]));
	out[n++] = features_hash(seed(LENGTH, 0, lang), shape * 16 + (key->n < 15 ? key->n : 15));
	out[n++] = features_hash(seed(WORD, 1, 77), features_hash(shape, l->key));
	if (key->ordinary != 0)
		out[n++] = features_hash(seed(COMPOUND, 3, lang), features_hash(shape * 2 + key->whole, key->ordinary));
	return n;
}

/* Gaps that a cue reaches across. */
static const unsigned reached = 1u << TOKEN_SPACE | 1u << TOKEN_HYPHEN | 1u << TOKEN_NONE | 1u << TOKEN_DOT |
				1u << TOKEN_OPEN | 1u << TOKEN_CLOSE;

/* The nearest cue before token ${i} (step -1) or behind it, not across commas and the like. */
static unsigned
cue_near(const struct token *t, size_t n, size_t i, int step, unsigned most)
{
	for (; most > 0; most--) {
		size_t at = i + (size_t)(ptrdiff_t)step;
		uint8_t gap = step < 0 ? t[i].gap : at < n ? t[at].gap : TOKEN_START;

		if (at >= n || (reached >> gap & 1) == 0)
			return 0;
		if (t[at].lexeme->cue != 0)
			return t[at].lexeme->cue;
		i = at;
	}
	return 0;
}

uint8_t
features_cues(const struct token *t, size_t n, size_t i)
{
	unsigned before = cue_near(t, n, i, -1, 3), behind = cue_near(t, n, i, 1, 1);

	return (uint8_t)((1u << before | 1u << behind) >> 1);
}

/* Where nothing stands. */
static const struct feature_place nothing = { .key = 1, .look = 9 * 16, .gap = 15, .evidence = 7 };
enum { CUE_BEFORE_MOST = 4, CUE_AFTER_MOST = 3 }; /* tokens that a cue reaches */

/* How a cue reaches the next token: ${cue} of the word between, or what reached that one. */
static inline uint8_t
reach(uint8_t cue, uint8_t far, uint8_t gap, unsigned most)
{
	unsigned now;

	if ((cue | far) == 0) /* most */
		return 0;
	now = cue != 0 ? cue * 8u + 1 : far % 8u != 0 && far % 8u < most ? far + 1u : 0;
	return (uint8_t)((reached >> gap & 1) * now);
}

/* The nearest cues of words with a capital. */
static void
place_cues(const struct token *t, size_t n, struct feature_place *out)
{
	uint8_t far = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		far = i == 0 ? 0 : reach(t[i - 1].lexeme->cue, far, t[i].gap, CUE_BEFORE_MOST);
		out[i].cue_before = t[i].lexeme->shape == LEXEME_LOWER ? 0 : far;
	}
	for (far = 0; i-- > 0; far = reach(t[i].lexeme->cue, far, t[i].gap, CUE_AFTER_MOST))
		out[i].cue_after = t[i].lexeme->shape == LEXEME_LOWER ? 0 : far;
}

enum { QUOTED_MOST = 8 }; /* words */

/* Note at the words between the mark before token ${i} and the next one, which may stand beside a comma or the like, that
 * they are quoted: titles often are. */
static void
quote(const struct token *t, size_t n, size_t i, struct feature_place *out)
{
	static const unsigned ends = 1u << TOKEN_CLOSE | 1u << TOKEN_COMMA | 1u << TOKEN_DOT | 1u << TOKEN_UNPAREN;
	unsigned quoted = QUOTED | out[i].cue_before / 8u * QUOTED_CUE;
	size_t end = i + 1, words, k;

	while (end < n && end < i + QUOTED_MOST && (ends >> t[end].gap & 1) == 0)
		end++;
	words = end - i;
	if (words == QUOTED_MOST)
		return;
	quoted |= (words < 4 ? (unsigned)words - 1 : 3) * QUOTED_LENGTH;
	if (end < n && t[end].gap == TOKEN_CLOSE)
		quoted |= QUOTED_CERTAIN;
	for (k = i; k < end; k++)
		out[k].quoted = (uint8_t)(quoted | (k == i) * QUOTED_FIRST);
}

enum { AHEAD_MOST = 4 }; /* words from a head to the capital */

/* Note at a head what the next word with a capital is: "ministère de la Défense". */
static void
look_ahead(const struct token *t, size_t n, size_t i, struct feature_place *out)
{
	size_t k;

	for (k = i + 1; k < n && k <= i + AHEAD_MOST && (reached >> t[k].gap & 1); k++)
		if (t[k].lexeme->shape != LEXEME_LOWER && t[k].lexeme->shape != LEXEME_ELISION) {
			out[i].ahead = out[k].look;
			out[i].ahead_far = (uint8_t)(k - i);
			return;
		}
}

/* What is quoted, and what stands behind heads in lower case. */
static void
place_more(const struct token *t, size_t n, struct feature_place *out)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (t[i].gap == TOKEN_OPEN)
			quote(t, n, i, out);
		if (t[i].lexeme->head && t[i].lexeme->shape == LEXEME_LOWER)
			look_ahead(t, n, i, out);
	}
}

void
features_places(const struct token *t, size_t n, struct feature_place *out)
{
	uint64_t before = nothing.key;
	unsigned cues = 0, more = 0;
	size_t i;

	out[0] = out[1] = nothing;
	out[1].pair = features_hash(nothing.key, nothing.key);
	out += FEATURE_BEFORE;
	for (i = 0; i < n; i++) {
		const struct lexeme *l = t[i].lexeme;

		out[i] = (struct feature_place){ .key = l->key,
						 .pair = features_hash(before, l->key),
						 .gap = t[i].gap,
						 .evidence = t[i].evidence,
						 .named = t[i].named[1],
						 .gazetteer = t[i].gazetteer,
						 .look = l->look };
		before = l->key;
		cues |= l->cue;
		more |= l->head | (t[i].gap == TOKEN_OPEN);
	}
	out[n] = nothing;
	out[n].pair = features_hash(before, nothing.key);
	if (cues != 0)
		place_cues(t, n, out);
	if (more != 0)
		place_more(t, n, out);
}

/* Of a place. */
static uint64_t
shape(const struct feature_place *p)
{
	return p->look >> 4;
}

/* Groups of features; each is the uppermost byte of its keys. */
enum group { LOOKS = 1, CAPITAL, SAID, OTHERS, HEADS, IN_QUOTES };

enum { GROUP_SHIFT = 56 };

static inline uint64_t
key_of(enum group g, const struct feature_view *v)
{
	return (uint64_t)g << GROUP_SHIFT | v->lang | (uint64_t)v->place->look << 8;
}

/* Four places of a byte each, from bit 16 on; the fourth is of four bits. */
static inline uint64_t
four(uint8_t a, uint8_t b, uint8_t c, uint8_t d)
{
	return (uint64_t)a << 16 | (uint64_t)b << 24 | (uint64_t)c << 32 | (uint64_t)d << 40;
}

/* What names have the word and its neighbours in them: four times five bits. */
static inline uint64_t
names_near(const struct feature_view *v)
{
	const struct feature_place *w = v->place;

	return w->named | (uint64_t)w[-1].named << 5 | (uint64_t)w[1].named << 10 | (uint64_t)v->token->named[0] << 15;
}

size_t
features_keys(const struct feature_view *v, uint64_t keys[FEATURE_GROUPS])
{
	const struct feature_place *w = v->place, *b = w - 1, *a = w + 1;
	const struct token *t = v->token;
	bool capital = shape(w) != LEXEME_LOWER;
	uint64_t told = four(t->cues[0], t->cues[1], w->gazetteer, a->gazetteer);
	size_t n = 0;

	keys[n++] = key_of(LOOKS, v) | four(b->look, a->look, (uint8_t)(w->gap | a->gap << 4), 0);
	if (capital)
		keys[n++] = key_of(CAPITAL, v) | four(w->cue_before, w->cue_after, (uint8_t)(w->gap | t->own << 4),
						      (uint8_t)(t->full[0] | t->full[1] << 1));
	if (told != 0)
		keys[n++] = key_of(SAID, v) | told;
	if (w->evidence != EVIDENCE_UNKNOWN)
		keys[n++] = key_of(OTHERS, v) | (uint64_t)(b->evidence | w->evidence << 4) << 48 |
			    (uint64_t)(w->gap | a->evidence << 4) << 40 | (capital ? names_near(v) << 16 : 0);
	if (!capital && t->lexeme->head)
		keys[n++] = key_of(HEADS, v) | four(t->lexeme->cue, w->ahead, w->ahead_far, 0);
	if (w->quoted != 0)
		keys[n++] = key_of(IN_QUOTES, v) | four(w->quoted, 0, 0, 0);
	return n;
}

static size_t
looks(const struct feature_view *v, uint64_t *out)
{
	const struct feature_place *w = v->place, *b = w - 1, *a = w + 1;
	uint64_t near = (shape(b) * 16 + shape(w)) * 16 + shape(a);
	lang_id lang = v->lang;
	uint64_t before = features_hash(w->look, b->look), behind = features_hash(w->look, a->look);
	size_t n = 0;

	out[n++] = features_hash(seed(GAP_SHAPE, 0, lang), w->gap * 16u + shape(w));
	out[n++] = features_hash(seed(SHAPE_GAP, 0, lang), a->gap * 16u + shape(w));
	out[n++] = features_hash(seed(GAP_SHAPES, 0, lang), (w->gap * 16u + shape(w)) * 16 + shape(b));
	out[n++] = features_hash(seed(SHAPES_GAP, 0, lang), (a->gap * 16u + shape(w)) * 16 + shape(a));
	out[n++] = features_hash(seed(SHAPES, 0, lang), near);
	out[n++] = features_hash(seed(AROUND, 0, lang), features_hash(near, w->gap * 16u + a->gap));
	out[n++] = features_hash(seed(AROUND, 1, lang), before);
	out[n++] = features_hash(seed(AROUND_GAP, 1, lang), before + w->gap);
	out[n++] = features_hash(seed(AROUND, 2, lang), behind);
	out[n++] = features_hash(seed(AROUND_GAP, 2, lang), behind + a->gap);
	if (w->gap == TOKEN_START)
		out[n++] = features_hash(seed(FIRST, 0, lang), w->look);
	return n;
}

/* The nearest cues, and what the article says elsewhere. */
static size_t
capital(const struct feature_view *v, uint64_t *out)
{
	const struct feature_place *w = v->place;
	const struct token *t = v->token;
	uint64_t before = w->cue_before, behind = w->cue_after, full = t->full[0] * 2u + t->full[1];

	out[0] = features_hash(seed(CUE_BEFORE, 0, 0), before * 16 + shape(w));
	out[1] = features_hash(seed(CUE_BEFORE, 1, v->lang), features_hash(before, w->look));
	out[2] = features_hash(seed(CUE_BEHIND, 0, 0), behind * 16 + shape(w));
	out[3] = features_hash(seed(CUE_BEHIND, 1, 0), features_hash(before * 64 + behind, shape(w)));
	out[4] = features_hash(seed(OWN, 0, v->lang), (t->own * 16u + w->gap) * 256u + w->look);
	out[5] = features_hash(seed(FULL, 0, v->lang), full * 256 + w->look);
	out[6] = features_hash(seed(FULL, 1, 0), (full * 16 + t->own) * 16 + shape(w));
	return 7;
}

static size_t
said(const struct feature_view *v, uint64_t *out)
{
	const struct feature_place *w = v->place;
	const struct token *t = v->token;
	size_t n = 0;
	int k;

	for (k = 0; k < 2; k++)
		if (t->cues[k] != 0)
			out[n++] = features_hash(seed(CUE_ELSEWHERE, k, 0), t->cues[k] * 16u + shape(w));
	if (w->gazetteer != 0) {
		out[n++] = features_hash(seed(NAMED, 0, 0), w->gazetteer * 16u + shape(w));
		out[n++] = features_hash(seed(NAMED, 1, v->lang), (uint64_t)w->gazetteer * 1024 + w->look);
	}
	if (w[1].gazetteer != 0)
		out[n++] = features_hash(seed(NAMED_NEXT, 0, 0), w[1].gazetteer * 16u + shape(w));
	return n;
}

/* What the other versions say; of a word with a capital, what names they, and the article itself, have it in, too. */
static size_t
others(const struct feature_view *v, uint64_t *out)
{
	const struct feature_place *w = v->place, *b = w - 1, *a = w + 1;
	uint64_t told = w->named * 8u + w->evidence, own = v->token->named[0];
	lang_id lang = v->lang;
	size_t n = 0;

	out[n++] = features_hash(seed(EVIDENCE, 0, lang), w->evidence * 256u + w->look);
	out[n++] = features_hash(seed(EVIDENCE_SHAPE, 0, lang), (w->evidence * 16u + w->gap) * 16 + shape(w));
	out[n++] = features_hash(seed(EVIDENCE_NEAR, 0, lang),
				 ((b->evidence * 8u + w->evidence) * 8u + a->evidence) * 16u + shape(w));
	if (shape(w) == LEXEME_LOWER)
		return n;
	out[n++] = features_hash(seed(TOLD, 0, lang), told * 256 + w->look);
	out[n++] = features_hash(seed(TOLD, 1, 0), told * 16 + shape(w));
	out[n++] = features_hash(seed(TOLD, 2, 0), (b->named * 32u + w->named) * 16u + shape(w));
	out[n++] = features_hash(seed(TOLD, 3, 0), (w->named * 32u + a->named) * 16u + shape(w));
	out[n++] = features_hash(seed(NAMED_OWN, 0, lang), own * 256 + w->look);
	out[n++] = features_hash(seed(NAMED_OWN, 1, 0), (own * 256 + told) * 16 + shape(w));
	return n;
}

static size_t
heads(const struct feature_view *v, uint64_t *out)
{
	const struct feature_place *w = v->place;
	uint64_t far = w->ahead_far * 16u + v->token->lexeme->cue;

	out[0] = features_hash(seed(HEAD, 0, v->lang), far * 256 + w->ahead);
	out[1] = features_hash(seed(HEAD, 1, v->lang), far);
	return 2;
}

static size_t
in_quotes(const struct feature_view *v, uint64_t *out)
{
	const struct feature_place *w = v->place;

	out[0] = features_hash(seed(QUOTE, 0, v->lang), w->quoted * 256u + w->look);
	out[1] = features_hash(seed(QUOTE, 1, 0), w->quoted * 16u + shape(w));
	out[2] = features_hash(seed(QUOTE, 2, v->lang), w->quoted % QUOTED_CUE * 256u + w->look);
	return 3;
}

size_t
features_group(const struct feature_view *v, uint64_t key, uint64_t *out)
{
	static size_t (*const groups[])(const struct feature_view *, uint64_t *) = {
		[LOOKS] = looks, [CAPITAL] = capital, [SAID] = said, [OTHERS] = others, [HEADS] = heads,
		[IN_QUOTES] = in_quotes,
	};

	return groups[key >> GROUP_SHIFT](v, out);
}

void
features_words(const struct feature_place *w, uint64_t out[FEATURE_WORDS])
{
	const struct feature_place *b = w - 1, *a = w + 1;

	out[0] = features_hash(seed(WORDS_BEFORE, 0, 0), w->pair);
	out[1] = features_hash(seed(WORDS_BEHIND, 0, 0), a->pair);
	out[2] = features_hash(seed(BEFORE_SHAPE, 0, 0), features_hash(b->key, w->look * 16u + w->gap));
	out[3] = features_hash(seed(BEHIND_SHAPE, 0, 0), features_hash(a->key, w->look * 16u + a->gap));
	out[4] = features_hash(seed(TWO_BEFORE, 0, 0), features_hash(b->pair, shape(w)));
}

/* The group of looks, the pairs of words, the other groups: in this order the trainer has met them. */
size_t
features_context(const struct feature_view *v, uint64_t *out)
{
	uint64_t keys[FEATURE_GROUPS];
	size_t n = features_keys(v, keys), m = features_group(v, keys[0], out), k;

	features_words(v->place, out + m);
	m += FEATURE_WORDS;
	for (k = 1; k < n; k++)
		m += features_group(v, keys[k], out + m);
	return m;
}

enum token_gap
features_gap(struct str text, size_t from, size_t to)
{
	enum token_gap gap = TOKEN_NONE;

	if (to - from == 1 && text.p[from] == ' ')
		return TOKEN_SPACE;
	while (from < to) {
		uint32_t c = utf8_next(text, &from);

		switch (c) {
		case 0x2D:
		case 0x2010:
		case 0x2011: gap = gap == TOKEN_SPACE ? TOKEN_DASH : TOKEN_HYPHEN; break;
		case 0x2013:
		case 0x2014: gap = TOKEN_DASH; break;
		case ',': gap = TOKEN_COMMA; break;
		case '.':
		case '!':
		case '?':
		case 0x2026: gap = TOKEN_DOT; break;
		case ':':
		case ';': gap = TOKEN_COLON; break;
		case '(':
		case '[': gap = TOKEN_PAREN; break;
		case ')':
		case ']': gap = TOKEN_UNPAREN; break;
		case '/': gap = TOKEN_SLASH; break;
		case 0xAB:
		case 0x201E:
		case 0x201A:
		case 0x2039: gap = TOKEN_OPEN; break;
		case 0xBB:
		case 0x203A: gap = TOKEN_CLOSE; break;
		case '"':
		case 0x201C:
		case 0x201D:
		case 0x2018: gap = gap == TOKEN_NONE ? TOKEN_CLOSE : TOKEN_OPEN; break;
		default:
			if (!fold_is_space(c))
				gap = TOKEN_OTHER;
			else if (gap == TOKEN_NONE)
				gap = TOKEN_SPACE;
			else if (gap == TOKEN_HYPHEN)
				gap = TOKEN_DASH;
		}
	}
	return gap;
}
