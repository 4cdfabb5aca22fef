#ifndef BASE_DATA_H
#define BASE_DATA_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

/**
 * The program's own read-only files (data/ in the tree, pkgdatadir when installed; $VISAVIS_DATADIR wins).
 * data_map(name, out, err):
 * Map the file ${name} ("fr/units.tsv"). Owns: the bytes live until data_unmap(). Errors: -1, and the path is
 * in the message.
 */
struct data {
	struct str bytes;
	void *map;
};
int data_map(const char *name, struct data *out, struct err *err);
void data_unmap(struct data *d);
/* data_path(name, path, size): Where ${name} is, written to ${path}; -1 if it does not fit. */
int data_path(const char *name, char *path, size_t size);

/**
 * data_row(rest, fields, max):
 * The next row of a TSV text: lines, '#' comments and empty lines skipped, fields split at tabs.
 * Returns the number of fields (those past ${max} stay in the last), 0 at the end.
 */
size_t data_row(struct str *rest, struct str *fields, size_t max);

#endif
