#include "read/address.h"
#include "reading.h"

#include "read/embed_simple.h"
#include "read/mojibake.h"
#include "read/shortcode.h"

static const char rss[] =
	"<?xml version='1.0'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "
	"xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Gazette</title><language>fr</language>"
	"<image><title>Logo</title></image>"
	"<item><title>Un &lt;b&gt;pont&lt;/b&gt; &amp;eacute;troit</title><link>https://gazette.example/1</link>"
	"<pubDate>Fri, 31 May 2024 11:30:00 +0200</pubDate><dc:creator>Jeanne Muster</dc:creator>"
	"<description>Le pont est fermé […]</description><content:encoded><![CDATA[<p>Le pont est fermé depuis lundi.</p>"
	"<h3>La suite</h3><blockquote>« Tant pis. »</blockquote><ul><li>Un détour est prévu.</li></ul>"
	"<figure><img src='a'><figcaption>Le pont</figcaption></figure><p>Il y a un bac.</p>]]></content:encoded></item>"
	"<item><title>Court</title><guid>https://gazette.example/2</guid><description>&lt;p&gt;Rien que cela.&lt;/p&gt;"
	"</description></item><item><link>https://gazette.example/3</link></item></channel></rss>";

Test(feed, rss)
{
	const struct article *second;
	struct text t;

	text_read(&t, NULL, STR(rss));
	cr_assert_eq(t.out.articles.n, 2);
	cr_expect_str_eq(t.out.rows.items[0].reader, "rss");
	text_eq(article_title(t.a), "Un pont étroit");
	text_eq(t.a->url, "https://gazette.example/1");
	text_eq(t.a->author, "Jeanne Muster");
	text_eq(t.a->source, "Gazette");
	cr_expect_str_eq(text_date(&t), "2024-05-31");
	cr_expect_str_eq(t.a->date_from, "pubDate");
	cr_assert_eq(t.a->nfields, 6);
	cr_expect_eq(t.a->fields[2].kind, FIELD_HEADING);
	cr_expect_eq(t.a->fields[3].kind, FIELD_QUOTE);
	cr_expect_eq(t.a->fields[4].kind, FIELD_ITEM);
	cr_expect_str_eq(text_fate(&t, "Le pont est fermé […]"), "repeat");
	second = t.out.articles.items[1];
	cr_assert_eq(second->nfields, 2);
	text_eq(article_field(second, 1), "Rien que cela.");
	text_eq(second->url, "https://gazette.example/2");
	cr_expect_eq(second->declared, LANG_FR);
	cr_expect(str_eqz(t.out.rows.items[0].skipped, "1 of 3 items not read: without text"), STR_FMT,
		  STR_ARG(t.out.rows.items[0].skipped));
	text_release(&t);
}

Test(feed, rdf)
{
	struct text t;

	text_read(&t, NULL, STR("<rdf:RDF xmlns:rdf='r' xmlns='http://purl.org/rss/1.0/' xmlns:dc='d'><channel><title>Bote"
				"</title></channel><item><title>Kurz</title><link>https://bote.example/1</link><dc:date>"
				"2024-05-31T10:00:00Z</dc:date><description>Ein Satz.</description></item></rdf:RDF>"));
	cr_assert_eq(t.out.articles.n, 1);
	text_eq(t.a->source, "Bote");
	cr_expect_str_eq(text_date(&t), "2024-05-31");
	text_release(&t);
}

Test(feed, atom)
{
	struct text t;

	text_read(&t, NULL, STR("<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><title>Bote</title><author><name>Die "
				"Redaktion</name></author><entry><title type='text'>1 &lt; 2</title><link rel='self' href='x'/>"
				"<link rel='alternate' href='https://bote.example/a'/><updated>2024-06-02T00:00:00Z</updated>"
				"<published>2024-05-31T00:00:00Z</published><content type='xhtml'><h:div xmlns:h='h'><h:p>Ein "
				"<h:br/>Absatz &amp; mehr.</h:p><h:p>Noch einer.</h:p></h:div></content></entry>"
				"<entry><title>Zwei</title><content mode='base64' type='text/html'>PHA+SGFsbG8sIEzDqW8uPC9wPg==</content>"
				"</entry></feed>"));
	cr_assert_eq(t.out.articles.n, 2);
	text_eq(article_title(t.a), "1 < 2");
	text_eq(t.a->url, "https://bote.example/a");
	text_eq(t.a->author, "Die Redaktion");
	cr_expect_str_eq(text_date(&t), "2024-05-31");
	cr_expect_eq(t.a->declared, LANG_DE);
	cr_assert_eq(t.a->nfields, 3);
	text_eq(article_field(t.a, 1), "Ein Absatz & mehr.");
	text_eq(article_field(t.out.articles.items[1], 1), "Hallo, Léo.");
	text_release(&t);
}

