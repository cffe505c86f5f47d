/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/changes.h"

#include "app/care/say-backup.h"
#include "app/widgets/say-time.h"

#include <glib/gi18n.h>

static void
add (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);
}

static void
add_what_is_in_it (AdwPreferencesGroup *group, const MtRestorePreview *preview)
{
  g_autofree char *entries = mt_say_entries (preview->n_entries);
  g_autofree char *newest = preview->newest ? mt_say_instant (preview->newest) : NULL;
  g_autofree char *subtitle = NULL;

  if (newest)
    /* Translators: of the newest entry in a backup: “The newest: Yesterday, 18:20”. */
    subtitle = g_strdup_printf (_ ("The newest: %s"), newest);
  add (group, entries, subtitle);
}

/* Takes @words; says nothing of none. */
static void
add_counted (AdwPreferencesGroup *group, gint64 n, char *words)
{
  if (n > 0)
    add (group, words, NULL);
  g_free (words);
}

static void
add_comparison (AdwPreferencesGroup *group, const MtRestorePreview *preview)
{
  gulong here = (gulong)preview->only_here, there = (gulong)preview->only_there;
  gulong differing = (gulong)preview->differing, shared = (gulong)preview->shared_only_here;

  if (here + there + differing + shared == 0) {
    add (group, _ ("Nothing would change"), _ ("The journal has the same entries."));
    return;
  }
  add_counted (group, preview->only_here,
               g_strdup_printf (ngettext ("%lu entry is only in the journal and would go",
                                          "%lu entries are only in the journal and would go", here),
                                here));
  add_counted (
      group, preview->only_there,
      g_strdup_printf (ngettext ("%lu entry would come back", "%lu entries would come back", there),
                       there));
  add_counted (group, preview->differing,
               g_strdup_printf (ngettext ("%lu entry would be as it was then",
                                          "%lu entries would be as they were then", differing),
                                differing));
  add_counted (group, preview->shared_only_here,
               g_strdup_printf (ngettext ("%lu record of what was shared would go",
                                          "%lu records of what was shared would go", shared),
                                shared));
}

GtkWidget *
mt_changes_new (const MtRestorePreview *preview)
{
  GtkWidget *group = adw_preferences_group_new ();

  add_what_is_in_it (ADW_PREFERENCES_GROUP (group), preview);
  if (preview->compared)
    add_comparison (ADW_PREFERENCES_GROUP (group), preview);
  return group;
}
