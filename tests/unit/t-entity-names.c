/* Finding names: tokens, the tagger's rules, and spans on small texts of our own with the model of data/. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "entity/agree.h"
#include "entity/recognise.h"
#include "entity/scores.h"
#include "entity/sever.h"
#include "entity/train.h"

enum { MOST = 16 };

/* --- A corpus of a few articles --- */

struct world {
	struct arena arena;
	VEC(const struct article *) articles;
	uint32_t story[MOST]; /* 0: of none */
	uint32_t first[MOST + 1], other[MOST * MOST];
	struct sentence_rules rules;
	struct knowledge *knowledge;
	struct counterparts *counterparts;
	struct corpus *corpus;
	struct index *index;
	struct recogniser *recogniser;
	struct recogniser_desk *desk;
	found_names found;
};

static void
start(struct world *w)
{
	struct err err = { "" };

	*w = (struct world){ .corpus = NULL };
	cr_assert(eq(int, knowledge_new(&w->knowledge, &err), 0), "%s", err.msg);
}

static void
stop(struct world *w)
{
	lang_id lang;

	recogniser_desk_free(w->desk);
	recogniser_free(w->recogniser);
	index_free(w->index);
	corpus_free(w->corpus);
	for (lang = 0; lang <= LANG_DE; lang++)
		splitter_free((struct splitter *)w->rules.of[lang]);
	knowledge_free(w->knowledge);
	vec_release(&w->articles);
	vec_release(&w->found);
	arena_release(&w->arena);
}

static void
tell(struct world *w, lang_id lang, uint32_t story, const char *text)
{
	struct article *a = arena_array(&w->arena, struct article, 1);
	struct field *fields = arena_array(&w->arena, struct field, 2);
	struct buf b = { 0 };

	buf_addc(&b, '\n');
	buf_addz(&b, text);
	fields[1] = (struct field){ 1, (uint32_t)b.n, FIELD_PARAGRAPH };
	*a = (struct article){
		.text = arena_str(&w->arena, buf_str(&b)), .lang = lang, .nfields = 2, .fields = fields
	};
	w->story[w->articles.n] = story;
	vec_add(&w->articles, a);
	buf_release(&b);
}

static void
make(struct world *w, unsigned threads)
{
	struct counterparts *c = arena_array(&w->arena, struct counterparts, 1);
	uint32_t n = 0, a, b;
	lang_id lang;
	struct err err;

	for (lang = 0; lang <= LANG_DE; lang++)
		cr_assert(eq(int, splitter_new((struct splitter **)&w->rules.of[lang], lang, &err), 0));
	for (a = 0; a < w->articles.n; a++) {
		w->first[a] = n;
		for (b = 0; b < w->articles.n; b++)
			if (a != b && w->story[a] != 0 && w->story[a] == w->story[b])
				w->other[n++] = b;
	}
	w->first[a] = n;
	*c = (struct counterparts){ w->first, w->other };
	w->corpus = corpus_new(w->articles.items, (uint32_t)w->articles.n, NULL, 0, &w->rules, threads);
	w->index = index_new(w->corpus, threads);
	w->recogniser = recogniser_new(w->corpus, w->index, w->knowledge, threads);
	recogniser_hear(w->recogniser, c, (struct sightings){ NULL, NULL });
	w->counterparts = c;
	w->desk = recogniser_desk_new(w->recogniser);
}

/* The names of an article as "text|type text|type". */
static const char *
names(struct world *w, uint32_t article)
{
	struct buf b = { 0 };
	size_t i;

	w->found.n = 0;
	recogniser_article(w->desk, article, &w->found);
	for (i = 0; i < w->found.n; i++) {
		const struct found_name *f = &w->found.items[i];

		cr_expect(lt(u32, f->start, f->end));
		cr_expect(i == 0 || f[-1].end <= f->start, "ascending, apart");
		buf_addf(&b, "%s" STR_FMT "|%s", i > 0 ? "; " : "",
			 STR_ARG(str_sub(w->articles.items[article]->text, f->start, f->end)),
			 mention_type_code((enum mention_type)f->type));
	}
	{
		const char *copy = arena_strz(&w->arena, buf_str(&b));

		buf_release(&b);
		return copy;
	}
}

/* The names of one text by itself. */
static void
expect(lang_id lang, const char *text, const char *wanted)
{
	struct world w;

	start(&w);
	tell(&w, lang, 0, text);
	make(&w, 1);
	cr_expect(eq(str, (char *)names(&w, 0), (char *)wanted), "%s", text);
	stop(&w);
}

/* --- Tokens --- */

Test(features, gaps)
{
	static const struct {
		const char *between;
		enum token_gap gap;
	} cases[] = {
		{ "", TOKEN_NONE },
		{ " ", TOKEN_SPACE },
		{ "\xC2\xA0", TOKEN_SPACE },
		{ "-", TOKEN_HYPHEN },
		{ "\xE2\x80\x91", TOKEN_HYPHEN },
		{ " - ", TOKEN_DASH },
		{ " \xE2\x80\x93 ", TOKEN_DASH },
		{ ", ", TOKEN_COMMA },
		{ ". ", TOKEN_DOT },
		{ ": ", TOKEN_COLON },
		{ " (", TOKEN_PAREN },
		{ ") ", TOKEN_UNPAREN },
		{ "/", TOKEN_SLASH },
		{ " \xC2\xAB\xC2\xA0", TOKEN_OPEN },
		{ " \xE2\x80\x9E", TOKEN_OPEN },
		{ "\xC2\xA0\xC2\xBB", TOKEN_CLOSE },
		{ " \"", TOKEN_OPEN },
		{ "\"", TOKEN_CLOSE },
		{ " & ", TOKEN_OTHER },
	};
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect(eq(int, (int)features_gap(str_of(cases[i].between), 0, strlen(cases[i].between)),
			     (int)cases[i].gap),
			  "'%s'", cases[i].between);
}

