/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/page-words.h"

#include "app/toast.h"

#include <glib/gi18n.h>

struct _MtPageWords {
  AdwBin parent_instance;

  GCancellable *reading;
  GtkLabel *text; /* in the box that is its child */
};

G_DEFINE_FINAL_TYPE (MtPageWords, mt_page_words, ADW_TYPE_BIN)

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtPageWords) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = mt_handout_read_finish (MT_HANDOUT (source), result, &error);

  if (!text) {
    mt_toast_error (GTK_WIDGET (self), error);
    return;
  }
  if (!self->text)
    return; /* it has gone */
  gtk_label_set_label (self->text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
mt_page_words_dispose (GObject *object)
{
  MtPageWords *self = MT_PAGE_WORDS (object);

  g_cancellable_cancel (self->reading);
  self->text = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (mt_page_words_parent_class)->dispose (object);
}

static void
mt_page_words_finalize (GObject *object)
{
  g_object_unref (MT_PAGE_WORDS (object)->reading);
  G_OBJECT_CLASS (mt_page_words_parent_class)->finalize (object);
}

static void
mt_page_words_class_init (MtPageWordsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mt_page_words_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_page_words_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ARTICLE);
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
mt_page_words_init (MtPageWords *self)
{
  self->reading = g_cancellable_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
mt_page_words_new (MtHandout *handout, guint index)
{
  MtPageWords *self = g_object_new (MT_TYPE_PAGE_WORDS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = make_label ("caption-heading"), *text = make_label ("page-words");
  g_autofree char *name =
      g_strdup_printf (_ ("Page %u of %u"), index + 1, mt_handout_get_n_pages (handout));

  gtk_label_set_label (GTK_LABEL (heading), name);
  gtk_widget_add_css_class (heading, "dimmed");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), text);
  self->text = GTK_LABEL (text);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  mt_handout_read (handout, index, self->reading, read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

const char *
mt_page_words_get_text (MtPageWords *self)
{
  const char *text;

  g_return_val_if_fail (MT_IS_PAGE_WORDS (self), NULL);
  text = self->text ? gtk_label_get_label (self->text) : NULL;
  return text && *text ? text : NULL;
}
