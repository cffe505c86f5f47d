/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/today/today-page.h"

struct _MtTodayPage {
  AdwBin parent_instance;

  MtDrafts *drafts;
};

G_DEFINE_FINAL_TYPE (MtTodayPage, mt_today_page, ADW_TYPE_BIN)

static void
mt_today_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_TODAY_PAGE);
  g_clear_object (&MT_TODAY_PAGE (object)->drafts);
  G_OBJECT_CLASS (mt_today_page_parent_class)->dispose (object);
}

static void
mt_today_page_class_init (MtTodayPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_today_page_dispose;
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/io/github/meantime_journal/Meantime/today/today-page.ui");
}

static void
mt_today_page_init (MtTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtTodayPage *
mt_today_page_new (MtDrafts *drafts)
{
  MtTodayPage *self = g_object_new (MT_TYPE_TODAY_PAGE, NULL);

  self->drafts = g_object_ref (drafts);
  return self;
}
