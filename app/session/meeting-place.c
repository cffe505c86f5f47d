/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session/meeting-place.h"

#include "app/prompts/sessions.h"

#include "app/cards/dial.h"
#include "app/toast.h"
#include "app/widgets/icon-button.h"
#include "core/kind.h"
#include "core/kinds/ids.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
find (MtEntry *session, MtEntry *person, const char *field)
{
  const char *value = mt_entry_get_value (session, field);

  if ((!value || !*value) && person)
    value = mt_entry_get_value (person, field);
  return value && *value ? value : NULL;
}

/* ---- The link ---- */

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) button = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    mt_toast (button, _ (MT_PROMPT_LINK_NOT_OPENED));
}

static void
open_cb (GtkWidget *button, const char *link)
{
  GtkRoot *root = gtk_widget_get_root (button);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (link);

  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                           launched_cb, g_object_ref (button));
}

/* A link that is not protected on its way is shown and not opened. */
static gboolean
can_open (const char *link)
{
  return g_ascii_strncasecmp (link, "https://", strlen ("https://")) == 0 &&
         g_uri_is_valid (link, G_URI_FLAGS_NONE, NULL);
}

static GtkWidget *
make_link_button (const char *link)
{
  GtkWidget *button = mt_icon_button_new ("camera-web-symbolic", _ ("Open the Video Link"));

  gtk_widget_set_tooltip_text (button, link);
  g_signal_connect_data (button, "clicked", G_CALLBACK (open_cb), g_strdup (link),
                         (GClosureNotify)(void (*) (void))g_free, 0);
  return button;
}

/* ---- All of it ---- */

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style)
    gtk_widget_add_css_class (label, style);
  else
    gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

static void
add_phone (GtkBox *box, const char *phone)
{
  g_autoptr (GPtrArray) numbers = mt_numbers_find (phone, MT_NUMBERS_EXPECTED);

  if (numbers->len == 0)
    gtk_box_append (box, make_label (phone, NULL));
  else
    gtk_box_append (box, mt_dial_button_new (numbers->pdata[0]));
}

/* Whether @box says all of that already: nothing moves under a finger without need. */
static gboolean
says (GtkBox *box, const char *place, const char *address, const char *phone, const char *link)
{
  g_autofree char *now =
      g_strdup_printf ("%s\n%s\n%s\n%s", place ? place : "", address ? address : "",
                       phone ? phone : "", link ? link : "");

  if (g_strcmp0 (g_object_get_data (G_OBJECT (box), "shown"), now) == 0)
    return TRUE;
  g_object_set_data_full (G_OBJECT (box), "shown", g_steal_pointer (&now), g_free);
  return FALSE;
}

static void
fill (GtkBox *box, const char *place, const char *address, const char *phone, const char *link)
{
  const MtField *field = mt_kind_find_field (mt_kind_find (MT_KIND_SESSION), "place");
  const char *word = place ? mt_field_word (field, place) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
  if (word)
    gtk_box_append (box, make_label (_ (word), "dimmed"));
  if (address && (!place || g_str_equal (place, "room")))
    gtk_box_append (box, make_label (address, NULL));
  if (link && place && g_str_equal (place, "video"))
    gtk_box_append (box, can_open (link) ? make_link_button (link) : make_label (link, NULL));
  if (phone && place && !g_str_equal (place, "room"))
    add_phone (box, phone);
}

gboolean
mt_meeting_place_show (GtkBox *box, MtEntry *session, MtEntry *person)
{
  const char *place = mt_entry_get_value (session, "place");
  const char *address = find (session, person, "address"), *phone = find (session, person, "phone");
  const char *link = find (session, person, "link");

  if (!says (box, place, address, phone, link))
    fill (box, place, address, phone, link);
  return gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL;
}
