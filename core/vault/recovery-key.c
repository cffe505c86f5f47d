/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/vault/recovery-key.h"

#include "core/vault/secret.h"

#include <sodium.h>
#include <string.h>

#define RANDOM_IN_GROUP 4

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Times x in GF(32) = GF(2)[x] / (x⁵ + x² + 1). */
static guint
times_x (guint a)
{
  return a & 16 ? ((a << 1) ^ 0x25) & 31 : a << 1;
}

/* The check symbol's number: Horner over the four values, then the group's number. */
static guint
check_of (const guint *values, int group)
{
  guint sum = 0;

  for (int i = 0; i < RANDOM_IN_GROUP; i++)
    sum = times_x (sum ^ values[i]);
  return sum ^ (guint)group;
}

char *
mt_recovery_key_new (void)
{
  char *key = mt_secret_new (MT_RECOVERY_GROUPS * (RANDOM_IN_GROUP + 2));
  char *out = key;

  for (int group = 0; group < MT_RECOVERY_GROUPS; group++) {
    guint values[RANDOM_IN_GROUP];

    for (int i = 0; i < RANDOM_IN_GROUP; i++) {
      values[i] = randombytes_uniform (32);
      *out++ = alphabet[values[i]];
    }
    *out++ = alphabet[check_of (values, group)];
    *out++ = group < MT_RECOVERY_GROUPS - 1 ? '-' : '\0';
    sodium_memzero (values, sizeof values);
  }
  return key;
}

static int
value_of (char typed)
{
  char c = g_ascii_toupper (typed);
  const char *found;

  if (c == 'O')
    c = '0';
  else if (c == 'I' || c == 'L')
    c = '1';
  found = strchr (alphabet, c);
  return found && c ? (int)(found - alphabet) : -1;
}

MtRecoveryReading
mt_recovery_key_read (const char *typed, char *symbols, int *group)
{
  guint values[MT_RECOVERY_GROUPS * (RANDOM_IN_GROUP + 1)];
  gsize n_values = 0;
  MtRecoveryReading reading = MT_RECOVERY_GOOD;

  for (; *typed; typed++) {
    int value = value_of (*typed);

    if (*typed == '-' || g_ascii_isspace (*typed))
      continue;
    if (value < 0 || n_values == G_N_ELEMENTS (values))
      return MT_RECOVERY_OTHER;
    values[n_values++] = (guint)value;
  }
  if (n_values != G_N_ELEMENTS (values))
    return MT_RECOVERY_OTHER;

  for (int i = 0; i < MT_RECOVERY_GROUPS && reading == MT_RECOVERY_GOOD; i++) {
    const guint *in_group = values + i * (RANDOM_IN_GROUP + 1);

    for (int k = 0; k < RANDOM_IN_GROUP; k++)
      *symbols++ = alphabet[in_group[k]];
    if (in_group[RANDOM_IN_GROUP] != check_of (in_group, i)) {
      reading = MT_RECOVERY_MISTYPED;
      *group = i + 1;
    }
  }
  *symbols = '\0';
  sodium_memzero (values, sizeof values);
  return reading;
}

guint
mt_recovery_key_find_slip (const char *typed)
{
  guint values[RANDOM_IN_GROUP + 1], slip = 0;
  int group = 0, n_values = 0;

  for (; *typed && group < MT_RECOVERY_GROUPS && slip == 0; typed = g_utf8_next_char (typed)) {
    int value = value_of (*typed);

    if (*typed == '-' || g_ascii_isspace (*typed))
      continue;
    if (value < 0)
      slip = (guint)group + 1;
    else
      values[n_values++] = (guint)value;
    if (n_values <= RANDOM_IN_GROUP)
      continue;
    if (values[RANDOM_IN_GROUP] != check_of (values, group))
      slip = (guint)group + 1;
    n_values = 0;
    group++;
  }
  sodium_memzero (values, sizeof values);
  return slip;
}
