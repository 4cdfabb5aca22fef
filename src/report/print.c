#include "report/print.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "report/printing.h"

/* So much is gathered before it is written. */
#define FLUSH_BYTES 65536

enum format { FORMAT_TEXT, FORMAT_TSV, FORMAT_JSON, FORMAT_TMX, FORMAT_XCES, FORMATS };
static const char *const formats[FORMATS] = { "text", "tsv", "json", "tmx", "xces" };

/* What must be made of a corpus before it can be printed. */
enum need { ARTICLES, MODEL, LEARNED };

static const struct what {
	const char *name;
	enum need need, text_need; /* the second for people */
	bool confirmed;
	print_family *print[FORMATS];
} whats[] = {
	{ "articles", ARTICLES, ARTICLES, false, { print_articles_text, print_articles_tsv, print_articles_json } },
	{ "stories", MODEL, MODEL, false, { print_stories_text, print_stories_tsv, print_stories_json } },
	{ "entities", MODEL, MODEL, false, { print_entities_text, print_entities_tsv, print_entities_json } },
	{ "mentions", MODEL, MODEL, false, { print_mentions_text, print_mentions_tsv, print_mentions_json } },
	{ "alignment",
	  LEARNED,
	  LEARNED,
	  false,
	  { print_alignment_text, print_alignment_tsv, print_alignment_json, print_memory_tmx, print_memory_xces } },
	{ "confirmed",
	  LEARNED,
	  LEARNED,
	  true,
	  { print_alignment_text, print_alignment_tsv, print_alignment_json, print_memory_tmx, print_memory_xces } },
	{ "differences",
	  LEARNED,
	  LEARNED,
	  false,
	  { print_differences_text, print_differences_tsv, print_differences_json } },
	{ "concordance",
	  LEARNED,
	  LEARNED,
	  false,
	  { print_concordance_text, print_concordance_tsv, print_concordance_json } },
	{ "profiles", LEARNED, LEARNED, false, { print_profiles_text, print_profiles_tsv, print_profiles_json } },
	{ "quotations", LEARNED, LEARNED, false, { print_quotations_text, print_quotations_tsv, print_quotations_json } },
	{ "corrections", ARTICLES, ARTICLES, false, { print_corrections_text, print_corrections_tsv, print_corrections_json } },
	{ "learned", LEARNED, LEARNED, false, { print_learned_text, print_learned_tsv, print_learned_json } },
	{ "report", ARTICLES, LEARNED, false, { print_report_text, print_report_tsv, print_report_json } },
	{ "stats", MODEL, MODEL, false, { print_stats_text, print_stats_tsv, print_stats_json } },
};

const char *
print_what(size_t i)
{
	return i < sizeof whats / sizeof *whats ? whats[i].name : NULL;
}

const char *
print_format(size_t i)
{
	return i < FORMATS ? formats[i] : NULL;
}

static const struct what *
find_what(const char *name)
{
	for (size_t i = 0; i < sizeof whats / sizeof *whats; i++) {
		if (strcmp(name, whats[i].name) == 0)
			return &whats[i];
	}
	return NULL;
}

static enum need
need_of(const struct print_options *o)
{
	const struct what *what = find_what(o->what);
	if (!what)
		return MODEL;
	return strcmp(o->format, formats[FORMAT_TEXT]) == 0 ? what->text_need : what->need;
}

bool
print_only_articles(const struct print_options *o)
{
	return need_of(o) == ARTICLES;
}

bool
print_learns(const struct print_options *o)
{
	return need_of(o) == LEARNED;
}

static print_family *
find_family(const struct print_options *o)
{
	const struct what *what = find_what(o->what);
	for (size_t i = 0; what && i < FORMATS; i++) {
		if (strcmp(o->format, formats[i]) == 0)
			return what->print[i];
	}
	return NULL;
}

/* "articles stories …" */
static struct buf
list_of(const char *(*name)(size_t))
{
	struct buf list = { 0 };
	for (size_t i = 0; name(i); i++)
		buf_addf(&list, "%s%s", i ? " " : "", name(i));
	return list;
}

