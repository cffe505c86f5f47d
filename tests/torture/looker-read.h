/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/journal.h"

#include <json-glib/json-glib.h>

/* Members "status" (what meantime-cli would exit with) and "why"; @error may be NULL: 0. */
void looker_add_error (JsonBuilder *json, const GError *error);
void looker_add_int (JsonBuilder *json, const char *name, gint64 value);

/* Reads the open @journal in every way there is.  Member "answers": for each way its status and, at
 * 0, a fingerprint of all it said; member "entries": the fingerprint of each entry by its id, where
 * the list could be read to its end. */
void looker_read (JsonBuilder *json, MtJournal *journal, const char *ids);
