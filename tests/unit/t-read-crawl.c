#include "reading.h"

#include <stdio.h>
#include <zlib.h>

#include "read/coding.h"

#define PAGE                                                                                                    \
	"<html lang=fr><head><title>Une passerelle</title></head><body><article><h1>Une passerelle</h1><p>La commune a " \
	"inauguré mardi une passerelle de bois sur la rivière, que les habitants attendaient depuis plus de dix ans."      \
	"</p></article></body></html>"
#define OK "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
#define SENT "application/http; msgtype=response"

static void record(struct buf *out, const char *type, const char *url, const char *content, struct str block)
{
	buf_addf(out,
		 "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-05-31T10:00:00Z\r\nContent-Type: %s\r\n"
		 "Content-Length: %zu\r\n\r\n",
		 type, url, content, block.n);
	buf_adds(out, block);
	buf_addz(out, "\r\n\r\n");
}

/* ${s} as a gzip member (bits 31) or bare deflate (-15). */
static void pack(struct buf *out, struct str s, int bits)
{
	z_stream z = { .next_in = (Bytef *)(void *)(size_t)s.p, .avail_in = (uInt)s.n };

	cr_assert_eq(deflateInit2(&z, 6, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
	buf_reserve(out, s.n + 200);
	z.next_out = (Bytef *)out->p + out->n;
	z.avail_out = (uInt)s.n + 200;
	cr_assert_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
	out->n += s.n + 200 - z.avail_out;
	deflateEnd(&z);
}

static const struct report_row *last(const struct text *t)
{
	return &t->out.rows.items[t->out.rows.n - 1];
}

static void is_page(const struct text *t, size_t i, const char *url)
{
	const struct article *a = t->out.articles.items[i];

	text_eq(a->url, url);
	text_eq(article_title(a), "Une passerelle");
	cr_expect_str_eq(a->date_from, "warc");
	cr_expect_neq(str_find(a->text, STR("depuis plus de dix ans."), 0), SIZE_MAX);
}

Test(crawl, records_and_codings)
{
	struct buf w = { 0 }, b = { 0 };
	struct text t;

	record(&w, "warcinfo", "x", "application/warc-fields", STR("software: x\r\n"));
	record(&w, "request", "http://a.example/", "application/http; msgtype=request", STR("GET / HTTP/1.1\r\n\r\n"));
	record(&w, "response", "http://a.example/1", SENT, STR(OK "\r\n" PAGE));
	buf_addz(&b, OK "Transfer-Encoding: chunked\r\n\r\n");
	for (size_t i = 0; i < sizeof PAGE - 1; i += 50) {
		struct str piece = str_sub(STR(PAGE), i, i + 50);

		buf_addf(&b, "%zx\r\n" STR_FMT "\r\n", piece.n, STR_ARG(piece));
	}
	buf_addz(&b, "0\r\n\r\n");
	record(&w, "response", "<http://a.example/2>", SENT, buf_str(&b));
	buf_reset(&b);
	buf_addz(&b, OK "Content-Encoding: gzip\r\n\r\n");
	pack(&b, STR(PAGE), 31);
	record(&w, "response", "http://a.example/3", SENT, buf_str(&b));
	buf_reset(&b);
	buf_addz(&b, OK "Content-Encoding: deflate\r\n\r\n");
	pack(&b, STR(PAGE), -15);
	record(&w, "response", "http://a.example/4", SENT, buf_str(&b));
	/* said to be packed and chunked, and it is not */
	record(&w, "response", "http://a.example/5", SENT, STR(OK "Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n\r\n" PAGE));
	record(&w, "response", "http://a.example/6", SENT, STR("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"));
	record(&w, "response", "http://a.example/7", SENT, STR("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" PAGE));
	record(&w, "revisit", "http://a.example/1", SENT, STR("HTTP/1.1 200 OK\r\n\r\n"));
	record(&w, "metadata", "http://a.example/1", "application/warc-fields", STR("a: b\r\n"));
	record(&w, "resource", "metadata://crawler/log", "text/plain", STR("a log\n"));
	record(&w, "resource", "http://a.example/8", "text/html", STR(PAGE));
	record(&w, "conversion", "http://a.example/9", "text/plain", STR("La commune a inauguré une passerelle de bois.\n"));
	text_read(&t, NULL, buf_str(&w));
	cr_assert_eq(t.out.articles.n, 7);
	is_page(&t, 0, "http://a.example/1");
	is_page(&t, 1, "http://a.example/2");
	is_page(&t, 2, "http://a.example/3");
	is_page(&t, 3, "http://a.example/4");
	is_page(&t, 4, "http://a.example/5");
	is_page(&t, 5, "http://a.example/8");
	text_eq(t.out.articles.items[6]->url, "http://a.example/9");
	text_eq(t.a->file, "a.txt:http://a.example/1");
	cr_expect_str_eq(t.out.rows.items[0].reader, "html");
	cr_expect_neq(str_find(last(&t)->skipped, STR("2 responses are no pages"), 0), SIZE_MAX);
	text_release(&t);
	buf_release(&w);
	buf_release(&b);
}

Test(crawl, damage_costs_a_record)
{
	struct buf one = { 0 }, w = { 0 };
	struct text t;
	size_t second = 0;

	for (int i = 0; i < 4; i++) {
		char url[40];

		snprintf(url, sizeof url, "http://a.example/%d", i);
		buf_reset(&one);
		record(&one, "response", url, SENT, STR(OK "\r\n" PAGE));
		if (i == 1)
			second = w.n;
		pack(&w, buf_str(&one), 31);
	}
	text_read(&t, NULL, buf_str(&w));
	cr_assert_eq(t.out.articles.n, 4);
	is_page(&t, 3, "http://a.example/3");
	text_release(&t);
	memset(w.p + second + 20, 0xff, 40);
	text_read(&t, NULL, buf_str(&w));
	cr_assert_eq(t.out.articles.n, 3);
	is_page(&t, 1, "http://a.example/2");
	cr_expect_neq(str_find(last(&t)->skipped, STR("damaged or cut off at 1 place"), 0), SIZE_MAX);
	text_release(&t);
	text_read(&t, NULL, str_sub(buf_str(&w), 0, w.n - 60));
	cr_assert_eq(t.out.articles.n, 3); /* the last as far as it goes */
	cr_expect_neq(str_find(last(&t)->skipped, STR("at 2 places"), 0), SIZE_MAX);
	text_release(&t);
	buf_release(&one);
	buf_release(&w);
}

Test(crawl, a_wrong_length_costs_no_other_record)
{
	struct buf w = { 0 };
	struct text t;
	char *length;

	record(&w, "response", "http://a.example/1", SENT, STR(OK "\r\n" PAGE));
	record(&w, "response", "http://a.example/2", SENT, STR(OK "\r\n" PAGE));
	length = strstr(w.p, "Content-Length: ") + 16;
	length[0] = '9'; /* 350 or so: now 950 */
	text_read(&t, NULL, buf_str(&w));
	cr_assert_eq(t.out.articles.n, 2);
	is_page(&t, 0, "http://a.example/1");
	is_page(&t, 1, "http://a.example/2");
	text_release(&t);
	buf_release(&w);
}

Test(crawl, arc)
{
	struct text t;

	text_read(&t, NULL,
		  STR("filedesc://x.arc 0.0.0.0 20240531100000 text/plain 14\n1 0 InternetA\n\n\nhttp://a.example/1 1.2.3.4 20240531100000 "
		      "text/html 321\n" OK "\r\n" PAGE "\n"));
	cr_assert_eq(t.out.articles.n, 1);
	is_page(&t, 0, "http://a.example/1");
	cr_expect_str_eq(text_date(&t), "2024-05-31");
	text_release(&t);
}

Test(crawl, codings_are_bounded_and_tolerant)
{
	struct buf packed = { 0 }, out = { 0 };
	char *zeros = mem_zalloc(1 << 22, 1);

	pack(&packed, (struct str){ zeros, 1 << 22 }, 31);
	cr_expect_not(coding_inflate(buf_str(&packed), 1 << 16, &out));
	cr_expect_leq(out.n, (1 << 16));
	buf_reset(&out);
	coding_base64(STR("Qm9u am91\r\ncg==Qm9u"), &out);
	text_eq(buf_str(&out), "BonjourBon");
	buf_reset(&out);
	coding_quoted(STR("a=C3=A9=\r\nb = c=3D=zz"), false, &out);
	text_eq(buf_str(&out), "aéb = c==zz");
	buf_reset(&out);
	cr_expect(coding_chunked(STR("3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"), &out));
	text_eq(buf_str(&out), "abcde");
	buf_reset(&out);
	cr_expect_not(coding_chunked(STR("<html>"), &out));
	cr_expect_eq(out.n, 0);
	free(zeros);
	buf_release(&packed);
	buf_release(&out);
}
