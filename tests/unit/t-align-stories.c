#include "telling.h"

/* Two events, and one about a firm of the first: told in both languages, or in one. */
static const char *const merger_fr =
	"[Ardenal|O1] et [Saarguss|O2] fusionnent\nLes aciéries [Ardenal|O1] et [Saarguss|O2] ont annoncé lundi leur "
	"fusion. Le nouveau groupe emploiera {14300|n14300} personnes et versera {1,2 milliard d'euros|a1200000000 EUR} "
	"aux actionnaires. Le siège restera à [Luxembourg|L3], a précisé le président [Marc Thill|P4].";
static const char *const merger_de =
	"[Ardenal|O1] und [Saarguss|O2] schließen sich zusammen\nDie Stahlwerke [Ardenal|O1] und [Saarguss|O2] haben am "
	"Montag ihre Fusion angekündigt. Der neue Konzern wird {14.300|n14300} Menschen beschäftigen und den Aktionären "
	"{1,2 Milliarden Euro|a1200000000 EUR} zahlen. Der Sitz bleibt in [Luxemburg|L3], erklärte Präsident "
	"[Marc Thill|P4].";
/* The beginning of the one above, under another title. */
static const char *const merger_short_de =
	"Stahlriese entsteht\nDie Stahlwerke [Ardenal|O1] und [Saarguss|O2] haben am Montag ihre Fusion angekündigt. Der neue "
	"Konzern wird {14.300|n14300} Menschen beschäftigen und den Aktionären {1,2 Milliarden Euro|a1200000000 EUR} zahlen.";
static const char *const strike_de =
	"Streik bei [Ardenal|O1]\nDie Arbeiter eines Werks von [Ardenal|O1] legten am Freitag die Arbeit nieder. Die "
	"Gewerkschaft fordert {8 Prozent|p8 percent} mehr Lohn und kürzere Schichten. Verhandlungen mit der Direktion "
	"beginnen nächste Woche.";
static const char *const flood_fr =
	"Le [Rhin|L5] déborde\nAprès quatre jours de pluie, le [Rhin|L5] a inondé des villages près de [Seltz|L6]. Les "
	"pompiers ont évacué {420|n420} habitants pendant la nuit. La navigation est interrompue jusqu'à mercredi.";
static const char *const flood_de =
	"Der [Rhein|L5] tritt über die Ufer\nNach vier Tagen Regen hat der [Rhein|L5] Dörfer bei [Seltz|L6] überschwemmt. "
	"Die Feuerwehr brachte in der Nacht {420|n420} Einwohner in Sicherheit. Die Schifffahrt ruht bis Mittwoch.";
static const char *const drought_de =
	"Niedrigwasser am [Rhein|L5]\nNach Wochen ohne Regen fahren die Frachter auf dem [Rhein|L5] nur halb beladen. Der "
	"Preis für eine Tonne Fracht ist auf {65 Euro|a65 EUR} gestiegen, sagt die Reederei.";
static const char *const column_fr =
	"Éloge du bouchon\nIl ne se détache plus, et je l'aime ainsi. Rien n'agace autant que ce petit morceau de "
	"plastique, mais il finit moins souvent dans l'herbe.";

static const struct pair *
pair_of(const struct stories *s, uint32_t left, uint32_t right)
{
	uint32_t i;

	for (i = 0; i < s->npairs; i++)
		if (s->pairs[i].article[0] == left && s->pairs[i].article[1] == right)
			return &s->pairs[i];
	return NULL;
}

static void
tell_all(struct telling *t)
{
	telling_add(t, LANG_FR, "2024-05-27", merger_fr);                             /* 0 */
	telling_add(t, LANG_DE, "2024-06-21", strike_de);                             /* 1 */
	telling_add(t, LANG_FR, "2024-06-03", flood_fr);                              /* 2 */
	telling_add(t, LANG_DE, "2024-05-27", merger_de);                             /* 3 */
	telling_add(t, LANG_DE, "2024-06-03", flood_de);                              /* 4 */
	telling_add(t, LANG_DE, "2024-10-08", drought_de);                            /* 5 */
	telling_add(t, LANG_FR, "", column_fr);                                       /* 6 */
	telling_add(t, LANG_EN, "2024-05-27", "Merger\nArdenal and Saarguss merge."); /* 7 */
	telling_freeze(t);
}

