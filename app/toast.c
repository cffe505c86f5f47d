/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/toast.h"

#include "app/care/damage.h"
#include "app/say-error.h"
#include "app/window.h"

#include <glib/gi18n.h>

typedef struct {
  GWeakRef owner;
  MtUndoFunc undo;
  gpointer data;
  GDestroyNotify free_data;
} Undo;

static void
undo_free (gpointer data, GClosure *closure)
{
  Undo *undo = data;

  g_weak_ref_clear (&undo->owner);
  if (undo->free_data)
    undo->free_data (undo->data);
  g_free (undo);
}

static void
button_clicked_cb (AdwToast *toast, gpointer data)
{
  Undo *undo = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&undo->owner);

  if (owner)
    undo->undo (owner, undo->data);
}

static AdwToastOverlay *
find_overlay (GtkWidget *from)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root = gtk_widget_get_root (from);

  if (overlay)
    return ADW_TOAST_OVERLAY (overlay);
  return MT_IS_WINDOW (root) ? mt_window_get_toasts (MT_WINDOW (root)) : NULL;
}

static void
show (GtkWidget *from, AdwToast *toast)
{
  AdwToastOverlay *overlay = find_overlay (from);

  adw_toast_set_use_markup (toast, FALSE);
  if (overlay)
    adw_toast_overlay_add_toast (overlay, toast);
  else
    g_object_unref (toast);
}

void
mt_toast (GtkWidget *from, const char *title)
{
  show (from, adw_toast_new (title));
}

void
mt_toast_undo (GtkWidget *from,
               const char *title,
               GObject *owner,
               MtUndoFunc undo,
               gpointer data,
               GDestroyNotify free_data)
{
  AdwToast *toast = adw_toast_new (title);
  Undo *closure = g_new0 (Undo, 1);

  g_weak_ref_init (&closure->owner, owner);
  closure->undo = undo;
  closure->data = data;
  closure->free_data = free_data;
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (button_clicked_cb), closure,
                         undo_free, G_CONNECT_DEFAULT);
  show (from, toast);
}

void
mt_toast_error (GtkWidget *from, const GError *error)
{
  g_autofree char *sentence = NULL;
  AdwToast *toast;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  mt_damage_tell (from, error);
  sentence = mt_say_error_sentence (error);
  toast = adw_toast_new (sentence);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 10);
  show (from, toast);
}
