#include "entity/features.h"

#include "base/utf8.h"
#include "text/fold.h"

uint64_t
features_hash(uint64_t a, uint64_t b)
{
	uint64_t h = (a ^ (b + 0x9E3779B97F4A7C15u + (a << 6) + (a >> 2))) * 0xFF51AFD7ED558CCDu;

	return h ^ h >> 32;
}

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
	FULL
};

/* The last ${n} code points of ${key}; all of it if it is shorter. */
static struct str
tail(struct str key, int n)
{
	size_t at = key.n;

	while (at > 0 && n-- > 0)
		utf8_prev(key, &at);
	return str_sub(key, at, key.n);
}

static struct str
head(struct str key, int n)
{
	size_t at = 0;

	while (at < key.n && n-- > 0)
		utf8_next(key, &at);
	return str_sub(key, 0, at);
}

static uint64_t
seed(enum template t, int offset, uint64_t more)
{
	return features_hash((uint64_t)t * 16 + (uint64_t)(offset + 8), more);
}

/* What the lists of words say of it, in four bits. */
static uint64_t
class_of(const struct lexeme *l)
{
	return l->vocabulary | (uint64_t)l->person << 2;
}

size_t
features_form(const struct lexeme *l, struct str key, lang_id lang, int offset, uint64_t *out)
{
	uint64_t capital = l->shape != LEXEME_LOWER, shape = l->shape;
	size_t n = 0;
	int i;

	out[n++] = features_hash(seed(WORD, offset, 0), l->key);
	if (offset == 2 || offset == -2)
		return n;
	out[n++] = features_hash(seed(SHAPE, offset, lang), shape);
	out[n++] = features_hash(seed(SUFFIX, offset, 4 * lang), features_hash(shape, str_hash(tail(key, 3))));
	out[n++] = features_hash(seed(VOCABULARY, offset, lang), shape * 16 + class_of(l));
	out[n++] = features_hash(seed(CUE, offset, 0), l->cue * 16u + shape);
	out[n++] = features_hash(seed(GAZETTEER, offset, 0), shape * 8 + l->gazetteer);
	if (offset != 0)
		return n;
	for (i = 1; i <= 4; i++) {
		out[n++] = features_hash(seed(PREFIX, i, 0), features_hash(capital, str_hash(head(key, i))));
		out[n++] = features_hash(seed(SUFFIX, i, lang + 100), features_hash(capital, str_hash(tail(key, i))));
	}
	out[n++] = features_hash(seed(SUFFIX, 5, 0), features_hash(capital, str_hash(tail(key, 5))));
	out[n++] = features_hash(seed(SUFFIX_VOCABULARY, 0, lang),
				 features_hash(shape * 16 + class_of(l), str_hash(tail(key, 2))));
	out[n++] = features_hash(seed(LENGTH, 0, lang), shape * 16 + (key.n < 15 ? key.n : 15));
	out[n++] = features_hash(seed(WORD, 1, 77), features_hash(shape, l->key));
	return n;
}

static struct feature_place
look(const struct token *t, size_t n, size_t i, int offset)
{
	size_t at = i + (size_t)(ptrdiff_t)offset;

	if (at >= n)
		return (struct feature_place){ 1, 9, 0, 15, 7 };
	return (struct feature_place){ t[at].lexeme->key, t[at].lexeme->shape, class_of(t[at].lexeme), t[at].gap,
				       t[at].evidence };
}

/* The nearest cue before token ${i} (step -1) or behind it, not across commas and the like; with how far it is. */
static uint64_t
cue_near(const struct token *t, size_t n, size_t i, int step, unsigned most)
{
	unsigned far;

	for (far = 1; far <= most; far++) {
		size_t at = i + (size_t)(ptrdiff_t)step;
		uint8_t gap = step < 0 ? t[i].gap : at < n ? t[at].gap : TOKEN_START;

		if (at >= n || (gap != TOKEN_SPACE && gap != TOKEN_HYPHEN && gap != TOKEN_NONE && gap != TOKEN_DOT &&
				gap != TOKEN_OPEN && gap != TOKEN_CLOSE))
			return 0;
		if (t[at].lexeme->cue != 0)
			return t[at].lexeme->cue * 8u + far;
		i = at;
	}
	return 0;
}

uint8_t
features_cues(const struct token *t, size_t n, size_t i)
{
	uint64_t before = cue_near(t, n, i, -1, 3) / 8, behind = cue_near(t, n, i, 1, 1) / 8;

	return (uint8_t)((1u << before | 1u << behind) >> 1);
}

void
features_view(const struct token *t, size_t n, size_t i, lang_id lang, struct feature_view *v)
{
	v->token = &t[i];
	v->before2 = look(t, n, i, -2);
	v->before = look(t, n, i, -1);
	v->self = look(t, n, i, 0);
	v->after = look(t, n, i, 1);
	v->cue_before = v->self.shape == LEXEME_LOWER ? 0 : cue_near(t, n, i, -1, 4);
	v->cue_after = v->self.shape == LEXEME_LOWER ? 0 : cue_near(t, n, i, 1, 3);
	v->next_gazetteer = i + 1 < n ? t[i + 1].gazetteer : 0;
	v->lang = lang;
}

/* Fields of a key, four bits each where nothing else is said. */
static uint64_t
packed(const struct feature_place *p)
{
	return p->shape * 16 + p->class;
}

uint64_t
features_looks_key(const struct feature_view *v)
{
	uint64_t key = 1;

	key = key << 8 | v->lang;
	key = key << 4 | v->self.gap;
	key = key << 4 | v->after.gap;
	key = key << 8 | packed(&v->before);
	key = key << 8 | packed(&v->self);
	return key << 8 | packed(&v->after);
}

