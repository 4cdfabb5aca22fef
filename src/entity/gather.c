#include "entity/gather.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/par.h"
#include "base/utf8.h"
#include "entity/figure_value.h"
#include "entity/link_table.h"
#include "text/fold.h"

/* A run of articles that one task reads. Surfaces and values that are new are numbered by themselves, behind those
 * that are known; merging renumbers them. */
struct shard {
	uint32_t first, last; /* articles */
	struct intern *texts, *values;
	VEC(struct sighting) names;
	VEC(struct gathered_figure) figures; /* of articles that are read for the first time */
};

struct reading {
	const struct corpus *corpus;
	const struct knowledge *knowledge;
	const struct gather_source *source;
	const struct counterparts *counterparts; /* of articles that are read again, the others are as before; NULL: all
	                                          * are read for the first time */
	struct shard *shards;
	size_t nshards;
	struct gathering *g;
	uint32_t known;    /* texts of surfaces before */
	uint32_t *nnames;  /* [narticles]: of those that are read */
	uint32_t *nfigures; /* [narticles]: the same; NULL when they are read again */
};

/* What tells surfaces apart, as bytes: language, thing, then the text. */
enum { SURFACE_HEAD = 1 + sizeof(uint32_t), SURFACE_MOST = 1000 };

/* ---- Surfaces ---- */

/* Is there no white space but single blanks between words? False also where it takes a look at Unicode to tell. */
static bool
is_spaced(struct str text)
{
	unsigned char before = ' ', c = ' ';
	size_t i;

	for (i = 0; i < text.n; i++, before = c) {
		c = (unsigned char)text.p[i];
		if (c > 0x20 && c < 0x7F) /* most */
			continue;
		if (c < 0x20 || c == 0x7F || (c == ' ' && before == ' ') || c == 0xC2 || (c >= 0xE1 && c <= 0xE3))
			return false;
	}
	return c != ' ';
}

/* Append what tells the surface from others; returns how many bytes. */
static uint32_t
surface_bytes(struct str text, lang_id lang, uint32_t thing, struct buf *out)
{
	size_t at = 0, start = out->n;

	text.n = utf8_cut(text, SURFACE_MOST);
	buf_add(out, &lang, 1);
	buf_add(out, &thing, sizeof thing);
	if (is_spaced(text)) {
		buf_adds(out, text);
		return (uint32_t)(out->n - start);
	}
	while (at < text.n) {
		size_t from = at;
		uint32_t c = utf8_next(text, &at);

		if (c > 0x20 && c < 0x80)
			buf_addc(out, (char)c);
		else if (c == 0x20 || fold_is_space(c))
			buf_addz(out, out->p[out->n - 1] == ' ' || out->n == start + SURFACE_HEAD ? "" : " ");
		else
			buf_add(out, text.p + from, at - from);
	}
	while (out->n > start + SURFACE_HEAD && out->p[out->n - 1] == ' ')
		out->n--;
	return (uint32_t)(out->n - start);
}

struct surface
gather_surface(const struct gathering *g, uint32_t surface)
{
	struct str bytes = intern_get(g->texts, g->surfaces[surface]);
	struct surface s = { .text = str_sub(bytes, SURFACE_HEAD, bytes.n), .lang = (lang_id)bytes.p[0] };

	memcpy(&s.thing, bytes.p + 1, sizeof s.thing);
	return s;
}

/* ---- Names and figures of one article, in step ---- */

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
loses(const struct found_name *n, const struct gathered_figure *f)
{
	bool within = f->start <= n->start && n->end <= f->start + f->bytes;

	return within && (f->type != MENTION_NUMBER || f->bytes > n->end - n->start);
}