/* Links of items are beside xml:base, that beside the feed's own address. */
Test(feed, relative_links)
{
	static const struct {
		const char *feed, *url;
	} feeds[] = {
		{ "<rss><channel><title>X</title><link>https://x.example/news/</link><item><title>A</title><link>a.html</link>"
		  "<description>Le texte.</description></item></channel></rss>", "https://x.example/news/a.html" },
		{ "<feed xmlns='http://www.w3.org/2005/Atom'><link href='https://site.example/'/><link rel='self' "
		  "href='https://x.example/f/atom.xml'/><entry><title>A</title><link href='../a?b=1#c'/><summary>Le texte.</summary>"
		  "</entry></feed>", "https://x.example/a?b=1#c" },
		{ "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://b.example/x/y'><link rel='self' href='https://x.example/'/>"
		  "<entry xml:base='z/'><title>A</title><link href='a'/><summary>Le texte.</summary></entry></feed>",
		  "https://b.example/x/z/a" },
		{ "<rss><channel><item><title>A</title><link>/a</link><description>Le texte.</description></item></channel></rss>", "/a" },
	};

	for (size_t i = 0; i < sizeof feeds / sizeof *feeds; i++) {
		struct text t;

		text_read(&t, NULL, str_of(feeds[i].feed));
		cr_assert_eq(t.out.articles.n, 1, "%zu", i);
		text_eq(t.a->url, feeds[i].url);
		text_release(&t);
	}
}

/* RFC 3986 §5.4. */
Test(address, joined)
{
	static const char *const cases[][2] = {
		{ "g:h", "g:h" }, { "g", "http://a/b/c/g" }, { "./g", "http://a/b/c/g" }, { "g/", "http://a/b/c/g/" },
		{ "/g", "http://a/g" }, { "//g", "http://g" }, { "?y", "http://a/b/c/d;p?y" }, { "g?y", "http://a/b/c/g?y" },
		{ "#s", "http://a/b/c/d;p?q#s" }, { "g#s", "http://a/b/c/g#s" }, { "", "http://a/b/c/d;p?q" }, { ".", "http://a/b/c/" },
		{ "..", "http://a/b/" }, { "../g", "http://a/b/g" }, { "../..", "http://a/" }, { "../../../g", "http://a/g" },
		{ "/./g", "http://a/g" }, { "g;x=1/../y", "http://a/b/c/y" }, { "g?y/../x", "http://a/b/c/g?y/../x" },
	};
	struct buf b = { 0 };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buf_reset(&b);
		address_join(STR("http://a/b/c/d;p?q"), str_of(cases[i][0]), &b);
		text_eq(buf_str(&b), cases[i][1]);
	}
	buf_reset(&b);
	address_join(STR("http://a"), STR("b"), &b);
	text_eq(buf_str(&b), "http://a/b");
	buf_reset(&b);
	address_join(STR("somewhere"), STR("b"), &b);
	text_eq(buf_str(&b), "b");
	buf_release(&b);
}

Test(feed, none)
{
	struct text t;

	text_read(&t, NULL, STR("<rss><channel><title>Vide</title></channel></rss>"));
	cr_assert_eq(t.out.articles.n, 0);
	cr_expect(str_eqz(t.out.rows.items[0].skipped, "has no article in it"));
	text_release(&t);
}

static const char wxr[] =
	"<rss version='2.0' xmlns:excerpt='e' xmlns:content='c' xmlns:wp='http://wordpress.org/export/1.2/'><channel><title>Blog"
	"</title><wp:author><wp:author_login>x</wp:author_login></wp:author>"
	"<item><title>Un pont</title><link>https://blog.example/1</link><wp:post_date>2024-05-31 10:00:00</wp:post_date>"
	"<wp:status>publish</wp:status><wp:post_type>post</wp:post_type><excerpt:encoded></excerpt:encoded><content:encoded>"
	"<![CDATA[[dropcap]L[/dropcap]e pont est fermé [sic] depuis\nlundi.\n\n[caption id=\"a\" width=\"10\"]<img src='x'> La "
	"vue[/caption]\n\n[gallery ids=\"1,2\"]On verra […] demain.]]></content:encoded><wp:comment><wp:comment_content>Bravo à "
	"tous</wp:comment_content></wp:comment></item>"
	"<item><title>Image</title><wp:post_type>attachment</wp:post_type></item>"
	"<item><title>Plus tard</title><wp:status>draft</wp:status><content:encoded>x</content:encoded></item></channel></rss>";

