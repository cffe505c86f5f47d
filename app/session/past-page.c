/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/past-page.h"

#include "app/prompts/sessions.h"
#include "app/session/gather.h"
#include "app/toast.h"
#include "app/widgets/say-time.h"
#include "core/kind.h"
#include "core/kinds/ids.h"

#include <string.h>

#define MOST_SESSIONS 1000 /* of years; older ones are found in the journal */

struct _MtPastPage {
  AdwNavigationPage parent_instance;

  MtJournal *journal;
  GCancellable *cancellable;

  GtkLabel *empty;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MtPastPage, mt_past_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
is_past (MtEntry *session)
{
  const char *state = mt_entry_get_state (session);

  return state && !g_str_equal (state, mt_gather_state_to_come ()) &&
         !g_str_equal (state, mt_gather_state_planned ());
}

/* What became of it, and the first line written about it. */
static char *
say_line (MtEntry *session)
{
  const char *word =
      mt_kind_state_word (mt_kind_find (MT_KIND_SESSION), mt_entry_get_state (session));
  const char *text = mt_entry_get_text (session);
  gsize length = strcspn (text, "\r\n");
  g_autoptr (GString) line = g_string_new (word ? _ (word) : "");

  if (length > 0)
    g_string_append_printf (line, " · %.*s", (int)length, text);
  return g_string_free_and_steal (g_steal_pointer (&line));
}

static GtkWidget *
make_row (MtEntry *session)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = mt_say_moment (mt_entry_get_moment (session), mt_say_today ());
  g_autofree char *line = say_line (session);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-entry");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", mt_entry_get_id (session));
  return row;
}

/* Rows that say the same stay. */
static void
put_row (MtPastPage *self, int place, GtkWidget *row)
{
  GtkListBoxRow *there = gtk_list_box_get_row_at_index (self->list, place);

  if (there && g_variant_equal (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (there)),
                                gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row)))) {
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (there),
                                   adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
    adw_action_row_set_subtitle (ADW_ACTION_ROW (there),
                                 adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
    g_object_unref (g_object_ref_sink (row));
    return;
  }
  gtk_list_box_insert (self->list, row, place);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtPastPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = mt_journal_list_finish (MT_JOURNAL (source), result, &error);
  GtkListBoxRow *rest;
  int place = 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!sessions) {
    mt_toast_error (GTK_WIDGET (self), error);
    return;
  }
  for (guint i = 0; i < sessions->len; i++)
    if (is_past (sessions->pdata[i]))
      put_row (self, place++, make_row (sessions->pdata[i]));
  while ((rest = gtk_list_box_get_row_at_index (self->list, place)))
    gtk_list_box_remove (self->list, GTK_WIDGET (rest));
  gtk_widget_set_visible (GTK_WIDGET (self->list), place > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), place == 0);
}

static void
read_sessions (MtPastPage *self)
{
  MtFilter filter = MT_FILTER_ALL;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  filter.kind = (char *)MT_KIND_SESSION;
  mt_journal_list (self->journal, &filter, MT_KEY_NONE, MOST_SESSIONS, self->cancellable, listed_cb,
                   g_object_ref (self));
}

static void
mt_past_page_dispose (GObject *object)
{
  MtPastPage *self = MT_PAST_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_PAST_PAGE);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_past_page_parent_class)->dispose (object);
}

static void
mt_past_page_finalize (GObject *object)
{
  g_object_unref (MT_PAST_PAGE (object)->cancellable);
  G_OBJECT_CLASS (mt_past_page_parent_class)->finalize (object);
}

static void
mt_past_page_class_init (MtPastPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_past_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_past_page_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/session/past-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtPastPage, empty);
  gtk_widget_class_bind_template_child (widget_class, MtPastPage, list);
}

static void
mt_past_page_init (MtPastPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gtk_label_set_label (self->empty, _ (MT_PROMPT_NO_PAST_SESSIONS));
}

AdwNavigationPage *
mt_past_page_new (MtDrafts *drafts)
{
  MtPastPage *self = g_object_new (MT_TYPE_PAST_PAGE, NULL);

  self->journal = g_object_ref (mt_drafts_get_journal (drafts));
  g_signal_connect_object (self->journal, "changed", G_CALLBACK (read_sessions), self,
                           G_CONNECT_SWAPPED);
  read_sessions (self);
  return ADW_NAVIGATION_PAGE (self);
}
