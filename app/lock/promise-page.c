/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/promise-page.h"

struct _MtPromisePage {
  AdwNavigationPage parent_instance;
};

G_DEFINE_FINAL_TYPE (MtPromisePage, mt_promise_page, ADW_TYPE_NAVIGATION_PAGE)

static void
mt_promise_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_PROMISE_PAGE);
  G_OBJECT_CLASS (mt_promise_page_parent_class)->dispose (object);
}

static void
mt_promise_page_class_init (MtPromisePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_promise_page_dispose;
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/io/github/meantime_journal/Meantime/lock/promise-page.ui");
}

static void
mt_promise_page_init (MtPromisePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
