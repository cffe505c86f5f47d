/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/left-out.h"

#include "app/prompts/prepare.h"
#include "app/share/entry-words.h"
#include "app/widgets/say-entry.h"
#include "app/widgets/say-time.h"

#include <glib/gi18n.h>

#define KEY_ID "mt-id"

struct _MtLeftOut {
  AdwBin parent_instance;

  MtAgenda *agenda;
  AdwExpanderRow *row;
  GPtrArray *rows; /* GtkWidget, owned by the row: one for each that is left out */
};

G_DEFINE_FINAL_TYPE (MtLeftOut, mt_left_out, ADW_TYPE_BIN)

static void
take_back_cb (MtLeftOut *self, GtkWidget *button)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), KEY_ID));

  mt_agenda_take_back (self->agenda, id, G_MAXUINT);
}

static GtkWidget *
make_row (MtLeftOut *self, MtEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Take Back"));
  g_autofree char *beginning = mt_entry_words_beginning (entry);
  g_autofree char *origin = mt_say_entry_origin (entry, mt_say_today ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), beginning);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), origin);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "touch");
  g_object_set_data_full (G_OBJECT (button), KEY_ID, g_strdup (mt_entry_get_id (entry)), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_back_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data_full (G_OBJECT (row), KEY_ID, g_strdup (mt_entry_get_id (entry)), g_free);
  return row;
}

static gboolean
shows_already (MtLeftOut *self, GPtrArray *entries)
{
  if (entries->len != self->rows->len)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (!g_str_equal (g_object_get_data (self->rows->pdata[i], KEY_ID),
                      mt_entry_get_id (entries->pdata[i])))
      return FALSE;
  return TRUE;
}

static void
agenda_changed_cb (MtLeftOut *self)
{
  g_autoptr (GPtrArray) entries = mt_agenda_list_left_out (self->agenda);
  /* Translators: over a folded list of so many things that are kept for another session. */
  g_autofree char *title = g_strdup_printf (
      ngettext ("Not this time: %u thing", "Not this time: %u things", entries->len), entries->len);

  if (shows_already (self, entries))
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->row, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < entries->len; i++) {
    GtkWidget *row = make_row (self, entries->pdata[i]);

    adw_expander_row_add_row (self->row, row);
    g_ptr_array_add (self->rows, row);
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  gtk_widget_set_visible (GTK_WIDGET (self), entries->len > 0);
}

static void
mt_left_out_dispose (GObject *object)
{
  MtLeftOut *self = MT_LEFT_OUT (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->agenda);
  G_OBJECT_CLASS (mt_left_out_parent_class)->dispose (object);
}

static void
mt_left_out_class_init (MtLeftOutClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_left_out_dispose;
}

static void
mt_left_out_init (MtLeftOut *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->rows = g_ptr_array_new ();
  self->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_expander_row_set_subtitle (self->row, _ (MT_PROMPT_LEFT_OUT_HINT));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->row));
  adw_bin_set_child (ADW_BIN (self), list);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
mt_left_out_new (MtAgenda *agenda)
{
  MtLeftOut *self = g_object_new (MT_TYPE_LEFT_OUT, NULL);

  self->agenda = g_object_ref (agenda);
  g_signal_connect_object (agenda, "changed", G_CALLBACK (agenda_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
