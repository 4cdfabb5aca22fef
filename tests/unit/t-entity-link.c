/* Linking, on texts whose names are marked (linked.h). */
#include "linked.h"

Test(link, variants_of_a_firm)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 1, "[Zhipu AI|O] a reçu 400 millions. [Zhipu|O] vaut 3 milliards. [Zhipu AI|O] !");
	tell(&w, LANG_DE, 1, "[Zhipu AI|O] wächst. [Zhipus|O] Gründer hofft. Das [Zhipu|O]-Team. [Zhipu|O]'s Ziel");
	link(&w, 1);
	cr_expect(eq(u32, w.es->nentities, 1));
	cr_expect(eq(u32, w.es->entities[0].mentions[0], 3));
	cr_expect(eq(u32, w.es->entities[0].mentions[1], 4));
	cr_expect(eq(u32, w.es->entities[0].nvariants, 4)); /* no "Zhipus" */
	NAME(0, "Zhipu", 0, "Zhipu AI");
	NAME(1, "Zhipus", 1, "Zhipu AI");
	stop(&w);
}

Test(link, surname_after_the_full_name)
{
	struct world w;

	start(&w);
	tell(&w, LANG_DE, 0, "[Thomas Weissgerber|P] kommt. [Weissgerber|P] sagt es. [Weissgerbers|P] Rede.");
	tell(&w, LANG_DE, 0, "[Gerda Krummholz|P] und [Hans Krummholz|P] streiten. [Krummholz|P] geht.");
	tell(&w, LANG_DE, 0, "[Jean-Luc Hertzog|P], [J.-L. Hertzog|P], [Hertzog|P]");
	tell(&w, LANG_DE, 0, "[Weissgerber|P] kehrt wieder.");
	tell(&w, LANG_DE, 0, "[Krummholz|P] schweigt.");
	tell(&w, LANG_FR, 0, "[Ursula von der Leyen|P] ; Mme [von der Leyen|P]");
	link(&w, 1);
	ONE(0, "Thomas Weissgerber", 0, "Weissgerber");
	ONE(0, "Thomas Weissgerber", 0, "Weissgerbers");
	ONE(0, "Thomas Weissgerber", 3, "Weissgerber");
	TWO(1, "Gerda Krummholz", 1, "Hans Krummholz");
	TWO(1, "Gerda Krummholz", 1, "Krummholz");
	TWO(1, "Hans Krummholz", 1, "Krummholz");
	TWO(1, "Krummholz", 4, "Krummholz");
	ONE(2, "Jean-Luc Hertzog", 2, "J.-L. Hertzog");
	ONE(2, "Jean-Luc Hertzog", 2, "Hertzog");
	ONE(5, "Ursula von der Leyen", 5, "von der Leyen");
	NAME(0, "Weissgerbers", 1, "Thomas Weissgerber");
	stop(&w);
}

/* Who is named in many stories is meant by the surname alone, unless the story has another or several bear it alike. */
Test(link, one_bearer_is_by_far_the_best_known)
{
	struct world w;
	int i;

	start(&w);
	tell(&w, LANG_DE, 0, "[Zita Kranzow|P] liest. [Kranzow|P] schweigt.");
	tell(&w, LANG_DE, 0, "[Kranzow|P] regiert.");
	tell(&w, LANG_DE, 0, "[Borris Kranzow|P] ist ein Tippfehler.");
	tell(&w, LANG_DE, 0, "[Boris Kranzow|P] und [Zita Kranzow|P] tanzen. [Kranzow|P] schwitzt.");
	tell(&w, LANG_DE, 0, "[Zita Belkin|P] liest.");
	tell(&w, LANG_DE, 0, "[Hans Belkin|P] liest nicht.");
	tell(&w, LANG_DE, 0, "[Belkin|P] regiert.");
	for (i = 0; i < 16; i++)
		tell(&w, LANG_DE, 0, "[Boris Kranzow|P] reist.");
	link(&w, 1);
	ONE(1, "Kranzow", 7, "Boris Kranzow");
	ONE(0, "Kranzow", 0, "Zita Kranzow");
	TWO(3, "Kranzow", 3, "Boris Kranzow");
	TWO(6, "Belkin", 4, "Zita Belkin");
	TWO(6, "Belkin", 5, "Hans Belkin");
	stop(&w);
}

