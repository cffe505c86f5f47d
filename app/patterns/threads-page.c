/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/patterns/threads-page.h"

#include "app/patterns/thread-page.h"
#include "app/places.h"
#include "app/prompts/patterns.h"
#include "app/reading.h"
#include "app/widgets/say-entry.h"
#include "core/journal-words.h"
#include "core/kind.h"
#include "core/kinds/ids.h"

#define MOST 200 /* of each */
#define READ_AFTER_MS 300

/* What one can choose from, in this order; NULL: tags. */
static const char *const kinds[] = { MT_KIND_GOAL, MT_KIND_THERAPIST, NULL };
#define N_GROUPS G_N_ELEMENTS (kinds)

/* One of what there is to choose from. */
typedef struct {
  char *name;
  char *tag;   /* or NULL */
  char *about; /* id of an entry, or NULL */
} Thread;

struct _MtThreadsPage {
  AdwNavigationPage parent_instance;

  MtDrafts *drafts;
  MtReading *reading;
  gboolean stale;           /* something has changed while it was not looked at */
  guint n_pending;          /* answers it waits for */
  char **hidden;            /* ids of people who are not offered */
  GPtrArray *got[N_GROUPS]; /* Thread: what was read last */
  GPtrArray *shown[N_GROUPS];

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

static GtkWidget *
make_row (const Thread *thread)
{
  GtkWidget *row = adw_action_row_new (), *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), thread->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_accessible_update_state (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "tag", g_strdup (thread->tag), g_free);
  g_object_set_data_full (G_OBJECT (row), "about", g_strdup (thread->about), g_free);
  return row;
}

static gboolean
is_same (const Thread *one, const Thread *other)
{
  return g_str_equal (one->name, other->name) && g_strcmp0 (one->tag, other->tag) == 0 &&
         g_strcmp0 (one->about, other->about) == 0;
}

/* The place among @threads of what is focused in @list, or that of the row nearest to it; -1: the
 * focus is elsewhere. */
static int
find_focus (GtkListBox *list, const GPtrArray *before, const GPtrArray *threads)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (list));
  int place = row ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;

  if (place < 0 || (guint)place >= before->len)
    return -1;
  for (guint i = 0; i < threads->len; i++) {
    const Thread *one = threads->pdata[i], *focused = before->pdata[place];

    if (g_strcmp0 (one->tag, focused->tag) == 0 && g_strcmp0 (one->about, focused->about) == 0)
      return (int)i;
  }
  return MIN (place, (int)threads->len - 1);
}

/* What has not changed stays as it is, where one may be pointing or reading. */
static void
show_group (MtThreadsPage *self, guint group)
{
  GPtrArray *before = self->shown[group], *threads = self->got[group];
  gboolean same = before->len == threads->len;
  int focused;

  for (guint i = 0; same && i < threads->len; i++)
    same = is_same (before->pdata[i], threads->pdata[i]);
  if (same)
    return;
  focused = find_focus (self->list[group], before, threads);
  gtk_list_box_remove_all (self->list[group]);
  for (guint i = 0; i < threads->len; i++)
    gtk_list_box_append (self->list[group], make_row (threads->pdata[i]));
  gtk_widget_set_visible (self->group[group], threads->len > 0);
  if (focused >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list[group], focused)));
  self->shown[group] = g_steal_pointer (&self->got[group]);
  self->got[group] = before;
}

/* Once all have answered. */
static void
answered (MtThreadsPage *self)
{
  gboolean any = FALSE;

  if (--self->n_pending > 0)
    return;
  for (guint i = 0; i < N_GROUPS; i++) {
    show_group (self, i);
    any = any || self->shown[i]->len > 0;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->empty), !any);
}

/* ---- Reading ---- */

static void
thread_free (gpointer data)
{
  Thread *thread = data;

  g_free (thread->name);
  g_free (thread->tag);
  g_free (thread->about);
  g_free (thread);
}

static void
take (MtThreadsPage *self, guint group, char *name, const char *tag, const char *about)
{
  Thread *thread = g_new (Thread, 1);

  *thread = (Thread){ name, g_strdup (tag), g_strdup (about) };
  g_ptr_array_add (self->got[group], thread);
}

