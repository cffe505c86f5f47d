/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/booklet-chapter.h"

#include "core/due.h"
#include "core/kinds/ids.h"

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

MtBookletParts
mt_share_booklet_find (GPtrArray *entries, gint32 today)
{
  MtShareOptions options = { .format = MT_FORMAT_PDF };
  MtShareBooklet booklet = { .parts = MT_BOOKLET_ALL, .today = today };
  g_autoptr (MtDocument) document = mt_document_new (entries, &options);
  g_autoptr (MtChapters) chapters = mt_chapters_new (document, &booklet);
  MtBookletParts found = 0;

  for (guint i = 0; i < MT_BOOKLET_N_PARTS; i++) {
    MtBookletParts part = 1 << i;
    g_autoptr (GPtrArray) told = part == MT_BOOKLET_THEN_AND_NOW
                                     ? mt_chapters_compare (chapters)
                                     : mt_chapters_tell (chapters, part);

    if (told->len > 0)
      found |= part;
  }
  return found;
}
