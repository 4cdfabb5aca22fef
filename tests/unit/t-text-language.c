/* Languages, and what ICU names in them. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "text/language.h"
#include "text/names.h"
#include "text/ngram.h"

static struct language_model *
model(void)
{
	struct language_model *m;
	struct err err;

	cr_assert_eq(language_new(&m, &err), 0, "%s", err.msg);
	return m;
}

Test(lang, codes)
{
	static const struct {
		const char *code;
		lang_id lang;
	} rows[] = { { "fr", LANG_FR },    { "FR", LANG_FR },   { "fr-CH", LANG_FR }, { "fr_FR.UTF-8", LANG_FR },
		     { "de", LANG_DE },    { "de@x", LANG_DE }, { "en-US", LANG_EN }, { "C", LANG_UND },
		     { "", LANG_UND },     { "fra", LANG_UND }, { "f", LANG_UND },    { "xx", LANG_UND },
		     { "und", LANG_UND },  { "-", LANG_UND } };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		cr_expect_eq(lang_find(str_of(rows[i].code)), rows[i].lang, "%s", rows[i].code);
	for (unsigned i = 1; i < lang_count(); i++)
		cr_expect_eq(lang_find(str_of(lang_code((lang_id)i))), i);
	cr_expect_str_eq(lang_code(LANG_UND), "und");
	cr_expect_str_eq(lang_code(255), "und");
}

Test(language, sentences)
{
	static const struct {
		const char *code, *text;
	} rows[] = {
		{ "fr", "La commune a inauguré mardi une passerelle de bois sur la rivière." },
		{ "fr", "LES HABITANTS ATTENDAIENT CE PONT DEPUIS DIX ANS" },
		{ "fr", "Elle n’a pas répondu à nos questions." },
		{ "de", "Die Gemeinde hat am Dienstag eine Brücke aus Holz über den Fluss eröffnet." },
		{ "de", "Sie hat auf unsere Fragen nicht geantwortet." },
		{ "de", "WARUM DIE BRÜCKE SO LANGE AUF SICH WARTEN LIESS" },
		{ "en", "The town opened a wooden bridge across the river on Tuesday." },
		{ "en", "Sign up for our newsletter and never miss a story" },
		{ "tr", "Belediye salı günü nehrin üzerine ahşap bir köprü açtı." },
		{ "es", "El ayuntamiento inauguró el martes un puente de madera sobre el río." },
		{ "it", "Il comune ha inaugurato martedì una passerella di legno sul fiume." },
		{ "nl", "De gemeente heeft dinsdag een houten brug over de rivier geopend." },
		{ "und", "" },
		{ "und", "12.05.2024 – 3,7 % / 400" },
		{ "und", "OK" },
		{ "und", "Zhipu AI" },
		{ "und", "北京的一座桥在星期二开放了。" },
		{ "und", "qwxz kjhg pflmb zzrtq vvbnm wqsdx cvbkj hgfds ytrzq mnbvc" },
	};
	struct language_model *m = model();

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const char *code = lang_code(language_detect(m, str_of(rows[i].text), NULL));

		cr_expect_str_eq(code, rows[i].code, "%s: %s", rows[i].text, code);
	}
	language_free(m);
	language_free(NULL);
}

Test(language, margin)
{
	struct language_model *m = model();
	double clear = 0, near = 9, none = 9;

	language_detect(m, STR("Die Gemeinde hat am Dienstag eine Brücke über den Fluss eröffnet."), &clear);
	language_detect(m, STR("information situation"), &near);
	language_detect(m, STR(""), &none);
	cr_expect(clear > near && near >= 0 && none == 0, "%f %f %f", clear, near, none);
	language_free(m);
}

/* Grams in batches are those one by one, wherever a batch ends. */
Test(language, grams_in_batches)
{
	struct str text = STR("  L’été 2024, Ägypten: (OpenAI) 北京 ß—fin.");
	uint32_t one[64][2], batch[64][2];
	struct ngram g;
	size_t n = 0;

	for (ngram_start(&g, text); ngram_next(&g, one[n]); n++)
		;
	cr_assert(n > 20 && n < 64);
	for (size_t most = 1; most < 40; most++) {
		size_t got = 0, some;

		ngram_start(&g, text);
		while ((some = ngram_rows(&g, batch + got, most < 64 - got ? most : 64 - got)) > 0)
			got += some;
		cr_expect_eq(got, n);
		cr_expect_eq(memcmp(one, batch, n * sizeof *one), 0, "%zu", most);
	}
}

