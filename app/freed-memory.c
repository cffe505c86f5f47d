/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a program of ours, or any library in it, lets go of is overwritten: a text that was freed
 * would lie in memory until something else happens to need the place.  These functions stand before
 * those of the C library, for every caller.  M_PERTURB of mallopt () would not do: glibc keeps
 * blocks of up to 1032 bytes for the thread that freed them, and these it leaves as they are. */
#include "core/process.h"

#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static void (*library_free) (void *block);

/* Found at the first call, which comes from the start of some library, when there are no threads
 * yet.  What the search itself lets go of stays. */
static int
find_library_free (void)
{
  static int is_searching;

  if (library_free || is_searching)
    return library_free != NULL;
  is_searching = 1;
  *(void **)&library_free = dlsym (RTLD_NEXT, "free");
  is_searching = 0;
  return library_free != NULL;
}

__attribute__ ((visibility ("default"))) void
free (void *block)
{
  if (!block || !find_library_free ())
    return;
  explicit_bzero (block, malloc_usable_size (block));
  library_free (block);
}

/* A block that grows moves, and leaves its text where it was: so it is always a new one. */
__attribute__ ((visibility ("default"))) void *
realloc (void *block, size_t size)
{
  size_t room = block ? malloc_usable_size (block) : 0;
  void *grown;

  if (block && size == 0) {
    free (block);
    return NULL;
  }
  if (size <= room && size >= room / 2) {
    explicit_bzero ((char *)block + size, room - size);
    return block;
  }
  grown = malloc (size);
  if (grown && block) {
    memcpy (grown, block, size < room ? size : room);
    free (block);
  }
  return grown;
}

/* ---- Stacks: the C library keeps those of threads that have ended, for the next ones ---- */

typedef struct {
  void *(*run) (void *);
  void *data;
} Start;

static void *
run_and_forget (void *data)
{
  Start start = *(Start *)data;
  void *result;

  free (data);
  result = start.run (start.data);
  mt_process_forget_stack ();
  return result;
}

__attribute__ ((visibility ("default"))) int
pthread_create (pthread_t *thread,
                const pthread_attr_t *attributes,
                void *(*run) (void *),
                void *data)
{
  static int (*library_create) (pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  Start *start = malloc (sizeof *start);
  int error;

  if (!start)
    return ENOMEM;
  if (!library_create)
    *(void **)&library_create = dlsym (RTLD_NEXT, "pthread_create");
  *start = (Start){ run, data };
  error = library_create (thread, attributes, run_and_forget, start);
  if (error)
    free (start);
  return error;
}