static const struct lexeme *
lexeme_of(const struct world *w, const struct lexemes *x, lang_id lang, const char *form)
{
	uint32_t id = intern_find(w->index->forms, str_of(form));

	cr_assert(ne(u32, id, INTERN_NONE), "%s", form);
	return lexemes_of(lexemes_table(x, lang), id);
}

Test(features, quoted_words)
{
	enum { WORDS = 12 };
	struct lexeme film = { .shape = LEXEME_LOWER, .cue = 1 + MENTION_PRODUCT }, low = { .shape = LEXEME_LOWER },
		      high = { .shape = LEXEME_UPPER };
	struct token t[WORDS];
	struct feature_place places[FEATURE_BEFORE + WORDS + FEATURE_BEHIND];
	const struct feature_place *p = places + FEATURE_BEFORE;
	size_t i;

	for (i = 0; i < WORDS; i++)
		t[i] = (struct token){ .lexeme = &low, .gap = i == 0 ? TOKEN_START : TOKEN_SPACE };
	t[0].lexeme = &film; /* film "Nuit noire" et … */
	t[1].lexeme = &high;
	t[1].gap = TOKEN_OPEN;
	t[3].gap = TOKEN_CLOSE;
	features_places(t, WORDS, places);
	cr_expect(eq(int, p[0].quoted, 0));
	cr_expect(eq(int, p[1].quoted, QUOTED | QUOTED_FIRST | QUOTED_LENGTH | QUOTED_CERTAIN | QUOTED_CUE * (1 + MENTION_PRODUCT)));
	cr_expect(eq(int, p[2].quoted, QUOTED | QUOTED_LENGTH | QUOTED_CERTAIN | QUOTED_CUE * (1 + MENTION_PRODUCT)));
	cr_expect(eq(int, p[3].quoted, 0));
	t[3].gap = TOKEN_SPACE;
	features_places(t, WORDS, places);
	cr_expect(eq(int, p[1].quoted, 0), "what ends nowhere near is speech");
}

Test(lexemes, what_is_known_of_a_word)
{
	static const struct {
		const char *form;
		enum lexeme_shape shape;
		bool begins;
	} cases[] = {
		{ "Zhipu", LEXEME_UPPER, true },
		{ "BCE", LEXEME_CAPS, true },
		{ "X", LEXEME_LETTER, true },
		{ "SenseTime", LEXEME_INNER, true },
		{ "2024", LEXEME_NUMBER, true },
		{ "01.ai", LEXEME_MIXED, true },
		{ "G42", LEXEME_MIXED, true },
		{ "l\xE2\x80\x99", LEXEME_ELISION, false },
		{ "entreprise", LEXEME_LOWER, true },
		{ "souvent", LEXEME_LOWER, false },
		{ "IA", LEXEME_CAPS, false },
		{ "L\xE2\x80\x99", LEXEME_ELISION, true },
	};
	struct feature_key parts;
	struct world w;
	struct lexemes *x;
	size_t i;

	start(&w);
	tell(&w, LANG_FR, 0,
	     "Zhipu BCE X SenseTime 2024 01.ai G42 l\xE2\x80\x99"
	     "entreprise souvent IA L\xE2\x80\x99Oréal Zelensky Groupe Danoise danoise mer ville seconde");
	tell(&w, LANG_DE, 0, "Zhipus Unternehmen Selenskyj X AG Europa Deutschlands Laatzen Butterkontrolle von");
	make(&w, 1);
	x = lexemes_new(w.corpus, w.index, w.knowledge, NULL, 1);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct lexeme *l = lexeme_of(&w, x, LANG_FR, cases[i].form);

		cr_expect(eq(int, l->shape, (int)cases[i].shape), "%s", cases[i].form);
		cr_expect(eq(int, l->begins, (int)cases[i].begins), "%s", cases[i].form);
	}
	cr_expect(eq(u64, lexeme_of(&w, x, LANG_DE, "Zhipus")->bare, lexeme_of(&w, x, LANG_FR, "Zhipu")->key));
	cr_expect(eq(u32, lexeme_of(&w, x, LANG_DE, "Selenskyj")->heard[HEARD_SOUND],
		     lexeme_of(&w, x, LANG_FR, "Zelensky")->heard[HEARD_SOUND]));
	cr_expect(ne(u32, lexeme_of(&w, x, LANG_FR, "Zelensky")->heard[HEARD_SOUND], (uint32_t)HEARD_NOTHING));
	cr_expect(eq(int, lexeme_of(&w, x, LANG_DE, "Unternehmen")->cue, 1 + MENTION_ORGANISATION));
	cr_expect(lexeme_of(&w, x, LANG_DE, "AG")->tail);
	cr_expect(eq(int, lexeme_of(&w, x, LANG_DE, "Europa")->gazetteer, 1 + MENTION_PLACE));
	cr_expect(eq(int, lexeme_of(&w, x, LANG_DE, "Deutschlands")->gazetteer, 1 + MENTION_PLACE), "without its genitive");
	cr_expect(eq(int, lexeme_of(&w, x, LANG_DE, "Laatzen")->gazetteer, 1 + MENTION_PLACE), "a town");
	cr_expect(eq(u32, lexeme_of(&w, x, LANG_DE, "Laatzen")->thing, UINT32_MAX));
	cr_expect(lexeme_of(&w, x, LANG_FR, "Danoise")->inhabitant);
	cr_expect(eq(int, lexeme_of(&w, x, LANG_FR, "Danoise")->cue, 1 + MENTION_PERSON));
	cr_expect(not(lexeme_of(&w, x, LANG_FR, "danoise")->inhabitant), "an adjective");
	cr_expect(lexeme_of(&w, x, LANG_FR, "mer")->head);
	cr_expect(not(lexeme_of(&w, x, LANG_FR, "ville")->head));
	cr_expect(lexeme_of(&w, x, LANG_FR, "seconde")->begins, "seconde guerre mondiale");
	cr_expect(lexeme_of(&w, x, LANG_DE, "von")->begins, "von der Leyen");
	lexemes_key(w.index, w.knowledge, LANG_DE, lexeme_of(&w, x, LANG_DE, "Butterkontrolle"), &parts);
	cr_expect(ne(u64, parts.ordinary, (uint64_t)0));
	cr_expect(parts.whole, "both are words");
	lexemes_key(w.index, w.knowledge, LANG_DE, lexeme_of(&w, x, LANG_DE, "Zhipus"), &parts);
	cr_expect(eq(u64, parts.ordinary, (uint64_t)0));
	cr_expect(not(lexemes_speaks(x, LANG_EN)));
	lexemes_free(x);
	stop(&w);
}

