#include "term/ascii.h"

#include <string.h>

#include "base/utf8.h"

/* Letters from U+00C0 to U+017F. */
static const char letters[193] = "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
	"AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYy"
	"YZzZzZzs";

static const struct {
	uint16_t from;
	char to;
} others[] = {
	{ 0xA0, ' ' },    { 0xA7, 'S' },    { 0xAB, '<' },    { 0xBB, '>' },    { 0xB0, 'o' },    { 0xB7, '.' },
	{ 0x2013, '-' },  { 0x2014, '-' },  { 0x2018, '\'' }, { 0x2019, '\'' },
	{ 0x201A, ',' },  { 0x201C, '"' },  { 0x201D, '"' },  { 0x201E, '"' },  { 0x2022, '*' },  { 0x2026, '.' },
	{ 0x202F, ' ' },  { 0x2009, ' ' },  { 0x2039, '<' },  { 0x203A, '>' },  { 0x20AC, 'E' },  { 0x2248, '~' },
	{ 0x2260, '!' },  { 0x21C4, '=' },  { 0x2502, '|' },  { 0xA3, 'L' },    { 0x2588, '#' },  { 0x258F, ':' },
	{ 0x2011, '-' },  { 0x2212, '-' },
	};

void
ascii_of(struct str grapheme, char out[4])
{
	size_t at = 0, i;
	uint32_t c = grapheme.n ? utf8_next(grapheme, &at) : ' ';

	memset(out, 0, 4);
	out[0] = '?';
	if (c >= 0x20 && c < 0x7F)
		out[0] = (char)c;
	else if (c >= 0xC0 && c <= 0x17F)
		out[0] = letters[c - 0xC0];
	for (i = 0; i < sizeof others / sizeof others[0]; i++)
		if (others[i].from == c)
			out[0] = others[i].to;
}
