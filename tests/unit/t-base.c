/* Memory, slices, interning, errors, data files. */
#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/data.h"
#include "base/err.h"
#include "base/intern.h"
#include "base/utf8.h"
#include "base/vec.h"

static uint64_t
next_random(uint64_t *state) /* Knuth's linear congruence; the upper half is good enough */
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return *state >> 33;
}

struct piece {
	unsigned char *p;
	size_t n;
	unsigned char fill;
};

/* Pieces of all sizes keep what was written in them, and lie where they should. */
Test(arena, pieces_do_not_overlap)
{
	static const size_t sizes[] = { 0, 1, 3, 15, 16, 17, 100, 1023, 1025, 4095, 4096, 4097, 300000, 5000000 };
	struct arena a = { 0 };
	VEC(struct piece) pieces = { 0 };
	uint64_t random = 1;
	size_t used = 0;

	for (int i = 0; i < 3000; i++) {
		size_t n = i % 300 == 299 ? sizes[next_random(&random) % 14] : sizes[next_random(&random) % 8];
		struct piece p = { arena_alloc(&a, n), n, (unsigned char)i };

		cr_assert_eq((uintptr_t)p.p % 16, 0);
		memset(p.p, p.fill, n);
		vec_add(&pieces, p);
		used += n;
		if (i % 3 == 0) { /* text between, which is not aligned */
			struct str s = arena_str(&a, STR("abc"));

			cr_assert(str_eqz(s, "abc") && s.p[3] == '\0');
			used += 4;
		}
	}
	cr_expect_eq(a.used, used);
	for (size_t i = 0; i < pieces.n; i++)
		for (size_t k = 0; k < pieces.items[i].n; k++)
			cr_assert_eq(pieces.items[i].p[k], pieces.items[i].fill);
	vec_release(&pieces);
	arena_release(&a);
	cr_expect_eq(a.used, 0);
	arena_release(&a); /* an empty one */
}

Test(mem, lines_begin_where_cache_lines_do)
{
	size_t n, i;

	for (n = 0; n < 200; n += 7) {
		unsigned char *p = mem_lines(n, 3);

		cr_expect_eq((uintptr_t)p % 64, 0);
		for (i = 0; i < n * 3; i++)
			cr_assert_eq(p[i], 0);
		memset(p, 0xA5, n * 3);
		free(p);
	}
}

Test(arena, clears_and_copies)
{
	struct arena a = { 0 };
	VEC(int) numbers = { 0 };
	int *copy;
	char *z;

	for (int i = 0; i < 2000; i++) {
		unsigned char *dirty = arena_alloc(&a, 64), *clean = arena_zalloc(&a, 8, 8);

		memset(dirty, 0xEE, 64);
		for (int k = 0; k < 64; k++)
			cr_assert_eq(clean[k], 0);
		memset(clean, 0xEE, 64);
	}
	for (int i = 0; i < 100; i++)
		vec_add(&numbers, i * i);
	copy = arena_items(&a, &numbers);
	vec_release(&numbers);
	cr_expect_eq(copy[0], 0);
	cr_expect_eq(copy[99], 99 * 99);
	z = arena_strz(&a, (struct str){ "a\0b", 3 });
	cr_expect_eq(memcmp(z, "a\0b", 4), 0);
	z = arena_strz(&a, (struct str){ NULL, 0 });
	cr_expect_str_eq(z, "");
	arena_release(&a);
}

Test(buf, grows_and_keeps_a_nul)
{
	struct buf b = { 0 };
	size_t n = 0;

	cr_expect_eq(buf_str(&b).n, 0);
	buf_addf(&b, "%s", "");
	cr_expect_str_eq(b.p, "");
	for (int i = 0; i < 5000; i++) {
		buf_addc(&b, (char)('a' + i % 26));
		n++;
		cr_assert(b.n == n && b.p[n] == '\0' && b.cap > n);
	}
	buf_addf(&b, "%d/%s", 42, "x");
	cr_expect(str_endsz(buf_str(&b), "42/x"));
	buf_reset(&b);
	cr_expect(b.n == 0 && b.p[0] == '\0');
	buf_add(&b, "\0x", 2);
	buf_adds(&b, STR("é"));
	buf_addz(&b, "!");
	buf_addcp(&b, 0x1F600);
	buf_addcp(&b, 0xD800);
	cr_expect(str_eq(buf_str(&b), STR("\0xé!\xF0\x9F\x98\x80\xEF\xBF\xBD")));
	buf_reserve(&b, 100000);
	cr_expect_gt(b.cap - b.n, 100000);
	buf_release(&b);
	cr_expect(b.p == NULL && b.cap == 0);
}

