/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/kinds/felt-off-form.h"

#include "app/editor/form.h"
#include "app/prompts/felt-off.h"

#include <string.h>

/* What is to become of it, in the order it is offered, and what that means. */
static const struct {
  const char *state, *meaning;
} states[] = {
  { "bring", MT_PROMPT_FELT_OFF_BRING },
  { "not-yet", MT_PROMPT_FELT_OFF_NOT_YET },
  { "never", MT_PROMPT_FELT_OFF_NEVER },
  { "talked", MT_PROMPT_FELT_OFF_TALKED },
};

#define TALKED "talked"

struct _MtFeltOffForm {
  MtKindForm parent_instance;

  MtForm *form; /* what every entry has; owned by its bin */
  GtkCheckButton *checks[G_N_ELEMENTS (states)];
  MtFormPart *say;  /* how one might say it; owned by its widget */
  gboolean showing; /* the checks are being set, not used */

  GtkLabel *private_line;
  AdwPreferencesGroup *noticed_group, *steps_group, *now_group, *afterwards_group;
  GtkRevealer *afterwards;
  AdwBin *rest;
};

G_DEFINE_FINAL_TYPE (MtFeltOffForm, mt_felt_off_form, MT_TYPE_KIND_FORM)

/* ---- Questions that unfold ---- */

/* What was written in a folded question is said below it. */
static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, MtFormPart *part)
{
  const char *value = mt_entry_get_value (mt_draft_get_entry (part->draft), part->field->id);
  g_autofree char *line = NULL;

  if (value)
    line = g_strndup (value, strcspn (value, "\r\n"));
  adw_expander_row_set_subtitle (row, line && !adw_expander_row_get_expanded (row) ? line : "");
}

static AdwExpanderRow *
add_step (MtFeltOffForm *self, const char *field, MtFormPart **made)
{
  MtFormPart *part = mt_kind_form_make_part (MT_KIND_FORM (self), field);
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (part->field->name));
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (row), 2);
  gtk_widget_set_visible (part->title, FALSE);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), part);
  adw_preferences_group_add (self->steps_group, row);
  *made = part;
  return ADW_EXPANDER_ROW (row);
}

static void
add_plain_step (MtFeltOffForm *self, const char *field)
{
  MtFormPart *part;
  AdwExpanderRow *row = add_step (self, field, &part);

  adw_expander_row_add_row (row, part->widget);
  adw_expander_row_set_expanded (
      row, mt_kind_form_has_any (MT_KIND_FORM (self), (const char *const[]){ field, NULL }));
}

/* ---- How one might say it ---- */

/* It comes after what is there, to be changed. */
static void
starter_cb (MtFeltOffForm *self, GtkWidget *button)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->say->input));
  GtkTextIter end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_end_iter (buffer, &end);
  if (!gtk_text_iter_is_start (&end) && !gtk_text_iter_starts_line (&end))
    gtk_text_buffer_insert (buffer, &end, "\n", -1);
  gtk_text_buffer_insert (buffer, &end, gtk_button_get_label (GTK_BUTTON (button)), -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_widget_grab_focus (self->say->input);
}

static GtkWidget *
make_starter (MtFeltOffForm *self, const char *words)
{
  GtkWidget *button = gtk_button_new_with_label (words);
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_xalign (label, 0);
  gtk_widget_add_css_class (button, "starter");
  g_signal_connect_object (button, "clicked", G_CALLBACK (starter_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_starters (MtFeltOffForm *self)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *heading = gtk_label_new (_ (MT_PROMPT_FELT_OFF_STARTERS));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "caption");
  gtk_widget_add_css_class (heading, "dimmed");
  gtk_widget_add_css_class (box, "paragraphs");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), make_starter (self, _ (MT_PROMPT_FELT_OFF_SAY_1)));
  gtk_box_append (GTK_BOX (box), make_starter (self, _ (MT_PROMPT_FELT_OFF_SAY_2)));
  gtk_box_append (GTK_BOX (box), make_starter (self, _ (MT_PROMPT_FELT_OFF_SAY_3)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
add_say (MtFeltOffForm *self)
{
  AdwExpanderRow *row = add_step (self, "say", &self->say);

  adw_expander_row_add_row (row, self->say->widget);
  adw_expander_row_add_row (row, make_starters (self));
  adw_expander_row_set_expanded (
      row, mt_kind_form_has_any (MT_KIND_FORM (self), (const char *const[]){ "say", NULL }));
}

/* ---- And now? ---- */

static void
chosen_cb (MtFeltOffForm *self, GtkCheckButton *check)
{
  const char *state = g_object_get_data (G_OBJECT (check), "state");

  if (self->showing || !gtk_check_button_get_active (check))
    return;
  mt_entry_set_state (mt_kind_form_get_entry (MT_KIND_FORM (self)), state);
  mt_draft_touch (mt_kind_form_get_draft (MT_KIND_FORM (self)));
  mt_kind_form_refresh (MT_KIND_FORM (self));
}

static void
add_state (MtFeltOffForm *self, gsize i)
{
  const MtKind *kind =
      mt_kind_find (mt_entry_get_kind (mt_kind_form_get_entry (MT_KIND_FORM (self))));
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _ (mt_kind_state_word (kind, states[i].state)));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (states[i].meaning));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), i > 0 ? self->checks[0] : NULL);
  g_object_set_data (G_OBJECT (check), "state", (gpointer)states[i].state);
  g_signal_connect_object (check, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  self->checks[i] = GTK_CHECK_BUTTON (check);
  adw_preferences_group_add (self->now_group, row);
}

