#include "term/term.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/intl.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "term/own.h"

#define ESCAPE_MS 25       /* how long an Esc may be the beginning of a key */
#define COPY_MOST 74994    /* bytes of base64: what xterm takes in one OSC */

/* term.h of ncurses has a struct term of its own, so this one function of it is declared here. */
extern int setupterm(const char *name, int fd, int *status);

void
term_measure(struct term *t)
{
	struct winsize w;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_row > 0 && w.ws_col > 0)
		resizeterm(w.ws_row, w.ws_col);
	getmaxyx(stdscr, t->rows, t->cols);
	free(t->shown);
	t->shown = mem_zalloc((size_t)t->rows * (size_t)t->cols + 1, sizeof *t->shown);
	t->all = true;
}

/*
 * Ctrl-Z comes as a key: ncurses ignores SIGTSTP as long as it writes the screen, which over a slow line is most of
 * the time, and the signal would be lost.
 */
static void
suspend_key_off(void)
{
	struct termios now;

	if (tcgetattr(STDIN_FILENO, &now) != 0)
		return;
	now.c_cc[VSUSP] = _POSIX_VDISABLE;
	if (tcsetattr(STDIN_FILENO, TCSADRAIN, &now) == 0)
		def_prog_mode();
}

static void
set_up(struct term *t)
{
	cbreak();
	suspend_key_off();
	noecho();
	nonl();
	intrflush(stdscr, FALSE);
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	leaveok(stdscr, FALSE); /* the cursor stays where the reader is: screen readers, braille */
	curs_set(1);
	term_mouse(t, t->options.mouse);
	term_signals_arm(t, true);
}

/* Can a screen be drawn there? ncurses itself would end the program where it cannot. */
static int
check_terminal(struct err *err)
{
	const char *name = getenv("TERM");
	int status = 0;

	if (name == NULL || name[0] == '\0')
		return err_set(err, "%s", _("TERM is not set: which terminal this is, is not known"));
	if (setupterm(NULL, STDOUT_FILENO, &status) != OK)
		return err_set(err, _("the terminal “%s” is not known here; set TERM"), name);
	if (tigetstr("cup") == NULL || tigetstr("cup") == (char *)-1)
		return err_set(err, _("the terminal “%s” cannot move its cursor; set TERM"), name);
	return 0;
}

static int
open_screen(struct term *t, struct err *err)
{
	int in = dup(STDIN_FILENO), out = dup(STDOUT_FILENO);

	t->in = in >= 0 ? fdopen(in, "r") : NULL;
	t->out = out >= 0 ? fdopen(out, "w") : NULL;
	if (t->in == NULL || t->out == NULL)
		return err_sys(err, _("the terminal cannot be used"));
	setenv("NCURSES_NO_UTF8_ACS", "1", 0); /* PuTTY */
	set_escdelay(ESCAPE_MS);
	t->screen = newterm(NULL, t->out, t->in);
	if (t->screen == NULL)
		return err_set(err, "%s", _("the terminal cannot be used"));
	return 0;
}

static void
close_files(struct term *t)
{
	if (t->in != NULL)
		fclose(t->in);
	if (t->out != NULL)
		fclose(t->out);
}

int
term_new(struct term **out, const struct term_options *o, struct err *err)
{
	struct term *t;

	if (check_terminal(err) != 0)
		return -1;
	t = mem_zalloc(1, sizeof *t);
	t->options = *o;
	term_signals_before();
	if (open_screen(t, err) != 0) {
		close_files(t);
		free(t);
		return -1;
	}
	set_term(t->screen);
	term_pairs(t);
	term_signals_take(t);
	set_up(t);
	term_measure(t);
	*out = t;
	return 0;
}

void
term_free(struct term *t)
{
	if (t == NULL)
		return;
	term_leave(t);
	term_signals_give(t);
	delscreen(t->screen);
	close_files(t);
	free(t->shown);
	free(t);
}

void
term_size(const struct term *t, int *rows, int *cols)
{
	*rows = t->rows;
	*cols = t->cols;
}

void
term_redraw(struct term *t)
{
	t->all = true;
}

void
term_suspend(struct term *t)
{
	term_leave(t);
	term_signals_stop();
	term_return(t);
}

void
term_leave(struct term *t)
{
	mousemask(0, NULL);
	endwin();
	term_signals_arm(t, false);
}

void
term_return(struct term *t)
{
	reset_prog_mode();
	refresh();
	set_up(t);
	term_measure(t);
}

void
term_mouse(struct term *t, bool on)
{
	mmask_t mask = BUTTON1_PRESSED | BUTTON1_CLICKED | BUTTON4_PRESSED;

#ifdef BUTTON5_PRESSED
	mask |= BUTTON5_PRESSED;
#endif
	t->options.mouse = on;
	mousemask(on ? mask : 0, NULL);
	mouseinterval(0);
}

/* --- the clipboard ------------------------------------------------------------------------------------------------ */

static void
base64(struct str s, struct buf *out)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t i;

	for (i = 0; i < s.n; i += 3) {
		uint32_t v = (uint32_t)(unsigned char)s.p[i] << 16;

		v |= i + 1 < s.n ? (uint32_t)(unsigned char)s.p[i + 1] << 8 : 0;
		v |= i + 2 < s.n ? (uint32_t)(unsigned char)s.p[i + 2] : 0;
		buf_addc(out, digits[v >> 18]);
		buf_addc(out, digits[v >> 12 & 63]);
		buf_addc(out, i + 1 < s.n ? digits[v >> 6 & 63] : '=');
		buf_addc(out, i + 2 < s.n ? digits[v & 63] : '=');
	}
}

/* Terminals that would show the sequence as text. */
static bool
knows_no_osc(const char *name)
{
	static const char *const names[] = { "vt1", "vt2", "vt5", "linux", "ansi", "cons" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strncmp(name, names[i], strlen(names[i])) == 0)
			return true;
	return false;
}

/* OSC 52 (xterm control sequences, "Manipulate Selection Data"). GNU screen passes it on inside a DCS. */
void
term_copy(struct term *t, struct str text)
{
	const char *name = getenv("TERM");
	bool screen = getenv("STY") != NULL;
	struct buf b = { 0 };
	size_t at = 0;

	(void)t;
	if (name == NULL || knows_no_osc(name))
		return;
	text = str_sub(text, 0, utf8_cut(text, COPY_MOST / 4 * 3));
	buf_addz(&b, screen ? "\033P\033]52;c;" : "\033]52;c;");
	base64(text, &b);
	buf_addz(&b, screen ? "\a\033\\" : "\a");
	while (at < b.n) {
		ssize_t n = write(STDOUT_FILENO, b.p + at, b.n - at);

		if (n <= 0)
			break;
		at += (size_t)n;
	}
	buf_release(&b);
}