Test(link, two_persons_joined_by_a_hyphen)
{
	struct world w;

	start(&w);
	tell(&w, LANG_DE, 0, "Das Duo [Gruber-Kranzow|P] fällt. [Gruber|P] klagt, [Kranzow|P] schweigt.");
	tell(&w, LANG_DE, 0, "[Julius Remde|P] und [Zita|P]: [Julius Remde-Zita|P] lesen.");
	tell(&w, LANG_FR, 0, "[Nouri al-Zagar|P] ; [Zagar|P] ; [Chen Wei-ting|P] ; [Chen Wei|P]");
	tell(&w, LANG_FR, 0, "[Anne Baume-Kranzow|P] et [Baume-Kranzow|P] ; [Andy Wolhar|P], l'[Andy-Wolhar|P], [Wolhar|P]");
	link(&w, 1);
	TWO(0, "Gruber", 0, "Kranzow");
	TWO(0, "Gruber-Kranzow", 0, "Gruber");
	TWO(0, "Gruber-Kranzow", 0, "Kranzow");
	TWO(1, "Julius Remde", 1, "Zita");
	ONE(2, "Nouri al-Zagar", 2, "Zagar");
	ONE(2, "Chen Wei-ting", 2, "Chen Wei");
	ONE(3, "Anne Baume-Kranzow", 3, "Baume-Kranzow");
	TWO(3, "Anne Baume-Kranzow", 0, "Kranzow");
	ONE(3, "Andy Wolhar", 3, "Wolhar");
	ONE(3, "Andy-Wolhar", 3, "Wolhar");
	stop(&w);
}

Test(link, two_persons_of_one_surname)
{
	struct world w;

	start(&w);
	tell(&w, LANG_DE, 0, "[Thomas Müller|P] trifft. [Müller|P] jubelt.");
	tell(&w, LANG_DE, 0, "[Gerd Müller|P] warnt. [Müller|P] klagt.");
	link(&w, 1);
	ONE(0, "Thomas Müller", 0, "Müller");
	ONE(1, "Gerd Müller", 1, "Müller");
	TWO(0, "Müller", 1, "Müller");
	stop(&w);
}

Test(link, part_of_a_name_that_is_another)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 0, "La [Banque de France|O] prévient la [France|L]. La [France|L] écoute.");
	tell(&w, LANG_FR, 0, "[Paris Hilton|P] arrive à [Paris|L]. [Hilton|P] sourit.");
	tell(&w, LANG_FR, 0, "[GPT-4|R] et [GPT|R] ; [Ariane 6|R] après [Ariane 5|R] et [Ariane|R]");
	tell(&w, LANG_DE, 0, "Die [Europäische Zentralbank|O] und die [Zentralbank von Ardenal|O]. Die [Zentralbank|O] zögert.");
	link(&w, 1);
	TWO(0, "Banque de France", 0, "France");
	TWO(1, "Paris Hilton", 1, "Paris");
	ONE(1, "Paris Hilton", 1, "Hilton");
	TWO(2, "GPT-4", 2, "GPT");
	TWO(2, "Ariane 6", 2, "Ariane");
	TWO(2, "Ariane 6", 2, "Ariane 5");
	TWO(3, "Europäische Zentralbank", 3, "Zentralbank");
	stop(&w);
}

Test(link, acronyms)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 1, "Le [Fonds vert du Xarland|O] ([FVX|O]) achète. Le [FVX|O] vend.");
	tell(&w, LANG_DE, 1, "Der [Xarland Green Fund|O] ([FVX|O]) kauft. Der [FVX|O] verkauft.");
	tell(&w, LANG_FR, 0, "La [Ligue des éleveurs de moutons|O] proteste. La [LEM|O] menace.");
	tell(&w, LANG_FR, 2, "La [Kuomintang|O] ([KMT|O]) ; l'[Institut moussais de sûreté|O], dit [IMS|O] ; le [Parti rural|O] ([PR|O])");
	tell(&w, LANG_DE, 2, "Die [Kuomintang-Partei|O] ([KMT|O]); das [Instituto Musgoso del Seguro|O] - [IMS|O]; die [PR|O]");
	tell(&w, LANG_DE, 0, "[Olaf Wendehals|P] ([SPD|O]) und [Kleinstadt|L] ([LU|O])");
	tell(&w, LANG_DE, 0, "[BRM|O] ([Bund reisender Musikanten|O]); die [BRM|O]");
	tell(&w, LANG_DE, 0, "Die [BRM|O] spielt.");
	tell(&w, LANG_DE, 0, "Die [Gurkenrat am Rheinmund|O] ([GRM|O]) tagt.");
	tell(&w, LANG_DE, 0, "Der [Gewerberat Mittelmark|O] ([GRM|O]) tagt.");
	tell(&w, LANG_DE, 0, "Der [GRM|O] tagt.");
	link(&w, 1);
	ONE(0, "Fonds vert du Xarland", 0, "FVX");
	ONE(0, "FVX", 1, "FVX");
	ONE(0, "Fonds vert du Xarland", 1, "Xarland Green Fund");
	ONE(2, "Ligue des éleveurs de moutons", 2, "LEM");
	ONE(3, "Kuomintang", 4, "Kuomintang-Partei");
	ONE(3, "KMT", 4, "KMT");
	ONE(3, "Institut moussais de sûreté", 4, "Instituto Musgoso del Seguro");
	ONE(3, "IMS", 4, "IMS");
	ONE(3, "Parti rural", 4, "PR");
	TWO(5, "Olaf Wendehals", 5, "SPD");
	TWO(5, "Kleinstadt", 5, "LU");
	ONE(6, "BRM", 6, "Bund reisender Musikanten");
	ONE(6, "BRM", 7, "BRM"); /* one meaning in the whole corpus */
	TWO(8, "GRM", 9, "GRM"); /* two */
	stop(&w);
}