/* The token of an article that is this word. */
static const struct token *
token_of(const struct world *w, const struct token_run *r, const char *form)
{
	size_t i;

	for (i = 0; i < r->tokens.n; i++)
		if (str_eqz(intern_get(w->index->forms, r->tokens.items[i].lexeme->form), form))
			return &r->tokens.items[i];
	cr_assert(false, "%s", form);
	return NULL;
}

/* What the other versions say of it. */
static uint8_t
evidence_of(const struct world *w, const struct token_run *r, const char *form)
{
	return token_of(w, r, form)->evidence;
}

Test(tokens, every_other_version_is_heard)
{
	struct world w;
	struct lexemes *x;
	struct token_source source;
	struct tokens_reader *reader;
	struct token_run *r;
	uint32_t a;

	start(&w);
	tell(&w, LANG_FR, 1, "Selon Brandweiner et Sonnleitner, le marteau de Talhof est tombé. Selon Kirnbauer aussi.");
	for (a = 0; a < 6; a++) /* more than a reader keeps */
		tell(&w, LANG_DE, 1,
		     a == 0   ? "Am Ende lobte Brandweiner die runde Sache."
		     : a == 3 ? "Danach schwieg Sonnleitner lange."
		     : a == 5 ? "Nun ist die Runde bei Talhof."
			      : "Es regnete.");
	tell(&w, LANG_FR, 1, "Selon Kirnbauer, tout va bien."); /* the same language is no other version */
	make(&w, 1);
	x = lexemes_new(w.corpus, w.index, w.knowledge, NULL, 1);
	source = (struct token_source){ w.corpus, w.index, w.knowledge, x, w.counterparts, { NULL, NULL } };
	reader = tokens_reader_new(&source);
	r = tokens_read(reader, 0);
	cr_expect(eq(u8, evidence_of(&w, r, "Talhof"), EVIDENCE_UNKNOWN));
	cr_assert(tokens_evidence(reader, r));
	cr_expect(eq(u32, r->article, 0));
	cr_expect(eq(u8, evidence_of(&w, r, "Brandweiner"), EVIDENCE_SAME));
	cr_expect(eq(u8, evidence_of(&w, r, "Sonnleitner"), EVIDENCE_SAME));
	cr_expect(eq(u8, evidence_of(&w, r, "Talhof"), EVIDENCE_SAME));
	cr_expect(eq(u8, evidence_of(&w, r, "Kirnbauer"), EVIDENCE_NONE));
	cr_expect(eq(u8, evidence_of(&w, r, "marteau"), EVIDENCE_NONE));
	r = tokens_read(reader, 6);
	cr_expect(eq(u8, token_of(&w, r, "Runde")->own, 1), "what another article says is not its own");
	cr_assert(tokens_evidence(reader, r));
	cr_expect(eq(u8, evidence_of(&w, r, "Talhof"), EVIDENCE_SAME));
	cr_expect(eq(u8, evidence_of(&w, r, "Nun"), EVIDENCE_NONE));
	tokens_reader_free(reader);
	lexemes_free(x);
	stop(&w);
}

/* Where a word stands in the first sentence of an article, as a name. */
static struct sighting
sighted(const struct world *w, uint32_t article, const char *word, enum mention_type type)
{
	struct str text = w->corpus->articles[article]->text;

	return (struct sighting){ .start = (uint32_t)str_find(text, str_of(word), 0),
				  .bytes = (uint32_t)strlen(word),
				  .type = type };
}

Test(tokens, the_names_of_other_versions_are_told)
{
	uint32_t first[] = { 0, 1, 2, 3, 4 };
	struct sighting told[4];
	struct token_source source;
	struct tokens_reader *reader;
	struct lexemes *x;
	struct token_run *r;
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 1, "Selon Talhof, Brandweiner et Kirnbauer, Sonnleitner est là.");
	tell(&w, LANG_DE, 1, "Am Ende lobte Brandweiner die Runde bei Talhof.");
	tell(&w, LANG_FR, 1, "Kirnbauer va bien.");
	tell(&w, LANG_FR, 0, "Sonnleitner va bien.");
	make(&w, 1);
	told[0] = sighted(&w, 0, "Talhof", MENTION_PERSON); /* its own */
	told[1] = sighted(&w, 1, "Brandweiner", MENTION_PERSON);
	told[2] = sighted(&w, 2, "Kirnbauer", MENTION_ORGANISATION);
	told[3] = sighted(&w, 3, "Sonnleitner", MENTION_PERSON);
	x = lexemes_new(w.corpus, w.index, w.knowledge, NULL, 1);
	source = (struct token_source){ w.corpus, w.index, w.knowledge, x, w.counterparts, { told, first } };
	reader = tokens_reader_new(&source);
	r = tokens_read(reader, 0);
	cr_assert(tokens_evidence(reader, r));
	cr_expect(eq(u8, token_of(&w, r, "Talhof")->named[1], 0));
	cr_expect(eq(u8, token_of(&w, r, "Talhof")->named[0], 1 << MENTION_PERSON), "by itself");
	cr_expect(eq(u8, token_of(&w, r, "Brandweiner")->named[0], 0));
	cr_expect(eq(u8, token_of(&w, r, "Brandweiner")->named[1], 1 << MENTION_PERSON));
	cr_expect(eq(u8, token_of(&w, r, "Kirnbauer")->named[1], 1 << MENTION_ORGANISATION), "of its language, through the other");
	cr_expect(eq(u8, evidence_of(&w, r, "Kirnbauer"), EVIDENCE_NONE), "whose capitals say nothing new");
	cr_expect(eq(u8, token_of(&w, r, "Sonnleitner")->named[1], 0), "another story");
	tokens_reader_free(reader);
	lexemes_free(x);
	stop(&w);
}

