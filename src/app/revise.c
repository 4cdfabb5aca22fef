#include "app/revise.h"

/* The model's articles are of the older loader while a newer one reads. */
static struct model *
revised(struct session *s, struct model *m)
{
	const struct wisdom *w = loader_wisdom(s->old_loader ? s->old_loader : s->loader);
	return model_revised(m, w, view_revisions(s->view), s->o->threads);
}

void
revise_model(struct session *s)
{
	struct model *fresh = s->model ? revised(s, s->model) : NULL;
	if (!fresh)
		return;
	view_model(s->view, fresh);
	model_free(s->model);
	s->model = fresh;
	s->idle = true;
}

static bool
same_said(const struct revisions *a, const struct revisions *b)
{
	struct buf x = { 0 }, y = { 0 };
	revisions_write(a, &x);
	revisions_write(b, &y);
	bool same = str_eq(buf_str(&x), buf_str(&y));
	buf_release(&x);
	buf_release(&y);
	return same;
}

struct model *
revise_fresh(struct session *s, struct model *fresh)
{
	if (same_said(loader_revisions(s->loader), view_revisions(s->view)))
		return fresh;
	struct model *m = model_revised(fresh, loader_wisdom(s->loader), view_revisions(s->view), s->o->threads);
	if (!m)
		return fresh;
	model_free(fresh);
	return m;
}
