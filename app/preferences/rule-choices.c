/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences/rule-choices.h"

#include "app/say-rule.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#define HOUR 60
#define DAY (24 * HOUR)

static const struct {
  MtRuleWhen when;
  const char *words;
} shapes[] = {
  [MT_SHAPE_DAILY] = { MT_RULE_DAILY, N_ ("Every day") },
  [MT_SHAPE_WEEKLY] = { MT_RULE_WEEKLY, N_ ("On some days of the week") },
  [MT_SHAPE_EVERY] = { MT_RULE_EVERY, N_ ("Every few days") },
  [MT_SHAPE_MONTHLY] = { MT_RULE_MONTHLY, N_ ("Every month") },
  [MT_SHAPE_BEFORE] = { MT_RULE_SESSION, N_ ("Before a session") },
  [MT_SHAPE_AFTER] = { MT_RULE_SESSION, N_ ("After a session") },
  [MT_SHAPE_TASK] = { MT_RULE_TASK, N_ ("When something is due") },
  [MT_SHAPE_ONCE] = { MT_RULE_ONCE, N_ ("Once") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (shapes) == MT_N_SHAPES);

MtRuleShape
mt_rule_shape_of (const MtRule *rule)
{
  if (rule->when == MT_RULE_SESSION)
    return rule->offset < 0 ? MT_SHAPE_BEFORE : MT_SHAPE_AFTER;
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (shapes[i].when == rule->when)
      return i;
  g_assert_not_reached ();
}

MtRuleWhen
mt_rule_shape_when (MtRuleShape shape)
{
  return shapes[MIN (shape, MT_N_SHAPES - 1)].when;
}

GListModel *
mt_rule_shape_words (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    gtk_string_list_append (words, _ (shapes[i].words));
  return G_LIST_MODEL (words);
}

GListModel *
mt_nudge_words (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; i < MT_NUDGE_OWN; i++)
    gtk_string_list_append (words, mt_say_nudge ((MtNudge)i));
  return G_LIST_MODEL (words);
}

/* ---- Lengths of time ---- */

struct _MtMinutes {
  GArray *minutes; /* int */
  GtkStringList *words;
  gboolean before;
};

static const int befores[] = { 10, 30, HOUR, 2 * HOUR, 12 * HOUR, DAY, 2 * DAY };
static const int afters[] = { 0, 15, 30, HOUR, 3 * HOUR, DAY, 2 * DAY };
static const int laters[] = { 10, 30, HOUR, 2 * HOUR };

static char *
say_minutes (int minutes)
{
  guint n = (guint)minutes;

  if (minutes == 0)
    /* Translators: how long after a session. */
    return g_strdup (C_ ("after a session", "At once"));
  if (minutes % DAY == 0)
    return g_strdup_printf (ngettext ("%u day", "%u days", n / DAY), n / DAY);
  if (minutes % HOUR == 0)
    return g_strdup_printf (ngettext ("%u hour", "%u hours", n / HOUR), n / HOUR);
  return g_strdup_printf (ngettext ("%u minute", "%u minutes", n), n);
}

static MtMinutes *
minutes_new (const int *offered, gsize n_offered, int minutes, guint *chosen)
{
  MtMinutes *self = g_new0 (MtMinutes, 1);
  gboolean placed = FALSE;

  self->minutes = g_array_new (FALSE, FALSE, sizeof (int));
  self->words = gtk_string_list_new (NULL);
  *chosen = 0;
  for (gsize i = 0; i <= n_offered; i++) {
    if (!placed && (i == n_offered || offered[i] >= minutes)) {
      *chosen = self->minutes->len;
      g_array_append_val (self->minutes, minutes);
      placed = TRUE;
    }
    if (i < n_offered && offered[i] != minutes)
      g_array_append_val (self->minutes, offered[i]);
  }
  for (guint i = 0; i < self->minutes->len; i++)
    gtk_string_list_take (self->words, say_minutes (g_array_index (self->minutes, int, i)));
  return self;
}

MtMinutes *
mt_minutes_new_offsets (gboolean before, int minutes, guint *chosen)
{
  MtMinutes *self = before ? minutes_new (befores, G_N_ELEMENTS (befores), minutes, chosen)
                           : minutes_new (afters, G_N_ELEMENTS (afters), minutes, chosen);

  self->before = before;
  return self;
}

MtMinutes *
mt_minutes_new_laters (int minutes, guint *chosen)
{
  return minutes_new (laters, G_N_ELEMENTS (laters), minutes, chosen);
}

void
mt_minutes_free (MtMinutes *self)
{
  if (!self)
    return;
  g_array_unref (self->minutes);
  g_object_unref (self->words);
  g_free (self);
}

int
mt_minutes_get (const MtMinutes *self, guint i)
{
  return g_array_index (self->minutes, int, MIN (i, self->minutes->len - 1));
}

gboolean
mt_minutes_is_before (const MtMinutes *self)
{
  return self->before;
}

GListModel *
mt_minutes_get_words (MtMinutes *self)
{
  return G_LIST_MODEL (self->words);
}
