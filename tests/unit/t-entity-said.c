/* What a reader says of names: as text, and where names are linked. */
#include "linked.h"

#include <stdlib.h>

#include "base/intern.h"

/* ---- As text ---- */

static struct revisions *
read_all(const char *text)
{
	struct revisions *x = revisions_new();
	struct err err = { "" };

	cr_expect(eq(int, revisions_read(x, str_of(text), &err), 0), "%s", err.msg);
	return x;
}

static void
expect_written(const struct revisions *x, const char *wanted)
{
	struct buf b = { 0 };

	revisions_write(x, &b);
	cr_expect(str_eqz(buf_str(&b), wanted), "%s", b.p);
	buf_release(&b);
}

Test(revisions, are_written_as_they_were_read)
{
	static const char text[] = "merge\torganisation:Zhipu AI\tZ.ai\n"
				   "apart\tperson:Trump\tperson:Donald Trump\n"
				   "type\tproduct\tChatGLM\n"
				   "hide\tde:Union\tfr:other:Lire aussi\n"
				   "name\tfr\tPékin\tplace:Peking\n"
				   "hide\tfr%3A la suite\n"
				   "hide\t100 %25 Zhipu\n"
				   "hide\tNote: à suivre\n";
	struct revisions *x = read_all(text);

	expect_written(x, text);
	cr_expect(str_eqz(x->items.items[5].names[0].text, "fr: la suite"));
	cr_expect(eq(u8, x->items.items[5].names[0].lang, LANG_UND));
	cr_expect(str_eqz(x->items.items[6].names[0].text, "100 % Zhipu"));
	cr_expect(eq(u8, x->items.items[3].names[1].lang, LANG_FR));
	cr_expect(eq(u8, x->items.items[3].names[1].type, MENTION_OTHER));
	revisions_free(x);
}

Test(revisions, written_by_hand)
{
	struct revisions *x = read_all("\xEF\xBB\xBF# what I found\r\n\r\nmerge \t Zhipu AI\tZ.ai \r\n  # more\nhide\tRien\t\t\nhide\tRien");

	expect_written(x, "merge\tZhipu AI\tZ.ai\nhide\tRien\n");
	revisions_free(x);
}

Test(revisions, lines_that_say_nothing)
{
	static const struct {
		const char *line, *message;
	} cases[] = {
		{ "join\ta\tb", "begins with none of" }, { "merge\ta", "too few names" },
		{ "merge a b", "begins with none of" },  { "apart\ta\t", "too few names" },
		{ "type\tcity\ta", "expected person" },  { "type\tperson", "too few names" },
		{ "name\txx\ta\tb", "expected the code" }, { "name\tfr\t\tb", "expected the code" },
		{ "name\tfrançais\ta\tb", "expected the code" }, { "hide", "too few names" },
		{ "hide\t%1B%07", "too few names" },
	};
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct revisions *x = revisions_new();
		struct buf text = { 0 };
		struct err err = { "" };

		buf_addf(&text, "hide\tbefore\n%s\nhide\tbehind\n", cases[i].line);
		cr_expect(eq(int, revisions_read(x, buf_str(&text), &err), -1), "%s", cases[i].line);
		cr_expect(str_startsz(str_of(err.msg), "line 2: "), "%s", err.msg);
		cr_expect(ne(ptr, strstr(err.msg, cases[i].message), NULL), "%s: %s", cases[i].line, err.msg);
		expect_written(x, "hide\tbefore\nhide\tbehind\n");
		buf_release(&text);
		revisions_free(x);
	}
}

/* What is shown beside text of articles can do no more to a terminal than that. */
Test(revisions, hold_no_controls)
{
	struct revisions *x = read_all("name\tfr\t%1B[31mP\xC3\xA9kin%00%0A x\xFF\tPe\xCC\x81kin\n");

	cr_expect(eq(sz, x->items.n, 1));
	cr_expect(str_eqz(x->items.items[0].called, "[31mPékin x\xEF\xBF\xBD") ||
	                  str_eqz(x->items.items[0].called, "[31mPékin\xEF\xBF\xBD x\xEF\xBF\xBD") ||
	                  str_find(x->items.items[0].called, STR("\033"), 0) == SIZE_MAX,
	          STR_FMT, STR_ARG(x->items.items[0].called));
	cr_expect(str_eqz(x->items.items[0].names[0].text, "Pékin"), "composed");
	revisions_free(x);
}

