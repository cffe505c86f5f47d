/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/task-dialog.h"

#include "app/dialog.h"
#include "app/prompts/tasks.h"
#include "app/session/task.h"
#include "app/toast.h"
#include "app/widgets/private-text.h"
#include "app/widgets/say-entry.h"
#include "core/kinds/ids.h"

#include <math.h>

struct _MtTaskDialog {
  AdwDialog parent_instance;

  MtDrafts *drafts;
  MtDraft *draft;
  const MtField *outcome;

  GtkLabel *words, *how, *obstacle_name;
  GtkBox *details;
  AdwWrapBox *outcomes; /* a toggle button for each */
  GtkWidget *obstacle_box;
  GtkTextView *obstacle;
  GtkWidget *carry_on, *put_away, *let_go;
};

G_DEFINE_FINAL_TYPE (MtTaskDialog, mt_task_dialog, ADW_TYPE_DIALOG)

static MtEntry *
get_entry (MtTaskDialog *self)
{
  return mt_draft_get_entry (self->draft);
}

/* ---- What is agreed ---- */

static GtkWidget *
make_label (const char *words, gboolean is_name)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (is_name) {
    gtk_widget_add_css_class (label, "caption-heading");
    gtk_widget_add_css_class (label, "dimmed");
  }
  return label;
}

static void
show_details (MtTaskDialog *self)
{
  static const char *const shown[] = { "reason", "plan", "repeat" };
  const MtKind *kind = mt_kind_find (MT_KIND_TASK);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->details))))
    gtk_box_remove (self->details, child);
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++) {
    const MtField *field = mt_kind_find_field (kind, shown[i]);
    const char *value = mt_entry_get_value (get_entry (self), shown[i]);
    g_autofree char *words = value ? mt_say_value (field, value) : NULL;
    GtkWidget *box;

    if (!words)
      continue;
    box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
    gtk_box_append (GTK_BOX (box), make_label (_ (field->name), TRUE));
    gtk_box_append (GTK_BOX (box), make_label (words, FALSE));
    gtk_box_append (self->details, box);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->details),
                          gtk_widget_get_first_child (GTK_WIDGET (self->details)) != NULL);
}

/* ---- How it went ---- */

static void
show_buttons (MtTaskDialog *self)
{
  const char *value = mt_entry_get_value (get_entry (self), MT_TASK_OUTCOME);
  gboolean open = mt_task_is_open (get_entry (self));

  gtk_widget_set_visible (self->obstacle_box, value != NULL);
  gtk_widget_set_visible (self->carry_on, value || !open);
  gtk_widget_set_visible (self->put_away, value && open);
  gtk_widget_set_visible (self->let_go, !value && open);
}

static void
toggled_cb (MtTaskDialog *self, GtkToggleButton *button)
{
  gboolean chosen = gtk_toggle_button_get_active (button);
  const char *id = gtk_widget_get_name (GTK_WIDGET (button));
  GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (self->outcomes));

  for (; other && chosen; other = gtk_widget_get_next_sibling (other)) {
    if (other == GTK_WIDGET (button))
      continue;
    g_signal_handlers_block_by_func (other, toggled_cb, self);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (other), FALSE);
    g_signal_handlers_unblock_by_func (other, toggled_cb, self);
  }
  mt_entry_clear_values (get_entry (self), MT_TASK_OUTCOME);
  if (chosen)
    mt_entry_add_value (get_entry (self), MT_TASK_OUTCOME, id, NAN);
  mt_draft_save (self->draft);
  show_buttons (self);
}

static void
show_outcome (MtTaskDialog *self)
{
  const char *value = mt_entry_get_value (get_entry (self), MT_TASK_OUTCOME);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->outcomes));

  for (; button; button = gtk_widget_get_next_sibling (button)) {
    g_signal_handlers_block_by_func (button, toggled_cb, self);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                  g_strcmp0 (gtk_widget_get_name (button), value) == 0);
    g_signal_handlers_unblock_by_func (button, toggled_cb, self);
  }
}

