/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/handout.h"

#include "app/share/page-text.h"
#include "core/error.h"
#include "core/share/password.h"
#include "core/worker.h"

#include <poppler.h>
#include <string.h>

struct _MtHandout {
  GObject parent_instance;

  GBytes *bytes;
  char *words; /* of another form than pages; or NULL */
  guint n_entries, n_pages;
  char **sources; /* ids */
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
  g_free (self->words);
  g_strfreev (self->sources);
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
  self->sources = g_new0 (char *, 1);
}

/* poppler takes a password for Latin-1 first, and, where that opens nothing, ends the program on
 * its way to the UTF-8 it is (seen in poppler 25.03).  So it is given what in Latin-1 is that
 * UTF-8. */
static char *
spell_for_poppler (const char *password, GError **error)
{
  g_autofree char *prepared = mt_password_prepare (password, error);

  return prepared ? g_convert (prepared, -1, "UTF-8", "ISO-8859-1", NULL, NULL, error) : NULL;
}

static gboolean
read_bytes (MtHandout *self, const char *password, GError **error)
{
  g_autofree char *spelt = password ? spell_for_poppler (password, error) : NULL;
  PopplerPage *page;
  double width, height;

  if (password && !spelt)
    return FALSE;
  self->document = poppler_document_new_from_bytes (self->bytes, spelt, error);
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

MtHandout *
mt_handout_open (GBytes *bytes, guint n_entries, const char *password, GError **error)
{
  MtHandout *self = g_object_new (MT_TYPE_HANDOUT, NULL);

  self->n_entries = n_entries;
  self->bytes = g_bytes_ref (bytes);
  if (read_bytes (self, password, error))
    return self;
  g_object_unref (self);
  return NULL;
}

MtHandout *
mt_handout_new_plain (GBytes *bytes, const char *words, guint n_entries)
{
  MtHandout *self = g_object_new (MT_TYPE_HANDOUT, NULL);

  self->n_entries = n_entries;
  self->words = g_strdup (words);
  self->bytes = g_bytes_ref (bytes);
  return self;
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
    drawn->text = mt_page_text_read (page);
    g_object_unref (page);
  }
  if (drawn->texture)
    return drawn;
  drawn_free (drawn);
  g_set_error_literal (error, MT_ERROR, MT_ERROR_NO_MEMORY, "a page cannot be drawn");
  return NULL;
}

/* One for all that is drawn and read: a document is used by one thread at a time. */
static MtWorker *
get_worker (MtHandout *self)
{
  if (!self->worker)
    self->worker = mt_worker_new ();
  return self->worker;
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
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mt_handout_draw);
  mt_worker_submit (get_worker (self), task,
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

static gpointer
read_job (gpointer handout, gpointer index, GCancellable *cancellable, GError **error)
{
  PopplerPage *page =
      poppler_document_get_page (((MtHandout *)handout)->document, (int)GPOINTER_TO_UINT (index));
  char *text;

  if (!page) {
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NO_MEMORY, "a page cannot be read");
    return NULL;
  }
  text = mt_page_text_read (page);
  g_object_unref (page);
  return text;
}

void
mt_handout_read (MtHandout *self,
                 guint index,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MT_IS_HANDOUT (self) && index < self->n_pages);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mt_handout_read);
  mt_worker_submit (get_worker (self), task,
                    (MtJob){ read_job, self, GUINT_TO_POINTER (index), NULL, g_free });
}

char *
mt_handout_read_finish (MtHandout *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
read_all_job (gpointer handout, gpointer most, GCancellable *cancellable, GError **error)
{
  MtHandout *self = handout;
  g_autoptr (GString) all = g_string_new (NULL);

  if (!self->document && !self->words)
    g_set_error_literal (error, MT_ERROR, MT_ERROR_NOT_FOUND, "what it says is not known");
  if (!self->document)
    return self->words
               ? g_strndup (self->words, MIN (strlen (self->words), GPOINTER_TO_SIZE (most)))
               : NULL;
  for (guint i = 0; i < self->n_pages && all->len < GPOINTER_TO_SIZE (most); i++) {
    PopplerPage *page = poppler_document_get_page (self->document, (int)i);
    g_autofree char *text = page ? mt_page_text_read (page) : NULL;

    g_clear_object (&page);
    g_string_append_printf (all, "%s%s", i ? "\n\n" : "", text ? text : "");
  }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

void
mt_handout_read_all (MtHandout *self,
                     gsize most,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MT_IS_HANDOUT (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mt_handout_read_all);
  mt_worker_submit (get_worker (self), task,
                    (MtJob){ read_all_job, self, GSIZE_TO_POINTER (most), NULL, g_free });
}

char *
mt_handout_read_all_finish (MtHandout *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
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

void
mt_handout_take_sources (MtHandout *self, char **ids, guint n_entries)
{
  g_return_if_fail (MT_IS_HANDOUT (self) && ids);
  g_strfreev (self->sources);
  self->sources = ids;
  self->n_entries = n_entries;
}

const char *const *
mt_handout_get_sources (MtHandout *self)
{
  g_return_val_if_fail (MT_IS_HANDOUT (self), NULL);
  return (const char *const *)self->sources;
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
