#include "report/table.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/width.h"

#define COLUMNS_LEAST 40
#define COLUMNS_MOST 200

int
table_columns(const struct printing *p)
{
	int n = p->o->columns > 0 ? p->o->columns : 80;
	return n < COLUMNS_LEAST ? COLUMNS_LEAST : n > COLUMNS_MOST ? COLUMNS_MOST : n;
}

static void
pad(struct printing *p, int cells)
{
	for (int i = 0; i < cells; i++)
		buf_addc(&p->b, ' ');
}

void
table_cell(struct printing *p, struct str s, int cells)
{
	struct buf b = { 0 };
	bool right = cells < 0;
	int limit = abs(cells), used = 0;
	width_escape(s, &b);
	struct str text = buf_str(&b);
	size_t n = limit ? width_fit(text, limit, &used) : text.n;
	bool cut = n < text.n;
	if (cut)
		n = width_fit(text, limit - 1, &used);
	int left_over = limit - used - cut;
	if (right && limit)
		pad(p, left_over);
	buf_add(&p->b, text.p, n);
	if (cut)
		buf_addz(&p->b, "…");
	if (!right && limit)
		pad(p, left_over);
	buf_release(&b);
}

void
table_tail(struct printing *p, struct str s, int cells)
{
	struct buf b = { 0 };
	width_escape(s, &b);
	struct str text = buf_str(&b);
	int total = width_of(text), skipped = 0;
	size_t at = 0;
	while (total - skipped > cells - (skipped > 0) && at < text.n) {
		int n;
		width_next(text, &at, &n);
		skipped += n;
	}
	pad(p, cells - (total - skipped) - (skipped > 0));
	if (skipped > 0)
		buf_addz(&p->b, "…");
	buf_adds(&p->b, str_sub(text, at, text.n));
	buf_release(&b);
}

int
table_width(const struct printing *p, size_t from)
{
	return width_of(str_sub(buf_str(&p->b), from, p->b.n));
}

static void
add_number(struct printing *p, struct buf *b, int cells)
{
	pad(p, cells - (int)b->n);
	buf_adds(&p->b, buf_str(b));
	buf_release(b);
}

void
table_int(struct printing *p, uint64_t n, int cells)
{
	struct buf b = { 0 };
	buf_addf(&b, "%llu", (unsigned long long)n);
	add_number(p, &b, cells);
}

void
table_date(struct printing *p, struct date d, int cells)
{
	struct buf b = { 0 };
	date_print(d, &b);
	buf_adds(&p->b, buf_str(&b));
	pad(p, cells - (int)b.n);
	buf_release(&b);
}

void
table_real(struct printing *p, double x, int decimals, int cells)
{
	struct buf b = { 0 };
	long long scale = 1;
	for (int i = 0; i < decimals; i++)
		scale *= 10;
	long long n = (long long)(x * (double)scale + (x < 0 ? -0.5 : 0.5));
	buf_addf(&b, "%s%lld", n < 0 ? "-" : "", llabs(n) / scale);
	if (decimals)
		buf_addf(&b, ".%0*lld", decimals, llabs(n) % scale);
	add_number(p, &b, cells);
}

void
table_style(struct printing *p, enum table_style style)
{
	static const char *const sgr[] = { "\033[0m", "\033[1m", "\033[2m" };
	if (p->o->color)
		buf_addz(&p->b, sgr[style]);
}

void
table_rule(struct printing *p)
{
	for (int i = table_columns(p); i > 0; i--)
		buf_addz(&p->b, "─");
	buf_addc(&p->b, '\n');
}

void
table_wrap(struct printing *p, struct str s, int indent, int cells)
{
	struct buf b = { 0 };
	lines l = { 0 };
	width_escape(s, &b);
	width_wrap(buf_str(&b), cells, &l);
	for (size_t i = 0; i < l.n; i++) {
		pad(p, indent);
		buf_adds(&p->b, str_sub(buf_str(&b), l.items[i].start, l.items[i].end));
		buf_addc(&p->b, '\n');
	}
	vec_release(&l);
	buf_release(&b);
}

/* ${s} without what must not reach a terminal; into ${at}, [2n], where the marks then begin and end. */
static void
escape_marked(const struct printing *p, struct str s, const struct table_mark *marks, size_t n, struct buf *b, size_t *at)
{
	const char *asterisk = p->o->color ? "" : "*";
	size_t done = 0;
	for (size_t i = 0; i < n; i++) {
		width_escape(str_sub(s, done, marks[i].start), b);
		at[2 * i] = b->n;
		buf_addz(b, asterisk);
		width_escape(str_sub(s, marks[i].start, marks[i].end), b);
		buf_addz(b, asterisk);
		at[2 * i + 1] = b->n;
		done = marks[i].end;
	}
	width_escape(str_sub(s, done, s.n), b);
}

void
table_wrap_marked(struct printing *p, struct str s, const struct table_mark *marks, size_t n, int indent, int cells)
{
	struct buf b = { 0 };
	lines l = { 0 };
	size_t *at = mem_zalloc(2 * n + 1, sizeof *at), next = 0;
	escape_marked(p, s, marks, n, &b, at);
	width_wrap(buf_str(&b), cells, &l);
	table_style(p, TABLE_DIM);
	for (size_t i = 0; i < l.n; i++) {
		size_t from = l.items[i].start;
		pad(p, indent);
		for (; next < 2 * n && at[next] <= l.items[i].end; next++) {
			if (at[next] > from) {
				buf_adds(&p->b, str_sub(buf_str(&b), from, at[next]));
				from = at[next];
			}
			table_style(p, TABLE_PLAIN);
			table_style(p, next % 2 == 0 ? TABLE_BOLD : TABLE_DIM);
		}
		buf_adds(&p->b, str_sub(buf_str(&b), from, l.items[i].end));
		buf_addc(&p->b, '\n');
	}
	table_style(p, TABLE_PLAIN);
	free(at);
	vec_release(&l);
	buf_release(&b);
}

struct column {
	struct buf b;
	lines l;
};

static void
column_fill(struct column *c, struct str s, const char *gap, int cells)
{
	*c = (struct column){ 0 };
	if (s.n > 0) {
		width_escape(s, &c->b);
	} else {
		int each = width_of(str_of(gap));
		for (int used = 0; each > 0 && used + each <= cells; used += each)
			buf_addz(&c->b, gap);
	}
	width_wrap(buf_str(&c->b), cells, &c->l);
}

void
table_beside(struct printing *p, struct str left, struct str right, const char *gap)
{
	int cells = (table_columns(p) - 3) / 2;
	struct column c[2];
	column_fill(&c[0], left, gap, cells);
	column_fill(&c[1], right, gap, cells);
	size_t rows = c[0].l.n > c[1].l.n ? c[0].l.n : c[1].l.n;
	for (size_t i = 0; i < rows; i++) {
		for (int side = 0; side < 2; side++) {
			struct str line = { 0 };
			if (i < c[side].l.n)
				line = str_sub(buf_str(&c[side].b), c[side].l.items[i].start, c[side].l.items[i].end);
			buf_adds(&p->b, line);
			if (side == 0)
				pad(p, cells - width_of(line));
			if (side == 0)
				buf_addz(&p->b, " │ ");
		}
		while (p->b.n > 0 && p->b.p[p->b.n - 1] == ' ')
			p->b.n--;
		buf_addc(&p->b, '\n');
	}
	for (int side = 0; side < 2; side++) {
		buf_release(&c[side].b);
		vec_release(&c[side].l);
	}
}
