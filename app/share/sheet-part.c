/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/sheet-part.h"

#include <glib/gi18n.h>

struct _MtSheetPart {
  GObject parent_instance;

  MtSinceParts part;
  char *id, *about, *words;
};

G_DEFINE_FINAL_TYPE (MtSheetPart, mt_sheet_part, G_TYPE_OBJECT)

static void
mt_sheet_part_finalize (GObject *object)
{
  MtSheetPart *self = MT_SHEET_PART (object);

  g_free (self->id);
  g_free (self->about);
  g_free (self->words);
  G_OBJECT_CLASS (mt_sheet_part_parent_class)->finalize (object);
}

static void
mt_sheet_part_class_init (MtSheetPartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mt_sheet_part_finalize;
}

static void
mt_sheet_part_init (MtSheetPart *self)
{
}

MtSheetPart *
mt_sheet_part_new (const MtSince *since, MtSinceParts part)
{
  g_autofree char *source = mt_since_source (since, part);
  g_autofree char *words = mt_since_say (since, part);
  g_autofree char *name = mt_since_name (part);
  g_autofree char *title = mt_since_title (since);
  MtSheetPart *self;

  if (!source || !words)
    return NULL;
  self = g_object_new (MT_TYPE_SHEET_PART, NULL);
  self->part = part;
  self->id = g_strdup_printf ("since:%u", part);
  /* Translators: a part of a sheet: what it is, since when, and what it is counted from: “Mood ·
   * Since Friday, 20 November 2026 · from 4 moods”. */
  self->about = g_strdup_printf (_ ("%1$s · %2$s · %3$s"), name, title, source);
  self->words = g_steal_pointer (&words);
  return self;
}

const char *
mt_sheet_part_get_id (MtSheetPart *self)
{
  g_return_val_if_fail (MT_IS_SHEET_PART (self), NULL);
  return self->id;
}

MtSinceParts
mt_sheet_part_get_part (MtSheetPart *self)
{
  g_return_val_if_fail (MT_IS_SHEET_PART (self), 0);
  return self->part;
}

const char *
mt_sheet_part_get_about (MtSheetPart *self)
{
  g_return_val_if_fail (MT_IS_SHEET_PART (self), NULL);
  return self->about;
}

const char *
mt_sheet_part_get_words (MtSheetPart *self)
{
  g_return_val_if_fail (MT_IS_SHEET_PART (self), NULL);
  return self->words;
}
