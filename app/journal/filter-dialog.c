/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/filter-dialog.h"

#include "app/dialog.h"
#include "app/widgets/day-row.h"
#include "app/widgets/private-text.h"
#include "app/widgets/say-entry.h"
#include "app/widgets/say-time.h"
#include "core/journal-words.h"
#include "core/kind.h"
#include "core/kinds/ids.h"

#include <glib/gi18n.h>

#define PEOPLE 100
#define SESSIONS 100

/* What can be chosen for the days; all but the first and the last end today. */
enum { ANY_TIME, WEEK, MONTH, YEAR, CHOSEN_DAYS };
static const int n_days[] = { 0, 7, 30, 365 };

struct _MtFilterDialog {
  AdwDialog parent_instance;

  MtJournal *journal;
  GCancellable *cancellable;
  MtFilter *filter;
  const MtField *scale;
  GPtrArray *ids; /* of what can be chosen in "about", from its second row on */
  GtkStringList *names;
  char **hidden; /* ids of people who are not offered */

  AdwComboRow *low, *high, *period, *about;
  AdwSpinRow *from, *to;
  GtkEditable *without;
};

G_DEFINE_FINAL_TYPE (MtFilterDialog, mt_filter_dialog, ADW_TYPE_DIALOG)

/* ---- Mood ---- */

static void
fill_step (AdwComboRow *row, const MtField *scale, int chosen)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  /* Translators: any mood. */
  gtk_string_list_append (words, C_ ("mood", "Any"));
  for (gsize i = 0; i < scale->n_choices; i++)
    gtk_string_list_append (words, _ (scale->choices[i].name));
  adw_combo_row_set_model (row, G_LIST_MODEL (words));
  adw_combo_row_set_selected (row, (guint)chosen);
}

/* One end alone leaves the other open. */
static void
take_steps (MtFilterDialog *self)
{
  double low = adw_combo_row_get_selected (self->low);
  double high = adw_combo_row_get_selected (self->high);

  g_set_str (&self->filter->scale, low > 0 || high > 0 ? self->scale->id : NULL);
  low = low > 0 ? low - 1 + self->scale->min : self->scale->min;
  high = high > 0 ? high - 1 + self->scale->min : self->scale->max;
  self->filter->low = MIN (low, high);
  self->filter->high = MAX (low, high);
}

static void
show_steps (MtFilterDialog *self)
{
  gboolean any = !self->filter->scale;
  int first = 1 - (int)self->scale->min;

  fill_step (self->low, self->scale, any ? 0 : (int)self->filter->low + first);
  fill_step (self->high, self->scale, any ? 0 : (int)self->filter->high + first);
}

/* ---- Days ---- */

static void
period_changed_cb (MtFilterDialog *self)
{
  gboolean chosen = adw_combo_row_get_selected (self->period) == CHOSEN_DAYS;

  gtk_widget_set_visible (GTK_WIDGET (self->from), chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->to), chosen);
}

static void
take_days (MtFilterDialog *self)
{
  guint period = adw_combo_row_get_selected (self->period);
  gint32 from = (gint32)adw_spin_row_get_value (self->from);
  gint32 to = (gint32)adw_spin_row_get_value (self->to);

  self->filter->from = MT_DAY_MIN;
  self->filter->to = MT_DAY_MAX;
  if (period == CHOSEN_DAYS) {
    self->filter->from = MIN (from, to);
    self->filter->to = MAX (from, to);
  } else if (period != ANY_TIME)
    self->filter->from = mt_say_today () - n_days[period] + 1;
}

static void
show_days (MtFilterDialog *self)
{
  const MtFilter *filter = self->filter;
  gint32 today = mt_say_today ();
  guint period = CHOSEN_DAYS;

  if (filter->from == MT_DAY_MIN && filter->to == MT_DAY_MAX)
    period = ANY_TIME;
  for (guint i = WEEK; i <= YEAR; i++)
    if (filter->to == MT_DAY_MAX && filter->from == today - n_days[i] + 1)
      period = i;
  adw_combo_row_set_selected (self->period, period);
  adw_spin_row_set_value (self->from, filter->from == MT_DAY_MIN ? today : filter->from);
  adw_spin_row_set_value (self->to, filter->to == MT_DAY_MAX ? today : filter->to);
  period_changed_cb (self);
}

/* ---- Person or session ---- */

static void
add_about (MtFilterDialog *self, const char *id, const char *name)
{
  if (g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->ids, g_strdup (id));
  gtk_string_list_append (self->names, name);
  if (g_strcmp0 (id, self->filter->about) == 0)
    adw_combo_row_set_selected (self->about, self->ids->len);
}

static void
hidden_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MtFilterDialog *self = data;

  self->hidden = mt_journal_list_hidden_words_finish (MT_JOURNAL (source), result, NULL);
  g_object_unref (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtFilterDialog) self = data;
  g_autoptr (GPtrArray) entries = mt_journal_list_finish (MT_JOURNAL (source), result, NULL);
  gint32 today = mt_say_today ();

  for (guint i = 0; entries && i < entries->len; i++) {
    MtEntry *entry = entries->pdata[i];
    gboolean session = g_str_equal (mt_entry_get_kind (entry), MT_KIND_SESSION);
    gboolean hidden = self->hidden &&
                      g_strv_contains ((const char *const *)self->hidden, mt_entry_get_id (entry));
    g_autofree char *name = session ? mt_say_entry_origin (entry, today) : mt_say_entry (entry);

    if (!hidden)
      add_about (self, mt_entry_get_id (entry), name);
  }
}

