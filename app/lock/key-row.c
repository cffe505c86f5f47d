/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/key-row.h"

#include "app/widgets/private-text.h"
#include "core/key-slip.h"

#include <glib/gi18n.h>

#define GROUP 5
#define GROUPS 7

struct _MtKeyRow {
  AdwEntryRow parent_instance;

  guint slip;
};

G_DEFINE_FINAL_TYPE (MtKeyRow, mt_key_row, ADW_TYPE_ENTRY_ROW)

enum { PROP_SLIP = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

/* ---- Groups ---- */

/* How a key spells @typed, or 0 for what only stands between its letters. */
static gunichar
symbol_of (gunichar typed)
{
  gunichar symbol = g_unichar_toupper (typed);

  if (!g_unichar_isalnum (symbol))
    return 0;
  if (symbol == 'O')
    return '0';
  return symbol == 'I' || symbol == 'L' ? '1' : symbol;
}

/* @typed in its groups; *@cursor, counted in characters, stays behind the same one. */
static GArray *
group (const gunichar *typed, glong length, int *cursor)
{
  GArray *grouped = g_array_new (TRUE, TRUE, sizeof (gunichar));
  const gunichar dash = '-';
  guint n_symbols = 0;
  int moved = 0;

  for (glong i = 0; i < length; i++) {
    gunichar symbol = symbol_of (typed[i]);

    if (!symbol)
      continue;
    if (n_symbols > 0 && n_symbols % GROUP == 0)
      g_array_append_val (grouped, dash);
    g_array_append_val (grouped, symbol);
    n_symbols++;
    if (i < *cursor)
      moved = (int)grouped->len;
  }
  *cursor = moved;
  return grouped;
}

static void change_cb (MtKeyRow *self);
static void insert_cb (
    MtKeyRow *self, const char *inserted, int length, int *position, GtkEditable *text);
static void delete_cb (MtKeyRow *self, int start, int end, GtkEditable *text);

/* Puts @now where @before stands, touching only what is different. */
static void
replace (MtKeyRow *self, GtkEditable *text, const gunichar *before, glong n_before, GArray *now)
{
  const gunichar *after = (const gunichar *)(gpointer)now->data;
  glong n_after = now->len, same = 0, end = 0;
  g_autofree char *middle = NULL;
  int at;

  while (same < MIN (n_before, n_after) && before[same] == after[same])
    same++;
  while (end < MIN (n_before, n_after) - same &&
         before[n_before - 1 - end] == after[n_after - 1 - end])
    end++;
  middle = g_ucs4_to_utf8 (after + same, n_after - same - end, NULL, NULL, NULL);
  at = (int)same;
  g_signal_handlers_block_by_func (text, insert_cb, self);
  g_signal_handlers_block_by_func (text, delete_cb, self);
  if (n_before > same + end)
    gtk_editable_delete_text (text, (int)same, (int)(n_before - end));
  if (*middle)
    gtk_editable_insert_text (text, middle, -1, &at);
  g_signal_handlers_unblock_by_func (text, delete_cb, self);
  g_signal_handlers_unblock_by_func (text, insert_cb, self);
}

static void
insert_cb (MtKeyRow *self, const char *inserted, int length, int *position, GtkEditable *text)
{
  g_autofree char *plain = g_utf8_normalize (inserted, length, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GString) whole = g_string_new (gtk_editable_get_text (text));
  g_autofree gunichar *before = NULL, *typed = NULL;
  g_autoptr (GArray) grouped = NULL;
  glong n_before, n_typed;

  before = g_utf8_to_ucs4_fast (whole->str, -1, &n_before);
  if (plain)
    g_string_insert (whole, g_utf8_offset_to_pointer (whole->str, *position) - whole->str, plain);
  typed = g_utf8_to_ucs4_fast (whole->str, -1, &n_typed);
  *position += (int)(n_typed - n_before);
  grouped = group (typed, n_typed, position);
  replace (self, text, before, n_before, grouped);
  g_signal_stop_emission_by_name (text, "insert-text");
}

/* A dash goes with the letter beyond it. */
static void
widen (GtkEditable *text, const gunichar *before, int *start, int *end)
{
  if (*end != *start + 1 || before[*start] != '-')
    return;
  if (gtk_editable_get_position (text) <= *start)
    (*end)++;
  else if (*start > 0)
    (*start)--;
}

static void
delete_cb (MtKeyRow *self, int start, int end, GtkEditable *text)
{
  glong n_before;
  g_autofree gunichar *before = g_utf8_to_ucs4_fast (gtk_editable_get_text (text), -1, &n_before);
  g_autofree gunichar *left = g_new0 (gunichar, n_before + 1);
  g_autoptr (GArray) grouped = NULL;

  if (end < 0 || end > n_before)
    end = (int)n_before;
  if (start >= end)
    return;
  widen (text, before, &start, &end);
  memcpy (left, before, sizeof *left * (gsize)start);
  memcpy (left + start, before + end, sizeof *left * (gsize)(n_before - end));
  grouped = group (left, n_before - (end - start), &start);
  replace (self, text, before, n_before, grouped);
  gtk_editable_set_position (text, start);
  g_signal_stop_emission_by_name (text, "delete-text");
}

static void
change_cb (MtKeyRow *self)
{
  guint slip = mt_key_find_slip (gtk_editable_get_text (GTK_EDITABLE (self)));

  if (slip == self->slip)
    return;
  self->slip = slip;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SLIP]);
}

