/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/watch.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/inotify.h>
#include <unistd.h>

#define EVENTS (IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_CLOSE_WRITE | IN_ONLYDIR)

typedef struct {
  int folder;
  char *pattern;
} Watched;

struct _MtWatch {
  MtWatchFunc changed;
  gpointer user_data;
  int inotify;
  guint source;
  GArray *watched;
};

static void
clear_watched (Watched *self)
{
  g_free (self->pattern);
}

static gboolean
is_watched (MtWatch *self, const struct inotify_event *event)
{
  if (event->mask & IN_Q_OVERFLOW)
    return TRUE;
  for (guint i = 0; event->len > 0 && i < self->watched->len; i++) {
    const Watched *watched = &g_array_index (self->watched, Watched, i);

    if (watched->folder == event->wd && g_pattern_match_simple (watched->pattern, event->name))
      return TRUE;
  }
  return FALSE;
}

static gboolean
changed_cb (int inotify, GIOCondition condition, gpointer data)
{
  MtWatch *self = data;
  _Alignas (struct inotify_event) char events[4096];
  gboolean changed = FALSE;
  gssize size;

  while ((size = read (inotify, events, sizeof events)) > 0)
    for (char *at = events; at < events + size;) {
      const struct inotify_event *event = (const struct inotify_event *)(gpointer)at;

      changed |= is_watched (self, event);
      at += sizeof *event + event->len;
    }
  if (changed)
    self->changed (self->user_data);
  return G_SOURCE_CONTINUE;
}

MtWatch *
mt_watch_new (MtWatchFunc changed, gpointer user_data)
{
  MtWatch *self = g_new0 (MtWatch, 1);

  self->changed = changed;
  self->user_data = user_data;
  self->watched = g_array_new (FALSE, FALSE, sizeof (Watched));
  g_array_set_clear_func (self->watched, (GDestroyNotify)clear_watched);
  self->inotify = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);
  if (self->inotify >= 0)
    self->source = g_unix_fd_add (self->inotify, G_IO_IN, changed_cb, self);
  return self;
}

void
mt_watch_free (MtWatch *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->inotify >= 0)
    close (self->inotify);
  g_array_unref (self->watched);
  g_free (self);
}

void
mt_watch_add (MtWatch *self, const char *folder, const char *pattern)
{
  Watched watched = { inotify_add_watch (self->inotify, folder, EVENTS), g_strdup (pattern) };

  if (watched.folder < 0)
    g_debug ("%s is not watched: %s", folder, g_strerror (errno));
  g_array_append_val (self->watched, watched);
}
