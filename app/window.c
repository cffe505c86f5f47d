/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window.h"

#include "app/clipboard.h"
#include "app/cover.h"
#include "app/forget.h"
#include "app/held-page.h"
#include "app/lock/idle.h"
#include "app/lock/lock-page.h"
#include "app/places.h"
#include "app/share/showing.h"
#include "app/show-only.h"
#include "app/toast.h"
#include "app/window-actions.h"
#include "app/window-dialogs.h"

struct _MtWindow {
  AdwApplicationWindow parent_instance;

  MtJournal *journal;
  GSettings *settings;
  MtIdle *idle;
  MtDrafts *drafts;    /* of the open journal; NULL while it is locked */
  MtKeeper *keeper;    /* of its backups; NULL while it is locked */
  MtPlaces *places;    /* owned by the stack; NULL while it is locked */
  MtResume *resume;    /* where one was when it was locked */
  char *wanted_kind;   /* to begin once it is open */
  char *wanted_action; /* of the lock page, once it is locked */
  GVariant *wanted_target;
  gboolean locking;      /* what is half-written is being saved, or the journal closes */
  gboolean closing;      /* the window goes when that is done */
  gboolean choosing;     /* a file chooser of ours is open */
  GCancellable *chooser; /* closes it */
  MtDeedPage *deed;      /* to be done once it is locked; NULL: none */
  MtShowing *showing;    /* pages alone, for somebody else to look at; NULL: none */

  GtkStack *layers; /* all else, and what others may see over it */
  AdwToastOverlay *toasts;
  GtkStack *stack;
  MtHeldPage *held; /* over the places until all is saved */
};

G_DEFINE_FINAL_TYPE (MtWindow, mt_window, ADW_TYPE_APPLICATION_WINDOW)

enum { SIGNAL_LOCKED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- Open ---- */

static void
opened_cb (MtWindow *self, MtLockPage *page)
{
  g_autoptr (MtEntry) note = mt_lock_page_get_note (page);

  self->drafts = mt_drafts_new (self->journal);
  if (note) {
    g_autoptr (MtDraft) draft = mt_drafts_begin (self->drafts, note);

    mt_draft_save (draft);
  }
  self->keeper = mt_keeper_new (self->journal);
  self->places = mt_places_new (self->drafts, self->keeper);
  mt_show_only (self->stack, GTK_WIDGET (self->places), GTK_WIDGET (self->held));
  mt_window_actions_set (GTK_WIDGET (self), MT_REACHABLE_ALL);
  if (self->resume)
    mt_places_go (self->places, self->resume);
  g_clear_pointer (&self->resume, mt_resume_free);
  if (self->wanted_kind)
    mt_places_write (self->places, self->wanted_kind);
  g_clear_pointer (&self->wanted_kind, g_free);
  mt_idle_start (self->idle);
}

/* ---- Locked ---- */

static void
want (MtWindow *self, const char *action, GVariant *target)
{
  g_set_str (&self->wanted_action, action);
  g_clear_pointer (&self->wanted_target, g_variant_unref);
  self->wanted_target = target ? g_variant_ref_sink (target) : NULL;
}

static void
show_locked (MtWindow *self, gboolean at_start)
{
  MtLockPage *page = mt_lock_page_new (self->journal);

  mt_lock_page_begin (page, at_start, self->deed);
  g_signal_connect_object (page, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  mt_show_only (self->stack, GTK_WIDGET (page), GTK_WIDGET (self->held));
  mt_window_actions_set (GTK_WIDGET (self), MT_REACHABLE_LOCKED);
  mt_lock_page_do (page, self->wanted_action, self->wanted_target);
  want (self, NULL, NULL);
}

static void
locked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtWindow) self = data;
  g_autoptr (GError) error = NULL;

  self->locking = FALSE;
  if (!mt_journal_lock_finish (MT_JOURNAL (source), result, &error))
    mt_toast_error (GTK_WIDGET (self), error);
  mt_forget (GTK_WINDOW (self));
  g_signal_emit (self, signals[SIGNAL_LOCKED], 0);
  if (self->deed)
    mt_deed_page_begin (self->deed);
  g_clear_object (&self->deed);
  if (self->closing)
    gtk_window_destroy (GTK_WINDOW (self));
}

