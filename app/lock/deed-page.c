/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/deed-page.h"

#include "app/lock/busy-button.h"
#include "app/lock/keyring.h"
#include "app/lock/message.h"
#include "app/lock/recovery-key-page.h"
#include "core/journal-keys.h"

#include <glib/gi18n.h>

#define WAIT_MS 2000 /* for another program that is about to let go of the journal */

struct _MtDeedPage {
  AdwNavigationPage parent_instance;

  MtJournal *journal;
  GSettings *settings; /* NULL: encrypts anew; else deletes */
  char *secret;        /* guarded, until it begins */
  char *passphrase;    /* guarded */
  gboolean working;
  gboolean worked;
  gboolean kept; /* the new recovery key */

  AdwNavigationView *pages;
  AdwNavigationPage *working_page;
  GtkWidget *spinner;
  GtkLabel *message;
  GtkWidget *proceed;
};

G_DEFINE_FINAL_TYPE (MtDeedPage, mt_deed_page, ADW_TYPE_NAVIGATION_PAGE)

enum { SIGNAL_OPENED, SIGNAL_ERASED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* It ends with something to read. */
static void
say (MtDeedPage *self, const char *title, const char *sentence)
{
  adw_navigation_page_set_title (self->working_page, title);
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_set_visible (self->proceed, TRUE);
  mt_message_show (self->message, sentence);
}

static void
end (MtDeedPage *self)
{
  self->working = FALSE;
  g_clear_pointer (&self->secret, mt_journal_free_secret);
}

static void
proceed_cb (MtDeedPage *self)
{
  if (self->worked)
    g_signal_emit (self, signals[SIGNAL_ERASED], 0);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "lock.look", NULL);
}

/* ---- Encrypting anew ---- */

/* It is kept; should this not be remembered, one is only asked again. */
static void
kept_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtDeedPage) self = data;

  mt_journal_set_recovery_key_kept_finish (MT_JOURNAL (source), result, NULL);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtDeedPage) self = data;
  gboolean opened = mt_journal_unlock_finish (MT_JOURNAL (source), result, NULL);

  if (!gtk_widget_get_root (GTK_WIDGET (self))) { /* the window went meanwhile */
    if (opened)
      mt_journal_lock (MT_JOURNAL (source), NULL, NULL);
  } else if (!opened) {
    gtk_widget_activate_action (GTK_WIDGET (self), "lock.look", NULL);
  } else if (self->kept) {
    mt_journal_set_recovery_key_kept (self->journal, TRUE, kept_saved_cb, g_object_ref (self));
  } else {
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
  }
}

static void
open (MtDeedPage *self, MtRecoveryKeyPage *page, gboolean kept)
{
  self->kept = kept;
  mt_recovery_key_page_set_busy (page, TRUE);
  mt_journal_unlock (self->journal, self->passphrase, WAIT_MS, opened_cb, g_object_ref (self));
}

static void
kept_cb (MtDeedPage *self, MtRecoveryKeyPage *page)
{
  open (self, page, TRUE);
}

static void
later_cb (MtDeedPage *self, MtRecoveryKeyPage *page)
{
  open (self, page, FALSE);
}

static void
show_key (MtDeedPage *self, char *recovery_key)
{
  MtRecoveryKeyPage *page = mt_recovery_key_page_new (recovery_key);

  g_signal_connect_object (page, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "later", G_CALLBACK (later_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->pages, ADW_NAVIGATION_PAGE (page));
}

static void
rekeyed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtDeedPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL, *sentence = NULL;
  char *recovery_key = mt_journal_rekey_finish (MT_JOURNAL (source), result, &error);

  end (self);
  if (recovery_key) {
    /* What the keyring has opens nothing any more. */
    mt_keyring_clear (mt_journal_get_folder (self->journal), NULL, NULL);
    show_key (self, recovery_key);
    return;
  }
  why = mt_message_for_opening (error);
  sentence = g_strdup_printf (
      "%s\n\n%s", why,
      _ ("The journal is as it was, and opens with what opened it before. You can try again."));
  say (self, _ ("Nothing Was Changed"), sentence);
}

/* ---- Deleting ---- */

