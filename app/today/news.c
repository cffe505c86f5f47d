/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/today/news.h"

#include "app/care/choose-folder.h"
#include "app/care/remember-place.h"
#include "app/lock/recovery-key-dialog.h"
#include "app/toast.h"
#include "app/today/news-card.h"
#include "app/widgets/say-time.h"

#include <glib/gi18n.h>

#define UNEASY_AFTER_DAYS 14 /* without a whole backup */

struct _MtNews {
  AdwBin parent_instance;

  MtKeeper *keeper;
  GCancellable *cancellable; /* of what is asked */
  GtkBox *cards;
  GtkWidget *key;     /* the card about the recovery key, while there is one */
  GtkWidget *place;   /* that which asks for a second place */
  GtkWidget *trouble; /* that which says that there are no backups */
};

G_DEFINE_FINAL_TYPE (MtNews, mt_news, ADW_TYPE_BIN)

/* An empty box would still take the room between its neighbours. */
static void
hide_if_empty (MtNews *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self->cards)) != NULL);
}

static void
take_away (MtNews *self, GtkWidget *card)
{
  gtk_box_remove (self->cards, card);
  hide_if_empty (self);
}

static void
dismiss_clicked_cb (GtkWidget *button, MtNews *self)
{
  take_away (self, g_object_get_data (G_OBJECT (button), "card"));
}

/* ---- Cards ---- */

static GtkWidget *
add_card (MtNews *self, const char *text)
{
  GtkWidget *card = mt_news_card_new (text);

  gtk_box_append (self->cards, card);
  return card;
}

/* A card that one has read when one says so. */
static void
add_message (MtNews *self, const char *text)
{
  GtkWidget *card = add_card (self, text);
  /* Translators: a button below a message: it was read and may go. */
  GtkWidget *button = mt_news_card_add_button (card, C_ ("message", "All Right"));

  g_object_set_data (G_OBJECT (button), "card", card);
  g_signal_connect_object (button, "clicked", G_CALLBACK (dismiss_clicked_cb), self,
                           G_CONNECT_DEFAULT);
}

/* ---- The recovery key ---- */

