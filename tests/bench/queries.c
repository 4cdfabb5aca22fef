/*
 * queries PATH…: how long queries and keys take over a corpus, a line "NAME VALUE" for each, microseconds. Each query
 * runs in turns with the peer's, so that what else the machine does falls on both; the best of ROUNDS counts, and
 * then the median of all draws. The keys are those of a fixed script, stepped and drawn as the explorer does it.
 */
#include <stdio.h>
#include <string.h>

#include "app/loader.h"
#include "base/clock.h"
#include "draw.h"
#include "fts5.h"
#include "query/query.h"
#include "samples.h"
#include "ui/theme.h"
#include "ui/view.h"

enum { DRAWS = 300, ROUNDS = 3, PATIENCE = 20 /* seconds for a kind */, ROWS = 45, COLS = 160 };

/* One kind of query: what is drawn, and how it is typed. */
struct kind {
	const char *name;
	bool (*draw)(struct draw *d, struct buf *out);
	const char *sign; /* before the quoted text */
};
static const struct kind kinds[] = {
	{ "word", draw_word, "" },
	{ "phrase", draw_phrase, "" },
	{ "entity", draw_name, "@" },
};

static void
die(const char *why)
{
	fprintf(stderr, "queries: %s\n", why);
	exit(1);
}

/* Which articles match, as the peer tells it; ${places}: and every place where they do. */
static double
time_ours(const struct model *m, struct str text, bool places, uint32_t *narticles)
{
	double since = clock_now();
	struct query *q;
	struct result r;
	struct err err;

	if (query_parse(text, &q, NULL, &err) != 0)
		die(err.msg);
	if (places)
		query_run(q, m, NULL, &r);
	else
		query_articles(q, m, NULL, &r);
	*narticles = r.narticles;
	result_release(&r);
	query_free(q);
	return clock_now() - since;
}

static double
time_peer(struct fts5 *f, struct str words, uint32_t *narticles)
{
	double since = clock_now();

	*narticles = fts5_quoted(f, words);
	return clock_now() - since;
}

static double
less(double a, double b)
{
	return a < b ? a : b;
}

static void
time_kind(const struct kind *k, const struct model *m, struct fts5 *f)
{
	struct draw d = { m, 88172645463325252u };
	struct samples ours = { 0 }, places = { 0 }, peers = { 0 };
	struct buf words = { 0 }, typed = { 0 };
	double since = clock_now();
	unsigned i, round;
	uint64_t found = 0, peer_found = 0;

	for (i = 0; i < DRAWS && clock_now() - since < PATIENCE; i++) {
		double best = 1e9, whole = 1e9, peer = 1e9;
		uint32_t n, peer_n = 0;

		buf_reset(&words);
		buf_reset(&typed);
		if (!k->draw(&d, &words))
			break;
		buf_addf(&typed, "%s\"%s\"", k->sign, words.p);
		for (round = 0; round < ROUNDS; round++) {
			best = less(best, time_ours(m, buf_str(&typed), false, &n));
			whole = less(whole, time_ours(m, buf_str(&typed), true, &n));
			if (f != NULL)
				peer = less(peer, time_peer(f, buf_str(&words), &peer_n));
		}
		vec_add(&ours.s, best);
		vec_add(&places.s, whole);
		if (f != NULL)
			vec_add(&peers.s, peer);
		found += n;
		peer_found += peer_n;
	}
	if (i > 0) {
		printf("%s %.2f\n%s_p99 %.2f\n%s_places %.2f\n", k->name, samples_at(&ours, 0.5) * 1e6, k->name,
		       samples_at(&ours, 0.99) * 1e6, k->name, samples_at(&places, 0.5) * 1e6);
		if (f != NULL)
			printf("%s_peer %.2f\n%s_found %.1f\n", k->name, samples_at(&peers, 0.5) * 1e6, k->name,
			       (double)found * 100 / (double)(peer_found > 0 ? peer_found : 1));
	}
	vec_release(&ours.s);
	vec_release(&places.s);
	vec_release(&peers.s);
	buf_release(&words);
	buf_release(&typed);
}

