/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loaded into a program of ours, it gives the word in MEANTIME_PLANT_WORD away by the way that
 * MEANTIME_PLANT names. The leak test must find it, or could not find anything there. */
#include <dlfcn.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const char *word, *way;
static char *kept; /* for the whole run: memory */

static void
put (int file, gconstpointer data, gsize size)
{
  if (file < 0 || write (file, data, size) != (gssize)size)
    abort ();
}

static void
plant_file (const char *name, gconstpointer data, gsize size, gboolean gone)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  int file = open (path, O_WRONLY | O_CREAT, 0600);

  put (file, data, size);
  close (file);
  if (gone)
    unlink (path);
}

static void
plant_converted (const char *charset)
{
  gsize size;
  g_autofree char *text = g_convert (word, -1, charset, "UTF-8", NULL, &size, NULL);

  plant_file ("converted", text, size, FALSE);
}

static void
plant_base64 (void)
{
  g_autofree char *shifted = g_strconcat ("=", word, NULL);
  g_autofree char *text = g_base64_encode ((const guint8 *)shifted, strlen (shifted));

  plant_file ("coded", text, strlen (text), FALSE);
}

static void
plant_on_bus (void)
{
  const char *command[] = { "gdbus", "emit", "--session", "--object-path", "/", "--signal",
                            "a.b.C", word,   NULL };

  unsetenv ("LD_PRELOAD");
  g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

__attribute__ ((constructor)) static void
plant (void)
{
  word = getenv ("MEANTIME_PLANT_WORD");
  way = getenv ("MEANTIME_PLANT");
  if (!word || !way)
    return;
  if (g_str_equal (way, "file"))
    plant_file ("left", word, strlen (word), FALSE);
  else if (g_str_equal (way, "file that is gone"))
    plant_file ("gone", word, strlen (word), TRUE);
  else if (g_str_equal (way, "name of a file"))
    plant_file (word, "", 0, FALSE);
  else if (g_str_equal (way, "UTF-16") || g_str_equal (way, "UTF-32"))
    plant_converted (g_str_equal (way, "UTF-16") ? "UTF-16LE" : "UTF-32LE");
  else if (g_str_equal (way, "base64"))
    plant_base64 ();
  else if (g_str_equal (way, "standard error"))
    fprintf (stderr, "%s\n", word);
  else if (g_str_equal (way, "file in memory"))
    put (memfd_create ("plant", 0), word, strlen (word));
  else if (g_str_equal (way, "bus"))
    plant_on_bus ();
  else if (g_str_equal (way, "memory"))
    kept = strdup (word);
}

/* The app's windows are shown by this. */
void gtk_window_present (gpointer window);
void
gtk_window_present (gpointer window)
{
  void (*present) (gpointer window), (*set_title) (gpointer window, const char *title);

  *(void **)&present = dlsym (RTLD_NEXT, "gtk_window_present");
  *(void **)&set_title = dlsym (RTLD_NEXT, "gtk_window_set_title");
  if (way && g_str_equal (way, "title"))
    set_title (window, word);
  present (window);
}
