/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/block-private.h"

#include "core/share/phrase.h"

#include <glib/gi18n.h>

/* What takes a line each stands together, before what has a heading of its own. */
static gboolean
is_short_of_card (const MtViewPart *part)
{
  return part->field && part->field->type == MT_FIELD_TEXT;
}

static gboolean
is_headed_of_card (const MtViewPart *part)
{
  return part->field && (part->field->type == MT_FIELD_LONG_TEXT ||
                         (part->field->type == MT_FIELD_SEVERAL && part->field->n_choices > 0));
}

static void
add_headed (GPtrArray *blocks, const MtViewPart *part)
{
  mt_blocks_add_words (blocks, MT_BLOCK_PART, g_strdup (_ (part->field->name)));
  if (part->field->type == MT_FIELD_SEVERAL)
    mt_blocks_add_words (blocks, MT_BLOCK_TEXT, mt_phrase_values (part->field, part->values));
  else
    for (guint i = 0; i < part->values->len; i++)
      mt_blocks_add_words (blocks, MT_BLOCK_TEXT,
                           mt_phrase_value (part->field, part->values->pdata[i]));
}

/* What was written on it besides its parts. */
static void
add_rest (GPtrArray *blocks, const MtView *view)
{
  if (!view->text || !*view->text)
    return;
  if (blocks->len > 0) {
    /* Translators: a heading on a page that is handed over: what was written besides its parts. */
    mt_blocks_add_words (blocks, MT_BLOCK_PART, g_strdup (_ ("Also")));
  }
  mt_blocks_add_text (blocks, view);
}

GPtrArray *
mt_blocks_of_card (MtDocument *document)
{
  GPtrArray *blocks = mt_blocks_new ();
  g_autoptr (MtView) view = mt_document_view (document, 1);

  mt_blocks_add_said (blocks, view);
  for (guint i = 0; i < view->parts->len; i++)
    if (is_short_of_card (view->parts->pdata[i]))
      mt_blocks_add_part (blocks, document, view->parts->pdata[i]);
  for (guint i = 0; i < view->parts->len; i++)
    if (is_headed_of_card (view->parts->pdata[i]))
      add_headed (blocks, view->parts->pdata[i]);
  add_rest (blocks, view);
  for (guint i = 0; i < view->parts->len; i++)
    if (!is_short_of_card (view->parts->pdata[i]) && !is_headed_of_card (view->parts->pdata[i]))
      mt_blocks_add_part (blocks, document, view->parts->pdata[i]);
  return blocks;
}
