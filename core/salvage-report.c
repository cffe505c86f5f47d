/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/salvage-report.h"

void
mt_salvaged_entry_free (MtSalvagedEntry *self)
{
  g_free (self->id);
  g_free (self->kind);
  g_free (self);
}

MtSalvageReport *
mt_salvage_report_new (void)
{
  MtSalvageReport *self = g_new0 (MtSalvageReport, 1);

  self->partial = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_salvaged_entry_free);
  self->lost = g_ptr_array_new_with_free_func ((GDestroyNotify)mt_salvaged_entry_free);
  return self;
}

void
mt_salvage_report_free (MtSalvageReport *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->partial);
  g_ptr_array_unref (self->lost);
  g_free (self->aside);
  g_free (self->backup);
  g_free (self);
}

gboolean
mt_salvage_report_is_whole (const MtSalvageReport *self)
{
  return self->partial->len == 0 && self->lost->len == 0 && self->n_lost_more == 0 &&
         self->n_words_lost == 0 && self->n_shared_lost == 0 && self->n_shared_unread == 0 &&
         self->n_changes_missing == 0 && !self->latest_unsure && !self->lost_unsure &&
         !self->words_unsure && !self->settings_lost && !self->notes_lost;
}
