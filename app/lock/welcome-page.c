/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/welcome-page.h"

#include "app/care/other-install.h"

#include <glib/gi18n.h>

struct _MtWelcomePage {
  AdwNavigationPage parent_instance;

  MtOtherInstall *found; /* the journal of the other Meantime here, or NULL */

  GtkWidget *other;
  AdwActionRow *other_row;
};

G_DEFINE_FINAL_TYPE (MtWelcomePage, mt_welcome_page, ADW_TYPE_NAVIGATION_PAGE)

static void
other_activated_cb (MtWelcomePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "lock.restore", "(sb)", self->found->folder,
                              FALSE);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MtWelcomePage *self = MT_WELCOME_PAGE (source);
  g_autoptr (MtOtherInstall) found = mt_other_install_look_finish (result);
  g_autofree char *when = found ? mt_other_install_say (found) : NULL;
  g_autofree char *subtitle = NULL;

  if (!found || !self->other) /* or the page went meanwhile */
    return;
  /* Translators: %s is a sentence such as “Last changed: Yesterday, 18:20”. */
  subtitle = g_strdup_printf (_ ("Of the other Meantime on this device, which keeps it as it is. "
                                 "%s"),
                              when);
  adw_action_row_set_subtitle (self->other_row, subtitle);
  gtk_widget_set_visible (self->other, TRUE);
  self->found = g_steal_pointer (&found);
}

static void
mt_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_WELCOME_PAGE);
  g_clear_pointer (&MT_WELCOME_PAGE (object)->found, mt_other_install_free);
  G_OBJECT_CLASS (mt_welcome_page_parent_class)->dispose (object);
}

static void
mt_welcome_page_class_init (MtWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/lock/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtWelcomePage, other);
  gtk_widget_class_bind_template_child (widget_class, MtWelcomePage, other_row);
  gtk_widget_class_bind_template_callback (widget_class, other_activated_cb);
}

static void
mt_welcome_page_init (MtWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtWelcomePage *
mt_welcome_page_new (const char *folder)
{
  MtWelcomePage *self = g_object_new (MT_TYPE_WELCOME_PAGE, NULL);

  mt_other_install_look (G_OBJECT (self), folder, looked_cb, NULL);
  return self;
}
