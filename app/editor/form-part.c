/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/form-part.h"

#include "app/widgets/private-text.h"
#include "core/error.h"

#include <glib/gi18n.h>

/* ---- Taking what is given ---- */

static char *
say_why_not (MtFormPart *self, const GError *error)
{
  const MtField *field = self->field;

  if (g_error_matches (error, MT_ERROR, MT_ERROR_NOT_TEXT))
    return g_strdup (_ ("This is not text that can be kept."));
  if (field->type == MT_FIELD_NUMBER) {
    /* Translators: why a number cannot be taken. */
    return g_strdup_printf (_ ("A number from %g to %g fits here."), field->min, field->max);
  }
  if (field->type == MT_FIELD_DURATION) {
    /* Translators: why a length of time cannot be taken. */
    return g_strdup_printf (_ ("Whole minutes fit here, from %g to %g."), field->min, field->max);
  }
  return g_strdup (_ ("This does not fit here."));
}

static void
complain (MtFormPart *self, const GError *error)
{
  g_autofree char *why = NULL;

  if (!self->complaint)
    return;
  gtk_widget_set_visible (self->complaint, error != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_STATE_INVALID,
                               error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (!error) {
    gtk_widget_remove_css_class (self->input, "error");
    return;
  }
  why = say_why_not (self, error);
  gtk_widget_add_css_class (self->input, "error");
  gtk_label_set_text (GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self->complaint))),
                      why);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->input), why,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
value_free (gpointer data)
{
  MtValue *value = data;

  g_free (value->value);
  g_free (value);
}

/* All of them, or NULL and the reason. */
static GPtrArray *
read_all (const MtField *field, const char *const *given, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (value_free);

  for (gsize i = 0; given[i]; i++) {
    MtValue *value;

    if (!*given[i])
      continue;
    value = g_new0 (MtValue, 1);
    g_ptr_array_add (values, value);
    if (!mt_field_read (field, given[i], &value->value, &value->number, error))
      return NULL;
  }
  return g_steal_pointer (&values);
}

void
mt_form_part_give (MtFormPart *self, const char *const *given)
{
  MtEntry *entry = mt_draft_get_entry (self->draft);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = NULL;

  if (self->showing)
    return;
  values = read_all (self->field, given, &error);
  complain (self, error);
  if (!values)
    return;
  mt_entry_clear_values (entry, self->field->id);
  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];

    mt_entry_add_value (entry, self->field->id, value->value, value->number);
  }
  mt_draft_touch (self->draft);
}

static void
give_one (MtFormPart *self, const char *given)
{
  mt_form_part_give (self, (const char *const[]){ given, NULL });
}

/* ---- One line ---- */

static void
line_changed_cb (GtkEditable *line, MtFormPart *self)
{
  give_one (self, gtk_editable_get_text (line));
}

static void
show_line (MtFormPart *self, const char *const *values)
{
  const char *value = values[0] ? values[0] : "";

  /* What is being typed and is no number yet is in no entry, and must not go because of that. */
  if (self->complaint && gtk_widget_get_visible (self->complaint) &&
      gtk_widget_get_focus_child (self->widget))
    return;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->input)), value))
    gtk_editable_set_text (GTK_EDITABLE (self->input), value);
  complain (self, NULL);
}

void
mt_form_part_make_text (MtFormPart *self)
{
  self->widget = self->input = adw_entry_row_new ();
  self->show = show_line;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->widget), _ (self->field->name));
  mt_private_text (self->widget, GTK_INPUT_HINT_NONE);
  g_signal_connect (self->widget, "changed", G_CALLBACK (line_changed_cb), self);
}

/* ---- A number ---- */

/* As it is typed here: "2,5" where that is how a number is written. */
static void
number_changed_cb (GtkEditable *line, MtFormPart *self)
{
  g_autofree char *given = g_strstrip (g_strdup (gtk_editable_get_text (line)));

  g_strdelimit (given, ",", '.');
  give_one (self, given);
}

static GtkWidget *
make_complaint (void)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "complaint");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_visible (row, FALSE);
  return row;
}