/* Paragraphs vote with their length; furniture in English does not make a French page English. */
Test(language, vote)
{
	struct str page[] = { STR("Sign up for our newsletter today"),
		              STR("La commune a inauguré mardi une passerelle de bois sur la rivière, que les habitants "
		                  "attendaient depuis plus de dix ans et qui a coûté plus de deux millions."),
		              STR("Read more about this story"), STR("12.05.2024") };
	struct str half[] = { STR("La commune a inauguré mardi une passerelle."), STR("The town opened a bridge on Tuesday."),
		              STR("Die Gemeinde hat am Dienstag eine Brücke eröffnet.") };
	struct language_model *m = model();

	cr_expect_eq(language_vote(m, page, 4), LANG_FR);
	cr_expect_eq(language_vote(m, page, 1), LANG_EN);
	cr_expect_eq(language_vote(m, page + 3, 1), LANG_UND);
	cr_expect_eq(language_vote(m, half, 3), LANG_UND, "none has half of the text");
	cr_expect_eq(language_vote(m, NULL, 0), LANG_UND);
	language_free(m);
}

Test(language, broken_model)
{
	char folder[] = "/tmp/visavis-lang-XXXXXX", path[200];
	struct language_model *m = (void *)&path;
	struct err err = { "" };
	FILE *f;

	cr_assert_not_null(mkdtemp(folder));
	setenv("VISAVIS_DATADIR", folder, 1);
	cr_expect_eq(language_new(&m, &err), -1);
	snprintf(path, sizeof path, "%s/languages.bin", folder);
	f = fopen(path, "w");
	fputs("VVLANG1 cut off", f);
	fclose(f);
	cr_expect_eq(language_new(&m, &err), -1);
	cr_expect(strstr(err.msg, "languages.bin") != NULL, "%s", err.msg);
	remove(path);
	remove(folder);
}

/* Of the lines of a file that are long enough to tell, the share that is told right, and the share told wrong. */
static void
score(const struct language_model *m, const char *path, const char *code, int column, double *right, double *wrong)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t room = 0, n = 0, good = 0, bad = 0;
	ssize_t k;

	cr_assert_not_null(f, "%s", path);
	while ((k = getline(&line, &room, f)) > 0) {
		struct str s = { line, (size_t)k }, field[3] = { { NULL, 0 } };
		lang_id lang;

		for (int i = 0; i < column && str_cut(&s, '\t', &field[i]); i++)
			;
		if (column > 0 && !str_eqz(field[1], code))
			continue;
		lang = language_detect(m, column > 0 ? field[2] : (struct str){ line, (size_t)k }, NULL);
		n++;
		good += strcmp(lang_code(lang), code) == 0;
		bad += lang != LANG_UND && strcmp(lang_code(lang), code) != 0;
	}
	free(line);
	fclose(f);
	*right = (double)good / (double)n;
	*wrong = (double)bad / (double)n;
}

