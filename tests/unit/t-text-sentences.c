/* Where sentences end: what the rules say, and that no text breaks them. */
#include <string.h>

#include "bars.h"

Test(sentences, abbreviations)
{
	static const char *const french[] = {
		"M. Dupont est arrivé.| Il repart.",
		"Me Martin plaide.| Le Dr. House soigne.",
		"Cf. p. 12.| Voir art. 3 du code.",
		"Pommes, poires, etc.| Les autres suivent.",
		"Pommes, etc. sont bonnes.| Oui.",
		"Dites-le-me.| Dupont part.", /* "Me" has a capital, "me" has none */
	};
	static const char *const german[] = {
		"Das ist z. B. gut, d. h. sehr gut.| Ende.",
		"Er mag z.B. Berlin, u.a. auch Bonn.| Ende.",
		"Das sagte Dr. Müller.| Prof. Dr. Meier kam.",
		"Ca. 5 Mio. Euro, bzw. 5 Mrd. Dollar.| Ende.",
		"Äpfel usw.| Die Birnen kamen später.",
		"Äpfel usw. Birnen.| Ende.",
		"Nr. 5 lebt.| Vgl. S. 12.| Das war es.",
		"St. Gallen ist schön.| Die GmbH & Co. KG kam.",
	};

	ROWS(LANG_FR, french);
	ROWS(LANG_DE, german);
}

Test(sentences, ordinals_and_numbers)
{
	static const char *const german[] = {
		"Am 31. Mai kam er.| Im 3. Quartal.| Die 2. Bundesliga.",
		"Das war 2024.| Dann kam er.",
		"Er wurde 3.| Sie wurde 2.| Das war es.",
		"Am 2. Ende.", /* it may be one: no word that begins sentences follows */
		"Papst Johannes Paul II.| Der Papst kam.",
		"Heinrich VIII. von England.| Die III. Republik.",
		"1. Punkt eins.| 2. Punkt zwei.",
		"Der Kurs stieg um 2.5 Prozent auf 20.000 Euro.| Ende.",
		"Es ist 11.30 Uhr.| Um 5 Uhr.| Dann.",
	};
	static const char *const french[] = {
		"C’est le 3.| On continue.", /* French has no such ordinals */
		"En 2024.| C’est fini.",
		"1. Un point.| 2. Deux points.",
		"Le prix est de 3.000 euros.| Fini.",
		"Louis XIV.| Le roi.",
	};

	ROWS(LANG_DE, german);
	ROWS(LANG_FR, french);
}

Test(sentences, names_with_stops)
{
	static const char *const both[] = {
		"La start-up 01.ai a levé 2.5 millions.| Reste.",
		"U.S. Steel und J.P. Morgan.| Ende.",
		"Die A. Müller kam.| Ende.",
		"J. K. Rowling schreibt.| Ende.",
		"kino.to und www.Site.com sind weg.| Ende.",
		"x@y.Com und a/b.Cde bleiben.| Ende.",
	};

	ROWS(LANG_DE, both);
	ROWS(LANG_FR, both);
	rows(LANG_UND, both + 2, 3);
}

Test(sentences, quotes_and_brackets)
{
	static const char *const french[] = {
		"Il a dit : « Je viens. »| Puis il est parti.",
		"« Quoi ? » demande-t-il.| « Rien ! » répond-elle.",
		"« Quoi ! » , dit-elle.| Il (ou M. X. ; qui sait) part.",
		"« Quoi ?\xC2\xA0» demande-t-il.| Rien.",
		"Elle s’écria \"Non !\"| Et partit.| Il dit \"Oui.\"| Fin.",
		"(Voir ci-dessus.)| Ensuite.| Il y a (sic!) des fautes.",
	};
	static const char *const german[] = {
		"„Ich komme.“| Dann ging er.| „Was?“, fragte sie.| „Nein!“ rief er.",
		"»Ich komme.«| Dann ging er.",
		"«Ich komme.»| Dann ging er.| ‚Nein.‘| Ende.",
		"\"Ich komme.\"| \"Du auch?\"| Ja.",
		"Wirklich?!| Ja!!!| Gut.| – Nein.| (Foto: dpa.)| Ende",
	};

	ROWS(LANG_FR, french);
	ROWS(LANG_DE, german);
}