Test(link, gazetteer_in_two_languages)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 0, "[Pékin|L], l'[ONU|O], la [Banque centrale européenne|O], [Poutine|P], la [Géorgie|L], le [Caire|L]");
	tell(&w, LANG_DE, 0, "[Peking|L], [Chinas|L], die [Vereinten Nationen|O], der [Europäischen Zentralbank|O], [Putin|P]");
	tell(&w, LANG_DE, 0, "[China|L], die [UNO|O], die [EZB|O], [Wladimir Putins|P], [Georgia|L] und [Kairo|L]");
	link(&w, 1);
	ONE(0, "Pékin", 1, "Peking");
	ONE(1, "Chinas", 2, "China");
	ONE(0, "ONU", 1, "Vereinten Nationen");
	ONE(0, "ONU", 2, "UNO");
	ONE(0, "Banque centrale européenne", 1, "Europäischen Zentralbank");
	ONE(1, "Europäischen Zentralbank", 2, "EZB");
	ONE(0, "Poutine", 1, "Putin");
	ONE(0, "Poutine", 2, "Wladimir Putins");
	TWO(0, "Géorgie", 2, "Georgia");
	ONE(0, "Caire", 2, "Kairo");
	cr_expect(str_eqz(w.es->entities[who(&w, 1, "Chinas")].wikidata, "Q148"));
	NAME(1, "Chinas", 1, "China");
	NAME(2, "Wladimir Putins", 1, "Wladimir Putin");
	stop(&w);
}

Test(link, what_only_a_story_tells)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 1, "[Sergueï Ouglov|P], le [Conseil fédéral|O], l'[université de Lorraine|O] et [Anne Dubois|P]");
	tell(&w, LANG_DE, 1, "[Sergej Uglow|P], des [Bundesrats|O], die [Universität Lothringen|O] und [Anna Dubois|P]");
	tell(&w, LANG_FR, 2, "[Igor Tchouvaïev|P], l'[université de Lyon|O], le [Conseil fédéral|O], [Petra Wendling|P]");
	tell(&w, LANG_DE, 2, "Das [Spital Lyon|O], [Petra Wendland|P] und [Müller|P]; die [Möller|P]");
	tell(&w, LANG_DE, 0, "[Igor Tschuwajew|P] und der [Bundesrat|O]");
	tell(&w, LANG_FR, 3, "[Ivan Belkine|P] et [Ivan Belkin|P]");
	tell(&w, LANG_DE, 3, "[Iwan Belkin|P]");
	link(&w, 1);
	ONE(0, "Sergueï Ouglov", 1, "Sergej Uglow");
	ONE(0, "Conseil fédéral", 1, "Bundesrats");
	ONE(0, "université de Lorraine", 1, "Universität Lothringen");
	ONE(0, "Anne Dubois", 1, "Anna Dubois");
	TWO(2, "université de Lyon", 3, "Spital Lyon");
	TWO(2, "Petra Wendling", 3, "Petra Wendland");
	TWO(3, "Müller", 3, "Möller");
	TWO(2, "Igor Tchouvaïev", 4, "Igor Tschuwajew"); /* not one story */
	TWO(5, "Ivan Belkine", 6, "Iwan Belkin");        /* or is it the other? */
	stop(&w);
}

Test(link, genitives_that_are_none)
{
	struct world w;

	start(&w);
	tell(&w, LANG_DE, 0, "[Peters|P] kommt. [Jan Peters|P] auch.");
	tell(&w, LANG_DE, 0, "[Peter|P] bleibt.");
	tell(&w, LANG_DE, 0, "[Peter|P] schläft.");
	tell(&w, LANG_FR, 0, "Les [Kassels|O] vendent.");
	tell(&w, LANG_FR, 0, "[Kassel|O] achète.");
	tell(&w, LANG_DE, 0, "[Ardenals|O] Werk.");
	tell(&w, LANG_DE, 0, "[Ardenal|O] baut.");
	tell(&w, LANG_DE, 0, "[Ardenal|O] plant.");
	tell(&w, LANG_DE, 0, "[Moody's|O] warnt; [Moodys|O] auch.");
	link(&w, 1);
	TWO(0, "Peters", 1, "Peter");
	TWO(3, "Kassels", 4, "Kassel");
	ONE(5, "Ardenals", 6, "Ardenal");
	NAME(5, "Ardenals", 1, "Ardenal");
	NAME(8, "Moody's", 1, "Moody's");
	stop(&w);
}

