#include "align/opened.h"
#include "align/spelling.h"
#include "telling.h"

struct compared {
	struct telling t;
	struct stories *s;
	struct opened *o;
	const struct differences *d;
};

/* The differences of two texts. Each begins with sentences that surely belong together. */
static void
compare(struct compared *c, const char *fr, const char *de)
{
	struct buf b = { 0 };

	memset(c, 0, sizeof *c);
	buf_addf(&b, "\nLe gouvernement a annoncé une nouvelle loi. %s La police cherche un homme de la ville.%c", fr,
		 0);
	telling_add(&c->t, LANG_FR, "2024-06-03", b.p);
	buf_reset(&b);
	buf_addf(&b,
		 "\nDie Regierung hat ein neues Gesetz angekündigt. %s Die Polizei sucht einen Mann aus der Stadt.%c",
		 de, 0);
	telling_add(&c->t, LANG_DE, "2024-06-03", b.p);
	buf_release(&b);
	telling_freeze(&c->t);
	c->s = stories_forced(c->t.corpus, c->t.index, &c->t.entities, c->t.lexicon, telling_sides);
	c->o = opened_new(c->t.corpus, c->t.index, &c->t.entities, c->s, c->t.lexicon);
	c->d = opened_differences(c->o, 0);
}

static void
release(struct compared *c)
{
	opened_free(c->o);
	stories_free(c->s);
	telling_release(&c->t);
}

static const struct difference *
find(const struct compared *c, enum difference_kind kind, enum difference_status status, const char *left,
     const char *right)
{
	uint32_t i;

	for (i = 0; i < c->d->n; i++) {
		const struct difference *d = &c->d->items[i];

		if (d->kind == kind && d->status == status && str_eqz(d->text[0], left) && str_eqz(d->text[1], right))
			return d;
	}
	return NULL;
}

/* One row: what two sentences must give, and nothing more in conflict. */
struct row {
	const char *fr, *de;
	enum difference_kind kind;
	enum difference_status status;
	const char *left, *right;
};