Test(str, compare)
{
	cr_expect(str_eq((struct str){ NULL, 0 }, STR("")));
	cr_expect(str_eqz(str_of(NULL), ""));
	cr_expect(!str_eqz(STR("ab"), "abc") && !str_eqz(STR("abc"), "ab"));
	cr_expect_lt(str_cmp(STR("ab"), STR("abc")), 0);
	cr_expect_gt(str_cmp(STR("é"), STR("z")), 0, "bytes are unsigned");
	cr_expect_lt(str_cmp(STR("\xEF\xBF\xBD"), STR("\xF0\x90\x80\x80")), 0);
	cr_expect_eq(str_cmp(STR("é"), STR("é")), 0);
	cr_expect(str_startsz(STR("abc"), "ab") && str_startsz(STR("abc"), "") && !str_startsz(STR("a"), "ab"));
	cr_expect(str_endsz(STR("abc"), "bc") && str_endsz(STR("abc"), "") && !str_endsz(STR("c"), "bc"));
	cr_expect(str_ieqz(STR("Content-TYPE"), "content-type"));
	cr_expect(!str_ieqz(STR("ab"), "abc") && !str_ieqz(STR("abc"), "ab"));
	cr_expect(!str_ieqz(STR("É"), "é"), "ASCII only");
	cr_expect(!str_ieqz(STR("@"), "`"));
}

Test(str, slices)
{
	struct str s = STR("abcdef");

	cr_expect(str_eqz(str_sub(s, 2, 4), "cd"));
	cr_expect(str_eqz(str_sub(s, 4, 99), "ef"));
	cr_expect_eq(str_sub(s, 9, 4).n, 0);
	cr_expect_eq(str_sub((struct str){ NULL, 0 }, 1, 2).n, 0);
	cr_expect(str_eqz(str_trim(STR(" \t\r\n\v\f\xC2\xA0x y\xC2\xA0 \n")), "x y"));
	cr_expect_eq(str_trim(STR(" \xC2\xA0 ")).n, 0);
	cr_expect(str_eqz(str_trim(STR("\xA0x\xA0")), "\xA0x\xA0"), "a byte A0 by itself is no space");
	cr_expect(str_eqz(str_trim(STR("à")), "à"), "C3 A0");
}

/* str_find against looking at every place. */
Test(str, find)
{
	uint64_t random = 7;
	char hay[40], needle[4];

	for (int round = 0; round < 20000; round++) {
		struct str h = { hay, next_random(&random) % 40 }, n = { needle, next_random(&random) % 4 };
		size_t from = next_random(&random) % 42, at, want = SIZE_MAX;

		for (size_t i = 0; i < h.n; i++)
			hay[i] = (char)('a' + next_random(&random) % 2);
		for (size_t i = 0; i < n.n; i++)
			needle[i] = (char)('a' + next_random(&random) % 2);
		for (at = from; at + n.n <= h.n && want == SIZE_MAX; at++)
			if (memcmp(hay + at, needle, n.n) == 0)
				want = at;
		cr_assert_eq(str_find(h, n, from), want);
		for (at = from, want = SIZE_MAX; at < h.n && want == SIZE_MAX; at++)
			if (hay[at] == 'b')
				want = at;
		cr_assert_eq(str_chr(h, 'b', from), want);
	}
}

Test(str, cut)
{
	struct str rest = STR("a::b:"), part;

	cr_assert(str_cut(&rest, ':', &part) && str_eqz(part, "a"));
	cr_assert(str_cut(&rest, ':', &part) && part.n == 0);
	cr_assert(str_cut(&rest, ':', &part) && str_eqz(part, "b"));
	cr_assert(str_cut(&rest, ':', &part) && part.n == 0);
	cr_assert(!str_cut(&rest, ':', &part));
	rest = STR("");
	cr_assert(str_cut(&rest, ':', &part) && part.n == 0);
	cr_assert(!str_cut(&rest, ':', &part));
}

