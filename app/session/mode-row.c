/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/mode-row.h"

#include "app/prompts/session-mode.h"
#include "app/share/entry-words.h"
#include "app/widgets/private-text.h"
#include "app/widgets/say-entry.h"
#include "app/widgets/say-time.h"

struct _MtModeRow {
  GtkListBoxRow parent_instance;

  MtAgenda *agenda;
  MtEntryItem *item; /* its entry is another one once it was read again */
  MtDraft *draft;    /* of the words beside it, while they are written */
  gboolean showing;

  GtkCheckButton *check;
  GtkWidget *words;
  GtkLabel *about;
  GtkLabel *beginning;
  GtkLabel *note;
  GtkToggleButton *pen;
  GtkWidget *writing;
  GtkTextView *text;
};

G_DEFINE_FINAL_TYPE (MtModeRow, mt_mode_row, GTK_TYPE_LIST_BOX_ROW)

static MtEntry *
get_entry (MtModeRow *self)
{
  return mt_entry_item_get_entry (self->item);
}

static const char *
get_id (MtModeRow *self)
{
  return mt_entry_get_id (get_entry (self));
}

/* ---- Showing ---- */

static void
say_it_all (MtModeRow *self, const char *note, gboolean discussed)
{
  g_autofree char *spoken = mt_entry_words_spoken (get_entry (self));
  g_autofree char *with_note = note ? g_strconcat (spoken, ". ", note, NULL) : g_strdup (spoken);
  g_autofree char *label =
      discussed ? g_strdup_printf (_ ("%s (discussed)"), with_note) : g_strdup (with_note);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update (MtModeRow *self)
{
  gboolean discussed = mt_agenda_is_discussed (self->agenda, get_id (self));
  const char *note = mt_agenda_get_note (self->agenda, get_id (self));
  g_autofree char *about = mt_say_entry_origin (get_entry (self), mt_say_today ());
  g_autofree char *beginning = mt_entry_words_beginning (get_entry (self));

  gtk_label_set_label (self->about, about);
  gtk_label_set_label (self->beginning, beginning);
  gtk_label_set_label (self->note, note ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note && !self->draft);
  say_it_all (self, note, discussed);
  self->showing = TRUE;
  gtk_check_button_set_active (self->check, discussed);
  self->showing = FALSE;
  if (discussed)
    gtk_widget_add_css_class (self->words, "dimmed");
  else
    gtk_widget_remove_css_class (self->words, "dimmed");
}

/* ---- Ticking ---- */

static void
toggled_cb (MtModeRow *self)
{
  if (!self->showing)
    mt_agenda_set_discussed (self->agenda, get_id (self),
                             gtk_check_button_get_active (self->check));
}

void
mt_mode_row_toggle (MtModeRow *self)
{
  g_return_if_fail (MT_IS_MODE_ROW (self));
  gtk_check_button_set_active (self->check, !gtk_check_button_get_active (self->check));
}

/* ---- Two words beside it ---- */

static void
written_cb (MtModeRow *self)
{
  g_autofree char *words = NULL;

  if (!self->draft || self->showing)
    return;
  g_object_get (gtk_text_view_get_buffer (self->text), "text", &words, NULL);
  mt_agenda_write_note (self->agenda, self->draft, g_strchomp (words));
  mt_draft_touch (self->draft);
}

static void
end_writing (MtModeRow *self)
{
  g_autoptr (MtDraft) draft = g_steal_pointer (&self->draft);

  if (draft)
    mt_agenda_end_note (self->agenda, draft);
}

static void
begin_writing (MtModeRow *self)
{
  self->draft = mt_agenda_begin_note (self->agenda, get_id (self));
  if (!self->draft)
    return;
  self->showing = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text),
                            mt_entry_get_text (mt_draft_get_entry (self->draft)), -1);
  self->showing = FALSE;
}

static void
pen_cb (MtModeRow *self)
{
  gboolean writing = gtk_toggle_button_get_active (self->pen);

  if (writing)
    begin_writing (self);
  else
    end_writing (self);
  gtk_widget_set_visible (self->writing, self->draft != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->pen), GTK_ACCESSIBLE_STATE_EXPANDED,
                               self->draft != NULL, -1);
  update (self);
  if (self->draft)
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* ---- The widget ---- */

static void
mt_mode_row_dispose (GObject *object)
{
  MtModeRow *self = MT_MODE_ROW (object);

  if (self->agenda)
    end_writing (self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_MODE_ROW);
  g_clear_object (&self->item);
  g_clear_object (&self->agenda);
  G_OBJECT_CLASS (mt_mode_row_parent_class)->dispose (object);
}

static void
mt_mode_row_class_init (MtModeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_mode_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/session/mode-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MtModeRow, check);
  gtk_widget_class_bind_template_child (widget_class, MtModeRow, words);
  gtk_widget_class_bind_template_child (widget_class, MtModeRow, about);
  gtk_widget_class_bind_template_child (widget_class, MtModeRow, beginning);
  gtk_widget_class_bind_template_child (widget_class, MtModeRow, note);
  gtk_widget_class_bind_template_child (widget_class, MtModeRow, pen);
  gtk_widget_class_bind_template_child (widget_class, MtModeRow, writing);
  gtk_widget_class_bind_template_child (widget_class, MtModeRow, text);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, pen_cb);
}

static void
mt_mode_row_init (MtModeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->text), GTK_INPUT_HINT_SPELLCHECK);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pen), _ (MT_PROMPT_MODE_WORDS));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (MT_PROMPT_MODE_WRITE), -1);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
mt_mode_row_new (MtAgenda *agenda, MtEntryItem *item)
{
  MtModeRow *self = g_object_new (MT_TYPE_MODE_ROW, NULL);

  self->agenda = g_object_ref (agenda);
  self->item = g_object_ref (item);
  g_signal_connect_object (agenda, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
