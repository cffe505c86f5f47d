/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/places.h"

#include "app/cards/card-page.h"
#include "app/cards/cards-page.h"
#include "app/journal/journal-page.h"
#include "app/patterns/patterns-page.h"
#include "app/reminder-service.h"
#include "app/session/session-page.h"
#include "app/today/today-page.h"
#include "core/kind.h"

#include <glib/gi18n.h>

struct _MtPlaces {
  AdwBreakpointBin parent_instance;

  MtDrafts *drafts;
  MtJournalPage *journal; /* owned by the stack */

  AdwNavigationView *navigation;
  AdwToolbarView *toolbars;
  AdwViewStack *stack;
  AdwHeaderBar *header;
  AdwViewSwitcher *switcher; /* in the header */
  AdwViewSwitcherBar *bar;
};

G_DEFINE_FINAL_TYPE (MtPlaces, mt_places, ADW_TYPE_BREAKPOINT_BIN)

/* ---- Bars ---- */

/* An open entry has the whole of a narrow window: it brings a header bar of its own. */
static void
update_bars (MtPlaces *self)
{
  gboolean immersed = FALSE;

  if (self->journal && adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (self->journal))
    g_object_get (self->journal, "immersed", &immersed, NULL);
  adw_toolbar_view_set_reveal_top_bars (self->toolbars, !immersed);
  adw_toolbar_view_set_reveal_bottom_bars (self->toolbars, !immersed);
}

static void
visible_child_changed_cb (MtPlaces *self)
{
  update_bars (self);
}

static void
tighten_cb (MtPlaces *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self->bar), "tight");
  gtk_widget_add_css_class (GTK_WIDGET (self->switcher), "tight");
}

static void
loosen_cb (MtPlaces *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->bar), "tight");
  gtk_widget_remove_css_class (GTK_WIDGET (self->switcher), "tight");
}

/* ---- Pages over the places ---- */

static void
gone_cb (MtPlaces *self, MtEntryPage *page)
{
  if (adw_navigation_view_get_visible_page (self->navigation) == ADW_NAVIGATION_PAGE (page))
    adw_navigation_view_pop (self->navigation);
}