Test(align_stories, translations_are_paired_and_nothing_else)
{
	struct telling t = { 0 };
	struct stories *s;
	const struct pair *p;

	tell_all(&t);
	s = telling_stories(&t, 1);
	cr_expect_eq(s->npairs, 2);
	cr_expect(pair_of(s, 2, 4) != NULL);
	p = pair_of(s, 0, 3);
	cr_assert(p != NULL);
	cr_expect_eq(p->kind, PAIR_TRANSLATION);
	cr_expect_eq(p->names, 4);
	cr_expect_eq(p->amounts, 2);
	cr_expect_eq(p->dates, 0);
	cr_expect_eq(p->days, 0);
	cr_expect(p->score > 0.5F && p->score <= 1);
	cr_expect(p->terms > 0.3F && p->terms <= 1);
	stories_free(s);
	telling_release(&t);
}

/* Dates help and never decide: the same without. */
Test(align_stories, without_dates)
{
	struct telling t = { 0 };
	struct stories *s;

	telling_add(&t, LANG_FR, "", merger_fr);
	telling_add(&t, LANG_DE, "", strike_de);
	telling_add(&t, LANG_DE, "", merger_de);
	telling_freeze(&t);
	s = telling_stories(&t, 1);
	cr_expect_eq(s->npairs, 1);
	cr_expect(pair_of(s, 0, 2) != NULL);
	cr_expect_eq(s->pairs[0].days, INT32_MAX);
	stories_free(s);
	telling_release(&t);
}

/* One firm, another event; one river, another season: apart even when nothing better is there. */
Test(align_stories, another_event_stays_apart)
{
	struct telling t = { 0 };
	struct stories *s;

	telling_add(&t, LANG_FR, "2024-05-27", merger_fr);
	telling_add(&t, LANG_DE, "2024-06-21", strike_de);
	telling_add(&t, LANG_FR, "2024-06-03", flood_fr);
	telling_add(&t, LANG_DE, "2024-10-08", drought_de);
	telling_freeze(&t);
	s = telling_stories(&t, 1);
	cr_expect_eq(s->npairs, 0);
	cr_expect_eq(s->nstories, 4);
	stories_free(s);
	telling_release(&t);
}

/* What everybody tells pairs nobody: one firm, eight events in either language, none in both. */
Test(align_stories, what_all_share_pairs_nobody)
{
	static const char *const fr[] = { "Une grève bloque les hauts fourneaux", "Le directeur financier démissionne",
					  "Un incendie détruit un entrepôt", "La justice ouvre une enquête",
					  "Un musée expose les vieilles machines", "Les apprentis visitent le port",
					  "La cantine devient végétarienne", "Un oiseau niche sur la cheminée" };
	static const char *const de[] = { "Der Konzern kauft ein Wasserkraftwerk", "Ein Roboter ersetzt den Pförtner",
					  "Der Fußballverein verliert seinen Sponsor", "Forscher prüfen den Boden",
					  "Das Parlament berät über Zölle", "Die Kapelle spielt zum Jubiläum",
					  "Ein Schiff bringt Erz aus Schweden", "Die Aktie steigt nach dem Rückruf" };
	struct telling t = { 0 };
	struct stories *s;
	char text[400];
	size_t i;

	for (i = 0; i < 8; i++) {
		snprintf(text, sizeof text, "%s\n%s. Le groupe [Ardenal|O1], dont le siège est à [Luxembourg|L3], produit "
					    "de l'acier.", fr[i], fr[i]);
		telling_add(&t, LANG_FR, "2024-05-27", text);
		snprintf(text, sizeof text, "%s\n%s. Der Konzern [Ardenal|O1] mit Sitz in [Luxemburg|L3] stellt Stahl "
					    "her.", de[i], de[i]);
		telling_add(&t, LANG_DE, "2024-05-27", text);
	}
	telling_freeze(&t);
	s = telling_stories(&t, 1);
	cr_expect_eq(s->npairs, 0, "%u pairs", s->npairs);
	stories_free(s);
	telling_release(&t);
}

