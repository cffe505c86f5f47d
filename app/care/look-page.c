/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/care/look-page.h"

#include "app/care/changes.h"
#include "app/say-error.h"
#include "core/error.h"

#include <glib/gi18n.h>

#define WAIT_MS 2000 /* for another program that is about to let go of the other journal */

struct _MtLookPage {
  AdwNavigationPage parent_instance;

  char *path;
  GCancellable *cancellable;

  GtkStack *stack;
  GtkBox *box;
  GtkLabel *words;
  GtkWidget *go;
};

G_DEFINE_FINAL_TYPE (MtLookPage, mt_look_page, ADW_TYPE_NAVIGATION_PAGE)

/* What the button goes on to. */
static void
set_seen (MtLookPage *self, gboolean seen)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->go), "(sb)", self->path, seen);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->go), "win.restore");
}

static void
show_preview (MtLookPage *self, const MtRestorePreview *preview)
{
  set_seen (self, TRUE);
  gtk_box_prepend (self->box, mt_changes_new (preview));
  gtk_label_set_label (self->words,
                       _ ("Nothing is overwritten: what is here now is kept aside in the journal’s "
                          "folder, and can be brought back from there. The journal locks first, "
                          "and its passphrase or recovery key is asked for."));
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtLookPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtRestorePreview) preview =
      mt_journal_preview_restore_finish (MT_JOURNAL (source), result, &error);

  if (!self->stack) /* the page went meanwhile */
    return;
  if (preview) {
    show_preview (self, preview);
  } else if (g_error_matches (error, MT_ERROR, MT_ERROR_WRONG_KEY)) {
    gtk_label_set_label (self->words,
                         _ ("It opens with a passphrase or recovery key of its own. The journal "
                            "locks first; then type that one, and you see what would change before "
                            "anything does."));
  } else {
    g_autofree char *sentence = mt_say_error_sentence (error);

    gtk_label_set_label (self->words, sentence);
    gtk_widget_set_visible (self->go, FALSE);
  }
  gtk_stack_set_visible_child_name (self->stack, "seen");
}

static void
mt_look_page_dispose (GObject *object)
{
  MtLookPage *self = MT_LOOK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->path, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_LOOK_PAGE);
  G_OBJECT_CLASS (mt_look_page_parent_class)->dispose (object);
}

static void
mt_look_page_class_init (MtLookPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_look_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/care/look-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtLookPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MtLookPage, box);
  gtk_widget_class_bind_template_child (widget_class, MtLookPage, words);
  gtk_widget_class_bind_template_child (widget_class, MtLookPage, go);
}

static void
mt_look_page_init (MtLookPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

MtLookPage *
mt_look_page_new (MtJournal *journal, const char *path)
{
  MtLookPage *self = g_object_new (MT_TYPE_LOOK_PAGE, NULL);

  self->path = g_strdup (path);
  set_seen (self, FALSE);
  mt_journal_preview_restore (journal, path, NULL, WAIT_MS, self->cancellable, previewed_cb,
                              g_object_ref (self));
  return self;
}
