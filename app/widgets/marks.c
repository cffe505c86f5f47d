/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/marks.h"

#include <adwaita.h>
#include <string.h>

#define GROUND 0.3 /* opacity of the ground */
#define TAG "mt-found"

static GdkRGBA
get_ground (void)
{
  g_autoptr (GdkRGBA) accent =
      adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());

  return (GdkRGBA){ accent->red, accent->green, accent->blue, GROUND };
}

/* ---- On one line, or a few ---- */

static void
add (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint)start;
  attribute->end_index = (guint)end;
  pango_attr_list_insert (attributes, attribute);
}

static gboolean
add_place (gsize start, gsize end, gpointer data)
{
  PangoAttrList *attributes = data;
  GdkRGBA ground = get_ground ();

  add (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  add (attributes,
       pango_attr_background_new ((guint16)(ground.red * G_MAXUINT16),
                                  (guint16)(ground.green * G_MAXUINT16),
                                  (guint16)(ground.blue * G_MAXUINT16)),
       start, end);
  add (attributes, pango_attr_background_alpha_new ((guint16)(GROUND * G_MAXUINT16)), start, end);
  return TRUE;
}

/* NULL where nothing is to be marked. */
static PangoAttrList *
mark (const char *text, const MtSought *sought)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoslist (PangoAttribute) all = NULL;

  if (sought)
    mt_sought_find (sought, text, strlen (text), add_place, attributes);
  all = pango_attr_list_get_attributes (attributes);
  return all ? g_steal_pointer (&attributes) : NULL;
}

void
mt_marks_label (GtkLabel *label, const MtSought *sought)
{
  g_autoptr (PangoAttrList) attributes = mark (gtk_label_get_text (label), sought);

  gtk_label_set_attributes (label, attributes);
}

/* ---- In a text ---- */

typedef struct {
  GtkTextBuffer *buffer;
  const char *text;
  gsize at; /* bytes of the text, and how many characters they are */
  int offset;
  int first;
} Marking;

static int
get_offset (Marking *self, gsize at)
{
  self->offset += (int)g_utf8_strlen (self->text + self->at, (gssize)(at - self->at));
  self->at = at;
  return self->offset;
}

static gboolean
mark_place (gsize start, gsize end, gpointer data)
{
  Marking *self = data;
  int offset = get_offset (self, start);
  GtkTextIter from, to;

  if (self->first < 0)
    self->first = offset;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, offset);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, get_offset (self, end));
  gtk_text_buffer_apply_tag_by_name (self->buffer, TAG, &from, &to);
  return TRUE;
}

static void
unmark_cb (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, TAG, &start, &end);
  g_signal_handlers_disconnect_by_func (buffer, unmark_cb, NULL);
}

int
mt_marks_buffer (GtkTextBuffer *buffer, const MtSought *sought)
{
  Marking self = { .buffer = buffer, .first = -1 };
  GdkRGBA ground = get_ground ();
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (!sought)
    return -1;
  if (!gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), TAG))
    gtk_text_buffer_create_tag (buffer, TAG, "background-rgba", &ground, "weight",
                                PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  self.text = text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  mt_sought_find (sought, text, strlen (text), mark_place, &self);
  if (self.first >= 0)
    g_signal_connect (buffer, "changed", G_CALLBACK (unmark_cb), NULL);
  return self.first;
}

/* ---- In fields ---- */

static gboolean
mark_field (GtkWidget *widget, const MtSought *sought)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (GTK_IS_TEXT_VIEW (widget))
    return mt_marks_buffer (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), sought) >= 0;
  if (!GTK_IS_TEXT (widget))
    return FALSE;
  attributes = mark (gtk_editable_get_text (GTK_EDITABLE (widget)), sought);
  if (attributes)
    gtk_text_set_attributes (GTK_TEXT (widget), attributes);
  return attributes != NULL;
}

GtkWidget *
mt_marks_fields (GtkWidget *widget, const MtSought *sought)
{
  GtkWidget *first = NULL;

  if (mark_field (widget, sought))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = mt_marks_fields (child, sought);

    if (!first)
      first = found;
  }
  return first;
}
