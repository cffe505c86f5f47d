/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/editor.h"

#include "app/care/damage.h"
#include "app/editor/form-part.h"
#include "app/editor/form.h"
#include "app/editor/more-fields.h"
#include "app/editor/writing-area.h"
#include "app/editor/writing-view.h"
#include "app/kinds/kinds.h"
#include "app/say-error.h"
#include "app/widgets/marks.h"

#include <glib/gi18n.h>

struct _MtEditor {
  AdwBin parent_instance;

  MtDraft *draft;      /* NULL until it is known, and again at the end */
  MtFormPart *tap;     /* owned by its widget; NULL where the kind has none */
  GtkWidget *fields;   /* MtMoreFields, MtForm or MtKindForm, owned by its parent; or NULL */
  GCancellable *going; /* ends what the fields ask for */
  gboolean resuming;   /* one was writing here before */

  AdwBanner *trouble;
  MtWritingArea *area;
  MtWritingView *text;
  GtkLabel *placeholder;
  AdwBin *above, *below;
};

G_DEFINE_FINAL_TYPE (MtEditor, mt_editor, ADW_TYPE_BIN)

static void
update_trouble (MtEditor *self)
{
  const GError *error = mt_draft_get_error (self->draft);
  gboolean failed = mt_draft_get_state (self->draft) == MT_DRAFT_FAILED;

  if (failed && error) {
    g_autofree char *sentence = mt_say_error_sentence (error);
    g_autofree char *title =
        /* Translators: the first sentence says why something could not be saved. */
        g_strdup_printf (_ ("%s Your words stay here, and saving is tried again."), sentence);

    adw_banner_set_title (self->trouble, title);
    mt_damage_tell (GTK_WIDGET (self), error);
  }
  adw_banner_set_revealed (self->trouble, failed);
}

/* ---- Fields ---- */

static void
show_in (AdwBin *bin, GtkWidget *child)
{
  adw_bin_set_child (bin, child);
  gtk_widget_set_visible (GTK_WIDGET (bin), TRUE);
}

/* Below what is jotted down, fields are in the way until they are asked for; elsewhere they are
 * what one has come for. */
static GtkWidget *
make_fields (MtDrafts *drafts, MtDraft *draft)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (mt_draft_get_entry (draft)));
  MtKindForm *special = mt_kinds_form_new (drafts, draft);

  if (special)
    return GTK_WIDGET (special);
  if (kind && !kind->jot && !kind->tap)
    return GTK_WIDGET (mt_form_new (draft, NULL));
  return GTK_WIDGET (mt_more_fields_new (draft));
}

static void
refresh_fields (GtkWidget *fields)
{
  if (MT_IS_KIND_FORM (fields))
    mt_kind_form_refresh (MT_KIND_FORM (fields));
  else if (MT_IS_FORM (fields))
    mt_form_refresh (MT_FORM (fields));
  else
    mt_more_fields_refresh (MT_MORE_FIELDS (fields));
}

static void
add_fields (MtEditor *self, MtDrafts *drafts, MtDraft *draft)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (mt_draft_get_entry (draft)));
  const MtField *tap = kind && kind->tap ? mt_kind_find_field (kind, kind->tap) : NULL;

  if (tap) {
    self->tap = mt_form_part_new (draft, tap, self->going);
    mt_form_part_refresh (self->tap);
    show_in (self->above, self->tap->widget);
  }
  self->fields = make_fields (drafts, draft);
  if (self->fields)
    show_in (self->below, self->fields);
}

/* ---- The widget ---- */

static void
mt_editor_dispose (GObject *object)
{
  MtEditor *self = MT_EDITOR (object);

  mt_editor_finish (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_EDITOR);
  G_OBJECT_CLASS (mt_editor_parent_class)->dispose (object);
}

static void
mt_editor_finalize (GObject *object)
{
  g_object_unref (MT_EDITOR (object)->going);
  G_OBJECT_CLASS (mt_editor_parent_class)->finalize (object);
}

