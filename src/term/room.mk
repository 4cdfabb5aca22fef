# term: the terminal; the only room that sees ncurses.
noinst_LIBRARIES += src/term/libterm.a
src_term_libterm_a_SOURCES = \
	src/term/ascii.c \
	src/term/ascii.h \
	src/term/input.c \
	src/term/own.h \
	src/term/show.c \
	src/term/signals.c \
	src/term/term.c \
	src/term/term.h
src_term_libterm_a_CPPFLAGS = $(AM_CPPFLAGS) $(NCURSES_CFLAGS)

SCRIPT_TESTS += tests/terminal/start.sh tests/terminal/signals.sh tests/terminal/terms.sh tests/terminal/text.sh
EXTRA_DIST += tests/terminal/lib.sh tests/terminal/start.sh tests/terminal/signals.sh tests/terminal/terms.sh \
	tests/terminal/text.sh
tests/terminal/start.log tests/terminal/signals.log tests/terminal/terms.log tests/terminal/text.log: src/app/visavis$(EXEEXT)
