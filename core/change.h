/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can be done to entries as they are. */
typedef enum {
  MT_CHANGE_FLAG,
  MT_CHANGE_UNFLAG,
  MT_CHANGE_DELETE,  /* into the bin, for MT_BIN_DAYS days */
  MT_CHANGE_RESTORE, /* out of the bin */
  MT_CHANGE_PURGE,   /* from the bin for good, with its revisions, and the words of what
                      * was shared of it: a tombstone remains */
  MT_CHANGE_FORGET,  /* its earlier versions */
} MtChange;

#define MT_BIN_DAYS 30

G_END_DECLS
