#include "entity/cues.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/data.h"
#include "base/intern.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "entity/entity.h"
#include "text/fold.h"

enum { TAIL_LEAST = 4 }; /* bytes of a cue that a longer word may end in */

struct cues {
	struct intern *keys, *endings, *ordinary;
	VEC(uint8_t) types; /* by key */
	bool compounds;
};

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
		else if (key.n > 0 && type < MENTION_AMOUNT && intern_add(c->keys, buf_str(&key)) == c->types.n)
			vec_add(&c->types, (uint8_t)(1 + type));
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
	vec_release(&c->types);
	free(c);
}

/* The word itself, or without one of the endings. */
static unsigned
look_up(const struct cues *c, struct str key)
{
	uint32_t id = intern_find(c->keys, key), i;

	for (i = 0; id == INTERN_NONE && i < intern_count(c->endings); i++) {
		struct str ending = intern_get(c->endings, i);

		if (key.n > ending.n + 2 && str_ends(key, ending))
			id = intern_find(c->keys, str_sub(key, 0, key.n - ending.n));
	}
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
cues_ordinary(const struct cues *c, struct str key)
{
	return intern_find(c->ordinary, key) != INTERN_NONE;
}
