/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fingers: a pointer and a keyboard for a compositor without a screen, for as long as it is fed
 * with lines:
 *
 *   move X Y    down    up    click X Y    hold X Y MILLISECONDS    drag X1 Y1 X2 Y2    scroll
 * DISTANCE key NAME [ctrl] [shift] [alt]    type TEXT    wait MILLISECONDS
 *
 * NAME is a keysym's (Return, Tab, a, eacute); TEXT any UTF-8.  Each line is answered by "ok", or
 * by a sentence, once the compositor has it.  One process for all: programs do not hear the first
 * keys of a device that has only just come. Called with the size of the output: fingers WIDTH
 * HEIGHT.
 */
#include <glib.h>
#include <linux/input-event-codes.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wayland-client.h>
#include <xkbcommon/xkbcommon.h>

#include "virtual-keyboard-unstable-v1.h"
#include "wlr-virtual-pointer-unstable-v1.h"

#define EVDEV_OFFSET 8 /* between the keycodes of XKB and those of the kernel */
#define KEY_MILLISECONDS 6
#define DRAG_STEPS 20

enum { SHIFT = 1, CONTROL = 4, ALT = 8 }; /* as every keymap of XKB numbers them */

typedef struct {
  struct wl_display *display;
  struct wl_seat *seat;
  struct zwlr_virtual_pointer_manager_v1 *pointers;
  struct zwp_virtual_keyboard_manager_v1 *keyboards;
  struct zwlr_virtual_pointer_v1 *pointer;
  struct zwp_virtual_keyboard_v1 *keyboard;
  struct xkb_context *context;
  struct xkb_keymap *keymap;
  GString *added; /* keys for what no key of the American keyboard gives, as symbols of XKB */
  GArray *spare;  /* keycodes that give nothing, from the end */
  guint width, height;
} Fingers;

static void
global_cb (void *data,
           struct wl_registry *registry,
           uint32_t name,
           const char *interface,
           uint32_t version)
{
  Fingers *self = data;

  if (g_str_equal (interface, wl_seat_interface.name))
    self->seat = wl_registry_bind (registry, name, &wl_seat_interface, 1);
  else if (g_str_equal (interface, zwlr_virtual_pointer_manager_v1_interface.name))
    self->pointers =
        wl_registry_bind (registry, name, &zwlr_virtual_pointer_manager_v1_interface, 1);
  else if (g_str_equal (interface, zwp_virtual_keyboard_manager_v1_interface.name))
    self->keyboards =
        wl_registry_bind (registry, name, &zwp_virtual_keyboard_manager_v1_interface, 1);
}

static void
global_remove_cb (void *data, struct wl_registry *registry, uint32_t name)
{
}

static uint32_t
now (void)
{
  return (uint32_t)(g_get_monotonic_time () / 1000);
}

/* What was sent has arrived; then a moment for the program under the pointer. */
static void
settle (Fingers *self, guint milliseconds)
{
  wl_display_roundtrip (self->display);
  g_usleep (milliseconds * 1000);
}

static void
move (Fingers *self, int x, int y)
{
  zwlr_virtual_pointer_v1_motion_absolute (self->pointer, now (), (uint32_t)MAX (x, 0),
                                           (uint32_t)MAX (y, 0), self->width, self->height);
  zwlr_virtual_pointer_v1_frame (self->pointer);
  settle (self, 15);
}

static void
button (Fingers *self, enum wl_pointer_button_state state)
{
  zwlr_virtual_pointer_v1_button (self->pointer, now (), BTN_LEFT, state);
  zwlr_virtual_pointer_v1_frame (self->pointer);
  settle (self, 25);
}

static void
hold (Fingers *self, int x, int y, guint milliseconds)
{
  move (self, x, y);
  settle (self, 50);
  button (self, WL_POINTER_BUTTON_STATE_PRESSED);
  settle (self, milliseconds);
  button (self, WL_POINTER_BUTTON_STATE_RELEASED);
}

static void
drag (Fingers *self, int x1, int y1, int x2, int y2)
{
  move (self, x1, y1);
  settle (self, 50);
  button (self, WL_POINTER_BUTTON_STATE_PRESSED);
  for (int step = 1; step <= DRAG_STEPS; step++)
    move (self, x1 + (x2 - x1) * step / DRAG_STEPS, y1 + (y2 - y1) * step / DRAG_STEPS);
  settle (self, 150); /* so that it ends at rest, and is no flick */
  button (self, WL_POINTER_BUTTON_STATE_RELEASED);
}

