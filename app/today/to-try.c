/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/today/to-try.h"

#include "app/places.h"
#include "app/prompts/tasks.h"
#include "app/session/task-dialog.h"
#include "app/session/task.h"
#include "app/session/tasks-page.h"
#include "app/widgets/say-entry.h"
#include "core/kinds/ids.h"

#define SHOWN 3
#define MOST_ENTRIES 100

struct _MtToTry {
  AdwBin parent_instance;

  MtDrafts *drafts;
  GCancellable *reading; /* that is going on */
  GPtrArray *tasks;      /* MtEntry, newest first */
  char *shown;           /* what is on the screen, so that nothing is moved without need */

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MtToTry, mt_to_try, ADW_TYPE_BIN)

static void
activated_cb (MtToTry *self, GtkListBoxRow *row)
{
  guint position = (guint)gtk_list_box_row_get_index (row);

  if (position < SHOWN && position < self->tasks->len)
    adw_dialog_present (mt_task_dialog_new (self->drafts, self->tasks->pdata[position]),
                        GTK_WIDGET (self));
  else
    mt_places_push (GTK_WIDGET (self), mt_tasks_page_new (self->drafts));
}

/* ---- Showing ---- */

static GtkWidget *
make_row (const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
add_task (MtToTry *self, MtEntry *task)
{
  g_autofree char *line = mt_say_entry (task);

  gtk_list_box_append (self->list, make_row (line));
}

static void
add_more (MtToTry *self, guint n_more)
{
  g_autofree char *title = g_strdup_printf (MT_PROMPT_TASKS_MORE (n_more), n_more);
  GtkWidget *row = make_row (title), *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_append (self->list, row);
}

static char *
describe (MtToTry *self)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < self->tasks->len; i++) {
    g_autofree char *line = mt_say_entry (self->tasks->pdata[i]);

    g_string_append_printf (all, "%s %s\n", mt_entry_get_id (self->tasks->pdata[i]), line);
  }
  return g_string_free_and_steal (all);
}

static void
show (MtToTry *self)
{
  g_autofree char *now = describe (self);

  gtk_widget_set_visible (GTK_WIDGET (self), self->tasks->len > 0);
  if (g_strcmp0 (self->shown, now) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&now);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < MIN (self->tasks->len, SHOWN); i++)
    add_task (self, self->tasks->pdata[i]);
  if (self->tasks->len > SHOWN)
    add_more (self, self->tasks->len - SHOWN);
}

/* ---- Reading ---- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtToTry) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, &error);

  /* What cannot be read now is read at the next change; a person meets the error where they act. */
  if (!entries || !self->list)
    return;
  g_ptr_array_set_size (self->tasks, 0);
  for (guint i = 0; i < entries->len; i++)
    if (mt_task_is_waiting (entries->pdata[i]))
      g_ptr_array_add (self->tasks, g_object_ref (entries->pdata[i]));
  show (self);
}

void
mt_to_try_refresh (MtToTry *self)
{
  MtFilter filter = MT_FILTER_ALL;

  g_return_if_fail (MT_IS_TO_TRY (self));
  g_cancellable_cancel (self->reading);
  g_object_unref (self->reading);
  self->reading = g_cancellable_new ();
  filter.kind = (char *)MT_KIND_TASK;
  filter.state = (char *)MT_TASK_OPEN;
  mt_journal_list (mt_drafts_get_journal (self->drafts), &filter, MT_KEY_NONE, MOST_ENTRIES,
                   self->reading, listed_cb, g_object_ref (self));
}

/* ---- The widget ---- */

static void
mt_to_try_dispose (GObject *object)
{
  MtToTry *self = MT_TO_TRY (object);

  g_cancellable_cancel (self->reading);
  self->list = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_to_try_parent_class)->dispose (object);
}

static void
mt_to_try_finalize (GObject *object)
{
  MtToTry *self = MT_TO_TRY (object);

  g_object_unref (self->reading);
  g_ptr_array_unref (self->tasks);
  g_free (self->shown);
  G_OBJECT_CLASS (mt_to_try_parent_class)->finalize (object);
}

static void
mt_to_try_class_init (MtToTryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_to_try_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_to_try_finalize;
}

static void
mt_to_try_init (MtToTry *self)
{
  GtkWidget *group = adw_preferences_group_new (), *list = gtk_list_box_new ();

  self->reading = g_cancellable_new ();
  self->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (MT_PROMPT_TASKS_TODAY), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (MT_PROMPT_TASKS_TODAY));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  adw_bin_set_child (ADW_BIN (self), group);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

MtToTry *
mt_to_try_new (MtDrafts *drafts)
{
  MtToTry *self = g_object_new (MT_TYPE_TO_TRY, NULL);

  self->drafts = g_object_ref (drafts);
  return self;
}
