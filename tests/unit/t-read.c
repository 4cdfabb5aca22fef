#include "reading.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "read/unpack.h"
#include "read/walk.h"

static const char prose[] =
    "La commune a inauguré mardi une passerelle de bois sur la rivière, que les habitants "
    "attendaient depuis plus de dix ans et qui a coûté 2,3 millions d’euros.\n";

static char *folder(void)
{
	static const char form[] = "/tmp/visavis-read-XXXXXX";
	char *path = strdup(form);

	cr_assert_not_null(mkdtemp(path));
	return path;
}

static void put(const char *folder_path, const char *name, const void *bytes, size_t n)
{
	char path[300];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s", folder_path, name);
	f = fopen(path, "wb");
	cr_assert_not_null(f);
	fwrite(bytes, 1, n, f);
	fclose(f);
}

static void clean(char *path)
{
	char command[300];

	snprintf(command, sizeof command, "rm -rf '%s'", path);
	cr_expect_eq(system(command), 0);
	free(path);
}

static bool refused(const struct walk *w, const char *end)
{
	for (size_t i = 0; i < w->refused.n; i++)
		if (str_endsz(w->refused.items[i].file, end) && w->refused.items[i].skipped.n > 0)
			return true;
	return false;
}

Test(walk, order_and_what_is_left_out)
{
	char *top = folder(), path[300], to[300];
	struct str paths[2] = { str_of(top), STR("/nowhere/at/all") };
	static const char *const want[] = { "/a-b.txt", "/a/c.txt", "/b.txt" };
	struct walk w;

	snprintf(path, sizeof path, "%s/a", top);
	mkdir(path, 0755);
	snprintf(to, sizeof to, "%s/a/loop", top);
	cr_expect_eq(symlink(top, to), 0);
	snprintf(path, sizeof path, "%s/fifo", top);
	mkfifo(path, 0644);
	put(top, "b.txt", "b", 1);
	put(top, "a/c.txt", "c", 1);
	put(top, "a-b.txt", "d", 1);
	put(top, "b.txt~", "x", 1);
	put(top, ".hidden", "x", 1);
	put(top, "#b.txt#", "x", 1);
	snprintf(path, sizeof path, "%s/b.txt", top);
	snprintf(to, sizeof to, "%s/twin.txt", top);
	cr_expect_eq(link(path, to), 0);
	walk_paths(paths, 2, NULL, NULL, &w);
	cr_assert_eq(w.files.n, 3);
	for (size_t i = 0; i < 3; i++)
		cr_expect(str_endsz(w.files.items[i].path, want[i]), "%.*s", STR_ARG(w.files.items[i].path));
	cr_expect(refused(&w, "/fifo"));
	cr_expect(refused(&w, "/a/loop"));
	cr_expect(refused(&w, "/nowhere/at/all"));
	cr_expect_eq(w.refused.n, 3);
	walk_release(&w);
	clean(top);
}

Test(walk, empty_folder_and_hidden_file_by_name)
{
	char *top = folder(), path[300];
	struct str empty = str_of(top), hidden;
	struct walk w;

	walk_paths(&empty, 1, NULL, NULL, &w);
	cr_expect_eq(w.files.n, 0);
	cr_expect_eq(w.refused.n, 1);
	walk_release(&w);
	put(top, ".hidden", "x", 1);
	snprintf(path, sizeof path, "%s/.hidden", top);
	hidden = str_of(path);
	walk_paths(&hidden, 1, NULL, NULL, &w);
	cr_expect_eq(w.files.n, 1);
	walk_release(&w);
	clean(top);
}