static void
key_clicked_cb (MtNews *self)
{
  AdwDialog *dialog =
      ADW_DIALOG (mt_recovery_key_dialog_new (mt_keeper_get_journal (self->keeper)));

  g_signal_connect_object (dialog, "kept", G_CALLBACK (mt_news_refresh), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
add_key (MtNews *self)
{
  GtkWidget *button;

  self->key = add_card (self, _ ("A forgotten passphrase would lose this journal: no recovery key "
                                 "is kept for it yet. There is time; it takes a minute."));
  button = mt_news_card_add_button (self->key, _ ("Keep a Recovery Key"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (key_clicked_cb), self, G_CONNECT_SWAPPED);
}

/* ---- Notes left while it was locked ---- */

static void
add_notes (MtNews *self)
{
  guint n_taken_in = mt_journal_get_notes_taken_in (mt_keeper_get_journal (self->keeper));

  if (n_taken_in > 0)
    add_message (self, ngettext ("A note you left without unlocking is here now.",
                                 "The notes you left without unlocking are here now.", n_taken_in));
}

/* ---- A second place ---- */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtNews) self = data;
  g_autoptr (GError) error = NULL;

  if (!self->keeper)
    return; /* it locked meanwhile */
  if (!mt_remember_place_finish (result, &error))
    mt_toast_error (GTK_WIDGET (self), error);
  else if (self->place)
    take_away (self, g_steal_pointer (&self->place));
}

/* NULL: not now, and never asked again. */
static void
answer_place (GtkWidget *widget, const char *path)
{
  MtNews *self = MT_NEWS (widget);

  mt_remember_place (self->keeper, path, answered_cb, g_object_ref (self));
}

static void
choose_clicked_cb (MtNews *self)
{
  mt_choose_folder (GTK_WIDGET (self), _ ("A Second Place for Backups"), answer_place);
}

static void
not_now_clicked_cb (MtNews *self)
{
  answer_place (GTK_WIDGET (self), NULL);
}

static void
add_place (MtNews *self)
{
  GtkWidget *choose, *not_now;

  self->place = add_card (self, _ ("The backups lie on this device, and would be lost with it. A "
                                   "second place, such as a card or a stick, can have them too."));
  choose = mt_news_card_add_button (self->place, _ ("Choose a Place"));
  not_now = mt_news_card_add_button (self->place, _ ("Not Now"));
  g_signal_connect_object (choose, "clicked", G_CALLBACK (choose_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (not_now, "clicked", G_CALLBACK (not_now_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* It is asked once there are backups it could be about. */
static void
listed_for_place_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtNews) self = data;
  g_autoptr (GPtrArray) infos = mt_journal_list_backups_finish (MT_JOURNAL (source), result, NULL);

  if (self->keeper && infos && infos->len > 0 && !self->place)
    add_place (self);
}

static void
settings_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtNews) self = data;
  g_autoptr (MtBackupSettings) settings =
      mt_journal_get_backup_settings_finish (MT_JOURNAL (source), result, NULL);

  if (self->keeper && settings && !settings->second_place_asked && !settings->second_place)
    mt_journal_list_backups (MT_JOURNAL (source), self->cancellable, listed_for_place_cb,
                             g_object_ref (self));
}

/* One thing at a time: the key first. */
static void
look_for_place (MtNews *self)
{
  MtJournal *journal = mt_keeper_get_journal (self->keeper);

  if (!self->place && !self->key && mt_journal_is_open (journal) &&
      !mt_journal_is_read_only (journal))
    mt_journal_get_backup_settings (journal, settings_cb, g_object_ref (self));
}

/* ---- No backup for long ---- */

/* µs UTC; 0: there is none. */
static gint64
newest_whole (GPtrArray *infos)
{
  gint64 newest = 0;

  for (guint i = 0; i < infos->len; i++) {
    const MtBackupInfo *info = infos->pdata[i];

    if (info->state == MT_BACKUP_WHOLE)
      newest = MAX (newest, info->made);
  }
  return newest;
}

static void
add_trouble (MtNews *self, gint64 newest, const char *why)
{
  g_autofree char *when = newest ? mt_say_instant (newest) : NULL;
  g_autofree char *text = NULL;
  GtkWidget *button;

  if (when)
    /* Translators: a day and a time; then a sentence that says why there is no newer one. */
    text = g_strdup_printf (_ ("The last whole backup: %1$s. %2$s"), when, why);
  else
    /* Translators: %s is a sentence that says why. */
    text = g_strdup_printf (_ ("There is no whole backup. %s"), why);
  self->trouble = add_card (self, text);
  button = mt_news_card_add_button (self->trouble, _ ("See the Backups"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.backups");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
listed_for_trouble_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtNews) self = data;
  g_autoptr (GPtrArray) infos = mt_journal_list_backups_finish (MT_JOURNAL (source), result, NULL);
  g_autofree char *why = NULL;
  gint64 newest = infos ? newest_whole (infos) : 0;

  if (!self->keeper)
    return;
  why = mt_keeper_say_trouble (self->keeper);
  if (self->trouble)
    take_away (self, g_steal_pointer (&self->trouble));
  if (why && infos && g_get_real_time () - newest > UNEASY_AFTER_DAYS * G_TIME_SPAN_DAY)
    add_trouble (self, newest, why);
}

static void
look_for_trouble (MtNews *self)
{
  MtJournal *journal = mt_keeper_get_journal (self->keeper);
  g_autofree char *why = mt_keeper_say_trouble (self->keeper);

  if (mt_journal_is_open (journal) && (why || self->trouble))
    mt_journal_list_backups (journal, self->cancellable, listed_for_trouble_cb,
                             g_object_ref (self));
}

/* ---- The widget ---- */

static void
mt_news_dispose (GObject *object)
{
  MtNews *self = MT_NEWS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->keeper);
  G_OBJECT_CLASS (mt_news_parent_class)->dispose (object);
}

static void
mt_news_class_init (MtNewsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_news_dispose;
}

static void
mt_news_init (MtNews *self)
{
  self->cancellable = g_cancellable_new ();
  self->cards = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->cards));
}

MtNews *
mt_news_new (MtKeeper *keeper)
{
  MtNews *self = g_object_new (MT_TYPE_NEWS, NULL);

  self->keeper = g_object_ref (keeper);
  add_notes (self);
  if (!mt_journal_get_recovery_key_kept (mt_keeper_get_journal (keeper)))
    add_key (self);
  hide_if_empty (self);
  return self;
}

void
mt_news_refresh (MtNews *self)
{
  g_return_if_fail (MT_IS_NEWS (self));
  if (self->key && mt_journal_get_recovery_key_kept (mt_keeper_get_journal (self->keeper)))
    take_away (self, g_steal_pointer (&self->key));
  look_for_place (self);
  look_for_trouble (self);
}
