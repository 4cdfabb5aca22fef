/* Amounts, numbers, percentages and dates: what each text gives, in one line. */
#include "figures.h"

/* ---- Amounts ---- */

Test(figures, amounts_in_french)
{
	static const struct row rows[] = {
		{ "Il a levé 2,5 milliards de yuans (environ 340 millions de dollars) en un an.",
		  "amount [2,5 milliards de yuans] 2500000000 CNY; amount [340 millions de dollars] 340000000 USD about" },
		{ "une prime de 400 dollars", "amount [400 dollars] 400 USD" },
		{ "Le chantier coûte 1,1 Md €, dont 5 M€ d’études.",
		  "amount [1,1 Md €] 1100000000 EUR; amount [5 M€] 5000000 EUR" },
		{ "trois millions d’euros", "amount [trois millions d’euros] 3000000 EUR" },
		{ "jusqu'à 1'250 francs par mois", "amount [1'250 francs] 1250 CHF under" },
		{ "12\u202f500 euros et 400\u00a0000 euros",
		  "amount [12\u202f500 euros] 12500 EUR; amount [400\u00a0000 euros] 400000 EUR" },
		{ "65 000 euros", "amount [65 000 euros] 65000 EUR" },
		{ "un million d'euros", "amount [un million d'euros] 1000000 EUR" },
		{ "deux millions et demi de dollars", "amount [deux millions et demi de dollars] 2500000 USD" },
		{ "15 dollars et 15 cents", "amount [15 dollars et 15 cents] 15.15 USD" },
		{ "L'action a gagné 34 centimes.", "amount [34 centimes] 0.34 EUR" },
		{ "une centaine de millions d'euros", "amount [une centaine de millions d'euros] 100000000 EUR about" },
		{ "des centaines de millions de dollars", "" },
		{ "361 millions de livres, mais 361 livres",
		  "amount [361 millions de livres] 361000000 GBP; number [361] 361" },
		{ "$ CA 20 ou 20 $ CA", "amount [$ CA 20] 20 CAD; amount [20 $ CA] 20 CAD" },
	};

	CHECK(LANG_FR, NULL, rows);
}

Test(figures, amounts_in_german)
{
	static const struct row rows[] = {
		{ "Es geht um 3,7 Mrd. Euro.", "amount [3,7 Mrd. Euro] 3700000000 EUR" },
		{ "US$ 3 Mio. und € 2,5 Mrd.", "amount [US$ 3 Mio] 3000000 USD; amount [€ 2,5 Mrd] 2500000000 EUR" },
		{ "Der Eintritt kostet Fr. 20.-, sonst 1'250 Franken.",
		  "amount [Fr. 20.-] 20 CHF; amount [1'250 Franken] 1250 CHF" },
		{ "CHF 1.2 Mio. oder 20.– Franken", "amount [CHF 1.2 Mio] 1200000 CHF; amount [20.– Franken] 20 CHF" },
		{ "Die 340-Millionen-Dollar-Investition", "amount [340-Millionen-Dollar] 340000000 USD" },
		{ "ein 3-Milliarden-Dollar-Fonds", "amount [3-Milliarden-Dollar] 3000000000 USD" },
		{ "anderthalb Millionen Franken", "amount [anderthalb Millionen Franken] 1500000 CHF" },
		{ "eine halbe Million US-Dollar", "amount [eine halbe Million US-Dollar] 500000 USD" },
		{ "zwei Euro und fünfzig Cent", "amount [zwei Euro und fünfzig Cent] 2.5 EUR" },
		{ "achtundsiebzig Millionen Dollar", "amount [achtundsiebzig Millionen Dollar] 78000000 USD" },
		{ "24,50 Euro", "amount [24,50 Euro] 24.5 EUR" },
		{ "die 20 Euro-Länder", "number [20] 20" },
		{ "Hunderte Millionen Dollar", "" },
		{ "30 Schweizer Franken", "amount [30 Schweizer Franken] 30 CHF" },
		{ "420 finnische Mark", "amount [420 finnische Mark] 420 FIM" },
	};

	CHECK(LANG_DE, NULL, rows);
}

