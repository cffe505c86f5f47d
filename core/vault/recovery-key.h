/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The recovery key: seven groups of five symbols joined by "-", in Crockford's base 32 (no I, L, O,
 * U).  Four symbols of a group are random (140 bits in all), the fifth checks the group: it is the
 * sum of a·x⁴ + b·x³ + c·x² + d·x and the group's number over GF(32), so that one wrong symbol, two
 * swapped ones, or swapped groups are noticed, and where. */
#define MT_RECOVERY_GROUPS 7
#define MT_RECOVERY_SYMBOLS 28 /* without the check symbols */

/* A new one, in guarded memory (core/vault/secret.h). */
char *mt_recovery_key_new (void);

/* What a person typed may be a recovery key, a mistyped one, or something else. */
typedef enum {
  MT_RECOVERY_OTHER,    /* not of this shape */
  MT_RECOVERY_MISTYPED, /* of this shape, but *@group (from 1) does not check */
  MT_RECOVERY_GOOD,     /* *@symbols has its random symbols */
} MtRecoveryReading;

/* Reads @typed: case, spaces and dashes do not matter, O is 0, I and L are 1.  @symbols has room
 * for MT_RECOVERY_SYMBOLS and a NUL. */
MtRecoveryReading mt_recovery_key_read (const char *typed, char *symbols, int *group);

/* The first group (from 1) of what has been typed so far that is whole and does not check, or has a
 * character that no key has; 0: none. */
guint mt_recovery_key_find_slip (const char *typed);

G_END_DECLS