Test(link, keys)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 0, "[U.S. Rubberland|O], [Le Vosgirac|O] et [Donald J. Kranz|P] ; [ZHIPU AI|O] ; [Weber & Cie SA|O]");
	tell(&w, LANG_FR, 0, "[US Rubberland|O], [Vosgirac|O] et [Donald Kranz|P] ; [Zhipu AI|O] ; [Weber & Cie|O]");
	tell(&w, LANG_DE, 0, "Die [Sozialliberale Partei Ruritaniens|O]; der [Sozialliberalen Partei Ruritaniens|O]; "
			     "des [Moosvertrags über Torf|X], im [Moosvertrag über Torf|X]");
	tell(&w, LANG_FR, 0, "[Le Point|O] et le [point|O]");
	link(&w, 1);
	ONE(0, "U.S. Rubberland", 1, "US Rubberland");
	ONE(0, "Le Vosgirac", 1, "Vosgirac");
	ONE(0, "Donald J. Kranz", 1, "Donald Kranz");
	ONE(0, "ZHIPU AI", 1, "Zhipu AI");
	ONE(0, "Weber & Cie SA", 1, "Weber & Cie");
	NAME(0, "ZHIPU AI", 0, "Zhipu AI");
	ONE(2, "Sozialliberale Partei Ruritaniens", 2, "Sozialliberalen Partei Ruritaniens");
	ONE(2, "Moosvertrags über Torf", 2, "Moosvertrag über Torf");
	NAME(2, "Sozialliberalen Partei Ruritaniens", 1, "Sozialliberale Partei Ruritaniens");
	stop(&w);
}

Test(link, types_by_vote)
{
	struct world w;
	const struct entity *e;

	start(&w);
	tell(&w, LANG_FR, 0, "[Krokobank|O], [Krokobank|O], [Krokobank|L]");
	tell(&w, LANG_DE, 0, "[Krokobank|O]; [Wien|O]");
	link(&w, 1);
	e = &w.es->entities[who(&w, 0, "Krokobank")];
	cr_expect(eq(u8, e->type, MENTION_ORGANISATION));
	cr_expect(eq(u8, w.es->mentions[2].type, MENTION_ORGANISATION));
	cr_expect(eq(u8, w.es->entities[who(&w, 1, "Wien")].type, MENTION_PLACE)); /* the gazetteer knows */
	stop(&w);
	start(&w);
	tell(&w, LANG_FR, 0, "[Alatux|P], [Alatux|O], [Kranzow|P], [Kranzow|P], [Kranzow|O], [Nordux|O], [Nordux|L]");
	link(&w, 1);
	cr_expect(eq(u8, w.es->entities[who(&w, 0, "Alatux")].type, MENTION_ORGANISATION)); /* a person is so mostly */
	cr_expect(eq(u8, w.es->entities[who(&w, 0, "Kranzow")].type, MENTION_PERSON));
	cr_expect(eq(u8, w.es->entities[who(&w, 0, "Nordux")].type, MENTION_ORGANISATION));
	stop(&w);
}

Test(link, numbers_and_lists)
{
	struct world w;
	uint32_t articles[8], e, i, n = 0;

	start(&w);
	tell(&w, LANG_EN, 0, "[Zebulon|O] [Alphonix|O]");
	tell(&w, LANG_FR, 0, "[Alphonix|O] [Betalux|O] [Betalux|O] 400 millions d'euros");
	tell(&w, LANG_DE, 0, "[Betalux|O] [Gammatex|O] 400 Mio. Euro, 400 Mio. Franken");
	link(&w, 1);
	cr_expect(eq(u32, w.es->nentities, 4));
	cr_expect(eq(u32, who(&w, 1, "Betalux"), 0)); /* three mentions */
	cr_expect(eq(u32, who(&w, 1, "Alphonix"), 1)); /* two */
	cr_expect(eq(u32, who(&w, 0, "Zebulon"), 2)); /* one, the first */
	cr_expect(eq(u32, w.es->entities[0].mentions[0], 2));
	cr_expect(eq(u32, w.es->entities[0].mentions[1], 1));
	cr_expect(eq(u32, w.es->entities[1].mentions[0], 1)); /* English counts nowhere */
	cr_expect(eq(u32, w.es->entities[1].nmentions, 2));
	cr_expect(eq(sz, w.es->entities[2].name[0].n, 0));
	cr_expect(eq(u32, entity_articles(w.es, 0, articles), 2));
	cr_expect(eq(u32, articles[0], 1));
	cr_expect(eq(u32, articles[1], 2));
	cr_expect(str_eqz(entity_name(&w.es->entities[3], 0), "Gammatex")); /* of the other side */
	for (e = 0; e < w.es->nentities; e++) {
		uint32_t count = 0;

		cr_expect(eq(u32, w.es->entities[e].first_mention, n));
		n += w.es->entities[e].nmentions;
		for (i = 0; i < w.es->entities[e].nvariants; i++)
			count += w.es->variants[w.es->entities[e].first_variant + i].count;
		cr_expect(eq(u32, count, w.es->entities[e].nmentions));
	}
	for (i = 0, n = 0; i < w.es->nmentions; i++)
		n += mention_is_figure(&w.es->mentions[i]);
	cr_expect(eq(u32, n, 3));
	cr_expect(eq(u32, w.es->nfigures, 2)); /* what says the same is one */
	stop(&w);
}

