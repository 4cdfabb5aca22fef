/* make-places FR.mo DE.mo: data/places.tsv, from ICU's names of territories and of the cities of time zones, and from
 * two catalogues of GeoNames (Debian: libgeonames-common, /usr/share/locale/CODE/LC_MESSAGES/geonames.mo), whose
 * messages are numbers of places and codes of provinces. Names that data/equivalents.tsv has, or that are ordinary
 * words, are left out, and of two places that share a name in one language and not in the other both. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/data.h"
#include "base/intern.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "entity/gazetteer.h"
#include "entity/vocabulary.h"
#include "text/fold.h"
#include "text/names.h"

enum { FR, DE, SIDES };
static const lang_id languages[SIDES] = { LANG_FR, LANG_DE };

/* A place and its names: one string for each language, '|' between two. */
struct place {
	struct buf names[SIDES];
	bool unsure; /* left out if another has one of its names */
	bool out;
};

struct making {
	struct intern *codes; /* of the places */
	VEC(struct place) places;
	struct intern *known[SIDES];   /* keys that equivalents.tsv has */
	struct intern *keys[SIDES];    /* keys of the places */
	VEC(uint32_t) owner[SIDES];    /* place, by key */
	struct vocabulary *words[SIDES];
	int side;
	const char *kind;
};

static struct place *
place_of(struct making *m, struct str code)
{
	struct buf b = { 0 };
	uint32_t id;

	buf_addf(&b, "%s:" STR_FMT, m->kind, STR_ARG(code));
	id = intern_add(m->codes, buf_str(&b));
	buf_release(&b);
	if (id == m->places.n)
		*vec_push(&m->places) = (struct place){ .out = false };
	return &m->places.items[id];
}

static void
add_name(void *context, struct str code, struct str name)
{
	struct making *m = context;
	struct place *p = place_of(m, code);
	struct str rest = buf_str(&p->names[m->side]), one;

	while (str_cut(&rest, '|', &one))
		if (str_eq(one, name))
			return;
	if (p->names[m->side].n > 0)
		buf_addc(&p->names[m->side], '|');
	buf_adds(&p->names[m->side], name);
	p->unsure = m->kind[0] == 'g';
}

static uint32_t
number_at(struct str s, size_t at)
{
	uint32_t n = 0;

	if (at + sizeof n <= s.n)
		memcpy(&n, s.p + at, sizeof n);
	return n;
}

/* A catalogue of GNU gettext: a table of messages and one of translations, each a length and an offset. */
static int
read_catalogue(struct making *m, const char *path)
{
	FILE *f = fopen(path, "rb");
	struct buf bytes = { 0 };
	char part[65536];
	uint32_t n, i;
	size_t got;

	if (f == NULL)
		return -1;
	while ((got = fread(part, 1, sizeof part, f)) > 0)
		buf_add(&bytes, part, got);
	fclose(f);
	n = number_at(buf_str(&bytes), 0) == 0x950412DEu ? number_at(buf_str(&bytes), 8) : 0;
	for (i = 0; i < n; i++) {
		struct str s = buf_str(&bytes);
		size_t from = number_at(s, 12) + (size_t)i * 8, to = number_at(s, 16) + (size_t)i * 8;
		struct str id = str_sub(s, number_at(s, from + 4), (size_t)number_at(s, from + 4) + number_at(s, from));
		struct str name = str_sub(s, number_at(s, to + 4), (size_t)number_at(s, to + 4) + number_at(s, to));

		if (id.n > 0)
			add_name(m, id, name);
	}
	buf_release(&bytes);
	return n > 0 ? 0 : -1;
}

static void
key_of(struct str name, struct buf *key)
{
	buf_reset(key);
	gazetteer_key(name, key);
}

static int
read_known(struct making *m, struct err *err)
{
	struct data file;
	struct str rest, f[2 + SIDES], one;
	struct buf key = { 0 };
	int side;

	if (data_map("equivalents.tsv", &file, err) != 0)
		return -1;
	rest = file.bytes;
	while (data_row(&rest, f, 2 + SIDES) == 2 + SIDES)
		for (side = 0; side < SIDES; side++)
			while (str_cut(&f[2 + side], '|', &one)) {
				key_of(one, &key);
				intern_add(m->known[side], buf_str(&key));
			}
	data_unmap(&file);
	buf_release(&key);
	return 0;
}

/* A name in Latin letters of at most four words, no "Region (Land)", no "Foo, Bar". */
static bool
well_formed(struct str name)
{
	size_t at = 0, blanks = 0;

	while (at < name.n) {
		uint32_t c = utf8_next(name, &at);

		blanks += c == ' ';
		if (!(fold_is_letter(c) && c < 0x250) && strchr(" -.'", (int)c) == NULL && c != 0x2019)
			return false;
	}
	at = 0;
	return name.n > 2 && blanks < 4 && fold_is_upper(utf8_next(name, &at));
}