/* Say the lines one after the other; each is then taken back, the last first, and said again. */
static void
say_and_take_back(const char *const *lines, size_t n, const char *wanted)
{
	struct revisions *x = revisions_new();
	struct buf taken[8] = { { 0 } }, given[8] = { { 0 } }, states[9] = { { 0 } }, now = { 0 };
	size_t i;

	for (i = 0; i < n; i++) {
		struct revisions *line = read_all(lines[i]);

		revisions_write(x, &states[i]);
		revisions_say(x, &line->items.items[0], &taken[i], &given[i]);
		revisions_free(line);
	}
	expect_written(x, wanted);
	for (i = n; i-- > 0;) {
		revisions_change(x, buf_str(&given[i]), buf_str(&taken[i]));
		buf_reset(&now);
		revisions_write(x, &now);
		cr_expect(eq(sz, now.n, states[i].n), "before %s: %s", lines[i], now.p);
	}
	for (i = 0; i < n; i++)
		revisions_change(x, buf_str(&taken[i]), buf_str(&given[i]));
	expect_written(x, wanted);
	for (i = 0; i < n; i++) {
		buf_release(&taken[i]);
		buf_release(&given[i]);
		buf_release(&states[i]);
	}
	buf_release(&now);
	revisions_free(x);
}

Test(revisions, take_back_what_they_contradict)
{
	static const char *const merged[] = { "merge\tA\tB\tC\n", "apart\tB\tC\n" };
	static const char *const parted[] = { "apart\tA\tB\tC\n", "merge\tC\tA\tD\n" };
	static const char *const types[] = { "type\tperson\tA\tB\n", "type\tplace\tÁ\n", "type\tproduct\tE\n" };
	static const char *const called[] = { "name\tfr\tx\tA\n", "name\tde\ty\tA\n", "name\tfr\tz\tA\tB\n" };
	static const char *const others[] = { "type\tperson\tplace:A\n", "type\tplace\tperson:A\n", "hide\tA\n" };
	static const char *const not_him[] = { "merge\tA\tB\n", "apart\tA\tC\n" };

	say_and_take_back(merged, 2, "merge\tA\tC\napart\tB\tC\n");
	say_and_take_back(parted, 2, "apart\tA\tB\nmerge\tC\tA\tD\n");
	say_and_take_back(types, 3, "type\tplace\tÁ\ntype\tproduct\tE\n");
	say_and_take_back(called, 3, "name\tde\ty\tA\nname\tfr\tz\tA\tB\n");
	say_and_take_back(others, 3, "type\tperson\tplace:A\ntype\tplace\tperson:A\nhide\tA\n");
	say_and_take_back(not_him, 2, "merge\tA\tB\napart\tA\tC\n");
}

/* ---- Where names are linked ---- */

static void
say(struct world *w, const char *text)
{
	struct err err = { "" };

	if (w->said == NULL)
		w->said = revisions_new();
	cr_assert(eq(int, revisions_read(w->said, str_of(text), &err), 0), "%s", err.msg);
}

/* Link without what is said, and with it. */
static void
link_said(struct world *w, const char *text)
{
	say(w, text);
	link(w, 1);
}

static const struct entity *
whose(const struct world *w, uint32_t article, const char *text)
{
	return &w->es->entities[who(w, article, text)];
}

static uint32_t
mentions_so(const struct world *w, uint32_t article, const char *text)
{
	uint32_t i, n = 0;

	for (i = w->es->first_mention[article]; i < w->es->first_mention[article + 1]; i++)
		n += str_eqz(str_sub(w->articles[article].text, w->es->mentions[i].start, w->es->mentions[i].end), text);
	return n;
}

Test(said, merged_with_all_their_variants)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 0, "[Zhipu AI|O] a reçu 400 millions. [Zhipu|O] vaut 3 milliards. [Zhipu AI|O] !");
	tell(&w, LANG_DE, 0, "[Knowledge Atlas Group|O] wächst. Der [Knowledge Atlas|O]-Gründer hofft.");
	tell(&w, LANG_DE, 0, "[Zhipu AI|O] und [Mistral AI|O]; [Zhipus|O] Ziel");
	tell(&w, LANG_FR, 0, "[Knowledge Management|O] et [Mistral AI|O]");
	link(&w, 1);
	TWO(0, "Zhipu AI", 1, "Knowledge Atlas Group");
	link_said(&w, "merge\torganisation:Zhipu AI\tKnowledge Atlas Group\n");
	ONE(0, "Zhipu AI", 1, "Knowledge Atlas Group");
	ONE(0, "Zhipu", 1, "Knowledge Atlas");
	ONE(2, "Zhipus", 1, "Knowledge Atlas");
	TWO(0, "Zhipu AI", 2, "Mistral AI");
	TWO(0, "Zhipu AI", 3, "Knowledge Management");
	ONE(2, "Mistral AI", 3, "Mistral AI");
	cr_expect(eq(u32, w.es->nentities, 3));
	stop(&w);
}

