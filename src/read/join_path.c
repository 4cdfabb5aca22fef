#include "read/join_path.h"

/* Up to and with the last slash, or the colon behind the name of an archive. */
static struct str
folder_of(struct str path)
{
	size_t n = path.n;

	while (n > 0 && path.p[n - 1] != '/' && path.p[n - 1] != ':')
		n--;
	return str_sub(path, 0, n);
}

/* The folder around one, in ${*folder}; false: there is none. An archive is the world to its members. */
static bool
go_up(struct str *folder)
{
	if (folder->n == 0 || folder->p[folder->n - 1] == ':')
		return false;
	*folder = folder_of(str_sub(*folder, 0, folder->n - 1));
	return true;
}

static uint32_t
look_up(const struct intern *files, struct str folder, struct str name)
{
	struct buf b = { 0 };
	uint32_t id;

	buf_adds(&b, folder);
	buf_adds(&b, name);
	id = intern_find(files, buf_str(&b));
	if (id == INTERN_NONE && str_endsz(name, ".gz")) {
		id = intern_find(files, str_sub(buf_str(&b), 0, b.n - 3));
	} else if (id == INTERN_NONE) {
		buf_addz(&b, ".gz");
		id = intern_find(files, buf_str(&b));
	}
	buf_release(&b);
	return id;
}

/* "file://./text/1.xml" is "text/1.xml". */
static struct str
plain(struct str href)
{
	href = str_trim(href);
	if (str_startsz(href, "file://"))
		href = str_sub(href, 7, href.n);
	else if (str_startsz(href, "file:"))
		href = str_sub(href, 5, href.n);
	while (str_startsz(href, "./"))
		href = str_sub(href, 2, href.n);
	return href;
}

uint32_t
join_path_find(const struct intern *files, struct str from, struct str href, bool *beside)
{
	struct str name = plain(href), folder = folder_of(from), up = folder;
	bool some = true;
	uint32_t id = look_up(files, STR(""), name);

	*beside = false;
	if (name.n == 0)
		return INTERN_NONE;
	while (some && str_startsz(name, "../")) {
		name = str_sub(name, 3, name.n);
		some = go_up(&up);
	}
	for (; some && id == INTERN_NONE; some = go_up(&up))
		id = look_up(files, up, name);
	*beside = id == INTERN_NONE;
	name = str_sub(name, folder_of(name).n, name.n);
	return *beside ? look_up(files, folder, name) : id;
}
