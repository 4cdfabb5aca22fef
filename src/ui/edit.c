#include "ui/edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { HISTORY_MOST = 100 };

void
edit_start(struct edit *e, struct str text)
{
	buf_reset(&e->text);
	buf_adds(&e->text, text);
	e->cursor = text.n;
	e->recalled = e->history.n;
}

static void
erase(struct edit *e, size_t from, size_t to)
{
	memmove(e->text.p + from, e->text.p + to, e->text.n - to + 1);
	e->text.n -= to - from;
	e->cursor = from;
}

static size_t
before(const struct edit *e)
{
	size_t at = e->cursor;

	if (at > 0)
		utf8_prev(buf_str(&e->text), &at);
	return at;
}

static size_t
behind(const struct edit *e)
{
	size_t at = e->cursor;

	if (at < e->text.n)
		utf8_next(buf_str(&e->text), &at);
	return at;
}

static size_t
word_start(const struct edit *e)
{
	size_t at = e->cursor;

	while (at > 0 && e->text.p[at - 1] == ' ')
		at--;
	while (at > 0 && e->text.p[at - 1] != ' ')
		at--;
	return at;
}

static enum edit_result
recall(struct edit *e, int step)
{
	size_t to = e->recalled + (size_t)step;

	if ((step < 0 && e->recalled == 0) || (step > 0 && e->recalled >= e->history.n))
		return EDIT_IGNORED;
	e->recalled = to;
	buf_reset(&e->text);
	if (to < e->history.n)
		buf_addz(&e->text, e->history.items[to]);
	e->cursor = e->text.n;
	return EDIT_CHANGED;
}

static enum edit_result
insert(struct edit *e, uint32_t c)
{
	char bytes[4];
	size_t n = utf8_put(bytes, c);

	if (c < 0x20 || e->text.n > 60000)
		return EDIT_IGNORED;
	buf_reserve(&e->text, n + 1);
	memmove(e->text.p + e->cursor + n, e->text.p + e->cursor, e->text.n - e->cursor);
	memcpy(e->text.p + e->cursor, bytes, n);
	e->text.n += n;
	e->text.p[e->text.n] = '\0';
	e->cursor += n;
	return EDIT_CHANGED;
}

static enum edit_result
control(struct edit *e, uint32_t c)
{
	switch (c) {
	case 'A':
		e->cursor = 0;
		return EDIT_MOVED;
	case 'E':
		e->cursor = e->text.n;
		return EDIT_MOVED;
	case 'B':
		e->cursor = before(e);
		return EDIT_MOVED;
	case 'F':
		e->cursor = behind(e);
		return EDIT_MOVED;
	case 'U':
		erase(e, 0, e->cursor);
		return EDIT_CHANGED;
	case 'K':
		erase(e, e->cursor, e->text.n);
		return EDIT_CHANGED;
	case 'W':
		erase(e, word_start(e), e->cursor);
		return EDIT_CHANGED;
	case 'P':
		return recall(e, -1);
	case 'N':
		return recall(e, 1);
	case 'G':
	case 'C':
		return EDIT_CANCELLED;
	default:
		return EDIT_IGNORED;
	}
}

enum edit_result
edit_key(struct edit *e, struct key k)
{
	size_t at;

	buf_reserve(&e->text, 1);
	e->text.p[e->text.n] = '\0';
	switch (k.kind) {
	case KEY_CHAR:
		return insert(e, k.cp);
	case KEY_CTRL:
		return control(e, k.cp);
	case KEY_ENTER_KEY:
		return EDIT_DONE;
	case KEY_ESCAPE:
		return EDIT_CANCELLED;
	case KEY_ERASE:
		if (e->text.n == 0)
			return EDIT_CANCELLED;
		erase(e, before(e), e->cursor);
		return EDIT_CHANGED;
	case KEY_DELETE:
		at = e->cursor;
		erase(e, at, behind(e));
		return EDIT_CHANGED;
	case KEY_LEFT_ARROW:
		e->cursor = before(e);
		return EDIT_MOVED;
	case KEY_RIGHT_ARROW:
		e->cursor = behind(e);
		return EDIT_MOVED;
	case KEY_HOME_KEY:
		return control(e, 'A');
	case KEY_END_KEY:
		return control(e, 'E');
	case KEY_UP_ARROW:
		return recall(e, -1);
	case KEY_DOWN_ARROW:
		return recall(e, 1);
	default:
		return EDIT_IGNORED;
	}
}

void
edit_remember(struct edit *e)
{
	if (e->text.n == 0)
		return;
	if (e->history.n > 0 && strcmp(e->history.items[e->history.n - 1], e->text.p) == 0)
		return;
	if (e->history.n == HISTORY_MOST) {
		free(e->history.items[0]);
		memmove(e->history.items, e->history.items + 1, --e->history.n * sizeof *e->history.items);
	}
	vec_add(&e->history, strdup(e->text.p));
}

void
edit_release(struct edit *e)
{
	size_t i;

	for (i = 0; i < e->history.n; i++)
		free(e->history.items[i]);
	vec_release(&e->history);
	buf_release(&e->text);
}
