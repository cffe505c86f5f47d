/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/say-shared.h"

#include <glib/gi18n.h>

#define LENT_FROM "xattr::document-portal.host-path"

static const struct {
  const char *id, *name;
} formats[] = {
  { "pdf", N_ ("PDF") },        { "html", N_ ("web page") }, { "md", N_ ("text") },
  { "csv", N_ ("table") },      { "json", N_ ("data") },     { "ics", N_ ("calendar") },
  { "zip", N_ ("everything") },
};

static const char *
name_of (const char *format)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].id, format))
      return _ (formats[i].name);
  return format;
}

static const char *
say_way (const MtShared *shared)
{
  switch (shared->way) {
  case MT_SHARED_PRINTED:
    return _ ("printed");
  case MT_SHARED_SHOWN:
    return _ ("shown on this screen");
  case MT_SHARED_FILE:
    break;
  }
  return name_of (shared->format);
}

char *
mt_say_shared (const MtShared *shared)
{
  g_autofree char *entries =
      g_strdup_printf (ngettext ("%u entry", "%u entries", shared->n_entries), shared->n_entries);
  g_autofree char *pages =
      g_strdup_printf (ngettext ("%u page", "%u pages", shared->n_pages), shared->n_pages);
  g_autoptr (GString) line = g_string_new (entries);

  if (shared->n_pages > 0)
    g_string_append_printf (line, ", %s", pages);
  g_string_append_printf (line, " · %s", say_way (shared));
  if (*shared->recipient) {
    g_autofree char *one_line = g_strdelimit (g_strdup (shared->recipient), "\r\n\t", ' ');

    g_string_append (line, " · ");
    /* Translators: for whom something was shared, in the person's own words. */
    g_string_append_printf (line, _ ("for %s"), one_line);
  }
  if (shared->file_deleted) {
    g_string_append (line, " · ");
    g_string_append (line, _ ("file deleted"));
  }
  return g_string_free_and_steal (g_steal_pointer (&line));
}

/* Where a file that is lent to a sandbox really lies; else where it is. */
static GFile *
find_file (const char *uri)
{
  GFile *file = g_file_new_for_uri (uri);
  const char *path = g_file_peek_path (file), *host;
  g_autofree char *lent = g_build_filename (g_get_user_runtime_dir (), "doc", "", NULL);
  g_autoptr (GFileInfo) info = NULL;

  if (!path || (!g_str_has_prefix (path, lent) && !g_str_has_prefix (path, "/run/flatpak/doc/")))
    return file;
  info = g_file_query_info (file, LENT_FROM, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  host = info ? g_file_info_get_attribute_as_string (info, LENT_FROM) : NULL;
  if (!host)
    return file;
  g_object_unref (file);
  return g_file_new_for_path (host);
}

char *
mt_say_shared_place (const MtShared *shared)
{
  g_autoptr (GFile) file = NULL, folder = NULL;
  g_autofree char *base = NULL, *name = NULL, *folder_name = NULL;

  if (shared->way == MT_SHARED_PRINTED)
    return g_strdup (_ ("Printed"));
  if (shared->way == MT_SHARED_SHOWN)
    return g_strdup (_ ("Shown on this screen"));
  if (!shared->place)
    return g_strdup (_ ("A file"));
  file = find_file (shared->place);
  folder = g_file_get_parent (file);
  if (!folder)
    return g_file_get_parse_name (file);
  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  folder_name = g_file_get_parse_name (folder);
  /* Translators: a file: its name, and the folder it lies in. */
  return g_strdup_printf (_ ("%1$s, in %2$s"), name, folder_name);
}

const char *
mt_say_shared_kept (const MtShared *shared)
{
  switch (shared->kept) {
  case MT_SHARED_BEGINNING:
    return _ ("It was longer; this is its beginning.");
  case MT_SHARED_TAKEN:
    return _ ("What it said was removed here when an entry in it was deleted for good. Backups "
              "made before may still hold it.");
  case MT_SHARED_LOST:
    return _ ("What it said was damaged, and could not be brought back.");
  case MT_SHARED_NONE:
    return _ ("What it said is not kept.");
  case MT_SHARED_WHOLE:
    break;
  }
  return NULL;
}
