#include "reading.h"

#include "read/dates.h"
#include "read/furniture.h"

static struct furniture *furniture(void)
{
	struct furniture *f;
	struct err err;

	cr_assert_eq(furniture_new(&f, &err), 0, "%s", err.msg);
	return f;
}

static const struct date today = { 2026, 11, 24 };

static void want(struct date d, const char *iso, const char *text)
{
	struct buf b = { 0 };

	date_print(d, &b);
	cr_expect(str_eqz(buf_str(&b), iso), "%s: have %.*s, want %s", text, STR_ARG(buf_str(&b)), iso);
	buf_release(&b);
}

Test(dates, usual_forms)
{
	static const char *const cases[][2] = {
		{ "2024-05-31 11:30:48", "2024-05-31" },
		{ "2024-05-31T11:30:48+02:00", "2024-05-31" },
		{ "20240531", "2024-05-31" },
		{ "20240531T113048", "2024-05-31" },
		{ "31.05.2024", "2024-05-31" },
		{ "31. 5. 2024", "2024-05-31" },
		{ "31.5.24", "2024-05-31" },
		{ "31/05/2024", "2024-05-31" },
		{ "le 31/5/24 \xc3\xa0 10h", "2024-05-31" },
		{ "05/31/2024", "2024-05-31" },
		{ "31 mai 2024", "2024-05-31" },
		{ "1er f\xc3\xa9vrier 2023", "2023-02-01" },
		{ "Publi\xc3\xa9 le 31 ao\xc3\xbbt 2024", "2024-08-31" },
		{ "vendredi 3 d\xc3\xa9"
		  "c. 1999",
		  "1999-12-03" },
		{ "Freitag, 31. Mai 2024", "2024-05-31" },
		{ "5. M\xc3\xa4rz 2021", "2021-03-05" },
		{ "7. J\xc3\xa4nner 2020", "2020-01-07" },
		{ "21. Jan 2022 // Marie Muster", "2022-01-21" },
		{ "May 31, 2024", "2024-05-31" },
		{ "May 31st 2024", "2024-05-31" },
		{ "31st of May, 2024", "2024-05-31" },
		{ "31-MAY-24", "2024-05-31" },
		{ "31. Mai 20242. Juni 2024", "2024-05-31" },
		{ "Fri, 31 May 2024 11:30:48 GMT", "2024-05-31" },
		{ "1717154080", "2024-05-31" },
		{ "1717154080000", "2024-05-31" },
		{ "2024-05", "2024-05" },
		{ "1848", "1848" },
	};
	struct furniture *f = furniture();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct date d = { 0 };

		cr_expect(dates_parse(f, str_of(cases[i][0]), today, &d), "%s", cases[i][0]);
		want(d, cases[i][1], cases[i][0]);
	}
	furniture_free(f);
}

Test(dates, what_is_none)
{
	static const char *const cases[] = {
		"400 millions de dollars",
		"01.ai",
		"2,5 milliards",
		"31.02.2024",
		"00.00.0000",
		"12.05.2199",
		"1234567",
		"192.168.10.1",
		"0800 12 13 14",
		"Mai",
		"mai 2024 fut chaud",
		"3.14.15.92",
		"17",
		"9999999999",
		"version 1.2.2024b1.3",
		"",
		"31. Mai",
	};
	struct furniture *f = furniture();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct dates_hit hit;

		cr_expect(!dates_find(f, str_of(cases[i]), 0, today, &hit), "%s: %d-%d-%d", cases[i],
			  hit.date.year, hit.date.month, hit.date.day);
	}
	furniture_free(f);
}

Test(dates, addresses)
{
	static const char *const cases[][2] = {
		{ "https://a.example/2024/05/31/titre.html", "2024-05-31" },
		{ "https://a.example/politik/2024-05-31-titel", "2024-05-31" },
		{ "https://a.example/artikel-20240531.html", "2024-05-31" },
		{ "https://a.example/meldungen/31-05-2024", "2024-05-31" },
	};
	struct date d = { 0 };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		cr_expect(dates_url(str_of(cases[i][0]), today, &d), "%s", cases[i][0]);
		want(d, cases[i][1], cases[i][0]);
	}
	cr_expect(!dates_url(str_of("https://a.example/id/20249999"), today, &d));
	cr_expect(!dates_url(str_of("https://a.example/2199/05/31/"), today, &d));
}

Test(dates, lines)
{
	static const struct {
		const char *text;
		enum dates_kind kind;
	} cases[] = {
		{ "2024-05-31 11:30:48", DATES_FULL },
		{ "Publi\xc3\xa9 le 31 mai 2024 \xc3\xa0 11h30", DATES_LABELLED },
		{ "Mis \xc3\xa0 jour le vendredi 31 mai 2024", DATES_UPDATED },
		{ "Ver\xc3\xb6"
		  "ffentlicht am 31.05.2024 um 11:30 Uhr",
		  DATES_LABELLED },
		{ "Stand: 31.05.2024, 11:30 Uhr", DATES_UPDATED },
		{ "31. Mai 2024", DATES_FULL },
		{ "31.05.2024 - 07:18 | Quelle: dpa | Lesedauer etwa 4 min. | Text vorlesen | Merken | Drucken | Kontakt", DATES_EDGE },
		{ "Diese Seite wurde zuletzt am 31. Mai 2024 um 13:22 Uhr ge\xc3\xa4ndert.", DATES_UPDATED },
		{ "11:30 Uhr", DATES_TIME },
		{ "il y a 3 heures", DATES_TIME },
		{ "vor 2 Stunden", DATES_TIME },
		{ "Am 31. Mai 2024 beschloss der Bundestag das Gesetz.", DATES_NONE },
		{ "Le 31 mai 2024, la banque a relev\xc3\xa9 son taux directeur.", DATES_NONE },
		{ "Un fonds saoudien investit", DATES_NONE },
	};
	struct furniture *f = furniture();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct date d;
		enum dates_kind kind = dates_line(f, str_of(cases[i].text), today, &d);

		cr_expect_eq(kind, cases[i].kind, "%s: %d", cases[i].text, kind);
	}
	furniture_free(f);
}