Test(link, names_and_figures_do_not_overlap)
{
	struct world w;
	uint32_t i;

	start(&w);
	tell(&w, LANG_FR, 0, "[Ariane 6|R] coûte 4 milliards d'[euros|X] depuis le 8 [mai|P] 2024.");
	link(&w, 1);
	who(&w, 0, "Ariane 6");
	for (i = 1; i < w.es->nmentions; i++)
		cr_expect(ge(u32, w.es->mentions[i].start, w.es->mentions[i - 1].end));
	for (i = 0; i < w.es->nmentions; i++)
		cr_expect(i == 0 ? mention_entity(&w.es->mentions[i]) == 0 : mention_is_figure(&w.es->mentions[i]));
	cr_expect(eq(u32, w.es->nfigures, 2));
	stop(&w);
}

/* Random names, so that every rule has something to do; any number of threads must give the same. */
Test(link, threads_make_no_difference)
{
	static const char *const first[] = { "Anna", "Igor", "J.", "Zhipu", "Banque", "Nord" };
	static const char *const last[] = { "Weber", "Webers", "Belkine", "Belkin", "AI", "Group", "de Lyon", "NAG", "Paris" };
	static const unsigned threads[] = { 2, 4, 8 };
	struct world w;
	struct buf wanted = { 0 }, text = { 0 };
	uint32_t a, i, roll = 12345;
	size_t t;

	start(&w);
	for (a = 0; a < MOST; a++) {
		buf_reset(&text);
		for (i = 0; i < 12; i++) {
			roll = roll * 1664525u + 1013904223u;
			buf_addf(&text, "[%s%s%s|%c] ", roll >> 30 ? first[(roll >> 8) % 6] : "", roll >> 30 ? " " : "",
			         last[(roll >> 16) % 9], "POLRX"[(roll >> 24) % 5]);
		}
		tell(&w, a % 2 ? LANG_DE : LANG_FR, a / 4 * 2 / 3, text.p);
	}
	for (t = 0; t <= sizeof threads / sizeof *threads; t++) {
		struct buf got = { 0 };

		link(&w, t == 0 ? 1 : threads[t - 1]);
		for (i = 0; i < w.es->nmentions; i++)
			buf_addf(&got, "%u %u %u\n", w.es->mentions[i].start, w.es->mentions[i].of, w.es->mentions[i].type);
		for (i = 0; i < w.es->nentities; i++)
			buf_addf(&got, STR_FMT "|" STR_FMT " %u\n", STR_ARG(w.es->entities[i].name[0]),
			         STR_ARG(w.es->entities[i].name[1]), w.es->entities[i].nvariants);
		if (t == 0)
			buf_adds(&wanted, buf_str(&got));
		cr_expect(str_eq(buf_str(&got), buf_str(&wanted)), "%u threads", t == 0 ? 1 : threads[t - 1]);
		buf_release(&got);
	}
	buf_release(&wanted);
	buf_release(&text);
	stop(&w);
}

Test(link, near_spellings_within_a_story)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 1, "[Joseph Borrelli|P], l'[institut Weizmahn|O], la [place Tahrira|L] et [Iouri Golovine|P]");
	tell(&w, LANG_DE, 1, "[Josep Borrelli|P], das [Weizmahn-Institut|O], der [Tahrira-Platz|L], [Juri Golowins|P] Tochter");
	tell(&w, LANG_FR, 3, "[Zelenomost|L]");
	tell(&w, LANG_DE, 3, "[Selenomost|L] und [Selenomosts|L] Brücken");
	tell(&w, LANG_FR, 2, "[Paul Kranzow|P] ; [Halvora Cloud|O]");
	tell(&w, LANG_DE, 2, "[Walter Kranzow|P]; [Halvora Games|O]");
	link(&w, 1);
	ONE(0, "Joseph Borrelli", 1, "Josep Borrelli");
	ONE(0, "institut Weizmahn", 1, "Weizmahn-Institut");
	ONE(0, "place Tahrira", 1, "Tahrira-Platz");
	ONE(0, "Iouri Golovine", 1, "Juri Golowins");
	ONE(2, "Zelenomost", 3, "Selenomost");
	ONE(2, "Zelenomost", 3, "Selenomosts");
	TWO(4, "Paul Kranzow", 5, "Walter Kranzow");
	TWO(4, "Halvora Cloud", 5, "Halvora Games");
	stop(&w);
}

