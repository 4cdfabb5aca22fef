/* Pages of newspapers, alone and as an issue. */
#include "several.h"

#define WORD(w) "<String CONTENT='" w "'/><SP/>"
#define LINE(words) "<TextLine>" words "</TextLine>"
#define BLOCK(id, x, y, w, h, more, lines) \
	"<TextBlock ID='" id "' HPOS='" x "' VPOS='" y "' WIDTH='" w "' HEIGHT='" h "' " more ">" lines "</TextBlock>"
#define PAGE(blocks)                                                                                          \
	"<?xml version='1.0'?><alto xmlns='http://www.loc.gov/standards/alto/ns-v3#'><Styles><TextStyle ID='T1' FONTSIZE='9'/>"   \
	"<TextStyle ID='T2' FONTSIZE='16'/></Styles><Tags><LayoutTag ID='A' LABEL='Advertisement'/></Tags><Layout>" \
	"<Page ID='P' HEIGHT='4000' WIDTH='2400'><PrintSpace>" blocks "</PrintSpace></Page></Layout></alto>"
#define BODY(a)                                                                                                      \
	LINE(WORD(a) WORD("Wasser") WORD("stieg") WORD("in") WORD("der") WORD("Nacht") WORD("um") WORD("zwei") WORD("Meter")) \
	LINE(WORD("und") WORD("die") WORD("Leute") WORD("verlieſsen") WORD("ihre") WORD("Häuſer") WORD("am") WORD("Ufer."))

static void
read_page(struct text *t, const char *page)
{
	text_read(t, NULL, str_of(page));
	cr_assert_not_null(t->a);
	cr_expect_str_eq(t->out.rows.items[0].reader, "alto");
}

Test(alto, hyphens)
{
	struct text t;

	read_page(&t, PAGE(BLOCK("B", "0", "900", "900", "900", "",
		LINE(WORD("Am") "<String CONTENT='Mitt' SUBS_TYPE='HypPart1' SUBS_CONTENT='Mittwoch'/><HYP CONTENT='-'/>")
		LINE("<String CONTENT='woch' SUBS_TYPE='HypPart2' SUBS_CONTENT='Mittwoch'/>" WORD("ſtieg") WORD("das") WORD("Waſ-"))
		LINE(WORD("ſer") WORD(",") WORD("der") "<String CONTENT='quoti-' SUBS_TYPE='HypPart1' SUBS_CONTENT='quoti-dienne'/>")
		LINE("<String CONTENT='dienne' SUBS_TYPE='HypPart2' SUBS_CONTENT='quoti-dienne'/>" WORD("Haus-"))
		LINE(WORD("und") WORD("Nord-")) LINE(WORD("Süd") WORD("halb") "<HYP CONTENT='-'/>") LINE(WORD("wegs.")))));
	text_eq(t.a->text, "\nAm Mittwoch ſtieg das Waſſer, der quotidienne Haus- und Nord-Süd halbwegs.");
	text_release(&t);
}

/* Right column before the left, a footnote first: read as columns. */
Test(alto, columns)
{
	struct text t;

	read_page(&t, PAGE(BLOCK("N", "100", "3000", "900", "90", "", LINE(WORD("(1)") WORD("unten") WORD("links")))
		BLOCK("R", "1200", "300", "900", "2700", "", LINE(WORD("rechts") WORD("oben")))
		BLOCK("L", "100", "300", "900", "2600", "", LINE(WORD("links") WORD("oben")))
		BLOCK("H", "100", "200", "2000", "90", "", LINE(WORD("über") WORD("allem")))));
	text_eq(t.a->text, "\nüber allem\nlinks oben\n(1) unten links\nrechts oben");
	text_release(&t);
}

Test(alto, order_told)
{
	struct text t;

	read_page(&t, "<alto><ReadingOrder><OrderedGroup><ElementRef REF='b'/><ElementRef REF='z'/></OrderedGroup></ReadingOrder>"
		"<Layout><Page><PrintSpace>" BLOCK("a", "0", "0", "9", "9", "", LINE(WORD("zwei")))
		BLOCK("b", "0", "9", "9", "9", "", LINE(WORD("eins"))) "</PrintSpace></Page></Layout></alto>");
	text_eq(t.a->text, "\neins\nzwei");
	text_release(&t);
	read_page(&t, "<alto><Layout><Page><PrintSpace>" BLOCK("a", "0", "0", "9", "9", "", LINE(WORD("zwei")))
		BLOCK("b", "0", "9", "9", "9", "IDNEXT='a'", LINE(WORD("eins")))
		BLOCK("c", "0", "9", "9", "9", "IDNEXT='c'", LINE(WORD("drei"))) "</PrintSpace></Page></Layout></alto>");
	text_eq(t.a->text, "\neins\nzwei\ndrei");
	text_release(&t);
}

