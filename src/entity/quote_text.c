#include "entity/quote_text.h"

#include <stdlib.h>

#include "base/intern.h"
#include "base/utf8.h"
#include "text/fold.h"

static uint8_t
gap_of(struct str gap)
{
	uint8_t bits = 0;
	bool blank = false, hyphen = gap.n == 1 && gap.p[0] == '-';
	size_t at = 0;

	if (gap.n == 1 && gap.p[0] == ' ')
		return GAP_BLANK;
	while (at < gap.n) {
		uint32_t c = utf8_next(gap, &at);

		switch (c) {
		case ',':
			bits |= GAP_COMMA;
			break;
		case ':':
			bits |= GAP_COLON;
			break;
		case '!':
		case '?':
		case ';':
		case '(':
		case ')':
		case '[':
		case ']':
		case 0x2013:
		case 0x2014:
		case 0x2026:
			bits |= GAP_STOP;
			break;
		case '-':
			bits |= blank ? GAP_STOP : 0;
			break;
		case '\n':
			bits |= GAP_FIELD | GAP_STOP;
			break;
		default:
			blank |= fold_is_space(c);
		}
	}
	return bits | (blank ? GAP_BLANK : 0) | (hyphen ? GAP_HYPHEN : 0);
}

static void
read_spans(struct quote_text *t)
{
	const struct article *a = t->corpus->articles[t->article];
	uint32_t f;

	t->spans.n = 0;
	for (f = 0; f < a->nfields; f++)
		quote_marks_find(t->text, a->fields[f].start, a->fields[f].end, &t->spans);
}

static const struct quote_form *
form_of(struct quote_text *t, uint32_t form)
{
	struct quote_form *f = &t->forms[form];
	struct str word;

	if (f->known)
		return f;
	word = intern_get(t->index->forms, form);
	quote_words_key(word, &t->key);
	f->word = quote_words_find(t->words, buf_str(&t->key));
	f->roles = quote_words_roles(t->words, f->word);
	f->capital = (fold_shape(word) & SHAPE_UPPER_FIRST) != 0;
	f->known = true;
	return f;
}

/* The table of a language; the languages that have words for quotations are fewer than there is room for. */
static struct quote_form *
forms_of(struct quote_text *t, const struct quote_words *words)
{
	size_t i = 0;

	while (i + 1 < QUOTE_LANGUAGES && t->of[i].words != NULL && t->of[i].words != words)
		i++;
	if (t->of[i].words != words) {
		free(t->of[i].forms);
		t->of[i] = (struct quote_forms){ words, mem_zalloc(t->index->nforms + (size_t)1, sizeof *t->of[i].forms) };
	}
	return t->of[i].forms;
}

static void
read_token(struct quote_text *t, const struct index_token *x, uint32_t before, uint32_t *mention, size_t *span)
{
	const struct entities *es = t->entities;
	struct quote_token k = { .start = x->start, .end = x->end, .mention = UINT32_MAX, .span = UINT32_MAX };
	const struct quote_form *f = form_of(t, x->form);

	k.word = f->word;
	k.roles = f->roles;
	k.capital = f->capital;
	k.gap = gap_of(str_sub(t->text, before, x->start));
	while (*mention < es->first_mention[t->article + 1] &&
	       (mention_is_figure(&es->mentions[*mention]) || es->mentions[*mention].end <= x->start))
		++*mention;
	if (*mention < es->first_mention[t->article + 1] && es->mentions[*mention].start < x->end)
		k.mention = *mention;
	while (*span < t->spans.n && t->spans.items[*span].close <= x->start)
		++*span;
	if (*span < t->spans.n && t->spans.items[*span].open <= x->start)
		k.span = (uint32_t)*span;
	vec_add(&t->tokens, k);
}

void
quote_text_read(struct quote_text *t, const struct quote_words *words, uint32_t article)
{
	uint32_t mention = t->entities->first_mention[article], before = 0;
	size_t span = 0, i;

	t->words = words;
	t->forms = forms_of(t, words);
	t->article = article;
	t->text = t->corpus->articles[article]->text;
	t->tokens.n = 0;
	read_spans(t);
	index_article(t->index, article, &t->raw);
	for (i = 0; i < t->raw.n; i++) {
		read_token(t, &t->raw.items[i], before, &mention, &span);
		before = t->raw.items[i].end;
	}
}

void
quote_text_release(struct quote_text *t)
{
	size_t i;

	vec_release(&t->tokens);
	vec_release(&t->spans);
	vec_release(&t->raw);
	buf_release(&t->key);
	for (i = 0; i < QUOTE_LANGUAGES; i++)
		free(t->of[i].forms);
}

uint32_t
quote_text_at(const struct quote_text *t, uint32_t offset)
{
	uint32_t low = 0, high = (uint32_t)t->tokens.n;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (t->tokens.items[mid].start < offset)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

uint32_t
quote_text_span(const struct quote_text *t, uint32_t offset)
{
	uint32_t low = 0, high = (uint32_t)t->spans.n;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (t->spans.items[mid].close <= offset)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}