static void
take_entries (MtThreadsPage *self, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++) {
    MtEntry *entry = entries->pdata[i];
    const char *id = mt_entry_get_id (entry);

    for (guint group = 0; group < N_GROUPS; group++)
      if (g_strcmp0 (kinds[group], mt_entry_get_kind (entry)) == 0 &&
          !(self->hidden && g_strv_contains ((const char *const *)self->hidden, id)))
        take (self, group, mt_say_entry (entry), NULL, id);
  }
}

static void
hidden_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtThreadsPage) self = data;
  char **hidden = mt_journal_list_hidden_words_finish (MT_JOURNAL (source), result, NULL);

  if (!hidden)
    return;
  g_strfreev (self->hidden);
  self->hidden = hidden;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtThreadsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, &error);

  if (!self->drafts || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries)
    take_entries (self, entries);
  answered (self);
}

static void
tags_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtThreadsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) tags = mt_journal_list_tags_finish (MT_JOURNAL (source), result, &error);

  if (!self->drafts || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  for (guint i = 0; tags && tags[i]; i++)
    take (self, N_GROUPS - 1, g_strdup (tags[i]), tags[i], NULL);
  answered (self);
}

/* The journal answers in the order it is asked. */
static void
read_all (gpointer owner, GCancellable *cancellable)
{
  MtThreadsPage *self = owner;
  MtJournal *journal = mt_drafts_get_journal (self->drafts);
  MtFilter filter = MT_FILTER_ALL;

  self->stale = FALSE;
  self->n_pending = N_GROUPS;
  mt_journal_list_hidden_words (journal, MT_USED_WORDS_PEOPLE, cancellable, hidden_cb,
                                g_object_ref (self));
  for (guint i = 0; i < N_GROUPS; i++) {
    g_ptr_array_set_size (self->got[i], 0);
    filter.kind = (char *)kinds[i];
    if (kinds[i])
      mt_journal_list (journal, &filter, MT_KEY_NONE, MOST, cancellable, listed_cb,
                       g_object_ref (self));
    else
      mt_journal_list_tags (journal, MOST, cancellable, tags_cb, g_object_ref (self));
  }
}

/* While another page is looked at nothing is read. */
static void
changed_cb (MtThreadsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    mt_reading_ask (self->reading, READ_AFTER_MS);
  else
    self->stale = TRUE;
}

static void
mt_threads_page_map (GtkWidget *widget)
{
  MtThreadsPage *self = MT_THREADS_PAGE (widget);

  GTK_WIDGET_CLASS (mt_threads_page_parent_class)->map (widget);
  if (self->stale)
    mt_reading_ask (self->reading, 0);
}

/* ---- The page ---- */

static void
mt_threads_page_dispose (GObject *object)
{
  MtThreadsPage *self = MT_THREADS_PAGE (object);

  g_clear_pointer (&self->reading, mt_reading_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_THREADS_PAGE);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_threads_page_parent_class)->dispose (object);
}

static void
mt_threads_page_finalize (GObject *object)
{
  MtThreadsPage *self = MT_THREADS_PAGE (object);

  for (guint i = 0; i < N_GROUPS; i++) {
    g_ptr_array_unref (self->got[i]);
    g_ptr_array_unref (self->shown[i]);
  }
  g_strfreev (self->hidden);
  G_OBJECT_CLASS (mt_threads_page_parent_class)->finalize (object);
}

static void
mt_threads_page_class_init (MtThreadsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_threads_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_threads_page_finalize;
  widget_class->map = mt_threads_page_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/patterns/threads-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtThreadsPage, groups);
  gtk_widget_class_bind_template_child (widget_class, MtThreadsPage, empty);
}

static void
add_group (MtThreadsPage *self, guint i)
{
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

static void
mt_threads_page_init (MtThreadsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reading = mt_reading_new (read_all, self);
  gtk_label_set_label (self->empty, _ (MT_PROMPT_THREADS_EMPTY));
  for (guint i = 0; i < N_GROUPS; i++) {
    self->got[i] = g_ptr_array_new_with_free_func (thread_free);
    self->shown[i] = g_ptr_array_new_with_free_func (thread_free);
    add_group (self, i);
  }
}

AdwNavigationPage *
mt_threads_page_new (MtDrafts *drafts)
{
  MtThreadsPage *self = g_object_new (MT_TYPE_THREADS_PAGE, NULL);
  MtJournal *journal = mt_drafts_get_journal (drafts);

  self->drafts = g_object_ref (drafts);
  g_signal_connect_object (journal, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "words-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  mt_reading_ask (self->reading, 0);
  return ADW_NAVIGATION_PAGE (self);
}