static int by_path(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Names that are alike, and that sort otherwise than their folders: "a1" before "a1-2" before "a1/3" before "a10". */
static void make_tree(const char *top, unsigned nfiles)
{
	static const char *const parts[] = { "a1", "a1-2", "a10", "é", "Z", "a long name that goes on ", "-", "a", "~x" };
	uint32_t random = 12345;

	for (unsigned i = 0; i < nfiles; i++) {
		char name[200] = "", folder[300];
		unsigned depth = 1 + (random >> 8) % 3;

		for (unsigned d = 0; d < depth; d++) {
			random = random * 1664525 + 1013904223;
			strcat(name, parts[(random >> 16) % 9]);
			snprintf(folder, sizeof folder, "%s/%s", top, name);
			if (d + 1 < depth) {
				mkdir(folder, 0755);
				strcat(name, "/");
			}
		}
		snprintf(name + strlen(name), sizeof name - strlen(name), "%u", (random >> 4) % 5000);
		put(top, name, "x", 1);
	}
}

/* Bit by bit, as at once: all files, in the order of their paths. */
Test(walk, is_in_order_bit_by_bit)
{
	char *top = folder();
	struct str path = str_of(top);
	struct walk whole, bits;
	VEC(struct str) paths = { 0 };
	size_t most = 1;

	make_tree(top, 2000);
	walk_paths(&path, 1, NULL, NULL, &whole);
	cr_assert_gt(whole.files.n, 1500);
	for (size_t i = 0; i < whole.files.n; i++)
		vec_add(&paths, whole.files.items[i].path);
	qsort(paths.items, paths.n, sizeof *paths.items, by_path);
	for (size_t i = 0; i < whole.files.n; i++)
		cr_assert(str_eq(paths.items[i], whole.files.items[i].path), "%zu " STR_FMT, i, STR_ARG(paths.items[i]));
	for (walk_begin(&bits, &path, 1, NULL, NULL); bits.walker != NULL; most = most * 2 % 97) {
		size_t before = bits.files.n;

		walk_on(&bits, most);
		cr_assert_eq(bits.files.n, before, "those that are settled stay as they are");
		walk_join(&bits);
		cr_assert(bits.walker == NULL || bits.files.n == before + most);
	}
	cr_assert_eq(bits.files.n, whole.files.n);
	for (size_t i = 0; i < whole.files.n; i++)
		cr_assert(str_eq(bits.files.items[i].path, whole.files.items[i].path));
	walk_release(&whole);
	walk_release(&bits);
	vec_release(&paths);
	clean(top);
}

static bool enough(void *context)
{
	return ++*(int *)context > 3;
}

Test(walk, can_be_stopped)
{
	char *top = folder(), name[32];
	struct str path = str_of(top);
	struct walk w;
	int calls = 0;

	for (int i = 0; i < 50; i++) {
		snprintf(name, sizeof name, "%d.txt", i);
		put(top, name, "x", 1);
	}
	walk_paths(&path, 1, enough, &calls, &w);
	cr_expect_lt(w.files.n, 10);
	walk_release(&w);
	clean(top);
}

/* The one row of a file that holds ${bytes}. */
static struct report_row row_of(const char *name, const void *bytes, size_t n, uint32_t *articles)
{
	char *top = folder(), path[300];
	struct reading out = { 0 };
	struct readers *r;
	struct arena a;
	struct err err;
	struct report_row row;

	cr_assert_eq(readers_new(&r, &err), 0, "%s", err.msg);
	arena_init(&a);
	put(top, name, bytes, n);
	snprintf(path, sizeof path, "%s/%s", top, name);
	read_file(r, str_of(path), NULL, &a, &out);
	cr_assert_eq(out.rows.n, 1, "%s: %zu rows", name, out.rows.n);
	row = out.rows.items[0];
	row.skipped.n = row.skipped.n > 0; /* whether; the text dies with the arena */
	row.skipped.p = row.skipped.n ? "?" : "";
	*articles = (uint32_t)out.articles.n;
	vec_release(&out.articles);
	vec_release(&out.rows);
	arena_release(&a);
	readers_free(r);
	clean(top);
	return row;
}

Test(read, hostile_bytes)
{
	static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1";
	struct buf b = { 0 };
	uint32_t n;

	cr_expect_gt(row_of("a.png", png, sizeof png, &n).skipped.n, 0);
	cr_expect_eq(n, 0);
	cr_expect_gt(row_of("empty.txt", "", 0, &n).skipped.n, 0);
	cr_expect_eq(n, 0);
	buf_addz(&b, prose);
	buf_addz(&b, "\xff\xfe\xc3( et encore une phrase que l’on peut lire malgré tout.\n");
	buf_addc(&b, '\0');
	cr_expect_eq(row_of("bad.txt", b.p, b.n, &n).skipped.n, 0);
	cr_expect_eq(n, 1);
	buf_release(&b);
}

Test(read, endless_line)
{
	size_t size = 40 << 20;
	char *bytes = mem_alloc(size);
	struct report_row row;
	uint32_t n;

	for (size_t i = 0; i < size; i++)
		bytes[i] = i % 7 == 6 ? ' ' : 'a';
	row = row_of("long.txt", bytes, size, &n);
	cr_expect_eq(n, 1);
	cr_expect_gt(row.skipped.n, 0, "the row says that it was cut");
	memset(bytes, 'a', size);
	row_of("word.txt", bytes, size, &n);
	cr_expect_eq(n, 1);
	free(bytes);
}

Test(read, no_file)
{
	struct readers *r;
	struct reading out = { 0 };
	struct arena a;
	struct err err;

	cr_assert_eq(readers_new(&r, &err), 0, "%s", err.msg);
	arena_init(&a);
	read_file(r, STR("/nowhere/at/all"), NULL, &a, &out);
	read_file(r, STR("/dev/zero"), NULL, &a, &out);
	read_file(r, STR("/tmp"), NULL, &a, &out);
	cr_expect_eq(out.articles.n, 0);
	cr_assert_eq(out.rows.n, 3);
	for (size_t i = 0; i < 3; i++)
		cr_expect_gt(out.rows.items[i].skipped.n, 0);
	vec_release(&out.articles);
	vec_release(&out.rows);
	arena_release(&a);
	readers_free(r);
}

/* An archive in memory with ${n} members, each with ${text}; a member's name is its number. */
static struct str packed(struct buf *b, int n, int (*format)(struct archive *),
			 int (*filter)(struct archive *), struct str text)
{
	struct archive *a = archive_write_new();
	size_t used = 0;

	buf_reserve(b, 32 << 20);
	cr_assert_eq(format(a), ARCHIVE_OK);
	cr_assert_eq(filter(a), ARCHIVE_OK);
	cr_assert_eq(archive_write_open_memory(a, b->p, 32 << 20, &used), ARCHIVE_OK);
	for (int i = 0; i < n; i++) {
		struct archive_entry *e = archive_entry_new();
		char name[32];

		snprintf(name, sizeof name, "../%d.txt", i);
		archive_entry_set_pathname(e, name);
		archive_entry_set_size(e, (int64_t)text.n);
		archive_entry_set_filetype(e, AE_IFREG);
		archive_entry_set_perm(e, 0644);
		archive_write_header(a, e);
		archive_write_data(a, text.p, text.n);
		archive_entry_free(e);
	}
	archive_write_close(a);
	archive_write_free(a);
	b->n = used;
	return buf_str(b);
}

Test(unpack, members_are_articles)
{
	struct buf tar = { 0 }, zip = { 0 }, one = { 0 };
	struct text t;

	text_read(&t, NULL,
		  packed(&tar, 3, archive_write_set_format_pax_restricted, archive_write_add_filter_xz,
			 str_of(prose)));
	cr_assert_eq(t.out.articles.n, 3);
	cr_expect(str_endsz(t.out.articles.items[2]->file, "a.txt:../2.txt"));
	cr_expect_eq(t.out.rows.n, 3);
	text_release(&t);
	text_read(
	    &t, NULL,
	    packed(&zip, 2, archive_write_set_format_zip, archive_write_add_filter_none, str_of(prose)));
	cr_expect_eq(t.out.articles.n, 2);
	text_release(&t);
	text_read(
	    &t, NULL,
	    packed(&one, 1, archive_write_set_format_raw, archive_write_add_filter_gzip, str_of(prose)));
	cr_assert_eq(t.out.articles.n, 1);
	text_eq(t.out.articles.items[0]->file, "a.txt");
	text_release(&t);
	cr_assert_gt(tar.n, 200);
	text_read(&t, NULL, str_sub(buf_str(&tar), 0, 150)); /* cut in the middle */
	cr_assert_geq(t.out.rows.n, 1);
	cr_expect_gt(t.out.rows.items[t.out.rows.n - 1].skipped.n, 0);
	text_release(&t);
	buf_release(&tar);
	buf_release(&zip);
	buf_release(&one);
}

/* The mark of a tar, at its place, inside a word of a text. */
Test(unpack, a_word_makes_no_archive)
{
	struct buf b = { 0 };
	struct text t;

	for (size_t i = 0; b.n < 251; i++)
		buf_addz(&b, "Le pain ");
	b.n = 251;
	buf_addz(&b, " Der Mustard und der Gustar kommen nach Hause, wie die Polizei am Montag mitteilte.\n");
	cr_assert(memcmp(b.p + 257, "ustar", 5) == 0);
	text_read(&t, NULL, buf_str(&b));
	cr_expect_eq(t.out.articles.n, 1);
	text_release(&t);
	/* as old and as new tools write one */
	buf_reset(&b);
	text_read(&t, NULL, packed(&b, 1, archive_write_set_format_gnutar, archive_write_add_filter_none, str_of(prose)));
	cr_expect_eq(t.out.articles.n, 1);
	text_release(&t);
	buf_reset(&b);
	text_read(&t, NULL, packed(&b, 1, archive_write_set_format_ustar, archive_write_add_filter_none, str_of(prose)));
	cr_expect_eq(t.out.articles.n, 1);
	text_eq(t.out.articles.items[0]->file, "a.txt:../0.txt");
	text_release(&t);
	buf_release(&b);
}

Test(unpack, bombs_are_bounded)
{
	struct buf b = { 0 }, nested = { 0 };
	char *zeros = mem_zalloc(300 << 20, 1);
	struct str inner;
	struct text t;

	inner = packed(&b, 1, archive_write_set_format_raw, archive_write_add_filter_xz,
		       (struct str){ zeros, 300 << 20 });
	text_read(&t, NULL, inner);
	cr_expect_eq(t.out.articles.n, 0);
	cr_assert_eq(t.out.rows.n, 1);
	cr_expect_gt(t.out.rows.items[0].skipped.n, 0);
	text_release(&t);
	free(zeros);
	inner = packed(&b, 1, archive_write_set_format_pax_restricted, archive_write_add_filter_gzip,
		       str_of(prose));
	for (int i = 0; i < UNPACK_DEPTH; i++) {
		struct buf swap = nested;

		packed(&swap, 1, archive_write_set_format_pax_restricted, archive_write_add_filter_gzip,
		       inner);
		nested = b;
		b = swap;
		inner = buf_str(&b);
	}
	text_read(&t, NULL, inner);
	cr_expect_eq(t.out.articles.n, 0);
	cr_assert_eq(t.out.rows.n, 1);
	cr_expect_gt(t.out.rows.items[0].skipped.n, 0);
	text_release(&t);
	buf_release(&b);
	buf_release(&nested);
}

/* What is cut off is read as far as it goes, and the row says that it is. */
/* What was unpacked before the end is kept to the last byte, however little it is. */
Test(unpack, cut_off_short)
{
	static int (*const filters[])(struct archive *) = {
		archive_write_add_filter_gzip,
#ifdef HAVE_BZIP2
		archive_write_add_filter_bzip2,
#endif
#ifdef HAVE_LZMA
		archive_write_add_filter_xz,
#endif
	};
	struct buf one = { 0 };

	for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
		struct str s = packed(&one, 1, archive_write_set_format_raw, filters[i], str_of(prose));
		struct text t;

		text_read(&t, NULL, str_sub(s, 0, s.n - 6));
		cr_assert_eq(t.out.articles.n, 1, "filter %zu", i);
		cr_expect_str_eq(text_fate(&t, "La commune a inauguré"), "");
		text_eq(t.out.rows.items[t.out.rows.n - 1].skipped, "is damaged or cut off; read as far as it goes");
		text_release(&t);
		buf_reset(&one);
	}
	buf_release(&one);
}

