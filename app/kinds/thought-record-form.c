/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/kinds/thought-record-form.h"

#include "app/editor/form.h"
#include "app/kinds/columns.h"
#include "app/prompts/thinking.h"

#include <stdlib.h>

/* What is rated twice, and where the first answer is shown the second time. */
static const struct {
  const char *first, *now;
} rated[] = {
  { "belief", "belief-now" },
  { "strength", "strength-now" },
};

static const char *const further[] = { "speaks-for", "speaks-against", "another-view",
                                       "belief-now", "strength-now",   NULL };

struct _MtThoughtRecordForm {
  MtKindForm parent_instance;

  GtkBox *box;
  GtkWidget *unfold; /* the button; gone once that is unfolded */
  GtkRevealer *further;
  GtkLabel *at_first[G_N_ELEMENTS (rated)];
  MtForm *form; /* what every entry has */
};

G_DEFINE_FINAL_TYPE (MtThoughtRecordForm, mt_thought_record_form, MT_TYPE_KIND_FORM)

/* ---- The first answers ---- */

static void
show_first (MtThoughtRecordForm *self, gsize i)
{
  const char *value =
      mt_entry_get_value (mt_kind_form_get_entry (MT_KIND_FORM (self)), rated[i].first);
  g_autofree char *said =
      value ? g_strdup_printf (_ (MT_PROMPT_THOUGHT_FIRST), atoi (value)) : NULL;

  gtk_label_set_label (self->at_first[i], said ? said : "");
  gtk_widget_set_visible (GTK_WIDGET (self->at_first[i]), said != NULL);
}

static void
show_firsts (MtThoughtRecordForm *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rated); i++)
    show_first (self, i);
}

/* ---- Parts ---- */

static void
add (MtThoughtRecordForm *self, GtkBox *column, const char *field)
{
  mt_column_add (column, mt_kind_form_make_part (MT_KIND_FORM (self), field)->widget);
}

/* A line or a choice of words does not say its name by itself. */
static MtFormPart *
add_named (MtThoughtRecordForm *self, AdwWrapBox *columns, const char *field)
{
  MtFormPart *part = mt_kind_form_make_part (MT_KIND_FORM (self), field);
  GtkBox *column = mt_columns_add (columns, _ (part->field->name));

  mt_column_add (column, part->widget);
  return part;
}

static void
add_rating (MtThoughtRecordForm *self, AdwWrapBox *columns, gsize i)
{
  MtFormPart *part = add_named (self, columns, rated[i].first);

  g_signal_connect_object (part->widget, "chosen", G_CALLBACK (show_firsts), self,
                           G_CONNECT_SWAPPED);
}

static void
add_rating_now (MtThoughtRecordForm *self, AdwWrapBox *columns, gsize i)
{
  MtFormPart *part = add_named (self, columns, rated[i].now);
  GtkBox *column = GTK_BOX (gtk_widget_get_parent (part->widget));
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_insert_child_after (column, label, gtk_widget_get_first_child (GTK_WIDGET (column)));
  self->at_first[i] = GTK_LABEL (label);
}

/* ---- Going on ---- */

static void
set_unfolded (MtThoughtRecordForm *self, gboolean unfolded)
{
  gtk_revealer_set_reveal_child (self->further, unfolded);
  gtk_widget_set_visible (self->unfold, !unfolded);
}

static void
unfold_cb (MtThoughtRecordForm *self)
{
  set_unfolded (self, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->further), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_further (MtThoughtRecordForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  AdwWrapBox *sides = mt_columns_new (), *view = mt_columns_new (), *now = mt_columns_new ();

  add (self, mt_columns_add (sides, NULL), "speaks-for");
  add (self, mt_columns_add (sides, NULL), "speaks-against");
  add (self, mt_columns_add (view, NULL), "another-view");
  for (gsize i = 0; i < G_N_ELEMENTS (rated); i++)
    add_rating_now (self, now, i);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (sides));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (now));
  return box;
}

/* ---- Showing the entry ---- */

/* What is unfolded stays so while one is here. */
static void
mt_thought_record_form_refresh (MtKindForm *form)
{
  MtThoughtRecordForm *self = MT_THOUGHT_RECORD_FORM (form);

  show_firsts (self);
  if (mt_kind_form_has_any (form, further))
    set_unfolded (self, TRUE);
  mt_form_refresh (self->form);
}

/* ---- The widget ---- */

static void
mt_thought_record_form_class_init (MtThoughtRecordFormClass *klass)
{
  MT_KIND_FORM_CLASS (klass)->refresh = mt_thought_record_form_refresh;
}

static void
mt_thought_record_form_init (MtThoughtRecordForm *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  self->further = GTK_REVEALER (gtk_revealer_new ());
  self->unfold = gtk_button_new_with_label (_ (MT_PROMPT_THOUGHT_FURTHER));
  gtk_widget_add_css_class (self->unfold, "pill");
  gtk_widget_set_halign (self->unfold, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->unfold, "clicked", G_CALLBACK (unfold_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static void
build (MtThoughtRecordForm *self)
{
  AdwWrapBox *scene = mt_columns_new (), *felt = mt_columns_new ();

  add (self, mt_columns_add (scene, NULL), "situation");
  add_rating (self, scene, 0);
  add_named (self, felt, "feelings");
  add_rating (self, felt, 1);
  gtk_box_append (self->box, GTK_WIDGET (scene));
  gtk_box_append (self->box, GTK_WIDGET (felt));
  gtk_box_append (self->box, self->unfold);
  gtk_revealer_set_child (self->further, make_further (self));
  gtk_box_append (self->box, GTK_WIDGET (self->further));
}

MtKindForm *
mt_thought_record_form_new (MtDrafts *drafts, MtDraft *draft)
{
  static const char *const shown_here[] = {
    "situation",      "belief",       "feelings",   "strength",     "speaks-for",
    "speaks-against", "another-view", "belief-now", "strength-now", NULL
  };
  MtThoughtRecordForm *self = g_object_new (MT_TYPE_THOUGHT_RECORD_FORM, NULL);

  mt_kind_form_set_draft (MT_KIND_FORM (self), draft);
  build (self);
  self->form = mt_form_new (draft, shown_here);
  gtk_box_append (self->box, GTK_WIDGET (self->form));
  mt_kind_form_refresh (MT_KIND_FORM (self));
  return MT_KIND_FORM (self);
}
