/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/booklet-chapter.h"

#include <glib/gi18n.h>

/* Translators: names of chapters in a booklet about a time in therapy. */
static const char *const names[MT_BOOKLET_N_PARTS] = {
  N_ ("Sessions"),          N_ ("Goals"),        N_ ("What I tried"),
  N_ ("Letters to myself"), N_ ("Then and now"), N_ ("Other pages"),
};

const char *
mt_share_booklet_name (MtBookletParts part)
{
  for (guint i = 0; i < MT_BOOKLET_N_PARTS; i++)
    if (part == (MtBookletParts)(1 << i))
      return names[i];
  g_return_val_if_reached ("");
}

static void
set_told (MtChapters *chapters, GHashTable *views, gboolean told)
{
  GHashTableIter iter;
  gpointer view;

  g_hash_table_iter_init (&iter, views);
  while (g_hash_table_iter_next (&iter, &view, NULL))
    if (told)
      g_hash_table_add (chapters->told, view);
    else
      g_hash_table_remove (chapters->told, view);
}

/* Leaves in what was told (MtChapters) what @part tells, and no other.  @before: what is told in
 * the chapters before it, which only the last one asks about. */
static void
find_told (MtChapters *chapters, MtBookletParts part, GHashTable *before)
{
  g_autoptr (GPtrArray) told = NULL;

  g_hash_table_remove_all (chapters->told);
  if (part != MT_BOOKLET_THEN_AND_NOW) {
    set_told (chapters, before, part == MT_BOOKLET_OTHERS);
    told = mt_chapters_tell (chapters, part);
    if (part == MT_BOOKLET_OTHERS)
      set_told (chapters, before, FALSE);
    return;
  }
  told = mt_chapters_compare (chapters);
  for (guint i = 0; i < told->len; i++) {
    const MtThenNow *pair = told->pdata[i];

    g_hash_table_add (chapters->told, (gpointer)pair->then);
    g_hash_table_add (chapters->told, (gpointer)pair->now);
  }
}

void
mt_share_booklet_find (GPtrArray *entries,
                       const MtShareChoice *choice,
                       const MtShareBooklet *booklet,
                       GPtrArray *found[MT_BOOKLET_N_PARTS])
{
  MtShareOptions options = { .format = MT_FORMAT_PDF, .choice = choice };
  g_autoptr (MtDocument) document = mt_document_new (entries, &options);
  g_autoptr (MtChapters) chapters = mt_chapters_new (document, booklet);
  g_autoptr (GHashTable) before = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < MT_BOOKLET_N_PARTS; i++) {
    MtBookletParts part = 1 << i;
    GHashTableIter iter;
    gpointer view;

    find_told (chapters, part, before);
    found[i] = g_ptr_array_new_with_free_func (g_free);
    g_hash_table_iter_init (&iter, chapters->told);
    while (g_hash_table_iter_next (&iter, &view, NULL)) {
      g_ptr_array_add (found[i], g_strdup (mt_entry_get_id (((const MtView *)view)->entry)));
      if (booklet->parts & part && part != MT_BOOKLET_THEN_AND_NOW)
        g_hash_table_add (before, view);
    }
  }
}

GPtrArray *
mt_share_booklet_take (GPtrArray *entries,
                       const MtShareChoice *choice,
                       const MtShareBooklet *booklet)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *found[MT_BOOKLET_N_PARTS];
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  mt_share_booklet_find (entries, choice, booklet, found);
  for (guint i = 0; i < MT_BOOKLET_N_PARTS; i++)
    for (guint j = 0; booklet->parts & 1 << i && j < found[i]->len; j++)
      g_hash_table_add (ids, found[i]->pdata[j]);
  for (guint i = 0; i < entries->len; i++)
    if (g_hash_table_contains (ids, mt_entry_get_id (entries->pdata[i])))
      g_ptr_array_add (taken, g_object_ref (entries->pdata[i]));
  for (guint i = 0; i < MT_BOOKLET_N_PARTS; i++)
    g_ptr_array_unref (found[i]);
  return taken;
}
