/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/kinds/session-form.h"

#include "app/editor/form-part.h"
#include "app/editor/form.h"
#include "app/editor/moment-dialog.h"
#include "app/prompts/sessions.h"
#include "app/session/after-rows.h"
#include "app/session/say-session.h"
#include "core/appointment.h"
#include "core/kinds/ids.h"

#define EVERY_MAX 52

/* In the list of how often. */
enum { IRREGULARLY, EVERY_WEEK, EVERY_SOME_WEEKS };

/* Which fields belong to a place; the first is what it is called. */
static const struct {
  const char *field;
  const char *places[3];
} of_place[] = {
  { "address", { "room" } },
  { "phone", { "phone", "video" } },
  { "link", { "video" } },
  { "dropped-call", { "phone", "video" } },
};

struct _MtSessionForm {
  MtKindForm parent_instance;

  MtDraft *draft;
  GCancellable *cancellable; /* ends with the form */
  gboolean showing;

  AdwActionRow *when, *usual;
  AdwComboRow *often;
  AdwSpinRow *weeks;
  GPtrArray *parts;                              /* MtFormPart, owned by their widgets */
  MtFormPart *by_place[G_N_ELEMENTS (of_place)]; /* of parts */
  MtForm *rest;
  MtAfterRows *afterwards;
};

G_DEFINE_FINAL_TYPE (MtSessionForm, mt_session_form, MT_TYPE_KIND_FORM)

static MtEntry *
get_entry (MtSessionForm *self)
{
  return mt_draft_get_entry (self->draft);
}

/* ---- Showing ---- */

static void
show_when (MtSessionForm *self)
{
  g_autofree char *when = mt_say_session_when (get_entry (self));
  g_autofree char *moved = mt_say_session_moved (get_entry (self));

  adw_action_row_set_subtitle (self->when, when);
  gtk_widget_set_visible (GTK_WIDGET (self->usual), moved != NULL);
  if (moved)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->usual), moved);
}

static void
show_often (MtSessionForm *self)
{
  int every = mt_appointment_get_every (get_entry (self));

  self->showing = TRUE;
  adw_combo_row_set_selected (self->often, every == 0   ? IRREGULARLY
                                           : every == 1 ? EVERY_WEEK
                                                        : EVERY_SOME_WEEKS);
  gtk_widget_set_visible (GTK_WIDGET (self->weeks), every > 1);
  if (every > 1)
    adw_spin_row_set_value (self->weeks, every);
  self->showing = FALSE;
}

/* What was filled in is seen, also where it does not belong to the place. */
static void
show_places (MtSessionForm *self)
{
  const char *place = mt_entry_get_value (get_entry (self), "place");

  for (gsize i = 0; i < G_N_ELEMENTS (of_place); i++) {
    const char *value = mt_entry_get_value (get_entry (self), of_place[i].field);
    gboolean belongs = place && g_strv_contains (of_place[i].places, place);

    gtk_widget_set_visible (self->by_place[i]->widget, belongs || (!place && value && *value));
  }
}

static void
mt_session_form_refresh (MtKindForm *form)
{
  MtSessionForm *self = MT_SESSION_FORM (form);

  show_when (self);
  show_often (self);
  show_places (self);
  for (guint i = 0; i < self->parts->len; i++)
    mt_form_part_refresh (self->parts->pdata[i]);
  mt_form_refresh (self->rest);
  mt_after_rows_refresh (self->afterwards);
}

/* ---- When ---- */

static void
chosen_cb (MtSessionForm *self, MtMomentDialog *dialog)
{
  MtEntry *entry = get_entry (self);
  const MtKind *kind = mt_kind_find (MT_KIND_SESSION);
  const char *state = mt_entry_get_state (entry);

  if (!state || g_str_equal (state, kind->states[0].id)) {
    mt_entry_set_moment (entry, mt_moment_dialog_get_moment (dialog));
    mt_entry_set_state (entry, kind->states[1].id);
  } else {
    mt_appointment_move (entry, mt_moment_dialog_get_moment (dialog));
  }
  mt_draft_set_moment (self->draft, mt_entry_get_moment (entry));
}

