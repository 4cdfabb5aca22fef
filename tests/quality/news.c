#include "news.h"

#include <stdio.h>

int
wisdom_open(struct wisdom *w, const char *program)
{
	struct err err;

	if (knowledge_new(&w->knowledge, &err) == 0 && lexicon_open(&w->lexicon, LANG_FR, LANG_DE, &err) == 0)
		return 0;
	fprintf(stderr, "%s: %s\n", program, err.msg);
	return -1;
}

void
wisdom_close(struct wisdom *w)
{
	lexicon_close(w->lexicon);
	knowledge_free(w->knowledge);
}

static bool
read_documents(struct news *l, const char *path)
{
	FILE *f = fopen(path, "r");
	char text[64];

	if (f == NULL)
		return false;
	while (fgets(text, sizeof text, f) != NULL) {
		size_t line, story;
		int n = sscanf(text, "%zu %zu", &line, &story);

		if (n < 1 || line < 1 || line > l->fr.n)
			continue;
		vec_add(&l->documents, line - 1);
		vec_add(&l->stories, (n == 2 ? story : line) - 1);
	}
	fclose(f);
	vec_add(&l->documents, l->fr.n);
	return true;
}

bool
news_read(struct news *l, const char *shared, const char *documents)
{
	pseudo_lines all = { 0 };
	char path[4096];
	bool found;

	snprintf(path, sizeof path, "%s/parallel/news/newstest2008-2013.tsv.xz", shared);
	found = pseudo_read(&l->arena, path, &all);
	pseudo_columns(&all, &l->fr, &l->de);
	vec_release(&all);
	if (!found)
		fprintf(stderr, "no %s\n", path);
	if (found && !read_documents(l, documents)) {
		fprintf(stderr, "no %s\n", documents);
		return false;
	}
	return found;
}

void
news_release(struct news *l)
{
	vec_release(&l->fr);
	vec_release(&l->de);
	vec_release(&l->documents);
	vec_release(&l->stories);
	arena_release(&l->arena);
}

size_t
news_document(const struct news *l, size_t line)
{
	size_t i = 0;

	while (i + 1 < l->documents.n && l->documents.items[i + 1] <= line)
		i++;
	return i;
}

bool
news_one_story(const struct news *l, size_t x, size_t y)
{
	return l->stories.items[x] == l->stories.items[y];
}

struct str
news_other_figures(struct arena *arena, struct str line)
{
	struct str copy = arena_str(arena, line);
	size_t i;

	for (i = 0; i < copy.n; i++)
		if (copy.p[i] >= '1' && copy.p[i] <= '8')
			((char *)copy.p)[i]++;
	return copy;
}