/* A second German version of the merger joins the story. */
Test(align_stories, a_further_version_joins)
{
	struct telling t = { 0 };
	struct stories *s;

	tell_all(&t);
	telling_release(&t);
	t = (struct telling){ 0 };
	telling_add(&t, LANG_FR, "2024-05-27", merger_fr);
	telling_add(&t, LANG_DE, "2024-05-27", merger_de);
	telling_add(&t, LANG_DE, "2024-05-27", merger_de);
	telling_add(&t, LANG_DE, "2024-06-21", strike_de);
	telling_freeze(&t);
	s = telling_stories(&t, 1);
	cr_expect_eq(s->npairs, 2);
	cr_expect_eq(s->nstories, 2);
	cr_expect(s->story_of[0] == s->story_of[1] && s->story_of[1] == s->story_of[2]);
	cr_expect_eq(s->stories[s->story_of[0]].narticles, 3);
	stories_free(s);
	telling_release(&t);
}

/* More versions than an article has candidates: all of them join. */
Test(align_stories, many_versions_join)
{
	struct telling t = { 0 };
	struct stories *s;
	int i;

	telling_add(&t, LANG_FR, "2024-05-27", merger_fr);
	telling_add(&t, LANG_FR, "2024-06-03", flood_fr);
	for (i = 0; i < 12; i++)
		telling_add(&t, LANG_DE, "2024-05-27", merger_de);
	telling_add(&t, LANG_DE, "2024-06-03", flood_de);
	telling_freeze(&t);
	s = telling_stories(&t, 1);
	cr_expect_eq(s->npairs, 13);
	cr_expect_eq(s->nstories, 2);
	stories_free(s);
	telling_release(&t);
}

static const struct pair *
version_of(const struct stories *s, uint32_t a, uint32_t b)
{
	uint32_t i;

	for (i = 0; i < s->nversions; i++)
		if (s->versions[i].article[0] == a && s->versions[i].article[1] == b)
			return &s->versions[i];
	return NULL;
}

/* An excerpt is a version of what it is taken from, and stands beside the other language, too. */
Test(align_stories, an_excerpt_is_paired_as_the_whole)
{
	struct telling t = { 0 };
	struct stories *s;

	tell_all(&t);
	telling_release(&t);
	t = (struct telling){ 0 };
	telling_add(&t, LANG_DE, "2024-05-28", merger_short_de);
	telling_add(&t, LANG_FR, "2024-05-27", merger_fr);
	telling_add(&t, LANG_DE, "2024-05-27", merger_de);
	telling_add(&t, LANG_DE, "2024-06-21", strike_de);
	telling_freeze(&t);
	s = telling_stories(&t, 1);
	cr_assert_eq(s->nversions, 1);
	cr_assert(version_of(s, 0, 2) != NULL);
	cr_expect_eq(s->versions[0].kind, PAIR_REVISION);
	cr_expect_eq(s->versions[0].days, 1);
	cr_expect_eq(s->versions[0].names, 2);
	cr_expect_eq(s->npairs, 2);
	cr_expect(pair_of(s, 1, 0) != NULL && pair_of(s, 1, 2) != NULL);
	cr_expect_eq(s->stories[s->story_of[0]].nlone, 0);
	cr_expect_eq(stories_version(s, 2), &s->versions[0]);
	cr_expect_null(stories_version(s, 3));
	stories_free(s);
	telling_release(&t);
}

/* Without a word in the other language two versions are a story all the same. */
Test(align_stories, versions_need_no_other_language)
{
	struct telling t = { 0 };
	struct stories *s;
	const struct story *of;

	telling_add(&t, LANG_DE, "", merger_de);
	telling_add(&t, LANG_DE, "", flood_de);
	telling_add(&t, LANG_DE, "", merger_short_de);
	telling_add(&t, LANG_FR, "", column_fr);
	telling_freeze(&t);
	s = telling_stories(&t, 1);
	cr_expect_eq(s->npairs, 0);
	cr_expect_eq(s->nstories, 3);
	cr_assert_eq(s->story_of[0], s->story_of[2]);
	of = &s->stories[s->story_of[0]];
	cr_assert_eq(of->nlone, 2);
	cr_expect_eq(s->lone[of->first_lone], 0);
	cr_expect_eq(s->lone[of->first_lone + 1], 2);
	cr_expect(str_eqz(story_title(s, t.corpus, s->story_of[2], 0), "Ardenal und Saarguss schließen sich zusammen"));
	stories_free(s);
	telling_release(&t);
}