/* Whoever chooses goes as well, and may not say that they are done. */
static void
close_chooser (MtWindow *self)
{
  g_autoptr (GCancellable) chooser = g_steal_pointer (&self->chooser);

  if (chooser)
    g_cancellable_cancel (chooser);
  self->choosing = FALSE;
  mt_idle_set_choosing (self->idle, FALSE);
}

/* All is saved, or the person has let go of it. */
static void
held_done_cb (MtWindow *self)
{
  g_clear_pointer (&self->resume, mt_resume_free);
  self->resume = self->deed ? NULL : mt_places_get_resume (self->places);
  self->places = NULL;
  g_clear_pointer (&self->keeper, mt_keeper_end);
  mt_window_dialogs_close (ADW_APPLICATION_WINDOW (self));
  adw_toast_overlay_dismiss_all (self->toasts);
  show_locked (self, FALSE);
  mt_clipboard_take_back (GTK_WIDGET (self));
  g_clear_object (&self->drafts);
  mt_journal_lock (self->journal, locked_cb, g_object_ref (self));
}

/* Back to what could not be saved. */
static void
held_shown_cb (MtWindow *self)
{
  self->locking = self->closing = FALSE;
  want (self, NULL, NULL);
  g_clear_object (&self->deed);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->places));
  mt_window_actions_set (GTK_WIDGET (self), MT_REACHABLE_ALL);
  mt_idle_start (self->idle);
}

void
mt_window_lock (MtWindow *self)
{
  g_return_if_fail (MT_IS_WINDOW (self));
  mt_held_page_set_closing (self->held, self->closing);
  if (self->locking || !self->drafts)
    return;
  self->locking = TRUE;
  mt_idle_stop (self->idle);
  close_chooser (self);
  g_clear_pointer (&self->showing, mt_showing_end);
  mt_window_dialogs_close (ADW_APPLICATION_WINDOW (self));
  mt_window_actions_set (GTK_WIDGET (self), MT_REACHABLE_LOCKED);
  gtk_stack_set_transition_type (self->stack, GTK_STACK_TRANSITION_TYPE_NONE); /* out of sight */
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->held));
  gtk_stack_set_transition_type (self->stack, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  mt_held_page_begin (self->held, self->drafts);
}

void
mt_window_lock_and_do (MtWindow *self, const char *action, GVariant *target)
{
  g_return_if_fail (MT_IS_WINDOW (self));
  want (self, action, target);
  mt_window_lock (self);
}

void
mt_window_lock_for (MtWindow *self, MtDeedPage *deed)
{
  g_return_if_fail (MT_IS_WINDOW (self));
  g_set_object (&self->deed, deed);
  mt_window_lock (self);
}

static void
expired_cb (gpointer self)
{
  mt_window_lock (self);
}

static void
active_changed_cb (MtWindow *self)
{
  gboolean left = !gtk_window_is_active (GTK_WINDOW (self)) && !self->choosing;

  if (!self->settings)
    return; /* it is going */
  mt_cover_update (GTK_WINDOW (self), left && g_settings_get_boolean (self->settings, "cover"));
  if (left && self->showing)
    mt_window_lock (self);
}

/* ---- The window ---- */

static gboolean
mt_window_close_request (GtkWindow *window)
{
  MtWindow *self = MT_WINDOW (window);

  if (!self->drafts && !self->locking) /* then this is the lock page */
    return mt_lock_page_leave_note (MT_LOCK_PAGE (gtk_stack_get_visible_child (self->stack))) ||
           GTK_WINDOW_CLASS (mt_window_parent_class)->close_request (window);
  self->closing = !self->deed; /* that has begun, and is to be ended */
  mt_window_lock (self);
  return TRUE;
}

static void
mt_window_dispose (GObject *object)
{
  MtWindow *self = MT_WINDOW (object);

  g_clear_pointer (&self->idle, mt_idle_free);
  g_clear_pointer (&self->keeper, mt_keeper_end);
  g_clear_pointer (&self->showing, mt_showing_end);
  want (self, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_WINDOW);
  g_clear_object (&self->settings);
  g_clear_object (&self->drafts);
  g_clear_object (&self->journal);
  g_clear_object (&self->deed);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->resume, mt_resume_free);
  g_clear_pointer (&self->wanted_kind, g_free);
  G_OBJECT_CLASS (mt_window_parent_class)->dispose (object);
}

