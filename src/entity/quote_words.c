#include "entity/quote_words.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/data.h"
#include "base/intern.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/fold.h"

enum { PHRASE_MOST = 6 };

struct split {
	uint32_t verb, part;
};

struct phrase {
	uint32_t n, words[PHRASE_MOST];
};

struct quote_words {
	struct intern *words;
	VEC(uint32_t) roles; /* by word */
	VEC(struct split) splits;
	VEC(struct phrase) phrases;
	bool comma;
};

static const struct {
	const char *kind;
	uint32_t roles;
} kinds[] = {
	{ "say", QUOTE_SAY | QUOTE_FINITE },
	{ "say-plural", QUOTE_SAY | QUOTE_FINITE | QUOTE_PLURAL },
	{ "said", QUOTE_SAY | QUOTE_PARTICIPLE },
	{ "call", QUOTE_CALL | QUOTE_FINITE },
	{ "call-plural", QUOTE_CALL | QUOTE_FINITE | QUOTE_PLURAL },
	{ "called", QUOTE_CALL | QUOTE_PARTICIPLE },
	{ "have", QUOTE_HAVE },
	{ "have-plural", QUOTE_HAVE | QUOTE_PLURAL },
	{ "be", QUOTE_BE },
	{ "self", QUOTE_SELF },
	{ "that", QUOTE_THAT },
	{ "after", QUOTE_AFTER },
	{ "so", QUOTE_SO },
	{ "as", QUOTE_AS },
	{ "he", QUOTE_HE },
	{ "nobody", QUOTE_NOBODY },
	{ "of", QUOTE_OF },
	{ "genitive", QUOTE_GENITIVE },
	{ "voice", QUOTE_VOICE },
	{ "stop", QUOTE_STOP },
	{ "function", QUOTE_FUNCTION },
	{ "time", QUOTE_TIME },
	{ "title", QUOTE_TITLE },
	{ "determiner", QUOTE_DETERMINER },
	{ "not", QUOTE_NOT },
};

/* What the stems take, and what that makes of them. */
static const struct {
	const char *kind;
	uint32_t roles;
} endings[] = {
	{ "ending", QUOTE_FINITE },
	{ "ending-plural", QUOTE_FINITE | QUOTE_PLURAL },
	{ "ending-participle", QUOTE_PARTICIPLE },
};
enum { ENDINGS = sizeof endings / sizeof *endings };

struct reading {
	struct quote_words *w;
	struct str endings[ENDINGS]; /* rows; they stand before the stems */
};

void
quote_words_key(struct str word, struct buf *key)
{
	size_t at = 0;

	buf_reset(key);
	while (at < word.n) {
		uint32_t c = utf8_next(word, &at);

		if (c < 0x80)
			buf_addc(key, (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c));
		else
			buf_addcp(key, c == 0x2019 ? '\'' : fold_to_lower(c));
	}
}

static uint32_t
add(struct quote_words *w, struct str word, uint32_t roles)
{
	uint32_t id = intern_add(w->words, word);

	if (id == w->roles.n)
		vec_add(&w->roles, 0);
	w->roles.items[id] |= roles;
	return id;
}

static void
add_stem(struct reading *r, struct str stem, uint32_t roles)
{
	struct buf form = { 0 };
	struct str rest, ending;
	size_t i;

	for (i = 0; i < ENDINGS; i++)
		for (rest = r->endings[i]; str_cut(&rest, ' ', &ending);) {
			buf_reset(&form);
			buf_adds(&form, stem);
			buf_adds(&form, ending);
			add(r->w, buf_str(&form), roles | endings[i].roles);
		}
	buf_release(&form);
}

static void
add_split(struct quote_words *w, struct str row)
{
	struct str one, verb;

	while (str_cut(&row, ' ', &one))
		if (str_cut(&one, '|', &verb)) {
			uint32_t id = add(w, verb, QUOTE_FINITE | QUOTE_SPLIT | (str_endsz(verb, "en") ? QUOTE_PLURAL : 0));

			vec_add(&w->splits, ((struct split){ id, add(w, one, 0) }));
		}
}