/* ---- Showing the entry ---- */

static void
mt_felt_off_form_refresh (MtKindForm *form)
{
  MtFeltOffForm *self = MT_FELT_OFF_FORM (form);
  MtEntry *entry = mt_kind_form_get_entry (form);
  const char *state = mt_entry_get_state (entry);
  static const char *const later[] = { "came-of-it", "mended", "learned", NULL };

  self->showing = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_check_button_set_active (self->checks[i], g_strcmp0 (states[i].state, state) == 0);
  self->showing = FALSE;
  gtk_revealer_set_reveal_child (self->afterwards, g_strcmp0 (state, TALKED) == 0 ||
                                                       mt_kind_form_has_any (form, later));
  mt_form_refresh (self->form);
}

/* ---- The widget ---- */

static void
mt_felt_off_form_dispose (GObject *object)
{
  MtFeltOffForm *self = MT_FELT_OFF_FORM (object);

  self->say = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_FELT_OFF_FORM);
  G_OBJECT_CLASS (mt_felt_off_form_parent_class)->dispose (object);
}

static void
mt_felt_off_form_class_init (MtFeltOffFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_felt_off_form_dispose;
  MT_KIND_FORM_CLASS (klass)->refresh = mt_felt_off_form_refresh;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/kinds/felt-off-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MtFeltOffForm, private_line);
  gtk_widget_class_bind_template_child (widget_class, MtFeltOffForm, noticed_group);
  gtk_widget_class_bind_template_child (widget_class, MtFeltOffForm, steps_group);
  gtk_widget_class_bind_template_child (widget_class, MtFeltOffForm, now_group);
  gtk_widget_class_bind_template_child (widget_class, MtFeltOffForm, afterwards_group);
  gtk_widget_class_bind_template_child (widget_class, MtFeltOffForm, afterwards);
  gtk_widget_class_bind_template_child (widget_class, MtFeltOffForm, rest);
}

static void
mt_felt_off_form_init (MtFeltOffForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->private_line, _ (MT_PROMPT_FELT_OFF_PRIVATE));
  adw_preferences_group_set_title (self->now_group, _ (MT_PROMPT_FELT_OFF_AND_NOW));
  adw_preferences_group_set_title (self->afterwards_group, _ (MT_PROMPT_FELT_OFF_AFTERWARDS));
}

static void
add_afterwards (MtFeltOffForm *self, const char *field)
{
  MtFormPart *part = mt_kind_form_make_part (MT_KIND_FORM (self), field);

  adw_preferences_group_add (self->afterwards_group, part->widget);
}

MtKindForm *
mt_felt_off_form_new (MtDrafts *drafts, MtDraft *draft)
{
  static const char *const shown_here[] = { "state",      "noticed", "wished",  "need", "say",
                                            "came-of-it", "mended",  "learned", NULL };
  MtFeltOffForm *self = g_object_new (MT_TYPE_FELT_OFF_FORM, NULL);
  MtFormPart *noticed;

  mt_kind_form_set_draft (MT_KIND_FORM (self), draft);
  noticed = mt_kind_form_make_part (MT_KIND_FORM (self), "noticed");
  adw_preferences_group_set_title (self->noticed_group, _ (noticed->field->name));
  adw_preferences_group_add (self->noticed_group, noticed->widget);
  add_plain_step (self, "wished");
  add_plain_step (self, "need");
  add_say (self);
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    add_state (self, i);
  add_afterwards (self, "came-of-it");
  add_afterwards (self, "mended");
  add_afterwards (self, "learned");
  self->form = mt_form_new (draft, shown_here);
  adw_bin_set_child (self->rest, GTK_WIDGET (self->form));
  mt_kind_form_refresh (MT_KIND_FORM (self));
  return MT_KIND_FORM (self);
}
