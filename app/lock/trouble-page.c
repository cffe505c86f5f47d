/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/trouble-page.h"

#include "app/say-error.h"
#include "core/error.h"

struct _MtTroublePage {
  AdwNavigationPage parent_instance;

  GtkLabel *sentence;
  GtkWidget *bring;
};

G_DEFINE_FINAL_TYPE (MtTroublePage, mt_trouble_page, ADW_TYPE_NAVIGATION_PAGE)

static void
mt_trouble_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_TROUBLE_PAGE);
  G_OBJECT_CLASS (mt_trouble_page_parent_class)->dispose (object);
}

static void
mt_trouble_page_class_init (MtTroublePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_trouble_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/trouble-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtTroublePage, sentence);
  gtk_widget_class_bind_template_child (widget_class, MtTroublePage, bring);
}

static void
mt_trouble_page_init (MtTroublePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtTroublePage *
mt_trouble_page_new (const GError *error)
{
  MtTroublePage *self = g_object_new (MT_TYPE_TROUBLE_PAGE, NULL);
  g_autofree char *sentence = mt_say_error_sentence (error);

  gtk_label_set_label (self->sentence, sentence);
  gtk_widget_set_visible (self->bring, mt_error_is_damage (error));
  return self;
}
