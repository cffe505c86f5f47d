/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/agenda-row.h"

#include "app/share/entry-words.h"
#include "app/widgets/say-entry.h"
#include "app/widgets/say-time.h"
#include "core/words.h"

#include <glib/gi18n.h>

#define ANSWER_MAX 120 /* characters */

struct _MtAgendaRow {
  GtkListBoxRow parent_instance;

  MtAgenda *agenda;
  char *id;

  GtkCheckButton *check;
  GtkWidget *words;
  GtkLabel *about;
  GtkLabel *beginning;
  GtkLabel *answer;
};

G_DEFINE_FINAL_TYPE (MtAgendaRow, mt_agenda_row, GTK_TYPE_LIST_BOX_ROW)

enum { SIGNAL_ANSWER, SIGNAL_MOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- Moving ---- */

static void
move (MtAgendaRow *self, int from, int to)
{
  int n_items = (int)g_list_model_get_n_items (G_LIST_MODEL (self->agenda));

  if (from < 0 || to < 0 || to >= n_items || from == to)
    return;
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, from, to);
}

static void
up_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (widget));

  move (MT_AGENDA_ROW (widget), place, place - 1);
}

static void
down_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (widget));

  move (MT_AGENDA_ROW (widget), place, place + 1);
}

static GdkContentProvider *
prepare_cb (MtAgendaRow *self, double x, double y)
{
  return gdk_content_provider_new_typed (MT_TYPE_AGENDA_ROW, self);
}

static void
drag_begin_cb (MtAgendaRow *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

/* Another row was dropped on this one: it comes where this one is. */
static gboolean
drop_cb (MtAgendaRow *self, const GValue *value, double x, double y)
{
  MtAgendaRow *other = g_value_get_object (value);

  if (!other || other->agenda != self->agenda)
    return FALSE;
  move (other, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (other)),
        gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self)));
  return TRUE;
}

/* ---- Ticking, answering ---- */

static void
toggled_cb (MtAgendaRow *self)
{
  mt_agenda_set_discussed (self->agenda, self->id, gtk_check_button_get_active (self->check));
}

static void
answer_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_ANSWER], 0);
}

/* ---- The widget ---- */

static void
mt_agenda_row_dispose (GObject *object)
{
  MtAgendaRow *self = MT_AGENDA_ROW (object);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_AGENDA_ROW);
  g_clear_object (&self->agenda);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (mt_agenda_row_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  const GdkModifierType modifiers[] = { GDK_CONTROL_MASK, GDK_ALT_MASK };

  for (gsize i = 0; i < G_N_ELEMENTS (modifiers); i++) {
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, modifiers[i], "agenda.up", NULL);
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, modifiers[i], "agenda.down",
                                         NULL);
  }
}

static void
mt_agenda_row_class_init (MtAgendaRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_agenda_row_dispose;
  signals[SIGNAL_ANSWER] = g_signal_new ("answer", MT_TYPE_AGENDA_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", MT_TYPE_AGENDA_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/session/agenda-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MtAgendaRow, check);
  gtk_widget_class_bind_template_child (widget_class, MtAgendaRow, words);
  gtk_widget_class_bind_template_child (widget_class, MtAgendaRow, about);
  gtk_widget_class_bind_template_child (widget_class, MtAgendaRow, beginning);
  gtk_widget_class_bind_template_child (widget_class, MtAgendaRow, answer);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_install_action (widget_class, "agenda.up", NULL, up_cb);
  gtk_widget_class_install_action (widget_class, "agenda.down", NULL, down_cb);
  gtk_widget_class_install_action (widget_class, "agenda.answer", NULL, answer_cb);
  add_keys (widget_class);
}

static void
mt_agenda_row_init (MtAgendaRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (MT_TYPE_AGENDA_ROW, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

MtAgendaRow *
mt_agenda_row_new (MtAgenda *agenda, const char *id)
{
  MtAgendaRow *self = g_object_new (MT_TYPE_AGENDA_ROW, NULL);

  self->agenda = g_object_ref (agenda);
  self->id = g_strdup (id);
  return self;
}

const char *
mt_agenda_row_get_id (MtAgendaRow *self)
{
  g_return_val_if_fail (MT_IS_AGENDA_ROW (self), NULL);
  return self->id;
}

static void
show_answer (MtAgendaRow *self)
{
  const char *answer = mt_agenda_get_answer (self->agenda, self->id);
  g_autofree char *beginning = answer ? mt_words_preview (answer, ANSWER_MAX) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->answer), answer != NULL);
  gtk_label_set_label (self->answer, beginning ? beginning : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agenda.answer",
                                 mt_agenda_asks (self->agenda, self->id));
}

static void
say_it_all (MtAgendaRow *self, MtEntry *entry, gboolean discussed)
{
  g_autofree char *spoken = mt_entry_words_spoken (entry);
  /* Translators: for a screen reader: an entry in few words; it was talked about in the session. */
  g_autofree char *label =
      discussed ? g_strdup_printf (_ ("%s (discussed)"), spoken) : g_strdup (spoken);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
mt_agenda_row_update (MtAgendaRow *self, MtEntry *entry)
{
  gboolean discussed = mt_agenda_is_discussed (self->agenda, self->id);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->agenda));
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self));
  g_autofree char *about = mt_say_entry_origin (entry, mt_say_today ());
  g_autofree char *beginning = mt_entry_words_beginning (entry);

  gtk_label_set_label (self->about, about);
  gtk_label_set_label (self->beginning, beginning);
  show_answer (self);
  say_it_all (self, entry, discussed);
  g_signal_handlers_block_by_func (self->check, toggled_cb, self);
  gtk_check_button_set_active (self->check, discussed);
  g_signal_handlers_unblock_by_func (self->check, toggled_cb, self);
  if (discussed)
    gtk_widget_add_css_class (self->words, "dimmed");
  else
    gtk_widget_remove_css_class (self->words, "dimmed");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agenda.up", place > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agenda.down", place + 1 < (int)n_items);
}
