#include <criterion/criterion.h>

#include "base/buf.h"
#include "read/reader.h"
#include "read/xml.h"
#include "read/xmlhead.h"

/* What a handler was told, as text: "<1" start of what 1, "1:text>" its end. */
struct told {
	struct buf log;
	const char *attribute;
	bool lines;
};

static void
handle(void *context, struct xml *x, const struct xml_event *e)
{
	struct told *t = context;

	if (!e->end) {
		buf_addf(&t->log, "<%u", e->what);
		if (t->attribute)
			buf_addf(&t->log, "[" STR_FMT "]", STR_ARG(xml_attribute(x, t->attribute)));
		if (t->lines)
			buf_addf(&t->log, "@%u", (unsigned)xml_line(x));
	} else {
		buf_addf(&t->log, "%u:" STR_FMT ">", e->what, STR_ARG(e->text));
	}
}

static const struct xml_row rows[] = {
	{ "m:b", 9, XML_SKIP }, { "a/b", 1, XML_TEXT },  { "b", 2, XML_TEXT },
	{ "h", 3, XML_HTML },   { "item", 4, XML_OPEN }, { "no", 0, XML_SKIP },
};

/* Reads ${text}: what was told must be ${log}, what is noted must hold ${note} (NULL: nothing is). */
static void
expect_with(struct told *t, struct str text, const char *log, const char *note)
{
	static const struct xml_format format = { rows, sizeof rows / sizeof *rows, handle };
	struct arena arena = { 0 };
	struct report_row row = { .reader = "xml" };
	struct source s = { .arena = &arena, .bytes = text, .row = &row };

	xml_read(&s, &format, t);
	cr_assert(str_eqz(buf_str(&t->log), log), "%.200s\ngave %s\nnot  %s", text.p, t->log.p, log);
	if (note)
		cr_assert(str_find(row.skipped, str_of(note), 0) != SIZE_MAX, STR_FMT, STR_ARG(row.skipped));
	else
		cr_assert(row.skipped.n == 0, STR_FMT, STR_ARG(row.skipped));
	buf_release(&t->log);
	arena_release(&arena);
}

static void
expect(const char *text, const char *log, const char *note)
{
	struct told t = { .attribute = NULL };

	expect_with(&t, str_of(text), log, note);
}

Test(xml, rows)
{
	expect("<?xml version='1.0'?><r><a><b>x</b></a><b>y</b></r>", "<11:x><22:y>", NULL);
	expect("<r><q:a><q:b>x <i>und</i> y</q:b></q:a><m:b>no</m:b></r>", "<11:x und y>", NULL);
	expect("<r><item><b>x<no>y<b>z</b></no></b></item></r>", "<4<22:x>4:>", NULL);
	expect("<r><b/><b a='1' /><b></b></r>", "<22:><22:><22:>", NULL);
	expect("<r><b>un<br/>deux<!-- <b> --><?x <b> ?></b></r>", "<22:un  deux>", NULL);
}

Test(xml, html)
{
	expect("<h>a &lt;p&gt; &amp;amp; b</h>", "<33:a <p> &amp; b>", NULL);
	expect("<h><![CDATA[<p>x</p>]]></h>", "<33:<p>x</p>>", NULL);
	expect("<h> <x:div c='1'>a &lt; b<br/></x:div></h>", "<33: <div c='1'>a &lt; b<br></div>>", NULL);
}

Test(xml, references)
{
	expect("<b>&eacute;&#233;&#xE9;&amp;&apos;&#150;</b>", "<22:ééé&'–>", NULL);
	expect("<b>A&B &x</b>", "<22:A&B &x>", NULL);
	expect("<b>&nope; x</b>", "<22:&nope; x>", "does not declare");
	expect("<!DOCTYPE r [<!ENTITY a 'un &b;'> <!ENTITY b \"deux\">]><b>&a;</b>", "<22:un deux>", NULL);
	expect("<!DOCTYPE r SYSTEM 'file:///etc/passwd'><b>x</b>", "<22:x>", NULL);
	expect("<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><b>&a;</b>", "<22:&a;>", "not fetched");
}