static const struct row rows[] = {
	{ "La banque a versé {1,2 milliard d'euros|a1200000000 EUR} aux ouvriers.",
	  "Die Bank hat den Arbeitern {1,3 Mrd. Euro|a1300000000 EUR} gezahlt.", DIFF_AMOUNT, DIFF_CONFLICT,
	  "1,2 milliard d'euros", "1,3 Mrd. Euro" },
	{ "La banque a versé {3 millions de dollars|a3000000 USD} aux ouvriers.",
	  "Die Bank hat den Arbeitern {3 Milliarden Dollar|a3000000000 USD} gezahlt.", DIFF_AMOUNT, DIFF_CONFLICT,
	  "3 millions de dollars", "3 Milliarden Dollar" },
	{ "La banque a versé {3 millions de dollars|a3000000 USD} aux ouvriers.",
	  "Die Bank hat den Arbeitern {3 Millionen Euro|a3000000 EUR} gezahlt.", DIFF_AMOUNT, DIFF_CONFLICT,
	  "3 millions de dollars", "3 Millionen Euro" },
	{ "La banque a versé {environ 400 millions|a~400000000 USD} aux ouvriers.",
	  "Die Bank hat den Arbeitern {410 Millionen|a410000000 USD} gezahlt.", DIFF_AMOUNT, DIFF_AGREE,
	  "environ 400 millions", "410 Millionen" },
	{ "La banque a versé {environ 440 millions|a~440000000 USD} aux ouvriers.",
	  "Die Bank hat den Arbeitern {rund 400 Millionen|a~400000000 USD} gezahlt.", DIFF_AMOUNT, DIFF_CONFLICT,
	  "environ 440 millions", "rund 400 Millionen" },
	{ "Les prix ont augmenté de {2,2 %|p2.2 percent} en mai.",
	  "Die Preise sind im Mai um {2,3 Prozent|p2.3 percent} gestiegen.", DIFF_PERCENT, DIFF_CONFLICT, "2,2 %",
	  "2,3 Prozent" },
	{ "Les travaux de l'usine commencent en {mars 2025|d2025-03}.",
	  "Die Arbeiten an der Fabrik beginnen im {Mai 2025|d2025-05}.", DIFF_DATE, DIFF_CONFLICT, "mars 2025",
	  "Mai 2025" },
	{ "Les travaux de l'usine commencent en {mars 2025|d2025-03}.",
	  "Die Arbeiten an der Fabrik beginnen {2025|d2025}.", DIFF_DATE, DIFF_AGREE, "mars 2025", "2025" },
	{ "Les travaux de l'usine commencent {mercredi|d2024-06-05}.",
	  "Die Arbeiten an der Fabrik beginnen am {Mittwoch|d2024-05-29}.", DIFF_DATE, DIFF_AGREE, "mercredi",
	  "Mittwoch" },
	{ "Les travaux de l'usine commencent en {2025|d2025}.", "Die Arbeiten an der Fabrik beginnen {2025|n2025}.",
	  DIFF_DATE, DIFF_AGREE, "2025", "2025" },
	{ "Environ {420|n420} enfants ont passé la nuit dans les écoles.",
	  "Etwa {240|n240} Kinder verbrachten die Nacht in Schulen.", DIFF_NUMBER, DIFF_CONFLICT, "420", "240" },
	{ "Les {deux|n2} banques demandent de l'argent.", "Beide Banken verlangen Geld.", DIFF_NUMBER, DIFF_ONLY_LEFT,
	  "deux", "" },
	{ "Les banques demandent de l'argent.", "Die {zwei|n2} Banken verlangen Geld.", DIFF_NUMBER, DIFF_ONLY_RIGHT,
	  "", "zwei" },
	/* who is vague is so with the rounder number; who gives a range gives both ends */
	{ "La banque a payé {plus de 202|n>202} ouvriers.", "Die Bank hat {mehr als 200|n>200} Arbeiter bezahlt.",
	  DIFF_NUMBER, DIFF_CONFLICT, "plus de 202", "mehr als 200" },
	{ "La banque a payé {202|n202} ouvriers.", "Die Bank hat {mehr als 200|n>200} Arbeiter bezahlt.", DIFF_NUMBER,
	  DIFF_AGREE, "202", "mehr als 200" },
	{ "La banque a payé {20 à 44|n20..44} ouvriers.", "Die Bank hat {20 bis 40|n20..40} Arbeiter bezahlt.",
	  DIFF_NUMBER, DIFF_CONFLICT, "20 à 44", "20 bis 40" },
	/* numerals that are no figures */
	{ "La police a fermé la ville à 23h.", "Die Polizei hat die Stadt um 13 Uhr geschlossen.", DIFF_NUMBER,
	  DIFF_CONFLICT, "23", "13" },
	{ "La ville a fêté le {32|n32} décembre la nouvelle école.",
	  "Die Stadt hat am {31. Dezember|d2024-12-31} die neue Schule gefeiert.", DIFF_DATE, DIFF_CONFLICT, "32",
	  "31" },
	{ "La police est arrivée en 3:21:31 et les enfants en 2:25:01.",
	  "Die Polizei kam nach 2:21:31 an und die Kinder nach 2:25:01.", DIFF_NUMBER, DIFF_CONFLICT, "3:21:31",
	  "2:21:31" },
	{ "La banque a payé {300 à 450 000 euros|a300..450000 EUR}.",
	  "Die Bank hat {300.000 bis 450.000 Euro|a300000..450000 EUR} gezahlt.", DIFF_AMOUNT, DIFF_AGREE,
	  "300 à 450 000 euros", "300.000 bis 450.000 Euro" },
	{ "La ville a fêté la 56ème école.", "Die Stadt hat die 36. Schule gefeiert.", DIFF_NUMBER, DIFF_CONFLICT,
	  "56", "36" },
	{ "Le président [Marc Thill|P1] voyage demain en Chine.",
	  "Der Präsident [Marc Thill|P1] reist morgen nach China.", DIFF_NAME, DIFF_AGREE, "Marc Thill", "Marc Thill" },
	{ "Le président [Marc Thill|P1] voyage demain en Chine.", "Der Präsident reist morgen nach China.", DIFF_NAME,
	  DIFF_ONLY_LEFT, "Marc Thill", "" },
	{ "Le président voyage demain en Chine.", "Der Präsident [Marc Thill|P1] reist morgen nach China.", DIFF_NAME,
	  DIFF_ONLY_RIGHT, "", "Marc Thill" },
	{ "La présidente [Petra Wendling|P1] voyage demain en Chine.",
	  "Die Präsidentin [Petra Wendland|P2] reist morgen nach China.", DIFF_NAME, DIFF_CONFLICT, "Petra Wendling",
	  "Petra Wendland" },
	{ "La présidente [Petra Wendling|P1] voyage demain en Chine.",
	  "Die Präsidentin [Petra Wendland|P1] reist morgen nach China.", DIFF_NAME, DIFF_CONFLICT, "Petra Wendling",
	  "Petra Wendland" },
	{ "La présidente [Petra Wendling|P1] voyage demain en Chine.",
	  "Die Präsidentin [Petra Maurer|P2] reist morgen nach China.", DIFF_NAME, DIFF_CONFLICT, "Petra Wendling",
	  "Petra Maurer" },
	{ "La présidente [Petra Wendling|P1] voyage demain en Chine.",
	  "Die Präsidentin [Anna Kessel|P2] reist morgen nach China.", DIFF_NAME, DIFF_CONFLICT, "Petra Wendling",
	  "Anna Kessel" },
	{ "La présidente [Mlle Wendling|P1] voyage demain en Chine.",
	  "Die Präsidentin [Frau Wendling|P2] reist morgen nach China.", DIFF_NAME, DIFF_AGREE, "Mlle Wendling",
	  "Frau Wendling" },
	{ "Le président [Ewing Maurer Jr|P1] voyage demain en Chine.",
	  "Der Präsident [Ewing Maurer Junior|P2] reist morgen nach China.", DIFF_NAME, DIFF_ONLY_LEFT,
	  "Ewing Maurer Jr", "" },
	{ "Le président [Mme Lacroix|P1] voyage demain en Chine.",
	  "Der Präsident [Lacroix|P2] reist morgen nach China.", DIFF_NAME, DIFF_AGREE, "Mme Lacroix", "Lacroix" },
	{ "Le président [Viktor Janoukovitch|P1] voyage demain en Chine.",
	  "Der Präsident [Viktor Janukowitsch|P2] reist morgen nach China.", DIFF_NAME, DIFF_AGREE,
	  "Viktor Janoukovitch", "Viktor Janukowitsch" },
	{ "Le président de l'[OTAN|O1] voyage demain.", "Der Präsident der NATO reist morgen.", DIFF_NAME,
	  DIFF_ONLY_LEFT, "OTAN", "" },
	{ "Le groupe [Halvora|O1] construit une usine.", "Halvora baut eine Fabrik.", DIFF_NAME, DIFF_AGREE, "Halvora",
	  "Halvora" },
};

