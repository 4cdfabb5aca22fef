#include "app/revise.h"

#define AT_ONCE 200000 /* mentions whose names the reader can wait for: a fifth of a second on one processor */

static void
show_model(struct session *s, struct model *fresh)
{
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

/* While it reads, models come and go: what is on the screen is then small, or about to be replaced. */
static bool
in_background(const struct session *s)
{
	return s->model->entities->nmentions > AT_ONCE && !s->old_loader && !loader_running(s->loader);
}

void
revise_model(struct session *s)
{
	const struct wisdom *w = loader_wisdom(s->old_loader ? s->old_loader : s->loader);
	if (!s->model || s->reviser) /* what is at work will see that more was said */
		return;
	if (in_background(s)) {
		struct buf said = { 0 };
		view_revisions_save(s->view, &said);
		s->reviser = reviser_start(s->model, w, buf_str(&said), s->o->threads, s->loader);
		buf_release(&said);
		if (s->reviser)
			return;
	}
	struct model *fresh = model_revised(s->model, w, view_revisions(s->view), s->o->threads);
	if (fresh)
		show_model(s, fresh);
}

void
revise_take(struct session *s)
{
	struct revisions *said = NULL;
	struct renaming *made = s->reviser ? reviser_take(s->reviser, &said) : NULL;
	if (!said)
		return;
	reviser_free(s->reviser);
	s->reviser = NULL;
	if (made)
		show_model(s, model_renamed(s->model, made, view_revisions(s->view)));
	if (made && !same_said(said, view_revisions(s->view)))
		revise_model(s);
	revisions_free(said);
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
