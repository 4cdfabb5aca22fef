# corpus: articles and sentences.
noinst_LIBRARIES += src/corpus/libcorpus.a
src_corpus_libcorpus_a_SOURCES = \
	src/corpus/article.c \
	src/corpus/article.h \
	src/corpus/copies.c \
	src/corpus/copies.h \
	src/corpus/corpus.c \
	src/corpus/corpus.h \
	src/corpus/given.h \
	src/corpus/report.h
src_corpus_libcorpus_a_CPPFLAGS = $(AM_CPPFLAGS)

if HAVE_CRITERION
UNIT_TESTS += tests/unit/t-corpus
tests_unit_t_corpus_SOURCES = \
	tests/unit/t-copies.c \
	tests/unit/t-corpus.c \
	tests/unit/texts.h
tests_unit_t_corpus_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
tests_unit_t_corpus_LDADD = $(LIBS_CORPUS) $(CRITERION_LIBS)
endif