Test(align_differences, each_kind)
{
	size_t i;

	for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct row *r = &rows[i];
		struct compared c;
		const struct difference *d;

		compare(&c, r->fr, r->de);
		d = find(&c, r->kind, r->status, r->left, r->right);
		cr_expect(d != NULL, "%s / %s", r->fr, r->de);
		cr_expect_eq(c.d->conflicts, r->status == DIFF_CONFLICT, "%s: %u conflicts", r->fr, c.d->conflicts);
		cr_expect_eq(opened_known_conflicts(c.o, 0), c.d->conflicts);
		for (int side = 0; d && side < 2; side++) {
			struct str text = c.t.articles[side]->text;

			cr_expect(str_eq(str_sub(text, d->start[side], d->end[side]), d->text[side]), "the place");
		}
		cr_expect(d == NULL || d->bead == 1, "the bead");
		release(&c);
	}
}

/* What stands elsewhere in the other version is told there, unless two sentences have each other's. */
Test(align_differences, the_whole_article_is_looked_at)
{
	struct compared c;

	compare(&c, "La banque a versé {300 euros|a300 EUR}. Les ouvriers demandent de l'argent.",
		"Die Bank hat Geld gezahlt. Die Arbeiter verlangen {300 Euro|a300 EUR}.");
	cr_expect_eq(c.d->conflicts, 0);
	cr_expect_eq(c.d->agree, 1);
	release(&c);
	compare(&c, "La banque a versé {300 euros|a300 EUR}. Les ouvriers demandent {450 euros|a450 EUR}.",
		"Die Bank hat {450 Euro|a450 EUR} gezahlt. Die Arbeiter verlangen {300 Euro|a300 EUR}.");
	cr_expect_eq(c.d->conflicts, 2);
	release(&c);
}

