#ifndef ENTITY_FEATURES_H
#define ENTITY_FEATURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "text/lang.h"

/* How a word is written, as the name tagger sees it. */
enum lexeme_shape {
	LEXEME_LOWER,
	LEXEME_UPPER,  /* Zhipu */
	LEXEME_CAPS,   /* BCE */
	LEXEME_LETTER, /* X */
	LEXEME_INNER,  /* SenseTime */
	LEXEME_NUMBER,
	LEXEME_MIXED,  /* G42, 01.ai */
	LEXEME_ELISION /* l' */
};

enum { FEATURE_OFFSETS = 5, FEATURES_MOST = 48 };

/* Weights for the token at -2 … +2 from a word, each as scores.h has them in memory. */
struct lexeme_sums {
	int16_t margin[2], at[FEATURE_OFFSETS][12], rest[2];
};

/* A distinct word in one language, with all that the tagger wants to know of it alone. */
struct lexeme {
	uint64_t key;       /* hash of the folded word */
	uint64_t bare;      /* hash of the folded word without a genitive at its end; 0: it has none */
	uint32_t heard[3];  /* what can be said something of: the word, it without its genitive, its sound (lexemes.h) */
	uint32_t thing;     /* of the gazetteer, when the word alone is a name; UINT32_MAX */
	uint32_t form;      /* of the index */
	uint32_t bytes;     /* of the form */
	uint8_t shape;      /* enum lexeme_shape */
	uint8_t vocabulary; /* enum vocabulary_bits */
	uint8_t person;     /* enum vocabulary_persons */
	uint8_t cue;        /* 0, or 1 + enum mention_type of names beside it (cues.h) */
	uint8_t gazetteer;  /* 0, or 1 + enum mention_type of the name that the word alone is */
	uint8_t length;     /* code points, 255 at most */
	bool tail;          /* firms may have it at their end: "AG", "Group" */
	bool starts;        /* a longer name of the gazetteer may begin here */
	bool begins;        /* a name may begin with it */
	bool sought;        /* the gazetteer is asked for what begins with it */
	bool inhabitant;    /* "Pariser": of a place, and no name */
	bool head;          /* a name begins with it, in lower case too (cues.h) */
	bool joins;         /* "and": two names may stand on either side */
	bool a;             /* the indefinite article */
	uint8_t figure;     /* enum figure_may (figure_sieve.h) */
	uint8_t look;       /* features_look() */
	uint32_t number;    /* figure_words_number(), of what may be one */
	_Alignas(64) struct lexeme_sums sums; /* cache lines of their own */
};

/* What stands before a token. */
enum token_gap {
	TOKEN_START,
	TOKEN_SPACE,
	TOKEN_NONE,
	TOKEN_HYPHEN,
	TOKEN_DASH,
	TOKEN_COMMA,
	TOKEN_DOT,
	TOKEN_COLON,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_PAREN,
	TOKEN_UNPAREN,
	TOKEN_SLASH,
	TOKEN_OTHER
};

/* What the other versions of the story say of a word. */
enum evidence {
	EVIDENCE_UNKNOWN, /* there is no other version */
	EVIDENCE_NONE,
	EVIDENCE_SAME,  /* the same word with a capital where that says something */
	EVIDENCE_THING, /* another name of the same thing */
	EVIDENCE_LIKE,  /* a word that sounds the same, with a capital */
	EVIDENCE_LOWER  /* the same word in lower case */
};

struct token {
	const struct lexeme *lexeme;
	uint32_t start;    /* byte in the article's text */
	uint32_t thing;    /* of the gazetteer's name that covers it; UINT32_MAX */
	uint8_t gap;       /* enum token_gap, before it */
	uint8_t evidence;  /* enum evidence */
	uint8_t named[2];  /* 1 << type, of what names has the word in it: this article by itself, the other versions */
	uint8_t gazetteer; /* 0, or 1 + 2 × type + (not the first word of the name) */
	uint8_t own;       /* the article has the word elsewhere too: 1 with a telling capital, 2 in lower case */
	uint8_t full[2];   /* 1: it stands behind a given name somewhere: in this article, in the other versions */
	uint8_t cues[2];   /* 1 << type, what cues say where the word stands: in this article, in the other versions */
};

