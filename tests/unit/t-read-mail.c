#include "reading.h"

#define HEAD                                                                                      \
	"Received: by x\nFrom: =?UTF-8?Q?Ren=C3=A9e_Martin?= <renee@journal.example>\nTo: a@b.example\n" \
	"Subject: =?ISO-8859-1?Q?La_passerelle_=E9tait?=\n =?utf-8?B?IGF0dGVuZHVl?=\n"                 \
	"Date: Fri, 31 May 2024 10:00:00 +0200\nMIME-Version: 1.0\n"

static const struct report_row *row(const struct text *t)
{
	return &t->out.rows.items[t->out.rows.n - 1];
}

Test(mail, head_and_text)
{
	struct text t;

	text_read(&t, NULL,
		  STR(HEAD "Content-Type: text/plain; charset=iso-8859-1; format=flowed\n"
			   "Content-Transfer-Encoding: quoted-printable\n\n"
			   "La commune a inaugur=E9 mardi une passerelle de bois sur =\nla rivi=E8re, que les \n"
			   "habitants attendaient.\n\n> Cit=E9 d'avant\n\n-- \nRen=E9e\n"));
	cr_assert_not_null(t.a);
	text_eq(article_title(t.a), "La passerelle était attendue");
	text_eq(t.a->author, "Renée Martin");
	text_eq(t.a->source, "journal.example");
	cr_expect_str_eq(text_date(&t), "2024-05-31");
	cr_expect_str_eq(t.a->date_from, "mail");
	text_eq(article_field(t.a, 1),
		"La commune a inauguré mardi une passerelle de bois sur la rivière, que les habitants attendaient.");
	cr_expect_str_eq(text_fate(&t, "Cité d'avant"), "quoted");
	cr_expect_str_eq(text_fate(&t, "Renée"), "signature");
	text_release(&t);
}

Test(mail, one_of_two_alternatives_and_what_is_attached)
{
	struct text t;

	text_read(&t, NULL,
		  STR(HEAD "Content-Type: multipart/mixed; boundary=\"a b\"\n\npreamble\n--a b\n"
			   "Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\n\n"
			   "Le texte du courrier.\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
			   "PHA+TGUgdGV4dGUgZHUgY291cnJpZXIuPC9wPg==\n--x--\n--a b\n"
			   "Content-Type: application/json; name*0*=utf-8''d%C3%A9p%C3%AA; name*1=\"che.json\"\n"
			   "Content-Transfer-Encoding: base64\n\n"
			   "eyJoZWFkbGluZSI6IlVuIHBvbnQiLCJ0ZXh0IjoiVW5lIGTDqXDDqmNoZS4ifQ==\n--a b\n"
			   "Content-Type: image/png\n\nx\n--a b--\nepilogue\n"));
	cr_assert_eq(t.out.articles.n, 2);
	text_eq(t.a->file, "a.txt:dépêche.json");
	text_eq(article_title(t.a), "Un pont");
	text_eq(article_field(t.a, 1), "Une dépêche.");
	t.a = t.out.articles.items[1];
	cr_expect_eq(t.a->nfields, 2);
	text_eq(article_field(t.a, 1), "Le texte du courrier.");
	cr_expect_neq(str_find(row(&t)->skipped, STR("1 attachment"), 0), SIZE_MAX);
	text_release(&t);
}

Test(mail, html_alone_and_json_in_mail)
{
	struct text t;

	text_read(&t, NULL,
		  STR(HEAD "Content-Type: text/html; charset=windows-1252\n\n<html><body><p>La commune a inaugur\xe9 mardi une "
			   "passerelle de bois sur la rivi\xe8re, que les habitants attendaient depuis longtemps.</p></body></html>"));
	cr_assert_eq(t.out.articles.n, 1);
	cr_expect_str_eq(t.out.rows.items[0].reader, "html");
	text_eq(article_title(t.a), "La passerelle était attendue");
	cr_expect_str_eq(text_fate(&t, "La commune a inauguré"), "");
	text_release(&t);
	text_read(&t, NULL,
		  STR(HEAD "\n{\"Headline\":[\"Le pont\"],\"Timestamp\":[\"4/5/2016 14:11:44\"],\"Body\":[\"Un texte.\"]}\n"));
	cr_assert_eq(t.out.articles.n, 1);
	text_eq(article_title(t.a), "Le pont");
	cr_expect_str_eq(text_date(&t), "2016-05-04");
	text_release(&t);
}

Test(mail, boxes)
{
	struct text t;

	text_read(&t, NULL,
		  STR("From renee Fri May 31 10:00:00 2024\n" HEAD "\nLe premier courrier.\n>From ici.\n\n"
		      "From renee Sat Jun  1 10:00:00 2024\n" HEAD "\nLe second courrier.\n"));
	cr_assert_eq(t.out.articles.n, 2);
	text_eq(t.a->file, "a.txt:1.eml");
	cr_expect_str_eq(text_fate(&t, "From ici."), "");
	t.a = t.out.articles.items[1];
	cr_expect_str_eq(text_fate(&t, "Le second courrier."), "");
	text_release(&t);
}

Test(mail, loops_and_depth_are_bounded)
{
	struct buf b = { 0 }, nest = { 0 };
	struct text t;

	buf_addz(&b, HEAD "Content-Type: multipart/mixed; boundary=b\n\n");
	for (int i = 0; i < 100000; i++)
		buf_addz(&b, "--b\nContent-Type: multipart/mixed; boundary=b\n\n");
	text_read(&t, NULL, buf_str(&b));
	cr_expect_eq(t.out.articles.n, 0);
	cr_expect_gt(row(&t)->skipped.n, 0);
	text_release(&t);
	buf_reset(&b);
	buf_addz(&b, HEAD "\nBonjour.\n");
	for (int i = 0; i < 30; i++) {
		buf_reset(&nest);
		buf_addf(&nest, HEAD "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\nContent-Type: message/rfc822\n\n", i, i);
		buf_adds(&nest, buf_str(&b));
		buf_addf(&nest, "\n--b%d--\n", i);
		buf_reset(&b);
		buf_adds(&b, buf_str(&nest));
	}
	text_read(&t, NULL, buf_str(&b));
	cr_expect_eq(t.out.articles.n, 0);
	cr_expect_neq(str_find(row(&t)->skipped, STR("too many mails"), 0), SIZE_MAX);
	text_release(&t);
	text_read(&t, NULL, STR(HEAD "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nLe texte s'arr"));
	cr_assert_eq(t.out.articles.n, 1);
	cr_expect_neq(str_find(row(&t)->skipped, STR("ends in the middle"), 0), SIZE_MAX);
	text_release(&t);
	buf_release(&b);
	buf_release(&nest);
}

Test(mail, a_text_with_fields_is_none)
{
	struct text t;

	text_read(&t, NULL, STR("Titre : Une passerelle\nAuteur : Marie Dupont\nDate : 31 mai 2024\n\nLa commune a inauguré mardi "
				"une passerelle de bois sur la rivière.\n"));
	cr_assert_eq(t.out.rows.n, 1);
	cr_expect_str_eq(t.out.rows.items[0].reader, "text");
	text_release(&t);
}
