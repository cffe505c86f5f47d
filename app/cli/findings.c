/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/findings.h"

#include "app/cli/member.h"
#include "app/cli/output.h"

#include <glib/gi18n.h>

#define RESTORE_ADVICE                                                                             \
  N_ ("A backup that is whole can take the journal’s place: “meantime-cli restore”.")
#define SALVAGE_ADVICE                                                                             \
  N_ ("“meantime-cli salvage” brings back all that can still be read; a backup that is whole can " \
      "take the journal’s place, too: “meantime-cli restore”.")

/* What each part is, and what to do where it is damaged. */
static const struct {
  const char *id; /* in JSON */
  const char *name;
  const char *advice;
} parts[] = {
  [MT_PART_KEYS] = { "keys", N_ ("key file"),
                     N_ ("The other copy is whole, and mends this one when the journal is next "
                         "opened for writing.") },
  [MT_PART_SALT] = { "start", N_ ("beginning of the database"), SALVAGE_ADVICE },
  [MT_PART_PAGES] = { "pages", N_ ("pages of the database"), SALVAGE_ADVICE },
  [MT_PART_STRUCTURE] = { "structure", N_ ("structure of the database"), SALVAGE_ADVICE },
  [MT_PART_CHANGES] = { "changes", N_ ("saved changes"),
                        N_ ("Some changes that had been saved are missing; “meantime-cli salvage” "
                            "may find them, or a backup may have them.") },
  [MT_PART_NOTE] = { "note", N_ ("sealed note"), N_ ("What was written in it cannot be read.") },
  [MT_PART_BACKUP] = { "backup", N_ ("backup"),
                       N_ ("It cannot be restored; “meantime-cli backup” makes another.") },
  [MT_PART_INBOX_KEY] = { "inbox-key", N_ ("key that seals quick notes"),
                          N_ ("It is not the one this journal made. Look at notes written while "
                              "the journal was locked before you trust them, make a new backup, "
                              "and keep this device from others.") },
  [MT_PART_RESTORE] = { "restore", N_ ("restore"),
                        N_ ("It was cut off; opening the journal, for example with “meantime-cli "
                            "list”, finishes it.") },
  [MT_PART_ASIDE] = { "aside", N_ ("a former journal, kept aside"), RESTORE_ADVICE },
};

static char *
count_pages (const MtFinding *finding)
{
  if (finding->n_bad > 0)
    return g_strdup_printf (
        /* Translators: of all pages of the database. */
        ngettext ("%'u of %'u page is not as it was written",
                  "%'u of %'u pages are not as they were written", (gulong)finding->n_bad),
        (guint)finding->n_bad, (guint)finding->n);
  return g_strdup_printf (ngettext ("%'u page, as it was written",
                                    "%'u pages, each as it was written", (gulong)finding->n),
                          (guint)finding->n);
}

static char *
count_changes (const MtFinding *finding)
{
  if (finding->n_bad > 0)
    return g_strdup_printf (
        ngettext ("%'u of %'u is missing", "%'u of %'u are missing", (gulong)finding->n_bad),
        (guint)finding->n_bad, (guint)finding->n);
  return g_strdup_printf (
      ngettext ("%'u, and it is there", "%'u, and none is missing", (gulong)finding->n),
      (guint)finding->n);
}

static char *
count_entries (const MtFinding *finding)
{
  return g_strdup_printf (ngettext ("%'u entry", "%'u entries", (gulong)finding->n),
                          (guint)finding->n);
}

static char *
say_backup (const MtFinding *finding)
{
  g_autofree char *entries = count_entries (finding);
  g_autofree char *size = g_format_size ((guint64)MAX (finding->size, 0));

  /* Translators: of a backup: how many entries it has, then its size. */
  return g_strdup_printf (_ ("opens, %s, %s"), entries, size);
}

