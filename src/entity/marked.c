#include "entity/marked.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/intern.h"
#include "base/utf8.h"
#include "entity/recognise.h"
#include "entity/tagger.h"
#include "read/unpack.h"
#include "text/fold.h"

enum { SENTENCES = 12 }; /* of an article */

/* --- Articles from sentences --- */

/* An article in the making. */
struct draft {
	struct buf text;
	VEC(struct field) fields;
};

static void
draft_start(struct draft *d)
{
	buf_reset(&d->text);
	d->fields.n = 0;
	vec_add(&d->fields, ((struct field){ 0, 0, FIELD_TITLE }));
}

/* Append a sentence; where it starts. */
static uint32_t
draft_add(struct draft *d, struct str sentence)
{
	uint32_t start;

	buf_addc(&d->text, '\n');
	start = (uint32_t)d->text.n;
	buf_adds(&d->text, sentence);
	vec_add(&d->fields, ((struct field){ start, (uint32_t)d->text.n, FIELD_PARAGRAPH }));
	return start;
}

static void
draft_close(struct marked *m, struct draft *d, lang_id lang)
{
	struct article *a = arena_array(&m->arena, struct article, 1);

	a->text = arena_str(&m->arena, buf_str(&d->text));
	a->lang = a->declared = lang;
	a->nfields = (uint32_t)d->fields.n;
	a->fields = arena_items(&m->arena, &d->fields);
	vec_add(&m->articles, a);
	vec_add(&m->twin, UINT32_MAX);
}

static void
draft_release(struct draft *d)
{
	buf_release(&d->text);
	vec_release(&d->fields);
}

/* --- Files --- */

static int
read_path(struct arena *arena, const char *path, struct str *out, struct err *err)
{
	struct buf b = { 0 };
	size_t n;
	FILE *f = fopen(path, "rb");

	if (f == NULL)
		return err_sys(err, path);
	do {
		buf_reserve(&b, 1 << 16);
		n = fread(b.p + b.n, 1, 1 << 16, f);
		b.n += n;
	} while (n > 0);
	fclose(f);
	*out = arena_str(arena, buf_str(&b));
	buf_release(&b);
	return 0;
}

static int
read_file(struct arena *arena, const char *folder, const char *name, struct str *out, struct err *err)
{
	char path[4096];

	if ((size_t)snprintf(path, sizeof path, "%s/%s", folder, name) >= sizeof path)
		return err_set(err, "%s: %s", name, strerror(ENAMETOOLONG));
	return read_path(arena, path, out, err);
}

/* --- The news --- */

struct mark {
	uint8_t type;
	struct str surface; /* empty: it is known where it stands, */
	uint32_t start, bytes;
};

struct pair {
	struct str text[2]; /* French, German */
	uint32_t first_mark[2], nmarks[2];
	bool left_out; /* of the lines: not marked; of the news: not of the set */
};

struct news {
	struct intern *ids;
	VEC(struct pair) pairs; /* by id */
	VEC(struct mark) marks;
};

static const lang_id news_langs[2] = { LANG_FR, LANG_DE };

static uint8_t
type_of(struct str code)
{
	static const char *const codes[TAGGER_TYPES] = { "PER", "ORG", "LOC", "PROD", "MISC" };
	uint8_t t = 0;

	while (t < TAGGER_TYPES - 1 && !str_eqz(code, codes[t]))
		t++;
	return t;
}

static void
read_news(struct news *news, struct str text, struct str ann)
{
	struct str f[4];

	while (data_row(&text, f, 3) == 3) {
		int side = lang_find(f[1]) == LANG_DE;

		if (intern_add(news->ids, f[0]) == news->pairs.n)
			*vec_push(&news->pairs) = (struct pair){ .nmarks = { 0, 0 } };
		news->pairs.items[intern_find(news->ids, f[0])].text[side] = f[2];
	}
	while (data_row(&ann, f, 4) == 4) {
		uint32_t id = intern_find(news->ids, f[0]);
		int side = lang_find(f[1]) == LANG_DE;

		if (id == INTERN_NONE)
			continue;
		if (news->pairs.items[id].nmarks[side]++ == 0)
			news->pairs.items[id].first_mark[side] = (uint32_t)news->marks.n;
		vec_add(&news->marks, ((struct mark){ .type = type_of(f[3]), .surface = f[2] }));
	}
}

