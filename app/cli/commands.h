/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cli/command.h"

G_BEGIN_DECLS

/* What each command does, and its options; see the table in table.c. */

/* write.c */
MtStatus mt_command_log (MtCall *call);
extern const GOptionEntry mt_log_options[];
MtStatus mt_command_flag (MtCall *call);
MtStatus mt_command_unflag (MtCall *call);
MtStatus mt_command_delete (MtCall *call);
MtStatus mt_command_restore_entry (MtCall *call);

/* note.c */
MtStatus mt_command_note_sealed (MtCall *call);
extern const GOptionEntry mt_note_options[];

/* remind.c */
MtStatus mt_command_remind (MtCall *call);
extern const GOptionEntry mt_remind_options[];
MtStatus mt_command_unremind (MtCall *call);

/* reminders.c */
MtStatus mt_command_reminders (MtCall *call);
extern const GOptionEntry mt_reminders_options[];

/* read.c */
MtStatus mt_command_list (MtCall *call);
extern const GOptionEntry mt_list_options[];
MtStatus mt_command_show (MtCall *call);
extern const GOptionEntry mt_show_options[];
MtStatus mt_command_search (MtCall *call);
extern const GOptionEntry mt_search_options[];
MtStatus mt_command_kinds (MtCall *call);
extern const GOptionEntry mt_kinds_options[];

/* words.c */
MtStatus mt_command_words (MtCall *call);
extern const GOptionEntry mt_words_options[];

/* share.c */
MtStatus mt_command_export (MtCall *call);
extern const GOptionEntry mt_export_options[];

/* shared.c */
MtStatus mt_command_shared (MtCall *call);
extern const GOptionEntry mt_shared_options[];

/* bring-in.c */
MtStatus mt_command_import (MtCall *call);
extern const GOptionEntry mt_import_options[];

/* keys.c */
MtStatus mt_command_init (MtCall *call);
MtStatus mt_command_passphrase (MtCall *call);
extern const GOptionEntry mt_passphrase_options[];
MtStatus mt_command_recovery_key (MtCall *call);
MtStatus mt_command_rekey (MtCall *call); /* with mt_passphrase_options */
MtStatus mt_command_erase (MtCall *call);
extern const GOptionEntry mt_erase_options[];
MtStatus mt_command_mend_keys (MtCall *call);

/* backups.c */
MtStatus mt_command_backups (MtCall *call);
extern const GOptionEntry mt_backups_options[];

/* care.c */
MtStatus mt_command_verify (MtCall *call);
extern const GOptionEntry mt_verify_options[];
MtStatus mt_command_backup (MtCall *call);
MtStatus mt_command_restore (MtCall *call);

/* salvaging.c */
MtStatus mt_command_salvage (MtCall *call);
extern const GOptionEntry mt_salvage_options[];

/* main.c */
MtStatus mt_command_help (MtCall *call);
MtStatus mt_command_version (MtCall *call);

G_END_DECLS