Test(figures, ranges)
{
	static const struct row fr[] = {
		{ "un coût de 5 à 7 milliards d'euros", "amount [5 à 7 milliards d'euros] 5000000000..7000000000 EUR" },
		{ "de l’ordre de 5-7000 milliards de dollars",
		  "amount [5-7000 milliards de dollars] 5000000000000..7000000000000 USD about" },
		{ "entre 3,5 et 5 milliards de francs",
		  "amount [3,5 et 5 milliards de francs] 3500000000..5000000000 CHF" },
		{ "entre 8 % et 8,5 %", "percent [8 % et 8,5 %] 8..8.5 percent" },
		{ "80 à 95 euros", "amount [80 à 95 euros] 80..95 EUR" },
		{ "Le prix est passé de 40 à 65 euros.", "number [40] 40; amount [65 euros] 65 EUR" },
		{ "de 7 à 5 points", "number [7] 7; number [5] 5" },
		{ "entre 5", "number [5] 5" },
		{ "5-", "number [5] 5" },
		{ "entre 5 et", "number [5] 5" },
	};
	static const struct row de[] = {
		{ "zwischen 3,5 und 5 Mrd. Franken", "amount [3,5 und 5 Mrd. Franken] 3500000000..5000000000 CHF" },
		{ "von 40 auf 65 Euro", "number [40] 40; amount [65 Euro] 65 EUR" },
		{ "800 Millionen bis 1 Milliarde Euro",
		  "amount [800 Millionen bis 1 Milliarde Euro] 800000000..1000000000 EUR" },
		{ "die 18- bis 24-Jährigen", "number [18- bis 24] 18..24" },
		{ "10-15 Minuten", "number [10-15] 10..15" },
		{ "zwei bis vier Prozent", "percent [zwei bis vier Prozent] 2..4 percent" },
	};

	CHECK(LANG_FR, NULL, fr);
	CHECK(LANG_DE, NULL, de);
}

/* ---- Numbers and percentages ---- */

Test(figures, numbers_in_french)
{
	static const struct row rows[] = {
		{ "une douzaine de trains", "number [une douzaine] 12 about" },
		{ "un voyage de sept heures en bus", "number [sept] 7" },
		{ "de 7 heures à 9 heures", "" },
		{ "trois dizaines de trains", "number [trois dizaines] 30 about" },
		{ "une centaine de milliers de personnes", "number [une centaine de milliers] 100000 about" },
		{ "deux dizaines de milliers de gens", "number [deux dizaines de milliers] 20000 about" },
		{ "des dizaines de milliers de gens", "" },
		{ "six milliards de paramètres", "number [six milliards] 6000000000" },
		{ "quatre-vingt-dix-neuf communes", "number [quatre-vingt-dix-neuf] 99" },
		{ "septante-deux élus, nonante absents", "number [septante-deux] 72; number [nonante] 90" },
		{ "soixante et onze ans", "number [soixante et onze] 71" },
		{ "deux cent deux mille abonnés", "number [deux cent deux mille] 202000" },
		{ "1 414 021 100 habitants", "number [1 414 021 100] 1414021100" },
		{ "18 mille personnes", "number [18 mille] 18000" },
		{ "une cote de 8,70 mètres", "number [8,70] 8.7" },
		{ "plus de 800 employés, quelque 300 cadres", "number [800] 800 over; number [300] 300 about" },
		{ "moins de dix salariés", "number [dix] 10 under" },
		{ "deux tiers des voix, un quart, 3/4", "" },
		{ "plusieurs milliers, des dizaines, quelques centaines", "" },
		{ "neuf tableaux, un véhicule neuf.", "number [neuf] 9" },
		{ "un homme, une femme", "" },
		{ "en tête avec -3,5 points", "number [-3,5] -3.5" },
	};

	CHECK(LANG_FR, NULL, rows);
}