int
print_check(const struct print_options *o, struct err *err)
{
	struct buf list = { 0 };
	if (!find_what(o->what)) {
		list = list_of(print_what);
		err_set(err, _("cannot print “%s”; WHAT is one of: %s"), o->what, list.p);
		goto fail;
	}
	for (size_t i = 0; i < FORMATS; i++) {
		if (strcmp(o->format, formats[i]) != 0)
			continue;
		if (find_family(o))
			return 0;
		return err_set(err, _("%s cannot be printed as %s"), o->what, o->format);
	}
	list = list_of(print_format);
	err_set(err, _("there is no format “%s”; FMT is one of: %s"), o->format, list.p);
fail:
	buf_release(&list);
	return -1;
}

bool
printing_flush(struct printing *p)
{
	if (p->b.n > 0 && !p->error && fwrite(p->b.p, 1, p->b.n, p->out) != p->b.n)
		p->error = errno ? errno : EIO;
	buf_reset(&p->b);
	return !p->error;
}

bool
printing_done(struct printing *p)
{
	p->matched++;
	return p->b.n < FLUSH_BYTES ? !p->error : printing_flush(p);
}

bool
printing_keeps(const struct printing *p, uint32_t article)
{
	return !p->r || result_has(p->r, article);
}

bool
printing_keeps_story(const struct printing *p, uint32_t story)
{
	const struct stories *s = p->m->stories;
	const struct story *x = &s->stories[story];
	for (uint32_t i = 0; i < x->narticles; i++) {
		if (printing_keeps(p, s->story_articles[x->first_article + i]))
			return true;
	}
	return false;
}

/* One pass over hits and mentions in step; both are in the order of the text. */
static uint8_t *
find_asked(const struct printing *p)
{
	const struct entities *es = p->m->entities;
	uint8_t *asked = mem_zalloc(es->nentities + (size_t)1, 1);
	for (uint32_t i = 0, k = 0; p->r && i < p->r->nhits; i++) {
		const struct hit *h = &p->r->hits[i];
		if (k < es->first_mention[h->article])
			k = es->first_mention[h->article];
		while (k < es->first_mention[h->article + 1] && es->mentions[k].end <= h->start)
			k++;
		if (k < es->first_mention[h->article + 1] && es->mentions[k].start < h->end &&
		    !mention_is_figure(&es->mentions[k]))
			asked[es->mentions[k].of] = 1;
	}
	return asked;
}

bool
printing_asks_for(const struct printing *p, uint32_t entity)
{
	return p->asked && p->asked[entity];
}

bool
printing_keeps_bead(const struct printing *p, const struct bead *b)
{
	return !p->confirmed || b->by == BEAD_CONFIRMED;
}

bool
printing_keeps_pair(const struct printing *p, uint32_t pair)
{
	const uint32_t *article = p->m->stories->pairs[pair].article;
	if (!printing_keeps(p, article[0]) && !printing_keeps(p, article[1]))
		return false;
	if (!p->confirmed)
		return true;
	const struct alignment *a = opened_alignment(p->m->opened, pair);
	uint32_t i = 0;
	while (i < a->nbeads && !printing_keeps_bead(p, &a->beads[i]))
		i++;
	return i < a->nbeads;
}

struct key_name
printing_key(const struct printing *p, const char *before, int side, const char *behind)
{
	struct key_name key;
	snprintf(key.z, sizeof key.z, "%s%s%s", before, p->code[side], behind);
	return key;
}

int
print_model(const struct model *m, const struct result *r, const struct print_options *o, FILE *out, uint64_t *matched,
	    struct err *err)
{
	print_family *family = find_family(o);
	struct printing p = { .m = m, .r = r, .o = o, .out = out };
	if (!family)
		return print_check(o, err);
	p.confirmed = find_what(o->what)->confirmed;
	p.code[0] = lang_code(m->sides.left);
	p.code[1] = lang_code(m->sides.right);
	if (r && r->nhits > 0 && m->entities)
		p.asked = find_asked(&p);
	family(&p);
	printing_flush(&p);
	if (!p.error && fflush(out) != 0)
		p.error = errno ? errno : EIO;
	buf_release(&p.b);
	free(p.asked);
	if (matched)
		*matched = p.matched;
	if (!p.error)
		return 0;
	errno = p.error;
	err_sys(err, _("cannot write"));
	errno = p.error;
	return -1;
}