/* Sixteen languages, and news that the model was not made from. */
Test(language, shared)
{
	static const char *const codes[] = { "ca", "cs", "da", "de", "en", "es", "fr", "hu",
		                             "it", "la", "nl", "pl", "pt", "ro", "sv", "tr" };
	const char *shared = getenv("VISAVIS_SHARED");
	struct language_model *m;
	double right, wrong, all = 0;
	char path[4200];
	FILE *f;

	snprintf(path, sizeof path, "%s/languages/fr.sentences.txt", shared ? shared : "../shared");
	if ((f = fopen(path, "r")) == NULL)
		cr_skip_test("no data set: $VISAVIS_SHARED/languages");
	fclose(f);
	m = model();
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
		snprintf(path, sizeof path, "%s/languages/%s.sentences.txt", shared ? shared : "../shared", codes[i]);
		score(m, path, codes[i], 0, &right, &wrong);
		cr_expect(right > 0.93 && wrong < 0.045, "%s: right %.4f, wrong %.4f", codes[i], right, wrong);
		all += right / 16;
	}
	cr_expect_gt(all, 0.99, "%.4f", all);
	snprintf(path, sizeof path, "%s/names/news.txt", shared ? shared : "../shared");
	for (size_t i = 3; i < 7; i += 3) {
		score(m, path, codes[i], 3, &right, &wrong);
		cr_expect(right > 0.988 && wrong < 0.004, "news, %s: right %.4f, wrong %.4f", codes[i], right, wrong);
	}
	language_free(m);
}

struct wanted {
	const char *code, *name;
	unsigned found, all;
};

static void
look(void *context, struct str code, struct str name)
{
	struct wanted *w = context;

	w->all++;
	w->found += str_eqz(code, w->code) && str_eqz(name, w->name);
}

static unsigned
all_names(void (*each)(lang_id, names_each *, void *), lang_id lang, const char *code, const char *name)
{
	struct wanted w = { code, name, 0, 0 };

	each(lang, look, &w);
	cr_expect_gt(w.found, 0, "%s %s", code, name);
	return w.all;
}

Test(names, of_icu)
{
	cr_expect_geq(all_names(names_months, LANG_FR, "5", "mai"), 24);
	all_names(names_months, LANG_FR, "2", "février");
	all_names(names_months, LANG_DE, "12", "Dezember");
	all_names(names_months, LANG_DE, "3", "März");
	all_names(names_months, LANG_DE, "10", "Oktober");
	cr_expect_geq(all_names(names_weekdays, LANG_FR, "1", "lundi"), 14);
	all_names(names_weekdays, LANG_FR, "7", "dimanche");
	all_names(names_weekdays, LANG_DE, "3", "Mittwoch");
	all_names(names_weekdays, LANG_DE, "7", "Sonntag");
	cr_expect_gt(all_names(names_currencies, LANG_FR, "USD", "dollars des États-Unis"), 300);
	all_names(names_currencies, LANG_FR, "USD", "dollar des États-Unis");
	all_names(names_currencies, LANG_DE, "CHF", "Schweizer Franken");
}

static int
order(lang_id lang, struct str a, struct str b)
{
	struct buf x = { 0 }, y = { 0 };
	int c;

	names_sort_key(lang, a, &x);
	names_sort_key(lang, b, &y);
	c = str_cmp(buf_str(&x), buf_str(&y));
	buf_release(&x);
	buf_release(&y);
	return c;
}

Test(names, sort_keys)
{
	struct buf long_one = { 0 };

	cr_expect_lt(order(LANG_FR, STR("élan"), STR("zèbre")), 0);
	cr_expect_lt(order(LANG_FR, STR("cote"), STR("côté")), 0);
	cr_expect_lt(order(LANG_FR, STR("œuf"), STR("or")), 0);
	cr_expect_lt(order(LANG_DE, STR("Äpfel"), STR("Birnen")), 0);
	cr_expect_lt(order(LANG_DE, STR("apfel"), STR("Birnen")), 0);
	cr_expect_eq(order(LANG_UND, STR("x"), STR("x")), 0);
	cr_expect_lt(order(LANG_UND, STR(""), STR("x")), 0);
	for (int i = 0; i < 1000; i++)
		buf_addz(&long_one, "é");
	cr_expect_gt(order(LANG_FR, buf_str(&long_one), STR("dz")), 0);
	buf_release(&long_one);
}
