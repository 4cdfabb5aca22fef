# Timings: make bench. Never a test.
check_PROGRAMS += tests/bench/make-corpus
tests_bench_make_corpus_SOURCES = tests/bench/make-corpus.c
tests_bench_make_corpus_LDADD = $(LIBS_ALIGN)
EXTRA_DIST += tests/bench/run