Test(unpack, cut_off)
{
	struct buf tar = { 0 }, one = { 0 }, long_one = { 0 };
	struct text t;
	struct str s;

	for (unsigned i = 0; i < 4000; i++) /* what packs badly */
		buf_addf(&long_one, "Les %u habitants de la commune ont attendu %u jours.\n", i * 2654435761u >> 7, i * 40503u % 1009);
	s = packed(&tar, 3, archive_write_set_format_pax_restricted, archive_write_add_filter_none, str_of(prose));
	text_read(&t, NULL, str_sub(s, 0, 1024 + 512 + 60)); /* in the text of the second member */
	cr_assert_eq(t.out.articles.n, 2);
	cr_expect_str_eq(text_fate(&t, "2,3 millions"), "");
	t.a = t.out.articles.items[1];
	cr_expect_str_eq(text_fate(&t, "La commune a inauguré"), "");
	cr_expect_null(text_fate(&t, "2,3 millions"));
	cr_expect_gt(t.out.rows.items[t.out.rows.n - 1].skipped.n, 0);
	text_release(&t);
	s = packed(&one, 1, archive_write_set_format_raw, archive_write_add_filter_gzip, buf_str(&long_one));
	text_read(&t, "raw", str_sub(s, 0, s.n / 2));
	cr_assert_eq(t.out.articles.n, 1);
	cr_expect_gt(t.a->nfields, 1000);
	cr_expect_gt(t.out.rows.items[t.out.rows.n - 1].skipped.n, 0);
	text_release(&t);
	buf_release(&tar);
	buf_release(&one);
	buf_release(&long_one);
}

