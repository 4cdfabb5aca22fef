/*
 * replay FOLDER...: run the fuzz target that is linked in on every file of the folders, and on the file cut off at
 * sixteen places. Stands in for libFuzzer, whose options (-runs=0) are ignored. The name of the file that is run is
 * printed first, so that the last line names the one that broke. Status 1 when there is no file.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* In memory of just that size, so that reading past it shows. */
static void
run(const uint8_t *data, size_t n)
{
	uint8_t *copy = malloc(n > 0 ? n : 1);

	if (copy == NULL)
		abort();
	memcpy(copy, data, n);
	LLVMFuzzerTestOneInput(copy, n);
	free(copy);
}

static int
run_file(const char *path)
{
	static uint8_t data[1 << 20];
	FILE *f = fopen(path, "rb");
	size_t n, cut;

	if (f == NULL) {
		perror(path);
		return -1;
	}
	n = fread(data, 1, sizeof data, f);
	fclose(f);
	printf("%s\n", path);
	fflush(stdout);
	for (cut = 0; cut < 16; cut++)
		run(data, n * cut / 16);
	run(data, n);
	return 0;
}

static int
is_seed(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

static int
run_folder(const char *folder)
{
	struct dirent **entries;
	int n = scandir(folder, &entries, is_seed, alphasort), i, failed = 0;

	if (n <= 0) {
		fprintf(stderr, "%s: nothing in it\n", folder);
		return -1;
	}
	for (i = 0; i < n; i++) {
		char path[4096];

		snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
		failed |= run_file(path);
		free(entries[i]);
	}
	free(entries);
	return failed;
}

int
main(int argc, char **argv)
{
	int i, ran = 0, failed = 0;

	for (i = 1; i < argc; i++)
		if (argv[i][0] != '-') {
			failed |= run_folder(argv[i]);
			ran++;
		}
	return failed != 0 || ran == 0;
}
