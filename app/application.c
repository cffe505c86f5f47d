/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/application.h"

#include "app/lock/sleep.h"
#include "app/quick/quick-window.h"
#include "app/reminder-service.h"
#include "app/reminders/hand-on.h"
#include "app/reminders/names.h"
#include "app/shortcuts.h"
#include "app/window.h"
#include "core/kind.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#define APPLICATION_ID "io.github.meantime_journal.Meantime"

struct _MtApplication {
  AdwApplication parent_instance;

  GSettings *settings;
  MtSleep *sleep;
};

G_DEFINE_FINAL_TYPE (MtApplication, mt_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "journal", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL, N_ ("The folder of the journal"),
    N_ ("DIR") },
  { "write", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
    N_ ("Begin an entry of this kind once the journal is open"), N_ ("KIND") },
  { "quick", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
    N_ ("Open a small window for a note, without the passphrase"), NULL },
  { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
  { NULL },
};

static gboolean
has_open_journal (MtApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (MT_IS_WINDOW (l->data) && mt_journal_is_open (mt_window_get_journal (l->data)))
      return TRUE;
  return FALSE;
}

/* The device sleeps as soon as the last journal is closed. */
static void
locked_cb (MtApplication *self)
{
  if (!has_open_journal (self))
    mt_sleep_ready (self->sleep);
}

/* The journal that @window is about, or NULL. */
static MtJournal *
get_journal (gpointer window)
{
  if (MT_IS_WINDOW (window))
    return mt_window_get_journal (window);
  return MT_IS_QUICK_WINDOW (window) ? mt_quick_window_get_journal (window) : NULL;
}

/* The window of @type for the journal in @folder, or NULL. */
static gpointer
look_for_window (MtApplication *self, GType type, const char *folder)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) &&
        g_str_equal (mt_journal_get_folder (get_journal (l->data)), folder))
      return l->data;
  return NULL;
}

/* The journal in @folder, as the window has it that is there for it. */
static MtJournal *
find_journal (MtApplication *self, const char *folder)
{
  gpointer window = look_for_window (self, MT_TYPE_WINDOW, folder);

  if (!window)
    window = look_for_window (self, MT_TYPE_QUICK_WINDOW, folder);
  return window ? g_object_ref (get_journal (window)) : mt_journal_new (folder);
}

/* The window of the journal in @folder, made where there is none yet. */
static MtWindow *
find_window (MtApplication *self, const char *folder)
{
  g_autoptr (MtJournal) journal = NULL;
  MtWindow *window = look_for_window (self, MT_TYPE_WINDOW, folder);

  if (window)
    return window;
  journal = find_journal (self, folder);
  window = mt_window_new (ADW_APPLICATION (self), journal, self->settings);
  g_signal_connect_object (window, "locked", G_CALLBACK (locked_cb), self, G_CONNECT_SWAPPED);
  return window;
}

static char *
usual_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "meantime", NULL);
}

/* Raises the window of the journal in @folder; NULL: the one that was used last, or that of the
 * usual journal. */
static MtWindow *
present_window (MtApplication *self, const char *folder)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *usual = usual_folder ();
  MtWindow *window;

  if (!folder && MT_IS_WINDOW (active))
    window = MT_WINDOW (active);
  else
    window = find_window (self, folder ? folder : usual);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* ---- Quick notes ---- */

static void
wanted_cb (MtApplication *self, MtQuickWindow *quick)
{
  present_window (self, mt_journal_get_folder (mt_quick_window_get_journal (quick)));
}

/* The small window for the journal in @folder; NULL: as present_window (). */
static void
present_quick_window (MtApplication *self, const char *folder)
{
  MtJournal *used = get_journal (gtk_application_get_active_window (GTK_APPLICATION (self)));
  g_autofree char *usual = usual_folder ();
  MtQuickWindow *window;

  if (!folder)
    folder = used ? mt_journal_get_folder (used) : usual;
  window = look_for_window (self, MT_TYPE_QUICK_WINDOW, folder);
  if (!window) {
    g_autoptr (MtJournal) journal = find_journal (self, folder);

    window = mt_quick_window_new (ADW_APPLICATION (self), journal, self->settings);
    g_signal_connect_object (window, "wanted", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);
  }
  gtk_window_present (GTK_WINDOW (window));
}

/* ---- Starting ---- */

static void
mt_application_activate (GApplication *application)
{
  present_window (MT_APPLICATION (application), NULL);
}

static int
mt_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GVariantDict *given = g_application_command_line_get_options_dict (command_line);
  const char *journal = NULL, *kind = NULL;
  g_autofree char *folder = NULL;
  MtWindow *window;

  if (g_variant_dict_lookup (given, "write", "&s", &kind) && !mt_kind_find (kind)) {
    g_application_command_line_printerr (command_line, "%s\n",
                                         _ ("There is no kind of this name."));
    return 2;
  }
  if (g_variant_dict_lookup (given, "journal", "^&ay", &journal)) {
    /* from where it was started, which may be another program's folder than ours */
    g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, journal);

    folder = g_file_get_path (file);
    if (!folder) {
      g_application_command_line_printerr (command_line, "%s\n",
                                           _ ("A journal is a folder on this device."));
      return 2;
    }
  }
  if (g_variant_dict_contains (given, "quick")) {
    present_quick_window (MT_APPLICATION (application), folder);
    return 0;
  }
  window = present_window (MT_APPLICATION (application), folder);
  if (kind)
    mt_window_write (window, kind);
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

