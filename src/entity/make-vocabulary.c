/* make-vocabulary LANG PAIRS.tsv…: Ordinary words of one language from texts in two, for data/LANG/words.txt.
 * A word counts as ordinary when it is written small, or, German, when the French beside it has no capital. What stands
 * on both sides of a line is not translated, thus no word of either language ("nvidia"). A dictionary is believed, of
 * nouns whatever else is said: headings have capitals in both languages ("Jahr", "Regierung"). Another form of such a noun
 * is ordinary if it occurs at all ("Jahren"). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/vec.h"
#include "text/fold.h"
#include "text/words.h"

enum { STEM_LEAST = 3 }; /* bytes of a noun without its ending */

struct counts {
	uint32_t lower, noun, names;
	uint32_t caps; /* of the names: written in capitals */
	uint32_t entries, capitals; /* in the dictionary, the French beside it small or with a capital */
	bool ordinary;
};
struct making {
	bool german;
	struct intern *keys;
	VEC(struct counts) counts;
};

static struct counts *
counts_of(struct making *m, struct str word)
{
	struct buf key = { 0 };
	uint32_t id;

	fold_key(word, &key);
	id = intern_add(m->keys, buf_str(&key));
	if (id == m->counts.n)
		*vec_push(&m->counts) = (struct counts){ 0 };
	buf_release(&key);
	return &m->counts.items[id];
}

static bool
has_capital(struct str s)
{
	words found = { 0 };
	bool capital = false;
	size_t i;

	words_split(s, &found);
	for (i = 0; i < found.n; i++)
		capital |= (fold_shape(str_sub(s, found.items[i].start, (size_t)found.items[i].start + found.items[i].n)) &
		            SHAPE_UPPER_FIRST) != 0 && (i > 0 || found.n < 4);
	vec_release(&found);
	return capital;
}

/* Does the key of ${word} stand in ${line}? */
static bool
stands_in(struct str word, struct str line)
{
	struct buf key = { 0 }, other = { 0 };
	words found = { 0 };
	bool stands = false;
	size_t i;

	fold_key(word, &key);
	words_split(line, &found);
	for (i = 0; i < found.n && !stands; i++) {
		buf_reset(&other);
		fold_key(str_sub(line, found.items[i].start, (size_t)found.items[i].start + found.items[i].n), &other);
		stands = str_eq(buf_str(&key), buf_str(&other));
	}
	vec_release(&found);
	buf_release(&key);
	buf_release(&other);
	return stands;
}

static void
read_side(struct making *m, struct str s, struct str other, unsigned weight)
{
	bool other_has_capital = has_capital(other);
	words found = { 0 };
	size_t i;

	words_split(s, &found);
	for (i = 0; i < found.n; i++) {
		struct str word = str_sub(s, found.items[i].start, (size_t)found.items[i].start + found.items[i].n);
		unsigned shape = fold_shape(word);
		struct counts *c;

		if ((shape & (SHAPE_DIGIT | SHAPE_UPPER_INNER)) || !(shape & SHAPE_LETTER) || word.n > 40 || word.n < 2)
			continue;
		if (weight == 1 && stands_in(word, other))
			continue;
		c = counts_of(m, word);
		if (!(shape & SHAPE_UPPER_FIRST))
			c->lower += weight;
		else if (shape & SHAPE_UPPER_ALL) {
			c->names += weight;
			c->caps += weight;
		}
		else if (m->german && !other_has_capital) {
			c->noun += weight;
			c->entries += weight > 1;
		} else if (i > 0 || found.n < 3) {
			c->names += weight;
			c->capitals += weight > 1;
		}
	}
	vec_release(&found);
}

static int
read_pairs(struct making *m, const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	unsigned weight = strstr(path, "freedict") != NULL ? 2 : 1; /* a dictionary need say it only once */

	if (f == NULL)
		return -1;
	while ((n = getline(&line, &cap, f)) > 0) {
		struct str rest = str_trim((struct str){ line, (size_t)n }), fr, de;

		if (!str_cut(&rest, '\t', &fr) || !str_cut(&rest, '\t', &de))
			continue;
		if (m->german)
			read_side(m, de, fr, weight);
		else
			read_side(m, fr, de, weight);
	}
	free(line);
	fclose(f);
	return 0;
}

static int
by_key(const void *a, const void *b, void *keys)
{
	return str_cmp(intern_get(keys, *(const uint32_t *)a), intern_get(keys, *(const uint32_t *)b));
}

/* Is it a noun of the dictionary, and no acronym? What is explained in German there has capitals beside it. */
static bool
listed(const struct counts *c)
{
	return c->entries > 0 && c->entries * 2 >= c->capitals && c->caps <= c->entries + c->noun;
}

static bool
ordinary(const struct counts *c)
{
	return (c->lower + c->noun >= 2 && (c->lower + c->noun) * 2 > c->names) || listed(c);
}

/* Is it a noun of the dictionary with an ending? */
static bool
inflected(const struct making *m, struct str key)
{
	static const char *const endings[] = { "e", "n", "s", "en", "er", "es", "ern", "nen" };
	size_t i;

	for (i = 0; i < sizeof endings / sizeof *endings; i++) {
		struct str ending = str_of(endings[i]);
		uint32_t id;

		if (key.n < ending.n + STEM_LEAST || !str_ends(key, ending))
			continue;
		id = intern_find(m->keys, str_sub(key, 0, key.n - ending.n));
		if (id != INTERN_NONE && listed(&m->counts.items[id]))
			return true;
	}
	return false;
}

int
main(int argc, char **argv)
{
	struct making m = { argc > 1 && strcmp(argv[1], "de") == 0, intern_new(), { 0 } };
	VEC(uint32_t) chosen = { 0 };
	uint32_t id;
	size_t i;
	int a;

	for (a = 2; a < argc; a++)
		if (read_pairs(&m, argv[a]) != 0) {
			perror(argv[a]);
			return 1;
		}
	for (id = 0; id < m.counts.n; id++) {
		struct counts *c = &m.counts.items[id];

		c->ordinary = ordinary(c);
		if (!c->ordinary && m.german && inflected(&m, intern_get(m.keys, id))) {
			c->ordinary = true;
			c->noun += c->names;
		}
		if (c->ordinary)
			vec_add(&chosen, id);
	}
	qsort_r(chosen.items, chosen.n, sizeof *chosen.items, by_key, m.keys);
	for (i = 0; i < chosen.n; i++) {
		struct counts c = m.counts.items[chosen.items[i]];
		struct str key = intern_get(m.keys, chosen.items[i]);

		printf("%d" STR_FMT "\n", (c.lower >= 2) | (c.noun >= 2) << 1, STR_ARG(key));
	}
	intern_free(m.keys);
	vec_release(&m.counts);
	vec_release(&chosen);
	return 0;
}
