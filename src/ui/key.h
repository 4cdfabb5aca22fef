#ifndef UI_KEY_H
#define UI_KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* A key press, as the terminal room reports it and as tests and the configuration write it: "j", "Ctrl-D", "PgDn",
 * "Space", "Tab", "Shift-Tab", "Enter", "Esc", "Up", "F1". */
enum key_kind {
	KEY_NONE,
	KEY_CHAR, /* cp */
	KEY_CTRL, /* cp: 'A'..'Z' */
	KEY_UP_ARROW,
	KEY_DOWN_ARROW,
	KEY_LEFT_ARROW,
	KEY_RIGHT_ARROW,
	KEY_HOME_KEY,
	KEY_END_KEY,
	KEY_PAGE_UP,
	KEY_PAGE_DOWN,
	KEY_ENTER_KEY,
	KEY_ESCAPE,
	KEY_TAB_KEY,
	KEY_BACK_TAB,
	KEY_ERASE,  /* backspace */
	KEY_DELETE,
	KEY_FUNCTION, /* cp: 1..12 */
	KEY_CLICK,    /* row, col */
	KEY_WHEEL_UP,
	KEY_WHEEL_DOWN,
	KEY_RESIZED /* row, col: the new size */
};
struct key {
	uint8_t kind;
	uint32_t cp;
	int row, col;
};

bool key_parse(struct str name, struct key *out);
void key_write(struct key k, char out[16]);
bool key_same(struct key a, struct key b); /* kind and cp */

#endif
