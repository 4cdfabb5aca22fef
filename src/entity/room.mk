# entity: names and figures.
noinst_LIBRARIES += src/entity/libentity.a
src_entity_libentity_a_SOURCES = \
	src/entity/agree.c \
	src/entity/agree.h \
	src/entity/cues.c \
	src/entity/cues.h \
	src/entity/entity.c \
	src/entity/entity.h \
	src/entity/features.c \
	src/entity/features.h \
	src/entity/figure.c \
	src/entity/figure_date.c \
	src/entity/figure_date.h \
	src/entity/figure_none.c \
	src/entity/figure_none.h \
	src/entity/figure_numeric.c \
	src/entity/figure_numeric.h \
	src/entity/figure_pieces.c \
	src/entity/figure_pieces.h \
	src/entity/figure_sieve.c \
	src/entity/figure_sieve.h \
	src/entity/figure_tokens.c \
	src/entity/figure_tokens.h \
	src/entity/figure_value.c \
	src/entity/figure_value.h \
	src/entity/figure_when.c \
	src/entity/figure_when.h \
	src/entity/figure_words.c \
	src/entity/figure_words.h \
	src/entity/figures.c \
	src/entity/figures.h \
	src/entity/gather.c \
	src/entity/gather.h \
	src/entity/gazetteer.c \
	src/entity/gazetteer.h \
	src/entity/knowledge.c \
	src/entity/knowledge.h \
	src/entity/lexemes.c \
	src/entity/lexemes.h \
	src/entity/link.c \
	src/entity/link.h \
	src/entity/link_alike.c \
	src/entity/link_alike.h \
	src/entity/link_course.c \
	src/entity/link_course.h \
	src/entity/link_decide.c \
	src/entity/link_decide.h \
	src/entity/link_join.c \
	src/entity/link_join.h \
	src/entity/link_local.c \
	src/entity/link_local.h \
	src/entity/link_said.c \
	src/entity/link_said.h \
	src/entity/link_said_settle.c \
	src/entity/link_subs.c \
	src/entity/link_subs.h \
	src/entity/link_table.c \
	src/entity/link_table.h \
	src/entity/link_words.c \
	src/entity/link_words.h \
	src/entity/mention.c \
	src/entity/name_key.c \
	src/entity/name_key.h \
	src/entity/naming.c \
	src/entity/naming.h \
	src/entity/nominative.c \
	src/entity/nominative.h \
	src/entity/number.c \
	src/entity/number.h \
	src/entity/quote_cue.c \
	src/entity/quote_cue.h \
	src/entity/quote_marks.c \
	src/entity/quote_marks.h \
	src/entity/quote_speaker.c \
	src/entity/quote_speaker.h \
	src/entity/quote_text.c \
	src/entity/quote_text.h \
	src/entity/quote_words.c \
	src/entity/quote_words.h \
	src/entity/quotes.c \
	src/entity/quotes.h \
	src/entity/recognise.c \
	src/entity/recognise.h \
	src/entity/revisions.c \
	src/entity/revisions.h \
	src/entity/revisions_text.c \
	src/entity/scores.h \
	src/entity/sever.c \
	src/entity/sever.h \
	src/entity/sighting.h \
	src/entity/tagger.c \
	src/entity/tagger.h \
	src/entity/tokens.c \
	src/entity/tokens.h \
	src/entity/vocabulary.c \
	src/entity/vocabulary.h
src_entity_libentity_a_CPPFLAGS = $(AM_CPPFLAGS)

noinst_PROGRAMS += src/entity/make-names src/entity/make-persons src/entity/make-places \
	src/entity/make-towns src/entity/make-vocabulary
src_entity_make_names_SOURCES = src/entity/make-names.c src/entity/marked.c src/entity/marked.h \
	src/entity/train.c src/entity/train.h
src_entity_make_names_LDADD = $(LIBS_ENTITY) -lm
src_entity_make_persons_SOURCES = src/entity/make-persons.c
src_entity_make_persons_LDADD = $(LIBS_ENTITY)
src_entity_make_places_SOURCES = src/entity/make-places.c
src_entity_make_places_LDADD = $(LIBS_ENTITY)
src_entity_make_towns_SOURCES = src/entity/make-towns.c
src_entity_make_towns_LDADD = $(LIBS_ENTITY)
src_entity_make_vocabulary_SOURCES = src/entity/make-vocabulary.c
src_entity_make_vocabulary_LDADD = $(LIBS_ENTITY)

if HAVE_CRITERION
UNIT_TESTS += tests/unit/t-entity-names
tests_unit_t_entity_names_SOURCES = tests/unit/t-entity-names.c src/entity/train.c src/entity/train.h
tests_unit_t_entity_names_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
tests_unit_t_entity_names_LDADD = $(LIBS_ENTITY) $(CRITERION_LIBS) -lm
UNIT_TESTS += tests/unit/t-entity-figures
tests_unit_t_entity_figures_SOURCES = tests/unit/t-entity-figures.c tests/unit/t-entity-figures-usage.c tests/unit/t-entity-figures-known.c \
	tests/unit/figures.h
tests_unit_t_entity_figures_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
tests_unit_t_entity_figures_LDADD = $(LIBS_ENTITY) $(CRITERION_LIBS)

UNIT_TESTS += tests/unit/t-entity-quotes
tests_unit_t_entity_quotes_SOURCES = tests/unit/t-entity-quotes.c tests/unit/texts.h
tests_unit_t_entity_quotes_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
tests_unit_t_entity_quotes_LDADD = $(LIBS_ENTITY) $(CRITERION_LIBS)
UNIT_TESTS += tests/unit/t-entity-link
tests_unit_t_entity_link_SOURCES = tests/unit/t-entity-link.c tests/unit/t-entity-said.c tests/unit/linked.h
tests_unit_t_entity_link_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
tests_unit_t_entity_link_LDADD = $(LIBS_ENTITY) $(CRITERION_LIBS)
endif

check_PROGRAMS += tests/quality/score-sample-names
tests_quality_score_sample_names_SOURCES = tests/quality/score-sample-names.c
tests_quality_score_sample_names_LDADD = $(LIBS_QUERY)

check_PROGRAMS += tests/quality/score-names
tests_quality_score_names_SOURCES = tests/quality/score-names.c tests/quality/pseudo.c tests/quality/pseudo.h \
	src/entity/marked.c src/entity/marked.h
tests_quality_score_names_LDADD = $(LIBS_ENTITY)

check_PROGRAMS += tests/quality/score-figures
tests_quality_score_figures_SOURCES = tests/quality/score-figures.c tests/quality/pseudo.c tests/quality/pseudo.h
tests_quality_score_figures_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
tests_quality_score_figures_LDADD = $(LIBS_ENTITY) $(JANSSON_LIBS)
