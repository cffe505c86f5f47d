/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/strength.h"

#include <glib/gi18n.h>
#include <sodium.h>
#include <string.h>
#include <zxcvbn.h>

#define JUDGED_MAX 48 /* bytes: the time it takes grows faster than the length */

/* Bits of a guess.  Trying one passphrase takes about a second of a good machine (Argon2id with 64
 * MiB or more): 2³⁰ tries are decades of one machine, hours of a hall full. */
static const struct {
  double from;
  gboolean weak;
  const char *words;
} steps[] = {
  { 70, FALSE, N_ ("Very hard to guess") },
  { 50, FALSE, N_ ("Hard to guess") },
  { 32, FALSE, N_ ("Not easy to guess") },
  { 0, TRUE, N_ ("Easy to guess") },
};

MtStrength
mt_strength_of (const char *passphrase)
{
  char judged[JUDGED_MAX + 1] = { 0 };
  double bits;
  gsize step = 0;

  if (*passphrase == '\0')
    return (MtStrength){ TRUE, NULL };
  g_strlcpy (judged, passphrase, sizeof judged);
  bits = ZxcvbnMatch (judged, NULL, NULL);
  sodium_memzero (judged, sizeof judged);
  while (bits < steps[step].from && step < G_N_ELEMENTS (steps) - 1)
    step++;
  return (MtStrength){ steps[step].weak, _ (steps[step].words) };
}
