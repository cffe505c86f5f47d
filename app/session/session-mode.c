/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/session-mode.h"

#include "app/prompts/session-mode.h"
#include "app/session/agenda-private.h"
#include "app/session/agreed.h"
#include "app/session/gather.h"
#include "app/session/mode-row.h"
#include "app/window.h"
#include "core/appointment.h"
#include "core/kinds/ids.h"

#define MINUTE_USEC (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
#define WAIT_AFTER (30 * MINUTE_USEC)    /* the planned end */
#define WAIT_DATELESS (80 * MINUTE_USEC) /* from the beginning: 50 minutes and half an hour */
#define EARLY (60 * MINUTE_USEC)         /* before a session that one may sit in already */
#define TASKS_MOST 300

struct _MtSessionMode {
  AdwNavigationPage parent_instance;

  MtDrafts *drafts;
  MtAgenda *agenda;
  GCancellable *cancellable;
  gint64 begun; /* µs UTC */
  gint64 wait;  /* until when the window was told to wait, µs UTC; 0: it was not */
  guint cookie; /* that keeps the screen on; 0: nobody does that here */
  gboolean asked_for_tasks;

  GtkWidget *one_thing;
  GtkLabel *one_thing_name;
  GtkLabel *one_thing_words;
  GtkLabel *empty;
  GtkListBox *list;
  GtkBox *agreed_box;
  GtkLabel *agreed_heading;
  GtkWidget *leave;
  GtkButton *agree;
  MtAgreed *agreed;
};

G_DEFINE_FINAL_TYPE (MtSessionMode, mt_session_mode, ADW_TYPE_NAVIGATION_PAGE)

/* ---- Staying on ---- */

gint64
mt_session_mode_find_wait (MtEntry *session, gint64 begun)
{
  gint64 end;

  if (session && g_strcmp0 (mt_entry_get_state (session), mt_gather_state_planned ()) == 0) {
    end = mt_appointment_get_end (session) + WAIT_AFTER;
    if (begun >= mt_entry_get_moment (session)->instant - EARLY && begun < end)
      return end;
  }
  return begun + WAIT_DATELESS;
}

static void
wait_for_end (MtSessionMode *self)
{
  gint64 wait = mt_session_mode_find_wait (mt_agenda_get_session (self->agenda), self->begun);

  if (wait == self->wait)
    return;
  self->wait = wait;
  mt_window_wait (GTK_WIDGET (self), MAX (0, wait - g_get_real_time ()));
}

/* Where no session manager can be asked, the screen goes off as it always does. */
static void
stay_on (MtSessionMode *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkApplication *application = window ? gtk_window_get_application (window) : NULL;

  if (!window)
    return;
  if (application && self->cookie == 0)
    self->cookie = gtk_application_inhibit (application, window, GTK_APPLICATION_INHIBIT_IDLE,
                                            _ (MT_PROMPT_MODE_STAYS_ON));
  wait_for_end (self);
}

static void
stay_on_no_longer (MtSessionMode *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkApplication *application = window ? gtk_window_get_application (window) : NULL;

  if (self->cookie > 0 && application)
    gtk_application_uninhibit (application, self->cookie);
  self->cookie = 0;
  if (self->wait > 0)
    mt_window_wait (GTK_WIDGET (self), 0);
  self->wait = 0;
}

static void
mt_session_mode_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mt_session_mode_parent_class)->root (widget);
  stay_on (MT_SESSION_MODE (widget));
}

static void
mt_session_mode_unroot (GtkWidget *widget)
{
  stay_on_no_longer (MT_SESSION_MODE (widget));
  GTK_WIDGET_CLASS (mt_session_mode_parent_class)->unroot (widget);
}

/* Back from a page that was over it. */
static void
mt_session_mode_showing (AdwNavigationPage *page)
{
  stay_on (MT_SESSION_MODE (page));
}

/* In a window that is out of sight a page that goes comes off only much later. */
static void
mt_session_mode_hiding (AdwNavigationPage *page)
{
  stay_on_no_longer (MT_SESSION_MODE (page));
}

/* ---- What was agreed ---- */

static void
begun_cb (MtSessionMode *self, MtEntry *task)
{
  MtEntry *session = mt_agenda_begin_session (self->agenda);

  mt_entry_add_link (task, MT_ROLE_SESSION, mt_entry_get_id (session));
  mt_agenda_save_session (self->agenda);
}

static void
tasks_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtSessionMode) self = data;
  g_autoptr (GPtrArray) tasks = mt_journal_list_finish (MT_JOURNAL (source), result, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  MtEntry *session = self->agenda ? mt_agenda_get_session (self->agenda) : NULL;

  for (guint i = tasks && session ? tasks->len : 0; i > 0; i--) /* oldest first */
    if (mt_gather_is_linked (tasks->pdata[i - 1], MT_ROLE_SESSION, mt_entry_get_id (session)))
      g_strv_builder_add (builder, mt_entry_get_id (tasks->pdata[i - 1]));
  ids = g_strv_builder_end (builder);
  if (session)
    mt_agreed_show (self->agreed, (const char *const *)ids);
}

