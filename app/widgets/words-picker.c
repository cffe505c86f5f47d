/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/words-picker.h"

#include "app/widgets/private-text.h"
#include "core/journal-words.h"
#include "core/share/phrase.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define RECENT_ENTRIES 60 /* how far back one looks for what was used lately */
#define RECENT_WORDS 12   /* how much of it is offered */
#define NATURAL_WIDTH 240 /* px: two pickers can stand beside each other */

struct _MtWordsPicker {
  AdwBin parent_instance;

  MtJournal *journal;
  const MtField *field;
  GCancellable *cancellable;
  GPtrArray *values;    /* char *: what is on */
  GHashTable *pills;    /* value (char *) → GtkToggleButton, owned by their boxes */
  GPtrArray *groups;    /* AdwExpanderRow */
  GtkWidget *loose_row; /* around it */
  AdwWrapBox *loose;    /* what stands in no group of the table */
  gboolean showing;     /* pills are being set, not switched by the person */
  char **hidden;        /* values that are not offered; NULL while that is not known */
};

G_DEFINE_FINAL_TYPE (MtWordsPicker, mt_words_picker, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- Pills ---- */

static const char *
pill_value (GtkWidget *pill)
{
  return g_object_get_data (G_OBJECT (pill), "value");
}

static void
pill_toggled_cb (MtWordsPicker *self, GtkToggleButton *pill)
{
  const char *value = pill_value (GTK_WIDGET (pill));
  guint i;

  if (self->showing)
    return;
  if (gtk_toggle_button_get_active (pill))
    g_ptr_array_add (self->values, g_strdup (value));
  else if (g_ptr_array_find_with_equal_func (self->values, value, g_str_equal, &i))
    g_ptr_array_remove_index (self->values, i);
  g_signal_emit (self, signals[CHANGED], 0);
}

static char *
say_value (MtWordsPicker *self, const char *value)
{
  return mt_phrase_value (self->field, &(MtValue){ NULL, (char *)value, NAN });
}

static GtkWidget *
add_pill (MtWordsPicker *self, AdwWrapBox *box, const char *value)
{
  g_autofree char *said = say_value (self, value);
  GtkWidget *label = gtk_label_new (said);
  GtkWidget *pill = gtk_toggle_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (pill), label);
  gtk_widget_add_css_class (pill, "word");
  gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_object_set_data_full (G_OBJECT (pill), "value", g_strdup (value), g_free);
  g_signal_connect_object (pill, "toggled", G_CALLBACK (pill_toggled_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->pills, g_strdup (value), pill);
  adw_wrap_box_append (box, pill);
  return pill;
}

static void
add_loose (MtWordsPicker *self, const char *value)
{
  if (!g_hash_table_contains (self->pills, value))
    add_pill (self, self->loose, value);
  gtk_widget_set_visible (self->loose_row, TRUE);
}

/* Those that are on stand first, so that they are seen. */
static void
sort_loose (MtWordsPicker *self)
{
  GtkWidget *last = NULL;

  for (guint i = 0; i < self->values->len; i++) {
    GtkWidget *pill = g_hash_table_lookup (self->pills, self->values->pdata[i]);

    if (!pill || gtk_widget_get_parent (pill) != GTK_WIDGET (self->loose))
      continue;
    adw_wrap_box_reorder_child_after (self->loose, pill, last);
    last = pill;
  }
}

/* ---- What is offered ---- */

/* What is hidden is there only while it is on. */
static void
show_pill (MtWordsPicker *self, const char *value, GtkWidget *pill)
{
  gboolean hidden = self->hidden && g_strv_contains ((const char *const *)self->hidden, value);

  gtk_widget_set_visible (pill, !hidden || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (pill)));
}

static void
hidden_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtWordsPicker) self = data;
  GHashTableIter iter;
  gpointer value, pill;

  g_clear_pointer (&self->hidden, g_strfreev);
  self->hidden = mt_journal_list_hidden_words_finish (MT_JOURNAL (source), result, NULL);
  g_hash_table_iter_init (&iter, self->pills);
  while (self->loose && g_hash_table_iter_next (&iter, &value, &pill))
    show_pill (self, value, pill);
}

