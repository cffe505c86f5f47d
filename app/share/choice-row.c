/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/choice-row.h"

#include "app/share/entry-words.h"
#include "app/share/sheet-part.h"
#include "app/widgets/say-entry.h"
#include "app/widgets/say-time.h"
#include "core/due.h"

#include <glib/gi18n.h>

struct _MtChoiceRow {
  AdwBin parent_instance;

  MtChosen *chosen;
  gboolean in_booklet;
  GtkListItem *list_item; /* not owned: it is told to let go */
  GObject *item;          /* MtEntryItem or MtSheetPart */

  GtkCheckButton *check;
  GtkLabel *about;
  GtkLabel *beginning;
  GtkLabel *hidden;
  GtkWidget *shown;
};

G_DEFINE_FINAL_TYPE (MtChoiceRow, mt_choice_row, ADW_TYPE_BIN)

static MtEntry *
get_entry (MtChoiceRow *self)
{
  return MT_IS_ENTRY_ITEM (self->item) ? mt_entry_item_get_entry (MT_ENTRY_ITEM (self->item))
                                       : NULL;
}

/* What is chosen by it; NULL until it was read. */
static const char *
get_id (MtChoiceRow *self)
{
  MtEntry *entry = get_entry (self);

  if (MT_IS_SHEET_PART (self->item))
    return mt_sheet_part_get_id (MT_SHEET_PART (self->item));
  return entry ? mt_entry_get_id (entry) : NULL;
}

static void
toggled_cb (MtChoiceRow *self)
{
  const char *id = get_id (self);

  if (id)
    mt_chosen_set (self->chosen, id, gtk_check_button_get_active (self->check));
}

static void
show (MtChoiceRow *self, const char *about, const char *beginning, const char *spoken)
{
  gtk_label_set_label (self->about, about);
  gtk_label_set_label (self->beginning, beginning);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  if (self->list_item)
    gtk_list_item_set_accessible_label (self->list_item, spoken);
}

/* Of what is closed, that choosing it hands over its words all the same, or does not. */
static char *
say_beginning (MtChoiceRow *self, MtEntry *entry)
{
  g_autofree char *beginning = mt_entry_words_beginning (entry);

  if (!mt_due_is_closed (entry, mt_say_today (), NULL))
    return g_steal_pointer (&beginning);
  if (self->in_booklet)
    /* Translators: under a closed letter to oneself, where a booklet is made; the first part says
     * that it is closed. */
    return g_strdup_printf (_ ("%s. It is not in the booklet until then."), beginning);
  /* Translators: under a closed letter to oneself, before it is chosen to be handed over; the first
   * part says that it is closed. */
  return g_strdup_printf (_ ("%s. If you choose it, its words go along."), beginning);
}

static void
show_entry (MtChoiceRow *self, MtEntry *entry)
{
  g_autofree char *about = mt_say_entry_origin (entry, mt_say_today ());
  g_autofree char *beginning = say_beginning (self, entry);
  g_autofree char *spoken = mt_entry_words_spoken (entry);

  show (self, about, beginning, spoken);
}

static void
show_part (MtChoiceRow *self, MtSheetPart *part)
{
  const char *about = mt_sheet_part_get_about (part), *words = mt_sheet_part_get_words (part);
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), about, words);

  show (self, about, words, spoken);
}

/* What is changed of a ticked entry for the reader, and the way to change it. */
static void
update_changes (MtChoiceRow *self)
{
  const char *id = MT_IS_ENTRY_ITEM (self->item) ? get_id (self) : NULL;
  gboolean is_chosen = id && mt_chosen_contains (self->chosen, id);
  guint n_hidden = is_chosen ? mt_chosen_count_hidden (self->chosen, id) : 0;
  g_autofree char *hidden =
      g_strdup_printf (ngettext ("%u part hidden", "%u parts hidden", n_hidden), n_hidden);

  gtk_widget_set_visible (self->shown, is_chosen);
  if (is_chosen)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->shown), "s", id);
  gtk_label_set_label (self->hidden, hidden);
  gtk_widget_set_visible (GTK_WIDGET (self->hidden), n_hidden > 0);
}

static void
update_tick (MtChoiceRow *self)
{
  const char *id = get_id (self);

  g_signal_handlers_block_by_func (self->check, toggled_cb, self);
  gtk_check_button_set_active (self->check, id && mt_chosen_contains (self->chosen, id));
  g_signal_handlers_unblock_by_func (self->check, toggled_cb, self);
  update_changes (self);
}

/* Until the entry was read there is nothing one could choose. */
static void
update (MtChoiceRow *self)
{
  const char *id = get_id (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->check), id != NULL);
  if (MT_IS_SHEET_PART (self->item))
    show_part (self, MT_SHEET_PART (self->item));
  else if (id)
    show_entry (self, get_entry (self));
  else
    show (self, "", "", "");
  update_tick (self);
}

static void
mt_choice_row_dispose (GObject *object)
{
  MtChoiceRow *self = MT_CHOICE_ROW (object);

  if (self->item)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_CHOICE_ROW);
  g_clear_object (&self->chosen);
  G_OBJECT_CLASS (mt_choice_row_parent_class)->dispose (object);
}

static void
mt_choice_row_class_init (MtChoiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_choice_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/share/choice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MtChoiceRow, check);
  gtk_widget_class_bind_template_child (widget_class, MtChoiceRow, about);
  gtk_widget_class_bind_template_child (widget_class, MtChoiceRow, beginning);
  gtk_widget_class_bind_template_child (widget_class, MtChoiceRow, hidden);
  gtk_widget_class_bind_template_child (widget_class, MtChoiceRow, shown);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
mt_choice_row_init (MtChoiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->shown), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->shown), "share.shown");
}

MtChoiceRow *
mt_choice_row_new (MtMaking *making)
{
  MtChoiceRow *self = g_object_new (MT_TYPE_CHOICE_ROW, NULL);

  self->in_booklet = mt_making_is_booklet (making, NULL);
  self->chosen = g_object_ref (mt_making_get_chosen (making));
  g_signal_connect_object (self->chosen, "changed", G_CALLBACK (update_tick), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
mt_choice_row_bind (MtChoiceRow *self, GtkListItem *list_item)
{
  GObject *item = list_item ? gtk_list_item_get_item (list_item) : NULL;

  g_return_if_fail (MT_IS_CHOICE_ROW (self));
  if (self->item)
    g_signal_handlers_disconnect_by_data (self->item, self);
  self->list_item = list_item;
  g_set_object (&self->item, item);
  if (MT_IS_ENTRY_ITEM (item))
    g_signal_connect_swapped (item, "notify::entry", G_CALLBACK (update), self);
  update (self);
}
