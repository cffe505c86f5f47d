/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/backup-info.h"

void
mt_backup_info_free (MtBackupInfo *self)
{
  g_free (self->path);
  g_free (self);
}

void
mt_backup_settings_free (MtBackupSettings *self)
{
  g_free (self->second_place);
  g_free (self);
}

void
mt_backup_round_free (MtBackupRound *self)
{
  g_free (self->path);
  g_free (self);
}

void
mt_restore_preview_free (MtRestorePreview *self)
{
  g_free (self);
}

void
mt_aside_free (MtAside *self)
{
  g_free (self->path);
  g_free (self);
}
