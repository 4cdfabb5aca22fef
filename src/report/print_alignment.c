#include <stdlib.h>

#include "base/intl.h"
#include "report/printing.h"
#include "report/table.h"
#include "report/tsv.h"

static struct str
sentence_of(const struct printing *p, const struct pair *pair, int side, uint32_t i)
{
	const struct corpus *c = p->m->corpus;
	uint32_t a = pair->article[side];
	return corpus_sentence(c, a, c->first_body[a] + i);
}

static void
add_sentences(struct printing *p, struct writer *j, const struct pair *pair, const struct alignment *a)
{
	writer_key(j, "sentences");
	writer_open(j, '{');
	for (int side = 0; side < 2; side++) {
		writer_key(j, p->code[side]);
		writer_open(j, '[');
		for (uint32_t i = 0; i < a->nsentences[side]; i++)
			writer_str(j, sentence_of(p, pair, side, i));
		writer_close(j, ']');
	}
	writer_close(j, '}');
}

static void
add_bead(struct printing *p, struct writer *j, const struct bead *b)
{
	writer_open(j, '{');
	for (int side = 0; side < 2; side++) {
		writer_key(j, p->code[side]);
		writer_open(j, '[');
		for (uint32_t i = 0; i < b->n[side]; i++)
			writer_int(j, b->start[side] + i);
		writer_close(j, ']');
	}
	writer_key(j, "score");
	writer_real(j, (double)b->score);
	writer_close(j, '}');
}

static void
add_alignment(struct printing *p, uint32_t pair)
{
	const struct pair *x = &p->m->stories->pairs[pair];
	const struct alignment *a = opened_alignment(p->m->opened, pair);
	struct writer j = { &p->b, false };
	writer_open(&j, '{');
	for (int side = 0; side < 2; side++) {
		writer_key(&j, p->code[side]);
		writer_int(&j, x->article[side]);
	}
	add_sentences(p, &j, x, a);
	writer_key(&j, "beads");
	writer_open(&j, '[');
	for (uint32_t i = 0; i < a->nbeads; i++) {
		if (printing_keeps_bead(p, &a->beads[i]))
			add_bead(p, &j, &a->beads[i]);
	}
	writer_close(&j, ']');
	writer_close(&j, '}');
	buf_addc(&p->b, '\n');
}

typedef void each_pair(struct printing *p, uint32_t pair);

static void
each(struct printing *p, each_pair *f)
{
	for (uint32_t i = 0; i < p->m->stories->npairs; i++) {
		if (!printing_keeps_pair(p, i))
			continue;
		f(p, i);
		if (!printing_done(p))
			return;
	}
}

void
print_alignment_json(struct printing *p)
{
	each(p, add_alignment);
}

static void
tsv_indices(struct printing *p, const struct bead *b, int side)
{
	for (uint32_t i = 0; i < b->n[side]; i++)
		buf_addf(&p->b, "%s%u", i ? "," : "", b->start[side] + i);
	tsv_close(p);
}

static void
tsv_side(struct printing *p, const struct pair *pair, const struct bead *b, int side)
{
	for (uint32_t i = 0; i < b->n[side]; i++)
		tsv_item(p, sentence_of(p, pair, side, b->start[side] + i), " ", i == 0);
	tsv_close(p);
}

static void
tsv_alignment(struct printing *p, uint32_t pair)
{
	const struct pair *x = &p->m->stories->pairs[pair];
	const struct alignment *a = opened_alignment(p->m->opened, pair);
	for (uint32_t i = 0; i < a->nbeads; i++) {
		const struct bead *b = &a->beads[i];
		if (!printing_keeps_bead(p, b))
			continue;
		tsv_int(p, x->article[0]);
		tsv_int(p, x->article[1]);
		tsv_int(p, i);
		tsv_indices(p, b, 0);
		tsv_indices(p, b, 1);
		tsv_real(p, (double)b->score);
		tsv_side(p, x, b, 0);
		tsv_side(p, x, b, 1);
		tsv_end(p);
	}
}

void
print_alignment_tsv(struct printing *p)
{
	struct key_name sentences[2], text[2];
	for (int side = 0; side < 2; side++) {
		sentences[side] = printing_key(p, "", side, "_sentences");
		text[side] = printing_key(p, "", side, "_text");
	}
	const char *head[] = { p->code[0],     p->code[1], "bead",    sentences[0].z,
			       sentences[1].z, "score",    text[0].z, text[1].z };
	tsv_head(p, head, sizeof head / sizeof *head);
	each(p, tsv_alignment);
}

/* The sentences of a bead on a side, a space between two. */
static void
join(const struct printing *p, const struct pair *pair, const struct bead *b, int side, struct buf *out)
{
	buf_reset(out);
	for (uint32_t i = 0; i < b->n[side]; i++) {
		if (i > 0)
			buf_addc(out, ' ');
		buf_adds(out, sentence_of(p, pair, side, b->start[side] + i));
	}
}

static void
text_head(struct printing *p, const struct pair *x, const struct alignment *a)
{
	const struct corpus *c = p->m->corpus;
	table_style(p, TABLE_BOLD);
	table_beside(p, article_heading(c->articles[x->article[0]]), article_heading(c->articles[x->article[1]]), " ");
	table_style(p, TABLE_PLAIN);
	table_style(p, TABLE_DIM);
	buf_addf(&p->b, "%s #%u  %s #%u  %s  %.0f %% / %.0f %%\n", p->code[0], x->article[0], p->code[1], x->article[1],
		 pair_kind_code(x->kind), (double)a->coverage[0] * 100, (double)a->coverage[1] * 100);
	table_style(p, TABLE_PLAIN);
	table_rule(p);
}

static void
text_alignment(struct printing *p, uint32_t pair)
{
	const struct pair *x = &p->m->stories->pairs[pair];
	const struct alignment *a = opened_alignment(p->m->opened, pair);
	struct buf side[2] = { { 0 }, { 0 } };
	text_head(p, x, a);
	for (uint32_t i = 0; i < a->nbeads; i++) {
		if (!printing_keeps_bead(p, &a->beads[i]))
			continue;
		join(p, x, &a->beads[i], 0, &side[0]);
		join(p, x, &a->beads[i], 1, &side[1]);
		table_beside(p, buf_str(&side[0]), buf_str(&side[1]), "· ");
		table_beside(p, STR(""), STR(""), " ");
	}
	buf_addc(&p->b, '\n');
	buf_release(&side[0]);
	buf_release(&side[1]);
}

void
print_alignment_text(struct printing *p)
{
	each(p, text_alignment);
}
