#include "entity/gazetteer.h"

#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/intern.h"
#include "base/vec.h"
#include "entity/entity.h"
#include "entity/features.h"
#include "text/fold.h"
#include "text/words.h"

enum { LANGUAGES = 8 };
enum { CHAIN_BITS = 1 << 18 }; /* most words behind a first one go on with no name: a bit says so */

struct names {
	struct intern *keys;                 /* names; NULL: no data */
	struct intern *starts;               /* first words of those that have more */
	struct intern *low;                  /* of these, words that are written small there */
	struct intern *chains;               /* as bytes: of the first two and more words of a name */
	uint64_t *may;                       /* [CHAIN_BITS / 64]: bits of those */
	VEC(struct gazetteer_entry) entries; /* by key */
};

struct gazetteer {
	struct names of[LANGUAGES], weak[LANGUAGES]; /* by lang_id */
	struct intern *called[LANGUAGES];            /* names with "~", and how they are written in the nominative */
	struct intern *codes; /* by thing */
	VEC(uint8_t) types;   /* by thing */
};

void
gazetteer_key(struct str name, struct buf *key)
{
	words found = { 0 };
	size_t i;

	words_split(name, &found);
	for (i = 0; i < found.n; i++) {
		if (i > 0)
			buf_addc(key, ' ');
		fold_key(str_sub(name, found.items[i].start, (size_t)found.items[i].start + found.items[i].n), key);
	}
	vec_release(&found);
}

uint64_t
gazetteer_chain(uint64_t before, uint64_t word)
{
	return features_hash(before, word);
}

static struct str
bytes_of(const uint64_t *chain)
{
	return (struct str){ (const char *)chain, sizeof *chain };
}

/* How a name of several words begins. */
static void
add_beginnings(struct names *n, struct str key)
{
	struct str rest = key, word;
	uint64_t chain = 0;

	while (str_cut(&rest, ' ', &word)) {
		if (word.n == key.n)
			return;
		if (word.p == key.p) {
			intern_add(n->starts, word);
			chain = str_hash(word);
		} else {
			chain = gazetteer_chain(chain, str_hash(word));
			intern_add(n->chains, bytes_of(&chain));
			n->may[chain % CHAIN_BITS / 64] |= (uint64_t)1 << chain % 64;
		}
	}
}

/* The first row that has a name keeps it. */
static void
add_one(struct names *n, struct str name, uint32_t thing, uint8_t type)
{
	struct buf key = { 0 };

	gazetteer_key(name, &key);
	if (key.n > 0 && intern_add(n->keys, buf_str(&key)) == n->entries.n) {
		*vec_push(&n->entries) = (struct gazetteer_entry){ thing, type };
		add_beginnings(n, buf_str(&key));
		if ((fold_shape(name) & SHAPE_UPPER_FIRST) == 0)
			intern_add(n->low, str_sub(buf_str(&key), 0, str_chr(buf_str(&key), ' ', 0)));
	}
	buf_release(&key);
}

static const char *const endings[] = { "", "n", "r", "s", "m" };
enum { ENDINGS = sizeof endings / sizeof *endings };

/* A name with one of the endings for each "~". */
static void
inflect(struct str name, const char *ending, struct buf *out)
{
	size_t i;

	for (i = 0; i < name.n; i++)
		if (name.p[i] == '~')
			buf_addz(out, ending);
		else
			buf_addc(out, name.p[i]);
}

/* A name with each ending of its adjectives, or as it is. */
static void
add(struct names *n, struct str name, uint32_t thing, uint8_t type)
{
	size_t e;

	if (str_chr(name, '~', 0) == SIZE_MAX) {
		add_one(n, name, thing, type);
		return;
	}
	for (e = 0; e < ENDINGS; e++) {
		struct buf b = { 0 };

		inflect(name, endings[e], &b);
		add_one(n, buf_str(&b), thing, type);
		buf_release(&b);
	}
}

/* Is the text one of the names? */
static bool
among(struct str names, struct str text)
{
	struct str one;

	while (str_cut(&names, '|', &one))
		if (str_eq(one, text))
			return true;
	return false;
}

