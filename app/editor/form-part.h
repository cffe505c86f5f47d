/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/editor/draft.h"
#include "core/kind.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One field of a form: between form.c and the files that make a widget for a type. */
typedef struct _MtFormPart MtFormPart;
struct _MtFormPart {
  MtDraft *draft;
  const MtField *field;
  GCancellable *cancellable; /* ends with the form */

  GtkWidget *widget;    /* a row of a boxed list, or what stands alone; the part belongs to it */
  GtkWidget *input;     /* in it: what has the value */
  GtkWidget *title;     /* in it, of paragraphs: the name of the field, for a form that has said it
                         * already to hide; NULL elsewhere */
  GtkWidget *complaint; /* a row below: why the value cannot be taken; NULL where any can */
  gboolean showing;     /* the widget is being set, not used */

  /* Shows the values of the field (NULL-terminated). */
  void (*show) (MtFormPart *self, const char *const *values);
};

/* A part for @field in the entry of @draft.  Its widget, floating, is to be shown and owns it. */
MtFormPart *mt_form_part_new (MtDraft *draft, const MtField *field, GCancellable *cancellable);

/* Shows what the entry has. */
void mt_form_part_refresh (MtFormPart *self);

/* Make the widget of a part, by the type of its field. */
void mt_form_part_make_text (MtFormPart *self);
void mt_form_part_make_long_text (MtFormPart *self);
void mt_form_part_make_number (MtFormPart *self);
void mt_form_part_make_choice (MtFormPart *self);
void mt_form_part_make_scale (MtFormPart *self);
void mt_form_part_make_several (MtFormPart *self);
void mt_form_part_make_date_time (MtFormPart *self);
void mt_form_part_make_links (MtFormPart *self);

/* The person gave these (NULL-terminated; empty strings are none): they go into the entry, or a
 * sentence tells why not. */
void mt_form_part_give (MtFormPart *self, const char *const *given);

G_END_DECLS