/* Every byte of a string, and its length, change the hash. */
Test(str, hash_sees_every_byte)
{
	char bytes[70] = { 0 };
	size_t bits = 0, pairs = 0;

	for (size_t n = 0; n < sizeof bytes; n++) {
		uint64_t h = str_hash((struct str){ bytes, n });

		cr_assert_neq(h, str_hash((struct str){ bytes, n + 1 }));
		for (size_t i = 0; i < n; i++) {
			uint64_t other;

			bytes[i] = 1;
			other = str_hash((struct str){ bytes, n });
			bytes[i] = 0;
			cr_assert_neq(h, other, "byte %zu of %zu", i, n);
			bits += (size_t)__builtin_popcountll(h ^ other);
			pairs++;
		}
	}
	cr_expect(bits > pairs * 28 && bits < pairs * 36, "on average half of the bits change: %zu in %zu", bits, pairs);
}

/* Against a list that is searched from its start. */
Test(intern, many_at_once_are_as_one_by_one)
{
	enum { N = 5000 };
	struct intern *one = intern_new(), *all = intern_new();
	static char text[N][8];
	static struct str s[N];
	static uint32_t ids[N];

	for (size_t i = 0; i < N; i++)
		s[i] = (struct str){ text[i], (size_t)snprintf(text[i], sizeof text[i], "%zu", i * i % 1709) };
	s[77] = STR("");
	intern_add_all(all, s, 100, ids);
	intern_add_all(all, s + 100, N - 100, ids + 100);
	for (size_t i = 0; i < N; i++)
		cr_assert_eq(ids[i], intern_add(one, s[i]));
	cr_assert_eq(intern_count(one), intern_count(all));
	intern_free(one);
	intern_free(all);
}

Test(intern, against_a_list)
{
	struct intern *t = intern_new();
	VEC(char *) list = { 0 };
	VEC(size_t) lengths = { 0 };
	uint64_t random = 3;
	struct str first;

	cr_expect_eq(intern_find(t, STR("nothing")), INTERN_NONE);
	cr_expect_eq(intern_add(t, STR("first")), 0);
	first = intern_get(t, 0);
	vec_add(&list, strdup("first"));
	vec_add(&lengths, 5);
	for (int i = 0; i < 6000; i++) {
		char text[32] = { 0 };
		size_t n = next_random(&random) % 9, k;
		uint32_t id;

		for (k = 0; k < n; k++)
			text[k] = (char)(next_random(&random) % 5); /* NULs, too */
		for (k = 0; k < list.n && (lengths.items[k] != n || memcmp(list.items[k], text, n) != 0); k++)
			;
		cr_assert_eq(intern_find(t, (struct str){ text, n }), k < list.n ? k : INTERN_NONE);
		id = intern_add(t, (struct str){ text, n });
		cr_assert_eq(id, k);
		cr_assert_eq(intern_add_hashed(t, (struct str){ text, n }, str_hash((struct str){ text, n })), k);
		if (k == list.n) {
			char *copy = malloc(n + 1);

			memcpy(copy, text, n + 1);
			vec_add(&list, copy);
			vec_add(&lengths, n);
		}
	}
	cr_assert_eq(intern_count(t), list.n);
	cr_assert_gt(list.n, 2000, "it must have grown a few times");
	for (size_t k = 0; k < list.n; k++) {
		struct str s = intern_get(t, (uint32_t)k);

		cr_assert(str_eq(s, (struct str){ list.items[k], lengths.items[k] }) && s.p[s.n] == '\0');
		free(list.items[k]);
	}
	cr_expect_eq(intern_get(t, 0).p, first.p, "slices stay where they are");
	vec_release(&list);
	vec_release(&lengths);
	intern_free(t);
	intern_free(NULL);
}

Test(vec, grows)
{
	VEC(uint32_t) v = { 0 };
	size_t moves = 0, cap = 0;

	for (uint32_t i = 0; i < 100000; i++) {
		*vec_push(&v) = i;
		moves += v.cap != cap;
		cap = v.cap;
	}
	for (uint32_t i = 0; i < 100000; i++)
		cr_assert_eq(v.items[i], i);
	cr_expect_lt(moves, 40, "by a share, not by a number");
	vec_reserve(&v, 300000);
	cr_expect_geq(v.cap, 300000);
	cr_expect_eq(v.items[99999], 99999);
	vec_release(&v);
	cr_expect(v.items == NULL && v.n == 0 && v.cap == 0);
}

