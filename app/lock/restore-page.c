/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/restore-page.h"

#include "app/lock/busy-button.h"
#include "app/lock/layout-hint.h"
#include "app/lock/message.h"
#include "app/widgets/keep-in-sight.h"
#include "app/widgets/private-text.h"
#include "core/error.h"
#include "core/journal-care.h"

#include <glib/gi18n.h>

#define WAIT_MS 2000 /* for another program that is about to let go of the journal */

struct _MtRestorePage {
  AdwNavigationPage parent_instance;

  MtJournal *journal;
  char *path;
  char *aside;
  gboolean bringing;

  GtkLabel *what;
  GtkEditable *secret;
  GtkLabel *message;
  MtBusyButton *bring;
};

G_DEFINE_FINAL_TYPE (MtRestorePage, mt_restore_page, ADW_TYPE_NAVIGATION_PAGE)

enum { SIGNAL_OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
set_bringing (MtRestorePage *self, gboolean bringing)
{
  self->bringing = bringing;
  mt_busy_button_set_busy (self->bring, bringing);
  gtk_editable_set_editable (self->secret, !bringing);
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), !bringing);
}

static char *
say (const GError *error)
{
  if (g_error_matches (error, MT_ERROR, MT_ERROR_DAMAGED))
    return g_strdup (_ ("This is damaged, or is no backup, so nothing was changed. Go back and "
                        "choose another."));
  if (g_error_matches (error, MT_ERROR, MT_ERROR_WRONG_KEY) &&
      !g_str_has_prefix (error->message, "group "))
    return g_strdup (_ ("This does not open it. It takes the passphrase or recovery key of the "
                        "time it was made; you can try again."));
  return mt_message_for_opening (error);
}

static void
say_error (MtRestorePage *self, const GError *error)
{
  g_autofree char *sentence = say (error);

  set_bringing (self, FALSE);
  mt_message_show (self->message, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->secret));
  gtk_editable_select_region (self->secret, 0, -1);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtRestorePage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean unlocked = mt_journal_unlock_finish (MT_JOURNAL (source), result, &error);

  if (!gtk_widget_get_root (GTK_WIDGET (self))) { /* the window went meanwhile */
    if (unlocked)
      mt_journal_lock (MT_JOURNAL (source), NULL, NULL);
    return;
  }
  mt_message_forget (self->secret);
  set_bringing (self, FALSE);
  if (unlocked)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
  else /* it is in its place all the same */
    gtk_widget_activate_action (GTK_WIDGET (self), "lock.look", NULL);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtRestorePage) self = data;
  g_autoptr (GError) error = NULL;

  if (!mt_journal_restore_finish (MT_JOURNAL (source), result, &self->aside, &error)) {
    say_error (self, error);
    return;
  }
  if (gtk_widget_get_root (GTK_WIDGET (self)))
    mt_journal_unlock (self->journal, gtk_editable_get_text (self->secret), WAIT_MS, unlocked_cb,
                       g_object_ref (self));
}

static void
bring_cb (MtRestorePage *self)
{
  const char *secret = gtk_editable_get_text (self->secret);

  if (self->bringing)
    return;
  if (*secret == '\0') {
    mt_message_show (self->message, _ ("Type its passphrase or recovery key first."));
    gtk_widget_grab_focus (GTK_WIDGET (self->secret));
    return;
  }
  mt_message_show (self->message, NULL);
  set_bringing (self, TRUE);
  mt_journal_restore (self->journal, self->path, secret, WAIT_MS, restored_cb, g_object_ref (self));
}

static void
shown_cb (MtRestorePage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->secret));
}

static void
mt_restore_page_dispose (GObject *object)
{
  MtRestorePage *self = MT_RESTORE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_RESTORE_PAGE);
  g_clear_object (&self->journal);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->aside, g_free);
  G_OBJECT_CLASS (mt_restore_page_parent_class)->dispose (object);
}

static void
mt_restore_page_class_init (MtRestorePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_restore_page_dispose;
  signals[SIGNAL_OPENED] = g_signal_new ("opened", MT_TYPE_RESTORE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (MT_TYPE_BUSY_BUTTON);
  g_type_ensure (MT_TYPE_LAYOUT_HINT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/restore-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtRestorePage, what);
  gtk_widget_class_bind_template_child (widget_class, MtRestorePage, secret);
  gtk_widget_class_bind_template_child (widget_class, MtRestorePage, message);
  gtk_widget_class_bind_template_child (widget_class, MtRestorePage, bring);
  gtk_widget_class_bind_template_callback (widget_class, bring_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
mt_restore_page_init (MtRestorePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->secret), 0);
  mt_keep_in_sight (GTK_WIDGET (self->secret));
}

MtRestorePage *
mt_restore_page_new (MtJournal *journal, const char *path)
{
  MtRestorePage *self = g_object_new (MT_TYPE_RESTORE_PAGE, NULL);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *what = NULL;

  self->journal = g_object_ref (journal);
  self->path = g_strdup (path);
  /* Translators: the name of a file or folder. */
  what = g_strdup_printf (_ ("%s opens with the passphrase or the recovery key of the time it was "
                             "made."),
                          name);
  gtk_label_set_label (self->what, what);
  return self;
}

const char *
mt_restore_page_get_aside (MtRestorePage *self)
{
  g_return_val_if_fail (MT_IS_RESTORE_PAGE (self), NULL);
  return self->aside;
}
