/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/patterns/threads-page.h"

#include "app/patterns/thread-page.h"
#include "app/places.h"
#include "app/prompts/patterns.h"
#include "app/widgets/say-entry.h"
#include "core/kind.h"
#include "core/kinds/ids.h"

#define MOST 200 /* of each */

/* What one can choose from, in this order; NULL: tags. */
static const char *const kinds[] = { MT_KIND_GOAL, MT_KIND_THERAPIST, NULL };
#define N_GROUPS G_N_ELEMENTS (kinds)

struct _MtThreadsPage {
  AdwNavigationPage parent_instance;

  MtDrafts *drafts;
  GCancellable *reading;
  guint n_pending; /* answers it waits for */

  GtkBox *groups;
  GtkLabel *empty;
  GtkWidget *group[N_GROUPS];
  GtkListBox *list[N_GROUPS];
};

G_DEFINE_FINAL_TYPE (MtThreadsPage, mt_threads_page, ADW_TYPE_NAVIGATION_PAGE)

/* ---- Rows ---- */

static void
activated_cb (MtThreadsPage *self, GtkListBoxRow *row)
{
  const char *tag = g_object_get_data (G_OBJECT (row), "tag");
  const char *about = g_object_get_data (G_OBJECT (row), "about");

  mt_places_push (GTK_WIDGET (self),
                  mt_thread_page_new (self->drafts,
                                      adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                      tag, about));
}

static void
add_row (MtThreadsPage *self, guint group, const char *name, const char *tag, const char *about)
{
  GtkWidget *row = adw_action_row_new (), *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_accessible_update_state (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "tag", g_strdup (tag), g_free);
  g_object_set_data_full (G_OBJECT (row), "about", g_strdup (about), g_free);
  gtk_list_box_append (self->list[group], row);
  gtk_widget_set_visible (self->group[group], TRUE);
}

/* Once all have answered: whether there is anything to choose. */
static void
answered (MtThreadsPage *self)
{
  gboolean any = FALSE;

  if (--self->n_pending > 0)
    return;
  for (guint i = 0; i < N_GROUPS; i++)
    any = any || gtk_widget_get_visible (self->group[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), !any);
}

/* ---- Reading ---- */

static void
add_entries (MtThreadsPage *self, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++) {
    MtEntry *entry = entries->pdata[i];
    g_autofree char *name = mt_say_entry (entry);

    for (guint group = 0; group < N_GROUPS; group++)
      if (g_strcmp0 (kinds[group], mt_entry_get_kind (entry)) == 0)
        add_row (self, group, name, NULL, mt_entry_get_id (entry));
  }
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtThreadsPage) self = data;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, NULL);

  if (!self->drafts)
    return;
  if (entries)
    add_entries (self, entries);
  answered (self);
}

static void
tags_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtThreadsPage) self = data;
  g_auto (GStrv) tags = mt_journal_list_tags_finish (MT_JOURNAL (source), result, NULL);

  if (!self->drafts)
    return;
  for (guint i = 0; tags && tags[i]; i++)
    add_row (self, N_GROUPS - 1, tags[i], tags[i], NULL);
  answered (self);
}

static void
read_all (MtThreadsPage *self)
{
  MtJournal *journal = mt_drafts_get_journal (self->drafts);
  MtFilter filter = MT_FILTER_ALL;

  self->n_pending = N_GROUPS;
  for (guint i = 0; i < N_GROUPS; i++) {
    filter.kind = (char *)kinds[i];
    if (kinds[i])
      mt_journal_list (journal, &filter, MT_KEY_NONE, MOST, self->reading, listed_cb,
                       g_object_ref (self));
    else
      mt_journal_list_tags (journal, MOST, self->reading, tags_cb, g_object_ref (self));
  }
}

/* ---- The page ---- */

static void
mt_threads_page_dispose (GObject *object)
{
  MtThreadsPage *self = MT_THREADS_PAGE (object);

  g_cancellable_cancel (self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_THREADS_PAGE);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_threads_page_parent_class)->dispose (object);
}

static void
mt_threads_page_finalize (GObject *object)
{
  g_object_unref (MT_THREADS_PAGE (object)->reading);
  G_OBJECT_CLASS (mt_threads_page_parent_class)->finalize (object);
}

static void
mt_threads_page_class_init (MtThreadsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_threads_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_threads_page_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/patterns/threads-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtThreadsPage, groups);
  gtk_widget_class_bind_template_child (widget_class, MtThreadsPage, empty);
}

static void
mt_threads_page_init (MtThreadsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reading = g_cancellable_new ();
  gtk_label_set_label (self->empty, _ (MT_PROMPT_THREADS_EMPTY));
  for (guint i = 0; i < N_GROUPS; i++) {
    GtkWidget *group = adw_preferences_group_new (), *list = gtk_list_box_new ();
    /* Translators: a heading over the words things are marked with. */
    const char *name = kinds[i] ? _ (mt_kind_find (kinds[i])->plural) : _ ("Tags");

    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), name);
    gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
    gtk_widget_add_css_class (list, "boxed-list");
    gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), self,
                             G_CONNECT_SWAPPED);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
    gtk_widget_set_visible (group, FALSE);
    gtk_box_append (self->groups, group);
    self->group[i] = group;
    self->list[i] = GTK_LIST_BOX (list);
  }
}

AdwNavigationPage *
mt_threads_page_new (MtDrafts *drafts)
{
  MtThreadsPage *self = g_object_new (MT_TYPE_THREADS_PAGE, NULL);

  self->drafts = g_object_ref (drafts);
  read_all (self);
  return ADW_NAVIGATION_PAGE (self);
}
