# read: files to articles; the only room that sees libxml2 and libarchive.
noinst_LIBRARIES += src/read/libread.a
src_read_libread_a_SOURCES = \
	src/read/around.c \
	src/read/around.h \
	src/read/body.c \
	src/read/body.h \
	src/read/dates.c \
	src/read/dates.h \
	src/read/draft.c \
	src/read/draft.h \
	src/read/drop.c \
	src/read/drop.h \
	src/read/element.c \
	src/read/element.h \
	src/read/europresse.c \
	src/read/factiva.c \
	src/read/folder.c \
	src/read/folder.h \
	src/read/furniture.c \
	src/read/furniture.h \
	src/read/html.c \
	src/read/jsonld.c \
	src/read/jsonld.h \
	src/read/nexis.c \
	src/read/page.c \
	src/read/page.h \
	src/read/pagedate.c \
	src/read/pagedate.h \
	src/read/pagehead.c \
	src/read/pagehead.h \
	src/read/pagetitle.c \
	src/read/pagetitle.h \
	src/read/plain.c \
	src/read/press.c \
	src/read/press.h \
	src/read/raw.c \
	src/read/read.c \
	src/read/read.h \
	src/read/reader.c \
	src/read/reader.h \
	src/read/readers.c \
	src/read/readers.h \
	src/read/reflow.c \
	src/read/reflow.h \
	src/read/repeat.c \
	src/read/repeat.h \
	src/read/same.c \
	src/read/same.h \
	src/read/title.c \
	src/read/title.h \
	src/read/unit.c \
	src/read/unit.h \
	src/read/unpack.c \
	src/read/unpack.h \
	src/read/walk.c \
	src/read/walk.h \
	src/read/when.c \
	src/read/when.h \
	src/read/wording.c \
	src/read/wording.h
src_read_libread_a_CPPFLAGS = $(AM_CPPFLAGS) $(LIBXML_CFLAGS) $(ARCHIVE_CFLAGS) $(JANSSON_CFLAGS)

if HAVE_CRITERION
UNIT_TESTS += tests/unit/t-read
tests_unit_t_read_SOURCES = \
	tests/unit/reading.h \
	tests/unit/t-read-dates.c \
	tests/unit/t-read-html.c \
	tests/unit/t-read-page.c \
	tests/unit/t-read-plain.c \
	tests/unit/t-read-sample.c \
	tests/unit/t-read-seeds.c \
	tests/unit/t-read-words.c \
	tests/unit/t-read.c
tests_unit_t_read_CPPFLAGS = $(AM_CPPFLAGS) $(CRITERION_CFLAGS)
tests_unit_t_read_LDADD = $(LIBS_READ) $(CRITERION_LIBS)
endif
