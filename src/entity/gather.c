#include "entity/gather.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/par.h"
#include "base/utf8.h"
#include "text/fold.h"

/* A run of articles that one task reads. Its surfaces are numbered by themselves; merging renumbers them. */
struct shard {
	uint32_t first, last; /* articles */
	struct intern *texts;
	VEC(struct sighting) names;
	VEC(struct gathered_figure) figures, left_out;
	uint32_t *global;    /* [texts of the shard]: number in the gathering */
	uint32_t first_name; /* in the gathering */
};

struct reading {
	const struct corpus *corpus;
	const struct knowledge *knowledge;
	const struct gather_source *source;
	const struct gathering *before;          /* what was gathered without other versions; NULL: nothing */
	const struct counterparts *counterparts; /* of articles that are read again; the others are as before */
	struct shard *shards;
	struct gathering *out;
	uint32_t *first_name;
};

/* What tells surfaces apart, as bytes: language, thing, then the text. */
enum { SURFACE_HEAD = 1 + sizeof(uint32_t), SURFACE_MOST = 1000 };

/* Is there no white space but single blanks between words? False also where it takes a look at Unicode to tell. */
static bool
is_spaced(struct str text)
{
	unsigned char before = ' ', c = ' ';
	size_t i;

	for (i = 0; i < text.n; i++, before = c) {
		c = (unsigned char)text.p[i];
		if (c < 0x20 || c == 0x7F || (c == ' ' && before == ' ') || c == 0xC2 || (c >= 0xE1 && c <= 0xE3))
			return false;
	}
	return c != ' ';
}

static void
surface_bytes(struct str text, lang_id lang, uint32_t thing, struct buf *out)
{
	size_t at = 0;

	text.n = utf8_cut(text, SURFACE_MOST);
	buf_reset(out);
	buf_add(out, &lang, 1);
	buf_add(out, &thing, sizeof thing);
	if (is_spaced(text)) {
		buf_adds(out, text);
		return;
	}
	while (at < text.n) {
		size_t from = at;
		uint32_t c = utf8_next(text, &at);

		if (c > 0x20 && c < 0x80)
			buf_addc(out, (char)c);
		else if (c == 0x20 || fold_is_space(c))
			buf_addz(out, out->p[out->n - 1] == ' ' || out->n == SURFACE_HEAD ? "" : " ");
		else
			buf_add(out, text.p + from, at - from);
	}
	while (out->n > SURFACE_HEAD && out->p[out->n - 1] == ' ')
		out->n--;
}

/* An opening bracket between two names, quotes beside it allowed, and a closing one or a comma behind the second? */
static bool
bracketed(struct str text, size_t end, size_t start, size_t behind)
{
	size_t at = end;
	bool open = false;

	if (start - end > 8 || start == end)
		return false;
	while (at < start) {
		uint32_t c = utf8_next(text, &at);

		if (c == '(' || c == '[') {
			if (open)
				return false;
			open = true;
		} else if (!(c == '"' || c == 0xAB || c == 0xBB || c == 0x201C || c == 0x201D || c == 0x201E) &&
		           !fold_is_space(c))
			return false;
	}
	return open && behind < text.n && strchr(")],;", text.p[behind]) != NULL;
}

/* Does the name lose against the figure? Both overlap. */
static bool
loses(const struct found_name *n, const struct found_figure *f)
{
	bool within = f->start <= n->start && n->end <= f->end;

	return within && (f->type != MENTION_NUMBER || f->end - f->start > n->end - n->start);
}

/* "Saarguss 42 %": the name without the figure that it runs into; false if it is no such name. */
static bool
before_figure(struct str text, const struct found_name *n, const struct found_figure *f, struct found_name *out)
{
	if (f->type == MENTION_NUMBER || f->type == MENTION_DATE || !(n->start < f->start && n->end < f->end))
		return false;
	*out = *n;
	out->thing = UINT32_MAX;
	for (out->end = f->start; out->end > n->start;) {
		size_t at = out->end;

		if (!fold_is_space(utf8_prev(text, &at)))
			break;
		out->end = (uint32_t)at;
	}
	return out->end > n->start;
}

static void
add_name(const struct reading *r, struct shard *s, uint32_t article, const struct found_name *n, struct buf *scratch)
{
	const struct article *a = r->corpus->articles[article];
	struct sighting *last = s->names.n > 0 ? &s->names.items[s->names.n - 1] : NULL, *now;
	bool behind = last != NULL && last->article == article && bracketed(a->text, last->end, n->start, n->end);

	surface_bytes(str_sub(a->text, n->start, n->end), a->lang, n->thing, scratch);
	now = vec_push(&s->names);
	*now = (struct sighting){ .article = article, .start = n->start, .end = n->end, .type = n->type };
	now->bracketed = behind;
	now->surface = intern_add(s->texts, buf_str(scratch));
}

