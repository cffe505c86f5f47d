/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/held-page.h"

#include "app/preferences/ask-passphrase.h"
#include "app/say-error.h"

#include <glib/gi18n.h>

#define RETRY_AFTER_S 4

struct _MtHeldPage {
  AdwBin parent_instance;

  MtDrafts *drafts; /* NULL: nothing is to be saved */
  guint flushes;    /* on their way */
  guint retry;      /* source id */
  GError *error;    /* why it could not be saved */

  AdwStatusPage *status;
  GtkWidget *buttons;
  GtkWidget *again;
  GtkWidget *leave;
};

G_DEFINE_FINAL_TYPE (MtHeldPage, mt_held_page, ADW_TYPE_BIN)

enum { SIGNAL_SAVED, SIGNAL_SHOWN, SIGNAL_LEFT, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
end (MtHeldPage *self, guint signal)
{
  g_clear_handle_id (&self->retry, g_source_remove);
  g_clear_error (&self->error);
  g_clear_object (&self->drafts);
  g_signal_emit (self, signals[signal], 0);
}

/* ---- What it says ---- */

static void
say_nothing (MtHeldPage *self)
{
  gtk_widget_set_visible (self->buttons, FALSE);
  adw_status_page_set_title (self->status, "");
  adw_status_page_set_description (self->status, NULL);
}

static void
say_error (MtHeldPage *self)
{
  g_autofree char *sentence = mt_say_error_sentence (self->error);
  g_autofree char *description = NULL;

  description = g_strdup_printf ("%s\n\n%s", sentence,
                                 _ ("What you wrote is still here, out of sight. Meantime goes on "
                                    "trying, and locks as soon as it is saved."));
  adw_status_page_set_title (self->status, _ ("Not Saved Yet"));
  adw_status_page_set_description (self->status, description);
  if (gtk_widget_get_visible (self->buttons))
    return;
  gtk_widget_set_visible (self->buttons, TRUE);
  gtk_widget_grab_focus (self->again);
}

/* ---- Saving ---- */

static void flush (MtHeldPage *self);

static gboolean
retry_cb (gpointer data)
{
  MtHeldPage *self = data;

  self->retry = 0;
  flush (self);
  return G_SOURCE_REMOVE;
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtHeldPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = mt_drafts_flush_finish (MT_DRAFTS (source), result, &error);

  /* An answer from before they were shown again says nothing of what was written since. */
  if (--self->flushes > 0 || self->drafts != MT_DRAFTS (source))
    return;
  if (saved) {
    end (self, SIGNAL_SAVED);
    return;
  }
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&error);
  say_error (self);
  if (!self->retry)
    self->retry = g_timeout_add_seconds (RETRY_AFTER_S, retry_cb, self);
}

static void
flush (MtHeldPage *self)
{
  g_clear_handle_id (&self->retry, g_source_remove);
  self->flushes++;
  mt_drafts_flush (self->drafts, flushed_cb, g_object_ref (self));
}

void
mt_held_page_begin (MtHeldPage *self, MtDrafts *drafts)
{
  g_return_if_fail (MT_IS_HELD_PAGE (self) && !self->drafts);
  self->drafts = g_object_ref (drafts);
  say_nothing (self);
  flush (self);
}

void
mt_held_page_set_closing (MtHeldPage *self, gboolean closing)
{
  g_return_if_fail (MT_IS_HELD_PAGE (self));
  gtk_widget_set_visible (self->leave, closing);
}

/* ---- Buttons ---- */

static void
again_clicked_cb (MtHeldPage *self)
{
  flush (self);
}

static void
granted_cb (MtHeldPage *self)
{
  if (self->drafts)
    end (self, SIGNAL_SHOWN);
}

/* As after locking: whoever holds the device now may be somebody else. */
static void
show_clicked_cb (MtHeldPage *self)
{
  MtAskPassphrase *ask =
      mt_ask_passphrase_new (mt_drafts_get_journal (self->drafts),
                             _ ("It was to be locked, so Meantime asks who you are."));

  g_signal_connect_object (ask, "granted", G_CALLBACK (granted_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (ask), GTK_WIDGET (self));
}

static void
leave_chosen_cb (MtHeldPage *self, const char *response)
{
  if (!g_str_equal (response, "leave") || !self->drafts)
    return;
  mt_drafts_drop (self->drafts);
  end (self, SIGNAL_LEFT);
}

static void
leave_clicked_cb (MtHeldPage *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Close Without Saving?"), _ ("What was written last and is not saved yet will be gone. "
                                      "All that was saved before stays."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "stay", _ ("_Stay"), "leave",
                                  _ ("_Close Without Saving"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "leave",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* ---- The widget ---- */

static void
mt_held_page_dispose (GObject *object)
{
  MtHeldPage *self = MT_HELD_PAGE (object);

  g_clear_handle_id (&self->retry, g_source_remove);
  g_clear_error (&self->error);
  g_clear_object (&self->drafts);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_HELD_PAGE);
  G_OBJECT_CLASS (mt_held_page_parent_class)->dispose (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, MT_TYPE_HELD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       0);
}

static void
mt_held_page_class_init (MtHeldPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_held_page_dispose;
  signals[SIGNAL_SAVED] = add_signal ("saved");
  signals[SIGNAL_SHOWN] = add_signal ("shown");
  signals[SIGNAL_LEFT] = add_signal ("left");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/meantime_journal/Meantime/held-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtHeldPage, status);
  gtk_widget_class_bind_template_child (widget_class, MtHeldPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, MtHeldPage, again);
  gtk_widget_class_bind_template_child (widget_class, MtHeldPage, leave);
  gtk_widget_class_bind_template_callback (widget_class, again_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_clicked_cb);
}

static void
mt_held_page_init (MtHeldPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