/* --- The tagger --- */

enum { SLOTS = 256, MOST_TOKENS = 40 };

struct model {
	struct tagger_header header;
	struct tagger_row rows[SLOTS];
} __attribute__((packed));

static void
any_model(struct model *m, uint64_t *random)
{
	size_t i;
	unsigned y, z;

	*m = (struct model){ .header = { .magic = TAGGER_MAGIC, .slots = SLOTS, .unit = 0.03F } };
	for (i = 0; i < SLOTS; i++) {
		m->rows[i].mark =
			(uint16_t)(1 + train_random(random, 65535)); /* full: looking up must end all the same */
		for (y = 0; y < TAGGER_LABELS; y++)
			m->rows[i].weight[y] = (int8_t)((int)train_random(random, 255) - 127);
	}
	for (z = 0; z <= TAGGER_LABELS; z++)
		for (y = 0; y < TAGGER_LABELS; y++)
			m->header.transition[z][y] = (int16_t)((int)train_random(random, 400) - 200);
}

Test(tagger, refuses_what_is_no_model)
{
	struct model m;
	struct str bytes = { (const char *)&m, sizeof m };
	uint64_t random = 1;
	struct tagger *t;

	any_model(&m, &random);
	t = tagger_of(bytes);
	cr_assert(t != NULL);
	tagger_free(t);
	cr_expect(tagger_of((struct str){ NULL, 0 }) == NULL);
	cr_expect(tagger_of(str_sub(bytes, 0, 20)) == NULL);
	cr_expect(tagger_of(str_sub(bytes, 0, bytes.n - 1)) == NULL);
	m.header.slots = SLOTS - 1;
	cr_expect(tagger_of(bytes) == NULL);
	m.header.slots = 0;
	cr_expect(tagger_of(bytes) == NULL);
	m.header.slots = SLOTS;
	m.header.magic[6] = '2';
	cr_expect(tagger_of(bytes) == NULL);
	m.header.magic[6] = '1';
	m.header.transition[2][1] = TAGGER_STEEPEST + 1;
	cr_expect(tagger_of(bytes) == NULL);
	m.header.transition[2][1] = TAGGER_STEEPEST;
	m.header.unit = 0.0001F; /* what paths are given up by is more than sixteen bits hold */
	cr_expect(tagger_of(bytes) == NULL);
}

Test(tagger, forbidden_labels_never_come_out)
{
	struct lexeme lexemes[40] = { { .key = 0 } };
	struct token tokens[40] = { { .lexeme = NULL } };
	uint8_t labels[40];
	uint64_t random = 3;
	unsigned round, named = 0;
	struct model m;
	size_t i, n;

	for (round = 0; round < 300; round++) {
		struct tagger_desk *d;
		struct tagger *t;

		any_model(&m, &random);
		t = tagger_of((struct str){ (const char *)&m, sizeof m });
		d = tagger_desk_new(t);
		n = 1 + train_random(&random, 40);
		for (i = 0; i < n; i++) {
			unsigned y, k;

			lexemes[i] = (struct lexeme){ .key = train_random(&random, 1000),
						      .begins = train_random(&random, 3) > 0 };
			lexemes[i].shape = (uint8_t)train_random(&random, 8);
			for (k = 0; k < FEATURE_OFFSETS; k++)
				for (y = 0; y < TAGGER_LABELS; y++)
					lexemes[i].sums.at[k][scores_place(y)] = (int16_t)((int)train_random(&random, 200) - 100);
			tokens[i] = (struct token){ .lexeme = &lexemes[i],
						    .gap = (uint8_t)train_random(&random, TOKEN_OTHER + 1) };
		}
		tagger_run(d, tokens, n, LANG_FR, 0.5, labels);
		for (i = 0; i < n; i++) {
			bool inside = labels[i] != TAGGER_OUTSIDE && !tagger_begins(labels[i]);

			cr_assert(tagger_follows(i == 0 ? (unsigned)TAGGER_START : labels[i - 1], labels[i]));
			cr_assert(lexemes[i].begins || tagger_begins(labels[i]) == 0);
			cr_assert(inside == false || (tokens[i].gap != TOKEN_PAREN && tokens[i].gap != TOKEN_COMMA));
			named += labels[i] != TAGGER_OUTSIDE;
		}
		tagger_run(d, tokens, 0, LANG_FR, 0.5, labels);
		tagger_desk_free(d);
		tagger_free(t);
	}
	cr_expect(gt(uint, named, 100u));
}

/* A naive twin of tagger_run(): every feature is looked for, row by row; all ways from label to label. */
static const struct tagger_row *
row_of(const struct model *m, uint64_t feature)
{
	uint16_t mark;
	uint32_t slot = tagger_slot(feature, SLOTS, &mark), k;

	for (k = 0; k < TAGGER_PROBES; k++) {
		const struct tagger_row *row = &m->rows[(slot + k) % SLOTS];

		if (row->mark == mark)
			return row;
		if (row->mark == 0)
			return NULL;
	}
	return NULL;
}

static int
sum_of(const struct model *m, const uint64_t *features, size_t n, unsigned y)
{
	int sum = 0;

	while (n-- > 0) {
		const struct tagger_row *row = row_of(m, features[n]);

		sum += row == NULL ? 0 : row->weight[y];
	}
	return sum;
}

/* What a label gets, and how much of it is by the words alone, and by pairs of words. */
struct naive_score {
	int all, words, pairs;
};