Test(err, messages)
{
	struct err e = { "untouched" };
	char lots[700];

	cr_expect_eq(err_set(NULL, "%s", "nobody asks"), -1);
	cr_expect_str_eq(e.msg, "untouched");
	cr_expect_eq(err_set(&e, "%s: %d", "x", 5), -1);
	cr_expect_str_eq(e.msg, "x: 5");
	err_set(&e, "again: %s", e.msg);
	cr_expect_str_eq(e.msg, "again: x: 5");
	errno = ENOENT;
	cr_expect_eq(err_sys(&e, "/nowhere"), -1);
	cr_expect(str_startsz(str_of(e.msg), "/nowhere: ") && strlen(e.msg) > 12);
	for (size_t shift = 0; shift < 4; shift++) { /* too long: cut between code points */
		struct str s;

		memset(lots, 'a', shift);
		for (size_t i = shift; i + 4 < sizeof lots; i += 4)
			memcpy(lots + i, "\xF0\x9F\x98\x80", 5);
		err_set(&e, "%s", lots);
		s = str_of(e.msg);
		cr_expect(utf8_valid(s) && s.n > sizeof e.msg - 5 && s.n < sizeof e.msg);
		cr_expect_eq(memcmp(e.msg, lots, s.n), 0);
	}
}

Test(data, rows)
{
	struct str rest = STR("# a comment\n\na\tb\tc\td\r\n\tx\n\n#\nlast"), f[3];

	cr_assert_eq(data_row(&rest, f, 3), 3);
	cr_expect(str_eqz(f[0], "a") && str_eqz(f[1], "b") && str_eqz(f[2], "c\td"));
	cr_assert_eq(data_row(&rest, f, 3), 2);
	cr_expect(f[0].n == 0 && str_eqz(f[1], "x"));
	cr_assert_eq(data_row(&rest, f, 1), 1);
	cr_expect(str_eqz(f[0], "last"));
	cr_assert_eq(data_row(&rest, f, 3), 0);
	cr_assert_eq(data_row(&rest, f, 3), 0);
	rest = (struct str){ NULL, 0 };
	cr_assert_eq(data_row(&rest, f, 3), 0);
}

Test(data, files)
{
	char folder[] = "/tmp/visavis-data-XXXXXX", path[200], small[8];
	struct data d = { { "x", 1 }, NULL };
	struct err err = { "" };
	FILE *f;

	cr_assert_not_null(mkdtemp(folder));
	setenv("VISAVIS_DATADIR", folder, 1);
	snprintf(path, sizeof path, "%s/rows.tsv", folder);
	cr_expect_eq(data_map("rows.tsv", &d, &err), -1);
	cr_expect(strstr(err.msg, path) != NULL, "%s", err.msg);
	cr_expect(d.bytes.n == 1 && d.map == NULL, "untouched on failure");
	f = fopen(path, "w");
	fclose(f);
	cr_assert_eq(data_map("rows.tsv", &d, &err), 0);
	cr_expect_eq(d.bytes.n, 0);
	data_unmap(&d);
	f = fopen(path, "w");
	fputs("a\tb\n", f);
	fclose(f);
	cr_assert_eq(data_map("rows.tsv", &d, NULL), 0);
	cr_expect(str_eqz(d.bytes, "a\tb\n"));
	data_unmap(&d);
	data_unmap(&d);
	cr_expect_eq(data_map(".", &d, &err), -1, "a folder is no file");
	cr_expect_eq(data_path("rows.tsv", small, sizeof small), -1);
	cr_expect_eq(data_path("rows.tsv", path, sizeof path), 0);
	unlink(path);
	rmdir(folder);
	setenv("VISAVIS_DATADIR", "", 1);
	cr_expect(data_path("x", path, sizeof path) == 0 && path[0] == '/' && strlen(path) > 3, "empty is not set");
}

Test(clock, moves_on)
{
	double t = clock_now();

	cr_expect_leq(t, clock_now());
	cr_expect_gt(clock_peak_rss(), 100 * 1024);
}
