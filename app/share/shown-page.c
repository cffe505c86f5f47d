/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/share/shown-page.h"

#include "app/share/everywhere.h"
#include "app/share/hide-view.h"
#include "app/toast.h"
#include "app/widgets/icon-button.h"
#include "app/widgets/private-text.h"
#include "app/widgets/say-entry.h"
#include "app/widgets/say-time.h"
#include "core/kind.h"
#include "core/share/hidden-words.h"
#include "core/share/phrase.h"
#include "core/words.h"

#include <glib/gi18n.h>

#define WORDS_MAX 60 /* characters of a value, or of what is hidden, in a row */

struct _MtShownPage {
  AdwNavigationPage parent_instance;

  MtMaking *making;
  MtEntry *entry; /* NULL until it was read */
  GCancellable *reading;
  GPtrArray *rows; /* of what is hidden; owned by the group */
  guint idle;      /* source id */

  AdwBanner *stale;
  GtkBox *box;
  AdwPreferencesGroup *parts;
  GtkBox *texts;
  AdwPreferencesGroup *hidden;
  GtkEditable *said;
};

G_DEFINE_FINAL_TYPE (MtShownPage, mt_shown_page, ADW_TYPE_NAVIGATION_PAGE)

static MtChosen *
get_chosen (MtShownPage *self)
{
  return mt_making_get_chosen (self->making);
}

/* ---- What is hidden ---- */

/* A place in one of the texts. */
typedef struct {
  char *field;
  MtShareSpan span;
  char *words;
  gboolean is_words; /* and no part of one: where they are hidden everywhere, it is, too */
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->field);
  g_free (place->words);
  g_free (place);
}

static void
show_again_cb (MtShownPage *self, GtkWidget *button)
{
  const Place *place = g_object_get_data (G_OBJECT (button), "place");

  if (mt_share_choice_show (mt_chosen_edit (get_chosen (self)), self->entry, place->field, 0,
                            place->span))
    mt_chosen_edited (get_chosen (self));
}

static void
everywhere_cb (MtShownPage *self, GtkWidget *button)
{
  const Place *place = g_object_get_data (G_OBJECT (button), "place");
  MtShareChoice *choice = mt_chosen_edit (get_chosen (self));

  mt_share_choice_hide_words (choice, place->words, TRUE);
  if (place->is_words)
    mt_share_choice_show (choice, self->entry, place->field, 0, place->span);
  mt_chosen_edited (get_chosen (self));
}

static GtkWidget *
make_button (MtShownPage *self, GtkWidget *button, Place *place, GCallback pressed)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "touch");
  g_object_set_data_full (G_OBJECT (button), "place", place, place_free);
  g_signal_connect_object (button, "clicked", pressed, self, G_CONNECT_SWAPPED);
  return button;
}

static Place *
place_new (const char *field, MtShareSpan span, const char *text)
{
  Place *place = g_new (Place, 1);

  *place = (Place){ g_strdup (field), span, g_strndup (text + span.start, span.end - span.start),
                    mt_hidden_words_would_find (text, span.start, span.end) };
  return place;
}

static void
add_hidden (MtShownPage *self, const char *field, MtShareSpan span, const char *text)
{
  GtkWidget *row = adw_action_row_new (),
            *undo = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  GtkWidget *everywhere = gtk_button_new_with_mnemonic (_ ("Hide _Everywhere"));
  Place *place = place_new (field, span, text);
  g_autofree char *words = mt_words_preview (place->words, WORDS_MAX);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_widget_set_tooltip_text (undo, _ ("Show Again"));
  gtk_widget_add_css_class (undo, "flat");
  mt_button_wrap (GTK_BUTTON (everywhere));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button (self, everywhere, place, G_CALLBACK (everywhere_cb)));
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      make_button (self, undo, place_new (field, span, text), G_CALLBACK (show_again_cb)));
  adw_preferences_group_add (self->hidden, row);
  g_ptr_array_add (self->rows, row);
}

static void
list_hidden (MtShownPage *self, MtHideView *view)
{
  const char *field = mt_hide_view_get_field (view);
  g_autoptr (GArray) spans =
      mt_share_choice_get_hidden (mt_chosen_get (get_chosen (self)), self->entry, field, 0);

  for (guint i = 0; i < spans->len; i++)
    add_hidden (self, field, g_array_index (spans, MtShareSpan, i), mt_hide_view_get_text (view));
}

