#include "report/tsv.h"

#include <inttypes.h>

#include "report/real.h"
#include "text/width.h"

void
tsv_head(struct printing *p, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		tsv_strz(p, names[i]);
	tsv_end(p);
}

static bool
special(char c)
{
	return c == '\t' || c == '\n' || c == '\\';
}

static void
add_escaped(struct buf *b, struct str s)
{
	size_t from = 0;
	for (size_t at = 0; at <= s.n; at++) {
		if (at < s.n && !special(s.p[at]))
			continue;
		width_escape(str_sub(s, from, at), b);
		from = at + 1;
		if (at == s.n)
			break;
		buf_addc(b, '\\');
		buf_addc(b, s.p[at] == '\t' ? 't' : s.p[at] == '\n' ? 'n' : '\\');
	}
}

void
tsv_item(struct printing *p, struct str s, const char *separator, bool first)
{
	if (!first)
		buf_addz(&p->b, separator);
	add_escaped(&p->b, s);
}

void
tsv_close(struct printing *p)
{
	buf_addc(&p->b, '\t');
}

void
tsv_str(struct printing *p, struct str s)
{
	add_escaped(&p->b, s);
	tsv_close(p);
}

void
tsv_strz(struct printing *p, const char *z)
{
	tsv_str(p, str_of(z));
}

void
tsv_int(struct printing *p, int64_t n)
{
	buf_addf(&p->b, "%" PRId64 "\t", n);
}

void
tsv_real(struct printing *p, double x)
{
	real_print(x, &p->b);
	tsv_close(p);
}

void
tsv_date(struct printing *p, struct date d)
{
	date_print(d, &p->b);
	tsv_close(p);
}

void
tsv_end(struct printing *p)
{
	if (p->b.n > 0)
		p->b.p[p->b.n - 1] = '\n';
}
