#include "fts5.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"

#ifdef HAVE_SQLITE
#include <sqlite3.h>

struct fts5 {
	sqlite3 *db;
	sqlite3_stmt *insert, *match;
	struct buf file, quoted; /* scratch */
};

static int
fail(struct fts5 *f, struct err *err)
{
	return err_set(err, "%s", sqlite3_errmsg(f->db));
}

static int
open_table(struct fts5 *f, struct err *err)
{
	if (sqlite3_open(":memory:", &f->db) != SQLITE_OK ||
	    sqlite3_exec(f->db, "create virtual table t using fts5(x, tokenize='unicode61'); begin", NULL, NULL, NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(f->db, "insert into t(rowid, x) values(?, ?)", -1, &f->insert, NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(f->db, "select rowid from t where t match ?", -1, &f->match, NULL) != SQLITE_OK)
		return fail(f, err);
	return 0;
}

static int
insert(struct fts5 *f, size_t row, struct str path, struct err *err)
{
	FILE *in;
	size_t n;

	buf_reset(&f->file);
	buf_adds(&f->file, path);
	in = fopen(f->file.p, "rb");
	if (in == NULL)
		return err_sys(err, f->file.p);
	buf_reset(&f->file);
	do {
		buf_reserve(&f->file, 65536);
		n = fread(f->file.p + f->file.n, 1, 65535, in);
		f->file.n += n;
	} while (n > 0);
	fclose(in);
	sqlite3_bind_int64(f->insert, 1, (sqlite3_int64)row);
	sqlite3_bind_text(f->insert, 2, f->file.p, (int)f->file.n, SQLITE_STATIC);
	if (sqlite3_step(f->insert) != SQLITE_DONE)
		return fail(f, err);
	sqlite3_reset(f->insert);
	return 0;
}

int
fts5_new(const struct str *paths, size_t n, struct fts5 **out, struct err *err)
{
	struct fts5 *f = mem_zalloc(1, sizeof *f);
	size_t i;

	if (open_table(f, err) != 0)
		goto failed;
	for (i = 0; i < n; i++)
		if (insert(f, i, paths[i], err) != 0)
			goto failed;
	if (sqlite3_exec(f->db, "commit", NULL, NULL, NULL) != SQLITE_OK) {
		fail(f, err);
		goto failed;
	}
	*out = f;
	return 0;
failed:
	fts5_free(f);
	return -1;
}

void
fts5_free(struct fts5 *f)
{
	if (f == NULL)
		return;
	sqlite3_finalize(f->insert);
	sqlite3_finalize(f->match);
	sqlite3_close(f->db);
	buf_release(&f->file);
	buf_release(&f->quoted);
	free(f);
}

uint32_t
fts5_quoted(struct fts5 *f, struct str words)
{
	uint32_t rows = 0;

	buf_reset(&f->quoted);
	buf_addf(&f->quoted, "\"" STR_FMT "\"", STR_ARG(words));
	sqlite3_bind_text(f->match, 1, f->quoted.p, (int)f->quoted.n, SQLITE_STATIC);
	while (sqlite3_step(f->match) == SQLITE_ROW)
		rows += sqlite3_column_int64(f->match, 0) >= 0;
	sqlite3_reset(f->match);
	return rows;
}

#else

int
fts5_new(const struct str *paths, size_t n, struct fts5 **out, struct err *err)
{
	(void)paths;
	(void)n;
	(void)out;
	return err_set(err, "libsqlite3 was not there when this was built");
}

void
fts5_free(struct fts5 *f)
{
	(void)f;
}

uint32_t
fts5_quoted(struct fts5 *f, struct str words)
{
	(void)f;
	(void)words;
	return 0;
}

#endif