static gboolean
update_cb (gpointer data)
{
  MtShownPage *self = data;
  const MtShareChoice *choice = mt_chosen_get (get_chosen (self));
  gboolean is_stale = mt_share_choice_is_stale (choice, self->entry);

  self->idle = 0;
  adw_banner_set_revealed (self->stale, is_stale);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->hidden, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (GtkWidget *text = gtk_widget_get_first_child (GTK_WIDGET (self->texts)); text;
       text = gtk_widget_get_next_sibling (text)) {
    MtHideView *view = g_object_get_data (G_OBJECT (text), "view");
    const char *field = mt_hide_view_get_field (view);
    gboolean shown = !mt_share_choice_leaves_out (choice, mt_entry_get_id (self->entry), field);

    gtk_widget_set_visible (text, shown && !is_stale);
    if (shown && !is_stale)
      list_hidden (self, view);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->hidden), self->rows->len > 0);
  return G_SOURCE_REMOVE;
}

/* Not at once: it may be one of the rows that was pressed. */
static void
changed_cb (MtShownPage *self)
{
  if (self->entry && !self->idle)
    self->idle = g_idle_add (update_cb, self);
}

static void
looked_cb (MtShownPage *self)
{
  mt_share_choice_renew (mt_chosen_edit (get_chosen (self)), self->entry);
  mt_chosen_edited (get_chosen (self));
}

/* ---- Its parts ---- */

static void
switched_cb (MtShownPage *self, GParamSpec *pspec, AdwSwitchRow *row)
{
  mt_share_choice_leave_out (mt_chosen_edit (get_chosen (self)), mt_entry_get_id (self->entry),
                             g_object_get_data (G_OBJECT (row), "field"),
                             !adw_switch_row_get_active (row));
  mt_chosen_edited (get_chosen (self));
}

static void
add_switch (MtShownPage *self, const char *field, const char *name, const char *value)
{
  const MtShareChoice *choice = mt_chosen_get (get_chosen (self));
  GtkWidget *row = adw_switch_row_new ();
  g_autofree char *beginning = mt_words_preview (value, WORDS_MAX);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), beginning);
  adw_switch_row_set_active (
      ADW_SWITCH_ROW (row),
      !mt_share_choice_leaves_out (choice, mt_entry_get_id (self->entry), field));
  g_object_set_data_full (G_OBJECT (row), "field", g_strdup (field), g_free);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (switched_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->parts, row);
}

static void
hide_cb (MtHideView *view)
{
  mt_hide_view_toggle (view);
}

/* One of its texts, and the way to hide words in it by hand and by key. */
static void
add_text (MtShownPage *self, const char *field, const char *name, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading =
      g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0f, "wrap", TRUE, NULL);
  GtkWidget *hint =
      g_object_new (GTK_TYPE_LABEL, "label",
                    _ ("Tap a word to hide it, or mark some words. Tapped again, it is shown."),
                    "xalign", 0.0f, "wrap", TRUE, "hexpand", TRUE, NULL);
  GtkWidget *hide = gtk_button_new_with_mnemonic (_ ("_Hide"));
  MtHideView *view = mt_hide_view_new (get_chosen (self), self->entry, field, 0, text, name);

  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_css_classes (hint, (const char *[]){ "caption", "dimmed", NULL });
  gtk_widget_set_valign (hide, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (hide, "touch");
  gtk_widget_set_tooltip_text (hide, _ ("Hide What Is Marked, or the Word at the Cursor"));
  g_signal_connect_object (hide, "clicked", G_CALLBACK (hide_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_set_css_classes (GTK_WIDGET (view), (const char *[]){ "card", "hide-text", NULL });
  gtk_box_append (GTK_BOX (line), hint);
  gtk_box_append (GTK_BOX (line), hide);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view));
  gtk_box_append (GTK_BOX (box), line);
  g_object_set_data (G_OBJECT (box), "view", view);
  gtk_box_append (self->texts, box);
}

static void
add_field (MtShownPage *self, const MtKind *kind, const char *id, GPtrArray *values)
{
  const MtField *field = kind ? mt_kind_find_field (kind, id) : NULL;
  const char *name = field ? _ (field->name) : id;
  g_autofree char *said = mt_phrase_values (field, values);

  add_switch (self, id, name, said);
  if (field && values->len == 1 &&
      (field->type == MT_FIELD_TEXT || field->type == MT_FIELD_LONG_TEXT))
    add_text (self, id, name, ((const MtValue *)values->pdata[0])->value);
}