/* The same words with other figures are the news of another day. */
Test(align_stories, other_figures_are_another_story)
{
	static const char *const day[] = { "{14,20 Euro|a14.20 EUR} je Kilogramm. Umgeschlagen wurden {5.210|n5210} Kisten. Das "
					   "sind {3,5 Prozent|p3.5 percent} mehr als am Vortag.",
					   "{13,60 Euro|a13.60 EUR} je Kilogramm. Umgeschlagen wurden {6.480|n6480} Kisten. Das "
					   "sind {4,2 Prozent|p4.2 percent} mehr als am Vortag." };
	struct telling t = { 0 };
	struct stories *s;
	char text[400];
	int i;

	for (i = 0; i < 2; i++) {
		snprintf(text, sizeof text, "Fischmarkt von [Sandhaven|L1]\nKabeljau kostete in [Sandhaven|L1] %s", day[i]);
		telling_add(&t, LANG_DE, i ? "2024-05-07" : "2024-05-06", text);
	}
	telling_add(&t, LANG_DE, "2024-05-06", flood_de);
	telling_add(&t, LANG_DE, "2024-05-06", strike_de);
	telling_freeze(&t);
	s = telling_stories(&t, 1);
	cr_expect_eq(s->nversions, 0);
	cr_expect_eq(s->nstories, 4);
	stories_free(s);
	telling_release(&t);
}

static void
expect_sound(const struct stories *s, const struct telling *t)
{
	struct counterparts c = stories_counterparts(s);
	uint32_t *seen = mem_zalloc(s->narticles + (size_t)1, sizeof *seen), i, k;

	cr_assert_eq(s->narticles, t->n);
	for (i = 0; i < s->nstories; i++) {
		const struct story *st = &s->stories[i];

		for (k = 0; k < st->narticles; k++) {
			uint32_t a = s->story_articles[st->first_article + k];

			seen[a]++;
			cr_assert_eq(s->story_of[a], i);
		}
		for (k = 0; k < st->npairs; k++)
			cr_assert_eq(s->pairs[st->first_pair + k].story, i);
		for (k = 0; k < st->nversions; k++)
			cr_assert_eq(s->versions[st->first_version + k].story, i);
		cr_assert(st->npairs + st->nlone > 0, "something to show");
		cr_assert(i == 0 || date_cmp(s->stories[i - 1].date, st->date) >= 0, "newest first");
	}
	for (i = 0; i < s->narticles; i++)
		cr_assert_eq(seen[i], 1, "article %u is in %u stories", i, seen[i]);
	cr_assert_eq(c.first[0], 0);
	cr_assert_eq(c.first[s->narticles], 2 * s->npairs);
	for (i = 0; i < s->narticles; i++)
		for (k = c.first[i]; k < c.first[i + 1]; k++)
			cr_assert(pair_of(s, i, c.other[k]) || pair_of(s, c.other[k], i));
	free(seen);
}

Test(align_stories, every_article_is_in_one_story)
{
	struct telling t = { 0 };
	struct stories *s;

	tell_all(&t);
	s = telling_stories(&t, 1);
	expect_sound(s, &t);
	cr_expect(str_eqz(story_title(s, t.corpus, s->story_of[3], 0), "Ardenal et Saarguss fusionnent"));
	cr_expect(str_eqz(story_title(s, t.corpus, s->story_of[0], 1), "Ardenal und Saarguss schließen sich zusammen"));
	cr_expect(str_eqz(story_title(s, t.corpus, s->story_of[1], 0), "Streik bei Ardenal"), "the other side's");
	cr_expect_eq(s->stories[0].narticles, 1);
	cr_expect_eq(s->story_articles[s->stories[0].first_article], 5, "the newest first");
	cr_expect_eq(s->story_of[6], s->nstories - 1, "undated last");
	stories_free(s);
	telling_release(&t);
}

