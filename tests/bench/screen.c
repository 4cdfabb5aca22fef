/*
 * screen first|bytes PROGRAM ARGUMENT…: run the explorer in a terminal of our own and watch what it sends.
 * first: milliseconds from before fork until something is painted, and until articles are.
 * bytes: what a key costs on the wire, the median of five: a step down in a list, a step that scrolls it by a line, a
 * character typed into a search whose result stays.
 * What the screen looks like is not known here; the messages must be English.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"

enum { ROWS = 30, COLS = 120, TIMES = 5, DEADLINE = 120 /* seconds */, BURST = 4, STILL = 200 /* milliseconds */ };

struct screen {
	int fd;
	pid_t pid;
	double started, painted; /* the last byte so far */
	struct buf seen;
};

static void
die(const char *what)
{
	fprintf(stderr, "screen: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void
child(int master, char **argv)
{
	const char *name = ptsname(master);
	int fd;

	setsid();
	fd = name ? open(name, O_RDWR) : -1;
	if (fd < 0 || ioctl(fd, TIOCSCTTY, 0) != 0)
		_exit(127);
	dup2(fd, 0);
	dup2(fd, 1);
	dup2(fd, 2);
	setenv("TERM", "xterm-256color", 1);
	unsetenv("NO_COLOR");
	execv(argv[0], argv);
	_exit(127);
}

static void
start(struct screen *s, char **argv)
{
	struct winsize size = { .ws_row = ROWS, .ws_col = COLS };

	s->fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (s->fd < 0 || grantpt(s->fd) != 0 || unlockpt(s->fd) != 0 || ioctl(s->fd, TIOCSWINSZ, &size) != 0)
		die("no terminal");
	s->started = clock_now();
	s->pid = fork();
	if (s->pid < 0)
		die("fork");
	if (s->pid == 0)
		child(s->fd, argv);
}

/* What comes within that time, appended to what was seen; false: nothing did. */
static bool
receive(struct screen *s, int milliseconds)
{
	struct pollfd p = { s->fd, POLLIN, 0 };
	char bytes[65536];
	ssize_t n;

	if (poll(&p, 1, milliseconds) <= 0)
		return false;
	n = read(s->fd, bytes, sizeof bytes);
	if (n <= 0)
		return false;
	s->painted = clock_now();
	buf_add(&s->seen, bytes, (size_t)n);
	return true;
}

/* All until nothing comes any more for so long; false at the deadline. */
static bool
settle(struct screen *s, int milliseconds)
{
	double since = clock_now();

	while (receive(s, milliseconds))
		if (clock_now() - since > DEADLINE)
			return false;
	return true;
}

static void
wait_for(struct screen *s, const char *text)
{
	double since = clock_now();

	while (str_find(buf_str(&s->seen), str_of(text), 0) == SIZE_MAX) {
		receive(s, 1000);
		if (clock_now() - since > DEADLINE || waitpid(s->pid, NULL, WNOHANG) != 0) {
			errno = ETIMEDOUT;
			die("what is waited for does not come");
		}
	}
}

static void
first(struct screen *s)
{
	wait_for(s, "visavis");
	settle(s, BURST);
	printf("first_paint %.1f\n", (s->painted - s->started) * 1e3);
	wait_for(s, "Stories");
	settle(s, BURST);
	printf("first_screen %.1f\n", (s->painted - s->started) * 1e3);
}

static size_t
press(struct screen *s, const char *keys)
{
	buf_reset(&s->seen);
	if (write(s->fd, keys, strlen(keys)) < 0)
		die("write");
	settle(s, STILL);
	return s->seen.n;
}

static int
compare(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

static size_t
median_of(struct screen *s, const char *key)
{
	size_t n[TIMES], i;

	for (i = 0; i < TIMES; i++)
		n[i] = press(s, key);
	qsort(n, TIMES, sizeof n[0], compare);
	return n[TIMES / 2];
}

static void
bytes(struct screen *s)
{
	int i;

	wait_for(s, "Stories");
	settle(s, 2 * STILL); /* differences are looked for in idle time, and counted on the screen */
	press(s, "?");
	printf("down %zu\n", median_of(s, "j"));
	for (i = 0; i < ROWS; i++)
		press(s, "j");
	printf("scroll %zu\n", median_of(s, "j"));
	press(s, "q");
	press(s, "/lang:fr -zz");
	printf("typed %zu\n", median_of(s, "z"));
}

static const struct what {
	const char *name;
	void (*run)(struct screen *s);
} whats[] = { { "first", first }, { "bytes", bytes } };

int
main(int argc, char **argv)
{
	struct screen s = { 0 };
	size_t i;

	for (i = 0; argc > 2 && i < sizeof whats / sizeof whats[0]; i++) {
		if (strcmp(argv[1], whats[i].name) != 0)
			continue;
		start(&s, argv + 2);
		whats[i].run(&s);
		kill(s.pid, SIGTERM);
		close(s.fd);
		waitpid(s.pid, NULL, 0);
		buf_release(&s.seen);
		return 0;
	}
	fputs("usage: screen first|bytes PROGRAM ARGUMENT...\n", stderr);
	return 2;
}
