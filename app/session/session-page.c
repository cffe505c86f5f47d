/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/session-page.h"

struct _MtSessionPage {
  AdwBin parent_instance;

  MtDrafts *drafts;
};

G_DEFINE_FINAL_TYPE (MtSessionPage, mt_session_page, ADW_TYPE_BIN)

static void
mt_session_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_SESSION_PAGE);
  g_clear_object (&MT_SESSION_PAGE (object)->drafts);
  G_OBJECT_CLASS (mt_session_page_parent_class)->dispose (object);
}

static void
mt_session_page_class_init (MtSessionPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_session_page_dispose;
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/io/github/meantime_journal/Meantime/session/session-page.ui");
}

static void
mt_session_page_init (MtSessionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtSessionPage *
mt_session_page_new (MtDrafts *drafts)
{
  MtSessionPage *self = g_object_new (MT_TYPE_SESSION_PAGE, NULL);

  self->drafts = g_object_ref (drafts);
  return self;
}
