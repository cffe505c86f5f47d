/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/today/reminded.h"

#include "app/toast.h"
#include "app/today/news-card.h"
#include "app/widgets/say-time.h"
#include "core/journal-reminders.h"

#include <glib/gi18n.h>

#define OFFERED "reminders-offered"

struct _MtReminded {
  AdwBin parent_instance;

  MtJournal *journal;
  GSettings *settings; /* NULL until it is to be offered */
  gboolean asking;
};

G_DEFINE_FINAL_TYPE (MtReminded, mt_reminded, ADW_TYPE_BIN)

static void
show_card (MtReminded *self, GtkWidget *card)
{
  adw_bin_set_child (ADW_BIN (self), card);
  gtk_widget_set_visible (GTK_WIDGET (self), card != NULL);
}

/* ---- What was missed ---- */

static void
dismissed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtReminded) self = data;
  g_autoptr (GError) error = NULL;

  if (!mt_journal_dismiss_missed_finish (MT_JOURNAL (source), result, &error) && self->journal)
    mt_toast_error (GTK_WIDGET (self), error);
}

/* It is gone at once, and for good as soon as that is kept. */
static void
dismiss_cb (MtReminded *self)
{
  show_card (self, NULL);
  mt_journal_dismiss_missed (self->journal, dismissed_cb, g_object_ref (self));
}

static GtkWidget *
new_missed (MtReminded *self, const GPtrArray *missed)
{
  const MtMissed *last = missed->pdata[missed->len - 1];
  g_autofree char *when = mt_say_instant (last->due);
  g_autofree char *text = NULL;
  GtkWidget *card, *button;

  if (missed->len == 1)
    /* Translators: %s is a day and a time: “Yesterday, 20:30”. */
    text = g_strdup_printf (_ ("While you were away, a reminder was due (%s). There is nothing to "
                               "make up for."),
                            when);
  else
    text = g_strdup_printf (_ ("While you were away, reminders were due (the last one: %s). There "
                               "is nothing to make up for."),
                            when);
  card = mt_news_card_new (text);
  button = mt_news_card_add_button (card, C_ ("message", "All Right"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (dismiss_cb), self, G_CONNECT_SWAPPED);
  return card;
}

/* ---- The question ---- */

static void
answered_cb (MtReminded *self)
{
  g_settings_set_boolean (self->settings, OFFERED, TRUE);
  show_card (self, NULL);
}

static void
choose_cb (MtReminded *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.reminders", NULL);
  answered_cb (self);
}

static GtkWidget *
new_offer (MtReminded *self)
{
  GtkWidget *card = mt_news_card_new (
      _ ("If you like, Meantime reminds you at a time of your own, in words that tell nobody what "
         "it is about. This is asked once; the preferences have it at any time."));
  GtkWidget *choose = mt_news_card_add_button (card, _ ("Choose a Time"));
  GtkWidget *no = mt_news_card_add_button (card, _ ("No, Thank You"));

  g_signal_connect_object (choose, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (no, "clicked", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  return card;
}

/* Who has made one, or asked what there is, knows of it. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtReminded) self = data;
  g_autoptr (MtSchedule) schedule =
      mt_journal_load_reminders_finish (MT_JOURNAL (source), result, NULL);

  self->asking = FALSE;
  if (!self->journal || !schedule)
    return;
  if (schedule->rules->len > 0)
    g_settings_set_boolean (self->settings, OFFERED, TRUE);
  else if (!adw_bin_get_child (ADW_BIN (self)))
    show_card (self, new_offer (self));
}

/* ---- The widget ---- */

static void
mt_reminded_dispose (GObject *object)
{
  MtReminded *self = MT_REMINDED (object);

  g_clear_object (&self->journal);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (mt_reminded_parent_class)->dispose (object);
}

static void
mt_reminded_class_init (MtRemindedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_reminded_dispose;
}

static void
mt_reminded_init (MtReminded *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

MtReminded *
mt_reminded_new (MtJournal *journal)
{
  MtReminded *self = g_object_new (MT_TYPE_REMINDED, NULL);
  const GPtrArray *missed = mt_journal_get_missed (journal);

  self->journal = g_object_ref (journal);
  if (missed && missed->len > 0)
    show_card (self, new_missed (self, missed));
  return self;
}

void
mt_reminded_offer (MtReminded *self, GSettings *settings)
{
  g_return_if_fail (MT_IS_REMINDED (self));
  if (self->asking || adw_bin_get_child (ADW_BIN (self)) ||
      g_settings_get_boolean (settings, OFFERED) || !mt_journal_is_open (self->journal) ||
      mt_journal_is_read_only (self->journal))
    return;
  self->asking = TRUE;
  g_set_object (&self->settings, settings);
  mt_journal_load_reminders (self->journal, NULL, loaded_cb, g_object_ref (self));
}
