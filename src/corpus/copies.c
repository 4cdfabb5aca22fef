#include "corpus/copies.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/par.h"
#include "base/vec.h"

/* MARKS: of an article at most; SHARED: from which on two are compared; BEFORE: others with the same mark, beside the
 * first, that an article may be compared with for it; RUN: words in a run; LEAST: runs of a text that is compared. */
enum { MARKS = 12, SHARED = 4, BEFORE = 2, RUN = 4, LEAST = 24, BATCH = 64, PARTS = 256 };

/* A text is marked where 1 in 32 of the hashes of the 64 bytes before falls. */
#define SPARSE (UINT64_MAX >> 5)
#define ODD 0x9E3779B97F4A7C15u

struct mark {
	uint64_t hash;
	uint32_t article;
};

struct candidate {
	uint32_t article, earlier;
};

struct marking {
	const struct article *const *articles;
	uint32_t n;
	uint64_t *marks; /* [n × MARKS]: of each article its least, in order */
	uint8_t *counts; /* [n] */
	struct mark *by_hash;
	size_t starts[PARTS + 1]; /* of by_hash: marks by their first byte */
};

static uint64_t
mixed(uint64_t h)
{
	h ^= h >> 32;
	h *= ODD;
	return h ^ h >> 29;
}

static struct str
body_of(const struct article *a)
{
	return str_sub(a->text, a->nfields > 1 ? a->fields[1].start : a->text.n, a->text.n);
}

/* Keep the least ${MARKS} hashes, each once. */
static void
keep_least(uint64_t *marks, uint8_t *n, uint64_t hash)
{
	size_t at = *n;

	if (*n == MARKS && hash >= marks[MARKS - 1])
		return;
	while (at > 0 && marks[at - 1] > hash)
		at--;
	if (at > 0 && marks[at - 1] == hash)
		return;
	*n = (uint8_t)(*n < MARKS ? *n + 1 : MARKS);
	memmove(marks + at + 1, marks + at, (*n - at - 1) * sizeof *marks);
	marks[at] = hash;
}

static void
mark_batch(void *context, size_t batch)
{
	struct marking *m = context;
	size_t end = (batch + 1) * BATCH < m->n ? (batch + 1) * BATCH : m->n;

	for (size_t a = batch * BATCH; a < end; a++) {
		struct str s = body_of(m->articles[a]);
		uint64_t h = 0;

		for (size_t i = 0; i < s.n; i++) {
			h = (h << 1) + ((unsigned char)s.p[i] + 1) * ODD; /* a byte is shifted out after 64 more */
			if (h <= SPARSE && i >= 64)
				keep_least(m->marks + a * MARKS, &m->counts[a], mixed(h));
		}
	}
}

/* --- who shares marks ------------------------------------------------------------------------------------------------- */

static int
by_hash(const void *x, const void *y)
{
	const struct mark *a = x, *b = y;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->article > b->article) - (a->article < b->article);
}

static void
sort_part(void *context, size_t part)
{
	struct marking *m = context;

	qsort(m->by_hash + m->starts[part], m->starts[part + 1] - m->starts[part], sizeof *m->by_hash, by_hash);
}

static size_t
part_of(uint64_t hash)
{
	return hash >> 56;
}

static void
sort_marks(struct marking *m, unsigned threads)
{
	size_t at[PARTS], total = 0;

	for (size_t a = 0; a < m->n; a++)
		for (size_t i = 0; i < m->counts[a]; i++)
			m->starts[part_of(m->marks[a * MARKS + i]) + 1]++;
	for (size_t p = 0; p < PARTS; p++) {
		m->starts[p + 1] += m->starts[p];
		at[p] = m->starts[p];
	}
	total = m->starts[PARTS];
	m->by_hash = mem_zalloc(total + 1, sizeof *m->by_hash);
	for (size_t a = 0; a < m->n; a++)
		for (size_t i = 0; i < m->counts[a]; i++) {
			uint64_t hash = m->marks[a * MARKS + i];

			m->by_hash[at[part_of(hash)]++] = (struct mark){ hash, (uint32_t)a };
		}
	par_for(threads, PARTS, sort_part, m);
}

typedef VEC(struct candidate) candidates;

static int
by_article(const void *x, const void *y)
{
	const struct candidate *a = x, *b = y;

	if (a->article != b->article)
		return a->article < b->article ? -1 : 1;
	return (a->earlier > b->earlier) - (a->earlier < b->earlier);
}

