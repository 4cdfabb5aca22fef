#ifndef UI_STATE_H
#define UI_STATE_H

#include "align/word_alignment.h"
#include "base/arena.h"
#include "base/vec.h"
#include "query/translations.h"
#include "ui/edit.h"
#include "ui/rows.h"
#include "ui/view.h"

/* What a view is made of. Only the files of this room look inside. */

enum pane { PANE_LIST, PANE_TEXT, PANE_NAMES, PANE_PAGE, PANES };
enum { ON_LIST = 1, ON_TEXT = 2, ON_NAMES = 4, ON_PAGE = 8, ON_MAIN = 7, ON_ALL = 15 };

enum mode { MODE_NORMAL, MODE_SEARCH, MODE_COMMAND, MODE_NARROW, MODE_EXPORT, MODE_FILTER_NAME, MODE_TYPE, MODE_RENAME,
            MODE_IMPORT, MODES };
enum sort { SORT_DATE, SORT_TITLE, SORT_DIFFERENCE, SORT_RELEVANCE, SORTS };
enum names_sort { NAMES_BY_COUNT, NAMES_BY_NAME, NAMES_SINGLE_FIRST, NAMES_SORTS };
enum versions { VERSIONS_BOTH, VERSIONS_LEFT, VERSIONS_RIGHT, VERSIONS };

struct rect {
	int row, col, rows, cols;
};

/* Where the panes are, for a size of the screen: layout.c. A pane that is folded away has cols 0. */
struct layout {
	int rows, cols;
	struct rect pane[PANES];
	bool stacked; /* the two versions one under the other */
};

/* A list with a cursor: which row is current, which is the first on the screen. */
struct scroll {
	uint32_t at, top;
};

/* A row of the sidebar. */
struct name_row {
	uint8_t type;       /* enum mention_type */
	bool heading;       /* the type, not a name */
	uint32_t entity;    /* ENTITY_NONE for figures and headings */
	uint32_t mention;   /* a figure: its first mention */
	uint32_t count[2];  /* by side; of a heading, [0]: how many names stand below it */
};

/* What ] and [ jump through: an entity, or the figures that say what this one says. */
struct chosen {
	uint32_t entity; /* ENTITY_NONE: none */
	uint32_t figure; /* UINT32_MAX: none */
	uint8_t type;
	char *name[2];   /* to find it again in the next model */
};

/* A step that can be undone. */
struct deed {
	enum { DEED_MARK, DEED_PILL, DEED_CORRECTION, DEED_REVISION } kind;
	uint32_t thing; /* article, or entity */
	bool on;
	bool joined;    /* undone together with the one before it */
	uint32_t article[2];  /* of a correction */
	char *before, *after; /* what was kept of the two then: corrections_write_pair(); of a revision, the lines that
	                       * went, and those that came; of a filter, the names of who is nobody for now (hidden) */
};

struct pill {
	uint32_t entity;
	char *name;
};

struct filter {
	char *name, *query;
};

/* A key of the configuration. */
struct command;
struct binding {
	struct key key;
	const struct command *command;
};

/* A piece of an article, and within it what it is shown for. */
struct piece {
	uint32_t article, start, end; /* article UINT32_MAX: nothing */
	uint32_t focus_start, focus_end;
};

/* A word of the current passage, and its counterparts; word.h. */
enum { WORD_OTHERS = 8 };
struct word_cursor {
	bool on;
	int side;
	uint32_t at;             /* which of the passage's words on that side */
	uint32_t article[2];     /* what it is a word of, so that it can be told when that is another */
	uint32_t segment;
	struct text_span span;
	uint32_t nothers;
	struct word_place others[WORD_OTHERS];
};

