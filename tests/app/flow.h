/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/lock/lock-page.h"
#include "tests/app/screen.h"

/* For tests that go from page to page of a lock page, as a person does. */
typedef struct {
  MtLockPage *page;
  GtkWindow *window;
  gboolean opened;
} Flow;

static inline void
flow_opened_cb (Flow *flow)
{
  flow->opened = TRUE;
}

static inline void
flow_begin (Flow *flow, MtJournal *journal)
{
  flow->opened = FALSE;
  flow->page = mt_lock_page_new (journal);
  g_signal_connect_swapped (flow->page, "opened", G_CALLBACK (flow_opened_cb), flow);
  flow->window = screen_show (GTK_WIDGET (flow->page));
}

static inline void
flow_end (Flow *flow)
{
  screen_close (flow->window, flow->page);
}

static inline gboolean
flow_has_opened (gpointer flow)
{
  return ((Flow *)flow)->opened;
}

static inline GtkWidget *
flow_get_page (Flow *flow)
{
  GtkWidget *view = screen_find (GTK_WIDGET (flow->page), ADW_TYPE_NAVIGATION_VIEW, NULL);

  return GTK_WIDGET (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)));
}

typedef struct {
  Flow *flow;
  GType type;
} FlowPage;

static inline gboolean
flow_is_at (gpointer data)
{
  FlowPage *page = data;

  return G_OBJECT_TYPE (flow_get_page (page->flow)) == page->type;
}

/* Waits for the page of @type and gives it. */
static inline GtkWidget *
flow_wait_for_page (Flow *flow, GType type)
{
  FlowPage page = { flow, type };

  screen_wait (flow_is_at, &page);
  return flow_get_page (flow);
}

typedef struct {
  GtkWidget *page;
  const char *words;
} FlowWords;

static inline gboolean
flow_has_words (gpointer data)
{
  FlowWords *words = data;
  GtkWidget *label = screen_find (words->page, GTK_TYPE_LABEL, words->words);

  return label && gtk_widget_get_visible (label);
}

/* Waits until a label of @page says @words. */
static inline void
flow_wait_for_words (GtkWidget *page, const char *words)
{
  FlowWords wanted = { page, words };

  screen_wait (flow_has_words, &wanted);
}

/* The button that says @words. */
static inline GtkWidget *
flow_button (GtkWidget *page, const char *words)
{
  GtkWidget *label = screen_find (page, GTK_TYPE_LABEL, words);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
}

static inline void
flow_press (GtkWidget *page, const char *words)
{
  g_signal_emit_by_name (flow_button (page, words), "clicked");
}

/* The row in which @title is typed. */
static inline GtkWidget *
flow_row (GtkWidget *page, const char *title)
{
  GtkWidget *row = screen_find (page, ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  return row;
}