static void
mt_editor_class_init (MtEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_editor_finalize;
  g_type_ensure (MT_TYPE_WRITING_AREA);
  g_type_ensure (MT_TYPE_WRITING_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/editor/editor.ui");
  gtk_widget_class_bind_template_child (widget_class, MtEditor, trouble);
  gtk_widget_class_bind_template_child (widget_class, MtEditor, area);
  gtk_widget_class_bind_template_child (widget_class, MtEditor, text);
  gtk_widget_class_bind_template_child (widget_class, MtEditor, placeholder);
  gtk_widget_class_bind_template_child (widget_class, MtEditor, above);
  gtk_widget_class_bind_template_child (widget_class, MtEditor, below);
}

static void
mt_editor_init (MtEditor *self)
{
  self->going = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mt_editor_set_draft (MtEditor *self, MtDrafts *drafts, MtDraft *draft)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (mt_draft_get_entry (draft)));

  g_return_if_fail (MT_IS_EDITOR (self) && !self->draft);
  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "notify::state", G_CALLBACK (update_trouble), self,
                           G_CONNECT_SWAPPED);
  update_trouble (self);
  if (kind && kind->prompt)
    gtk_label_set_label (self->placeholder, _ (kind->prompt));
  mt_writing_view_set_draft (self->text, drafts, draft);
  add_fields (self, drafts, draft);
  if (self->resuming)
    mt_writing_area_show (self->area, GTK_WIDGET (self->text));
}

void
mt_editor_refresh (MtEditor *self)
{
  g_return_if_fail (MT_IS_EDITOR (self));
  mt_writing_view_refresh (self->text);
  if (self->tap)
    mt_form_part_refresh (self->tap);
  if (self->fields)
    refresh_fields (self->fields);
}

void
mt_editor_finish (MtEditor *self)
{
  g_return_if_fail (MT_IS_EDITOR (self));
  if (!self->draft)
    return;
  g_cancellable_cancel (self->going);
  g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);
  mt_writing_view_finish (self->text);
  self->tap = NULL;
  self->fields = NULL;
  adw_bin_set_child (self->above, NULL);
  adw_bin_set_child (self->below, NULL);
}

void
mt_editor_focus (MtEditor *self)
{
  g_return_if_fail (MT_IS_EDITOR (self));
  if (self->resuming || (mt_writing_view_is_empty (self->text) && !self->tap))
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

int
mt_editor_get_cursor (MtEditor *self)
{
  g_return_val_if_fail (MT_IS_EDITOR (self), 0);
  return mt_writing_view_get_cursor (self->text);
}

void
mt_editor_set_cursor (MtEditor *self, int cursor)
{
  g_return_if_fail (MT_IS_EDITOR (self));
  self->resuming = cursor > 0;
  mt_writing_view_set_cursor (self->text, cursor);
  if (self->resuming)
    mt_writing_area_show (self->area, GTK_WIDGET (self->text));
}

void
mt_editor_mark (MtEditor *self, const MtSought *sought)
{
  int first;
  GtkWidget *field;

  g_return_if_fail (MT_IS_EDITOR (self) && self->draft);
  first = mt_marks_buffer (mt_editor_get_buffer (self), sought);
  field = self->fields ? mt_marks_fields (self->fields, sought) : NULL;
  if (first >= 0) {
    mt_writing_view_set_cursor (self->text, first);
    mt_writing_area_show (self->area, GTK_WIDGET (self->text));
  } else if (field)
    mt_writing_area_show (self->area, field);
}

GtkTextBuffer *
mt_editor_get_buffer (MtEditor *self)
{
  g_return_val_if_fail (MT_IS_EDITOR (self), NULL);
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
}

GMenuModel *
mt_editor_get_spelling_menu (MtEditor *self)
{
  g_return_val_if_fail (MT_IS_EDITOR (self), NULL);
  return mt_writing_view_get_spelling_menu (self->text);
}

GActionGroup *
mt_editor_get_spelling_actions (MtEditor *self)
{
  g_return_val_if_fail (MT_IS_EDITOR (self), NULL);
  return mt_writing_view_get_spelling_actions (self->text);
}
