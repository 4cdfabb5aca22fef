#include "reading.h"

/* XML of agencies and archives: what each format gives, and what it refuses. */

static void
expect(struct text *t, const char *reader, struct str bytes, size_t articles)
{
	text_read(t, NULL, bytes);
	cr_assert_eq(t->out.articles.n, articles, "%zu articles", t->out.articles.n);
	cr_assert_eq(t->out.rows.n, 1);
	cr_assert_str_eq(t->out.rows.items[0].reader, reader);
}

static bool
noted(const struct text *t, const char *what)
{
	return str_find(t->out.rows.items[0].skipped, str_of(what), 0) != SIZE_MAX;
}

#define LEAD "Die Brücke über den Fluss bleibt bis zum Herbst gesperrt, sagte die Stadt am Freitag."

static const char nitf[] =
	"<?xml version='1.0' encoding='ISO-8859-1'?>\n"
	"<!DOCTYPE nitf SYSTEM 'nitf-3-3.dtd'>\n"
	"<nitf baselang='de-CH'><head><title>BRÜCKE</title><docdata management-status='usable'>"
	"<date.issue norm='20240531T113000+0200'/><doc.copyright holder='Agentur Muster' year='2024'/></docdata></head>\n"
	"<body><body.head><hedline><hl1>Br&uuml;cke bis Herbst gesperrt</hl1></hedline>"
	"<byline>Von <person>Hans Muster</person><byttl>Korrespondent</byttl></byline>"
	"<abstract><p>" LEAD "</p></abstract></body.head>\n"
	"<body.content><p>" LEAD "</p><hl2>Umleitung</hl2><p>Wer von <location>Norden</location> kommt,<br/>fährt um.</p>"
	"<bq><block><p>«Das ist bitter», sagte der Präsident.</p></block></bq>"
	"<ul><li>Busse fahren weiter.</li></ul>\n"
	"<media><media-caption>Die Brücke im Mai.</media-caption></media></body.content></body></nitf>";

Test(nitf, all_of_it)
{
	struct text t;

	expect(&t, "nitf", STR(nitf), 1);
	text_eq(article_title(t.a), "Brücke bis Herbst gesperrt");
	text_eq(t.a->author, "Hans Muster");
	text_eq(t.a->source, "Agentur Muster");
	cr_expect_str_eq(text_date(&t), "2024-05-31");
	cr_expect_str_eq(t.a->date_from, "date.issue@norm");
	cr_expect_eq(t.a->declared, LANG_DE);
	cr_expect_eq(t.a->lang, LANG_DE);
	cr_expect_str_eq(t.out.rows.items[0].encoding, "UTF-8"); /* whatever it declares */
	cr_assert_eq(t.a->nfields, 6);
	text_eq(article_field(t.a, 1), LEAD);
	cr_expect_eq(t.a->fields[2].kind, FIELD_HEADING);
	text_eq(article_field(t.a, 3), "Wer von Norden kommt, fährt um.");
	cr_expect_eq(t.a->fields[4].kind, FIELD_QUOTE);
	cr_expect_eq(t.a->fields[5].kind, FIELD_ITEM);
	cr_assert_eq(t.a->ndropped, 2);
	cr_expect_str_eq(t.a->dropped[0].why, "credit");
	cr_expect_eq(t.a->dropped[0].line, 6);
	cr_expect_str_eq(t.a->dropped[1].why, "repeat");
	cr_expect_eq(t.out.rows.items[0].skipped.n, 0);
	text_release(&t);
}

Test(nitf, what_is_not_to_be_read)
{
	struct text t;

	expect(&t, "nitf", STR("<nitf><head><docdata management-status='embargoed'/></head><body><body.content><p>x</p>"
			       "</body.content></body></nitf>"), 0);
	cr_expect(noted(&t, "embargoed"));
	text_release(&t);
	expect(&t, "nitf", STR("<nitf><head><title></title></head><body><body.content></body.content></body></nitf>"), 0);
	cr_expect(noted(&t, "without text"));
	text_release(&t);
}

static const char newsml[] =
	"<NewsML><NewsItem><NewsManagement><FirstCreated>20240531T120000+0200</FirstCreated><Status FormalName='Usable'/>"
	"</NewsManagement><NewsComponent xml:lang='fr'><AdministrativeMetadata><Provider><Party FormalName='Agence'/>"
	"</Provider></AdministrativeMetadata><DescriptiveMetadata><Language FormalName='FR'/></DescriptiveMetadata>"
	"<NewsComponent><Role FormalName='Text'/><NewsComponent><Role FormalName='Title'/><ContentItem><DataContent>Le "
	"marché rouvre lundi</DataContent></ContentItem></NewsComponent>"
	"<NewsComponent><Role FormalName='Body'/><ContentItem><DataContent><![CDATA[<p>Le marché rouvre lundi matin.</p>"
	"<p>La mairie l’a annoncé.</p>]]></DataContent></ContentItem></NewsComponent></NewsComponent>"
	"<NewsComponent><Role FormalName='Picture'/><NewsLines><HeadLine>Une photo du marché</HeadLine></NewsLines>"
	"<NewsComponent><Role FormalName='Caption'/><ContentItem><DataContent>Le marché</DataContent></ContentItem>"
	"</NewsComponent></NewsComponent></NewsComponent></NewsItem></NewsML>";

