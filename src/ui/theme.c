#include "ui/theme.h"

#include <string.h>

#define PLAIN { -1, -1, 0, 0 }

static const struct look dark[STYLES] = {
	[STYLE_TEXT] = PLAIN,
	[STYLE_DIM] = { 8, -1, 0, LOOK_DIM },
	[STYLE_BOLD] = { -1, -1, LOOK_BOLD, LOOK_BOLD },
	[STYLE_HEADER] = { -1, -1, LOOK_BOLD, LOOK_BOLD },
	[STYLE_STATUS] = { -1, -1, 0, 0 },
	[STYLE_BORDER] = { 8, -1, 0, LOOK_DIM },
	[STYLE_CURSOR] = { -1, -1, LOOK_BOLD, LOOK_BOLD },
	[STYLE_CURSOR_BACK] = { -1, -1, 0, 0 },
	[STYLE_SENTENCE] = { 15, -1, LOOK_BOLD, LOOK_BOLD },
	[STYLE_HIT] = { 0, 11, LOOK_UNDERLINE, LOOK_UNDERLINE | LOOK_BOLD },
	[STYLE_HIT_CURRENT] = { 0, 11, LOOK_BOLD | LOOK_REVERSE, LOOK_REVERSE | LOOK_UNDERLINE },
	[STYLE_NAME] = { 14, -1, 0, 0 },
	[STYLE_NAME_CHOSEN] = { -1, -1, LOOK_REVERSE, LOOK_REVERSE },
	[STYLE_FIGURE] = { 10, -1, 0, 0 },
	[STYLE_CONFLICT] = { 9, -1, LOOK_BOLD | LOOK_UNDERLINE, LOOK_BOLD | LOOK_UNDERLINE },
	[STYLE_ONLY] = { 13, -1, LOOK_ITALIC, LOOK_UNDERLINE },
	[STYLE_GAP] = { 8, -1, 0, LOOK_DIM },
	[STYLE_TITLE] = { -1, -1, LOOK_BOLD, LOOK_BOLD },
	[STYLE_ERROR] = { 9, -1, LOOK_BOLD, LOOK_BOLD | LOOK_REVERSE },
};

static const struct look light[STYLES] = {
	[STYLE_TEXT] = PLAIN,
	[STYLE_DIM] = { 8, -1, 0, LOOK_DIM },
	[STYLE_BOLD] = { -1, -1, LOOK_BOLD, LOOK_BOLD },
	[STYLE_HEADER] = { -1, -1, LOOK_BOLD, LOOK_BOLD },
	[STYLE_STATUS] = { -1, -1, 0, 0 },
	[STYLE_BORDER] = { 8, -1, 0, LOOK_DIM },
	[STYLE_CURSOR] = { -1, -1, LOOK_BOLD, LOOK_BOLD },
	[STYLE_CURSOR_BACK] = { -1, -1, 0, 0 },
	[STYLE_SENTENCE] = { 0, -1, LOOK_BOLD, LOOK_BOLD },
	[STYLE_HIT] = { 0, 3, LOOK_UNDERLINE, LOOK_UNDERLINE | LOOK_BOLD },
	[STYLE_HIT_CURRENT] = { 0, 3, LOOK_BOLD | LOOK_REVERSE, LOOK_REVERSE | LOOK_UNDERLINE },
	[STYLE_NAME] = { 4, -1, 0, 0 },
	[STYLE_NAME_CHOSEN] = { -1, -1, LOOK_REVERSE, LOOK_REVERSE },
	[STYLE_FIGURE] = { 2, -1, 0, 0 },
	[STYLE_CONFLICT] = { 1, -1, LOOK_BOLD | LOOK_UNDERLINE, LOOK_BOLD | LOOK_UNDERLINE },
	[STYLE_ONLY] = { 5, -1, LOOK_ITALIC, LOOK_UNDERLINE },
	[STYLE_GAP] = { 8, -1, 0, LOOK_DIM },
	[STYLE_TITLE] = { -1, -1, LOOK_BOLD, LOOK_BOLD },
	[STYLE_ERROR] = { 1, -1, LOOK_BOLD, LOOK_BOLD | LOOK_REVERSE },
};

static const struct look mono[STYLES] = {
	[STYLE_TEXT] = PLAIN,
	[STYLE_BOLD] = { -1, -1, LOOK_BOLD, LOOK_BOLD },
	[STYLE_HEADER] = { -1, -1, LOOK_BOLD, LOOK_BOLD },
	[STYLE_CURSOR] = { -1, -1, LOOK_BOLD, LOOK_BOLD },
	[STYLE_SENTENCE] = { -1, -1, LOOK_BOLD, LOOK_BOLD },
	[STYLE_HIT] = { -1, -1, LOOK_UNDERLINE | LOOK_BOLD, LOOK_UNDERLINE | LOOK_BOLD },
	[STYLE_HIT_CURRENT] = { -1, -1, LOOK_REVERSE | LOOK_UNDERLINE, LOOK_REVERSE | LOOK_UNDERLINE },
	[STYLE_NAME_CHOSEN] = { -1, -1, LOOK_REVERSE, LOOK_REVERSE },
	[STYLE_CONFLICT] = { -1, -1, LOOK_BOLD | LOOK_UNDERLINE, LOOK_BOLD | LOOK_UNDERLINE },
	[STYLE_ONLY] = { -1, -1, LOOK_UNDERLINE, LOOK_UNDERLINE },
	[STYLE_TITLE] = { -1, -1, LOOK_BOLD, LOOK_BOLD },
	[STYLE_ERROR] = { -1, -1, LOOK_BOLD | LOOK_REVERSE, LOOK_BOLD | LOOK_REVERSE },
};

static const struct {
	const char *name;
	const struct look *looks;
} themes[] = { { "dark", dark }, { "light", light }, { "mono", mono } };

const char *
theme_name(size_t i)
{
	return i < sizeof themes / sizeof themes[0] ? themes[i].name : NULL;
}

const struct look *
theme_find(const char *name)
{
	size_t i;

	if (name == NULL)
		return themes[0].looks;
	for (i = 0; i < sizeof themes / sizeof themes[0]; i++)
		if (strcmp(themes[i].name, name) == 0)
			return themes[i].looks;
	return NULL;
}
