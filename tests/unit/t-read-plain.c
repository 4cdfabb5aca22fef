#include "reading.h"

/* The prose around which the cases put their furniture; written for this test. */
static const char fr1[] =
    "La commune a inauguré mardi une passerelle de bois sur la rivière, que les habitants "
    "attendaient depuis plus de dix ans et qui a coûté 2,3 millions d’euros.";
static const char fr2[] =
    "« Nous avons tenu la promesse que nous avions faite aux écoliers », a déclaré la mairesse, "
    "qui a traversé la première avec une classe de l’école voisine.";
static const char de1[] =
    "Die Gemeinde hat am Dienstag eine Brücke aus Holz über den Fluss eröffnet, auf die die "
    "Einwohner seit mehr als zehn Jahren gewartet haben und die 2,3 Millionen Euro kostet.";
static const char de2[] =
    "„Wir haben das Versprechen gehalten, das wir den Schülern gegeben haben“, sagte die "
    "Bürgermeisterin, die mit einer Klasse der Schule als Erste hinüberging.";

static struct str page(struct buf *b, bool german, const char *before, const char *after)
{
	buf_reset(b);
	if (before)
		buf_addf(b, "%s\n\n", before);
	buf_addf(b, "%s\n\n%s\n\n%s\n",
		 german ? "Eine neue Brücke für die Schüler" : "Une passerelle neuve pour les écoliers",
		 german ? de1 : fr1, german ? de2 : fr2);
	if (after)
		buf_addf(b, "\n%s\n", after);
	return buf_str(b);
}

struct furniture_case {
	bool german, after;
	const char *line, *why;
};

static const struct furniture_case cases[] = {
	{ false, false, "Accueil » Région » Une passerelle neuve pour les écoliers", "menu" },
	{ false, false, "Par Jeanne Muster", "byline" },
	{ false, false, "2024-05-31 11:30:48", "timestamp" },
	{ false, false, "Temps de lecture : 3 min", "reading-time" },
	{ false, false, "Crédit photo : Jeanne Muster / Shutterstock", "credit" },
	{ false, false, "Inscrivez-vous à notre newsletter", "newsletter" },
	{ false, false, "aerial photography of city buildings", "foreign" },
	{ false, true, "#passerelle #rivière #école", "hashtags" },
	{ false, true, "1717154080", "timestamp" },
	{ false, true, "128", "counter" },
	{ false, true, "Partager sur Facebook", "share" },
	{ false, true, "Vous aimerez aussi", "related" },
	{ false, true, "À lire aussi : Le pont de pierre ferme pour travaux", "related" },
	{ false, true, "Laisser un commentaire", "comment-form" },
	{ false, true, "Votre adresse e-mail ne sera pas publiée.", "comment-form" },
	{ false, true, "Ce site utilise Akismet pour réduire les indésirables.", "akismet" },
	{ false, true, "Source : Gazette de la rivière", "source" },
	{ false, true, "Vidéo : la traversée en images", "video" },
	{ false, true, "Mots-clés : passerelle, école", "tags" },
	{ false, true, "© 2024 Gazette. Tous droits réservés.", "copyright" },
	{ false, true, "Les articles de ce site sont écrits par des intelligences artificielles.",
	  "disclaimer" },
	{ false, true, "passerelle-12-bois", "slug" },
	{ true, false, "Startseite > Region > Eine neue Brücke für die Schüler", "menu" },
	{ true, false, "Von Hans Muster", "byline" },
	{ true, false, "Veröffentlicht am 31.05.2024 um 11:30 Uhr", "timestamp" },
	{ true, false, "Lesezeit: 3 Minuten", "reading-time" },
	{ true, false, "Foto: Hans Muster/dpa", "credit" },
	{ true, false, "Bleiben Sie mit kostenlosen Updates auf dem Laufenden", "newsletter" },
	{ true, true, "Teilen", "share" },
	{ true, true, "Das könnte Sie auch interessieren", "related" },
	{ true, true, "Lesen Sie auch: Die Steinbrücke wird gesperrt", "related" },
	{ true, true, "Schreibe einen Kommentar", "comment-form" },
	{ true, true, "Deine E-Mail-Adresse wird nicht veröffentlicht.", "comment-form" },
	{ true, true, "Diese Website verwendet Akismet, um Spam zu reduzieren.", "akismet" },
	{ true, true, "Quelle: Flussbote", "source" },
	{ true, true, "Kaynak", "source" },
	{ true, true, "Schlagworte: Brücke, Schule", "tags" },
	{ true, true, "Alle Rechte vorbehalten.", "copyright" },
	{ true, true, "Wir verwenden Cookies, um unsere Website zu verbessern.", "cookies" },
	{ true, true, "HardwareKünstliche Intelligenz", "category" },
};

