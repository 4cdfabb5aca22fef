#include "draw.h"

enum { TRIES = 10000, WORD_LEAST = 4 };

static uint32_t
below(struct draw *d, uint32_t n) /* xorshift64* (Vigna 2016) */
{
	d->random ^= d->random >> 12;
	d->random ^= d->random << 25;
	d->random ^= d->random >> 27;
	return (uint32_t)(((d->random * 0x2545F4914F6CDD1Du) >> 20) % n);
}

/* Words that both programs take for one: letters alone. What folds in two ways (ß, œ) is left out with the rest. */
static bool
is_plain(struct str word, size_t least)
{
	size_t i;

	for (i = 0; i < word.n; i++)
		if ((word.p[i] | 0x20) < 'a' || (word.p[i] | 0x20) > 'z')
			return false;
	return word.n >= least;
}

/* The token of this number, and the next of its article, which is behind all if there is none. */
static void
tokens_at(const struct index *ix, uint32_t token, struct index_token out[2])
{
	struct token_reader r;
	uint32_t low = 0, high = ix->narticles;

	while (high > low + 1) {
		uint32_t middle = low + (high - low) / 2;

		if (ix->first_token[middle] <= token)
			low = middle;
		else
			high = middle;
	}
	r = index_tokens(ix, low);
	while (token_next(&r) && r.next <= token)
		;
	out[0] = r.token;
	token_next(&r);
	out[1] = r.token;
}

bool
draw_word(struct draw *d, struct buf *out)
{
	const struct index *ix = d->model->index;
	unsigned i;

	for (i = 0; i < TRIES && ix->ntokens > 0; i++) {
		struct index_token tokens[2];
		struct str word;

		tokens_at(ix, below(d, ix->ntokens), tokens);
		word = intern_get(ix->forms, tokens[0].form);
		if (!is_plain(word, WORD_LEAST))
			continue;
		buf_adds(out, word);
		return true;
	}
	return false;
}

bool
draw_phrase(struct draw *d, struct buf *out)
{
	const struct index *ix = d->model->index;
	unsigned i;

	for (i = 0; i < TRIES && ix->ntokens > 1; i++) {
		struct index_token tokens[2];
		struct str first, second;

		tokens_at(ix, below(d, ix->ntokens), tokens);
		first = intern_get(ix->forms, tokens[0].form);
		second = intern_get(ix->forms, tokens[1].form);
		/* one space between them: of one sentence */
		if (tokens[1].start != tokens[0].end + 1 || !is_plain(first, 2) || !is_plain(second, 2))
			continue;
		buf_addf(out, STR_FMT " " STR_FMT, STR_ARG(first), STR_ARG(second));
		return true;
	}
	return false;
}

bool
draw_name(struct draw *d, struct buf *out)
{
	const struct entities *es = d->model->entities;
	unsigned i;

	for (i = 0; i < TRIES && es->nmentions > 0; i++) {
		const struct mention *m = &es->mentions[below(d, es->nmentions)];

		if (mention_is_figure(m))
			continue;
		buf_adds(out, entity_name(&es->entities[mention_entity(m)], 0));
		if (str_chr(buf_str(out), '"', 0) == SIZE_MAX)
			return true;
		buf_reset(out);
	}
	return false;
}
