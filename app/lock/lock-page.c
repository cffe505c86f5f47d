/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/lock-page.h"

#include "app/forget.h"
#include "app/lock/begin-journal.h"
#include "app/lock/bring-page.h"
#include "app/lock/note-page.h"
#include "app/lock/opening-words.h"
#include "app/lock/promise-page.h"
#include "app/lock/restore-page.h"
#include "app/lock/salvage-page.h"
#include "app/lock/trouble-page.h"
#include "app/lock/unlock-page.h"
#include "app/lock/welcome-page.h"
#include "app/preferences/change-passphrase.h"
#include "app/preferences/old-backups.h"
#include "app/toast.h"
#include "core/error.h"
#include "core/folder.h"
#include "core/journal-keys.h"

#include <glib/gi18n.h>

struct _MtLockPage {
  AdwBin parent_instance;

  MtJournal *journal;
  gboolean opened; /* and said so */
  gboolean at_start;
  MtDeedPage *deed; /* NULL: none is or was to be done */
  MtNotePage *note; /* kept: what is in it stays until it is left */
  gboolean fresh;   /* there is no journal in the folder */
  char *aside;      /* where the former journal is, to say once */
  gint64 n_brought; /* entries that came from elsewhere; -1: none */
  char *wanted;     /* action to do once it has looked */
  GVariant *target; /* of that */

  AdwNavigationView *navigation;
};

G_DEFINE_FINAL_TYPE (MtLockPage, mt_lock_page, ADW_TYPE_BIN)

enum { SIGNAL_OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
push (MtLockPage *self, gpointer page)
{
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
}

/* ---- Open ---- */

static void
tell_opened (MtLockPage *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (!window) /* it went meanwhile */
    return;
  self->opened = TRUE;
  g_object_ref (self); /* whoever hears of it takes the page away */
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
  mt_say_after_opening (window, self->journal, self->aside, self->n_brought);
  if (self->deed)
    mt_old_backups_present (window, self->journal);
  else if (mt_journal_get_opened_by (self->journal) == MT_OPENED_BY_RECOVERY_KEY &&
           !mt_journal_is_read_only (self->journal))
    mt_offer_passphrase (window, self->journal);
  g_object_unref (self);
}

static void
opened_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tell_opened (MT_LOCK_PAGE (widget));
}

/* ---- A new journal ---- */

static void
begin_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  push (MT_LOCK_PAGE (widget), g_object_new (MT_TYPE_PROMISE_PAGE, NULL));
}

static void
choose_passphrase_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtLockPage *self = MT_LOCK_PAGE (widget);

  push (self, mt_begin_journal_page_new (self->journal));
}

/* ---- A journal from elsewhere ---- */

static void
brought_cb (MtLockPage *self, MtRestorePage *page)
{
  g_set_str (&self->aside, mt_restore_page_get_aside (page));
  self->n_brought = mt_restore_page_get_n_entries (page);
  tell_opened (self);
}

static void
push_restore (MtLockPage *self, const char *path, MtRestoreWay way)
{
  MtRestorePage *page =
      mt_restore_page_new (self->journal, path, self->fresh ? MT_RESTORE_FIRST : way);

  g_signal_connect_object (page, "opened", G_CALLBACK (brought_cb), self, G_CONNECT_SWAPPED);
  push (self, page);
}

static void
chosen_cb (MtLockPage *self, const char *path)
{
  push_restore (self, path, MT_RESTORE_LOOK);
}

static void
restore_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *path;
  gboolean seen;

  g_variant_get (parameter, "(&sb)", &path, &seen);
  push_restore (MT_LOCK_PAGE (widget), path, seen ? MT_RESTORE_SEEN : MT_RESTORE_LOOK);
}

static void
mend_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  push_restore (MT_LOCK_PAGE (widget), g_variant_get_string (parameter, NULL), MT_RESTORE_KEYS);
}

static void
salvage_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtLockPage *self = MT_LOCK_PAGE (widget);
  MtSalvagePage *page = mt_salvage_page_new (self->journal);

  g_signal_connect_object (page, "opened", G_CALLBACK (tell_opened), self, G_CONNECT_SWAPPED);
  push (self, page);
}

static void
trouble_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtLockPage *self = MT_LOCK_PAGE (widget);
  g_autoptr (GError) error =
      g_error_new_literal (MT_ERROR, g_variant_get_int32 (parameter), "found while it was open");

  push (self, mt_trouble_page_new (self->journal, error));
}

static void
bring_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtLockPage *self = MT_LOCK_PAGE (widget);
  MtBringPage *page = mt_bring_page_new (self->journal);

  g_signal_connect_object (page, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  push (self, page);
}

/* ---- A note ---- */

static void
left_cb (MtLockPage *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  adw_navigation_view_pop (self->navigation);
  if (window)
    mt_forget (GTK_WINDOW (window));
}

static void
leave_note_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtLockPage *self = MT_LOCK_PAGE (widget);

  if (!self->note) {
    self->note = g_object_ref_sink (mt_note_page_new (self->journal));
    g_signal_connect_object (self->note, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  }
  push (self, self->note);
}

/* Also where nothing has the focus, which is when the view's own shortcuts are not heard. */
static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtLockPage *self = MT_LOCK_PAGE (widget);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);

  if (page && adw_navigation_page_get_can_pop (page))
    adw_navigation_view_pop (self->navigation);
}

