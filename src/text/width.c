#include "text/width.h"

#include <unicode/uchar.h>

#include "base/buf.h"
#include "base/utf8.h"

/* Cells of one code point. Controls and format characters take none: they are escaped before they are shown. */
static int
cells_of(uint32_t c)
{
	int wide;

	if (c < 0x300)
		return c >= 0x20 && c < 0x7F ? 1 : c >= 0xA0 && c != 0xAD;
	if (U_MASK(u_charType((UChar32)c)) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK))
		return 0;
	wide = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
	if (wide == U_EA_WIDE || wide == U_EA_FULLWIDTH)
		return 2;
	return 1;
}

static int
break_of(uint32_t c)
{
	return u_getIntPropertyValue((UChar32)c, UCHAR_GRAPHEME_CLUSTER_BREAK);
}

static bool
hangul_joins(int before, int after)
{
	if (before == U_GCB_L)
		return after == U_GCB_L || after == U_GCB_V || after == U_GCB_LV || after == U_GCB_LVT;
	if (before == U_GCB_LV || before == U_GCB_V)
		return after == U_GCB_V || after == U_GCB_T;
	return (before == U_GCB_LVT || before == U_GCB_T) && after == U_GCB_T;
}

/* UAX #29, rules GB6 to GB13. */
static bool
joins(uint32_t last, uint32_t next, bool pictograph, int indicators)
{
	int before = break_of(last), after = break_of(next);

	if (hangul_joins(before, after))
		return true;
	if (after == U_GCB_EXTEND || after == U_GCB_ZWJ || after == U_GCB_SPACING_MARK || before == U_GCB_PREPEND)
		return true;
	if (before == U_GCB_ZWJ && pictograph)
		return u_hasBinaryProperty((UChar32)next, UCHAR_EXTENDED_PICTOGRAPHIC);
	return before == U_GCB_REGIONAL_INDICATOR && after == U_GCB_REGIONAL_INDICATOR && indicators % 2 == 1;
}

static bool
control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

/* Nothing below U+0300 joins what is before it; its first byte is below that of U+0300. */
static bool
alone(struct str s, size_t at)
{
	return at >= s.n || (unsigned char)s.p[at] < 0xCC;
}

struct str
width_next(struct str s, size_t *at, int *cells)
{
	size_t start = *at;
	uint32_t c = (unsigned char)s.p[start], next;
	int indicators = 1;
	bool pictograph;

	if (c < 0x80)
		*at = start + 1;
	else
		c = utf8_next(s, at);
	*cells = cells_of(c);
	if (c < 0x300 && alone(s, *at))
		return str_sub(s, start, *at);
	pictograph = u_hasBinaryProperty((UChar32)c, UCHAR_EXTENDED_PICTOGRAPHIC);
	while (*at < s.n && !control(c)) {
		size_t behind = *at;

		next = utf8_next(s, &behind);
		if (control(next) || !joins(c, next, pictograph, indicators))
			break;
		if (next == 0xFE0F && pictograph) /* shown as an emoji */
			*cells = 2;
		else if (cells_of(next) > *cells)
			*cells = cells_of(next);
		if (break_of(next) == U_GCB_REGIONAL_INDICATOR) {
			indicators++;
			*cells = 2;
		}
		c = next;
		*at = behind;
	}
	return str_sub(s, start, *at);
}

int
width_of(struct str s)
{
	size_t at = 0;
	int total = 0, cells;

	while (at < s.n) {
		width_next(s, &at, &cells);
		total += cells;
	}
	return total;
}

size_t
width_fit(struct str s, int cells, int *used)
{
	size_t at = 0, fits = 0;
	int total = 0, k;

	while (at < s.n) {
		width_next(s, &at, &k);
		if (total + k > cells)
			break;
		total += k;
		fits = at;
	}
	if (used != NULL)
		*used = total;
	return fits;
}

/* White space at which a line may break; not the no-break spaces. */
static bool
break_space(struct str g)
{
	return g.n == 1 && (g.p[0] == ' ' || g.p[0] == '\t' || g.p[0] == '\n');
}

/* A hyphen or dash behind a word. */
static bool
break_after(struct str g, bool in_word)
{
	if (g.n == 1)
		return in_word && g.p[0] == '-';
	return in_word && (str_eqz(g, "–") || str_eqz(g, "—"));
}

/* The line that starts at ${start}, no space: its end, and where the next one may start. */
static size_t
wrap_line(struct str s, size_t start, int cells, size_t *next)
{
	size_t at = start, here, end = 0; /* end 0: no place to break yet */
	bool in_word = false;
	int used = 0, k;

	while ((here = at) < s.n) {
		struct str g = width_next(s, &at, &k);

		if (break_space(g)) {
			if (in_word)
				end = here;
			*next = at;
			used += k;
			in_word = false;
			continue;
		}
		used += k;
		if (used > cells && here > start) {
			if (end == 0)
				end = *next = here;
			return end;
		}
		if (break_after(g, in_word))
			end = *next = at;
		in_word = true;
	}
	*next = s.n;
	return in_word ? s.n : end;
}

void
width_wrap(struct str s, int cells, lines *out)
{
	size_t at = 0, start, end, before = out->n;

	while (at < s.n) {
		start = at;
		if (break_space(str_sub(s, at, at + 1))) {
			at++;
			continue;
		}
		end = wrap_line(s, start, cells < 1 ? 1 : cells, &at);
		*vec_push(out) = (struct line){ (uint32_t)start, (uint32_t)end };
	}
	if (out->n == before)
		*vec_push(out) = (struct line){ 0, 0 };
}

static bool
hidden(uint32_t c)
{
	if (c < 0x300)
		return false;
	if (c == 0x200C || c == 0x200D || c == 0xFE0F || c == 0xFE0E)
		return false;
	if (c >= 0xE0100 && c <= 0xE01EF)
		return true;
	return u_charType((UChar32)c) == U_FORMAT_CHAR || c == 0x2028 || c == 0x2029 ||
	       (u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) &&
	        u_getCombiningClass((UChar32)c) == 0);
}

size_t
width_escape(struct str s, struct buf *out)
{
	size_t at = 0, start = 0, escapes = 0;

	while (at < s.n) {
		size_t here = at;
		uint32_t c = (unsigned char)s.p[at] < 0x80 ? (unsigned char)s.p[at++] : utf8_next(s, &at);

		if (!(c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || hidden(c)) &&
		    !(c == UTF8_REPLACEMENT && at == here + 1))
			continue;
		buf_adds(out, str_sub(s, start, here));
		start = at;
		if (c == '\t' || c == '\n') {
			buf_addc(out, ' ');
		} else if (c == UTF8_REPLACEMENT) { /* a byte that is no UTF-8 */
			buf_addz(out, "\xEF\xBF\xBD");
			escapes++;
		} else if (c != 0xAD) {
			buf_addf(out, "<U+%04X>", (unsigned)c);
			escapes++;
		}
	}
	buf_adds(out, str_sub(s, start, s.n));
	return escapes;
}
