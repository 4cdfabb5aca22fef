#include "entity/figure_tokens.h"

#include "base/utf8.h"
#include "text/fold.h"
#include "text/words.h"

struct splitting {
	struct str text;
	size_t address; /* where the address ends that was seen last */
	figure_tokens *out;
};

static bool
is_sign(uint32_t c)
{
	return c == '%' || c == '$' || c == 0xA3 || c == 0xA5 || c == 0xA7 || c == 0xB0 || (c >= 0x20A0 && c <= 0x20CF);
}

/* The end of an address that starts or goes on at ${at}: the next white space. */
static size_t
address_end(struct str s, size_t at)
{
	while (at < s.n && !(s.p[at] == ' ' || (s.p[at] >= '\t' && s.p[at] <= '\r')))
		at++;
	return at;
}

/* What stands between two words: signs, and what says that an address goes on. */
static void
between(struct splitting *s, size_t from, size_t to)
{
	struct str text = s->text;

	while (from < to) {
		size_t start = from;
		uint32_t c = utf8_next(text, &from);

		if (start < s->address)
			continue;
		if (c == ':' && str_startsz(str_sub(text, start, text.n), "://"))
			s->address = address_end(text, start);
		else if (is_sign(c))
			vec_add(s->out, ((struct figure_token){ (uint32_t)start, (uint32_t)from, true, 0, 0 }));
	}
}

/* A word, with what stands between it and the one that ends at *at, which it goes behind. */
static inline void
add_word(struct splitting *s, struct figure_token word, size_t *at)
{
	if (word.start - *at != 1 || s->text.p[*at] != ' ')
		between(s, *at, word.start);
	*at = word.end;
	if (word.end - word.start == 3 && s->text.p[word.start] == 'w' &&
	    str_startsz(str_sub(s->text, word.start, s->text.n), "www."))
		s->address = address_end(s->text, word.start);
	if (word.start >= s->address)
		vec_add(s->out, word);
}

void
figure_tokens_split(struct str text, figure_tokens *out)
{
	struct splitting s = { text, 0, out };
	words found = { 0 };
	size_t i, at = 0;

	vec_reserve(&found, text.n / 4 + 1);
	words_split(text, &found);
	vec_reserve(out, out->n + found.n + 8);
	for (i = 0; i < found.n; i++) {
		uint32_t start = found.items[i].start;

		add_word(&s, (struct figure_token){ start, start + found.items[i].n, false, 0, 0 }, &at);
	}
	between(&s, at, text.n);
	vec_release(&found);
}

void
figure_tokens_take(struct str text, const struct figure_found *found, size_t first, size_t last, figure_tokens *out)
{
	struct splitting s = { text, 0, out };
	size_t i, at = first == 0 ? 0 : found->words[first].start - found->base;

	vec_reserve(out, out->n + (last - first) + 8);
	for (i = first; i < last; i++) {
		struct figure_token word = found->words[i];

		word.start -= found->base;
		word.end -= found->base;
		add_word(&s, word, &at);
	}
	if (last == found->n)
		between(&s, at, text.n);
}
