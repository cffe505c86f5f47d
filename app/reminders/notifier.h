/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What shows a reminder, and tells what was tapped.  There are two of it: libnotify, and in a
 * sandbox the portal for notifications, where libnotify would lose actions and has no word for the
 * lock screen.
 *
 * What both keep to: one notification at a time for each key, exchanged and never piled up; urgency
 * normal and no category, so that Phosh neither lights up the screen nor sounds (it does for
 * "x-gnome.clock.alarm" and the like) but keeps it in its list; silent unless it is asked for; at
 * most three actions beside the one of the notification itself, since GNOME Shell shows no more. */

/* What is tapped: the notification itself or the button Open; the others by their names. */
#define MT_ACTION_OPEN "open"
#define MT_ACTION_LATER "later"
#define MT_ACTION_NOT_TODAY "not-today"
#define MT_ACTION_STEP "step-" /* and the step of the scale of mood, 1–7 */
/* Before the name of what a trial offers but to open: nothing follows from it.  A portal does not
 * tell on which notification something was tapped. */
#define MT_ACTION_TRIED "try-"

#define MT_NOTICE_ACTIONS_MAX 3

typedef struct {
  const char *name; /* one of the above */
  char *label;      /* owned */
} MtNoticeAction;

typedef struct {
  char *key;   /* by which it is known here: one is shown at a time for each */
  char *title; /* as it is shown, on a locked screen as well */
  gboolean sound;
  guint32 id; /* what the server calls the one of this key that a former process has shown; 0 */
  MtNoticeAction actions[MT_NOTICE_ACTIONS_MAX];
  guint n_actions;
} MtNotice;

void mt_notice_free (MtNotice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtNotice, mt_notice_free)

typedef struct _MtNotifier MtNotifier;

/* @token lets the app come to the front (an activation token of the session), or is NULL. */
typedef void (*MtNotifierFunc) (const char *key,
                                const char *action,
                                const char *token,
                                gpointer user_data);

/* What @self is made of; the implementations fill it in. */
struct _MtNotifier {
  gboolean (*show) (MtNotifier *self, const MtNotice *notice, guint32 *id, GError **error);
  void (*withdraw) (MtNotifier *self, const char *key, guint32 id);
  void (*free) (MtNotifier *self);
  const char *name; /* of the bus name that shows notifications */
  MtNotifierFunc tapped;
  gpointer user_data;
};

/* @bus: the session's. */
MtNotifier *mt_notifier_new_libnotify (MtNotifierFunc tapped, gpointer user_data);
MtNotifier *mt_notifier_new_portal (GDBusConnection *bus);

/* Shows @notice in the place of the one of its key.  Blocks until the server has taken it; *@id is
 * what it calls it.  Fails where nobody shows notifications, or they are refused. */
gboolean mt_notifier_show (MtNotifier *self, const MtNotice *notice, guint32 *id, GError **error);

/* Takes the one of @key away, also where a former process has shown it (as @id; 0: not known). */
void mt_notifier_withdraw (MtNotifier *self, const char *key, guint32 id);

/* What is shown stays. */
void mt_notifier_free (MtNotifier *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtNotifier, mt_notifier_free)

G_END_DECLS
