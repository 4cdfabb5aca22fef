# query: the model as a whole; the query language.
noinst_LIBRARIES += src/query/libquery.a
src_query_libquery_a_SOURCES = \
	src/query/about.c \
	src/query/about.h \
	src/query/concordance.c \
	src/query/concordance.h \
	src/query/expr.h \
	src/query/facing.c \
	src/query/facing.h \
	src/query/fact.c \
	src/query/fact.h \
	src/query/find.c \
	src/query/find.h \
	src/query/forms.c \
	src/query/forms.h \
	src/query/hits.c \
	src/query/inflected.c \
	src/query/inflected.h \
	src/query/model.c \
	src/query/model.h \
	src/query/names.c \
	src/query/names.h \
	src/query/operand.c \
	src/query/operand.h \
	src/query/parse.c \
	src/query/plot.c \
	src/query/plot.h \
	src/query/query.h \
	src/query/rank.c \
	src/query/rank.h \
	src/query/rendering.c \
	src/query/rendering.h \
	src/query/result.c \
	src/query/run.c \
	src/query/said.c \
	src/query/said.h \
	src/query/set.c \
	src/query/set.h \
	src/query/titles.c \
	src/query/titles.h \
	src/query/translate.c \
	src/query/translate.h \
	src/query/translations.c \
	src/query/translations.h \
	src/query/value.c \
	src/query/value.h \
	src/query/wisdom.c \
	src/query/witness.c \
	src/query/witness.h \
	src/query/wording.c \
	src/query/wording.h
src_query_libquery_a_CPPFLAGS = $(AM_CPPFLAGS)

if HAVE_CRITERION
UNIT_TESTS += tests/unit/t-query
tests_unit_t_query_SOURCES = \
	tests/unit/t-query-about.c \
	tests/unit/t-query-parse.c \
	tests/unit/t-query-rendering.c \
	tests/unit/t-query-run.c \
	tests/unit/t-query-translate.c \
	tests/unit/t-query-value.c \
	tests/unit/told.h
tests_unit_t_query_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
tests_unit_t_query_LDADD = $(LIBS_QUERY) $(CRITERION_LIBS)
endif