static void
when_cb (MtSessionForm *self)
{
  MtMomentDialog *dialog = mt_moment_dialog_new (mt_entry_get_moment (get_entry (self)));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
stay_cb (MtSessionForm *self)
{
  mt_appointment_stay (get_entry (self));
  mt_draft_touch (self->draft);
  show_when (self);
}

/* ---- How often ---- */

static void
set_every (MtSessionForm *self, int every)
{
  g_autofree char *value = g_strdup_printf ("%d", every);
  MtEntry *entry = get_entry (self);

  if (every == mt_appointment_get_every (entry))
    return;
  mt_entry_clear_values (entry, "every");
  if (every > 0)
    mt_entry_add_value (entry, "every", value, every);
  mt_draft_touch (self->draft);
  show_often (self);
}

static void
often_cb (MtSessionForm *self)
{
  guint often = adw_combo_row_get_selected (self->often);

  if (self->showing)
    return;
  set_every (self, often == EVERY_SOME_WEEKS ? MAX (2, (int)adw_spin_row_get_value (self->weeks))
                                             : (int)often);
}

static void
weeks_cb (MtSessionForm *self)
{
  if (!self->showing)
    set_every (self, (int)adw_spin_row_get_value (self->weeks));
}

/* ---- Building ---- */

static AdwPreferencesGroup *
add_group (GtkBox *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static MtFormPart *
add_part (MtSessionForm *self, AdwPreferencesGroup *group, const char *field)
{
  const MtField *found = mt_kind_find_field (mt_kind_find (MT_KIND_SESSION), field);
  MtFormPart *part = mt_form_part_new (self->draft, found, self->cancellable);

  adw_preferences_group_add (group, part->widget);
  if (part->complaint)
    adw_preferences_group_add (group, part->complaint);
  g_ptr_array_add (self->parts, part);
  return part;
}

static AdwActionRow *
make_row (const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return ADW_ACTION_ROW (row);
}

static void
add_when (MtSessionForm *self, GtkBox *box)
{
  AdwPreferencesGroup *group = add_group (box, C_ ("session", "When"));
  GtkWidget *stay = gtk_button_new_with_label (_ ("From Now On"));

  self->when = make_row (_ ("Day and Time"));
  gtk_widget_add_css_class (GTK_WIDGET (self->when), "property");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->when), TRUE);
  adw_action_row_add_suffix (self->when, gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_object (self->when, "activated", G_CALLBACK (when_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->when));
  self->usual = make_row ("");
  adw_action_row_set_subtitle (self->usual, _ (MT_PROMPT_SERIES_STAYS));
  /* Translators: for a screen reader: the sessions to come are at the new time as well. */
  gtk_widget_set_tooltip_text (stay, _ ("Keep the new time for those after it as well"));
  gtk_widget_set_valign (stay, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (stay, "touch");
  g_signal_connect_object (stay, "clicked", G_CALLBACK (stay_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (self->usual, stay);
  adw_preferences_group_add (group, GTK_WIDGET (self->usual));
  add_part (self, group, "length");
}

static void
add_often (MtSessionForm *self, GtkBox *box)
{
  AdwPreferencesGroup *group = add_group (box, _ ("How Often"));
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autofree char *never = mt_say_every (0), *weekly = mt_say_every (1);

  gtk_string_list_append (words, never);
  gtk_string_list_append (words, weekly);
  gtk_string_list_append (words, _ ("Every few weeks"));
  self->often = ADW_COMBO_ROW (adw_combo_row_new ());
  /* Translators: how often sessions come again. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->often), _ ("Comes again"));
  adw_combo_row_set_model (self->often, G_LIST_MODEL (words));
  adw_combo_row_set_use_subtitle (self->often, TRUE);
  g_signal_connect_object (self->often, "notify::selected", G_CALLBACK (often_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->often));
  self->weeks = ADW_SPIN_ROW (adw_spin_row_new_with_range (2, EVERY_MAX, 1));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->weeks), _ ("Weeks between"));
  g_signal_connect_object (self->weeks, "notify::value", G_CALLBACK (weeks_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->weeks));
}

static void
add_where (MtSessionForm *self, GtkBox *box)
{
  AdwPreferencesGroup *group = add_group (box, _ ("Where"));
  MtFormPart *place = add_part (self, group, "place");

  for (gsize i = 0; i < G_N_ELEMENTS (of_place); i++)
    self->by_place[i] = add_part (self, group, of_place[i].field);
  g_signal_connect_object (place->input, "notify::selected", G_CALLBACK (show_places), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
build (MtSessionForm *self, MtDrafts *drafts)
{
  static const char *const shown[] = { "with",         "length", "place", "address", "phone",
                                       "link",         "every",  "usual", "agenda",  "left-out",
                                       "dropped-call", "series", NULL };
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  const MtKind *kind = mt_kind_find (MT_KIND_SESSION);

  add_when (self, box);
  add_often (self, box);
  add_where (self, box);
  add_part (self, add_group (box, _ (mt_kind_find_field (kind, "with")->name)), "with");
  self->rest = mt_form_new (self->draft, shown);
  self->afterwards = mt_after_rows_new (drafts, self->draft);
  gtk_box_append (box, GTK_WIDGET (self->afterwards));
  gtk_box_append (box, GTK_WIDGET (self->rest));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
}

/* ---- The widget ---- */

static void
mt_session_form_dispose (GObject *object)
{
  MtSessionForm *self = MT_SESSION_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->parts, 0);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (mt_session_form_parent_class)->dispose (object);
}

static void
mt_session_form_finalize (GObject *object)
{
  g_object_unref (MT_SESSION_FORM (object)->cancellable);
  g_ptr_array_unref (MT_SESSION_FORM (object)->parts);
  G_OBJECT_CLASS (mt_session_form_parent_class)->finalize (object);
}

static void
mt_session_form_class_init (MtSessionFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_session_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_session_form_finalize;
  MT_KIND_FORM_CLASS (klass)->refresh = mt_session_form_refresh;
}

static void
mt_session_form_init (MtSessionForm *self)
{
  self->cancellable = g_cancellable_new ();
  self->parts = g_ptr_array_new ();
}

MtKindForm *
mt_session_form_new (MtDrafts *drafts, MtDraft *draft)
{
  MtSessionForm *self = g_object_new (MT_TYPE_SESSION_FORM, NULL);

  self->draft = g_object_ref (draft);
  build (self, drafts);
  mt_session_form_refresh (MT_KIND_FORM (self));
  return MT_KIND_FORM (self);
}
