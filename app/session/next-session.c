/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/next-session.h"

#include "app/editor/moment-dialog.h"
#include "app/places.h"
#include "app/prompts/sessions.h"
#include "app/session/calendars.h"
#include "app/session/company-rows.h"
#include "app/session/meeting-place.h"
#include "app/session/past-page.h"
#include "app/session/people-page.h"
#include "app/session/say-session.h"
#include "app/toast.h"
#include "core/appointment.h"

#include <glib/gi18n.h>

#define HOUR_USEC (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

struct _MtNextSession {
  AdwBin parent_instance;

  MtDrafts *drafts;
  MtAgenda *agenda;
  GCancellable *cancellable; /* of the reading that is going on */
  MtCompany *company;        /* or NULL */
  GPtrArray *extra;          /* GtkWidget, rows of that, owned by the group */
  char *shown;               /* what they say, so that nothing is moved without need */

  AdwPreferencesGroup *group;
  AdwActionRow *when;
  GtkWidget *place;
  GtkBox *place_box;
  AdwExpanderRow *dropped;
  GtkLabel *dropped_words;
};

G_DEFINE_FINAL_TYPE (MtNextSession, mt_next_session, ADW_TYPE_BIN)

static gboolean
is_planned (MtNextSession *self)
{
  return mt_agenda_get_moment (self->agenda) != NULL;
}

/* ---- When ---- */

static void
show_when (MtNextSession *self)
{
  MtEntry *session = mt_agenda_get_session (self->agenda);
  g_autoptr (GString) more = g_string_new (NULL);
  g_autofree char *when = NULL, *length = NULL, *moved = NULL;

  if (!is_planned (self)) {
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->when), _ ("No date yet"));
    adw_action_row_set_subtitle (self->when, _ ("Choose when it is"));
    return;
  }
  when = mt_say_session_when (session);
  length = mt_say_session_length (session);
  moved = mt_say_session_moved (session);
  g_string_append (more, length);
  if (moved)
    g_string_append_printf (more, "\n%s", moved);
  if (mt_appointment_get_end (session) < g_get_real_time ())
    g_string_append_printf (more, "\n%s", _ (MT_PROMPT_SESSION_PAST));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->when), when);
  adw_action_row_set_subtitle (self->when, more->str);
}

static void
chosen_cb (MtNextSession *self, MtMomentDialog *dialog)
{
  mt_agenda_set_moment (self->agenda, mt_moment_dialog_get_moment (dialog));
}

/* Where there is no date yet, the next full hour is where one begins. */
static void
choose_moment (MtNextSession *self)
{
  const MtMoment *moment = mt_agenda_get_moment (self->agenda);
  g_auto (MtMoment) now = { 0 }, hour = { 0 };
  MtMomentDialog *dialog;

  mt_moment_now (&now);
  if (!moment &&
      mt_moment_at (&hour, now.instant - now.instant % HOUR_USEC + HOUR_USEC, now.zone, NULL))
    moment = &hour;
  dialog = mt_moment_dialog_new (moment ? moment : &now);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
open_details (MtNextSession *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-entry", "s",
                              mt_entry_get_id (mt_agenda_get_session (self->agenda)));
}

static void
when_cb (MtNextSession *self)
{
  if (is_planned (self))
    open_details (self);
  else
    choose_moment (self);
}

/* ---- Where, and with whom ---- */

static void
show_place (MtNextSession *self)
{
  MtEntry *session = mt_agenda_get_session (self->agenda);
  MtEntry *person =
      self->company && self->company->people->len > 0 ? self->company->people->pdata[0] : NULL;
  const char *place = session ? mt_entry_get_value (session, "place") : NULL;
  const char *dropped = session ? mt_entry_get_value (session, "dropped-call") : NULL;
  gboolean by_call = place && !g_str_equal (place, "room");

  gtk_widget_set_visible (self->place,
                          session && mt_meeting_place_show (self->place_box, session, person));
  gtk_widget_set_visible (GTK_WIDGET (self->dropped), by_call && dropped && *dropped);
  gtk_label_set_text (self->dropped_words, dropped ? dropped : "");
}

static void
show_company (MtNextSession *self)
{
  GPtrArray *rows = mt_company_rows_new (self->company);
  g_autofree char *said = mt_company_rows_describe (rows);

  if (g_strcmp0 (said, self->shown) == 0) {
    for (guint i = 0; i < rows->len; i++)
      g_object_unref (g_object_ref_sink (rows->pdata[i]));
    g_ptr_array_unref (rows);
    return;
  }
  for (guint i = 0; i < self->extra->len; i++)
    adw_preferences_group_remove (self->group, self->extra->pdata[i]);
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_add (self->group, rows->pdata[i]);
  g_ptr_array_unref (self->extra);
  self->extra = rows;
  g_free (self->shown);
  self->shown = g_steal_pointer (&said);
}

/* ---- Following ---- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtNextSession) self = data;
  g_autoptr (MtCompany) company = mt_company_read_finish (result, NULL);

  /* What cannot be read now is read at the next change. */
  if (!company || !self->agenda)
    return;
  g_clear_pointer (&self->company, mt_company_free);
  self->company = g_steal_pointer (&company);
  show_company (self);
  show_place (self);
}

