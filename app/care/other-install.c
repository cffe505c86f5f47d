/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/other-install.h"

#include "app/widgets/say-time.h"
#include "core/folder.h"
#include "core/moment.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define APPLICATION_ID "io.github.meantime_journal.Meantime"
#define USUAL_NAME "meantime"

void
mt_other_install_free (MtOtherInstall *self)
{
  g_free (self->folder);
  g_free (self);
}

/* ---- Finding ---- */

/* Where the app in the sandbox keeps its data. */
static char *
inside_sandbox (const char *home)
{
  return g_build_filename (home, ".var", "app", APPLICATION_ID, "data", USUAL_NAME, NULL);
}

/* Where the one outside does; Flatpak tells its apps if that is not the usual place. */
static char *
outside_sandbox (const char *home)
{
  const char *data = g_getenv ("HOST_XDG_DATA_HOME");

  return data && *data ? g_build_filename (data, USUAL_NAME, NULL)
                       : g_build_filename (home, ".local", "share", USUAL_NAME, NULL);
}

static gboolean
is_usual (const char *folder)
{
  g_autofree char *usual = g_build_filename (g_get_user_data_dir (), USUAL_NAME, NULL);

  return g_strcmp0 (folder, usual) == 0;
}

static gboolean
is_same_place (const char *one, const char *other)
{
  GStatBuf first, second;

  return g_stat (one, &first) == 0 && g_stat (other, &second) == 0 &&
         first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/* The counter is written after each change, also while what was changed is not in the database. */
static gint64
when_changed (const char *folder)
{
  const char *const names[] = { "journal.db", "journal.db-wal", "commits" };
  gint64 newest = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);
    GStatBuf status;

    if (g_stat (path, &status) == 0)
      newest = MAX (newest,
                    (gint64)status.st_mtim.tv_sec * G_USEC_PER_SEC + status.st_mtim.tv_nsec / 1000);
  }
  return newest;
}

MtOtherInstall *
mt_other_install_find (const char *folder, const char *home, gboolean sandboxed)
{
  g_autofree char *other = sandboxed ? outside_sandbox (home) : inside_sandbox (home);
  MtOtherInstall *found;

  if (!is_usual (folder) || is_same_place (folder, other) || !mt_folder_check (other, NULL))
    return NULL;
  found = g_new0 (MtOtherInstall, 1);
  found->changed = when_changed (other);
  found->folder = g_steal_pointer (&other);
  return found;
}

/* ---- From where this process runs ---- */

static void
look_job (GTask *task, gpointer source, gpointer folder, GCancellable *cancellable)
{
  gboolean sandboxed = g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);

  g_task_return_pointer (task, mt_other_install_find (folder, g_get_home_dir (), sandboxed),
                         (GDestroyNotify)mt_other_install_free);
}

void
mt_other_install_look (GObject *asker,
                       const char *folder,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (asker, NULL, callback, user_data);

  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, look_job);
}

MtOtherInstall *
mt_other_install_look_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

char *
mt_other_install_say (const MtOtherInstall *self)
{
  g_autofree char *when = mt_say_instant (self->changed);

  /* Translators: of a journal; %s is a day and a time such as “Yesterday, 18:20”. */
  return g_strdup_printf (_ ("Last changed: %s"), when);
}
