#include "reading.h"

#include <stdio.h>
#include <unistd.h>

/* The five texts of the customer, beside the checkout: ../shared/seeds, or $VISAVIS_SHARED/seeds. */
static const struct {
	const char *name, *title, *date, *author, *source;
	lang_id lang;
	uint32_t paragraphs, dropped;
} seeds[] = {
	{ "000_dd99e3a90c7df716.txt",
	  "Un fonds saoudien investit dans les efforts de la Chine pour créer un rival à OpenAI",
	  "2024-05-31", "Nouvelles", "", LANG_FR, 20, 11 },
	{ "001_6afcd4105d182d56.txt",
	  "Saudischer Fonds investiert in Chinas Bemühungen, einen Konkurrenten für OpenAI zu schaffen", "",
	  "", "", LANG_DE, 20, 9 },
	{ "002_e45084451ecbeec1.txt",
	  "Surfant sur la fracture technologique : Zhipu, le champion chinois de l’IA", "", "", "Techcrunch",
	  LANG_FR, 7, 9 },
	{ "003_f2c2cef0a5ffc3ff.txt", "", "", "", "", LANG_FR, 5, 11 },
	{ "004_34197b812fa0bbda.txt",
	  "Chinas Tech-Titanen wetteifern darum, 340 Millionen US-Dollar in den OpenAI-Herausforderer zu "
	  "investieren",
	  "", "", "", LANG_DE, 8, 2 },
};

/* None of this belongs to a story; it stands in one of the five. */
static const char *const furniture[] = {
	"Akismet",
	"Home",
	"Nouvelles",
	"Restez informé",
	"auf dem Laufenden",
	"#fonds",
	"1717154080",
	"11:30",
	"You may also like",
	"Leave a",
	"LEAVE A",
	"Kaynak",
	"Video:",
	"Vidéo :",
	"Credits",
	"Unsplash",
	"concrete",
	"HardwareIntelligence",
	"Techcrunch",
	"Laisser un commentaire",
	"adresse e-mail",
	"Les articles de ce site",
	"tch-1",
	"US Dollar in den OpenAI Heraus",
	"Please enter",
};

static struct reading seed(const char *name, const struct readers *r, struct arena *arena)
{
	const char *shared = getenv("VISAVIS_SHARED");
	struct reading out = { 0 };
	char path[600];

	snprintf(path, sizeof path, "%s/seeds/%s", shared && *shared ? shared : "../shared", name);
	if (access(path, R_OK) < 0)
		cr_skip("%s: not there", path);
	read_file(r, str_of(path), NULL, arena, &out);
	return out;
}

Test(seeds, read_as_a_careful_person_would)
{
	struct readers *r;
	struct err err;

	cr_assert_eq(readers_new(&r, &err), 0, "%s", err.msg);
	for (size_t i = 0; i < sizeof seeds / sizeof *seeds; i++) {
		struct arena arena;
		struct reading out;
		const struct article *a;
		struct buf date = { 0 };

		arena_init(&arena);
		out = seed(seeds[i].name, r, &arena);
		cr_assert_eq(out.articles.n, 1);
		a = out.articles.items[0];
		date_print(a->date, &date);
		text_eq(article_title(a), seeds[i].title);
		cr_expect(str_eqz(buf_str(&date), seeds[i].date), "%s: date %.*s", seeds[i].name,
			  STR_ARG(buf_str(&date)));
		text_eq(a->author, seeds[i].author);
		text_eq(a->source, seeds[i].source);
		cr_expect_eq(a->lang, seeds[i].lang, "%s", seeds[i].name);
		cr_expect_eq(a->nfields - 1, seeds[i].paragraphs, "%s: %u paragraphs", seeds[i].name,
			     a->nfields - 1);
		cr_expect_eq(a->ndropped, seeds[i].dropped, "%s: %u dropped", seeds[i].name, a->ndropped);
		for (size_t k = 0; k < sizeof furniture / sizeof *furniture; k++)
			cr_expect_eq(str_find(a->text, str_of(furniture[k]), 0), SIZE_MAX, "%s: %s",
				     seeds[i].name, furniture[k]);
		vec_release(&out.articles);
		vec_release(&out.rows);
		arena_release(&arena);
		buf_release(&date);
	}
	readers_free(r);
}

/* 003 was wrapped, and told many fragments twice. */
Test(seeds, told_once)
{
	static const char *const once[] = {
		"puces d’IA adaptées à",
		"une partie de ce capital",
		"intelligence artificielle avec des partenaires mondiaux",
		"réseau mondial",
		"rôle clé",
		"qu’il estime",
		"projets d’expansion",
		"Le mois dernier, Sam Altman",
		"dépendance à l’égard de Nvidia en suivant une voie",
	};
	struct readers *r;
	struct reading out;
	struct arena arena;
	struct err err;

	cr_assert_eq(readers_new(&r, &err), 0, "%s", err.msg);
	arena_init(&arena);
	out = seed(seeds[3].name, r, &arena);
	for (size_t k = 0; k < sizeof once / sizeof *once; k++) {
		struct str text = out.articles.items[0]->text;
		size_t at = str_find(text, str_of(once[k]), 0);

		cr_expect_neq(at, SIZE_MAX, "%s", once[k]);
		cr_expect_eq(at == SIZE_MAX ? at : str_find(text, str_of(once[k]), at + 1), SIZE_MAX, "%s",
			     once[k]);
	}
	cr_expect_eq(str_find(out.articles.items[0]->text, STR(" ;"), 0), SIZE_MAX);
	vec_release(&out.articles);
	vec_release(&out.rows);
	arena_release(&arena);
	readers_free(r);
}
