/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/kind-page.h"

#include "app/journal/timeline.h"

#include <glib/gi18n.h>

struct _MtKindPage {
  AdwNavigationPage parent_instance;

  GtkButton *begin, *empty_begin;
  GtkStack *stack;
  MtTimeline *timeline;
  AdwStatusPage *empty;
};

G_DEFINE_FINAL_TYPE (MtKindPage, mt_kind_page, ADW_TYPE_NAVIGATION_PAGE)

static void
open_cb (MtKindPage *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-entry", "s", id);
}

static void
looked_cb (MtKindPage *self)
{
  MtEntryList *list = mt_timeline_get_list (self->timeline);
  gboolean any = !list || g_list_model_get_n_items (G_LIST_MODEL (list)) > 0 ||
                 !mt_entry_list_is_complete (list);

  gtk_stack_set_visible_child_name (self->stack, any ? "entries" : "empty");
}

static void
mt_kind_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_KIND_PAGE);
  G_OBJECT_CLASS (mt_kind_page_parent_class)->dispose (object);
}

static void
mt_kind_page_class_init (MtKindPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_kind_page_dispose;
  g_type_ensure (MT_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/journal/kind-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtKindPage, begin);
  gtk_widget_class_bind_template_child (widget_class, MtKindPage, empty_begin);
  gtk_widget_class_bind_template_child (widget_class, MtKindPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MtKindPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, MtKindPage, empty);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, looked_cb);
}

static void
mt_kind_page_init (MtKindPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtKindPage *
mt_kind_page_new (MtDrafts *drafts, const MtKind *kind)
{
  MtKindPage *self = g_object_new (MT_TYPE_KIND_PAGE, "title", _ (kind->plural), NULL);
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)kind->id;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->begin), "s", kind->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->empty_begin), "s", kind->id);
  adw_status_page_set_icon_name (self->empty, kind->icon);
  mt_timeline_show (self->timeline, drafts, &filter);
  return self;
}