/* What has one key by its case alone: either form says which, and they can be set apart. */
Test(said, names_in_another_case)
{
	struct world w;

	start(&w);
	tell(&w, LANG_DE, 0, "des [Moosvertrags über Torf|X], im [Moosvertrag über Torf|X]; der [Torfpakt|X]");
	link(&w, 1);
	ONE(0, "Moosvertrags über Torf", 0, "Moosvertrag über Torf");
	link_said(&w, "merge\tMoosvertrags über Torf\tTorfpakt\n");
	ONE(0, "Torfpakt", 0, "Moosvertrag über Torf");
	link_said(&w, "apart\tMoosvertrags über Torf\tMoosvertrag über Torf\n");
	TWO(0, "Moosvertrags über Torf", 0, "Moosvertrag über Torf");
	stop(&w);
}

/* Two long names that are one are no longer two that a short one could stand for. */
Test(said, merged_names_are_evidence)
{
	struct world w;

	start(&w);
	tell(&w, LANG_DE, 0, "[Jie Tang|P] traf [Tang Jie|P]. [Tang|P] lachte.");
	tell(&w, LANG_DE, 0, "[Wei Tang|P] kam. [Tang|P] ging.");
	link(&w, 1);
	TWO(0, "Tang", 0, "Jie Tang");
	link_said(&w, "merge\tJie Tang\tTang Jie\n");
	ONE(0, "Tang", 0, "Jie Tang");
	TWO(0, "Tang", 1, "Wei Tang");
	ONE(1, "Tang", 1, "Wei Tang");
	stop(&w);
}

/* A person and a place have one name: what is said of the one is not said of the other. */
Test(said, of_several_the_one_that_is_meant)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 0, "[Florence|L] est belle. [Florence|L] !");
	tell(&w, LANG_FR, 0, "[Anna Florence|P] rit. [Florence|P] part.");
	tell(&w, LANG_FR, 0, "[La Ville du lys|X] dort.");
	link_said(&w, "merge\tplace:Florence\tLa Ville du lys\n");
	ONE(0, "Florence", 2, "La Ville du lys");
	TWO(1, "Florence", 2, "La Ville du lys");
	ONE(1, "Florence", 1, "Anna Florence");
	stop(&w);
}

Test(said, a_surname_of_several_bearers)
{
	struct world w;

	start(&w);
	tell(&w, LANG_DE, 0, "[Gerda Krummholz|P] kommt.");
	tell(&w, LANG_DE, 0, "[Hans Krummholz|P] geht. [Krummholz|P] lacht.");
	tell(&w, LANG_DE, 0, "[Krummholz|P] schweigt.");
	link(&w, 1);
	TWO(2, "Krummholz", 0, "Gerda Krummholz");
	link_said(&w, "merge\tKrummholz\tGerda Krummholz\n");
	ONE(2, "Krummholz", 0, "Gerda Krummholz");
	ONE(1, "Krummholz", 1, "Hans Krummholz"); /* its article says so */
	TWO(0, "Gerda Krummholz", 1, "Hans Krummholz");
	stop(&w);
}

Test(said, a_variant_that_is_another)
{
	struct world w;

	start(&w);
	tell(&w, LANG_DE, 0, "[Donald Trump|P] kommt. [Trump|P] lacht. [Trumps|P] Rede.");
	tell(&w, LANG_DE, 0, "[Trump|P] schweigt.");
	tell(&w, LANG_DE, 0, "[Melania Trump|P] und [Donald Trump|P]");
	link(&w, 1);
	ONE(0, "Trump", 0, "Donald Trump");
	link_said(&w, "apart\tTrump\tDonald Trump\n");
	TWO(0, "Trump", 0, "Donald Trump");
	TWO(1, "Trump", 2, "Donald Trump");
	TWO(1, "Trump", 2, "Melania Trump");
	ONE(0, "Trump", 1, "Trump");
	ONE(0, "Trumps", 0, "Trump");
	ONE(0, "Donald Trump", 2, "Donald Trump");
	stop(&w);
}

