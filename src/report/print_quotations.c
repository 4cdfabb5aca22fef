#include "base/intl.h"
#include "query/said.h"
#include "report/printing.h"
#include "report/table.h"
#include "report/tsv.h"

/* Does the query ask for it? With words or names in it: if one of them stands in these sentences, or names who speaks. */
static bool
keeps(const struct printing *p, const struct quotation *q)
{
	const struct result *r = p->r;
	if (!r)
		return true;
	if (!result_has(r, q->article))
		return false;
	uint32_t low = 0, high = r->nhits;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		const struct hit *h = &r->hits[mid];
		if (h->article < q->article || (h->article == q->article && h->end <= q->start))
			low = mid + 1;
		else
			high = mid;
	}
	if (r->nhits == 0)
		return true;
	return (low < r->nhits && r->hits[low].article == q->article && r->hits[low].start < q->end) ||
	       printing_asks_for(p, q->entity);
}

typedef void each_quotation(struct printing *p, const struct said *s);

static void
each(struct printing *p, each_quotation *f)
{
	struct quotes *q = quotes_new(p->m->corpus, p->m->index, p->m->entities, p->m->knowledge);
	quotation_list found = { 0 };
	bool more = true;
	for (uint32_t a = 0; a < p->m->corpus->narticles && more; a++) {
		if (!printing_keeps(p, a))
			continue;
		found.n = 0;
		quotes_article(q, a, &found);
		for (size_t i = 0; i < found.n && more; i++) {
			struct said s;
			if (!keeps(p, &found.items[i]))
				continue;
			said_beside(p->m, &found.items[i], &s);
			f(p, &s);
			more = printing_done(p);
		}
	}
	vec_release(&found);
	quotes_free(q);
}

static struct str
speaker_name(const struct printing *p, const struct said *s)
{
	int side = model_side(p->m, s->quotation.article);
	return entity_name(&p->m->entities->entities[s->quotation.entity], side == 1);
}

static struct str
cue_of(const struct printing *p, const struct quotation *q)
{
	return str_sub(p->m->corpus->articles[q->article]->text, q->cue_start, q->cue_end);
}

/* As mentions have it: bytes in a paragraph, from 0; -1 the title. */
struct place {
	int paragraph;
	uint32_t start, end;
};

static struct place
place_of(const struct printing *p, const struct quotation *q)
{
	const struct article *a = p->m->corpus->articles[q->article];
	uint32_t field = article_field_at(a, q->start), from = a->fields[field].start;
	return (struct place){ (int)field - 1, q->start - from, q->end - from };
}

void
print_quotation_fields(struct printing *p, struct writer *j, const struct said *s)
{
	const struct quotation *q = &s->quotation;
	struct place at = place_of(p, q);
	writer_key(j, "article");
	writer_int(j, q->article);
	writer_key(j, "lang");
	writer_strz(j, lang_code(p->m->corpus->articles[q->article]->lang));
	writer_key(j, "paragraph");
	writer_int(j, at.paragraph);
	writer_key(j, "start");
	writer_int(j, at.start);
	writer_key(j, "end");
	writer_int(j, at.end);
	writer_key(j, "kind");
	writer_strz(j, q->said_end > q->said_start ? "direct" : "indirect");
	writer_key(j, "text");
	writer_str(j, said_text(p->m, s));
	writer_key(j, "said");
	writer_text(j, said_words(p->m, s));
	writer_key(j, "cue");
	writer_text(j, cue_of(p, q));
	writer_key(j, "aligned");
	writer_text(j, said_other(p->m, s));
}

static void
add_quotation(struct printing *p, const struct said *s)
{
	struct writer j = { &p->b, false };
	writer_open(&j, '{');
	writer_key(&j, "entity");
	writer_int(&j, s->quotation.entity);
	writer_key(&j, "name");
	writer_str(&j, speaker_name(p, s));
	print_quotation_fields(p, &j, s);
	writer_close(&j, '}');
	buf_addc(&p->b, '\n');
}

void
print_quotations_json(struct printing *p)
{
	each(p, add_quotation);
}

static void
tsv_quotation(struct printing *p, const struct said *s)
{
	const struct quotation *q = &s->quotation;
	struct place at = place_of(p, q);
	tsv_int(p, q->entity);
	tsv_str(p, speaker_name(p, s));
	tsv_int(p, q->article);
	tsv_strz(p, lang_code(p->m->corpus->articles[q->article]->lang));
	tsv_int(p, at.paragraph);
	tsv_int(p, at.start);
	tsv_int(p, at.end);
	tsv_strz(p, q->said_end > q->said_start ? "direct" : "indirect");
	tsv_str(p, said_text(p->m, s));
	tsv_str(p, said_words(p->m, s));
	tsv_str(p, cue_of(p, q));
	tsv_str(p, said_other(p->m, s));
	tsv_end(p);
}

void
print_quotations_tsv(struct printing *p)
{
	static const char *const head[] = { "entity", "name", "article", "lang", "paragraph", "start",
					    "end",    "kind", "text",    "said", "cue",       "aligned" };
	tsv_head(p, head, sizeof head / sizeof *head);
	each(p, tsv_quotation);
}

/* The sentences, with what stands between marks in bold; below them, further in, what stands against them. */
void
print_quotation_text(struct printing *p, const struct said *s, int indent)
{
	const struct quotation *q = &s->quotation;
	struct table_mark mark = { q->said_start - q->start, q->said_end - q->start };
	int cells = table_columns(p) - indent;
	if (q->said_end > q->said_start)
		table_wrap_marked(p, said_text(p->m, s), &mark, 1, indent, cells);
	else
		table_wrap(p, said_text(p->m, s), indent, cells);
	if (said_other(p->m, s).n > 0)
		table_wrap_marked(p, said_other(p->m, s), NULL, 0, indent + 4, cells - 4);
}

static void
text_quotation(struct printing *p, const struct said *s)
{
	uint32_t article = s->quotation.article;
	if (p->matched > 0)
		buf_addc(&p->b, '\n');
	table_style(p, TABLE_BOLD);
	table_cell(p, speaker_name(p, s), 0);
	table_style(p, TABLE_PLAIN);
	buf_addf(&p->b, "  %s #%u  ", lang_code(p->m->corpus->articles[article]->lang), article);
	date_print(p->m->corpus->articles[article]->date, &p->b);
	while (p->b.p[p->b.n - 1] == ' ')
		p->b.n--;
	buf_addc(&p->b, '\n');
	print_quotation_text(p, s, 4);
}

void
print_quotations_text(struct printing *p)
{
	each(p, text_quotation);
}