/* Headings in larger letters, or in capitals, begin articles; a page number and adverts are none of them. */
Test(alto, articles)
{
	struct text t;

	read_page(&t, PAGE("<TopMargin>" BLOCK("M", "0", "10", "90", "30", "", LINE(WORD("Rheinblatt"))) "</TopMargin>"
		BLOCK("P", "100", "60", "400", "40", "", LINE(WORD("Montag") WORD("Nr.") WORD("238")))
		BLOCK("0", "100", "200", "900", "200", "STYLEREFS='T1'", BODY("Schluß:"))
		BLOCK("1", "100", "500", "900", "80", "STYLEREFS='T2'", LINE(WORD("Hochwasser") WORD("am") WORD("Rhein")))
		BLOCK("2", "100", "600", "900", "900", "STYLEREFS='T1'", BODY("Das"))
		BLOCK("3", "100", "1600", "900", "80", "STYLEREFS='T1'", LINE(WORD("VERSCHIEDENES")))
		BLOCK("4", "100", "1700", "900", "900", "STYLEREFS='T1'", BODY("Viel"))
		BLOCK("5", "100", "2700", "900", "80", "STYLEREFS='T2' TAGREFS='A'", LINE(WORD("Hüte!")))));
	cr_assert_eq(t.out.articles.n, 3);
	text_eq(article_title(t.out.articles.items[0]), "");
	text_eq(article_title(t.out.articles.items[1]), "Hochwasser am Rhein");
	text_eq(article_title(t.out.articles.items[2]), "VERSCHIEDENES");
	cr_expect_str_eq(text_fate(&t, "Rheinblatt"), "header");
	cr_expect_str_eq(text_fate(&t, "Nr. 238"), "header");
	t.a = t.out.articles.items[2];
	cr_expect_str_eq(text_fate(&t, "Hüte"), "advert");
	cr_expect_eq(t.a->lang, LANG_DE);
	text_release(&t);
}

/* A front page: what stands beside the name, above the line with number or date, is no story; a title of two blocks is one. */
Test(alto, masthead_and_title)
{
	struct text t;

	read_page(&t, "<?xml version='1.0'?><alto><Styles><TextStyle ID='T1' FONTSIZE='9'/><TextStyle ID='T2' FONTSIZE='16'/>"
		"<TextStyle ID='T9' FONTSIZE='60'/></Styles><Layout><Page ID='P' HEIGHT='4000' WIDTH='2400'><PrintSpace>"
		BLOCK("N", "300", "100", "1800", "300", "STYLEREFS='T9'", LINE(WORD("Rheinbote")))
		BLOCK("A", "100", "420", "500", "200", "STYLEREFS='T1'", LINE(WORD("Erscheint") WORD("täglich.")) LINE(WORD("Preis") WORD("5") WORD("Rappen")))
		BLOCK("Y", "100", "650", "300", "40", "STYLEREFS='T1'", LINE(WORD("12.") WORD("Jahrgang")))
		BLOCK("1", "100", "800", "900", "80", "STYLEREFS='T2'", LINE(WORD("Hochwasser")))
		BLOCK("1b", "100", "890", "900", "80", "STYLEREFS='T2'", LINE(WORD("am") WORD("Rhein")))
		BLOCK("2", "100", "1000", "900", "900", "STYLEREFS='T1'", BODY("Das")) "</PrintSpace></Page></Layout></alto>");
	cr_assert_eq(t.out.articles.n, 1);
	text_eq(article_title(t.a), "Hochwasser am Rhein");
	cr_expect_eq(t.a->nfields, 2);
	cr_expect_str_eq(text_fate(&t, "Rheinbote"), "header");
	cr_expect_str_eq(text_fate(&t, "Erscheint täglich."), "header");
	text_release(&t);
	/* The same letters without a line of number or date are a headline. */
	read_page(&t, "<?xml version='1.0'?><alto><Styles><TextStyle ID='T1' FONTSIZE='9'/><TextStyle ID='T9' FONTSIZE='60'/></Styles>"
		"<Layout><Page ID='P' HEIGHT='4000' WIDTH='2400'><PrintSpace>"
		BLOCK("N", "300", "100", "1800", "300", "STYLEREFS='T9'", LINE(WORD("Hochwasser")))
		BLOCK("2", "100", "1000", "900", "900", "STYLEREFS='T1'", BODY("Das")) "</PrintSpace></Page></Layout></alto>");
	text_eq(article_title(t.a), "Hochwasser");
	text_release(&t);
}

Test(alto, blank)
{
	struct text t;

	text_read(&t, NULL, str_of(PAGE("<Illustration ID='I'/>")));
	cr_expect_eq(t.out.articles.n, 0);
	text_eq(t.out.rows.items[0].skipped, "is a page with no text on it");
	text_release(&t);
}