Test(plain, furniture)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct furniture_case *c = &cases[i];
		const char *fate;
		struct text t;

		text_read(&t, "text",
			  page(&b, c->german, c->after ? NULL : c->line, c->after ? c->line : NULL));
		fate = text_fate(&t, c->line);
		cr_expect(fate && strcmp(fate, c->why) == 0, "%s: %s, want %s", c->line,
			  fate ? fate : "(nowhere)", c->why);
		cr_expect_eq(t.a->nfields, 3, "%s: %u fields", c->line, t.a->nfields);
		text_eq(article_title(t.a), c->german ? "Eine neue Brücke für die Schüler"
						      : "Une passerelle neuve pour les écoliers");
		text_eq(article_field(t.a, 1), c->german ? de1 : fr1);
		text_eq(article_field(t.a, 2), c->german ? de2 : fr2);
		cr_expect_eq(t.a->lang, c->german ? LANG_DE : LANG_FR);
		text_release(&t);
	}
	buf_release(&b);
}

/* Sentences that have words of furniture in them and belong to the story. */
Test(plain, no_furniture)
{
	static const char *const lines[] = {
		"Les photos montrent la passerelle que la commune a fait bâtir par des charpentiers de la "
		"vallée.",
		"Elle partage son temps entre la mairie et l’école, où elle enseigne le dessin depuis vingt "
		"ans.",
		"La newsletter du parti a perdu la moitié de ses lecteurs depuis que son auteur est parti à "
		"Lyon.",
		"Par exemple, le bois vient d’une forêt qui se trouve à moins de dix kilomètres du chantier.",
		"Les abonnements au train ont doublé pendant les travaux, selon la société qui exploite la "
		"ligne.",
	};
	struct buf b = { 0 };

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct text t;

		text_read(&t, "text", page(&b, false, NULL, lines[i]));
		cr_expect_eq(t.a->nfields, 4, "%s", lines[i]);
		text_eq(article_field(t.a, 3), lines[i]);
		text_release(&t);
	}
	buf_release(&b);
}

Test(plain, what_lines_tell)
{
	struct buf b = { 0 };
	struct text t;

	text_read(&t, "text",
		  page(&b, false, "Par Jeanne Muster\nPublié le 31 mai 2024 à 11h30", "Source : Gazette"));
	text_eq(t.a->author, "Jeanne Muster");
	text_eq(t.a->source, "Gazette");
	cr_expect_str_eq(text_date(&t), "2024-05-31");
	text_release(&t);
	text_read(&t, "text", page(&b, true, "Hans Muster | 31. Mai 2024", NULL));
	cr_expect_str_eq(text_date(&t), "2024-05-31");
	text_release(&t);
	text_read(&t, "text",
		  page(&b, true, NULL, "Das Foto vom 3. April 2019 zeigt den Fluss bei Hochwasser."));
	cr_expect_str_eq(text_date(&t), "", "a date inside the story is none of publication");
	text_release(&t);
	buf_release(&b);
}

Test(plain, header)
{
	struct buf b = { 0 };
	struct text t;

	buf_addf(&b,
		 "Titre: Un pont\nDate: 31/05/2024\nAuteur: Jeanne Muster\nSource: Gazette\nLangue: "
		 "fr\n\n%s\n\n%s\n",
		 fr1, fr2);
	text_read(&t, "text", buf_str(&b));
	text_eq(article_title(t.a), "Un pont");
	text_eq(t.a->author, "Jeanne Muster");
	text_eq(t.a->source, "Gazette");
	cr_expect_str_eq(text_date(&t), "2024-05-31");
	cr_expect_str_eq(text_fate(&t, "Auteur"), "header");
	cr_expect_eq(t.a->nfields, 3);
	text_release(&t);
	buf_release(&b);
}