size_t
features_looks(const struct feature_view *v, uint64_t *out)
{
	const struct feature_place *b = &v->before, *w = &v->self, *a = &v->after;
	uint64_t self = packed(w), near = (b->shape * 16 + w->shape) * 16 + a->shape;
	lang_id lang = v->lang;
	size_t m = 0;

	out[m++] = features_hash(seed(GAP_SHAPE, 0, lang), w->gap * 16 + w->shape);
	out[m++] = features_hash(seed(SHAPE_GAP, 0, lang), a->gap * 16 + w->shape);
	out[m++] = features_hash(seed(GAP_SHAPES, 0, lang), (w->gap * 16 + w->shape) * 16 + b->shape);
	out[m++] = features_hash(seed(SHAPES_GAP, 0, lang), (a->gap * 16 + w->shape) * 16 + a->shape);
	out[m++] = features_hash(seed(SHAPES, 0, lang), near);
	out[m++] = features_hash(seed(AROUND, 0, lang), features_hash(near, w->gap * 16 + a->gap));
	out[m++] = features_hash(seed(AROUND, 1, lang), features_hash(self, packed(b)));
	out[m++] = features_hash(seed(AROUND, 2, lang), features_hash(self, packed(a)));
	if (w->gap == TOKEN_START)
		out[m++] = features_hash(seed(FIRST, 0, lang), self);
	return m;
}

uint64_t
features_hints_key(const struct feature_view *v)
{
	const struct token *t = v->token;
	uint64_t key = 1;

	key = key << 6 | v->cue_before;
	key = key << 6 | v->cue_after;
	key = key << 5 | t->cues[0];
	key = key << 5 | t->cues[1];
	key = key << 4 | t->gazetteer;
	key = key << 4 | v->next_gazetteer;
	key = key << 2 | t->own;
	key = key << 2 | t->full[0] << 1 | t->full[1];
	key = key << 4 | v->self.gap;
	key = key << 8 | packed(&v->self);
	key = key << 3 | v->before.evidence;
	key = key << 3 | v->self.evidence;
	key = key << 3 | v->after.evidence;
	return key << 6 | v->lang;
}

size_t
features_hints(const struct feature_view *v, uint64_t *out)
{
	const struct token *t = v->token;
	const struct feature_place *w = &v->self;
	uint64_t self = packed(w), before = v->cue_before, behind = v->cue_after;
	lang_id lang = v->lang;
	size_t m = 0;
	int k;

	if (w->shape != LEXEME_LOWER) {
		out[m++] = features_hash(seed(CUE_BEFORE, 0, 0), before * 16 + w->shape);
		out[m++] = features_hash(seed(CUE_BEFORE, 1, lang), features_hash(before, self));
		out[m++] = features_hash(seed(CUE_BEHIND, 0, 0), behind * 16 + w->shape);
		out[m++] = features_hash(seed(CUE_BEHIND, 1, 0), features_hash(before * 64 + behind, w->shape));
		out[m++] = features_hash(seed(OWN, 0, lang), (t->own * 16u + w->gap) * 256 + self);
	}
	if (w->shape != LEXEME_LOWER) {
		uint64_t full = t->full[0] * 2u + t->full[1];

		out[m++] = features_hash(seed(FULL, 0, lang), full * 256 + self);
		out[m++] = features_hash(seed(FULL, 1, 0), (full * 16 + t->own) * 16 + w->shape);
	}
	for (k = 0; k < 2; k++)
		if (t->cues[k] != 0)
			out[m++] = features_hash(seed(CUE_ELSEWHERE, k, 0), t->cues[k] * 16u + w->shape);
	if (t->gazetteer != 0) {
		out[m++] = features_hash(seed(NAMED, 0, 0), t->gazetteer * 16u + w->shape);
		out[m++] = features_hash(seed(NAMED, 1, lang), (uint64_t)t->gazetteer * 1024 + self);
	}
	if (v->next_gazetteer != 0)
		out[m++] = features_hash(seed(NAMED_NEXT, 0, 0), v->next_gazetteer * 16u + w->shape);
	if (w->evidence != EVIDENCE_UNKNOWN) {
		out[m++] = features_hash(seed(EVIDENCE, 0, lang), w->evidence * 256u + self);
		out[m++] = features_hash(seed(EVIDENCE_SHAPE, 0, lang), (w->evidence * 16u + w->gap) * 16 + w->shape);
		out[m++] = features_hash(seed(EVIDENCE_NEAR, 0, lang),
					 ((v->before.evidence * 8u + w->evidence) * 8u + v->after.evidence) * 16u +
						 w->shape);
	}
	return m;
}

size_t
features_words(const struct feature_view *v, uint64_t *out)
{
	const struct feature_place *b = &v->before, *w = &v->self, *a = &v->after;
	uint64_t self = packed(w);
	size_t m = 0;

	out[m++] = features_hash(seed(WORDS_BEFORE, 0, 0), features_hash(b->key, w->key));
	out[m++] = features_hash(seed(WORDS_BEHIND, 0, 0), features_hash(w->key, a->key));
	out[m++] = features_hash(seed(BEFORE_SHAPE, 0, 0), features_hash(b->key, self * 16 + w->gap));
	out[m++] = features_hash(seed(BEHIND_SHAPE, 0, 0), features_hash(a->key, self * 16 + a->gap));
	out[m++] = features_hash(seed(TWO_BEFORE, 0, 0), features_hash(features_hash(v->before2.key, b->key), w->shape));
	return m;
}

size_t
features_context(const struct token *t, size_t n, size_t i, lang_id lang, uint64_t *out)
{
	struct feature_view v;
	size_t m;

	features_view(t, n, i, lang, &v);
	m = features_looks(&v, out);
	m += features_words(&v, out + m);
	return m + features_hints(&v, out + m);
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
