/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/id.h"

#include <sodium.h>

/* 48 bits of ms since 1970, then random bits around version and variant. */
char *
mt_id_new (void)
{
  guint64 ms = (guint64)g_get_real_time () / 1000;
  guint8 b[16];

  randombytes_buf (b, sizeof b);
  for (int i = 0; i < 6; i++)
    b[i] = (guint8)(ms >> (40 - 8 * i));
  b[6] = (b[6] & 0x0f) | 0x70;
  b[8] = (b[8] & 0x3f) | 0x80;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11],
                          b[12], b[13], b[14], b[15]);
}
