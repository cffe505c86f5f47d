/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/reminders/server.h"

G_BEGIN_DECLS

/* What shows a reminder, and tells what was tapped.  There are two of it: one is libnotify, and in
 * a sandbox one asks the portal, which can be told what the lock screen hides.
 *
 * Neither lets the service wait: a server that does not answer must not keep schedules from being
 * read, nor the service from ending.  A number means something else to the server that comes next,
 * so each is kept together with whose it is.
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

/* The portal is given this long, ms: on a phone that has just woken it is busy.  What it takes
 * later than that would be shown twice, since it is asked again.  libnotify waits for GDBus's 25 s.
 */
#define MT_NOTIFIER_PATIENCE (2 * 60 * 1000)

/* By what one that is shown is known. */
typedef struct {
  guint32 id;   /* the server's number; 0: it is not known, or nothing is shown */
  char *server; /* which server (mt_server_spell ()); NULL: to the portal the key is enough */
} MtShown;

MtShown *mt_shown_new (guint32 id, const char *server);
void mt_shown_free (MtShown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtShown, mt_shown_free)

typedef struct {
  const char *name; /* one of the above */
  char *label;      /* owned */
} MtNoticeAction;

typedef struct {
  char *key;   /* by which it is known here: one is shown at a time for each */
  char *title; /* as it is shown, on a locked screen as well */
  gboolean sound;
  MtShown shown; /* the one of this key that a former process has shown */
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
  void (*show) (MtNotifier *self, GTask *task); /* of MtShowing, to an MtShown; takes it over */
  void (*withdraw) (MtNotifier *self, const char *key, const MtShown *shown, GTask *task);
  void (*free) (MtNotifier *self);
  GDBusConnection *bus;
  MtNotifierFunc tapped;
  gpointer user_data;
};

typedef struct {
  MtNotifier *notifier;
  MtNotice *notice;
} MtShowing;

/* @server: the one on @bus, the session's, of the bus name MT_DESKTOP_NAME or MT_PORTAL_NAME; it
 * stays the caller's and must live longer. */
MtNotifier *mt_notifier_new_libnotify (GDBusConnection *bus,
                                       MtServer *server,
                                       MtNotifierFunc tapped,
                                       gpointer user_data);
MtNotifier *mt_notifier_new_portal (GDBusConnection *bus);

/* Shows @notice, which is taken over, in the place of the one of its key; @callback comes once the
 * server has it.  Of each key only one at a time may be under way. */
void mt_notifier_show (MtNotifier *self,
                       MtNotice *notice,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
/* By what it is known from now on.  Fails where nobody shows notifications, or they are refused. */
MtShown *mt_notifier_show_finish (GAsyncResult *result, GError **error);

/* Takes the one of @key away, also where a former process has shown it (as @shown).  @callback (or
 * NULL) comes once that is done, or cannot be: then there is none to take away. */
void mt_notifier_withdraw (MtNotifier *self,
                           const char *key,
                           const MtShown *shown,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/* What is shown stays. */
void mt_notifier_free (MtNotifier *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MtNotifier, mt_notifier_free)

G_END_DECLS
