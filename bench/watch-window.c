/* SPDX-License-Identifier: GPL-3.0-or-later */
/* watch-window COMMAND…: starts COMMAND on this X display and says when its window was there.
 * Prints "mapped drawn cpu pss": milliseconds from the start until its first window of some size
 * was mapped, and until something was drawn in it; CPU time of the process and its PSS in KiB, with
 * that of all it has started, a moment later, when it has become quiet.  Then it is ended. */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define GIVE_UP_MS 120000 /* some programs read all they have before they show it */
#define QUIET_MS 400

static double
now_ms (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

static pid_t
start (char **command)
{
  pid_t child = fork ();

  if (child == 0) {
    dup2 (STDERR_FILENO, STDOUT_FILENO); /* only what is measured is to stand there */
    execvp (command[0], command);
    _exit (127);
  }
  return child;
}

/* The first number after @name in the file @file of process @pid. */
static long
read_number (pid_t pid, const char *file, const char *name)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/%s", (int)pid, file);
  g_autofree char *text = NULL;
  const char *found;

  if (!g_file_get_contents (path, &text, NULL, NULL) || !(found = strstr (text, name)))
    return -1;
  return strtol (found + strlen (name), NULL, 10);
}

/* PSS in KiB, with that of all it has started. */
static long
read_pss (pid_t pid)
{
  g_autofree char *tasks = g_strdup_printf ("/proc/%d/task", (int)pid);
  g_autoptr (GDir) folder = g_dir_open (tasks, 0, NULL);
  long pss = MAX (read_number (pid, "smaps_rollup", "Pss:"), 0);
  const char *task;

  while (folder && (task = g_dir_read_name (folder))) {
    g_autofree char *path = g_build_filename (tasks, task, "children", NULL);
    g_autofree char *text = NULL;
    g_auto (GStrv) children = NULL;

    if (!g_file_get_contents (path, &text, NULL, NULL))
      continue;
    children = g_strsplit (text, " ", -1);
    for (char **child = children; *child; child++)
      if (**child)
        pss += read_pss ((pid_t)strtol (*child, NULL, 10));
  }
  return pss;
}

/* User and system time, fields 14 and 15 of /proc/PID/stat, see proc(5). */
static double
cpu_ms (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", (int)pid);
  g_autofree char *text = NULL;
  const char *field;
  unsigned long user = 0, system = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL) || !(field = strrchr (text, ')')))
    return -1;
  for (int i = 2; i < 14 && field; i++)
    field = strchr (field + 1, ' ');
  if (!field)
    return -1;
  user = strtoul (field, (char **)&field, 10);
  system = strtoul (field, NULL, 10);
  return (double)(user + system) * 1000 / (double)sysconf (_SC_CLK_TCK);
}

/* A window is told from the helpers of toolkits by its size. */
static Window
find_window (Display *display, XEvent *event)
{
  XWindowAttributes attributes;

  if (event->type != MapNotify ||
      !XGetWindowAttributes (display, event->xmap.window, &attributes) || attributes.width < 150 ||
      attributes.height < 100 || attributes.class == InputOnly)
    return None;
  return event->xmap.window;
}

/* Whether pixels differ from the one in the middle. */
static gboolean
is_drawn (Display *display, Window window)
{
  XWindowAttributes attributes;
  XImage *image;
  unsigned long middle;
  int different = 0;

  if (!XGetWindowAttributes (display, window, &attributes))
    return FALSE;
  image = XGetImage (display, window, 0, 0, (unsigned)attributes.width, (unsigned)attributes.height,
                     AllPlanes, ZPixmap);
  if (!image)
    return FALSE;
  middle = XGetPixel (image, attributes.width / 2, attributes.height / 4);
  for (int y = 4; y < attributes.height; y += 7)
    for (int x = 4; x < attributes.width; x += 5)
      different += XGetPixel (image, x, y) != middle;
  XDestroyImage (image);
  return different >= 40;
}

static void
wait_until_quiet (pid_t child)
{
  double last = cpu_ms (child), since = now_ms ();

  while (now_ms () - since < QUIET_MS) {
    double cpu;

    g_usleep (50000);
    cpu = cpu_ms (child);
    if (cpu > last + 10)
      since = now_ms ();
    last = cpu;
  }
}

static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0; /* a window may go while it is looked at */
}

static gboolean
watch (Display *display, char **command, pid_t *child)
{
  double begin, mapped = -1, drawn = -1;
  Window window = None;

  begin = now_ms ();
  *child = start (command);
  while (drawn < 0) {
    double since = now_ms () - begin;

    if (since > GIVE_UP_MS || waitpid (*child, NULL, WNOHANG) == *child)
      return FALSE;
    while (XPending (display)) {
      XEvent event;

      XNextEvent (display, &event);
      if (window == None && (window = find_window (display, &event)) != None)
        mapped = now_ms () - begin;
    }
    if (window != None && is_drawn (display, window))
      drawn = now_ms () - begin;
    else
      g_usleep (500);
  }
  wait_until_quiet (*child);
  printf ("%.1f %.1f %.0f %ld\n", mapped, drawn, cpu_ms (*child), read_pss (*child));
  return TRUE;
}

int
main (int argc, char **argv)
{
  Display *display = XOpenDisplay (NULL);
  pid_t child = 0;
  gboolean seen;

  if (argc < 2 || !display) {
    fputs ("usage: watch-window COMMAND…, on an X display\n", stderr);
    return 2;
  }
  XSetErrorHandler (ignore_error);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, True);
  seen = watch (display, argv + 1, &child);
  kill (child, SIGTERM);
  waitpid (child, NULL, 0);
  XCloseDisplay (display);
  if (!seen)
    fprintf (stderr, "no window of %s came\n", argv[1]);
  return seen ? 0 : 1;
}
