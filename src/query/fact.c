#include "query/fact.h"

#include <string.h>

#include "base/buf.h"
#include "text/fold.h"

void
fact_date(const struct fact *f, const struct expr *e, uint8_t *out)
{
	const struct corpus *c = f->model->corpus;
	for (uint32_t a = 0; a < c->narticles; a++)
		out[a] = value_days_has(&e->days, c->articles[a]->date);
}

void
fact_lang(const struct fact *f, const struct expr *e, uint8_t *out)
{
	const struct corpus *c = f->model->corpus;
	for (uint32_t a = 0; a < c->narticles; a++)
		out[a] = c->articles[a]->lang == e->lang;
}

static struct str
text_of(const struct article *a, enum expr_kind kind)
{
	return kind == EXPR_TITLE ? article_title(a) : kind == EXPR_SOURCE ? a->source : a->file;
}

void
fact_text(const struct fact *f, const struct expr *e, uint8_t *out)
{
	const struct corpus *c = f->model->corpus;
	struct buf key = { 0 };
	for (uint32_t a = 0; a < c->narticles; a++) {
		buf_reset(&key);
		fold_key(text_of(c->articles[a], e->kind), &key);
		out[a] = str_find(buf_str(&key), e->text, 0) != SIZE_MAX;
	}
	buf_release(&key);
}

static bool
pair_is(const struct fact *f, const struct expr *e, uint32_t pair)
{
	const struct model *m = f->model;
	const struct pair *p = &m->stories->pairs[pair];
	switch ((enum expr_is)e->is) {
	case IS_PAIRED:
	case IS_SINGLE: return true;
	case IS_TRANSLATION: return p->kind == PAIR_TRANSLATION;
	case IS_COMPARABLE: return p->kind == PAIR_COMPARABLE;
	case IS_CONFLICT: return opened_differences(m->opened, pair)->conflicts > 0;
	case IS_ONLY:
		if (e->lang != m->sides.left && e->lang != m->sides.right)
			return false;
		return opened_differences(m->opened, pair)->only[e->lang == m->sides.right] > 0;
	case IS_MARKED: break;
	}
	return false;
}

void
fact_is(const struct fact *f, const struct expr *e, uint8_t *out)
{
	const struct stories *s = f->model->stories;
	uint32_t narticles = f->model->corpus->narticles;
	if (e->is == IS_MARKED) {
		if (f->context && f->context->marked && narticles > 0)
			memcpy(out, f->context->marked, narticles);
		return;
	}
	for (uint32_t i = 0; i < s->npairs; i++) {
		const uint32_t *article = s->pairs[i].article;
		if ((!out[article[0]] || !out[article[1]]) && pair_is(f, e, i))
			out[article[0]] = out[article[1]] = 1;
	}
	for (uint32_t a = 0; a < narticles && e->is == IS_SINGLE; a++)
		out[a] = !out[a];
}
