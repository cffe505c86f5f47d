/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/shared.h"

#include "core/error.h"
#include "core/id.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE (64 * 1024) /* bytes read at a time */

static const char *const ways[] = {
  [MT_SHARED_FILE] = "file",
  [MT_SHARED_PRINTED] = "printed",
  [MT_SHARED_SHOWN] = "shown",
};

static const char *const kept_ids[] = {
  [MT_SHARED_WHOLE] = "whole", [MT_SHARED_BEGINNING] = "beginning", [MT_SHARED_NONE] = "none",
  [MT_SHARED_TAKEN] = "taken", [MT_SHARED_LOST] = "lost",
};

MtShared *
mt_shared_new (MtSharedWay way, const char *format)
{
  MtShared *self = g_new0 (MtShared, 1);

  self->id = mt_id_new ();
  mt_moment_now (&self->moment);
  self->way = way;
  self->format = g_strdup (format ? format : "");
  self->recipient = g_strdup ("");
  self->fingerprint = g_strdup ("");
  self->kept = MT_SHARED_NONE;
  self->words = g_strdup ("");
  self->entries = g_new0 (char *, 1);
  return self;
}

MtShared *
mt_shared_copy (const MtShared *self)
{
  MtShared *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->moment.zone = g_strdup (self->moment.zone);
  copy->format = g_strdup (self->format);
  copy->place = g_strdup (self->place);
  copy->recipient = g_strdup (self->recipient);
  copy->fingerprint = g_strdup (self->fingerprint);
  copy->words = g_strdup (self->words);
  copy->entries = g_strdupv (self->entries);
  return copy;
}

void
mt_shared_free (MtShared *self)
{
  if (!self)
    return;
  g_free (self->id);
  mt_moment_clear (&self->moment);
  g_free (self->format);
  g_free (self->place);
  g_free (self->recipient);
  g_free (self->fingerprint);
  g_free (self->words);
  g_strfreev (self->entries);
  g_free (self);
}

void
mt_shared_set_bytes (MtShared *self, GBytes *bytes)
{
  g_free (self->fingerprint);
  self->fingerprint = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->size = (goffset)g_bytes_get_size (bytes);
}

void
mt_shared_set_words (MtShared *self, const char *words)
{
  gsize size = words ? strlen (words) : 0;
  const char *end;

  g_free (self->words);
  self->kept = !words                        ? MT_SHARED_NONE
               : size <= MT_SHARED_WORDS_MAX ? MT_SHARED_WHOLE
                                             : MT_SHARED_BEGINNING;
  if (self->kept == MT_SHARED_BEGINNING) {
    g_utf8_validate (words, MT_SHARED_WORDS_MAX, &end); /* not in the middle of a letter */
    size = (gsize)(end - words);
  }
  self->words = g_strndup (words ? words : "", size);
}

void
mt_shared_set_entries (MtShared *self, const char *const *ids, guint n_entries)
{
  guint n = ids ? g_strv_length ((char **)ids) : n_entries;

  g_strfreev (self->entries);
  self->n_entries = n;
  if (ids && n <= MT_SHARED_ENTRIES_MAX) {
    self->entries = g_strdupv ((char **)ids);
    return;
  }
  self->entries = g_new0 (char *, 1);
  mt_shared_set_words (self, NULL);
}

const char *
mt_shared_way_id (MtSharedWay way)
{
  return ways[way];
}

gboolean
mt_shared_way_from_id (const char *id, MtSharedWay *way)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_strcmp0 (ways[i], id) == 0) {
      *way = (MtSharedWay)i;
      return TRUE;
    }
  return FALSE;
}

const char *
mt_shared_kept_id (MtSharedKept kept)
{
  return kept_ids[kept];
}

gboolean
mt_shared_kept_from_id (const char *id, MtSharedKept *kept)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kept_ids); i++)
    if (g_strcmp0 (kept_ids[i], id) == 0) {
      *kept = (MtSharedKept)i;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_regular (int fd, GError **error)
{
  struct stat info;

  if (fstat (fd, &info) < 0)
    return mt_error_set_errno (error, errno, "look at a shared file");
  if (S_ISREG (info.st_mode))
    return TRUE;
  g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "not a regular file");
  return FALSE;
}

char *
mt_shared_fingerprint_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *piece = g_malloc (PIECE);
  g_autofd int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  gssize n;

  if (fd < 0 && errno == ELOOP) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "a link");
    return NULL;
  }
  if (fd < 0) {
    mt_error_set_errno (error, errno, "open a shared file");
    return NULL;
  }
  if (!is_regular (fd, error))
    return NULL;
  while ((n = read (fd, piece, PIECE)) != 0) {
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0) {
      mt_error_set_errno (error, errno, "read a shared file");
      return NULL;
    }
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    g_checksum_update (checksum, piece, n);
  }
  return g_strdup (g_checksum_get_string (checksum));
}

gboolean
mt_shared_delete_file (const MtShared *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = self->place ? g_filename_from_uri (self->place, NULL, NULL) : NULL;
  g_autofree char *found = NULL;

  if (!path) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_FOUND, "no file on this device");
    return FALSE;
  }
  if (!(found = mt_shared_fingerprint_file (path, cancellable, error)))
    return FALSE;
  if (!g_str_equal (found, self->fingerprint)) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_INVALID, "not the file that was written");
    return FALSE;
  }
  return g_unlink (path) == 0 || mt_error_set_errno (error, errno, "delete a shared file");
}
