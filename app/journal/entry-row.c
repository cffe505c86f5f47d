/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/entry-row.h"

#include "app/widgets/marks.h"
#include "app/widgets/say-entry.h"
#include "app/widgets/say-time.h"
#include "app/widgets/sun.h"
#include "core/kind.h"

#include <glib/gi18n.h>

#define BEGINNING 80 /* characters of the text that a screen reader says of a row */

struct _MtEntryRow {
  MtSlide parent_instance;

  GtkListItem *list_item; /* whose child this is in; NULL: nothing is bound */
  MtEntryItem *item;
  MtSought *sought; /* what the list was asked for, or NULL */
  gulong handler;

  GtkBox *face;
  GtkImage *icon;
  GtkWidget *sun; /* owned by the face; NULL where there is no step */
  double height;  /* of that sun */
  GtkLabel *title;
  GtkLabel *time;
  GtkImage *flag;
  GtkLabel *text;
  GtkLabel *details;
};

G_DEFINE_FINAL_TYPE (MtEntryRow, mt_entry_row, MT_TYPE_SLIDE)

/* ---- What an entry says ---- */

/* The scale that one tap fills, and its step here; NULL where the entry has none. */
static const MtField *
find_step (MtEntry *entry, const char **step)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));

  if (!kind || !kind->tap)
    return NULL;
  *step = mt_entry_get_value (entry, kind->tap);
  return *step ? mt_kind_find_field (kind, kind->tap) : NULL;
}

/* "Question · Answered", or the word of a step. */
static char *
say_title (MtEntry *entry)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  const char *step, *state = mt_entry_get_state (entry);
  const MtField *field = find_step (entry, &step);
  const char *word = kind && state ? mt_kind_state_word (kind, state) : NULL;
  const char *name = kind ? _ (kind->name) : mt_entry_get_kind (entry);

  if (field)
    return mt_say_value (field, step);
  if (!word)
    return g_strdup (name);
  /* Translators: what an entry is, and what has become of it: “Question · Answered”. */
  return g_strdup_printf (C_ ("kind and state", "%1$s · %2$s"), name, _ (word));
}

/* The words of the other scales, and all that was chosen from words. */
static char *
say_details (MtEntry *entry)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  const GPtrArray *values = mt_entry_get_values (entry);
  GString *details = g_string_new (NULL);

  for (gsize i = 0; kind && i < kind->n_fields; i++) {
    const MtField *field = &kind->fields[i];

    if ((field->type != MT_FIELD_SCALE && field->type != MT_FIELD_SEVERAL) ||
        g_strcmp0 (field->id, kind->tap) == 0)
      continue;
    for (guint j = 0; j < values->len; j++) {
      const MtValue *value = values->pdata[j];

      if (g_str_equal (value->field, field->id)) {
        g_autofree char *said = mt_say_value (field, value->value);

        g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "", said);
      }
    }
  }
  return g_string_free (details, FALSE);
}

/* The words around what was looked for; NULL where the row shows it anyway. */
static char *
say_found (MtEntry *entry)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  const char *id, *found = mt_entry_get_found (entry, &id);
  const MtField *field = id && kind ? mt_kind_find_field (kind, id) : NULL;

  if (!found || (field && field->type == MT_FIELD_SEVERAL))
    return NULL;
  if (!field)
    return g_strdup (found);
  /* Translators: the name of a field, and some words of what is written there. */
  return g_strdup_printf (C_ ("field and words", "%1$s: %2$s"), _ (field->name), found);
}

/* Without empty lines: three lines are little.  What is closed says so instead. */
static char *
say_text (MtEntry *entry)
{
  g_auto (GStrv) lines = NULL;
  char *instead = mt_say_closed (entry, mt_say_today ());
  GString *text;

  if (!instead)
    instead = say_found (entry);
  if (instead)
    return instead;
  lines = g_strsplit (mt_entry_get_text (entry), "\n", -1);
  text = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++) {
    const char *line = g_strstrip (lines[i]);

    if (*line)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  }
  return g_string_free (text, FALSE);
}

static void
add_part (GString *said, const char *part)
{
  if (*part)
    g_string_append_printf (said, "%s%s", said->len > 0 ? ", " : "", part);
}

/* "Mood, 18:20, A little low, flagged, It rained the whole". */
static char *
say_all (MtEntry *entry, const char *title, const char *time, const char *text)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (entry));
  const char *step;
  g_autofree char *beginning =
      g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), BEGINNING));
  GString *said = g_string_new (NULL);

  if (kind && find_step (entry, &step))
    add_part (said, _ (kind->name));
  add_part (said, title);
  add_part (said, time);
  if (mt_entry_get_flagged (entry))
    add_part (said, _ ("to bring to the session"));
  add_part (said, beginning);
  return g_string_free (said, FALSE);
}

/* ---- Showing it ---- */