static void
add_fields (MtShownPage *self, const MtKind *kind)
{
  const GPtrArray *all = mt_entry_get_values (self->entry);

  for (guint i = 0; i < all->len;) {
    g_autoptr (GPtrArray) values = g_ptr_array_new ();
    const char *id = ((const MtValue *)all->pdata[i])->field;

    for (; i < all->len && g_str_equal (((const MtValue *)all->pdata[i])->field, id); i++)
      g_ptr_array_add (values, all->pdata[i]);
    add_field (self, kind, id, values);
  }
}

static void
show_entry (MtShownPage *self)
{
  const MtKind *kind = mt_kind_find (mt_entry_get_kind (self->entry));
  const char *text = mt_entry_get_text (self->entry), *state = mt_entry_get_state (self->entry);
  const char *word = kind && state ? mt_kind_state_word (kind, state) : NULL;
  g_autofree char *origin = mt_say_entry_origin (self->entry, mt_say_today ());
  const char *said =
      mt_share_choice_get_said (mt_chosen_get (get_chosen (self)), mt_entry_get_id (self->entry));

  adw_preferences_group_set_title (self->parts, origin);
  if (*text) {
    /* Translators: what was written freely in an entry, without a field of its own. */
    add_switch (self, MT_HIDE_TEXT, _ ("The Text"), text);
    add_text (self, MT_HIDE_TEXT, _ ("The Text"), text);
  }
  if (word)
    /* Translators: what an entry is: open, answered. */
    add_switch (self, MT_HIDE_STATE, _ ("What It Is"), _ (word));
  add_fields (self, kind);
  gtk_editable_set_text (self->said, said ? said : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->said), TRUE);
  gtk_box_append (self->box, mt_everywhere_new (get_chosen (self)));
  gtk_widget_child_focus (GTK_WIDGET (self->parts), GTK_DIR_TAB_FORWARD);
  changed_cb (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtShownPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MtEntry) entry = mt_journal_load_finish (MT_JOURNAL (source), result, &error);

  if (!self->making)
    return;
  if (!entry) {
    mt_toast_error (GTK_WIDGET (self), error);
    return;
  }
  self->entry = g_steal_pointer (&entry);
  show_entry (self);
}

static void
said_cb (MtShownPage *self)
{
  const char *now = gtk_editable_get_text (self->said), *id, *before;

  if (!self->entry)
    return;
  id = mt_entry_get_id (self->entry);
  before = mt_share_choice_get_said (mt_chosen_get (get_chosen (self)), id);
  if (g_strcmp0 (now, before ? before : "") == 0)
    return;
  mt_share_choice_say (mt_chosen_edit (get_chosen (self)), id, now);
  mt_chosen_edited (get_chosen (self));
}

/* ---- The widget ---- */

static void
mt_shown_page_dispose (GObject *object)
{
  MtShownPage *self = MT_SHOWN_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->making);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_SHOWN_PAGE);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (mt_shown_page_parent_class)->dispose (object);
}

static void
mt_shown_page_finalize (GObject *object)
{
  g_object_unref (MT_SHOWN_PAGE (object)->reading);
  G_OBJECT_CLASS (mt_shown_page_parent_class)->finalize (object);
}

static void
mt_shown_page_class_init (MtShownPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_shown_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_shown_page_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/share/shown-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtShownPage, stale);
  gtk_widget_class_bind_template_child (widget_class, MtShownPage, box);
  gtk_widget_class_bind_template_child (widget_class, MtShownPage, parts);
  gtk_widget_class_bind_template_child (widget_class, MtShownPage, texts);
  gtk_widget_class_bind_template_child (widget_class, MtShownPage, hidden);
  gtk_widget_class_bind_template_child (widget_class, MtShownPage, said);
  gtk_widget_class_bind_template_callback (widget_class, looked_cb);
  gtk_widget_class_bind_template_callback (widget_class, said_cb);
}

static void
mt_shown_page_init (MtShownPage *self)
{
  self->reading = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->said), FALSE);
  mt_private_text (GTK_WIDGET (self->said), 0);
}

MtShownPage *
mt_shown_page_new (MtMaking *making, const char *id)
{
  MtShownPage *self = g_object_new (MT_TYPE_SHOWN_PAGE, NULL);

  self->making = g_object_ref (making);
  g_signal_connect_object (get_chosen (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  mt_journal_load (mt_drafts_get_journal (mt_making_get_drafts (making)), id, self->reading,
                   read_cb, g_object_ref (self));
  return self;
}
