# A fuzz target for each input. With --enable-fuzzing (clang) libFuzzer drives them, otherwise they replay their seeds.
if FUZZING
FUZZ_LINK = $(AM_LDFLAGS) -fsanitize=fuzzer
FUZZ_MAIN =
else
FUZZ_LINK = $(AM_LDFLAGS)
FUZZ_MAIN = tests/fuzz/replay.c
endif

check_PROGRAMS += $(FUZZ_TARGETS)
FUZZ_TARGETS = \
	tests/fuzz/fuzz-any \
	tests/fuzz/fuzz-encoding \
	tests/fuzz/fuzz-html \
	tests/fuzz/fuzz-press \
	tests/fuzz/fuzz-key \
	tests/fuzz/fuzz-plain \
	tests/fuzz/fuzz-query \
	tests/fuzz/fuzz-raw \
	tests/fuzz/fuzz-revisions \
	tests/fuzz/fuzz-words

tests_fuzz_fuzz_any_SOURCES = tests/fuzz/fuzz-any.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_any_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_any_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_encoding_SOURCES = tests/fuzz/fuzz-encoding.c $(FUZZ_MAIN)
tests_fuzz_fuzz_encoding_LDADD = $(LIBS_TEXT)
tests_fuzz_fuzz_encoding_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_html_SOURCES = tests/fuzz/fuzz-html.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_html_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_html_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_press_SOURCES = tests/fuzz/fuzz-press.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_press_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_press_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_key_SOURCES = tests/fuzz/fuzz-key.c tests/unit/small.h $(FUZZ_MAIN)
tests_fuzz_fuzz_key_LDADD = $(LIBS_UI)
tests_fuzz_fuzz_key_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_plain_SOURCES = tests/fuzz/fuzz-plain.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_plain_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_plain_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_query_SOURCES = tests/fuzz/fuzz-query.c $(FUZZ_MAIN)
tests_fuzz_fuzz_query_LDADD = $(LIBS_QUERY)
tests_fuzz_fuzz_query_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_raw_SOURCES = tests/fuzz/fuzz-raw.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_raw_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_raw_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_revisions_SOURCES = tests/fuzz/fuzz-revisions.c $(FUZZ_MAIN)
tests_fuzz_fuzz_revisions_LDADD = $(LIBS_ENTITY)
tests_fuzz_fuzz_revisions_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_words_SOURCES = tests/fuzz/fuzz-words.c $(FUZZ_MAIN)
tests_fuzz_fuzz_words_LDADD = $(LIBS_TEXT)
tests_fuzz_fuzz_words_LDFLAGS = $(FUZZ_LINK)

SCRIPT_TESTS += tests/fuzz/fuzz.sh
EXTRA_DIST += tests/fuzz/fuzz.sh tests/fuzz/seeds
tests/fuzz/fuzz.log: $(FUZZ_TARGETS)
