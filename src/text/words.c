#include "text/words.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/lanes.h"
#include "base/utf8.h"

enum class { OTHER, LETTER, DIGIT, MARK, IDEOGRAPH };

/* ASCII and U+0080..U+024F by rule, ICU beyond. */
static enum class
class_of(uint32_t c)
{
	if (c < 0x80)
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? LETTER : c >= '0' && c <= '9' ? DIGIT : OTHER;
	if (c < 0x250)
		return (c >= 0xC0 && c != 0xD7 && c != 0xF7) || c == 0xAA || c == 0xB5 || c == 0xBA ? LETTER
		       : c == 0xAD                                                                  ? MARK
		                                                                                    : OTHER;
	if (c >= 0x2000 && c < 0x2070)
		return c == 0x200C || c == 0x200D ? MARK : OTHER;
	if (u_hasBinaryProperty((UChar32)c, UCHAR_IDEOGRAPHIC))
		return IDEOGRAPH;
	if (u_isalpha((UChar32)c))
		return LETTER;
	if (u_isdigit((UChar32)c))
		return DIGIT;
	return U_MASK(u_charType((UChar32)c)) & U_GC_M_MASK ? MARK : OTHER;
}

static uint32_t
peek(struct str s, size_t at)
{
	return at < s.n ? utf8_next(s, &at) : 0;
}

/* The words that French elides before a vowel. */
static bool
elided(struct str word)
{
	static const char *const list[] = { "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu", "entr" };
	size_t i;

	if (word.n == 1) /* most are of one letter */
		return memchr("cdjlmnstCDJLMNST", word.p[0], 16) != NULL;
	for (i = 0; i < sizeof list / sizeof list[0]; i++)
		if (str_ieqz(word, list[i]))
			return true;
	return false;
}

/* Exactly three digits at ${at}: the next group of a number that is set in groups. */
static bool
group_of_three(struct str s, size_t at)
{
	size_t i;

	for (i = at; i < at + 3; i++)
		if (i >= s.n || class_of((unsigned char)s.p[i]) != DIGIT)
			return false;
	return i >= s.n || class_of((unsigned char)s.p[i]) != DIGIT;
}

/* One to three digits before ${at}: a year is no first group of a number. */
static bool
group_behind(struct str s, size_t start, size_t at)
{
	size_t i = at;

	while (i > start && s.p[i - 1] >= '0' && s.p[i - 1] <= '9')
		i--;
	return at - i <= 3;
}

/* What of ${text} is being read. */
struct reading {
	struct str text;
	size_t start;  /* of the word */
	bool digits;   /* the word is a number so far */
	bool done;     /* it ends behind the joint */
};

/* Does punctuation ${c} at ${at}, ${next} behind it, belong to the word? */
static bool
joint(struct reading *r, uint32_t c, size_t at, size_t next)
{
	bool apostrophe = c == '\'' || c == 0x2019;
	uint32_t after;

	if (!r->digits) {
		if (apostrophe && elided(str_sub(r->text, r->start, at)))
			return r->done = true;
		return apostrophe && class_of(peek(r->text, next)) == LETTER;
	}
	if (c == '.' || c == ',') {
		after = peek(r->text, next);
		return class_of(after) == DIGIT || (c == '.' && after >= 'a' && after <= 'z');
	}
	if (apostrophe || c == 0xA0 || c == 0x202F || c == 0x2009)
		return group_behind(r->text, r->start, at) && group_of_three(r->text, next);
	return false;
}

/* The end of the word that starts at r->start, and of which the part before ${at} is known. */
static size_t
word_end(struct reading *r, size_t at)
{
	struct str s = r->text;
	size_t next;

	for (r->done = false; at < s.n && !r->done; at = next) {
		uint32_t c = (unsigned char)s.p[at];
		enum class k;

		next = at + 1;
		if (c >= 0x80) {
			next = at;
			c = utf8_next(s, &next);
		}
		k = class_of(c);
		if (next - r->start > WORD_MAX)
			return at;
		if (k == IDEOGRAPH)
			return at == r->start ? next : at;
		if (k == LETTER)
			r->digits = false;
		if (k == OTHER && !joint(r, c, at, next))
			return at;
	}
	return at;
}

/* The bytes that most words are made of and most words end at. Whatever is not in the table takes the long way. */
enum byte { LONG_WAY, IN_WORD, LEAD, BETWEEN };