static void
scroll (Fingers *self, int distance)
{
  zwlr_virtual_pointer_v1_axis_source (self->pointer, WL_POINTER_AXIS_SOURCE_WHEEL);
  zwlr_virtual_pointer_v1_axis (self->pointer, now (), WL_POINTER_AXIS_VERTICAL_SCROLL,
                                wl_fixed_from_int (distance));
  zwlr_virtual_pointer_v1_frame (self->pointer);
  settle (self, 25);
}

static struct xkb_keymap *
american_keymap (Fingers *self)
{
  struct xkb_rule_names names = { .layout = "us" };

  return xkb_keymap_new_from_names (self->context, &names, XKB_KEYMAP_COMPILE_NO_FLAGS);
}

/* The American keymap with self->added at the end of its symbols. */
static struct xkb_keymap *
extended_keymap (Fingers *self)
{
  struct xkb_keymap *american = american_keymap (self);
  char *text = xkb_keymap_get_as_string (american, XKB_KEYMAP_FORMAT_TEXT_V1);
  char *end = strstr (strstr (text, "xkb_symbols"), "\n};");
  g_autofree char *whole =
      g_strdup_printf ("%.*s\n%s%s", (int)(end - text), text, self->added->str, end);

  free (text);
  xkb_keymap_unref (american);
  return xkb_keymap_new_from_string (self->context, whole, XKB_KEYMAP_FORMAT_TEXT_V1,
                                     XKB_KEYMAP_COMPILE_NO_FLAGS);
}

static void
show_keymap (Fingers *self)
{
  char *text = xkb_keymap_get_as_string (self->keymap, XKB_KEYMAP_FORMAT_TEXT_V1);
  size_t size = strlen (text) + 1;
  int file = memfd_create ("keymap", MFD_CLOEXEC);

  if (file < 0 || write (file, text, size) != (ssize_t)size)
    g_error ("no memory for a keymap");
  zwp_virtual_keyboard_v1_keymap (self->keyboard, WL_KEYBOARD_KEYMAP_FORMAT_XKB_V1, file,
                                  (uint32_t)size);
  settle (self, 20);
  close (file);
  free (text);
}

static void
find_spare_keys (Fingers *self)
{
  for (xkb_keycode_t code = xkb_keymap_min_keycode (self->keymap);
       code <= MIN (xkb_keymap_max_keycode (self->keymap), 255); code++)
    if (xkb_keymap_num_layouts_for_key (self->keymap, code) == 0 &&
        xkb_keymap_key_get_name (self->keymap, code))
      g_array_append_val (self->spare, code);
}

/* Makes a key that gives @symbol.  FALSE if every spare key has been given away. */
static gboolean
add_key (Fingers *self, xkb_keysym_t symbol)
{
  char name[64];
  xkb_keycode_t code;

  if (self->spare->len == 0 || xkb_keysym_get_name (symbol, name, sizeof name) <= 0)
    return FALSE;
  code = g_array_index (self->spare, xkb_keycode_t, self->spare->len - 1);
  g_array_set_size (self->spare, self->spare->len - 1);
  g_string_append_printf (self->added, "  key <%s> { [ %s ] };\n",
                          xkb_keymap_key_get_name (self->keymap, code), name);
  g_clear_pointer (&self->keymap, xkb_keymap_unref);
  self->keymap = extended_keymap (self);
  show_keymap (self);
  return self->keymap != NULL;
}

/* Which key gives @symbol, alone or with Shift. */
static gboolean
find_key (Fingers *self, xkb_keysym_t symbol, xkb_keycode_t *code, gboolean *shifted)
{
  for (xkb_level_index_t level = 0; level < 2; level++)
    for (xkb_keycode_t key = xkb_keymap_min_keycode (self->keymap);
         key <= xkb_keymap_max_keycode (self->keymap); key++) {
      const xkb_keysym_t *symbols;

      if (xkb_keymap_key_get_syms_by_level (self->keymap, key, 0, level, &symbols) != 1 ||
          symbols[0] != symbol)
        continue;
      *code = key;
      *shifted = level == 1;
      return TRUE;
    }
  return FALSE;
}

