#include "reading.h"

Test(wire, two_lines_of_head)
{
	struct text t;

	text_read(&t, NULL,
		  STR("\x01" "abc0124 3 i 93  mnd 1888\r\n\r\nPont/passerelle/\r\n\x02" "EXTRA\nUne passerelle de bois sur la rivi\xe8re =\r\n\r\n"
		      "Villeneuve (mnd) - La commune a inaugur\xe9 mardi\r\nune passerelle de bois.\r\n\r\nElle a co\xfbt\xe9 cher.\r\n\r\n"
		      "# Notebook\r\n\r\n## Links\r\n- ici\r\n\r\nmnd ab cd\r\n\r\n\x03" "212322 GMT Nov 18\r\n\x7f\r\n\x7f\x04"));
	cr_assert_not_null(t.a);
	cr_expect_str_eq(t.out.rows.items[0].reader, "wire");
	text_eq(article_title(t.a), "Une passerelle de bois sur la rivière");
	text_eq(t.a->source, "mnd");
	cr_expect_str_eq(text_date(&t), "2018-11-21");
	cr_expect_str_eq(t.a->date_from, "wire");
	cr_assert_eq(t.a->nfields, 3);
	text_eq(article_field(t.a, 1), "Villeneuve (mnd) - La commune a inauguré mardi une passerelle de bois.");
	cr_expect_str_eq(text_fate(&t, "EXTRA"), "slug");
	cr_expect_str_eq(text_fate(&t, "Pont/passerelle/"), "slug");
	cr_expect_str_eq(text_fate(&t, "abc0124"), "header");
	cr_expect_str_eq(text_fate(&t, "- ici"), "notepad");
	text_release(&t);
}

Test(wire, four_lines_of_head_and_several_messages)
{
	struct text t;

	text_read(&t, NULL,
		  STR("\x01" "mnd0007 4 pl 210  mnd 0007\n\nBrücke/\n\x02(Zusammenfassung)\nGemeinde eröffnet eine Brücke aus Holz\n"
		      "über den Fluss\nVon Petra Muster, mnd =\n\n  Musterstadt (mnd) - Die Gemeinde hat eine Brücke\neröffnet.\n"
		      "  Sie kostet viel.\nmnd ab yy cd\n\x03" "311000 Mai 24\n\x04"
		      "\x01mnd0008 1 wi 2  mnd 0008\n\n\x02" "Kurz: Es regnet heute =\n\nEs regnet.\n\x03" "010900 Jun 24\n\x04"));
	cr_assert_eq(t.out.articles.n, 2);
	text_eq(article_title(t.a), "Gemeinde eröffnet eine Brücke aus Holz über den Fluss");
	text_eq(t.a->author, "Petra Muster, mnd");
	cr_expect_str_eq(text_date(&t), "2024-05-31");
	cr_expect_eq(t.a->nfields, 3);
	cr_expect_str_eq(text_fate(&t, "(Zusammenfassung)"), "slug");
	cr_expect_str_eq(text_fate(&t, "mnd ab yy cd"), "signature");
	t.a = t.out.articles.items[1];
	text_eq(article_title(t.a), "Kurz: Es regnet heute");
	cr_expect_str_eq(text_date(&t), "2024-06-01");
	text_release(&t);
}

Test(markdown, head_and_blocks)
{
	struct text t;

	text_read(&t, NULL,
		  STR("---\ntitle: \"Une passerelle : de bois\" # le titre\ndate: 2024-05-31T10:00:00+02:00\nauthor:\n  - name: Marie Dupont\n"
		      "  - Paul Martin\nlang: fr\nurl: https://journal.example/1\ntags: [a, \"b, c\"]\ndescription: >\n  Un pont\n  de bois\n---\n\n"
		      "# Une passerelle : de bois\n\nLa *commune* a [inauguré](https://x.example/) mardi\nune __passerelle__ de `bois`.\n"
		      "![image](a.png)\n\n- un\n- deux\n\n> Cité\n> encore\n\n```c\nint x;\n```\n\nSous-titre\n----------\n\n"
		      "Fin <b>du</b> texte 2 * 3 \\*.\n"));
	cr_assert_not_null(t.a);
	cr_expect_str_eq(t.out.rows.items[0].reader, "markdown");
	text_eq(article_title(t.a), "Une passerelle : de bois");
	text_eq(t.a->author, "Marie Dupont, Paul Martin");
	text_eq(t.a->url, "https://journal.example/1");
	cr_expect_str_eq(text_date(&t), "2024-05-31");
	cr_expect_str_eq(t.a->date_from, "front-matter");
	cr_expect_eq(t.a->declared, LANG_FR);
	cr_assert_eq(t.a->nfields, 7);
	text_eq(article_field(t.a, 1), "La commune a inauguré mardi une passerelle de bois.");
	text_eq(article_field(t.a, 3), "deux");
	cr_expect_eq(t.a->fields[3].kind, FIELD_ITEM);
	text_eq(article_field(t.a, 4), "Cité encore");
	cr_expect_eq(t.a->fields[4].kind, FIELD_QUOTE);
	cr_expect_eq(t.a->fields[5].kind, FIELD_HEADING);
	text_eq(article_field(t.a, 6), "Fin du texte 2 * 3 *.");
	cr_expect_str_eq(text_fate(&t, "int x;"), "code");
	cr_expect_str_eq(text_fate(&t, "tags: [a"), "header");
	text_release(&t);
}

Test(markdown, toml_drafts_and_lines_that_part)
{
	struct text t;

	text_read(&t, NULL, STR("+++\ntitle = 'Eine Brücke'\ndate = 2024-05-31\nauthors = [\"A\", \"B\"]\n+++\nEin Satz.\n"));
	cr_assert_not_null(t.a);
	text_eq(article_title(t.a), "Eine Brücke");
	text_eq(t.a->author, "A, B");
	text_release(&t);
	text_read(&t, NULL, STR("---\ntitle: x\ndraft: true\n---\nUn texte.\n"));
	cr_expect_null(t.a);
	cr_expect_gt(t.out.rows.items[0].skipped.n, 0);
	text_release(&t);
	text_read(&t, NULL, STR("---\nLa commune a inauguré mardi une passerelle de bois\n---\nElle a coûté cher.\n"));
	cr_expect_str_eq(t.out.rows.items[0].reader, "text");
	text_release(&t);
	text_read(&t, NULL, STR("---\nParis : la commune a inauguré mardi une passerelle de bois.\n---\nElle a coûté cher.\n"));
	cr_expect_str_eq(t.out.rows.items[0].reader, "text");
	text_release(&t);
}
