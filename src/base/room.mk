# base: memory, text slices, errors, decimals, dates, fork-join.
noinst_LIBRARIES += src/base/libbase.a
src_base_libbase_a_SOURCES = \
	src/base/arena.c \
	src/base/arena.h \
	src/base/buf.c \
	src/base/buf.h \
	src/base/clock.c \
	src/base/clock.h \
	src/base/data.c \
	src/base/data.h \
	src/base/date.c \
	src/base/date.h \
	src/base/decimal.c \
	src/base/decimal.h \
	src/base/err.c \
	src/base/err.h \
	src/base/field.c \
	src/base/field.h \
	src/base/intern.c \
	src/base/intern.h \
	src/base/intl.h \
	src/base/lanes.h \
	src/base/mem.c \
	src/base/mem.h \
	src/base/par.c \
	src/base/par.h \
	src/base/str.c \
	src/base/str.h \
	src/base/utf8.c \
	src/base/utf8.h \
	src/base/varint.h \
	src/base/vec.h
src_base_libbase_a_CPPFLAGS = $(AM_CPPFLAGS)
src/base/libbase_a-data.$(OBJEXT): Makefile # knows the prefix

# Plain TAP, no Criterion: ThreadSanitizer can watch it.
UNIT_TESTS += tests/unit/t-base-par
tests_unit_t_base_par_SOURCES = tests/unit/t-base-par.c
tests_unit_t_base_par_LDADD = $(LIBS_BASE)

if HAVE_CRITERION
UNIT_TESTS += tests/unit/t-base
tests_unit_t_base_SOURCES = \
	tests/unit/t-base-utf8.c \
	tests/unit/t-base-values.c \
	tests/unit/t-base.c
tests_unit_t_base_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
tests_unit_t_base_LDADD = $(LIBS_BASE) $(CRITERION_LIBS)
endif
