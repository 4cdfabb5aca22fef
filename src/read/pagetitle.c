#include "read/pagetitle.h"

#include <string.h>

#include "base/buf.h"
#include "corpus/article.h"
#include "read/draft.h"
#include "read/pagehead.h"
#include "read/same.h"
#include "read/wording.h"

/* CLAIMS: titles and parts of titles that are looked for; WORDS: no title has more. */
enum { CLAIMS = 24, SITES = 5, WORDS = 60, HOST_LEAST = 4 };

struct claim {
	struct str text, key;
	size_t words;
	bool sure; /* the head says that it is the title of this page, not of the window */
};

struct titles {
	const struct page *p;
	struct arena *scratch;
	struct claim claims[CLAIMS]; /* whole ones first, the most trusted first */
	size_t n, whole;
	struct str sites[SITES]; /* letters of the names of the site, folded; of its host last */
};

/* The letters and digits of folded words, run together. */
static struct str
letters(struct arena *a, struct str key)
{
	char *p = arena_alloc(a, key.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < key.n; i++)
		if (!strchr(" -'.", key.p[i]))
			p[n++] = key.p[i];
	return (struct str){ p, n };
}

static struct str
folded(struct titles *t, struct str s, size_t *words)
{
	struct buf b = { 0 };
	struct str key;

	*words = wording_words(s, &b);
	key = arena_str(t->scratch, buf_str(&b));
	buf_release(&b);
	return key;
}

static void
add_claim(struct titles *t, struct str s, bool sure)
{
	struct buf clean = { 0 };
	struct claim c = { .sure = sure };

	if (s.n == 0 || s.n > 600 || t->n == CLAIMS)
		return;
	draft_clean(s, &clean);
	c.text = arena_str(t->scratch, buf_str(&clean));
	buf_release(&clean);
	c.key = folded(t, c.text, &c.words);
	if (c.key.n > 0)
		t->claims[t->n++] = c;
}

/* "Title - Site", "Site | Title": cut the part before the first bar off. */
static bool
cut_bar(struct str *rest, struct str *part)
{
	static const char *const bars[] = { " | ", " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " \xc2\xbb ", " \xc2\xb7 ",
					    " \xe2\x80\xa2 ", " :: ", " / " };
	struct str s = *rest;

	if (s.n == 0)
		return false;
	for (size_t at = 0; at < s.n; at++)
		for (size_t i = 0; s.p[at] == ' ' && i < sizeof bars / sizeof *bars; i++)
			if (str_startsz(str_sub(s, at, s.n), bars[i])) {
				*part = str_sub(s, 0, at);
				*rest = str_sub(s, at + strlen(bars[i]), s.n);
				return true;
			}
	*part = s;
	rest->n = 0;
	return true;
}

static void
add_parts(struct titles *t, const struct claim *c)
{
	struct str rest = c->text, part;

	while (cut_bar(&rest, &part))
		if (part.n < c->text.n)
			add_claim(t, part, c->sure);
}

static void
add_site(struct titles *t, size_t i, struct str s)
{
	size_t words;

	t->sites[i] = letters(t->scratch, folded(t, s, &words));
}

/* "www.gazette.example" is known as "gazette". */
static struct str
host_name(struct str host)
{
	size_t dot = str_chr(host, '.', 0), next;

	while (dot != SIZE_MAX && (next = str_chr(host, '.', dot + 1)) != SIZE_MAX && next - dot > 4) {
		host = str_sub(host, dot + 1, host.n);
		dot = str_chr(host, '.', 0);
	}
	return str_sub(host, 0, dot);
}

/* Is it the name of the site and no more? */
static bool
is_site(const struct titles *t, struct str key)
{
	struct str s = letters(t->scratch, key), host = t->sites[SITES - 1];

	for (size_t i = 0; i < SITES; i++)
		if (t->sites[i].n > 0 && str_eq(s, t->sites[i]))
			return true;
	return host.n >= HOST_LEAST && host.n * 2 > s.n && str_find(s, host, 0) != SIZE_MAX;
}