static bool
edge(struct str s, size_t at)
{
	size_t before = at, behind = at;
	uint32_t a, b;

	if (at == 0 || at >= s.n)
		return true;
	a = utf8_prev(s, &before);
	b = utf8_next(s, &behind);
	return !((fold_is_letter(a) || fold_is_digit(a)) && (fold_is_letter(b) || fold_is_digit(b)));
}

/* Where the surface stands at or after ${from}: between word boundaries if it can be, else anywhere; SIZE_MAX. */
static size_t
place(struct str sentence, struct str surface, size_t from)
{
	size_t at = from, any = str_find(sentence, surface, from);

	while ((at = str_find(sentence, surface, at)) != SIZE_MAX) {
		if (edge(sentence, at) && edge(sentence, at + surface.n))
			return at;
		at++;
	}
	return any;
}

static void
mark_sentence(struct marked *m, const struct news *news, const struct pair *p, int side, uint32_t start)
{
	size_t from = 0, at;
	uint32_t i;

	for (i = 0; i < p->nmarks[side]; i++) {
		const struct mark *k = &news->marks.items[p->first_mark[side] + i];

		at = k->surface.n == 0 ? k->start : place(p->text[side], k->surface, from);
		if (at == SIZE_MAX || (k->surface.n == 0 && at + k->bytes > p->text[side].n)) {
			m->lost++;
			continue;
		}
		from = at + (k->surface.n == 0 ? k->bytes : k->surface.n);
		vec_add(&m->spans,
			((struct marked_span){ (uint32_t)m->articles.n, start + (uint32_t)at, start + (uint32_t)from,
					       (uint16_t)(1u << tagger_begin(k->type)),
					       (uint16_t)(1u << tagger_inside(k->type)) }));
	}
}

static void
make_articles(struct marked *m, const struct news *news, size_t first, size_t last)
{
	struct draft d = { 0 };
	size_t at, i, end;
	int side;

	for (at = first; at < last; at = end) {
		end = at + SENTENCES < last ? at + SENTENCES : last;
		for (side = 0; side < 2; side++) {
			draft_start(&d);
			for (i = at; i < end; i++) {
				const struct pair *p = &news->pairs.items[i];

				if (!p->left_out)
					mark_sentence(m, news, p, side, draft_add(&d, p->text[side]));
			}
			draft_close(m, &d, news_langs[side]);
		}
		m->twin.items[m->articles.n - 1] = (uint32_t)m->articles.n - 2;
		m->twin.items[m->articles.n - 2] = (uint32_t)m->articles.n - 1;
		m->nnews = (uint32_t)m->articles.n;
	}
	draft_release(&d);
}

/* Is the id of one of these sets, a comma between two? */
static bool
of_sets(struct str id, const char *sets)
{
	struct str rest = str_of(sets), set;

	while (str_cut(&rest, ',', &set))
		if (id.n > set.n && id.p[set.n] == '.' && memcmp(id.p, set.p, set.n) == 0)
			return true;
	return false;
}

/* Leave out the pairs whose ids are, or are not, of the fold's sets; returns how many stay. */
static size_t
pick(struct news *news, struct marked_fold fold)
{
	size_t i, stay = 0;

	for (i = 0; i < news->pairs.n; i++) {
		if (fold.set == NULL || of_sets(intern_get(news->ids, (uint32_t)i), fold.set) == fold.only)
			news->pairs.items[stay++] = news->pairs.items[i];
	}
	return stay;
}

