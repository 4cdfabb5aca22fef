# app: main, options, loader, session.
noinst_LIBRARIES += src/app/libapp.a
src_app_libapp_a_SOURCES = \
	src/app/config.c \
	src/app/config.h \
	src/app/disk.c \
	src/app/disk.h \
	src/app/effects.c \
	src/app/effects.h \
	src/app/intake.c \
	src/app/intake.h \
	src/app/loader.c \
	src/app/loader.h \
	src/app/marks.c \
	src/app/marks.h \
	src/app/options.c \
	src/app/options.h \
	src/app/pairing.c \
	src/app/pairing.h \
	src/app/paths.c \
	src/app/paths.h \
	src/app/places.c \
	src/app/places.h \
	src/app/revise.c \
	src/app/revise.h \
	src/app/reviser.c \
	src/app/reviser.h \
	src/app/session.c \
	src/app/session.h \
	src/app/shelf.c \
	src/app/shelf.h \
	src/app/tell.c \
	src/app/tell.h
src_app_libapp_a_CPPFLAGS = $(AM_CPPFLAGS)

bin_PROGRAMS += src/app/visavis
src/app/main.$(OBJEXT): Makefile # knows the prefix
src_app_visavis_SOURCES = src/app/main.c
src_app_visavis_LDADD = src/app/libapp.a src/report/libreport.a $(LIBS_UI) $(LIBS_TERM) $(JANSSON_LIBS)

noinst_PROGRAMS += src/app/make-man
src_app_make_man_SOURCES = src/app/make-man.c
src_app_make_man_LDADD = src/app/libapp.a src/report/libreport.a $(LIBS_UI) $(JANSSON_LIBS)

# Plain TAP, no Criterion: ThreadSanitizer can watch it.
UNIT_TESTS += tests/unit/t-app-loader
tests_unit_t_app_loader_SOURCES = tests/unit/t-app-loader.c src/app/intake.c src/app/loader.c \
	src/app/pairing.c src/app/places.c src/app/config.c src/app/disk.c src/app/reviser.c src/app/shelf.c
tests_unit_t_app_loader_CPPFLAGS = $(AM_CPPFLAGS)
tests_unit_t_app_loader_LDADD = $(LIBS_QUERY)

# The contract of --print, on what the real program prints.
SCRIPT_TESTS += tests/print/po.sh tests/terminal/corrections.sh tests/terminal/load.sh tests/terminal/names.sh tests/terminal/restricted.sh
EXTRA_DIST += tests/print/po.sh tests/terminal/corrections.sh tests/terminal/load.sh tests/terminal/names.sh tests/terminal/restricted.sh
UNIT_TESTS += tests/print/contract
tests_print_contract_SOURCES = tests/print/contract.c
tests_print_contract_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
tests_print_contract_LDADD = $(LIBS_TEXT) $(JANSSON_LIBS)
UNIT_TESTS += tests/print/memory
tests_print_memory_SOURCES = tests/print/memory.c
tests_print_memory_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS) $(LIBXML_CFLAGS)
tests_print_memory_LDADD = $(LIBS_BASE) $(JANSSON_LIBS) $(LIBXML_LIBS)

if HAVE_CRITERION
UNIT_TESTS += tests/unit/t-app
tests_unit_t_app_SOURCES = tests/unit/t-app.c tests/unit/t-app-places.c src/app/config.c src/app/disk.c src/app/options.c src/app/pairing.c \
	src/app/paths.c src/app/places.c
tests_unit_t_app_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
tests_unit_t_app_LDADD = $(LIBS_REPORT) $(CRITERION_LIBS)
endif
