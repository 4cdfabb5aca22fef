/* Texts that come with their alignment: TMX, XLIFF, XCES. */
#include "several.h"

static const char memory[] =
	"<?xml version='1.0'?><!DOCTYPE tmx SYSTEM 'tmx14.dtd'><tmx version='1.4'><header creationtool='x' srclang='fr'/>"
	"<body><tu><tuv xml:lang='fr-CH'><seg>Le <bpt i='1'>&lt;b></bpt>Rhin<ept i='1'>&lt;/b></ept> monte.</seg></tuv>"
	"<tuv xml:lang='DE'><seg>Der Rhein steigt.</seg></tuv></tu>"
	"<tu><tuv xml:lang='de'><seg>Die Br&uuml;cke ist <hi>zu</hi>.</seg></tuv></tu>"
	"<tu><tuv xml:lang='FR-ch'><seg>On\n attend.</seg></tuv><tuv xml:lang='de'><seg>Man wartet.</seg></tuv></tu>"
	"</body></tmx>";

Test(given, memory)
{
	struct several t;

	several_begin(&t);
	several_add(&t, "a.tmx", memory);
	several_join(&t);
	cr_assert_eq(t.joined.articles.n, 2);
	text_eq(several_article(&t, 0)->text, "\nLe Rhin monte.\nOn attend.");
	text_eq(several_article(&t, 1)->text, "\nDer Rhein steigt.\nDie Brücke ist zu.\nMan wartet.");
	cr_expect_eq(several_article(&t, 0)->declared, LANG_FR);
	cr_expect_eq(several_article(&t, 1)->declared, LANG_DE);
	cr_expect_eq(several_article(&t, 1)->nmarked, 3);
	cr_assert_eq(t.joined.given.n, 1);
	cr_expect_str_eq(several_units(&t, 0, 0), "1 3");
	cr_expect_str_eq(several_units(&t, 0, 1), "1 2 3");
	several_end(&t);
}

/* What we write has the pairs of all stories in one file. */
Test(given, memory_of_ours)
{
	struct several t;

	several_begin(&t);
	several_add(&t, "a.tmx",
		    "<tmx><header creationtool='visavis'/><body>"
		    "<tu tuid='0-9-0'><tuv xml:lang='fr'><seg>Un.</seg></tuv><tuv xml:lang='de'><seg>Eins.</seg></tuv></tu>"
		    "<tu tuid='0-9-4'><tuv xml:lang='fr'><seg>Deux.</seg></tuv><tuv xml:lang='de'><seg>Zwei.</seg></tuv></tu>"
		    "<tu tuid='3-7-0'><tuv xml:lang='fr'><seg>Dix.</seg></tuv><tuv xml:lang='de'><seg>Zehn.</seg></tuv></tu>"
		    "</body></tmx>");
	several_join(&t);
	cr_assert_eq(t.joined.articles.n, 4);
	text_eq(several_article(&t, 1)->text, "\nEins.\nZwei.");
	text_eq(several_article(&t, 3)->text, "\nZehn.");
	cr_assert_eq(t.joined.given.n, 2);
	cr_expect_eq(t.joined.given.items[1].texts[0].article, 2);
	cr_expect_str_eq(several_units(&t, 1, 1), "3");
	several_end(&t);
}

Test(given, memory_empty)
{
	struct several t;

	several_begin(&t);
	several_add(&t, "a.tmx", "<tmx><body><tu><tuv xml:lang='fr'><seg> </seg></tuv></tu></body></tmx>");
	cr_expect_eq(t.out.articles.n, 0);
	text_eq(t.out.rows.items[0].skipped, "no segments in it");
	several_end(&t);
}

