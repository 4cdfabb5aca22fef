#ifndef TEXT_LANGUAGE_FILE_H
#define TEXT_LANGUAGE_FILE_H

#include <stdint.h>

#include "text/ngram.h"

/* data/languages.bin: this header, then a row of costs (-8 ln p, 0..255) for each n-gram. Little-endian. */
#define LANGUAGE_MAGIC "VVLANG1"
enum { LANGUAGE_COLUMNS = 16 };

struct language_header {
	char magic[8];
	uint32_t n; /* columns in use */
	char code[LANGUAGE_COLUMNS][4];
};

#define LANGUAGE_FILE_SIZE (sizeof(struct language_header) + (size_t)NGRAM_ROWS * LANGUAGE_COLUMNS)

#endif
