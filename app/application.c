/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/application.h"

#include "app/window.h"

#include <glib/gi18n.h>

#define APPLICATION_ID "io.github.meantime_journal.Meantime"

struct _MtApplication {
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (MtApplication, mt_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "journal", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL, N_ ("The folder of the journal"),
    N_ ("DIR") },
  { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
  { NULL },
};

/* The window of the journal in @folder, made where there is none yet. */
static MtWindow *
find_window (MtApplication *self, const char *folder)
{
  g_autoptr (MtJournal) journal = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (MT_IS_WINDOW (l->data) &&
        g_str_equal (mt_journal_get_folder (mt_window_get_journal (l->data)), folder))
      return l->data;
  journal = mt_journal_new (folder);
  return mt_window_new (ADW_APPLICATION (self), journal);
}

static char *
usual_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "meantime", NULL);
}

static MtWindow *
present_window (MtApplication *self, const char *folder)
{
  MtWindow *window = find_window (self, folder);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
mt_application_activate (GApplication *application)
{
  MtApplication *self = MT_APPLICATION (application);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *folder = usual_folder ();

  if (active)
    gtk_window_present (active);
  else
    present_window (self, folder);
}

static int
mt_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GVariantDict *given = g_application_command_line_get_options_dict (command_line);
  const char *journal;
  g_autoptr (GFile) file = NULL;
  g_autofree char *folder = NULL;

  if (!g_variant_dict_lookup (given, "journal", "^&ay", &journal)) {
    g_application_activate (application);
    return 0;
  }
  file = g_application_command_line_create_file_for_arg (command_line, journal);
  folder = g_file_get_path (file);
  if (!folder) {
    g_application_command_line_printerr (command_line, "%s\n",
                                         _ ("A journal is a folder on this device."));
    return 2;
  }
  present_window (MT_APPLICATION (application), folder);
  return 0;
}

static int
mt_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  if (!g_variant_dict_contains (given, "version"))
    return -1;
  g_print ("Meantime %s\n", VERSION);
  return 0;
}

/* ---- Actions ---- */

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  /* Each finishes what is half-written, then goes; with the last the application ends. */
  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

/* From the desktop: begin an entry of the kind that is named, once the journal is open. */
static void
write_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  g_autofree char *folder = usual_folder ();
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  MtWindow *window = MT_IS_WINDOW (active) ? MT_WINDOW (active) : find_window (self, folder);

  gtk_window_present (GTK_WINDOW (window));
  mt_window_write (window, g_variant_get_string (parameter, NULL));
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_cb },
  { .name = "write", .activate = write_cb, .parameter_type = "s" },
};

static void
mt_application_startup (GApplication *application)
{
  const struct {
    const char *action;
    const char *keys[3];
  } shortcuts[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.lock", { "<Control>l" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.shortcuts", { "<Control>question" } },
    { "win.write('')", { "<Control>n" } },
  };

  G_APPLICATION_CLASS (mt_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           shortcuts[i].keys);
  gtk_window_set_default_icon_name (APPLICATION_ID);
}

static void
mt_application_class_init (MtApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = mt_application_startup;
  application_class->activate = mt_application_activate;
  application_class->command_line = mt_application_command_line;
  application_class->handle_local_options = mt_application_handle_local_options;
}

static void
mt_application_init (MtApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

MtApplication *
mt_application_new (void)
{
  return g_object_new (MT_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path",
                       "/io/github/meantime_journal/Meantime", NULL);
}