Test(given, exchange)
{
	struct several t;

	several_begin(&t);
	several_add(&t, "a.xlf",
		    "<xliff version='1.2'><file source-language='de-DE' target-language='fr' original='a.txt'><body>"
		    "<trans-unit id='1'><source>Der <g id='1'>Rhein</g> steigt.</source><target>Le Rhin monte.</target>"
		    "<alt-trans><target>Le Rhin est haut.</target></alt-trans></trans-unit>"
		    "<trans-unit id='2'><source>Zu.</source><target state='needs-translation'>Zu.</target></trans-unit>"
		    "<trans-unit id='3'><source>Ende.</source><target>Fin.</target></trans-unit></body></file></xliff>");
	several_join(&t);
	cr_assert_eq(t.joined.articles.n, 2);
	text_eq(several_article(&t, 0)->text, "\nDer Rhein steigt.\nZu.\nEnde.");
	text_eq(several_article(&t, 1)->text, "\nLe Rhin monte.\nFin.");
	text_eq(several_article(&t, 1)->url, "a.txt");
	cr_assert_eq(several_article(&t, 1)->ndropped, 1);
	cr_expect_str_eq(several_article(&t, 1)->dropped[0].why, "untranslated");
	cr_expect_str_eq(several_units(&t, 0, 0), "1 2 3");
	cr_expect_str_eq(several_units(&t, 0, 1), "1 3");
	several_end(&t);
}

/* Segments that are marked in the unit: by their names, in another order, one without an answer; words that are marked. */
Test(given, exchange_segments)
{
	struct several t;

	several_begin(&t);
	several_add(&t, "a.xlf",
		    "<xliff version='1.2'><file source-language='fr' target-language='de' original='a.txt'><body>"
		    "<trans-unit id='1'><source>Un <mrk mtype='term'>pont</mrk>. Deux ponts. Trois.</source>"
		    "<seg-source><mrk mtype='seg' mid='0'>Un <mrk mtype='term'>pont</mrk>.</mrk> <mrk mtype='seg' mid='1'>Deux ponts.</mrk> "
		    "<mrk mtype='seg' mid='2'>Trois.</mrk></seg-source>"
		    "<target><mrk mtype='seg' mid='1'>Zwei <g id='1'>Brücken</g>.</mrk> <mrk mtype='seg' mid='0'>Eine Brücke.</mrk> "
		    "<mrk mtype='seg' mid='9'>Neun.</mrk></target></trans-unit>"
		    "<trans-unit id='2'><source>Quatre. Cinq.</source><seg-source><mrk mtype='seg' mid='0'>Quatre.</mrk> <mrk "
		    "mtype='seg' mid='1'>Cinq.</mrk></seg-source><target>Vier und <mrk mtype='protected'>fünf</mrk>.</target></trans-unit>"
		    "<trans-unit id='3'><source>Fin.</source><target>Ende.</target></trans-unit></body></file></xliff>");
	several_join(&t);
	cr_assert_eq(t.joined.articles.n, 2);
	text_eq(several_article(&t, 0)->text, "\nUn pont. Deux ponts. Trois.\nQuatre. Cinq.\nFin.");
	text_eq(several_article(&t, 1)->text, "\nZwei Brücken. Eine Brücke. Neun.\nVier und fünf.\nEnde.");
	cr_expect_str_eq(several_units(&t, 0, 0), "1 2 3 5 6");
	cr_expect_str_eq(several_units(&t, 0, 1), "2 1 4 5 6");
	several_end(&t);
}

Test(given, exchange_2)
{
	struct several t;

	several_begin(&t);
	several_add(&t, "a.xlf",
		    "<xliff version='2.0' srcLang='fr' trgLang='de'><file id='f'><unit id='1'><segment><source>Un <pc id='1'>"
		    "pont</pc>.</source><target>Eine Brücke.</target></segment><ignorable><source> </source></ignorable>"
		    "<segment><source>Deux.</source><target>Zwei.</target></segment></unit></file></xliff>");
	several_join(&t);
	cr_assert_eq(t.joined.articles.n, 2);
	text_eq(several_article(&t, 0)->text, "\nUn pont. Deux.");
	text_eq(several_article(&t, 1)->text, "\nEine Brücke. Zwei.");
	cr_expect_str_eq(several_units(&t, 0, 0), "1 2");
	cr_expect_eq(several_article(&t, 1)->declared, LANG_DE);
	several_end(&t);
}

