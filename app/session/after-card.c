/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/after-card.h"

#include "app/prompts/after.h"
#include "app/reading.h"
#include "app/session/after.h"
#include "app/widgets/say-time.h"

#define LOOK_AFTER_MS 100 /* many changes at a time are one */
#define LOOK_MOST_MS (60 * 60 * 1000)

struct _MtAfterCard {
  AdwBin parent_instance;

  MtDrafts *drafts;
  MtEntry *session; /* that it is about; NULL: none */
  MtReading *reading;

  GtkLabel *title;
  GtkLabel *offer;
  GtkButton *write;
  GtkButton *let_be;
};

G_DEFINE_FINAL_TYPE (MtAfterCard, mt_after_card, ADW_TYPE_BIN)

/* ---- Showing ---- */

static void
show (MtAfterCard *self, MtEntry *session)
{
  gboolean today = session && mt_entry_get_day (session) == mt_say_today ();

  g_set_object (&self->session, session);
  gtk_label_set_label (self->title,
                       today ? _ (MT_PROMPT_AFTER_TODAY) : _ (MT_PROMPT_AFTER_YESTERDAY));
  gtk_widget_set_visible (GTK_WIDGET (self), session != NULL);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtAfterCard) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtAfterNow) now = mt_after_look_finish (result, &error);
  gint64 wait;

  /* what cannot be read now is read at the next change */
  if (!now || !self->drafts)
    return;
  show (self, now->session);
  if (now->change == G_MAXINT64)
    return;
  wait = (now->change - g_get_real_time ()) / 1000 + 1;
  mt_reading_ask (self->reading, (guint)CLAMP (wait, LOOK_AFTER_MS, LOOK_MOST_MS));
}

static void
look (gpointer owner, GCancellable *cancellable)
{
  MtAfterCard *self = owner;

  mt_after_look (mt_drafts_get_journal (self->drafts), cancellable, looked_cb, g_object_ref (self));
}

static void
changed_cb (MtAfterCard *self)
{
  mt_reading_ask (self->reading, LOOK_AFTER_MS);
}

/* ---- Doing ---- */

static void
write_cb (MtAfterCard *self)
{
  mt_after_open (GTK_WIDGET (self), self->drafts, mt_entry_get_id (self->session));
}

static void
let_be_cb (MtAfterCard *self)
{
  mt_after_let_be (self->drafts, self->session);
  show (self, NULL);
}

/* ---- The widget ---- */

static void
mt_after_card_dispose (GObject *object)
{
  MtAfterCard *self = MT_AFTER_CARD (object);

  g_clear_pointer (&self->reading, mt_reading_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_AFTER_CARD);
  g_clear_object (&self->session);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_after_card_parent_class)->dispose (object);
}

static void
mt_after_card_class_init (MtAfterCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_after_card_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/session/after-card.ui");
  gtk_widget_class_bind_template_child (widget_class, MtAfterCard, title);
  gtk_widget_class_bind_template_child (widget_class, MtAfterCard, offer);
  gtk_widget_class_bind_template_child (widget_class, MtAfterCard, write);
  gtk_widget_class_bind_template_child (widget_class, MtAfterCard, let_be);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_bind_template_callback (widget_class, let_be_cb);
}

static void
mt_after_card_init (MtAfterCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reading = mt_reading_new (look, self);
  gtk_label_set_label (self->offer, _ (MT_PROMPT_AFTER_OFFER));
  gtk_button_set_label (self->write, _ (MT_PROMPT_AFTER_WRITE));
  gtk_button_set_label (self->let_be, _ (MT_PROMPT_AFTER_LET_BE));
}

GtkWidget *
mt_after_card_new (MtDrafts *drafts)
{
  MtAfterCard *self = g_object_new (MT_TYPE_AFTER_CARD, NULL);

  self->drafts = g_object_ref (drafts);
  g_signal_connect_object (mt_drafts_get_journal (drafts), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  mt_reading_ask (self->reading, 0);
  return GTK_WIDGET (self);
}