/* Many small bombs in one archive are one large one. */
Test(unpack, bombs_count_together)
{
	struct buf inner = { 0 }, outer = { 0 };
	size_t n = 30 << 20;
	char *zeros = mem_alloc(n);
	struct text t;
	uint64_t bytes = 0;

	memset(zeros, 'a', n);
	packed(&inner, 1, archive_write_set_format_raw, archive_write_add_filter_xz, (struct str){ zeros, n });
	packed(&outer, 40, archive_write_set_format_pax_restricted, archive_write_add_filter_none, buf_str(&inner));
	text_read(&t, NULL, buf_str(&outer));
	for (size_t i = 0; i < t.out.rows.n; i++)
		bytes += t.out.rows.items[i].articles > 0 ? t.out.rows.items[i].bytes : 0;
	cr_expect_leq(bytes, outer.n * UNPACK_RATIO + ((uint64_t)64 << 20));
	cr_expect_gt(t.out.rows.items[t.out.rows.n - 1].skipped.n, 0);
	text_release(&t);
	free(zeros);
	buf_release(&inner);
	buf_release(&outer);
}

/* A file of records is read whole, however large: piece by piece. */
Test(read, records_piece_by_piece)
{
	char *top = folder(), path[300];
	struct buf b = { 0 };
	struct text t = { 0 };
	struct read_options options = { .max_size = 100000 };
	struct err err;
	size_t n = 3000;

	for (size_t i = 0; i < n; i++)
		buf_addf(&b, "{\"title\":\"Titre %zu\",\"text\":\"La commune a inauguré une passerelle, la %zue de l’année.\"}\n", i, i);
	buf_addz(&b, "{\"title\" 1}\n{\"title\":\"Fin\",\"text\":\"Le texte de la fin.\"}\n");
	put(top, "a.jsonl", b.p, b.n);
	snprintf(path, sizeof path, "%s/a.jsonl", top);
	cr_assert_eq(readers_new(&t.readers, &err), 0, "%s", err.msg);
	arena_init(&t.arena);
	read_file(t.readers, str_of(path), &options, &t.arena, &t.out);
	cr_assert_eq(t.out.rows.n, 1);
	cr_assert_eq(t.out.articles.n, n + 1);
	cr_expect_eq(t.out.rows.items[0].articles, n + 1);
	text_eq(article_title(t.out.articles.items[n - 1]), "Titre 2999");
	cr_expect_neq(str_find(t.out.rows.items[0].skipped, STR("line 3001 is no JSON"), 0), SIZE_MAX);
	text_release(&t);
	buf_reset(&b); /* one record that is too large: the others are read */
	buf_addz(&b, "{\"title\":\"Un\",\"text\":\"Le texte du début.\"}\n{\"title\":\"Titre\",\"text\":\"");
	for (size_t i = 0; i < 30000; i++)
		buf_addz(&b, "passerelle ");
	buf_addz(&b, "\"}\n{\"title\":\"Trois\",\"text\":\"Le texte de la fin.\"}\n{\"title\" 1}\n");
	put(top, "a.jsonl", b.p, b.n);
	memset(&t, 0, sizeof t);
	cr_assert_eq(readers_new(&t.readers, &err), 0, "%s", err.msg);
	read_file(t.readers, str_of(path), &options, &t.arena, &t.out);
	cr_assert_eq(t.out.articles.n, 2);
	text_eq(article_title(t.out.articles.items[1]), "Trois");
	cr_expect_neq(str_find(t.out.rows.items[0].skipped, STR("1 record is too large"), 0), SIZE_MAX);
	cr_expect_neq(str_find(t.out.rows.items[0].skipped, STR("line 4 is no JSON"), 0), SIZE_MAX);
	cr_expect_eq(t.out.rows.items[0].bytes, b.n);
	text_release(&t);
	buf_release(&b);
	clean(top);
}