void
mt_form_part_make_number (MtFormPart *self)
{
  g_autofree char *title = NULL;

  /* Translators: what a line of a form is for, and its unit: “Length, in minutes”. */
  title = self->field->type == MT_FIELD_DURATION
              ? g_strdup_printf (_ ("%s, in minutes"), _ (self->field->name))
              : g_strdup (_ (self->field->name));
  self->widget = self->input = adw_entry_row_new ();
  self->complaint = make_complaint ();
  self->show = show_line;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->widget), title);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->widget), GTK_INPUT_PURPOSE_NUMBER);
  mt_private_text (self->widget, GTK_INPUT_HINT_NONE);
  g_signal_connect (self->widget, "changed", G_CALLBACK (number_changed_cb), self);
}

/* ---- Paragraphs ---- */

static void
paragraphs_changed_cb (GtkTextBuffer *buffer, MtFormPart *self)
{
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  give_one (self, text);
}

static void
show_paragraphs (MtFormPart *self, const char *const *values)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input));
  const char *value = values[0] ? values[0] : "";
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  if (!g_str_equal (text, value))
    gtk_text_buffer_set_text (buffer, value, -1);
}

static GtkWidget *
make_hint (const MtField *field)
{
  GtkWidget *hint = gtk_label_new (_ (field->hint));

  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dimmed");
  return hint;
}

void
mt_form_part_make_long_text (MtFormPart *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (_ (self->field->name));

  self->widget = row;
  self->title = title;
  self->input = gtk_text_view_new ();
  self->show = show_paragraphs;
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dimmed");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->input), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->input), FALSE);
  mt_private_text (GTK_WIDGET (self->input), GTK_INPUT_HINT_NONE);
  gtk_widget_set_size_request (self->input, -1, 72);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->field->name), -1);
  gtk_widget_add_css_class (box, "paragraphs");
  gtk_box_append (GTK_BOX (box), title);
  if (self->field->hint)
    gtk_box_append (GTK_BOX (box), make_hint (self->field));
  gtk_box_append (GTK_BOX (box), self->input);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (self->field->name));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_signal_connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input)), "changed",
                    G_CALLBACK (paragraphs_changed_cb), self);
}

/* ---- The part ---- */

static void (*const makers[]) (MtFormPart *self) = {
  [MT_FIELD_TEXT] = mt_form_part_make_text,
  [MT_FIELD_LONG_TEXT] = mt_form_part_make_long_text,
  [MT_FIELD_SCALE] = mt_form_part_make_scale,
  [MT_FIELD_NUMBER] = mt_form_part_make_number,
  [MT_FIELD_CHOICE] = mt_form_part_make_choice,
  [MT_FIELD_SEVERAL] = mt_form_part_make_several,
  [MT_FIELD_DATE_TIME] = mt_form_part_make_date_time,
  [MT_FIELD_DURATION] = mt_form_part_make_number,
  [MT_FIELD_LINK] = mt_form_part_make_links,
};

static void
part_free (gpointer data)
{
  MtFormPart *self = data;

  g_object_unref (self->draft);
  g_object_unref (self->cancellable);
  g_free (self);
}

MtFormPart *
mt_form_part_new (MtDraft *draft, const MtField *field, GCancellable *cancellable)
{
  MtFormPart *self = g_new0 (MtFormPart, 1);

  self->draft = g_object_ref (draft);
  self->field = field;
  self->cancellable = g_object_ref (cancellable);
  makers[field->type](self);
  g_object_set_data_full (G_OBJECT (self->widget), "part", self, part_free);
  return self;
}

static void
add_links (GStrvBuilder *values, MtEntry *entry, const char *role)
{
  const GPtrArray *links = mt_entry_get_links (entry);

  for (guint i = 0; i < links->len; i++) {
    const MtLink *link = links->pdata[i];

    if (g_str_equal (link->role, role))
      g_strv_builder_add (values, link->to);
  }
}

void
mt_form_part_refresh (MtFormPart *self)
{
  MtEntry *entry = mt_draft_get_entry (self->draft);
  const GPtrArray *all = mt_entry_get_values (entry);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;

  for (guint i = 0; i < all->len; i++) {
    const MtValue *value = all->pdata[i];

    if (g_str_equal (value->field, self->field->id))
      g_strv_builder_add (builder, value->value);
  }
  if (self->field->type == MT_FIELD_LINK)
    add_links (builder, entry, self->field->id);
  values = g_strv_builder_end (builder);
  self->showing = TRUE;
  self->show (self, (const char *const *)values);
  self->showing = FALSE;
}
