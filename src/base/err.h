#ifndef BASE_ERR_H
#define BASE_ERR_H

/**
 * Why something failed: one complete message for a person, already translated.
 * Untouched on success. Functions that can fail return 0 or -1 and take `struct err *` last; it may be NULL.
 */
struct err {
	char msg[512]; /* UTF-8, cut at a code point boundary when too long */
};

/* err_set(err, fmt, ...): Write the message; return -1, so that `return err_set(…)` reads well. */
int err_set(struct err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* err_sys(err, what): "${what}: strerror(errno)"; return -1. */
int err_sys(struct err *err, const char *what);

#endif
