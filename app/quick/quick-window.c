/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/quick/quick-window.h"

#include "app/cover.h"
#include "app/forget.h"
#include "app/lock/idle.h"
#include "app/lock/note-form.h"
#include "app/quick/keep-note.h"
#include "app/reminder-service.h"
#include "app/say-error.h"
#include "core/error.h"
#include "core/folder.h"

#include <glib/gi18n.h>

#define SAID_MS 2000 /* what is only good to know, and is read out as well */

struct _MtQuickWindow {
  AdwApplicationWindow parent_instance;

  MtJournal *journal;
  GSettings *settings;
  MtIdle *idle;
  gboolean keeping; /* a note is on its way to the disk */
  gboolean done;    /* nothing is left to be kept here */
  gboolean failed;  /* what stands there could not be kept, which was said */
  gboolean silent;  /* goes without another word once it is kept */
  gboolean staying; /* says that it is kept until somebody comes back */
  guint closing;    /* source id */

  GtkStack *pages;
  GtkWidget *write;
  MtNoteForm *form;
  GtkLabel *hint;
  GtkButton *keep;
};

G_DEFINE_FINAL_TYPE (MtQuickWindow, mt_quick_window, ADW_TYPE_APPLICATION_WINDOW)

enum { SIGNAL_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
say_what_happens (MtQuickWindow *self)
{
  if (mt_keep_note_saves (self->journal)) {
    gtk_button_set_label (self->keep, _ ("Save"));
    gtk_label_set_label (self->hint, _ ("Closing the window saves it as well."));
  } else {
    gtk_button_set_label (self->keep, _ ("Seal"));
    gtk_label_set_label (self->hint,
                         _ ("A sealed note cannot be read here. It will be in the journal when "
                            "that is next opened. Closing the window seals it as well."));
  }
}

/* ---- Pages with a few words ---- */

static GtkWidget *
show_words (MtQuickWindow *self,
            const char *icon,
            const char *title,
            const char *description,
            const char *button_label)
{
  GtkWidget *page = adw_status_page_new (), *button = gtk_button_new_with_mnemonic (button_label);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_widget_add_css_class (page, "compact");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  gtk_stack_add_child (self->pages, page);
  gtk_stack_set_visible_child (self->pages, page);
  gtk_widget_set_visible (GTK_WIDGET (self->keep), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quick.keep", FALSE);
  gtk_widget_grab_focus (button);
  self->done = TRUE;
  return button;
}

static gboolean
close_cb (gpointer data)
{
  MtQuickWindow *self = data;

  self->closing = 0;
  gtk_window_close (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
say_kept (MtQuickWindow *self, gboolean sealed)
{
  const char *title = sealed ? _ ("Sealed") : _ ("Saved");
  const char *description = sealed ? _ ("It will be in the journal when that is next opened.")
                                   : _ ("It is in the journal.");
  GtkWidget *button = show_words (self, "object-select-symbolic", title, description, _ ("_Close"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "window.close");
  gtk_accessible_announce (GTK_ACCESSIBLE (self->hint), description,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  if (!self->staying)
    self->closing = g_timeout_add (SAID_MS, close_cb, self);
}

static void
begin_clicked_cb (MtQuickWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_WANTED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
say_none (MtQuickWindow *self)
{
  GtkWidget *button =
      show_words (self, "io.github.meantime_journal.Meantime-symbolic", _ ("No Journal Yet"),
                  _ ("A quick note goes into your journal, so that comes first. It takes a "
                     "minute."),
                  _ ("_Begin a Journal"));

  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (button, "clicked", G_CALLBACK (begin_clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

/* ---- What there is ---- */

/* What stands there by now is left alone. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MtQuickWindow *self = MT_QUICK_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (MtEntry) entry = NULL;
  g_autofree char *sentence = NULL;

  if (mt_folder_check_finish (result, &error) || !self->form)
    return;
  entry = mt_note_form_get_entry (self->form);
  if (g_error_matches (error, MT_ERROR, MT_ERROR_NO_JOURNAL) && !entry) {
    say_none (self);
    return;
  }
  sentence = mt_say_error_sentence (error);
  mt_note_form_say (self->form, sentence);
}

static void
look (MtQuickWindow *self)
{
  mt_folder_check_async (self, mt_journal_get_folder (self->journal), looked_cb, NULL);
}

/* ---- Keeping ---- */

static void
set_keeping (MtQuickWindow *self, gboolean keeping)
{
  self->keeping = keeping;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quick.keep", !keeping);
  mt_note_form_set_editable (self->form, !keeping);
}

static void
was_kept (MtQuickWindow *self, gboolean sealed)
{
  mt_note_form_clear (self->form);
  mt_reminders_answered ();
  mt_forget (GTK_WINDOW (self));
  if (self->silent)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    say_kept (self, sealed);
}

static void
was_not_kept (MtQuickWindow *self, const GError *error)
{
  g_autofree char *sentence = mt_say_error_sentence (error);

  self->failed = TRUE;
  self->silent = FALSE;
  mt_note_form_say (self->form, sentence);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtQuickWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean sealed, kept = mt_keep_note_finish (result, &sealed, &error);

  if (!self->form)
    return;
  set_keeping (self, FALSE);
  if (kept)
    was_kept (self, sealed);
  else
    was_not_kept (self, error);
}

static void
keep (MtQuickWindow *self, MtEntry *entry)
{
  set_keeping (self, TRUE);
  mt_keep_note (self->journal, entry, kept_cb, g_object_ref (self));
}

static void
keep_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtQuickWindow *self = MT_QUICK_WINDOW (widget);
  g_autoptr (MtEntry) entry = mt_note_form_take (self->form);

  if (entry)
    keep (self, entry);
}

/* ---- Nobody is there ---- */

static void
expired_cb (gpointer data)
{
  MtQuickWindow *self = data;
  g_autoptr (MtEntry) entry =
      self->done || self->keeping ? NULL : mt_note_form_get_entry (self->form);

  self->staying = TRUE;
  if (entry)
    keep (self, entry);
}

static void
active_changed_cb (MtQuickWindow *self)
{
  gboolean active = gtk_window_is_active (GTK_WINDOW (self));

  if (!self->settings)
    return; /* it is going */
  mt_cover_update (GTK_WINDOW (self), !active && g_settings_get_boolean (self->settings, "cover"));
  if (active && !self->done)
    say_what_happens (self);
}

/* ---- Closing ---- */

static void
discard_cb (MtQuickWindow *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
ask_to_discard (MtQuickWindow *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Close Without It?"), _ ("This note could not be kept, and closing the window loses it."));
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_add_responses (alert, "stay", _ ("_Keep It Open"), "discard",
                                  _ ("_Lose the Note"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (alert, "stay");
  g_signal_connect_object (alert, "response", G_CALLBACK (discard_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static gboolean
mt_quick_window_close_request (GtkWindow *window)
{
  MtQuickWindow *self = MT_QUICK_WINDOW (window);
  g_autoptr (MtEntry) entry = NULL;

  if (self->keeping)
    return TRUE; /* it goes by itself */
  if (!self->done)
    entry = mt_note_form_get_entry (self->form);
  if (!entry)
    return GTK_WINDOW_CLASS (mt_quick_window_parent_class)->close_request (window);
  if (self->failed) {
    self->failed = FALSE; /* and tries again first, should it stay */
    ask_to_discard (self);
  } else {
    keep (self, entry);
  }
  return TRUE;
}

/* ---- The window ---- */

static void
mt_quick_window_dispose (GObject *object)
{
  MtQuickWindow *self = MT_QUICK_WINDOW (object);

  g_clear_handle_id (&self->closing, g_source_remove);
  g_clear_pointer (&self->idle, mt_idle_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_QUICK_WINDOW);
  g_clear_object (&self->settings);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_quick_window_parent_class)->dispose (object);
}

static void
mt_quick_window_class_init (MtQuickWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_quick_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mt_quick_window_close_request;
  signals[SIGNAL_WANTED] = g_signal_new ("wanted", MT_TYPE_QUICK_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (MT_TYPE_NOTE_FORM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/quick/quick-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MtQuickWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, MtQuickWindow, write);
  gtk_widget_class_bind_template_child (widget_class, MtQuickWindow, form);
  gtk_widget_class_bind_template_child (widget_class, MtQuickWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, MtQuickWindow, keep);
  gtk_widget_class_bind_template_callback (widget_class, active_changed_cb);
  gtk_widget_class_install_action (widget_class, "quick.keep", NULL, keep_cb);
}

static void
mt_quick_window_init (MtQuickWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtQuickWindow *
mt_quick_window_new (AdwApplication *application, MtJournal *journal, GSettings *settings)
{
  MtQuickWindow *self = g_object_new (MT_TYPE_QUICK_WINDOW, "application", application, NULL);

  self->journal = g_object_ref (journal);
  self->settings = g_object_ref (settings);
  self->idle = mt_idle_new (GTK_WINDOW (self), settings, expired_cb, self);
  say_what_happens (self);
  mt_note_form_begin (self->form);
  mt_idle_start (self->idle);
  look (self);
  return self;
}

MtJournal *
mt_quick_window_get_journal (MtQuickWindow *self)
{
  g_return_val_if_fail (MT_IS_QUICK_WINDOW (self), NULL);
  return self->journal;
}

void
mt_quick_window_put_away (MtQuickWindow *self)
{
  g_autoptr (MtEntry) entry = NULL;

  g_return_if_fail (MT_IS_QUICK_WINDOW (self));
  self->silent = TRUE;
  if (self->keeping)
    return;
  if (!self->done)
    entry = mt_note_form_get_entry (self->form);
  if (entry)
    keep (self, entry);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}
