/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminders/door.h"
#include "app/reminders/names.h"
#include "core/process.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>

static gboolean if_needed, version;

static const GOptionEntry options[] = {
  { "if-needed", 0, 0, G_OPTION_ARG_NONE, &if_needed,
    N_ ("End at once where there is nothing to remind of"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Show the version"), NULL },
  G_OPTION_ENTRY_NULL,
};

typedef struct {
  GMainLoop *loop;
  GDBusConnection *bus;
  MtService *service;
  MtBackground *background;
  MtDoor *door;
  int status;
} Program;

static void
told_cb (gpointer data)
{
  Program *self = data;

  if (self->door)
    mt_door_tell (self->door);
}

/* The object is there before the name is: who waits for the name finds it. */
static void
connected_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  Program *self = data;
  g_autoptr (GError) error = NULL;

  self->bus = g_object_ref (bus);
  self->service = mt_service_new (bus, told_cb, self);
  self->background = mt_background_new (bus, told_cb, self);
  self->door = mt_door_new (bus, self->service, self->background, &error);
  if (self->door)
    return;
  g_printerr ("%s\n", error->message);
  self->status = 1;
  g_main_loop_quit (self->loop);
}

/* It alone may show and write, so it looks for the first time now. */
static void
named_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  Program *self = data;

  mt_service_look (self->service);
  if (if_needed && !mt_service_is_needed (self->service))
    g_main_loop_quit (self->loop);
}

/* Another one reminds already; or there is no session, or it has ended. */
static void
not_named_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  Program *self = data;

  if (!bus && !self->bus) {
    g_printerr ("%s\n", _ ("There is no session bus here, on which reminders could be shown."));
    self->status = 1;
  }
  g_main_loop_quit (self->loop);
}

static gboolean
ended_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_CONTINUE;
}

static int
run (void)
{
  Program self = { .loop = g_main_loop_new (NULL, FALSE) };
  guint name =
      g_bus_own_name (G_BUS_TYPE_SESSION, MT_REMINDERS_NAME, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE,
                      connected_cb, named_cb, not_named_cb, &self, NULL);

  g_unix_signal_add (SIGTERM, ended_cb, self.loop);
  g_unix_signal_add (SIGINT, ended_cb, self.loop);
  g_main_loop_run (self.loop);
  if (self.bus) /* what was said last is to be heard, though nobody waits for the answer */
    g_dbus_connection_flush_sync (self.bus, NULL, NULL);
  g_bus_unown_name (name);
  g_clear_pointer (&self.door, mt_door_free);
  g_clear_pointer (&self.background, mt_background_free);
  g_clear_pointer (&self.service, mt_service_free);
  g_clear_object (&self.bus);
  g_main_loop_unref (self.loop);
  return self.status;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;

  mt_process_protect ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  context = g_option_context_new (NULL);
  g_option_context_set_summary (context, _ ("Shows the reminders of a Meantime journal."));
  g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    g_printerr ("%s\n", error->message);
    return 2;
  }
  if (version) {
    g_print ("meantime-reminders %s\n", VERSION);
    return 0;
  }
  return run ();
}