/* A line of a page (differences, help, …), and where Enter leads. */
struct page_line {
	enum line_kind {
		LINE_TEXT,
		LINE_FACTS,    /* what each version says, beside each other */
		LINE_ONLY,     /* what one version says, in its sentence */
		LINE_SENTENCES, /* a row of the sentences, in their columns */
		LINE_FILE      /* a row of the load report: made when it is drawn, for there may be a hundred thousand */
	} kind;
	uint8_t style, focus;    /* focus: of the focus of the pieces */
	bool skip;               /* a heading, or a part of the line above: the cursor goes past it */
	bool begins;             /* the first row of its sentences */
	struct str text;         /* whole, or what stands before the pieces */
	uint32_t article, start; /* UINT32_MAX: nowhere */
	uint32_t entity;         /* whose profile Enter opens; ENTITY_NONE */
	uint32_t variant;        /* of a profile: which way of writing it, from 1; 0: none */
	uint32_t item;           /* what it is about: the number of a line that is not skipped, in the page's order */
	struct piece side[2];
};

enum page {
	PAGE_NONE,
	PAGE_DIFFERENCES,
	PAGE_CONCORDANCE,
	PAGE_TRANSLATIONS,
	PAGE_PROFILE,
	PAGE_REPORT,
	PAGE_DROPPED,
	PAGE_HELP,
	PAGE_FILTERS,
	PAGE_CORRECTIONS,
	PAGES
};

struct view {
	struct view_options options;
	const struct model *m;
	char *language[2]; /* of each side, in the interface's language; NULL: it has no name */
	struct progress progress;
	struct buf message;
	bool message_error;

	enum pane focus, before_page;
	enum mode mode;
	struct edit line[MODES]; /* by mode; each with its history */
	uint32_t number;     /* count typed before a command */
	bool touched;        /* a key was pressed since there is something to see */
	int rows, cols;      /* of the last grid or resize */
	struct layout layout;
	bool zoomed, mouse;
	enum versions versions;
	int list_cols, names_cols; /* what the reader made them; 0: by the layout */

	enum sort sort;
	VEC(uint32_t) shown; /* stories */
	uint32_t *by_title;  /* [nstories], where the model has no such order, once it is asked for; else NULL */
	uint32_t both;       /* stories in both languages */
	bool several_years;  /* stories are of several years */
	bool resorted;       /* by difference, when all were known */
	struct scroll list;
	uint32_t story;      /* current; UINT32_MAX when nothing is shown */
	uint32_t pair;       /* which of the story's views: state_views */

	struct rows text;    /* of the current story, for the current widths */
	struct scroll at;    /* at: segment; top: row */
	struct word_cursor word;
	struct word_alignment words; /* of the segment, where word.on */
	struct arena words_arena;

	VEC(struct name_row) names;
	struct scroll name;
	enum names_sort names_sort;
	uint32_t *name_rank; /* [nentities] by name, once it is asked for; else NULL */
	bool all_names;      /* of the corpus, not of the story */
	bool elsewhere;      /* no name of the story answers what is typed: those of the corpus are listed */
	struct chosen chosen;
	uint32_t standing;   /* a mention that stands for its entity in the next model; UINT32_MAX: any does */
	VEC(struct pill) pills;

	char *query_text;    /* NULL: no search */
	struct query *query; /* NULL: no search */
	struct result result; /* its hits: all, or those in the story of hits_story */
	bool searched;       /* result is valid */
	bool all_hits;       /* it has all its hits */
	uint32_t hits_story; /* UINT32_MAX: it has none */
	uint32_t matched[2]; /* matching articles, by side */
	struct result kept;  /* with filters by name: what they and the search leave */
	VEC(uint32_t) hit_order; /* hits.c: indices into state_hits() */
	bool hits_ordered;   /* hit_order is valid */
	uint32_t hit;        /* current, index into hit_order; UINT32_MAX */
	struct {
		uint32_t story;
		struct scroll at;
	} before_search;     /* where the reader was before the search that is being typed */

	VEC(struct binding) bindings;
	VEC(struct filter) filters;
	VEC(char *) mark_keys; /* file TAB title of what is marked, in any model */
	uint8_t *marked;       /* [narticles] */
	struct corrections *corrections;
	struct revisions *revisions;
	VEC(struct deed) deeds;
	size_t ndone;          /* deeds done and not undone */

