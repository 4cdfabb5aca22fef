#ifndef UI_VIEW_H
#define UI_VIEW_H

#include "query/query.h"
#include "ui/grid.h"
#include "ui/key.h"

/**
 * The explorer without a terminal. A view is what the reader has chosen: focus, cursors, scroll, query, layout.
 * view_step changes it by one key and says what the program must do; view_draw paints it. Neither does I/O.
 */
struct view;

enum effect_kind {
	EFFECT_NONE,
	EFFECT_REDRAW_ALL, /* Ctrl-L */
	EFFECT_QUIT,
	EFFECT_RELOAD,
	EFFECT_COPY,    /* text: to the clipboard by OSC 52 */
	EFFECT_BROWSE,  /* text: an address or a file, for $BROWSER or $PAGER */
	EFFECT_EXPORT,  /* text: "WHAT FORMAT FILE"; file "-" is not allowed */
	EFFECT_MARKS,   /* marks have changed: save them */
	EFFECT_FILTERS, /* saved filters have changed: save them */
	EFFECT_CORRECTIONS, /* corrections of alignments have changed: save them */
	EFFECT_PAIRS,   /* the same of which articles are one story: save them, and make the stories anew */
	EFFECT_REVISIONS, /* corrections of names have changed: save them, and make the names anew (model_revised()) */
	EFFECT_IMPORT,  /* text: a file with corrections of names, for view_revisions_import() */
	EFFECT_SUSPEND,
	EFFECT_MOUSE    /* mouse on or off: view_mouse() */
};
struct effect {
	uint8_t kind;
	struct str text; /* borrowed from the view until the next step */
};

struct view_options {
	const struct look *theme; /* [STYLES]; see theme.h */
	bool ascii;               /* no characters beyond ASCII for lines and signs */
	bool restricted;          /* --restricted: export, browse, edit are refused with a message */
	bool mouse;
	lang_id ui_lang;
	const char *query; /* initial query, or NULL */
	uint64_t places;   /* a search that looks at more of them has not all its hits at once; 0: 50,000, two milliseconds */
};

/* How loading goes on, shown in the header. */
enum progress_phase { PROGRESS_READING, PROGRESS_WORDS, PROGRESS_NAMES, PROGRESS_DONE };
struct progress {
	bool loading;
	uint8_t phase;         /* enum progress_phase: what goes on */
	bool known;            /* all files are: else ${total} grows */
	uint64_t files, total, articles, bytes;
	double seconds;        /* since loading began */
	double left;           /* s, of what goes on; 0 and below: not known */
	bool stopped;          /* by Ctrl-C: only a part was read */
	bool without_names;    /* by Ctrl-C: names and stories were not looked for */
	uint64_t taken;        /* files that had not changed since they were read the last time */
};

struct view *view_new(const struct view_options *o);
void view_free(struct view *v); /* while its model is still there */

/* A new snapshot: keep the reader's place by article, whatever the ids of stories and entities now are. The old
 * model may be freed after the call. */
void view_model(struct view *v, const struct model *m);
void view_progress(struct view *v, const struct progress *p);
void view_message(struct view *v, struct str text, bool error); /* one line for the reader, until the next key */

struct effect view_step(struct view *v, struct key k);
void view_draw(const struct view *v, struct grid *g); /* for the size of the grid */

/* Work for idle time (differences of pairs not yet opened); true if there is more. */
bool view_idle(struct view *v);

/* What is kept for the next start. Marks are by file and title, so that they survive reloading. */
void view_marks_save(const struct view *v, struct buf *out);
void view_marks_load(struct view *v, struct str text);
void view_filters_save(const struct view *v, struct buf *out);
void view_filters_load(struct view *v, struct str text);
void view_corrections_save(const struct view *v, struct buf *out);
void view_corrections_load(struct view *v, struct str text);
void view_revisions_save(const struct view *v, struct buf *out);
void view_revisions_load(struct view *v, struct str text);
/* Say what lines of corrections of names say, as one deed; how many were new in ${*added}. -1: a line is none, and nothing
 * is said. What EFFECT_REVISIONS asks for is then to be done. */
int view_revisions_import(struct view *v, struct str text, uint32_t *added, struct err *err);
const struct revisions *view_revisions(const struct view *v); /* as they are now; lives with the view */
bool view_mouse(const struct view *v);
/* A line of the configuration, or of :set and :bind: "bind", "j down"; "sort", "title". False, and ${err}, if wrong. */
bool view_set(struct view *v, struct str name, struct str value, struct err *err);
/* A model for printing what is shown: the result that the filters and the query leave. */
const struct result *view_result(struct view *v);

#endif
