/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/entry-page.h"

struct _MtEntryPage {
  AdwNavigationPage parent_instance;

  MtDrafts *drafts;
  char *id;
  int cursor;
};

G_DEFINE_FINAL_TYPE (MtEntryPage, mt_entry_page, ADW_TYPE_NAVIGATION_PAGE)

static void
mt_entry_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_ENTRY_PAGE);
  g_clear_object (&MT_ENTRY_PAGE (object)->drafts);
  G_OBJECT_CLASS (mt_entry_page_parent_class)->dispose (object);
}

static void
mt_entry_page_finalize (GObject *object)
{
  g_free (MT_ENTRY_PAGE (object)->id);
  G_OBJECT_CLASS (mt_entry_page_parent_class)->finalize (object);
}

static void
mt_entry_page_class_init (MtEntryPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_entry_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_entry_page_finalize;
  g_signal_new ("gone", MT_TYPE_ENTRY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/io/github/meantime_journal/Meantime/editor/entry-page.ui");
}

static void
mt_entry_page_init (MtEntryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtEntryPage *
mt_entry_page_new (MtDrafts *drafts, const char *id)
{
  MtEntryPage *self = g_object_new (MT_TYPE_ENTRY_PAGE, NULL);

  self->drafts = g_object_ref (drafts);
  self->id = g_strdup (id);
  return self;
}

MtEntryPage *
mt_entry_page_new_entry (MtDrafts *drafts, const char *kind)
{
  g_autoptr (MtEntry) entry = mt_entry_new (kind);

  return mt_entry_page_new (drafts, mt_entry_get_id (entry));
}

const char *
mt_entry_page_get_id (MtEntryPage *self)
{
  return self->id;
}

int
mt_entry_page_get_cursor (MtEntryPage *self)
{
  return self->cursor;
}

void
mt_entry_page_set_cursor (MtEntryPage *self, int cursor)
{
  self->cursor = cursor;
}
