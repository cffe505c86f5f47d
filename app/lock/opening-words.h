/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Says over @parent, once, what a person should know about the journal that was just opened: how
 * many entries came with it (@n_brought; -1: none were brought), where the former journal is
 * (@aside, or NULL), that it can only be read, that changes are missing, that a key file was
 * healed, that the key for sealed notes was exchanged, what became of notes that could not come in.
 * Shows nothing where there is nothing to say. */
void mt_say_after_opening (GtkWidget *parent,
                           MtJournal *journal,
                           const char *aside,
                           gint64 n_brought);

G_END_DECLS