Test(figures, numbers_in_german)
{
	static const struct row rows[] = {
		{ "ein Dutzend Helfer", "number [ein Dutzend] 12 about" },
		{ "siebenunddreißig Gemeinden, zweieinhalb Stunden",
		  "number [siebenunddreißig] 37; number [zweieinhalb] 2.5" },
		{ "anderthalb Jahre", "number [anderthalb] 1.5" },
		{ "die 19-jährige Spielerin", "number [19] 19" },
		{ "die vierjährige Anna und ihr zweiundzwanzigjähriger Bruder",
		  "number [vierjährige] 4; number [zweiundzwanzigjähriger] 22" },
		{ "31.000 Zuschauer, 750000 Stellen", "number [31.000] 31000; number [750000] 750000" },
		{ "rund 130 Milliarden Parameter", "number [130 Milliarden] 130000000000 about" },
		{ "zweitausend Kilo, 12 Tausend Tonnen", "number [zweitausend] 2000; number [12 Tausend] 12000" },
		{ "Die Elf spielt, vier Tore fallen", "number [vier] 4" },
		{ "mehrere Hundert Menschen, Tausende Fans", "" },
		{ "ein Viertel, zwei Drittel", "" },
		{ "im 19. Jahrhundert, zum 5. Mal", "" },
		{ "bei null beginnen", "" },
	};

	CHECK(LANG_DE, NULL, rows);
}

Test(figures, percentages)
{
	static const struct row fr[] = {
		{ "55,5 % des voix", "percent [55,5 %] 55.5 percent" },
		{ "55,5\u202f% des voix", "percent [55,5\u202f%] 55.5 percent" },
		{ "vingt pour cent", "percent [vingt pour cent] 20 percent" },
		{ "baisse de 0,25 point de pourcentage", "percent [0,25 point de pourcentage] 0.25 percent" },
		{ "près de deux points de pourcentage", "percent [deux points de pourcentage] 2 percent about" },
		{ "une variation de −0,3 %, puis +3,5 %",
		  "percent [−0,3 %] -0.3 percent; percent [3,5 %] 3.5 percent" },
	};
	static const struct row de[] = {
		{ "8 Prozent, 8%", "percent [8 Prozent] 8 percent; percent [8%] 8 percent" },
		{ "0,25 Prozentpunkte", "percent [0,25 Prozentpunkte] 0.25 percent" },
		{ "die Fünf-Prozent-Hürde", "percent [Fünf-Prozent] 5 percent" },
		{ "knapp 60 Prozent", "percent [60 Prozent] 60 percent under" },
	};

	CHECK(LANG_FR, NULL, fr);
	CHECK(LANG_DE, NULL, de);
}

/* ---- What is no figure ---- */

Test(figures, names_times_and_labels_are_none)
{
	static const struct row fr[] = {
		{ "Prosperity7, G42 et 01.ai investissent avec ChatGLM-6B.", "" },
		{ "La fusée Ariane 6 décolle, le CAC 40 monte.", "" },
		{ "Covid-19 et F-16", "" },
		{ "publié à 11:30:48, mis à jour à 16h30, puis à 16 h 05 et à 14 heures 30", "" },
		{ "vers 3 heures du matin, de 10 à 13 h", "" },
		{ "après 3 heures de débat", "number [3] 3" },
		{ "Tél. 01 23 45 67 89 ou +33 1 23 45 67 89", "" },
		{ "victoire 3-2 puis 2-0 à la pause", "" },
		{ "version 3.11.2, iOS 17.5, l'adresse 192.168.1.2", "" },
		{ "1717154080", "" },
		{ "l'article 49, page 12, n° 3", "" },
		{ "la Coupe des Trois-Pays", "" },
		{ "voir https://exemple.fr/2024/05/31/page-12?n=400 et www.exemple.fr/99", "" },
		{ "les années 90 et 2000", "" },
		{ "le 19e siècle, la 3e place, le 1er", "" },
	};
	static const struct row de[] = {
		{ "Bodensee 08 siegt, 3:2 nach Verlängerung", "" },
		{ "um 16 Uhr, um 16.30 Uhr, von 10 bis 13 Uhr", "" },
		{ "Kai Nr. 5, Artikel 17 (2), auf Platz zwei", "" },
		{ "Tel. 0800 123 456, 089/12345", "" },
		{ "1) Stadt und Land", "" },
	};

	CHECK(LANG_FR, NULL, fr);
	CHECK(LANG_DE, NULL, de);
}