Test(sentences, marks)
{
	static const char *const french[] = {
		"Vraiment ?| Oui !| Non…| Peut-être.",
		"Bonjour... monde.| Bonjour...| Monde.",
		"Attendez… le train.| Attendez…| Le train.",
		"Le siècle fini.|Le nouveau commence.", /* the space was lost */
		"  Des blancs.|   Autour.  ",
		"Sans fin",
		"Une. ...", /* a piece without a word goes to its neighbour */
		"? ! Une.",
		"Il a vu J. « ", /* nothing behind the quote */
		"Il y a 5 ; 6. et 7.",
	};
	struct splitter *s = splitter(LANG_FR);
	spans found = { 0 };

	ROWS(LANG_FR, french);
	splitter_run(s, STR("  Un.  Deux. "), 0, &found);
	cr_assert_eq(found.n, 2);
	cr_expect(found.items[0].start == 2 && found.items[0].end == 5, "trimmed");
	cr_expect(found.items[1].start == 7 && found.items[1].end == 12);
	splitter_run(s, STR("  \xC2\xA0 "), 0, &found);
	splitter_run(s, STR(""), 0, &found);
	cr_expect_eq(found.n, 2, "no sentence in nothing");
	splitter_run(s, STR("..."), 0, &found);
	cr_assert_eq(found.n, 3, "what has no word is one piece");
	vec_release(&found);
	splitter_free(s);
}

/* A million bytes of anything, in a time that a square would not keep (the runner's limit is what fails). */
Test(sentences, hostile, .timeout = 60)
{
	static const char *const units[] = { ".", "! ", "a.a", ".\" ", ". \" ", "(. ", "…", "12.", ". « ", ". « ( ", "?! ", "A. ",
		                             "   ", ".a. ", "..... ((( ", "z. B. ", "a.B", "ab.Cd", "\" . ", ". . \xC2\xA0" };
	struct splitter *s = splitter(LANG_DE);
	struct buf b = { 0 };
	spans found = { 0 };

	for (size_t u = 0; u < sizeof units / sizeof units[0]; u++) {
		buf_reset(&b);
		found.n = 0;
		while (b.n < 1000000)
			buf_addz(&b, units[u]);
		for (size_t i = 0; i < 500000; i += 1000) /* and half of it without spaces */
			memmove(b.p + i, b.p, strlen(units[u]));
		splitter_run(s, buf_str(&b), 0, &found);
		for (size_t i = 1; i < found.n; i++)
			cr_assert(found.items[i].start >= found.items[i - 1].end);
	}
	vec_release(&found);
	buf_release(&b);
	splitter_free(s);
}

/* However it is cut, nothing but space is lost between sentences. */
Test(sentences, random_text)
{
	static const char *const pieces[] = { "a", "Le ", "Der ", "z.", ".", ". ", "! ", "?", " ", "\"", "»", "« ", "“", "„", "…",
		                              "31", "Dr", "etc", "III", "A", "'", "’", "(", ")", "-", "\xFF", "É", "\xC2\xA0" };
	struct splitter *s[3] = { splitter(LANG_UND), splitter(LANG_FR), splitter(LANG_DE) };
	struct buf b = { 0 };
	spans found = { 0 };
	uint64_t random = 41;

	for (int round = 0; round < 60000; round++) {
		size_t at = 0;

		buf_reset(&b);
		buf_addz(&b, "");
		for (int i = 0; i < 20; i++) {
			random = random * 6364136223846793005u + 1442695040888963407u;
			buf_addz(&b, pieces[(random >> 33) % 28]);
		}
		found.n = 0;
		splitter_run(s[round % 3], buf_str(&b), 0, &found);
		for (size_t i = 0; i <= found.n; i++) {
			size_t start = i < found.n ? found.items[i].start : b.n;

			cr_assert(start >= at && start <= b.n);
			cr_assert_eq(str_trim(str_sub(buf_str(&b), at, start)).n, 0, "lost: %s", b.p);
			at = i < found.n ? found.items[i].end : at;
		}
	}
	for (int i = 0; i < 3; i++)
		splitter_free(s[i]);
	vec_release(&found);
	buf_release(&b);
}