/* Of one thing of the gazetteer, and even of one key. */
Test(said, never_one_whatever_speaks_for_it)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 1, "Les [Etats-Unis|L] et l'[Allemagne|L]. Le [ZHIPU|X], [Zhipu|X] !");
	tell(&w, LANG_DE, 1, "Die [USA|L] und [Deutschland|L].");
	link(&w, 1);
	ONE(0, "Etats-Unis", 1, "USA");
	ONE(0, "Allemagne", 1, "Deutschland");
	ONE(0, "ZHIPU", 0, "Zhipu");
	link_said(&w, "apart\tUSA\tEtats-Unis\napart\tZHIPU\tZhipu\n");
	TWO(0, "Etats-Unis", 1, "USA");
	ONE(0, "Allemagne", 1, "Deutschland");
	TWO(0, "ZHIPU", 0, "Zhipu");
	cr_expect(whose(&w, 1, "USA")->wikidata.n == 0 || whose(&w, 0, "Etats-Unis")->wikidata.n == 0);
	link_said(&w, "merge\tallemand\tDeutschland\nmerge\tZHIPU\tDeutschland\n");
	ONE(0, "ZHIPU", 1, "Deutschland");
	TWO(0, "ZHIPU", 0, "Zhipu");
	stop(&w);
}

/* Two that only a third joins are parted, too. */
Test(said, apart_over_a_third)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 0, "[Zhipu|O] et [Moonshot|O] et [Mistral|O]");
	link_said(&w, "merge\tZhipu\tMoonshot\nmerge\tMoonshot\tMistral\n");
	ONE(0, "Zhipu", 0, "Mistral");
	revisions_free(w.said);
	w.said = NULL;
	link_said(&w, "apart\tZhipu\tMistral\nmerge\tZhipu\tMoonshot\nmerge\tMoonshot\tMistral\n");
	TWO(0, "Zhipu", 0, "Mistral");
	stop(&w);
}

Test(said, of_another_type)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 0, "[Zhipu|P] vaut 3 milliards. [Zhipu|P] embauche. [Anna Frank|P]");
	tell(&w, LANG_FR, 0, "[Zhipu|P] embauche [Paris|L].");
	link_said(&w, "type\torganisation\tperson:Zhipu\ntype\tproduct\tParis\n");
	cr_expect(eq(u8, whose(&w, 0, "Zhipu")->type, MENTION_ORGANISATION));
	cr_expect(eq(u8, whose(&w, 1, "Paris")->type, MENTION_PRODUCT), "against the gazetteer");
	cr_expect(eq(u8, whose(&w, 0, "Anna Frank")->type, MENTION_PERSON));
	stop(&w);
}

/* A type is evidence: a firm's short name is now a part of its long one. */
Test(said, a_type_takes_part_in_linking)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 0, "[Moulins Borel Group|O] embauche. [Moulins Borel|P] dit oui. [Moulins Borel|P] !");
	tell(&w, LANG_FR, 0, "[Moulins Borel|P] dit non.");
	link(&w, 1);
	TWO(0, "Moulins Borel", 0, "Moulins Borel Group");
	link_said(&w, "type\torganisation\tMoulins Borel\n");
	ONE(0, "Moulins Borel", 0, "Moulins Borel Group");
	stop(&w);
}

Test(said, hidden_names_are_gone)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 1, "[Lire aussi|X] : [Zhipu|O] en 2024. [Lire|X] aussi, [Zhipu AI|O] 3 %. [Zhipu AI|O] [Zhipu AI|O]");
	tell(&w, LANG_DE, 1, "[Zhipu|O] und [Lire aussi|X]");
	link(&w, 1);
	cr_assert(eq(u32, mentions_so(&w, 0, "Lire aussi"), 1));
	link_said(&w, "hide\tLire aussi\n");
	cr_expect(eq(u32, mentions_so(&w, 0, "Lire aussi"), 0));
	cr_expect(eq(u32, mentions_so(&w, 1, "Lire aussi"), 0));
	cr_expect(eq(u32, mentions_so(&w, 0, "3 %"), 1), "figures stay");
	cr_expect(eq(u32, mentions_so(&w, 0, "2024"), 1));
	ONE(0, "Zhipu", 1, "Zhipu");
	cr_expect(eq(u32, whose(&w, 0, "Zhipu")->mentions[0], 4));
	cr_expect(eq(u32, whose(&w, 0, "Zhipu")->nmentions, 5));
	link_said(&w, "hide\tZhipu\thors d'ici\n");
	cr_expect(eq(u32, mentions_so(&w, 0, "Zhipu"), 0), "a variant alone");
	cr_expect(eq(u32, mentions_so(&w, 0, "Zhipu AI"), 3));
	link_said(&w, "hide\tZhipu AI\n");
	cr_expect(eq(u32, mentions_so(&w, 0, "Zhipu AI"), 0), "and all that bears the name");
	cr_expect(eq(u32, w.es->nentities, 0));
	stop(&w);
}

