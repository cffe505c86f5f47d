/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/hide-view.h"

#include "app/widgets/private-text.h"
#include "core/share/hidden-words.h"

#include <glib/gi18n.h>

#define TAP_MS 400         /* longer is a press that marks a word */
#define LEAST_HEIGHT 48    /* px: without any, GTK lays out no line, and asks for no room */
#define SETTLING_FRAMES 12 /* after it is shown */
#define TAP_PX 8           /* farther is a finger that scrolls */

struct _MtHideView {
  AdwBin parent_instance;

  MtChosen *chosen;
  MtEntry *entry;
  char *field, *text;
  guint index;

  GtkTextView *view; /* the child */
  GtkTextBuffer *buffer;
  GtkTextTag *bar, *role;
  graphene_point_t pressed; /* in the view */
  guint32 pressed_at;       /* ms, as events count */
};

G_DEFINE_FINAL_TYPE (MtHideView, mt_hide_view, ADW_TYPE_BIN)

/* ---- Places ---- */

static gsize
byte_of (MtHideView *self, const GtkTextIter *iter)
{
  return (gsize)(g_utf8_offset_to_pointer (self->text, gtk_text_iter_get_offset (iter)) -
                 self->text);
}

static void
iter_of (MtHideView *self, gsize byte, GtkTextIter *iter)
{
  glong offset = g_utf8_pointer_to_offset (self->text, self->text + byte);

  gtk_text_buffer_get_iter_at_offset (self->buffer, iter, (int)offset);
}

static void
mark (MtHideView *self, GtkTextTag *tag, gsize start, gsize end)
{
  GtkTextIter from, to;

  iter_of (self, start, &from);
  iter_of (self, end, &to);
  gtk_text_buffer_apply_tag (self->buffer, tag, &from, &to);
}

static void
mark_words (MtHideView *self, const MtShareChoice *choice)
{
  const GPtrArray *words = mt_share_choice_get_words (choice);
  const GPtrArray *roles = mt_share_choice_get_roles (choice);
  g_autoptr (MtHiddenWords) looked_for = mt_hidden_words_new ();
  g_autoptr (GArray) places = NULL;

  for (guint i = 0; i < words->len; i++)
    mt_hidden_words_add (looked_for, words->pdata[i], TRUE);
  for (guint i = 0; i < roles->len; i++)
    mt_hidden_words_add (looked_for, ((const MtShareRole *)roles->pdata[i])->name, FALSE);
  places = mt_hidden_words_find (looked_for, self->text);
  for (guint i = 0; i < places->len; i++) {
    const MtHiddenPlace *place = &g_array_index (places, MtHiddenPlace, i);

    mark (self, place->tag ? self->bar : self->role, place->start, place->end);
  }
}

static void
update (MtHideView *self)
{
  const MtShareChoice *choice = mt_chosen_get (self->chosen);
  g_autoptr (GArray) spans =
      mt_share_choice_get_hidden (choice, self->entry, self->field, self->index);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (self->buffer, &start, &end);
  mark_words (self, choice);
  for (guint i = 0; i < spans->len; i++) {
    const MtShareSpan *span = &g_array_index (spans, MtShareSpan, i);

    mark (self, self->bar, span->start, span->end);
  }
}

/* ---- Hiding ---- */

/* The place hidden here that @byte lies in. */
static gboolean
find_hidden (MtHideView *self, gsize byte, MtShareSpan *found)
{
  g_autoptr (GArray) spans = mt_share_choice_get_hidden (mt_chosen_get (self->chosen), self->entry,
                                                         self->field, self->index);

  for (guint i = 0; i < spans->len; i++) {
    const MtShareSpan *span = &g_array_index (spans, MtShareSpan, i);

    if (span->start <= byte && byte < span->end) {
      *found = *span;
      return TRUE;
    }
  }
  return FALSE;
}

/* FALSE: there is no word. */
static gboolean
find_word (MtHideView *self, const GtkTextIter *at, MtShareSpan *word)
{
  GtkTextIter start = *at, end = *at;

  if (!gtk_text_iter_inside_word (at) && !gtk_text_iter_ends_word (at))
    return FALSE;
  if (!gtk_text_iter_starts_word (&start))
    gtk_text_iter_backward_word_start (&start);
  if (!gtk_text_iter_ends_word (&end) || gtk_text_iter_equal (&start, &end))
    gtk_text_iter_forward_word_end (&end);
  *word = (MtShareSpan){ byte_of (self, &start), byte_of (self, &end) };
  return word->end > word->start;
}

static void
change (MtHideView *self, MtShareSpan span, gboolean hide)
{
  MtShareChoice *choice = mt_chosen_edit (self->chosen);
  gboolean done = hide ? mt_share_choice_hide (choice, self->entry, self->field, self->index, span)
                       : mt_share_choice_show (choice, self->entry, self->field, self->index, span);

  if (!done)
    return;
  gtk_accessible_announce (GTK_ACCESSIBLE (self), hide ? _ ("Hidden") : _ ("Shown again"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  mt_chosen_edited (self->chosen);
}

static void
toggle_at (MtHideView *self, const GtkTextIter *at)
{
  MtShareSpan span;

  if (find_hidden (self, byte_of (self, at), &span))
    change (self, span, FALSE);
  else if (find_word (self, at, &span))
    change (self, span, TRUE);
}

void
mt_hide_view_toggle (MtHideView *self)
{
  GtkTextIter start, end;

  g_return_if_fail (MT_IS_HIDE_VIEW (self));
  if (gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end)) {
    change (self, (MtShareSpan){ byte_of (self, &start), byte_of (self, &end) }, TRUE);
    gtk_text_buffer_place_cursor (self->buffer, &end);
  } else {
    toggle_at (self, &start);
  }
}

/* Where an event was, in the view. */
static graphene_point_t
place_of (MtHideView *self, GdkEvent *event)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self->view));
  double x, y, left, top;
  graphene_point_t place;

  gdk_event_get_position (event, &x, &y);
  gtk_native_get_surface_transform (native, &left, &top);
  if (!gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (self->view),
                                 &GRAPHENE_POINT_INIT ((float)(x - left), (float)(y - top)),
                                 &place))
    return GRAPHENE_POINT_INIT (-1, -1);
  return place;
}

