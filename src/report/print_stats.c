#include "base/clock.h"
#include "base/intl.h"
#include "report/printing.h"
#include "report/real.h"
#include "report/table.h"
#include "report/tsv.h"

#define COUNTS 8
#define SECONDS 7

struct stat {
	const char *key;
	const char *label; /* for people */
	int64_t count;
	double seconds;
};

struct stats {
	struct stat counts[COUNTS], seconds[SECONDS];
	int64_t peak;
};

static struct stats
gather(const struct model *m)
{
	const struct timing *t = &m->timing;
	return (struct stats){
		.counts = {
			{ "files", N_("files"), m->corpus->nfiles, 0 },
			{ "articles", N_("articles"), m->corpus->narticles, 0 },
			{ "bytes", N_("bytes"), (int64_t)m->corpus->bytes, 0 },
			{ "tokens", N_("words"), m->index->ntokens, 0 },
			{ "terms", N_("distinct words"), m->index->nterms, 0 },
			{ "entities", N_("names"), m->entities->nentities, 0 },
			{ "stories", N_("stories"), m->stories->nstories, 0 },
			{ "pairs", N_("pairs"), m->stories->npairs, 0 },
		},
		.seconds = {
			{ "read", N_("reading"), 0, t->read },
			{ "text", N_("sentences"), 0, t->text },
			{ "entity", N_("names and figures"), 0, t->entity },
			{ "index", N_("index"), 0, t->index },
			{ "pair", N_("pairing"), 0, t->pair },
			{ "total", N_("total"), 0, t->total },
			{ "searchable", N_("searchable after"), 0, t->searchable },
		},
		.peak = clock_peak_rss(),
	};
}

void
print_stats_json(struct printing *p)
{
	struct stats s = gather(p->m);
	struct writer j = { &p->b, false };
	writer_open(&j, '{');
	for (int i = 0; i < COUNTS; i++) {
		writer_key(&j, s.counts[i].key);
		writer_int(&j, s.counts[i].count);
	}
	writer_key(&j, "seconds");
	writer_open(&j, '{');
	for (int i = 0; i < SECONDS; i++) {
		writer_key(&j, s.seconds[i].key);
		writer_real(&j, s.seconds[i].seconds);
	}
	writer_close(&j, '}');
	writer_key(&j, "peak_rss_bytes");
	writer_int(&j, s.peak);
	writer_close(&j, '}');
	buf_addc(&p->b, '\n');
	printing_done(p);
}

void
print_stats_tsv(struct printing *p)
{
	static const char *const head[] = { "name", "value" };
	struct stats s = gather(p->m);
	tsv_head(p, head, sizeof head / sizeof *head);
	for (int i = 0; i < COUNTS; i++) {
		tsv_strz(p, s.counts[i].key);
		tsv_int(p, s.counts[i].count);
		tsv_end(p);
	}
	for (int i = 0; i < SECONDS; i++) {
		buf_addf(&p->b, "seconds.%s\t", s.seconds[i].key);
		tsv_real(p, s.seconds[i].seconds);
		tsv_end(p);
	}
	tsv_strz(p, "peak_rss_bytes");
	tsv_int(p, s.peak);
	tsv_end(p);
	printing_done(p);
}

#define LABEL_CELLS 26

void
print_stats_text(struct printing *p)
{
	struct stats s = gather(p->m);
	for (int i = 0; i < COUNTS; i++) {
		table_cell(p, str_of(_(s.counts[i].label)), LABEL_CELLS);
		table_int(p, (uint64_t)s.counts[i].count, 14);
		buf_addc(&p->b, '\n');
	}
	for (int i = 0; i < SECONDS; i++) {
		table_cell(p, str_of(_(s.seconds[i].label)), LABEL_CELLS);
		table_real(p, s.seconds[i].seconds, 3, 14);
		buf_addz(&p->b, " s\n");
	}
	table_cell(p, str_of(_("memory")), LABEL_CELLS);
	table_real(p, (double)s.peak / 1e6, 1, 14);
	buf_addz(&p->b, " MB\n");
	printing_done(p);
}
