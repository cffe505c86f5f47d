/* SPDX-License-Identifier: GPL-3.0-or-later */
/* driver FD FOLDER SECRET-FILE STEP…: does the steps one after the other to the journal in FOLDER
 * and writes its lines to FD.  Steps are words split at ':', see steps.c.  Ends with 0 if each came
 * to its end, however that was; "fail" lines tell. */
#include "tests/torture/driver.h"

#include "core/error.h"
#include "core/process.h"

#include <dlfcn.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CODE(name) [MT_ERROR_##name] = #name
static const char *const codes[] = {
  CODE (NOT_FOUND),   CODE (INVALID),          CODE (TOO_LONG),      CODE (NOT_TEXT),
  CODE (NO_JOURNAL),  CODE (EXISTS),           CODE (FULL),          CODE (READ_ONLY),
  CODE (NOT_ALLOWED), CODE (STORAGE),          CODE (NO_MEMORY),     CODE (WRONG_KEY),
  CODE (DAMAGED),     CODE (DAMAGED_KEYS),     CODE (NO_KEYS),       CODE (OTHER_KEYS),
  CODE (NO_DATABASE), CODE (DAMAGED_DATABASE), CODE (DAMAGED_START), CODE (DAMAGED_WAL),
  CODE (UNCLEAN),     CODE (IN_USE),           CODE (TOO_NEW),       CODE (NOT_A_JOURNAL),
  CODE (LOCKED),
};

void
driver_say (Driver *self, const char *format, ...)
{
  g_autofree char *line = NULL;
  void (*note) (const char *);
  va_list values;

  va_start (values, format);
  line = g_strdup_vprintf (format, values);
  va_end (values);
  for (char *at = line; *at; at++)
    if (*at == '\n')
      *at = ' ';
  *(void **)&note = dlsym (RTLD_DEFAULT, "faults_note");
  if (note)
    note (line);
  if (dprintf (self->lines, "%s\n", line) < 0)
    exit (1);
}

static char *
code_of (const GError *error)
{
  if (!error)
    return g_strdup ("NOTHING_SAID");
  if (error->domain == MT_ERROR && error->code < (int)G_N_ELEMENTS (codes))
    return g_strdup_printf ("%s %s", codes[error->code], error->message);
  return g_strdup_printf ("OTHER %s %s", g_quark_to_string (error->domain), error->message);
}

gboolean
driver_end (Driver *self, gboolean done, const GError *error)
{
  g_autofree char *code = code_of (error);

  if (done)
    driver_say (self, "done");
  else
    driver_say (self, "fail %s", code);
  return done;
}

gboolean
driver_refused (Driver *self, const GError *error)
{
  g_autofree char *code = code_of (error);

  driver_say (self, "refused\t%s", code);
  return FALSE;
}

MtEntry *
driver_make_entry (guint number, guint version)
{
  MtEntry *entry = mt_entry_new (number % 3 == 0 ? "mood" : "thought");

  driver_fill_entry (entry, number, version);
  return entry;
}

void
driver_fill_entry (MtEntry *entry, guint number, guint version)
{
  static const guint sizes[] = { 1, 12, 150, 2000 };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *tag = g_strdup_printf ("tag%u", number);
  char valence[2] = { (char)('1' + (number + version) % 7), '\0' };

  for (guint word = 0; word < sizes[number % G_N_ELEMENTS (sizes)]; word++)
    g_string_append_printf (text, "%sn%uv%uw%u", word ? " " : "", number, version, word);
  mt_entry_set_text (entry, text->str);
  mt_entry_clear_values (entry, "tags");
  mt_entry_add_value (entry, "tags", tag, NAN);
  mt_entry_clear_values (entry, "valence");
  if (number % 3 == 0)
    mt_entry_add_value (entry, "valence", valence, valence[0] - '0');
}

int
main (int argc, char **argv)
{
  Driver self = { 0 };

  if (argc < 5)
    return 2;
  mt_process_protect ();
  driver_memory_set_up ();
  self.lines = atoi (argv[1]);
  self.journal = mt_journal_new (argv[2]);
  if (!g_file_get_contents (argv[3], &self.secret, NULL, NULL))
    return 2;
  g_strchomp (self.secret);
  for (char **step = argv + 4; *step; step++) {
    g_auto (GStrv) words = g_strsplit (*step, ":", -1);
    DriverStep run = driver_find_step (words[0]);

    if (!run) {
      fprintf (stderr, "there is no step %s\n", words[0]);
      return 2;
    }
    run (&self, words);
  }
  g_object_unref (self.journal);
  g_free (self.secret);
  return 0;
}