static struct naive_score
score_of(const struct model *m, const struct token *t, size_t n, size_t i, unsigned y)
{
	struct feature_place places[MOST_TOKENS + FEATURE_BEFORE + FEATURE_BEHIND];
	struct naive_score s = { .all = 0 };
	uint64_t features[FEATURES_MOST];
	struct feature_view v;
	int offset;

	for (offset = -2; offset <= 2; offset++)
		if (i - (size_t)(ptrdiff_t)offset < n)
			s.words += t[i - (size_t)(ptrdiff_t)offset].lexeme->sums.at[offset + 2][scores_place(y)];
	features_places(t, n, places);
	v = (struct feature_view){ &t[i], &places[FEATURE_BEFORE + i], LANG_FR };
	s.all = s.words + sum_of(m, features, features_context(&v, features), y);
	features_words(v.place, features);
	s.pairs = sum_of(m, features, FEATURE_WORDS, y);
	return s;
}

static bool
allowed(const struct token *t, unsigned label)
{
	bool apart = t->gap == TOKEN_PAREN || t->gap == TOKEN_UNPAREN || t->gap == TOKEN_COMMA || t->gap == TOKEN_SLASH;

	return label == TAGGER_OUTSIDE || (tagger_begins(label) ? t->lexeme->begins : !apart);
}

/* So far behind O that it is not looked at. */
static bool
hopeless(const struct model *m, struct naive_score label, struct naive_score o)
{
	double unit = (double)m->header.unit;

	return label.words < o.words - (int)(6.0 / unit) || label.all - label.pairs < o.all - o.pairs - (int)(4.5 / unit);
}

enum { NO_WAY = -1000000000 };

/* The best ways to each label of token ${i}, by those to the token before; one that is far behind is no way. */
static void
best_ways(const struct model *m, const struct token *t, size_t n, size_t i, const int *before, int *now, uint8_t *from)
{
	int best = NO_WAY, behind = (int)(5.0 / (double)m->header.unit), outside = (int)(0.5 / (double)m->header.unit);
	struct naive_score scores[TAGGER_LABELS];
	unsigned y, z, ways = 0;

	for (y = 0; y < TAGGER_LABELS; y++) {
		bool may = allowed(&t[i], y);

		now[y] = NO_WAY;
		scores[y] = score_of(m, t, n, i, y);
		may &= y == TAGGER_OUTSIDE || !hopeless(m, scores[y], scores[TAGGER_OUTSIDE]);
		for (z = 0; z <= TAGGER_START && may; z++)
			if (before[z] > NO_WAY && tagger_follows(z, y) && before[z] + m->header.transition[z][y] > now[y]) {
				now[y] = before[z] + m->header.transition[z][y];
				from[y] = (uint8_t)z;
			}
		ways += now[y] > NO_WAY;
	}
	for (y = 0; y < TAGGER_LABELS && ways > 1; y++)
		if (now[y] > NO_WAY) {
			now[y] += scores[y].all - (y == TAGGER_OUTSIDE ? outside : 0);
			best = now[y] > best ? now[y] : best;
		}
	for (y = 0; y < TAGGER_LABELS; y++)
		if (now[y] < best - behind)
			now[y] = NO_WAY;
	now[TAGGER_START] = NO_WAY;
}

static void
run_naively(const struct model *m, const struct token *t, size_t n, uint8_t *labels)
{
	int best[MOST_TOKENS + 1][TAGGER_LABELS + 1];
	uint8_t from[MOST_TOKENS][TAGGER_LABELS], y = 0;
	unsigned z;
	size_t i;

	for (z = 0; z <= TAGGER_START; z++)
		best[0][z] = z == TAGGER_START ? 0 : NO_WAY;
	for (i = 0; i < n; i++)
		best_ways(m, t, n, i, best[i], best[i + 1], from[i]);
	for (z = 1; z < TAGGER_LABELS; z++)
		y = best[n][z] > best[n][y] ? (uint8_t)z : y;
	for (i = n; i-- > 0; y = from[i][y])
		labels[i] = y;
}

/* A token as hostile as they come. */
static void
any_token(struct token *t, struct lexeme *l, uint64_t *random)
{
	unsigned y, k;

	*l = (struct lexeme){ .key = train_random(random, 30), .begins = train_random(random, 3) > 0 };
	l->shape = (uint8_t)train_random(random, 8);
	l->vocabulary = (uint8_t)train_random(random, 4);
	l->person = (uint8_t)train_random(random, 4);
	l->cue = (uint8_t)(train_random(random, 3) == 0 ? train_random(random, 6) : 0);
	l->look = features_look(l);
	for (k = 0; k < FEATURE_OFFSETS; k++)
		for (y = 0; y < TAGGER_LABELS; y++)
			l->sums.at[k][scores_place(y)] = (int16_t)((int)train_random(random, 60) - 30);
	*t = (struct token){ .lexeme = l, .gap = (uint8_t)train_random(random, TOKEN_OTHER + 1) };
	t->evidence = (uint8_t)train_random(random, EVIDENCE_LOWER + 1);
	t->own = (uint8_t)train_random(random, 4);
	for (k = 0; k < 2; k++) {
		t->full[k] = (uint8_t)train_random(random, 2);
		t->cues[k] = (uint8_t)(train_random(random, 2) == 0 ? train_random(random, 32) : 0);
	}
	t->gazetteer = (uint8_t)(train_random(random, 3) == 0 ? train_random(random, 11) : 0);
}

/* A model that has some of the features of these tokens, as make-names writes it. */
static void
some_model(struct model *m, const struct token *t, size_t n, uint64_t *random)
{
	struct feature_place places[MOST_TOKENS + FEATURE_BEFORE + FEATURE_BEHIND];
	uint64_t features[FEATURES_MOST];
	struct feature_view v;
	size_t i, k, found;
	uint32_t used = 0;
	unsigned y;

	any_model(m, random);
	memset(m->rows, 0, sizeof m->rows);
	features_places(t, n, places);
	for (i = 0; i < n; i++) {
		v = (struct feature_view){ &t[i], &places[FEATURE_BEFORE + i], LANG_FR };
		found = features_context(&v, features);
		for (k = 0; k < found && used < SLOTS / 4 * 3; k++) {
			uint16_t mark;
			uint32_t slot = tagger_slot(features[k], SLOTS, &mark);

			if (train_random(random, 3) > 0 || row_of(m, features[k]) != NULL)
				continue;
			while (m->rows[slot].mark != 0)
				slot = (slot + 1) % SLOTS;
			m->rows[slot].mark = mark;
			for (y = 0; y < TAGGER_LABELS; y++)
				m->rows[slot].weight[y] = (int8_t)((int)train_random(random, 120) - 60);
			used++;
		}
	}
}

