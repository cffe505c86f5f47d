/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/agenda-row.h"

#include "app/session/gather.h"
#include "app/session/note-dialog.h"
#include "app/share/entry-words.h"
#include "app/toast.h"
#include "app/widgets/say-entry.h"
#include "app/widgets/say-time.h"
#include "core/words.h"

#include <glib/gi18n.h>

#define WORDS_MAX 120 /* characters of a note or an answer */

struct _MtAgendaRow {
  GtkListBoxRow parent_instance;

  MtAgenda *agenda;
  char *id;

  GtkCheckButton *check;
  GtkWidget *words;
  GtkImage *icon;
  GtkLabel *about;
  GtkLabel *beginning;
  GtkLabel *note;
  GtkLabel *answer;
  GtkMenuButton *more;
  GMenu *menu;
  GSimpleAction *state; /* what has become of it; NULL where its kind has no states */
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

static void
top_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (MT_AGENDA_ROW (widget), gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (widget)), 0);
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

/* ---- A note beside, and what is not for this time ---- */

static void
note_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtAgendaRow *self = MT_AGENDA_ROW (widget);
  g_autoptr (MtDraft) draft = mt_agenda_begin_note (self->agenda, self->id);

  if (draft)
    adw_dialog_present (
        mt_note_dialog_new (self->agenda, draft, gtk_label_get_label (self->beginning)), widget);
}

typedef struct {
  char *id, *state;
  guint place;
  gboolean flagged;
} Former;

static Former *
former_new (MtAgendaRow *self)
{
  Former *former = g_new0 (Former, 1);

  former->id = g_strdup (self->id);
  former->state = g_strdup (mt_agenda_get_state (self->agenda, self->id));
  former->flagged = mt_agenda_is_flagged (self->agenda, self->id);
  return former;
}

static void
former_free (gpointer data)
{
  Former *former = data;

  g_free (former->id);
  g_free (former->state);
  g_free (former);
}

static void
undo_leave_out (GObject *agenda, gpointer data)
{
  const Former *former = data;

  mt_agenda_take_back (MT_AGENDA (agenda), former->id, former->place);
}

/* The toast comes first: the row has gone afterwards. */
static void
leave_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtAgendaRow *self = MT_AGENDA_ROW (widget);
  g_autoptr (MtAgenda) agenda = g_object_ref (self->agenda);
  Former *former = former_new (self);

  former->place = (guint)gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self));
  mt_toast_undo (widget, _ ("Not this time"), G_OBJECT (agenda), undo_leave_out, former,
                 former_free);
  mt_agenda_leave_out (agenda, self->id);
}

/* ---- What has become of it ---- */

static void
undo_state (GObject *agenda, gpointer data)
{
  const Former *former = data;

  mt_agenda_restore_state (MT_AGENDA (agenda), former->id, former->state, former->flagged);
}

/* What is not to be brought any more goes, also where it was flagged. */
static void
state_cb (MtAgendaRow *self, GVariant *parameter, GSimpleAction *action)
{
  g_autoptr (MtAgenda) agenda = g_object_ref (self->agenda);
  const char *state = g_variant_get_string (parameter, NULL);
  const MtKind *kind = mt_agenda_get_kind (agenda, self->id);

  if (g_strcmp0 (mt_agenda_get_state (agenda, self->id), state) == 0)
    return;
  if (mt_gather_is_brought (kind, state)) {
    mt_agenda_set_state (agenda, self->id, state, mt_agenda_is_flagged (agenda, self->id));
    return;
  }
  mt_toast_undo (GTK_WIDGET (self), _ (mt_kind_state_word (kind, state)), G_OBJECT (agenda),
                 undo_state, former_new (self), former_free);
  mt_agenda_set_state (agenda, self->id, state, FALSE);
}

static void
add_states (MtAgendaRow *self)
{
  const MtKind *kind = mt_agenda_get_kind (self->agenda, self->id);
  g_autoptr (GMenu) states = g_menu_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  if (!kind || kind->n_states == 0)
    return;
  for (gsize i = 0; i < kind->n_states; i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (_ (kind->states[i].name), NULL);

    g_menu_item_set_action_and_target (item, "standing.state", "s", kind->states[i].id);
    g_menu_append_item (states, item);
  }
  g_menu_insert_submenu (self->menu, 1, _ ("Where It _Stands"), G_MENU_MODEL (states));
  self->state =
      g_simple_action_new_stateful ("state", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect_object (self->state, "activate", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->state));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "standing", G_ACTION_GROUP (actions));
}

/* ---- The widget ---- */

