# index: tokens, terms, postings.
noinst_LIBRARIES += src/index/libindex.a
src_index_libindex_a_SOURCES = \
	src/index/find.c \
	src/index/index.c \
	src/index/index.h \
	src/index/post.c \
	src/index/post.h
src_index_libindex_a_CPPFLAGS = $(AM_CPPFLAGS)

if HAVE_CRITERION
UNIT_TESTS += tests/unit/t-index
tests_unit_t_index_SOURCES = \
	tests/unit/t-index.c \
	tests/unit/texts.h
tests_unit_t_index_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
tests_unit_t_index_LDADD = $(LIBS_INDEX) $(CRITERION_LIBS)
endif
