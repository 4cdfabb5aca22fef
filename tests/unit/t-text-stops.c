/* Where sentences end, in hard cases, as newspapers have them. */
#include "bars.h"

Test(stops, titles_and_initials)
{
	static const char *const french[] = {
		"M. Dupont et Mme. Durand sont venus.| Ils repartent.",
		"MM. Leroy et Petit ont signé.| Mlle Roux, non.",
		"Selon le Pr. Martin, rien ne presse.| Le Dr Blanc est du même avis.",
		"J. R. R. Tolkien est lu partout.| On l’aime.",
		"J.R.R. Tolkien est lu partout.| On l’aime.",
		"Le discours de G. W. Bush a duré.| Il était long.",
		"Il a vu Jean-P. Belmondo hier.| C’était au cinéma.",
		"Le roi Charles V.| Il régna longtemps.",
		"Martin L. King a parlé.| La foule l’a écouté.",
		"C’est Mgr. Lefort qui parle.| Les fidèles écoutent.",
		"St. Gall est en Suisse.| Bâle aussi.",
		"La société Dupont & Cie. a fermé.| Elle date de 1900.",
		"Me. Arnaud défend la famille.| Il est confiant.",
		"Son fils, Paul Jr., lui succède.| Le conseil a voté.",
		"Le col. Moreau commande.| Le gén. Petit obéit.",
	};
	static const char *const german[] = {
		"Karl V. regierte lange.| Er starb 1558.",
		"Unter Ludwig XIV. blühte der Hof.| Der Adel zahlte.",
		"Friedrich II. von Preußen spielte Flöte.| Er schrieb auch.",
		"J. R. R. Tolkien wird überall gelesen.| Man liebt ihn.",
		"Es kamen Hr. Maier, Fr. Dr. Schulz und Prof. Dr. h. c. Weber.| Alle blieben.",
		"Der Abg. Huber fehlte.| Seine Partei schwieg.",
		"Die Univ.-Prof. Dr. Lang lehrt in Graz.| Sie forscht auch.",
		"Hans-J. Vogel war dabei.| Er sprach.",
		"Georg W. Bush gewann.| Die Wahl war knapp.",
		"Johannes B. Kerner moderiert.| Das Publikum klatscht.",
		"Dipl.-Ing. Karl Roth baut Brücken.| Seine Frau plant Tunnel.",
		"Papst Benedikt XVI.| Der Papst aus Bayern trat zurück.",
		"Der Kardinal von St. Stephan betet.| Die Orgel spielt.",
		"Sein Sohn Max jun. übernimmt.| Der Vater geht.",
		"Die Fa. Müller & Söhne schließt.| Das Werk bleibt.",
	};

	ROWS(LANG_FR, french);
	ROWS(LANG_DE, german);
}