/* Names and figures of one article, in step. */
static void
weave(const struct reading *r, struct shard *s, uint32_t article, const found_names *names,
      const found_figures *figures, struct buf *scratch)
{
	struct found_name trimmed;
	size_t i = 0, f = 0;

	while (i < names->n || f < figures->n) {
		const struct found_name *n = i < names->n ? &names->items[i] : NULL;
		const struct found_figure *g = f < figures->n ? &figures->items[f] : NULL;

		if (g == NULL || (n != NULL && n->end <= g->start)) {
			add_name(r, s, article, n, scratch);
			i++;
		} else if (n == NULL || g->end <= n->start) {
			*vec_push(&s->figures) = (struct gathered_figure){ article, *g };
			f++;
		} else if (loses(n, g)) {
			i++;
		} else if (before_figure(r->corpus->articles[article]->text, n, g, &trimmed)) {
			add_name(r, s, article, &trimmed, scratch);
			i++;
		} else {
			*vec_push(&s->left_out) = (struct gathered_figure){ article, *g };
			f++;
		}
	}
}

/* What one task reads articles with. */
struct desk {
	void *source;
	found_names names;
	found_figures figures;
	struct buf scratch;
	uint32_t *known; /* [surfaces before]: their number in the shard + 1; 0: not met */
	uint32_t figure; /* before: the first of the next article */
};

static void
find_figures(const struct reading *r, uint32_t article, found_figures *out)
{
	const struct article *a = r->corpus->articles[article];
	uint32_t f;

	for (f = 0; f < a->nfields; f++) {
		size_t from = out->n;

		figures_find(r->knowledge, a->lang, article_field(a, f), a->date, out);
		for (; from < out->n; from++) {
			out->items[from].start += a->fields[f].start;
			out->items[from].end += a->fields[f].start;
		}
	}
}

