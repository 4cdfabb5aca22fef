#include "read/detoken.h"

#define NBSP "\xc2\xa0"

static bool
any_of(struct str s, const char *const *list)
{
	for (; *list; list++)
		if (str_eqz(s, *list))
			return true;
	return false;
}

static bool
apostrophe(struct str s)
{
	return str_eqz(s, "'") || str_eqz(s, "\xe2\x80\x99");
}

static bool
ends_apart(struct str s)
{
	return str_endsz(s, "'") || str_endsz(s, "\xe2\x80\x99");
}

/* "l'", "qu’" and an apostrophe alone, in French. Behind their word stand "'s", "n't", "'ve", "-t-il". */
static bool
elided(const struct detoken *d, struct str s)
{
	return d->lang == LANG_FR && ends_apart(s);
}

static bool
clitic(struct str s)
{
	return (str_startsz(s, "'") && s.n > 1) || (str_startsz(s, "\xe2\x80\x99") && s.n > 3) || str_eqz(s, "n't") ||
	       str_eqz(s, "n\xe2\x80\x99t") || (str_startsz(s, "-") && s.n > 1 && (s.p[1] | 32) >= 'a' && (s.p[1] | 32) <= 'z');
}

void
detoken_begin(struct detoken *d)
{
	buf_reset(&d->text);
	d->glue = d->quoted = false;
}

void
detoken_add(struct detoken *d, struct str token, bool bare)
{
	static const char *const closing[] = { ",", ".", "...", "\xe2\x80\xa6", ")", "]", "}", NULL };
	static const char *const high[] = { ";", ":", "!", "?", "?!", "!!", "???", "!!!", NULL };
	static const char *const opening[] = { "(", "[", "{", "\xc2\xbf", "\xc2\xa1", NULL };
	static const char *const quotes[] = { "\"", "\xc2\xab", "\xc2\xbb", "\xe2\x80\x9e", "\xe2\x80\x9c", "\xe2\x80\x9d", NULL };
	bool french = d->lang == LANG_FR, quote, opens, guillemet;
	const char *gap = " ";

	token = str_trim(token);
	if (token.n == 0)
		return;
	quote = any_of(token, quotes);
	opens = quote && !d->quoted;
	guillemet = french && (str_eqz(token, "\xc2\xab") || str_eqz(token, "\xc2\xbb"));
	if (d->glue || d->text.n == 0 || any_of(token, closing) || clitic(token) || (french && apostrophe(token)) || (quote && !opens && !guillemet))
		gap = "";
	else if (french && (any_of(token, high) || (quote && !opens) || str_eqz(token, "%")))
		gap = NBSP;
	else if (any_of(token, high) || (d->lang == LANG_EN && str_eqz(token, "%")))
		gap = "";
	buf_addz(&d->text, gap);
	buf_adds(&d->text, token);
	d->glue = bare || any_of(token, opening) || elided(d, token) || (opens && !guillemet);
	if (opens && guillemet) {
		buf_addz(&d->text, NBSP);
		d->glue = true;
	}
	if (quote)
		d->quoted = opens;
}
