/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/welcome-page.h"

struct _MtWelcomePage {
  AdwNavigationPage parent_instance;
};

G_DEFINE_FINAL_TYPE (MtWelcomePage, mt_welcome_page, ADW_TYPE_NAVIGATION_PAGE)

static void
mt_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (mt_welcome_page_parent_class)->dispose (object);
}

static void
mt_welcome_page_class_init (MtWelcomePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/io/github/meantime_journal/Meantime/lock/welcome-page.ui");
}

static void
mt_welcome_page_init (MtWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