Test(align_stories, a_text_without_a_title_has_its_first_words)
{
	struct telling t = { 0 };
	struct stories *s;
	struct str title;

	telling_add(
		&t, LANG_FR, "",
		"\nUn très long premier paragraphe dont personne ne voudrait lire la fin dans une liste étroite, et qui "
		"continue encore.");
	telling_add(&t, LANG_DE, "", "");
	telling_freeze(&t);
	s = telling_stories(&t, 1);
	expect_sound(s, &t);
	title = story_title(s, t.corpus, s->story_of[0], 0);
	cr_expect(str_startsz(title, "Un très long premier paragraphe"));
	cr_expect(title.n <= 80 && title.p[title.n] == ' ', "cut behind a word");
	cr_expect_eq(story_title(s, t.corpus, s->story_of[1], 0).n, 0);
	stories_free(s);
	telling_release(&t);
}

Test(align_stories, forced)
{
	struct telling t = { 0 };
	struct stories *s;

	telling_add(&t, LANG_FR, "", column_fr);
	telling_add(&t, LANG_DE, "2024-10-08", drought_de);
	telling_freeze(&t);
	s = telling_stories(&t, 1);
	cr_expect_eq(s->npairs, 0);
	stories_free(s);
	s = stories_forced(t.corpus, t.index, &t.entities, t.lexicon, telling_sides);
	expect_sound(s, &t);
	cr_assert_eq(s->npairs, 1);
	cr_expect(s->pairs[0].article[0] == 0 && s->pairs[0].article[1] == 1);
	cr_expect_eq(s->pairs[0].kind, PAIR_COMPARABLE);
	cr_expect_eq(s->nstories, 1);
	stories_free(s);
	telling_release(&t);
}

/* Whatever the languages: --pair takes two files in any. */
Test(align_stories, forced_in_other_languages)
{
	struct telling t = { 0 };
	struct stories *s;

	telling_add(&t, LANG_UND, "", column_fr);
	telling_add(&t, LANG_FR, "", flood_fr);
	telling_freeze(&t);
	s = stories_forced(t.corpus, t.index, &t.entities, NULL, telling_sides);
	expect_sound(s, &t);
	cr_expect_eq(s->npairs, 1);
	cr_expect_eq(s->pairs[0].score, 0);
	stories_free(s);
	telling_release(&t);
}

Test(align_stories, nothing_at_all)
{
	struct telling t = { 0 };
	struct stories *s;

	telling_freeze(&t);
	s = telling_stories(&t, 0);
	expect_sound(s, &t);
	cr_expect_eq(s->nstories, 0);
	stories_free(s);
	telling_release(&t);
	stories_free(NULL);
}

/* Many articles that differ in their figures alone; any number of threads gives the same pairs, bit by bit. */
Test(align_stories, threads)
{
	static const char *const parts[2] = {
		"Accord numéro {%u|n%u}\nLa ville a signé un contrat de {%u euros|a%u EUR} avec [Halvora|O1]. Le maire "
		"attend {%u|n%u} emplois.",
		"Vertrag Nummer {%u|n%u}\nDie Stadt hat einen Vertrag über {%u Euro|a%u EUR} mit [Halvora|O1] geschlossen. "
		"Der Bürgermeister erwartet {%u|n%u} Arbeitsplätze.",
	};
	struct telling t = { 0 };
	struct stories *one, *other;
	unsigned threads, i, side;

	for (i = 0; i < 90; i++)
		for (side = 0; side < 2; side++) {
			char text[600];
			unsigned a = 100 + i * 7, b = 20000 + i * 331, c = 300 + i * 13;

			snprintf(text, sizeof text, parts[side], a, a, b, b, c, c);
			telling_add(&t, side ? LANG_DE : LANG_FR, "2024-06-01", text);
		}
	telling_freeze(&t);
	one = telling_stories(&t, 1);
	expect_sound(one, &t);
	for (i = 0; i < one->npairs; i++)
		cr_expect_eq(one->pairs[i].article[0] + 1, one->pairs[i].article[1]);
	cr_expect(one->npairs > 80, "%u of 90", one->npairs);
	for (threads = 2; threads < 8; threads += 2) {
		other = telling_stories(&t, threads);
		cr_assert_eq(one->npairs, other->npairs);
		cr_expect_eq(memcmp(one->pairs, other->pairs, one->npairs * sizeof *one->pairs), 0);
		cr_expect_eq(memcmp(one->story_of, other->story_of, one->narticles * sizeof *one->story_of), 0);
		stories_free(other);
	}
	stories_free(one);
	telling_release(&t);
}
