/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/bin-row.h"

#include "app/journal/entry-row.h"
#include "app/widgets/say-time.h"
#include "core/change.h"
#include "core/day.h"

#include <glib/gi18n.h>

struct _MtBinRow {
  GtkBox parent_instance;

  MtEntryItem *item; /* NULL: nothing is bound */
  gulong handler;

  MtEntryRow *row;
  GtkLabel *until;
};

G_DEFINE_FINAL_TYPE (MtBinRow, mt_bin_row, GTK_TYPE_BOX)

enum { SIGNAL_BRING_BACK, SIGNAL_PURGE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* @deleted: µs UTC. */
static char *
say_until (gint64 deleted)
{
  g_auto (MtMoment) now = { 0 };
  gint32 today = mt_say_today (), last;
  g_autofree char *day = NULL;

  mt_moment_now (&now);
  last = mt_day_of_local (deleted + now.offset * G_USEC_PER_SEC) + MT_BIN_DAYS;
  if (last <= today)
    return g_strdup (_ ("Stays here until today"));
  if (last == today + 1)
    return g_strdup (_ ("Stays here until tomorrow"));
  day = mt_say_day (last, today);
  /* Translators: in the bin; a day such as “Thursday 26 November”. */
  return g_strdup_printf (_ ("Stays here until %s"), day);
}

static void
update (MtBinRow *self)
{
  MtEntry *entry = mt_entry_item_get_entry (self->item);
  g_autofree char *until = entry ? say_until (mt_entry_get_deleted (entry)) : g_strdup (" ");

  gtk_label_set_text (self->until, until);
}

static void
tell (MtBinRow *self, guint signal)
{
  MtEntry *entry = self->item ? mt_entry_item_get_entry (self->item) : NULL;

  if (entry)
    g_signal_emit (self, signals[signal], 0, mt_entry_get_id (entry));
}

static void
bring_back_cb (MtBinRow *self)
{
  tell (self, SIGNAL_BRING_BACK);
}

static void
purge_cb (MtBinRow *self)
{
  tell (self, SIGNAL_PURGE);
}

static void
let_go (MtBinRow *self)
{
  g_clear_signal_handler (&self->handler, self->item);
  g_clear_object (&self->item);
}

static void
mt_bin_row_dispose (GObject *object)
{
  let_go (MT_BIN_ROW (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_BIN_ROW);
  G_OBJECT_CLASS (mt_bin_row_parent_class)->dispose (object);
}

static void
mt_bin_row_class_init (MtBinRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_bin_row_dispose;
  signals[SIGNAL_BRING_BACK] = g_signal_new ("bring-back", MT_TYPE_BIN_ROW, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_PURGE] = g_signal_new ("purge", MT_TYPE_BIN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (MT_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/journal/bin-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MtBinRow, row);
  gtk_widget_class_bind_template_child (widget_class, MtBinRow, until);
  gtk_widget_class_bind_template_callback (widget_class, bring_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, purge_cb);
}

static void
mt_bin_row_init (MtBinRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtBinRow *
mt_bin_row_new (void)
{
  return g_object_new (MT_TYPE_BIN_ROW, NULL);
}

void
mt_bin_row_bind (MtBinRow *self, GtkListItem *list_item)
{
  g_return_if_fail (MT_IS_BIN_ROW (self));
  let_go (self);
  mt_entry_row_bind (self->row, list_item, NULL);
  if (!list_item)
    return;
  self->item = g_object_ref (gtk_list_item_get_item (list_item));
  self->handler = g_signal_connect_swapped (self->item, "notify::entry", G_CALLBACK (update), self);
  update (self);
}