Test(stops, abbreviations)
{
	static const char *const french[] = {
		"Beaucoup de fruits, p. ex. des pommes, sont chers.| Les poires aussi.",
		"Certains pays (p. ex. la Suisse) hésitent.| D’autres non.",
		"Des pommes, des poires, etc.| Le marché ferme à midi.",
		"Des pommes, des poires, etc., se vendent bien.| Le reste, moins.",
		"Le musée (peintures, dessins, etc.) rouvre.| L’entrée est libre.",
		"Voir l’art. 12, al. 3 de la loi.| Le juge l’a cité.",
		"Né vers 50 av. J.-C. à Rome, il voyagea.| Il écrivit.",
		"En 52 av. J.-C., César prit Alésia.| La Gaule tomba.",
		"Il vécut au Ier s. apr. J.-C.| Son œuvre est perdue.",
		"Le no. 5 de la rue est vide.| Le n° 7 aussi.",
		"Cf. chap. 4 et fig. 2.| Tout y est.",
		"La vitesse moy. est de 30 km/h.| C’est peu.",
		"Il habite 3, av. Foch.| Elle habite bd. Voltaire.",
		"Tél. 01 23 45 67 89.| Appelez-nous.",
		"Le prix est de 12 euros env.| Les enfants ne paient pas.",
		"Cela vaut pour l’UE, les É.-U. et le Canada.| Le Mexique suivra.",
		"Il vit aux U.S.A.| Elle vit en France.",
		"Il vit aux U.S.A. depuis dix ans.| Elle vit en France.",
		"Le groupe Apple Inc. progresse.| Ses ventes montent.",
		"L’O.N.U. a condamné l’attaque.| Les É.-U. se taisent.",
		"La voiture plaît à Kevin L.| Celui-ci l’a achetée chez Sotheby’s.| Il la vend.",
		"Le gain est grand, selon le FT.| Aucune source n’est citée.",
		"ST. GALL (ats) – Le lac monte.| MM. Leroy et Petit veillent.",
		"Il vit à Washington D.C.| Bien lui en prend.",
		"La S.N.C.F. recrute.| Elle cherche des conducteurs.",
		"Le film sort en janv. 2025 et en févr. en Suisse.| On l’attend.",
	};
	static const char *const german[] = {
		"Das gilt z. B. für Berlin.| Bonn ist anders.",
		"Das gilt z.B. für Berlin, u.\xC2\xA0" "a. auch für Bonn.| Köln ist anders.",
		"Siehe Nr. 5, Abs. 2 und Art. 3 GG.| Das Gericht zitiert es.",
		"Nach § 5 Abs. 2 S. 1 Nr. 3 ist das verboten.| Es drohen Strafen.",
		"Er kam i. d. R. zu spät, d. h. nach acht.| Niemand klagte.",
		"Äpfel, Birnen usw. sind teuer.| Brot auch.",
		"Äpfel, Birnen usw.| Die Preise steigen.",
		"Äpfel, Birnen etc. kosten mehr.| Brot etc. auch.",
		"Sie zahlt ca. 3 Mio. Euro, evtl. auch 4 Mio. Franken.| Der Rest folgt.",
		"Der Umsatz stieg auf 5 Mrd.| Der Gewinn fiel.",
		"Er lebt in den U.S.A.| Sie lebt in Wien.",
		"Im Jahr 44 v. Chr. starb Cäsar.| Rom trauerte.",
		"Um 500 n. Chr. zerfiel das Reich.| Die Goten kamen.",
		"Das Werk in der Berliner Str. 5 schließt.| Es ist alt.",
		"Die Bauer AG bzw. deren Tochter klagt.| Der Bund schweigt.",
		"Frankfurt a. M. wächst, Frankfurt a. d. Oder schrumpft.| Warum?",
		"Minister a. D. Huber klagt.| Sein Anwalt schweigt.",
		"Er ist Minister a. D.| Er schreibt Bücher.",
		"Er lebt in der Stadt.| Sie auch, im Viertel am Fluss.",
		"Er studiert in Washington D. C.| Obwohl es teuer ist.",
		"Sie braucht Vitamin B.| Der Arzt rät dazu.",
		"Er braucht Vitamine, z. B. B und C.| Die Ärztin rät zu.",
		"ST. GALLEN (sda) – Der See steigt.| Die Wehr wacht.",
		"Das meldet die AP.| Mehr wisse man nicht.",
		"Es kamen viele, u. a. Winston Churchill.| Er rauchte.",
		"Das ist o.k.| Die Firma Arch.Design hat es gemacht.",
		"Die sog. Bremse greift.| Der Bund spart.",
		"Tel. 030 12345.| Rufen Sie an.",
		"Das Buch (hrsg. von Karl Roth) ist alt.| Es hat 300 S. und Bilder.",
		"Ein Paket wiegt max. 30 kg.| Es kostet mind. 5 Euro.",
		"Geöffnet Mo. bis Fr. von 9 bis 18 Uhr.| Am So. geschlossen.",
		"Die Firma wurde im Dez. 2019 gegründet.| Sie wuchs.",
	};

	ROWS(LANG_FR, french);
	ROWS(LANG_DE, german);
}

