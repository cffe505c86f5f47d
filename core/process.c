/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/process.h"

#include <fcntl.h>
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
