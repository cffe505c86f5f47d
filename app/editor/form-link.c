/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/form-part.h"

#include "app/editor/link-dialog.h"
#include "app/widgets/say-entry.h"
#include "app/widgets/say-time.h"

#include <glib/gi18n.h>

/* The parts of a form that point at other entries: one row where there can be one, a list where
 * there can be several. */

/* The ids it points at, NULL-terminated, owned by the caller. */
static char **
get_linked (MtFormPart *self)
{
  const GPtrArray *links = mt_entry_get_links (mt_draft_get_entry (self->draft));
  g_autoptr (GStrvBuilder) linked = g_strv_builder_new ();

  for (guint i = 0; i < links->len; i++) {
    const MtLink *link = links->pdata[i];

    if (g_str_equal (link->role, self->field->id))
      g_strv_builder_add (linked, link->to);
  }
  return g_strv_builder_end (linked);
}

/* ---- Choosing, and taking out ---- */

static void
add_link (MtFormPart *self, const char *id)
{
  mt_entry_add_link (mt_draft_get_entry (self->draft), self->field->id, id);
  mt_draft_touch (self->draft);
  mt_form_part_refresh (self);
}

static void
take_out (MtFormPart *self, const char *id)
{
  g_auto (GStrv) linked = get_linked (self);

  mt_entry_clear_links (mt_draft_get_entry (self->draft), self->field->id);
  for (gsize i = 0; linked[i]; i++)
    if (!g_str_equal (linked[i], id))
      mt_entry_add_link (mt_draft_get_entry (self->draft), self->field->id, linked[i]);
  mt_draft_touch (self->draft);
  mt_form_part_refresh (self);
}

/* The part lives as long as its widget, which the dialog may outlive. */
static void
chosen_cb (GtkWidget *widget, const char *id)
{
  MtFormPart *self = g_object_get_data (G_OBJECT (widget), "part");

  if (self)
    add_link (self, id);
}

static void
choose (MtFormPart *self)
{
  g_auto (GStrv) linked = get_linked (self);
  g_autoptr (GStrvBuilder) leave_out = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  MtLinkDialog *dialog;

  g_strv_builder_addv (leave_out, (const char **)linked);
  g_strv_builder_add (leave_out, mt_entry_get_id (mt_draft_get_entry (self->draft)));
  ids = g_strv_builder_end (leave_out);
  dialog = mt_link_dialog_new (mt_draft_get_journal (self->draft), self->field,
                               (const char *const *)ids);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self->widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), self->widget);
}

static const char *
get_id (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "id");
}

static void
set_id (gpointer widget, const char *id)
{
  g_object_set_data_full (G_OBJECT (widget), "id", g_strdup (id), g_free);
}

static void
take_out_cb (GtkWidget *button, MtFormPart *self)
{
  g_autofree char *id = g_strdup (get_id (button));

  take_out (self, id);
}

static GtkWidget *
make_take_out (MtFormPart *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  /* Translators: takes another entry out of what this one points to. */
  gtk_widget_set_tooltip_text (button, _ ("Take Out"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (button, 44, 44);
  g_signal_connect (button, "clicked", G_CALLBACK (take_out_cb), self);
  return button;
}

/* ---- One ---- */

static void
one_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwActionRow) row = data;
  g_autoptr (MtEntry) entry = mt_journal_load_finish (MT_JOURNAL (source), result, NULL);
  g_autofree char *line = NULL, *day = NULL, *both = NULL;

  if (!entry || g_strcmp0 (get_id (row), mt_entry_get_id (entry)) != 0)
    return;
  line = mt_say_entry (entry);
  day = mt_say_day (mt_entry_get_day (entry), mt_say_today ());
  /* Translators: how another entry begins, and its day: “Sleep through the night · Yesterday”. */
  both = g_strdup_printf (C_ ("entry and day", "%1$s · %2$s"), line, day);
  adw_action_row_set_subtitle (row, both);
}

static void
show_one (MtFormPart *self, const char *const *values)
{
  AdwActionRow *row = ADW_ACTION_ROW (self->widget);
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "take-out");

  if (g_strcmp0 (get_id (row), values[0]) == 0)
    return;
  set_id (row, values[0]);
  set_id (button, values[0]);
  gtk_widget_set_visible (button, values[0] != NULL);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "arrow"), values[0] == NULL);
  /* Translators: stands where another entry will be shown once it is read. */
  adw_action_row_set_subtitle (row, values[0] ? _ ("Another entry")
                                              /* Translators: nothing was chosen here. */
                                              : C_ ("choice", "Not said"));
  if (values[0])
    mt_journal_load (mt_draft_get_journal (self->draft), values[0], self->cancellable, one_read_cb,
                     g_object_ref (row));
}

/* Where there is one, it opens; else it is chosen. */
static void
one_activated_cb (GtkWidget *row, MtFormPart *self)
{
  const char *id = get_id (row);

  if (id)
    gtk_widget_activate_action (row, "win.open-entry", "s", id);
  else
    choose (self);
}

static void
make_one (MtFormPart *self)
{
  GtkWidget *row = adw_action_row_new (), *button = make_take_out (self);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  self->widget = self->input = row;
  self->show = show_one;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (self->field->name));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), C_ ("choice", "Not said"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_add_css_class (row, "property");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_visible (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_object_set_data (G_OBJECT (row), "take-out", button);
  g_object_set_data (G_OBJECT (row), "arrow", arrow);
  g_signal_connect (row, "activated", G_CALLBACK (one_activated_cb), self);
}

/* ---- Several ---- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwActionRow) row = data;
  g_autoptr (MtEntry) entry = mt_journal_load_finish (MT_JOURNAL (source), result, NULL);
  g_autofree char *line = NULL, *origin = NULL;

  /* One that is gone for good has no line to show; taking it out is all there is to do. */
  if (!entry)
    return;
  line = mt_say_entry (entry);
  origin = mt_say_entry_origin (entry, mt_say_today ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line);
  adw_action_row_set_subtitle (row, origin);
}

static GtkWidget *
make_link (MtFormPart *self, const char *id)
{
  GtkWidget *row = adw_action_row_new (), *button = make_take_out (self);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Another entry"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-entry");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  set_id (row, id);
  set_id (button, id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  mt_journal_load (mt_draft_get_journal (self->draft), id, self->cancellable, read_cb,
                   g_object_ref (row));
  return row;
}

/* Rows that are there already stay as they are. */
static void
show_several (MtFormPart *self, const char *const *values)
{
  GtkListBox *list = GTK_LIST_BOX (self->input);
  GtkListBoxRow *row;
  int i = 0;

  while (values[i] && (row = gtk_list_box_get_row_at_index (list, i)) &&
         g_strcmp0 (get_id (row), values[i]) == 0)
    i++;
  while ((row = gtk_list_box_get_row_at_index (list, i)) && get_id (row))
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (; values[i]; i++)
    gtk_list_box_insert (list, make_link (self, values[i]), i);
}

static void
make_several (MtFormPart *self)
{
  GtkWidget *add = adw_button_row_new ();

  self->widget = self->input = gtk_list_box_new ();
  self->show = show_several;
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->input), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->widget, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->field->name), -1);
  /* Translators: a row below other entries this one points to; it lets one choose another. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (add), _ ("Choose…"));
  g_signal_connect_swapped (add, "activated", G_CALLBACK (choose), self);
  gtk_list_box_append (GTK_LIST_BOX (self->input), add);
}

void
mt_form_part_make_links (MtFormPart *self)
{
  if (self->field->many)
    make_several (self);
  else
    make_one (self);
}
