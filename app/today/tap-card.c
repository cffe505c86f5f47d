/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/today/tap-card.h"

#include "app/editor/form.h"
#include "app/say-error.h"
#include "app/toast.h"
#include "app/widgets/say-time.h"
#include "app/widgets/scale.h"
#include "app/widgets/private-text.h"
#include "core/error.h"

#include <glib/gi18n.h>

/* How long a tap still means the same moment, and changes what was said about it. */
#define SAME_MOMENT (10 * G_TIME_SPAN_MINUTE)

struct _MtTapCard {
  AdwBin parent_instance;

  MtDrafts *drafts;
  const MtKind *kind;
  const MtField *field; /* the one a tap fills */
  MtDraft *draft;       /* what was tapped, or NULL */
  MtScale *scale;
  MtForm *form; /* while unfolded */
  gboolean showing;

  AdwBin *scale_place;
  GtkRevealer *kept_revealer;
  GtkImage *kept_icon;
  GtkLabel *kept;
  GtkWidget *more;
  GtkRevealer *details_revealer;
  GtkEditable *text;
  AdwBin *form_place;
};

G_DEFINE_FINAL_TYPE (MtTapCard, mt_tap_card, ADW_TYPE_BIN)

/* ---- Whether it is kept ---- */

static void
say_kept (MtTapCard *self)
{
  MtDraftState state;
  g_autofree char *said = NULL, *time = NULL;

  if (!self->draft)
    return;
  state = mt_draft_get_state (self->draft);
  if (state == MT_DRAFT_DIRTY)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->kept_icon), state == MT_DRAFT_SAVED);
  if (state == MT_DRAFT_FAILED) {
    said = mt_say_error_sentence (mt_draft_get_error (self->draft));
  } else {
    time = mt_say_time (mt_entry_get_moment (mt_draft_get_entry (self->draft)));
    /* Translators: a quiet sign that what one tapped is in the journal: “Kept, 18:20”. */
    said = g_strdup_printf (_ ("Kept, %s"), time);
  }
  gtk_label_set_text (self->kept, said);
  if (!gtk_revealer_get_reveal_child (self->kept_revealer))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->kept), said,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_revealer_set_reveal_child (self->kept_revealer, TRUE);
}

/* ---- Details ---- */

static void
fold (MtTapCard *self)
{
  gtk_revealer_set_reveal_child (self->details_revealer, FALSE);
  gtk_widget_set_visible (self->more, TRUE);
}

static void
show_details (MtTapCard *self)
{
  if (!self->form)
    return;
  self->showing = TRUE;
  gtk_editable_set_text (self->text, mt_entry_get_text (mt_draft_get_entry (self->draft)));
  self->showing = FALSE;
}

static void
more_clicked_cb (MtTapCard *self)
{
  const char *leave_out[] = { self->kind->tap, NULL };

  if (!self->draft)
    return;
  self->form = mt_form_new (self->draft, leave_out);
  adw_bin_set_child (self->form_place, GTK_WIDGET (self->form));
  show_details (self);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_revealer_set_reveal_child (self->details_revealer, TRUE);
}

/* What has unfolded is brought into sight by what has the focus in it. */
static void
details_revealed_cb (MtTapCard *self)
{
  if (gtk_revealer_get_child_revealed (self->details_revealer)) {
    if (self->form)
      gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
  } else if (!gtk_revealer_get_reveal_child (self->details_revealer)) {
    self->form = NULL;
    adw_bin_set_child (self->form_place, NULL);
  }
}

static void
text_changed_cb (MtTapCard *self)
{
  if (self->showing || !self->draft)
    return;
  mt_entry_set_text (mt_draft_get_entry (self->draft), gtk_editable_get_text (self->text));
  mt_draft_touch (self->draft);
}

static void
done_clicked_cb (MtTapCard *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->scale));
  mt_tap_card_finish (self);
}

/* ---- Taking back ---- */

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtTapCard) self = data;
  g_autoptr (GError) error = NULL;

  /* One that never could be saved is not there to be deleted. */
  if (!mt_journal_change_finish (MT_JOURNAL (source), result, &error) &&
      !g_error_matches (error, MT_ERROR, MT_ERROR_NOT_FOUND))
    mt_toast_error (GTK_WIDGET (self), error);
}

