#include "app/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_SIZE 4096
#define READ_BYTES 65536

static int
read_all(int fd, size_t max, struct buf *out)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return -1;
	if (!S_ISREG(st.st_mode) || (uint64_t)st.st_size > max) {
		errno = S_ISREG(st.st_mode) ? EFBIG : EINVAL;
		return -1;
	}
	while (out->n <= max) {
		buf_reserve(out, READ_BYTES);
		ssize_t n = read(fd, out->p + out->n, READ_BYTES - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return (int)n;
		out->n += (size_t)n;
		out->p[out->n] = '\0';
	}
	return 0;
}

int
disk_read(const char *path, size_t max, struct buf *out, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return err_sys(err, path);
	int result = read_all(fd, max, out), kept = errno;
	close(fd);
	errno = kept;
	return result ? err_sys(err, path) : 0;
}

/* Make the folders above a path; those that are there are fine. */
static int
make_folders(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		int failed = mkdir(path, 0700) != 0 && errno != EEXIST;
		*slash = '/';
		if (failed)
			return -1;
	}
	return 0;
}

static int
write_all(int fd, struct str text)
{
	for (size_t at = 0; at < text.n;) {
		ssize_t n = write(fd, text.p + at, text.n - at);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		at += (size_t)n;
	}
	return fsync(fd);
}

/* The name itself is safe only when its folder is on the disk, too. */
static void
sync_folder(const char *path)
{
	char folder[PATH_SIZE];
	snprintf(folder, sizeof folder, "%s", path);
	char *slash = strrchr(folder, '/');
	if (!slash)
		return;
	*slash = '\0';
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		(void)fsync(fd);
		close(fd);
	}
}

int
disk_save(const char *path, struct str text, struct err *err)
{
	char temp[PATH_SIZE];
	int n = snprintf(temp, sizeof temp, "%s.XXXXXX", path);
	if (n < 0 || (size_t)n >= sizeof temp) {
		errno = ENAMETOOLONG;
		return err_sys(err, path);
	}
	if (make_folders(temp))
		return err_sys(err, path);
	int fd = mkstemp(temp);
	if (fd < 0)
		return err_sys(err, path);
	int result = write_all(fd, text), kept = errno;
	if (close(fd) != 0 && result == 0)
		result = -1, kept = errno;
	if (result == 0 && rename(temp, path) != 0)
		result = -1, kept = errno;
	if (result == 0) {
		sync_folder(path);
		return 0;
	}
	unlink(temp);
	errno = kept;
	return err_sys(err, path);
}
