/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/share.h"

#include "core/error.h"
#include "core/process.h"
#include "core/share/calendar.h"
#include "core/share/document.h"
#include "core/share/json.h"
#include "core/share/markdown.h"
#include "core/share/password.h"
#include "core/share/pdf-lock.h"
#include "core/share/pdf.h"

static GBytes *
render_pdf (MtDocument *document,
            const MtShareOptions *options,
            gboolean opening,
            GCancellable *cancellable,
            GError **error)
{
  const char *given = opening ? NULL : options->password;
  g_autofree char *password = given ? mt_password_prepare (given, error) : NULL;
  guint n_drawn = mt_pdf_steps (document), n_locked = password ? n_drawn / 2 : 0;
  MtPace pace = mt_pace_new (options, n_drawn + n_locked, cancellable);
  g_auto (MtPage) page = { 0 };
  GBytes *drawn, *locked;

  if (given && !password)
    return NULL;
  mt_page_init (&page, options->paper);
  drawn = mt_pdf_render (document, &page, opening, &pace, error);
  if (drawn && password) {
    locked = mt_pdf_lock (drawn, password, &pace, n_drawn, error);
    g_bytes_unref (drawn);
    drawn = locked;
  }
  if (drawn)
    mt_pace_end (&pace);
  return drawn;
}

static gboolean
are_whole (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    if (mt_entry_get_partial (entries->pdata[i]))
      return FALSE;
  return TRUE;
}

static GBytes *
render (GPtrArray *entries,
        const MtShareOptions *options,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (MtDocument) document = NULL;

  if (options->format == MT_FORMAT_CALENDAR)
    return mt_calendar_render (entries, options->hidden, cancellable, error);
  document = mt_document_new (entries, options->hidden, options->sheet);
  switch (options->format) {
  case MT_FORMAT_PDF:
    return render_pdf (document, options, FALSE, cancellable, error);
  case MT_FORMAT_MARKDOWN:
    return mt_markdown_render (document, cancellable, error);
  case MT_FORMAT_JSON:
    return mt_json_render (document, options->full, options->full ? options->words : NULL,
                           cancellable, error);
  case MT_FORMAT_CALENDAR:
    break;
  }
  g_return_val_if_reached (NULL);
}

GBytes *
mt_share_render (GPtrArray *entries,
                 const MtShareOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  GBytes *bytes;

  g_return_val_if_fail (entries != NULL && options != NULL && are_whole (entries), NULL);
  mt_process_may_take_long ();
  bytes = render (entries, options, cancellable, error);
  if (bytes && options->format != MT_FORMAT_PDF) {
    MtPace pace = mt_pace_new (options, entries->len + 1, cancellable);
    mt_pace_end (&pace);
  }
  return bytes;
}

GBytes *
mt_share_render_opening (GPtrArray *entries,
                         const MtShareOptions *options,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (MtDocument) document = NULL;

  g_return_val_if_fail (entries != NULL && options != NULL && are_whole (entries), NULL);
  g_return_val_if_fail (options->format == MT_FORMAT_PDF, NULL);
  mt_process_may_take_long ();
  document = mt_document_new (entries, options->hidden, options->sheet);
  return render_pdf (document, options, TRUE, cancellable, error);
}
