/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/agreed.h"

#include "app/editor/delete-entry.h"
#include "app/prompts/after.h"
#include "app/widgets/private-text.h"
#include "core/kind.h"
#include "core/kinds/ids.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MtAgreed {
  AdwBin parent_instance;

  MtDrafts *drafts;
  GCancellable *cancellable;
  GPtrArray *asked; /* ids that were to be shown: each is read once */

  GtkListBox *list;
  GtkWidget *next; /* the line that no task is in yet; the last one */
};

G_DEFINE_FINAL_TYPE (MtAgreed, mt_agreed, ADW_TYPE_BIN)

enum { SIGNAL_BEGUN, SIGNAL_ADDED, SIGNAL_REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- Lines ---- */

static MtDraft *
get_draft (GtkWidget *line)
{
  return g_object_get_data (G_OBJECT (line), "draft");
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

static gboolean
is_empty (MtEntry *task)
{
  return is_blank (mt_entry_get_text (task)) && mt_entry_get_values (task)->len == 0;
}

/* The task of a line that was emptied: one that was begun in it was never anything, one that was
 * there before lies in the bin with its earlier versions. */
static void
put_away (MtAgreed *self, GtkWidget *line, MtDraft *draft)
{
  MtJournal *journal = mt_drafts_get_journal (self->drafts);
  const char *const ids[] = { mt_entry_get_id (mt_draft_get_entry (draft)), NULL };

  if (!g_object_get_data (G_OBJECT (line), "was-there")) {
    mt_delete_entry_without_trace (journal, draft);
    return;
  }
  mt_draft_drop (draft);
  mt_journal_change (journal, MT_CHANGE_DELETE, ids, NULL, NULL);
}

static void add_next (MtAgreed *self);

static void
replaced_cb (GtkWidget *line, MtDraft *draft)
{
  const char *text = mt_entry_get_text (mt_draft_get_entry (draft));

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (line)), text))
    gtk_editable_set_text (GTK_EDITABLE (line), text);
}

static void
gone_cb (GtkWidget *line)
{
  GtkWidget *list = gtk_widget_get_ancestor (line, GTK_TYPE_LIST_BOX);

  g_object_set_data (G_OBJECT (line), "draft", NULL);
  if (list)
    gtk_list_box_remove (GTK_LIST_BOX (list), line);
}

static void
set_draft (GtkWidget *line, MtDraft *draft)
{
  g_object_set_data_full (G_OBJECT (line), "draft", draft, g_object_unref);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), _ (MT_PROMPT_AGREED));
  g_signal_connect_object (draft, "replaced", G_CALLBACK (replaced_cb), line, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "gone", G_CALLBACK (gone_cb), line, G_CONNECT_SWAPPED);
}

/* The line that was the next one has words in it. */
static MtDraft *
begin_task (MtAgreed *self, GtkWidget *line)
{
  g_autoptr (MtEntry) task = mt_entry_new (MT_KIND_TASK);
  MtDraft *draft;

  mt_entry_set_state (task, mt_kind_find (MT_KIND_TASK)->states[0].id);
  g_signal_emit (self, signals[SIGNAL_BEGUN], 0, task);
  draft = mt_drafts_begin (self->drafts, task);
  set_draft (line, draft);
  g_ptr_array_add (self->asked, g_strdup (mt_entry_get_id (task)));
  add_next (self);
  return draft;
}

static void
changed_cb (MtAgreed *self, GtkWidget *line)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (line));
  MtDraft *draft = get_draft (line);
  MtEntry *task;
  gboolean was_blank;

  if (!draft && is_blank (text))
    return;
  if (!draft)
    draft = begin_task (self, line);
  task = mt_draft_get_entry (draft);
  was_blank = is_blank (mt_entry_get_text (task));
  if (g_str_equal (mt_entry_get_text (task), text))
    return;
  mt_entry_set_text (task, text);
  mt_draft_touch (draft);
  if (was_blank != is_blank (text))
    g_signal_emit (self, signals[was_blank ? SIGNAL_ADDED : SIGNAL_REMOVED], 0,
                   mt_entry_get_id (task));
}