Test(tagger, finds_what_a_naive_one_finds)
{
	struct lexeme lexemes[MOST_TOKENS];
	struct token tokens[MOST_TOKENS];
	uint8_t labels[MOST_TOKENS], wanted[MOST_TOKENS];
	uint64_t random = 7;
	unsigned round, named = 0, inside = 0;
	struct model m;
	size_t i, n;

	for (round = 0; round < 400; round++) {
		struct tagger_desk *d;
		struct tagger *t;
		unsigned again;

		n = 1 + train_random(&random, MOST_TOKENS);
		for (i = 0; i < n; i++)
			any_token(&tokens[i], &lexemes[i], &random);
		some_model(&m, tokens, n, &random);
		t = tagger_of((struct str){ (const char *)&m, sizeof m });
		d = tagger_desk_new(t);
		run_naively(&m, tokens, n, wanted);
		for (again = 0; again < 2; again++) { /* with what the desk has met before, too */
			tagger_run(d, tokens, n, LANG_FR, 0.5, labels);
			for (i = 0; i < n; i++)
				cr_assert(eq(int, labels[i], wanted[i]), "round %u, token %zu of %zu", round, i, n);
		}
		for (i = 0; i < n; i++) {
			named += tagger_begins(labels[i]);
			inside += labels[i] != TAGGER_OUTSIDE && !tagger_begins(labels[i]);
		}
		tagger_desk_free(d);
		tagger_free(t);
	}
	cr_expect(gt(uint, named, 1000u));
	cr_expect(gt(uint, inside, 300u));
}

Test(train, learns_and_obeys_what_is_allowed)
{
	/* Feature 0 is of names, 1 of other words; the last token may be either, but feature 0 says which. */
	static const uint32_t first[] = { 0, 1, 2, 3, 4 }, feature[] = { 1, 0, 1, 0 };
	static const uint16_t allowed[] = { 1, 1 << 1, 1, 1 | 1 << 1 };
	struct train_sentence s = { 4, first, feature, allowed };
	static const uint16_t impossible[] = { 1, 1 << 2, 1, 1 };
	struct train_sentence bad = { 4, first, feature, impossible }; /* inside, with nothing before */
	struct train *t = train_new(2, 0.3, 0);
	double before = train_step(t, &s), after = before;
	int i;

	for (i = 0; i < 50; i++)
		after = train_step(t, &s);
	cr_expect(lt(dbl, before, -2.0));
	cr_expect(gt(dbl, after, -0.2));
	cr_expect(gt(flt, t->rows[0].w[1], t->rows[0].w[0]));
	cr_expect(lt(flt, t->rows[1].w[1], t->rows[1].w[0]));
	cr_expect(eq(dbl, train_step(t, &bad), 0.0));
	train_free(t);
}

/* --- Agreement in an article --- */

/* Tokens of words with a blank between, a capital where they have one; "." ends a sentence, "," is one. */
static void
run_of(struct token_run *r, struct lexeme *lexemes, const char *text)
{
	struct str rest = str_of(text), word;
	uint8_t gap = TOKEN_START;
	uint32_t at = 0;

	*r = (struct token_run){ .article = 0 };
	while (str_cut(&rest, ' ', &word)) {
		struct lexeme *l = &lexemes[r->tokens.n];

		if (str_eqz(word, ".")) {
			vec_add(&r->sentences, ((struct token_sentence){ at, (uint32_t)r->tokens.n - at }));
			at = (uint32_t)r->tokens.n;
			gap = TOKEN_START;
			continue;
		}
		if (str_eqz(word, ",") || str_eqz(word, "-") || str_eqz(word, ":")) {
			gap = word.p[0] == ',' ? TOKEN_COMMA : word.p[0] == ':' ? TOKEN_COLON : TOKEN_HYPHEN;
			continue;
		}
		*l = (struct lexeme){ .key = str_hash(word), .length = (uint8_t)word.n, .begins = true };
		l->shape = word.p[0] >= '0' && word.p[0] <= '9' ? LEXEME_NUMBER
			   : word.p[0] >= 'a'                   ? LEXEME_LOWER
								: LEXEME_UPPER;
		l->vocabulary = l->shape == LEXEME_LOWER || str_eqz(word, "Transport");
		l->tail = str_eqz(word, "Group");
		l->joins = str_eqz(word, "et");
		l->a = str_eqz(word, "une");
		l->cue = str_eqz(word, "filiale") || str_eqz(word, "université") ? 1 + MENTION_ORGANISATION : 0;
		if (str_endsz(word, "s"))
			l->bare = str_hash(str_sub(word, 0, word.n - 1));
		if (l->shape != LEXEME_LOWER)
			vec_add(&r->capitals, (uint32_t)r->tokens.n);
		vec_add(&r->tokens, ((struct token){ .lexeme = l, .gap = gap }));
		gap = TOKEN_SPACE;
	}
	vec_add(&r->sentences, ((struct token_sentence){ at, (uint32_t)r->tokens.n - at }));
}

static void
change(void (*changes)(const struct token_run *, agree_names *), const char *text, const agree_names *in,
       const struct agree_name *wanted, size_t n)
{
	struct lexeme lexemes[60];
	struct token_run r;
	agree_names out = { 0 };
	size_t i;

	run_of(&r, lexemes, text);
	for (i = 0; i < in->n; i++)
		vec_add(&out, in->items[i]);
	changes(&r, &out);
	cr_assert(eq(sz, out.n, n), "%s", text);
	for (i = 0; i < n; i++) {
		cr_expect(eq(u32, out.items[i].at, wanted[i].at), "%s: %zu", text, i);
		cr_expect(eq(u32, out.items[i].n, wanted[i].n), "%s: %zu", text, i);
		cr_expect(eq(int, out.items[i].type, wanted[i].type), "%s: %zu", text, i);
	}
	vec_release(&out);
	tokens_release(&r);
}

