#include "entity/name_key.h"

#include "base/utf8.h"
#include "entity/nominative.h"
#include "text/fold.h"
#include "text/words.h"

struct part {
	size_t start, end; /* in the folded words */
	bool letter;       /* a capital alone: an initial */
	bool caps;
	bool lower;
};

struct parts {
	struct buf folded;
	struct part items[NAME_WORDS];
	size_t n;
	bool firm, hyphen; /* see struct name_key */
};

static struct str
word_of(const struct parts *p, size_t i)
{
	return str_sub(buf_str(&p->folded), p->items[i].start, p->items[i].end);
}

/* Fold the words; a run of initials with stops becomes one word. False: too many words. */
static bool
read_parts(struct str text, struct parts *p)
{
	words found = { 0 };
	size_t i, behind = 0;

	words_split(text, &found);
	for (i = 0; i < found.n; i++) {
		struct str word = str_sub(text, found.items[i].start, (size_t)found.items[i].start + found.items[i].n);
		unsigned shape = fold_shape(word);
		struct part now = { p->folded.n, 0, false, (shape & SHAPE_UPPER_ALL) != 0, !(shape & SHAPE_UPPER_FIRST) };
		struct part *last = p->n > 0 ? &p->items[p->n - 1] : NULL;

		fold_key(word, &p->folded);
		now.end = p->folded.n;
		now.letter = now.end - now.start == 1 && (shape & SHAPE_UPPER_FIRST);
		if (now.letter && last != NULL && last->letter && found.items[i].start > behind &&
		    text.p[behind] == '.') { /* "U.S.", "J. K." */
			last->end = now.end;
			last->caps = true;
		} else if (p->n == NAME_WORDS) {
			vec_release(&found);
			return false;
		} else if (now.end > now.start)
			p->items[p->n++] = now;
		p->hyphen = found.items[i].start == behind + 1 && text.p[behind] == '-';
		behind = (size_t)found.items[i].start + found.items[i].n;
	}
	vec_release(&found);
	return true;
}

static void
drop(struct parts *p, size_t i)
{
	for (p->n--; i < p->n; i++)
		p->items[i] = p->items[i + 1];
}

static bool
ordinary(const struct vocabulary *v, const struct parts *p, size_t from)
{
	size_t i;

	for (i = from; i < p->n; i++)
		if (p->items[i].caps || vocabulary_find(v, word_of(p, i)) == 0)
			return false;
	return from < p->n;
}

static void
canonical(const struct knowledge *k, lang_id lang, struct parts *p)
{
	const struct link_words *w = knowledge_linking(k, lang);
	const struct vocabulary *v = knowledge_vocabulary(k, lang);
	size_t i;

	for (; p->n > 1 && link_words_form(w, word_of(p, p->n - 1)); p->n--)
		p->firm = true;
	p->firm |= p->n > 1 && link_words_tail(w, word_of(p, p->n - 1));
	if (p->n > 1 && link_words_article(w, word_of(p, 0)) && !ordinary(v, p, 1))
		drop(p, 0);
	for (i = p->n; i-- > 0;)
		if (i + 1 < p->n && link_words_particle(w, word_of(p, i))) {
			p->hyphen &= i + 2 < p->n; /* "al-Assad" */
			drop(p, i);
		}
	for (i = p->n; i-- > 1;)
		if (p->n > 2 && i + 1 < p->n && p->items[i].letter && p->items[i].end - p->items[i].start == 1)
			drop(p, i);
	for (i = 0; i + 1 < p->n; i++)
		p->items[i].end = p->items[i].start + link_words_stem(w, word_of(p, i)).n;
}

void
name_key(const struct knowledge *k, lang_id lang, struct str text, struct name_key *out)
{
	struct parts p = { .n = 0 };
	size_t i;

	buf_reset(&out->key);
	*out = (struct name_key){ .key = out->key };
	if (!read_parts(text, &p)) {
		gazetteer_key(text, &out->key);
		out->words = NAME_WORDS + 1;
		buf_release(&p.folded);
		return;
	}
	out->ordinary = ordinary(knowledge_vocabulary(k, lang), &p, 0);
	canonical(k, lang, &p);
	for (i = 0; i < p.n; i++) {
		if (i > 0)
			buf_addc(&out->key, ' ');
		buf_adds(&out->key, word_of(&p, i));
	}
	out->words = (unsigned)p.n;
	out->firm = p.firm;
	out->hyphen = p.hyphen;
	out->acronym = p.n == 1 && p.items[0].caps && p.items[0].end - p.items[0].start <= 8;
	buf_release(&p.folded);
}

void
name_key_thing(const struct knowledge *k, lang_id lang, struct str text, struct name_key *out)
{
	struct buf nominative = { 0 };

	if (nominative_of(knowledge_linking(k, lang), text, &nominative) && !str_starts(text, buf_str(&nominative)))
		name_key(k, lang, buf_str(&nominative), out);
	else
		name_key(k, lang, text, out);
	buf_release(&nominative);
}

size_t
name_key_genitive(struct str text)
{
	size_t at = text.n;
	uint32_t last, before;

	if (text.n < 4)
		return 0;
	last = utf8_prev(text, &at);
	if (last == '\'' || last == 0x2019)
		return text.n - at;
	if (last != 's')
		return 0;
	before = utf8_prev(text, &at);
	if (before == '\'' || before == 0x2019)
		return text.n - at;
	return fold_is_letter(before) && before != 's' ? 1 : 0;
}
