/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/questions-page.h"

#include "app/prompts/prepare.h"
#include "app/reading.h"
#include "app/toast.h"
#include "app/widgets/say-time.h"
#include "core/kind.h"
#include "core/words.h"

#include <glib/gi18n.h>

#define READ_AFTER_MS 200 /* of quiet */
#define PAGE 300
#define WORDS_MAX 400 /* characters of a question, and of its answer */
#define KEY_ID "mt-id"

struct _MtQuestionsPage {
  AdwNavigationPage parent_instance;

  MtDrafts *drafts;
  const MtKind *kind;
  MtReading *reading;
  GCancellable *cancellable; /* of the pages that are being read; or NULL */
  GPtrArray *entries;        /* MtEntry, newest first: as many as were read */
  GPtrArray *lists;          /* GtkListBox, owned by the box: one for each state */

  GtkBox *box;
  GtkLabel *hint;
};

G_DEFINE_FINAL_TYPE (MtQuestionsPage, mt_questions_page, ADW_TYPE_NAVIGATION_PAGE)

/* The first kind that asks. */
static const MtKind *
find_kind (void)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    if (kinds[i].asks && kinds[i].state_field)
      return &kinds[i];
  g_assert_not_reached ();
}

/* ---- Rows ---- */

static GtkWidget *
find_row (MtQuestionsPage *self, const char *id)
{
  for (guint i = 0; i < self->lists->len; i++)
    for (GtkWidget *row = gtk_widget_get_first_child (self->lists->pdata[i]); row;
         row = gtk_widget_get_next_sibling (row))
      if (g_str_equal (g_object_get_data (G_OBJECT (row), KEY_ID), id))
        return g_object_ref (row);
  return NULL;
}

/* A row of its own, or the one there is, taken from where it stands; owned. */
static GtkWidget *
take_row (MtQuestionsPage *self, const char *id)
{
  GtkWidget *row = find_row (self, id);

  if (row) {
    gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (row)), row);
    return row;
  }
  row = g_object_ref_sink (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), KEY_ID, g_strdup (id), g_free);
  return row;
}

static void
show_entry (MtQuestionsPage *self, GtkWidget *row, MtEntry *entry)
{
  const char *answer = mt_entry_get_value (entry, self->kind->state_field);
  g_autofree char *question = mt_words_preview (mt_entry_get_text (entry), WORDS_MAX);
  g_autofree char *said = answer ? mt_words_preview (answer, WORDS_MAX) : NULL;
  g_autofree char *day = mt_say_day (mt_entry_get_day (entry), mt_say_today ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), question);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), said && *said ? said : day);
}

/* Rows stay what they are where nothing has become of them. */
static void
put_row (MtQuestionsPage *self, GtkListBox *list, int place, MtEntry *entry)
{
  GtkListBoxRow *there = gtk_list_box_get_row_at_index (list, place);
  const char *id = mt_entry_get_id (entry);

  if (!there || !g_str_equal (g_object_get_data (G_OBJECT (there), KEY_ID), id)) {
    g_autoptr (GtkWidget) row = take_row (self, id);

    gtk_list_box_insert (list, row, place);
    there = GTK_LIST_BOX_ROW (row);
  }
  show_entry (self, GTK_WIDGET (there), entry);
}

static gboolean
is_in_state (MtQuestionsPage *self, MtEntry *entry, gsize state)
{
  const char *id = mt_entry_get_state (entry);

  return id ? g_str_equal (id, self->kind->states[state].id) : state == 0;
}

static void
show_all (MtQuestionsPage *self)
{
  for (guint state = 0; state < self->lists->len; state++) {
    GtkListBox *list = self->lists->pdata[state];
    int n_rows = 0;
    GtkListBoxRow *left;

    for (guint i = 0; i < self->entries->len; i++)
      if (is_in_state (self, self->entries->pdata[i], state))
        put_row (self, list, n_rows++, self->entries->pdata[i]);
    while ((left = gtk_list_box_get_row_at_index (list, n_rows)))
      gtk_list_box_remove (list, GTK_WIDGET (left));
    gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (list)), n_rows > 0);
  }
  gtk_label_set_label (self->hint, self->entries->len > 0 ? _ (MT_PROMPT_QUESTIONS_HINT)
                                                          : _ (MT_PROMPT_NO_QUESTIONS));
}

/* ---- Reading ---- */

static void read_more (MtQuestionsPage *self, gint64 before);

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtQuestionsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!entries) {
    mt_toast_error (GTK_WIDGET (self), error);
    return;
  }
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (self->entries, g_object_ref (entries->pdata[i]));
  if (entries->len > 0)
    read_more (self, mt_entry_get_key (entries->pdata[entries->len - 1]));
  else
    show_all (self);
}

static void
read_more (MtQuestionsPage *self, gint64 before)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)self->kind->id;
  mt_journal_list (mt_drafts_get_journal (self->drafts), &filter, before, PAGE, self->cancellable,
                   listed_cb, g_object_ref (self));
}

static void
read_all (gpointer owner, GCancellable *cancellable)
{
  MtQuestionsPage *self = owner;

  g_set_object (&self->cancellable, cancellable);
  g_ptr_array_set_size (self->entries, 0);
  read_more (self, MT_KEY_NONE);
}

static void
journal_changed_cb (MtQuestionsPage *self)
{
  mt_reading_ask (self->reading, READ_AFTER_MS);
}

/* ---- The widget ---- */

static void
row_activated_cb (MtQuestionsPage *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-entry", "s",
                              (const char *)g_object_get_data (G_OBJECT (row), KEY_ID));
}

static void
write_cb (MtQuestionsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.write", "s", self->kind->id);
}

static void
add_list (MtQuestionsPage *self, const char *name)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0f,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (heading, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (part), heading);
  gtk_box_append (GTK_BOX (part), list);
  gtk_widget_set_visible (part, FALSE);
  gtk_box_append (self->box, part);
  g_ptr_array_add (self->lists, list);
}

static void
mt_questions_page_dispose (GObject *object)
{
  MtQuestionsPage *self = MT_QUESTIONS_PAGE (object);

  g_clear_pointer (&self->reading, mt_reading_free);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_QUESTIONS_PAGE);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_questions_page_parent_class)->dispose (object);
}

static void
mt_questions_page_class_init (MtQuestionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_questions_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/session/questions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtQuestionsPage, box);
  gtk_widget_class_bind_template_child (widget_class, MtQuestionsPage, hint);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
}

static void
mt_questions_page_init (MtQuestionsPage *self)
{
  self->reading = mt_reading_new (read_all, self);
  self->kind = find_kind ();
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->lists = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < self->kind->n_states; i++)
    add_list (self, _ (self->kind->states[i].name));
}

AdwNavigationPage *
mt_questions_page_new (MtDrafts *drafts)
{
  MtQuestionsPage *self = g_object_new (MT_TYPE_QUESTIONS_PAGE, NULL);

  self->drafts = g_object_ref (drafts);
  g_signal_connect_object (mt_drafts_get_journal (drafts), "changed",
                           G_CALLBACK (journal_changed_cb), self, G_CONNECT_SWAPPED);
  journal_changed_cb (self);
  return ADW_NAVIGATION_PAGE (self);
}
