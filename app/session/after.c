/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/after.h"

#include "app/places.h"
#include "app/session/gather.h"
#include "app/toast.h"
#include "app/widgets/say-time.h"
#include "core/appointment.h"
#include "core/kinds/ids.h"

#include <math.h>

#define DAY_USEC (G_GINT64_CONSTANT (24 * 3600) * G_USEC_PER_SEC)
#define FIELD_AFTER "after"
#define LET_BE "let-be"
#define ROLE_AGREED "agreed"
#define NEAR_DAYS 2  /* a session that ended within a day began within two */
#define NEAR_MOST 50 /* entries of those days that are looked through */
#define MOST 2000    /* of a kind that are looked through for one session */

/* ---- Within reach ---- */

static gboolean
is_let_be (MtEntry *session)
{
  return g_strcmp0 (mt_entry_get_value (session, FIELD_AFTER), LET_BE) == 0;
}

/* µs UTC; G_MAXINT64: it does not end. */
static gint64
find_beginning (MtEntry *session)
{
  const char *state = mt_entry_get_state (session);

  if (g_strcmp0 (state, mt_gather_state_over ()) == 0)
    return MIN (mt_appointment_get_end (session), mt_entry_get_moment (session)->instant);
  if (g_strcmp0 (state, mt_gather_state_planned ()) == 0)
    return mt_appointment_get_end (session);
  return G_MAXINT64;
}

gboolean
mt_after_has_been (MtEntry *session, gint64 now)
{
  return now >= find_beginning (session);
}

gboolean
mt_after_is_within_reach (MtEntry *session, gint64 now)
{
  return !is_let_be (session) && mt_after_has_been (session, now) &&
         now < mt_appointment_get_end (session) + DAY_USEC;
}

gint64
mt_after_find_change (MtEntry *session, gint64 now)
{
  gint64 begin = find_beginning (session), end = mt_appointment_get_end (session) + DAY_USEC;

  if (begin == G_MAXINT64 || is_let_be (session) || now >= end)
    return G_MAXINT64;
  return now < begin ? begin : end;
}

void
mt_after_let_be (MtDrafts *drafts, MtEntry *session)
{
  g_autoptr (MtEntry) copy = mt_entry_copy (session);
  g_autoptr (MtDraft) draft = mt_drafts_begin (drafts, copy);

  mt_entry_clear_values (mt_draft_get_entry (draft), FIELD_AFTER);
  mt_entry_add_value (mt_draft_get_entry (draft), FIELD_AFTER, LET_BE, NAN);
  mt_draft_save (draft);
}

/* ---- Looking ---- */

void
mt_after_now_free (MtAfterNow *self)
{
  g_clear_object (&self->session);
  g_free (self);
}

static GPtrArray *
list_finish (GObject *source, GAsyncResult *result, GTask *task)
{
  GError *error = NULL;
  GPtrArray *entries = mt_journal_list_finish (MT_JOURNAL (source), result, &error);

  if (!entries)
    g_task_return_error (task, error);
  return entries;
}

static gboolean
is_written (GPtrArray *notes, MtEntry *session)
{
  for (guint i = 0; i < notes->len; i++)
    if (mt_gather_is_linked (notes->pdata[i], MT_ROLE_SESSION, mt_entry_get_id (session)))
      return TRUE;
  return FALSE;
}

static void
notes_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GPtrArray) notes = list_finish (source, result, task);
  GPtrArray *sessions = g_task_get_task_data (task);
  gint64 now = g_get_real_time ();
  MtAfterNow *found;

  if (!notes)
    return;
  found = g_new0 (MtAfterNow, 1);
  found->change = G_MAXINT64;
  for (guint i = 0; i < sessions->len; i++) { /* newest first */
    MtEntry *session = sessions->pdata[i];

    if (is_written (notes, session))
      continue;
    found->change = MIN (found->change, mt_after_find_change (session, now));
    if (!found->session && mt_after_is_within_reach (session, now))
      found->session = g_object_ref (session);
  }
  g_task_return_pointer (task, found, (GDestroyNotify)mt_after_now_free);
}