static void
reset_settings (GSettings *settings)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i]; i++)
    g_settings_reset (settings, keys[i]);
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtDeedPage) self = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = NULL;
  g_autofree char *names = NULL, *sentence = NULL;

  self->worked = mt_journal_erase_finish (MT_JOURNAL (source), result, &left, &error);
  end (self);
  if (!self->worked) {
    sentence = mt_message_for_opening (error);
    say (self, _ ("Not All Is Deleted"), sentence);
    return;
  }
  mt_keyring_clear (mt_journal_get_folder (self->journal), NULL, NULL);
  reset_settings (self->settings);
  if (!left || !left[0]) {
    g_signal_emit (self, signals[SIGNAL_ERASED], 0);
    return;
  }
  names = g_strjoinv ("\n", left);
  /* Translators: %1$s is the path of a folder, %2$s the names of files in it, one a line. */
  sentence = g_strdup_printf (_ ("The journal is gone. This lies in its folder as well, and since "
                                 "Meantime did not put it there, it stays: %1$s\n\n%2$s"),
                              mt_journal_get_folder (self->journal), names);
  say (self, _ ("Deleted"), sentence);
}

/* ---- The page ---- */

static void
mt_deed_page_dispose (GObject *object)
{
  MtDeedPage *self = MT_DEED_PAGE (object);

  g_clear_pointer (&self->secret, mt_journal_free_secret);
  g_clear_pointer (&self->passphrase, mt_journal_free_secret);
  /* before the template takes it away unseen */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_DEED_PAGE);
  g_clear_object (&self->journal);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (mt_deed_page_parent_class)->dispose (object);
}

static void
mt_deed_page_class_init (MtDeedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_deed_page_dispose;
  signals[SIGNAL_OPENED] = g_signal_new ("opened", MT_TYPE_DEED_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ERASED] = g_signal_new ("erased", MT_TYPE_DEED_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (MT_TYPE_BUSY_BUTTON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/deed-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtDeedPage, pages);
  gtk_widget_class_bind_template_child_full (widget_class, "working", FALSE,
                                             G_STRUCT_OFFSET (MtDeedPage, working_page));
  gtk_widget_class_bind_template_child (widget_class, MtDeedPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, MtDeedPage, message);
  gtk_widget_class_bind_template_child (widget_class, MtDeedPage, proceed);
  gtk_widget_class_bind_template_callback (widget_class, proceed_cb);
}

static void
mt_deed_page_init (MtDeedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static MtDeedPage *
new_page (MtJournal *journal, const char *secret, const char *title, const char *sentence)
{
  MtDeedPage *self = g_object_new (MT_TYPE_DEED_PAGE, NULL);

  adw_navigation_page_set_title (self->working_page, title);
  self->journal = g_object_ref (journal);
  self->secret = mt_journal_copy_secret (secret);
  gtk_label_set_label (self->message, sentence);
  return self;
}

MtDeedPage *
mt_deed_page_new_rekey (MtJournal *journal, const char *secret, const char *passphrase)
{
  MtDeedPage *self =
      new_page (journal, secret, _ ("Encrypting Anew"),
                _ ("This takes some seconds, or minutes where there is much. Leave the device on "
                   "meanwhile. Should it go off, the journal is as it was before."));

  self->passphrase = mt_journal_copy_secret (passphrase);
  return self;
}

MtDeedPage *
mt_deed_page_new_erase (MtJournal *journal, const char *secret, GSettings *settings)
{
  MtDeedPage *self =
      new_page (journal, secret, _ ("Deleting"), _ ("The keys go first, then everything else."));

  self->settings = g_object_ref (settings);
  return self;
}

void
mt_deed_page_begin (MtDeedPage *self)
{
  g_return_if_fail (MT_IS_DEED_PAGE (self) && !self->working);
  self->working = TRUE;
  if (self->settings)
    mt_journal_erase (self->journal, self->secret, WAIT_MS, erased_cb, g_object_ref (self));
  else
    mt_journal_rekey (self->journal, self->secret, self->passphrase, WAIT_MS, rekeyed_cb,
                      g_object_ref (self));
}

gboolean
mt_deed_page_is_working (MtDeedPage *self)
{
  g_return_val_if_fail (MT_IS_DEED_PAGE (self), FALSE);
  return self->working;
}
