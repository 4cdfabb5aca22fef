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
			vec_add(s->out, ((struct figure_token){ (uint32_t)start, (uint32_t)from, true, 0 }));
	}
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
		uint32_t start = found.items[i].start, end = start + found.items[i].n;

		if (start - at != 1 || text.p[at] != ' ')
			between(&s, at, start);
		at = end;
		if (end - start == 3 && str_startsz(str_sub(text, start, text.n), "www."))
			s.address = address_end(text, start);
		if (start >= s.address)
			vec_add(out, ((struct figure_token){ start, end, false, 0 }));
	}
	between(&s, at, text.n);
	vec_release(&found);
}
