#include "read/wording.h"

#include <stdbool.h>

#include "base/buf.h"
#include "base/lanes.h"
#include "base/utf8.h"
#include "text/fold.h"

#define EACH(byte) (0x0101010101010101u * (byte))

enum { WORD = sizeof(uint64_t), SLACK = 16 }; /* SLACK: letters are written eight at a time */

static bool
ascii_letter(uint32_t c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool
ascii_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* A run of word characters as it grows: letters, digits, and what glues two of them. No character gives more bytes
 * than it has itself, but for a space, in whose place one goes that gave none: so the room needed is known before. */
struct wording {
	struct buf *out;
	size_t n, begin; /* words; where the first one begins in out */
	bool inside, number;
	char glue; /* an apostrophe, hyphen or point that waits for the next character; 0 */
};

static void
put(struct wording *w, char c)
{
	w->out->p[w->out->n++] = c;
}

static void
start_word(struct wording *w, bool number)
{
	if (w->out->n > w->begin)
		put(w, ' ');
	w->n++;
	w->number = number;
	w->inside = true;
	w->glue = 0;
}

/* One folded character. */
static void
add(struct wording *w, uint32_t c)
{
	bool digit = c < 0x80 ? ascii_digit(c) : fold_is_digit(c);
	bool word = digit || (c < 0x80 ? ascii_letter(c) : fold_is_letter(c));

	if (!word) {
		bool glues = c == '\'' || c == '-' || (w->number && (c == '.' || c == ',' || c == ':'));

		w->glue = w->inside && glues && w->glue == 0 ? (char)c : 0;
		w->inside = w->inside && w->glue != 0;
		return;
	}
	if (w->glue && w->number && !digit)
		w->inside = false; /* "3-mal": only numbers go on behind a number */
	if (!w->inside) {
		start_word(w, digit);
		if (digit)
			put(w, '0');
	} else if (w->number && !digit) {
		w->number = false; /* "3e": the letters follow the 0 */
	}
	if (w->glue && !w->number)
		put(w, w->glue);
	if (!w->number)
		w->out->n += utf8_put(w->out->p + w->out->n, c);
	w->glue = 0;
}

/* How many of the eight bytes are ASCII letters, up to the first that is none; ${*lower}: the same in lower case. */
static size_t
letters(uint64_t w, uint64_t *lower)
{
	uint64_t low = w | EACH(0x20), seven = low & EACH(0x7F);
	uint64_t from_a = seven + EACH(0x80 - 'a'), behind_z = seven + EACH(0x80 - 'z' - 1);
	uint64_t others = ~(from_a & ~behind_z & ~w) & EACH(0x80);

	*lower = low;
	return others ? (size_t)__builtin_ctzll(others) / 8 : WORD;
}

/* Inside of a word that is no number: the ASCII letters from ${at} on, and further words of them behind a space each.
 * Returns where something else stands. Most of a text is done here. */
static size_t
add_letters(struct wording *w, struct str s, size_t at)
{
	char *out = w->out->p + w->out->n;

	while (at + WORD <= s.n) {
		uint64_t lower;
		size_t n = letters(lanes_word(s.p + at), &lower);

		lanes_word_put(out, lower);
		out += n;
		at += n;
		if (n == WORD)
			continue;
		if (s.p[at] != ' ' || at + 1 >= s.n || !ascii_letter((unsigned char)s.p[at + 1]))
			break;
		*out++ = ' ';
		at++;
		w->n++;
	}
	while (at < s.n && ascii_letter((unsigned char)s.p[at]))
		*out++ = (char)(s.p[at++] | 0x20);
	w->out->n = (size_t)(out - w->out->p);
	return at;
}

/* Characters of ${s} from ${at} on, as far as they are ASCII. Folding a letter is lowering it, wherever it stands. */
static size_t
add_ascii(struct wording *w, struct str s, size_t at)
{
	while (at < s.n) {
		unsigned char c = (unsigned char)s.p[at];

		if (c >= 0x80)
			break;
		at++;
		if (c == ' ') {
			w->inside = false;
			w->glue = 0;
		} else if (!w->inside && ascii_letter(c)) {
			start_word(w, false);
			at = add_letters(w, s, at - 1);
		} else {
			add(w, ascii_letter(c) ? c | 32u : c);
			if (w->inside && !w->number && w->glue == 0)
				at = add_letters(w, s, at);
		}
	}
	return at;
}

/* Fold the characters from ${at} up to the next white space that are not ASCII only; returns their end. */
static size_t
add_folded(struct wording *w, struct str s, size_t at, struct buf *key)
{
	size_t end = wording_end(s, at), k = 0;

	buf_reset(key);
	fold_key(str_sub(s, at, end), key);
	buf_reserve(w->out, key->n + (s.n - end) + SLACK);
	while ((k = add_ascii(w, buf_str(key), k)) < key->n)
		add(w, utf8_next(buf_str(key), &k));
	return end;
}

size_t
wording_words(struct str line, struct buf *out)
{
	struct wording w = { .out = out, .begin = out->n };
	struct buf key = { 0 };

	buf_reserve(out, line.n + SLACK);
	for (size_t at = 0; (at = add_ascii(&w, line, at)) < line.n;) {
		if (line.p[at] == '\xe2' && at + 2 < line.n && line.p[at + 1] == '\x80' &&
		    (line.p[at + 2] == '\x99' || line.p[at + 2] == '\x98')) {
			add(&w, '\'');
			at += 3;
		} else {
			at = add_folded(&w, line, at, &key);
		}
	}
	out->p[out->n] = '\0';
	buf_release(&key);
	return w.n;
}

size_t
wording_end(struct str words, size_t start)
{
	size_t at = start, n = WORD;

	while (n == WORD && at + WORD <= words.n) {
		n = wording_space(lanes_word(words.p + at));
		at += n;
	}
	while (at < words.n && words.p[at] != ' ')
		at++;
	return at;
}

size_t
wording_next_slow(struct str words, size_t start, uint64_t *head)
{
	char bytes[WORD] = { 0 };
	size_t end;

	if (start + WORD <= words.n) { /* a long one */
		*head = lanes_word(words.p + start);
		return wording_end(words, start + WORD);
	}
	end = wording_end(words, start);
	memcpy(bytes, words.p + start, end - start);
	*head = lanes_word(bytes);
	return end;
}
