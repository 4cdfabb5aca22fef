#include "read/markup.h"
#include "reading.h"

#define P1                                                                                                   \
	"<p>La commune a inauguré mardi une passerelle de bois sur la rivière, que les habitants "         \
	"attendaient depuis "                                                                                \
	"plus de dix ans et qui a coûté 2,3 millions d’euros.</p>"
#define P2                                                                                                     \
	"<p>« Nous avons tenu la promesse faite aux <a href='/e'>écoliers</a> », a déclaré la mairesse, " \
	"qui a "                                                                                               \
	"traversé la première avec une classe de l’école voisine.</p>"

static const char whole[] =
    "<!DOCTYPE html><html lang='fr-CH'><head><title>Une passerelle neuve pour les écoliers - Gazette</title>"
    "<meta property='og:site_name' content='Gazette'><link rel='canonical' "
    "href='https://gazette.example/p/1'>"
    "<script "
    "type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"WebSite\"},"
    "{\"@type\":\"NewsArticle\",\"headline\":\"Une passerelle neuve pour les écoliers\",\"datePublished\":"
    "\"2024-05-31T11:30:48+02:00\",\"author\":[{\"@type\":\"Person\",\"name\":\"Jeanne Muster\"}]}]}</script>"
    "<script>var a = '<p>Ceci n’est pas du texte, mais un programme qui écrit une "
    "phrase.</p>';</script></head><body>"
    "<nav><ul><li><a href='/'>Accueil</a></li><li><a href='/r'>Région</a></li></ul></nav>"
    "<h1>Une passerelle neuve pour les écoliers</h1><div class='article-body'>" P1
    "<h2>Une promesse tenue</h2>" P2 "</div><div class='comments'><p>Je trouve que cette passerelle est bien "
				     "trop chère pour un si petit village, "
    "et que le bois ne tiendra pas dix ans.</p></div>"
    "<div class='sidebar'><p>Le pont de pierre ferme pour des travaux qui vont durer tout l’été, dit la "
    "préfecture.</p>"
    "</div><footer><p>Tous droits réservés</p></footer></body></html>";

Test(html, whole_page)
{
	struct text t;

	text_read(&t, NULL, STR(whole));
	cr_assert_not_null(t.a);
	cr_expect_str_eq(t.out.rows.items[0].reader, "html");
	text_eq(article_title(t.a), "Une passerelle neuve pour les écoliers");
	text_eq(t.a->author, "Jeanne Muster");
	text_eq(t.a->source, "Gazette");
	text_eq(t.a->url, "https://gazette.example/p/1");
	cr_expect_str_eq(text_date(&t), "2024-05-31");
	cr_expect_str_eq(t.a->date_from, "json-ld");
	cr_expect_eq(t.a->lang, LANG_FR);
	cr_expect_eq(t.a->declared, LANG_FR);
	cr_assert_eq(t.a->nfields, 4);
	text_eq(article_field(t.a, 2), "Une promesse tenue");
	cr_expect_eq(t.a->fields[2].kind, FIELD_HEADING);
	cr_expect_str_eq(text_fate(&t, "bien trop chère"), "comment");
	cr_expect_str_eq(text_fate(&t, "pont de pierre"), "outside");
	cr_expect_null(text_fate(&t, "un programme"));
	for (uint32_t i = 0; i < t.a->ndropped; i++)
		cr_expect_eq(t.a->dropped[i].line, 0);
	text_release(&t);
}

Test(html, metadata_without_json)
{
	static const char page[] =
	    "<html><head><title>Titel | Flussbote</title><meta name='author' content='Hans Muster'>"
	    "<meta property='article:published_time' content='2024-05-31T10:00:00Z'></head><body><h1>Titel "
	    "der Sache</h1>"
	    "<p>Die Gemeinde hat am Dienstag eine Brücke aus Holz über den Fluss eröffnet, auf die die "
	    "Einwohner seit mehr "
	    "als zehn Jahren gewartet haben.</p></body></html>";
	struct text t;

	text_read(&t, NULL, STR(page));
	text_eq(t.a->author, "Hans Muster");
	cr_expect_str_eq(text_date(&t), "2024-05-31");
	cr_expect_eq(t.a->lang, LANG_DE);
	text_release(&t);
}

Test(html, latin1_and_entities)
{
	static const char page[] =
	    "<html><head><meta charset='iso-8859-1'><title>T</title></head><body><p>Le \xe9t\xe9 "
	    "&agrave; Gen&egrave;ve a &eacute;t&eacute; chaud, et les habitants de la ville l&rsquo;ont "
	    "pass\xe9 dans l&#8217;eau du lac.</p></body></html>";
	struct text t;

	text_read(&t, "html", STR(page));
	cr_assert_geq(t.a->nfields, 2);
	text_eq(article_field(t.a, 1),
		"Le été à Genève a été chaud, et les habitants de la ville l’ont passé dans l’eau du lac.");
	text_release(&t);
}

/* The declared charset counts; where bytes are UTF-8 whatever is declared, they are that. What references or invisible
 * characters left apart is NFC all the same. */
