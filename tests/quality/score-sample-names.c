/*
 * score-sample-names: names and their links in the sample corpus, against marks made by hand.
 *     score-sample-names [-v] MARKS SAMPLE
 * MARKS has names.tsv and links.tsv (see NOTES there), SAMPLE is the corpus. Prints
 *     sample-names-f1      strict: the same words and type, as often as marked, file by file
 *     sample-links-wrong   entities more in the marks than in the program, of the names that the program lumps
 *     sample-links-missed  entities more in the program than in the marks, of the names that the marks lump
 * -v: each error.
 */
#include <string.h>

#include "../unit/small.h"
#include "base/data.h"
#include "base/intern.h"
#include "base/utf8.h"

struct mark {
	struct str file, surface;
	uint8_t type;
	bool found;
};

struct scoring {
	struct small small;
	struct arena arena;
	VEC(struct mark) marks;
	struct intern *surfaces; /* of the marks */
	VEC(uint32_t) entity;    /* of each surface in the marks */
	bool verbose;
};

static struct str
read_all(struct arena *arena, const char *folder, const char *name)
{
	char path[4096], part[65536];
	struct buf b = { 0 };
	struct str s;
	size_t n;
	FILE *f;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	f = fopen(path, "rb");
	if (f == NULL) {
		fprintf(stderr, "score-sample-names: no %s\n", path);
		exit(2);
	}
	while ((n = fread(part, 1, sizeof part, f)) > 0)
		buf_add(&b, part, n);
	fclose(f);
	s = arena_str(arena, buf_str(&b));
	buf_release(&b);
	return s;
}

/* As NOTES says: white space as one blank, ’ as '. */
static struct str
plain(struct arena *arena, struct str s)
{
	struct buf b = { 0 };
	struct str out;
	size_t at = 0;

	while (at < s.n) {
		uint32_t c = utf8_next(s, &at);

		if (c == 0x2019)
			buf_addc(&b, '\'');
		else if (c == ' ' || c == '\n' || c == 0xA0 || c == 0x202F)
			buf_addz(&b, b.n > 0 && b.p[b.n - 1] == ' ' ? "" : " ");
		else
			buf_addcp(&b, c);
	}
	out = arena_str(arena, buf_str(&b));
	buf_release(&b);
	return out;
}

static uint8_t
type_of(struct str code)
{
	static const char *const codes[] = { "PER", "ORG", "LOC", "PROD", "MISC" };
	uint8_t t = 0;

	while (t < 4 && !str_eqz(code, codes[t]))
		t++;
	return t;
}

static void
read_marks(struct scoring *s, const char *folder)
{
	struct str rest = read_all(&s->arena, folder, "names.tsv"), f[3], one;
	uint32_t n = 0;

	while (data_row(&rest, f, 3) == 3)
		*vec_push(&s->marks) = (struct mark){ f[0], plain(&s->arena, f[1]), type_of(f[2]), false };
	rest = read_all(&s->arena, folder, "links.tsv");
	for (; data_row(&rest, f, 1) == 1; n++)
		while (str_cut(&f[0], '|', &one))
			if (intern_add(s->surfaces, plain(&s->arena, one)) == s->entity.n)
				vec_add(&s->entity, n);
	for (size_t i = 0; i < s->marks.n; i++)
		if (intern_add(s->surfaces, s->marks.items[i].surface) == s->entity.n)
			vec_add(&s->entity, n++);
}

/* The mark that a mention answers; none twice. */
static struct mark *
answer(struct scoring *s, struct str file, struct str surface, uint8_t type)
{
	for (size_t i = 0; i < s->marks.n; i++) {
		struct mark *m = &s->marks.items[i];

		if (!m->found && m->type == type && str_ends(file, m->file) && str_eq(m->surface, surface))
			return m;
	}
	return NULL;
}

