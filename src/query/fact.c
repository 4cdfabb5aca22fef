#include "query/fact.h"

#include "base/buf.h"
#include "text/fold.h"

/* Keep those for which it is true. */
#define KEEP(s, a, condition)                                                                      \
	do {                                                                                       \
		size_t kept_ = 0;                                                                  \
		for (size_t i_ = 0; i_ < (s)->ids.n; i_++) {                                       \
			uint32_t a = (s)->ids.items[i_];                                           \
			if (condition)                                                             \
				(s)->ids.items[kept_++] = a;                                       \
		}                                                                                  \
		(s)->ids.n = kept_;                                                                \
	} while (0)

void
fact_date(const struct fact *f, const struct expr *e, struct set *s)
{
	const struct corpus *c = f->model->corpus;
	KEEP(s, a, value_days_has(&e->days, c->articles[a]->date));
}

void
fact_lang(const struct fact *f, const struct expr *e, struct set *s)
{
	const struct corpus *c = f->model->corpus;
	KEEP(s, a, c->articles[a]->lang == e->lang);
}

static struct str
text_of(const struct article *a, enum expr_kind kind)
{
	return kind == EXPR_TITLE ? article_title(a) : kind == EXPR_SOURCE ? a->source : a->file;
}

static bool
has_text(const struct article *a, const struct expr *e, struct buf *key)
{
	buf_reset(key);
	fold_key(text_of(a, e->kind), key);
	return str_find(buf_str(key), e->text, 0) != SIZE_MAX;
}

/* The sources and files that have the same text are its own, too. */
static bool
copy_has(const struct corpus *c, uint32_t article, const struct expr *e, struct buf *key)
{
	uint32_t n, i = 0;
	const struct article *const *copies = corpus_copies(c, article, &n);
	while (i < n && !has_text(copies[i], e, key))
		i++;
	return i < n;
}

void
fact_text(const struct fact *f, const struct expr *e, struct set *s)
{
	const struct corpus *c = f->model->corpus;
	struct buf key = { 0 };
	KEEP(s, a, has_text(c->articles[a], e, &key) || copy_has(c, a, e, &key));
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

/* Has the article a pair of that kind? */
static bool
article_is(const struct fact *f, const struct expr *e, uint32_t article)
{
	const struct stories *st = f->model->stories;
	const struct story *story = &st->stories[st->story_of[article]];
	if (e->is == IS_MARKED)
		return f->context && f->context->marked && f->context->marked[article];
	for (uint32_t i = story->first_pair; i < story->first_pair + story->npairs; i++) {
		const uint32_t *of = st->pairs[i].article;
		if ((of[0] == article || of[1] == article) && pair_is(f, e, i))
			return e->is != IS_SINGLE;
	}
	return e->is == IS_SINGLE;
}

void
fact_is(const struct fact *f, const struct expr *e, struct set *s)
{
	KEEP(s, a, article_is(f, e, a));
}
