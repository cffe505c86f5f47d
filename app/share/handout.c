/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/handout.h"

#include "app/session/sheet-source.h"
#include "core/error.h"
#include "core/share/share.h"
#include "core/worker.h"

#include <poppler.h>

struct _MtHandout {
  GObject parent_instance;

  GBytes *bytes;
  guint n_entries, n_pages;
  double aspect;
  PopplerDocument *document; /* of the bytes; the worker's while there is one */
  MtWorker *worker;          /* draws one page after the other */
};

G_DEFINE_FINAL_TYPE (MtHandout, mt_handout, G_TYPE_OBJECT)

static void
mt_handout_finalize (GObject *object)
{
  MtHandout *self = MT_HANDOUT (object);

  g_clear_pointer (&self->worker, mt_worker_free);
  g_clear_object (&self->document);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  G_OBJECT_CLASS (mt_handout_parent_class)->finalize (object);
}

static void
mt_handout_class_init (MtHandoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mt_handout_finalize;
}

static void
mt_handout_init (MtHandout *self)
{
}

/* ---- Making ---- */

typedef struct {
  MtJournal *journal;
  char **ids;
  GPtrArray *entries; /* whole; as many as were read */
  gboolean is_sheet;
  MtSinceParts parts;
  MtSheetSource *source; /* of a sheet, once it was read */
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_object_unref (making->journal);
  g_strfreev (making->ids);
  g_ptr_array_unref (making->entries);
  g_clear_pointer (&making->source, mt_sheet_source_free);
  g_free (making);
}

static gboolean
open_bytes (MtHandout *self, GError **error)
{
  PopplerPage *page;
  double width, height;

  self->document = poppler_document_new_from_bytes (self->bytes, NULL, error);
  if (!self->document)
    return FALSE;
  self->n_pages = (guint)poppler_document_get_n_pages (self->document);
  page = poppler_document_get_page (self->document, 0);
  if (!page) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_STORAGE, "the pages cannot be read back");
    return FALSE;
  }
  poppler_page_get_size (page, &width, &height);
  g_object_unref (page);
  self->aspect = height / width;
  return TRUE;
}

/* On a thread of its own: it has the entries to itself. */
static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  g_autoptr (MtHandout) self = g_object_new (MT_TYPE_HANDOUT, NULL);
  const MtShareOptions options = { .format = MT_FORMAT_PDF,
                                   .paper = MT_PAPER_LOCALE,
                                   .sheet = making->source ? &making->source->sheet : NULL };
  GError *error = NULL;

  self->n_entries = making->entries->len;
  self->bytes = mt_share_render (making->entries, &options, cancellable, &error);
  if (!self->bytes || !open_bytes (self, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

static void load_next (GTask *task);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;
  MtEntry *entry = mt_journal_load_finish (MT_JOURNAL (source), result, &error);

  if (!entry) {
    g_task_return_error (task, error);
    return;
  }
  g_ptr_array_add (making->entries, entry);
  load_next (g_steal_pointer (&task));
}

/* Takes over @task. */
static void
load_next (GTask *task)
{
  Making *making = g_task_get_task_data (task);
  const char *id = making->ids[making->entries->len];

  if (id) {
    mt_journal_load (making->journal, id, g_task_get_cancellable (task), loaded_cb, task);
    return;
  }
  g_task_run_in_thread (task, make_thread);
  g_object_unref (task);
}

static void
source_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  making->source = mt_sheet_source_read_finish (result, &error);
  if (making->source)
    load_next (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!mt_drafts_flush_finish (MT_DRAFTS (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  if (g_task_return_error_if_cancelled (task))
    return;
  if (making->is_sheet)
    mt_sheet_source_read (making->journal, making->parts, cancellable, source_read_cb,
                          g_steal_pointer (&task));
  else
    load_next (g_steal_pointer (&task));
}

static Making *
making_new (MtDrafts *drafts, const char *const *ids)
{
  Making *making = g_new0 (Making, 1);

  making->journal = g_object_ref (mt_drafts_get_journal (drafts));
  making->ids = g_strdupv ((char **)ids);
  making->entries = g_ptr_array_new_with_free_func (g_object_unref);
  return making;
}

void
mt_handout_make (MtDrafts *drafts,
                 const char *const *ids,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MT_IS_DRAFTS (drafts) && ids);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, mt_handout_make);
  g_task_set_task_data (task, making_new (drafts, ids), making_free);
  mt_drafts_flush (drafts, flushed_cb, task);
}

void
mt_handout_make_sheet (MtDrafts *drafts,
                       const char *const *ids,
                       MtSinceParts parts,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task;
  Making *making;

  g_return_if_fail (MT_IS_DRAFTS (drafts) && ids);
  making = making_new (drafts, ids);
  making->is_sheet = TRUE;
  making->parts = parts;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, mt_handout_make_sheet);
  g_task_set_task_data (task, making, making_free);
  mt_drafts_flush (drafts, flushed_cb, task);
}

