#include "query/concordance.h"

#include <stdlib.h>

#include "base/buf.h"
#include "text/fold.h"
#include "text/words.h"

/* How many words of the context sort a line. */
#define SORT_WORDS 6

uint32_t
concordance_pair(const struct model *m, uint32_t article, int *side)
{
	const struct stories *s = m->stories;
	const struct story *story = &s->stories[s->story_of[article]];
	for (uint32_t i = 0; i < story->npairs; i++) {
		const struct pair *p = &s->pairs[story->first_pair + i];
		*side = p->article[1] == article;
		if (p->article[*side] == article)
			return story->first_pair + i;
	}
	return UINT32_MAX;
}

static struct word_span
title_span(const struct corpus *c, uint32_t article)
{
	const struct field *f = c->articles[article]->fields;
	return (struct word_span){ article, f[0].start, f[0].end };
}

static struct word_span
bead_span(const struct corpus *c, uint32_t article, const struct bead *b, int side)
{
	const struct sentence *s = &c->sentences[c->first_body[article] + b->start[side]];
	if (b->n[side] == 0)
		return (struct word_span){ article, 0, 0 };
	return (struct word_span){ article, s[0].start, s[b->n[side] - 1].end };
}

/* The other version's sentences beside body sentence ${sentence}; its title beside a title. */
static void
add_aligned(const struct model *m, struct arena *arena, struct concordance_line *out)
{
	int side = 0;
	uint32_t pair = concordance_pair(m, out->hit.article, &side);
	if (pair == UINT32_MAX)
		return;
	const struct corpus *c = m->corpus;
	out->other = m->stories->pairs[pair].article[!side];
	if (out->sentence == UINT32_MAX) {
		struct str title = article_title(c->articles[out->other]);
		out->span[0] = title_span(c, out->hit.article);
		out->span[1] = title_span(c, out->other);
		out->naligned = title.n > 0;
		out->aligned = arena_copy(arena, &title, sizeof title);
		return;
	}
	const struct alignment *a = opened_alignment(m->opened, pair);
	uint32_t bead = alignment_bead_of(a, side, out->sentence);
	if (bead == UINT32_MAX)
		return;
	const struct bead *b = &a->beads[bead];
	struct str *aligned = arena_array(arena, struct str, b->n[!side] + (size_t)1);
	for (uint32_t i = 0; i < b->n[!side]; i++)
		aligned[i] = corpus_sentence(c, out->other, c->first_body[out->other] + b->start[!side] + i);
	out->aligned = aligned;
	out->naligned = b->n[!side];
	out->span[0] = bead_span(c, out->hit.article, b, side);
	out->span[1] = bead_span(c, out->other, b, !side);
}

void
concordance_line(const struct model *m, const struct hit *h, struct arena *arena, struct concordance_line *out)
{
	const struct corpus *c = m->corpus;
	struct str text = c->articles[h->article]->text;
	uint32_t s = corpus_sentence_at(c, h->article, h->start);
	const struct sentence *sentence = &c->sentences[s];
	*out = (struct concordance_line){ .hit = *h, .other = UINT32_MAX };
	out->sentence = s < c->first_body[h->article] ? UINT32_MAX : s - c->first_body[h->article];
	out->left = str_sub(text, sentence->start < h->start ? sentence->start : h->start, h->start);
	out->text = str_sub(text, h->start, h->end);
	out->right = str_sub(text, h->end, sentence->end > h->end ? sentence->end : h->end);
	add_aligned(m, arena, out);
}

uint32_t
concordance_answers(const struct model *m, const struct concordance_line *line, struct arena *arena,
		    const struct word_place **out)
{
	const struct word_sources from = word_sources_of(m->index, m->entities, model_lexicon(m), m->sides);
	int side = model_side(m, line->hit.article) == 1;
	struct word_span span[2];
	struct word_alignment a;
	uint32_t first, last;
	if (line->naligned == 0)
		return 0;
	span[side] = line->span[0];
	span[!side] = line->span[1];
	word_alignment_make(&from, span, arena, &a);
	first = word_alignment_at(&a, side, line->hit.start);
	for (last = first; last < a.n[side] && a.words[side][last].start < line->hit.end; last++)
		;
	struct word_place *places = arena_array(arena, struct word_place, a.n[!side]);
	*out = places;
	return word_alignment_places(&a, side, first, last, places, a.n[!side]);
}

struct sort_line {
	struct str key;
	struct hit hit;
};

/* Append the folded context words, nearest first. */
static struct str
sort_key(const struct concordance_line *line, enum concordance_order order, words *w, struct buf *buf,
	 struct arena *arena)
{
	struct str context = order == CONCORDANCE_LEFT ? line->left : line->right;
	buf_reset(buf);
	w->n = 0;
	words_split(context, w);
	for (size_t i = 0; i < w->n && i < SORT_WORDS; i++) {
		struct word x = w->items[order == CONCORDANCE_LEFT ? w->n - 1 - i : i];
		fold_key(str_sub(context, x.start, x.start + x.n), buf);
		buf_addc(buf, '\0');
	}
	return arena_str(arena, buf_str(buf));
}

static int
compare_text(const void *a, const void *b)
{
	const struct hit *x = &((const struct sort_line *)a)->hit, *y = &((const struct sort_line *)b)->hit;
	if (x->article != y->article)
		return x->article < y->article ? -1 : 1;
	return (x->start > y->start) - (x->start < y->start);
}

static int
compare_key(const void *a, const void *b)
{
	int cmp = str_cmp(((const struct sort_line *)a)->key, ((const struct sort_line *)b)->key);
	return cmp ? cmp : compare_text(a, b);
}

/* The context of a hit without its counterpart: nothing is aligned for sorting. */
static void
context_of(const struct model *m, const struct hit *h, struct concordance_line *out)
{
	const struct corpus *c = m->corpus;
	struct str text = c->articles[h->article]->text;
	const struct sentence *s = &c->sentences[corpus_sentence_at(c, h->article, h->start)];
	out->left = str_sub(text, s->start, h->start);
	out->right = str_sub(text, h->end, s->end);
}

void
concordance_sort(const struct model *m, struct hit *hits, uint32_t n, enum concordance_order order)
{
	struct arena arena = { 0 };
	struct buf buf = { 0 };
	words w = { 0 };
	struct sort_line *lines = mem_zalloc(n + (size_t)1, sizeof *lines);
	for (uint32_t i = 0; i < n; i++) {
		struct concordance_line line;
		lines[i].hit = hits[i];
		if (order == CONCORDANCE_TEXT)
			continue;
		context_of(m, &hits[i], &line);
		lines[i].key = sort_key(&line, order, &w, &buf, &arena);
	}
	qsort(lines, n, sizeof *lines, order == CONCORDANCE_TEXT ? compare_text : compare_key);
	for (uint32_t i = 0; i < n; i++)
		hits[i] = lines[i].hit;
	free(lines);
	vec_release(&w);
	buf_release(&buf);
	arena_release(&arena);
}
