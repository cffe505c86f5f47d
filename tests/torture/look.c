/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/finding.h"
#include "core/journal-care.h"
#include "tests/torture/driver.h"
#include "tests/wait.h"

#define PAGE 64

/* All that looks.py reads of an entry; texts and tags are words, so that a tab parts them. */
static void
say_entry (Driver *self, MtEntry *entry)
{
  const GPtrArray *values = mt_entry_get_values (entry);
  const char *valence = mt_entry_get_value (entry, "valence");
  g_autoptr (GString) tags = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++) {
    const MtValue *value = values->pdata[i];

    if (g_str_equal (value->field, "tags"))
      g_string_append_printf (tags, "%s%s", tags->len ? "," : "", value->value);
  }
  driver_say (self, "entry\t%s\t%s\t%d\t%d\t%s\t%s\t%s", mt_entry_get_id (entry),
              mt_entry_get_kind (entry), mt_entry_get_flagged (entry),
              mt_entry_get_deleted (entry) != 0, valence ? valence : "", tags->str,
              mt_entry_get_text (entry));
}

static gboolean
say_entries (Driver *self, gboolean bin, GError **error)
{
  MtFilter filter = MT_FILTER_ALL;
  gint64 before = MT_KEY_NONE;
  guint n_read = PAGE;

  filter.bin = bin;
  while (n_read > 0) {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GPtrArray) page = NULL;
    GAsyncResult *slot = NULL;

    mt_journal_list (self->journal, &filter, before, PAGE, NULL, wait_done, &slot);
    result = wait_for (&slot);
    page = mt_journal_list_finish (self->journal, result, error);
    if (!page)
      return FALSE;
    for (guint i = 0; i < page->len; i++)
      say_entry (self, page->pdata[i]);
    n_read = page->len;
    if (n_read > 0)
      before = mt_entry_get_key (page->pdata[n_read - 1]);
  }
  return TRUE;
}

static void
say_opening (Driver *self)
{
  const char *const *aside = mt_journal_get_notes_set_aside (self->journal);

  driver_say (self, "missing\t%" G_GUINT64_FORMAT, mt_journal_get_missing_changes (self->journal));
  driver_say (self, "taken_in\t%u", mt_journal_get_notes_taken_in (self->journal));
  driver_say (self, "waiting\t%u", mt_journal_get_notes_waiting (self->journal));
  for (; *aside; aside++)
    driver_say (self, "aside\t%s", *aside);
}

static gboolean
say_findings (Driver *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  GAsyncResult *slot = NULL;

  mt_journal_verify (self->journal, self->secret, 0, NULL, wait_done, &slot);
  result = wait_for (&slot);
  findings = mt_journal_verify_finish (self->journal, result, error);
  for (guint i = 0; findings && i < findings->len; i++) {
    const MtFinding *finding = findings->pdata[i];

    if (finding->found == MT_FOUND_DAMAGED)
      driver_say (self, "damage\t%s, part %d", finding->name, finding->part);
  }
  return findings != NULL;
}

gboolean
driver_look (Driver *self, char **words)
{
  g_autoptr (GAsyncResult) opened = NULL, locked = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  gboolean good;

  mt_journal_unlock (self->journal, self->secret, 0, wait_done, &slot);
  opened = wait_for (&slot);
  good = mt_journal_unlock_finish (self->journal, opened, &error);
  if (good) {
    say_opening (self);
    good = say_entries (self, FALSE, &error) && say_entries (self, TRUE, &error);
    mt_journal_lock (self->journal, wait_done, &slot);
    locked = wait_for (&slot);
    good = mt_journal_lock_finish (self->journal, locked, good ? &error : NULL) && good;
  }
  if (good)
    good = say_findings (self, &error);
  return good || driver_refused (self, error);
}
