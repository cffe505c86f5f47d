/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The floor of something that is there all day: a main loop with a name on the session's bus, and
 * libnotify to show something with. */
#include <libnotify/notify.h>

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint name = g_bus_own_name (G_BUS_TYPE_SESSION, "io.github.meantime_journal.Floor",
                               G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL, NULL);

  notify_init ("Floor");
  g_main_loop_run (loop);
  g_bus_unown_name (name);
  return 0;
}