#define FOUR(x) x, x, x, x
#define SIXTEEN(x) FOUR(x), FOUR(x), FOUR(x), FOUR(x)
static const uint8_t bytes[256] = {
	[0x00] = SIXTEEN(BETWEEN), SIXTEEN(BETWEEN),
	[' '] = BETWEEN, BETWEEN, BETWEEN, BETWEEN, BETWEEN, BETWEEN, BETWEEN, LONG_WAY, /* the apostrophe */
	['('] = BETWEEN, BETWEEN, BETWEEN, BETWEEN, BETWEEN, BETWEEN, BETWEEN, BETWEEN,
	[':'] = BETWEEN, BETWEEN, BETWEEN, BETWEEN, BETWEEN, BETWEEN, BETWEEN,
	['A'] = SIXTEEN(IN_WORD), FOUR(IN_WORD), FOUR(IN_WORD), IN_WORD, IN_WORD,
	['['] = BETWEEN, BETWEEN, BETWEEN, BETWEEN, BETWEEN, BETWEEN,
	['a'] = SIXTEEN(IN_WORD), FOUR(IN_WORD), FOUR(IN_WORD), IN_WORD, IN_WORD,
	['{'] = BETWEEN, BETWEEN, BETWEEN, BETWEEN, BETWEEN,
	[0xC3] = LEAD, FOUR(LEAD), LEAD, LEAD, /* U+00C0 .. U+027F: letters all but two */
};

#define EIGHT(x) (UINT64_C(0x0101010101010101) * (x))

/* The upper bit of each of eight bytes that is no ASCII letter. Adding to seven bits never carries into the next byte. */
static uint64_t
no_letters(uint64_t eight)
{
	uint64_t low = (eight & EIGHT(0x7F)) | EIGHT(0x20), from_a = low + EIGHT(0x80 - 'a'), above_z = low + EIGHT(0x7F - 'z');

	return (~from_a | above_z | eight) & EIGHT(0x80);
}

/* The first byte in memory of those eight whose upper bit is set. */
static size_t
first_of(uint64_t upper)
{
	return (size_t)(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? __builtin_ctzll(upper) : __builtin_clzll(upper)) / 8;
}

/* The end of the ASCII letters at ${at}, looked for in eight bytes at once as long as there are so many. */
static size_t
skip_ascii(struct str s, size_t at)
{
	uint64_t eight, no;

	for (; s.n - at >= sizeof eight; at += sizeof eight) {
		memcpy(&eight, s.p + at, sizeof eight);
		no = no_letters(eight);
		if (no != 0)
			return at + first_of(no);
	}
	while (at < s.n && bytes[(unsigned char)s.p[at]] == IN_WORD)
		at++;
	return at;
}

/* The end of the letters at ${at}, as far as the table knows them, and no further than one word can reach. */
static size_t
skip_letters(struct str s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t end = s.n - at > WORD_MAX ? at + WORD_MAX + 1 : s.n;

	while (at < end) {
		if (bytes[p[at]] == IN_WORD)
			at = skip_ascii((struct str){ s.p, end }, at);
		else if (bytes[p[at]] == LEAD && at + 1 < s.n && (p[at + 1] & 0xC0) == 0x80 &&
		         !(p[at] == 0xC3 && (p[at + 1] == 0x97 || p[at + 1] == 0xB7))) /* × and ÷ */
			at += 2;
		else
			break;
	}
	return at;
}

/* How many of the LANES bytes at ${p} are letters of ASCII, up to the first that is none. */
static unsigned
ascii_letters(const char *p)
{
	lanes letters = (lanes)((lanes)((lanes_load(p) | 0x20) - 'a') <= 'z' - 'a');

	return (unsigned)__builtin_ctz(~lanes_mask(letters));
}

/* Move ${at} to the next thing that starts a word; false if there is none. */
static bool
skip_between(struct str s, size_t *at)
{
	while (*at < s.n) {
		size_t next = *at;
		enum byte b = bytes[(unsigned char)s.p[*at]];
		enum class k;

		if (b == BETWEEN) {
			++*at;
			continue;
		}
		if (b == IN_WORD)
			return true;
		k = class_of(utf8_next(s, &next));
		if (k != OTHER && k != MARK)
			return true;
		*at = next;
	}
	return false;
}

void
words_split(struct str text, words *out)
{
	struct reading r = { .text = text };
	size_t at = 0;

	while (skip_between(text, &at)) {
		r.start = at;
		if (text.n - at > LANES) { /* most words: short, of ASCII, and something that is no word behind them */
			size_t end = at + ascii_letters(text.p + at);

			if (end > at && bytes[(unsigned char)text.p[end]] == BETWEEN) {
				*vec_push(out) = (struct word){ (uint32_t)at, (uint32_t)(end - at) };
				at = end;
				continue;
			}
		}
		at = skip_letters(text, at);
		if (at - r.start > WORD_MAX) /* cut it where it must be */
			at = r.start;
		r.digits = at == r.start;
		if (at == r.start || (at < text.n && bytes[(unsigned char)text.p[at]] != BETWEEN))
			at = word_end(&r, at);
		*vec_push(out) = (struct word){ (uint32_t)r.start, (uint32_t)(at - r.start) };
	}
}
