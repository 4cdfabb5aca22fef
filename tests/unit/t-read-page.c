/* What a page shows against what its head says; captions, teasers, sources within a story. */
#include "reading.h"

#define PROSE                                                                                                             \
	"<p>La commune a inauguré mardi une passerelle de bois sur la rivière, que les habitants attendaient depuis "   \
	"plus de dix ans et qui a coûté 2,3 millions d’euros.</p><p>Les écoliers du village l’ont traversée les " \
	"premiers, avec leurs maîtresses et la mairesse, qui avait promis de la construire avant la rentrée.</p>"
#define TITLE "<h1>Une passerelle neuve pour les écoliers</h1>"
#define PAGE(head, body)                                                                                      \
	"<html lang=fr><head><title>Une passerelle neuve pour les écoliers</title>" head "</head><body>" body \
	"</body></html>"

static void
dated(struct str page, const char *date, const char *from)
{
	struct text t;

	text_read(&t, "html", page);
	cr_assert_not_null(t.a);
	cr_expect_str_eq(text_date(&t), date);
	cr_expect_str_eq(t.a->date_from, from);
	text_release(&t);
}

/* Of two days in the head the one that the page shows is right, unless it is that of a change. */
Test(page, the_day_that_is_shown)
{
	dated(STR(PAGE(
		      "<meta property='article:published_time' content='2024-05-29'><meta name='date' content='2024-05-31'>",
		      TITLE "<div>31.05.2024</div>" PROSE)),
	      "2024-05-31", "text");
	dated(STR(PAGE(
		      "<meta property='article:published_time' content='2024-05-29'><meta name='date' content='2024-05-31'>",
		      TITLE PROSE)),
	      "2024-05-29", "meta");
	dated(STR(PAGE(
		      "<meta property='article:published_time' content='2024-05-29'><meta name='date' content='2024-05-31'>"
		      "<meta property='article:modified_time' content='2024-05-31'>",
		      TITLE "<div>31.05.2024</div>" PROSE)),
	      "2024-05-29", "meta");
	dated(STR(PAGE("<meta property='article:published_time' content='2024-05-29'>",
		       TITLE "<div>3.5.2024</div>" PROSE)),
	      "2024-05-29", "meta");
}

/* The class says which of the dates in a line is that of the page; lists of other stories have such classes, too. */
Test(page, the_class_of_a_date)
{
	dated(STR(PAGE("",
		       TITLE "<p>Par Jeanne Muster | <span class='published'>31 mai 2024</span> | résultats 19.5.2024, "
			     "Grenoble, courses des écoles, page des sports de la région</p>" PROSE)),
	      "2024-05-31", "text");
	dated(STR(PAGE(
		      "<meta name='date' content='2024-05-31'>", TITLE PROSE
		      "<ul><li><span class='date'>1.4.2024</span> <a href='/a'>Le pont de pierre ferme</a></li></ul>")),
	      "2024-05-31", "meta");
}

Test(page, captions_and_sources)
{
	struct text t;

	text_read(
		&t, "html",
		STR(PAGE("", TITLE
			 "<div class='article-body'>" PROSE
			 "<p>La mairesse à la fête des écoles. © Agence / Jeanne Muster</p>"
			 "<p>Le pont vu de la rive, avec ses lampes neuves et la place. Photo : Jeanne Muster</p>"
			 "<p>Toutes ses photos sont prises du même endroit : la vieille tour du village, dit-elle.</p>"
			 "<p>Source : Préfecture</p>" PROSE "</div>")));
	cr_assert_not_null(t.a);
	cr_expect_str_eq(text_fate(&t, "fête des écoles"), "credit");
	cr_expect_str_eq(text_fate(&t, "vu de la rive"), "credit");
	cr_expect_str_eq(text_fate(&t, "Préfecture"), "source");
	cr_expect_str_eq(text_fate(&t, "même endroit"), "");
	text_release(&t);
}

/* A heading that is a link leads to another story; one with an anchor of its own does not. */
Test(page, headings_that_are_links)
{
	struct text t;

	text_read(&t, "html",
		  STR(PAGE("", TITLE PROSE
			   "<h2><a name='suite'>La suite des travaux</a></h2>" PROSE
			   "<h2><a href='/pont'>Le pont de pierre ferme pour tout l’été</a></h2>"
			   "<p>La préfecture a fermé le pont de pierre, dont une arche est tombée la nuit.</p>")));
	cr_assert_not_null(t.a);
	cr_expect_str_eq(text_fate(&t, "La suite des travaux"), "");
	cr_expect_str_neq(text_fate(&t, "dont une arche"), "");
	text_release(&t);
}