/* Shape × 16 + what the lists of words say, in four bits. */
static inline uint8_t
features_look(const struct lexeme *l)
{
	return (uint8_t)(l->shape * 16 + (l->vocabulary | l->person << 2));
}

static inline uint64_t
features_hash(uint64_t a, uint64_t b)
{
	uint64_t h = (a ^ (b + 0x9E3779B97F4A7C15u + (a << 6) + (a >> 2))) * 0xFF51AFD7ED558CCDu;

	return h ^ h >> 32;
}
/* What a word's features need of its folded key. */
struct feature_key {
	uint64_t head[4], tail[5]; /* hashes of the first and the last one, two, … code points; of all if it is shorter */
	size_t n;                  /* bytes */
	uint64_t ordinary;         /* hash of the ordinary word that it ends in ("Vergabegesetz"); 0: in none, or it is one */
	bool whole;                /* what stands before that is an ordinary word too */
};
void features_key(struct str key, struct feature_key *out);
/* Features of a word for the token that is ${offset} (-2 … 2) tokens behind it: this word stands at -offset. */
size_t features_form(const struct lexeme *l, const struct feature_key *key, lang_id lang, int offset, uint64_t *out);
/* 1 << type, what the cues beside token ${i} say. */
uint8_t features_cues(const struct token *t, size_t n, size_t i);

/* What stands at one place: a token of a sentence, or nothing, before or behind it. */
struct feature_place {
	uint64_t key, pair; /* of the word; of it and the one before */
	uint8_t gap, evidence, named, gazetteer; /* as in the token; in what names the other versions have it */
	uint8_t look;                            /* of the lexeme */
	uint8_t cue_before, cue_after; /* the nearest, as cue × 8 + how far; 0: none near, or the word is in lower case */
	uint8_t ahead, ahead_far; /* look of the next word with a capital behind a head in lower case, how far it is; 0: none */
	uint8_t quoted; /* in a few words between quotation marks: enum feature_quoted and the cue before them; 0: not */
};
enum feature_quoted {
	QUOTED = 1,
	QUOTED_FIRST = 2,
	QUOTED_LENGTH = 4, /* × (words - 1, 3 at most) */
	QUOTED_CERTAIN = 16, /* nothing else stands beside the closing mark */
	QUOTED_CUE = 32 /* × (1 + enum mention_type) */
};
enum { FEATURE_BEFORE = 2, FEATURE_BEHIND = 1 }; /* places that a token's features reach */

/* features_places(t, n, out): The places of a sentence: that of token i is ${out}[FEATURE_BEFORE + i].
 * ${out}: [FEATURE_BEFORE + n + FEATURE_BEHIND] */
void features_places(const struct token *t, size_t n, struct feature_place *out);

/* A token with its neighbours, as the features below see it. */
struct feature_view {
	const struct token *token;
	const struct feature_place *place; /* of the token; those beside it are its neighbours' */
	lang_id lang;
};

/*
 * Features of a token that depend on more than one word. Most take few distinct values (shapes, lists, gaps, cues,
 * repetition, the other version): they come in groups, and a group has a key, never 0; the same key gives the same
 * features, so that their weights can be kept. Pairs of words do not.
 */
enum { FEATURE_GROUPS = 6, FEATURE_WORDS = 5 };
/* The keys of those groups that the token has; returns how many. */
size_t features_keys(const struct feature_view *v, uint64_t keys[FEATURE_GROUPS]);
/* The features of the group with this key. */
size_t features_group(const struct feature_view *v, uint64_t key, uint64_t *out);
void features_words(const struct feature_place *place, uint64_t out[FEATURE_WORDS]);
/* All of them. */
size_t features_context(const struct feature_view *v, uint64_t *out);
enum token_gap features_gap(struct str text, size_t from, size_t to);

#endif