Test(newsml, components)
{
	struct text t;

	expect(&t, "newsml", STR(newsml), 1);
	text_eq(article_title(t.a), "Le marché rouvre lundi");
	text_eq(t.a->source, "Agence");
	cr_expect_str_eq(text_date(&t), "2024-05-31");
	cr_expect_eq(t.a->declared, LANG_FR);
	cr_expect_eq(t.a->nfields, 3);
	cr_expect(noted(&t, "1 of 2 items not read: pictures"), STR_FMT, STR_ARG(t.out.rows.items[0].skipped));
	text_release(&t);
}

Test(newsml, nitf_and_plain_text)
{
	struct text t;

	expect(&t, "newsml", STR("<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Un titre</HeadLine></NewsLines>"
				 "<ContentItem><DataContent><nitf><body><body.content><p>Un.</p><p>Deux.</p></body.content>"
				 "</body></nitf></DataContent></ContentItem></NewsComponent></NewsItem>"
				 "<NewsItem><NewsComponent><ContentItem><DataContent>Un.\n\nDeux\nlignes.\n   Trois."
				 "</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"), 2);
	cr_expect_eq(t.a->nfields, 3);
	cr_assert_eq(t.out.articles.items[1]->nfields, 4);
	text_eq(article_field(t.out.articles.items[1], 2), "Deux lignes.");
	text_release(&t);
}

static const char g2[] =
	"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet><packageItem><groupSet/></packageItem>"
	"<newsItem xml:lang='fr'><itemMeta><itemClass qcode='ninat:text'/><provider qcode='nprov:AG'/><firstCreated>"
	"2024-05-31T12:00:00+02:00</firstCreated><embargoed></embargoed><pubStatus qcode='stat:usable'/></itemMeta>"
	"<contentMeta><by>Par Jeanne Muster</by><headline rank='1'>Deux ponts</headline><headline rank='2'>Et un bac"
	"</headline></contentMeta><contentSet><inlineXML contenttype='application/xhtml+xml'><html><head><title>x</title>"
	"</head><body><header>31.5.</header><p>Il y aura deux ponts.</p><h2>Le bac</h2><blockquote><p>« Enfin », dit-il.</p>"
	"</blockquote>Sans paragraphe.</body></html></inlineXML></contentSet></newsItem>"
	"<newsItem><itemMeta><itemClass qcode='ninat:picture'/></itemMeta><contentMeta><headline>Photo</headline>"
	"</contentMeta></newsItem>"
	"<newsItem><itemMeta><pubStatus qcode='stat:canceled'/></itemMeta><contentSet><inlineData>Non.</inlineData>"
	"</contentSet></newsItem>"
	"<newsItem><itemMeta><embargoed>2999-01-01T00:00:00Z</embargoed></itemMeta><contentSet><inlineData>Non.</inlineData>"
	"</contentSet></newsItem></itemSet></newsMessage>";

Test(newsml_g2, message)
{
	struct text t;

	expect(&t, "newsml-g2", STR(g2), 1);
	text_eq(article_title(t.a), "Deux ponts");
	text_eq(t.a->author, "Jeanne Muster");
	text_eq(t.a->source, "AG");
	cr_assert_eq(t.a->nfields, 6);
	text_eq(article_field(t.a, 1), "Et un bac");
	cr_expect_eq(t.a->fields[1].kind, FIELD_HEADING);
	text_eq(article_field(t.a, 2), "Il y aura deux ponts.");
	cr_expect_eq(t.a->fields[4].kind, FIELD_QUOTE);
	text_eq(article_field(t.a, 5), "Sans paragraphe.");
	cr_expect(noted(&t, "1 of 5 items not read: a list") && noted(&t, "1 of 5 items not read: pictures") &&
		  noted(&t, "withdrawn") && noted(&t, "embargoed"), STR_FMT, STR_ARG(t.out.rows.items[0].skipped));
	text_release(&t);
}

