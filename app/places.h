/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/care/keeper.h"
#include "app/editor/drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* All one sees of an open journal: the places (Today, Journal, Session, Patterns), and over them
 * the pages that are opened from there.  Made when the journal opens, gone before it locks. */
#define MT_TYPE_PLACES (mt_places_get_type ())
G_DECLARE_FINAL_TYPE (MtPlaces, mt_places, MT, PLACES, AdwBreakpointBin)

/* @drafts and @keeper belong to the open journal. */
MtPlaces *mt_places_new (MtDrafts *drafts, MtKeeper *keeper);
MtDrafts *mt_places_get_drafts (MtPlaces *self);

/* Where one was: content-free (ids and numbers), so that it may be kept while locked. */
typedef struct {
  char *place; /* "today", "journal", "session", "patterns" */
  char *entry; /* id of the entry that is open, or NULL */
  int cursor;  /* in its text: characters from the start */
} MtResume;

void mt_resume_free (MtResume *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtResume, mt_resume_free)

MtResume *mt_places_get_resume (MtPlaces *self);
void mt_places_go (MtPlaces *self, const MtResume *resume);

/* Shows @page over the places that @from is in; it goes when one goes back. */
void mt_places_push (GtkWidget *from, AdwNavigationPage *page);

/* The same for writing on: @entry is new, and is taken away again where nothing was added to it. */
void mt_places_write_entry (GtkWidget *from, MtEntry *entry);

/* What the window's actions of these names do. */
void mt_places_open_entry (MtPlaces *self, const char *id);
void mt_places_write (MtPlaces *self, const char *kind);
void mt_places_show (MtPlaces *self, const char *place);
/* @kind is that of a card. */
void mt_places_open_card (MtPlaces *self, const char *kind);
void mt_places_show_cards (MtPlaces *self);

G_END_DECLS
