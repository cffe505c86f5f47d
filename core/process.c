/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/process.h"

#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static _Thread_local gboolean is_kept_clear;

void
mt_process_keep_clear (void)
{
  is_kept_clear = TRUE;
}

void
mt_process_may_take_long (void)
{
  g_assert (!is_kept_clear); /* this belongs on a worker: see core/worker.h */
}

void
mt_process_protect (void)
{
  const struct rlimit none = { 0, 0 };
  int filter;

  umask (077);
  setrlimit (RLIMIT_CORE, &none);
  /* A crash handler that pipes cores ignores the limit, but finds nothing mapped to save. */
  filter = open ("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);
  if (filter >= 0) {
    if (write (filter, "0", 1) != 1)
      g_debug ("the core dump filter could not be emptied");
    close (filter);
  }
}

void
mt_process_close_to_others (void)
{
  if (prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    g_debug ("the process could not be closed to others");
}

#define NEAR_PAGES 2 /* right below a function: what calls from there stand on */

/* The lowest byte of the calling thread's stack. */
static guint8 *
find_end_of_stack (void)
{
  static _Thread_local void *end;
  pthread_attr_t attributes;
  gsize size;

  if (!end && pthread_getattr_np (pthread_self (), &attributes) == 0) {
    pthread_attr_getstack (&attributes, &end, &size);
    pthread_attr_destroy (&attributes);
  }
  return end;
}

__attribute__ ((noinline)) static void
clear_near (gsize page)
{
  guint8 near[(NEAR_PAGES + 1) * page];

  explicit_bzero (near, sizeof near);
}

/* What is further below is given back to the system, and comes again as zeros: this takes no
 * memory. */
__attribute__ ((noinline)) void
mt_process_forget_stack (void)
{
  gsize page = sysconf (_SC_PAGESIZE), here = (gsize)__builtin_frame_address (0);
  guint8 *end = find_end_of_stack (), *top = (guint8 *)((here / page - NEAR_PAGES) * page);

  if (end && end < top)
    madvise (end, top - end, MADV_DONTNEED); /* fails for a part that has not been there yet */
  clear_near (page);
}
