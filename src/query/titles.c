#include "query/titles.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/par.h"
#include "text/names.h"

#define RUN 512 /* stories whose keys one task makes */

struct titled {
	uint64_t first; /* bytes of the key, the first one weighing most */
	uint32_t story;
};

struct making {
	const struct corpus *corpus;
	const struct stories *stories;
	lang_id lang;
	struct arena *arenas; /* [runs] */
	struct titled *titled; /* [nstories] */
	struct str *keys;      /* [nstories] */
};

static void
make_keys(void *context, size_t run)
{
	struct making *m = context;
	uint32_t end = (uint32_t)(run + 1) * RUN;
	struct buf key = { 0 };
	for (uint32_t i = (uint32_t)run * RUN; i < end && i < m->stories->nstories; i++) {
		uint64_t first = 0;
		buf_reset(&key);
		names_sort_key(m->lang, story_title(m->stories, m->corpus, i, 0), &key);
		m->keys[i] = arena_str(&m->arenas[run], buf_str(&key));
		for (size_t b = 0; b < 8; b++)
			first = first << 8 | (b < key.n ? (unsigned char)key.p[b] : 0);
		m->titled[i] = (struct titled){ first, i };
	}
	buf_release(&key);
}

/* By the eight bytes, from the last to the first: Knuth 1998, TAOCP 3, §5.2.5, algorithm R. */
static void
sort_first(struct titled **items, struct titled **spare, uint32_t n)
{
	for (unsigned shift = 0; shift < 64; shift += 8) {
		uint32_t at[257] = { 0 };
		for (uint32_t i = 0; i < n; i++)
			at[((*items)[i].first >> shift & 255) + 1]++;
		if (n == 0 || at[((*items)[0].first >> shift & 255) + 1] == n)
			continue; /* all alike */
		for (unsigned b = 1; b < 257; b++)
			at[b] += at[b - 1];
		for (uint32_t i = 0; i < n; i++)
			(*spare)[at[(*items)[i].first >> shift & 255]++] = (*items)[i];
		struct titled *sorted = *spare;
		*spare = *items;
		*items = sorted;
	}
}

static int
by_key(const void *a, const void *b, void *context)
{
	const struct titled *x = a, *y = b;
	const struct str *keys = context;
	int c = str_cmp(keys[x->story], keys[y->story]);
	return c ? c : (x->story > y->story) - (x->story < y->story);
}

static void
sort_ties(struct titled *t, uint32_t n, struct str *keys)
{
	for (uint32_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && t[end].first == t[i].first; end++)
			;
		if (end - i > 1)
			qsort_r(t + i, end - i, sizeof *t, by_key, keys);
	}
}

uint32_t *
titles_order(const struct corpus *c, const struct stories *s, lang_id lang, unsigned threads)
{
	uint32_t n = s->nstories, *order = mem_alloc((n + (size_t)1) * sizeof *order);
	size_t runs = (n + (size_t)RUN - 1) / RUN;
	struct making m = { .corpus = c, .stories = s, .lang = lang };
	struct titled *spare = mem_alloc((n + (size_t)1) * sizeof *spare);
	m.arenas = mem_zalloc(runs, sizeof *m.arenas);
	m.titled = mem_alloc((n + (size_t)1) * sizeof *m.titled);
	m.keys = mem_alloc((n + (size_t)1) * sizeof *m.keys);
	par_for(threads, runs, make_keys, &m);
	sort_first(&m.titled, &spare, n);
	sort_ties(m.titled, n, m.keys);
	for (uint32_t i = 0; i < n; i++)
		order[i] = m.titled[i].story;
	for (size_t i = 0; i < runs; i++)
		arena_release(&m.arenas[i]);
	free(m.arenas);
	free(m.titled);
	free(m.keys);
	free(spare);
	return order;
}