int
marked_news(struct marked *m, const char *folder, struct marked_fold fold, struct err *err)
{
	struct news news = { .ids = NULL };
	struct str text, ann;
	size_t n;

	if (read_file(&m->arena, folder, "news.txt", &text, err) != 0 ||
	    read_file(&m->arena, folder, "news.ann", &ann, err) != 0)
		return -1;
	news.ids = intern_new();
	read_news(&news, text, ann);
	n = pick(&news, fold);
	make_articles(m, &news, 0, n);
	if (n == (fold.set != NULL && !fold.only ? news.pairs.n : 0))
		err_set(err, "%s: no texts of the set %s", folder, fold.set == NULL ? "" : fold.set);
	intern_free(news.ids);
	vec_release(&news.pairs);
	vec_release(&news.marks);
	return err->msg[0] == '\0' ? 0 : -1;
}

/* --- Lines, with marks of their own --- */

static bool
keep_text(void *context, struct str name, struct str bytes, const char *why)
{
	(void)name;
	if (why == NULL)
		buf_adds(context, bytes);
	return why == NULL;
}

/* "12+8 ORG" */
static bool
read_mark(struct str s, struct mark *out)
{
	unsigned start, bytes;
	char type[8], text[40];

	snprintf(text, sizeof text, STR_FMT, STR_ARG(s));
	if (sscanf(text, "%u+%u %7s", &start, &bytes, type) != 3 || bytes == 0)
		return false;
	*out = (struct mark){ .type = type_of(str_of(type)), .start = start, .bytes = bytes };
	return true;
}

/* A row of marks; false if it is none. */
static bool
read_marks(struct news *news, struct str row)
{
	struct str number, lang, one;
	struct pair *p;
	struct mark k;
	uint64_t line;
	int side;

	if (!str_cut(&row, '\t', &number) || !str_cut(&row, '\t', &lang))
		return false;
	line = strtoull(number.p, NULL, 10);
	if (line == 0 || line > news->pairs.n)
		return false;
	p = &news->pairs.items[line - 1];
	side = lang_find(lang) == LANG_DE;
	p->first_mark[side] = (uint32_t)news->marks.n;
	while (str_cut(&row, '\t', &one)) {
		p->left_out |= str_eqz(one, "?");
		if (!read_mark(one, &k))
			continue;
		vec_add(&news->marks, k);
		p->nmarks[side]++;
	}
	return true;
}

int
marked_lines(struct marked *m, const char *lines, const char *marks, struct err *err)
{
	struct buf text = { 0 };
	struct unpack u = { .each = keep_text, .context = &text, .max_size = (uint64_t)1 << 30 };
	struct news news = { .ids = NULL };
	struct str packed, rows, rest, row, french;
	size_t last = 0;
	int status = 0;

	if (read_path(&m->arena, lines, &packed, err) != 0 || read_path(&m->arena, marks, &rows, err) != 0)
		return -1;
	status = unpack_bytes(&u, packed, err);
	rest = arena_str(&m->arena, buf_str(&text));
	while (status == 0 && str_cut(&rest, '\n', &row)) {
		str_cut(&row, '\t', &french);
		*vec_push(&news.pairs) = (struct pair){ .text = { french, row } };
	}
	while (status == 0 && str_cut(&rows, '\n', &row))
		if (row.n > 0 && row.p[0] != '#' && read_marks(&news, row))
			last = strtoull(row.p, NULL, 10);
	make_articles(m, &news, 0, last);
	buf_release(&text);
	vec_release(&news.pairs);
	vec_release(&news.marks);
	return status;
}

/* --- Other people's marks: a token a line --- */

struct bio {
	struct marked *m;
	lang_id lang;
	bool products; /* has no marks for products and other names at all */
	bool derived;  /* its "other" names are adjectives too */
	struct draft draft;
	struct buf sentence;
	VEC(struct marked_span) spans; /* of the sentence */
	bool glue, open;
};