static const char fr[] = "<cesDoc lang='fr'><cesHeader><title>no</title></cesHeader><text><p><s id='1:1'>Le Rhin monte.</s> "
			 "<s id='1:2'>Le pont est fermé.</s></p><p><s id='2:1'>On attend.</s></p></text></cesDoc>";
static const char de[] = "<text xml:lang='de'><p id='1'><s id='a'>Der Rhein steigt, die Brücke ist zu.</s>"
			 "<s id='b'>Die Schule auch.</s><s id='c'>Man wartet.</s></p></text>";
#define ALIGN(from, to)                                                                                     \
	"<cesAlign version='1.0'><linkGrp fromDoc='" from "' toDoc='" to "'><link xtargets='1:1 1:2;a'/>"  \
	"<link xtargets=';b'/><link xtargets='2:1;c'/></linkGrp></cesAlign>"

Test(given, texts)
{
	struct several t;

	several_begin(&t);
	several_add(&t, "c/de.xml", de);
	several_add(&t, "c/fr/a.xml", fr);
	several_add(&t, "c/x/align.xml", ALIGN("fr/a.xml.gz", "../de.xml"));
	text_eq(t.out.rows.items[2].skipped, "aligns texts that are not in the corpus");
	several_join(&t);
	text_eq(t.joined.rows.items[2].skipped, "");
	cr_assert_eq(t.joined.articles.n, 2);
	text_eq(several_article(&t, 1)->text, "\nLe Rhin monte. Le pont est fermé.\nOn attend.");
	cr_assert_eq(t.joined.given.n, 1);
	cr_expect_str_eq(several_units(&t, 0, 0), "1 2 3");
	cr_expect_str_eq(several_units(&t, 0, 1), "1 1 3");
	several_end(&t);
}

/* A name leads to what was read, and nowhere else. */
/* Corpora that tell words apart (OPUS): spaces as the press sets them, whatever white space the file has. */
Test(given, texts_word_by_word)
{
	struct several t;

	several_begin(&t);
	several_add(&t, "de.xml",
		    "<text><body><s id='1'><w id='1.1' hun='ART' tree='ART' lem='d'>Der</w>\n<w>Rat</w> <w>sagt</w> <w>:</w> <w>„</w> "
		    "<w>Nein</w> <w>“</w> <w>,</w> <w>aber</w> <w>(</w> <w>fast</w> <w>)</w> <w>3,5</w> <w>%</w> <w>wollen</w> <w>es</w>"
		    "<w>.</w></s><s id='2'><w misc='SpaceAfter=No'>Hans</w> <w>-Peter</w> <w>wartet</w> <w>\"</w> <w>hier</w> <w>\"</w> <w>!</w></s>"
		    "<s id='3'>Ohne <b>Wörter</b>.</s></body></text>");
	several_add(&t, "fr.xml",
		    "<text><body><s id='1'><w>Le</w><w>maire</w><w>l'</w><w>a</w><w>dit</w><w>:</w><w>«</w><w>Qu’</w><w>il</w><w>vienne</w>"
		    "<w>»</w><w>,</w><w>a</w><w>-t-il</w><w>écrit</w><w>;</w><w>pourquoi</w><w>?</w></s>"
		    "<s id='2'><w>Les</w> <w>habitants</w> <w>de</w> <w>la</w> <w>commune</w> <w>attendent</w> <w>depuis</w> <w>longtemps</w> "
		    "<w>d</w> <w>'</w> <w>autres</w> <w>travaux</w> <w>.</w></s></body></text>");
	several_join(&t);
	cr_assert_eq(t.joined.articles.n, 2);
	text_eq(several_article(&t, 0)->text, "\nDer Rat sagt: „Nein“, aber (fast) 3,5 % wollen es. Hans-Peter wartet \"hier\"! Ohne Wörter.");
	text_eq(several_article(&t, 1)->text, "\nLe maire l'a dit : « Qu’il vienne », a-t-il écrit ; pourquoi ? "
					      "Les habitants de la commune attendent depuis longtemps d'autres travaux.");
	several_end(&t);
}

