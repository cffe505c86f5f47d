/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/forget.h"

#include "core/process.h"

#ifdef GDK_WINDOWING_WAYLAND
#include <gdk/wayland/gdkwayland.h>
#include <wayland-client.h>
#endif

/* At once; when the crossfade is over and what idle sources free is freed; and when threads that
 * checked spelling or wrote a file have been without work for so long that they can be ended. */
static const guint when_ms[] = { 0, 1000, 4000 };

#ifdef GDK_WINDOWING_WAYLAND

#define CONNECTION_SIZE 4096 /* bytes of what it sent last, and was told, that libwayland keeps */
#define SYNC_SIZE 12         /* bytes of a request that asks for nothing */

/* Text beside the cursor goes to the keyboard on the screen over this connection, and words come
 * from there. */
static void
wash_connection (GdkDisplay *display)
{
  struct wl_display *connection;

  if (!GDK_IS_WAYLAND_DISPLAY (display))
    return;
  connection = gdk_wayland_display_get_wl_display (display);
  for (int sent = 0; sent <= CONNECTION_SIZE; sent += SYNC_SIZE)
    wl_callback_destroy (wl_display_sync (connection));
  wl_display_flush (connection);
}

#else

static void
wash_connection (GdkDisplay *display)
{
}

#endif

static gboolean
forget_cb (gpointer display)
{
  wash_connection (display);
  g_thread_pool_stop_unused_threads (); /* their stacks go with them: see freed-memory.c */
  mt_process_forget_stack ();
  return G_SOURCE_REMOVE;
}

void
mt_forget (GtkWindow *window)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (window));

  g_return_if_fail (GTK_IS_WINDOW (window));
  for (gsize i = 0; i < G_N_ELEMENTS (when_ms); i++)
    g_timeout_add_full (G_PRIORITY_LOW, when_ms[i], forget_cb, g_object_ref (display),
                        g_object_unref);
}