static void
tapped (MtHideView *self, graphene_point_t place)
{
  GtkTextIter at;
  int left, top;

  if (gtk_text_buffer_get_has_selection (self->buffer))
    return;
  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int)place.x,
                                         (int)place.y, &left, &top);
  if (gtk_text_view_get_iter_at_location (self->view, &at, left, top))
    toggle_at (self, &at);
}

/* The view’s own gestures, which mark words and scroll, would take a tap away from a gesture here.
 */
static gboolean
event_cb (MtHideView *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);
  graphene_point_t place;

  if (type == GDK_TOUCH_BEGIN ||
      (type == GDK_BUTTON_PRESS && gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY)) {
    self->pressed = place_of (self, event);
    self->pressed_at = gdk_event_get_time (event);
  } else if (type == GDK_TOUCH_END || type == GDK_BUTTON_RELEASE) {
    place = place_of (self, event);
    if (gdk_event_get_time (event) - self->pressed_at < TAP_MS &&
        graphene_point_near (&place, &self->pressed, TAP_PX))
      tapped (self, place);
  }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  mt_hide_view_toggle (MT_HIDE_VIEW (widget));
  return TRUE;
}

/* ---- The widget ---- */

static void
mt_hide_view_dispose (GObject *object)
{
  MtHideView *self = MT_HIDE_VIEW (object);

  g_clear_object (&self->chosen);
  g_clear_object (&self->entry);
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (mt_hide_view_parent_class)->dispose (object);
}

static void
mt_hide_view_finalize (GObject *object)
{
  g_free (MT_HIDE_VIEW (object)->field);
  g_free (MT_HIDE_VIEW (object)->text);
  G_OBJECT_CLASS (mt_hide_view_parent_class)->finalize (object);
}

static void
mt_hide_view_class_init (MtHideViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_hide_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_hide_view_finalize;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, key_cb, NULL);
}

static void
mt_hide_view_init (MtHideView *self)
{
}

/* The bar is as dark as the text is, so that nobody reads over one’s shoulder what is to be hidden.
 * Text is not wholly opaque: on a bar that is not either, it would be seen. */
static GdkRGBA
get_colour (MtHideView *self)
{
  GdkRGBA colour;

  gtk_widget_get_color (GTK_WIDGET (self->view), &colour);
  colour.alpha = 1;
  return colour;
}

static void
make_tags (MtHideView *self)
{
  GdkRGBA colour = get_colour (self);

  self->bar = gtk_text_buffer_create_tag (self->buffer, NULL, "background-rgba", &colour,
                                          "foreground-rgba", &colour, NULL);
  self->role =
      gtk_text_buffer_create_tag (self->buffer, NULL, "underline", PANGO_UNDERLINE_DOUBLE, NULL);
}

/* Where the colours of the desktop are others now. */
static void
colours_cb (MtHideView *self)
{
  GdkRGBA colour = get_colour (self);

  g_object_set (self->bar, "background-rgba", &colour, "foreground-rgba", &colour, NULL);
}

/* A text view measures itself by the width it had before, which at first is none: as high as a text
 * of one letter a line.  GTK 4.18 does not always look again once it knows better. */
static gboolean
settle_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer left)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  guint *n_frames = left;
  GtkTextIter end;
  int y, height;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_line_yrange (view, &end, &y, &height);
  if (y + height < gtk_widget_get_height (widget))
    gtk_widget_queue_resize (widget);
  return --*n_frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
mapped_cb (MtHideView *self)
{
  guint *n_frames = g_new (guint, 1);

  *n_frames = SETTLING_FRAMES;
  colours_cb (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->view), settle_cb, n_frames, g_free);
}

MtHideView *
mt_hide_view_new (MtChosen *chosen,
                  MtEntry *entry,
                  const char *field,
                  guint index,
                  const char *text,
                  const char *label)
{
  MtHideView *self = g_object_new (MT_TYPE_HIDE_VIEW, NULL);
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->chosen = g_object_ref (chosen);
  self->entry = g_object_ref (entry);
  self->field = g_strdup (field);
  self->text = g_strdup (text);
  self->index = index;
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, LEAST_HEIGHT);
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "hide");
  mt_private_text (GTK_WIDGET (self->view), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), events);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
  make_tags (self);
  g_signal_connect_object (self->view, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (colours_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chosen, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

const char *
mt_hide_view_get_field (MtHideView *self)
{
  g_return_val_if_fail (MT_IS_HIDE_VIEW (self), NULL);
  return self->field;
}

const char *
mt_hide_view_get_text (MtHideView *self)
{
  g_return_val_if_fail (MT_IS_HIDE_VIEW (self), NULL);
  return self->text;
}