static void
next_line_cb (MtAgreed *self, GtkWidget *line)
{
  if (get_draft (line))
    gtk_widget_grab_focus (self->next);
}

static GtkWidget *
make_line (MtAgreed *self, const char *title)
{
  GtkWidget *line = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  mt_private_text (line, GTK_INPUT_HINT_SPELLCHECK);
  return line;
}

static void
connect_line (MtAgreed *self, GtkWidget *line)
{
  g_signal_connect_object (line, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (line, "entry-activated", G_CALLBACK (next_line_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_next (MtAgreed *self)
{
  self->next = make_line (self, _ (MT_PROMPT_AGREED_NEXT));
  connect_line (self, self->next);
  gtk_list_box_append (self->list, self->next);
}

/* ---- Those that are there already ---- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtAgreed) self = data;
  g_autoptr (MtEntry) task = mt_journal_load_finish (MT_JOURNAL (source), result, NULL);
  MtDraft *draft;
  GtkWidget *line;

  if (!task || mt_entry_get_deleted (task) || !self->drafts ||
      g_cancellable_is_cancelled (self->cancellable))
    return;
  draft = mt_drafts_begin (self->drafts, task);
  line = make_line (self, _ (MT_PROMPT_AGREED));
  gtk_editable_set_text (GTK_EDITABLE (line), mt_entry_get_text (mt_draft_get_entry (draft)));
  set_draft (line, draft);
  g_object_set_data (G_OBJECT (line), "was-there", GINT_TO_POINTER (TRUE));
  connect_line (self, line);
  gtk_list_box_insert (self->list, line,
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->next)));
}

/* ---- The widget ---- */

/* A line that was emptied goes with its task. */
static void
mt_agreed_dispose (GObject *object)
{
  MtAgreed *self = MT_AGREED (object);

  g_cancellable_cancel (self->cancellable);
  for (GtkListBoxRow *line; self->list && (line = gtk_list_box_get_row_at_index (self->list, 0));) {
    MtDraft *draft = get_draft (GTK_WIDGET (line));

    if (draft && is_empty (mt_draft_get_entry (draft)))
      put_away (self, GTK_WIDGET (line), draft);
    gtk_list_box_remove (self->list, GTK_WIDGET (line));
  }
  self->list = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_agreed_parent_class)->dispose (object);
}

static void
mt_agreed_finalize (GObject *object)
{
  g_object_unref (MT_AGREED (object)->cancellable);
  g_ptr_array_unref (MT_AGREED (object)->asked);
  G_OBJECT_CLASS (mt_agreed_parent_class)->finalize (object);
}

static void
mt_agreed_class_init (MtAgreedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_agreed_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_agreed_finalize;
  signals[SIGNAL_BEGUN] = g_signal_new ("begun", MT_TYPE_AGREED, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, MT_TYPE_ENTRY);
  signals[SIGNAL_ADDED] = g_signal_new ("added", MT_TYPE_AGREED, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", MT_TYPE_AGREED, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mt_agreed_init (MtAgreed *self)
{
  self->cancellable = g_cancellable_new ();
  self->asked = g_ptr_array_new_with_free_func (g_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (MT_PROMPT_AGREED), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

MtAgreed *
mt_agreed_new (MtDrafts *drafts)
{
  MtAgreed *self = g_object_new (MT_TYPE_AGREED, NULL);

  self->drafts = g_object_ref (drafts);
  add_next (self);
  return self;
}

void
mt_agreed_show (MtAgreed *self, const char *const *ids)
{
  g_return_if_fail (MT_IS_AGREED (self));
  for (gsize i = 0; ids[i]; i++) {
    if (g_ptr_array_find_with_equal_func (self->asked, ids[i], g_str_equal, NULL))
      continue;
    g_ptr_array_add (self->asked, g_strdup (ids[i]));
    mt_journal_load (mt_drafts_get_journal (self->drafts), ids[i], self->cancellable, loaded_cb,
                     g_object_ref (self));
  }
}

void
mt_agreed_write (MtAgreed *self)
{
  g_return_if_fail (MT_IS_AGREED (self));
  gtk_widget_grab_focus (self->next);
}
