/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cards/card-view.h"

#include "app/cards/card-part.h"
#include "app/prompts/cards.h"
#include "core/kind.h"

struct _MtCardView {
  AdwBin parent_instance;

  const MtKind *kind;
  gboolean editable;
  GPtrArray *parts; /* MtCardPart; their rows belong to the lists */

  GtkWidget *filled, *more, *nothing;
  GtkListBox *filled_list, *more_list;
};

G_DEFINE_FINAL_TYPE (MtCardView, mt_card_view, ADW_TYPE_BIN)

enum { SIGNAL_EDIT, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
activated_cb (MtCardView *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, gtk_widget_get_name (GTK_WIDGET (row)));
}

/* ---- The widget ---- */

static GtkListBox *
make_list (MtCardView *self, const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_LIST_BOX (list);
}

static GtkWidget *
make_label (const char *words, const char *css_class, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "accessible-role", role, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_part (MtCardView *self, const MtField *field)
{
  MtCardPart *part = mt_card_part_new (self->kind, field, self->editable);

  g_ptr_array_add (self->parts, part);
  gtk_list_box_append (self->filled_list, part->filled);
  gtk_list_box_append (self->more_list, part->empty);
}

static void
build (MtCardView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->filled_list = make_list (self, _ (self->kind->name));
  self->filled = GTK_WIDGET (self->filled_list);
  self->more_list = make_list (self, _ (MT_PROMPT_CARD_MORE));
  self->more = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->nothing = make_label (_ (MT_PROMPT_CARD_EMPTY), "dimmed", GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_label_set_justify (GTK_LABEL (self->nothing), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (self->nothing), 0.5f);
  gtk_box_append (GTK_BOX (self->more),
                  make_label (_ (MT_PROMPT_CARD_MORE), "heading", GTK_ACCESSIBLE_ROLE_HEADING));
  gtk_box_append (GTK_BOX (self->more), GTK_WIDGET (self->more_list));
  gtk_box_append (GTK_BOX (box),
                  make_label (_ (self->kind->name), "title-2", GTK_ACCESSIBLE_ROLE_HEADING));
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), self->filled);
  gtk_box_append (GTK_BOX (box), self->more);
  adw_bin_set_child (ADW_BIN (self), box);
  for (gsize i = 0; i < self->kind->n_fields; i++)
    add_part (self, &self->kind->fields[i]);
  add_part (self, NULL);
}

static void
mt_card_view_dispose (GObject *object)
{
  g_ptr_array_set_size (MT_CARD_VIEW (object)->parts, 0);
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (mt_card_view_parent_class)->dispose (object);
}

static void
mt_card_view_finalize (GObject *object)
{
  g_ptr_array_unref (MT_CARD_VIEW (object)->parts);
  G_OBJECT_CLASS (mt_card_view_parent_class)->finalize (object);
}

static void
mt_card_view_class_init (MtCardViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_card_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_card_view_finalize;
  signals[SIGNAL_EDIT] = g_signal_new ("edit", MT_TYPE_CARD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mt_card_view_init (MtCardView *self)
{
  self->parts = g_ptr_array_new_with_free_func (g_free);
}

MtCardView *
mt_card_view_new (const char *kind, gboolean editable)
{
  MtCardView *self = g_object_new (MT_TYPE_CARD_VIEW, NULL);

  self->kind = mt_kind_find (kind);
  g_return_val_if_fail (self->kind && self->kind->card, self);
  self->editable = editable;
  build (self);
  return self;
}

void
mt_card_view_show (MtCardView *self, MtEntry *entry)
{
  guint n_filled = 0, n_empty = 0;

  g_return_if_fail (MT_IS_CARD_VIEW (self) && MT_IS_ENTRY (entry));
  for (guint i = 0; i < self->parts->len; i++) {
    if (mt_card_part_show (self->parts->pdata[i], entry))
      n_filled++;
    else if (mt_card_part_asks (self->parts->pdata[i]))
      n_empty++;
  }
  gtk_widget_set_visible (self->filled, n_filled > 0);
  gtk_widget_set_visible (self->more, self->editable && n_empty > 0);
  gtk_widget_set_visible (self->nothing, n_filled == 0);
}
