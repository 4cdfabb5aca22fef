#include "entity/nominative.h"

#include "text/fold.h"

/* The ending of an adjective: its bytes, 0 if the word is none. Endings are of letters that folding leaves alone. */
static size_t
ending(const struct link_words *w, struct str word, struct buf *scratch)
{
	buf_reset(scratch);
	fold_key(word, scratch);
	return scratch->n - link_words_stem(w, buf_str(scratch)).n;
}

/* What a noun in the genitive is without: bytes to cut, and how it is inflected; NULL: not known. Of a noun that may be
 * one as it stands ("Haus") nothing is cut. */
static const struct link_gender *
gender_of(const struct link_words *w, struct str word, size_t *cut, struct buf *scratch)
{
	const struct link_gender *g;
	size_t i;

	buf_reset(scratch);
	fold_key(word, scratch);
	*cut = 0;
	g = link_words_gender(w, buf_str(scratch));
	for (i = link_words_genitives(w); g == NULL && i-- > 0;) {
		struct str s = link_words_genitive(w, i);

		if (word.n <= s.n || !str_ends(word, s) || scratch->n <= s.n)
			continue;
		g = link_words_gender(w, str_sub(buf_str(scratch), 0, scratch->n - s.n));
		if (g != NULL && !g->cuts)
			g = NULL;
		*cut = g != NULL ? s.n : 0;
	}
	return g;
}

/* A word of the name, up to the noun. */
struct attribute {
	struct str text;
	size_t ending, likely; /* bytes: of an adjective's ending; of one that it may be, behind an article */
};

enum { ATTRIBUTES = 4, NOUN_LEAST = 6 }; /* bytes of a noun's known end and its genitive that say something */

/* May the noun at the start of a name have a genitive? "Rates der", "Krankenhauses Motol"; not "Actors Studio". */
static bool
surely_cut(const struct link_gender *g, size_t cut, struct str rest)
{
	unsigned next = fold_shape(str_sub(rest, 0, str_chr(rest, ' ', 0)));

	return g->noun.n + cut >= NOUN_LEAST || ((next & SHAPE_LETTER) && !(next & (SHAPE_UPPER_FIRST | SHAPE_UPPER_INNER)));
}

/* The words before the noun, and the noun; how it is inflected, NULL: there is no noun, or it is not known. */
static const struct link_gender *
read_name(const struct link_words *w, struct str name, struct attribute words[ATTRIBUTES + 1], size_t *n, size_t *cut)
{
	const struct link_gender *g = NULL;
	struct buf scratch = { 0 };

	for (*n = 0; g == NULL && *n <= ATTRIBUTES && str_cut(&name, ' ', &words[*n].text); ++*n) {
		struct attribute *a = &words[*n];

		g = gender_of(w, a->text, cut, &scratch);
		if (g != NULL)
			break;
		a->ending = ending(w, a->text, &scratch);
		a->likely = str_ends(a->text, link_words_declined(w)) ? link_words_declined(w).n : 0;
		if (a->ending == 0 && a->likely == 0 &&
		    link_words_inhabited(w, a->text).n == 0) /* neither "Europäischen" nor "Frankfurter" */
			break;
	}
	buf_release(&scratch);
	return g;
}

bool
nominative_of(const struct link_words *w, struct str name, struct buf *out)
{
	struct attribute words[ATTRIBUTES + 1];
	size_t n, cut, i, start = out->n;
	const struct link_gender *g;
	bool sure;

	if (link_words_declined(w).n == 0 || (g = read_name(w, name, words, &n, &cut)) == NULL)
		return false;
	if (n == 0 && !surely_cut(g, cut, str_sub(name, words[0].text.n + 1, name.n)))
		return false;
	sure = cut > 0;
	for (i = 0; i < n; i++)
		sure |= words[i].ending > 0;
	for (i = 0; i < n; i++) {
		const struct attribute *a = &words[i];
		size_t without = a->ending > 0 ? a->ending : sure ? a->likely : 0;

		buf_adds(out, str_sub(a->text, 0, a->text.n - without));
		if (without > 0)
			buf_adds(out, g->ending);
		buf_addc(out, ' ');
	}
	buf_adds(out, str_sub(words[n].text, 0, words[n].text.n - cut));
	buf_adds(out, str_sub(name, (size_t)(words[n].text.p + words[n].text.n - name.p), name.n));
	if (!str_eq(str_sub(buf_str(out), start, out->n), name))
		return true;
	out->n = start;
	return false;
}
