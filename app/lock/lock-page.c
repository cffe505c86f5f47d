/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/lock-page.h"

#include "app/toast.h"

struct _MtLockPage {
  AdwBin parent_instance;

  MtJournal *journal;
  GtkEditable *passphrase;
};

G_DEFINE_FINAL_TYPE (MtLockPage, mt_lock_page, ADW_TYPE_BIN)

enum { SIGNAL_OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtLockPage) self = data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (mt_journal_unlock_finish (MT_JOURNAL (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
  else
    mt_toast_error (GTK_WIDGET (self), error);
}

static void
entry_activated_cb (MtLockPage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  mt_journal_unlock (self->journal, gtk_editable_get_text (self->passphrase), 2000, unlocked_cb,
                     g_object_ref (self));
}

static void
mt_lock_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_LOCK_PAGE);
  g_clear_object (&MT_LOCK_PAGE (object)->journal);
  G_OBJECT_CLASS (mt_lock_page_parent_class)->dispose (object);
}

static void
mt_lock_page_class_init (MtLockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_lock_page_dispose;
  signals[SIGNAL_OPENED] = g_signal_new ("opened", MT_TYPE_LOCK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/lock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtLockPage, passphrase);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
mt_lock_page_init (MtLockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtLockPage *
mt_lock_page_new (MtJournal *journal)
{
  MtLockPage *self = g_object_new (MT_TYPE_LOCK_PAGE, NULL);

  self->journal = g_object_ref (journal);
  return self;
}
