#include <criterion/criterion.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "read/draft.h"
#include "read/furniture.h"
#include "read/unit.h"
#include "read/wording.h"
#include "text/fold.h"

/* What is done many bytes at a time, beside twins that go character by character and tell the truth. */

/* ${n} pieces of ${of}, drawn by a linear congruence. */
static void
draw(struct buf *b, const char *const *of, size_t kinds, size_t n, uint32_t *seed)
{
	buf_reset(b);
	for (size_t i = 0; i < n; i++) {
		*seed = *seed * 1664525u + 1013904223u;
		buf_addz(b, of[(*seed >> 16) % kinds]);
	}
}

static bool
dirty(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x200b || c == 0x2028 || c == 0x2029 ||
	       c == 0xfeff;
}

static bool
clean_twin(struct str s)
{
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t c = utf8_next(s, &at);

		if (dirty(c) || (c == ' ' && (from == 0 || at == s.n || s.p[at] == ' ')))
			return false;
	}
	return true;
}

/* Each thing to clean, and what looks like one, at every place of a line. */
Test(draft, clean_at_every_place)
{
	static const char *const things[] = { "\t", "\x01", "\x7f", "\xc2\x85", "\u00a0", "\u00ad", "\u00ab", "\u00e9", "\u200b",
					      "\u2019", "\u2028", "\u2029", "\u202f", "\u20ac", "\ufeff", "  ", " ", "\n" };
	char line[64];

	for (size_t i = 0; i < sizeof things / sizeof *things; i++)
		for (size_t at = 0; at <= 40; at++) {
			struct buf b = { 0 }, clean = { 0 };
			bool want;

			memset(line, 'a', sizeof line);
			buf_add(&b, line, at);
			buf_addz(&b, things[i]);
			buf_add(&b, line, 40 - at);
			want = clean_twin(buf_str(&b));
			cr_expect_eq(draft_is_clean(buf_str(&b)), want, "thing %zu at %zu", i, at);
			draft_clean(buf_str(&b), &clean);
			cr_expect(clean_twin(buf_str(&clean)), "thing %zu at %zu", i, at);
			buf_release(&b);
			buf_release(&clean);
		}
}

/* The words of a line, folded as a whole before it is taken apart. */
static size_t
words_twin(struct str line, struct buf *out)
{
	struct buf key = { 0 };
	bool inside = false, number = false;
	uint32_t glue = 0;
	size_t n = 0;

	fold_key(line, &key);
	for (size_t at = 0; at < key.n;) {
		uint32_t c = utf8_next(buf_str(&key), &at);
		bool digit = fold_is_digit(c), letter = fold_is_letter(c), glues;

		glues = c == '\'' || c == '-' || (number && strchr(".,:", (int)c));
		if (!digit && !letter) {
			inside = inside && glues && glue == 0;
			glue = inside ? c : 0;
			continue;
		}
		if (!inside || (glue && number && letter)) {
			if (n++ > 0)
				buf_addc(out, ' ');
			if (digit)
				buf_addc(out, '0');
			number = digit;
			glue = 0;
		}
		number = number && digit;
		if (glue && !number)
			buf_addcp(out, glue);
		if (!number)
			buf_addcp(out, c);
		inside = true;
		glue = 0;
	}
	buf_release(&key);
	return n;
}

Test(wording, as_its_twin)
{
	static const char *const pieces[] = { "a",  "Zz", "M\u00e4rz", "\u00c9t\u00e9", "\u2019", "'", "-", ".", ",", " ", " ", " ",
					      "12", "3e", "\u0153", "\u00df", "(", "\u2014", "internationalisierung", "LE " };
	struct buf line = { 0 }, have = { 0 }, want = { 0 };
	uint32_t seed = 1;

	for (size_t round = 0; round < 4000; round++) {
		size_t n, m;

		draw(&line, pieces, sizeof pieces / sizeof *pieces, round % 40, &seed);
		buf_reset(&have);
		buf_reset(&want);
		n = wording_words(buf_str(&line), &have);
		m = words_twin(buf_str(&line), &want);
		cr_assert_eq(n, m, "%s", line.p);
		cr_assert(str_eq(buf_str(&have), buf_str(&want)), "%s: %s, not %s", line.p, have.p, want.p);
	}
	buf_release(&line);
	buf_release(&have);
	buf_release(&want);
}

Test(wording, next)
{
	static const char *const pieces[] = { "a", "bc", "d", "\u00e9", " ", "'" };
	struct buf line = { 0 };
	uint32_t seed = 1;

	for (size_t round = 0; round < 2000; round++) {
		struct str s;

		draw(&line, pieces, sizeof pieces / sizeof *pieces, 1 + round % 60, &seed);
		s = buf_str(&line);
		for (size_t at = 0; at < s.n; at++) {
			size_t space = str_chr(s, ' ', at), end = space == SIZE_MAX ? s.n : space;
			uint64_t head = 0, want = 0;

			for (size_t i = 0; i < 8 && at + i < end; i++)
				want |= (uint64_t)(unsigned char)s.p[at + i] << 8 * i;
			cr_assert_eq(wording_next(s, at, &head), end, "%s at %zu", s.p, at);
			cr_assert_eq(head, want, "%s at %zu", s.p, at);
			cr_assert_eq(wording_end(s, at), end);
		}
	}
	buf_release(&line);
}

/* Words and marks, also of a line so long that the lanes would overflow. */
Test(unit, counts)
{
	static const char *const pieces[] = { "a", "\u00e9", " ", ".", ", ", "!", "?", ";", ": ", "ab cd" };
	static const size_t lengths[] = { 1, 7, 15, 16, 17, 31, 100, 20000 };
	struct furniture *f;
	struct buf line = { 0 };
	struct err err;
	uint32_t seed = 1;

	cr_assert_eq(furniture_new(&f, &err), 0, "%s", err.msg);
	for (size_t round = 0; round < 200; round++) {
		struct arena scratch;
		struct unit u = { .line = 1 };
		uint32_t words = 0, marks = 0;

		draw(&line, pieces, sizeof pieces / sizeof *pieces, lengths[round % 8], &seed);
		arena_init(&scratch);
		u.text = buf_str(&line);
		for (size_t i = 0; i < line.n; i++) {
			bool last = i + 1 == line.n || line.p[i + 1] == ' ';

			words += line.p[i] != ' ' && last;
			marks += strchr(".,;:!?", line.p[i]) && last;
		}
		unit_measure(f, &scratch, &u);
		cr_assert_eq(u.words, words, "%zu", round);
		cr_assert_eq(u.marks, marks, "%zu", round);
		arena_release(&scratch);
	}
	buf_release(&line);
	furniture_free(f);
}
