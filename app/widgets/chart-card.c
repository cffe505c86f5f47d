/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/chart-card.h"

#include <glib/gi18n.h>

#define DESCRIBED 12 /* values a screen reader says of the picture; all of them stand below it */

struct _MtChartCard {
  AdwBin parent_instance;

  MtChart *chart;
  GPtrArray *rows; /* AdwActionRow, owned by @numbers: once they were unfolded */
  GArray *shown;   /* guint: the value of each row */
  gboolean newest_first;

  GtkWidget *list;
  GtkLabel *title, *about, *above, *below, *first, *last, *pointed;
  GtkWidget *days;
  AdwExpanderRow *numbers;
};

G_DEFINE_FINAL_TYPE (MtChartCard, mt_chart_card, ADW_TYPE_BIN)

/* ---- The numbers ---- */

static const MtChartMark *
mark_of_row (MtChartCard *self, guint i)
{
  return mt_chart_get_mark (self->chart, g_array_index (self->shown, guint, i));
}

static void
row_activated_cb (MtChartCard *self, AdwActionRow *row)
{
  guint i;
  const MtChartMark *mark;

  g_assert (g_ptr_array_find (self->rows, row, &i));
  mark = mark_of_row (self, i);
  if (mark->id)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-entry", "s", mark->id);
}

static GtkWidget *
add_row (MtChartCard *self)
{
  GtkWidget *row = adw_action_row_new (), *value = gtk_label_new (NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  g_object_set_data (G_OBJECT (row), "value", value);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->numbers, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
show_row (MtChartCard *self, guint i)
{
  GtkWidget *row = i < self->rows->len ? self->rows->pdata[i] : add_row (self);
  const MtChartMark *mark = mark_of_row (self, i);
  g_autofree char *said = mt_chart_say (mark);
  g_autofree char *below =
      mark->detail ? g_strconcat (mark->value, "\n", mark->detail, NULL) : NULL;
  GtkWidget *value = g_object_get_data (G_OBJECT (row), "value");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 mark->title ? mark->title : mark->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below ? below : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), mark->id != NULL);
  gtk_label_set_label (GTK_LABEL (value), mark->value);
  gtk_widget_set_visible (value, !below); /* what is more than a word has the whole width */
  /* the title alone would be its name */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

/* Values that are none have no row. */
static void
choose_rows (MtChartCard *self)
{
  guint n_marks = mt_chart_get_n_marks (self->chart);

  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < n_marks; i++) {
    guint mark = self->newest_first ? n_marks - 1 - i : i;

    if (mt_chart_get_mark (self->chart, mark)->value)
      g_array_append_val (self->shown, mark);
  }
}

static void
show_numbers (MtChartCard *self)
{
  choose_rows (self);
  if (!adw_expander_row_get_expanded (self->numbers) && self->rows->len == 0)
    return;
  for (guint i = 0; i < self->shown->len; i++)
    show_row (self, i);
  while (self->rows->len > self->shown->len) {
    GtkWidget *row = g_ptr_array_steal_index (self->rows, self->rows->len - 1);

    adw_expander_row_remove (self->numbers, row);
  }
}

/* ---- The picture ---- */

static void
describe (MtChartCard *self, const char *title, const char *rests_on)
{
  g_autoptr (GString) values = g_string_new (NULL);
  /* Translators: for a screen reader: the name of a scale, and what is known of it:
   * “The hour as a whole. From 6 check-ins”. */
  g_autofree char *label = g_strdup_printf (C_ ("picture", "%1$s. %2$s"), title, rests_on);
  guint n_said = MIN (self->shown->len, DESCRIBED);

  for (guint i = 0; i < n_said; i++) {
    guint row = self->newest_first ? n_said - 1 - i : i;
    const MtChartMark *mark = mark_of_row (self, row);

    if (values->len > 0)
      g_string_append (values, C_ ("list", ", "));
    /* Translators: a day and what was chosen then: “Yesterday: 7”. */
    g_string_append_printf (values, C_ ("day and value", "%1$s: %2$s"), mark->label, mark->value);
  }
  mt_chart_describe (self->chart, label, values->str);
}

static void
pointed_cb (MtChartCard *self)
{
  int cursor = mt_chart_get_cursor (self->chart);
  g_autofree char *said =
      cursor >= 0 ? mt_chart_say (mt_chart_get_mark (self->chart, (guint)cursor)) : NULL;

  if (said)
    gtk_label_set_label (self->pointed, said);
  gtk_widget_set_visible (GTK_WIDGET (self->pointed), said != NULL);
}

static void
show_words (GtkLabel *label, const char *words)
{
  gtk_label_set_label (label, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

void
mt_chart_card_show (MtChartCard *self,
                    const MtChartWords *words,
                    const MtChartMark *marks,
                    guint n_marks,
                    const char *rests_on)
{
  g_return_if_fail (MT_IS_CHART_CARD (self) && words->title && (rests_on || n_marks == 0));
  self->newest_first = words->newest_first;
  show_words (self->title, words->title);
  show_words (self->about, words->about);
  show_words (self->above, words->above);
  show_words (self->below, words->below);
  show_words (self->first, words->first);
  show_words (self->last, words->last);
  gtk_label_set_xalign (self->last, words->first ? 1 : 0.5f);
  gtk_widget_set_visible (self->days, words->first || words->last);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words->title, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), n_marks > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->numbers), n_marks > 0);
  mt_chart_set (self->chart, marks, n_marks);
  show_numbers (self);
  if (n_marks == 0)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->numbers), rests_on);
  describe (self, words->title, rests_on);
}

/* ---- The widget ---- */

static GtkLabel *
add_caption (GtkWidget *box, const char *style, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_justify (GTK_LABEL (label), xalign > 0 ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, style);
  if (g_str_equal (style, "caption"))
    gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_picture (MtChartCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "course");
  self->title = add_caption (box, "heading", 0);
  self->about = add_caption (box, "caption", 0);
  self->above = add_caption (box, "caption", 0);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chart));
  self->below = add_caption (box, "caption", 0);
  self->days = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->first = add_caption (self->days, "caption", 0);
  self->last = add_caption (self->days, "caption", 1);
  gtk_box_append (GTK_BOX (box), self->days);
  self->pointed = add_caption (box, "pointed", 0);
  gtk_widget_set_visible (GTK_WIDGET (self->pointed), FALSE);
  return box;
}

static void
build (MtChartCard *self)
{
  GtkWidget *row = gtk_list_box_row_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_picture (self));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  self->numbers = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->numbers), FALSE);
  g_signal_connect_object (self->numbers, "notify::expanded", G_CALLBACK (show_numbers), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->list), GTK_WIDGET (self->numbers));
  adw_bin_set_child (ADW_BIN (self), self->list);
}

static void
mt_chart_card_finalize (GObject *object)
{
  g_ptr_array_unref (MT_CHART_CARD (object)->rows);
  g_array_unref (MT_CHART_CARD (object)->shown);
  G_OBJECT_CLASS (mt_chart_card_parent_class)->finalize (object);
}

static void
mt_chart_card_class_init (MtChartCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mt_chart_card_finalize;
}

static void
mt_chart_card_init (MtChartCard *self)
{
  self->rows = g_ptr_array_new ();
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
}

MtChartCard *
mt_chart_card_new (MtChart *chart)
{
  MtChartCard *self = g_object_new (MT_TYPE_CHART_CARD, NULL);

  self->chart = chart;
  build (self);
  g_signal_connect_object (chart, "pointed", G_CALLBACK (pointed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

MtChart *
mt_chart_card_get_chart (MtChartCard *self)
{
  return self->chart;
}