static void
mt_window_class_init (MtWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mt_window_close_request;
  signals[SIGNAL_LOCKED] = g_signal_new ("locked", MT_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/meantime_journal/Meantime/window.ui");
  gtk_widget_class_bind_template_child (widget_class, MtWindow, layers);
  gtk_widget_class_bind_template_child (widget_class, MtWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MtWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MtWindow, held);
  gtk_widget_class_bind_template_callback (widget_class, active_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, held_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, held_shown_cb);
  mt_window_actions_install (widget_class);
  mt_window_dialogs_install (widget_class);
}

static void
mt_window_init (MtWindow *self)
{
  g_type_ensure (MT_TYPE_HELD_PAGE);
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtWindow *
mt_window_new (AdwApplication *application, MtJournal *journal, GSettings *settings)
{
  MtWindow *self = g_object_new (MT_TYPE_WINDOW, "application", application, NULL);

  self->journal = g_object_ref (journal);
  self->settings = g_object_ref (settings);
  self->idle = mt_idle_new (GTK_WINDOW (self), settings, expired_cb, self);
  g_settings_bind (settings, "width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  show_locked (self, TRUE);
  return self;
}

MtJournal *
mt_window_get_journal (MtWindow *self)
{
  g_return_val_if_fail (MT_IS_WINDOW (self), NULL);
  return self->journal;
}

GSettings *
mt_window_get_settings (MtWindow *self)
{
  g_return_val_if_fail (MT_IS_WINDOW (self), NULL);
  return self->settings;
}

MtDrafts *
mt_window_get_drafts (MtWindow *self)
{
  g_return_val_if_fail (MT_IS_WINDOW (self), NULL);
  return self->drafts;
}

MtKeeper *
mt_window_get_keeper (MtWindow *self)
{
  g_return_val_if_fail (MT_IS_WINDOW (self), NULL);
  return self->keeper;
}

MtPlaces *
mt_window_get_places (MtWindow *self)
{
  g_return_val_if_fail (MT_IS_WINDOW (self), NULL);
  return self->places;
}

AdwToastOverlay *
mt_window_get_toasts (MtWindow *self)
{
  g_return_val_if_fail (MT_IS_WINDOW (self), NULL);
  return self->toasts;
}

void
mt_window_write (MtWindow *self, const char *kind)
{
  g_return_if_fail (MT_IS_WINDOW (self));
  if (self->places && !self->locking && !self->showing) {
    mt_window_dialogs_close (ADW_APPLICATION_WINDOW (self));
    mt_places_write (self->places, kind);
    return;
  }
  g_set_str (&self->wanted_kind, kind);
}

static MtWindow *
find_window (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  return MT_IS_WINDOW (root) ? MT_WINDOW (root) : NULL;
}

static void
set_choosing (MtWindow *self, gboolean choosing)
{
  self->choosing = choosing;
  mt_idle_set_choosing (self->idle, choosing);
  active_changed_cb (self);
}

void
mt_window_wait (GtkWidget *from, gint64 microseconds)
{
  MtWindow *self = find_window (from);

  if (self && self->idle)
    mt_idle_wait (self->idle, microseconds);
}

GCancellable *
mt_window_begin_choosing (GtkWidget *from)
{
  MtWindow *self = find_window (from);

  if (!self)
    return NULL;
  g_clear_object (&self->chooser);
  self->chooser = g_cancellable_new ();
  set_choosing (self, TRUE);
  return self->chooser;
}

void
mt_window_end_choosing (GtkWidget *from)
{
  MtWindow *self = find_window (from);

  if (self)
    set_choosing (self, FALSE);
}

void
mt_window_show_pages (GtkWidget *from, MtHandout *handout)
{
  MtWindow *self = find_window (from);

  if (!self || !self->places || self->locking || self->showing)
    return;
  mt_window_dialogs_close (ADW_APPLICATION_WINDOW (self));
  mt_window_actions_set (GTK_WIDGET (self), MT_REACHABLE_LOCK_ONLY);
  mt_idle_wait (self->idle, MT_SHOWING_LONGEST);
  self->showing = mt_showing_begin (self->layers, handout);
}
