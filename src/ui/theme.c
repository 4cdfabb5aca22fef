#include "ui/theme.h"

#include <string.h>

#define PLAIN { -1, -1, 0, 0 }

/* What needs no colour of its own is the same everywhere. Grey is the terminal's own dim: the bright black of some
 * palettes is the background. */
#define COMMON                                                                                                        \
	[STYLE_TEXT] = PLAIN, [STYLE_DIM] = { -1, -1, LOOK_DIM, LOOK_DIM },                                           \
	[STYLE_BOLD] = { -1, -1, LOOK_BOLD, LOOK_BOLD }, [STYLE_HEADER] = { -1, -1, LOOK_BOLD, LOOK_BOLD },           \
	[STYLE_STATUS] = PLAIN, [STYLE_BORDER] = { -1, -1, LOOK_DIM, LOOK_DIM },                                      \
	[STYLE_CURSOR] = { -1, -1, LOOK_BOLD, LOOK_BOLD }, [STYLE_CURSOR_BACK] = PLAIN,                               \
	[STYLE_SENTENCE] = { -1, -1, LOOK_BOLD, LOOK_BOLD }, [STYLE_GAP] = { -1, -1, LOOK_DIM, LOOK_DIM },            \
	[STYLE_NAME_CHOSEN] = { -1, -1, LOOK_REVERSE, LOOK_REVERSE }, [STYLE_TITLE] = { -1, -1, LOOK_BOLD, LOOK_BOLD },             \
	[STYLE_WORD] = { -1, -1, LOOK_REVERSE | LOOK_BOLD, LOOK_REVERSE | LOOK_BOLD },                                \
	[STYLE_COUNTERPART] = { -1, -1, LOOK_REVERSE | LOOK_UNDERLINE, LOOK_REVERSE | LOOK_BOLD | LOOK_UNDERLINE }

/* For dark backgrounds, and legible on light ones: it is what one has without asking. */
static const struct look dark[STYLES] = {
	COMMON,
	[STYLE_HIT] = { 0, 11, LOOK_UNDERLINE, LOOK_UNDERLINE | LOOK_BOLD },
	[STYLE_HIT_CURRENT] = { 0, 11, LOOK_BOLD | LOOK_REVERSE, LOOK_REVERSE | LOOK_UNDERLINE },
	[STYLE_NAME] = { 6, -1, LOOK_ITALIC, LOOK_UNDERLINE },
	[STYLE_FIGURE] = { 2, -1, 0, 0 },
	[STYLE_CONFLICT] = { 1, -1, LOOK_BOLD | LOOK_REVERSE, LOOK_BOLD | LOOK_REVERSE },
	[STYLE_ONLY] = { 5, -1, 0, LOOK_DIM },
	[STYLE_ERROR] = { 1, -1, LOOK_BOLD | LOOK_UNDERLINE, LOOK_BOLD | LOOK_REVERSE | LOOK_UNDERLINE },
};

static const struct look light[STYLES] = {
	COMMON,
	[STYLE_HIT] = { 0, 3, LOOK_UNDERLINE, LOOK_UNDERLINE | LOOK_BOLD },
	[STYLE_HIT_CURRENT] = { 0, 3, LOOK_BOLD | LOOK_REVERSE, LOOK_REVERSE | LOOK_UNDERLINE },
	[STYLE_NAME] = { 4, -1, LOOK_ITALIC, LOOK_UNDERLINE },
	[STYLE_FIGURE] = { 2, -1, 0, 0 },
	[STYLE_CONFLICT] = { 1, -1, LOOK_BOLD | LOOK_REVERSE, LOOK_BOLD | LOOK_REVERSE },
	[STYLE_ONLY] = { 5, -1, 0, LOOK_DIM },
	[STYLE_ERROR] = { 1, -1, LOOK_BOLD | LOOK_UNDERLINE, LOOK_BOLD | LOOK_REVERSE | LOOK_UNDERLINE },
};

static const struct look mono[STYLES] = {
	COMMON,
	[STYLE_HIT] = { -1, -1, LOOK_UNDERLINE | LOOK_BOLD, LOOK_UNDERLINE | LOOK_BOLD },
	[STYLE_HIT_CURRENT] = { -1, -1, LOOK_REVERSE | LOOK_UNDERLINE, LOOK_REVERSE | LOOK_UNDERLINE },
	[STYLE_NAME] = { -1, -1, LOOK_UNDERLINE, LOOK_UNDERLINE },
	[STYLE_FIGURE] = PLAIN,
	[STYLE_CONFLICT] = { -1, -1, LOOK_BOLD | LOOK_REVERSE, LOOK_BOLD | LOOK_REVERSE },
	[STYLE_ONLY] = { -1, -1, LOOK_DIM, LOOK_DIM },
	[STYLE_ERROR] = { -1, -1, LOOK_BOLD | LOOK_REVERSE | LOOK_UNDERLINE, LOOK_BOLD | LOOK_REVERSE | LOOK_UNDERLINE },
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