/* ---- Dates ---- */

Test(figures, dates_in_full)
{
	static const struct row fr[] = {
		{ "le 31 mai 2024", "date [31 mai 2024] 2024-05-31" },
		{ "le 1er mai 2024, mercredi 5 juin 2024",
		  "date [1er mai 2024] 2024-05-01; date [mercredi 5 juin 2024] 2024-06-05" },
		{ "en octobre 2023", "date [octobre 2023] 2023-10" },
		{ "31/05/2024, 2024-05-31, 31.05.24",
		  "date [31/05/2024] 2024-05-31; date [2024-05-31] 2024-05-31; date [31.05.24] 2024-05-31" },
		{ "depuis 2019, une montre de 1784 ornée", "date [2019] 2019; date [1784] 1784" },
		{ "entre juillet 2022 et septembre 2023",
		  "date [juillet 2022] 2022-07; date [septembre 2023] 2023-09" },
		{ "du 12 au 14 mai 2024", "date [12 au 14 mai 2024] 2024-05-12..2024-05-14" },
		{ "saison 2023/24, 2016-2017", "date [2023/24] 2023..2024; date [2016-2017] 2016..2017" },
		{ "le 31 février 2024", "date [février 2024] 2024-02" },
		{ "2019 manifestants, 1700 euros", "number [2019] 2019; amount [1700 euros] 1700 EUR" },
		{ "en juillet 98, la France", "date [juillet 98] 1998-07" },
	};
	static const struct row de[] = {
		{ "am 31. Mai 2024, am 2. Jänner 2024",
		  "date [31. Mai 2024] 2024-05-31; date [2. Jänner 2024] 2024-01-02" },
		{ "Freitag, 31. Mai 2024", "date [Freitag, 31. Mai 2024] 2024-05-31" },
		{ "im Jahr 2019, 2024 wurde er Präsident", "date [2019] 2019; date [2024] 2024" },
		{ "vom 23. bis 26. Mai 2019", "date [23. bis 26. Mai 2019] 2019-05-23..2019-05-26" },
		{ "Pfingsten 2022, Ostermontag 2024",
		  "date [Pfingsten 2022] 2022-06-05; date [Ostermontag 2024] 2024-04-01" },
		{ "2000 Menschen, seit 2000", "number [2000] 2000; date [2000] 2000" },
	};

	CHECK(LANG_FR, NULL, fr);
	CHECK(LANG_DE, NULL, de);
}

/* 31 May 2024 is a Friday. */
Test(figures, dates_reckoned_from_the_article)
{
	static const struct row fr[] = {
		{ "Mercredi, Lenovo a annoncé un accord.", "date [Mercredi] 2024-05-29" },
		{ "Le conseil se réunira mercredi.", "date [mercredi] 2024-06-05" },
		{ "mercredi prochain, lundi dernier", "date [mercredi] 2024-06-05; date [lundi] 2024-05-27" },
		{ "Il a été arrêté vendredi.", "date [vendredi] 2024-05-31" },
		{ "En mai, il est apparu, en février aussi.", "date [mai] 2024-05; date [février] 2024-02" },
		{ "Le musée rouvrira en décembre.", "date [décembre] 2024-12" },
		{ "le 22 septembre", "date [22 septembre] 2024-09-22" },
		{ "les 8 et 9 juin", "date [8] 2024-06-08; date [9 juin] 2024-06-09" },
		{ "mardi 4, au tribunal", "date [mardi 4] 2024-06-04" },
		{ "hier, avant-hier et demain",
		  "date [hier] 2024-05-30 about; date [avant-hier] 2024-05-29 about; "
		  "date [demain] 2024-06-01 about" },
		{ "en mai de l'année dernière", "date [mai] 2023-05" },
	};
	static const struct row de[] = {
		{ "Am Mittwoch gab Lenovo bekannt", "date [Mittwoch] 2024-05-29" },
		{ "Am Mittwoch soll verhandelt werden", "date [Mittwoch] 2024-06-05" },
		{ "der Mittwochabend", "date [Mittwochabend] 2024-05-29" },
		{ "Im Mai trat er auf, im Jänner auch.", "date [Mai] 2024-05; date [Jänner] 2024-01" },
		{ "bis Montag", "date [Montag] 2024-06-03" },
		{ "am 14. Oktober", "date [14. Oktober] 2024-10-14" },
		{ "am 28.10. in Bern", "date [28.10] 2024-10-28" },
		{ "Ostermontag", "date [Ostermontag] 2024-04-01" },
	};

	CHECK(LANG_FR, "2024-05-31", fr);
	CHECK(LANG_DE, "2024-05-31", de);
}

