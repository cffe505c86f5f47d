/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/key-slip.h"

#include "core/vault/recovery-key.h"

guint
mt_key_find_slip (const char *typed)
{
  return mt_recovery_key_find_slip (typed);
}
