/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/unlock-page.h"

#include "app/lock/busy-button.h"
#include "app/lock/key-row.h"
#include "app/lock/keyring.h"
#include "app/lock/layout-hint.h"
#include "app/lock/message.h"
#include "app/lock/open-card-page.h"
#include "app/prompts/cards.h"
#include "app/widgets/keep-in-sight.h"
#include "app/widgets/private-text.h"
#include "core/error.h"
#include "core/journal-card.h"
#include "core/journal-keys.h"

#include <glib/gi18n.h>

#define WAIT_MS 2000 /* for another program that is about to let go of the journal */

struct _MtUnlockPage {
  AdwNavigationPage parent_instance;

  MtJournal *journal;
  gboolean opening;
  gboolean by_itself;        /* what the keyring has is to open it without being asked */
  gboolean looked;           /* whether the keyring may */
  GCancellable *cancellable; /* for what the keyring is asked */

  GtkEditable *passphrase;
  MtKeyRow *recovery_key;
  GtkLabel *message;
  MtBusyButton *open;
  MtBusyButton *keyring;
  GtkWidget *other_key;
  GtkLabel *other_key_label;
  GtkWidget *open_card;
  GtkLabel *open_card_label;
  MtEntry *card; /* what can be read while locked, or NULL */
};

G_DEFINE_FINAL_TYPE (MtUnlockPage, mt_unlock_page, ADW_TYPE_NAVIGATION_PAGE)

enum { SIGNAL_OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
uses_recovery_key (MtUnlockPage *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->recovery_key));
}

static GtkEditable *
get_row (MtUnlockPage *self)
{
  return uses_recovery_key (self) ? GTK_EDITABLE (self->recovery_key) : self->passphrase;
}

static void
set_opening (MtUnlockPage *self, gboolean opening)
{
  self->opening = opening;
  mt_busy_button_set_busy (self->open, opening);
  gtk_editable_set_editable (get_row (self), !opening);
  gtk_widget_set_sensitive (self->other_key, !opening);
  gtk_widget_set_sensitive (GTK_WIDGET (self->keyring), !opening);
}

/* What was typed stays, to be mended or typed over. */
static void
say_error (MtUnlockPage *self, const GError *error)
{
  g_autofree char *sentence = mt_message_for_opening (error);

  mt_message_show (self->message, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (get_row (self)));
  gtk_editable_select_region (get_row (self), 0, -1);
}

/* What is not settled by trying again on this page. */
static gboolean
needs_care (const GError *error)
{
  return mt_error_is_damage (error) || g_error_matches (error, MT_ERROR, MT_ERROR_STORAGE);
}

static void
fail (MtUnlockPage *self, const GError *error)
{
  if (g_error_matches (error, MT_ERROR, MT_ERROR_NO_JOURNAL))
    gtk_widget_activate_action (GTK_WIDGET (self), "lock.look", NULL);
  else if (needs_care (error))
    gtk_widget_activate_action (GTK_WIDGET (self), "lock.trouble", "i", error->code);
  else
    say_error (self, error);
}

/* It is open, or the window went meanwhile. */
static void
finish_unlocking (MtUnlockPage *self, MtJournal *journal, gboolean unlocked)
{
  if (!gtk_widget_get_root (GTK_WIDGET (self))) {
    if (unlocked)
      mt_journal_lock (journal, NULL, NULL);
    return;
  }
  set_opening (self, FALSE);
  mt_message_forget (self->passphrase);
  mt_message_forget (GTK_EDITABLE (self->recovery_key));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtUnlockPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean unlocked = mt_journal_unlock_finish (MT_JOURNAL (source), result, &error);

  if (unlocked || !gtk_widget_get_root (GTK_WIDGET (self))) {
    finish_unlocking (self, MT_JOURNAL (source), unlocked);
    return;
  }
  set_opening (self, FALSE);
  fail (self, error);
}

/* What a look is enough to know. */
static char *
say_problem (MtUnlockPage *self)
{
  if (uses_recovery_key (self))
    return mt_key_row_say_problem (self->recovery_key);
  return *gtk_editable_get_text (self->passphrase) ? NULL
                                                   : g_strdup (_ ("Type your passphrase first."));
}

static void
open_cb (MtUnlockPage *self)
{
  const char *secret = gtk_editable_get_text (get_row (self));
  g_autofree char *problem = NULL;

  if (self->opening)
    return;
  problem = say_problem (self);
  if (problem) {
    mt_message_show (self->message, problem);
    gtk_widget_grab_focus (GTK_WIDGET (get_row (self)));
    return;
  }
  mt_message_show (self->message, NULL);
  g_cancellable_cancel (self->cancellable);
  set_opening (self, TRUE);
  mt_journal_unlock (self->journal, secret, WAIT_MS, unlocked_cb, g_object_ref (self));
}

/* The row says so as soon as a group is whole. */
static void
slip_cb (MtUnlockPage *self)
{
  g_autofree char *problem = NULL;

  if (mt_key_row_get_slip (self->recovery_key) > 0)
    problem = mt_key_row_say_problem (self->recovery_key);
  mt_message_show (self->message, problem);
}

/* What was said of a key is no longer true of another. */
static void
changed_cb (MtUnlockPage *self)
{
  if (mt_key_row_get_slip (self->recovery_key) == 0)
    mt_message_show (self->message, NULL);
}

/* The recovery key is long and on paper beside: it is seen while it is typed. */
static void
other_key_cb (MtUnlockPage *self)
{
  gboolean recovery_key = !uses_recovery_key (self);

  mt_message_forget (get_row (self));
  mt_message_show (self->message, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->recovery_key), recovery_key);
  gtk_widget_set_visible (GTK_WIDGET (self->passphrase), !recovery_key);
  gtk_label_set_label (self->other_key_label,
                       recovery_key ? _ ("Use the Passphrase") : _ ("Use the Recovery Key"));
  gtk_widget_grab_focus (GTK_WIDGET (get_row (self)));
}

