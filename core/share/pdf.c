/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/pdf.h"

#include "core/error.h"
#include "core/share/booklet-draw.h"
#include "core/share/flow.h"
#include "core/share/pdf-finish.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

#define END_SHARE 8 /* writing fonts and structure takes an eighth of what drawing does */

typedef struct {
  GByteArray *bytes;
  GCancellable *cancellable;
} Output;

/* Also what lasts long within cairo ends here where it is cancelled. */
static cairo_status_t
append (void *data, const unsigned char *bytes, unsigned int length)
{
  Output *output = data;

  if (g_cancellable_is_cancelled (output->cancellable))
    return CAIRO_STATUS_WRITE_ERROR;
  g_byte_array_append (output->bytes, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

guint
mt_pdf_steps (MtDocument *document)
{
  guint length = mt_document_get_length (document);

  return length + length / END_SHARE + 1;
}

/* FALSE: cancelled. */
static gboolean
draw_document (MtSheet *sheet, MtDocument *document, MtPace *pace)
{
  g_autoptr (MtFlow) flow = mt_flow_new (sheet, pace->cancellable);
  g_autoptr (GPtrArray) opening = mt_blocks_opening (document);
  g_autoptr (GPtrArray) closing = mt_blocks_closing (document);
  gboolean is_drawn = mt_pace_step (pace, 0) && mt_flow_add (flow, opening);

  for (guint number = 1; is_drawn && number <= mt_document_get_length (document); number++) {
    g_autoptr (GPtrArray) blocks = mt_blocks_of (document, number);

    is_drawn = mt_flow_add (flow, blocks) && mt_pace_step (pace, number);
    if (mt_sheet_is_full (sheet))
      break;
  }
  is_drawn = is_drawn && mt_flow_add (flow, closing);
  mt_flow_end (flow);
  return is_drawn;
}

/* What a drawing is made of. */
typedef struct {
  MtDocument *document;
  const MtShareBooklet *booklet;
  const MtPage *page;
  gboolean opening;
  MtPace *pace;
} Drawing;

/* On which pages the chapters begin: drawn once to no file.  NULL: cancelled. */
static GArray *
find_chapters (const Drawing *drawing)
{
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (NULL, NULL, drawing->page->width, drawing->page->height);
  MtSheet *sheet = mt_sheet_new (surface, drawing->page, FALSE);
  MtPace silent = { .cancellable = drawing->pace->cancellable };
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!mt_booklet_draw (sheet, drawing->document, drawing->booklet, pages, &silent))
    g_clear_pointer (&pages, g_array_unref);
  mt_sheet_free (sheet);
  cairo_surface_destroy (surface);
  return pages;
}

static gboolean
draw_booklet (MtSheet *sheet, const Drawing *drawing)
{
  g_autoptr (GArray) pages =
      drawing->opening ? g_array_new (FALSE, FALSE, sizeof (guint)) : find_chapters (drawing);

  return pages &&
         mt_booklet_draw (sheet, drawing->document, drawing->booklet, pages, drawing->pace);
}

static void
describe (cairo_surface_t *surface)
{
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, _ ("Notes"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, NULL);
}

static gboolean
draw (cairo_surface_t *surface, const Drawing *drawing, GError **error)
{
  MtSheet *sheet = mt_sheet_new (surface, drawing->page, drawing->opening);
  MtPace *pace = drawing->pace;

  if (drawing->booklet ? draw_booklet (sheet, drawing)
                       : draw_document (sheet, drawing->document, pace))
    mt_sheet_end (sheet);
  mt_sheet_free (sheet);
  if (g_cancellable_set_error_if_cancelled (pace->cancellable, error))
    return FALSE;
  cairo_surface_finish (surface);
  if (g_cancellable_set_error_if_cancelled (pace->cancellable, error))
    return FALSE;
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, MT_ERROR,
               cairo_surface_status (surface) == CAIRO_STATUS_NO_MEMORY ? MT_ERROR_NO_MEMORY
                                                                        : MT_ERROR_STORAGE,
               "cannot draw: %s", cairo_status_to_string (cairo_surface_status (surface)));
  return FALSE;
}

GBytes *
mt_pdf_render (MtDocument *document,
               const MtShareBooklet *booklet,
               const MtPage *page,
               gboolean opening,
               MtPace *pace,
               GError **error)
{
  const Drawing drawing = { document, booklet, page, opening, pace };
  g_autoptr (GByteArray) drawn = g_byte_array_new ();
  Output output = { drawn, pace->cancellable };
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append, &output, page->width, page->height);
  gboolean is_drawn;

  describe (surface);
  is_drawn = draw (surface, &drawing, error);
  cairo_surface_destroy (surface);
  if (!is_drawn || !mt_pdf_finish (drawn, page, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&drawn));
}