/* Two that differ on each side of one sentence: what is beside them tells which is which, or else it is not known. */
Test(align_differences, only_what_has_one_counterpart_is_a_conflict)
{
	struct compared c;

	compare(&c, "La banque a versé {300 euros|a300 EUR} en mai et {450 euros|a450 EUR} en juin.",
		"Die Bank hat im Mai {512 Euro|a512 EUR} und im Juni {777 Euro|a777 EUR} gezahlt.");
	cr_expect_eq(c.d->conflicts, 2);
	cr_expect(find(&c, DIFF_AMOUNT, DIFF_CONFLICT, "300 euros", "512 Euro") != NULL);
	cr_expect(find(&c, DIFF_AMOUNT, DIFF_CONFLICT, "450 euros", "777 Euro") != NULL);
	release(&c);
	compare(&c, "La police a trouvé {12|n12} enfants et {37|n37} femmes.",
		"Die Polizei hat {46|n46} Frauen und {17|n17} Kinder gefunden.");
	cr_expect_eq(c.d->conflicts, 2);
	cr_expect(find(&c, DIFF_NUMBER, DIFF_CONFLICT, "12", "17") != NULL);
	cr_expect(find(&c, DIFF_NUMBER, DIFF_CONFLICT, "37", "46") != NULL);
	release(&c);
	compare(&c, "Les ouvriers ont reçu {310|n310}, puis {455|n455}.",
		"{512|n512}, sagen sie, oder {777|n777} haben die Arbeiter bekommen.");
	cr_expect_eq(c.d->conflicts, 0);
	cr_expect_eq(c.d->only[0], 2);
	cr_expect_eq(c.d->only[1], 2);
	release(&c);
}

