#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

/**
 * Words of a text: runs of letters, marks and digits. White space and punctuation are no tokens; they are in the
 * text between two of them. The rules, the same for every language:
 *  - hyphen compounds are split ("Zhipu-Gründer" -> Zhipu | Gründer; "ChatGLM-6B" -> ChatGLM | 6B);
 *  - an elided word is split off with its apostrophe ("l’accord" -> l’ | accord; qu’, jusqu’, lorsqu’, …), other
 *    apostrophes inside a word belong to it ("aujourd’hui", "O’Neill", "Zhipu's");
 *  - numbers keep . , ' ’ U+00A0 U+202F and thin spaces between digits where groups of three or a decimal part
 *    follow ("2,5", "1'000", "2 500" with a no-break space, "2.500"); digits before a letter stay with it
 *    ("01.ai" is one word, "6B", "G42");
 *  - CJK ideographs are one word each.
 * A word longer than WORD_MAX bytes is split there.
 */
#define WORD_MAX 255

struct word {
	uint32_t start; /* byte offset in the text */
	uint32_t n;     /* bytes */
};
typedef VEC(struct word) words;

/* words_split(text, out): Append the words of ${text} (< 4 GiB) in order. Cost: one pass, ASCII by table. */
void words_split(struct str text, words *out);

#endif