/* The same where it is packed, and of a box of mails. */
Test(read, records_of_packed_files_and_boxes)
{
	char *top = folder(), path[300];
	struct buf b = { 0 }, packed_bytes = { 0 };
	struct text t = { 0 };
	struct read_options options = { .max_size = 100000 };
	struct err err;
	struct str s;

	for (size_t i = 0; i < 3000; i++)
		buf_addf(&b, "{\"title\":\"Titre %zu\",\"text\":\"La commune a inauguré une passerelle, la %zue de l’année.\"}\n", i, i);
	s = packed(&packed_bytes, 1, archive_write_set_format_raw, archive_write_add_filter_gzip, buf_str(&b));
	put(top, "a.jsonl.gz", s.p, s.n - 10);
	snprintf(path, sizeof path, "%s/a.jsonl.gz", top);
	cr_assert_eq(readers_new(&t.readers, &err), 0, "%s", err.msg);
	read_file(t.readers, str_of(path), &options, &t.arena, &t.out);
	cr_assert_eq(t.out.rows.n, 1);
	cr_expect_gt(t.out.articles.n, 2900);
	cr_expect_neq(str_find(t.out.rows.items[0].skipped, STR("damaged or cut off"), 0), SIZE_MAX);
	text_release(&t);
	buf_reset(&b);
	for (size_t i = 0; i < 1000; i++)
		buf_addf(&b, "From a@example.org Fri May 31 12:00:00 2024\nFrom: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\nSubject: Titre %zu\n\n"
			     "La commune a inauguré une passerelle, la %zue de l’année.\n\n", i, i);
	put(top, "a.mbox", b.p, b.n);
	snprintf(path, sizeof path, "%s/a.mbox", top);
	memset(&t, 0, sizeof t);
	cr_assert_eq(readers_new(&t.readers, &err), 0, "%s", err.msg);
	read_file(t.readers, str_of(path), &options, &t.arena, &t.out);
	cr_assert_eq(t.out.articles.n, 1000);
	text_eq(article_title(t.out.articles.items[999]), "Titre 999");
	cr_expect(str_endsz(t.out.rows.items[999].file, "a.mbox:1000.eml"), STR_FMT, STR_ARG(t.out.rows.items[999].file));
	text_release(&t);
	buf_release(&b);
	buf_release(&packed_bytes);
	clean(top);
}