/* But one digit that differs tells which. */
Test(align_differences, what_is_alike_is_opposed)
{
	struct compared c;

	compare(&c, "La banque a versé {300 euros|a300 EUR} en mai et {450 euros|a450 EUR} en juin.",
		"Die Bank hat im Mai {350 Euro|a350 EUR} und im Juni {540 Euro|a540 EUR} gezahlt.");
	cr_expect_eq(c.d->conflicts, 2);
	cr_expect(find(&c, DIFF_AMOUNT, DIFF_CONFLICT, "300 euros", "350 Euro") != NULL);
	cr_expect(find(&c, DIFF_AMOUNT, DIFF_CONFLICT, "450 euros", "540 Euro") != NULL);
	release(&c);
	/* even if the other figure is told once more elsewhere */
	compare(&c,
		"La banque a versé {1,6 milliard|a1600000000 EUR}. Les ouvriers demandent {2,6 milliards|a2600000000 EUR}.",
		"Die Bank hat {1,6 Milliarden|a1600000000 EUR} gezahlt. Die Arbeiter verlangen {1,6 Milliarden|a1600000000 EUR}.");
	cr_expect(find(&c, DIFF_AMOUNT, DIFF_CONFLICT, "2,6 milliards", "1,6 Milliarden") != NULL);
	cr_expect(find(&c, DIFF_AMOUNT, DIFF_AGREE, "1,6 milliard", "1,6 Milliarden") != NULL);
	release(&c);
	compare(&c, "La loi de {2006|d2006} a été votée dans la ville.",
		"Das Gesetz von {3006|n3006} wurde in der Stadt verabschiedet.");
	cr_expect(find(&c, DIFF_DATE, DIFF_CONFLICT, "2006", "3006") != NULL);
	release(&c);
	compare(&c, "L'école du {4 août|d2024-08-04} {2336|n2336}.", "Die Schule vom {4. August 1957|d1957-08-04}.");
	cr_expect_eq(c.d->conflicts, 1);
	cr_expect(find(&c, DIFF_DATE, DIFF_CONFLICT, "2336", "1957") != NULL);
	release(&c);
}

/* Read wrong, not written wrong. */
Test(align_differences, the_same_digits_are_no_conflict)
{
	struct compared c;

	compare(&c, "La banque a versé {20,000 GBP|a20 GBP} à l'école.",
		"Die Bank hat der Schule {20.000 GBP|a20000 GBP} gezahlt.");
	cr_expect_eq(c.d->conflicts, 0);
	release(&c);
}

/* What both have somewhere in the passage says nothing of the rest; what has two counterparts, or none, neither. */
Test(align_differences, numerals_that_are_no_conflict)
{
	static const char *const texts[][2] = {
		{ "La police a fermé la ville à 23h.", "Die Polizei hat die Stadt um 11 Uhr abends geschlossen." },
		{ "La police a fermé la ville à 23h.", "Die Polizei hat die Stadt zwischen 13 und 23 Uhr geschlossen." },
		{ "La police a fermé la ville à 23h.", "Die Polizei hat die Stadt zwischen 13 und 24 Uhr geschlossen." },
		{ "La police est arrivée en 2:21:31 et en 2:21:32.", "Die Polizei kam nach 2:21:31 und 2:21:32 an." },
		{ "La police a fermé la ville à 20h.", "Die Polizei hat die Stadt um 8 Uhr abends geschlossen." },
		{ "La police a fermé la ville à 3h.", "Die Polizei hat die Stadt um {drei|n3} Uhr geschlossen." },
		{ "L'école des années 90 est belle.", "Die Schule der 1990er ist schön." },
		{ "L'école a reçu {entre 100.000 et 200.000 Kč|a100000..200000 CZK}.",
		  "Die Schule hat {zwischen 100000 und 200000 Kronen|a100000..200000} bekommen." },
		{ "La banque a payé {30 dollars canadiens|a30 CAD}.", "Die Bank hat {30 Dollar|a30 USD} gezahlt." },
		{ "Le film dure {deux|n2} heures et demie.", "Der Film dauert {zweieinhalb|n2.5} Stunden." },
		{ "Les écoles ont {50|n50} milles enfants.", "Die Schulen haben {50.000|n50000} Kinder." },
		{ "{Mardi|d2024-06-04}, dès le début de la séance, la banque a encore perdu de l'argent.",
		  "Zu Beginn der Dienstags-Sitzung verlor die Bank wie am {Montag|d2024-06-03} weiter Geld." },
		{ "La police cherche depuis {18|n18} mois.", "Die Polizei sucht seit {eineinhalb|n1.5} Jahren." },
		{ "L'école a près de 1,000 enfants.", "Die Schule hat fast {1000|n~1000} Kinder." },
		{ "L'école a {sept à 30|n7..30} enfants.", "Die Schule hat {7 bis 30|n7..30} Kinder." },
		{ "La banque a payé {32,9 milliards|a32900000000 EUR}.",
		  "Die Bank hat auf32,{9 Milliarden|a9000000000 EUR} gezahlt." },
		{ "La banque a payé {400 millions d'euros|a400000000 EUR}.",
		  "Die Bank hat {430 Millionen Dollar|a430000000 USD} gezahlt." },
		{ "La loi a été votée {hier|d~2024-06-02}.", "Das Gesetz wurde am {Montag|d2024-06-03} verabschiedet." },
		{ "{Une dizaine|n~10} d'enfants sont venus.", "{Ein Dutzend|n~12} Kinder sind gekommen." },
		{ "La ville a fêté le {4 août|d2024-08-04} l'école.",
		  "Die Stadt hat am {4. August 1957|d1957-08-04} die Schule gefeiert." },
	};
	size_t i;

	for (i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct compared c;

		compare(&c, texts[i][0], texts[i][1]);
		cr_expect_eq(c.d->conflicts, 0, "%s / %s", texts[i][0], texts[i][1]);
		release(&c);
	}
}