/* Each article with those before it that share a mark: the first of all and the last ones, so that a mark which all have
 * costs no more than another. A pair comes as often as it shares marks. */
static void
gather(const struct marking *m, candidates *out)
{
	size_t total = m->starts[PARTS];

	for (size_t i = 0, start = 0; i < total; i++) {
		if (m->by_hash[i].hash != m->by_hash[start].hash)
			start = i;
		for (size_t back = 1; back <= BEFORE && i >= start + back; back++)
			*vec_push(out) = (struct candidate){ m->by_hash[i].article, m->by_hash[i - back].article };
		if (i > start + BEFORE)
			*vec_push(out) = (struct candidate){ m->by_hash[i].article, m->by_hash[start].article };
	}
	if (out->n > 0)
		qsort(out->items, out->n, sizeof *out->items, by_article);
}

/* --- whether it is the same ------------------------------------------------------------------------------------------- */

/* The runs of words of a text as hashes, and its figures, sorted. */
typedef VEC(uint64_t) hashes;
struct shingles {
	hashes runs, figures;
	hashes places; /* open addressing: the runs by their low bits; 0: free. Made when it is asked for */
};

static int
by_value(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;

	return (a > b) - (a < b);
}

static void
shingle(struct str s, struct shingles *out)
{
	uint64_t last[RUN] = { 0 };
	size_t words = 0;

	out->runs.n = out->figures.n = out->places.n = 0;
	for (size_t i = 0; i < s.n;) {
		uint64_t h = 0;
		bool figure = false;

		for (; i < s.n; i++) {
			unsigned char c = (unsigned char)s.p[i], low = c | 32;
			bool digit = c >= '0' && c <= '9';

			if (!digit && !(low >= 'a' && low <= 'z') && c < 0x80)
				break;
			figure = figure || digit;
			h = (h + (digit || c >= 0x80 ? c : low)) * ODD;
			h ^= h >> 31;
		}
		i++;
		if (h == 0)
			continue;
		last[words++ % RUN] = h;
		if (figure)
			*vec_push(&out->figures) = h;
		if (words >= RUN) {
			uint64_t run = 0;

			for (size_t k = 0; k < RUN; k++)
				run = (run ^ last[(words + k) % RUN]) * ODD + (run >> 40);
			*vec_push(&out->runs) = run | 1;
		}
	}
	if (out->figures.n > 0)
		qsort(out->figures.items, out->figures.n, sizeof *out->figures.items, by_value);
}

static size_t
in_common(const hashes *a, const hashes *b)
{
	size_t i = 0, j = 0, n = 0;

	while (i < a->n && j < b->n) {
		uint64_t x = a->items[i], y = b->items[j];

		n += x == y;
		i += x <= y;
		j += y <= x;
	}
	return n;
}

static void
make_places(struct shingles *s)
{
	size_t size = 16;

	while (size < s->runs.n * 2)
		size *= 2;
	vec_reserve(&s->places, size);
	s->places.n = size;
	memset(s->places.items, 0, size * sizeof *s->places.items);
	for (size_t i = 0; i < s->runs.n; i++) {
		size_t at = (s->runs.items[i] >> 8) & (size - 1);

		while (s->places.items[at] != 0 && s->places.items[at] != s->runs.items[i])
			at = (at + 1) & (size - 1);
		s->places.items[at] = s->runs.items[i];
	}
}

/* How many runs of ${less} stand in ${more}, too. */
static size_t
contained(const struct shingles *less, struct shingles *more)
{
	size_t n = 0;

	if (more->places.n == 0)
		make_places(more);
	for (size_t i = 0; i < less->runs.n; i++) {
		size_t at = (less->runs.items[i] >> 8) & (more->places.n - 1);

		while (more->places.items[at] != 0 && more->places.items[at] != less->runs.items[i])
			at = (at + 1) & (more->places.n - 1);
		n += more->places.items[at] != 0;
	}
	return n;
}

static bool
same_text(struct shingles *a, struct shingles *b)
{
	struct shingles *less = a->runs.n <= b->runs.n ? a : b, *more = less == a ? b : a;

	return less->runs.n >= LEAST && less->runs.n * 5 >= more->runs.n * 4 &&
	       contained(less, more) * 10 >= less->runs.n * 9 &&
	       in_common(&less->figures, &more->figures) == less->figures.n;
}

