/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/write-out.h"

#include "app/say-error.h"
#include "core/error.h"
#include "core/share/share.h"

#include <glib/gi18n.h>

#include <limits.h>
#include <stdlib.h>

typedef struct {
  GBytes *bytes;
  char *journal_folder;
  GFile *file;
} WriteOut;

static void
write_out_free (WriteOut *self)
{
  g_bytes_unref (self->bytes);
  g_free (self->journal_folder);
  g_object_unref (self->file);
  g_free (self);
}

gboolean
mt_write_out_is_lent (GFile *file)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *lent = g_build_filename (g_get_user_runtime_dir (), "doc", "", NULL);

  return !path || g_str_has_prefix (path, lent) || g_str_has_prefix (path, "/run/flatpak/doc/");
}

static gboolean
lies_in (const char *path, const char *folder)
{
  g_autofree char *parent = g_path_get_dirname (path);
  char *real_parent = realpath (parent, NULL), *real_folder = realpath (folder, NULL);
  gboolean within = real_parent && real_folder &&
                    (g_str_equal (real_parent, real_folder) ||
                     (g_str_has_prefix (real_parent, real_folder) &&
                      real_parent[strlen (real_folder)] == G_DIR_SEPARATOR));

  free (real_parent);
  free (real_folder);
  return within;
}

static gboolean
replace (WriteOut *self, GCancellable *cancellable, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);

  if (g_file_replace_contents (self->file, data, size, NULL, FALSE,
                               G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                               cancellable, error))
    return TRUE;
  mt_error_adopt (error);
  return FALSE;
}

gboolean
mt_write_out_check (GFile *file, const char *journal_folder, GError **error)
{
  const char *path = g_file_peek_path (file);

  if (!path || !journal_folder || !lies_in (path, journal_folder))
    return TRUE;
  g_set_error_literal (error, MT_ERROR, MT_ERROR_EXISTS, "in the journal's folder");
  return FALSE;
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  WriteOut *self = data;
  GError *error = NULL;
  gboolean written = mt_write_out_check (self->file, self->journal_folder, &error) &&
                     (mt_write_out_is_lent (self->file)
                          ? replace (self, cancellable, &error)
                          : mt_share_write_watched (self->bytes, g_file_peek_path (self->file),
                                                    NULL, NULL, cancellable, &error));

  if (written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
mt_write_out (GBytes *bytes,
              const char *journal_folder,
              GFile *file,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  WriteOut *self = g_new0 (WriteOut, 1);

  self->bytes = g_bytes_ref (bytes);
  self->journal_folder = g_strdup (journal_folder);
  self->file = g_object_ref (file);
  g_task_set_source_tag (task, mt_write_out);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, (GDestroyNotify)write_out_free);
  g_task_run_in_thread (task, write_thread);
}

/* Nothing may point at it afterwards: some file dialogs remember what was saved. */
static void
forget_recent (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

gboolean
mt_write_out_finish (GAsyncResult *result, GError **error)
{
  WriteOut *self = g_task_get_task_data (G_TASK (result));

  forget_recent (self->file);
  return g_task_propagate_boolean (G_TASK (result), error);
}

char *
mt_write_out_say (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;
  if (g_error_matches (error, MT_ERROR, MT_ERROR_EXISTS))
    return g_strdup (_ ("The journal itself lies in this folder. Choose another one, please."));
  if (g_error_matches (error, MT_ERROR, MT_ERROR_NOT_FOUND))
    return g_strdup (_ ("This folder is not there any more. Choose another one, please."));
  if (g_error_matches (error, MT_ERROR, MT_ERROR_INVALID))
    return g_strdup (_ ("What has this name is no ordinary file. Choose another name, please."));
  return mt_say_error_sentence (error);
}
