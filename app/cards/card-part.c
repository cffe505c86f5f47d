/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cards/card-part.h"

#include "app/cards/dial.h"
#include "app/cards/numbers.h"
#include "core/share/phrase.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* ---- What is written ---- */

static GPtrArray *
values_of (MtEntry *entry, const char *field)
{
  const GPtrArray *all = mt_entry_get_values (entry);
  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((const MtValue *)all->pdata[i])->field, field))
      g_ptr_array_add (values, all->pdata[i]);
  return values;
}

char *
mt_card_part_read (MtEntry *entry, const MtField *field)
{
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GString) lines = NULL;

  if (!field)
    return g_strchomp (g_strdup (mt_entry_get_text (entry)));
  values = values_of (entry, field->id);
  if (field->type == MT_FIELD_SEVERAL && values->len > 0)
    return mt_phrase_values (field, values);
  lines = g_string_new (NULL);
  for (guint i = 0; i < values->len; i++) {
    g_autofree char *value = mt_phrase_value (field, values->pdata[i]);

    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", value);
  }
  return g_strchomp (g_string_free_and_steal (g_steal_pointer (&lines)));
}

/* ---- Showing it ---- */

static void
add_lines (MtCardPart *self, const char *start, const char *end)
{
  g_autofree char *lines = g_strndup (start, (gsize)(end - start));
  GtkWidget *label;

  g_strchomp (lines);
  if (!*lines)
    return;
  label = gtk_label_new (lines);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (self->body, label);
}

static void
add_numbers (MtCardPart *self, GPtrArray *numbers)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  for (guint i = 0; i < numbers->len; i++)
    adw_wrap_box_append (ADW_WRAP_BOX (box), mt_dial_button_new (numbers->pdata[i]));
  gtk_box_append (self->body, box);
}

/* Each line with a number has that number right below it. */
static void
fill (MtCardPart *self, const char *text)
{
  guint fewest = self->field && self->field->dials ? MT_NUMBERS_EXPECTED : MT_NUMBERS_ANYWHERE;
  const char *start = text, *line = text;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))))
    gtk_box_remove (self->body, child);
  while (*line) {
    const char *end = line + strcspn (line, "\n");
    g_autofree char *words = g_strndup (line, (gsize)(end - line));
    g_autoptr (GPtrArray) numbers = mt_numbers_find (words, fewest);

    line = *end ? end + 1 : end;
    if (numbers->len == 0)
      continue;
    add_lines (self, start, end);
    add_numbers (self, numbers);
    start = line;
  }
  add_lines (self, start, line);
}

gboolean
mt_card_part_asks (const MtCardPart *self)
{
  return !self->field || self->field->type != MT_FIELD_SEVERAL || self->field->n_choices > 0;
}

gboolean
mt_card_part_show (MtCardPart *self, MtEntry *entry)
{
  g_autofree char *text = mt_card_part_read (entry, self->field);
  gboolean filled = *text != '\0';

  gtk_widget_set_visible (self->filled, filled);
  gtk_widget_set_visible (self->empty, !filled && mt_card_part_asks (self));
  if (g_strcmp0 (self->shown, text) != 0) {
    fill (self, text);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->filled),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
    self->shown = g_steal_pointer (&text);
    g_object_set_data_full (G_OBJECT (self->filled), "shown", self->shown, g_free);
  }
  return filled;
}

/* ---- Rows ---- */

static GtkWidget *
make_icon (const char *name)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (name);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, "dimmed");
  return icon;
}

static GtkWidget *
make_filled (MtCardPart *self, const char *title, gboolean editable)
{
  GtkWidget *row = adw_preferences_row_new (), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *name = gtk_label_new (title);

  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_add_css_class (name, "caption-heading");
  gtk_widget_add_css_class (name, "dimmed");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->body));
  gtk_box_append (GTK_BOX (line), words);
  if (editable)
    gtk_box_append (GTK_BOX (line), make_icon ("document-edit-symbolic"));
  gtk_widget_add_css_class (line, "card-part");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), editable);
  return row;
}

static GtkWidget *
make_empty (const MtField *field, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (field && field->hint)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (field->hint));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_icon ("list-add-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

MtCardPart *
mt_card_part_new (const MtKind *kind, const MtField *field, gboolean editable)
{
  MtCardPart *self = g_new0 (MtCardPart, 1);
  const char *title = _ (field ? field->name : kind->prompt);

  self->field = field;
  self->filled = make_filled (self, title, editable);
  self->empty = make_empty (field, title);
  gtk_widget_set_name (self->filled, field ? field->id : "");
  gtk_widget_set_name (self->empty, field ? field->id : "");
  return self;
}
