/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/watch.h"

#include <glib-unix.h>
#include <sys/inotify.h>
#include <unistd.h>

#define EVENTS                                                                                     \
  (IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_CLOSE_WRITE | IN_DELETE_SELF |         \
   IN_MOVE_SELF | IN_ONLYDIR)

typedef struct {
  char *folder;
  char *pattern;
  int place;     /* what inotify watches: the folder, or the nearest one above it that is there */
  char *awaited; /* the name in there that leads on to the folder; NULL: it is the folder */
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
  g_free (self->folder);
  g_free (self->pattern);
  g_free (self->awaited);
}

/* What nothing waits for any more must wake nobody. */
static void
let_go (MtWatch *self, int place)
{
  for (guint i = 0; i < self->watched->len; i++)
    if (g_array_index (self->watched, Watched, i).place == place)
      return;
  inotify_rm_watch (self->inotify, place);
}

/* Watches the folder or, where it is not there, the nearest one above it. */
static void
climb (MtWatch *self, Watched *watched, char **place)
{
  *place = g_strdup (watched->folder);
  g_clear_pointer (&watched->awaited, g_free);
  while ((watched->place = inotify_add_watch (self->inotify, *place, EVENTS)) < 0 &&
         !g_str_equal (*place, "/")) {
    char *above = g_path_get_dirname (*place);

    g_free (watched->awaited);
    watched->awaited = g_path_get_basename (*place);
    g_free (*place);
    *place = above;
  }
}

/* What is awaited may come just before it is watched: then all begins anew. */
static void
begin (MtWatch *self, Watched *watched)
{
  const int former = watched->place;
  int came = -1;

  do {
    g_autofree char *place = NULL, *below = NULL;
    const int before = came;

    climb (self, watched, &place);
    if (watched->awaited)
      below = g_build_filename (place, watched->awaited, NULL);
    came = below ? inotify_add_watch (self->inotify, below, EVENTS) : -1;
    if (before >= 0)
      let_go (self, before);
  } while (came >= 0);
  if (former >= 0)
    let_go (self, former);
}

static gboolean
is_named (const Watched *self, const struct inotify_event *event)
{
  if (event->len == 0)
    return FALSE;
  return self->awaited ? g_str_equal (self->awaited, event->name)
                       : g_pattern_match_simple (self->pattern, event->name);
}

/* Whether it is to be told. */
static gboolean
take_event (MtWatch *self, const struct inotify_event *event)
{
  const gboolean lost = (event->mask & (IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF)) != 0;
  gboolean told = (event->mask & IN_Q_OVERFLOW) != 0;

  if (event->mask & IN_MOVE_SELF)
    inotify_rm_watch (self->inotify, event->wd); /* it is another folder now */
  for (guint i = 0; i < self->watched->len; i++) {
    Watched *watched = &g_array_index (self->watched, Watched, i);

    if (watched->place != event->wd || (!lost && !is_named (watched, event)))
      continue;
    told = TRUE;
    if (lost || watched->awaited)
      begin (self, watched);
  }
  return told;
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

      changed |= take_event (self, event);
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
  Watched watched = { g_strdup (folder), g_strdup (pattern), -1, NULL };

  g_array_append_val (self->watched, watched);
  begin (self, &g_array_index (self->watched, Watched, self->watched->len - 1));
}