/* What a name with "~" is in the nominative: with "r" or "s" if that is another of the ${names}, else with nothing. For
 * each of its endings the key, a tab, and that text. */
static void
add_nominative(struct intern *called, struct str names, struct str name)
{
	struct buf nominative = { 0 };
	size_t e;

	for (e = 2; e < 4; e++) {
		buf_reset(&nominative);
		inflect(name, endings[e], &nominative);
		if (among(names, buf_str(&nominative)))
			break;
	}
	if (e == 4) {
		buf_reset(&nominative);
		inflect(name, "", &nominative);
	}
	for (e = 0; e < ENDINGS; e++) {
		struct buf b = { 0 }, key = { 0 };

		inflect(name, endings[e], &b);
		gazetteer_key(buf_str(&b), &key);
		if (intern_find(called, buf_str(&key)) == INTERN_NONE) { /* its text is the next one */
			intern_add(called, buf_str(&key));
			buf_addf(&key, "\t" STR_FMT, STR_ARG(buf_str(&nominative)));
			intern_add(called, buf_str(&key));
		}
		buf_release(&key);
		buf_release(&b);
	}
	buf_release(&nominative);
}

static uint8_t
type_of(struct str code)
{
	uint8_t t = 0;

	while (t < MENTION_OTHER && !str_eqz(code, mention_type_code((enum mention_type)t)))
		t++;
	return t;
}

/* The number of a thing; one without a code is another than all before it. */
static uint32_t
thing_of(struct gazetteer *g, struct str code, uint8_t type)
{
	struct buf b = { 0 };
	uint32_t thing;

	if (str_eqz(code, "-") || str_eqz(code, "~") || str_eqz(code, "!"))
		buf_addf(&b, "-%u", intern_count(g->codes));
	else
		buf_adds(&b, code);
	thing = intern_add(g->codes, buf_str(&b));
	if (thing == g->types.n)
		vec_add(&g->types, type);
	buf_release(&b);
	return thing;
}

/* The thing of this type that has one of the names in one of the languages already; UINT32_MAX: there is none. Else
 * "Bundesgerichtshof" of a French article would be another thing than the German one. */
static uint32_t
thing_named(const struct gazetteer *g, struct str names, uint8_t type, const lang_id *languages, size_t n)
{
	uint32_t thing = UINT32_MAX;
	struct str one;
	size_t i;

	while (thing == UINT32_MAX && str_cut(&names, '|', &one)) {
		struct buf key = { 0 };

		gazetteer_key(one, &key);
		for (i = 0; i < n && thing == UINT32_MAX; i++) {
			const struct gazetteer_entry *e = gazetteer_find(g, languages[i], buf_str(&key));

			if (e != NULL && e->type == type)
				thing = e->thing;
		}
		buf_release(&key);
	}
	return thing;
}

/* ${columns} of names: one for each language, or one for all. */
static int
read_file(struct gazetteer *g, const char *name, size_t columns, const lang_id *languages, size_t n, struct err *err)
{
	struct data file;
	struct str rest, f[10], one;
	size_t i;

	if (data_map(name, &file, err) != 0)
		return -1;
	rest = file.bytes;
	while ((i = data_row(&rest, f, 2 + columns)) != 0) {
		struct names *to = str_eqz(f[1], "~") ? g->weak : g->of;
		uint32_t thing = UINT32_MAX;

		if (i < 2 + columns)
			continue;
		if (columns == 1 && str_eqz(f[1], "-"))
			thing = thing_named(g, f[2], type_of(f[0]), languages, n);
		if (thing == UINT32_MAX)
			thing = thing_of(g, f[1], type_of(f[0]));
		for (i = 0; i < n; i++) {
			struct str all = f[2 + (i < columns ? i : columns - 1)], names = all;

			while (str_cut(&names, '|', &one)) {
				add(&to[languages[i]], one, thing, g->types.items[thing]);
				if (str_chr(one, '~', 0) != SIZE_MAX)
					add_nominative(g->called[languages[i]], all, one);
			}
		}
	}
	data_unmap(&file);
	return 0;
}

