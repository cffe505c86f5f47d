/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/progress.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#define QUIET_USEC (G_USEC_PER_SEC / 2) /* before that nobody wonders */
#define CLEAR "\r\033[K"

static gint64 begun;
static gboolean shown;

static void
show (guint done, guint total, gpointer data)
{
  if (total == 0 || g_get_monotonic_time () - begun < QUIET_USEC)
    return;
  shown = TRUE;
  fputs (CLEAR, stderr);
  /* Translators: on a terminal, how far an export is. */
  fprintf (stderr, _ ("%u %% is ready"), (guint)((guint64)done * 100 / total));
  fflush (stderr);
}

MtShareProgress
mt_progress_begin (void)
{
  begun = g_get_monotonic_time ();
  return isatty (STDERR_FILENO) ? show : NULL;
}

void
mt_progress_end (void)
{
  if (shown)
    fputs (CLEAR, stderr);
  shown = FALSE;
}
