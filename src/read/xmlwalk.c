#include "read/xmlwalk.h"

#include <string.h>

#include "read/xmltag.h"

uint32_t
xmlwalk_line(struct xml *x, size_t at)
{
	struct str back = at < x->line_at ? str_sub(x->text, at, x->line_at) : (struct str){ NULL, 0 };
	uint32_t later = 0;

	for (size_t i = str_chr(back, '\n', 0); i != SIZE_MAX; i = str_chr(back, '\n', i + 1))
		later++;
	for (size_t next; (next = str_chr(x->text, '\n', x->line_at)) < at;) {
		x->line++;
		x->line_at = next + 1;
	}
	return x->line - later;
}

/* The name at the end of ${path}. */
static struct str
last_of(struct str path)
{
	size_t slash = path.n;

	while (slash > 0 && path.p[slash - 1] != '/')
		slash--;
	return str_sub(path, slash, path.n);
}

void
xmlwalk_start(struct xml *x)
{
	for (size_t i = 0; i < x->format->nrows && i < XMLWALK_ROWS; i++) {
		const char *path = x->format->rows[i].path;
		struct xmlwalk_path *p = &x->paths[i];

		p->path = (struct str){ path, strcspn(path, "@") };
		p->last = last_of(p->path);
		p->prefixed = str_chr(p->last, ':', 0) != SIZE_MAX;
	}
}

static const struct xmlwalk_name *
known(struct xml *x, struct str name)
{
	struct xmlwalk_name *k = &x->cache[(name.n * 31 + (unsigned char)name.p[name.n - 1] * 7u + (unsigned char)name.p[0] * 5u +
				     (unsigned char)name.p[name.n / 2]) %
				    XMLWALK_CACHE];

	if (str_eq(k->name, name))
		return k;
	*k = (struct xmlwalk_name){ name, xmltag_local(name), 0 };
	for (size_t i = 0; i < x->format->nrows && i < XMLWALK_ROWS; i++)
		if (str_eq(x->paths[i].last, x->paths[i].prefixed ? name : k->local))
			k->rows |= (uint64_t)1 << i;
	return k;
}

/* Do the elements around the newest fit what stands before the last name of ${path}? */
static bool
around(const struct xml *x, struct str path)
{
	for (unsigned up = 1;; up++) {
		struct str last = last_of(path);

		if (up > 1) {
			const struct xmlwalk_open *o = up <= x->n + 1 ? &x->stack[x->n + 1 - up] : NULL;

			if (!o || !str_eq(last, str_chr(last, ':', 0) == SIZE_MAX ? o->local : o->name))
				return false;
		}
		if (last.n == path.n)
			return true;
		path.n -= last.n + 1;
	}
}

/* The first row that fits the element about to be opened. */
static uint8_t
row_of(const struct xml *x, const struct xmlwalk_name *k)
{
	for (uint64_t left = k->rows; left; left &= left - 1) {
		unsigned i = (unsigned)__builtin_ctzll(left);
		const struct xml_row *row = &x->format->rows[i];

		if ((!x->take || x->blocks || row->take == XML_SKIP) && around(x, x->paths[i].path))
			return (uint8_t)i;
	}
	return XMLWALK_NONE;
}

/* Tell the format of the ${n}th of the open elements. */
static void
tell(struct xml *x, unsigned n, bool end, struct str text)
{
	const struct xml_row *row = &x->format->rows[x->stack[n - 1].row];
	struct xml_event e = { row->what, row, end, text };
	const char *at = strchr(row->path, '@');

	x->told = n - 1;
	if (end && at)
		e.text = xml_attribute(x, at + 1);
	x->format->handle(x->context, x, &e);
}

static void
add_escaped(struct buf *out, struct str s)
{
	size_t at = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '<' && s.p[i] != '&')
			continue;
		buf_adds(out, str_sub(s, at, i));
		buf_addz(out, s.p[i] == '<' ? "&lt;" : "&amp;");
		at = i + 1;
	}
	buf_adds(out, str_sub(s, at, s.n));
}