static void
add_outcomes (MtTaskDialog *self)
{
  for (gsize i = 0; i < self->outcome->n_choices; i++) {
    GtkWidget *button = gtk_toggle_button_new_with_label (_ (self->outcome->choices[i].name));

    gtk_widget_set_name (button, self->outcome->choices[i].id);
    gtk_widget_add_css_class (button, "word");
    g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    adw_wrap_box_append (self->outcomes, button);
  }
}

/* ---- What got in the way ---- */

static void
obstacle_changed_cb (MtTaskDialog *self)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->obstacle), "text", &text, NULL);
  mt_entry_clear_values (get_entry (self), MT_TASK_OBSTACLE);
  if (*text)
    mt_entry_add_value (get_entry (self), MT_TASK_OBSTACLE, text, NAN);
  mt_draft_touch (self->draft);
}

static void
show_obstacle (MtTaskDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->obstacle);
  const char *text = mt_entry_get_value (get_entry (self), MT_TASK_OBSTACLE);

  g_signal_handlers_block_by_func (buffer, obstacle_changed_cb, self);
  gtk_text_buffer_set_text (buffer, text ? text : "", -1);
  g_signal_handlers_unblock_by_func (buffer, obstacle_changed_cb, self);
}

static void
show (MtTaskDialog *self)
{
  g_autofree char *words = mt_say_entry (get_entry (self));

  gtk_label_set_label (self->words, *mt_entry_get_text (get_entry (self))
                                        ? mt_entry_get_text (get_entry (self))
                                        : words);
  show_details (self);
  show_outcome (self);
  show_buttons (self);
  if (mt_draft_get_state (self->draft) == MT_DRAFT_SAVED)
    show_obstacle (self);
}

/* ---- What becomes of it ---- */

/* To take it back with: nothing of what was written is in it. */
typedef struct {
  MtDraft *draft;
  char *state; /* that it had, or NULL */
  char *next;  /* id of the task that carries it on, or NULL */
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->draft);
  g_free (undo->state);
  g_free (undo->next);
  g_free (undo);
}

/* Only from here on do lists know. */
static void
taken_away_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  mt_journal_change_finish (MT_JOURNAL (source), result, NULL);
}

static void
undo_cb (GObject *drafts, gpointer data)
{
  Undo *undo = data;
  const char *const ids[] = { undo->next, NULL };
  MtJournal *journal = mt_drafts_get_journal (MT_DRAFTS (drafts));

  mt_entry_set_state (mt_draft_get_entry (undo->draft), undo->state);
  mt_draft_save (undo->draft);
  if (!undo->next)
    return;
  mt_journal_change (journal, MT_CHANGE_DELETE, ids, taken_away_cb, NULL);
  mt_journal_change (journal, MT_CHANGE_PURGE, ids, taken_away_cb, NULL);
}

static void
end_with (MtTaskDialog *self, const char *state, MtEntry *next, const char *words)
{
  Undo *undo = g_new0 (Undo, 1);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  undo->draft = g_object_ref (self->draft);
  undo->state = g_strdup (mt_entry_get_state (get_entry (self)));
  undo->next = next ? g_strdup (mt_entry_get_id (next)) : NULL;
  mt_entry_set_state (get_entry (self), state);
  mt_draft_save (self->draft);
  mt_toast_undo (root, words, G_OBJECT (self->drafts), undo_cb, undo, undo_free);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
carry_on_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtTaskDialog *self = MT_TASK_DIALOG (widget);
  g_autoptr (MtEntry) next = mt_task_carry_on (get_entry (self));
  g_autoptr (MtDraft) draft = mt_drafts_begin (self->drafts, next);
  gboolean open = mt_task_is_open (get_entry (self));

  mt_draft_save (draft);
  end_with (self, open ? MT_TASK_LOOKED_AT : mt_entry_get_state (get_entry (self)), next,
            _ (MT_PROMPT_TASK_CARRIED_ON));
}