Test(html, charsets_and_nfc)
{
	static const struct {
		const char *head, *body, *encoding, *want;
	} rows[] = {
		{ "<meta charset=iso-8859-2>", "Wa\xb3\xeasa", "ISO-8859-2", "Wałęsa" },
		{ "<meta http-equiv='Content-Type' content='text/html; CharSet=ISO-8859-2'>", "Wa\xb3\xeasa", "ISO-8859-2", "Wałęsa" },
		{ "<meta charset=\"iso-8859-2\">", "Wałęsa", "UTF-8", "Wałęsa" },
		{ "<meta charset=nonsense>", "\x93L\x92\xe9t\xe9\x94", "windows-1252", "“L’été”" },
		{ "<title>charset</title>", "\xe9t\xe9", "windows-1252", "été" },
		{ "", "e&#x301;te\xe2\x80\x8b\xcc\x81 u&#776;", "UTF-8", "été ü" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf b = { 0 };
		struct text t;

		buf_addf(&b, "<html><head>%s</head><body><p>%s steht am Anfang eines Satzes, der lang genug ist, um gelesen zu "
			 "werden, auch wenn er wenig sagt.</p></body></html>", rows[i].head, rows[i].body);
		text_read(&t, "html", buf_str(&b));
		cr_assert_not_null(t.a);
		cr_expect_str_eq(t.out.rows.items[0].encoding, rows[i].encoding);
		cr_expect(str_find(t.a->text, str_of(rows[i].want), 0) != SIZE_MAX, "row %zu: %.*s", i, STR_ARG(t.a->text));
		text_release(&t);
		buf_release(&b);
	}
}

/* A million open elements: bounded, and said so. */
Test(html, depth_is_bounded)
{
	struct buf b = { 0 };
	struct text t;

	buf_addz(&b, "<html><body>" P1);
	for (int i = 0; i < 100000; i++)
		buf_addz(&b, "<div>");
	buf_addz(&b, P2);
	text_read(&t, NULL, buf_str(&b));
	cr_assert_not_null(t.a);
	cr_expect_gt(t.out.rows.items[0].skipped.n, 0);
	cr_expect_str_eq(text_fate(&t, "La commune"), "");
	text_release(&t);
	buf_release(&b);
}

/* What libxml2 would need minutes for: it compares each attribute with all others, each end with all that is open. */
Test(html, tags_are_bounded)
{
	static const char *const ends[] = { "</x>", "</i>", "</div>", "</p>" };
	struct buf b = { 0 };
	struct text t;

	buf_addz(&b, "<html><body><article>" P1 "<p");
	for (int i = 0; i < 300000; i++)
		buf_addf(&b, " a%d=\"x>\"", i);
	buf_addz(&b, ">" P2 "</article>");
	text_read(&t, NULL, buf_str(&b));
	cr_expect_str_eq(text_fate(&t, "La commune"), "");
	cr_expect_str_eq(text_fate(&t, "2,3 millions"), "");
	text_release(&t);
	for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
		buf_reset(&b);
		buf_addz(&b, "<html><body><article>" P1 P2 "</article>");
		for (int i = 0; i < 300000; i++)
			buf_addz(&b, "<b>");
		for (int i = 0; i < 300000; i++)
			buf_addz(&b, ends[k]);
		text_read(&t, NULL, buf_str(&b));
		cr_expect_str_eq(text_fate(&t, "La commune"), "");
		cr_expect_gt(t.out.rows.items[0].skipped.n, 0);
		text_release(&t);
	}
	buf_release(&b);
}

/* WHATWG HTML §13.2.5.80: these numbers mean bytes of windows-1252. */
Test(html, numbers_of_bytes)
{
	struct text t;

	text_read(&t, NULL, STR("<html><head><title>L&#146;avenir du caf&#233;</title></head><body><script>i<b && \"&#150;\"</script>"
				"<article><h1>L&#146;avenir du caf&#233;</h1>" P1 "<p>Le prix du caf&eacute; &#150; 5 &#x80; le kilo, dit "
				"l&#146;&#156;uvre &#147;Le Moulin&#148;, a encore mont&eacute; ce mois-ci &#38;#150; &#2150;.</p></article>"));
	text_eq(article_title(t.a), "L’avenir du café");
	cr_expect_str_eq(text_fate(&t, "Le prix du café – 5 € le kilo, dit l’œuvre “Le Moulin”, a encore monté ce mois-ci &#150;"), "");
	text_release(&t);
}

/* More attributes than are kept; a quote that never ends; what looks like a tag in a script and in a comment. */
Test(html, mended_where_it_must_be)
{
	struct buf b = { 0 }, out = { 0 };

	cr_expect_not(markup_mend(STR("<p a=1 b='>' c>x</p><!-- &#160; --&gt; <a href=\"x"), &out));
	buf_addz(&b, "<script>");
	for (int i = 0; i < 300; i++)
		buf_addf(&b, "i<b || a%d ", i);
	buf_addz(&b, "</script><!-- ");
	for (int i = 0; i < 300; i++)
		buf_addf(&b, "<a b%d ", i);
	buf_addz(&b, " --><p");
	cr_expect_not(markup_mend(buf_str(&b), &out));
	for (int i = 0; i < 300; i++)
		buf_addf(&b, " c%d='>'", i);
	buf_addz(&b, " class=\"x\">Text</p>");
	cr_expect(markup_mend(buf_str(&b), &out));
	cr_expect_neq(str_find(buf_str(&out), STR("c255='>'"), 0), SIZE_MAX);
	cr_expect_eq(str_find(buf_str(&out), STR("c256"), 0), SIZE_MAX);
	cr_expect_neq(str_find(buf_str(&out), STR(" a299"), 0), SIZE_MAX);
	cr_expect_neq(str_find(buf_str(&out), STR(" b299"), 0), SIZE_MAX);
	cr_expect(str_endsz(buf_str(&out), ">Text</p>"));
	buf_release(&b);
	buf_release(&out);
}

Test(html, nothing_in_it)
{
	static const char *const pages[] = { "<html></html>", "<", "<html><body><p></p>",
					     "<!doctype html>\n\n", "<html><!--" };

	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		struct text t;

		text_read(&t, "html", str_of(pages[i]));
		cr_expect_eq(t.out.rows.n, 1);
		text_release(&t);
	}
}