Test(figures, vague_times_are_no_dates)
{
	static const struct row fr[] = {
		{ "cette année, le mois dernier, la semaine prochaine, au printemps", "" },
		{ "chaque mardi, tous les lundis, le dimanche", "" },
		{ "Elle paie aujourd'hui plus cher.", "" },
		{ "la planète Mars, le Journal du Dimanche", "" },
		{ "une marche de mai-sons", "" },
	};
	static const struct row de[] = {
		{ "voriges Jahr, im Frühjahr, diesen Monat, jeden Montag, montags", "" },
		{ "Europa stellt heute weniger her.", "" },
		{ "sagte der „Welt am Sonntag“", "" },
	};

	CHECK(LANG_FR, "2024-05-31", fr);
	CHECK(LANG_DE, "2024-05-31", de);
}

Test(figures, nothing_is_reckoned_from_no_date)
{
	static const struct row fr[] = {
		{ "Mercredi, en mai, le 22 septembre, hier, mardi 4, à Noël", "" },
		{ "en mai 2024", "date [mai 2024] 2024-05" },
	};
	static const struct row de[] = {
		{ "am Mittwoch, im Mai, am 14. Oktober, gestern, am 28.10. und Ostermontag", "" },
	};

	CHECK(LANG_FR, NULL, fr);
	CHECK(LANG_DE, NULL, de);
}

Test(figures, a_year_alone_is_enough_for_months_only)
{
	static const struct row rows[] = {
		{ "mercredi, hier, le 22 septembre", "" },
	};

	CHECK(LANG_FR, "2024", rows);
}

Test(figures, a_language_without_data_has_none)
{
	static const struct row rows[] = { { "400 dollars on 31 May 2024", "" } };

	CHECK(LANG_EN, "2024-05-31", rows);
}

/* ---- Agreeing ---- */

static struct figure
amount(int64_t low, int64_t high, const char *unit, enum figure_about about)
{
	struct figure f = { .low = decimal_of(low, 0), .high = decimal_of(high, 0), .about = (uint8_t)about };

	snprintf(f.unit, sizeof f.unit, "%s", unit);
	return f;
}

static bool
agree(struct figure a, struct figure b, enum mention_type type)
{
	bool one = figure_agrees(&a, &b, type);

	cr_expect(eq(int, figure_agrees(&b, &a, type), one), "it goes both ways");
	return one;
}

Test(figures, agreeing_amounts)
{
	struct figure exact = amount(400, 400, "USD", FIGURE_EXACT);

	cr_expect(agree(exact, amount(400, 400, "USD", FIGURE_EXACT), MENTION_AMOUNT));
	cr_expect(agree(exact, amount(400, 400, "USD", FIGURE_ABOUT), MENTION_AMOUNT));
	cr_expect(agree(exact, amount(410, 410, "USD", FIGURE_ABOUT), MENTION_AMOUNT));
	cr_expect(agree(exact, amount(350, 450, "USD", FIGURE_EXACT), MENTION_AMOUNT), "a range holds it");
	cr_expect(agree(amount(3, 5, "EUR", 0), amount(5, 7, "EUR", 0), MENTION_AMOUNT), "ranges meet");
	cr_expect(agree(amount(800, 800, "", FIGURE_OVER), amount(820, 820, "", FIGURE_EXACT), MENTION_NUMBER));
	cr_expect(not(agree(exact, amount(410, 410, "USD", FIGURE_EXACT), MENTION_AMOUNT)));
	cr_expect(not(agree(exact, amount(400, 400, "EUR", FIGURE_EXACT), MENTION_AMOUNT)), "other money");
	cr_expect(not(agree(exact, amount(500, 500, "USD", FIGURE_ABOUT), MENTION_AMOUNT)));
	cr_expect(not(agree(amount(3, 4, "EUR", 0), amount(5, 7, "EUR", 0), MENTION_AMOUNT)));
	cr_expect(not(agree(amount(800, 800, "", FIGURE_OVER), amount(700, 700, "", FIGURE_EXACT), MENTION_NUMBER)));
}