#define CHANGE(how, text, given, ...)                                                                    \
	do {                                                                                             \
		struct agree_name in_[] = { given };                                                     \
		const struct agree_name w_[] = { __VA_ARGS__ };                                          \
		change(how, text, &(agree_names){ in_, sizeof in_ / sizeof *in_, 0 }, w_,                \
		       sizeof w_ / sizeof *w_);                                                          \
	} while (0)
#define AGREE(text, given, ...) CHANGE(agree_within, text, P(given), __VA_ARGS__)
#define SEVER(text, given, ...) CHANGE(sever_names, text, P(given), __VA_ARGS__)
#define P(...) __VA_ARGS__

Test(agree, a_name_is_one_wherever_it_stands)
{
	enum { PER = MENTION_PERSON, ORG = MENTION_ORGANISATION, LOC = MENTION_PLACE, PROD = MENTION_PRODUCT };

	/* A full name found once; a surname alone is that person, whatever it was taken for. */
	AGREE("Ana Kowal dit . Kowal rit . puis Ana Kowal sort et Kowals ami", P({ 0, 2, PER }, { 3, 1, LOC }),
	      { 0, 2, PER }, { 3, 1, PER }, { 6, 2, PER }, { 10, 1, PER });
	/* What is told of it beside it. */
	AGREE("université Talhof rit . Talhof dit", P({ 0, 2, ORG }, { 3, 1, LOC }), { 0, 2, ORG }, { 3, 1, ORG });
	/* No genitive, though it looks like one. */
	AGREE("Boris dit . Boris Johnson rit", P({ 0, 1, PER }, { 2, 2, PER }), { 0, 1, PER }, { 2, 2, PER });
	/* A firm without the word that it may be called without. */
	AGREE("Zhipu Group croît . Zhipu vend . Zhipu", P({ 0, 2, ORG }, { 3, 1, PER }), { 0, 2, ORG }, { 3, 1, ORG },
	      { 5, 1, ORG });
	/* The type that a spelling has most often; not across the end of a sentence. */
	AGREE("Alat paie . Alat . Alat Kowal", P({ 0, 1, ORG }, { 2, 1, ORG }, { 3, 1, PER }), { 0, 1, ORG },
	      { 2, 1, ORG }, { 3, 1, ORG });
	/* A number that is repeated belongs to the name; so it does behind a product. One that is not does not. */
	AGREE("Ariane 6 vole . puis Ariane 6", P({ 0, 1, LOC }), { 0, 2, PROD }, { 4, 2, PROD });
	AGREE("Ariane 6 vole", P({ 0, 1, PROD }), { 0, 2, PROD });
	AGREE("Berne 6 voix", P({ 0, 1, LOC }), { 0, 1, LOC });
	AGREE("Berne 2024 . Berne 2024", P({ 0, 1, LOC }, { 2, 1, LOC }), { 0, 1, LOC }, { 2, 1, LOC });
	/* A genitive ends a name that is one by itself. */
	AGREE("Zhipu wirbt . Zhipus Runde", P({ 0, 1, ORG }, { 2, 2, ORG }), { 0, 1, ORG }, { 2, 1, ORG });
	/* The article says what it is. */
	AGREE("Alat , une petite filiale . Alat", P({ 0, 1, PER }, { 4, 1, PER }), { 0, 1, ORG }, { 4, 1, ORG });
	AGREE("Alat , une nuit . filiale", P({ 0, 1, PER }), { 0, 1, PER });
	AGREE("Alat , la filiale", P({ 0, 1, PER }), { 0, 1, PER });
	/* A list is of one kind. */
	AGREE("Alat , Xiao , Meitu et Tenc", P({ 0, 1, ORG }, { 1, 1, PER }, { 2, 1, ORG }, { 4, 1, ORG }),
	      { 0, 1, ORG }, { 1, 1, ORG }, { 2, 1, ORG }, { 4, 1, ORG });
}

Test(sever, names_that_are_two)
{
	enum { PER = MENTION_PERSON, ORG = MENTION_ORGANISATION, PROD = MENTION_PRODUCT };

	/* Said twice, as in a headline over a caption; a name may be one word twice. */
	SEVER("Ana Kowal Ana Kowal sort", P({ 0, 4, PER }), { 0, 2, PER }, { 2, 2, PER });
	SEVER("Ana Kowal Ana Kowal Ana Kowal", P({ 0, 6, PER }), { 0, 2, PER }, { 2, 2, PER }, { 4, 2, PER });
	SEVER("Duran Duran joue", P({ 0, 2, ORG }), { 0, 2, ORG });
	/* "And" between, where one of the two stands by itself elsewhere; not in a title. */
	SEVER("Mubala et Gohr . Gohr paie", P({ 0, 3, ORG }, { 3, 1, ORG }), { 0, 1, ORG }, { 2, 1, ORG }, { 3, 1, ORG });
	SEVER("Poste et Transport . Transport", P({ 0, 3, ORG }, { 3, 1, ORG }), { 0, 3, ORG }, { 3, 1, ORG });
	SEVER("Mubala et Gohr paient", P({ 0, 3, ORG }), { 0, 3, ORG });
	SEVER("Ana et Paul . Ana lit", P({ 0, 3, PROD }, { 3, 1, PER }), { 0, 3, PROD }, { 3, 1, PER });
	/* A colon between two, both of which it has. */
	SEVER("Kourou : Ariane . Kourou , Ariane", P({ 0, 2, PROD }, { 2, 1, PROD }, { 3, 1, PROD }), { 0, 1, PROD },
	      { 1, 1, PROD }, { 2, 1, PROD }, { 3, 1, PROD });
	SEVER("Need : Run . Need", P({ 0, 2, PROD }, { 2, 1, PROD }), { 0, 2, PROD }, { 2, 1, PROD });
	/* A hyphen between two whom the article has; not where it is a surname of two words. */
	SEVER("Huber - Beck . Erwin Huber . Beck", P({ 0, 2, PER }, { 2, 2, PER }, { 4, 1, PER }), { 0, 1, PER },
	      { 1, 1, PER }, { 2, 2, PER }, { 4, 1, PER });
	SEVER("Huber - Beck . Ana Huber - Beck . Huber . Beck",
	      P({ 0, 2, PER }, { 2, 3, PER }, { 5, 1, PER }, { 6, 1, PER }), { 0, 2, PER }, { 2, 3, PER }, { 5, 1, PER },
	      { 6, 1, PER });
	SEVER("Huber - Beck . Huber", P({ 0, 2, PER }, { 2, 1, PER }), { 0, 2, PER }, { 2, 1, PER });
}

