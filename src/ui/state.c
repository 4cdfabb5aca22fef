#include "ui/state.h"

#include <stdarg.h>
#include <stdio.h>

void
state_say(struct view *v, bool error, const char *fmt, ...)
{
	char text[1024];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	buf_reset(&v->message);
	buf_addz(&v->message, text);
	v->message_error = error;
}

void
state_scroll(struct scroll *s, uint32_t n, int visible)
{
	uint32_t rows = visible > 0 ? (uint32_t)visible : 1;

	if (n == 0) {
		*s = (struct scroll){ 0, 0 };
		return;
	}
	if (s->at >= n)
		s->at = n - 1;
	if (s->top > s->at)
		s->top = s->at;
	if (s->at - s->top >= rows)
		s->top = s->at - rows + 1;
	if (s->top + rows > n)
		s->top = n > rows ? n - rows : 0;
}

/* Which of the story's is in view: it may have fewer than the one before it. */
static uint32_t
in_view(const struct view *v)
{
	return v->pair % state_views(v);
}

uint32_t
state_pair(const struct view *v)
{
	const struct story *s;

	if (v->m == NULL || v->story == UINT32_MAX)
		return UINT32_MAX;
	s = &v->m->stories->stories[v->story];
	return in_view(v) < s->npairs ? s->first_pair + in_view(v) : UINT32_MAX;
}

uint32_t
state_views(const struct view *v)
{
	const struct story *s = &v->m->stories->stories[v->story];

	return s->npairs + s->nlone;
}

uint32_t
state_lone(const struct view *v)
{
	const struct story *s = &v->m->stories->stories[v->story];

	return v->m->stories->lone[s->first_lone + in_view(v) - s->npairs];
}

int
state_single_side(const struct view *v)
{
	return model_side(v->m, state_lone(v)) == 1;
}

uint32_t
state_article(const struct view *v, int side)
{
	uint32_t pair = state_pair(v);

	if (v->m == NULL || v->story == UINT32_MAX)
		return UINT32_MAX;
	if (pair != UINT32_MAX)
		return v->m->stories->pairs[pair].article[side];
	return state_single_side(v) == side ? state_lone(v) : UINT32_MAX;
}
