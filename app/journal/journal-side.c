/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/journal-side.h"

#include "app/calendar/calendar.h"
#include "app/journal/entry-deeds.h"
#include "app/journal/entry-menu.h"
#include "app/journal/filter-choice.h"
#include "app/journal/filter-dialog.h"
#include "app/journal/find-bar.h"
#include "app/journal/timeline.h"

#include <glib/gi18n.h>

struct _MtJournalSide {
  AdwBin parent_instance;

  MtDrafts *drafts;
  MtFilterChoice *choice;
  GCancellable *cancellable; /* of what is read for this page */
  gboolean turning;          /* to the calendar, for which the search ends */

  GtkMenuButton *filter_button;
  GtkWidget *everything;
  GtkToggleButton *calendar_button;
  GtkMenuButton *new_button;
  GtkMenuButton *empty_new_button;
  MtFindBar *find_bar;
  GtkStack *stack;
  MtTimeline *timeline;
  MtCalendar *calendar;
};

G_DEFINE_FINAL_TYPE (MtJournalSide, mt_journal_side, ADW_TYPE_BIN)

enum { SIGNAL_OPEN, SIGNAL_WRITE_ON, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- The list ---- */

static void
open_cb (MtJournalSide *self, const char *id, gint64 key)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, id, key);
}

/* ---- What is seen ---- */

static gboolean
shows_calendar (MtJournalSide *self)
{
  return gtk_toggle_button_get_active (self->calendar_button);
}

static const char *
choose_page (MtJournalSide *self)
{
  MtEntryList *list = mt_timeline_get_list (self->timeline);
  const MtFilter *filter = mt_filter_choice_get (self->choice);

  if (shows_calendar (self))
    return "calendar";
  if (!mt_entry_list_is_complete (list) || g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
    return "entries";
  return mt_filter_choice_get_active (self->choice) || filter->words ? "nothing-found" : "empty";
}

static void
looked_cb (MtJournalSide *self)
{
  gtk_stack_set_visible_child_name (self->stack, choose_page (self));
}

/* What is chosen or searched is in the list. */
static void
choice_changed_cb (MtJournalSide *self)
{
  gboolean active = mt_filter_choice_get_active (self->choice);
  const char *shown = _ ("All Entries");

  if (active)
    /* Translators: entries that were chosen by kind, tag, mood, …; which ones is said below.
     * Short: buttons stand beside it. */
    shown = C_ ("entries", "Chosen");
  gtk_menu_button_set_label (self->filter_button, shown);
  gtk_widget_set_visible (self->everything, active);
  mt_timeline_show (self->timeline, self->drafts, mt_filter_choice_get (self->choice));
  if (!self->turning)
    gtk_toggle_button_set_active (self->calendar_button, FALSE);
}

static void
calendar_toggled_cb (MtJournalSide *self)
{
  if (shows_calendar (self)) {
    self->turning = TRUE;
    mt_find_bar_end (self->find_bar);
    self->turning = FALSE;
    mt_calendar_begin (self->calendar, self->drafts);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->find_bar), !shows_calendar (self));
  looked_cb (self);
}

/* What is found is in the list. */
static void
searching_cb (MtJournalSide *self)
{
  gboolean searching;

  g_object_get (self->find_bar, "searching", &searching, NULL);
  if (searching)
    gtk_toggle_button_set_active (self->calendar_button, FALSE);
}

static void
write_on_cb (MtJournalSide *self, MtEntry *entry)
{
  g_signal_emit (self, signals[SIGNAL_WRITE_ON], 0, entry);
}

/* ---- Actions ---- */

static void
everything_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtJournalSide *self = MT_JOURNAL_SIDE (widget);

  mt_find_bar_end (self->find_bar);
  g_action_group_activate_action (mt_filter_choice_get_actions (self->choice), "everything", NULL);
}

static void
filter_chosen_cb (MtFilterDialog *dialog, MtJournalSide *self)
{
  mt_filter_choice_set_more (self->choice, mt_filter_dialog_get_filter (dialog),
                             mt_filter_dialog_get_about_name (dialog));
}

static void
filter_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtJournalSide *self = MT_JOURNAL_SIDE (widget);
  MtFilterDialog *dialog = mt_filter_dialog_new (mt_drafts_get_journal (self->drafts),
                                                 mt_filter_choice_get (self->choice),
                                                 mt_filter_choice_get_about_name (self->choice));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (filter_chosen_cb), self, 0);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
