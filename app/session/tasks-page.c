/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/tasks-page.h"

#include "app/prompts/tasks.h"
#include "app/session/state-list.h"
#include "app/session/task-dialog.h"
#include "app/session/task.h"
#include "core/kinds/ids.h"

struct _MtTasksPage {
  AdwNavigationPage parent_instance;

  MtDrafts *drafts;

  GtkLabel *empty;
  AdwBin *place;
};

G_DEFINE_FINAL_TYPE (MtTasksPage, mt_tasks_page, ADW_TYPE_NAVIGATION_PAGE)

static void
activated_cb (MtTasksPage *self, MtEntry *task)
{
  adw_dialog_present (mt_task_dialog_new (self->drafts, task), GTK_WIDGET (self));
}

static void
changed_cb (MtTasksPage *self, MtStateList *list)
{
  gtk_widget_set_visible (GTK_WIDGET (self->empty), mt_state_list_is_empty (list));
}

static void
mt_tasks_page_dispose (GObject *object)
{
  MtTasksPage *self = MT_TASKS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_TASKS_PAGE);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_tasks_page_parent_class)->dispose (object);
}

static void
mt_tasks_page_class_init (MtTasksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_tasks_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/session/tasks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtTasksPage, empty);
  gtk_widget_class_bind_template_child (widget_class, MtTasksPage, place);
}

static void
mt_tasks_page_init (MtTasksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->empty, _ (MT_PROMPT_TASKS_EMPTY));
}

AdwNavigationPage *
mt_tasks_page_new (MtDrafts *drafts)
{
  MtTasksPage *self = g_object_new (MT_TYPE_TASKS_PAGE, NULL);
  MtStateList *list;

  self->drafts = g_object_ref (drafts);
  list = mt_state_list_new (mt_drafts_get_journal (drafts), MT_KIND_TASK, mt_task_say, NULL, NULL);
  g_signal_connect_object (list, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->place, GTK_WIDGET (list));
  return ADW_NAVIGATION_PAGE (self);
}