static void
mt_agenda_row_dispose (GObject *object)
{
  MtAgendaRow *self = MT_AGENDA_ROW (object);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_AGENDA_ROW);
  g_clear_object (&self->state);
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
  gtk_widget_class_bind_template_child (widget_class, MtAgendaRow, icon);
  gtk_widget_class_bind_template_child (widget_class, MtAgendaRow, about);
  gtk_widget_class_bind_template_child (widget_class, MtAgendaRow, beginning);
  gtk_widget_class_bind_template_child (widget_class, MtAgendaRow, note);
  gtk_widget_class_bind_template_child (widget_class, MtAgendaRow, answer);
  gtk_widget_class_bind_template_child (widget_class, MtAgendaRow, more);
  gtk_widget_class_bind_template_child (widget_class, MtAgendaRow, menu);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_install_action (widget_class, "agenda.up", NULL, up_cb);
  gtk_widget_class_install_action (widget_class, "agenda.down", NULL, down_cb);
  gtk_widget_class_install_action (widget_class, "agenda.top", NULL, top_cb);
  gtk_widget_class_install_action (widget_class, "agenda.note", NULL, note_cb);
  gtk_widget_class_install_action (widget_class, "agenda.leave-out", NULL, leave_out_cb);
  gtk_widget_class_install_action (widget_class, "agenda.answer", NULL, answer_cb);
  add_keys (widget_class);
}

static void
mt_agenda_row_init (MtAgendaRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (MT_TYPE_AGENDA_ROW, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  /* a menu takes more than all else in a row: not before it is asked for */
  gtk_menu_button_set_create_popup_func (
      self->more, (GtkMenuButtonCreatePopupFunc)gtk_menu_button_set_menu_model, self->menu, NULL);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

MtAgendaRow *
mt_agenda_row_new (MtAgenda *agenda, const char *id)
{
  MtAgendaRow *self = g_object_new (MT_TYPE_AGENDA_ROW, NULL);

  self->agenda = g_object_ref (agenda);
  self->id = g_strdup (id);
  add_states (self);
  return self;
}

const char *
mt_agenda_row_get_id (MtAgendaRow *self)
{
  g_return_val_if_fail (MT_IS_AGENDA_ROW (self), NULL);
  return self->id;
}

static void
show_words (GtkLabel *label, const char *words)
{
  g_autofree char *beginning = words ? mt_words_preview (words, WORDS_MAX) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
  gtk_label_set_label (label, beginning ? beginning : "");
}

static void
show_origin (MtAgendaRow *self, MtEntry *entry)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  g_autofree char *origin = mt_say_entry_origin (entry, mt_say_today ());
  g_autofree char *carried = NULL;

  if (mt_agenda_is_carried_over (self->agenda, self->id)) {
    /* Translators: “Question · Thursday”, of something there was no time for at the last session.
     */
    carried = g_strdup_printf (_ ("%s · carried over"), origin);
  }
  gtk_label_set_label (self->about, carried ? carried : origin);
  gtk_image_set_from_icon_name (self->icon, kind ? kind->icon : "text-x-generic-symbolic");
}

static void
show_state (MtAgendaRow *self)
{
  const char *state = mt_agenda_get_state (self->agenda, self->id);

  if (self->state)
    g_simple_action_set_state (self->state, g_variant_new_string (state ? state : ""));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agenda.answer",
                                 mt_agenda_asks (self->agenda, self->id));
}

static void
say_it_all (MtAgendaRow *self, gboolean discussed)
{
  g_autofree char *spoken =
      g_strdup_printf (C_ ("list", "%s, %s"), gtk_label_get_label (self->about),
                       gtk_label_get_label (self->beginning));
  const char *note = gtk_label_get_label (self->note);
  /* Translators: for a screen reader: something to bring, and the note beside it. */
  g_autofree char *noted = g_strdup_printf (_ ("%1$s. Note beside: %2$s"), spoken, note);
  const char *said = *note ? noted : spoken;
  /* Translators: for a screen reader: an entry in few words; it was talked about in the session. */
  g_autofree char *label =
      discussed ? g_strdup_printf (_ ("%s (discussed)"), said) : g_strdup (said);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
mt_agenda_row_update (MtAgendaRow *self, MtEntry *entry)
{
  gboolean discussed = mt_agenda_is_discussed (self->agenda, self->id);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->agenda));
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self));
  g_autofree char *beginning = mt_entry_words_beginning (entry);

  show_origin (self, entry);
  gtk_label_set_label (self->beginning, beginning);
  show_words (self->note, mt_agenda_get_note (self->agenda, self->id));
  show_words (self->answer, mt_agenda_get_answer (self->agenda, self->id));
  show_state (self);
  say_it_all (self, discussed);
  g_signal_handlers_block_by_func (self->check, toggled_cb, self);
  gtk_check_button_set_active (self->check, discussed);
  g_signal_handlers_unblock_by_func (self->check, toggled_cb, self);
  if (discussed)
    gtk_widget_add_css_class (self->words, "dimmed");
  else
    gtk_widget_remove_css_class (self->words, "dimmed");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agenda.leave-out", !discussed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agenda.top", place > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agenda.up", place > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agenda.down", place + 1 < (int)n_items);
}
