/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/journal-page.h"

#include "app/journal/collapse.h"
#include "app/journal/journal-side.h"

#include <glib/gi18n.h>

struct _MtJournalPage {
  AdwBreakpointBin parent_instance;

  MtDrafts *drafts;
  GCancellable *cancellable; /* of what is read for this page */
  char *open_id;             /* of the entry that is open, or NULL */
  MtEntryPage *next;         /* to show once the one that is open has slid away, or NULL */
  gint64 open_key, next_key; /* MT_KEY_NONE: not known, or not saved yet */
  guint slid_away;           /* source id */

  AdwNavigationSplitView *split;
  MtJournalSide *side;
};

G_DEFINE_FINAL_TYPE (MtJournalPage, mt_journal_page, ADW_TYPE_BREAKPOINT_BIN)

enum { PROP_IMMERSED = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

static gboolean
is_collapsed (MtJournalPage *self)
{
  return adw_navigation_split_view_get_collapsed (self->split);
}

/* ---- Which entry is open ---- */

static void
set_open_key (MtJournalPage *self, gint64 key)
{
  self->open_key = key;
  mt_journal_side_select (self->side, key);
}

static void
key_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MtJournalPage) self = data;
  g_autoptr (MtEntry) entry = mt_journal_load_finish (MT_JOURNAL (source), result, NULL);

  if (entry && g_strcmp0 (mt_entry_get_id (entry), self->open_id) == 0)
    set_open_key (self, mt_entry_get_key (entry));
}

static void
read_open_key (MtJournalPage *self)
{
  mt_journal_load (mt_drafts_get_journal (self->drafts), self->open_id, self->cancellable,
                   key_read_cb, g_object_ref (self));
}

/* It moves when its date is changed; a new one gets its key when it is saved for the first time. */
static void
journal_changed_cb (MtJournalPage *self, gint64 from, gint64 to)
{
  if (!self->open_id)
    return;
  if (self->open_key == MT_KEY_NONE)
    read_open_key (self);
  else if (from == self->open_key)
    set_open_key (self, to);
}

/* ---- Beside or over the list ---- */

static AdwNavigationPage *
get_content (MtJournalPage *self)
{
  return adw_navigation_split_view_get_content (self->split);
}

static AdwNavigationPage *
blank_new (void)
{
  GtkWidget *words = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (words), "mt-journal-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (words), _ ("No Entry Is Open"));
  adw_status_page_set_description (ADW_STATUS_PAGE (words), _ ("One you choose is shown here."));
  gtk_widget_add_css_class (words, "compact");
  return adw_navigation_page_new (words, _ ("Entry"));
}

/* Narrow, nothing lies over the list, and nothing can be gone forward to. */
static void
show_blank (MtJournalPage *self)
{
  adw_navigation_split_view_set_content (self->split, is_collapsed (self) ? NULL : blank_new ());
}

static void
show_page (MtJournalPage *self, MtEntryPage *page, gint64 key)
{
  g_set_str (&self->open_id, mt_entry_page_get_id (page));
  set_open_key (self, key);
  if (key == MT_KEY_NONE)
    read_open_key (self);
  adw_navigation_split_view_set_content (self->split, ADW_NAVIGATION_PAGE (page));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* What was asked for meanwhile, or nothing. */
static void
show_next (MtJournalPage *self)
{
  g_autoptr (MtEntryPage) next = g_steal_pointer (&self->next);

  if (next) {
    show_page (self, next, self->next_key);
    return;
  }
  g_clear_pointer (&self->open_id, g_free);
  set_open_key (self, MT_KEY_NONE);
  show_blank (self);
}

/* Narrow, a page that one went back from slides away.  The view must not lose it before it is done
 * with that; after that, the page goes. */
static gboolean
is_sliding_away (MtJournalPage *self)
{
  return self->open_id && is_collapsed (self) &&
         !adw_navigation_split_view_get_show_content (self->split);
}

static gboolean
slid_away_cb (gpointer data)
{
  MtJournalPage *self = data;

  self->slid_away = 0;
  if (is_sliding_away (self))
    show_next (self);
  return G_SOURCE_REMOVE;
}

/* Without animations this comes before the view says that it shows the list. */
static void
hidden_cb (AdwNavigationPage *page, MtJournalPage *self)
{
  if (page == get_content (self) && !self->slid_away)
    self->slid_away = g_idle_add (slid_away_cb, self);
}

static void
gone_cb (AdwNavigationPage *page, MtJournalPage *self)
{
  if (page == get_content (self) && is_collapsed (self))
    adw_navigation_split_view_set_show_content (self->split, FALSE);
  else if (page == get_content (self))
    show_next (self);
}

static void
begin_page (MtJournalPage *self, MtEntryPage *page, gint64 key)
{
  g_signal_connect_object (page, "gone", G_CALLBACK (gone_cb), self, 0);
  g_signal_connect_object (page, "hidden", G_CALLBACK (hidden_cb), self, 0);
  g_object_bind_property (self->split, "collapsed", page, "beside",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  if (!is_sliding_away (self)) {
    show_page (self, page, key);
    return;
  }
  g_clear_object (&self->next);
  self->next = g_object_ref_sink (page);
  self->next_key = key;
}

static void
split_changed_cb (MtJournalPage *self)
{
  if (!self->split) /* the template is being read */
    return;
  if (!self->open_id)
    show_blank (self);
  else if (self->next && !is_collapsed (self))
    show_next (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IMMERSED]);
}

/* ---- From the list ---- */

static void
open_cb (MtJournalPage *self, const char *id, gint64 key)
{
  if (g_strcmp0 (id, self->open_id) == 0)
    adw_navigation_split_view_set_show_content (self->split, TRUE);
  else
    begin_page (self, mt_entry_page_new (self->drafts, id), key);
}

/* What was found opens at the place; it is shown anew where it was found by other words. */
static void
open_row_cb (MtJournalPage *self, const char *id, gint64 key)
{
  MtSought *sought = mt_journal_side_get_sought (self->side);

  if (sought && mt_sought_get_wanted (sought))
    begin_page (self, mt_entry_page_new_found (self->drafts, id, sought), key);
  else
    open_cb (self, id, key);
}

/* A new entry of a day that was chosen in the calendar. */
static void
write_on_cb (MtJournalPage *self, MtEntry *entry)
{
  begin_page (self, mt_entry_page_new_begun (self->drafts, entry), MT_KEY_NONE);
}

/* ---- Actions ---- */

static void
write_action_cb (GtkWidget *widget, const char *name, GVariant *kind)
{
  mt_journal_page_write (MT_JOURNAL_PAGE (widget), g_variant_get_string (kind, NULL));
}

static void
search_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MtJournalPage *self = MT_JOURNAL_PAGE (widget);

  if (!gtk_widget_get_mapped (widget))
    return;
  mt_journal_side_search (self->side);
}