Test(plain, title_once_and_whole)
{
	struct buf b = { 0 };
	struct text t;

	buf_addf(&b,
		 "Eine neue Brücke für die Schüler, und 2,3 Millionen Euro dafür\n\n"
		 "Eine neue Bruecke fuer die Schueler und 2 3 Millionen Euro dafuer\n\n%s\n\n%s\n",
		 de1, de2);
	text_read(&t, "text", buf_str(&b));
	cr_expect_eq(t.a->nfields, 3);
	text_release(&t);
	buf_reset(&b);
	buf_addf(&b, "%s\n\n%s\n", de1, de2);
	text_read(&t, "text", buf_str(&b));
	text_eq(article_title(t.a), "");
	cr_expect_eq(t.a->nfields, 3);
	text_release(&t);
	buf_release(&b);
}

Test(plain, wrapped)
{
	static const char wrapped[] = "La commune a inauguré mardi une passerelle de bois sur la\n"
				      ";\n"
				      "rivière, que les habitants attendaient depuis plus de dix ans\n"
				      "et qui a coûté 2,3 millions d’euros.\n"
				      "La mairesse l’a traversée la première avec une classe de\n"
				      "l’école voisine, sous les applaudissements des riverains et ;\n"
				      "sous les applaudissements des riverains et de la fanfare\n"
				      "du village.\n";
	struct text t;

	text_read(&t, "text", STR(wrapped));
	cr_assert_eq(t.a->nfields, 3);
	text_eq(article_field(t.a, 1), fr1);
	text_eq(article_field(t.a, 2),
		"La mairesse l’a traversée la première avec une classe de l’école voisine, "
		"sous les applaudissements des riverains et de la fanfare du village.");
	cr_expect_str_eq(text_fate(&t, ";"), "separator");
	text_release(&t);
}

/* Lines that begin alike and are no repeats: nothing is lost. */
Test(plain, lists_and_verse_stay)
{
	static const char list[] =
	    "La commune a reçu trois offres pour le chantier, dont deux viennent de la vallée :\n"
	    "- une passerelle de bois pour 2,3 millions d’euros,\n"
	    "- une passerelle de fer pour 2,1 millions d’euros,\n"
	    "- une passerelle de béton pour 1,9 million d’euros.\n"
	    "Elle a retenu la première, parce que la forêt lui appartient et que le bois lui plaît.\n";
	struct text t;

	text_read(&t, "text", STR(list));
	cr_assert_eq(t.a->nfields, 6);
	text_eq(article_field(t.a, 3), "- une passerelle de fer pour 2,1 millions d’euros,");
	text_release(&t);
}

Test(plain, raw_is_whole)
{
	static const char raw[] = "Partager\n\nUn  titre\tici\n42\n";
	struct text t;

	text_read(&t, "raw", STR(raw));
	cr_assert_eq(t.a->nfields, 5);
	cr_expect_eq(t.a->ndropped, 0);
	text_eq(article_title(t.a), "");
	text_eq(article_field(t.a, 1), "Partager");
	text_eq(article_field(t.a, 2), "");
	text_eq(article_field(t.a, 3), "Un  titre ici");
	text_eq(article_field(t.a, 4), "42");
	text_release(&t);
}

Test(plain, no_controls)
{
	struct buf b = { 0 };
	struct text t;

	buf_addf(&b, "Un \x1b[31mtitre\x07 court\n\n%s \x1b]0;x\x07\n\n%s\n", fr1, fr2);
	buf_addc(&b, '\0');
	buf_addz(&b, "\xc2\x9b"
		     "31m\n");
	text_read(&t, "text", buf_str(&b));
	for (size_t i = 0; i < t.a->text.n; i++)
		cr_expect((unsigned char)t.a->text.p[i] >= 0x20 || t.a->text.p[i] == '\n');
	cr_expect_eq(str_find(t.a->text, STR("\xc2\x9b"), 0), SIZE_MAX);
	text_release(&t);
	buf_release(&b);
}
