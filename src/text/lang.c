#include "text/lang.h"

#include <stddef.h>

/* ISO 639-1. French and German are read; the others are told apart from them. Order: enum in lang.h first. */
static const char codes[][4] = { "und", "fr", "de", "en", "es", "it", "nl", "pt", "tr", "ca",
	                         "ro",  "pl", "sv", "da", "cs", "hu", "la" };

unsigned
lang_count(void)
{
	return sizeof codes / sizeof codes[0];
}

const char *
lang_code(lang_id lang)
{
	return codes[lang < lang_count() ? lang : LANG_UND];
}

lang_id
lang_find(struct str code)
{
	size_t n = 0;
	unsigned i;

	while (n < code.n && code.p[n] != '-' && code.p[n] != '_' && code.p[n] != '.' && code.p[n] != '@')
		n++;
	for (i = 1; i < lang_count(); i++)
		if (str_ieqz(str_sub(code, 0, n), codes[i]))
			return (lang_id)i;
	return LANG_UND;
}
