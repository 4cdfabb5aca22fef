#include "pseudo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static FILE *
open_lines(const char *path)
{
	char command[4200];
	size_t n = strlen(path);

	if (n < 3 || strcmp(path + n - 3, ".xz") != 0)
		return fopen(path, "rb");
	if (access(path, R_OK) != 0)
		return NULL;
	snprintf(command, sizeof command, "xz -dc '%s'", path);
	return popen(command, "r");
}

bool
pseudo_read(struct arena *arena, const char *path, pseudo_lines *out)
{
	FILE *f = open_lines(path);
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	if (f == NULL)
		return false;
	while ((n = getline(&line, &room, f)) >= 0) {
		while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == '\r'))
			n--;
		vec_add(out, arena_str(arena, (struct str){ line, (size_t)n }));
	}
	free(line);
	if (strcmp(path + strlen(path) - 3, ".xz") == 0)
		pclose(f);
	else
		fclose(f);
	return true;
}

void
pseudo_columns(const pseudo_lines *in, pseudo_lines *fr, pseudo_lines *de)
{
	size_t i, tab;

	for (i = 0; i < in->n; i++)
		if ((tab = str_chr(in->items[i], '\t', 0)) != SIZE_MAX) {
			vec_add(fr, str_sub(in->items[i], 0, tab));
			vec_add(de, str_sub(in->items[i], tab + 1, in->items[i].n));
		}
}

void
pseudo_add(struct pseudo *p, const char *name, lang_id lang, const struct str *lines, size_t n)
{
	struct article *a = arena_array(&p->arena, struct article, 1);
	struct field *fields = arena_array(&p->arena, struct field, n + 1);
	struct buf text = { 0 };
	size_t i;

	for (i = 0; i < n; i++) {
		buf_addc(&text, '\n');
		fields[i + 1] = (struct field){ (uint32_t)text.n, (uint32_t)(text.n + lines[i].n), FIELD_PARAGRAPH };
		buf_adds(&text, lines[i]);
	}
	a->file = arena_str(&p->arena, str_of(name));
	a->text = arena_str(&p->arena, buf_str(&text));
	a->lang = a->declared = lang;
	a->date = p->date;
	a->nfields = (uint32_t)n + 1;
	a->fields = fields;
	vec_add(&p->articles, a);
	buf_release(&text);
}

void
pseudo_freeze(struct pseudo *p)
{
	struct sentence_rules rules = { .lines = true };
	struct err err;

	if (splitter_new(&p->rules, LANG_UND, &err) != 0) {
		fprintf(stderr, "%s\n", err.msg);
		exit(2);
	}
	rules.of[LANG_UND] = p->rules;
	p->corpus = corpus_new(p->articles.items, (uint32_t)p->articles.n, NULL, 0, &rules, 1);
	p->index = index_new(p->corpus, 1);
}

void
pseudo_release(struct pseudo *p)
{
	index_free(p->index);
	corpus_free(p->corpus);
	splitter_free(p->rules);
	vec_release(&p->articles);
	arena_release(&p->arena);
	memset(p, 0, sizeof *p);
}

uint32_t
pseudo_random(uint64_t *state, uint32_t n)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*state >> 33) % n);
}

void
pseudo_print(const char *name, double value)
{
	printf("%s\t%.4f\n", name, value);
}

double
pseudo_f1(double precision, double recall)
{
	return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
}
