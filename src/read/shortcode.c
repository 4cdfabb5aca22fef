#include "read/shortcode.h"

#include "read/drop.h"

/* Bytes of a name, of a code; codes whose end is looked for. */
enum { NAME = 40, LENGTH = 2000, TRIES = 2000 };

/* Those that have neither attributes nor an end; and those whose content is no text of the story. */
static const char *const alone[] = { "gallery", "contact_form", "contact-form-7", "toc", "ad", "newsletter", NULL };
static const struct {
	const char *name, *why;
} enclosing[] = {
	{ "caption", "credit" }, { "wp_caption", "credit" }, { "video", "video" },
	{ "audio", "video" },    { "embed", "video" },	     { "playlist", "video" },
};

struct code {
	struct str name;
	size_t end; /* behind its ] */
	bool closes, attributes;
};

static bool
name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* Is what begins with the [ at ${at} shaped as a shortcode? */
static bool
shaped(struct str s, size_t at, struct code *c)
{
	size_t from = at + 1, end;

	c->closes = from < s.n && s.p[from] == '/';
	from += c->closes;
	for (end = from; end < s.n && end - from <= NAME && name_byte(s.p[end]);)
		end++;
	c->name = str_sub(s, from, end);
	if (c->name.n < 2 || end >= s.n || (s.p[end] != ']' && s.p[end] != ' ' && s.p[end] != '/'))
		return false;
	c->end = str_chr(str_sub(s, 0, end + LENGTH), ']', end);
	if (c->end == SIZE_MAX)
		return false;
	c->attributes = str_chr(str_sub(s, end, c->end), '=', 0) != SIZE_MAX;
	if (!c->attributes && str_trim(str_sub(s, end, c->end)).n > 1)
		return false;
	c->end++;
	return true;
}

/* Where the [/name] stands that closes ${c}; SIZE_MAX: nowhere. */
static size_t
closed(struct str s, const struct code *c)
{
	for (size_t at = str_find(s, STR("[/"), c->end); at != SIZE_MAX; at = str_find(s, STR("[/"), at + 2))
		if (str_eq(str_sub(s, at + 2, at + 2 + c->name.n), c->name) && at + 2 + c->name.n < s.n &&
		    s.p[at + 2 + c->name.n] == ']')
			return at;
	return SIZE_MAX;
}

bool
shortcode_any(struct str html)
{
	struct code c;

	for (size_t at = str_chr(html, '[', 0); at != SIZE_MAX; at = str_chr(html, '[', at + 1))
		if (shaped(html, at, &c))
			return true;
	return false;
}

/* Why what the code encloses is no text of the story; NULL: it is. */
static const char *
content_why(struct str name)
{
	for (size_t i = 0; i < sizeof enclosing / sizeof *enclosing; i++)
		if (str_ieqz(name, enclosing[i].name))
			return drop_reason(str_of(enclosing[i].why));
	return NULL;
}

static bool
is_alone(struct str name)
{
	for (size_t i = 0; alone[i]; i++)
		if (str_ieqz(name, alone[i]))
			return true;
	return false;
}

/* The text of ${html} without its tags, dropped. */
static void
drop_bare(struct draft *d, struct str html, const char *why)
{
	struct buf bare = { 0 };
	bool in = false;

	for (size_t i = 0; i < html.n; i++) {
		in = html.p[i] == '<' || (in && html.p[i] != '>');
		if (!in)
			buf_addc(&bare, html.p[i] == '>' ? ' ' : html.p[i]);
	}
	draft_drop(d, 0, buf_str(&bare), why);
	buf_release(&bare);
}

void
shortcode_strip(struct str html, struct buf *out, struct draft *d)
{
	size_t at = 0, from = 0, next;
	unsigned tries = 0;

	while ((next = str_chr(html, '[', from)) != SIZE_MAX) {
		struct code c;
		size_t close = SIZE_MAX;
		const char *why;

		from = next + 1;
		if (!shaped(html, next, &c))
			continue;
		if (!c.closes && tries++ < TRIES)
			close = closed(html, &c);
		if (!c.closes && !c.attributes && close == SIZE_MAX && !is_alone(c.name))
			continue;
		buf_adds(out, str_sub(html, at, next));
		at = c.end;
		why = close == SIZE_MAX ? NULL : content_why(c.name);
		if (why) {
			drop_bare(d, str_sub(html, c.end, close), why);
			at = str_chr(html, ']', close) + 1;
		}
		from = at;
	}
	buf_adds(out, str_sub(html, at, html.n));
}
