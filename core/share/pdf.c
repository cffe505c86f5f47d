/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/pdf.h"

#include "core/error.h"
#include "core/share/flow.h"
#include "core/share/pdf-finish.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

#define FOOTER_HEIGHT 46.0 /* pt, from the lower edge */

static cairo_status_t
append (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
draw_document (MtSheet *sheet, MtDocument *document, GCancellable *cancellable)
{
  g_autoptr (MtFlow) flow = mt_flow_new (sheet, cancellable);
  g_autoptr (GPtrArray) opening = mt_blocks_opening (document);
  g_autoptr (GPtrArray) closing = mt_blocks_closing (document);
  gboolean is_drawn = mt_flow_add (flow, opening);

  for (guint number = 1; is_drawn && number <= mt_document_get_length (document); number++) {
    g_autoptr (GPtrArray) blocks = mt_blocks_of (document, number);
    is_drawn = mt_flow_add (flow, blocks);
  }
  is_drawn = is_drawn && mt_flow_add (flow, closing);
  mt_flow_end (flow);
  return is_drawn;
}

/* How many pages there are is known at the end only, and laying out everything twice would take
 * twice as long; nor can cairo draw what is no part of the text without damage to its table of
 * objects (1.18, the tag Artifact).  So what stands around the text comes as pages of its own,
 * which mt_pdf_finish () lays over the rest. */
static void
draw_surroundings (MtSheet *sheet)
{
  guint n_pages = sheet->n_pages;
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (MtLine));

  for (guint number = 1; number <= n_pages; number++) {
    /* Translators: at the foot of a page: its number, and how many there are. */
    g_autofree char *words = g_strdup_printf (C_ ("page", "%u of %u"), number, n_pages);
    const MtLine *line;

    mt_sheet_turn (sheet);
    mt_sheet_draw_rules (sheet, number);
    mt_sheet_lay_out (sheet, MT_STYLE_FOOTER, words, -1, sheet->page->width, lines);
    line = &g_array_index (lines, MtLine, 0);
    mt_sheet_draw (sheet, line, (sheet->page->width - line->width) / 2,
                   sheet->page->height - FOOTER_HEIGHT);
  }
}

static gboolean
draw (cairo_surface_t *surface,
      MtDocument *document,
      const MtPage *page,
      GCancellable *cancellable,
      GError **error)
{
  MtSheet *sheet = mt_sheet_new (surface, page);

  if (draw_document (sheet, document, cancellable))
    draw_surroundings (sheet);
  cairo_show_page (sheet->cr);
  mt_sheet_free (sheet);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  cairo_surface_finish (surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, MT_ERROR,
               cairo_surface_status (surface) == CAIRO_STATUS_NO_MEMORY ? MT_ERROR_NO_MEMORY
                                                                        : MT_ERROR_STORAGE,
               "cannot draw: %s", cairo_status_to_string (cairo_surface_status (surface)));
  return FALSE;
}

GBytes *
mt_pdf_render (MtDocument *document, const MtPage *page, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) drawn = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append, drawn, page->width, page->height);
  gboolean is_drawn;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_7);
  is_drawn = draw (surface, document, page, cancellable, error);
  cairo_surface_destroy (surface);
  return is_drawn ? mt_pdf_finish (drawn, page, error) : NULL;
}