/* Worth a look at the words? */
static bool
alike(const struct article *a, const struct article *b)
{
	size_t n = body_of(a).n, m = body_of(b).n;

	return a->lang == b->lang && n * 4 >= m * 3 && m * 4 >= n * 3;
}

struct judging {
	const struct article *const *articles;
	uint32_t *of; /* [n]: the article that stands for it */
	struct shingles one, other;
	uint32_t held; /* the article that ${other} is of */
};

/* Is article ${a} a copy of one of the candidates [from, to), or of what stands for it? The first that is. */
static void
judge(struct judging *j, const struct candidate *all, size_t from, size_t to, size_t enough)
{
	uint32_t a = all[from].article, tried = UINT32_MAX;
	bool ready = false;

	for (size_t i = from, next; i < to && j->of[a] == a; i = next) {
		uint32_t earlier = j->of[all[i].earlier];

		for (next = i; next < to && all[next].earlier == all[i].earlier;)
			next++;
		if (next - i < enough || earlier == tried || !alike(j->articles[earlier], j->articles[a]))
			continue;
		if (!ready)
			shingle(body_of(j->articles[a]), &j->one);
		ready = true;
		if (j->held != earlier)
			shingle(body_of(j->articles[earlier]), &j->other);
		j->held = earlier;
		if (same_text(&j->one, &j->other))
			j->of[a] = earlier;
		tried = earlier;
	}
}

static void
judge_all(const struct marking *m, const candidates *c, uint32_t *of)
{
	struct judging j = { .articles = m->articles, .of = of, .held = UINT32_MAX };

	for (size_t from = 0, to; from < c->n; from = to) {
		uint32_t a = c->items[from].article;

		for (to = from; to < c->n && c->items[to].article == a;)
			to++;
		judge(&j, c->items, from, to, m->counts[a] < 2 * SHARED ? 1 : SHARED);
	}
	vec_release(&j.one.runs);
	vec_release(&j.one.figures);
	vec_release(&j.one.places);
	vec_release(&j.other.places);
	vec_release(&j.other.runs);
	vec_release(&j.other.figures);
}

/* --- groups ----------------------------------------------------------------------------------------------------------- */

static void
group(const struct article *const *articles, uint32_t n, const uint32_t *of, struct arena *arena, struct copies *out)
{
	const struct article **kept = arena_array(arena, const struct article *, n + (size_t)1);
	uint32_t *first = arena_array(arena, uint32_t, n + (size_t)2),
		 *place = mem_zalloc(n + (size_t)1, sizeof *place);
	const struct article **copies;
	uint32_t k = 0;

	for (uint32_t a = 0; a < n; a++)
		if (of[a] == a) {
			place[a] = k;
			kept[k++] = articles[a];
		}
	for (uint32_t a = 0; a < n; a++)
		first[place[of[a]] + 2] += of[a] != a; /* counts, two places on: shifted as they are filled in */
	for (uint32_t i = 0; i < k; i++)
		first[i + 2] += first[i + 1];
	copies = arena_array(arena, const struct article *, first[k + 1] + (size_t)1);
	for (uint32_t a = 0; a < n; a++)
		if (of[a] != a)
			copies[first[place[of[a]] + 1]++] = articles[a];
	free(place);
	*out = (struct copies){ of, k, kept, first, copies };
}

void
copies_find(const struct article *const *articles, uint32_t n, unsigned threads, struct arena *arena,
	    struct copies *out)
{
	struct marking m = { .articles = articles, .n = n };
	uint32_t *of = arena_array(arena, uint32_t, n + (size_t)1);
	candidates c = { 0 };

	m.marks = mem_zalloc((size_t)n * MARKS + 1, sizeof *m.marks);
	m.counts = mem_zalloc(n + (size_t)1, sizeof *m.counts);
	for (uint32_t a = 0; a < n; a++)
		of[a] = a;
	par_for(threads, ((size_t)n + BATCH - 1) / BATCH, mark_batch, &m);
	sort_marks(&m, threads);
	gather(&m, &c);
	judge_all(&m, &c, of);
	group(articles, n, of, arena, out);
	vec_release(&c);
	free(m.by_hash);
	free(m.marks);
	free(m.counts);
}
