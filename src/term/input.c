#include <curses.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "term/own.h"

static const struct key nothing = { KEY_NONE, 0, 0, 0 };

static struct key
mouse_key(void)
{
	MEVENT e;

	if (getmouse(&e) != OK)
		return nothing;
	if (e.bstate & BUTTON4_PRESSED)
		return (struct key){ KEY_WHEEL_UP, 0, e.y, e.x };
#ifdef BUTTON5_PRESSED
	if (e.bstate & BUTTON5_PRESSED)
		return (struct key){ KEY_WHEEL_DOWN, 0, e.y, e.x };
#endif
	if (e.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED))
		return (struct key){ KEY_CLICK, 0, e.y, e.x };
	return nothing;
}

static struct key
function_key(wint_t code)
{
	static const struct {
		wint_t code;
		uint8_t kind;
	} keys[] = { { KEY_UP, KEY_UP_ARROW },       { KEY_DOWN, KEY_DOWN_ARROW }, { KEY_LEFT, KEY_LEFT_ARROW },
		     { KEY_RIGHT, KEY_RIGHT_ARROW }, { KEY_HOME, KEY_HOME_KEY },   { KEY_END, KEY_END_KEY },
		     { KEY_PPAGE, KEY_PAGE_UP },     { KEY_NPAGE, KEY_PAGE_DOWN }, { KEY_ENTER, KEY_ENTER_KEY },
		     { KEY_BTAB, KEY_BACK_TAB },     { KEY_BACKSPACE, KEY_ERASE }, { KEY_DC, KEY_DELETE } };
	size_t i;

	if (code == KEY_MOUSE)
		return mouse_key();
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return (struct key){ KEY_FUNCTION, code - KEY_F0, 0, 0 };
	for (i = 0; i < sizeof keys / sizeof keys[0]; i++)
		if (keys[i].code == code)
			return (struct key){ keys[i].kind, 0, 0, 0 };
	return nothing;
}

static struct key
plain_key(wint_t c)
{
	if (c == L'\r' || c == L'\n')
		return (struct key){ KEY_ENTER_KEY, 0, 0, 0 };
	if (c == 27)
		return (struct key){ KEY_ESCAPE, 0, 0, 0 };
	if (c == L'\t')
		return (struct key){ KEY_TAB_KEY, 0, 0, 0 };
	if (c == 127 || c == 8)
		return (struct key){ KEY_ERASE, 0, 0, 0 };
	if (c >= 1 && c < 27)
		return (struct key){ KEY_CTRL, (uint32_t)c + 64, 0, 0 };
	return c < 32 ? nothing : (struct key){ KEY_CHAR, (uint32_t)c, 0, 0 };
}

/* What the signals since the last time ask for: a new size, Ctrl-C, or nothing. */
static struct key
signalled(struct term *t)
{
	struct key k = nothing;
	unsigned char number;

	while (t->signals >= 0 && read(t->signals, &number, 1) == 1) {
		if (number == SIGINT)
			return (struct key){ KEY_CTRL, 'C', 0, 0 };
		if (number == SIGTSTP)
			term_suspend(t);
		else
			term_measure(t);
		k = (struct key){ KEY_RESIZED, 0, t->rows, t->cols };
	}
	return k;
}

struct key
term_key(struct term *t, int milliseconds, int wake_fd)
{
	struct pollfd fds[3] = { { STDIN_FILENO, POLLIN, 0 }, { t->signals, POLLIN, 0 }, { wake_fd, POLLIN, 0 } };
	struct key k = signalled(t);
	wint_t c;
	int kind;

	if (k.kind != KEY_NONE)
		return k;
	kind = get_wch(&c); /* ncurses may hold the rest of what it read */
	if (kind == ERR) {
		int ready = poll(fds, 3, milliseconds);

		k = signalled(t);
		if (k.kind != KEY_NONE || ready <= 0 || fds[0].revents == 0)
			return k;
		kind = get_wch(&c);
		if (kind == ERR && fds[0].revents & (POLLHUP | POLLERR | POLLNVAL))
			term_signals_die(SIGHUP); /* the terminal is gone */
	}
	if (kind == ERR)
		return nothing;
	return kind == KEY_CODE_YES ? function_key(c) : plain_key(c);
}