/* What a story says of a name that means something else elsewhere holds in the story alone. */
Test(link, story_or_everywhere)
{
	struct world w;
	uint32_t i;

	start(&w);
	tell(&w, LANG_FR, 1, "L'[Union|O] décide.");
	tell(&w, LANG_DE, 1, "Die [EU|O] entscheidet.");
	for (i = 0; i < 3; i++) {
		tell(&w, LANG_FR, 2 + i, "L'[UE|O]");
		tell(&w, LANG_DE, 2 + i, "Die [EU|O]");
	}
	tell(&w, LANG_DE, 0, "Die [Union|O] gewinnt."); /* the parties */
	tell(&w, LANG_FR, 0, "L'[Union|O] perd.");
	link(&w, 1);
	ONE(0, "Union", 1, "EU");
	ONE(1, "EU", 2, "UE");
	TWO(8, "Union", 1, "EU");
	TWO(8, "Union", 9, "Union"); /* an ordinary word in both languages */
	stop(&w);
}

/* "Union" is the parties' where the story has one of them, or it is left open. */
Test(link, a_word_with_rivals)
{
	struct world w;

	start(&w);
	tell(&w, LANG_DE, 0, "Die [Europäische Union|O] zögert, die [Union|O] auch.");
	tell(&w, LANG_DE, 0, "Die [Europäische Union|O] wartet. [SPD|O] und [Union|O] verlieren.");
	tell(&w, LANG_DE, 1, "[SPD|O] und [Union|O] verlieren.");
	tell(&w, LANG_FR, 1, "L'[Union|O] recule dans l'[Union européenne|O].");
	link(&w, 1);
	ONE(0, "Europäische Union", 0, "Union");
	TWO(1, "Europäische Union", 1, "Union");
	TWO(3, "Union européenne", 3, "Union");
	ONE(2, "Union", 3, "Union");
	stop(&w);
}

/* Where one version translates the other, names that stand in the same places are one; not where it does not. */
Test(link, names_that_take_the_same_course)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 1, "[Halvora|O] paie la [Garde mousseuse|O], dit [Saarguss|O]. Plus tard, [Kranzow|P] se rend chez "
			     "[Tilda|P] ; la [Garde mousseuse|O] attend, et le [Bal des mousses|X] du [Bal des mousses|X].");
	tell(&w, LANG_DE, 1, "[Halvora|O] zahlt die [Moosige Wehr|O], sagt [Saarguss|O]. Danach geht [Kranzow|P] hin zu "
			     "[Tilda|P]; die [Moosige Wehr|O] wartet, und der [Torfball|X] des [Torfballs|X] am Ende.");
	tell(&w, LANG_FR, 2, "[Halvora|O] paie la [Bourse grise|O], dit [Saarguss|O]. Plus tard, [Kranzow|P] se rend chez "
			     "[Tilda|P] ; la [Bourse grise|O] attend.");
	tell(&w, LANG_DE, 2, "In die [Graue Kammer|O] kommt [Tilda|P], lange vor [Kranzow|P], den weder [Halvora|O] noch "
			     "[Saarguss|O] kennen; die [Graue Kammer|O] wartet.");
	link(&w, 1);
	ONE(0, "Garde mousseuse", 1, "Moosige Wehr");
	TWO(0, "Bal des mousses", 1, "Torfball"); /* twice in one place */
	TWO(2, "Bourse grise", 3, "Graue Kammer");
	stop(&w);
}

Test(link, firms_are_no_persons)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 0, "[Gordux AI|P] et [Gordux|O] ; l'[AI|O] ; [Tencent Cloud|O] et [Tencent|O]");
	tell(&w, LANG_DE, 0, "Die [Tsuhua-Universität|O] und ihr Rivale [Tsuhua|O]; der [Bundestages|O] Sitz in [Riad|P]");
	link(&w, 1);
	ONE(0, "Gordux AI", 0, "Gordux");
	TWO(0, "Gordux AI", 0, "AI");
	TWO(0, "Tencent Cloud", 0, "Tencent");
	cr_expect(eq(u8, w.es->entities[who(&w, 0, "Gordux AI")].type, MENTION_ORGANISATION));
	ONE(1, "Tsuhua-Universität", 1, "Tsuhua");
	NAME(1, "Bundestages", 1, "Bundestag");
	cr_expect(eq(u8, w.es->entities[who(&w, 1, "Riad")].type, MENTION_PLACE));
	stop(&w);
}

Test(link, chosen_names)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 0, "[Lena Obristova|P] [Obristova|P] [Obristova|P] [Obristova|P] [Obristova|P] [Obristova|P]");
	tell(&w, LANG_FR, 0, "[États-Unis|L] [États-Unis|L] [États-Unis d'Amérique|L]");
	tell(&w, LANG_DE, 0, "[EZB|O] [EZB|O] [EZB|O] [Europäischen Zentralbank|O] [Europäische Zentralbank|O]");
	link(&w, 1);
	NAME(0, "Obristova", 0, "Lena Obristova");
	NAME(1, "États-Unis", 0, "États-Unis");
	NAME(2, "EZB", 1, "Europäische Zentralbank");
	stop(&w);
}