static void
read_hidden (MtWordsPicker *self)
{
  mt_journal_list_hidden_words (self->journal, self->field->id, self->cancellable, hidden_cb,
                                g_object_ref (self));
}

/* ---- What was used lately ---- */

static void
recent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtWordsPicker) self = data;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, NULL);
  guint n_added = 0;

  /* Without suggestions every word can still be written. */
  for (guint i = 0; entries && self->loose && i < entries->len; i++) {
    const GPtrArray *values = mt_entry_get_values (entries->pdata[i]);

    for (guint k = 0; k < values->len && n_added < RECENT_WORDS; k++) {
      const MtValue *value = values->pdata[k];

      if (!g_str_equal (value->field, self->field->id) ||
          g_hash_table_contains (self->pills, value->value) ||
          (self->hidden && g_strv_contains ((const char *const *)self->hidden, value->value)))
        continue;
      add_loose (self, value->value);
      n_added++;
    }
  }
}

/* ---- A word of one's own ---- */

/* What is written, or the value of the word that reads like it. */
static char *
find_value (MtWordsPicker *self, const char *written)
{
  for (gsize i = 0; i < self->field->n_choices; i++) {
    g_autofree char *said = say_value (self, self->field->choices[i].id);
    g_autofree char *said_folded = g_utf8_casefold (said, -1);
    g_autofree char *written_folded = g_utf8_casefold (written, -1);

    if (g_str_equal (said_folded, written_folded))
      return g_strdup (self->field->choices[i].id);
  }
  return g_strdup (written);
}

static void
own_apply_cb (MtWordsPicker *self, GtkEditable *own)
{
  g_autofree char *written = g_strstrip (g_strdup (gtk_editable_get_text (own)));
  g_autofree char *found = find_value (self, written), *value = NULL;
  double number;

  if (!mt_field_read (self->field, found, &value, &number, NULL))
    return;
  gtk_editable_set_text (own, "");
  if (!g_hash_table_contains (self->pills, value))
    add_loose (self, value);
  gtk_toggle_button_set_active (g_hash_table_lookup (self->pills, value), TRUE);
  show_pill (self, value, g_hash_table_lookup (self->pills, value));
  sort_loose (self);
}

static void
own_left_cb (GtkEventController *controller, MtWordsPicker *self)
{
  own_apply_cb (self, GTK_EDITABLE (gtk_event_controller_get_widget (controller)));
}

static GtkWidget *
make_own (MtWordsPicker *self)
{
  GtkWidget *own = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  /* Translators: a line to write a word or a tag that is not among those offered. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (own), _ ("One of your own"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (own), TRUE);
  mt_private_text (own, GTK_INPUT_HINT_NONE);
  g_signal_connect_object (own, "apply", G_CALLBACK (own_apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (own_left_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (own, focus);
  return own;
}

/* ---- Groups ---- */

/* What is on in a folded group is said below its name. */
static void
group_expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, MtWordsPicker *self)
{
  g_autoptr (GString) on = g_string_new (NULL);
  AdwWrapBox *box = g_object_get_data (G_OBJECT (row), "words");

  for (GtkWidget *pill = gtk_widget_get_first_child (GTK_WIDGET (box)); pill;
       pill = gtk_widget_get_next_sibling (pill)) {
    g_autofree char *said = NULL;

    if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (pill)))
      continue;
    said = say_value (self, pill_value (pill));
    g_string_append_printf (on, "%s%s", on->len > 0 ? C_ ("list", ", ") : "", said);
  }
  adw_expander_row_set_subtitle (row, adw_expander_row_get_expanded (row) ? "" : on->str);
}

static AdwWrapBox *
make_box (void)
{
  return g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6,
                       "natural-line-length", NATURAL_WIDTH, "margin-start", 12, "margin-end", 12,
                       "margin-top", 9, "margin-bottom", 9, NULL);
}

static GtkWidget *
make_row (GtkWidget *child)
{
  return g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "selectable", FALSE,
                       "focusable", FALSE, "child", child, NULL);
}

