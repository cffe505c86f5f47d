/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reminder-service.h"
#include "app/today/reminded.h"
#include "tests/app/reminders-scene.h"

/* ---- The service, as it could be ---- */

#define NAME "io.github.meantime_journal.Meantime.Reminders"
#define PATH "/io/github/meantime_journal/Meantime/Reminders"

typedef struct {
  guint object, name;
  GDBusConnection *bus;
  const char *background;
  guint n_tried;
  guint n_answered;
} Service;

static void
called_cb (GDBusConnection *bus,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer data)
{
  Service *service = data;

  service->n_tried += g_str_equal (method, "TryNow");
  service->n_answered += g_str_equal (method, "Answered");
  if (g_str_equal (method, "AskBackground"))
    service->background = "granted";
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static GVariant *
get_cb (GDBusConnection *bus,
        const char *sender,
        const char *path,
        const char *interface,
        const char *property,
        GError **error,
        gpointer data)
{
  Service *service = data;

  if (g_str_equal (property, "NextDue"))
    return g_variant_new_int64 (0);
  if (g_str_equal (property, "Notifications"))
    return g_variant_new_string ("shown");
  return g_variant_new_string (g_str_equal (property, "Wake") ? "not-permitted"
                                                              : service->background);
}

static void
service_begin (Service *service)
{
  static const GDBusInterfaceVTable functions = { called_cb, get_cb, NULL, { 0 } };
  g_autofree char *file =
      g_build_filename (g_getenv ("MEANTIME_SOURCE"), "app/reminders", NAME ".xml", NULL);
  g_autofree char *xml = NULL;
  g_autoptr (GDBusNodeInfo) node = NULL;

  g_assert_true (g_file_get_contents (file, &xml, NULL, NULL));
  node = g_dbus_node_info_new_for_xml (xml, NULL);
  g_assert_nonnull (node);
  *service =
      (Service){ .bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL), .background = "unasked" };
  service->object = g_dbus_connection_register_object (service->bus, PATH, node->interfaces[0],
                                                       &functions, service, NULL, NULL);
  g_assert_cmpint (service->object, >, 0);
  service->name = g_bus_own_name_on_connection (service->bus, NAME, 0, NULL, NULL, NULL, NULL);
}

static void
service_end (Service *service)
{
  g_bus_unown_name (service->name);
  g_dbus_connection_unregister_object (service->bus, service->object);
  g_object_unref (service->bus);
}

/* ---- How they reach one ---- */

static const char *
get_subtitle (Page *f, GType type, const char *title)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (find (f, type, title)));
}

static void
test_without_the_service_it_says_so (Page *f, gconstpointer data)
{
  show_page (f);
  g_assert_nonnull (strstr (get_subtitle (f, ADW_TYPE_ACTION_ROW, "While Meantime Is Closed"),
                            "does not run here"));
  g_assert_false (gtk_widget_get_sensitive (find (f, ADW_TYPE_BUTTON_ROW, "Try It Now")));
  close_page (f);
}

static void
test_the_service_is_told_in_words (Page *f, gconstpointer data)
{
  Service service;

  service_begin (&service);
  keep_rule (f);
  show_page (f);
  screen_wait (has_reminder_row, f->window);
  g_assert_nonnull (strstr (get_subtitle (f, ADW_TYPE_ACTION_ROW, "While Meantime Is Closed"),
                            "has to let Meantime start"));
  g_assert_cmpstr (get_subtitle (f, ADW_TYPE_ACTION_ROW, "Notifications"), ==,
                   "This device shows them.");
  activate (f, ADW_TYPE_BUTTON_ROW, "Try It Now");
  g_assert_cmpint (service.n_tried, ==, 1);
  activate (f, GTK_TYPE_BUTTON, "_Allow…");
  g_assert_cmpstr (service.background, ==, "granted");
  adw_switch_row_set_active (ADW_SWITCH_ROW (find (f, ADW_TYPE_SWITCH_ROW, "Wake the Device")),
                             TRUE);
  screen_settle (300);
  g_assert_nonnull (strstr (get_subtitle (f, ADW_TYPE_SWITCH_ROW, "Wake the Device"),
                            "does not let Meantime wake it"));
  {
    g_autoptr (MtSchedule) schedule = load_schedule (f);

    g_assert_true (schedule->wake);
  }
  close_page (f);
  service_end (&service);
}

