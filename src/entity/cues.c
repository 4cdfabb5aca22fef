#include "entity/cues.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/data.h"
#include "base/intern.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "entity/entity.h"
#include "text/fold.h"

enum { TAIL_LEAST = 4 };                 /* bytes of a cue that a longer word may end in */
enum { FIRST = 3, BEGINNINGS = 1 << 15 }; /* bytes that a word is known by before it is looked up; bits for them */

struct cues {
	struct intern *keys, *endings, *ordinary, *people, *heads;
	VEC(uint8_t) types; /* by key */
	uint64_t begins[BEGINNINGS / 64]; /* with what the keys and the people begin: most words with nothing of that kind */
	bool compounds;
};

/* The bit for the first bytes of a key, which has at least as many. */
static uint32_t
beginning(struct str key)
{
	uint32_t h = (unsigned char)key.p[0];

	h = h * 32 ^ (unsigned char)key.p[1];
	return (h * 32 ^ (unsigned char)key.p[2]) % BEGINNINGS;
}

static void
note_beginning(struct cues *c, struct str key)
{
	if (key.n >= FIRST)
		c->begins[beginning(key) / 64] |= (uint64_t)1 << beginning(key) % 64;
}

static void
add_row(struct cues *c, struct str kind, struct str words)
{
	struct buf key = { 0 };
	struct str word;
	uint8_t type = 0;

	while (type < MENTION_AMOUNT && !str_eqz(kind, mention_type_code((enum mention_type)type)))
		type++;
	if (str_eqz(kind, "compounds"))
		c->compounds = true;
	while (str_cut(&words, ' ', &word)) {
		buf_reset(&key);
		fold_key(word, &key);
		if (str_eqz(kind, "ending"))
			intern_add(c->endings, buf_str(&key));
		else if (str_eqz(kind, "ordinary"))
			intern_add(c->ordinary, buf_str(&key));
		else if (str_eqz(kind, "people")) {
			note_beginning(c, buf_str(&key));
			intern_add(c->people, buf_str(&key));
		} else if (str_eqz(kind, "head"))
			intern_add(c->heads, buf_str(&key));
		else if (key.n > 0 && type < MENTION_AMOUNT && intern_add(c->keys, buf_str(&key)) == c->types.n) {
			note_beginning(c, buf_str(&key));
			vec_add(&c->types, (uint8_t)(1 + type));
		}
	}
	buf_release(&key);
}

int
cues_new(struct cues **out, lang_id lang, struct err *err)
{
	struct cues *c = mem_zalloc(1, sizeof *c);
	struct str rest, f[2];
	struct data file;
	char name[64];
	size_t n;

	c->keys = intern_new();
	c->endings = intern_new();
	c->ordinary = intern_new();
	c->people = intern_new();
	c->heads = intern_new();
	snprintf(name, sizeof name, "%s/cues.tsv", lang_code(lang));
	if (data_map(name, &file, err) != 0) {
		cues_free(c);
		return -1;
	}
	rest = file.bytes;
	while ((n = data_row(&rest, f, 2)) != 0)
		if (n == 2)
			add_row(c, f[0], f[1]);
	data_unmap(&file);
	*out = c;
	return 0;
}

void
cues_free(struct cues *c)
{
	if (c == NULL)
		return;
	intern_free(c->keys);
	intern_free(c->endings);
	intern_free(c->ordinary);
	intern_free(c->people);
	intern_free(c->heads);
	vec_release(&c->types);
	free(c);
}

/* The word itself, or without one of the endings; INTERN_NONE. */
static uint32_t
stem_in(const struct cues *c, const struct intern *words, struct str key)
{
	uint32_t id, i;

	if (key.n >= FIRST && (c->begins[beginning(key) / 64] >> beginning(key) % 64 & 1) == 0)
		return INTERN_NONE;
	id = intern_find(words, key);
	for (i = 0; id == INTERN_NONE && i < intern_count(c->endings); i++) {
		struct str ending = intern_get(c->endings, i);

		if (key.n > ending.n + 2 && str_ends(key, ending))
			id = intern_find(words, str_sub(key, 0, key.n - ending.n));
	}
	return id;
}

static unsigned
look_up(const struct cues *c, struct str key)
{
	uint32_t id = stem_in(c, c->keys, key);

	return id == INTERN_NONE ? 0 : c->types.items[id];
}

unsigned
cues_find(const struct cues *c, struct str key)
{
	unsigned type = look_up(c, key);
	size_t at = 0;

	if (!c->compounds || key.n < TAIL_LEAST + 3)
		return type;
	for (utf8_next(key, &at), utf8_next(key, &at); type == 0 && at + TAIL_LEAST <= key.n; utf8_next(key, &at))
		type = look_up(c, str_sub(key, at, key.n));
	return type;
}

bool
cues_people(const struct cues *c, struct str key)
{
	return stem_in(c, c->people, key) != INTERN_NONE;
}

bool
cues_head(const struct cues *c, struct str key)
{
	return intern_find(c->heads, key) != INTERN_NONE;
}

bool
cues_compound(const struct cues *c)
{
	return c->compounds;
}

bool
cues_ordinary(const struct cues *c, struct str key)
{
	return intern_find(c->ordinary, key) != INTERN_NONE;
}