static void
add_phrases(struct quote_words *w, struct str row)
{
	struct str one, word;

	while (str_cut(&row, '|', &one)) {
		struct phrase p = { 0 };

		while (p.n < PHRASE_MOST && str_cut(&one, ' ', &word)) {
			/* as words are split: "d'après" is two */
			size_t cut = str_chr(word, '\'', 0);

			if (cut != SIZE_MAX && p.n + 1 < PHRASE_MOST) {
				p.words[p.n++] = add(w, str_sub(word, 0, cut + 1), 0);
				word = str_sub(word, cut + 1, word.n);
			}
			p.words[p.n++] = add(w, word, 0);
		}
		add(w, intern_get(w->words, p.words[0]), QUOTE_SOURCE);
		vec_add(&w->phrases, p);
	}
}

static void
add_row(struct reading *r, struct str kind, struct str words)
{
	bool stems = str_endsz(kind, "-");
	struct str word;
	size_t i;

	for (i = 0; i < ENDINGS; i++)
		if (str_eqz(kind, endings[i].kind))
			r->endings[i] = words;
	if (str_eqz(kind, "split"))
		add_split(r->w, words);
	r->w->comma |= str_eqz(kind, "comma");
	if (str_eqz(kind, "source"))
		add_phrases(r->w, words);
	if (stems)
		kind = str_sub(kind, 0, kind.n - 1);
	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		while (str_eqz(kind, kinds[i].kind) && str_cut(&words, ' ', &word)) {
			if (stems)
				add_stem(r, word, kinds[i].roles & ~(uint32_t)QUOTE_FINITE);
			else
				add(r->w, word, kinds[i].roles);
		}
}

int
quote_words_new(struct quote_words **out, lang_id lang, struct err *err)
{
	struct reading r = { .w = mem_zalloc(1, sizeof *r.w) };
	struct str rest, f[2];
	struct data file;
	char name[64];
	size_t n;

	r.w->words = intern_new();
	snprintf(name, sizeof name, "%s/quotes.tsv", lang_code(lang));
	if (data_map(name, &file, err) != 0) {
		quote_words_free(r.w);
		return -1;
	}
	rest = file.bytes;
	while ((n = data_row(&rest, f, 2)) != 0)
		if (n == 2)
			add_row(&r, f[0], f[1]);
	data_unmap(&file);
	*out = r.w;
	return 0;
}

void
quote_words_free(struct quote_words *w)
{
	if (w == NULL)
		return;
	intern_free(w->words);
	vec_release(&w->roles);
	vec_release(&w->splits);
	vec_release(&w->phrases);
	free(w);
}

uint32_t
quote_words_find(const struct quote_words *w, struct str key)
{
	return intern_find(w->words, key); /* INTERN_NONE is UINT32_MAX */
}

uint32_t
quote_words_roles(const struct quote_words *w, uint32_t word)
{
	return word == UINT32_MAX ? 0 : w->roles.items[word];
}

bool
quote_words_part(const struct quote_words *w, uint32_t verb, uint32_t part)
{
	size_t i;

	for (i = 0; i < w->splits.n; i++)
		if (w->splits.items[i].verb == verb && w->splits.items[i].part == part)
			return true;
	return false;
}

bool
quote_words_comma(const struct quote_words *w)
{
	return w->comma;
}

uint32_t
quote_words_source(const struct quote_words *w, const uint32_t *words, uint32_t n)
{
	uint32_t best = 0, k;
	size_t i;

	for (i = 0; i < w->phrases.n; i++) {
		const struct phrase *p = &w->phrases.items[i];

		for (k = 0; k < p->n && k < n && p->words[k] == words[k]; k++)
			;
		if (k == p->n && k > best)
			best = k;
	}
	return best;
}