Test(stops, numbers)
{
	static const char *const french[] = {
		"Il est né en 1958.| Sa sœur en 1960.",
		"Le train part à 18.30 de Lyon.| Il arrive à 20.15.",
		"Le cours passe de 1.250,50 à 1.300.| C’est beaucoup.",
		"La version 2.0.1 est sortie.| Elle corrige tout.",
		"La start-up 01.ai lève 3,5 millions.| Elle embauche.",
		"L’équipe a gagné 3 à 2.| Le public exulte.",
		"Il a fini 4e.| Elle a fini 1re.",
		"1. Ouvrir la porte.| 2. La fermer.",
		"1) Ouvrir la porte.| 2) La fermer.",
		"a) Les faits.| b) Le droit.",
		"Plus de 60 %.| Moins de 40 %.",
		"Il paie 10 €.| Elle paie 5 $.",
		"La chambre 12.| La chambre 13.",
		"Dans 1984, Orwell avertit.| En 1984, rien.",
	};
	static const char *const german[] = {
		"Am 3. Oktober ist Feiertag.| Am 4. arbeitet man.",
		"Am 3. und 4. Oktober ruht die Arbeit.| Am 5. geht es weiter.",
		"Der 1. FC Köln verlor.| Die 2. Mannschaft gewann.",
		"Im 19. Jahrhundert wuchs die Stadt.| Im 20. schrumpfte sie.",
		"Um 18.30 Uhr beginnt das Spiel.| Um 20.15 Uhr endet es.",
		"Er wurde 1958 geboren.| Sie kam 1960.",
		"Der Kurs stieg auf 1.250,50 Euro.| Das ist viel.",
		"Die Version 2.0.1 ist da.| Sie hilft.",
		"Das Start-up 01.ai wirbt um 3,5 Millionen.| Es wächst.",
		"Am 31.12.2020 endet der Vertrag.| Am 1.1.2021 beginnt ein neuer.",
		"Am 31. 12. 2020 endet der Vertrag.| Ein neuer folgt.",
		"1. Tür öffnen.| 2. Tür schließen.",
		"a) Der Sachverhalt.| b) Das Recht.",
		"Das Team siegte 3:2.| Die Fans jubelten.",
		"Er wohnt in Zimmer 12.| Sie wohnt in Zimmer 13.",
		"Auf Platz 2.| Auf Platz 3.",
		"Mehr als 60 %.| Weniger als 40 %.",
		"Er belegte den 4. Platz.| Sie den 1. im Feld.",
		"Das war im Jahr 2020.| Im Jahr 2021 kam es anders.",
		"Der Kurs stieg auf 3,5.| Experten warnen.",
		"Das Spiel endete 3:2.| Fans jubelten.",
		"Die Partei kam auf 30.| Die andere auf 20.",
	};

	ROWS(LANG_FR, french);
	ROWS(LANG_DE, german);
}