enum {
	ANY_OUTSIDE = 1 << TAGGER_OUTSIDE,
	ANY_OTHER = 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10, /* products and others */
	ANY_BEGIN = 1 << 1 | 1 << 3 | 1 << 5 | 1 << 7 | 1 << 9,
	ANY_INSIDE = ANY_BEGIN << 1
};

/* The labels that words of a token with this tag may have. */
static void
masks_of(const struct bio *b, struct str token, struct str tag, struct marked_span *s)
{
	bool compound = str_chr(token, '-', 1) < token.n - 1;
	unsigned shape = fold_shape(token), type;

	if (str_eqz(tag, "O")) {
		s->first = s->others = ANY_OUTSIDE;
		if (b->products && (shape & (SHAPE_UPPER_FIRST | SHAPE_UPPER_INNER | SHAPE_DIGIT)))
			s->first = s->others = ANY_OUTSIDE | ANY_OTHER;
		if (compound && (shape & SHAPE_UPPER_FIRST)) {
			s->first = ANY_OUTSIDE | ANY_BEGIN;
			s->others = ANY_OUTSIDE | ANY_INSIDE;
		}
		return;
	}
	type = type_of(str_sub(tag, 2, tag.n));
	s->first = (uint16_t)(1u << (tag.p[0] == 'B' ? tagger_begin(type) : tagger_inside(type)));
	s->others = (uint16_t)(1u << tagger_inside(type));
	if (type == TAGGER_TYPES - 1 && b->derived)
		s->first = s->others = ANY_OUTSIDE | ANY_OTHER;
	if (compound && type > 0)
		s->others |= ANY_OUTSIDE;
}

static void
add_token(struct bio *b, struct str token, struct str tag)
{
	static const char *const left = ".,;:!?)]}%…”", *const right = "([{„";
	struct marked_span s = { .article = 0 };
	bool quote = str_eqz(token, "\"");

	if (b->sentence.n > 0 && !b->glue && !(token.n == 1 && strchr(left, token.p[0])) && !str_eqz(token, "…") &&
	    !str_eqz(token, "”") && !(quote && b->open))
		buf_addc(&b->sentence, ' ');
	b->glue = (token.n == 1 && strchr(right, token.p[0])) || str_eqz(token, "„") || (quote && !b->open);
	if (quote)
		b->open = !b->open;
	s.start = (uint32_t)b->sentence.n;
	buf_adds(&b->sentence, token);
	s.end = (uint32_t)b->sentence.n;
	masks_of(b, token, tag, &s);
	if (s.first != ANY_OUTSIDE || s.others != ANY_OUTSIDE)
		vec_add(&b->spans, s);
}

static void
end_sentence(struct bio *b)
{
	uint32_t start;
	size_t i;

	if (b->sentence.n == 0)
		return;
	if (b->draft.fields.n == 0)
		draft_start(&b->draft);
	start = draft_add(&b->draft, buf_str(&b->sentence));
	for (i = 0; i < b->spans.n; i++) {
		struct marked_span s = b->spans.items[i];

		s.article = (uint32_t)b->m->articles.n;
		s.start += start;
		s.end += start;
		vec_add(&b->m->spans, s);
	}
	b->spans.n = 0;
	buf_reset(&b->sentence);
	b->open = b->glue = false;
	if (b->draft.fields.n > SENTENCES) {
		draft_close(b->m, &b->draft, b->lang);
		draft_start(&b->draft);
	}
}

static bool
read_bio(void *context, struct str name, struct str bytes, const char *why)
{
	struct bio *b = context;
	struct str line, token;

	(void)name;
	if (why != NULL)
		return false;
	while (str_cut(&bytes, '\n', &line)) {
		if (str_cut(&line, '\t', &token) && token.n > 0 && line.n > 0)
			add_token(b, token, line);
		else
			end_sentence(b);
	}
	end_sentence(b);
	if (b->draft.fields.n > 1)
		draft_close(b->m, &b->draft, b->lang);
	return true;
}

