#include "ui/bar.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "text/width.h"

enum { APART = 2 }; /* blanks */

void
bar_release(struct bar *b)
{
	buf_release(&b->text);
	b->n = 0;
}

static void
add_form(struct bar *b, struct str text)
{
	struct bar_piece *p = &b->pieces[b->n - 1];

	assert(p->nforms < BAR_FORMS);
	p->first[p->nforms] = (uint32_t)b->text.n;
	buf_adds(&b->text, text);
	p->end[p->nforms++] = (uint32_t)b->text.n;
}

void
bar_add(struct bar *b, unsigned rank, struct str text)
{
	assert(b->n < BAR_PIECES);
	b->pieces[b->n++] = (struct bar_piece){ .rank = rank };
	if (text.n > 0)
		add_form(b, text);
}

void
bar_addf(struct bar *b, unsigned rank, const char *fmt, ...)
{
	char text[512];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	bar_add(b, rank, str_of(text));
}

void
bar_or(struct bar *b, const char *fmt, ...)
{
	char text[512];
	va_list args;

	if (b->n == 0 || b->pieces[b->n - 1].nforms == 0)
		return;
	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	add_form(b, str_of(text));
}

void
bar_apart(struct bar *b)
{
	if (b->n > 0)
		b->pieces[b->n - 1].apart = true;
}

struct str
bar_shown(const struct bar *b, uint32_t piece)
{
	const struct bar_piece *p = &b->pieces[piece];

	return p->form < p->nforms ? str_sub(buf_str(&b->text), p->first[p->form], p->end[p->form]) : STR("");
}

/* Cells of all that is shown. */
static int
wide(const struct bar *b)
{
	int cells = 0, dot = width_of(str_of(b->dot));
	bool any = false;
	uint32_t i;

	for (i = 0; i < b->n; i++) {
		struct str text = bar_shown(b, i);

		if (text.n == 0)
			continue;
		cells += width_of(text) + (b->pieces[i].apart ? APART : any ? dot : 0);
		any |= !b->pieces[i].apart;
	}
	return cells;
}

/* The piece of the lowest rank that can give way: by a shorter form, or ${whole}. Of two of one rank the later. NULL: none,
 * or it is the last. */
static struct bar_piece *
lowest(struct bar *b, bool whole)
{
	struct bar_piece *low = NULL;
	uint32_t i, shown = 0;

	for (i = 0; i < b->n; i++) {
		struct bar_piece *p = &b->pieces[i];

		shown += p->form < p->nforms;
		if (p->form + !whole < p->nforms && (low == NULL || p->rank <= low->rank))
			low = p;
	}
	return whole && shown < 2 ? NULL : low;
}

/* What went may have left room for more than the shortest of the others: the highest first. */
static void
lengthen(struct bar *b, int cells)
{
	unsigned rank, most = 0;
	uint32_t i;

	for (i = 0; i < b->n; i++)
		most = b->pieces[i].rank > most ? b->pieces[i].rank : most;
	for (rank = most + 1; rank-- > 0;)
		for (i = 0; i < b->n; i++) {
			struct bar_piece *p = &b->pieces[i];

			while (p->rank == rank && p->form > 0 && p->form < p->nforms) {
				p->form--;
				if (wide(b) <= cells)
					continue;
				p->form++;
				break;
			}
		}
}

void
bar_fit(struct bar *b, int cells)
{
	struct bar_piece *p;
	uint32_t i;

	for (i = 0; i < b->n; i++)
		b->pieces[i].form = 0;
	while (wide(b) > cells && (p = lowest(b, false)) != NULL)
		p->form++;
	while (wide(b) > cells && (p = lowest(b, true)) != NULL)
		p->form = p->nforms;
	lengthen(b, cells);
}

void
bar_joined(const struct bar *b, struct buf *out)
{
	size_t before = out->n;
	uint32_t i;

	for (i = 0; i < b->n; i++) {
		struct str text = bar_shown(b, i);

		if (text.n == 0 || b->pieces[i].apart)
			continue;
		buf_addz(out, out->n > before ? b->dot : "");
		buf_adds(out, text);
	}
}