Test(feed, wordpress)
{
	struct text t;

	text_read(&t, NULL, STR(wxr));
	cr_assert_eq(t.out.articles.n, 1);
	cr_expect_str_eq(t.out.rows.items[0].reader, "wordpress");
	cr_assert_eq(t.a->nfields, 3);
	text_eq(article_field(t.a, 1), "Le pont est fermé [sic] depuis lundi.");
	text_eq(article_field(t.a, 2), "On verra […] demain.");
	cr_expect_str_eq(text_fate(&t, "La vue"), "credit");
	cr_expect_str_eq(text_fate(&t, "Bravo à tous"), "comment");
	cr_expect_null(text_fate(&t, "gallery"));
	cr_expect(str_find(t.out.rows.items[0].skipped, STR("1 of 3 items not read: a draft"), 0) != SIZE_MAX);
	cr_expect(str_find(t.out.rows.items[0].skipped, STR("1 of 3 items not read: no article"), 0) != SIZE_MAX);
	text_release(&t);
}

static void
mends(const char *text, const char *want)
{
	struct buf b = { 0 };

	mojibake_mend(str_of(text), &b);
	text_eq(buf_str(&b), want);
	buf_release(&b);
}

Test(mojibake, only_what_is_wrong_is_mended)
{
	mends("dÃ©jÃ\xc2\xa0 vu", "déjà vu");
	mends("l\xc3\xa2\xe2\x82\xac\xe2\x84\xa2"
	      "heure",
	      "l’heure");
	mends("un âne déjà vu", "un âne déjà vu");
	mends("déjÃ\xc2\xa0 et déjà", "déjÃ\xc2\xa0 et déjà");
	mends("don\xc2\x92t", "don’t");
	mends("<p>Ã©té</p>\nÃ©", "<p>Ã©té</p>\né");
}

/* Many codes that are never closed take no time that grows with their square. */
Test(shortcode, unclosed)
{
	struct buf b = { 0 }, out = { 0 };
	struct draft d;

	draft_init(&d);
	for (int i = 0; i < 200000; i++)
		buf_addz(&b, "[aa]x");
	shortcode_strip(buf_str(&b), &out, &d);
	cr_assert_eq(out.n, b.n);
	buf_release(&b);
	buf_release(&out);
	draft_release(&d);
}

/* Blocks as lines: kind, links, text. */
static void
lines_of(struct page *p, struct buf *out)
{
	for (size_t i = 0; i < p->u.n; i++)
		buf_addf(out, "%u %u %u " STR_FMT "\n", p->u.items[i].kind, p->u.items[i].links / 10, p->u.items[i].inlist,
			 STR_ARG(p->u.items[i].text));
	page_release(p);
}

/* The quick way gives what libxml2's parser does, or leaves it to it. */
Test(embed_simple, as_the_whole_parser)
{
	static const char *const simple[] = {
		"<p>Un <b>deux</b> trois</p><p>Quatre &eacute;t&eacute; &amp; <a href='x'>cinq</a>",
		"avant<p>dedans</p>apr\xc3\xa8s<br>suite<br><br>fin",
		"<h2>Titre</h2>\n<p>Un</p><blockquote><p>Dit</p></blockquote><ul><li>a</li><li>b <i>c</i></li></ul><p>x</p>",
		"<p>un<p>deux<div>trois</div>quatre</p>",
		"<ul><li>a<li>b</ul><a href='y'>tout le lien</a>",
		"<P>MAJ</P><img src='a' class='b'/><p>fin<br/>de<span> tout</span></p></div>",
		"<ol><li><p>un</p><p>deux</p></li></ol>",
	};
	static const char *const not_simple[] = { "<p class='x'>a</p>", "<p>a</p><script>b</script>", "<!-- a --><p>b</p>",
		                                  "<table><tr><td>a</td></tr></table>", "<p>a & b</p>", "a < b" };

	for (size_t i = 0; i < sizeof simple / sizeof *simple; i++) {
		struct arena scratch = { 0 };
		struct buf have = { 0 }, want = { 0 };
		struct page p;

		cr_assert(embed_simple_page(str_of(simple[i]), &scratch, &p), "%s", simple[i]);
		lines_of(&p, &have);
		cr_assert_eq(page_parse(str_of(simple[i]), &scratch, &p, NULL), 0);
		lines_of(&p, &want);
		cr_expect_str_eq(have.p, want.p, "%s\nhave %s\nwant %s", simple[i], have.p, want.p);
		buf_release(&have);
		buf_release(&want);
		arena_release(&scratch);
	}
	for (size_t i = 0; i < sizeof not_simple / sizeof *not_simple; i++) {
		struct arena scratch = { 0 };
		struct page p;

		cr_expect(!embed_simple_page(str_of(not_simple[i]), &scratch, &p), "%s", not_simple[i]);
		arena_release(&scratch);
	}
}