/* ---- Issues ---- */

#define AREA(block) "<fptr><area FILEID='F' BEGIN='" block "'/></fptr>"
#define METS(href, divs)                                                                                               \
	"<mets:mets xmlns:mets='m' xmlns:xlink='x' LABEL='Rheinblatt'><mets:dmdSec ID='D0'><mods><originInfo>"          \
	"<dateIssued>17.01.1904</dateIssued></originInfo></mods></mets:dmdSec><mets:dmdSec ID='D1'><mods><titleInfo>" \
	"<nonSort>Das</nonSort><title>Hochwasser</title></titleInfo><name><namePart>Anna</namePart><namePart>Muster"   \
	"</namePart></name><language><languageTerm>ger</languageTerm></language></mods></mets:dmdSec><mets:fileSec>"   \
	"<mets:file ID='I'><mets:FLocat xlink:href='a.jp2'/></mets:file><mets:file ID='F'><mets:FLocat xlink:href='" href \
	"'/></mets:file></mets:fileSec><mets:structMap TYPE='PHYSICAL'><mets:div TYPE='Newspaper' LABEL='Das Rheinblatt'/>" \
	"</mets:structMap><mets:structMap TYPE='LOGICAL'>" divs "</mets:structMap></mets:mets>"
#define ARTICLES                                                                                                   \
	"<mets:div TYPE='TITLE_SECTION'>" AREA("M") "</mets:div><mets:div TYPE='ARTICLE' DMDID='D1'><mets:div "         \
	"TYPE='HEADING'><mets:div TYPE='TITLE'>" AREA("1") "</mets:div></mets:div><mets:div TYPE='AUTHOR'>" AREA("U")  \
	"</mets:div><mets:div TYPE='PARAGRAPH'>" AREA("2") AREA("4") "</mets:div></mets:div>"                        \
	"<mets:div TYPE='ADVERTISEMENT'>" AREA("C") "</mets:div><mets:div TYPE='ARTICLE' LABEL='Wetter'>" AREA("3") "</mets:div>"

static const char page[] = PAGE(
	BLOCK("M", "0", "10", "900", "90", "", LINE(WORD("Rheinblatt") WORD("1904")))
	BLOCK("1", "0", "200", "900", "90", "", LINE(WORD("Hochwaffer")))
	BLOCK("2", "0", "300", "900", "900", "", LINE(WORD("Der") WORD("Rhein")))
	BLOCK("3", "0", "1300", "900", "90", "", LINE(WORD("Regen.")))
	"<ComposedBlock ID='C' TYPE='box'>" BLOCK("5", "0", "1500", "900", "90", "", LINE(WORD("Hüte!"))) "</ComposedBlock>"
	BLOCK("4", "1000", "200", "900", "900", "", LINE(WORD("steigt.")))
	BLOCK("U", "1000", "1200", "900", "90", "", LINE(WORD("Von") WORD("Anna")))
	BLOCK("X", "1000", "1500", "900", "90", "", LINE(WORD("Fleck"))));

Test(mets, issue)
{
	struct several t;
	const struct article *a;

	several_begin(&t);
	several_add(&t, "p/issue.xml", METS("file://./text/1.xml", ARTICLES));
	text_eq(t.out.rows.items[0].skipped, "describes 1 page that is not in the corpus");
	several_add(&t, "p/text/1.xml", page);
	several_add(&t, "z.txt", "Ein anderer Artikel steht hier ganz für sich allein.");
	several_join(&t);
	cr_assert_eq(t.joined.articles.n, 3);
	a = several_article(&t, 0);
	text_eq(a->text, "Hochwaffer\nDer Rhein steigt.");
	text_eq(a->file, "p/issue.xml");
	text_eq(a->author, "Anna Muster");
	text_eq(a->source, "Das Rheinblatt");
	cr_expect_str_eq(a->date_from, "mets");
	cr_expect(a->date.year == 1904 && a->date.month == 1 && a->date.day == 17);
	cr_assert_eq(a->ndropped, 3);
	cr_expect_str_eq(a->dropped[0].why, "header");
	cr_expect_str_eq(a->dropped[1].why, "byline");
	cr_expect_str_eq(a->dropped[2].why, "advert");
	a = several_article(&t, 1);
	text_eq(a->text, "Wetter\nRegen.");
	cr_assert_eq(a->ndropped, 1);
	text_eq(a->dropped[0].text, "Fleck");
	cr_expect_str_eq(a->dropped[0].why, "outside");
	cr_expect_eq(t.joined.rows.items[0].articles, 2);
	cr_expect_eq(t.joined.rows.items[1].articles, 0);
	several_end(&t);
}

