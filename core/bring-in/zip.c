/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/bring-in/zip.h"

#include "core/bring-in/json.h"
#include "core/error.h"
#include "core/process.h"
#include "core/share/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define PIECE ((gsize)256 * 1024) /* bytes unpacked at a time */
#define FILES_MAX 20000           /* a month each: more is somebody's trick */

static const char signature[] = "PK\003\004";

gboolean
mt_bring_zip_matches (GBytes *file)
{
  gsize size;
  const char *data = g_bytes_get_data (file, &size);

  return size > strlen (signature) && memcmp (data, signature, strlen (signature)) == 0;
}

static gboolean
refuse (MtError code, const char *why, GError **error)
{
  g_set_error_literal (error, MT_ERROR, (int)code, why);
  return FALSE;
}

/* To the file that is wanted. */
static gboolean
find_journal (struct archive *zip, GError **error)
{
  struct archive_entry *entry;
  int outcome;

  for (guint n = 0; n < FILES_MAX; n++) {
    if ((outcome = archive_read_next_header (zip, &entry)) == ARCHIVE_EOF)
      break;
    if (outcome != ARCHIVE_OK && outcome != ARCHIVE_WARN)
      return refuse (MT_ERROR_DAMAGED, "the zip is damaged", error);
    if (g_strcmp0 (archive_entry_pathname (entry), MT_ARCHIVE_JOURNAL) == 0)
      return TRUE;
  }
  return refuse (MT_ERROR_INVALID, "a zip without a journal", error);
}

/* With a NUL behind. */
static GString *
unpack (struct archive *zip, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *piece = g_malloc (PIECE);
  la_ssize_t n;

  while ((n = archive_read_data (zip, piece, PIECE)) > 0) {
    if (text->len + (gsize)n > MT_BRING_IN_OURS_MAX) {
      refuse (MT_ERROR_TOO_LONG, "a journal above the limit", error);
      return NULL;
    }
    g_string_append_len (text, piece, n);
  }
  if (n < 0) { /* also where its checksum says that it is not as it was */
    refuse (MT_ERROR_DAMAGED, "the zip is damaged", error);
    return NULL;
  }
  return g_steal_pointer (&text);
}

static MtBroughtIn *
read_journal (struct archive *zip, GError **error)
{
  g_autoptr (GString) text = NULL;

  if (!find_journal (zip, error) || !(text = unpack (zip, error)))
    return NULL;
  if (g_utf8_validate_len (text->str, text->len, NULL))
    return mt_bring_json_read (text->str, NULL, error);
  refuse (MT_ERROR_NOT_TEXT, "a journal that is no text", error);
  return NULL;
}

MtBroughtIn *
mt_bring_zip_read (GBytes *file, GError **error)
{
  struct archive *zip = archive_read_new ();
  MtBroughtIn *brought = NULL;
  gsize size;
  const void *data = g_bytes_get_data (file, &size);

  mt_process_may_take_long ();
  archive_read_support_format_zip (zip);
  if (archive_read_open_memory (zip, data, size) == ARCHIVE_OK)
    brought = read_journal (zip, error);
  else
    refuse (MT_ERROR_DAMAGED, "the zip is damaged", error);
  archive_read_free (zip);
  return brought;
}
