/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/patterns/thread-page.h"

#include "app/journal/timeline.h"

struct _MtThreadPage {
  AdwNavigationPage parent_instance;

  GtkButton *itself;
  GtkStack *stack;
  MtTimeline *timeline;
};

G_DEFINE_FINAL_TYPE (MtThreadPage, mt_thread_page, ADW_TYPE_NAVIGATION_PAGE)

static void
open_cb (MtThreadPage *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-entry", "s", id);
}

static void
looked_cb (MtThreadPage *self)
{
  MtEntryList *list = mt_timeline_get_list (self->timeline);
  gboolean any = !list || g_list_model_get_n_items (G_LIST_MODEL (list)) > 0 ||
                 !mt_entry_list_is_complete (list);

  gtk_stack_set_visible_child_name (self->stack, any ? "entries" : "empty");
}

static void
mt_thread_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_THREAD_PAGE);
  G_OBJECT_CLASS (mt_thread_page_parent_class)->dispose (object);
}

static void
mt_thread_page_class_init (MtThreadPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_thread_page_dispose;
  g_type_ensure (MT_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/patterns/thread-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtThreadPage, itself);
  gtk_widget_class_bind_template_child (widget_class, MtThreadPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MtThreadPage, timeline);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, looked_cb);
}

static void
mt_thread_page_init (MtThreadPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
mt_thread_page_new (MtDrafts *drafts, const char *name, const char *tag, const char *about)
{
  MtThreadPage *self = g_object_new (MT_TYPE_THREAD_PAGE, "title", name, NULL);
  MtFilter filter = MT_FILTER_ALL;

  filter.tag = (char *)tag;
  filter.about = tag ? NULL : (char *)about;
  gtk_widget_set_visible (GTK_WIDGET (self->itself), !tag);
  if (!tag)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->itself), "s", about);
  mt_timeline_show (self->timeline, drafts, &filter);
  return ADW_NAVIGATION_PAGE (self);
}