static void
list (MtFilterDialog *self, const char *kind, guint limit)
{
  MtFilter filter = MT_FILTER_ALL;

  filter.kind = (char *)kind;
  mt_journal_list (self->journal, &filter, MT_KEY_NONE, limit, self->cancellable, listed_cb,
                   g_object_ref (self));
}

/* ---- The dialog ---- */

static void
choose_cb (MtFilterDialog *self)
{
  guint about = adw_combo_row_get_selected (self->about);
  const char *without = gtk_editable_get_text (self->without);

  take_steps (self);
  take_days (self);
  g_set_str (&self->filter->about,
             about > 0 && about <= self->ids->len ? self->ids->pdata[about - 1] : NULL);
  g_set_str (&self->filter->without, *without ? without : NULL);
  g_signal_emit_by_name (self, "chosen");
  adw_dialog_close (ADW_DIALOG (self));
}

static void
mt_filter_dialog_dispose (GObject *object)
{
  MtFilterDialog *self = MT_FILTER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  mt_dialog_dispose (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_FILTER_DIALOG);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (mt_filter_dialog_parent_class)->dispose (object);
}

static void
mt_filter_dialog_finalize (GObject *object)
{
  MtFilterDialog *self = MT_FILTER_DIALOG (object);

  g_object_unref (self->cancellable);
  g_object_unref (self->names);
  g_ptr_array_unref (self->ids);
  g_strfreev (self->hidden);
  mt_filter_free (self->filter);
  G_OBJECT_CLASS (mt_filter_dialog_parent_class)->finalize (object);
}

static void
mt_filter_dialog_class_init (MtFilterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_filter_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_filter_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = mt_dialog_closed;
  g_signal_new ("chosen", MT_TYPE_FILTER_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/journal/filter-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MtFilterDialog, low);
  gtk_widget_class_bind_template_child (widget_class, MtFilterDialog, high);
  gtk_widget_class_bind_template_child (widget_class, MtFilterDialog, period);
  gtk_widget_class_bind_template_child (widget_class, MtFilterDialog, about);
  gtk_widget_class_bind_template_child (widget_class, MtFilterDialog, from);
  gtk_widget_class_bind_template_child (widget_class, MtFilterDialog, to);
  gtk_widget_class_bind_template_child (widget_class, MtFilterDialog, without);
  gtk_widget_class_bind_template_callback (widget_class, period_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
mt_filter_dialog_init (MtFilterDialog *self)
{
  const MtKind *mood = mt_kind_find ("mood");
  const char *const periods[] = { C_ ("days", "Any Time"), _ ("The Last 7 Days"),
                                  _ ("The Last 30 Days"), _ ("The Last 12 Months"),
                                  /* Translators: two days that a person chooses. */
                                  _ ("From One Day to Another"), NULL };
  g_autoptr (GtkStringList) words = gtk_string_list_new (periods);

  self->scale = mt_kind_find_field (mood, mood->tap);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->names = gtk_string_list_new (NULL);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_day_row_use (self->from);
  mt_day_row_use (self->to);
  mt_private_text (GTK_WIDGET (self->without), 0);
  adw_combo_row_set_model (self->period, G_LIST_MODEL (words));
  /* Translators: any person or session. */
  gtk_string_list_append (self->names, C_ ("person or session", "Any"));
  adw_combo_row_set_expression (
      self->about, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  adw_combo_row_set_model (self->about, G_LIST_MODEL (self->names));
}

MtFilterDialog *
mt_filter_dialog_new (MtJournal *journal, const MtFilter *filter, const char *about_name)
{
  MtFilterDialog *self = g_object_new (MT_TYPE_FILTER_DIALOG, NULL);

  self->journal = g_object_ref (journal);
  self->filter = mt_filter_copy (filter);
  show_steps (self);
  show_days (self);
  if (filter->without)
    gtk_editable_set_text (self->without, filter->without);
  if (filter->about)
    add_about (self, filter->about, about_name);
  /* The journal answers in the order it is asked. */
  mt_journal_list_hidden_words (journal, MT_USED_WORDS_PEOPLE, self->cancellable, hidden_cb,
                                g_object_ref (self));
  list (self, MT_KIND_THERAPIST, PEOPLE);
  list (self, MT_KIND_SESSION, SESSIONS);
  return self;
}

const MtFilter *
mt_filter_dialog_get_filter (MtFilterDialog *self)
{
  g_return_val_if_fail (MT_IS_FILTER_DIALOG (self), NULL);
  return self->filter;
}

const char *
mt_filter_dialog_get_about_name (MtFilterDialog *self)
{
  guint about;

  g_return_val_if_fail (MT_IS_FILTER_DIALOG (self), NULL);
  about = adw_combo_row_get_selected (self->about);
  return about > 0 ? gtk_string_list_get_string (self->names, about) : NULL;
}
