/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/preview-page.h"

#include "app/say-error.h"
#include "app/share/hand-over.h"
#include "app/share/pages-text.h"
#include "app/share/pages-view.h"
#include "app/widgets/icon-button.h"
#include "app/window.h"

#include <glib/gi18n.h>

struct _MtPreviewPage {
  AdwNavigationPage parent_instance;

  MtMaking *making;
  MtHandout *handout;        /* what is looked at: all pages, or the first one; or NULL */
  GCancellable *cancellable; /* of the dialogs it has opened */

  GtkStack *stack;
  MtPagesView *pages;
  MtPagesText *text;
  AdwStatusPage *problem;
  GtkToggleButton *as_text;
  GtkWidget *size;
  GtkWidget *nearer;
  GtkWidget *farther;
  GtkWidget *show;
  GtkWidget *save;
  GtkWidget *print;
  GtkWidget *ways;
  GtkWidget *waiting;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (MtPreviewPage, mt_preview_page, ADW_TYPE_NAVIGATION_PAGE)

static MtJournal *
get_journal (MtPreviewPage *self)
{
  return mt_drafts_get_journal (mt_making_get_drafts (self->making));
}

static gboolean
is_whole (MtPreviewPage *self)
{
  return self->handout && self->handout == mt_making_get_handout (self->making);
}

static void
update_buttons (MtPreviewPage *self)
{
  int zoom = mt_pages_view_get_zoom (self->pages);
  gboolean are_seen = self->handout && !gtk_toggle_button_get_active (self->as_text);
  gboolean is_made = is_whole (self) || mt_making_get_error (self->making);

  gtk_widget_set_sensitive (GTK_WIDGET (self->as_text), self->handout != NULL);
  gtk_widget_set_sensitive (self->show, is_whole (self));
  gtk_widget_set_sensitive (self->save, is_whole (self));
  gtk_widget_set_sensitive (self->print, is_whole (self));
  gtk_widget_set_visible (self->size, are_seen);
  gtk_widget_set_sensitive (self->nearer, are_seen && zoom < MT_PAGES_VIEW_MOST_ZOOM);
  gtk_widget_set_sensitive (self->farther, are_seen && zoom > MT_PAGES_VIEW_LEAST_ZOOM);
  gtk_widget_set_visible (self->ways, is_made);
  gtk_widget_set_visible (self->waiting, !is_made);
}

static void
zoomed_cb (MtPreviewPage *self)
{
  if (self->making)
    update_buttons (self);
}

static void
nearer_cb (MtPreviewPage *self)
{
  mt_pages_view_zoom (self->pages, 1);
}

static void
farther_cb (MtPreviewPage *self)
{
  mt_pages_view_zoom (self->pages, -1);
}

/* What one looks at is what was made, one way or the other. */
static void
show_handout (MtPreviewPage *self)
{
  const char *name = gtk_toggle_button_get_active (self->as_text) ? "text" : "pages";

  if (!mt_making_get_error (self->making))
    gtk_stack_set_visible_child_name (self->stack, self->handout ? name : "wait");
  update_buttons (self);
}

static void
as_text_cb (MtPreviewPage *self)
{
  if (self->handout)
    show_handout (self);
}

static void
show_answered_cb (MtPreviewPage *self, const char *response)
{
  g_autoptr (MtRecordNote) note = NULL;
  g_autoptr (MtHandout) handout = is_whole (self) ? g_object_ref (self->handout) : NULL;

  if (!handout || !g_str_equal (response, "show"))
    return;
  note = mt_making_get_note (self->making, "pdf", NULL);
  mt_record (GTK_WIDGET (self), get_journal (self), handout, note, MT_SHARED_SHOWN, NULL);
  mt_window_show_pages (GTK_WIDGET (self), handout); /* this page goes with its dialog */
}

static void
show_cb (MtPreviewPage *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Show These Pages?"),
      _ ("Nothing but these pages can be reached until you leave them, and then the journal "
         "locks."));
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "show", _ ("_Show"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "show", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "show");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_signal_connect_object (alert, "response", G_CALLBACK (show_answered_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
save_cb (MtPreviewPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "share.save", NULL);
}

static void
print_cb (MtPreviewPage *self)
{
  g_autoptr (MtRecordNote) note = mt_making_get_note (self->making, "pdf", NULL);

  mt_hand_over_print (GTK_WIDGET (self), get_journal (self), self->handout, note,
                      self->cancellable);
}

/* Nothing is made that nobody waits for. */
static void
cancel_cb (MtPreviewPage *self)
{
  mt_making_cancel (self->making);
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

/* ---- What is made ---- */

static void
making_changed_cb (MtPreviewPage *self)
{
  const GError *error = mt_making_get_error (self->making);
  MtHandout *handout = mt_making_get_handout (self->making);

  gtk_progress_bar_set_fraction (self->progress, mt_making_get_progress (self->making));
  if (!handout)
    handout = mt_making_get_opening (self->making);
  if (g_set_object (&self->handout, handout)) {
    mt_pages_view_set_handout (self->pages, handout);
    mt_pages_text_set_handout (self->text, handout);
  }
  show_handout (self);
  if (error) {
    g_autofree char *sentence = mt_say_error_sentence (error);

    adw_status_page_set_description (self->problem, sentence);
    gtk_stack_set_visible_child_name (self->stack, "problem");
  }
}

/* What was changed since, on a page over this one, may have to be made again. */
static void
showing_cb (MtPreviewPage *self)
{
  mt_making_begin (self->making);
}

static void
mt_preview_page_dispose (GObject *object)
{
  MtPreviewPage *self = MT_PREVIEW_PAGE (object);

  if (self->making) /* what is on its way here holds this page for a while */
    g_signal_handlers_disconnect_by_data (self->making, self);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_PREVIEW_PAGE);
  g_clear_object (&self->handout);
  g_clear_object (&self->making);
  G_OBJECT_CLASS (mt_preview_page_parent_class)->dispose (object);
}

static void
mt_preview_page_class_init (MtPreviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_preview_page_dispose;
  g_type_ensure (MT_TYPE_PAGES_TEXT);
  g_type_ensure (MT_TYPE_PAGES_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/share/preview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtPreviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MtPreviewPage, pages);
  gtk_widget_class_bind_template_child (widget_class, MtPreviewPage, text);
  gtk_widget_class_bind_template_child (widget_class, MtPreviewPage, problem);
  gtk_widget_class_bind_template_child (widget_class, MtPreviewPage, as_text);
  gtk_widget_class_bind_template_child (widget_class, MtPreviewPage, size);
  gtk_widget_class_bind_template_child (widget_class, MtPreviewPage, nearer);
  gtk_widget_class_bind_template_child (widget_class, MtPreviewPage, farther);
  gtk_widget_class_bind_template_child (widget_class, MtPreviewPage, show);
  gtk_widget_class_bind_template_child (widget_class, MtPreviewPage, save);
  gtk_widget_class_bind_template_child (widget_class, MtPreviewPage, print);
  gtk_widget_class_bind_template_child (widget_class, MtPreviewPage, ways);
  gtk_widget_class_bind_template_child (widget_class, MtPreviewPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, MtPreviewPage, progress);
  gtk_widget_class_bind_template_callback (widget_class, nearer_cb);
  gtk_widget_class_bind_template_callback (widget_class, farther_cb);
  gtk_widget_class_bind_template_callback (widget_class, as_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, showing_cb);
}

static void
mt_preview_page_init (MtPreviewPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_button_wrap (GTK_BUTTON (self->show));
  g_signal_connect_object (self->pages, "notify::zoom", G_CALLBACK (zoomed_cb), self,
                           G_CONNECT_SWAPPED);
}

MtPreviewPage *
mt_preview_page_new (MtMaking *making)
{
  MtPreviewPage *self = g_object_new (MT_TYPE_PREVIEW_PAGE, NULL);

  self->making = g_object_ref (making);
  g_signal_connect_object (making, "changed", G_CALLBACK (making_changed_cb), self,
                           G_CONNECT_SWAPPED);
  making_changed_cb (self);
  return self;
}
