#include <stdlib.h>

#include "query/model.h"

static void
free_rules(struct sentence_rules *rules)
{
	for (size_t i = 0; i < sizeof rules->of / sizeof *rules->of; i++)
		splitter_free((struct splitter *)rules->of[i]);
}

static int
load_rules(struct sentence_rules *rules, struct err *err)
{
	unsigned n = lang_count();
	for (unsigned i = 0; i < n && i < sizeof rules->of / sizeof *rules->of; i++) {
		struct splitter *s;
		if (splitter_new(&s, (lang_id)i, err))
			return -1;
		rules->of[i] = s;
	}
	return 0;
}

int
wisdom_rules(struct wisdom **out, struct sides sides, struct err *err)
{
	struct wisdom *w = mem_zalloc(1, sizeof *w);
	w->sides = sides;
	*out = w;
	return load_rules(&w->rules, err);
}

int
wisdom_rest(struct wisdom *w, struct err *err)
{
	if (knowledge_new(&w->knowledge, err))
		return -1;
	if (lexicon_open(&w->lexicon, w->sides.left, w->sides.right, NULL))
		w->lexicon = NULL; /* other languages than fr and de: names, figures and cognates pair alone */
	return 0;
}

int
wisdom_new(struct wisdom **out, struct sides sides, struct err *err)
{
	if (wisdom_rules(out, sides, err) || wisdom_rest(*out, err)) {
		wisdom_free(*out);
		*out = NULL;
		return -1;
	}
	return 0;
}

void
wisdom_free(struct wisdom *w)
{
	if (!w)
		return;
	free_rules(&w->rules);
	knowledge_free(w->knowledge);
	lexicon_close(w->lexicon);
	free(w);
}