static void
names_init(struct names *n)
{
	n->keys = intern_new();
	n->starts = intern_new();
	n->low = intern_new();
	n->chains = intern_new();
	n->may = mem_zalloc(CHAIN_BITS / 64, sizeof *n->may);
}

static void
names_release(struct names *n)
{
	intern_free(n->keys);
	intern_free(n->starts);
	intern_free(n->low);
	intern_free(n->chains);
	free(n->may);
	vec_release(&n->entries);
}

int
gazetteer_new(struct gazetteer **out, const lang_id *languages, size_t n, struct err *err)
{
	struct gazetteer *g = mem_zalloc(1, sizeof *g);
	size_t i;

	g->codes = intern_new();
	for (i = 0; i < n; i++) {
		names_init(&g->of[languages[i]]);
		names_init(&g->weak[languages[i]]);
		g->called[languages[i]] = intern_new();
	}
	if (read_file(g, "equivalents.tsv", n, languages, n, err) != 0 ||
	    read_file(g, "places.tsv", n, languages, n, err) != 0 || read_file(g, "known.tsv", 1, languages, n, err) != 0) {
		gazetteer_free(g);
		return -1;
	}
	*out = g;
	return 0;
}

void
gazetteer_free(struct gazetteer *g)
{
	size_t i;

	if (g == NULL)
		return;
	for (i = 0; i < LANGUAGES; i++) {
		names_release(&g->of[i]);
		names_release(&g->weak[i]);
		intern_free(g->called[i]);
	}
	intern_free(g->codes);
	vec_release(&g->types);
	free(g);
}

static uint32_t
look_up(const struct names *all, lang_id lang, struct str key)
{
	return lang < LANGUAGES && all[lang].keys != NULL ? intern_find(all[lang].keys, key) : INTERN_NONE;
}

bool
gazetteer_starts(const struct gazetteer *g, lang_id lang, struct str word)
{
	return lang < LANGUAGES && g->of[lang].keys != NULL && intern_find(g->of[lang].starts, word) != INTERN_NONE;
}

bool
gazetteer_starts_low(const struct gazetteer *g, lang_id lang, struct str word)
{
	return lang < LANGUAGES && g->of[lang].keys != NULL && intern_find(g->of[lang].low, word) != INTERN_NONE;
}

bool
gazetteer_goes_on(const struct gazetteer *g, lang_id lang, uint64_t chain)
{
	const struct names *n = &g->of[lang < LANGUAGES ? lang : 0];

	return lang < LANGUAGES && n->keys != NULL && (n->may[chain % CHAIN_BITS / 64] >> chain % 64 & 1) != 0 &&
	       intern_find(n->chains, bytes_of(&chain)) != INTERN_NONE;
}

const struct gazetteer_entry *
gazetteer_find(const struct gazetteer *g, lang_id lang, struct str key)
{
	uint32_t id = look_up(g->of, lang, key);

	return id == INTERN_NONE ? NULL : &g->of[lang].entries.items[id];
}

uint32_t
gazetteer_weak(const struct gazetteer *g, lang_id lang, struct str key)
{
	uint32_t id = look_up(g->weak, lang, key);

	return id == INTERN_NONE ? UINT32_MAX : g->weak[lang].entries.items[id].thing;
}

struct str
gazetteer_nominative(const struct gazetteer *g, lang_id lang, struct str key)
{
	uint32_t id = lang < LANGUAGES && g->called[lang] != NULL ? intern_find(g->called[lang], key) : INTERN_NONE;

	if (id == INTERN_NONE)
		return (struct str){ NULL, 0 };
	return str_sub(intern_get(g->called[lang], id + 1), key.n + 1, SIZE_MAX);
}

uint32_t
gazetteer_things(const struct gazetteer *g)
{
	return (uint32_t)g->types.n;
}

uint8_t
gazetteer_type(const struct gazetteer *g, uint32_t thing)
{
	return g->types.items[thing];
}

struct str
gazetteer_wikidata(const struct gazetteer *g, uint32_t thing)
{
	struct str code = intern_get(g->codes, thing);

	return code.n > 1 && code.p[0] == 'Q' && code.p[1] >= '0' && code.p[1] <= '9' ? code : (struct str){ NULL, 0 };
}