Test(stops, quotes)
{
	static const char *const french[] = {
		"« Je pars ! » dit-il.| Elle pleure.",
		"« Je pars. »| Elle pleure.",
		"« Je pars », dit-il.| « Reste ! » répond-elle.",
		"Il a dit : « Je pars.| Tu restes. »| Puis il est sorti.",
		"« Pourquoi ? » , demande-t-elle.| Pas de réponse.",
		"“Je pars”, dit-il.| “Reste !” répond-elle.",
		"“Je pars.”| Elle pleure.",
		"« Il m’a dit “viens !” et je suis venu. »| Voilà tout.",
		"Elle était inquiète.| « nous partons », dit-elle.| \"je reste\", dit-il.",
		"\"Je pars.\"| Elle pleure.",
		"« C’est fini… »| Il soupire.",
		"(C’est fini.)| Il soupire.",
		"Il soupire (c’est fini.| Tout est dit).| Elle rit.",
		"Il lit Le Monde (édition du soir).| Elle dort.",
		"Il crie : « Au feu ! »| Tous sortent.",
		"Le « oui, mais… » du ministre déçoit.| Le syndicat proteste.",
		"– Tu viens ?| – Non.| – Dommage !",
		"— Tu viens ?| — Non.| — Dommage !",
		"« Quel “Brexit” ? » s’étonne-t-il.| Personne ne rit.",
	};
	static const char *const german[] = {
		"„Ich gehe.“| Sie weint.",
		"„Ich gehe!“, sagte er.| „Bleib!“, rief sie.",
		"„Ich gehe“, sagte er.| „Bleib!“ rief sie.",
		"„Ich gehe.| Du bleibst.“| Dann ging er.",
		"Er sagte: „Ich gehe.“| Sie weinte.",
		"»Ich gehe!« rief er.| »Bleib«, sagte sie.",
		"„Er rief ‚Halt!‘ und lief.“| Das war alles.",
		"„Warum?“ fragt sie.| Keine Antwort.",
		"\"Ich gehe.\"| Sie weint.",
		"(Das ist alles.)| Er seufzt.",
		"Er seufzt (das war alles).| Sie lacht.",
		"Er seufzt (das war alles!).| Sie lacht.",
		"Das „Ja, aber …“ des Ministers enttäuscht.| Die Gewerkschaft klagt.",
		"– Kommst du?| – Nein.| – Schade!",
		"Die „Bild“ titelt: „Wir sind Papst!“| Das Land staunt.",
		"Sie fragte: „Was nun?“ und ging.| Er blieb.",
		"„Das ist ‚fake news‘.“| So sprach er.",
	};

	ROWS(LANG_FR, french);
	ROWS(LANG_DE, german);
}

Test(stops, marks_and_lines)
{
	static const char *const french[] = {
		"PARIS (AFP) — Le gouvernement recule.| Les syndicats saluent.",
		"PARIS, 3 mai (Reuters) - Le CAC monte.| Le DAX baisse.",
		"Vraiment ?!| Oui !!!| Bon…",
		"Il hésite… puis il part.| Elle reste.",
		"Il hésite... puis il part.| Elle reste.",
		"Il hésite...| Puis il part.",
		"[...] Le reste est connu.| Passons.",
		"Le texte (...) est long.| Il ennuie.",
		"Le site www.exemple.fr est fermé.| Le blog aussi.",
		"Écrivez à redaction@journal.fr.| Nous répondrons.",
		"Voir https://www.exemple.fr/a.html?x=1.| Merci.",
		"Yahoo! rachète Tumblr.| Le prix est secret.",
		"Trois raisons : le prix, la qualité, le temps.| Point final.",
		"Le film Qui a peur de Virginia Woolf ? est repris.| Le théâtre est plein.",
		"La loi passe.|Les députés partent.",
		"Le ministre a démissionné.| 3 000 personnes manifestent.",
		"C’est non.| « Jamais », dit-il.",
		"Rien.| À suivre.| Ça ira.| Été comme hiver.",
		"Il dit oui. l’autre dit non.",
	};
	static const char *const german[] = {
		"BERLIN (dpa) – Die Regierung gibt nach.| Die Gewerkschaften loben.",
		"Berlin, 3. Mai (Reuters) - Der Dax steigt.| Der CAC fällt.",
		"Wirklich?!| Ja!!!| Gut…",
		"Er zögert … dann geht er.| Sie bleibt.",
		"Er zögert ... dann geht er.| Sie bleibt.",
		"Er zögert ...| Dann geht er.",
		"[...] Der Rest ist bekannt.| Weiter.",
		"Die Seite www.beispiel.de ist zu.| Der Blog auch.",
		"Schreiben Sie an info@zeitung.de.| Wir antworten.",
		"Siehe https://www.beispiel.de/a.html?x=1.| Danke.",
		"Yahoo! kauft Tumblr.| Der Preis ist geheim.",
		"Drei Gründe: Preis, Güte, Zeit.| Das ist alles.",
		"Der Minister trat zurück.| 3000 Menschen protestieren.",
		"Er sagte nein.| Über den Rest schwieg er.| Ärger droht.",
		"Das Gesetz gilt.| § 5 entfällt.",
	};

	ROWS(LANG_FR, french);
	ROWS(LANG_DE, german);
}
