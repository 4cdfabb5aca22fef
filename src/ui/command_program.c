/* The program itself. */
#include "base/intl.h"
#include "ui/command_rows.h"
#include "ui/pages.h"
#include "ui/word.h"

static void
back(struct view *v, uint32_t n)
{
	(void)n;
	if (v->focus == PANE_PAGE)
		pages_close(v);
	else if (v->focus == PANE_TEXT && word_leave_if(v))
		return;
	else if (v->zoomed)
		v->zoomed = false;
	else if (v->focus != PANE_LIST)
		v->focus = PANE_LIST;
	else
		v->effect.kind = EFFECT_QUIT;
}

static void quit(struct view *v, uint32_t n) { (void)n; v->effect.kind = EFFECT_QUIT; }
static void command_line(struct view *v, uint32_t n) { (void)n; command_type(v, MODE_COMMAND, ""); }

static void
clear(struct view *v, uint32_t n)
{
	(void)n;
	if (v->focus == PANE_PAGE) {
		pages_close(v);
		return;
	}
	if (v->focus == PANE_TEXT && word_leave_if(v))
		return;
	edit_start(&v->line[MODE_NARROW], STR(""));
	state_choose(v, ENTITY_NONE, UINT32_MAX);
	if (v->query_text != NULL)
		state_search(v, STR(""));
	state_names(v);
}

static void help(struct view *v, uint32_t n) { (void)n; pages_open(v, PAGE_HELP); }
static void redraw(struct view *v, uint32_t n) { (void)n; v->effect.kind = EFFECT_REDRAW_ALL; }
static void suspend(struct view *v, uint32_t n) { (void)n; v->effect.kind = EFFECT_SUSPEND; }

static void
mouse(struct view *v, uint32_t n)
{
	(void)n;
	v->mouse = !v->mouse;
	v->effect.kind = EFFECT_MOUSE;
	state_say(v, false, "%s", v->mouse ? _("mouse on") : _("mouse off"));
}

static const struct command rows[] = {
	{ "mouse", "M", ON_MAIN, N_("mouse on or off"), mouse, false },
	{ "clear", "Esc", ON_ALL, N_("clear the search and the chosen name; leave a page"), clear, false },
	{ "redraw", "Ctrl-L", ON_ALL, N_("draw the screen anew"), redraw, true },
	{ "suspend", "Ctrl-Z", ON_ALL, N_("to the shell; fg comes back"), suspend, true },
	{ "help", "? F1", ON_ALL, N_("this help"), help, false },
	{ "command", ":", ON_ALL, N_("a command by its name; Tab completes"), command_line, false },
	{ "back", "q", ON_ALL, N_("back; from the list: quit"), back, true },
	{ "quit", "Q", ON_ALL, N_("quit"), quit, true },
};

const struct command_rows command_program = { rows, sizeof rows / sizeof rows[0] };
