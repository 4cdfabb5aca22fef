# quality: scores against marks made by hand; `make quality` runs all of them, `make check` the fast ones.
SCORERS = \
	tests/quality/score-alignment \
	tests/quality/score-differences \
	tests/quality/score-formats \
	tests/quality/score-languages \
	tests/quality/score-pages \
	tests/quality/score-pairing \
	tests/quality/score-sample \
	tests/quality/score-sentences \
	tests/quality/score-versions \
	tests/quality/score-words
check_PROGRAMS += $(SCORERS)

tests_quality_score_alignment_SOURCES = tests/quality/score-alignment.c tests/quality/recut.c tests/quality/recut.h \
	tests/quality/pseudo.c tests/quality/pseudo.h
tests_quality_score_alignment_LDADD = $(LIBS_ALIGN)

tests_quality_score_differences_SOURCES = tests/quality/score-differences.c tests/quality/alter.c \
	tests/quality/alter.h tests/quality/news.c tests/quality/news.h tests/quality/pseudo.c tests/quality/pseudo.h
tests_quality_score_differences_LDADD = $(LIBS_ALIGN)

tests_quality_score_formats_SOURCES = tests/quality/score-formats.c
tests_quality_score_formats_LDADD = $(LIBS_READ)
tests_quality_score_languages_SOURCES = tests/quality/score-languages.c
tests_quality_score_languages_LDADD = $(LIBS_TEXT)

tests_quality_score_pages_SOURCES = tests/quality/score-pages.c
tests_quality_score_pages_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
tests_quality_score_pages_LDADD = $(LIBS_READ) $(JANSSON_LIBS)

tests_quality_score_pairing_SOURCES = tests/quality/score-pairing.c tests/quality/news.c tests/quality/news.h \
	tests/quality/pseudo.c tests/quality/pseudo.h
tests_quality_score_pairing_LDADD = $(LIBS_ALIGN)

tests_quality_score_versions_SOURCES = tests/quality/score-versions.c tests/quality/news.c tests/quality/news.h \
	tests/quality/pseudo.c tests/quality/pseudo.h
tests_quality_score_versions_LDADD = $(LIBS_ALIGN)

tests_quality_score_sample_SOURCES = tests/quality/score-sample.c tests/quality/sample-reading.c \
	tests/quality/sample-facts.c tests/quality/sample-quotes.c tests/quality/sample-words.c tests/quality/marks.c tests/quality/marks.h tests/quality/pseudo.c \
	tests/quality/pseudo.h tests/unit/small.h
tests_quality_score_sample_LDADD = $(LIBS_QUERY)

# The peer is ICU's own splitter, which the program does not use.
tests_quality_score_sentences_SOURCES = tests/quality/score-sentences.c tests/quality/pseudo.c tests/quality/pseudo.h
tests_quality_score_sentences_CPPFLAGS = $(AM_CPPFLAGS) $(ICU_CFLAGS)
tests_quality_score_sentences_LDADD = $(LIBS_ALIGN)

tests_quality_score_words_SOURCES = tests/quality/score-words.c tests/quality/pseudo.c tests/quality/pseudo.h \
	src/entity/marked.c src/entity/marked.h
tests_quality_score_words_LDADD = $(LIBS_ALIGN)

SCRIPT_TESTS += tests/quality/quality.sh
tests/quality/quality.log: $(check_PROGRAMS)
EXTRA_DIST += tests/quality/quality.sh tests/quality/run tests/quality/names tests/quality/pages tests/quality/scorers.tsv \
	tests/quality/floors.tsv tests/quality/documents.txt tests/quality/formats.tsv
include tests/quality/sample/files.mk
