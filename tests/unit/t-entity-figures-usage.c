/* Figures as the papers of each country write them. */
#include "figures.h"

Test(figures_usage, amounts_and_numbers_of_each_country)
{
	static const struct row fr[] = {
		{ "Le loyer est de 1'250.50 francs.", "amount [1'250.50 francs] 1250.5 CHF" },
		{ "une amende de 1’250,50 francs", "amount [1’250,50 francs] 1250.5 CHF" },
		{ "CHF 3.5 millions et 2,3 mio de francs", "amount [CHF 3.5 millions] 3500000 CHF; amount [2,3 mio de francs] 2300000 CHF" },
		{ "huitante-huit voix contre nonante-neuf", "number [huitante-huit] 88; number [nonante-neuf] 99" },
		{ "nonante et un députés", "number [nonante et un] 91" },
		{ "septante mille euros", "amount [septante mille euros] 70000 EUR" },
		{ "octante francs", "amount [octante francs] 80 CHF" },
		{ "15.000 euros pour 2.500 logements", "amount [15.000 euros] 15000 EUR; number [2.500] 2500" },
		{ "quatre-vingts millions de francs suisses", "amount [quatre-vingts millions de francs suisses] 80000000 CHF" },
		{ "un milliard et demi d’euros", "amount [un milliard et demi d’euros] 1500000000 EUR" },
		{ "1,2 milliard de dollars canadiens", "amount [1,2 milliard de dollars canadiens] 1200000000 CAD" },
		{ "soixante-dix-sept pour cent des Belges", "percent [soixante-dix-sept pour cent] 77 percent" },
		{ "350 kilos et demi-douzaine", "number [350] 350" },
		{ "une hausse de 12,5 pour mille", "number [12,5] 12.5" },
	};
	static const struct row de[] = {
		{ "Die Miete beträgt 1'250.50 Franken.", "amount [1'250.50 Franken] 1250.5 CHF" },
		{ "1’250’000 Franken", "amount [1’250’000 Franken] 1250000 CHF" },
		{ "Das kostet 3.5 Milliarden Franken.", "amount [3.5 Milliarden Franken] 3500000000 CHF" },
		{ "1.250,50 Euro", "amount [1.250,50 Euro] 1250.5 EUR" },
		{ "EUR 17,5 Mio.", "amount [EUR 17,5 Mio] 17500000 EUR" },
		{ "12 Mio. CHF und 3 Mia. Franken", "amount [12 Mio. CHF] 12000000 CHF; amount [3 Mia. Franken] 3000000000 CHF" },
		{ "fünf bis sieben Millionen Euro", "amount [fünf bis sieben Millionen Euro] 5000000..7000000 EUR" },
		{ "dreißig Prozent, dreissig Prozent", "percent [dreißig Prozent] 30 percent; percent [dreissig Prozent] 30 percent" },
		{ "3,5-prozentiges Wachstum", "percent [3,5-prozentiges] 3.5 percent" },
		{ "ein 20-prozentiger Anteil", "percent [20-prozentiger] 20 percent" },
		{ "tausendzweihundert Seiten", "number [tausendzweihundert] 1200" },
		{ "eineinhalb Milliarden Euro", "amount [eineinhalb Milliarden Euro] 1500000000 EUR" },
		{ "2 Billionen Dollar", "amount [2 Billionen Dollar] 2000000000000 USD" },
		{ "10.000-Euro-Prämie", "amount [10.000-Euro] 10000 EUR" },
	};

	CHECK(LANG_FR, NULL, fr);
	CHECK(LANG_DE, NULL, de);
}

