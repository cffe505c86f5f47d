/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/archive.h"

#include "core/error.h"
#include "core/share/share.h"
#include "core/share/whole-json.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

#define PERMISSIONS 0600
/* s UTC, 2026-01-01: of each file, so that the bytes tell no other time */
#define MADE 1767225600
#define PIECE 65536 /* bytes of JSON collected before they are written */

struct _MtArchive {
  struct archive *zip;
  MtArchiveWriteFunc write;
  gpointer to;
  GError *refused; /* what the function that writes said */
  JsonGenerator *generator;
  GString *json; /* not written yet */
  guint n_entries;
};

static la_ssize_t
write_cb (struct archive *zip, void *data, const void *buffer, size_t size)
{
  MtArchive *self = data;

  if (self->refused || !self->write (buffer, size, self->to, &self->refused)) {
    archive_set_error (zip, EIO, "refused");
    return -1;
  }
  return (la_ssize_t)size;
}

/* Returns FALSE. */
static gboolean
fail (MtArchive *self, GError **error)
{
  int saved = archive_errno (self->zip);

  if (self->refused)
    g_propagate_error (error, g_error_copy (self->refused));
  else
    mt_error_set_errno (error, saved > 0 ? saved : EIO, "write the archive");
  return FALSE;
}

MtArchive *
mt_archive_new (MtArchiveWriteFunc write, gpointer to, GError **error)
{
  g_autoptr (MtArchive) self = g_new0 (MtArchive, 1);

  self->write = write;
  self->to = to;
  self->generator = json_generator_new ();
  self->json = g_string_new (NULL);
  self->zip = archive_write_new ();
  if (archive_write_set_format_zip (self->zip) != ARCHIVE_OK ||
      archive_write_set_bytes_per_block (self->zip, 0) != ARCHIVE_OK ||
      archive_write_open (self->zip, self, NULL, write_cb, NULL) != ARCHIVE_OK) {
    fail (self, error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
mt_archive_free (MtArchive *self)
{
  if (!self)
    return;
  if (!self->refused) /* what is not finished goes nowhere */
    g_set_error_literal (&self->refused, G_IO_ERROR, G_IO_ERROR_CANCELLED, "not finished");
  archive_write_free (self->zip);
  g_error_free (self->refused);
  g_object_unref (self->generator);
  g_string_free (self->json, TRUE);
  g_free (self);
}

static gboolean
begin_file (MtArchive *self, const char *name, GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  int outcome;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, PERMISSIONS);
  archive_entry_set_mtime (entry, MADE, 0);
  outcome = archive_write_header (self->zip, entry);
  archive_entry_free (entry);
  return outcome == ARCHIVE_OK || fail (self, error);
}

static gboolean
put (MtArchive *self, const char *data, gsize size, GError **error)
{
  while (size > 0) {
    la_ssize_t written = archive_write_data (self->zip, data, size);

    if (written <= 0)
      return fail (self, error);
    data += written;
    size -= (gsize)written;
  }
  return TRUE;
}

static gboolean
end_file (MtArchive *self, GError **error)
{
  return archive_write_finish_entry (self->zip) == ARCHIVE_OK || fail (self, error);
}

static gboolean
add_file (MtArchive *self, const char *name, const char *data, gsize size, GError **error)
{
  return begin_file (self, name, error) && put (self, data, size, error) && end_file (self, error);
}

/* ---- README.txt ---- */

/* Translators: a file beside the journal, for whoever opens it, perhaps years from now and without
 * Meantime.  Lines are to be broken like here; the names of files stay as they are. */
static const char readme[] =
    N_ ("This is everything that was in a private journal, kept with Meantime.\n"
        "\n"
        "None of it is encrypted: whoever has this file can read all of it.\n"
        "Please keep it where nobody else looks, and delete it when it is not\n"
        "needed any more.\n"
        "\n"
        "readable/      The entries of each month, to be read: open them with any\n"
        "               text editor. What lay in the bin is not among them.\n"
        "journal.json   All of it, for programs: also the bin, what entries were\n"
        "               before they were changed, and what points at what.\n"
        "               Meantime takes it in again and then has the same journal.\n"
        "               It is JSON in UTF-8, one entry to a line.\n"
        "\n"
        "To take it in again: Preferences, Bring In; or in a terminal\n"
        "meantime-cli import FILE\n");

gboolean
mt_archive_add_readme (MtArchive *self, GError **error)
{
  const char *translated = _ (readme);
  g_autofree char *both = g_str_equal (translated, readme)
                              ? g_strdup (readme)
                              : g_strconcat (translated, "\n\n----\n\n", readme, NULL);

  return add_file (self, "README.txt", both, strlen (both), error);
}

/* ---- journal.json ---- */

static gboolean
flush (MtArchive *self, gsize more_than, GError **error)
{
  gboolean written =
      self->json->len <= more_than || put (self, self->json->str, self->json->len, error);

  if (self->json->len > more_than)
    g_string_truncate (self->json, 0);
  return written;
}

/* Takes @node. */
static gboolean
append (MtArchive *self, JsonNode *node, GError **error)
{
  json_generator_set_root (self->generator, node);
  json_generator_to_gstring (self->generator, self->json);
  json_generator_set_root (self->generator, NULL);
  json_node_unref (node);
  return flush (self, PIECE, error);
}

gboolean
mt_archive_begin_journal (MtArchive *self, GError **error)
{
  g_string_append_printf (self->json, "{\"format\":\"%s\",\"version\":%d,\"entries\":[",
                          MT_ARCHIVE_FORMAT, MT_ARCHIVE_VERSION);
  return begin_file (self, MT_ARCHIVE_JOURNAL, error);
}

gboolean
mt_archive_add_entry (MtArchive *self, const MtWhole *whole, GError **error)
{
  g_string_append (self->json, self->n_entries++ ? ",\n" : "\n");
  return append (self, mt_whole_to_json (whole), error);
}

/* An array to a line, an element to a line in it; nothing where it is empty. */
typedef JsonNode *(*ToJsonFunc) (gconstpointer item);

static gboolean
append_array (
    MtArchive *self, const char *name, GPtrArray *items, ToJsonFunc to_json, GError **error)
{
  guint n_items = items ? items->len : 0;

  for (guint i = 0; i < n_items; i++) {
    if (i == 0)
      g_string_append_printf (self->json, ",\n\"%s\":[\n", name);
    else
      g_string_append (self->json, ",\n");
    if (!append (self, to_json (items->pdata[i]), error))
      return FALSE;
  }
  if (n_items > 0)
    g_string_append (self->json, "\n]");
  return TRUE;
}

static gboolean
append_words (MtArchive *self, const char *const *words, GError **error)
{
  JsonArray *array;
  JsonNode *node;

  if (!words || !*words)
    return TRUE;
  array = json_array_new ();
  for (; *words; words++)
    json_array_add_string_element (array, *words);
  node = json_node_init_array (json_node_alloc (), array);
  json_array_unref (array);
  g_string_append (self->json, ",\n\"dictionary\":");
  return append (self, node, error);
}

gboolean
mt_archive_end_journal (
    MtArchive *self, GPtrArray *gone, const char *const *words, GPtrArray *shared, GError **error)
{
  g_string_append (self->json, self->n_entries ? "\n]" : "]");
  if (!append_array (self, "gone", gone, (ToJsonFunc)mt_gone_to_json, error) ||
      !append_words (self, words, error) ||
      !append_array (self, "shared", shared, (ToJsonFunc)mt_shared_to_json, error))
    return FALSE;
  g_string_append (self->json, "}\n");
  return flush (self, 0, error) && end_file (self, error);
}

/* ---- readable/ ---- */

gboolean
mt_archive_add_month (MtArchive *self,
                      const char *month,
                      GPtrArray *entries,
                      GCancellable *cancellable,
                      GError **error)
{
  MtShareOptions options = { .format = MT_FORMAT_MARKDOWN };
  g_autofree char *name = g_strdup_printf ("readable/%s.md", month);
  g_autoptr (GBytes) bytes = mt_share_render (entries, &options, cancellable, error);

  return bytes &&
         add_file (self, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

gboolean
mt_archive_finish (MtArchive *self, GError **error)
{
  return archive_write_close (self->zip) == ARCHIVE_OK || fail (self, error);
}
