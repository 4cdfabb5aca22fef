#include "base/intl.h"
#include "report/printing.h"
#include "report/table.h"
#include "report/tsv.h"

static void
add_evidence(struct writer *j, const struct pair *pair)
{
	writer_key(j, "kind");
	writer_strz(j, pair_kind_code(pair->kind));
	writer_key(j, "score");
	writer_real(j, (double)pair->score);
	writer_key(j, "evidence");
	writer_open(j, '{');
	writer_key(j, "names");
	writer_int(j, pair->names);
	writer_key(j, "amounts");
	writer_int(j, pair->amounts);
	writer_key(j, "dates");
	writer_int(j, pair->dates);
	writer_key(j, "terms");
	writer_real(j, (double)pair->terms);
	writer_close(j, '}');
}

static void
add_pair(struct printing *p, struct writer *j, const struct pair *pair)
{
	writer_open(j, '{');
	for (int side = 0; side < 2; side++) {
		writer_key(j, p->code[side]);
		writer_int(j, pair->article[side]);
	}
	add_evidence(j, pair);
	writer_close(j, '}');
}

/* Two of one language. */
static void
add_version(struct printing *p, struct writer *j, const struct pair *version)
{
	writer_open(j, '{');
	writer_key(j, "lang");
	writer_strz(j, p->code[model_side(p->m, version->article[0])]);
	writer_key(j, "articles");
	writer_open(j, '[');
	writer_int(j, version->article[0]);
	writer_int(j, version->article[1]);
	writer_close(j, ']');
	add_evidence(j, version);
	writer_close(j, '}');
}

static void
add_versions(struct printing *p, struct writer *j, const struct story *story)
{
	const struct stories *s = p->m->stories;

	if (story->nversions == 0)
		return;
	writer_key(j, "versions");
	writer_open(j, '[');
	for (uint32_t i = 0; i < story->nversions; i++)
		add_version(p, j, &s->versions[story->first_version + i]);
	writer_close(j, ']');
}

static void
add_story(struct printing *p, uint32_t id)
{
	const struct stories *s = p->m->stories;
	const struct story *story = &s->stories[id];
	struct writer j = { &p->b, false };
	writer_open(&j, '{');
	writer_key(&j, "story");
	writer_int(&j, id);
	writer_key(&j, "title");
	writer_str(&j, story_title(s, p->m->corpus, id, 0));
	writer_key(&j, "date");
	writer_date(&j, story->date);
	writer_key(&j, "articles");
	writer_open(&j, '[');
	for (uint32_t i = 0; i < story->narticles; i++)
		writer_int(&j, s->story_articles[story->first_article + i]);
	writer_close(&j, ']');
	writer_key(&j, "pairs");
	writer_open(&j, '[');
	for (uint32_t i = 0; i < story->npairs; i++)
		add_pair(p, &j, &s->pairs[story->first_pair + i]);
	writer_close(&j, ']');
	add_versions(p, &j, story);
	writer_close(&j, '}');
	buf_addc(&p->b, '\n');
}

void
print_stories_json(struct printing *p)
{
	for (uint32_t i = 0; i < p->m->stories->nstories; i++) {
		if (!printing_keeps_story(p, i))
			continue;
		add_story(p, i);
		if (!printing_done(p))
			return;
	}
}

static void
tsv_story(struct printing *p, uint32_t id)
{
	const struct stories *s = p->m->stories;
	const struct story *story = &s->stories[id];
	tsv_int(p, id);
	tsv_str(p, story_title(s, p->m->corpus, id, 0));
	tsv_date(p, story->date);
	for (uint32_t i = 0; i < story->narticles; i++)
		buf_addf(&p->b, "%s%u", i ? "," : "", s->story_articles[story->first_article + i]);
	tsv_close(p);
}

static void
tsv_pair(struct printing *p, const struct pair *pair)
{
	tsv_int(p, pair->article[0]);
	tsv_int(p, pair->article[1]);
	tsv_strz(p, pair_kind_code(pair->kind));
	tsv_real(p, (double)pair->score);
	tsv_int(p, pair->names);
	tsv_int(p, pair->amounts);
	tsv_int(p, pair->dates);
	tsv_real(p, (double)pair->terms);
}

void
print_stories_tsv(struct printing *p)
{
	const struct stories *s = p->m->stories;
	const char *head[] = { "story", "title", "date",  "articles", p->code[0], p->code[1],
			       "kind",  "score", "names", "amounts",  "dates",    "terms" };
	tsv_head(p, head, sizeof head / sizeof *head);
	for (uint32_t i = 0; i < s->nstories; i++) {
		const struct story *story = &s->stories[i];
		if (!printing_keeps_story(p, i))
			continue;
		for (uint32_t k = 0; k < story->npairs; k++) {
			tsv_story(p, i);
			tsv_pair(p, &s->pairs[story->first_pair + k]);
			tsv_end(p);
		}
		if (story->npairs == 0) {
			tsv_story(p, i);
			buf_addz(&p->b, "\t\t\t\t\t\t\t\t");
			tsv_end(p);
		}
		if (!printing_done(p))
			return;
	}
}

/* The first article of a story on a side; UINT32_MAX if it has none there. */
static uint32_t
first_on(const struct model *m, const struct story *story, int side)
{
	for (uint32_t i = 0; i < story->narticles; i++) {
		uint32_t a = m->stories->story_articles[story->first_article + i];
		if (model_side(m, a) == side)
			return a;
	}
	return UINT32_MAX;
}

static const char *
sign_of(const struct stories *s, const struct story *story)
{
	if (story->npairs == 0)
		return story->narticles > 1 ? ":" : "·";
	return s->pairs[story->first_pair].kind == PAIR_TRANSLATION ? "⇄" : "≈";
}

void
print_stories_text(struct printing *p)
{
	const struct model *m = p->m;
	const struct stories *s = m->stories;
	int cells = (table_columns(p) - 24) / 2;
	for (uint32_t i = 0; i < s->nstories; i++) {
		const struct story *story = &s->stories[i];
		uint32_t side[2] = { first_on(m, story, 0), first_on(m, story, 1) };
		if (!printing_keeps_story(p, i))
			continue;
		table_int(p, i, 5);
		buf_addf(&p->b, " %s ", sign_of(s, story));
		table_date(p, story->date, 11);
		if (side[0] != UINT32_MAX || side[1] == UINT32_MAX)
			table_cell(p, story_title(s, m->corpus, i, 0), cells);
		else
			table_cell(p, STR(""), cells);
		buf_addz(&p->b, " │ ");
		if (side[1] != UINT32_MAX)
			table_cell(p, story_title(s, m->corpus, i, 1), cells);
		while (p->b.p[p->b.n - 1] == ' ')
			p->b.n--;
		buf_addc(&p->b, '\n');
		if (!printing_done(p))
			return;
	}
}