/* Pages of other papers have the same names: only one with the blocks that are named is taken from beside the issue. */
Test(mets, issue_of_another)
{
	struct several t;

	several_begin(&t);
	several_add(&t, "issue.xml", METS("../ocr/1.xml", "<mets:div TYPE='ARTICLE'>" AREA("Q1") AREA("Q2") "</mets:div>"));
	several_add(&t, "1.xml", page);
	several_join(&t);
	cr_expect_eq(t.joined.rows.items[0].articles, 0);
	text_eq(several_article(&t, 0)->file, "1.xml");
	several_end(&t);
	several_begin(&t);
	several_add(&t, "issue.xml", METS("../ocr/1.xml", ARTICLES));
	several_add(&t, "1.xml", page);
	several_join(&t);
	cr_expect_eq(t.joined.rows.items[0].articles, 2);
	several_end(&t);
}

/* A structure with pages alone tells the date of what is on them. */
Test(mets, pages_alone)
{
	struct several t;

	several_begin(&t);
	several_add(&t, "issue.xml", METS("1.xml", "<mets:div/>"));
	several_add(&t, "1.xml", page);
	several_join(&t);
	cr_assert(t.joined.articles.n >= 1);
	cr_expect_str_eq(several_article(&t, 0)->date_from, "mets");
	text_eq(several_article(&t, 0)->source, "Das Rheinblatt");
	several_end(&t);
}

Test(mets, nothing)
{
	struct several t;

	several_begin(&t);
	several_add(&t, "issue.xml", "<mets><structMap TYPE='LOGICAL'><div TYPE='ARTICLE'/></structMap></mets>");
	several_join(&t);
	text_eq(t.joined.rows.items[0].skipped, "describes no pages with text");
	several_end(&t);
}

/* A page that has nothing to read by itself may have for its issue. */
Test(mets, adverts_alone)
{
	struct several t;

	several_begin(&t);
	several_add(&t, "issue.xml", METS("1.xml", "<mets:div TYPE='ARTICLE'>" AREA("1") "</mets:div>"));
	several_add(&t, "1.xml", PAGE(BLOCK("1", "0", "900", "900", "90", "TAGREFS='A'", LINE(WORD("Hüte!")))));
	cr_expect_eq(t.out.articles.n, 0);
	cr_expect_eq(t.out.rows.items[1].dropped, 1);
	text_eq(t.out.rows.items[1].skipped, "is a page with nothing but headers and adverts on it");
	several_join(&t);
	cr_assert_eq(t.joined.articles.n, 1);
	text_eq(several_article(&t, 0)->text, "\nHüte!");
	text_eq(t.joined.rows.items[1].skipped, "");
	several_end(&t);
}

/* Elements without end, blocks without number: in bounds, and read. */
Test(alto, hostile)
{
	struct text t;
	struct buf b = { 0 };

	buf_addz(&b, "<alto><Layout><Page HEIGHT='9999999999999999999'><PrintSpace>");
	for (int i = 0; i < 20000; i++)
		buf_addf(&b, "<TextBlock ID='b' IDNEXT='b' VPOS='-%d' STYLEREFS='x x x'><TextLine><String CONTENT='Wort'/></TextLine></TextBlock>",
			 i);
	for (int i = 0; i < 100000; i++)
		buf_addz(&b, "<ComposedBlock ID='c'>");
	read_page(&t, b.p);
	cr_expect_eq(t.a->nfields, 20001);
	text_release(&t);
	buf_release(&b);
}

Test(mets, hostile)
{
	struct several t;
	struct buf b = { 0 };

	buf_addz(&b, "<!DOCTYPE mets [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>"
		     "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e SYSTEM 'file:///etc/hostname'>]><mets LABEL='&d;&e;'>"
		     "<file ID='F'><FLocat href='1.xml'/></file><structMap TYPE='LOGICAL'>");
	for (int i = 0; i < 100000; i++)
		buf_addz(&b, "<div TYPE='ARTICLE' DMDID='x'><area FILEID='F' BEGIN='1'/>");
	several_begin(&t);
	several_add(&t, "issue.xml", b.p);
	several_add(&t, "1.xml", page);
	several_join(&t);
	cr_expect(t.joined.articles.n >= 1);
	several_end(&t);
	buf_release(&b);
}

/* Two pages in one file stand one below the other. */
Test(alto, pages)
{
	struct text t;

	read_page(&t, "<alto><Layout><Page HEIGHT='1000'>" BLOCK("a", "0", "500", "9", "400", "LANG='de'", LINE(WORD("eins")))
		"</Page><Page HEIGHT='1000'>" BLOCK("c", "0", "500", "9", "400", "", LINE(WORD("drei")))
		BLOCK("b", "0", "100", "9", "300", "", LINE(WORD("zwei"))) "</Page></Layout></alto>");
	text_eq(t.a->text, "\neins\nzwei\ndrei");
	cr_expect_eq(t.a->declared, LANG_DE);
	text_release(&t);
}
