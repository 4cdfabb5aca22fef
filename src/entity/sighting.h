#ifndef ENTITY_SIGHTING_H
#define ENTITY_SIGHTING_H

#include <stdint.h>

/* A name where it stands. Packed: one in fifteen tokens of news is in a name. */
struct sighting {
	uint32_t start; /* byte in the article's text */
	uint32_t bytes : 28;
	uint32_t type : 3;      /* enum mention_type, as the recogniser has it */
	uint32_t bracketed : 1; /* in brackets right behind the name before it: "Public Investment Fund (PIF)" */
	uint32_t surface;       /* gather.h */
};

/* Names of articles, those of each ascending. Borrowed. */
struct sightings {
	const struct sighting *names;
	const uint32_t *first; /* [narticles + 1]; NULL: none are known */
};

#endif
