#include "text/lang.h"

#include <stddef.h>

/* ISO 639-1. French and German are read; the others are told apart from them. Order: enum in lang.h first. */
static const struct language {
	char code[4];
	bool compounds;
} languages[] = {
	{ "und", false }, { "fr", false }, { "de", true },  { "en", false }, { "es", false }, { "it", false },
	{ "nl", true },   { "pt", false }, { "tr", false }, { "ca", false }, { "ro", false }, { "pl", false },
	{ "sv", true },   { "da", true },  { "cs", false }, { "hu", true },  { "la", false },
};

unsigned
lang_count(void)
{
	return sizeof languages / sizeof languages[0];
}

const char *
lang_code(lang_id lang)
{
	return languages[lang < lang_count() ? lang : LANG_UND].code;
}

bool
lang_compounds(lang_id lang)
{
	return lang < lang_count() && languages[lang].compounds;
}

lang_id
lang_find(struct str code)
{
	size_t n = 0;
	unsigned i;

	while (n < code.n && code.p[n] != '-' && code.p[n] != '_' && code.p[n] != '.' && code.p[n] != '@')
		n++;
	for (i = 1; i < lang_count(); i++)
		if (str_ieqz(str_sub(code, 0, n), languages[i].code))
			return (lang_id)i;
	return LANG_UND;
}
