/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/share.h"

#include "core/error.h"
#include "core/process.h"
#include "core/share/calendar.h"
#include "core/share/document.h"
#include "core/share/json.h"
#include "core/share/markdown.h"
#include "core/share/pdf.h"

static GBytes *
render_pdf (MtDocument *document, MtPaper paper, GCancellable *cancellable, GError **error)
{
  g_auto (MtPage) page = { 0 };

  mt_page_init (&page, paper);
  return mt_pdf_render (document, &page, cancellable, error);
}

GBytes *
mt_share_render (GPtrArray *entries,
                 const MtShareOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (MtDocument) document = NULL;

  g_return_val_if_fail (entries != NULL && options != NULL, NULL);
  for (guint i = 0; i < entries->len; i++)
    g_return_val_if_fail (!mt_entry_get_partial (entries->pdata[i]), NULL);
  mt_process_may_take_long ();
  if (options->format == MT_FORMAT_CALENDAR)
    return mt_calendar_render (entries, options->hidden, cancellable, error);
  document = mt_document_new (entries, options->hidden, options->sheet);
  switch (options->format) {
  case MT_FORMAT_PDF:
    return render_pdf (document, options->paper, cancellable, error);
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