static gboolean
press (Fingers *self, xkb_keysym_t symbol, uint32_t modifiers)
{
  xkb_keycode_t code;
  gboolean shifted;

  if (symbol == XKB_KEY_NoSymbol)
    return FALSE;
  if (!find_key (self, symbol, &code, &shifted) &&
      !(add_key (self, symbol) && find_key (self, symbol, &code, &shifted)))
    return FALSE;
  zwp_virtual_keyboard_v1_modifiers (self->keyboard, modifiers | (shifted ? SHIFT : 0), 0, 0, 0);
  zwp_virtual_keyboard_v1_key (self->keyboard, now (), code - EVDEV_OFFSET,
                               WL_KEYBOARD_KEY_STATE_PRESSED);
  settle (self, KEY_MILLISECONDS);
  zwp_virtual_keyboard_v1_key (self->keyboard, now (), code - EVDEV_OFFSET,
                               WL_KEYBOARD_KEY_STATE_RELEASED);
  zwp_virtual_keyboard_v1_modifiers (self->keyboard, 0, 0, 0, 0);
  settle (self, KEY_MILLISECONDS);
  return TRUE;
}

static gboolean
press_named (Fingers *self, char **words)
{
  uint32_t modifiers = 0;

  if (!words[0])
    return FALSE;
  for (guint i = 1; words[i]; i++)
    if (g_str_equal (words[i], "ctrl"))
      modifiers |= CONTROL;
    else if (g_str_equal (words[i], "shift"))
      modifiers |= SHIFT;
    else if (g_str_equal (words[i], "alt"))
      modifiers |= ALT;
    else
      return FALSE;
  return press (self, xkb_keysym_from_name (words[0], XKB_KEYSYM_NO_FLAGS), modifiers);
}

static gboolean
type (Fingers *self, const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (; *text; text = g_utf8_next_char (text))
    if (!press (self, xkb_utf32_to_keysym (g_utf8_get_char (text)), 0))
      return FALSE;
  return TRUE;
}

/* FALSE if the line is not understood, or has a key that cannot be. */
static gboolean
obey (Fingers *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  int a, b, c, d;

  if (sscanf (line, "move %d %d", &a, &b) == 2)
    move (self, a, b);
  else if (sscanf (line, "click %d %d", &a, &b) == 2)
    hold (self, a, b, 0);
  else if (sscanf (line, "hold %d %d %d", &a, &b, &c) == 3)
    hold (self, a, b, (guint)c);
  else if (sscanf (line, "drag %d %d %d %d", &a, &b, &c, &d) == 4)
    drag (self, a, b, c, d);
  else if (sscanf (line, "scroll %d", &a) == 1)
    scroll (self, a);
  else if (sscanf (line, "wait %d", &a) == 1)
    settle (self, (guint)a);
  else if (g_str_equal (line, "down"))
    button (self, WL_POINTER_BUTTON_STATE_PRESSED);
  else if (g_str_equal (line, "up"))
    button (self, WL_POINTER_BUTTON_STATE_RELEASED);
  else if (g_str_has_prefix (line, "key "))
    return press_named (self, words + 1);
  else if (g_str_has_prefix (line, "type "))
    return type (self, line + strlen ("type "));
  else
    return FALSE;
  return TRUE;
}

static gboolean
plug_in (Fingers *self)
{
  static const struct wl_registry_listener listener = { global_cb, global_remove_cb };

  self->display = wl_display_connect (NULL);
  if (!self->display)
    return FALSE;
  wl_registry_add_listener (wl_display_get_registry (self->display), &listener, self);
  wl_display_roundtrip (self->display);
  if (!self->seat || !self->pointers || !self->keyboards)
    return FALSE;
  self->pointer =
      zwlr_virtual_pointer_manager_v1_create_virtual_pointer (self->pointers, self->seat);
  self->keyboard =
      zwp_virtual_keyboard_manager_v1_create_virtual_keyboard (self->keyboards, self->seat);
  self->context = xkb_context_new (XKB_CONTEXT_NO_FLAGS);
  self->keymap = american_keymap (self);
  self->added = g_string_new (NULL);
  self->spare = g_array_new (FALSE, FALSE, sizeof (xkb_keycode_t));
  find_spare_keys (self);
  show_keymap (self);
  settle (self, 150); /* programs bind new devices when they get round to it */
  return TRUE;
}

int
main (int argc, char **argv)
{
  Fingers self = { 0 };
  g_autofree char *line = NULL;
  size_t size = 0;

  if (argc != 3)
    return 2;
  self.width = (guint)g_ascii_strtoull (argv[1], NULL, 10);
  self.height = (guint)g_ascii_strtoull (argv[2], NULL, 10);
  if (!plug_in (&self)) {
    g_printerr ("fingers: no compositor that takes a virtual pointer and keyboard\n");
    return 1;
  }
  puts ("ok");
  fflush (stdout);
  while (getline (&line, &size, stdin) > 0) {
    line[strcspn (line, "\n")] = '\0';
    puts (obey (&self, line) ? "ok" : "not understood, or no such key");
    fflush (stdout);
  }
  return 0;
}
