/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/state-list.h"

#include "app/session/linked.h"
#include "app/toast.h"
#include "app/widgets/say-entry.h"
#include "core/kind.h"

#include <glib/gi18n.h>

#define MOST_ENTRIES 500
#define REFRESH_AFTER_MS 100 /* many changes at a time are one */

/* The entries in one state. */
typedef struct {
  const char *state; /* id; NULL: the kind has none */
  GtkWidget *group;
  GtkListBox *list;
} Section;

struct _MtStateList {
  AdwBin parent_instance;

  MtJournal *journal;
  const MtKind *kind;
  MtStateListSay say;
  char *role, *about; /* or NULL */
  GArray *sections;   /* Section */
  GPtrArray *entries; /* MtEntry, newest first */
  GHashTable *rows;   /* id → row, which its list owns */
  GCancellable *reading;
  guint refresh; /* source id */
};

G_DEFINE_FINAL_TYPE (MtStateList, mt_state_list, ADW_TYPE_BIN)

enum { SIGNAL_ACTIVATED, SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- Rows ---- */

static void
activated_cb (MtStateList *self, GtkListBoxRow *row)
{
  const char *id = gtk_widget_get_name (GTK_WIDGET (row));

  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (mt_entry_get_id (self->entries->pdata[i]), id)) {
      g_autoptr (MtEntry) entry = g_object_ref (self->entries->pdata[i]);

      g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, entry);
      return;
    }
}

static GtkWidget *
make_row (const char *id)
{
  GtkWidget *row = adw_action_row_new (), *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_set_name (row, id);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_accessible_update_state (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
update_row (MtStateList *self, GtkWidget *row, MtEntry *entry)
{
  g_autofree char *line = mt_say_entry (entry), *below = self->say (entry);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
}

/* The row of @entry stands at @position in @list, wherever it was. */
static void
place_row (MtStateList *self, MtEntry *entry, GtkListBox *list, int position)
{
  const char *id = mt_entry_get_id (entry);
  GtkWidget *row = g_hash_table_lookup (self->rows, id);

  if (!row) {
    row = make_row (id);
    g_hash_table_insert (self->rows, g_strdup (id), row);
    gtk_list_box_insert (list, row, position);
  } else if (row != GTK_WIDGET (gtk_list_box_get_row_at_index (list, position))) {
    g_object_ref (row);
    gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (row)), row);
    gtk_list_box_insert (list, row, position);
    g_object_unref (row);
  }
  update_row (self, row, entry);
}

/* ---- Sections ---- */

static gboolean
belongs (const MtStateList *self, const Section *section, MtEntry *entry)
{
  const char *state = mt_entry_get_state (entry);

  if (!section->state)
    return TRUE;
  if (!state || !mt_kind_state_word (self->kind, state))
    state = self->kind->states[0].id; /* of a newer version, or none: where it starts */
  return g_str_equal (state, section->state);
}

static void
fill_section (MtStateList *self, const Section *section)
{
  GtkListBoxRow *row;
  int n_rows = 0;

  for (guint i = 0; i < self->entries->len; i++)
    if (belongs (self, section, self->entries->pdata[i]))
      place_row (self, self->entries->pdata[i], section->list, n_rows++);
  gtk_widget_set_visible (section->group, n_rows > 0);
  while ((row = gtk_list_box_get_row_at_index (section->list, n_rows))) {
    const char *id = gtk_widget_get_name (GTK_WIDGET (row));
    gboolean elsewhere = FALSE; /* a later section takes it over */

    for (guint i = 0; i < self->entries->len && !elsewhere; i++)
      elsewhere = g_str_equal (mt_entry_get_id (self->entries->pdata[i]), id);
    if (elsewhere) {
      n_rows++;
      continue;
    }
    g_hash_table_remove (self->rows, id);
    gtk_list_box_remove (section->list, GTK_WIDGET (row));
  }
}