/* ---- The login keyring ---- */

/* It opens it, or the passphrase does: nothing is lost by a keyring that cannot. */
static void
say_keyring_failed (MtUnlockPage *self)
{
  set_opening (self, FALSE);
  mt_busy_button_set_busy (self->keyring, FALSE);
  if (!self->by_itself)
    mt_message_show (self->message, _ ("The login keyring did not open it. Your passphrase does."));
  self->by_itself = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (get_row (self)));
}

static void
keyring_unlocked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtUnlockPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean unlocked = mt_journal_unlock_finish (MT_JOURNAL (source), result, &error);

  if (unlocked || !gtk_widget_get_root (GTK_WIDGET (self)))
    finish_unlocking (self, MT_JOURNAL (source), unlocked);
  else if (g_error_matches (error, MT_ERROR, MT_ERROR_WRONG_KEY))
    say_keyring_failed (self);
  else {
    say_keyring_failed (self);
    fail (self, error);
  }
}

/* Whoever has begun to type, or to write a note, is not interrupted. */
static gboolean
is_wanted (MtUnlockPage *self)
{
  return !self->opening && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
         (!self->by_itself || *gtk_editable_get_text (get_row (self)) == '\0');
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtUnlockPage) self = data;
  g_autoptr (GError) error = NULL;
  char *secret = mt_keyring_look_up_finish (result, &error);

  if (error)
    g_debug ("keyring: %s", error->message);
  if (!gtk_widget_get_root (GTK_WIDGET (self)) || self->opening) {
    mt_busy_button_set_busy (self->keyring, FALSE);
  } else if (secret && is_wanted (self)) {
    set_opening (self, TRUE);
    mt_journal_unlock (self->journal, secret, WAIT_MS, keyring_unlocked_cb, g_object_ref (self));
  } else {
    say_keyring_failed (self);
  }
  mt_journal_free_secret (secret);
}

static void
ask_keyring (MtUnlockPage *self)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  mt_message_show (self->message, NULL);
  mt_busy_button_set_busy (self->keyring, TRUE);
  mt_keyring_look_up (mt_journal_get_folder (self->journal), !self->by_itself, self->cancellable,
                      looked_up_cb, g_object_ref (self));
}

static void
keyring_cb (MtUnlockPage *self)
{
  self->by_itself = FALSE;
  ask_keyring (self);
}

static void
has_slot_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtUnlockPage) self = data;
  gboolean has = mt_journal_has_keyring_slot_finish (MT_JOURNAL (source), result, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->keyring), has);
  if (has && self->by_itself && is_wanted (self))
    ask_keyring (self);
}

/* ---- The card that was chosen to be readable ---- */

/* Whoever cannot read it is told nothing: it is not the moment, and unlocking mends it. */
static void
card_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtUnlockPage) self = data;
  g_autoptr (MtEntry) card = mt_journal_load_open_card_finish (MT_JOURNAL (source), result, NULL);

  if (!self->journal)
    return; /* it is going */
  g_set_object (&self->card, card);
  gtk_widget_set_visible (self->open_card, card != NULL);
}

static void
open_card_cb (MtUnlockPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (self->card && view)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), mt_open_card_page_new (self->card));
}

static void
shown_cb (MtUnlockPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (get_row (self)));
  if (self->looked)
    return;
  self->looked = TRUE;
  mt_journal_load_open_card (self->journal, NULL, card_loaded_cb, g_object_ref (self));
  mt_journal_has_keyring_slot (self->journal, has_slot_cb, g_object_ref (self));
}

static void
mt_unlock_page_dispose (GObject *object)
{
  MtUnlockPage *self = MT_UNLOCK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_UNLOCK_PAGE);
  g_clear_object (&self->card);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_unlock_page_parent_class)->dispose (object);
}

static void
mt_unlock_page_class_init (MtUnlockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_unlock_page_dispose;
  signals[SIGNAL_OPENED] = g_signal_new ("opened", MT_TYPE_UNLOCK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (MT_TYPE_BUSY_BUTTON);
  g_type_ensure (MT_TYPE_KEY_ROW);
  g_type_ensure (MT_TYPE_LAYOUT_HINT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/unlock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtUnlockPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, MtUnlockPage, recovery_key);
  gtk_widget_class_bind_template_child (widget_class, MtUnlockPage, message);
  gtk_widget_class_bind_template_child (widget_class, MtUnlockPage, open);
  gtk_widget_class_bind_template_child (widget_class, MtUnlockPage, keyring);
  gtk_widget_class_bind_template_child (widget_class, MtUnlockPage, other_key);
  gtk_widget_class_bind_template_child (widget_class, MtUnlockPage, other_key_label);
  gtk_widget_class_bind_template_child (widget_class, MtUnlockPage, open_card);
  gtk_widget_class_bind_template_child (widget_class, MtUnlockPage, open_card_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_card_cb);
  gtk_widget_class_bind_template_callback (widget_class, keyring_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, slip_cb);
}

static void
mt_unlock_page_init (MtUnlockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->open_card_label, _ (MT_PROMPT_OPEN_CARD_READ));
  mt_private_text (GTK_WIDGET (self->passphrase), 0);
  mt_keep_in_sight (GTK_WIDGET (self->recovery_key));
}

MtUnlockPage *
mt_unlock_page_new (MtJournal *journal, gboolean by_itself)
{
  MtUnlockPage *self = g_object_new (MT_TYPE_UNLOCK_PAGE, NULL);

  self->journal = g_object_ref (journal);
  self->by_itself = by_itself;
  return self;
}