/* The first figure of ${article} or of one behind it. */
static uint32_t
first_figure(const struct gathered_figure *figures, uint32_t n, uint32_t article)
{
	uint32_t low = 0, high = n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (figures[middle].article < article)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* What find_figures() found before: those that stayed and those that were left out, in step. */
static void
find_again(const struct gathering *g, uint32_t article, found_figures *out)
{
	uint32_t i = first_figure(g->figures, g->nfigures, article), k = first_figure(g->left_out, g->nleft_out, article);

	for (;;) {
		const struct gathered_figure *x = i < g->nfigures ? &g->figures[i] : NULL;
		const struct gathered_figure *y = k < g->nleft_out ? &g->left_out[k] : NULL;

		x = x != NULL && x->article == article ? x : NULL;
		y = y != NULL && y->article == article ? y : NULL;
		if (x == NULL && y == NULL)
			return;
		if (y == NULL || (x != NULL && x->found.start < y->found.start)) {
			vec_add(out, x->found);
			i++;
		} else {
			vec_add(out, y->found);
			k++;
		}
	}
}

static void
read_article(const struct reading *r, struct shard *s, struct desk *d, uint32_t article)
{
	d->names.n = d->figures.n = 0;
	r->source->find(d->source, article, &d->names);
	if (r->before != NULL)
		find_again(r->before, article, &d->figures);
	else
		find_figures(r, article, &d->figures);
	weave(r, s, article, &d->names, &d->figures, &d->scratch);
}

/* An article that has no other version is as it was. */
static void
copy_article(const struct reading *r, struct shard *s, struct desk *d, uint32_t article)
{
	const struct gathering *g = r->before;
	uint32_t i;

	for (i = g->first_name[article]; i < g->first_name[article + 1]; i++) {
		uint32_t *known = &d->known[g->names[i].surface];

		if (*known == 0)
			*known = intern_add(s->texts, intern_get(g->texts, g->names[i].surface)) + 1;
		vec_add(&s->names, g->names[i]);
		s->names.items[s->names.n - 1].surface = *known - 1;
	}
	for (; d->figure < g->nfigures && g->figures[d->figure].article == article; d->figure++)
		vec_add(&s->figures, g->figures[d->figure]);
}

static void
read_shard(void *context, size_t i)
{
	struct reading *r = context;
	struct shard *s = &r->shards[i];
	struct desk d = { .source = r->source->begin(r->source->context) };
	uint32_t article;

	s->texts = intern_new();
	if (r->before != NULL) {
		d.known = mem_zalloc(r->before->nsurfaces + (size_t)1, sizeof *d.known);
		d.figure = first_figure(r->before->figures, r->before->nfigures, s->first);
	}
	for (article = s->first; article < s->last; article++) {
		size_t before = s->names.n;

		if (r->before == NULL) {
			read_article(r, s, &d, article);
		} else if (r->counterparts->first[article] == r->counterparts->first[article + 1]) {
			copy_article(r, s, &d, article);
		} else {
			read_article(r, s, &d, article);
			d.figure = first_figure(r->before->figures, r->before->nfigures, article + 1);
		}
		r->first_name[article] = (uint32_t)(s->names.n - before); /* counts now, sums in merge() */
	}
	r->source->end(d.source);
	vec_release(&d.names);
	vec_release(&d.figures);
	buf_release(&d.scratch);
	free(d.known);
}

/* Shards of about equal numbers of bytes. */
static size_t
cut(const struct corpus *c, struct shard *shards, size_t wanted)
{
	uint64_t total = 0, so_far = 0;
	uint32_t a, first = 0;
	size_t n = 0;

	for (a = 0; a < c->narticles; a++)
		total += c->articles[a]->text.n + 1;
	for (a = 0; a < c->narticles; a++) {
		so_far += c->articles[a]->text.n + 1;
		if (so_far >= (total / wanted + 1) * (n + 1) || a + 1 == c->narticles) {
			shards[n].first = first;
			shards[n++].last = first = a + 1;
		}
	}
	return n;
}

/* Number the surfaces as if one shard had read all. */
static void
merge(struct reading *r, size_t nshards)
{
	struct gathering *g = r->out;
	struct gathered_figure *figures, *left_out;
	uint32_t a, at = 0, i, n;
	size_t s;

	for (s = 0; s < nshards; s++) {
		struct shard *now = &r->shards[s];

		now->first_name = g->nnames;
		g->nnames += (uint32_t)now->names.n;
		g->nfigures += (uint32_t)now->figures.n;
		g->nleft_out += (uint32_t)now->left_out.n;
		n = intern_count(now->texts);
		now->global = mem_zalloc(n + (size_t)1, sizeof *now->global);
		for (i = 0; i < n; i++)
			now->global[i] = intern_add(g->texts, intern_get(now->texts, i));
		intern_free(now->texts);
	}
	for (a = 0; a < g->narticles; a++) {
		n = r->first_name[a];
		r->first_name[a] = at;
		at += n;
	}
	r->first_name[a] = at;
	g->names = arena_array(&g->arena, struct sighting, g->nnames);
	g->figures = figures = arena_array(&g->arena, struct gathered_figure, g->nfigures);
	g->left_out = left_out = arena_array(&g->arena, struct gathered_figure, g->nleft_out);
	for (s = 0; s < nshards; s++) {
		struct shard *now = &r->shards[s];

		for (i = 0; i < now->figures.n; i++)
			*figures++ = now->figures.items[i];
		for (i = 0; i < now->left_out.n; i++)
			*left_out++ = now->left_out.items[i];
		vec_release(&now->figures);
		vec_release(&now->left_out);
	}
}

static void
place_shard(void *context, size_t i)
{
	struct reading *r = context;
	struct shard *s = &r->shards[i];
	size_t n;

	for (n = 0; n < s->names.n; n++) {
		r->out->names[s->first_name + n] = s->names.items[n];
		r->out->names[s->first_name + n].surface = s->global[s->names.items[n].surface];
	}
	vec_release(&s->names);
	free(s->global);
}

static void
describe_surfaces(struct gathering *g)
{
	uint32_t n = intern_count(g->texts), i;
	struct surface *all = arena_array(&g->arena, struct surface, n);

	for (i = 0; i < n; i++) {
		struct str bytes = intern_get(g->texts, i);

		all[i].lang = (lang_id)bytes.p[0];
		memcpy(&all[i].thing, bytes.p + 1, sizeof all[i].thing);
		all[i].text = str_sub(bytes, SURFACE_HEAD, bytes.n);
	}
	g->surfaces = all;
	g->nsurfaces = n;
}

static struct gathering *
gather(struct reading *r, unsigned threads)
{
	const struct corpus *c = r->corpus;
	struct gathering *g = r->out = mem_zalloc(1, sizeof *g);
	size_t wanted = par_threads(threads) * (size_t)4, nshards;

	r->shards = mem_zalloc(wanted + 1, sizeof *r->shards);
	g->narticles = c->narticles;
	g->texts = intern_new();
	g->first_name = r->first_name = arena_array(&g->arena, uint32_t, c->narticles + (size_t)1);
	nshards = cut(c, r->shards, wanted);
	par_for(threads, nshards, read_shard, r);
	merge(r, nshards);
	par_for(threads, nshards, place_shard, r);
	describe_surfaces(g);
	free(r->shards);
	return g;
}

struct gathering *
gather_new(const struct corpus *c, const struct knowledge *k, const struct gather_source *source, unsigned threads)
{
	struct reading r = { .corpus = c, .knowledge = k, .source = source };

	return gather(&r, threads);
}

struct gathering *
gather_again(const struct gathering *before, const struct corpus *c, const struct gather_source *source,
	     const struct counterparts *counterparts, unsigned threads)
{
	struct reading r = { .corpus = c, .source = source, .before = before, .counterparts = counterparts };

	return gather(&r, threads);
}

void
gather_free(struct gathering *g)
{
	if (g == NULL)
		return;
	intern_free(g->texts);
	arena_release(&g->arena);
	free(g);
}
