/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/today/news.h"

#include "app/lock/recovery-key-dialog.h"

#include <glib/gi18n.h>

struct _MtNews {
  AdwBin parent_instance;

  MtJournal *journal;
  GtkBox *cards;
  GtkWidget *key; /* the card about the recovery key, while there is one */
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
add_button (GtkWidget *card, const char *title)
{
  GtkWidget *button = gtk_button_new_with_label (title);

  gtk_widget_add_css_class (button, "touch");
  adw_wrap_box_append (ADW_WRAP_BOX (gtk_widget_get_last_child (card)), button);
  return button;
}

static GtkWidget *
add_card (MtNews *self, const char *text)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *buttons = adw_wrap_box_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "news");
  gtk_box_append (GTK_BOX (card), label);
  gtk_box_append (GTK_BOX (card), buttons);
  gtk_box_append (self->cards, card);
  return card;
}

/* A card that one has read when one says so. */
static void
add_message (MtNews *self, const char *text)
{
  GtkWidget *card = add_card (self, text);
  /* Translators: a button below a message: it was read and may go. */
  GtkWidget *button = add_button (card, C_ ("message", "All Right"));

  g_object_set_data (G_OBJECT (button), "card", card);
  g_signal_connect_object (button, "clicked", G_CALLBACK (dismiss_clicked_cb), self,
                           G_CONNECT_DEFAULT);
}

/* ---- The recovery key ---- */

static void
key_clicked_cb (MtNews *self)
{
  AdwDialog *dialog = ADW_DIALOG (mt_recovery_key_dialog_new (self->journal));

  g_signal_connect_object (dialog, "kept", G_CALLBACK (mt_news_refresh), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
add_key (MtNews *self)
{
  GtkWidget *button;

  self->key = add_card (self, _ ("A forgotten passphrase would lose this journal: no recovery key "
                                 "is kept for it yet. There is time; it takes a minute."));
  button = add_button (self->key, _ ("Keep a Recovery Key"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (key_clicked_cb), self, G_CONNECT_SWAPPED);
}

/* ---- Notes left while it was locked ---- */

static void
add_notes (MtNews *self)
{
  guint n_taken_in = mt_journal_get_notes_taken_in (self->journal);

  if (n_taken_in > 0)
    add_message (self, ngettext ("A note you left without unlocking is here now.",
                                 "The notes you left without unlocking are here now.", n_taken_in));
}

/* ---- The widget ---- */

static void
mt_news_dispose (GObject *object)
{
  g_clear_object (&MT_NEWS (object)->journal);
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
  self->cards = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->cards));
}

MtNews *
mt_news_new (MtJournal *journal)
{
  MtNews *self = g_object_new (MT_TYPE_NEWS, NULL);

  self->journal = g_object_ref (journal);
  add_notes (self);
  if (!mt_journal_get_recovery_key_kept (journal))
    add_key (self);
  hide_if_empty (self);
  return self;
}

void
mt_news_refresh (MtNews *self)
{
  g_return_if_fail (MT_IS_NEWS (self));
  if (!self->key || !mt_journal_get_recovery_key_kept (self->journal))
    return;
  take_away (self, self->key);
  self->key = NULL;
}
