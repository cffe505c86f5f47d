/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/one-thing.h"

#include "app/session/gather.h"
#include "app/widgets/private-text.h"

#include <glib/gi18n.h>

struct _MtOneThing {
  AdwBin parent_instance;

  MtAgenda *agenda;
  GtkWidget *row;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (MtOneThing, mt_one_thing, ADW_TYPE_BIN)

static void
changed_cb (MtOneThing *self)
{
  if (!self->showing)
    mt_agenda_set_one_thing (self->agenda, gtk_editable_get_text (GTK_EDITABLE (self->row)));
}

static void
agenda_changed_cb (MtOneThing *self)
{
  const char *words = mt_agenda_get_one_thing (self->agenda);

  gtk_widget_set_visible (GTK_WIDGET (self), mt_agenda_is_loaded (self->agenda));
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->row)), words ? words : ""))
    return;
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->row), words ? words : "");
  self->showing = FALSE;
}

static void
mt_one_thing_dispose (GObject *object)
{
  MtOneThing *self = MT_ONE_THING (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  self->row = NULL;
  g_clear_object (&self->agenda);
  G_OBJECT_CLASS (mt_one_thing_parent_class)->dispose (object);
}

static void
mt_one_thing_class_init (MtOneThingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_one_thing_dispose;
}

static void
mt_one_thing_init (MtOneThing *self)
{
  const MtField *field = mt_kind_find_field (mt_gather_session_kind (), MT_SESSION_ONE_THING);
  GtkWidget *list = gtk_list_box_new ();

  self->row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ (field->name));
  mt_private_text (self->row, GTK_INPUT_HINT_SPELLCHECK);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->row);
  adw_bin_set_child (ADW_BIN (self), list);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
mt_one_thing_new (MtAgenda *agenda)
{
  MtOneThing *self = g_object_new (MT_TYPE_ONE_THING, NULL);

  self->agenda = g_object_ref (agenda);
  g_signal_connect_object (agenda, "changed", G_CALLBACK (agenda_changed_cb), self,
                           G_CONNECT_SWAPPED);
  agenda_changed_cb (self);
  return GTK_WIDGET (self);
}
