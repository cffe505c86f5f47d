/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/out-file.h"

#include "app/cli/output.h"
#include "core/error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Where @path leads through links, also where nothing is there yet; NULL: nowhere. */
static char *
follow (const char *path)
{
  g_autofree char *real = realpath (path, NULL), *target = NULL, *folder = NULL, *next = NULL;

  if (real)
    return g_steal_pointer (&real);
  if (errno == ELOOP)
    return NULL;
  folder = g_path_get_dirname (path);
  target = g_file_read_link (path, NULL);
  if (!target)
    return realpath (folder, NULL);
  next = g_path_is_absolute (target) ? g_steal_pointer (&target)
                                     : g_build_filename (folder, target, NULL);
  return follow (next);
}

/* Whether @path lies in the journal's own folder, where an export could replace a part of it. */
static gboolean
is_in_journal (const char *path, const char *journal)
{
  g_autofree char *real = follow (path);
  struct stat own, other;
  char *end;

  if (!real || stat (journal, &own) < 0)
    return FALSE;
  do {
    if (stat (real, &other) == 0 && other.st_dev == own.st_dev && other.st_ino == own.st_ino)
      return TRUE;
    end = strrchr (real, '/');
    if (end)
      *end = '\0';
  } while (end && *real);
  return FALSE;
}

MtStatus
mt_out_check (const MtCall *call, const char *out)
{
  if (!out)
    return mt_refuse_usage (_ ("Where to? Name the file with --out."));
  if (*out == '\0' || g_str_equal (out, "-"))
    return mt_refuse (_ ("--out takes the name of a file. Nothing was written."));
  if (is_in_journal (out, call->folder))
    return mt_refuse (
        _ ("--out takes a file outside the journal’s own folder. Nothing was written."));
  return MT_STATUS_DONE;
}

MtStatus
mt_out_refuse (const char *out, const GError *error)
{
  g_autofree char *path = mt_visible (out);

  if (g_error_matches (error, MT_ERROR, MT_ERROR_NOT_FOUND))
    return mt_refuse (_ ("There is no such folder, so %s was not written."), path);
  if (g_error_matches (error, MT_ERROR, MT_ERROR_INVALID))
    return mt_refuse (_ ("%s is there already and is no ordinary file, so it was left as it is."),
                      path);
  return mt_refuse_error (error);
}