static GtkWidget *
make_group (MtWordsPicker *self, gsize group)
{
  GtkWidget *row = adw_expander_row_new ();
  AdwWrapBox *box = make_box ();
  gsize size = self->field->n_choices / self->field->n_groups;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (self->field->groups[group]));
  g_object_set_data (G_OBJECT (row), "words", box);
  for (gsize i = group * size; i < (group + 1) * size; i++)
    add_pill (self, box, self->field->choices[i].id);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_row (GTK_WIDGET (box)));
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (group_expanded_cb), self,
                           G_CONNECT_DEFAULT);
  g_ptr_array_add (self->groups, row);
  return row;
}

/* ---- The widget ---- */

static void
build (MtWordsPicker *self)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());

  gtk_widget_add_css_class (GTK_WIDGET (list), "boxed-list");
  gtk_list_box_set_selection_mode (list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->field->name), -1);
  self->loose = make_box ();
  self->loose_row = make_row (GTK_WIDGET (self->loose));
  gtk_widget_set_visible (self->loose_row, FALSE);
  gtk_list_box_append (list, self->loose_row);
  for (gsize i = 0; i < self->field->n_groups; i++)
    gtk_list_box_append (list, make_group (self, i));
  for (gsize i = 0; self->field->n_groups == 0 && i < self->field->n_choices; i++)
    add_loose (self, self->field->choices[i].id);
  if (self->field->open)
    gtk_list_box_append (list, make_own (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (list));
}

static void
mt_words_picker_dispose (GObject *object)
{
  MtWordsPicker *self = MT_WORDS_PICKER (object);

  g_cancellable_cancel (self->cancellable);
  self->loose = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_words_picker_parent_class)->dispose (object);
}

static void
mt_words_picker_finalize (GObject *object)
{
  MtWordsPicker *self = MT_WORDS_PICKER (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->groups);
  g_strfreev (self->hidden);
  g_hash_table_unref (self->pills);
  G_OBJECT_CLASS (mt_words_picker_parent_class)->finalize (object);
}

static void
mt_words_picker_class_init (MtWordsPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_words_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_words_picker_finalize;
  signals[CHANGED] = g_signal_new ("changed", MT_TYPE_WORDS_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
mt_words_picker_init (MtWordsPicker *self)
{
  self->cancellable = g_cancellable_new ();
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new ();
  self->pills = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

MtWordsPicker *
mt_words_picker_new (MtJournal *journal, const MtField *field)
{
  MtWordsPicker *self;

  g_return_val_if_fail (field->type == MT_FIELD_SEVERAL, NULL);
  self = g_object_new (MT_TYPE_WORDS_PICKER, NULL);
  self->journal = g_object_ref (journal);
  self->field = field;
  build (self);
  read_hidden (self);
  g_signal_connect_object (journal, "words-changed", G_CALLBACK (read_hidden), self,
                           G_CONNECT_SWAPPED);
  if (field->open)
    mt_journal_list (journal, &MT_FILTER_ALL, MT_KEY_NONE, RECENT_ENTRIES, self->cancellable,
                     recent_cb, g_object_ref (self));
  return self;
}

char **
mt_words_picker_get_values (MtWordsPicker *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (MT_IS_WORDS_PICKER (self), NULL);
  for (guint i = 0; i < self->values->len; i++)
    g_strv_builder_add (builder, self->values->pdata[i]);
  return g_strv_builder_end (builder);
}

void
mt_words_picker_set_values (MtWordsPicker *self, const char *const *values)
{
  GHashTableIter iter;
  gpointer value, pill;

  g_return_if_fail (MT_IS_WORDS_PICKER (self));
  self->showing = TRUE;
  g_ptr_array_set_size (self->values, 0);
  for (gsize i = 0; values[i]; i++) {
    g_ptr_array_add (self->values, g_strdup (values[i]));
    if (!g_hash_table_contains (self->pills, values[i]))
      add_loose (self, values[i]);
  }
  g_hash_table_iter_init (&iter, self->pills);
  while (g_hash_table_iter_next (&iter, &value, &pill)) {
    gtk_toggle_button_set_active (pill, g_strv_contains (values, value));
    show_pill (self, value, pill);
  }
  sort_loose (self);
  for (guint i = 0; i < self->groups->len; i++)
    group_expanded_cb (self->groups->pdata[i], NULL, self);
  self->showing = FALSE;
}