static void
show_face (MtEntryRow *self, MtEntry *entry)
{
  const MtKind *kind = entry ? mt_kind_find (mt_entry_get_kind (entry)) : NULL;
  const char *step;
  const MtField *field = entry ? find_step (entry, &step) : NULL;
  double height =
      field ? (g_ascii_strtod (step, NULL) - field->min) / (field->max - field->min) : -1;

  gtk_image_set_from_icon_name (self->icon, kind ? kind->icon : "text-x-generic-symbolic");
  gtk_widget_set_opacity (GTK_WIDGET (self->icon), entry ? 1 : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !field);
  if (height == self->height)
    return;
  if (self->sun)
    gtk_box_remove (self->face, self->sun);
  self->height = height;
  self->sun = field ? mt_sun_new (height) : NULL;
  if (self->sun)
    gtk_box_append (self->face, self->sun);
}

static void
show_words (GtkLabel *label, const char *words)
{
  gtk_label_set_text (label, words);
  gtk_widget_set_visible (GTK_WIDGET (label), *words != '\0');
}

/* As high as a line of text with its title. */
static void
show_nothing (MtEntryRow *self)
{
  show_face (self, NULL);
  show_words (self->title, " ");
  show_words (self->time, " ");
  show_words (self->text, " ");
  show_words (self->details, "");
  gtk_widget_set_visible (GTK_WIDGET (self->flag), FALSE);
}

static void
update (MtEntryRow *self)
{
  MtEntry *entry = self->item ? mt_entry_item_get_entry (self->item) : NULL;
  g_autofree char *title = NULL, *time = NULL, *text = NULL, *details = NULL, *said = NULL;

  if (!entry) {
    show_nothing (self);
    if (self->list_item)
      gtk_list_item_set_accessible_label (self->list_item, "");
    return;
  }
  title = say_title (entry);
  time = mt_say_time (mt_entry_get_moment (entry));
  text = say_text (entry);
  details = say_details (entry);
  said = say_all (entry, title, time, text);
  show_face (self, entry);
  show_words (self->title, title);
  show_words (self->time, time);
  show_words (self->text, text);
  show_words (self->details, details);
  mt_marks_label (self->title, self->sought);
  mt_marks_label (self->text, self->sought);
  mt_marks_label (self->details, self->sought);
  gtk_widget_set_visible (GTK_WIDGET (self->flag), mt_entry_get_flagged (entry));
  gtk_list_item_set_accessible_label (self->list_item, said);
  gtk_list_item_set_accessible_description (self->list_item, details);
}

/* ---- The widget ---- */

static void
let_go (MtEntryRow *self)
{
  g_clear_signal_handler (&self->handler, self->item);
  g_clear_object (&self->item);
  g_clear_pointer (&self->sought, mt_sought_unref);
  self->list_item = NULL;
}

static void
mt_entry_row_dispose (GObject *object)
{
  MtEntryRow *self = MT_ENTRY_ROW (object);

  let_go (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_ENTRY_ROW);
  G_OBJECT_CLASS (mt_entry_row_parent_class)->dispose (object);
}

static void
mt_entry_row_class_init (MtEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_entry_row_dispose;
  g_type_ensure (MT_TYPE_SLIDE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/journal/entry-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MtEntryRow, face);
  gtk_widget_class_bind_template_child (widget_class, MtEntryRow, icon);
  gtk_widget_class_bind_template_child (widget_class, MtEntryRow, title);
  gtk_widget_class_bind_template_child (widget_class, MtEntryRow, time);
  gtk_widget_class_bind_template_child (widget_class, MtEntryRow, flag);
  gtk_widget_class_bind_template_child (widget_class, MtEntryRow, text);
  gtk_widget_class_bind_template_child (widget_class, MtEntryRow, details);
  gtk_widget_class_set_css_name (widget_class, "entry-row");
}

static void
mt_entry_row_init (MtEntryRow *self)
{
  self->height = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self->face), MT_SUN_SIZE, MT_SUN_SIZE);
  mt_slide_set_icons (MT_SLIDE (self), "emoji-flags-symbolic", "user-trash-symbolic");
}

MtEntryRow *
mt_entry_row_new (void)
{
  return g_object_new (MT_TYPE_ENTRY_ROW, NULL);
}

void
mt_entry_row_bind (MtEntryRow *self, GtkListItem *list_item, MtSought *sought)
{
  g_return_if_fail (MT_IS_ENTRY_ROW (self));
  let_go (self);
  mt_slide_reset (MT_SLIDE (self));
  if (!list_item)
    return;
  self->list_item = list_item;
  self->sought = sought ? mt_sought_ref (sought) : NULL;
  self->item = g_object_ref (gtk_list_item_get_item (list_item));
  self->handler = g_signal_connect_swapped (self->item, "notify::entry", G_CALLBACK (update), self);
  update (self);
}

MtEntryItem *
mt_entry_row_get_item (MtEntryRow *self)
{
  g_return_val_if_fail (MT_IS_ENTRY_ROW (self), NULL);
  return self->item;
}