	enum page page, page_below; /* below: what the help lies on */
	enum pane help_for;
	struct scroll page_at, page_below_at;
	size_t page_prefix;  /* PAGE_REPORT: bytes of every file's name that are not repeated */
	VEC(uint32_t) profiles; /* PAGE_PROFILE: entities from whose profile another one was opened */
	uint32_t page_item;  /* PAGE_DROPPED: of which row of the report */
	int page_cols;       /* what the lines were made for */
	VEC(struct page_line) lines;
	uint32_t nitems;     /* lines that are not skipped */
	struct arena page_arena;
	VEC(struct hit) page_hits; /* concordance */
	struct translations translations; /* of the concordance */
	struct arena translations_arena;
	uint32_t narrowed;         /* the concordance has only the lines of this one; UINT32_MAX: all */
	bool from_concordance;     /* what lies below the translations */
	struct scroll concordance_at;
	enum concordance_kind { BY_TEXT, BY_LEFT, BY_RIGHT } page_order;
	struct buf effect_text;
	struct effect effect;
};

/* list.c */
void state_list(struct view *v);          /* stories to show, keeping the current one if it stays */
void state_story(struct view *v, uint32_t index); /* make the list's row the current story */
/* Which stories mention an entity: [nstories], 0 or 1; the caller's, free(). */
uint8_t *state_stories_of(const struct view *v, uint32_t entity);

/* The hits that n and N go through: of the search, in the stories that are shown; whole where v->all_hits is set. */
const struct result *state_hits(const struct view *v);
/* All hits of the search from now on. Where there are very many, they are not looked for until something needs them. */
void state_all_hits(struct view *v);
void state_keep_hits(struct view *v); /* list.c: those of them that the names that filter leave */
/* Those of the current story at least. */
void state_hits_here(struct view *v);

/* In v->result: the first that ends behind a byte of an article, or what follows. */
uint32_t state_first_hit(const struct view *v, uint32_t article, uint32_t start);

/* The current one; NULL. */
const struct hit *state_hit(const struct view *v);

/* names.c */
void state_names(struct view *v);
void state_names_at(struct view *v, struct name_row row); /* the cursor to what that row tells, if it is there */
bool state_same_figure(const struct entities *es, const struct mention *a, const struct mention *b);

/* names_sort.c: by type, then as the reader wants it */
void state_names_sort(struct view *v, struct name_row *rows, size_t n);

/* place.c */
void state_rows(struct view *v);          /* lay the text out for the width, if it is not */
void state_goto(struct view *v, uint32_t article, uint32_t offset); /* show that place */

/* choice.c */
void state_search(struct view *v, struct str text);
void state_search_typing(struct view *v, struct str text); /* the same; where it finds nothing, its last word is a beginning */
void state_query_clear(struct view *v);
void state_pill(struct view *v, uint32_t entity, bool on);
void state_mark(struct view *v, uint32_t article, bool on, bool joined); /* joined: undone with the mark before it */
void state_choose(struct view *v, uint32_t entity, uint32_t mention);
/* A correction was made; the texts are the view's from now on. joined: undone with the one before it. */
void state_corrected(struct view *v, const uint32_t article[2], char *before, char *after, bool joined);
void state_revised(struct view *v, char *taken, char *given, bool joined); /* the same of names */
bool state_filtered(const struct view *v, uint32_t entity); /* is there a filter by it? */
void state_forget(struct view *v, size_t from); /* the deeds from that one on */
bool state_undo(struct view *v);
bool state_redo(struct view *v);

/* state.c */
void state_say(struct view *v, bool error, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void state_scroll(struct scroll *s, uint32_t n, int visible); /* keep the cursor on the screen */
uint32_t state_article(const struct view *v, int side); /* of the current story; UINT32_MAX: none */
uint32_t state_pair(const struct view *v);              /* number of the current pair; UINT32_MAX: none */
uint32_t state_views(const struct view *v);             /* of the story: its pairs, then its articles that no pair has */
uint32_t state_lone(const struct view *v);              /* the article in view, when there is no pair */
int state_single_side(const struct view *v);            /* where it stands */

#endif
