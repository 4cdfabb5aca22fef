# ui: the explorer without a terminal.
noinst_LIBRARIES += src/ui/libui.a
src_ui_libui_a_SOURCES = \
	src/ui/bar.c \
	src/ui/bar.h \
	src/ui/choice.c \
	src/ui/command.c \
	src/ui/command.h \
	src/ui/command_find.c \
	src/ui/command_move.c \
	src/ui/command_program.c \
	src/ui/command_rows.h \
	src/ui/command_show.c \
	src/ui/command_work.c \
	src/ui/correct.c \
	src/ui/correct.h \
	src/ui/correct_names.c \
	src/ui/correct_names.h \
	src/ui/edit.c \
	src/ui/edit.h \
	src/ui/figure_label.c \
	src/ui/frame.c \
	src/ui/frame.h \
	src/ui/frame_header.c \
	src/ui/frame_state.c \
	src/ui/grid.c \
	src/ui/grid.h \
	src/ui/hits.c \
	src/ui/hits.h \
	src/ui/kept.c \
	src/ui/key.c \
	src/ui/key.h \
	src/ui/layout.c \
	src/ui/layout.h \
	src/ui/list.c \
	src/ui/move.c \
	src/ui/move.h \
	src/ui/names.c \
	src/ui/names_sort.c \
	src/ui/page_concordance.c \
	src/ui/page_differences.c \
	src/ui/page_lists.c \
	src/ui/page_profile.c \
	src/ui/page_report.c \
	src/ui/page_sentences.c \
	src/ui/page_translations.c \
	src/ui/pages.c \
	src/ui/pages.h \
	src/ui/paint.c \
	src/ui/paint.h \
	src/ui/pane_list.c \
	src/ui/pane_names.c \
	src/ui/pane_page.c \
	src/ui/pane_text.c \
	src/ui/panes.h \
	src/ui/place.c \
	src/ui/pointer.c \
	src/ui/pointer.h \
	src/ui/remodel.c \
	src/ui/remodel.h \
	src/ui/rows.c \
	src/ui/rows.h \
	src/ui/state.c \
	src/ui/state.h \
	src/ui/theme.c \
	src/ui/theme.h \
	src/ui/typing.c \
	src/ui/typing.h \
	src/ui/view.c \
	src/ui/view.h \
	src/ui/which.c \
	src/ui/which.h \
	src/ui/word.c \
	src/ui/word.h
src_ui_libui_a_CPPFLAGS = $(AM_CPPFLAGS)

check_PROGRAMS += tests/golden/golden
tests_golden_golden_SOURCES = tests/golden/golden.c
tests_golden_golden_CPPFLAGS = $(AM_CPPFLAGS)
tests_golden_golden_LDADD = $(LIBS_UI)
SCRIPT_TESTS += tests/golden/golden.sh
EXTRA_DIST += tests/golden/golden.sh tests/golden/cases tests/golden/screens

if HAVE_CRITERION
UNIT_TESTS += tests/unit/t-ui
tests_unit_t_ui_SOURCES = \
	tests/unit/small.h \
	tests/unit/t-ui-robust.c \
	tests/unit/t-ui-view.c \
	tests/unit/t-ui-word.c \
	tests/unit/t-ui.c
tests_unit_t_ui_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
tests_unit_t_ui_LDADD = $(LIBS_UI) $(CRITERION_LIBS)
endif
