/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/form.h"

#include "app/editor/form-part.h"

#include <glib/gi18n.h>

struct _MtForm {
  AdwBin parent_instance;

  MtDraft *draft;
  char **leave_out; /* or NULL */
  GCancellable *cancellable;
  GPtrArray *parts; /* MtFormPart, owned by their widgets */

  GtkBox *box;
  AdwPreferencesGroup *rows;   /* the group that rows are being put into, or NULL */
  AdwComboRow *state;          /* or NULL */
  AdwPreferencesGroup *others; /* fields this version does not know, or NULL */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (MtForm, mt_form, ADW_TYPE_BIN)

static const MtKind *
get_kind (MtForm *self)
{
  return mt_kind_find (mt_entry_get_kind (mt_draft_get_entry (self->draft)));
}

/* ---- Groups ---- */

static AdwPreferencesGroup *
add_group (MtForm *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->box, group);
  return ADW_PREFERENCES_GROUP (group);
}

/* Rows that follow each other share a list; what is not a row has a heading. */
static void
add_part (MtForm *self, MtFormPart *part)
{
  if (!ADW_IS_PREFERENCES_ROW (part->widget)) {
    adw_preferences_group_add (add_group (self, _ (part->field->name)), part->widget);
    self->rows = NULL;
    return;
  }
  if (!self->rows)
    self->rows = add_group (self, NULL);
  adw_preferences_group_add (self->rows, part->widget);
  if (part->complaint)
    adw_preferences_group_add (self->rows, part->complaint);
}

/* ---- What has become of it ---- */

static void
state_selected_cb (MtForm *self)
{
  const MtKind *kind = get_kind (self);
  guint selected = adw_combo_row_get_selected (self->state);

  if (self->showing || selected >= kind->n_states)
    return;
  mt_entry_set_state (mt_draft_get_entry (self->draft), kind->states[selected].id);
  mt_draft_touch (self->draft);
}

static void
show_state (MtForm *self)
{
  const MtKind *kind = get_kind (self);
  const char *state = mt_entry_get_state (mt_draft_get_entry (self->draft));
  guint selected = state ? GTK_INVALID_LIST_POSITION : 0;

  for (guint i = 0; state && i < kind->n_states; i++)
    if (g_str_equal (kind->states[i].id, state))
      selected = i;
  adw_combo_row_set_selected (self->state, selected);
}

static void
add_state (MtForm *self, const MtKind *kind)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (gsize i = 0; i < kind->n_states; i++)
    gtk_string_list_append (words, _ (kind->states[i].name));
  self->state = ADW_COMBO_ROW (adw_combo_row_new ());
  /* Translators: what has become of a question (open, asked, answered) or a session (planned,
   * over). */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), _ ("Where it stands"));
  adw_combo_row_set_model (self->state, G_LIST_MODEL (words));
  adw_combo_row_set_use_subtitle (self->state, TRUE);
  g_signal_connect_object (self->state, "notify::selected", G_CALLBACK (state_selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->rows = add_group (self, NULL);
  adw_preferences_group_add (self->rows, GTK_WIDGET (self->state));
}

/* ---- Fields of a newer version ---- */

static void
show_other (MtForm *self, const MtValue *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), value->field);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value->value);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (self->others, row);
}

static void
show_others (MtForm *self)
{
  const GPtrArray *values = mt_entry_get_values (mt_draft_get_entry (self->draft));

  if (self->others)
    gtk_box_remove (self->box, GTK_WIDGET (self->others));
  self->others = NULL;
  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];

    if (mt_kind_find_field (get_kind (self), value->field))
      continue;
    if (!self->others) {
      self->others = add_group (self, NULL);
      adw_preferences_group_set_description (
          self->others, _ ("Kept from a newer Meantime, and shown here as it is"));
    }
    show_other (self, value);
  }
}

/* ---- Showing the entry ---- */

void
mt_form_refresh (MtForm *self)
{
  g_return_if_fail (MT_IS_FORM (self));
  self->showing = TRUE;
  if (self->state)
    show_state (self);
  for (guint i = 0; i < self->parts->len; i++)
    mt_form_part_refresh (self->parts->pdata[i]);
  show_others (self);
  self->showing = FALSE;
}

/* ---- The widget ---- */

static gboolean
is_left_out (MtForm *self, const char *field)
{
  return self->leave_out && g_strv_contains ((const char *const *)self->leave_out, field);
}

static void
build (MtForm *self)
{
  const MtKind *kind = get_kind (self);

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  if (kind && kind->n_states > 0 && !is_left_out (self, "state"))
    add_state (self, kind);
  for (gsize i = 0; kind && i < kind->n_fields; i++) {
    const MtField *field = &kind->fields[i];
    MtFormPart *part;

    if (is_left_out (self, field->id))
      continue;
    part = mt_form_part_new (self->draft, field, self->cancellable);
    g_ptr_array_add (self->parts, part);
    add_part (self, part);
  }
  mt_form_refresh (self);
}

static void
mt_form_dispose (GObject *object)
{
  MtForm *self = MT_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->parts, 0);
  self->state = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (mt_form_parent_class)->dispose (object);
}

static void
mt_form_finalize (GObject *object)
{
  MtForm *self = MT_FORM (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->parts);
  g_strfreev (self->leave_out);
  G_OBJECT_CLASS (mt_form_parent_class)->finalize (object);
}

static void
mt_form_class_init (MtFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_form_finalize;
}

static void
mt_form_init (MtForm *self)
{
  self->cancellable = g_cancellable_new ();
  self->parts = g_ptr_array_new ();
}

MtForm *
mt_form_new (MtDraft *draft, const char *const *leave_out)
{
  MtForm *self = g_object_new (MT_TYPE_FORM, NULL);

  self->draft = g_object_ref (draft);
  self->leave_out = g_strdupv ((char **)leave_out);
  build (self);
  return self;
}
