#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "term/own.h"

/* All that a signal handler can reach: the write end of a pipe, and how the terminal was found. */
static volatile sig_atomic_t signal_pipe = -1;
static struct {
	volatile sig_atomic_t armed; /* the screen is ours */
	struct termios settings;
	char bytes[256]; /* what gives the screen back */
	size_t n;
} found;

static const int asking[] = { SIGWINCH, SIGINT, SIGTSTP, SIGCONT };
static const int ending[] = { SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL };
#define COUNT(a) (sizeof(a) / sizeof(a)[0])

static void
on_asking(int number)
{
	unsigned char byte = (unsigned char)number;
	int saved = errno;

	if (signal_pipe >= 0 && write((int)signal_pipe, &byte, 1) < 0)
		errno = saved;
	errno = saved;
}

/* Also after a crash: only what is safe in a handler. */
static void
on_ending(int number)
{
	if (found.armed) {
		found.armed = 0;
		if (write(STDOUT_FILENO, found.bytes, found.n) >= 0)
			tcsetattr(STDIN_FILENO, TCSANOW, &found.settings);
	}
	signal(number, SIG_DFL);
	raise(number);
}

static void
add(const char *z)
{
	if (z == NULL || z == (const char *)-1)
		return;
	for (; *z; z++) {
		if (z[0] == '$' && z[1] == '<') { /* padding, for terminals of old */
			z = strchr(z, '>');
			if (z == NULL)
				return;
		} else if (found.n < sizeof found.bytes) {
			found.bytes[found.n++] = *z;
		}
	}
}

void
term_signals_before(void)
{
	tcgetattr(STDIN_FILENO, &found.settings);
}

void
term_signals_take(struct term *t)
{
	static const char *const capabilities[] = { "sgr0", "rmkx", "cnorm", "rmcup" };
	struct sigaction ask = { .sa_handler = on_asking, .sa_flags = SA_RESTART };
	struct sigaction end = { .sa_handler = on_ending, .sa_flags = SA_RESETHAND | SA_NODEFER }, old;
	int ends[2];
	size_t i;

	t->signals = -1;
	found.n = 0;
	if (tigetstr("kmous") != NULL && tigetstr("kmous") != (char *)-1)
		add("\033[?1000l\033[?1002l\033[?1003l\033[?1006l");
	for (i = 0; i < COUNT(capabilities); i++)
		add(tigetstr(capabilities[i]));
	if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0) {
		t->signals = ends[0];
		signal_pipe = ends[1];
	}
	sigemptyset(&ask.sa_mask);
	sigemptyset(&end.sa_mask);
	for (i = 0; i < COUNT(asking); i++)
		sigaction(asking[i], &ask, NULL);
	for (i = 0; i < COUNT(ending); i++)
		if (sigaction(ending[i], NULL, &old) == 0 &&
		    (i < 2 ? old.sa_handler != SIG_IGN : old.sa_handler == SIG_DFL)) /* nohup; a sanitizer's own */
			sigaction(ending[i], &end, NULL);
}

void
term_signals_give(struct term *t)
{
	int end = (int)signal_pipe;

	found.armed = 0;
	signal_pipe = -1;
	if (t->signals >= 0) {
		close(end);
		close(t->signals);
	}
	t->signals = -1;
}

void
term_signals_arm(const struct term *t, bool ours)
{
	(void)t;
	found.armed = ours;
}

void
term_signals_stop(void)
{
	struct sigaction ask = { .sa_handler = on_asking, .sa_flags = SA_RESTART }, stop = { .sa_handler = SIG_DFL };

	sigemptyset(&ask.sa_mask);
	sigemptyset(&stop.sa_mask);
	sigaction(SIGTSTP, &stop, NULL);
	kill(0, SIGTSTP); /* a job may be several processes; the kernel ignores it where no shell could continue it */
	sigaction(SIGTSTP, &ask, NULL);
}

void
term_signals_die(int number)
{
	on_ending(number);
}