/* "Saarguss 42 %": the name without the figure that it runs into; false if it is no such name. */
static bool
before_figure(struct str text, const struct found_name *n, const struct gathered_figure *f, struct found_name *out)
{
	if (f->type == MENTION_NUMBER || f->type == MENTION_DATE ||
	    !(n->start < f->start && n->end < f->start + f->bytes))
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

enum { SEEN = 64 };

/* What one task reads articles with. */
struct desk {
	void *source;
	found_names names;
	found_figures figures;
	size_t first;        /* name of the article at hand, in the shard */
	struct buf surfaces; /* of its names, one behind the other */
	VEC(struct str) texts; /* the distinct ones */
	VEC(uint32_t) ids;
	uint32_t seen[SEEN]; /* by a hash, in texts */
};

/* The distinct surfaces among those of the article's names: most names stand in an article more than once. Their number
 * among these stands where that of their surface will, instead of their lengths; returns how many there are. */
static size_t
tell_apart(struct desk *d, struct sighting *names, size_t n)
{
	size_t i, k = 0, at = 0;

	for (i = 0; i < n; i++) {
		struct str text = str_sub(buf_str(&d->surfaces), at, at + names[i].surface);
		const unsigned char *last = (const unsigned char *)text.p + text.n - 1;
		uint32_t *seen = &d->seen[(last[0] * 3u + last[-1] * 5u + text.n) % SEEN]; /* of this article, or of one before */

		at += text.n;
		if (*seen >= k || !str_eq(d->texts.items[*seen], text)) {
			*seen = (uint32_t)k;
			d->texts.items[k++] = text;
		}
		names[i].surface = *seen;
	}
	return k;
}

/* Number the surfaces of the article's names, all at once: each by itself would wait for memory. */
static void
number_names(const struct reading *r, struct shard *s, struct desk *d)
{
	struct sighting *names = s->names.items + d->first;
	size_t n = s->names.n - d->first, i, k;

	vec_reserve(&d->texts, n);
	vec_reserve(&d->ids, n);
	k = tell_apart(d, names, n);
	if (r->known > 0) {
		intern_find_all(r->g->texts, d->texts.items, k, d->ids.items);
		for (i = 0; i < k; i++)
			if (d->ids.items[i] == INTERN_NONE)
				d->ids.items[i] = r->known + intern_add(s->texts, d->texts.items[i]);
	} else {
		intern_add_all(s->texts, d->texts.items, k, d->ids.items);
	}
	for (i = 0; i < n; i++)
		names[i].surface = d->ids.items[names[i].surface];
}

static void
add_name(const struct reading *r, struct shard *s, struct desk *d, uint32_t article, const struct found_name *n)
{
	const struct article *a = r->corpus->articles[article];
	struct sighting now = { .start = n->start, .bytes = n->end - n->start, .type = n->type };

	if (n->end - n->start > GATHER_BYTES)
		return;
	if (s->names.n > d->first) {
		const struct sighting *last = &s->names.items[s->names.n - 1];

		now.bracketed = bracketed(a->text, last->start + last->bytes, n->start, n->end);
	}
	now.surface = surface_bytes(str_sub(a->text, n->start, n->end), a->lang, n->thing, &d->surfaces);
	vec_add(&s->names, now);
}

static void
weave(const struct reading *r, struct shard *s, struct desk *d, uint32_t article, struct gathered_figure *figures,
      size_t nfigures)
{
	struct found_name trimmed;
	size_t i = 0, f = 0;

	while (i < d->names.n || f < nfigures) {
		const struct found_name *n = i < d->names.n ? &d->names.items[i] : NULL;
		struct gathered_figure *g = f < nfigures ? &figures[f] : NULL;

		if (g == NULL || (n != NULL && n->end <= g->start)) {
			add_name(r, s, d, article, n);
			i++;
		} else if (n == NULL || g->start + g->bytes <= n->start) {
			g->left_out = false;
			f++;
		} else if (loses(n, g)) {
			i++;
		} else if (before_figure(r->corpus->articles[article]->text, n, g, &trimmed)) {
			add_name(r, s, d, article, &trimmed);
			i++;
		} else {
			g->left_out = true;
			f++;
		}
	}
}

/* ---- Reading ---- */

/* Of the words of an article those of one field; ${next}: the first of this field or one behind it. */
static struct figure_found
words_within(const figure_tokens *words, const struct field *f, size_t *next)
{
	struct figure_found found = { .base = f->start };
	size_t first;

	while (*next < words->n && words->items[*next].start < f->start)
		++*next;
	for (first = *next; *next < words->n && words->items[*next].start < f->end;)
		++*next;
	found.words = words->items + first;
	found.n = *next - first;
	return found;
}

static void
put_figures(struct shard *s, const found_figures *found, uint32_t base)
{
	char value[FIGURE_VALUE];
	size_t i;

	for (i = 0; i < found->n; i++) {
		const struct found_figure *x = &found->items[i];
		struct gathered_figure now = { .start = x->start + base, .bytes = x->end - x->start, .type = x->type };

		if (x->end - x->start > GATHER_BYTES)
			continue;
		figure_value_write(&x->figure, (enum mention_type)x->type, value);
		now.value = intern_add(s->values, (struct str){ value, sizeof value });
		vec_add(&s->figures, now);
	}
}

static void
find_figures(const struct reading *r, struct shard *s, struct desk *d, uint32_t article)
{
	const struct article *a = r->corpus->articles[article];
	const figure_tokens *words = r->source->words == NULL ? NULL : r->source->words(d->source);
	size_t next = 0;
	uint32_t f;

	for (f = 0; f < a->nfields; f++) {
		const struct field *field = &a->fields[f];
		struct str text = article_field(a, f);

		d->figures.n = 0;
		if (words != NULL) {
			struct figure_found found = words_within(words, field, &next);

			figures_find_among(r->knowledge, a->lang, text, &found, a->date, &d->figures);
		} else {
			figures_find(r->knowledge, a->lang, text, a->date, &d->figures);
		}
		put_figures(s, &d->figures, field->start);
	}
}

static bool
is_read(const struct reading *r, uint32_t article)
{
	return r->counterparts == NULL ||
	       r->counterparts->first[article] < r->counterparts->first[article + 1];
}

static void
read_article(const struct reading *r, struct shard *s, struct desk *d, uint32_t article)
{
	struct gathering *g = r->g;
	size_t figure = s->figures.n;

	d->names.n = 0;
	d->first = s->names.n;
	buf_reset(&d->surfaces);
	r->source->find(d->source, article, &d->names);
	if (r->counterparts == NULL) {
		find_figures(r, s, d, article);
		r->nfigures[article] = (uint32_t)(s->figures.n - figure);
		weave(r, s, d, article, s->figures.items + figure, s->figures.n - figure);
	} else {
		weave(r, s, d, article, g->figures + g->first_figure[article],
		      g->first_figure[article + 1] - g->first_figure[article]);
	}
	r->nnames[article] = (uint32_t)(s->names.n - d->first);
	number_names(r, s, d);
}

static void
read_shard(void *context, size_t i)
{
	struct reading *r = context;
	struct shard *s = &r->shards[i];
	struct desk d = { .source = r->source->begin(r->source->context) };
	uint32_t article;

	s->texts = intern_new();
	s->values = intern_new();
	for (article = s->first; article < s->last; article++)
		if (is_read(r, article))
			read_article(r, s, &d, article);
	r->source->end(d.source);
	vec_release(&d.names);
	vec_release(&d.figures);
	buf_release(&d.surfaces);
	vec_release(&d.texts);
	vec_release(&d.ids);
}

/* Shards of about equal numbers of bytes that are read. */
static void
cut(struct reading *r, size_t wanted)
{
	const struct corpus *c = r->corpus;
	uint64_t total = 0, so_far = 0;
	uint32_t a, first = 0;

	for (a = 0; a < c->narticles; a++)
		total += is_read(r, a) ? c->articles[a]->text.n + 1 : 0;
	for (a = 0; a < c->narticles; a++) {
		so_far += is_read(r, a) ? c->articles[a]->text.n + 1 : 0;
		if (so_far >= (total / wanted + 1) * (r->nshards + 1) || a + 1 == c->narticles) {
			r->shards[r->nshards].first = first;
			r->shards[r->nshards++].last = first = a + 1;
		}
	}
}

/* ---- Merging: as if one shard had read all ---- */

enum { BATCH = 64 };

/* The strings of a shard, numbered with those of all; frees them. */
static uint32_t *
number_strings(struct intern *all, struct intern *some)
{
	uint32_t n = intern_count(some), i, k, *number = mem_alloc((n + (size_t)1) * sizeof *number);
	struct str strings[BATCH];

	for (i = 0; i < n; i += k) {
		for (k = 0; k < BATCH && i + k < n; k++)
			strings[k] = intern_get(some, i + k);
		intern_add_all(all, strings, k, number + i);
	}
	intern_free(some);
	return number;
}

/* [narticles + 1]: where each article's begin. */
static uint32_t *
add_up(const uint32_t *counts, uint32_t narticles)
{
	uint32_t *first = mem_alloc((narticles + (size_t)1) * sizeof *first), a, at = 0;

	for (a = 0; a < narticles; a++) {
		first[a] = at;
		at += counts[a];
	}
	first[a] = at;
	return first;
}

/* The names of all articles, those that were not read taken from before. The texts of their surfaces stand in them. */
static void
merge_names(struct reading *r)
{
	struct gathering *g = r->g;
	struct sighting *names;
	uint32_t a, i, *first;
	size_t s;

	for (a = 0; a < g->narticles; a++)
		if (!is_read(r, a))
			r->nnames[a] = g->first_name[a + 1] - g->first_name[a];
	first = add_up(r->nnames, g->narticles);
	names = mem_alloc((first[g->narticles] + (size_t)1) * sizeof *names);
	for (s = 0; s < r->nshards; s++) {
		struct shard *now = &r->shards[s];
		uint32_t *number = number_strings(g->texts, now->texts);
		const struct sighting *next = now->names.items;

		for (a = now->first; a < now->last; a++)
			for (i = 0; i < r->nnames[a]; i++) {
				struct sighting *x = &names[first[a] + i];

				if (is_read(r, a)) {
					*x = *next++;
					x->surface = x->surface < r->known ? x->surface : number[x->surface - r->known];
				} else {
					*x = g->names[g->first_name[a] + i];
					x->surface = g->surfaces[x->surface];
				}
			}
		free(number);
		vec_release(&now->names);
	}
	free(g->names);
	free(g->first_name);
	g->names = names;
	g->first_name = first;
	g->nnames = first[g->narticles];
}

/* Number the surfaces in the order in which they occur. */
static void
number_surfaces(struct gathering *g)
{
	uint32_t n = intern_count(g->texts), *number = mem_zalloc(n + (size_t)1, sizeof *number), i; /* + 1; 0: not met */

	g->surfaces = mem_realloc(g->surfaces, n + (size_t)1, sizeof *g->surfaces);
	g->nsurfaces = 0;
	for (i = 0; i < g->nnames; i++) {
		uint32_t text = g->names[i].surface;

		if (number[text] == 0) {
			g->surfaces[g->nsurfaces++] = text;
			number[text] = g->nsurfaces;
		}
		g->names[i].surface = number[text] - 1;
	}
	free(number);
}

static void
merge_figures(struct reading *r)
{
	struct gathering *g = r->g;
	struct intern *values = intern_new();
	struct gathered_figure *next;
	uint32_t i;
	size_t s;

	g->first_figure = add_up(r->nfigures, g->narticles);
	g->nfigures = g->first_figure[g->narticles];
	g->figures = next = mem_alloc((g->nfigures + (size_t)1) * sizeof *next);
	for (s = 0; s < r->nshards; s++) {
		struct shard *now = &r->shards[s];
		uint32_t *number = number_strings(values, now->values);

		for (i = 0; i < now->figures.n; i++, next++) {
			*next = now->figures.items[i];
			next->value = number[next->value];
		}
		free(number);
		vec_release(&now->figures);
	}
	g->nvalues = intern_count(values);
	g->values = mem_alloc((g->nvalues + (size_t)1) * sizeof *g->values);
	for (i = 0; i < g->nvalues; i++)
		g->values[i] = figure_value_read(intern_get(values, i));
	intern_free(values);
}

static void
gather(struct reading *r, unsigned threads)
{
	size_t wanted = par_threads(threads) * (size_t)4, s;

	r->shards = mem_zalloc(wanted + 1, sizeof *r->shards);
	r->known = intern_count(r->g->texts);
	r->nnames = mem_zalloc(r->g->narticles + (size_t)1, sizeof *r->nnames);
	cut(r, wanted);
	par_for(threads, r->nshards, read_shard, r);
	if (r->counterparts == NULL)
		merge_figures(r);
	else
		for (s = 0; s < r->nshards; s++)
			intern_free(r->shards[s].values);
	merge_names(r);
	number_surfaces(r->g);
	free(r->shards);
	free(r->nnames);
}

struct gathering *
gather_new(const struct corpus *c, const struct knowledge *k, const struct gather_source *source, unsigned threads)
{
	struct gathering *g = mem_zalloc(1, sizeof *g);
	struct reading r = { .corpus = c, .knowledge = k, .source = source, .g = g };

	g->narticles = c->narticles;
	g->texts = intern_new();
	r.nfigures = mem_zalloc(c->narticles + (size_t)1, sizeof *r.nfigures);
	gather(&r, threads);
	free(r.nfigures);
	return g;
}

void
gather_again(struct gathering *g, const struct corpus *c, const struct gather_source *source,
	     const struct counterparts *counterparts, unsigned threads)
{
	struct reading r = { .corpus = c, .source = source, .counterparts = counterparts, .g = g };

	gather(&r, threads);
}

void
gather_forget(struct gathering *g)
{
	link_memo_free(g->memo);
	g->memo = NULL;
}

void
gather_free(struct gathering *g)
{
	if (g == NULL)
		return;
	gather_forget(g);
	intern_free(g->texts);
	free(g->names);
	free(g->first_name);
	free(g->figures);
	free(g->first_figure);
	free(g->values);
	free(g->surfaces);
	free(g);
}