/* A conflict, however far apart, where the same is counted; none where something else is. */
Test(align_differences, other_things_are_no_conflict)
{
	struct compared c;

	compare(&c, "La banque a versé {300 euros|a300 EUR} à l'école.",
		"Die Bank hat der Schule {72000 Euro|a72000 EUR} gezahlt.");
	cr_expect_eq(c.d->conflicts, 1);
	release(&c);
	compare(&c, "Le président, {67|n67} ans, a parlé de la nouvelle loi devant le gouvernement.",
		"Der Präsident sprach im {Mai|d2024-05} vor der Regierung über das neue Gesetz.");
	cr_expect_eq(c.d->conflicts, 0);
	cr_expect_eq(c.d->only[0], 1);
	cr_expect_eq(c.d->only[1], 1);
	release(&c);
}

/* For sorting: a conflict outweighs all that only one version tells; that outweighs nothing. */
Test(align_differences, how_much_they_differ)
{
	struct compared c;
	uint32_t none, more, conflict;

	compare(&c, "La banque a versé {300 euros|a300 EUR}.", "Die Bank hat {300 Euro|a300 EUR} gezahlt.");
	none = opened_known_difference(c.o, 0);
	release(&c);
	compare(&c, "La banque a versé {300 euros|a300 EUR} en {mai|d2024-05}. Le fleuve a inondé {douze|n12} villages.",
		"Die Bank hat Geld gezahlt.");
	more = opened_known_difference(c.o, 0);
	release(&c);
	compare(&c, "La banque a versé {300 euros|a300 EUR}.", "Die Bank hat {350 Euro|a350 EUR} gezahlt.");
	conflict = opened_known_difference(c.o, 0);
	release(&c);
	cr_expect_eq(none, 0);
	cr_expect_gt(more, 0);
	cr_expect_gt(conflict, more);
}

Test(align_differences, passages)
{
	struct compared c;
	const struct difference *d;

	compare(&c, "Le fleuve a inondé {trois|n3} villages. La banque a baissé ses taux.",
		"Die Bank hat ihre Zinsen gesenkt.");
	d = find(&c, DIFF_PASSAGE, DIFF_ONLY_LEFT, "Le fleuve a inondé trois villages.", "");
	cr_assert(d != NULL);
	cr_expect(find(&c, DIFF_NUMBER, DIFF_ONLY_LEFT, "trois", "") != NULL);
	cr_expect_eq(c.d->only[0], 2);
	cr_expect_eq(c.d->only[1], 0);
	release(&c);
	compare(&c, "La banque a baissé ses taux.",
		"Die Bank hat ihre Zinsen gesenkt. Der Fluss hat Dörfer überschwemmt.");
	cr_expect(find(&c, DIFF_PASSAGE, DIFF_ONLY_RIGHT, "", "Der Fluss hat Dörfer überschwemmt.") != NULL);
	release(&c);
}

