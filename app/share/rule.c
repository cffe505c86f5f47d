/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/rule.h"

#include "app/widgets/say-time.h"
#include "core/kind.h"

#include <glib/gi18n.h>

#define TICK "choose.tick"
#define KIND "kind:"
#define DAYS "days:"

static void
append (GMenu *menu, const char *label, const char *rule)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, TICK, "s", rule);
  g_menu_append_item (menu, item);
}

GMenuModel *
mt_rule_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) rules = g_menu_new (), kinds = g_menu_new (), back = g_menu_new ();
  gsize n_kinds;
  const MtKind *all = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++) {
    g_autofree char *rule = g_strconcat (KIND, all[i].id, NULL);

    append (kinds, _ (all[i].plural), rule);
  }
  /* Translators: ticks what was flagged to be brought to the session. */
  append (rules, _ ("All _for the Session"), "flagged");
  append (rules, _ ("All _since the Last Session"), "since");
  g_menu_append (rules, _ ("All of Some _Days…"), "choose.days");
  g_menu_append_submenu (rules, _ ("All of a _Kind"), G_MENU_MODEL (kinds));
  g_menu_append (back, _ ("_Untick Everything"), "choose.untick");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rules));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (back));
  return G_MENU_MODEL (menu);
}

/* FALSE: it is no rule about days. */
static gboolean
read_days (const char *rule, gint32 *first, gint32 *last)
{
  g_auto (GStrv) parts = g_strsplit (rule, ":", 3);

  return g_str_has_prefix (rule, DAYS) && g_strv_length (parts) == 3 &&
         mt_day_parse (parts[1], first, NULL) && mt_day_parse (parts[2], last, NULL);
}

char *
mt_rule_say (const char *rule)
{
  const MtKind *kind = g_str_has_prefix (rule, KIND) ? mt_kind_find (rule + strlen (KIND)) : NULL;
  gint32 first, last;

  if (kind)
    return g_strdup (_ (kind->plural));
  if (read_days (rule, &first, &last))
    return first == last ? mt_say_day (first, mt_say_today ())
                         : mt_say_days (first, last, mt_say_today ());
  return g_strdup (g_str_equal (rule, "since") ? _ ("Since the Last Session")
                                               : _ ("For the Session"));
}

void
mt_rule_pick (MtJournal *journal,
              const char *rule,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  MtFilter filter = MT_FILTER_ALL;

  g_return_if_fail (MT_IS_JOURNAL (journal) && rule);
  if (g_str_equal (rule, "since")) {
    mt_pick_since (journal, cancellable, callback, user_data);
    return;
  }
  if (g_str_has_prefix (rule, KIND))
    filter.kind = (char *)rule + strlen (KIND);
  else if (!read_days (rule, &filter.from, &filter.to))
    filter.flagged = TRUE;
  mt_pick (journal, &filter, cancellable, callback, user_data);
}