static void
gather(struct titles *t, const struct jsonld *ld)
{
	static const char *const keys[] = { "og:title", "twitter:title", "dc.title", "dcterms.title", "headline" };

	add_site(t, 0, page_meta(t->p, "og:site_name"));
	add_site(t, 1, page_meta(t->p, "application-name"));
	add_site(t, 2, page_meta(t->p, "publisher"));
	add_site(t, 3, ld->publisher);
	add_site(t, SITES - 1, host_name(pagehead_host(pagehead_address(t->p, ld))));
	if (ld->rank == 2)
		add_claim(t, ld->headline, true);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		add_claim(t, page_meta(t->p, keys[i]), true);
	add_claim(t, t->p->title, false);
	t->whole = t->n;
	for (size_t i = 0; i < t->whole; i++)
		add_parts(t, &t->claims[i]);
}

/* How well block ${x} fits what is claimed; 0: not at all. */
static double
fit(const struct unit *x, const struct claim *c)
{
	enum same same = same_as(x->key, c->key);
	bool heading = x->kind == FIELD_TITLE || x->kind == FIELD_HEADING;
	double s = same == SAME_EQUAL ? 3 : same == SAME_NEAR || same == SAME_HEAD ? 2 : 0;

	if (s == 0 || (x->words < 2 && !heading))
		return 0;
	s += x->kind == FIELD_TITLE ? 3 : heading;
	s -= (x->why != NULL) + (x->words < 3) + (x->links > 0) + 2 * (x->hit.kind != FURNITURE_NONE);
	return s + (double)(c->words < WORDS ? c->words : WORDS) / 100;
}

/* The block that fits one of the claims [from, to) best; the longest claim where several fit alike. */
static size_t
block_of(const struct titles *t, size_t from, size_t to)
{
	const units *u = &t->p->u;
	double most = 0;
	size_t best = SIZE_MAX;

	for (size_t k = from; k < to; k++)
		for (size_t i = 0; i < u->n && !is_site(t, t->claims[k].key); i++) {
			const struct unit *x = &u->items[i];
			double s = x->key.n > 0 && x->words < WORDS ? fit(x, &t->claims[k]) : 0;

			if (s > most && !is_site(t, x->key)) {
				most = s;
				best = i;
			}
		}
	return best;
}

/* Words of four letters and more of ${key} that are in ${c}, too; and how many ${key} has. */
static size_t
shared_words(struct str key, const struct claim *c, size_t *all)
{
	struct str rest = key, word;
	size_t n = 0;

	for (*all = 0; str_cut(&rest, ' ', &word);)
		if (word.n >= 4) {
			++*all;
			n += str_find(c->key, word, 0) != SIZE_MAX;
		}
	return n;
}

/* The first <h1> that is not the site's name: one that shares words with what the head claims, or a whole line. */
static size_t
first_heading(const struct titles *t)
{
	size_t first = SIZE_MAX, all;

	for (size_t i = 0; i < t->p->u.n; i++) {
		const struct unit *x = &t->p->u.items[i];

		if (x->kind != FIELD_TITLE || x->why || x->key.n == 0 || is_site(t, x->key))
			continue;
		if (t->n > 0 && shared_words(x->key, &t->claims[0], &all) * 3 >= all)
			return i;
		if (first == SIZE_MAX && (x->words >= 4 || t->n == 0 || !t->claims[0].sure))
			first = i;
	}
	return first;
}

/* What the head claims, without the name of the site at its ends; of the window's title the first part. */
static struct str
claimed(struct titles *t)
{
	struct str rest, part, title = { "", 0 };
	size_t words;

	if (t->n == 0)
		return title;
	rest = t->claims[0].text;
	while (cut_bar(&rest, &part)) {
		if (is_site(t, folded(t, part, &words)))
			continue;
		title = title.n > 0 ? (struct str){ title.p, (size_t)(part.p + part.n - title.p) } : part;
		if (!t->claims[0].sure)
			break;
	}
	return title.n > 0 ? title : t->claims[0].text;
}

size_t
pagetitle_find(const struct page *p, const struct jsonld *ld, struct arena *scratch, struct str *text)
{
	struct titles t = { .p = p, .scratch = scratch };
	size_t block = SIZE_MAX;

	gather(&t, ld);
	for (size_t i = 0; i < t.whole && block == SIZE_MAX; i++)
		block = block_of(&t, i, i + 1);
	if (block == SIZE_MAX)
		block = block_of(&t, t.whole, t.n);
	if (block == SIZE_MAX)
		block = first_heading(&t);
	*text = block != SIZE_MAX ? p->u.items[block].text : claimed(&t);
	return block;
}