static void
score_names(struct scoring *s)
{
	const struct entities *es = s->small.model->entities;
	double found = 0, right = 0;

	for (uint32_t i = 0; i < es->nmentions; i++) {
		const struct mention *m = &es->mentions[i];
		const struct article *a = s->small.model->corpus->articles[m->article];
		struct str text = plain(&s->arena, str_sub(a->text, m->start, m->end));
		struct mark *mark;

		if (m->type >= MENTION_AMOUNT)
			continue;
		found++;
		mark = answer(s, a->file, text, m->type);
		if (mark != NULL) {
			mark->found = true;
			right++;
		} else if (s->verbose)
			printf("+ " STR_FMT "\t" STR_FMT "\t%s\n", STR_ARG(a->file), STR_ARG(text),
			       mention_type_code(m->type));
	}
	for (size_t i = 0; s->verbose && i < s->marks.n; i++)
		if (!s->marks.items[i].found)
			printf("- " STR_FMT "\t" STR_FMT "\t%s\n", STR_ARG(s->marks.items[i].file),
			       STR_ARG(s->marks.items[i].surface), mention_type_code(s->marks.items[i].type));
	printf("sample-names-f1\t%.3f\n", found == 0 ? 0 : 2 * right / (found + (double)s->marks.n));
}

/* Which entity of the program goes with which of the marks, once for each pair of them. */
struct link {
	uint32_t program, marks;
	struct str surface;
};

static int
by_program(const void *a, const void *b)
{
	const struct link *x = a, *y = b;

	if (x->program != y->program)
		return x->program < y->program ? -1 : 1;
	return x->marks < y->marks ? -1 : x->marks > y->marks;
}

static int
by_marks(const void *a, const void *b)
{
	const struct link *x = a, *y = b;

	if (x->marks != y->marks)
		return x->marks < y->marks ? -1 : 1;
	return x->program < y->program ? -1 : x->program > y->program;
}

static void
score_links(struct scoring *s)
{
	const struct entities *es = s->small.model->entities;
	VEC(struct link) links = { 0 };
	unsigned wrong = 0, missed = 0;

	for (uint32_t i = 0; i < es->nmentions; i++) {
		const struct mention *m = &es->mentions[i];
		struct str text = str_sub(s->small.model->corpus->articles[m->article]->text, m->start, m->end);
		uint32_t id;

		if (m->type >= MENTION_AMOUNT)
			continue;
		id = intern_find(s->surfaces, plain(&s->arena, text));
		if (id != INTERN_NONE)
			*vec_push(&links) = (struct link){ mention_entity(m), s->entity.items[id], intern_get(s->surfaces, id) };
	}
	if (links.n > 0)
		qsort(links.items, links.n, sizeof *links.items, by_program);
	for (size_t i = 1; i < links.n; i++) {
		const struct link *x = &links.items[i - 1], *y = &links.items[i];

		if (x->program != y->program || x->marks == y->marks)
			continue;
		wrong++;
		if (s->verbose)
			printf("wrong: " STR_FMT " = " STR_FMT "\n", STR_ARG(x->surface), STR_ARG(y->surface));
	}
	if (links.n > 0)
		qsort(links.items, links.n, sizeof *links.items, by_marks);
	for (size_t i = 1; i < links.n; i++) {
		const struct link *x = &links.items[i - 1], *y = &links.items[i];

		if (x->marks != y->marks || x->program == y->program)
			continue;
		missed++;
		if (s->verbose)
			printf("missed: " STR_FMT " = " STR_FMT "\n", STR_ARG(x->surface), STR_ARG(y->surface));
	}
	printf("sample-links-wrong\t%u\nsample-links-missed\t%u\n", wrong, missed);
	vec_release(&links);
}

int
main(int argc, char **argv)
{
	struct scoring s = { .surfaces = intern_new(), .verbose = argc > 1 && strcmp(argv[1], "-v") == 0 };

	if (argc != 3 + s.verbose) {
		fputs("usage: score-sample-names [-v] MARKS SAMPLE\n", stderr);
		return 2;
	}
	small_load(&s.small, argv[2 + s.verbose], SIZE_MAX);
	read_marks(&s, argv[1 + s.verbose]);
	score_names(&s);
	score_links(&s);
	small_release(&s.small);
	intern_free(s.surfaces);
	vec_release(&s.marks);
	vec_release(&s.entity);
	arena_release(&s.arena);
	return 0;
}
