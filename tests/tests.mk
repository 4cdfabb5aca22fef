# How tests run: every program and script speaks TAP.
TEST_ENVIRONMENT = LC_ALL=C.UTF-8 TZ=UTC LANGUAGE= CC='$(CC)' NM='$(NM)' \
	VISAVIS_DATADIR='$(abs_top_srcdir)/data' VISAVIS='$(abs_top_builddir)/src/app/visavis$(EXEEXT)' \
	srcdir='$(abs_top_srcdir)' builddir='$(abs_top_builddir)' \
	VISAVIS_SHARED="$${VISAVIS_SHARED-$(abs_top_srcdir)/../shared}" \
	XDG_CONFIG_HOME='$(abs_top_builddir)/tests/home' XDG_DATA_HOME='$(abs_top_builddir)/tests/home' \
	XDG_STATE_HOME='$(abs_top_builddir)/tests/home' \
	LSAN_OPTIONS='suppressions=$(abs_top_srcdir)/tests/lsan.supp:print_suppressions=0'
AM_TESTS_ENVIRONMENT = export $(TEST_ENVIRONMENT) CRITERION_OUTPUTS='tap:-';
TEST_EXTENSIONS = .sh
TAP_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
LOG_DRIVER = $(TAP_DRIVER)
SH_LOG_DRIVER = $(TAP_DRIVER)
SH_LOG_COMPILER = bash

SCRIPT_TESTS += tests/layers/layers.sh tests/print/print.sh tests/print/robust.sh tests/print/hostile.sh tests/print/man.sh tests/print/given.sh
EXTRA_DIST += tests/README tests/lsan.supp tests/layers/layers.sh tests/layers/check \
	tests/print/print.sh tests/print/robust.sh tests/print/hostile.sh tests/print/man.sh tests/print/given.sh tests/print/aligned tests/print/cases tests/print/copies tests/print/corpus tests/print/versions \
	tests/print/corrections.tsv tests/print/corrections-wrong.tsv tests/print/pair

check_PROGRAMS += $(UNIT_TESTS)
TESTS = $(UNIT_TESTS) $(SCRIPT_TESTS)
tests/layers/layers.log: $(noinst_LIBRARIES)
