#include "base/data.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef PKGDATADIR
#define PKGDATADIR "/usr/local/share/visavis"
#endif

int
data_path(const char *name, char *path, size_t size)
{
	const char *folder = getenv("VISAVIS_DATADIR");
	int n = snprintf(path, size, "%s/%s", folder && *folder ? folder : PKGDATADIR, name);

	return n < 0 || (size_t)n >= size ? -1 : 0;
}

int
data_map(const char *name, struct data *out, struct err *err)
{
	char path[4096];
	struct stat st;
	void *map = NULL;
	int fd;

	if (data_path(name, path, sizeof path) != 0)
		return err_set(err, "%s: %s", name, strerror(ENAMETOOLONG));
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return err_sys(err, path);
	if (fstat(fd, &st) != 0)
		goto fail;
	if (st.st_size > 0) {
		map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
		if (map == MAP_FAILED)
			goto fail;
	}
	close(fd);
	*out = (struct data){ { map, (size_t)st.st_size }, map };
	return 0;
fail:
	err_sys(err, path);
	close(fd);
	return -1;
}

void
data_unmap(struct data *d)
{
	if (d->map != NULL)
		munmap(d->map, d->bytes.n);
	*d = (struct data){ { NULL, 0 }, NULL };
}

size_t
data_row(struct str *rest, struct str *fields, size_t max)
{
	struct str line;
	size_t n, tab;

	while (str_cut(rest, '\n', &line)) {
		if (line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		if (line.n == 0 || line.p[0] == '#')
			continue;
		for (n = 0; n + 1 < max && (tab = str_chr(line, '\t', 0)) != SIZE_MAX; n++) {
			fields[n] = str_sub(line, 0, tab);
			line = str_sub(line, tab + 1, line.n);
		}
		fields[n] = line;
		return n + 1;
	}
	return 0;
}
