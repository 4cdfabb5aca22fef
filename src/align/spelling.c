#include "align/spelling.h"

#include <string.h>

#include "align/cognate.h"
#include "base/buf.h"
#include "text/fold.h"
#include "text/words.h"

enum { WORDS_MOST = 6, LETTERS_MOST = 40, SURNAME = 4 }; /* "Jr" is none */

/* Words as alike as this, but not the same, are one name written two ways. */
static const float LIKE = 0.6F;

struct word_spelling {
	char key[LETTERS_MOST];         /* folded */
	char skeleton[2][LETTERS_MOST]; /* consonants; j as the i of "Juri", as the sh of "Loujkov" */
};

struct spelling {
	unsigned n;
	struct word_spelling words[WORDS_MOST];
};

/* Letters that stand for one sound; the longest that fits is taken. */
static const struct {
	const char *letters;
	char sound; /* 0: none */
} sounds[] = {
	{ "tsch", 'S' }, { "sch", 'S' }, { "tch", 'S' }, { "ch", 'S' },   { "sh", 'S' }, { "zh", 'S' }, { "cz", 'S' },
	{ "tz", 'S' },   { "ts", 'S' },  { "ph", 'f' },  { "th", 't' },   { "gu", 'g' }, { "qu", 'k' }, { "ck", 'k' },
	{ "ks", 'x' },   { "kh", 'S' },  { "dj", 'S' },  { "dsch", 'S' }, { "dz", 'S' }, { "c", 'k' },  { "q", 'k' },
	{ "w", 'v' },    { "z", 'S' },   { "s", 'S' },   { "a", 0 },      { "e", 0 },    { "i", 0 },    { "o", 0 },
	{ "ce", 'S' },   { "ci", 'S' },  { "cy", 'S' },  { "u", 0 },      { "y", 0 },    { "h", 0 },     { "-", 0 },
	{ "'", 0 },      { "j", 0 },
};

static size_t
sound_at(const char *key, char *sound)
{
	size_t i, best = 1, n;

	*sound = *key;
	for (i = 0, n = 0; i < sizeof sounds / sizeof sounds[0]; i++) {
		size_t length = strlen(sounds[i].letters);

		if (length > n && strncmp(key, sounds[i].letters, length) == 0) {
			n = best = length;
			*sound = sounds[i].sound;
		}
	}
	return best;
}

static void
make_skeleton(struct word_spelling *w, int hard_j)
{
	const char *k = w->key;
	char *out = w->skeleton[hard_j];
	size_t n = 0;

	while (*k != '\0') {
		bool j = *k == 'j';
		char sound;

		k += sound_at(k, &sound);
		if (j && hard_j)
			sound = 'S';
		if (sound != 0 && (n == 0 || out[n - 1] != sound))
			out[n++] = sound;
	}
	out[n] = '\0';
}

static void
read_name(struct spelling *s, struct str name)
{
	words found = { 0 };
	struct buf key = { 0 };
	size_t i;

	memset(s, 0, sizeof *s);
	words_split(name, &found);
	for (i = 0; i < found.n && s->n < WORDS_MOST; i++) {
		struct word_spelling *w = &s->words[s->n];

		buf_reset(&key);
		fold_key(str_sub(name, found.items[i].start, (size_t)found.items[i].start + found.items[i].n), &key);
		if (key.n < 2 || key.n >= LETTERS_MOST) /* initials tell nothing */
			continue;
		memcpy(w->key, key.p, key.n + 1);
		make_skeleton(w, 0);
		make_skeleton(w, 1);
		s->n++;
	}
	buf_release(&key);
	vec_release(&found);
}

static bool
like_word(const struct word_spelling *a, const struct word_spelling *b)
{
	struct cognate c;

	cognate_init(&c);
	cognate_set(&c, str_of(a->key));
	return cognate_ratio(&c, str_of(b->key), cognate_letters(str_of(b->key)), LIKE) > 0;
}

/* One has more at its end, as names are declined: German "Pauls", "Bulgarien", English "Paul's". */
static bool
is_declined(const char *a, const char *b)
{
	static const char *const endings[] = { "s", "'s", "\u2019s", "n" };
	size_t n = strlen(a), m = strlen(b), i;

	if (n > m)
		return is_declined(b, a);
	for (i = 0; i < sizeof endings / sizeof endings[0]; i++)
		if (memcmp(a, b, n) == 0 && strcmp(b + n, endings[i]) == 0)
			return true;
	return false;
}

static bool
same_word(const struct word_spelling *a, const struct word_spelling *b)
{
	int i, k;

	if (strcmp(a->key, b->key) == 0 || is_declined(a->key, b->key))
		return true;
	for (i = 0; i < 2; i++)
		for (k = 0; k < 2; k++)
			if (strcmp(a->skeleton[i], b->skeleton[k]) == 0 &&
			    (strlen(a->skeleton[i]) > 1 || like_word(a, b)))
				return true;
	return false;
}

const struct spelling *
spelling_of(struct str name, struct arena *arena)
{
	struct spelling *s = arena_array(arena, struct spelling, 1);

	read_name(s, name);
	return s;
}

/* Words of ${a} that find one like them, among those of ${b} that nothing has found. */
static unsigned
count(const struct spelling *a, const struct spelling *b,
      bool (*alike)(const struct word_spelling *, const struct word_spelling *), bool found[2][WORDS_MOST])
{
	unsigned i, k, n = 0;

	for (i = 0; i < a->n; i++)
		for (k = 0; k < b->n && !found[0][i]; k++)
			if (!found[1][k] && alike(&a->words[i], &b->words[k])) {
				found[0][i] = found[1][k] = true;
				n++;
			}
	return n;
}

enum spelling_relation
spelling_relation(const struct spelling *a, const struct spelling *b)
{
	bool found[2][WORDS_MOST] = { { false }, { false } };
	unsigned same = count(a, b, same_word, found);

	if (same > 0 && (same == a->n || same == b->n))
		return SPELLING_SAME;
	return same > 0 && a->n == b->n && count(a, b, like_word, found) == a->n - same ? SPELLING_LIKE :
											   SPELLING_UNLIKE;
}

enum spelling_relation
spelling_surnames(const struct spelling *a, const struct spelling *b)
{
	const struct word_spelling *x = &a->words[a->n - (a->n > 0)], *y = &b->words[b->n - (b->n > 0)];
	size_t n = strlen(x->key), m = strlen(y->key);

	if (a->n == 0 || b->n == 0)
		return SPELLING_UNLIKE;
	if (same_word(x, y))
		return SPELLING_SAME;
	if (n < SURNAME || m < SURNAME || memcmp(x->key, y->key, n < m ? n : m) == 0 || like_word(x, y))
		return SPELLING_LIKE;
	return SPELLING_UNLIKE;
}

bool
spelling_first_same(const struct spelling *a, const struct spelling *b)
{
	return a->n > 1 && b->n > 1 && same_word(&a->words[0], &b->words[0]);
}

enum spelling_relation
spelling_compare(struct str first, struct str second)
{
	struct spelling a, b;

	read_name(&a, first);
	read_name(&b, second);
	return spelling_relation(&a, &b);
}