static void
sessions_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GPtrArray *sessions = list_finish (source, result, task);
  MtFilter filter = MT_FILTER_ALL;

  if (!sessions)
    return;
  g_task_set_task_data (task, sessions, (GDestroyNotify)g_ptr_array_unref);
  filter.kind = (char *)MT_KIND_AFTER;
  mt_journal_list (MT_JOURNAL (source), &filter, MT_KEY_NONE, NEAR_MOST,
                   g_task_get_cancellable (task), notes_listed_cb, g_object_ref (task));
}

void
mt_after_look (MtJournal *journal,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  MtFilter filter = MT_FILTER_ALL;

  g_return_if_fail (MT_IS_JOURNAL (journal));
  filter.kind = (char *)MT_KIND_SESSION;
  filter.from = mt_say_today () - NEAR_DAYS;
  filter.to = mt_say_today () + NEAR_DAYS; /* of another zone, too */
  mt_journal_list (journal, &filter, MT_KEY_NONE, NEAR_MOST, cancellable, sessions_listed_cb,
                   g_task_new (NULL, cancellable, callback, user_data));
}

MtAfterNow *
mt_after_look_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Opening ---- */

typedef struct {
  GtkWidget *from;
  const char *kind; /* what is to be opened */
  char *session;
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->from);
  g_free (self->session);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
begin (Opening *self, GPtrArray *tasks)
{
  g_autoptr (MtEntry) entry = mt_entry_new (self->kind);

  for (guint i = tasks ? tasks->len : 0; i > 0; i--) /* oldest first */
    if (mt_gather_is_linked (tasks->pdata[i - 1], MT_ROLE_SESSION, self->session))
      mt_entry_add_link (entry, ROLE_AGREED, mt_entry_get_id (tasks->pdata[i - 1]));
  mt_entry_add_link (entry, MT_ROLE_SESSION, self->session);
  mt_places_write_entry (self->from, entry);
}

/* NULL where the journal could not be read, or is locked by now. */
static GPtrArray *
opening_list_finish (Opening *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = mt_journal_list_finish (MT_JOURNAL (source), result, &error);

  if (!entries)
    mt_toast_error (self->from, error);
  if (!entries || gtk_widget_get_root (self->from))
    return entries;
  g_ptr_array_unref (entries);
  return NULL;
}

static void
tasks_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) self = data;
  g_autoptr (GPtrArray) tasks = opening_list_finish (self, source, result);

  if (tasks)
    begin (self, tasks);
}

static void
written_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) self = data;
  g_autoptr (GPtrArray) written = opening_list_finish (self, source, result);
  MtFilter filter = MT_FILTER_ALL;

  for (guint i = 0; written && i < written->len; i++)
    if (mt_gather_is_linked (written->pdata[i], MT_ROLE_SESSION, self->session)) {
      gtk_widget_activate_action (self->from, "win.open-entry", "s",
                                  mt_entry_get_id (written->pdata[i]));
      return;
    }
  if (!written)
    return;
  if (!mt_kind_find_field (mt_kind_find (self->kind), ROLE_AGREED)) {
    begin (self, NULL);
    return;
  }
  filter.kind = (char *)MT_KIND_TASK;
  mt_journal_list (MT_JOURNAL (source), &filter, MT_KEY_NONE, MOST, NULL, tasks_listed_cb,
                   g_steal_pointer (&self));
}

static void
open_kind (GtkWidget *from, MtDrafts *drafts, const char *kind, const char *session)
{
  Opening *self = g_new0 (Opening, 1);
  MtFilter filter = MT_FILTER_ALL;

  *self = (Opening){ g_object_ref (from), kind, g_strdup (session) };
  filter.kind = (char *)kind;
  mt_journal_list (mt_drafts_get_journal (drafts), &filter, MT_KEY_NONE, MOST, NULL,
                   written_listed_cb, self);
}

void
mt_after_open (GtkWidget *from, MtDrafts *drafts, const char *session)
{
  g_return_if_fail (GTK_IS_WIDGET (from) && session);
  open_kind (from, drafts, MT_KIND_AFTER, session);
}

void
mt_after_open_check_in (GtkWidget *from, MtDrafts *drafts, const char *session)
{
  g_return_if_fail (GTK_IS_WIDGET (from) && session);
  open_kind (from, drafts, MT_KIND_CHECK_IN, session);
}