Test(align_differences, titles)
{
	struct telling t = { 0 };
	struct stories *s;
	struct opened *o;
	const struct differences *d;
	uint32_t made;

	telling_add(&t, LANG_FR, "", "Une aide de {300 euros|a300 EUR}\nLe gouvernement a annoncé une nouvelle loi.");
	telling_add(&t, LANG_DE, "",
		    "Eine Hilfe von {350 Euro|a350 EUR}\nDie Regierung hat ein neues Gesetz angekündigt.");
	telling_freeze(&t);
	s = stories_forced(t.corpus, t.index, &t.entities, t.lexicon, telling_sides);
	o = opened_new(t.corpus, t.index, &t.entities, s, t.lexicon);
	cr_expect_eq(opened_known_conflicts(o, 0), 0, "nothing is known before it is opened");
	cr_expect_eq(opened_conflicts(o, &made), 0);
	cr_expect_eq(made, 0);
	cr_expect(opened_step(o));
	cr_expect_not(opened_step(o));
	d = opened_differences(o, 0);
	cr_expect_eq(d->conflicts, 1);
	cr_expect_eq(d->items[0].bead, UINT32_MAX);
	cr_expect_eq(opened_known_conflicts(o, 0), 1);
	cr_expect_eq(opened_conflicts(o, &made), 1);
	cr_expect_eq(made, 1);
	opened_free(o);
	stories_free(s);
	telling_release(&t);
}

Test(align_differences, spellings)
{
	static const struct {
		const char *a, *b;
		enum spelling_relation want;
	} names[] = {
		{ "Petra Wendling", "Petra Wendland", SPELLING_LIKE },
		{ "Marc Thill", "Marc Thill", SPELLING_SAME },
		{ "Élise Dupont", "Elise Dupont", SPELLING_SAME },
		{ "Dupont", "Élise Dupont", SPELLING_SAME },
		{ "Vladimir Poutine", "Wladimir Putin", SPELLING_SAME },
		{ "Mikhaïl Gorbatchev", "Michail Gorbatschow", SPELLING_SAME },
		{ "Boris Eltsine", "Boris Jelzin", SPELLING_SAME },
		{ "Marc Thill", "Jean Weber", SPELLING_UNLIKE },
		{ "Marc Thill", "Marc Weber", SPELLING_UNLIKE },
		{ "", "Marc Weber", SPELLING_UNLIKE },
		{ "Ron Paul", "Ron Pauls", SPELLING_SAME },
		{ "Ron Paul", "Ron Paul\u2019s", SPELLING_SAME },
		{ "Max Bulgarie", "Max Bulgarien", SPELLING_SAME },
		{ "Viatcheslav Fetissov", "Vjaceslav Fetisov", SPELLING_SAME },
		{ "Sergueï Lebedev", "Sergej Lebedev", SPELLING_SAME },
		{ "Iouri Potemkine", "Juri Potemkin", SPELLING_SAME },
		{ "Sheikh Hasina", "Scheich Hasina", SPELLING_SAME },
		{ "Mahmoud Ahmadinejad", "Mahmud Ahmadinedschad", SPELLING_SAME },
		{ "Iouri Loujkov", "Juri Luschkow", SPELLING_SAME },
		{ "Mitt Romney", "Mitt Romey", SPELLING_LIKE },
	};
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++) {
		cr_expect_eq(spelling_compare(str_of(names[i].a), str_of(names[i].b)), names[i].want, "%s / %s",
			     names[i].a, names[i].b);
		cr_expect_eq(spelling_compare(str_of(names[i].b), str_of(names[i].a)), names[i].want, "%s / %s",
			     names[i].b, names[i].a);
	}
}
