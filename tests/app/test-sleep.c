/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/lock/sleep.h"
#include "tests/app/login-mock.h"
#include "tests/app/screen.h"

typedef struct {
  LoginMock *login;
  MtSleep *sleep;
  guint n_told;
} Sleeping;

static void
about_to_cb (gpointer data)
{
  ((Sleeping *)data)->n_told++;
}

static gboolean
is_held (gpointer data)
{
  return login_mock_is_held (((Sleeping *)data)->login);
}

static gboolean
is_free (gpointer data)
{
  return !is_held (data);
}

static gboolean
is_told (gpointer data)
{
  return ((Sleeping *)data)->n_told > 0;
}

static void
set_up (Sleeping *s, gconstpointer refuses)
{
  s->n_told = 0;
  s->login = login_mock_new (refuses != NULL);
  s->sleep = mt_sleep_new (about_to_cb, s);
}

static void
tear_down (Sleeping *s, gconstpointer data)
{
  mt_sleep_free (s->sleep);
  screen_settle (50);
  g_assert_false (login_mock_is_held (s->login));
  login_mock_free (s->login);
}

static void
test_sleep_waits_until_it_is_ready (Sleeping *s, gconstpointer data)
{
  for (int i = 0; i < 2; i++) {
    screen_wait (is_held, s);
    mt_sleep_ready (s->sleep); /* nothing is about to sleep */
    screen_settle (50);
    g_assert_true (is_held (s));
    s->n_told = 0;
    login_mock_prepare (s->login, TRUE);
    screen_wait (is_told, s);
    screen_settle (50);
    g_assert_true (is_held (s));
    mt_sleep_ready (s->sleep);
    screen_wait (is_free, s);
    login_mock_prepare (s->login, FALSE); /* and held up again for the next time */
  }
}

/* A service that does not let anybody hold it up says all the same when it sleeps. */
static void
test_a_refusal_is_harmless (Sleeping *s, gconstpointer data)
{
  screen_settle (100);
  g_assert_false (is_held (s));
  login_mock_prepare (s->login, TRUE);
  screen_wait (is_told, s);
  mt_sleep_ready (s->sleep);
}

static void
test_without_a_service_nothing_happens (void)
{
  MtSleep *sleep = mt_sleep_new (about_to_cb, NULL);

  screen_settle (100);
  mt_sleep_ready (sleep);
  mt_sleep_free (sleep);
  sleep = mt_sleep_new (about_to_cb, NULL); /* and gone before anybody answered */
  mt_sleep_free (sleep);
  screen_settle (100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  login_mock_use_session_bus ();
  g_test_add_func ("/sleep/without-a-service-nothing-happens",
                   test_without_a_service_nothing_happens);
  g_test_add ("/sleep/sleep-waits-until-it-is-ready", Sleeping, NULL, set_up,
              test_sleep_waits_until_it_is_ready, tear_down);
  g_test_add ("/sleep/a-refusal-is-harmless", Sleeping, "refuses", set_up,
              test_a_refusal_is_harmless, tear_down);
  return g_test_run ();
}
