/*
 * fts5-build PATH…: how long the peer takes over the same files, "seconds S" and "peak_rss BYTES". A program by itself,
 * so that its memory is its own and it can run in turns with ours. Status 1 and a reason where the peer is absent.
 */
#include <stdio.h>

#include "base/clock.h"
#include "fts5.h"
#include "read/walk.h"

int
main(int argc, char **argv)
{
	double started = clock_now();
	VEC(struct str) paths = { 0 }, files = { 0 };
	struct walk walk = { 0 };
	struct fts5 *f = NULL;
	struct err err = { "" };
	int i, status = 0;
	size_t k;

	for (i = 1; i < argc; i++)
		vec_add(&paths, str_of(argv[i]));
	walk_paths(paths.items, paths.n, NULL, NULL, &walk);
	for (k = 0; k < walk.files.n; k++)
		vec_add(&files, walk.files.items[k].path);
	if (fts5_new(files.items, files.n, &f, &err) != 0) {
		fprintf(stderr, "%s\n", err.msg);
		status = 1;
	} else {
		printf("seconds %.4f\npeak_rss %ld\n", clock_now() - started, clock_peak_rss());
	}
	fts5_free(f);
	walk_release(&walk);
	vec_release(&paths);
	vec_release(&files);
	return status;
}
