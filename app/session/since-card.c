/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/since-card.h"

#include "app/prompts/prepare.h"
#include "app/reading.h"
#include "app/session/look-back.h"
#include "core/share/since-words.h"
#include "core/words.h"

#include <glib/gi18n.h>

#define READ_AFTER_MS 400 /* of quiet */
#define WORDS_MAX 120     /* characters of a task, and of what got in its way */

struct _MtSinceCard {
  AdwBin parent_instance;

  MtJournal *journal;
  MtReading *reading;

  GtkLabel *title;
  AdwActionRow *moods, *words;
  AdwExpanderRow *tasks;
  GPtrArray *rows; /* GtkWidget, owned by the row of tasks */
};

G_DEFINE_FINAL_TYPE (MtSinceCard, mt_since_card, ADW_TYPE_BIN)

/* ---- Showing ---- */

/* “Between “Low” and “Well”” and below it “from 9 moods”; NULL: nothing is said. */
static char *
say (const MtSince *since, MtSinceParts part)
{
  g_autofree char *words = mt_since_say (since, part);
  g_autofree char *source = mt_since_source (since, part);

  return words && source ? g_strdup_printf ("%s\n%s", words, source) : NULL;
}

static void
show_task (MtSinceCard *self, const MtSinceTask *task)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = mt_words_preview (task->text, WORDS_MAX);
  g_autofree char *name = mt_since_task_name (task);
  g_autofree char *obstacle =
      task->obstacle ? mt_words_preview (task->obstacle, WORDS_MAX) : g_strdup ("");
  g_autofree char *obstacle_name = mt_since_obstacle_name ();
  /* Translators: how a task went; below it what got in the way, and that in the person's words. */
  g_autofree char *both = g_strdup_printf (_ ("%1$s\n%2$s: %3$s"), name, obstacle_name, obstacle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *text ? text : name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), *obstacle ? both : name);
  adw_expander_row_add_row (self->tasks, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_tasks (MtSinceCard *self, const MtSince *since)
{
  g_autofree char *said = say (since, MT_SINCE_TASKS);

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->tasks, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->tasks), said != NULL);
  adw_expander_row_set_subtitle (self->tasks, said ? said : "");
  for (guint i = 0; i < since->tasks->len; i++)
    show_task (self, since->tasks->pdata[i]);
}

static void
show_part (AdwActionRow *row, const MtSince *since, MtSinceParts part)
{
  g_autofree char *said = say (since, part);

  gtk_widget_set_visible (GTK_WIDGET (row), said != NULL);
  adw_action_row_set_subtitle (row, said ? said : "");
}

static void
show (MtSinceCard *self, const MtLookBack *back)
{
  g_autoptr (MtSince) since = NULL;
  g_autofree char *title = NULL;

  if (!back->last) {
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    return;
  }
  since = mt_since_new (back->entries, mt_entry_get_moment (back->last), NULL);
  title = mt_since_title (since);
  gtk_label_set_label (self->title, title);
  show_part (self->moods, since, MT_SINCE_MOODS);
  show_part (self->words, since, MT_SINCE_WORDS);
  show_tasks (self, since);
  gtk_widget_set_visible (GTK_WIDGET (self), !mt_since_is_empty (since));
}

/* ---- Reading ---- */

static void
looked_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtSinceCard) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtLookBack) back = mt_look_back_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (back) /* what cannot be read is told by the agenda above it */
    show (self, back);
}

static void
read_back (gpointer owner, GCancellable *cancellable)
{
  MtSinceCard *self = owner;

  mt_look_back (self->journal, cancellable, looked_back_cb, g_object_ref (self));
}

static void
journal_changed_cb (MtSinceCard *self)
{
  mt_reading_ask (self->reading, READ_AFTER_MS);
}

/* ---- The widget ---- */

static void
mt_since_card_dispose (GObject *object)
{
  MtSinceCard *self = MT_SINCE_CARD (object);

  g_clear_pointer (&self->reading, mt_reading_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_since_card_parent_class)->dispose (object);
}

static void
mt_since_card_class_init (MtSinceCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_since_card_dispose;
}

static GtkWidget *
add_row (GtkWidget *list, GtkWidget *row, MtSinceParts part)
{
  g_autofree char *name = mt_since_name (part);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
make_label (const char *words, const char *style, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "accessible-role", role, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
mt_since_card_init (MtSinceCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *hint = make_label (_ (MT_PROMPT_SINCE_HINT), "caption", GTK_ACCESSIBLE_ROLE_LABEL);

  self->reading = mt_reading_new (read_back, self);
  self->rows = g_ptr_array_new ();
  self->title = GTK_LABEL (make_label ("", "heading", GTK_ACCESSIBLE_ROLE_HEADING));
  gtk_widget_add_css_class (hint, "dimmed");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->moods = ADW_ACTION_ROW (add_row (list, adw_action_row_new (), MT_SINCE_MOODS));
  self->words = ADW_ACTION_ROW (add_row (list, adw_action_row_new (), MT_SINCE_WORDS));
  self->tasks = ADW_EXPANDER_ROW (add_row (list, adw_expander_row_new (), MT_SINCE_TASKS));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), hint);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
mt_since_card_new (MtJournal *journal)
{
  MtSinceCard *self = g_object_new (MT_TYPE_SINCE_CARD, NULL);

  self->journal = g_object_ref (journal);
  g_signal_connect_object (journal, "changed", G_CALLBACK (journal_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "words-changed", G_CALLBACK (journal_changed_cb), self,
                           G_CONNECT_SWAPPED);
  journal_changed_cb (self);
  return GTK_WIDGET (self);
}
