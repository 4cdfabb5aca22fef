#include "corpus/article.h"

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
