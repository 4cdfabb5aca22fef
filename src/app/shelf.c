#include "app/shelf.h"

#include <stdlib.h>
#include <time.h>

#include "base/intern.h"

/* A file system may not tell two changes within this time apart. */
static const int64_t too_young = 2000000000; /* ns */

struct place {
	uint64_t size;
	int64_t mtime;
	uint32_t article, row; /* the first of each */
	struct shelf_file what;
};

struct shelf {
	unsigned holders; /* itself, and shelves that took from it */
	int64_t since;    /* ns since 1970 */
	VEC(struct arena) arenas;
	struct reading reading;
	struct joined joined;
	struct intern *paths;     /* of the places */
	VEC(struct place) places; /* by number of the path */
	VEC(struct shelf *) origins;
	size_t taken;
};

struct shelf *
shelf_new(void)
{
	struct shelf *s = mem_zalloc(1, sizeof *s);
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	s->since = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
	s->holders = 1;
	s->paths = intern_new();
	return s;
}

void
shelf_free(struct shelf *s)
{
	if (s == NULL || --s->holders > 0)
		return;
	for (size_t i = 0; i < s->origins.n; i++)
		shelf_free(s->origins.items[i]);
	for (size_t i = 0; i < s->arenas.n; i++)
		arena_release(&s->arenas.items[i]);
	vec_release(&s->origins);
	vec_release(&s->arenas);
	join_release(&s->joined);
	vec_release(&s->reading.articles);
	vec_release(&s->reading.rows);
	vec_release(&s->places);
	intern_free(s->paths);
	free(s);
}

/* Was a reader found for it? What could not be opened may be readable now. */
static bool
was_read(const struct shelf *s, const struct place *p)
{
	return p->what.articles > 0 || (p->what.rows > 0 && s->reading.rows.items[p->row].reader != NULL);
}

bool
shelf_take(struct shelf *before, const struct walk_file *f, struct reading *out, struct shelf_file *what)
{
	uint32_t id = before == NULL ? INTERN_NONE : intern_find(before->paths, f->path);
	const struct place *p;

	if (id == INTERN_NONE)
		return false;
	p = &before->places.items[id];
	if (p->size != f->size || p->mtime != f->mtime || p->mtime > before->since - too_young || !was_read(before, p))
		return false;
	for (uint32_t i = 0; i < p->what.articles; i++)
		vec_add(&out->articles, before->reading.articles.items[p->article + i]);
	for (uint32_t i = 0; i < p->what.rows; i++)
		vec_add(&out->rows, before->reading.rows.items[p->row + i]);
	*what = p->what;
	if (what->origin == NULL)
		what->origin = before;
	return true;
}

static void
hold(struct shelf *s, struct shelf *origin)
{
	for (size_t i = 0; i < s->origins.n; i++)
		if (s->origins.items[i] == origin)
			return;
	origin->holders++;
	vec_add(&s->origins, origin);
}

void
shelf_put(struct shelf *s, const struct walk_file *files, const struct shelf_file *what, size_t n, struct reading *from,
	  struct arena arena)
{
	uint32_t article = (uint32_t)s->reading.articles.n, row = (uint32_t)s->reading.rows.n;

	for (size_t i = 0; i < n; i++) {
		if (intern_add(s->paths, files[i].path) == s->places.n)
			vec_add(&s->places, ((struct place){ files[i].size, files[i].mtime, article, row, what[i] }));
		article += what[i].articles;
		row += what[i].rows;
		if (what[i].origin != NULL) {
			hold(s, what[i].origin);
			s->taken++;
		}
	}
	for (size_t i = 0; i < from->articles.n; i++)
		vec_add(&s->reading.articles, from->articles.items[i]);
	for (size_t i = 0; i < from->rows.n; i++)
		vec_add(&s->reading.rows, from->rows.items[i]);
	vec_add(&s->arenas, arena);
	vec_release(&from->articles);
	vec_release(&from->rows);
}

struct reading *
shelf_reading(struct shelf *s)
{
	return &s->reading;
}

const struct joined *
shelf_join(struct shelf *s, const struct readers *readers, const struct read_options *options)
{
	struct arena arena = { 0 };

	join_release(&s->joined);
	join_read(readers, options, &s->reading, &arena, &s->joined);
	vec_add(&s->arenas, arena);
	return &s->joined;
}

size_t
shelf_taken(const struct shelf *s)
{
	return s->taken;
}
