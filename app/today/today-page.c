/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/today/today-page.h"

#include "app/session/after-card.h"
#include "app/today/ahead.h"
#include "app/today/due-list.h"
#include "app/today/news.h"
#include "app/today/reminded.h"
#include "app/today/tap-card.h"
#include "app/today/to-try.h"
#include "app/window.h"

#include <glib/gi18n.h>

#define REFRESH_AFTER_MS 100 /* many changes at a time are one */
#define OFFER_AFTER_MS 1000  /* by then it is known what else is asked */

struct _MtTodayPage {
  AdwBin parent_instance;

  MtDrafts *drafts;
  GPtrArray *taps; /* MtTapCard */
  MtNews *news;
  MtReminded *reminded;
  MtDueList *due;
  MtToTry *to_try;
  MtAhead *ahead;
  guint refresh; /* source id */
  guint offer;   /* source id */

  GtkBox *page;
  AdwWrapBox *jots;
};

G_DEFINE_FINAL_TYPE (MtTodayPage, mt_today_page, ADW_TYPE_BIN)

/* ---- Following the journal and the day ---- */

static gboolean
refresh_cb (gpointer data)
{
  MtTodayPage *self = data;

  self->refresh = 0;
  mt_to_try_refresh (self->to_try);
  mt_due_list_refresh (self->due);
  mt_ahead_refresh (self->ahead);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (MtTodayPage *self)
{
  if (self->refresh == 0)
    self->refresh = g_timeout_add (REFRESH_AFTER_MS, refresh_cb, self);
}

/* One question at a time. */
static gboolean
offer_cb (gpointer data)
{
  MtTodayPage *self = data;
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  self->offer = 0;
  if (MT_IS_WINDOW (window) && !gtk_widget_get_visible (GTK_WIDGET (self->news)))
    mt_reminded_offer (self->reminded, mt_window_get_settings (MT_WINDOW (window)));
  return G_SOURCE_REMOVE;
}

/* Whoever comes back to it finds it as it is today, and fresh. */
static void
mt_today_page_map (GtkWidget *widget)
{
  MtTodayPage *self = MT_TODAY_PAGE (widget);

  for (guint i = 0; i < self->taps->len; i++)
    mt_tap_card_finish (self->taps->pdata[i]);
  mt_news_refresh (self->news);
  mt_to_try_refresh (self->to_try);
  mt_due_list_refresh (self->due);
  mt_ahead_refresh (self->ahead);
  if (self->offer == 0)
    self->offer = g_timeout_add (OFFER_AFTER_MS, offer_cb, self);
  GTK_WIDGET_CLASS (mt_today_page_parent_class)->map (widget);
}

/* ---- What the table of kinds offers ---- */

static void
add_tap (MtTodayPage *self, const MtKind *kind)
{
  MtTapCard *card = mt_tap_card_new (self->drafts, kind);

  g_ptr_array_add (self->taps, card);
  gtk_box_insert_child_after (self->page, GTK_WIDGET (card), NULL);
}

static void
add_jot (MtTodayPage *self, const MtKind *kind)
{
  GtkWidget *button = gtk_button_new (), *content = adw_button_content_new ();

  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ (kind->jot));
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), kind->icon);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "jot");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.write");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", kind->id);
  adw_wrap_box_append (self->jots, button);
}

/* ---- The widget ---- */

static void
mt_today_page_dispose (GObject *object)
{
  MtTodayPage *self = MT_TODAY_PAGE (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  g_clear_handle_id (&self->offer, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), MT_TYPE_TODAY_PAGE);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (mt_today_page_parent_class)->dispose (object);
}

static void
mt_today_page_finalize (GObject *object)
{
  g_ptr_array_unref (MT_TODAY_PAGE (object)->taps);
  G_OBJECT_CLASS (mt_today_page_parent_class)->finalize (object);
}

static void
mt_today_page_class_init (MtTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mt_today_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mt_today_page_finalize;
  widget_class->map = mt_today_page_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/meantime_journal/Meantime/today/today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MtTodayPage, page);
  gtk_widget_class_bind_template_child (widget_class, MtTodayPage, jots);
}

static void
mt_today_page_init (MtTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->taps = g_ptr_array_new ();
}

MtTodayPage *
mt_today_page_new (MtDrafts *drafts, MtKeeper *keeper)
{
  MtTodayPage *self = g_object_new (MT_TYPE_TODAY_PAGE, NULL);
  MtJournal *journal = mt_drafts_get_journal (drafts);
  gsize n_kinds;
  const MtKind *kinds = mt_kinds (&n_kinds);

  self->drafts = g_object_ref (drafts);
  for (gsize i = 0; i < n_kinds; i++) {
    if (kinds[i].tap)
      add_tap (self, &kinds[i]);
    if (kinds[i].jot)
      add_jot (self, &kinds[i]);
  }
  gtk_box_append (self->page, mt_after_card_new (drafts));
  self->news = mt_news_new (keeper);
  gtk_box_append (self->page, GTK_WIDGET (self->news));
  self->reminded = mt_reminded_new (journal);
  gtk_box_append (self->page, GTK_WIDGET (self->reminded));
  self->due = mt_due_list_new (journal);
  gtk_box_append (self->page, GTK_WIDGET (self->due));
  self->to_try = mt_to_try_new (drafts);
  gtk_box_append (self->page, GTK_WIDGET (self->to_try));
  self->ahead = mt_ahead_new (journal);
  gtk_box_append (self->page, GTK_WIDGET (self->ahead));
  g_signal_connect_object (journal, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