/* ---- What there is ---- */

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MtLockPage *self = MT_LOCK_PAGE (source);
  g_autoptr (GError) error = NULL;
  AdwNavigationPage *page;

  if (!self->journal || self->deed) /* the page went meanwhile, or has more to do */
    return;
  self->fresh = FALSE;
  if (mt_folder_check_finish (result, &error)) {
    page = ADW_NAVIGATION_PAGE (mt_unlock_page_new (self->journal, self->at_start));
    self->at_start = FALSE;
    g_signal_connect_object (page, "opened", G_CALLBACK (tell_opened), self, G_CONNECT_SWAPPED);
  } else if (g_error_matches (error, MT_ERROR, MT_ERROR_NO_JOURNAL)) {
    self->fresh = TRUE;
    page = ADW_NAVIGATION_PAGE (mt_welcome_page_new (mt_journal_get_folder (self->journal)));
  } else {
    page = ADW_NAVIGATION_PAGE (mt_trouble_page_new (self->journal, error));
  }
  adw_navigation_view_replace (self->navigation, &page, 1);
  if (self->wanted)
    gtk_widget_activate_action_variant (GTK_WIDGET (self), self->wanted, self->target);
  mt_lock_page_do (self, NULL, NULL);
}

static void
look (MtLockPage *self)
{
  mt_folder_check_async (self, mt_journal_get_folder (self->journal), looked_cb, NULL);
}

static void
look_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_clear_object (&MT_LOCK_PAGE (widget)->deed);
  look (MT_LOCK_PAGE (widget));
}

/* ---- The widget ---- */

static void
mt_lock_page_dispose (GObject *object)
{
  MtLockPage *self = MT_LOCK_PAGE (object);

  /* A journal just made, whose recovery key nobody looked at to the end. */
  if (self->journal && !self->opened && mt_journal_is_open (self->journal))
    mt_journal_lock (self->journal, NULL, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL); /* before the template takes it away unseen */
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_LOCK_PAGE);
  g_clear_object (&self->note);
  g_clear_object (&self->deed);
  g_clear_object (&self->journal);
  g_clear_pointer (&self->aside, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->target, g_variant_unref);
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
  gtk_widget_class_bind_template_child (widget_class, MtLockPage, navigation);
  gtk_widget_class_install_action (widget_class, "lock.begin", NULL, begin_cb);
  gtk_widget_class_install_action (widget_class, "lock.opened", NULL, opened_cb);
  gtk_widget_class_install_action (widget_class, "lock.choose-passphrase", NULL,
                                   choose_passphrase_cb);
  gtk_widget_class_install_action (widget_class, "lock.bring", NULL, bring_cb);
  gtk_widget_class_install_action (widget_class, "lock.restore", "(sb)", restore_cb);
  gtk_widget_class_install_action (widget_class, "lock.mend", "s", mend_cb);
  gtk_widget_class_install_action (widget_class, "lock.salvage", NULL, salvage_cb);
  gtk_widget_class_install_action (widget_class, "lock.trouble", "i", trouble_cb);
  gtk_widget_class_install_action (widget_class, "lock.leave-note", NULL, leave_note_cb);
  gtk_widget_class_install_action (widget_class, "lock.look", NULL, look_cb);
  gtk_widget_class_install_action (widget_class, "lock.back", NULL, back_cb);
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
  self->n_brought = -1;
  look (self);
  return self;
}

void
mt_lock_page_do (MtLockPage *self, const char *action, GVariant *target)
{
  g_return_if_fail (MT_IS_LOCK_PAGE (self));
  g_set_str (&self->wanted, action);
  g_clear_pointer (&self->target, g_variant_unref);
  self->target = target ? g_variant_ref_sink (target) : NULL;
}

static void
erased_cb (MtLockPage *self)
{
  mt_toast (GTK_WIDGET (self), _ ("Everything is deleted"));
  gtk_widget_activate_action (GTK_WIDGET (self), "lock.look", NULL);
}

void
mt_lock_page_begin (MtLockPage *self, gboolean at_start, MtDeedPage *deed)
{
  AdwNavigationPage *page = ADW_NAVIGATION_PAGE (deed);

  g_return_if_fail (MT_IS_LOCK_PAGE (self));
  self->at_start = at_start;
  if (!deed)
    return;
  g_set_object (&self->deed, deed);
  g_signal_connect_object (deed, "opened", G_CALLBACK (tell_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (deed, "erased", G_CALLBACK (erased_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_replace (self->navigation, &page, 1);
}

MtEntry *
mt_lock_page_get_note (MtLockPage *self)
{
  g_return_val_if_fail (MT_IS_LOCK_PAGE (self), NULL);
  return self->note ? mt_note_page_get_entry (self->note) : NULL;
}

static void
note_left_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtLockPage) self = data;
  g_autoptr (GError) error = NULL;
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  if (!window)
    return;
  if (mt_journal_leave_note_finish (MT_JOURNAL (source), result, &error))
    gtk_window_destroy (GTK_WINDOW (window));
  else
    mt_toast_error (GTK_WIDGET (self), error);
}

gboolean
mt_lock_page_leave_note (MtLockPage *self)
{
  g_autoptr (MtEntry) note = mt_lock_page_get_note (self);

  if (self->deed && mt_deed_page_is_working (self->deed))
    return TRUE;
  if (note)
    mt_journal_leave_note (self->journal, note, note_left_cb, g_object_ref (self));
  return note != NULL;
}