Test(figures_usage, ranges_and_approximations_are_kept)
{
	static const struct row fr[] = {
		{ "entre 10 et 15 %", "percent [10 et 15 %] 10..15 percent" },
		{ "de 200 à 300 personnes", "number [200 à 300] 200..300" },
		{ "environ deux mille manifestants", "number [deux mille] 2000 about" },
		{ "env. 300 kilos", "number [300] 300 about" },
		{ "autour de 3 %", "percent [3 %] 3 percent about" },
		{ "pas moins de 40 blessés", "number [40] 40 over" },
		{ "au moins 40 blessés", "number [40] 40 over" },
		{ "au maximum 40 places", "number [40] 40 under" },
		{ "près d'un million de francs", "amount [un million de francs] 1000000 CHF about" },
		{ "plus d'un milliard d'euros", "amount [un milliard d'euros] 1000000000 EUR over" },
		{ "une vingtaine de millions de francs", "amount [une vingtaine de millions de francs] 20000000 CHF about" },
	};
	static const struct row de[] = {
		{ "zwischen 10 und 15 Prozent", "percent [10 und 15 Prozent] 10..15 percent" },
		{ "200 bis 300 Personen, 200–300 Personen", "number [200 bis 300] 200..300; number [200–300] 200..300" },
		{ "etwa zweitausend Menschen", "number [zweitausend] 2000 about" },
		{ "gut 40 Franken", "amount [40 Franken] 40 CHF about" },
		{ "mindestens 40 Verletzte", "number [40] 40 over" },
		{ "höchstens 40 Plätze", "number [40] 40 under" },
		{ "max. 40 Teilnehmer, mind. 12 Tage", "number [40] 40 under; number [12] 12 over" },
		{ "Es lief gut. 40 Menschen kamen.", "number [40] 40" },
		{ "ca. 2 Mrd. Euro", "amount [2 Mrd. Euro] 2000000000 EUR about" },
		{ "mehr als eine Million Euro", "amount [eine Million Euro] 1000000 EUR over" },
		{ "bis zu 300 Millionen Franken", "amount [300 Millionen Franken] 300000000 CHF under" },
		{ "fast eine halbe Milliarde Euro", "amount [eine halbe Milliarde Euro] 500000000 EUR about" },
	};

	CHECK(LANG_FR, NULL, fr);
	CHECK(LANG_DE, NULL, de);
}

/* 31 May 2024 is a Friday. */
Test(figures_usage, dates_and_periods)
{
	static const struct row fr[] = {
		{ "du 3 au 7 juin", "date [3 au 7 juin] 2024-06-03..2024-06-07" },
		{ "du 28 mai au 2 juin", "date [28 mai au 2 juin] 2024-05-28..2024-06-02" },
		{ "le 1er août prochain", "date [1er août] 2024-08-01" },
		{ "le 03.06.2024", "date [03.06.2024] 2024-06-03" },
		{ "fin juin 2023", "date [juin 2023] 2023-06" },
		{ "de 2019 à 2023", "date [2019 à 2023] 2019..2023" },
		{ "jeudi soir", "date [jeudi] 2024-05-30" },
		{ "au deuxième trimestre 2023", "date [2023] 2023" },
	};
	static const struct row de[] = {
		{ "vom 3. bis 7. Juni", "date [3. bis 7. Juni] 2024-06-03..2024-06-07" },
		{ "vom 28. Mai bis 2. Juni", "date [28. Mai bis 2. Juni] 2024-05-28..2024-06-02" },
		{ "am 3. Jänner, im Feber", "date [3. Jänner] 2024-01-03; date [Feber] 2024-02" },
		{ "am 3. Jän. 2024", "date [3. Jän. 2024] 2024-01-03" },
		{ "am Samstag und am Sonnabend", "date [Samstag] 2024-05-25; date [Sonnabend] 2024-05-25" },
		{ "Ende Juni 2023", "date [Juni 2023] 2023-06" },
		{ "von 2019 bis 2023", "date [2019 bis 2023] 2019..2023" },
		{ "03.06.2024", "date [03.06.2024] 2024-06-03" },
		{ "im zweiten Quartal 2023", "date [2023] 2023" },
	};

	CHECK(LANG_FR, "2024-05-31", fr);
	CHECK(LANG_DE, "2024-05-31", de);
}

Test(figures_usage, names_and_labels_are_none)
{
	static const struct row fr[] = {
		{ "Tél. 022 310 12 34", "" },
		{ "appelez le 0800 123 456 ou le +41 79 123 45 67", "" },
		{ "Le Boeing 737, l'A320 et le B-52", "" },
		{ "le G7 et le G20, la 5G, le CO2", "" },
		{ "à 20h, à 20 h 15, vers 7h45", "" },
		{ "GPT-4 et Llama 3", "" },
		{ "31.05.2024 - 09:12", "date [31.05.2024] 2024-05-31" },
		{ "F1, U21, A6 et N2", "" },
	};
	static const struct row de[] = {
		{ "Tel. 044 248 44 11", "" },
		{ "unter +49 30 1234567 oder 01/711 00", "" },
		{ "Die Boeing 737 und der A320", "" },
		{ "Schalke 04 und Hannover 96", "" },
		{ "auf der A8 und der B10", "" },
		{ "um 20:15, um 20.15 Uhr, gegen 7 Uhr", "" },
		{ "GPT-4 und Llama 3", "" },
		{ "Stand: 31.05.2024, 09:12 Uhr", "date [31.05.2024] 2024-05-31" },
	};

	CHECK(LANG_FR, NULL, fr);
	CHECK(LANG_DE, NULL, de);
}