static void
add_section (MtStateList *self, GtkBox *box, const char *state, const char *title)
{
  Section section = { .state = state };
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", title, "accessible-role",
                                     GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  section.group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  section.list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_list_box_set_selection_mode (section.list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (section.list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (section.list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  g_signal_connect_object (section.list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (section.group), heading);
  gtk_box_append (GTK_BOX (section.group), GTK_WIDGET (section.list));
  gtk_widget_set_visible (section.group, FALSE);
  gtk_box_append (box, section.group);
  g_array_append_val (self->sections, section);
}

/* ---- Reading ---- */

static void
take (MtStateList *self, GPtrArray *entries)
{
  g_ptr_array_set_size (self->entries, 0);
  for (guint i = 0; i < entries->len; i++)
    if (!self->about || mt_links_to (entries->pdata[i], self->role, self->about))
      g_ptr_array_add (self->entries, g_object_ref (entries->pdata[i]));
  for (guint i = 0; i < self->sections->len; i++)
    fill_section (self, &g_array_index (self->sections, Section, i));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtStateList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries)
    take (self, entries);
  else
    mt_toast_error (GTK_WIDGET (self), error);
}

static void
read_entries (MtStateList *self)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)self->kind->id;
  mt_journal_list (self->journal, &filter, MT_KEY_NONE, MOST_ENTRIES, self->reading, listed_cb,
                   g_object_ref (self));
}

static gboolean
refresh_cb (gpointer data)
{
  MtStateList *self = data;

  self->refresh = 0;
  read_entries (self);
  return G_SOURCE_REMOVE;
}

static void
journal_changed_cb (MtStateList *self)
{
  if (self->refresh == 0)
    self->refresh = g_timeout_add (REFRESH_AFTER_MS, refresh_cb, self);
}

/* ---- The widget ---- */

static void
mt_state_list_dispose (GObject *object)
{
  MtStateList *self = MT_STATE_LIST (object);

  g_cancellable_cancel (self->reading);
  g_clear_handle_id (&self->refresh, g_source_remove);
  g_hash_table_remove_all (self->rows);
  g_array_set_size (self->sections, 0);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_state_list_parent_class)->dispose (object);
}

static void
mt_state_list_finalize (GObject *object)
{
  MtStateList *self = MT_STATE_LIST (object);

  g_object_unref (self->reading);
  g_hash_table_unref (self->rows);
  g_array_unref (self->sections);
  g_ptr_array_unref (self->entries);
  g_free (self->role);
  g_free (self->about);
  G_OBJECT_CLASS (mt_state_list_parent_class)->finalize (object);
}

static void
mt_state_list_class_init (MtStateListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_state_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_state_list_finalize;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", MT_TYPE_STATE_LIST, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, MT_TYPE_ENTRY);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MT_TYPE_STATE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
mt_state_list_init (MtStateList *self)
{
  self->reading = g_cancellable_new ();
  self->sections = g_array_new (FALSE, FALSE, sizeof (Section));
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

MtStateList *
mt_state_list_new (
    MtJournal *journal, const char *kind, MtStateListSay say, const char *role, const char *id)
{
  MtStateList *self = g_object_new (MT_TYPE_STATE_LIST, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->journal = g_object_ref (journal);
  self->kind = mt_kind_find (kind);
  self->say = say;
  self->role = g_strdup (role);
  self->about = g_strdup (id);
  adw_bin_set_child (ADW_BIN (self), box);
  for (gsize i = 0; !id && i < self->kind->n_states; i++)
    add_section (self, GTK_BOX (box), self->kind->states[i].id, _ (self->kind->states[i].name));
  if (id || self->kind->n_states == 0)
    add_section (self, GTK_BOX (box), NULL, _ (self->kind->plural));
  g_signal_connect_object (journal, "changed", G_CALLBACK (journal_changed_cb), self,
                           G_CONNECT_SWAPPED);
  read_entries (self);
  return self;
}

gboolean
mt_state_list_is_empty (MtStateList *self)
{
  g_return_val_if_fail (MT_IS_STATE_LIST (self), TRUE);
  return self->entries->len == 0;
}