/* What is looked at to know a format: in UTF-16 as in UTF-8, behind a declaration however long; and what has no text. */
Test(read, known_by_their_heads)
{
	static const char json[] = "{\"title\":\"Une passerelle\",\"text\":\"La commune a inaugur\351 une passerelle.\"}";
	struct buf b = { 0 };
	struct text t;

	buf_addz(&b, "\xff\xfe");
	for (size_t i = 0; i + 1 < sizeof json; i++) {
		buf_addc(&b, json[i]);
		buf_addc(&b, '\0');
	}
	text_read(&t, NULL, buf_str(&b));
	cr_assert_eq(t.out.articles.n, 1);
	text_eq(article_title(t.a), "Une passerelle");
	cr_expect_str_eq(t.out.rows.items[0].reader, "json");
	text_release(&t);
	buf_reset(&b);
	buf_addz(&b, "<?xml version='1.0'?><!DOCTYPE nitf [<!ENTITY a '");
	for (int i = 0; i < 100000; i++)
		buf_addc(&b, 'a');
	buf_addz(&b, "'>]><nitf><body><body.content><p>La commune a inauguré une passerelle.</p></body.content></body></nitf>");
	text_read(&t, NULL, buf_str(&b));
	cr_expect_str_eq(t.out.rows.items[0].reader, "nitf");
	text_release(&t);
	text_read(&t, NULL, STR("  \n \t\n\n  "));
	cr_expect_eq(t.out.articles.n, 0);
	text_eq(t.out.rows.items[0].skipped, "no text in it");
	text_release(&t);
	buf_release(&b);
}
