/*
 * score-names: how well names are found.
 *     score-names [-v] [--only K/N] MODEL NAMES
 * MODEL is a file of make-names, NAMES the folder of marked texts. With --only the Kth of N runs of the news counts:
 * the one that make-names --hold-out K/N left out. A name is right when its bytes and its type are those of the mark.
 * names-XX: each article by itself; names-XX-pair: with the other version of the article as evidence. -v: what is wrong.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "entity/knowledge.h"
#include "entity/marked.h"
#include "entity/recognise.h"
#include "entity/tagger.h"
#include "pseudo.h"

enum { TYPES = TAGGER_TYPES };

struct counts {
	unsigned right[TYPES], found[TYPES], marked[TYPES];
	unsigned bounds; /* right but for the type */
};

struct scoring {
	struct marked texts;
	struct knowledge *knowledge;
	bool verbose;
};

static void
tell(const struct scoring *s, const char *how, uint32_t article, uint32_t start, uint32_t end, unsigned type)
{
	const struct article *a = s->texts.corpus->articles[article];
	uint32_t from = start > 40 ? start - 40 : 0;
	struct str before = str_sub(a->text, from, start);

	if (!s->verbose)
		return;
	while (str_chr(before, '\n', 0) != SIZE_MAX)
		before = str_sub(before, str_chr(before, '\n', 0) + 1, before.n);
	fprintf(stderr, "%s\t%s\t%s\t" STR_FMT "\t" STR_FMT "\n", how, lang_code(a->lang),
		mention_type_code((enum mention_type)type), STR_ARG(str_sub(a->text, start, end)), STR_ARG(before));
}

static void
score_article(const struct scoring *s, uint32_t article, const found_names *found, struct counts *c)
{
	const struct marked_span *m = s->texts.spans.items + s->texts.first_span.items[article];
	const struct marked_span *last = s->texts.spans.items + s->texts.first_span.items[article + 1];
	size_t i = 0;

	while (i < found->n || m < last) {
		const struct found_name *f = i < found->n ? &found->items[i] : NULL;
		unsigned type = 0;

		while (m < last && type + 1 < TYPES && m->first != 1u << tagger_begin(type))
			type++;
		if (f != NULL && m < last && f->start == m->start && f->end == m->end) {
			c->bounds++;
			c->found[f->type]++;
			c->marked[type]++;
			c->right[type] += f->type == type;
			if (f->type != type)
				tell(s, "type", article, f->start, f->end, f->type);
			i++;
			m++;
		} else if (f != NULL && (m == last || f->start <= m->start)) {
			c->found[f->type]++;
			tell(s, "extra", article, f->start, f->end, f->type);
			i++;
		} else {
			c->marked[type]++;
			tell(s, "missing", article, m->start, m->end, type);
			m++;
		}
	}
}

static void
print(const struct counts *c, lang_id lang, const char *way)
{
	unsigned right = 0, found = 0, marked = 0;
	char label[64];
	int t;

	for (t = 0; t < TYPES; t++) {
		double precision = c->found[t] ? (double)c->right[t] / c->found[t] : 0;
		double recall = c->marked[t] ? (double)c->right[t] / c->marked[t] : 0;

		right += c->right[t];
		found += c->found[t];
		marked += c->marked[t];
		fprintf(stderr, "# %s%s %-12s P %.3f R %.3f F %.3f of %u\n", lang_code(lang), way,
			mention_type_code((enum mention_type)t), precision, recall, pseudo_f1(precision, recall),
			c->marked[t]);
	}
	fprintf(stderr, "# %s%s bounds F %.3f; P %.3f R %.3f\n", lang_code(lang), way,
		pseudo_f1((double)c->bounds / (found + 1e-9), (double)c->bounds / (marked + 1e-9)),
		right / (found + 1e-9), right / (marked + 1e-9));
	snprintf(label, sizeof label, "names-%s%s-f1", lang_code(lang), way);
	pseudo_print(label, pseudo_f1(right / (found + 1e-9), right / (marked + 1e-9)));
}

static void
score(const struct scoring *s, const char *way, const struct counterparts *counterparts)
{
	static const lang_id langs[] = { LANG_FR, LANG_DE };
	const struct corpus *c = s->texts.corpus;
	double start = clock_now(), made;
	struct recogniser *r = recogniser_new(c, s->texts.index, s->knowledge, 1);
	struct recogniser_desk *desk;
	found_names found = { 0 };
	uint32_t a;
	size_t l;

	made = clock_now();
	recogniser_hear(r, counterparts);
	desk = recogniser_desk_new(r);
	for (l = 0; l < 2; l++) {
		struct counts counts = { .bounds = 0 };

		for (a = 0; a < c->narticles; a++) {
			if (c->articles[a]->lang != langs[l])
				continue;
			found.n = 0;
			recogniser_article(desk, a, &found);
			score_article(s, a, &found, &counts);
		}
		print(&counts, langs[l], way);
	}
	fprintf(stderr, "# %u tokens: %u forms made in %.3f s, read in %.3f s\n", s->texts.index->ntokens,
		s->texts.index->nforms, made - start, clock_now() - made);
	vec_release(&found);
	recogniser_desk_free(desk);
	recogniser_free(r);
}

static int
load(struct scoring *s, const char *model, struct str *bytes, struct err *err)
{
	FILE *f = fopen(model, "rb");
	struct buf b = { 0 };
	struct tagger *t;
	size_t n;

	if (f == NULL)
		return err_sys(err, model);
	do {
		buf_reserve(&b, 1 << 20);
		n = fread(b.p + b.n, 1, 1 << 20, f);
		b.n += n;
	} while (n > 0);
	fclose(f);
	*bytes = buf_str(&b);
	t = tagger_of(*bytes);
	return t == NULL ? err_set(err, "%s: not a model", model) : knowledge_with(&s->knowledge, t, err);
}

int
main(int argc, char **argv)
{
	struct scoring s = { .verbose = false };
	struct marked_fold fold = { 1, 1, true };
	struct str bytes = { NULL, 0 };
	struct err err = { "" };
	int i = 1, status = 0;

	if (i < argc && strcmp(argv[i], "-v") == 0)
		s.verbose = ++i > 1;
	if (i + 1 < argc && strcmp(argv[i], "--only") == 0 && sscanf(argv[i + 1], "%u/%u", &fold.k, &fold.n) == 2)
		i += 2;
	if (i + 2 != argc || fold.k == 0 || fold.k > fold.n) {
		fputs("usage: score-names [-v] [--only K/N] MODEL NAMES\n", stderr);
		return 2;
	}
	if (load(&s, argv[i], &bytes, &err) != 0 || marked_news(&s.texts, argv[i + 1], fold, &err) != 0 ||
	    marked_freeze(&s.texts, &err) != 0) {
		fprintf(stderr, "score-names: %s\n", err.msg);
		status = 2;
	} else {
		score(&s, "", NULL);
		score(&s, "-pair", &s.texts.counterparts);
	}
	marked_release(&s.texts);
	knowledge_free(s.knowledge);
	free((void *)bytes.p);
	return status;
}
