/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/writing-view.h"

#include "app/editor/spelling.h"
#include "app/widgets/private-text.h"

#define SETTINGS "io.github.meantime_journal.Meantime"

struct _MtWritingView {
  GtkSourceView parent_instance;

  MtDraft *draft; /* NULL until it is known */
  MtSpelling *spelling;
  int cursor;         /* wanted before the draft was there */
  gboolean filling;   /* the text changes, and nobody writes */
  gboolean newer;     /* what is here is newer than the draft's entry */
  gboolean composing; /* an input method has something that is not in the text yet */
  gboolean empty;
};

G_DEFINE_FINAL_TYPE (MtWritingView, mt_writing_view, GTK_SOURCE_TYPE_VIEW)

enum { PROP_EMPTY = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

static GtkTextBuffer *
get_buffer (MtWritingView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static char *
get_text (MtWritingView *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}

static void
update_empty (MtWritingView *self)
{
  gboolean empty = gtk_text_buffer_get_char_count (get_buffer (self)) == 0 && !self->composing;

  if (self->empty == empty)
    return;
  self->empty = empty;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EMPTY]);
}

/* ---- Between the text and the draft ---- */

static void
collect_cb (MtWritingView *self)
{
  g_autofree char *text = NULL;

  if (!self->newer)
    return;
  text = get_text (self);
  mt_entry_set_text (mt_draft_get_entry (self->draft), text);
  self->newer = FALSE;
}

static void
changed_cb (MtWritingView *self)
{
  update_empty (self);
  if (self->filling || !self->draft)
    return;
  self->newer = TRUE;
  mt_draft_touch (self->draft);
}

static void
place_cursor (MtWritingView *self, int cursor)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter, cursor);
  gtk_text_buffer_place_cursor (get_buffer (self), &iter);
}

/* Shows the text of the draft; there is nothing to undo after it. */
static void
fill (MtWritingView *self, int cursor)
{
  const char *text = mt_entry_get_text (mt_draft_get_entry (self->draft));

  self->filling = TRUE;
  gtk_text_buffer_begin_irreversible_action (get_buffer (self));
  gtk_text_buffer_set_text (get_buffer (self), text, -1);
  gtk_text_buffer_end_irreversible_action (get_buffer (self));
  self->filling = FALSE;
  place_cursor (self, cursor);
}

static void
preedit_changed_cb (MtWritingView *self, const char *preedit)
{
  self->composing = *preedit != '\0';
  update_empty (self);
}

/* ---- The widget ---- */

static void
mt_writing_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_EMPTY);
  g_value_set_boolean (value, MT_WRITING_VIEW (object)->empty);
}

static void
mt_writing_view_dispose (GObject *object)
{
  mt_writing_view_finish (MT_WRITING_VIEW (object));
  G_OBJECT_CLASS (mt_writing_view_parent_class)->dispose (object);
}

static void
mt_writing_view_class_init (MtWritingViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mt_writing_view_get_property;
  object_class->dispose = mt_writing_view_dispose;
  props[PROP_EMPTY] =
      g_param_spec_boolean ("empty", NULL, NULL, TRUE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
mt_writing_view_init (MtWritingView *self)
{
  GtkSourceBuffer *buffer = GTK_SOURCE_BUFFER (get_buffer (self));

  self->empty = TRUE;
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  mt_private_text (GTK_WIDGET (self), GTK_INPUT_HINT_NONE);
  /* The colours are those of the page. */
  gtk_source_buffer_set_style_scheme (buffer, NULL);
  gtk_source_buffer_set_highlight_syntax (buffer, FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (buffer, FALSE);
  gtk_source_buffer_set_implicit_trailing_newline (buffer, FALSE);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
}

void
mt_writing_view_set_draft (MtWritingView *self, MtDrafts *drafts, MtDraft *draft)
{
  g_autoptr (GSettings) settings = g_settings_new (SETTINGS);

  g_return_if_fail (MT_IS_WRITING_VIEW (self) && !self->draft);
  self->draft = g_object_ref (draft);
  g_signal_connect_swapped (draft, "collect", G_CALLBACK (collect_cb), self);
  fill (self, self->cursor);
  self->spelling =
      mt_spelling_new (GTK_SOURCE_VIEW (self), mt_drafts_get_vocabulary (drafts), settings);
}

void
mt_writing_view_finish (MtWritingView *self)
{
  g_return_if_fail (MT_IS_WRITING_VIEW (self));
  if (!self->draft)
    return;
  collect_cb (self);
  g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_pointer (&self->spelling, mt_spelling_free);
  g_clear_object (&self->draft);
}

/* As if the person had written it, so that it can be undone; but it is what is saved. */
static void
overwrite (MtWritingView *self, const char *text)
{
  GtkTextBuffer *buffer = get_buffer (self);
  int cursor = mt_writing_view_get_cursor (self);
  GtkTextIter start, end;

  self->filling = TRUE;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  self->filling = FALSE;
  place_cursor (self, cursor);
}

void
mt_writing_view_refresh (MtWritingView *self)
{
  g_autofree char *text = NULL;
  const char *wanted;

  g_return_if_fail (MT_IS_WRITING_VIEW (self) && self->draft);
  if (self->newer)
    return;
  text = get_text (self);
  wanted = mt_entry_get_text (mt_draft_get_entry (self->draft));
  if (!g_str_equal (text, wanted))
    overwrite (self, wanted);
}

gboolean
mt_writing_view_is_empty (MtWritingView *self)
{
  g_return_val_if_fail (MT_IS_WRITING_VIEW (self), TRUE);
  return self->empty;
}

int
mt_writing_view_get_cursor (MtWritingView *self)
{
  int cursor;

  g_return_val_if_fail (MT_IS_WRITING_VIEW (self), 0);
  if (!self->draft)
    return self->cursor;
  g_object_get (get_buffer (self), "cursor-position", &cursor, NULL);
  return cursor;
}

void
mt_writing_view_set_cursor (MtWritingView *self, int cursor)
{
  g_return_if_fail (MT_IS_WRITING_VIEW (self));
  self->cursor = cursor;
  if (self->draft)
    place_cursor (self, cursor);
}

GMenuModel *
mt_writing_view_get_spelling_menu (MtWritingView *self)
{
  g_return_val_if_fail (MT_IS_WRITING_VIEW (self), NULL);
  return self->spelling ? mt_spelling_get_menu (self->spelling) : NULL;
}

GActionGroup *
mt_writing_view_get_spelling_actions (MtWritingView *self)
{
  g_return_val_if_fail (MT_IS_WRITING_VIEW (self), NULL);
  return self->spelling ? mt_spelling_get_actions (self->spelling) : NULL;
}
