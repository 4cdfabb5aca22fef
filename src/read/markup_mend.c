#include <string.h>

#include "base/utf8.h"
#include "read/markup.h"
#include "read/xmltag.h"
#include "text/encoding.h"

/* What is written of a page anew, the rest is copied as it stands. */
struct mending {
	struct str html;
	struct buf *out;
	size_t copied; /* bytes of html */
	bool any;
	bool open[2]; /* no " or ' comes any more: what begins with one goes on to the end */
};

/* In the place of [from, to): ${with}. */
static void
replace(struct mending *m, size_t from, size_t to, struct str with)
{
	buf_adds(m->out, str_sub(m->html, m->copied, from));
	buf_adds(m->out, with);
	m->copied = to;
	m->any = true;
}

/* Behind the value that begins at ${at}. */
static size_t
past_value(struct mending *m, size_t at)
{
	char c = m->html.p[at];
	size_t end;

	if (c != '"' && c != '\'') {
		while (at < m->html.n && m->html.p[at] != '>' && !xmltag_space(m->html.p[at]))
			at++;
		return at;
	}
	end = m->open[c == '"'] ? SIZE_MAX : str_chr(m->html, c, at + 1);
	m->open[c == '"'] |= end == SIZE_MAX;
	return end == SIZE_MAX ? m->html.n : end + 1;
}

/* The tag that begins at ${at}: where it ends. */
static size_t
tag(struct mending *m, size_t at)
{
	size_t n = 0, beyond = 0;
	bool value = false;

	while (at < m->html.n && m->html.p[at] != '>') {
		char c = m->html.p[at];

		if (xmltag_space(c) || c == '/') {
			at++;
		} else if (c == '=') {
			value = true;
			at++;
		} else if (value) {
			at = past_value(m, at);
			value = false;
		} else {
			if (++n > MARKUP_ATTRIBUTES + 1 && beyond == 0) /* the name of the element is the first */
				beyond = at;
			do
				at++;
			while (at < m->html.n && !strchr("=>/ \t\r\n\f", m->html.p[at]));
		}
	}
	if (beyond > 0)
		replace(m, beyond, at, STR(""));
	return at;
}

/* Behind what is no markup inside: a comment, a script, a style. */
static size_t
past_raw(struct str html, size_t at)
{
	static const struct {
		const char *start, *end;
	} raw[] = { { "<!--", "-->" }, { "<script", "</script" }, { "<style", "</style" } };

	for (size_t i = 0; i < sizeof raw / sizeof *raw; i++) {
		size_t n = strlen(raw[i].end), named = at + strlen(raw[i].start);

		if (!str_ieqz(str_sub(html, at, named), raw[i].start) || (i > 0 && xmltag_end(html, at + 1) != named))
			continue;
		for (at = str_chr(html, *raw[i].end, at + 1); at != SIZE_MAX; at = str_chr(html, *raw[i].end, at + 1))
			if (str_ieqz(str_sub(html, at, at + n), raw[i].end))
				return at + n;
		return html.n;
	}
	return at;
}

static void
tags(struct mending *m)
{
	struct str html = m->html;

	for (size_t at = str_chr(html, '<', 0); at != SIZE_MAX; at = str_chr(html, '<', at)) {
		size_t raw = past_raw(html, at);

		if (raw > at)
			at = raw;
		else if (at + 1 < html.n && xmltag_starts(html.p[at + 1]))
			at = tag(m, at + 1);
		else
			at++;
	}
	if (m->any)
		buf_adds(m->out, str_sub(html, m->copied, html.n));
}

/* The number in "&#150;" or "&#x96;" that begins at ${*at}, which moves past it. */
static uint32_t
number(struct str s, size_t *at)
{
	uint32_t n = 0, base = 10;
	size_t i = *at + 2;

	if (i < s.n && (s.p[i] == 'x' || s.p[i] == 'X')) {
		base = 16;
		i++;
	}
	for (; i < s.n && n < 0x1000; i++) {
		char c = s.p[i];
		uint32_t digit = c >= '0' && c <= '9' ? (uint32_t)(c - '0') : (c | 32) >= 'a' && (c | 32) <= 'f' ? (uint32_t)((c | 32) - 'a' + 10) : 16;

		if (digit >= base)
			break;
		n = n * base + digit;
	}
	*at = i + (i < s.n && s.p[i] == ';');
	return n;
}

static void
references(struct mending *m)
{
	for (size_t at = str_find(m->html, STR("&#"), 0); at != SIZE_MAX; at = str_find(m->html, STR("&#"), at)) {
		size_t from = at;
		uint32_t n = number(m->html, &at);
		struct buf b = { 0 };

		if (n < 0x80 || n > 0x9f)
			continue;
		buf_addcp(&b, encoding_windows((unsigned char)n));
		replace(m, from, at, buf_str(&b));
		buf_release(&b);
	}
	if (m->any)
		buf_adds(m->out, str_sub(m->html, m->copied, m->html.n));
}

bool
markup_mend(struct str html, struct buf *out)
{
	struct buf bounded = { 0 };
	struct mending m = { .html = html, .out = &bounded };
	bool cut;

	tags(&m);
	cut = m.any;
	m = (struct mending){ .html = cut ? buf_str(&bounded) : html, .out = out };
	references(&m);
	if (cut && !m.any)
		buf_adds(out, buf_str(&bounded));
	buf_release(&bounded);
	return cut || m.any;
}
