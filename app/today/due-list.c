/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/today/due-list.h"

#include "app/widgets/say-entry.h"
#include "app/widgets/say-time.h"
#include "core/due.h"
#include "core/kind.h"

#include <glib/gi18n.h>

#define LOOKED_AT 60 /* the newest of a kind: more than these do not wait for a day */

struct _MtDueList {
  AdwBin parent_instance;

  MtJournal *journal;
  GCancellable *cancellable; /* of the reading that is going on */
  guint n_pending;           /* answers it waits for */
  GPtrArray *waiting;        /* MtEntry: what it has found so far */
  GHashTable *put_away;      /* ids */
  char *shown;               /* what is on the screen, so that nothing is moved without need */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MtDueList, mt_due_list, ADW_TYPE_BIN)

/* ---- Showing ---- */

static void
update_visible (MtDueList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_list_box_get_row_at_index (self->list, 0) != NULL);
}

static void
put_away_cb (MtDueList *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  g_hash_table_add (self->put_away, g_strdup (g_object_get_data (G_OBJECT (button), "id")));
  gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->shown, g_free);
  update_visible (self);
}

static GtkWidget *
make_put_away (MtDueList *self, const char *id)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  /* Translators: puts a line about a letter or a decision away for now. */
  gtk_widget_set_tooltip_text (button, C_ ("reminder", "Not Now"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (button, 44, 44);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (put_away_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* A letter is not read before it is opened. */
static char *
say_which (MtEntry *entry, const MtKind *kind)
{
  return kind->closed_until ? mt_say_entry_origin (entry, mt_say_today ()) : mt_say_entry (entry);
}

static GtkWidget *
make_row (MtDueList *self, MtEntry *entry)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  const char *id = mt_entry_get_id (entry);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *which = say_which (entry, kind);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (kind->due_words));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), which);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (kind->icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_put_away (self, id));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-entry");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  return row;
}

static char *
describe (MtDueList *self)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < self->waiting->len; i++) {
    MtEntry *entry = self->waiting->pdata[i];
    g_autofree char *which = say_which (entry, mt_kind_find (mt_entry_get_kind (entry)));

    g_string_append_printf (all, "%s %s\n", mt_entry_get_id (entry), which);
  }
  return g_string_free_and_steal (all);
}

static void
show (MtDueList *self)
{
  g_autofree char *now = describe (self);

  if (g_strcmp0 (self->shown, now) == 0)
    return;
  g_set_str (&self->shown, now);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < self->waiting->len; i++)
    gtk_list_box_append (self->list, make_row (self, self->waiting->pdata[i]));
  update_visible (self);
}

/* ---- Reading ---- */

typedef struct {
  MtDueList *self;
  GCancellable *cancellable;
} Question;

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (MtDueList) self = question->self;
  g_autoptr (GCancellable) cancellable = question->cancellable;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, NULL);

  /* What cannot be read now is read at the next change; a person meets the error where they act. */
  if (g_cancellable_is_cancelled (cancellable))
    return;
  for (guint i = 0; entries && i < entries->len; i++) {
    MtEntry *entry = entries->pdata[i];

    if (mt_due_is_waiting (entry, mt_say_today ()) &&
        !g_hash_table_contains (self->put_away, mt_entry_get_id (entry)))
      g_ptr_array_add (self->waiting, g_object_ref (entry));
  }
  if (--self->n_pending == 0)
    show (self);
}

static void
ask (MtDueList *self, const MtKind *kind)
{
  Question *question = g_new (Question, 1);
  MtFilter filter = MT_FILTER_ALL;

  *question = (Question){ g_object_ref (self), g_object_ref (self->cancellable) };
  filter.kind = (char *)kind->id;
  self->n_pending++;
  mt_journal_list (self->journal, &filter, MT_KEY_NONE, LOOKED_AT, self->cancellable, listed_cb,
                   question);
}

void
mt_due_list_refresh (MtDueList *self)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  g_return_if_fail (MT_IS_DUE_LIST (self));
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->n_pending = 0;
  g_ptr_array_set_size (self->waiting, 0);
  for (gsize i = 0; i < n_kinds; i++)
    if (kinds[i].due)
      ask (self, &kinds[i]);
}

/* ---- The widget ---- */

static void
mt_due_list_dispose (GObject *object)
{
  MtDueList *self = MT_DUE_LIST (object);

  g_cancellable_cancel (self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_due_list_parent_class)->dispose (object);
}

static void
mt_due_list_finalize (GObject *object)
{
  MtDueList *self = MT_DUE_LIST (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->waiting);
  g_hash_table_unref (self->put_away);
  g_free (self->shown);
  G_OBJECT_CLASS (mt_due_list_parent_class)->finalize (object);
}

static void
mt_due_list_class_init (MtDueListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_due_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_due_list_finalize;
}

static void
mt_due_list_init (MtDueList *self)
{
  self->cancellable = g_cancellable_new ();
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->put_away = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: a list of what has waited for a day. */
                                  _ ("Waiting for you"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

MtDueList *
mt_due_list_new (MtJournal *journal)
{
  MtDueList *self = g_object_new (MT_TYPE_DUE_LIST, NULL);

  self->journal = g_object_ref (journal);
  return self;
}