/* Text of the element that is taken; ${raw}: it has references. */
void
xmlwalk_text(struct xml *x, struct str s, bool raw)
{
	if (!x->take || x->skip || s.n == 0)
		return;
	if (raw && str_chr(s, '&', 0) == SIZE_MAX)
		raw = false;
	if (!x->html || !x->markup) {
		if (raw)
			xmlref_decode(&x->ref, s, &x->value);
		else
			buf_adds(&x->value, s);
		return;
	}
	if (raw) {
		buf_reset(&x->decoded);
		xmlref_decode(&x->ref, s, &x->decoded);
		s = buf_str(&x->decoded);
	}
	add_escaped(&x->value, s);
}

/* An element in one that is taken: markup, or a space where it parts words. */
static void
add_tag(struct xml *x, struct str local, struct str atts, bool end)
{
	static const char *const parts[] = { "br", "p", "lb", "li", "td", "th", "tr", "div", "pb", "hr", NULL };

	if (!x->take || x->skip)
		return;
	if (!x->html) {
		for (size_t i = 0; parts[i]; i++)
			if (str_ieqz(local, parts[i])) {
				buf_addc(&x->value, ' ');
				break;
			}
		return;
	}
	if (!x->markup) {
		x->markup = true;
		buf_reset(&x->decoded);
		buf_adds(&x->decoded, buf_str(&x->value));
		buf_reset(&x->value);
		add_escaped(&x->value, buf_str(&x->decoded));
	}
	if (end && (str_ieqz(local, "br") || str_ieqz(local, "hr") || str_ieqz(local, "img")))
		return;
	buf_addz(&x->value, end ? "</" : "<");
	buf_adds(&x->value, local);
	if (!end && atts.n > 0) {
		buf_addc(&x->value, ' ');
		buf_adds(&x->value, atts);
	}
	buf_addc(&x->value, '>');
}

/* From now on, take the text of open element ${n} (0: none). */
static void
take(struct xml *x, unsigned n)
{
	uint8_t how = n > 0 ? x->format->rows[x->stack[n - 1].row].take : XML_OPEN;

	x->take = n;
	x->html = how == XML_HTML;
	x->blocks = how == XML_BLOCKS;
	x->markup = false;
	buf_reset(&x->value);
}

void
xmlwalk_pop(struct xml *x)
{
	const struct xmlwalk_open *o = &x->stack[x->n - 1];

	if (x->skip == x->n) {
		x->skip = 0;
	} else if (x->skip == 0 && o->row != XMLWALK_NONE) {
		bool taken = x->take == x->n;

		tell(x, x->n, true, taken ? buf_str(&x->value) : (struct str){ "", 0 });
		if (taken)
			take(x, o->take);
	} else {
		add_tag(x, o->local, (struct str){ NULL, 0 }, true);
	}
	x->n--;
}

void
xmlwalk_push(struct xml *x, struct str name, struct str atts)
{
	const struct xmlwalk_name *k = known(x, name);
	struct xmlwalk_open *o = &x->stack[x->n];
	uint8_t how;

	*o = (struct xmlwalk_open){ name, k->local, atts, x->skip || !k->rows ? XMLWALK_NONE : row_of(x, k), x->take };
	x->n++;
	how = o->row == XMLWALK_NONE ? XML_OPEN : x->format->rows[o->row].take;
	if (o->row == XMLWALK_NONE) {
		add_tag(x, o->local, atts, false);
	} else if (how == XML_SKIP) {
		x->skip = x->n;
	} else {
		if (x->blocks && x->value.n > 0) {
			tell(x, x->take, false, buf_str(&x->value));
			buf_reset(&x->value);
		}
		tell(x, x->n, false, (struct str){ "", 0 });
		if (how != XML_OPEN)
			take(x, x->n);
	}
}
