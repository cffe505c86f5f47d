/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/editor/closed-entry.h"

#include "app/prompts/thinking.h"
#include "app/widgets/say-entry.h"
#include "app/widgets/say-time.h"
#include "core/due.h"

struct _MtClosedEntry {
  AdwBin parent_instance;

  MtEntry *entry; /* or NULL */

  AdwStatusPage *page;
};

G_DEFINE_FINAL_TYPE (MtClosedEntry, mt_closed_entry, ADW_TYPE_BIN)

enum { OPEN, LEAVE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
open_cb (MtClosedEntry *self)
{
  g_autoptr (MtEntry) entry = g_steal_pointer (&self->entry);

  if (entry)
    g_signal_emit (self, signals[OPEN], 0, entry);
}

static void
leave_cb (MtClosedEntry *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
mt_closed_entry_dispose (GObject *object)
{
  g_clear_object (&MT_CLOSED_ENTRY (object)->entry);
  adw_bin_set_child (ADW_BIN (object), NULL); /* the template names it, too */
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_CLOSED_ENTRY);
  G_OBJECT_CLASS (mt_closed_entry_parent_class)->dispose (object);
}

static void
mt_closed_entry_class_init (MtClosedEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_closed_entry_dispose;
  signals[OPEN] = g_signal_new ("open", MT_TYPE_CLOSED_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, MT_TYPE_ENTRY);
  signals[LEAVE] = g_signal_new ("leave", MT_TYPE_CLOSED_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/editor/closed-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, MtClosedEntry, page);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
mt_closed_entry_init (MtClosedEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_status_page_set_title (self->page, _ (MT_PROMPT_LETTER_NOT_YET));
}

gboolean
mt_closed_entry_take (MtClosedEntry *self, MtEntry *entry)
{
  g_autofree char *closed = mt_say_closed (entry, mt_say_today ());

  g_return_val_if_fail (MT_IS_CLOSED_ENTRY (self), FALSE);
  if (!closed)
    return FALSE;
  g_set_object (&self->entry, entry);
  adw_status_page_set_description (self->page, closed);
  return TRUE;
}

void
mt_closed_entry_mark_seen (MtDraft *draft)
{
  if (!mt_journal_is_read_only (mt_draft_get_journal (draft)) &&
      mt_due_set_seen (mt_draft_get_entry (draft), mt_say_today ()))
    mt_draft_touch (draft);
}
