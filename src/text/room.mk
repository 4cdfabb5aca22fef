# text: Unicode and languages; the only room that sees ICU.
noinst_LIBRARIES += src/text/libtext.a
src_text_libtext_a_SOURCES = \
	src/text/encoding.c \
	src/text/encoding.h \
	src/text/fold.c \
	src/text/fold.h \
	src/text/fold_icu.c \
	src/text/fold_icu.h \
	src/text/lang.c \
	src/text/lang.h \
	src/text/language.c \
	src/text/language.h \
	src/text/language_file.h \
	src/text/names.c \
	src/text/names.h \
	src/text/ngram.c \
	src/text/ngram.h \
	src/text/sentences.c \
	src/text/sentences.h \
	src/text/stopped.c \
	src/text/stopped.h \
	src/text/stops.c \
	src/text/stops.h \
	src/text/width.c \
	src/text/width.h \
	src/text/words.c \
	src/text/words.h
src_text_libtext_a_CPPFLAGS = $(AM_CPPFLAGS) $(ICU_CFLAGS)

noinst_PROGRAMS += src/text/make-languages
src_text_make_languages_SOURCES = src/text/make-languages.c
src_text_make_languages_LDADD = $(LIBS_TEXT)

if HAVE_CRITERION
UNIT_TESTS += tests/unit/t-text
tests_unit_t_text_SOURCES = \
	tests/unit/t-text-encoding.c \
	tests/unit/t-text-fold.c \
	tests/unit/t-text-language.c \
	tests/unit/bars.h \
	tests/unit/t-text-sentences.c \
	tests/unit/t-text-stops.c \
	tests/unit/t-text-width.c \
	tests/unit/t-text-words.c
tests_unit_t_text_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
tests_unit_t_text_LDADD = $(LIBS_TEXT) $(CRITERION_LIBS)
endif
