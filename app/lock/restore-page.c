/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/restore-page.h"

#include "app/care/changes.h"
#include "app/lock/busy-button.h"
#include "app/lock/layout-hint.h"
#include "app/lock/message.h"
#include "app/widgets/keep-in-sight.h"
#include "app/widgets/private-text.h"
#include "core/error.h"
#include "core/journal-care.h"
#include "core/journal-keys.h"

#include <glib/gi18n.h>

#define WAIT_MS 2000 /* for another program that is about to let go of the journal */

struct _MtRestorePage {
  AdwNavigationPage parent_instance;

  MtJournal *journal;
  char *path;
  MtRestoreWay way;
  char *aside;
  gint64 n_entries; /* that came with it; -1: not known */
  gboolean bringing;

  GtkLabel *heading;
  GtkLabel *what;
  AdwBin *changes;
  GtkWidget *kept_aside;
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
say (MtRestorePage *self, const GError *error)
{
  gboolean keys = self->way == MT_RESTORE_KEYS;

  if (g_error_matches (error, MT_ERROR, MT_ERROR_INVALID) && keys)
    return g_strdup (_ ("The key file of this backup does not belong to the journal here. Go back "
                        "and choose another, or bring back the backup itself."));
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
  g_autofree char *sentence = say (self, error);

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
unlock (MtRestorePage *self)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)))
    mt_journal_unlock (self->journal, gtk_editable_get_text (self->secret), WAIT_MS, unlocked_cb,
                       g_object_ref (self));
}

/* ---- Bringing ---- */

static void
mended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtRestorePage) self = data;
  g_autoptr (GError) error = NULL;

  if (mt_journal_mend_keys_finish (MT_JOURNAL (source), result, &error))
    unlock (self);
  else
    say_error (self, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtRestorePage) self = data;
  g_autoptr (GError) error = NULL;

  if (mt_journal_restore_finish (MT_JOURNAL (source), result, &self->aside, &error))
    unlock (self);
  else
    say_error (self, error);
}

static void
restore (MtRestorePage *self)
{
  mt_journal_restore (self->journal, self->path, gtk_editable_get_text (self->secret), WAIT_MS,
                      restored_cb, g_object_ref (self));
}

/* ---- Looking first ---- */

static void
show_changes (MtRestorePage *self, const MtRestorePreview *preview)
{
  self->way = MT_RESTORE_SEEN;
  set_bringing (self, FALSE);
  adw_bin_set_child (self->changes, mt_changes_new (preview));
  gtk_widget_set_visible (GTK_WIDGET (self->changes), TRUE);
  gtk_widget_set_visible (self->kept_aside, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->what), FALSE);
  gtk_label_set_label (self->heading, _ ("What Would Change"));
  mt_busy_button_set_label (self->bring, _ ("Bring It Back"));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("What Would Change"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtRestorePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtRestorePreview) preview =
      mt_journal_preview_restore_finish (MT_JOURNAL (source), result, &error);

  if (!gtk_widget_get_root (GTK_WIDGET (self)))
    return; /* the window went meanwhile */
  if (!preview && self->way != MT_RESTORE_FIRST) {
    say_error (self, error);
    return;
  }
  self->n_entries = preview ? preview->n_entries : -1;
  if (self->way == MT_RESTORE_FIRST)
    restore (self); /* says by itself what is wrong */
  else
    show_changes (self, preview);
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
  if (self->way == MT_RESTORE_KEYS)
    mt_journal_mend_keys (self->journal, self->path, secret, WAIT_MS, mended_cb,
                          g_object_ref (self));
  else if (self->way == MT_RESTORE_SEEN)
    restore (self);
  else
    mt_journal_preview_restore (self->journal, self->path, secret, WAIT_MS, NULL, previewed_cb,
                                g_object_ref (self));
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
  gtk_widget_class_bind_template_child (widget_class, MtRestorePage, heading);
  gtk_widget_class_bind_template_child (widget_class, MtRestorePage, what);
  gtk_widget_class_bind_template_child (widget_class, MtRestorePage, changes);
  gtk_widget_class_bind_template_child (widget_class, MtRestorePage, kept_aside);
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

/* What the page says first, and on its button. */
static void
show_way (MtRestorePage *self)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *what = NULL;

  if (self->way == MT_RESTORE_KEYS) {
    gtk_label_set_label (self->heading, _ ("Take Its Key File"));
    /* Translators: the name of a file. */
    what = g_strdup_printf (_ ("The key file inside %s is taken, and nothing else: all that is "
                               "written in the journal stays. From then on it opens with the "
                               "passphrase or recovery key of the time the backup was made."),
                            name);
    mt_busy_button_set_label (self->bring, _ ("Take the Key File"));
  } else {
    /* Translators: the name of a file or folder. */
    what = g_strdup_printf (_ ("%s opens with the passphrase or the recovery key of the time it "
                               "was made."),
                            name);
  }
  gtk_label_set_label (self->what, what);
  if (self->way == MT_RESTORE_LOOK)
    mt_busy_button_set_label (self->bring, _ ("See What Would Change"));
  if (self->way == MT_RESTORE_SEEN)
    mt_busy_button_set_label (self->bring, _ ("Bring It Back"));
}

MtRestorePage *
mt_restore_page_new (MtJournal *journal, const char *path, MtRestoreWay way)
{
  MtRestorePage *self = g_object_new (MT_TYPE_RESTORE_PAGE, NULL);

  self->journal = g_object_ref (journal);
  self->path = g_strdup (path);
  self->way = way;
  self->n_entries = -1;
  show_way (self);
  return self;
}

const char *
mt_restore_page_get_aside (MtRestorePage *self)
{
  g_return_val_if_fail (MT_IS_RESTORE_PAGE (self), NULL);
  return self->aside;
}

gint64
mt_restore_page_get_n_entries (MtRestorePage *self)
{
  g_return_val_if_fail (MT_IS_RESTORE_PAGE (self), -1);
  return self->n_entries;
}
