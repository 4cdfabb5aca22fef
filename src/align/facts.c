#include "align/facts.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "text/fold.h"

/* [nsentences]: the bead of each sentence of the body. */
static uint32_t *
beads_of(const struct alignment *a, int side)
{
	uint32_t *bead = mem_alloc((a->nsentences[side] + (size_t)1) * sizeof *bead), i, k;

	for (i = 0; i < a->nbeads; i++)
		for (k = 0; k < a->beads[i].n[side]; k++)
			bead[a->beads[i].start[side] + k] = i;
	return bead;
}

void
facts_gather(struct comparing *c, int side, struct arena *arena)
{
	const struct corpus *corpus = c->corpus;
	const struct entities *es = c->entities;
	uint32_t article = c->article[side], first = es->first_mention[article], i;
	uint32_t n = es->first_mention[article + 1] - first, body = corpus->first_body[article];
	uint32_t *bead = beads_of(c->alignment, side);

	c->n[side] = n < FACTS_MOST ? n : FACTS_MOST;
	c->facts[side] = arena_array(arena, struct fact, c->n[side]);
	for (i = 0; i < c->n[side]; i++) {
		const struct mention *m = &es->mentions[first + i];
		uint32_t at = corpus_sentence_at(corpus, article, m->start);
		const struct sentence *s = &corpus->sentences[at];

		c->facts[side][i] = (struct fact){
			.mention = m,
			.text = str_sub(corpus->articles[article]->text, m->start, m->end),
			.bead = at < body ? UINT32_MAX : bead[at - body],
			.place = (float)(m->start - s->start) / (float)(s->end - s->start + 1),
			.other = FACT_NONE,
			.written = FACT_NONE,
		};
	}
	free(bead);
}

static bool
is_of_word(uint32_t code_point)
{
	return fold_is_letter(code_point) || fold_is_digit(code_point);
}

/* Do [start, end) begin and end with a word? */
static bool
stands_alone(struct str s, size_t start, size_t end)
{
	size_t before = start, after = end;

	return (start == 0 || !is_of_word(utf8_prev(s, &before))) && (end == s.n || !is_of_word(utf8_next(s, &after)));
}

void
facts_look_written(struct comparing *c, int side, struct fact *f)
{
	struct str all = c->corpus->articles[c->article[1 - side]]->text;
	size_t at = 0;

	while ((at = str_find(all, f->text, at)) != SIZE_MAX) {
		if (stands_alone(all, at, at + f->text.n)) {
			f->written = (uint32_t)at;
			f->agrees = true;
			return;
		}
		at++;
	}
}

static void
set_text(struct difference *d, int side, struct str text, uint32_t start)
{
	d->text[side] = text;
	d->start[side] = start;
	d->end[side] = start + (uint32_t)text.n;
}

void
facts_tell(struct comparing *c, enum difference_kind kind, int side, const struct fact *f)
{
	struct difference d = { .kind = (uint8_t)kind, .bead = f->bead };
	struct str other = { NULL, 0 };
	uint32_t start = 0;

	if (f->written != FACT_NONE) {
		start = f->written;
		other = str_sub(c->corpus->articles[c->article[1 - side]]->text, start, start + f->text.n);
	} else if (f->other != FACT_NONE) {
		start = c->facts[1 - side][f->other].mention->start;
		other = c->facts[1 - side][f->other].text;
	}
	d.status = other.n == 0 ? (side ? DIFF_ONLY_RIGHT : DIFF_ONLY_LEFT) : f->agrees ? DIFF_AGREE : DIFF_CONFLICT;
	set_text(&d, side, f->text, f->mention->start);
	set_text(&d, 1 - side, other, start);
	vec_add(&c->found, d);
}

/* Nats of a bead in which a conflict is believed: between translations, and between independent write-ups. */
static const float SURE = -4, SURE_LOOSE = 1;

bool
facts_sure_bead(const struct comparing *c, uint32_t bead)
{
	return bead == UINT32_MAX || c->alignment->beads[bead].score >= (c->alignment->independent ? SURE_LOOSE : SURE);
}

bool
facts_same_value(const struct figure *a, const struct figure *b)
{
	return decimal_cmp(a->low, b->low) == 0 && decimal_cmp(a->high, b->high) == 0;
}

size_t
facts_digits(struct str s, char *out)
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9') {
			if (out != NULL && n < FACTS_DIGITS)
				out[n] = s.p[i];
			n++;
		}
	return n;
}