/* How it was looked at, and what was counted; NULL where the word before says all. */
static char *
say_how (const MtFinding *finding)
{
  gboolean is_whole = finding->found == MT_FOUND_WHOLE;

  switch (finding->part) {
  case MT_PART_KEYS:
    return is_whole ? g_strdup (_ ("its checksum fits")) : NULL;
  case MT_PART_SALT:
    return is_whole ? g_strdup (_ ("16 bytes, as the key file says")) : NULL;
  case MT_PART_PAGES:
    return finding->n > 0 ? count_pages (finding) : NULL;
  case MT_PART_STRUCTURE:
    return is_whole && finding->n >= 0 ? count_entries (finding) : NULL;
  case MT_PART_CHANGES:
    return finding->n >= 0 ? count_changes (finding) : NULL;
  case MT_PART_NOTE:
    return is_whole ? g_strdup (_ ("opens")) : NULL;
  case MT_PART_INBOX_KEY:
    return is_whole ? g_strdup (_ ("as inside the database")) : NULL;
  case MT_PART_BACKUP:
    return is_whole && finding->n >= 0 ? say_backup (finding) : NULL;
  default:
    return NULL;
  }
}

static const char *
say_found (const MtFinding *finding)
{
  switch (finding->found) {
  case MT_FOUND_WHOLE:
    return _ ("whole");
  case MT_FOUND_UNREAD:
    return finding->part == MT_PART_BACKUP ? _ ("of another journal, not looked into")
                                           : _ ("not looked into");
  case MT_FOUND_DAMAGED:
  default:
    return _ ("damaged");
  }
}

gboolean
mt_findings_put (GPtrArray *findings)
{
  gboolean is_whole = TRUE;

  for (guint i = 0; i < findings->len; i++) {
    const MtFinding *finding = findings->pdata[i];
    g_autofree char *name = mt_visible (finding->name);
    g_autofree char *how = say_how (finding);
    const char *part = _ (parts[finding->part].name);

    if (how)
      /* Translators: the name of a file, what it is, whether it is whole, and what was counted. */
      mt_put_format (_ ("%s (%s): %s; %s\n"), name, part, say_found (finding), how);
    else
      /* Translators: the name of a file, what it is, and whether it is whole. */
      mt_put_format (_ ("%s (%s): %s\n"), name, part, say_found (finding));
    if (finding->found != MT_FOUND_DAMAGED)
      continue;
    is_whole = FALSE;
    /* Translators: the name of a file, what it is, then a sentence of advice. */
    mt_say (_ ("%s (%s) is damaged. %s"), name, part, _ (parts[finding->part].advice));
  }
  return is_whole;
}

static void
add_finding (JsonBuilder *builder, const MtFinding *finding)
{
  static const char *const found[] = {
    [MT_FOUND_WHOLE] = "whole",
    [MT_FOUND_DAMAGED] = "damaged",
    [MT_FOUND_UNREAD] = "unread",
  };
  g_autofree char *name = mt_visible (finding->name);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, name);
  json_builder_set_member_name (builder, "part");
  json_builder_add_string_value (builder, parts[finding->part].id);
  json_builder_set_member_name (builder, "found");
  json_builder_add_string_value (builder, found[finding->found]);
  mt_member_count (builder, "count", finding->n);
  mt_member_count (builder, "bad", finding->n_bad);
  mt_member_count (builder, "size", finding->size);
  json_builder_end_object (builder);
}

gboolean
mt_findings_put_json (GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;
  gboolean is_whole = TRUE;

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++) {
    const MtFinding *finding = findings->pdata[i];

    add_finding (builder, finding);
    is_whole = is_whole && finding->found != MT_FOUND_DAMAGED;
  }
  json_builder_end_array (builder);
  node = json_builder_get_root (builder);
  mt_put_json (node);
  mt_put ("\n");
  if (!is_whole)
    mt_say ("%s",
            _ ("Something is damaged. “meantime-cli verify” without --json says what to do."));
  return is_whole;
}
