/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/journal-page.h"

struct _MtJournalPage {
  AdwBreakpointBin parent_instance;

  MtDrafts *drafts;
  AdwNavigationSplitView *split;
};

G_DEFINE_FINAL_TYPE (MtJournalPage, mt_journal_page, ADW_TYPE_BREAKPOINT_BIN)

enum { PROP_IMMERSED = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
mt_journal_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MtJournalPage *self = MT_JOURNAL_PAGE (object);

  g_assert (id == PROP_IMMERSED);
  g_value_set_boolean (value, adw_navigation_split_view_get_collapsed (self->split) &&
                                  adw_navigation_split_view_get_show_content (self->split));
}

static void
split_changed_cb (MtJournalPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IMMERSED]);
}

static void
mt_journal_page_dispose (GObject *object)
{
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_JOURNAL_PAGE);
  g_clear_object (&MT_JOURNAL_PAGE (object)->drafts);
  G_OBJECT_CLASS (mt_journal_page_parent_class)->dispose (object);
}

static void
mt_journal_page_class_init (MtJournalPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_journal_page_dispose;
  G_OBJECT_CLASS (klass)->get_property = mt_journal_page_get_property;
  props[PROP_IMMERSED] =
      g_param_spec_boolean ("immersed", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/io/github/meantime_journal/Meantime/journal/journal-page.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), MtJournalPage, split);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), split_changed_cb);
}

static void
mt_journal_page_init (MtJournalPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtJournalPage *
mt_journal_page_new (MtDrafts *drafts)
{
  MtJournalPage *self = g_object_new (MT_TYPE_JOURNAL_PAGE, NULL);

  self->drafts = g_object_ref (drafts);
  return self;
}

static void
show_page (MtJournalPage *self, MtEntryPage *page)
{
  adw_navigation_split_view_set_content (self->split, ADW_NAVIGATION_PAGE (page));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

void
mt_journal_page_open (MtJournalPage *self, const char *id)
{
  show_page (self, mt_entry_page_new (self->drafts, id));
}

void
mt_journal_page_write (MtJournalPage *self, const char *kind)
{
  show_page (self, mt_entry_page_new_entry (self->drafts, kind));
}

MtEntryPage *
mt_journal_page_get_entry_page (MtJournalPage *self)
{
  AdwNavigationPage *page = adw_navigation_split_view_get_content (self->split);

  return MT_IS_ENTRY_PAGE (page) && adw_navigation_split_view_get_show_content (self->split)
             ? MT_ENTRY_PAGE (page)
             : NULL;
}
