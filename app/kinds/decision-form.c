/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/kinds/decision-form.h"

#include "app/editor/form.h"
#include "app/kinds/columns.h"
#include "app/prompts/thinking.h"

#define WAYS 4
#define OPEN_AT_FIRST 2

/* Each way: its name, what speaks for it, what against. */
static const char *const ways[WAYS][4] = {
  { "option-1", "for-1", "against-1", NULL },
  { "option-2", "for-2", "against-2", NULL },
  { "option-3", "for-3", "against-3", NULL },
  { "option-4", "for-4", "against-4", NULL },
};

struct _MtDecisionForm {
  MtKindForm parent_instance;

  GtkBox *box;
  GtkWidget *cards[WAYS];
  GtkWidget *another; /* the button that shows the next card */
  MtForm *form;       /* the rest */
};

G_DEFINE_FINAL_TYPE (MtDecisionForm, mt_decision_form, MT_TYPE_KIND_FORM)

/* ---- Ways ---- */

static gsize
count_shown (MtDecisionForm *self)
{
  gsize n_shown = 0;

  while (n_shown < WAYS && gtk_widget_get_visible (self->cards[n_shown]))
    n_shown++;
  return n_shown;
}

static void
show_ways (MtDecisionForm *self, gsize n_shown)
{
  for (gsize i = 0; i < WAYS; i++)
    gtk_widget_set_visible (self->cards[i], i < n_shown);
  gtk_widget_set_visible (self->another, n_shown < WAYS);
}

static void
another_cb (MtDecisionForm *self)
{
  gsize n_shown = count_shown (self);

  g_return_if_fail (n_shown < WAYS);
  show_ways (self, n_shown + 1);
  gtk_widget_child_focus (self->cards[n_shown], GTK_DIR_TAB_FORWARD);
}

static void
add_way (MtDecisionForm *self, AdwWrapBox *columns, gsize i)
{
  GtkBox *card = mt_columns_add (columns, NULL);

  for (gsize k = 0; ways[i][k]; k++)
    mt_column_add (card, mt_kind_form_make_part (MT_KIND_FORM (self), ways[i][k])->widget);
  self->cards[i] = GTK_WIDGET (card);
}

/* ---- Showing the entry ---- */

/* What is shown stays so while one is here. */
static void
mt_decision_form_refresh (MtKindForm *form)
{
  MtDecisionForm *self = MT_DECISION_FORM (form);
  gsize n_shown = MAX (count_shown (self), OPEN_AT_FIRST);

  for (gsize i = n_shown; i < WAYS; i++)
    if (mt_kind_form_has_any (form, ways[i]))
      n_shown = i + 1;
  show_ways (self, n_shown);
  mt_form_refresh (self->form);
}

/* ---- The widget ---- */

static void
mt_decision_form_class_init (MtDecisionFormClass *klass)
{
  MT_KIND_FORM_CLASS (klass)->refresh = mt_decision_form_refresh;
}

static void
mt_decision_form_init (MtDecisionForm *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  self->another = gtk_button_new_with_label (_ (MT_PROMPT_DECISION_ANOTHER));
  gtk_widget_add_css_class (self->another, "pill");
  gtk_widget_set_halign (self->another, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->another, "clicked", G_CALLBACK (another_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

MtKindForm *
mt_decision_form_new (MtDrafts *drafts, MtDraft *draft)
{
  static const char *const shown_here[] = { "option-1",  "for-1",     "against-1", "option-2",
                                            "for-2",     "against-2", "option-3",  "for-3",
                                            "against-3", "option-4",  "for-4",     "against-4",
                                            NULL };
  MtDecisionForm *self = g_object_new (MT_TYPE_DECISION_FORM, NULL);
  AdwWrapBox *columns = mt_columns_new ();

  mt_kind_form_set_draft (MT_KIND_FORM (self), draft);
  gtk_box_append (self->box, GTK_WIDGET (columns));
  for (gsize i = 0; i < WAYS; i++) {
    add_way (self, columns, i);
    gtk_widget_set_visible (self->cards[i], i < OPEN_AT_FIRST);
  }
  gtk_box_append (self->box, self->another);
  self->form = mt_form_new (draft, shown_here);
  gtk_box_append (self->box, GTK_WIDGET (self->form));
  mt_kind_form_refresh (MT_KIND_FORM (self));
  return MT_KIND_FORM (self);
}
