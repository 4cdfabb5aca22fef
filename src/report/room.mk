# report: what --print writes.
noinst_LIBRARIES += src/report/libreport.a
src_report_libreport_a_SOURCES = \
	src/report/print.c \
	src/report/print.h \
	src/report/print_alignment.c \
	src/report/print_articles.c \
	src/report/print_concordance.c \
	src/report/print_corrections.c \
	src/report/print_differences.c \
	src/report/print_entities.c \
	src/report/print_learned.c \
	src/report/print_memory.c \
	src/report/print_mentions.c \
	src/report/print_profiles.c \
	src/report/print_profiles_text.c \
	src/report/print_quotations.c \
	src/report/print_report.c \
	src/report/print_stats.c \
	src/report/print_stories.c \
	src/report/printing.h \
	src/report/profile_of.h \
	src/report/real.c \
	src/report/real.h \
	src/report/table.c \
	src/report/table.h \
	src/report/tsv.c \
	src/report/tsv.h \
	src/report/writer.c \
	src/report/writer.h
src_report_libreport_a_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)


if HAVE_CRITERION
UNIT_TESTS += tests/unit/t-report
tests_unit_t_report_SOURCES = tests/unit/t-report.c
tests_unit_t_report_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS) $(JANSSON_CFLAGS)
tests_unit_t_report_LDADD = $(LIBS_REPORT) $(CRITERION_LIBS) $(JANSSON_LIBS)
endif
