/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/keyring.h"

#include "core/journal.h"

#include <libsecret/secret.h>

#define LABEL "Meantime"

static const SecretSchema schema = {
  "io.github.meantime_journal.Meantime",
  SECRET_SCHEMA_NONE,
  { { "journal", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

/* Nobody is to wait for what only saves them some typing; but a person at a dialog of the keyring
 * is not hurried. */
static guint patience_ms = 3000, person_ms = 120000;

typedef struct {
  GCancellable *within; /* what libsecret is given */
  GCancellable *around; /* what we were given, or NULL */
  gulong forward;
  guint timer;
} Wait;

static void
wait_free (Wait *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->around)
    g_cancellable_disconnect (self->around, self->forward);
  g_clear_object (&self->around);
  g_object_unref (self->within);
  g_free (self);
}

/* Whether nobody has answered before; from then on nobody else does. */
static gboolean
settle (GTask *task)
{
  Wait *wait = g_task_get_task_data (task);

  if (g_object_get_data (G_OBJECT (task), "settled"))
    return FALSE;
  g_object_set_data (G_OBJECT (task), "settled", task);
  g_clear_handle_id (&wait->timer, g_source_remove);
  return TRUE;
}

static gboolean
timeout_cb (gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (data);
  Wait *wait = g_task_get_task_data (task);

  wait->timer = 0;
  if (settle (task))
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "no answer");
  g_cancellable_cancel (wait->within);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *around, GCancellable *within)
{
  g_cancellable_cancel (within);
}

static GTask *
begin (GCancellable *cancellable, guint ms, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Wait *wait = g_new0 (Wait, 1);

  wait->within = g_cancellable_new ();
  g_task_set_task_data (task, wait, (GDestroyNotify)wait_free);
  wait->timer = g_timeout_add (ms, timeout_cb, task);
  if (cancellable) {
    wait->around = g_object_ref (cancellable);
    wait->forward = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                           g_object_ref (wait->within), g_object_unref);
  }
  return task;
}

static GCancellable *
within (GTask *task)
{
  return ((Wait *)g_task_get_task_data (task))->within;
}

/* The folder may be named after anything: what stands in the keyring tells nothing of it. */
static GHashTable *
attributes_of (const char *folder)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, folder, -1);

  digest[32] = '\0';
  return secret_attributes_build (&schema, "journal", digest, NULL);
}

/* ---- Storing ---- */

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  gboolean stored = secret_password_store_finish (result, &error);

  if (!settle (task))
    g_clear_error (&error);
  else if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, stored);
}

void
mt_keyring_store (const char *folder,
                  const char *secret,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  GTask *task = begin (cancellable, person_ms, callback, user_data);
  g_autoptr (GHashTable) attributes = attributes_of (folder);

  secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, LABEL, secret,
                          within (task), stored_cb, task);
}

gboolean
mt_keyring_store_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- Looking up ---- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretValue) value =
      secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);
  const char *text = value ? secret_value_get_text (value) : NULL;

  if (!settle (task))
    return;
  if (error)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, text && *text ? mt_journal_copy_secret (text) : NULL,
                           (GDestroyNotify)mt_journal_free_secret);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  GList *found = secret_password_search_finish (result, &error);

  if (found)
    secret_retrievable_retrieve_secret (found->data, within (task), read_cb, g_object_ref (task));
  else if (settle (task)) {
    if (error)
      g_task_return_error (task, g_steal_pointer (&error));
    else
      g_task_return_pointer (task, NULL, NULL);
  }
  g_list_free_full (found, g_object_unref);
}

void
mt_keyring_look_up (const char *folder,
                    gboolean may_ask,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task = begin (cancellable, may_ask ? person_ms : patience_ms, callback, user_data);
  g_autoptr (GHashTable) attributes = attributes_of (folder);

  secret_password_searchv (&schema, attributes, may_ask ? SECRET_SEARCH_UNLOCK : SECRET_SEARCH_NONE,
                           within (task), found_cb, task);
}

char *
mt_keyring_look_up_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Clearing ---- */

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  secret_password_clear_finish (result, &error);
  if (!settle (task))
    g_clear_error (&error);
  else if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
mt_keyring_clear (const char *folder, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = begin (NULL, patience_ms, callback, user_data);
  g_autoptr (GHashTable) attributes = attributes_of (folder);

  secret_password_clearv (&schema, attributes, within (task), cleared_cb, task);
}

gboolean
mt_keyring_clear_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
mt_keyring_set_patience (guint ms)
{
  patience_ms = person_ms = ms;
}
