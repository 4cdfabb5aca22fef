# align: lexicon, pairing, alignment, differences.
noinst_LIBRARIES += src/align/libalign.a
src_align_libalign_a_SOURCES = \
	src/align/alignment.c \
	src/align/alike.c \
	src/align/alike.h \
	src/align/alignment.h \
	src/align/assignment.c \
	src/align/assignment.h \
	src/align/candidates.c \
	src/align/candidates.h \
	src/align/cognate.c \
	src/align/cognate.h \
	src/align/correction.h \
	src/align/compare.c \
	src/align/compare.h \
	src/align/corrections.c \
	src/align/corrections.h \
	src/align/corrections_text.c \
	src/align/difference.h \
	src/align/differences.c \
	src/align/edit.c \
	src/align/edit.h \
	src/align/evidence.c \
	src/align/evidence_cells.c \
	src/align/evidence.h \
	src/align/expected.c \
	src/align/facts.c \
	src/align/facts.h \
	src/align/facts_conflicts.c \
	src/align/facts_figures.c \
	src/align/facts_names.c \
	src/align/facts_open.c \
	src/align/facts_open.h \
	src/align/facts_words.c \
	src/align/gather.c \
	src/align/gather.h \
	src/align/given.c \
	src/align/given.h \
	src/align/gloss.c \
	src/align/gloss.h \
	src/align/greedy.c \
	src/align/kinship.c \
	src/align/kinship.h \
	src/align/least.c \
	src/align/least.h \
	src/align/lexicon.c \
	src/align/lexicon.h \
	src/align/lexicon_file.h \
	src/align/lexicon_more.c \
	src/align/lexicon_more.h \
	src/align/lexicon_parts.h \
	src/align/learn.c \
	src/align/learn.h \
	src/align/learn_table.c \
	src/align/learn_table.h \
	src/align/learned.c \
	src/align/learned.h \
	src/align/links.c \
	src/align/links.h \
	src/align/monotone.c \
	src/align/opened.c \
	src/align/opened.h \
	src/align/ordered.c \
	src/align/ordered.h \
	src/align/pair.c \
	src/align/pair.h \
	src/align/pairing.c \
	src/align/pairing.h \
	src/align/path.c \
	src/align/path.h \
	src/align/profile.c \
	src/align/profile.h \
	src/align/profile_terms.c \
	src/align/profile_terms.h \
	src/align/remake.c \
	src/align/remake.h \
	src/align/repair.c \
	src/align/spelling.c \
	src/align/spelling.h \
	src/align/stories.c \
	src/align/story.h \
	src/align/versions.c \
	src/align/versions.h \
	src/align/why.c \
	src/align/why.h \
	src/align/word_alignment.c \
	src/align/word_alignment.h \
	src/align/word_evidence.c \
	src/align/word_evidence.h
src_align_libalign_a_CPPFLAGS = $(AM_CPPFLAGS)

noinst_PROGRAMS += src/align/make-lexicon
src_align_make_lexicon_SOURCES = src/align/make-lexicon.c
src_align_make_lexicon_LDADD = $(LIBS_ALIGN)

if HAVE_CRITERION
UNIT_TESTS += tests/unit/t-align
tests_unit_t_align_SOURCES = \
	tests/unit/t-align-assignment.c \
	tests/unit/t-align-beads.c \
	tests/unit/t-align-correct.c \
	tests/unit/t-align-differences.c \
	tests/unit/t-align-given.c \
	tests/unit/t-align-least.c \
	tests/unit/t-align-lexicon.c \
	tests/unit/t-align-stories.c \
	tests/unit/t-align-learn.c \
	tests/unit/t-align-words.c \
	tests/unit/telling.h \
	tests/unit/texts.h
tests_unit_t_align_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
tests_unit_t_align_LDADD = $(LIBS_ALIGN) $(CRITERION_LIBS)
endif