static void
put_away_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  end_with (MT_TASK_DIALOG (widget), MT_TASK_LOOKED_AT, NULL, _ (MT_PROMPT_TASK_PUT_AWAY));
}

static void
let_go_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  end_with (MT_TASK_DIALOG (widget), MT_TASK_LET_GO, NULL, _ (MT_PROMPT_TASK_LET_GO));
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtTaskDialog *self = MT_TASK_DIALOG (widget);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  g_autofree char *id = g_strdup (mt_entry_get_id (get_entry (self)));

  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action (root, "win.open-entry", "s", id);
}

/* ---- The dialog ---- */

static void
mt_task_dialog_closed (AdwDialog *dialog)
{
  MtTaskDialog *self = MT_TASK_DIALOG (dialog);

  if (mt_draft_get_state (self->draft) != MT_DRAFT_SAVED)
    mt_draft_save (self->draft);
  g_signal_handlers_disconnect_by_data (self->draft, self);
  mt_dialog_closed (dialog);
}

static void
mt_task_dialog_dispose (GObject *object)
{
  MtTaskDialog *self = MT_TASK_DIALOG (object);

  mt_dialog_dispose (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_TASK_DIALOG);
  g_clear_object (&self->draft);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_task_dialog_parent_class)->dispose (object);
}

static void
mt_task_dialog_class_init (MtTaskDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_task_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = mt_task_dialog_closed;
  gtk_widget_class_install_action (widget_class, "task.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "task.carry-on", NULL, carry_on_cb);
  gtk_widget_class_install_action (widget_class, "task.put-away", NULL, put_away_cb);
  gtk_widget_class_install_action (widget_class, "task.let-go", NULL, let_go_cb);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/session/task-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MtTaskDialog, words);
  gtk_widget_class_bind_template_child (widget_class, MtTaskDialog, how);
  gtk_widget_class_bind_template_child (widget_class, MtTaskDialog, obstacle_name);
  gtk_widget_class_bind_template_child (widget_class, MtTaskDialog, details);
  gtk_widget_class_bind_template_child (widget_class, MtTaskDialog, outcomes);
  gtk_widget_class_bind_template_child (widget_class, MtTaskDialog, obstacle_box);
  gtk_widget_class_bind_template_child (widget_class, MtTaskDialog, obstacle);
  gtk_widget_class_bind_template_child (widget_class, MtTaskDialog, carry_on);
  gtk_widget_class_bind_template_child (widget_class, MtTaskDialog, put_away);
  gtk_widget_class_bind_template_child (widget_class, MtTaskDialog, let_go);
}

static void
mt_task_dialog_init (MtTaskDialog *self)
{
  const MtKind *kind = mt_kind_find (MT_KIND_TASK);
  const char *obstacle = _ (mt_kind_find_field (kind, MT_TASK_OBSTACLE)->name);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->outcome = mt_kind_find_field (kind, MT_TASK_OUTCOME);
  gtk_label_set_label (self->how, _ (MT_PROMPT_TASK_HOW));
  gtk_label_set_label (self->obstacle_name, obstacle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->obstacle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  obstacle, -1);
  mt_private_text (GTK_WIDGET (self->obstacle), GTK_INPUT_HINT_SPELLCHECK);
  add_outcomes (self);
}

AdwDialog *
mt_task_dialog_new (MtDrafts *drafts, MtEntry *task)
{
  MtTaskDialog *self = g_object_new (MT_TYPE_TASK_DIALOG, NULL);
  g_autoptr (MtEntry) copy = mt_entry_copy (task);

  self->drafts = g_object_ref (drafts);
  self->draft = mt_drafts_begin (drafts, copy);
  show_obstacle (self);
  show (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->obstacle), "changed",
                           G_CALLBACK (obstacle_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "replaced", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
