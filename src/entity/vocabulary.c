#include "entity/vocabulary.h"

#include <stdio.h>

#include "base/data.h"
#include "base/intern.h"
#include "base/vec.h"

struct vocabulary {
	struct intern *keys;
	VEC(uint8_t) bits; /* by key */
};

/* A line a word: its bits as a digit, then its folded key. */
int
vocabulary_open(struct vocabulary **out, const char *name, struct err *err)
{
	struct vocabulary *v = mem_zalloc(1, sizeof *v);
	struct data file;
	struct str rest, line;

	v->keys = intern_new();
	if (data_map(name, &file, err) != 0) {
		vocabulary_free(v);
		return -1;
	}
	rest = file.bytes;
	while (str_cut(&rest, '\n', &line))
		if (line.n > 1 && line.p[0] != '#' && intern_add(v->keys, str_sub(line, 1, line.n)) == v->bits.n)
			vec_add(&v->bits, (uint8_t)(line.p[0] - '0'));
	data_unmap(&file);
	*out = v;
	return 0;
}

int
vocabulary_new(struct vocabulary **out, lang_id lang, struct err *err)
{
	char name[64];

	snprintf(name, sizeof name, "%s/words.txt", lang_code(lang));
	return vocabulary_open(out, name, err);
}

void
vocabulary_free(struct vocabulary *v)
{
	if (v == NULL)
		return;
	intern_free(v->keys);
	vec_release(&v->bits);
	free(v);
}

unsigned
vocabulary_find(const struct vocabulary *v, struct str key)
{
	uint32_t id = v == NULL ? INTERN_NONE : intern_find(v->keys, key);

	return id == INTERN_NONE ? 0 : v->bits.items[id];
}
