/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/task.h"

#include "app/widgets/say-entry.h"
#include "core/kinds/ids.h"

#include <glib/gi18n.h>
#include <string.h>

gboolean
mt_task_is_open (MtEntry *task)
{
  const char *state = mt_entry_get_state (task);

  return !state || g_str_equal (state, MT_TASK_OPEN);
}

gboolean
mt_task_is_waiting (MtEntry *task)
{
  return g_str_equal (mt_entry_get_kind (task), MT_KIND_TASK) && mt_task_is_open (task) &&
         !mt_entry_get_value (task, MT_TASK_OUTCOME);
}

static void
say_part (GString *line, const char *words)
{
  gsize length = strcspn (words, "\r\n");

  if (length == 0)
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append_len (line, words, (gssize)length);
}

char *
mt_task_say (MtEntry *task)
{
  static const char *const parts[] = { MT_TASK_OUTCOME, "repeat", "plan" };
  const MtKind *kind = mt_kind_find (MT_KIND_TASK);
  g_autoptr (GString) line = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    const char *value = mt_entry_get_value (task, parts[i]);
    g_autofree char *words =
        value ? mt_say_value (mt_kind_find_field (kind, parts[i]), value) : NULL;

    if (words)
      say_part (line, words);
  }
  return g_string_free_and_steal (g_steal_pointer (&line));
}

MtEntry *
mt_task_carry_on (MtEntry *task)
{
  static const char *const kept[] = { "reason", "plan", "repeat", "tags", NULL };
  MtEntry *next = mt_entry_new (MT_KIND_TASK);
  const GPtrArray *values = mt_entry_get_values (task), *links = mt_entry_get_links (task);

  mt_entry_set_text (next, mt_entry_get_text (task));
  mt_entry_set_state (next, MT_TASK_OPEN);
  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];

    if (g_strv_contains (kept, value->field))
      mt_entry_add_value (next, value->field, value->value, value->number);
  }
  for (guint i = 0; i < links->len; i++) {
    const MtLink *link = links->pdata[i];

    if (g_str_equal (link->role, "goal"))
      mt_entry_add_link (next, link->role, link->to);
  }
  mt_entry_add_link (next, "follows", mt_entry_get_id (task));
  return next;
}