/* What kind of province a name says it is: a row stays if both languages say so, or neither. */
static bool
says_kind(struct str name)
{
	static const char *const kinds[] = { "Province", "Préfecture", "Raion",   "Comté",        "District", "Région",
		                             "Voïvodie", "Oblast",     "Commune", "Département",  "Gouvernorat", "Municipalité",
		                             "Provinz",  "Präfektur",  "Rajon",   "Kreis",        "Distrikt", "Region",
		                             "Komitat",  "Kommune",    "Kanton",  "Woiwodschaft", "Gouvernement", "Departamento" };
	struct str rest = name, word;
	size_t i;

	while (str_cut(&rest, ' ', &word))
		for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
			if (str_eqz(word, kinds[i]) || (word.n > 8 && str_endsz(word, "provinz")) || str_startsz(word, "welaýat") ||
			    str_startsz(word, "Kommunia"))
				return true;
	return false;
}

/* May these names of one place stay? */
static bool
usable(struct making *m, struct place *p, int side)
{
	struct str rest = buf_str(&p->names[side]), one;
	struct buf key = { 0 };
	bool good = rest.n > 0;

	while (good && str_cut(&rest, '|', &one)) {
		key_of(one, &key);
		good = well_formed(one) && intern_find(m->known[side], buf_str(&key)) == INTERN_NONE &&
		       vocabulary_find(m->words[side], buf_str(&key)) == 0;
	}
	buf_release(&key);
	return good;
}

/* Two places of one name: the sure one stays; of two others none, unless they are called alike in both languages. */
static void
settle(struct making *m, uint32_t id)
{
	struct place *p = &m->places.items[id];
	struct buf key = { 0 };
	int side;

	for (side = 0; side < SIDES; side++) {
		struct str rest = buf_str(&p->names[side]), one;

		while (str_cut(&rest, '|', &one)) {
			uint32_t k;
			struct place *other;

			key_of(one, &key);
			k = intern_add(m->keys[side], buf_str(&key));
			if (k == m->owner[side].n)
				vec_add(&m->owner[side], id);
			other = &m->places.items[m->owner[side].items[k]];
			if (other == p)
				continue;
			p->out |= p->unsure;
			if (!str_eq(buf_str(&other->names[1 - side]), buf_str(&p->names[1 - side])))
				other->out |= other->unsure;
		}
	}
	buf_release(&key);
}

static int
by_names(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int c = str_cmp(buf_str(&x->names[FR]), buf_str(&y->names[FR]));

	return c != 0 ? c : str_cmp(buf_str(&x->names[DE]), buf_str(&y->names[DE]));
}

static void
print_places(struct making *m)
{
	uint32_t i;

	for (i = 0; i < m->places.n; i++)
		if (!usable(m, &m->places.items[i], FR) || !usable(m, &m->places.items[i], DE) ||
		    says_kind(buf_str(&m->places.items[i].names[FR])) != says_kind(buf_str(&m->places.items[i].names[DE])))
			m->places.items[i].out = true;
	for (i = 0; i < m->places.n; i++)
		if (!m->places.items[i].out)
			settle(m, i);
	qsort(m->places.items, m->places.n, sizeof *m->places.items, by_names);
	printf("# Places by make-places: type, code, French names, German names. See data/README.\n");
	for (i = 0; i < m->places.n; i++) {
		const struct place *p = &m->places.items[i];

		if (!p->out)
			printf("place\t-\t" STR_FMT "\t" STR_FMT "\n", STR_ARG(buf_str(&p->names[FR])),
			       STR_ARG(buf_str(&p->names[DE])));
	}
}

static void
release(struct making *m)
{
	uint32_t i;

	for (m->side = 0; m->side < SIDES; m->side++) {
		intern_free(m->known[m->side]);
		intern_free(m->keys[m->side]);
		vec_release(&m->owner[m->side]);
		vocabulary_free(m->words[m->side]);
		for (i = 0; i < m->places.n; i++)
			buf_release(&m->places.items[i].names[m->side]);
	}
	vec_release(&m->places);
	intern_free(m->codes);
}

int
main(int argc, char **argv)
{
	struct making m = { .codes = intern_new() };
	struct err err = { "" };

	if (argc != 1 + SIDES) {
		fprintf(stderr, "usage: make-places FR.mo DE.mo\n");
		return 2;
	}
	for (m.side = 0; m.side < SIDES; m.side++) {
		m.known[m.side] = intern_new();
		m.keys[m.side] = intern_new();
		m.kind = "territory";
		names_territories(languages[m.side], add_name, &m);
		m.kind = "city";
		names_cities(languages[m.side], add_name, &m);
		m.kind = "geonames";
		if (read_catalogue(&m, argv[1 + m.side]) != 0) {
			fprintf(stderr, "make-places: no catalogue: %s\n", argv[1 + m.side]);
			return 1;
		}
		if (vocabulary_new(&m.words[m.side], languages[m.side], &err) != 0)
			break;
	}
	if (err.msg[0] != '\0' || read_known(&m, &err) != 0) {
		fprintf(stderr, "make-places: %s\n", err.msg);
		return 1;
	}
	print_places(&m);
	release(&m);
	return 0;
}