MtHandout *
mt_handout_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Looking ---- */

typedef struct {
  guint index;
  int width;
} Wish;

typedef struct {
  GdkTexture *texture;
  char *text;
} Drawn;

static void
drawn_free (gpointer data)
{
  Drawn *drawn = data;

  g_clear_object (&drawn->texture);
  g_free (drawn->text);
  g_free (drawn);
}

static GdkTexture *
texture_of (cairo_surface_t *surface)
{
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize)cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) pixels = NULL;

  cairo_surface_flush (surface);
  pixels = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface), stride * (gsize)height,
      (GDestroyNotify)cairo_surface_destroy, cairo_surface_reference (surface));
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                 GDK_MEMORY_DEFAULT, pixels, stride);
}

static GdkTexture *
draw_page (PopplerPage *page, int width, double aspect)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, (int)(width * aspect + 0.5));
  cairo_t *cr = cairo_create (surface);
  double page_width, page_height;
  GdkTexture *texture = NULL;

  poppler_page_get_size (page, &page_width, &page_height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / page_width, width / page_width);
  poppler_page_render (page, cr);
  if (cairo_status (cr) == CAIRO_STATUS_SUCCESS)
    texture = texture_of (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return texture;
}

static gpointer
draw_job (gpointer handout, gpointer input, GCancellable *cancellable, GError **error)
{
  MtHandout *self = handout; /* what is read of it here never changes */
  const Wish *wish = input;
  PopplerPage *page = poppler_document_get_page (self->document, (int)wish->index);
  Drawn *drawn = g_new0 (Drawn, 1);

  if (page) {
    drawn->texture = draw_page (page, wish->width, self->aspect);
    drawn->text = poppler_page_get_text (page);
    g_object_unref (page);
  }
  if (drawn->texture)
    return drawn;
  drawn_free (drawn);
  g_set_error_literal (error, MT_ERROR, MT_ERROR_NO_MEMORY, "a page cannot be drawn");
  return NULL;
}

void
mt_handout_draw (MtHandout *self,
                 guint index,
                 int width,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  GTask *task;
  const Wish wish = { index, CLAMP (width, 1, MT_HANDOUT_MAX_WIDTH) };

  g_return_if_fail (MT_IS_HANDOUT (self) && index < self->n_pages);
  if (!self->worker)
    self->worker = mt_worker_new ();
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mt_handout_draw);
  mt_worker_submit (self->worker, task,
                    (MtJob){ draw_job, self, g_memdup2 (&wish, sizeof wish), g_free, drawn_free });
}

GdkTexture *
mt_handout_draw_finish (MtHandout *self, GAsyncResult *result, char **text, GError **error)
{
  Drawn *drawn;
  GdkTexture *texture;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  drawn = g_task_propagate_pointer (G_TASK (result), error);
  if (!drawn)
    return NULL;
  if (text)
    *text = g_steal_pointer (&drawn->text);
  texture = g_steal_pointer (&drawn->texture);
  drawn_free (drawn);
  return texture;
}

GBytes *
mt_handout_get_bytes (MtHandout *self)
{
  g_return_val_if_fail (MT_IS_HANDOUT (self), NULL);
  return self->bytes;
}

guint
mt_handout_get_n_entries (MtHandout *self)
{
  g_return_val_if_fail (MT_IS_HANDOUT (self), 0);
  return self->n_entries;
}

guint
mt_handout_get_n_pages (MtHandout *self)
{
  g_return_val_if_fail (MT_IS_HANDOUT (self), 0);
  return self->n_pages;
}

double
mt_handout_get_aspect (MtHandout *self)
{
  g_return_val_if_fail (MT_IS_HANDOUT (self), 1);
  return self->aspect;
}
