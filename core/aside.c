/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/aside.h"

#include "core/error.h"
#include "core/file.h"
#include "core/vault/key-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

G_STATIC_ASSERT (sizeof MT_ASIDE_RESTORE == sizeof MT_ASIDE_SALVAGE);

#define STAMP "%Y-%m-%dT%H%M%SZ"

char *
mt_aside_choose (const char *folder, const char *prefix)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, STAMP);
  g_autofree char *name = g_strconcat (prefix, stamp, NULL);

  for (int i = 2; mt_file_exists (folder, name); i++) {
    g_free (name);
    name = g_strdup_printf ("%s%s-%d", prefix, stamp, i);
  }
  return g_steal_pointer (&name);
}

static gboolean
is_aside (const char *name)
{
  return g_str_has_prefix (name, MT_ASIDE_RESTORE) || g_str_has_prefix (name, MT_ASIDE_SALVAGE);
}

/* Of all files in @folder and below; no link is followed. */
static goffset
size_of (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  goffset size = 0;
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    GStatBuf status;

    if (g_lstat (path, &status) == 0)
      size += S_ISDIR (status.st_mode) ? size_of (path) : status.st_size;
  }
  return size;
}

static gboolean
is_folder (const char *path)
{
  GStatBuf status;

  return g_lstat (path, &status) == 0 && S_ISDIR (status.st_mode);
}

/* When it was put there, as its name says; else when it was last changed. */
static gint64
made_of (const char *path, const char *name)
{
  g_autofree char *stamp = g_strndup (name + strlen (MT_ASIDE_RESTORE), 18);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *sayable = NULL;
  g_autoptr (GDateTime) time = NULL;
  GStatBuf status;

  if (strlen (stamp) == 18) { /* as ISO 8601 has it: colons, which a disk may not take */
    sayable = g_strdup_printf ("%.13s:%.2s:%.3s", stamp, stamp + 13, stamp + 15);
    time = g_date_time_new_from_iso8601 (sayable, utc);
  }
  if (time)
    return g_date_time_to_unix (time) * G_USEC_PER_SEC;
  return g_stat (path, &status) == 0 ? (gint64)status.st_mtime * G_USEC_PER_SEC : 0;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const MtAside *one = *(MtAside *const *)a, *other = *(MtAside *const *)b;

  if (one->made != other->made)
    return one->made < other->made ? 1 : -1;
  return g_strcmp0 (other->path, one->path);
}

GPtrArray *
mt_aside_list (const char *folder)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_aside_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    MtAside *aside;

    if (!is_aside (name) || !is_folder (path))
      continue;
    aside = g_new (MtAside, 1);
    aside->made = made_of (path, name);
    aside->size = size_of (path);
    aside->path = g_steal_pointer (&path);
    g_ptr_array_add (list, aside);
  }
  g_ptr_array_sort (list, compare_newest_first);
  return list;
}

static void
remove_keys (const char *path)
{
  g_autofree char *keys = g_build_filename (path, MT_KEY_FILE_NAME, NULL);
  g_autofree char *keys_2 = g_build_filename (path, MT_KEY_FILE_NAME_2, NULL);

  g_unlink (keys);
  g_unlink (keys_2);
  mt_file_sync_folder (path, NULL);
}

gboolean
mt_aside_remove (const char *folder, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *here = g_build_filename (folder, name, NULL);

  if (!is_aside (name) || !g_str_equal (here, path) || !is_folder (here)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_FOUND, "nothing like this was kept aside");
    return FALSE;
  }
  remove_keys (here);
  mt_file_remove_folder (here);
  if (is_folder (here)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_ALLOWED, "not all of it could be removed");
    return FALSE;
  }
  return mt_file_sync_folder (folder, error);
}
