/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cards/open-card-row.h"

#include "app/preferences/ask-passphrase.h"
#include "app/prompts/cards.h"
#include "app/say-error.h"
#include "app/toast.h"
#include "core/error.h"
#include "core/journal-card.h"

struct _MtOpenCardRow {
  AdwActionRow parent_instance;

  MtJournal *journal;
  gboolean showing; /* the switch is being set, not used */

  GtkSwitch *toggle;
  MtAskPassphrase *dialog; /* while it is switched on */
};

G_DEFINE_FINAL_TYPE (MtOpenCardRow, mt_open_card_row, ADW_TYPE_ACTION_ROW)

static void
show_state (MtOpenCardRow *self)
{
  gboolean open = mt_journal_is_card_open (self->journal);

  self->showing = TRUE;
  gtk_switch_set_active (self->toggle, open);
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
}

/* ---- Off ---- */

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtOpenCardRow) self = data;
  g_autoptr (GError) error = NULL;

  if (!mt_journal_set_card_open_finish (MT_JOURNAL (source), result, &error))
    mt_toast_error (GTK_WIDGET (self), error);
  if (self->journal)
    show_state (self);
}

static void
turn_off (MtOpenCardRow *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  mt_journal_set_card_open (self->journal, FALSE, closed_cb, g_object_ref (self));
}

/* ---- On ---- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtOpenCardRow) self = data;
  g_autoptr (GError) error = NULL;
  MtConfirmPage *page = self->dialog ? mt_ask_passphrase_get_page (self->dialog) : NULL;

  if (mt_journal_set_card_open_finish (MT_JOURNAL (source), result, &error)) {
    if (self->dialog)
      adw_dialog_close (ADW_DIALOG (self->dialog));
  } else if (page) {
    g_autofree char *sentence = g_error_matches (error, MT_ERROR, MT_ERROR_TOO_LONG)
                                    ? g_strdup (_ (MT_PROMPT_OPEN_CARD_TOO_LONG))
                                    : mt_say_error_sentence (error);

    mt_confirm_page_say (page, sentence);
  }
  if (self->journal)
    show_state (self);
}

static void
granted_cb (MtOpenCardRow *self)
{
  mt_ask_passphrase_stay (self->dialog);
  mt_journal_set_card_open (self->journal, TRUE, opened_cb, g_object_ref (self));
}

static void
ask (MtOpenCardRow *self)
{
  MtAskPassphrase *dialog = mt_ask_passphrase_new (self->journal, _ (MT_PROMPT_OPEN_CARD_MEANS));

  mt_confirm_page_set_deed (mt_ask_passphrase_get_page (dialog), _ (MT_PROMPT_OPEN_CARD), NULL,
                            _ (MT_PROMPT_OPEN_CARD_DO), FALSE);
  g_set_weak_pointer (&self->dialog, dialog);
  g_signal_connect_object (dialog, "granted", G_CALLBACK (granted_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* It is on once the file is there, and not before. */
static void
toggled_cb (MtOpenCardRow *self)
{
  gboolean wanted = gtk_switch_get_active (self->toggle);

  if (self->showing)
    return;
  if (!wanted) {
    turn_off (self);
    return;
  }
  show_state (self);
  ask (self);
}

/* ---- The row ---- */

static void
mt_open_card_row_dispose (GObject *object)
{
  MtOpenCardRow *self = MT_OPEN_CARD_ROW (object);

  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_open_card_row_parent_class)->dispose (object);
}

static void
mt_open_card_row_class_init (MtOpenCardRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_open_card_row_dispose;
}

static void
mt_open_card_row_init (MtOpenCardRow *self)
{
  GtkWidget *toggle = gtk_switch_new ();

  self->toggle = GTK_SWITCH (toggle);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ (MT_PROMPT_OPEN_CARD));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _ (MT_PROMPT_OPEN_CARD_ABOUT));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

void
mt_open_card_row_set_journal (MtOpenCardRow *self, MtJournal *journal)
{
  g_return_if_fail (MT_IS_OPEN_CARD_ROW (self));
  g_set_object (&self->journal, journal);
  show_state (self);
}
