#ifndef BASE_PAR_H
#define BASE_PAR_H

#include <stddef.h>

/**
 * par_for(threads, n, task, context):
 * Call task(context, i) for every i below ${n}, on up to ${threads} threads (0: one for each processor);
 * return when all are done. Which thread runs which i is not defined: tasks write only to what is theirs.
 * Cost: threads are started for the call; use it for work of a millisecond and more.
 */
typedef void par_task(void *context, size_t i);
void par_for(unsigned threads, size_t n, par_task *task, void *context);

/* par_threads(wanted): ${wanted}, or the number of processors when it is 0; at most 64. */
unsigned par_threads(unsigned wanted);

#endif