share_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtJournalSide *self = MT_JOURNAL_SIDE (widget);

  mt_entry_deeds_share_filter (widget, self->drafts, mt_filter_choice_get (self->choice),
                               mt_filter_choice_get_about_name (self->choice));
}

/* ---- The widget ---- */

static void
filter_button_active_cb (MtJournalSide *self)
{
  if (gtk_menu_button_get_active (self->filter_button))
    mt_filter_choice_read_tags (self->choice, mt_drafts_get_journal (self->drafts),
                                self->cancellable);
}

static void
mt_journal_side_dispose (GObject *object)
{
  MtJournalSide *self = MT_JOURNAL_SIDE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_JOURNAL_SIDE);
  g_clear_object (&self->choice);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_journal_side_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MtJournalSide, filter_button);
  gtk_widget_class_bind_template_child (widget_class, MtJournalSide, everything);
  gtk_widget_class_bind_template_child (widget_class, MtJournalSide, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, MtJournalSide, new_button);
  gtk_widget_class_bind_template_child (widget_class, MtJournalSide, empty_new_button);
  gtk_widget_class_bind_template_child (widget_class, MtJournalSide, find_bar);
  gtk_widget_class_bind_template_child (widget_class, MtJournalSide, stack);
  gtk_widget_class_bind_template_child (widget_class, MtJournalSide, timeline);
  gtk_widget_class_bind_template_child (widget_class, MtJournalSide, calendar);
  gtk_widget_class_bind_template_callback (widget_class, filter_button_active_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, looked_cb);
  gtk_widget_class_bind_template_callback (widget_class, searching_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_on_cb);
}

static void
mt_journal_side_class_init (MtJournalSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_journal_side_dispose;
  signals[SIGNAL_OPEN] = g_signal_new ("open", MT_TYPE_JOURNAL_SIDE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  signals[SIGNAL_WRITE_ON] = g_signal_new ("write-on", MT_TYPE_JOURNAL_SIDE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, MT_TYPE_ENTRY);
  g_type_ensure (MT_TYPE_CALENDAR);
  g_type_ensure (MT_TYPE_FIND_BAR);
  g_type_ensure (MT_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/journal/journal-side.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "journal.everything", NULL, everything_action_cb);
  gtk_widget_class_install_action (widget_class, "journal.filter", NULL, filter_action_cb);
  gtk_widget_class_install_action (widget_class, "journal.share", NULL, share_action_cb);
}

static void
mt_journal_side_init (MtJournalSide *self)
{
  g_autoptr (GMenuModel) menu = mt_entry_menu_new_begin ("journal.write");

  self->cancellable = g_cancellable_new ();
  self->choice = mt_filter_choice_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter",
                                  mt_filter_choice_get_actions (self->choice));
  gtk_menu_button_set_menu_model (self->filter_button, mt_filter_choice_get_menu (self->choice));
  gtk_menu_button_set_menu_model (self->new_button, menu);
  gtk_menu_button_set_menu_model (self->empty_new_button, menu);
  mt_find_bar_set_choice (self->find_bar, self->choice);
}

void
mt_journal_side_set_drafts (MtJournalSide *self, MtDrafts *drafts)
{
  g_return_if_fail (MT_IS_JOURNAL_SIDE (self) && !self->drafts);
  self->drafts = g_object_ref (drafts);
  g_signal_connect_object (self->choice, "changed", G_CALLBACK (choice_changed_cb), self,
                           G_CONNECT_SWAPPED);
  choice_changed_cb (self);
}

void
mt_journal_side_select (MtJournalSide *self, gint64 key)
{
  g_return_if_fail (MT_IS_JOURNAL_SIDE (self));
  mt_timeline_select (self->timeline, key);
}

void
mt_journal_side_search (MtJournalSide *self)
{
  g_return_if_fail (MT_IS_JOURNAL_SIDE (self));
  mt_find_bar_begin (self->find_bar);
}

MtSought *
mt_journal_side_get_sought (MtJournalSide *self)
{
  g_return_val_if_fail (MT_IS_JOURNAL_SIDE (self), NULL);
  return shows_calendar (self) ? NULL : mt_timeline_get_sought (self->timeline);
}
