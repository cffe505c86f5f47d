/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shortcuts.h"

#include <glib/gi18n.h>

#define JOURNAL NC_ ("shortcuts", "In the Journal")
#define WRITING NC_ ("shortcuts", "Writing")
#define PAGES NC_ ("shortcuts", "Pages to Share")
#define WINDOW NC_ ("shortcuts", "The Window")

static const MtShortcut shortcuts[] = {
  { JOURNAL, NC_ ("shortcuts", "Begin an Entry"), "win.write('')", { "<Control>n" } },
  { JOURNAL, NC_ ("shortcuts", "Today"), "win.show-place('today')", { "<Control>1" } },
  { JOURNAL, NC_ ("shortcuts", "Journal"), "win.show-place('journal')", { "<Control>2" } },
  { JOURNAL, NC_ ("shortcuts", "Session"), "win.show-place('session')", { "<Control>3" } },
  { JOURNAL, NC_ ("shortcuts", "Patterns"), "win.show-place('patterns')", { "<Control>4" } },
  { JOURNAL, NC_ ("shortcuts", "Find Words"), NULL, { "<Control>f" } },
  { JOURNAL, NC_ ("shortcuts", "Flag an Entry, to Bring It Along"), NULL, { "<Control>d" } },
  { JOURNAL, NC_ ("shortcuts", "Put an Entry into the Bin"), NULL, { "Delete" } },
  { JOURNAL, NC_ ("shortcuts", "What Can Be Done with an Entry"), NULL, { "<Shift>F10", "Menu" } },
  { JOURNAL, NC_ ("shortcuts", "Move Up What Is to Be Brought"), NULL, { "<Alt>Up" } },
  { JOURNAL, NC_ ("shortcuts", "Move Down What Is to Be Brought"), NULL, { "<Alt>Down" } },
  { JOURNAL, NC_ ("shortcuts", "Go Back"), NULL, { "Escape", "<Alt>Left" } },
  { JOURNAL, NC_ ("shortcuts", "Lock"), "win.lock", { "<Control>l" } },
  { WRITING, NC_ ("shortcuts", "Undo"), NULL, { "<Control>z" } },
  { WRITING, NC_ ("shortcuts", "Redo"), NULL, { "<Control><Shift>z" } },
  { WRITING, NC_ ("shortcuts", "Keep a Quick Note"), NULL, { "<Control>Return" } },
  { PAGES, NC_ ("shortcuts", "Hide a Word, or Show It Again"), NULL, { "Return" } },
  { PAGES, NC_ ("shortcuts", "Larger"), NULL, { "<Control>plus" } },
  { PAGES, NC_ ("shortcuts", "Smaller"), NULL, { "<Control>minus" } },
  { PAGES, NC_ ("shortcuts", "Next Page, While They Are Shown"), NULL, { "Page_Down", "space" } },
  { PAGES, NC_ ("shortcuts", "Previous Page, While They Are Shown"), NULL, { "Page_Up" } },
  { PAGES, NC_ ("shortcuts", "As Wide as the Window"), NULL, { "<Control>0" } },
  { WINDOW, NC_ ("shortcuts", "Main Menu"), NULL, { "F10" } },
  { WINDOW, NC_ ("shortcuts", "Preferences"), "win.preferences", { "<Control>comma" } },
  { WINDOW, NC_ ("shortcuts", "What Is Protected"), "win.protection", { "F1" } },
  { WINDOW, NC_ ("shortcuts", "Keyboard Shortcuts"), "win.shortcuts", { "<Control>question" } },
  { WINDOW, NC_ ("shortcuts", "Close the Window"), "window.close", { "<Control>w" } },
  { WINDOW, NC_ ("shortcuts", "Quit"), "app.quit", { "<Control>q" } },
};

const MtShortcut *
mt_shortcuts (gsize *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

void
mt_shortcuts_set (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].action)
      gtk_application_set_accels_for_action (application, shortcuts[i].action, shortcuts[i].keys);
}