/* Whoever leaves it and comes back finds what was agreed before. */
static void
ask_for_tasks (MtSessionMode *self)
{
  MtFilter filter = MT_FILTER_ALL;

  if (self->asked_for_tasks || !mt_agenda_get_session (self->agenda))
    return;
  self->asked_for_tasks = TRUE;
  filter.kind = (char *)MT_KIND_TASK;
  mt_journal_list (mt_drafts_get_journal (self->drafts), &filter, MT_KEY_NONE, TASKS_MOST,
                   self->cancellable, tasks_listed_cb, g_object_ref (self));
}

static void
agree_cb (MtSessionMode *self)
{
  mt_agreed_write (self->agreed);
}

/* ---- What one brings ---- */

static GtkWidget *
make_row (gpointer item, gpointer self)
{
  return mt_mode_row_new (MT_SESSION_MODE (self)->agenda, item);
}

static void
row_activated_cb (MtSessionMode *self, GtkListBoxRow *row)
{
  mt_mode_row_toggle (MT_MODE_ROW (row));
}

static void
agenda_changed_cb (MtSessionMode *self)
{
  const char *one_thing = mt_agenda_get_one_thing (self->agenda);
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->agenda)) > 0;

  gtk_label_set_label (self->one_thing_words, one_thing ? one_thing : "");
  gtk_widget_set_visible (self->one_thing, one_thing != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), any);
  gtk_widget_set_visible (GTK_WIDGET (self->empty),
                          !any && !one_thing && mt_agenda_is_loaded (self->agenda));
  ask_for_tasks (self);
  if (self->wait > 0) /* it may have another date now */
    wait_for_end (self);
}

/* ---- The page ---- */

static void
mt_session_mode_dispose (GObject *object)
{
  MtSessionMode *self = MT_SESSION_MODE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->list)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_SESSION_MODE);
  g_clear_object (&self->agenda);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_session_mode_parent_class)->dispose (object);
}

static void
mt_session_mode_finalize (GObject *object)
{
  g_object_unref (MT_SESSION_MODE (object)->cancellable);
  G_OBJECT_CLASS (mt_session_mode_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/session/session-mode.ui");
  gtk_widget_class_bind_template_child (widget_class, MtSessionMode, one_thing);
  gtk_widget_class_bind_template_child (widget_class, MtSessionMode, one_thing_name);
  gtk_widget_class_bind_template_child (widget_class, MtSessionMode, one_thing_words);
  gtk_widget_class_bind_template_child (widget_class, MtSessionMode, empty);
  gtk_widget_class_bind_template_child (widget_class, MtSessionMode, list);
  gtk_widget_class_bind_template_child (widget_class, MtSessionMode, agreed_box);
  gtk_widget_class_bind_template_child (widget_class, MtSessionMode, agreed_heading);
  gtk_widget_class_bind_template_child (widget_class, MtSessionMode, leave);
  gtk_widget_class_bind_template_child (widget_class, MtSessionMode, agree);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, agree_cb);
}

static void
mt_session_mode_class_init (MtSessionModeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_session_mode_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_session_mode_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = mt_session_mode_showing;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = mt_session_mode_hiding;
  widget_class->root = mt_session_mode_root;
  widget_class->unroot = mt_session_mode_unroot;
  bind_template (widget_class);
}

static void
mt_session_mode_init (MtSessionMode *self)
{
  const MtField *field = mt_kind_find_field (mt_gather_session_kind (), MT_SESSION_ONE_THING);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->begun = g_get_real_time ();
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ (MT_PROMPT_MODE_TITLE));
  gtk_label_set_label (self->one_thing_name, _ (field->name));
  gtk_label_set_label (self->empty, _ (MT_PROMPT_MODE_EMPTY));
  gtk_label_set_label (self->agreed_heading, _ (MT_PROMPT_MODE_AGREED));
  gtk_widget_set_tooltip_text (self->leave, _ (MT_PROMPT_MODE_LEAVE));
  gtk_button_set_label (self->agree, _ (MT_PROMPT_MODE_AGREE));
}

AdwNavigationPage *
mt_session_mode_new (MtDrafts *drafts, MtAgenda *agenda)
{
  MtSessionMode *self = g_object_new (MT_TYPE_SESSION_MODE, NULL);

  self->drafts = g_object_ref (drafts);
  self->agenda = g_object_ref (agenda);
  self->agreed = mt_agreed_new (drafts);
  g_signal_connect_object (self->agreed, "begun", G_CALLBACK (begun_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->agreed_box, GTK_WIDGET (self->agreed));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (agenda), make_row, self, NULL);
  g_signal_connect_object (agenda, "changed", G_CALLBACK (agenda_changed_cb), self,
                           G_CONNECT_SWAPPED);
  agenda_changed_cb (self);
  return ADW_NAVIGATION_PAGE (self);
}