/* Each window finishes what is half-written, then goes; with the last the application ends. */
static void
close_windows (MtApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));
  g_autoptr (GList) copy = g_list_copy (windows);

  if (!windows)
    g_application_quit (G_APPLICATION (self));
  for (GList *l = copy; l; l = l->next) {
    if (MT_IS_WINDOW (l->data))
      mt_window_quit (l->data);
    else if (MT_IS_QUICK_WINDOW (l->data))
      mt_quick_window_put_away (l->data);
  }
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  close_windows (self);
}

/* A second signal does not hurry it: what is not saved yet would be lost. */
static gboolean
signal_cb (gpointer self)
{
  close_windows (self);
  return G_SOURCE_CONTINUE;
}

/* From the desktop: begin an entry of the kind that is named, once the journal is open. */
static void
write_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  mt_window_write (present_window (self, NULL), g_variant_get_string (parameter, NULL));
}

/* The desktop starts actions by name alone: "write-KIND" for each kind one jots down. */
static void
write_kind_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  const char *name = g_action_get_name (G_ACTION (action));

  mt_window_write (present_window (self, NULL), name + strlen ("write-"));
}

static void
quick_note_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  present_quick_window (self, NULL);
}

/* What was tapped on a reminder, where a portal tells the app: no window but for who opens it. */
static void
reminder_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  const char *tapped = g_variant_get_string (parameter, NULL);

  if (!g_str_equal (tapped, "open")) {
    mt_hand_on_reminder (self, tapped);
    return;
  }
  present_window (self, NULL);
  mt_reminders_answered ();
}

static void
open_journal_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  present_window (self, g_variant_get_bytestring (parameter));
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_cb },
  { .name = MT_APP_ACTION, .activate = reminder_cb, .parameter_type = "s" },
  { .name = MT_APP_OPEN, .activate = open_journal_cb, .parameter_type = "ay" },
  { .name = "quick-note", .activate = quick_note_cb },
  { .name = "write", .activate = write_cb, .parameter_type = "s" },
};

static void
add_kind_actions (MtApplication *self)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++) {
    g_autofree char *name = g_strconcat ("write-", kinds[i].id, NULL);
    const GActionEntry entry = { .name = name, .activate = write_kind_cb };

    if (kinds[i].jot)
      g_action_map_add_action_entries (G_ACTION_MAP (self), &entry, 1, self);
  }
}

/* ---- The session ---- */

static void
lock_windows (MtApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));
  g_autoptr (GList) copy = g_list_copy (windows);

  for (GList *l = copy; l; l = l->next) {
    if (MT_IS_WINDOW (l->data))
      mt_window_lock (l->data);
    else if (MT_IS_QUICK_WINDOW (l->data))
      mt_quick_window_put_away (l->data);
  }
}

static void
screensaver_changed_cb (MtApplication *self)
{
  gboolean active;

  g_object_get (self, "screensaver-active", &active, NULL);
  if (active && g_settings_get_boolean (self->settings, "lock-with-screen"))
    lock_windows (self);
}

static void
about_to_sleep_cb (gpointer data)
{
  MtApplication *self = data;

  if (g_settings_get_boolean (self->settings, "lock-on-suspend"))
    lock_windows (self);
  else
    mt_sleep_ready (self->sleep);
  locked_cb (self); /* where nothing was open */
}

static void
mt_application_startup (GApplication *application)
{
  const int signals[] = { SIGTERM, SIGINT, SIGHUP };
  MtApplication *self = MT_APPLICATION (application);

  G_APPLICATION_CLASS (mt_application_parent_class)->startup (application);
  self->settings = g_settings_new (APPLICATION_ID);
  self->sleep = mt_sleep_new (about_to_sleep_cb, self);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  add_kind_actions (self);
  mt_shortcuts_set (GTK_APPLICATION (application));
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add (signals[i], signal_cb, application);
  g_signal_connect (application, "notify::screensaver-active", G_CALLBACK (screensaver_changed_cb),
                    NULL);
  /* The session ends, and gives a moment for what is half-written. */
  g_signal_connect (application, "query-end", G_CALLBACK (lock_windows), NULL);
  gtk_window_set_default_icon_name (APPLICATION_ID);
}

static void
mt_application_finalize (GObject *object)
{
  g_clear_object (&MT_APPLICATION (object)->settings);
  g_clear_pointer (&MT_APPLICATION (object)->sleep, mt_sleep_free);
  G_OBJECT_CLASS (mt_application_parent_class)->finalize (object);
}

static void
mt_application_class_init (MtApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mt_application_finalize;
  application_class->startup = mt_application_startup;
  application_class->activate = mt_application_activate;
  application_class->command_line = mt_application_command_line;
  application_class->handle_local_options = mt_application_handle_local_options;
}

static void
mt_application_init (MtApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  g_application_add_main_option_entries (application, options);
  g_application_set_option_context_summary (application, _ ("A private journal."));
  g_application_set_option_context_description (
      application, _ ("Without --journal it is the one in $XDG_DATA_HOME/meantime, which mostly "
                      "means ~/.local/share/meantime.\nA second start raises the window that is "
                      "there."));
}

MtApplication *
mt_application_new (void)
{
  return g_object_new (MT_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, "register-session", TRUE,
                       "resource-base-path", "/io/github/meantime_journal/Meantime", NULL);
}