Test(xml, recovery)
{
	expect("<a><b>x < y</b><b>z</b></a>", "<11:x < y><11:z>", "line 1 on");
	expect("<r>\n<a><b>x</a><b>y</b></r>", "<11:x><22:y>", "line 2");
	expect("<r><b>x</q></b></r>", "<22:x>", "first in line 1");
	expect("<r><b>x", "<22:x>", "ends before");
	expect("<r><b>x</b><b a='1", "<22:x><22:>", "ends before");
	expect("<r><b><![CDATA[x", "<22:x>", "ends before");
	expect("<b>x</b", "<22:x>", "ends before");
	expect("<b>x</b><!-- ", "<22:x>", "ends before");
}

Test(xml, attributes)
{
	struct told t = { .attribute = "lang" }, lines = { .lines = true };

	expect_with(&t, STR("<b x='1' xml:lang = \"d&amp;e\"/><b lang=fr /><b/>"), "<2[d&e]2:><2[fr]2:><2[]2:>", NULL);
	expect_with(&lines, STR("<r>\n<item>\n\n<b>x</b></item>\n<b/></r>"), "<4@2<2@42:x>4:><2@52:>", NULL);
}

/* Each of ten entities is ten of the one before: a thousand million. */
Test(xml, laughs)
{
	struct buf b = { 0 };
	static const struct xml_format format = { rows, sizeof rows / sizeof *rows, handle };
	struct arena arena = { 0 };
	struct report_row row = { .reader = "xml" };
	struct told t = { .attribute = NULL };
	struct source s = { .arena = &arena, .row = &row };

	buf_addz(&b, "<!DOCTYPE r [<!ENTITY e0 'ha'>");
	for (int i = 1; i < 10; i++) {
		buf_addf(&b, "<!ENTITY e%d '", i);
		for (int k = 0; k < 10; k++)
			buf_addf(&b, "&e%d;", i - 1);
		buf_addz(&b, "'>");
	}
	buf_addz(&b, "]><r><b>&e9;</b><b>x</b></r>");
	s.bytes = buf_str(&b);
	xml_read(&s, &format, &t);
	cr_assert(t.log.n < 4 << 20);
	cr_assert(str_endsz(buf_str(&t.log), "<22:x>"));
	cr_assert(str_find(row.skipped, STR("grow too large"), 0) != SIZE_MAX);
	buf_release(&t.log);
	buf_release(&b);
	arena_release(&arena);
}

Test(xml, deep)
{
	struct told t = { .attribute = NULL };
	struct buf b = { 0 };

	buf_addz(&b, "<r><b>");
	for (int i = 0; i < 100000; i++)
		buf_addz(&b, "<x>");
	buf_addz(&b, "innen");
	for (int i = 0; i < 100000; i++)
		buf_addz(&b, "</x>");
	buf_addz(&b, "</b><b>danach</b></r>");
	expect_with(&t, buf_str(&b), "<22:innen><22:danach>", "is deeper");
	buf_release(&b);
}

Test(xml, root)
{
	static const char *const roots[] = { "nitf", "rss", NULL };
	struct xmlhead_root root;

	cr_assert(xmlhead_root(STR("\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x --><!DOCTYPE a [<!ENTITY b '>'>]>\n<x:nitf a=''>"),
			       &root));
	cr_assert_str_eq(root.name, "nitf");
	cr_assert(xmlhead_is(STR("\xff\xfe<\0r\0s\0s\0>\0"), roots));
	cr_assert(!xmlhead_is(STR("<html>"), roots));
	cr_assert(!xmlhead_root(STR("Ein Text <b>mit</b>"), &root));
	cr_assert(!xmlhead_root(STR("<!-- "), &root));
}
