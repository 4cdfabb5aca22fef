/* Who says what, on sentences of our own in which the names are marked: nothing here depends on how names are found. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "entity/quotes.h"
#include "texts.h"

/* An article with its names. In the text [p Anna Berg] is a person, o an organisation, l a place; who has the same name
 * is the same entity. */
struct world {
	struct arena arena;
	struct knowledge *knowledge;
	struct sentence_rules rules;
	struct corpus *corpus;
	struct index *index;
	struct entities *es;
	VEC(struct mention) mentions;
	VEC(struct str) names; /* of the entities */
	quotation_list found;
};

static uint32_t
entity_of(struct world *w, struct str name)
{
	uint32_t i;

	for (i = 0; i < w->names.n; i++)
		if (str_eq(w->names.items[i], name))
			return i;
	vec_add(&w->names, arena_str(&w->arena, name));
	return i;
}

/* The text without its brackets. */
static struct str
take_names(struct world *w, const char *marked)
{
	struct buf b = { 0 };
	struct str out;

	for (; *marked != '\0'; marked++) {
		const char *end = *marked == '[' ? strchr(marked, ']') : NULL;
		uint8_t type = end == NULL        ? MENTION_OTHER
		               : marked[1] == 'p' ? MENTION_PERSON
		               : marked[1] == 'o' ? MENTION_ORGANISATION
		                                  : MENTION_PLACE;
		struct str name;

		if (end == NULL) {
			buf_addc(&b, *marked);
			continue;
		}
		name = (struct str){ marked + 3, (size_t)(end - marked - 3) };
		vec_add(&w->mentions, ((struct mention){ 0, (uint32_t)b.n, (uint32_t)(b.n + name.n), type & 15, entity_of(w, name) & 0xFFFFFFF }));
		buf_adds(&b, name);
		marked = end;
	}
	out = arena_str(&w->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

static void
make(struct world *w, struct knowledge *k, lang_id lang, const char *marked)
{
	const struct article *a;
	struct err err = { "" };
	uint32_t *first;
	lang_id l;

	*w = (struct world){ .knowledge = k };
	for (l = 0; l <= LANG_DE; l++) {
		struct splitter *s;

		cr_assert(eq(int, splitter_new(&s, l, &err), 0), "%s", err.msg);
		w->rules.of[l] = s;
	}
	a = text_article(&w->arena, lang, take_names(w, marked));
	w->corpus = corpus_new(arena_copy(&w->arena, &a, sizeof a), 1, NULL, 0, &w->rules, 1);
	w->index = index_new(w->corpus, 1);
	w->es = entities_none(w->corpus);
	first = arena_array(&w->arena, uint32_t, 2);
	first[0] = 0;
	first[1] = (uint32_t)w->mentions.n;
	w->es->first_mention = first;
	w->es->mentions = w->mentions.items;
	w->es->nmentions = first[1];
}

static void
release(struct world *w)
{
	lang_id l;

	entities_free(w->es);
	index_free(w->index);
	corpus_free(w->corpus);
	for (l = 0; l <= LANG_DE; l++)
		splitter_free((struct splitter *)w->rules.of[l]);
	vec_release(&w->mentions);
	vec_release(&w->names);
	vec_release(&w->found);
	arena_release(&w->arena);
}

/* "Anna Berg: words in marks", "Anna Berg~" for reported speech, " | " between two. */
static void
tell(const struct world *w, struct buf *out)
{
	size_t i;

	for (i = 0; i < w->found.n; i++) {
		const struct quotation *q = &w->found.items[i];

		buf_addf(out, "%s" STR_FMT "%s", i > 0 ? " | " : "", STR_ARG(w->names.items[q->entity]),
		         q->said_end > q->said_start ? ": " : "~");
		buf_adds(out, str_sub(w->corpus->articles[0]->text, q->said_start, q->said_end));
	}
}

struct example {
	lang_id lang;
	const char *text, *want;
};

static void
check(const struct example *e, size_t n)
{
	struct knowledge *k;
	struct err err = { "" };
	size_t i;

	cr_assert(eq(int, knowledge_new(&k, &err), 0), "%s", err.msg);
	for (i = 0; i < n; i++) {
		struct buf got = { 0 }, text = { 0 };
		struct quotes *q;
		struct world w;

		buf_addf(&text, "Titre\n%s", e[i].text);
		make(&w, k, e[i].lang, text.p);
		q = quotes_new(w.corpus, w.index, w.es, w.knowledge);
		quotes_article(q, 0, &w.found);
		quotes_free(q);
		tell(&w, &got);
		buf_addc(&got, '\0');
		cr_expect(eq(str, got.p, (char *)e[i].want), "%s", e[i].text);
		buf_release(&got);
		buf_release(&text);
		release(&w);
	}
	knowledge_free(k);
}

#define CHECK(examples) check(examples, sizeof examples / sizeof *examples)

Test(quotes, marks)
{
	static const struct example examples[] = {
		{ LANG_FR, "« Nous partirons demain », a déclaré [p Anna Berg] lundi.", "Anna Berg: Nous partirons demain" },
		{ LANG_FR, "“Nous partirons demain”, lance-t-elle à [p Anna Berg].", "" },
		{ LANG_DE, "„Wir gehen morgen fort“, sagte [p Anna Berg] am Montag.", "Anna Berg: Wir gehen morgen fort" },
		{ LANG_DE, "»Wir gehen morgen fort«, so [p Anna Berg].", "Anna Berg: Wir gehen morgen fort" },
		{ LANG_DE, "«Wir gehen morgen fort. Alle», erklärte [p Anna Berg].", "Anna Berg: Wir gehen morgen fort. Alle" },
		{ LANG_DE, "\"Wir gehen morgen fort\", grinst [p Anna Berg].", "Anna Berg: Wir gehen morgen fort" },
		{ LANG_DE, "„Wir gehen morgen fort“, sagt die Dresdner Chemikerin [p Anna Berg].", "Anna Berg: Wir gehen morgen fort" },
		{ LANG_DE, "[p Anna Berg] sagte: „Wir gehen morgen fort.“", "Anna Berg: Wir gehen morgen fort." },
		{ LANG_FR, "[p Anna Berg] : « Nous partirons demain. »", "Anna Berg: Nous partirons demain." },
		{ LANG_FR, "« Nous partirons », a dit le patron d'[o Ardenal], [p Luc Roy], « mais pas demain. »",
		  "Luc Roy: Nous partirons », a dit le patron d'Ardenal, Luc Roy, « mais pas demain." },
		/* a work and a wry word are no speech */
		{ LANG_FR, "Le musée montre la « Reine de Naples » à [p Anna Berg].", "" },
		{ LANG_DE, "[o Ardenal] nannte das Angebot „nicht annehmbar“.", "Ardenal: nicht annehmbar" },
		{ LANG_DE, "[o Ardenal] nannte das Werk „Neue Heimat“.", "" },
		/* it goes on in the same paragraph */
		{ LANG_DE, "„Wir gehen morgen fort“, sagte [p Anna Berg]. „Das ist ganz sicher.“",
		  "Anna Berg: Wir gehen morgen fort | Anna Berg: Das ist ganz sicher." },
		{ LANG_DE, "„Wir gehen morgen fort“, sagte [p Anna Berg].\n„Das ist ganz sicher.“", "Anna Berg: Wir gehen morgen fort" },
	};

	CHECK(examples);
}

Test(quotes, reported)
{
	static const struct example examples[] = {
		{ LANG_FR, "[p Anna Berg] a assuré que tout irait bien.", "Anna Berg~" },
		{ LANG_FR, "Le directeur d'[o Ardenal], [p Luc Roy], a assuré à [o Bloomberg] qu'il partirait.", "Luc Roy~" },
		{ LANG_FR, "[p Anna Berg], qui dirige [o Ardenal] depuis 2018, a affirmé que tout irait bien.", "Anna Berg~" },
		{ LANG_DE, "[p Anna Berg], die Chefin von [o Ardenal], sagte [o Bloomberg] am Montag, sie gehe fort.", "Anna Berg~" },
		{ LANG_FR, "[p Anna Berg], la directrice d'[o Ardenal], a déclaré à [o Bloomberg] qu'elle « partirait ».", "Anna Berg: partirait" },
		{ LANG_FR, "[p Anna Berg], porte-parole du président, M. [p Luc Roy], a déclaré que tout irait bien.", "Anna Berg~" },
		{ LANG_FR, "Après [p Anna Berg], le patron d'[o Ardenal], [p Luc Roy], a déclaré que tout irait bien.", "Luc Roy~" },
		{ LANG_DE, "Verletzt wurden [p Anna Berg], ihr Mann und ein Kind, sagte [p Luc Roy].", "Luc Roy~" },
		{ LANG_FR, "[p Anna Berg] dit que tout ira bien.", "Anna Berg~" },
		{ LANG_FR, "Les projets annoncés par [p Anna Berg] disent que tout ira bien.", "" },
		{ LANG_FR, "Tout ira bien, a indiqué la procureure, [p Anna Berg].", "Anna Berg~" },
		{ LANG_FR, "Selon le groupe [o Ardenal], tout ira bien.", "Ardenal~" },
		{ LANG_FR, "Tout ira bien, d'après les calculs de l'association [o Rives].", "Rives~" },
		{ LANG_FR, "Un porte-parole d'[o Ardenal] a déclaré que tout irait bien.", "Ardenal~" },
		{ LANG_DE, "Ministerin [p Anna Berg] sagte, sie werde gehen.", "Anna Berg~" },
		{ LANG_DE, "Am Mittwoch teilte der Hersteller [o Ardenal] mit, dass alles gut werde.", "Ardenal~" },
		{ LANG_DE, "Der Schaden ist groß, wie Staatsanwältin [p Anna Berg] mitteilte.", "Anna Berg~" },
		{ LANG_DE, "Der Schaden sei groß, sagte am Montag [p Anna Berg] in [l Bonn].", "Anna Berg~" },
		{ LANG_DE, "[p Anna Berg] hat am Montag gesagt, dass alles gut werde.", "Anna Berg~" },
		{ LANG_DE, "Nach Angaben des Verbands [o Pro Schiene] fuhren keine Züge.", "Pro Schiene~" },
		{ LANG_DE, "Ein Sprecher von [o Ardenal] sagte, alles werde gut.", "Ardenal~" },
		{ LANG_DE, "[p Anna Berg] zufolge wird alles gut.", "Anna Berg~" },
		{ LANG_DE, "Laut [o Ardenal] wird alles gut.", "Ardenal~" },
		/* told of an act, not of words */
		{ LANG_FR, "[o Ardenal] a annoncé un bénéfice en hausse.", "" },
		{ LANG_DE, "[p Anna Berg] hat ein Buch geschrieben, das alle lesen wollen.", "" },
		{ LANG_DE, "[p Anna Berg] gibt sich die Schuld dafür, dass nicht alle an einem Strang ziehen.", "" },
		{ LANG_DE, "[o Ardenal] bestätigte am Mittwoch den Bau.", "" },
	};

	CHECK(examples);
}

/* Where it is not plain, nobody is said to speak. */
Test(quotes, nobody)
{
	static const struct example examples[] = {
		{ LANG_FR, "« Nous partirons demain », résume un consultant installé à [l Pékin].", "" },
		{ LANG_FR, "Le patron d'[o Ardenal] a déclaré que tout irait bien.", "" },
		{ LANG_FR, "On a dit à [p Anna Berg] que tout irait bien.", "" },
		{ LANG_FR, "[p Anna Berg] n'a pas dit que tout irait bien.", "" },
		{ LANG_FR, "La critique de [p Anna Berg] porte sur un « projet mal ficelé ».", "" },
		{ LANG_FR, "La maire a promis après sa réunion avec [p Luc Roy] : « Nous avancerons les travaux. »", "" },
		{ LANG_FR, "Un politicien célèbre a écrit : [p Anna Berg] sera la prochaine ministre.", "" },
		{ LANG_DE, "Der Minister erklärte, [o Ardenal] werde die Abgase senken.", "" },
		{ LANG_DE, "„Wir gehen morgen fort“, sagte der Chef von [o Ardenal].", "" },
		{ LANG_DE, "Der Anwalt von [p Anna Berg] sagte, sie werde gehen.", "" },
		{ LANG_DE, "Ich sagte zu [p Anna Berg], alles werde gut.", "" },
	};

	CHECK(examples);
}

Test(quotes, pronouns)
{
	static const struct example examples[] = {
		{ LANG_FR, "[p Anna Berg] travaille à [l Bâle]. « Nous partirons demain », soupire-t-elle.", "Anna Berg: Nous partirons demain" },
		{ LANG_FR, "« Nous partirons demain », dit [p Anna Berg]. Elle a précisé que tout irait bien.",
		  "Anna Berg: Nous partirons demain | Anna Berg~" },
		{ LANG_DE, "[p Anna Berg] schwieg lange. Alles werde gut, erläuterte sie.", "Anna Berg~" },
		{ LANG_FR, "L'association [o Rives] s'inquiète. Elle demande une enquête et se dit prête à partir.", "Rives~" },
		{ LANG_FR, "La maire de [o Rives] s'inquiète. Elle a dit que tout irait bien.", "" },
		{ LANG_FR, "[p Anna Berg] travaille.\nElle a dit que tout irait bien.", "Anna Berg~" },
		{ LANG_FR, "[p Anna Berg] travaille.\nLa maire est là. Elle a dit que tout irait bien.", "" },
		/* two can be meant */
		{ LANG_DE, "[p Anna Berg] traf [p Luc Roy]. Alles werde gut, sagte sie.", "" },
		{ LANG_DE, "[p Anna Berg] traf ihre Kollegen. Alles werde gut, sagten sie.", "" },
	};

	CHECK(examples);
}

Test(quotes, hostile)
{
	struct buf text = { 0 };
	struct err err = { "" };
	struct knowledge *k;
	struct quotes *q;
	struct world w;
	int i;

	cr_assert(eq(int, knowledge_new(&k, &err), 0), "%s", err.msg);
	buf_addz(&text, "T\n");
	for (i = 0; i < 20000; i++) /* one sentence, nothing closed: linear, or the test does not end */
		buf_addz(&text, i % 3 == 0 ? "« sagte selon " : i % 3 == 1 ? "„A, hat wie X, " : "» : a déclaré que ");
	make(&w, k, LANG_DE, text.p);
	q = quotes_new(w.corpus, w.index, w.es, w.knowledge);
	quotes_article(q, 0, &w.found);
	cr_assert(eq(sz, w.found.n, 0));
	quotes_free(q);
	release(&w);
	knowledge_free(k);
	buf_release(&text);
}