/* --- With the model of data/ --- */

Test(recognise, spans)
{
	expect(LANG_FR, "Selon l’Union européenne, le voyage d’Angela Merkel à Paris est annulé.",
	       "Union européenne|organisation; Angela Merkel|person; Paris|place");
	expect(LANG_FR, "Le président français Emmanuel Macron rencontrera Olaf Scholz mercredi à Berlin.",
	       "Emmanuel Macron|person; Olaf Scholz|person; Berlin|place");
	expect(LANG_FR, "En mai, les Français ont payé 12 euros pour leur abonnement.", "");
	expect(LANG_DE, "Angela Merkels Reise nach Paris wurde am Montag abgesagt.",
	       "Angela Merkels|person; Paris|place");
	expect(LANG_DE, "Die EU-Kommission und der US-Präsident Joe Biden verhandeln im Juni.",
	       "EU-Kommission|organisation; US|place; Joe Biden|person");
	expect(LANG_DE, "Die deutsche Regierung will den Deutschen im Mai 300 Euro zahlen.", "");
	expect(LANG_DE, "Deutschlands Außenministerin Annalena Baerbock reist nach Kiew.",
	       "Deutschlands|place; Annalena Baerbock|person; Kiew|place");
}

Test(recognise, other_languages_have_no_names)
{
	expect(LANG_EN, "Angela Merkel went to Paris.", "");
	expect(LANG_FR, "", "");
}

static const char *const german =
	"Die Verhandlungen dauerten lange. Am Ende lobte Brandweiner die Runde, und Sonnleitner schwieg. "
	"Das Ergebnis liegt nun bei Talhof.";
static const char *const french =
	"Les négociations ont été longues. À la fin, Brandweiner a salué la séance, et Sonnleitner "
	"s’est tu. Le résultat est désormais entre les mains de Talhof.";

Test(recognise, the_other_version_is_evidence)
{
	struct world alone, pair;
	size_t without;

	start(&alone);
	tell(&alone, LANG_DE, 0, german);
	tell(&alone, LANG_FR, 0, french);
	make(&alone, 1);
	names(&alone, 0);
	without = alone.found.n;
	start(&pair);
	tell(&pair, LANG_DE, 1, german);
	tell(&pair, LANG_FR, 1, french);
	make(&pair, 1);
	names(&pair, 0);
	cr_expect(gt(sz, pair.found.n, without), "alone: %s; pair: %s", names(&alone, 0), names(&pair, 0));
	stop(&alone);
	stop(&pair);
}

Test(recognise, coined_words_that_both_versions_have)
{
	struct world pair;
	uint32_t a;

	start(&pair);
	tell(&pair, LANG_DE, 1, "Am Freitag zahlte Sunwell9 die Rechnung. Danach schwieg Q77 dazu.");
	tell(&pair, LANG_FR, 1, "Vendredi, Sunwell9 a payé la facture. Ensuite, Q77 n’a rien dit, et Z88 non plus.");
	make(&pair, 1);
	for (a = 0; a < 2; a++) /* what the tagger knows of itself may have another type */
		cr_expect(strstr(names(&pair, a), "Sunwell9|") != NULL && strstr(names(&pair, a), "Q77|") != NULL, "%s",
			  names(&pair, a));
	stop(&pair);
}

Test(recognise, inhabitants_are_no_names)
{
	struct world w;

	start(&w);
	tell(&w, LANG_DE, 1, "Im Pekinger Viertel und in der Pariser Innenstadt sah man Hanna Pariser und viele Londoner.");
	make(&w, 1);
	cr_expect(strstr(names(&w, 0), "Pekinger|") == NULL && strstr(names(&w, 0), "Londoner|") == NULL, "%s",
		  names(&w, 0));
	stop(&w);
}

Test(recognise, inner_capitals_are_of_firms)
{
	struct world w;
	const char *found;

	start(&w);
	tell(&w, LANG_FR, 1, "Le lanceur de MarianneGroup a décollé, a dit MarianneGroup. Selon Keith McDonald, tout va bien.");
	make(&w, 1);
	found = names(&w, 0);
	cr_expect(strstr(found, "MarianneGroup|person") == NULL, "%s", found);
	cr_expect(strstr(found, "McDonald|person") != NULL, "%s", found);
	stop(&w);
}

Test(recognise, any_number_of_threads)
{
	struct world one, four;
	uint32_t a;

	start(&one);
	start(&four);
	for (a = 0; a < 12; a++) {
		tell(&one, a % 2 ? LANG_FR : LANG_DE, 1 + a / 2, a % 2 ? french : german);
		tell(&four, a % 2 ? LANG_FR : LANG_DE, 1 + a / 2, a % 2 ? french : german);
	}
	make(&one, 1);
	make(&four, 4);
	for (a = 0; a < 12; a++)
		cr_expect(eq(str, (char *)names(&one, a), (char *)names(&four, a)));
	stop(&one);
	stop(&four);
}