Test(said, called_by_a_name_of_the_readers)
{
	struct world w;
	const struct entity *e;
	uint32_t i, zero = 0;

	start(&w);
	tell(&w, LANG_FR, 1, "[Zhipu AI|O] à [Pékin|L] et [Pékin|L].");
	tell(&w, LANG_DE, 1, "[Zhipu AI|O] in [Peking|L].");
	link_said(&w, "name\tfr\tBeijing\tplace:Pékin\nname\tde\tZhipu\tZhipu AI\nname\ten\tx\tZhipu AI\n");
	NAME(0, "Pékin", 0, "Beijing");
	NAME(1, "Peking", 1, "Peking");
	NAME(1, "Zhipu AI", 1, "Zhipu");
	NAME(0, "Zhipu AI", 0, "Zhipu AI");
	e = whose(&w, 0, "Pékin");
	cr_expect(eq(u32, e->mentions[0], 2));
	for (i = 0; i < e->nvariants; i++)
		zero += w.es->variants[e->first_variant + i].count == 0 &&
		        str_eqz(w.es->variants[e->first_variant + i].text, "Beijing");
	cr_expect(eq(u32, zero, 1), "it can be found by it");
	stop(&w);
}

/* ---- The naive twin: entities as sets of mentions ---- */

/* Mentions by entity, in words that do not depend on the numbers of entities. */
static uint64_t
print_of(const struct world *w)
{
	uint64_t all = 0;
	uint32_t e, i;

	for (e = 0; e < w->es->nentities; e++) {
		const struct entity *x = &w->es->entities[e];
		struct buf b = { 0 };

		buf_addf(&b, "%d " STR_FMT " " STR_FMT, x->type, STR_ARG(x->name[0]), STR_ARG(x->name[1]));
		for (i = 0; i < x->nmentions; i++)
			buf_addf(&b, " %u", w->es->entity_mentions[x->first_mention + i]);
		all = all * 31 + str_hash(buf_str(&b));
		buf_release(&b);
	}
	return all;
}

static const char *const firms[] = { "Zhipu", "Zhipu AI", "Moonshot", "Mistral AI", "Mistral", "Aramco", "Prosperity7",
	                             "Aleph Alpha", "Helsing", "Nokia Networks", "Nokia" };
enum { FIRMS = sizeof firms / sizeof *firms };

static void
tell_firms(struct world *w, unsigned *seed)
{
	uint32_t a, i;

	for (a = 0; a < 12; a++) {
		struct buf b = { 0 };

		for (i = 0; i < 6; i++)
			buf_addf(&b, "[%s|%c] ", firms[rand_r(seed) % FIRMS], "OP"[rand_r(seed) % 4 == 0]);
		tell(w, a % 2 ? LANG_DE : LANG_FR, a / 2, b.p);
		buf_release(&b);
	}
}

static void
say_at_random(struct world *w, unsigned *seed)
{
	static const char *const verbs[] = { "merge\t", "apart\t", "type\tplace\t", "hide\t", "name\tfr\tX\t" };
	struct buf b = { 0 };
	uint32_t i;

	for (i = 0; i < 6; i++) {
		buf_addz(&b, verbs[rand_r(seed) % 5]);
		buf_addf(&b, "%s\t%s\n", firms[rand_r(seed) % FIRMS], firms[rand_r(seed) % FIRMS]);
	}
	revisions_read(w->said, buf_str(&b), NULL);
	buf_release(&b);
}

static bool
names_both(const struct revision *r, const char *a, const char *b)
{
	bool first = str_eqz(r->names[0].text, a), second = false;
	uint32_t i;

	for (i = 1; i < r->nnames; i++)
		second |= str_eqz(r->names[i].text, b);
	return first && second;
}