Test(link, names_in_the_nominative)
{
	struct world w;

	start(&w);
	tell(&w, LANG_DE, 0, "beim [Europäischen Gerichtshof|O], im [Europäischen Parlament|O], in der [Europäischen Union|O]");
	tell(&w, LANG_DE, 0, "von den [Vereinten Nationen|O] und dem [Nationalen Sozialversicherungsfonds|O]");
	tell(&w, LANG_FR, 0, "la [Banque mondiale|O]");
	link(&w, 1);
	NAME(0, "Europäischen Gerichtshof", 1, "Europäischer Gerichtshof");
	NAME(0, "Europäischen Parlament", 1, "Europäisches Parlament");
	NAME(0, "Europäischen Union", 1, "Europäische Union");
	NAME(1, "Vereinten Nationen", 1, "Vereinte Nationen");
	NAME(1, "Nationalen Sozialversicherungsfonds", 1, "Nationaler Sozialversicherungsfonds");
	NAME(2, "Banque mondiale", 0, "Banque mondiale");
	stop(&w);
	start(&w);
	tell(&w, LANG_DE, 1, "die [Zora Neale Hurstons|P], [Hurston|P], Ende des [Ersten Weltkrieges|X], im [Ersten Weltkrieg|X]");
	tell(&w, LANG_FR, 1, "[Zora Neale Hurston|P]");
	link(&w, 1);
	NAME(0, "Hurston", 1, "Zora Neale Hurston");
	NAME(0, "Ersten Weltkrieges", 1, "Erster Weltkrieg");
	stop(&w);
}

/* Of names that no table has: by how the noun ends. */
Test(link, nominatives_that_are_made)
{
	static const char *const names[][2] = {
		{ "Ruritanischen Gerichtshofs", "Ruritanischer Gerichtshof" },
		{ "Europäischen Moosbehörde", "Europäische Moosbehörde" },
		{ "Nationalen Moosinstitutes für Torf", "Nationales Moosinstitut für Torf" },
		{ "Internationale Moosverband", "Internationaler Moosverband" },
		{ "Höchsten Moosamtes", "Höchstes Moosamt" },
		{ "Frankfurter Mooszentrums", "Frankfurter Mooszentrum" },
		{ "Rates der Moose", "Rat der Moose" },
		{ "Mooshauses", "Mooshaus" },
		{ "Ruritanischen Moosbehörden", "Ruritanische Moosbehörden" },
		{ "Actors Studio", "Actors Studio" },          /* no gate */
		{ "Emirates", "Emirates" },                    /* no council */
		{ "Hohen Moosdinger", "Hohen Moosdinger" },    /* who knows */
		{ "Verbraucherzentrale Moosverband", "Verbraucherzentrale Moosverband" },
	};
	struct world w;
	struct buf text = { 0 };
	size_t i;

	start(&w);
	for (i = 0; i < sizeof names / sizeof *names; i++)
		buf_addf(&text, "[%s|O] ", names[i][0]);
	tell(&w, LANG_DE, 0, buf_str(&text).p);
	tell(&w, LANG_DE, 0, "in den [Niederlanden|L], in den [Niederlanden|L], die [Niederlande|L]");
	tell(&w, LANG_DE, 0, "nach [Italien|L]");
	tell(&w, LANG_FR, 0, "en [Italie|L]");
	link(&w, 1);
	for (i = 0; i < sizeof names / sizeof *names; i++)
		NAME(0, names[i][0], 1, names[i][1]);
	NAME(1, "Niederlanden", 1, "Niederlande"); /* the table has both */
	NAME(2, "Italien", 1, "Italien");
	buf_release(&text);
	stop(&w);
}

/* A row of known.tsv is of the thing that has a name of it; what only shares an acronym is another. */
Test(link, known_by_a_name_of_the_other_language)
{
	struct world w;

	start(&w);
	tell(&w, LANG_FR, 0, "le [Bundesgerichtshof|O], l'[UNHCR|O] et le [HCR|O], [VW|O] et [Volkswagen|O]");
	tell(&w, LANG_DE, 0, "der [Bundesgerichtshof|O], das [UNHCR|O], [VW|O] und [Volkswagen|O]");
	tell(&w, LANG_FR, 0, "la [FFF|O], la [Royal Air Force|O], la [Bild am Sonntag|O], la [Bild|O], [CAS|O]");
	tell(&w, LANG_DE, 0, "die [FFF|O], die [RAF|O], die [Welt am Sonntag|O], die [Welt|O], [TAS|O], der [CAS|O]");
	link(&w, 1);
	ONE(0, "Bundesgerichtshof", 1, "Bundesgerichtshof");
	ONE(0, "UNHCR", 1, "UNHCR");
	ONE(0, "HCR", 1, "UNHCR");
	ONE(0, "VW", 1, "Volkswagen");
	ONE(0, "Volkswagen", 1, "VW");
	TWO(2, "FFF", 3, "FFF");
	TWO(2, "Royal Air Force", 3, "RAF");
	TWO(2, "Bild am Sonntag", 2, "Bild");
	TWO(3, "Welt am Sonntag", 3, "Welt");
	TWO(2, "CAS", 3, "CAS");
	stop(&w);
}

