# A fuzz target for each input. With --enable-fuzzing (clang) libFuzzer drives them, otherwise they replay their seeds.
if FUZZING
FUZZ_LINK = $(AM_LDFLAGS) -fsanitize=fuzzer
FUZZ_MAIN =
else
FUZZ_LINK = $(AM_LDFLAGS)
FUZZ_MAIN = tests/fuzz/replay.c
endif

check_PROGRAMS += $(FUZZ_TARGETS)
FUZZ_TARGETS = \
	tests/fuzz/fuzz-alto \
	tests/fuzz/fuzz-any \
	tests/fuzz/fuzz-encoding \
	tests/fuzz/fuzz-html \
	tests/fuzz/fuzz-json \
	tests/fuzz/fuzz-press \
	tests/fuzz/fuzz-key \
	tests/fuzz/fuzz-mail \
	tests/fuzz/fuzz-markdown \
	tests/fuzz/fuzz-mbox \
	tests/fuzz/fuzz-plain \
	tests/fuzz/fuzz-query \
	tests/fuzz/fuzz-raw \
	tests/fuzz/fuzz-revisions \
	tests/fuzz/fuzz-warc \
	tests/fuzz/fuzz-wire \
	tests/fuzz/fuzz-mets \
	tests/fuzz/fuzz-tmx \
	tests/fuzz/fuzz-words \
	tests/fuzz/fuzz-xces \
	tests/fuzz/fuzz-xliff \
	tests/fuzz/fuzz-xml

tests_fuzz_fuzz_alto_SOURCES = tests/fuzz/fuzz-alto.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_alto_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_alto_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_any_SOURCES = tests/fuzz/fuzz-any.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_any_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_any_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_encoding_SOURCES = tests/fuzz/fuzz-encoding.c $(FUZZ_MAIN)
tests_fuzz_fuzz_encoding_LDADD = $(LIBS_TEXT)
tests_fuzz_fuzz_encoding_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_html_SOURCES = tests/fuzz/fuzz-html.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_html_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_html_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_json_SOURCES = tests/fuzz/fuzz-json.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_json_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_json_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_press_SOURCES = tests/fuzz/fuzz-press.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_press_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_press_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_key_SOURCES = tests/fuzz/fuzz-key.c tests/unit/small.h $(FUZZ_MAIN)
tests_fuzz_fuzz_key_LDADD = $(LIBS_UI)
tests_fuzz_fuzz_key_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_mail_SOURCES = tests/fuzz/fuzz-mail.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_mail_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_mail_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_markdown_SOURCES = tests/fuzz/fuzz-markdown.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_markdown_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_markdown_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_mbox_SOURCES = tests/fuzz/fuzz-mbox.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_mbox_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_mbox_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_mets_SOURCES = tests/fuzz/fuzz-mets.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_mets_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_mets_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_plain_SOURCES = tests/fuzz/fuzz-plain.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_plain_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_plain_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_query_SOURCES = tests/fuzz/fuzz-query.c $(FUZZ_MAIN)
tests_fuzz_fuzz_query_LDADD = $(LIBS_QUERY)
tests_fuzz_fuzz_query_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_raw_SOURCES = tests/fuzz/fuzz-raw.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_raw_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_raw_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_warc_SOURCES = tests/fuzz/fuzz-warc.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_warc_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_warc_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_wire_SOURCES = tests/fuzz/fuzz-wire.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_wire_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_wire_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_revisions_SOURCES = tests/fuzz/fuzz-revisions.c $(FUZZ_MAIN)
tests_fuzz_fuzz_revisions_LDADD = $(LIBS_ENTITY)
tests_fuzz_fuzz_revisions_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_tmx_SOURCES = tests/fuzz/fuzz-tmx.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_tmx_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_tmx_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_words_SOURCES = tests/fuzz/fuzz-words.c $(FUZZ_MAIN)
tests_fuzz_fuzz_words_LDADD = $(LIBS_TEXT)
tests_fuzz_fuzz_words_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_xml_SOURCES = tests/fuzz/fuzz-xml.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_xml_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_xml_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_xces_SOURCES = tests/fuzz/fuzz-xces.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_xces_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_xces_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_xliff_SOURCES = tests/fuzz/fuzz-xliff.c tests/fuzz/reading.h $(FUZZ_MAIN)
tests_fuzz_fuzz_xliff_LDADD = $(LIBS_READ)
tests_fuzz_fuzz_xliff_LDFLAGS = $(FUZZ_LINK)

SCRIPT_TESTS += tests/fuzz/fuzz.sh
EXTRA_DIST += tests/fuzz/fuzz.sh tests/fuzz/seeds
tests/fuzz/fuzz.log: $(FUZZ_TARGETS)