static void
push_entry_page (MtPlaces *self, MtEntryPage *page)
{
  g_signal_connect_object (page, "gone", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
}

static gboolean
is_over_places (MtPlaces *self)
{
  AdwNavigationPage *visible = adw_navigation_view_get_visible_page (self->navigation);

  return visible && g_strcmp0 (adw_navigation_page_get_tag (visible), "places") != 0;
}

static gboolean
is_in_journal (MtPlaces *self)
{
  return !is_over_places (self) &&
         adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (self->journal);
}

void
mt_places_open_entry (MtPlaces *self, const char *id)
{
  g_return_if_fail (MT_IS_PLACES (self));
  if (is_in_journal (self))
    mt_journal_page_open (self->journal, id);
  else
    push_entry_page (self, mt_entry_page_new (self->drafts, id));
}

void
mt_places_push (GtkWidget *from, AdwNavigationPage *page)
{
  GtkWidget *places = gtk_widget_get_ancestor (from, MT_TYPE_PLACES);

  g_return_if_fail (places != NULL);
  adw_navigation_view_push (MT_PLACES (places)->navigation, page);
}

void
mt_places_write_entry (GtkWidget *from, MtEntry *entry)
{
  GtkWidget *places = gtk_widget_get_ancestor (from, MT_TYPE_PLACES);

  g_return_if_fail (places != NULL);
  push_entry_page (MT_PLACES (places), mt_entry_page_new_begun (MT_PLACES (places)->drafts, entry));
}

/* The first kind that one jots down. */
static const char *
usual_kind (void)
{
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  for (gsize i = 0; i < n_kinds; i++)
    if (kinds[i].jot)
      return kinds[i].id;
  return kinds[0].id;
}

void
mt_places_write (MtPlaces *self, const char *kind)
{
  g_return_if_fail (MT_IS_PLACES (self));
  if (!mt_kind_find (kind))
    kind = usual_kind ();
  if (is_in_journal (self))
    mt_journal_page_write (self->journal, kind);
  else
    push_entry_page (self, mt_entry_page_new_entry (self->drafts, kind));
}

void
mt_places_show (MtPlaces *self, const char *place)
{
  g_return_if_fail (MT_IS_PLACES (self));
  adw_navigation_view_pop_to_tag (self->navigation, "places");
  if (adw_view_stack_get_child_by_name (self->stack, place))
    adw_view_stack_set_visible_child_name (self->stack, place);
}

void
mt_places_open_card (MtPlaces *self, const char *kind)
{
  const MtKind *card = mt_kind_find (kind);

  g_return_if_fail (MT_IS_PLACES (self) && card && card->card);
  adw_navigation_view_pop_to_tag (self->navigation, "places");
  adw_navigation_view_push (self->navigation, mt_card_page_new (self->drafts, kind));
}

void
mt_places_show_cards (MtPlaces *self)
{
  g_return_if_fail (MT_IS_PLACES (self));
  adw_navigation_view_pop_to_tag (self->navigation, "places");
  adw_navigation_view_push (self->navigation, mt_cards_page_new (self->drafts));
}

/* ---- Where one was ---- */

void
mt_resume_free (MtResume *self)
{
  g_free (self->place);
  g_free (self->entry);
  g_free (self);
}

static MtEntryPage *
get_entry_page (MtPlaces *self)
{
  AdwNavigationPage *over = adw_navigation_view_get_visible_page (self->navigation);

  if (MT_IS_ENTRY_PAGE (over))
    return MT_ENTRY_PAGE (over);
  return is_in_journal (self) ? mt_journal_page_get_entry_page (self->journal) : NULL;
}

MtResume *
mt_places_get_resume (MtPlaces *self)
{
  MtResume *resume = g_new0 (MtResume, 1);
  MtEntryPage *page = get_entry_page (self);

  resume->place = g_strdup (adw_view_stack_get_visible_child_name (self->stack));
  if (page) {
    resume->entry = g_strdup (mt_entry_page_get_id (page));
    resume->cursor = mt_entry_page_get_cursor (page);
  }
  return resume;
}

void
mt_places_go (MtPlaces *self, const MtResume *resume)
{
  MtEntryPage *page;

  g_return_if_fail (MT_IS_PLACES (self));
  mt_places_show (self, resume->place);
  if (!resume->entry)
    return;
  mt_places_open_entry (self, resume->entry);
  page = get_entry_page (self);
  if (page)
    mt_entry_page_set_cursor (page, resume->cursor);
}

/* Whoever is here, or writes, need not be reminded. */
static void
changed_cb (MtPlaces *self)
{
  mt_reminders_answered ();
}

/* ---- The widget ---- */

static void
mt_places_dispose (GObject *object)
{
  MtPlaces *self = MT_PLACES (object);

  self->journal = NULL;
  /* It would let go of its child a second time after the template has. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_PLACES);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_places_parent_class)->dispose (object);
}

static void
mt_places_class_init (MtPlacesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_places_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/meantime_journal/Meantime/places.ui");
  gtk_widget_class_bind_template_child (widget_class, MtPlaces, navigation);
  gtk_widget_class_bind_template_child (widget_class, MtPlaces, toolbars);
  gtk_widget_class_bind_template_child (widget_class, MtPlaces, stack);
  gtk_widget_class_bind_template_child (widget_class, MtPlaces, header);
  gtk_widget_class_bind_template_child (widget_class, MtPlaces, switcher);
  gtk_widget_class_bind_template_child (widget_class, MtPlaces, bar);
  gtk_widget_class_bind_template_callback (widget_class, visible_child_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tighten_cb);
  gtk_widget_class_bind_template_callback (widget_class, loosen_cb);
}

static void
mt_places_init (MtPlaces *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MtPlaces *
mt_places_new (MtDrafts *drafts, MtKeeper *keeper)
{
  MtPlaces *self = g_object_new (MT_TYPE_PLACES, NULL);

  self->drafts = g_object_ref (drafts);
  adw_view_stack_add_titled_with_icon (self->stack, GTK_WIDGET (mt_today_page_new (drafts, keeper)),
                                       "today", C_ ("place", "Today"), "mt-today-symbolic");
  self->journal = mt_journal_page_new (drafts);
  g_signal_connect_object (self->journal, "notify::immersed", G_CALLBACK (update_bars), self,
                           G_CONNECT_SWAPPED);
  adw_view_stack_add_titled_with_icon (self->stack, GTK_WIDGET (self->journal), "journal",
                                       C_ ("place", "Journal"), "mt-journal-symbolic");
  adw_view_stack_add_titled_with_icon (self->stack, GTK_WIDGET (mt_session_page_new (drafts)),
                                       "session", C_ ("place", "Session"), "mt-session-symbolic");
  adw_view_stack_add_titled_with_icon (self->stack, GTK_WIDGET (mt_patterns_page_new (drafts)),
                                       "patterns", C_ ("place", "Patterns"),
                                       "mt-patterns-symbolic");
  mt_reminders_opened (mt_drafts_get_journal (drafts));
  g_signal_connect_object (mt_drafts_get_journal (drafts), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

MtDrafts *
mt_places_get_drafts (MtPlaces *self)
{
  g_return_val_if_fail (MT_IS_PLACES (self), NULL);
  return self->drafts;
}