/* ---- At an opening ---- */

typedef struct {
  guint n_answered;
  gboolean starts; /* the last one would have started the service */
} Calls;

/* What goes out on the bus. */
static GDBusMessage *
sent_cb (GDBusConnection *bus, GDBusMessage *message, gboolean incoming, gpointer data)
{
  Calls *calls = data;

  if (!incoming && g_strcmp0 (g_dbus_message_get_member (message), "Answered") == 0) {
    calls->starts = !(g_dbus_message_get_flags (message) & G_DBUS_MESSAGE_FLAGS_NO_AUTO_START);
    g_atomic_int_inc (&calls->n_answered);
  }
  return message;
}

static void
wait_for_call (Calls *calls, guint number)
{
  while ((guint)g_atomic_int_get (&calls->n_answered) < number)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_an_opening_starts_it_where_something_may_come (Page *f, gconstpointer data)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  Calls calls = { 0 };
  guint filter = g_dbus_connection_add_filter (bus, sent_cb, &calls, NULL);

  mt_reminders_opened (f->base.journal);
  wait_for_call (&calls, 1);
  g_assert_false (calls.starts);
  keep_rule (f);
  lock (f->base.journal);
  g_assert_true (unlock (f->base.journal, fixture_recovery_key, NULL));
  mt_reminders_opened (f->base.journal);
  wait_for_call (&calls, 2);
  g_assert_true (calls.starts);
  g_dbus_connection_remove_filter (bus, filter);
}

/* ---- On Today ---- */

static void
let_miss (Page *f)
{
  MtMissed *missed = g_new0 (MtMissed, 1);

  missed->rule = g_strdup ("0");
  missed->due = g_get_real_time () - G_TIME_SPAN_DAY;
  /* as the opening leaves it */
  g_ptr_array_add ((GPtrArray *)mt_journal_get_missed (f->base.journal), missed);
}

static void
test_what_was_missed_goes_with_a_tap (Page *f, gconstpointer data)
{
  MtReminded *card;

  let_miss (f);
  card = mt_reminded_new (f->base.journal);
  f->window = screen_show (GTK_WIDGET (card));
  screen_assert_fits (GTK_WIDGET (card));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (card)));
  activate (f, GTK_TYPE_BUTTON, "All Right");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (card)));
  screen_settle (200);
  g_assert_cmpint (mt_journal_get_missed (f->base.journal)->len, ==, 0);
  screen_close (f->window, card);
}

static gboolean
is_shown (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

static void
test_it_is_offered_once_ever (Page *f, gconstpointer data)
{
  MtReminded *card = mt_reminded_new (f->base.journal);

  f->window = screen_show (GTK_WIDGET (card));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (card)));
  mt_reminded_offer (card, f->settings);
  screen_wait (is_shown, card);
  activate (f, GTK_TYPE_BUTTON, "No, Thank You");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (card)));
  mt_reminded_offer (card, f->settings);
  screen_settle (300);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (card)));
  screen_close (f->window, card);
}

static void
test_who_has_one_is_not_asked (Page *f, gconstpointer data)
{
  MtReminded *card;

  keep_rule (f);
  card = mt_reminded_new (f->base.journal);
  f->window = screen_show (GTK_WIDGET (card));
  mt_reminded_offer (card, f->settings);
  screen_settle (300);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (card)));
  screen_close (f->window, card);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/reminders-state/without-the-service-it-says-so", test_without_the_service_it_says_so);
  ADD ("/reminders-state/the-service-is-told-in-words", test_the_service_is_told_in_words);
  ADD ("/reminders-state/an-opening-starts-it-where-something-may-come",
       test_an_opening_starts_it_where_something_may_come);
  ADD ("/reminders-state/what-was-missed-goes-with-a-tap", test_what_was_missed_goes_with_a_tap);
  ADD ("/reminders-state/it-is-offered-once-ever", test_it_is_offered_once_ever);
  ADD ("/reminders-state/who-has-one-is-not-asked", test_who_has_one_is_not_asked);
  return run_with_state ();
}