/* The entity where a firm is mostly mentioned, counted mention by mention; ENTITY_NONE: it is hidden, or nowhere. */
static uint32_t
home_of(const struct world *w, const char *firm)
{
	uint32_t *counts = calloc(w->es->nentities + 1, sizeof *counts), i, best = ENTITY_NONE;

	for (i = 0; i < w->es->nmentions; i++) {
		const struct mention *m = &w->es->mentions[i];

		if (str_eqz(str_sub(w->articles[m->article].text, m->start, m->end), firm) && !mention_is_figure(m))
			counts[m->of]++;
	}
	for (i = 0; i < w->es->nentities; i++)
		if (counts[i] > 0 && (best == ENTITY_NONE || counts[i] > counts[best]))
			best = i;
	free(counts);
	return best;
}

static bool
in_one(const struct world *w, const char *a, const char *b)
{
	uint32_t i, k;

	for (i = 0; i < w->es->nmentions; i++)
		for (k = 0; k < w->es->nmentions; k++) {
			const struct mention *m = &w->es->mentions[i], *n = &w->es->mentions[k];

			if (!mention_is_figure(m) && !mention_is_figure(n) && m->of == n->of &&
			    str_eqz(str_sub(w->articles[m->article].text, m->start, m->end), a) &&
			    str_eqz(str_sub(w->articles[n->article].text, n->start, n->end), b))
				return true;
		}
	return false;
}

/* Whatever is said: what is apart is in no entity together, what is merged and not apart from anything is in one, nothing
 * that is not spoken of changes, and any number of threads says the same. */
Test(said, at_random)
{
	unsigned seed = 1, round;

	for (round = 0; round < 40; round++) {
		struct world w;
		uint64_t one;
		size_t i, a, b, aparts = 0;

		start(&w);
		tell_firms(&w, &seed);
		w.said = revisions_new();
		say_at_random(&w, &seed);
		link(&w, 3);
		one = print_of(&w);
		link(&w, 1);
		cr_expect(eq(u64, print_of(&w), one), "threads, round %u", round);
		for (i = 0; i < w.said->items.n; i++)
			aparts += w.said->items.items[i].kind == REVISION_APART;
		for (i = 0; i < w.said->items.n; i++) {
			const struct revision *r = &w.said->items.items[i];

			for (a = 0; a < FIRMS; a++)
				for (b = 0; b < FIRMS; b++) {
					uint32_t x = home_of(&w, firms[a]), y = home_of(&w, firms[b]);

					if (a == b || !names_both(r, firms[a], firms[b]))
						continue;
					if (r->kind == REVISION_APART)
						cr_expect(eq(int, in_one(&w, firms[a], firms[b]), false), "round %u: %s, %s",
						          round, firms[a], firms[b]);
					if (r->kind == REVISION_MERGE && aparts == 0 && x != ENTITY_NONE && y != ENTITY_NONE)
						cr_expect(eq(u32, x, y), "round %u: %s, %s", round, firms[a], firms[b]);
				}
		}
		stop(&w);
	}
}

/* Names that are not spoken of, nor linked with any that are, stay as they are. */
Test(said, nothing_else_changes)
{
	struct world w;
	uint32_t before, i;

	start(&w);
	tell(&w, LANG_FR, 1, "[Zhipu AI|O], [Zhipu|O], [Emmanuel Macron|P], [Macron|P], [Paris|L], [UE|O], [Union européenne|O]");
	tell(&w, LANG_DE, 1, "[Zhipu|O], [Emmanuel Macron|P], [Macrons|P], [Paris|L], [EU|O], [Europäische Union|O]");
	tell(&w, LANG_DE, 0, "[Anna Krummholz|P], [Krummholz|P], [Zhipu|O]");
	tell(&w, LANG_DE, 0, "[Otto Krummholz|P], [Nordwind AG|O], [Nordwind|O]");
	link(&w, 1);
	before = w.es->nentities;
	link_said(&w, "merge\tZhipu AI\tNordwind\nhide\tnirgends\ntype\tplace\tAnna\n");
	cr_expect(eq(u32, w.es->nentities, before - 1));
	for (i = 0; i < w.es->nentities; i++)
		cr_expect(w.es->entities[i].nmentions > 0);
	ONE(0, "Macron", 1, "Macrons");
	ONE(0, "UE", 1, "EU");
	TWO(2, "Krummholz", 3, "Otto Krummholz");
	ONE(2, "Krummholz", 2, "Anna Krummholz");
	ONE(0, "Zhipu", 3, "Nordwind AG");
	stop(&w);
}
