# Data files, a list for each folder; installed below pkgdatadir.

dist_pkgdata_DATA = \
	data/equivalents.tsv \
	data/known.tsv \
	data/languages.bin \
	data/lexicon-fr-de.bin \
	data/names.bin \
	data/persons.txt \
	data/places.tsv \
	data/towns.txt
EXTRA_DIST += data/README data/marks.tsv data/persons-more.tsv

dedatadir = $(pkgdatadir)/de
dist_dedata_DATA = \
	data/de/abbreviations.txt \
	data/de/cues.tsv \
	data/de/figures.tsv \
	data/de/furniture.tsv \
	data/de/linking.tsv \
	data/de/quotes.tsv \
	data/de/words.txt

endatadir = $(pkgdatadir)/en
dist_endata_DATA = \
	data/en/furniture.tsv

frdatadir = $(pkgdatadir)/fr
dist_frdata_DATA = \
	data/fr/abbreviations.txt \
	data/fr/cues.tsv \
	data/fr/figures.tsv \
	data/fr/furniture.tsv \
	data/fr/linking.tsv \
	data/fr/quotes.tsv \
	data/fr/words.txt

trdatadir = $(pkgdatadir)/tr
dist_trdata_DATA = \
	data/tr/furniture.tsv

# The sample corpus: our own texts, opened when no corpus is named.
sampledir = $(pkgdatadir)/sample
dist_sample_DATA = \
	data/sample/alpenbote-abstimmung-praemien.html \
	data/sample/alpenbote-kolumne-deckel.html \
	data/sample/alsace-infos-crue-rhin-0603.txt \
	data/sample/alsace-infos-greve-transrhin.txt \
	data/sample/badener-tagblatt-bahnstreik-0620.html \
	data/sample/badener-tagblatt-waldbrand-0827.html \
	data/sample/digitalblatt-ariane-6-erstflug.txt \
	data/sample/digitalblatt-chipfabrik-20240918.txt \
	data/sample/digitalblatt-openai-chips-mgx.txt \
	data/sample/ecomatin-ariane-6-kourou.html \
	data/sample/ecomatin-fusion-acier-ardenal.html \
	data/sample/huettenblatt-stahlfusion-ardenal-saarguss.html \
	data/sample/kulturwelt-museumsraub-besancon.txt \
	data/sample/lecourrier-2024-05-31-fonds-saoudien.html \
	data/sample/lecourrier-2024-08-12-incendie-aude.html \
	data/sample/lecourrier-2024-10-07-vol-musee.html \
	data/sample/letelegraphe-lausanne-votations-9-juin.html \
	data/sample/nouvelles-eco-bce-baisse-taux.txt \
	data/sample/nouvelles-eco-bce-taux-inchanges.txt \
	data/sample/reisekurier-saudischer-fonds-ki.txt \
	data/sample/rheinpost-20240603-hochwasser-rhein.txt \
	data/sample/rheinpost-20240726-ema-zulassung.html \
	data/sample/rheinpost-20241008-niedrigwasser.txt \
	data/sample/sante-actu-feu-vert-neurovia.txt \
	data/sample/sport-matin-finale-trois-pays.html \
	data/sample/sportkurve-dreilaenderpokal-finale.txt \
	data/sample/techno-hebdo-usine-puces-moselle.txt \
	data/sample/techno-hebdo-zhipu-portrait.txt \
	data/sample/wirtschaftswarte-ezb-leitzins-20240606.html
