#ifndef ENTITY_FIGURE_WORDS_H
#define ENTITY_FIGURE_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/decimal.h"
#include "base/err.h"
#include "entity/figure_sieve.h"
#include "text/lang.h"

/* What a word or phrase does in a figure; their names in data/CODE/figures.tsv are in figure_words.c. */
enum figure_class {
	FIGURE_DIGITS,  /* "2,5" */
	FIGURE_ORDINAL, /* "1er" */
	FIGURE_DOTTED,  /* digits and points that make no number: "31.05.2024" */
	FIGURE_NUM,     /* "douze" */
	FIGURE_PART,    /* only inside a compound: "ein" of "einundzwanzig" */
	FIGURE_JOINER,  /* "und" of the same */
	FIGURE_MIXED,   /* "einhalb" of "zweieinhalb" */
	FIGURE_SHY,     /* a numeral only before what is counted: "neuf" */
	FIGURE_ONE,     /* "un", "eine": an article; a number only before "million" */
	FIGURE_AND,
	FIGURE_COMMA, /* "virgule" */
	FIGURE_SCALE,
	FIGURE_HALF,
	FIGURE_DOZEN,
	FIGURE_FRACTION,
	FIGURE_VAGUE, /* "mehrere": what follows is no number */
	FIGURE_PERCENT_SIGN,
	FIGURE_OF,
	FIGURE_TO,
	FIGURE_BETWEEN,
	FIGURE_RISE, /* "passer": "de 40 à 65" behind it is no range */
	FIGURE_CUE_ABOUT,
	FIGURE_CUE_OVER,
	FIGURE_CUE_UNDER,
	FIGURE_SHORT, /* a cue that ends with a full stop: "ca." */
	FIGURE_UNIT,
	FIGURE_WEAK,   /* a unit only behind a scale: "livres" */
	FIGURE_COIN,   /* a unit that "un" may count: "un euro" */
	FIGURE_MINOR,  /* a hundredth of its unit: "cents" */
	FIGURE_PREFIX, /* a unit that may stand first: "US$" */
	FIGURE_LABEL,  /* a number behind it names: "article 49" */
	FIGURE_MONTH,
	FIGURE_SHORTMONTH, /* beside a day or a year only: "sep" */
	FIGURE_MONTHCUE,   /* a month behind it is a date: "en mai" */
	FIGURE_OFMONTH,
	FIGURE_YEARCUE,
	FIGURE_STRICTCUE,
	FIGURE_SURECUE, /* "l'année" */
	FIGURE_DATECUE, /* "28.10." behind it is a date: "am" */
	FIGURE_YEARS,   /* years from the article's, behind a month: "dieses Jahres" */
	FIGURE_ARTICLE, /* of one thing: a small number behind it is a day: "le 26" */
	FIGURE_DECADE,
	FIGURE_WEEKDAY,
	FIGURE_SHORTDAY, /* before a date only: "So 27.02.2022" */
	FIGURE_DAY,      /* "hier": days from the article's */
	FIGURE_FEAST,    /* 1225: 25 December */
	FIGURE_EASTER,   /* days from Easter Sunday */
	FIGURE_FEASTCUE, /* before the feasts that also name a season */
	FIGURE_SEASON,   /* those */
	FIGURE_NEXT,
	FIGURE_LAST,
	FIGURE_UNTIL,
	FIGURE_DAYPART,
	FIGURE_TIME, /* "Uhr" */
	FIGURE_HOUR, /* a time of day behind FIGURE_TIMECUE, else a length of time: "heures" */
	FIGURE_TIMECUE,
	FIGURE_NO,     /* "jeden": what follows is no date */
	FIGURE_FUTURE, /* a verb that tells what is to come */
	FIGURE_PAST,
	FIGURE_PRESENT,
	FIGURE_PLURAL, /* an ending of what is counted */
	FIGURE_EXCEPT, /* its ending deceives */
	FIGURE_CLASSES
};

/* Of the language as a whole. */
enum figure_rule {
	FIGURE_DOT_ORDINALS = 1 << 0,  /* "19." is an ordinal */
	FIGURE_SMALL_DAYS = 1 << 1,    /* months and weekdays are written small */
	FIGURE_CAPITAL_NOUNS = 1 << 2, /* what is counted has a capital */
};

/* How it must be written to count. */
enum figure_written { FIGURE_ANYHOW, FIGURE_UPPER, FIGURE_LOWER, FIGURE_CAPITAL };

/* What is known of a word or phrase. */
struct figure_word {
	uint64_t classes; /* 1 << enum figure_class; 0: it only begins a phrase */
	struct decimal value;
	char unit[8];
	uint8_t written; /* enum figure_written */
	uint8_t longest; /* tokens of the longest phrase that begins with it */
	uint32_t next;   /* how the second word of such phrases begins: 1 << five bits of the first byte */
};

/* The figure words of one language, frozen. */
struct figure_words;
int figure_words_new(struct figure_words **out, lang_id lang, struct err *err);
void figure_words_free(struct figure_words *w);
unsigned figure_words_rules(const struct figure_words *w); /* bits of enum figure_rule */

/* figure_words_may(w, word): What ${word}, as written, may be, so that most words need no look-up. */
enum figure_may figure_words_may(const struct figure_words *w, struct str word);
/* figure_words_number(w, word): What figure_words_find() gives for ${word}, as written, as a number, 0 for NULL;
 * FIGURE_UNSURE if it must be folded first. figure_words_entry() has what the number says, NULL for these two. */
#define FIGURE_UNSURE UINT32_MAX
uint32_t figure_words_number(const struct figure_words *w, struct str word);
const struct figure_word *figure_words_entry(const struct figure_words *w, uint32_t number);
/* May a phrase go on behind its first word with a word, as written, that begins with this byte? */
static inline bool
figure_words_goes_on(const struct figure_word *e, char first)
{
	return first < 0 || first == '`' || (e->next >> (first & 31) & 1) != 0;
}
/* figure_words_find(w, key): ${key}: tokens folded (text/fold.h), one space between. NULL: not known, and no phrase
 * begins with it. */
const struct figure_word *figure_words_find(const struct figure_words *w, struct str key);
/* figure_words_closed(w, key, out): A closed compound: "siebenunddreissig", "mittwochabend". */
bool figure_words_closed(const struct figure_words *w, struct str key, struct figure_word *out);
/* figure_words_ends(w, class, word): Has ${word}, as written, an ending of that class? */
bool figure_words_ends(const struct figure_words *w, enum figure_class class, struct str word);

#endif
