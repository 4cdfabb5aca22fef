# Timings: make bench. Never a test.
BENCHES = tests/bench/make-corpus tests/bench/queries tests/bench/fts5-build tests/bench/screen \
	tests/bench/stages tests/bench/formats
check_PROGRAMS += $(BENCHES)
tests_bench_make_corpus_SOURCES = tests/bench/make-corpus.c
tests_bench_make_corpus_LDADD = $(LIBS_ALIGN)
tests_bench_queries_SOURCES = tests/bench/queries.c tests/bench/draw.c tests/bench/draw.h tests/bench/fts5.c \
	tests/bench/fts5.h tests/bench/samples.h
tests_bench_queries_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_bench_queries_LDADD = src/app/libapp.a $(LIBS_UI) $(SQLITE_LIBS)
tests_bench_fts5_build_SOURCES = tests/bench/fts5-build.c tests/bench/fts5.c tests/bench/fts5.h
tests_bench_fts5_build_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_bench_fts5_build_LDADD = $(LIBS_READ) $(SQLITE_LIBS)
tests_bench_screen_SOURCES = tests/bench/screen.c
tests_bench_screen_LDADD = $(LIBS_BASE)
tests_bench_stages_SOURCES = tests/bench/stages.c
tests_bench_stages_LDADD = $(LIBS_UI)
tests_bench_formats_SOURCES = tests/bench/formats.c
tests_bench_formats_LDADD = $(LIBS_READ)
EXTRA_DIST += tests/bench/run tests/bench/lib.sh tests/bench/targets.sh
