#include "align/difference.h"

#include <stdlib.h>

#include "align/facts.h"

const char *
difference_kind_code(enum difference_kind k)
{
	static const char *const codes[] = { [DIFF_AMOUNT] = "amount",   [DIFF_DATE] = "date", [DIFF_NUMBER] = "number",
		                             [DIFF_PERCENT] = "percent", [DIFF_NAME] = "name", [DIFF_PASSAGE] = "passage" };

	return codes[k];
}

/* ---- The facts of each side ---- */

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

static void
gather(struct comparing *c, int side, struct arena *arena)
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
letter_at(struct str s, size_t at)
{
	/* bytes of other letters than ASCII count as letters: no cut inside of a word */
	return at < s.n && ((unsigned char)s.p[at] >= 0x80 || (s.p[at] >= '0' && s.p[at] <= '9') ||
	                    (s.p[at] >= 'a' && s.p[at] <= 'z') || (s.p[at] >= 'A' && s.p[at] <= 'Z'));
}

void
facts_look_written(struct comparing *c, int side, struct fact *f)
{
	struct str all = c->corpus->articles[c->article[1 - side]]->text;
	size_t at = 0;

	while ((at = str_find(all, f->text, at)) != SIZE_MAX) {
		if ((at == 0 || !letter_at(all, at - 1)) && !letter_at(all, at + f->text.n)) {
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


/* ---- Passages ---- */

static bool
has_letters(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80 || (s.p[i] | 0x20) >= 'a')
			return true;
	return false;
}

/* Every sentence that faces nothing. */
static void
passages(struct comparing *c)
{
	uint32_t i, k;

	for (i = 0; i < c->alignment->nbeads; i++) {
		const struct bead *b = &c->alignment->beads[i];
		int side = b->n[0] > 0 ? 0 : 1;

		if (b->n[1 - side] > 0)
			continue;
		for (k = 0; k < b->n[side]; k++) {
			uint32_t article = c->article[side], sentence = c->corpus->first_body[article] + b->start[side] + k;
			struct difference d = { DIFF_PASSAGE, (uint8_t)(side ? DIFF_ONLY_RIGHT : DIFF_ONLY_LEFT), i,
				                { { NULL, 0 }, { NULL, 0 } }, { 0, 0 }, { 0, 0 } };

			d.text[side] = corpus_sentence(c->corpus, article, sentence);
			d.start[side] = c->corpus->sentences[sentence].start;
			d.end[side] = c->corpus->sentences[sentence].end;
			if (has_letters(d.text[side]))
				vec_add(&c->found, d);
		}
	}
}

/* ---- All of them ---- */

static int
in_reading_order(const void *a, const void *b)
{
	const struct difference *x = a, *y = b;
	bool right[2] = { x->status == DIFF_ONLY_RIGHT, y->status == DIFF_ONLY_RIGHT };
	int side = right[0];

	if (right[0] != right[1])
		return right[0] ? 1 : -1;
	if (x->start[side] != y->start[side])
		return x->start[side] < y->start[side] ? -1 : 1;
	if (x->kind != y->kind) /* a passage, then what is in it */
		return x->kind == DIFF_PASSAGE ? -1 : y->kind == DIFF_PASSAGE ? 1 : x->kind - y->kind;
	return x->end[side] < y->end[side] ? -1 : x->end[side] > y->end[side];
}

const struct differences *
differences_new(const struct corpus *corpus, const struct entities *es, const struct pair *pair,
                const struct alignment *a, struct arena *arena)
{
	struct differences *d = arena_array(arena, struct differences, 1);
	struct comparing c = { .corpus = corpus, .entities = es, .alignment = a,
		               .article = { pair->article[0], pair->article[1] } };
	struct arena scratch = { 0 };
	size_t i;
	int side;

	for (side = 0; side < 2; side++)
		gather(&c, side, &scratch);
	facts_figures(&c);
	facts_names(&c);
	passages(&c);
	if (c.found.n > 1)
		qsort(c.found.items, c.found.n, sizeof *c.found.items, in_reading_order);
	d->n = (uint32_t)c.found.n;
	d->items = arena_items(arena, &c.found);
	for (i = 0; i < d->n; i++) {
		uint32_t *counts[] = { [DIFF_AGREE] = &d->agree, [DIFF_CONFLICT] = &d->conflicts,
			               [DIFF_ONLY_LEFT] = &d->only[0], [DIFF_ONLY_RIGHT] = &d->only[1] };

		++*counts[d->items[i].status];
	}
	vec_release(&c.found);
	arena_release(&scratch);
	return d;
}