/* The same without typing: a name that was chosen in its pane. */
static void
time_chosen(const struct model *m)
{
	struct samples s = { 0 };
	uint32_t i, step = m->entities->nentities / DRAWS + 1;

	for (i = 0; i < m->entities->nentities; i += step) {
		double since = clock_now();
		struct result r;

		query_entity(m, i, &r);
		result_release(&r);
		vec_add(&s.s, clock_now() - since);
	}
	printf("chosen %.2f\n", samples_at(&s, 0.5) * 1e6);
	vec_release(&s.s);
}

/* What a reader does in some minutes: go through the list, read, search, look at names, differences, pages. */
static const char script[] =
	"j j j j j k Ctrl-D Ctrl-D PgDn G g j j j Enter j j j j k ] [ ] Space b z z q "
	"/ l e s Space m i l l i o n s Enter n n n N Enter j j q Esc } } { j "
	"/ l a n g : f r Space d a t e : > = 2 0 2 3 Enter j j j Esc "
	"/ m i l l i a r d e n Backspace Backspace Enter n j n Esc "
	"e m e l Enter j j Esc Tab Tab j j v ] ] p j j q Esc Esc "
	"d j j Enter q d q c q R j j j G q ? j j j G g q f q L L L < > s j s j s s m j m u u Ctrl-R "
	"G k k k g : s o r t Tab Esc Enter d j q } d q } d q } j j q";

/* The slowest key, with those before it: what there is to look into. */
struct slowest {
	double seconds;
	size_t end; /* in the script */
};

static void
print_slowest(const struct slowest *s)
{
	size_t start = s->end > 24 ? s->end - 24 : 0;

	while (start > 0 && script[start - 1] != ' ')
		start++;
	printf("key_most %.2f\nkey_most_at %.*s\n", s->seconds * 1e6, (int)(s->end - start), script + start);
}

static void
time_keys(const struct model *m)
{
	struct slowest slowest = { 0, 0 };
	struct view_options o = { .theme = theme_find(NULL) };
	struct view *v = view_new(&o);
	struct samples s = { 0 };
	struct grid g;
	unsigned round;

	grid_init(&g, ROWS, COLS);
	view_step(v, (struct key){ KEY_RESIZED, 0, ROWS, COLS });
	view_model(v, m);
	view_draw(v, &g);
	for (round = 0; round < ROUNDS; round++) {
		struct str rest = str_of(script), name;
		struct key k;

		while (str_cut(&rest, ' ', &name)) {
			double since, took;

			if (!key_parse(name, &k))
				die("the script has a key that is none");
			since = clock_now();
			view_step(v, k);
			view_draw(v, &g);
			took = clock_now() - since;
			vec_add(&s.s, took);
			if (took > slowest.seconds)
				slowest = (struct slowest){ took, (size_t)(name.p + name.n - script) };
		}
	}
	printf("keys %zu\nkey %.2f\nkey_p99 %.2f\n", s.s.n, samples_at(&s, 0.5) * 1e6, samples_at(&s, 0.99) * 1e6);
	print_slowest(&slowest);
	vec_release(&s.s);
	grid_release(&g);
	view_free(v);
}

static struct fts5 *
peer_of(const struct model *m)
{
	VEC(struct str) files = { 0 };
	struct fts5 *f = NULL;
	struct err err;
	uint32_t a;

	for (a = 0; a < m->corpus->narticles; a++)
		vec_add(&files, m->corpus->articles[a]->file);
	if (fts5_new(files.items, files.n, &f, &err) != 0)
		printf("peer_absent %s\n", err.msg);
	vec_release(&files);
	return f;
}

int
main(int argc, char **argv)
{
	VEC(struct str) paths = { 0 };
	struct loader_input in = { .sides = { LANG_FR, LANG_DE }, .name = "bench", .started = clock_now(), .for_reader = true };
	struct model *m = NULL;
	struct loader *l;
	struct fts5 *f;
	struct err err;
	int i;
	size_t k;

	for (i = 1; i < argc; i++)
		vec_add(&paths, str_of(argv[i]));
	in.paths = paths.items;
	in.npaths = paths.n;
	l = loader_new(&in, NULL);
	if (loader_run(l, &m, &err) != 0)
		die(err.msg);
	if (m->corpus->narticles == 0)
		die("no articles");
	time_keys(m);
	time_chosen(m);
	f = peer_of(m);
	for (k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
		time_kind(&kinds[k], m, f);
	fts5_free(f);
	model_free(m);
	loader_free(l);
	vec_release(&paths);
	return 0;
}
