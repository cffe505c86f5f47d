/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"

#include <errno.h>
#include <gio/gio.h>

G_DEFINE_QUARK (mt-error, mt_error)

static MtError
code_of_errno (int errno_value)
{
  switch (errno_value) {
  case ENOSPC:
  case EDQUOT:
  case EFBIG:
    return MT_ERROR_FULL;
  case EROFS:
    return MT_ERROR_READ_ONLY;
  case EACCES:
  case EPERM:
    return MT_ERROR_NOT_ALLOWED;
  case ENOENT:
  case ENOTDIR:
    return MT_ERROR_NOT_FOUND;
  case ENOMEM:
    return MT_ERROR_NO_MEMORY;
  default:
    return MT_ERROR_STORAGE;
  }
}

gboolean
mt_error_set_errno (GError **error, int errno_value, const char *what)
{
  g_set_error (error, MT_ERROR, code_of_errno (errno_value), "cannot %s: %s", what,
               g_strerror (errno_value));
  return FALSE;
}

static MtError
code_of_file_error (int file_error)
{
  switch ((GFileError)file_error) {
  case G_FILE_ERROR_NOSPC:
    return MT_ERROR_FULL;
  case G_FILE_ERROR_ROFS:
    return MT_ERROR_READ_ONLY;
  case G_FILE_ERROR_ACCES:
  case G_FILE_ERROR_PERM:
    return MT_ERROR_NOT_ALLOWED;
  case G_FILE_ERROR_NOENT:
    return MT_ERROR_NOT_FOUND;
  case G_FILE_ERROR_NOMEM:
    return MT_ERROR_NO_MEMORY;
  default:
    return MT_ERROR_STORAGE;
  }
}

static MtError
code_of_io_error (int io_error)
{
  switch ((GIOErrorEnum)io_error) {
  case G_IO_ERROR_NO_SPACE:
    return MT_ERROR_FULL;
  case G_IO_ERROR_READ_ONLY:
    return MT_ERROR_READ_ONLY;
  case G_IO_ERROR_PERMISSION_DENIED:
    return MT_ERROR_NOT_ALLOWED;
  case G_IO_ERROR_NOT_FOUND:
    return MT_ERROR_NOT_FOUND;
  default:
    return MT_ERROR_STORAGE;
  }
}

void
mt_error_adopt (GError **error)
{
  if (!error || !*error)
    return;
  if ((*error)->domain == G_FILE_ERROR)
    (*error)->code = code_of_file_error ((*error)->code);
  else if ((*error)->domain == G_IO_ERROR)
    (*error)->code = code_of_io_error ((*error)->code);
  else
    return;
  (*error)->domain = MT_ERROR;
}

gboolean
mt_error_is_damage (const GError *error)
{
  if (!error || error->domain != MT_ERROR)
    return FALSE;
  switch (error->code) {
  case MT_ERROR_DAMAGED:
  case MT_ERROR_DAMAGED_KEYS:
  case MT_ERROR_NO_KEYS:
  case MT_ERROR_OTHER_KEYS:
  case MT_ERROR_NO_DATABASE:
  case MT_ERROR_DAMAGED_DATABASE:
  case MT_ERROR_DAMAGED_START:
  case MT_ERROR_DAMAGED_WAL:
    return TRUE;
  default:
    return FALSE;
  }
}

void
mt_error_blame_file (GError **error)
{
  if (error && mt_error_is_damage (*error))
    (*error)->code = MT_ERROR_DAMAGED;
}