/* dpa: the kicker tells the topic, the teaser leads into the text, as in its JSON. */
Test(newsml_g2, kicker_and_teaser)
{
	struct text t;

	expect(&t, "newsml-g2",
	       STR("<newsItem><contentMeta><headline rank='1'>Deux ponts</headline><headline rank='3'>Transports</headline>"
		   "<description role='drol:teaser'>La ville en veut deux.</description><description role='drol:caption'>Un pont.</description>"
		   "</contentMeta><contentSet><inlineXML><html><body><p>Il y aura deux ponts.</p></body></html></inlineXML></contentSet></newsItem>"),
	       1);
	cr_assert_eq(t.a->nfields, 3);
	text_eq(article_field(t.a, 1), "La ville en veut deux.");
	cr_expect_str_eq(text_fate(&t, "Transports"), "teaser");
	cr_expect_str_eq(text_fate(&t, "Un pont."), "outside");
	text_release(&t);
}

static const char tei[] =
	"<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:lang='fr'><teiHeader><fileDesc><titleStmt><title>La Gazette</title>"
	"</titleStmt><publicationStmt><publisher>Archives</publisher><date when='2010-01-01'/></publicationStmt><sourceDesc>"
	"<bibl><title>La Gazette</title><date when='1924-05-01'/></bibl></sourceDesc></fileDesc></teiHeader><text><body>"
	"<div type='article'><head>La foire</head><p>La foire est<lb/>ouverte<note>dès lundi</note>.</p></div>"
	"<div type='article'><head>Le marché</head><p>Le marché est fermé.</p><quote>C’est ainsi.</quote></div>"
	"</body></text></TEI>";

Test(tei, articles_of_an_issue)
{
	struct text t;

	expect(&t, "tei", STR(tei), 2);
	text_eq(article_title(t.a), "La foire");
	cr_assert_eq(t.a->nfields, 2);
	text_eq(article_field(t.a, 1), "La foire est ouverte.");
	cr_expect_str_eq(text_fate(&t, "dès lundi"), "outside");
	text_eq(t.a->source, "La Gazette");
	cr_expect_str_eq(text_date(&t), "1924-05-01");
	text_eq(article_title(t.out.articles.items[1]), "Le marché");
	cr_expect_eq(t.out.articles.items[1]->date.year, 1924);
	cr_expect_eq(t.out.articles.items[1]->fields[2].kind, FIELD_QUOTE);
	text_release(&t);
}

Test(anyxml, what_is_called_what_it_is)
{
	struct text t;

	expect(&t, "xml", STR("<?xml version='1.0'?><r><set><article><baseLanguage>FR</baseLanguage><headline><paragraph>Un "
			      "<hlt>titre</hlt></paragraph></headline><leadParagraph>\nUn.\n    Deux.\n</leadParagraph>"
			      "<tailParagraphs><paragraph>Trois.</paragraph></tailParagraphs><publicationDate><date>2012-01-09"
			      "</date></publicationDate><sourceName>Journal</sourceName></article><article><p>Autre.</p></article>"
			      "</set></r>"), 2);
	text_eq(article_title(t.a), "Un titre");
	cr_expect_eq(t.a->nfields, 4);
	cr_expect_str_eq(text_date(&t), "2012-01-09");
	text_eq(t.a->source, "Journal");
	text_release(&t);
	expect(&t, "xml", STR("<?xml version='1.0'?><texte><titre>Seul</titre><p>Un.</p></texte>"), 1);
	text_release(&t);
}

Test(anyxml, nothing_known)
{
	struct text t;

	text_read(&t, NULL, STR("<?xml version='1.0'?><stock><piece n='1'/></stock>"));
	cr_assert_eq(t.out.articles.n, 0);
	cr_expect(noted(&t, "<stock>"), STR_FMT, STR_ARG(t.out.rows.items[0].skipped));
	cr_expect_null(t.out.rows.items[0].reader);
	text_release(&t);
}

Test(anyxml, a_text_in_angles_is_text)
{
	struct text t;

	expect(&t, "text", STR("<Pressemitteilung> Die Brücke bleibt gesperrt, sagte die Stadt.\n"), 1);
	text_release(&t);
	expect(&t, "xml", STR("<story><headline>Kurz</headline><para>Ein Satz.</para></story>\n"), 1);
	text_release(&t);
}

/* A first paragraph that is the title, however long. */
Test(anyxml, title_again)
{
	struct buf b = { 0 }, title = { 0 };
	struct text t;

	for (int i = 0; i < 40; i++)
		buf_addz(&title, "Le pont est ouvert ");
	buf_addf(&b, "<?xml version='1.0'?><article><title>%s</title><p>%s</p><p>Oui.</p></article>", title.p, title.p);
	expect(&t, "xml", buf_str(&b), 1);
	cr_assert_eq(t.a->nfields, 2);
	cr_assert_eq(t.a->ndropped, 1);
	cr_expect_str_eq(t.a->dropped[0].why, "repeated-title");
	text_release(&t);
	buf_release(&b);
	buf_release(&title);
}