int
marked_bio(struct marked *m, const char *folder, const char *name, struct err *err)
{
	struct bio b = { .m = m, .lang = lang_find((struct str){ name, 2 }) };
	struct unpack u = { .each = read_bio, .context = &b, .max_size = (uint64_t)1 << 30 };
	char path[512];
	struct str packed;
	int status;

	b.products = strstr(name, "smartdata") != NULL || strstr(name, "europeana") != NULL;
	b.derived = strstr(name, "germeval") != NULL;
	snprintf(path, sizeof path, "other/%s.bio.xz", name);
	if (read_file(&m->arena, folder, path, &packed, err) != 0)
		return -1;
	status = unpack_bytes(&u, packed, err);
	draft_release(&b.draft);
	buf_release(&b.sentence);
	vec_release(&b.spans);
	return status;
}

/* --- All of it --- */

int
marked_freeze(struct marked *m, struct err *err)
{
	struct sentence_rules rules = { .lines = true };
	uint32_t a, s = 0;

	if (splitter_new(&m->rules, LANG_UND, err) != 0)
		return -1;
	rules.of[LANG_UND] = m->rules;
	m->corpus = corpus_new(m->articles.items, (uint32_t)m->articles.n, NULL, 0, &rules, 0);
	m->index = index_new(m->corpus, 0);
	for (a = 0; a <= m->articles.n; a++) {
		while (s < m->spans.n && m->spans.items[s].article < a)
			s++;
		vec_add(&m->first_span, s);
		vec_add(&m->first_other, (uint32_t)m->other.n);
		if (a < m->articles.n && m->twin.items[a] != UINT32_MAX)
			vec_add(&m->other, m->twin.items[a]);
	}
	m->counterparts = (struct counterparts){ m->first_other.items, m->other.items };
	return 0;
}

uint32_t
marked_run(const struct marked *m, uint32_t article, uint32_t n)
{
	return article < m->nnews ? (uint32_t)((uint64_t)article / 2 * n / (m->nnews / 2)) : n;
}

void
marked_tell(struct marked *m, struct knowledge *const *readers, uint32_t n)
{
	found_names found = { 0 };
	uint32_t a = 0, run;
	size_t i;

	m->told.n = m->first_told.n = 0;
	for (run = 0; run < n; run++) {
		struct recogniser *r = recogniser_new(m->corpus, m->index, readers[run], 0);
		struct recogniser_desk *desk = recogniser_desk_new(r);

		recogniser_keep_whole(desk);
		for (; a < m->articles.n && marked_run(m, a, n) == run; a++) {
			vec_add(&m->first_told, (uint32_t)m->told.n);
			found.n = 0;
			recogniser_article(desk, a, &found);
			for (i = 0; i < found.n; i++)
				vec_add(&m->told, ((struct sighting){ .start = found.items[i].start,
								      .bytes = found.items[i].end - found.items[i].start,
								      .type = found.items[i].type }));
		}
		recogniser_desk_free(desk);
		recogniser_free(r);
	}
	for (; a <= m->articles.n; a++)
		vec_add(&m->first_told, (uint32_t)m->told.n);
	vec_release(&found);
}

struct sightings
marked_told(const struct marked *m)
{
	return (struct sightings){ m->told.items, m->first_told.n == 0 ? NULL : m->first_told.items };
}

void
marked_release(struct marked *m)
{
	vec_release(&m->told);
	vec_release(&m->first_told);
	index_free(m->index);
	corpus_free(m->corpus);
	splitter_free(m->rules);
	vec_release(&m->articles);
	vec_release(&m->spans);
	vec_release(&m->first_span);
	vec_release(&m->first_other);
	vec_release(&m->other);
	vec_release(&m->twin);
	arena_release(&m->arena);
}