static void
undo_clicked_cb (MtTapCard *self)
{
  g_autoptr (MtDraft) draft = self->draft ? g_object_ref (self->draft) : NULL;
  const char *ids[2] = { NULL };

  if (!draft)
    return;
  mt_tap_card_finish (self);
  mt_draft_drop (draft);
  ids[0] = mt_entry_get_id (mt_draft_get_entry (draft));
  mt_journal_change (mt_draft_get_journal (draft), MT_CHANGE_DELETE, ids, deleted_cb,
                     g_object_ref (self));
}

/* ---- One tap ---- */

static gboolean
is_of_this_moment (MtDraft *draft)
{
  const MtMoment *moment = mt_entry_get_moment (mt_draft_get_entry (draft));

  return ABS (g_get_real_time () - moment->instant) < SAME_MOMENT;
}

static gboolean
says_more (MtEntry *entry)
{
  return *mt_entry_get_text (entry) || mt_entry_get_values (entry)->len > 1;
}

static void
begin (MtTapCard *self)
{
  g_autoptr (MtEntry) entry = mt_entry_new (self->kind->id);

  self->draft = mt_drafts_begin (self->drafts, entry);
  g_signal_connect_object (self->draft, "notify::state", G_CALLBACK (say_kept), self,
                           G_CONNECT_SWAPPED);
}

static void
set_step (MtTapCard *self, int step)
{
  MtEntry *entry = mt_draft_get_entry (self->draft);
  g_autofree char *given = g_strdup_printf ("%d", step), *value = NULL;
  double number;

  mt_entry_clear_values (entry, self->field->id);
  if (step != 0 && mt_field_read (self->field, given, &value, &number, NULL))
    mt_entry_add_value (entry, self->field->id, value, number);
  mt_draft_save (self->draft);
}

static void
step_chosen_cb (MtTapCard *self)
{
  int step = mt_scale_get_value (self->scale);

  if (step == 0 && self->draft && !says_more (mt_draft_get_entry (self->draft))) {
    undo_clicked_cb (self);
    return;
  }
  if (self->draft && !is_of_this_moment (self->draft)) {
    mt_tap_card_finish (self);
    mt_scale_set_value (self->scale, step);
  }
  if (!self->draft && step != 0)
    begin (self);
  if (self->draft)
    set_step (self, step);
}

/* ---- The widget ---- */

static void
mt_tap_card_dispose (GObject *object)
{
  MtTapCard *self = MT_TAP_CARD (object);

  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_TAP_CARD);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_tap_card_parent_class)->dispose (object);
}

static void
mt_tap_card_class_init (MtTapCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_tap_card_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/today/tap-card.ui");
  gtk_widget_class_bind_template_child (widget_class, MtTapCard, scale_place);
  gtk_widget_class_bind_template_child (widget_class, MtTapCard, kept_revealer);
  gtk_widget_class_bind_template_child (widget_class, MtTapCard, kept_icon);
  gtk_widget_class_bind_template_child (widget_class, MtTapCard, kept);
  gtk_widget_class_bind_template_child (widget_class, MtTapCard, more);
  gtk_widget_class_bind_template_child (widget_class, MtTapCard, details_revealer);
  gtk_widget_class_bind_template_child (widget_class, MtTapCard, text);
  gtk_widget_class_bind_template_child (widget_class, MtTapCard, form_place);
  gtk_widget_class_bind_template_callback (widget_class, undo_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, details_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_clicked_cb);
}

static void
mt_tap_card_init (MtTapCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_private_text (GTK_WIDGET (self->text), 0);
}

MtTapCard *
mt_tap_card_new (MtDrafts *drafts, const MtKind *kind)
{
  MtTapCard *self = g_object_new (MT_TYPE_TAP_CARD, NULL);

  self->drafts = g_object_ref (drafts);
  self->kind = kind;
  self->field = mt_kind_find_field (kind, kind->tap);
  self->scale = mt_scale_new (self->field);
  gtk_widget_add_css_class (GTK_WIDGET (self->scale), "card");
  adw_bin_set_child (self->scale_place, GTK_WIDGET (self->scale));
  g_signal_connect_object (self->scale, "chosen", G_CALLBACK (step_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->text), _ (kind->prompt));
  return self;
}

void
mt_tap_card_finish (MtTapCard *self)
{
  g_return_if_fail (MT_IS_TAP_CARD (self));
  if (self->draft)
    g_signal_handlers_disconnect_by_func (self->draft, say_kept, self);
  g_clear_object (&self->draft);
  mt_scale_set_value (self->scale, 0);
  gtk_revealer_set_reveal_child (self->kept_revealer, FALSE);
  fold (self);
}