/* ---- The row ---- */

static void
set_direction (MtKeyRow *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self));

  gtk_widget_set_direction (GTK_WIDGET (text), GTK_TEXT_DIR_LTR);
  gtk_editable_set_alignment (
      text, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? 1 : 0);
}

static void
mt_key_row_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (mt_key_row_parent_class)->direction_changed (widget, previous);
  set_direction (MT_KEY_ROW (widget));
}

static void
mt_key_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SLIP)
    g_value_set_uint (value, MT_KEY_ROW (object)->slip);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mt_key_row_class_init (MtKeyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = mt_key_row_get_property;
  GTK_WIDGET_CLASS (klass)->direction_changed = mt_key_row_direction_changed;
  props[PROP_SLIP] = g_param_spec_uint ("slip", NULL, NULL, 0, GROUPS, 0,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
mt_key_row_init (MtKeyRow *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self));

  mt_private_text (GTK_WIDGET (self),
                   GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_UPPERCASE_CHARS);
  adw_entry_row_set_enable_emoji_completion (ADW_ENTRY_ROW (self), FALSE);
  /* What was typed and taken back must not come again. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  set_direction (self);
  g_signal_connect_swapped (text, "insert-text", G_CALLBACK (insert_cb), self);
  g_signal_connect_swapped (text, "delete-text", G_CALLBACK (delete_cb), self);
  g_signal_connect (self, "changed", G_CALLBACK (change_cb), NULL);
}

guint
mt_key_row_get_slip (MtKeyRow *self)
{
  g_return_val_if_fail (MT_IS_KEY_ROW (self), 0);
  return self->slip;
}

char *
mt_key_row_say_problem (MtKeyRow *self)
{
  glong length;

  g_return_val_if_fail (MT_IS_KEY_ROW (self), NULL);
  length = g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (self)), -1);
  if (length == 0)
    return g_strdup (_ ("Type or paste the recovery key first."));
  if (self->slip > 0)
    /* Translators: the recovery key has seven groups of five characters. */
    return g_strdup_printf (_ ("There is a slip in group %u of the recovery key. Compare it with "
                               "your copy."),
                            self->slip);
  if (length < GROUPS * (GROUP + 1) - 1)
    return g_strdup (_ ("There is more to it: a recovery key has seven groups of five."));
  if (length > GROUPS * (GROUP + 1) - 1)
    return g_strdup (_ ("This is longer than a recovery key, which has seven groups of five."));
  return NULL;
}