static void
update_actions (MtNextSession *self)
{
  static const char *const of_planned[] = { "details", "move", "cancel", "miss", "save" };
  GtkWidget *widget = GTK_WIDGET (self);

  for (gsize i = 0; i < G_N_ELEMENTS (of_planned); i++) {
    g_autofree char *action = g_strconcat ("next-session.", of_planned[i], NULL);

    gtk_widget_action_set_enabled (widget, action, is_planned (self));
  }
  gtk_widget_action_set_enabled (widget, "next-session.over",
                                 is_planned (self) || mt_agenda_count_discussed (self->agenda) > 0);
}

static void
agenda_changed_cb (MtNextSession *self)
{
  MtEntry *session = mt_agenda_get_session (self->agenda);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  update_actions (self);
  show_when (self);
  if (session) {
    mt_company_read (mt_drafts_get_journal (self->drafts), session, self->cancellable, read_cb,
                     g_object_ref (self));
  } else {
    g_clear_pointer (&self->company, mt_company_free);
    show_company (self);
  }
  show_place (self);
}

/* ---- The menu ---- */

static void
undo_end (GObject *agenda, gpointer end)
{
  mt_agenda_reopen (MT_AGENDA (agenda), end);
}

static const struct {
  const char *action, *state, *words;
} ends[] = {
  { "next-session.over", "over", N_ ("The session is over") },
  { "next-session.cancel", "cancelled", N_ ("The session is cancelled") },
  { "next-session.miss", "missed", N_ ("The session did not take place") },
};

static void
end_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtNextSession *self = MT_NEXT_SESSION (widget);

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_equal (ends[i].action, name))
      mt_toast_undo (widget, _ (ends[i].words), G_OBJECT (self->agenda), undo_end,
                     mt_agenda_end (self->agenda, ends[i].state),
                     (GDestroyNotify)mt_agenda_end_free);
}

static void
details_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_details (MT_NEXT_SESSION (widget));
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_moment (MT_NEXT_SESSION (widget));
}

static void
page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtDrafts *drafts = MT_NEXT_SESSION (widget)->drafts;

  mt_places_push (widget, g_str_equal (name, "next-session.people") ? mt_people_page_new (drafts)
                                                                    : mt_past_page_new (drafts));
}

static void
calendar_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtNextSession *self = MT_NEXT_SESSION (widget);

  if (g_str_equal (name, "next-session.save"))
    mt_calendars_save (widget, self->drafts);
  else
    mt_calendars_bring_in (widget, self->drafts);
}

/* ---- The widget ---- */

static void
mt_next_session_dispose (GObject *object)
{
  MtNextSession *self = MT_NEXT_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->extra, 0);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_NEXT_SESSION);
  g_clear_object (&self->agenda);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_next_session_parent_class)->dispose (object);
}

static void
mt_next_session_finalize (GObject *object)
{
  MtNextSession *self = MT_NEXT_SESSION (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->company, mt_company_free);
  g_ptr_array_unref (self->extra);
  g_free (self->shown);
  G_OBJECT_CLASS (mt_next_session_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "next-session.details", NULL, details_cb);
  gtk_widget_class_install_action (widget_class, "next-session.move", NULL, move_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    gtk_widget_class_install_action (widget_class, ends[i].action, NULL, end_cb);
  gtk_widget_class_install_action (widget_class, "next-session.people", NULL, page_cb);
  gtk_widget_class_install_action (widget_class, "next-session.past", NULL, page_cb);
  gtk_widget_class_install_action (widget_class, "next-session.save", NULL, calendar_cb);
  gtk_widget_class_install_action (widget_class, "next-session.bring-in", NULL, calendar_cb);
}

static void
mt_next_session_class_init (MtNextSessionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_next_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_next_session_finalize;
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/session/next-session.ui");
  gtk_widget_class_bind_template_child (widget_class, MtNextSession, group);
  gtk_widget_class_bind_template_child (widget_class, MtNextSession, when);
  gtk_widget_class_bind_template_child (widget_class, MtNextSession, place);
  gtk_widget_class_bind_template_child (widget_class, MtNextSession, place_box);
  gtk_widget_class_bind_template_child (widget_class, MtNextSession, dropped);
  gtk_widget_class_bind_template_child (widget_class, MtNextSession, dropped_words);
  gtk_widget_class_bind_template_callback (widget_class, when_cb);
}

static void
mt_next_session_init (MtNextSession *self)
{
  self->cancellable = g_cancellable_new ();
  self->extra = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mt_next_session_new (MtDrafts *drafts, MtAgenda *agenda)
{
  MtNextSession *self = g_object_new (MT_TYPE_NEXT_SESSION, NULL);

  self->drafts = g_object_ref (drafts);
  self->agenda = g_object_ref (agenda);
  update_actions (self);
  g_signal_connect_object (agenda, "changed", G_CALLBACK (agenda_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