/* A source of no names, and one of all. */
static void
no_names(void *at, uint32_t article, found_names *out)
{
	(void)at;
	(void)article;
	(void)out;
}

/* Of the second article alone. */
static void
second_names(void *at, uint32_t article, found_names *out)
{
	if (article == 1)
		marked_names(at, article, out);
}

static void
expect_equal(const struct gathering *a, const struct gathering *b)
{
	uint32_t i;

	cr_assert(eq(u32, a->nnames, b->nnames));
	cr_assert(eq(u32, a->nsurfaces, b->nsurfaces));
	cr_assert(eq(u32, a->nfigures, b->nfigures));
	cr_assert(eq(u32, a->nvalues, b->nvalues));
	for (i = 0; i <= a->narticles; i++) {
		cr_expect(eq(u32, a->first_name[i], b->first_name[i]));
		cr_expect(eq(u32, a->first_figure[i], b->first_figure[i]));
	}
	for (i = 0; i < a->nnames; i++) {
		const struct sighting *x = &a->names[i], *y = &b->names[i];

		cr_expect(x->start == y->start && x->bytes == y->bytes && x->type == y->type);
		cr_expect(x->bracketed == y->bracketed && x->surface == y->surface);
	}
	for (i = 0; i < a->nsurfaces; i++) {
		struct surface x = gather_surface(a, i), y = gather_surface(b, i);

		cr_expect(str_eq(x.text, y.text) && x.thing == y.thing && x.lang == y.lang);
	}
	for (i = 0; i < a->nfigures; i++) {
		const struct gathered_figure *x = &a->figures[i], *y = &b->figures[i];

		cr_expect(x->start == y->start && x->bytes == y->bytes && x->type == y->type);
		cr_expect(x->left_out == y->left_out && x->value == y->value);
	}
	for (i = 0; i < a->nvalues; i++) {
		const struct figure *x = &a->values[i], *y = &b->values[i];

		cr_expect(eq(int, decimal_cmp(x->low, y->low), 0));
		cr_expect(eq(int, date_cmp(x->from, y->from), 0));
		cr_expect(eq(str, (char *)x->unit, (char *)y->unit));
	}
}

static uint32_t
left_out(const struct gathering *g)
{
	uint32_t i, n = 0;

	for (i = 0; i < g->nfigures; i++)
		n += g->figures[i].left_out;
	return n;
}

/* Whatever the names were before, the figures are those that a search finds; what has no counterpart stays. */
Test(link, read_again_as_if_for_the_first_time)
{
	static const uint32_t first[] = { 0, 1, 2, 3 }, none[] = { 0, 0, 0, 0 }, other[] = { 1, 2, 0 };
	static const uint32_t but_second[] = { 0, 1, 1, 2 };
	const struct counterparts all = { first, other }, nobody = { none, other }, some = { but_second, other };
	struct world w;
	struct gathering *mixed, *as_mixed;
	size_t before, now;

	start(&w);
	tell(&w, LANG_FR, 0, "Le film [Les 400 coups|R] coûte 80 millions d'euros le 3 mai 2024, [Ariane 5|R] 120 %.");
	tell(&w, LANG_FR, 0, "[Rien|X] du tout.");
	tell(&w, LANG_DE, 0, "Die [Ariane 6|R] kostet 80 Mio. Euro, [GPT-4|R] und [Windows 11|R] nur 12,5 Prozent.");
	w.corpus.articles = w.list;
	for (before = 0; before < 2; before++)
		for (now = 0; now < 2; now++) {
			const struct gather_source sources[] = { { desk, marked_names, free, &w, NULL }, { desk, no_names, free, &w, NULL } };
			struct gathering *g = gather_new(&w.corpus, w.knowledge, &sources[before], 1);
			struct gathering *wanted[] = { gather_new(&w.corpus, w.knowledge, &sources[before], 2),
				                       gather_new(&w.corpus, w.knowledge, &sources[now], 1) };

			cr_expect(before == 1 || left_out(g) > 0);
			gather_again(g, &w.corpus, &sources[now], &nobody, 2);
			expect_equal(g, wanted[0]);
			gather_again(g, &w.corpus, &sources[now], &all, 2);
			expect_equal(g, wanted[1]);
			gather_free(g);
			gather_free(wanted[0]);
			gather_free(wanted[1]);
		}
	mixed = gather_new(&w.corpus, w.knowledge, &(struct gather_source){ desk, marked_names, free, &w, NULL }, 1);
	gather_again(mixed, &w.corpus, &(struct gather_source){ desk, no_names, free, &w, NULL }, &some, 2);
	as_mixed = gather_new(&w.corpus, w.knowledge, &(struct gather_source){ desk, second_names, free, &w, NULL }, 1);
	cr_expect(eq(u32, mixed->nnames, 1));
	expect_equal(mixed, as_mixed);
	gather_free(mixed);
	gather_free(as_mixed);
	stop(&w);
}
