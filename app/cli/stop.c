/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/stop.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <signal.h>
#include <unistd.h>

#define REPEAT 1 /* seconds */

/* The last one repeats: a write that began just after the signal would wait for its reader. */
static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGALRM };
static struct sigaction before[G_N_ELEMENTS (signals)];
static volatile sig_atomic_t caught; /* number of the first signal that came */
static int alarm_pipe[2];            /* readable once one came, on whichever thread */
static GCancellable *cancellable;    /* NULL: signals are not held */
static guint source;

static void
catch_cb (int number)
{
  int saved = errno;

  if (number != SIGALRM && !caught)
    caught = number;
  if (write (alarm_pipe[1], "", 1) >= 0 || caught) /* where it is full, it is readable */
    alarm (REPEAT);
  errno = saved;
}

static gboolean
came_cb (int fd, GIOCondition condition, gpointer data)
{
  char bytes[16];

  if (read (fd, bytes, sizeof bytes) > 0 && caught)
    g_cancellable_cancel (cancellable);
  return G_SOURCE_CONTINUE;
}

void
mt_stop_watch (void)
{
  /* Without SA_RESTART: printing to someone who does not read ends, too. */
  const struct sigaction action = { .sa_handler = catch_cb };

  if (cancellable || !g_unix_open_pipe (alarm_pipe, O_CLOEXEC | O_NONBLOCK, NULL))
    return;
  cancellable = g_cancellable_new ();
  source = g_unix_fd_add (alarm_pipe[0], G_IO_IN, came_cb, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++) {
    sigaction (signals[i], NULL, &before[i]);
    if (before[i].sa_handler != SIG_IGN || signals[i] == SIGALRM)
      sigaction (signals[i], &action, NULL);
  }
}

gboolean
mt_stop_came (void)
{
  return caught != 0;
}

GCancellable *
mt_stop_cancellable (void)
{
  return cancellable;
}

void
mt_stop_end (void)
{
  if (!cancellable)
    return;
  alarm (0);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaction (signals[i], &before[i], NULL);
  g_clear_handle_id (&source, g_source_remove);
  g_clear_object (&cancellable);
  close (alarm_pipe[0]);
  close (alarm_pipe[1]);
  if (caught)
    raise (caught);
}