Test(figures, agreeing_about_what_is_below_nought)
{
	cr_expect(agree(amount(-100, -100, "percent", FIGURE_ABOUT), amount(-98, -98, "percent", 0), MENTION_PERCENT));
	cr_expect(not(
		agree(amount(-100, -100, "percent", FIGURE_ABOUT), amount(-90, -90, "percent", 0), MENTION_PERCENT)));
}

static struct figure
dates(const char *from, const char *to)
{
	struct figure f = { 0 };

	cr_assert(date_parse(str_of(from), &f.from) && date_parse(str_of(to), &f.to));
	return f;
}

Test(figures, agreeing_dates)
{
	cr_expect(agree(dates("2024-05", "2024-05"), dates("2024-05-31", "2024-05-31"), MENTION_DATE));
	cr_expect(agree(dates("2024", "2024"), dates("2024-05-31", "2024-05-31"), MENTION_DATE));
	cr_expect(agree(dates("2019", "2021"), dates("2020-02", "2020-02"), MENTION_DATE));
	cr_expect(not(agree(dates("2024-05-30", "2024-05-30"), dates("2024-05-31", "2024-05-31"), MENTION_DATE)));
	cr_expect(not(agree(dates("2024-04", "2024-04"), dates("2024-05-31", "2024-05-31"), MENTION_DATE)));
	cr_expect(not(agree(dates("2024-05-10", "2024-05-12"), dates("2024-05-13", "2024-05-20"), MENTION_DATE)));
}

/* ---- Bad input ---- */

/* All figures must lie within the text, in order, and not overlap. */
static void
survive(const struct knowledge *k, struct str text)
{
	struct date reference = { 2024, 5, 31 };
	lang_id lang;

	for (lang = LANG_FR; lang <= LANG_DE; lang++) {
		found_figures found = { 0 };
		uint32_t last = 0;
		size_t i;

		figures_find(k, lang, text, reference, &found);
		for (i = 0; i < found.n; i++) {
			const struct found_figure *f = &found.items[i];

			cr_assert(f->start >= last && f->end > f->start && f->end <= text.n);
			last = f->end;
		}
		vec_release(&found);
	}
}

Test(figures, long_runs_of_digits_are_nothing)
{
	struct knowledge *k = know();
	enum { LONG = 1000000 };
	char *digits = malloc(LONG);
	found_figures found = { 0 };

	memset(digits, '7', LONG);
	figures_find(k, LANG_FR, (struct str){ digits, LONG }, (struct date){ 0, 0, 0 }, &found);
	cr_expect(eq(sz, found.n, 0));
	figures_find(k, LANG_DE, (struct str){ digits, 30 }, (struct date){ 0, 0, 0 }, &found);
	cr_expect(eq(sz, found.n, 0));
	vec_release(&found);
	free(digits);
	knowledge_free(k);
}

Test(figures, repetition_is_bounded)
{
	static const char *const parts[] = { "1 000 ",      "100 ",    "5 à ",       "mille ", "12. ",
					     "zwischen ",   "2024-",   "et demi ",   "\u00a0", "$ ",
					     "cent ",       "mai ",    "Millionen ", "1'000'", "12/",
					     "million de ", "lundi, ", "-",          "1er et " };
	struct knowledge *k = know();
	size_t i, n;

	for (i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct buf text = { 0 };

		for (n = 0; n < 20000; n++)
			buf_addz(&text, parts[i]);
		survive(k, buf_str(&text));
		buf_release(&text);
	}
	knowledge_free(k);
}