/* ---- The widget ---- */

static void
mt_journal_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MtJournalPage *self = MT_JOURNAL_PAGE (object);

  g_value_set_boolean (value, is_collapsed (self) &&
                                  adw_navigation_split_view_get_show_content (self->split));
}

static void
mt_journal_page_dispose (GObject *object)
{
  MtJournalPage *self = MT_JOURNAL_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->next);
  g_clear_handle_id (&self->slid_away, g_source_remove);
  /* Before the template: that would take the child away, and the bin would do it again. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), MT_TYPE_JOURNAL_PAGE);
  g_clear_object (&self->drafts);
  g_clear_pointer (&self->open_id, g_free);
  G_OBJECT_CLASS (mt_journal_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MtJournalPage, split);
  gtk_widget_class_bind_template_child (widget_class, MtJournalPage, side);
  gtk_widget_class_bind_template_callback (widget_class, split_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_on_cb);
}

static void
mt_journal_page_class_init (MtJournalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_journal_page_dispose;
  G_OBJECT_CLASS (klass)->get_property = mt_journal_page_get_property;
  props[PROP_IMMERSED] =
      g_param_spec_boolean ("immersed", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  g_type_ensure (MT_TYPE_JOURNAL_SIDE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/journal/journal-page.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "journal.write", "s", write_action_cb);
  gtk_widget_class_install_action (widget_class, "journal.search", NULL, search_action_cb);
}

static void
mt_journal_page_init (MtJournalPage *self)
{
  self->open_key = MT_KEY_NONE;
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  mt_collapse_below (ADW_BREAKPOINT_BIN (self), self->split, 700);
  show_blank (self);
}

MtJournalPage *
mt_journal_page_new (MtDrafts *drafts)
{
  MtJournalPage *self = g_object_new (MT_TYPE_JOURNAL_PAGE, NULL);

  self->drafts = g_object_ref (drafts);
  g_signal_connect_object (mt_drafts_get_journal (drafts), "changed",
                           G_CALLBACK (journal_changed_cb), self, G_CONNECT_SWAPPED);
  mt_journal_side_set_drafts (self->side, drafts);
  return self;
}

void
mt_journal_page_open (MtJournalPage *self, const char *id)
{
  g_return_if_fail (MT_IS_JOURNAL_PAGE (self));
  open_cb (self, id, MT_KEY_NONE);
}

void
mt_journal_page_write (MtJournalPage *self, const char *kind)
{
  g_return_if_fail (MT_IS_JOURNAL_PAGE (self));
  begin_page (self, mt_entry_page_new_entry (self->drafts, kind), MT_KEY_NONE);
}

MtEntryPage *
mt_journal_page_get_entry_page (MtJournalPage *self)
{
  AdwNavigationPage *page = get_content (self);

  return MT_IS_ENTRY_PAGE (page) && !is_sliding_away (self) ? MT_ENTRY_PAGE (page) : NULL;
}
