/*
 * score-names: how well names are found.
 *     score-names [-v] [--only SET] MODEL NAMES
 * MODEL is a file of make-names, NAMES the folder of marked texts. With --only the news of this set count, which
 * make-names --hold-out SET left out. A name is right when its bytes and its type are those of the mark.
 * names-XX: persons, organisations and places, each article by itself; names: the mean of both languages; names-pair: with
 * the other version of the article as evidence; -all: all types; -spans: all, whatever the type. -v: what is wrong.
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

struct shares {
	double three, all, spans; /* F1: of persons, organisations and places; of all types; whatever the type */
};

static double
f1(const struct counts *c, unsigned first, unsigned last)
{
	unsigned right = 0, found = 0, marked = 0, t;

	for (t = first; t < last; t++) {
		right += c->right[t];
		found += c->found[t];
		marked += c->marked[t];
	}
	return pseudo_f1(right / (found + 1e-9), right / (marked + 1e-9));
}

static struct shares
shares_of(const struct counts *c)
{
	unsigned found = 0, marked = 0, t;

	for (t = 0; t < TYPES; t++) {
		found += c->found[t];
		marked += c->marked[t];
	}
	return (struct shares){ f1(c, MENTION_PERSON, MENTION_PLACE + 1), f1(c, 0, TYPES),
				pseudo_f1(c->bounds / (found + 1e-9), c->bounds / (marked + 1e-9)) };
}

static void
print(const struct counts *c, lang_id lang, const char *way)
{
	char label[64];
	unsigned t;

	for (t = 0; t < TYPES; t++)
		fprintf(stderr, "# %s%s %-12s P %.3f R %.3f F %.3f of %u\n", lang_code(lang), way,
			mention_type_code((enum mention_type)t), c->right[t] / (c->found[t] + 1e-9),
			c->right[t] / (c->marked[t] + 1e-9), f1(c, t, t + 1), c->marked[t]);
	fprintf(stderr, "# %s%s bounds F %.3f\n", lang_code(lang), way, shares_of(c).spans);
	snprintf(label, sizeof label, "names-%s%s-f1", lang_code(lang), way);
	pseudo_print(label, shares_of(c).three);
}

static void
print_mean(const struct shares s[2], const char *way)
{
	char label[64];

	snprintf(label, sizeof label, "names%s-f1", way);
	pseudo_print(label, (s[0].three + s[1].three) / 2);
	snprintf(label, sizeof label, "names%s-all-f1", way);
	pseudo_print(label, (s[0].all + s[1].all) / 2);
	snprintf(label, sizeof label, "names%s-spans-f1", way);
	pseudo_print(label, (s[0].spans + s[1].spans) / 2);
}

static void
score(const struct scoring *s, const char *way, bool pair)
{
	static const lang_id langs[] = { LANG_FR, LANG_DE };
	const struct corpus *c = s->texts.corpus;
	double start = clock_now(), made;
	struct recogniser *r = recogniser_new(c, s->texts.index, s->knowledge, 1);
	struct recogniser_desk *desk;
	found_names found = { 0 };
	struct shares shares[2];
	uint32_t a;
	size_t l;

	made = clock_now();
	if (pair)
		recogniser_hear(r, &s->texts.counterparts, marked_told(&s->texts));
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
		shares[l] = shares_of(&counts);
	}
	print_mean(shares, way);
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
	struct marked_fold fold = { NULL, true };
	struct str bytes = { NULL, 0 };
	struct err err = { "" };
	int i = 1, status = 0;

	if (i < argc && strcmp(argv[i], "-v") == 0)
		s.verbose = ++i > 1;
	if (i + 1 < argc && strcmp(argv[i], "--only") == 0) {
		fold.set = argv[i + 1];
		i += 2;
	}
	if (i + 2 != argc) {
		fputs("usage: score-names [-v] [--only SET] MODEL NAMES\n", stderr);
		return 2;
	}
	if (load(&s, argv[i], &bytes, &err) != 0 || marked_news(&s.texts, argv[i + 1], fold, &err) != 0 ||
	    marked_freeze(&s.texts, &err) != 0) {
		fprintf(stderr, "score-names: %s\n", err.msg);
		status = 2;
	} else {
		marked_tell(&s.texts, &s.knowledge, 1);
		score(&s, "", false);
		score(&s, "-pair", true);
	}
	marked_release(&s.texts);
	knowledge_free(s.knowledge);
	free((void *)bytes.p);
	return status;
}