Test(figures, any_order_of_pieces_is_survived)
{
	static const char *const parts[] = { "5",          "31",      "2024",     "999999999999999999",
					     "0,5",        ".",       ",",        "-",
					     "–",          " ",       "\u00a0",   " ",
					     "/",          ":",       "(",        ")",
					     "%",          "$",       "€",        "mai",
					     "Mai",        "lundi",   "Montag",   "million",
					     "Milliarden", "et",      "und",      "à",
					     "bis",        "entre",   "zwischen", "de",
					     "un",         "eine",    "halbe",    "demi",
					     "mille",      "tausend", "1er",      "heures",
					     "Uhr",        "euros",   "Cent",     "hier",
					     "Noël",       "Ostern",  "l'année",  "\xff" };
	struct knowledge *k = know();
	uint64_t state = 42;
	int round, n;

	for (round = 0; round < 20000; round++) {
		struct buf text = { 0 };

		for (n = 0; n < 12; n++) {
			state = state * 6364136223846793005u + 1442695040888963407u;
			buf_addz(&text, parts[(state >> 33) % (sizeof parts / sizeof *parts)]);
			if (state >> 62)
				buf_addc(&text, ' ');
		}
		survive(k, buf_str(&text));
		buf_release(&text);
	}
	knowledge_free(k);
}

Test(figures, large_scales_do_not_overflow)
{
	static const struct row rows[] = {
		{ "999999999999999999 billions d'euros",
		  "amount [999999999999999999 billions d'euros] 999999999999999999000000000000 EUR" },
	};

	CHECK(LANG_FR, NULL, rows);
}

/* ---- The sieve against folding and looking up ---- */

static void
asked(const struct figure_words *w, struct str word)
{
	uint32_t number = figure_words_number(w, word);
	const struct figure_word *wanted;
	struct buf key = { 0 };

	fold_key(word, &key);
	wanted = figure_words_find(w, buf_str(&key));
	if (number != FIGURE_UNSURE)
		cr_assert(figure_words_entry(w, number) == wanted, STR_FMT, STR_ARG(word));
	if (wanted != NULL)
		cr_assert(figure_words_may(w, word) != FIGURE_MAY_NOT, STR_FMT, STR_ARG(word));
	if (wanted != NULL && wanted->classes & ((uint64_t)1 << FIGURE_NUM | (uint64_t)1 << FIGURE_MONTH))
		cr_assert(figure_words_may(w, word) == FIGURE_MAY_START, STR_FMT, STR_ARG(word));
	buf_release(&key);
}

/* Whatever is changed in a word of figures, it is found as if it were folded and looked up. */
Test(figures, the_sieve_holds_back_nothing)
{
	static const char *const words[] = { "un",      "deux",     "de",         "a",       "à",          "août",
		                             "AOÛT",    "décembre", "milliards",  "février", "quatre",     "Uhr",
		                             "zwölf",   "dreißig",  "DREISSIG",   "März",    "Dezember",   "Milliarden",
		                             "Franken", "o’clock",  "d’",         "d'",      "pour-cent",  "Kč",
		                             "œuvre",   "ﬀ",        "Donnerstag", "ſechs",   "Ｍａｉ",     "eurø",
		                             "ß",       "aß",       "aaß",        "",        "siebenundzwanzigtausend" };
	static const char *const letters[] = { "e", "E", "é", "ß", "s", "ſ", "'", "’", "7", ".", "ü", "œ", "\xC3", "" };
	struct knowledge *k = know();
	static const lang_id langs[] = { LANG_FR, LANG_DE };
	size_t lang, i, at, x;

	for (lang = 0; lang < 2; lang++)
		for (i = 0; i < sizeof words / sizeof *words; i++) {
			size_t n = strlen(words[i]);

			for (at = 0; at <= n; at++)
				for (x = 0; x < sizeof letters / sizeof *letters; x++) {
					struct buf b = { 0 };

					buf_add(&b, words[i], at);
					buf_addz(&b, letters[x]);
					buf_addz(&b, words[i] + at + (x % 2 && at < n));
					if (b.n > 0)
						asked(knowledge_figures(k, langs[lang]), buf_str(&b));
					buf_release(&b);
				}
		}
	knowledge_free(k);
}
