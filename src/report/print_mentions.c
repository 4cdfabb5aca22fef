#include "base/intl.h"
#include "report/printing.h"
#include "report/table.h"
#include "report/tsv.h"

/* A mention as the contract gives it: bytes in its paragraph. */
struct place {
	int paragraph; /* -1: the title */
	uint32_t start, end;
	struct str text;
};

static struct place
place_of(const struct printing *p, const struct mention *m)
{
	const struct article *a = p->m->corpus->articles[m->article];
	uint32_t field = article_field_at(a, m->start), from = a->fields[field].start;
	return (struct place){ (int)field - 1, m->start - from, m->end - from, str_sub(a->text, m->start, m->end) };
}

static const char *
unit_of(const struct printing *p, const struct mention *m)
{
	if (m->type < MENTION_AMOUNT)
		return NULL;
	const char *unit = p->m->entities->figures[mention_figure(m)].unit;
	return unit[0] ? unit : NULL;
}

static void
value_of(const struct printing *p, const struct mention *m, struct buf *out)
{
	buf_reset(out);
	if (m->type >= MENTION_AMOUNT)
		figure_print(&p->m->entities->figures[mention_figure(m)], (enum mention_type)m->type, out);
}

static void
add_mention(struct printing *p, const struct mention *m, struct buf *value)
{
	struct place at = place_of(p, m);
	struct writer j = { &p->b, false };
	writer_open(&j, '{');
	writer_key(&j, "article");
	writer_int(&j, m->article);
	writer_key(&j, "paragraph");
	writer_int(&j, at.paragraph);
	writer_key(&j, "start");
	writer_int(&j, at.start);
	writer_key(&j, "end");
	writer_int(&j, at.end);
	writer_key(&j, "text");
	writer_str(&j, at.text);
	writer_key(&j, "type");
	writer_strz(&j, mention_type_code(m->type));
	writer_key(&j, "entity");
	if (mention_is_figure(m))
		writer_null(&j);
	else
		writer_int(&j, mention_entity(m));
	value_of(p, m, value);
	writer_key(&j, "value");
	writer_text(&j, buf_str(value));
	writer_key(&j, "unit");
	writer_strz(&j, unit_of(p, m));
	writer_close(&j, '}');
	buf_addc(&p->b, '\n');
}

typedef void each_mention(struct printing *p, const struct mention *m, struct buf *value);

static void
each(struct printing *p, each_mention *f)
{
	const struct entities *es = p->m->entities;
	struct buf value = { 0 };
	for (uint32_t i = 0; i < es->nmentions; i++) {
		if (!printing_keeps(p, es->mentions[i].article))
			continue;
		f(p, &es->mentions[i], &value);
		if (!printing_done(p))
			break;
	}
	buf_release(&value);
}

void
print_mentions_json(struct printing *p)
{
	each(p, add_mention);
}

static void
tsv_mention(struct printing *p, const struct mention *m, struct buf *value)
{
	struct place at = place_of(p, m);
	tsv_int(p, m->article);
	tsv_int(p, at.paragraph);
	tsv_int(p, at.start);
	tsv_int(p, at.end);
	tsv_str(p, at.text);
	tsv_strz(p, mention_type_code(m->type));
	if (mention_is_figure(m))
		tsv_close(p);
	else
		tsv_int(p, mention_entity(m));
	value_of(p, m, value);
	tsv_str(p, buf_str(value));
	tsv_strz(p, unit_of(p, m));
	tsv_end(p);
}

void
print_mentions_tsv(struct printing *p)
{
	static const char *const head[] = { "article", "paragraph", "start", "end", "text",
					    "type",    "entity",    "value", "unit" };
	tsv_head(p, head, sizeof head / sizeof *head);
	each(p, tsv_mention);
}

static void
text_mention(struct printing *p, const struct mention *m, struct buf *value)
{
	struct place at = place_of(p, m);
	int cells = (table_columns(p) - 32) / 2;
	buf_addf(&p->b, "#%-5u", m->article);
	if (at.paragraph < 0)
		table_cell(p, str_of(_("title")), -6);
	else
		table_int(p, (uint64_t)at.paragraph, 6);
	table_int(p, at.start, 6);
	buf_addz(&p->b, "  ");
	table_cell(p, str_of(mention_type_code(m->type)), 13);
	table_cell(p, at.text, cells);
	buf_addz(&p->b, "  ");
	value_of(p, m, value);
	if (m->type < MENTION_AMOUNT) {
		int side = model_side(p->m, m->article);
		const struct entity *e = &p->m->entities->entities[mention_entity(m)];
		table_cell(p, entity_name(e, side < 0 ? 0 : side), cells - 2);
	} else {
		if (unit_of(p, m))
			buf_addf(value, " %s", unit_of(p, m));
		table_cell(p, buf_str(value), cells - 2);
	}
	while (p->b.p[p->b.n - 1] == ' ')
		p->b.n--;
	buf_addc(&p->b, '\n');
}

void
print_mentions_text(struct printing *p)
{
	each(p, text_mention);
}