Test(given, texts_outside)
{
	struct several t;

	several_begin(&t);
	several_add(&t, "c/fr.xml", fr);
	several_add(&t, "c/a.xml", ALIGN("fr.xml", "/etc/hostname"));
	several_add(&t, "c/b.xml", ALIGN("fr.xml", "../../../de.xml"));
	several_add(&t, "c/c.xml", ALIGN("fr.xml", "fr.xml"));
	several_add(&t, "c/d.xml", ALIGN("fr.xml", ""));
	several_join(&t);
	cr_expect_eq(t.joined.given.n, 0);
	text_eq(t.joined.rows.items[1].skipped, "aligns a text that is not in the corpus: /etc/hostname");
	text_eq(t.joined.rows.items[2].skipped, "aligns a text that is not in the corpus: ../../../de.xml");
	several_end(&t);
}

/* Within an archive, its members are all there is. */
Test(given, texts_in_archive)
{
	struct several t;

	several_begin(&t);
	several_add(&t, "fr.xml", fr);
	several_add(&t, "c.tar:de.xml", de);
	several_add(&t, "c.tar:x/a.xml", ALIGN("../../fr.xml", "de.xml"));
	several_join(&t);
	cr_expect_eq(t.joined.given.n, 0);
	several_end(&t);
}

/* What we write counts sentences from 0, of texts of any kind. */
Test(given, texts_counted)
{
	struct several t;

	several_begin(&t);
	several_add(&t, "fr.txt", "Le Rhin monte depuis hier soir à Bâle. Le pont est fermé.");
	several_add(&t, "de.txt", "Der Rhein steigt seit gestern Abend in Basel. Die Brücke ist gesperrt.");
	several_add(&t, "a.xml",
		    "<cesAlign><linkGrp fromDoc='fr.txt' toDoc='de.txt'><link id='SL0-1.0' xtargets='s1;s0'/>"
		    "<link id='SL0-1.1' xtargets='s0;s4294967297'/></linkGrp></cesAlign>");
	several_add(&t, "b.xml",
		    "<cesAlign><linkGrp fromDoc='fr.txt' toDoc='de.txt'><link xtargets='s1;s0'/></linkGrp></cesAlign>");
	several_join(&t);
	cr_assert_eq(t.joined.given.n, 1);
	cr_expect_str_eq(several_units(&t, 0, 0), "2 1");
	cr_expect_str_eq(several_units(&t, 0, 1), "1");
	text_eq(t.joined.rows.items[3].skipped, "aligns a text whose sentences have no names: de.txt");
	several_end(&t);
}

/* Hundreds of languages, and a text in none. */
Test(given, memory_bounded)
{
	struct several t;
	struct buf b = { 0 };

	buf_addz(&b, "<tmx><body><tu>");
	for (int i = 0; i < 100; i++)
		buf_addf(&b, "<tuv xml:lang='x%d'><seg>Segment %d.</seg></tuv>", i, i);
	buf_addz(&b, "<tuv><seg>Sans langue.</seg></tuv></tu></body></tmx>");
	several_begin(&t);
	several_add(&t, "a.tmx", b.p);
	several_join(&t);
	cr_expect_eq(t.joined.articles.n, 64);
	text_eq(t.joined.rows.items[0].skipped, "has more than 64 languages: 37 segments are not read");
	several_end(&t);
	buf_release(&b);
}

/* A source that is repeated as its own translation is in two languages all the same. */
Test(given, languages_declared)
{
	struct several t;

	several_begin(&t);
	several_add(&t, "a.tmx",
		    "<tmx><body><tu><tuv xml:lang='de'><seg>Der Gemeinderat hat gestern beschlossen, die Brücke zu bauen.</seg>"
		    "</tuv><tuv xml:lang='fr'><seg>Der Gemeinderat hat gestern beschlossen, die Brücke zu bauen.</seg></tuv></tu>"
		    "<tu><tuv xml:lang='it'><seg>Il consiglio ha deciso ieri di costruire il ponte sul fiume.</seg></tuv></tu>"
		    "</body></tmx>");
	cr_assert_eq(t.out.articles.n, 3);
	cr_expect_eq(t.out.articles.items[0]->lang, LANG_DE);
	cr_expect_eq(t.out.articles.items[1]->lang, LANG_FR);
	several_end(&t);
}
