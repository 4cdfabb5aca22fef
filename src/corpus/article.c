#include "corpus/article.h"

enum { HEADING_BYTES = 80 };

struct str
article_field(const struct article *a, uint32_t field)
{
	return str_sub(a->text, a->fields[field].start, a->fields[field].end);
}

struct str
article_title(const struct article *a)
{
	return article_field(a, 0);
}

/* The first words of a text, cut behind a word. */
static struct str
first_words(const struct article *a)
{
	struct str s = { NULL, 0 };
	size_t at;
	uint32_t f;

	for (f = 1; f < a->nfields && s.n == 0; f++)
		s = article_field(a, f);
	if (s.n <= HEADING_BYTES)
		return s;
	for (at = HEADING_BYTES; at > 0 && s.p[at] != ' '; at--)
		;
	if (at == 0) /* one long word: no half characters */
		for (at = HEADING_BYTES; at > 0 && ((unsigned char)s.p[at] & 0xC0) == 0x80; at--)
			;
	return str_sub(s, 0, at);
}

struct str
article_heading(const struct article *a)
{
	struct str title = article_title(a);

	return title.n > 0 ? title : first_words(a);
}

uint32_t
article_field_at(const struct article *a, uint32_t offset)
{
	uint32_t low = 0, high = a->nfields;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (a->fields[middle].start <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}
