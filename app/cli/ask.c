/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cli/ask.h"

#include "app/cli/input.h"
#include "app/cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <signal.h>
#include <sodium.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define LINE_SIZE (16 * 1024) /* bytes; longer is no passphrase */

static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP };
static volatile sig_atomic_t caught; /* number of the signal that came while the echo was off */
static int alarm_pipe[2];            /* readable once one came, on whichever thread */

static void
catch_cb (int number)
{
  int saved = errno;

  caught = number;
  if (write (alarm_pipe[1], "", 1) < 0)
    caught = number; /* full: then it is readable */
  errno = saved;
}

void
mt_ask_free (char *secret)
{
  sodium_free (secret);
}

static gboolean
catch_signals (struct sigaction *before)
{
  const struct sigaction action = { .sa_handler = catch_cb, .sa_flags = SA_RESTART };

  caught = 0;
  if (!g_unix_open_pipe (alarm_pipe, O_CLOEXEC | O_NONBLOCK, NULL))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaction (signals[i], &action, &before[i]);
  return TRUE;
}

/* What came meanwhile is done now: the program ends, or pauses until it is called back. */
static void
release_signals (const struct sigaction *before)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaction (signals[i], &before[i], NULL);
  close (alarm_pipe[0]);
  close (alarm_pipe[1]);
  if (caught) {
    fputc ('\n', stderr);
    raise (caught);
  }
}

/* Waits until a line can be read, or a signal comes. */
static void
wait_for_line (void)
{
  struct pollfd either[] = { { STDIN_FILENO, POLLIN, 0 }, { alarm_pipe[0], POLLIN, 0 } };

  while (poll (either, G_N_ELEMENTS (either), -1) < 0 && errno == EINTR)
    ;
}

/* Reads one line with the echo off.  Whatever signal comes meanwhile, the terminal is first put
 * back as it was; after a pause (Ctrl+Z) it is asked again. */
static gboolean
read_unseen (const char *prompt, char *line, gsize size, gsize *length)
{
  struct sigaction before[G_N_ELEMENTS (signals)];
  struct termios as_it_was, unseen;
  gboolean good = FALSE;

  if (tcgetattr (STDIN_FILENO, &as_it_was) < 0)
    return FALSE;
  unseen = as_it_was;
  unseen.c_lflag = (unseen.c_lflag & ~(tcflag_t)ECHO) | ECHONL | ICANON;
  do {
    if (!catch_signals (before))
      return FALSE;
    tcsetattr (STDIN_FILENO, TCSAFLUSH, &unseen);
    fprintf (stderr, "%s ", prompt);
    wait_for_line ();
    good = !caught && mt_input_line (STDIN_FILENO, line, size, length);
    tcsetattr (STDIN_FILENO, TCSAFLUSH, &as_it_was);
    release_signals (before);
  } while (caught);
  return good;
}

static const char *
why_it_opens_nothing (gsize length)
{
  if (length >= LINE_SIZE)
    return _ (
        "The line where the passphrase should stand is too long to be one, or a recovery key. "
        "Name the file that begins with one.");
  if (length == 0)
    return _ ("The line where the passphrase should stand is empty. Write the passphrase or the "
              "recovery key there, and try again.");
  return NULL;
}

/* NUL or broken UTF-8: nothing a person can type again. */
static MtStatus
check (MtAsk what, char *line, gsize length)
{
  if (length >= LINE_SIZE)
    return what == MT_ASK_NEW ? mt_refuse (_ ("This cannot be a passphrase: the line is too long. "
                                              "Nothing was changed; choose a shorter one."))
                              : MT_STATUS_DONE;
  if (strlen (line) == length && g_utf8_validate_len (line, length, NULL))
    return MT_STATUS_DONE;
  sodium_memzero (line, length);
  return what == MT_ASK_NEW
             ? mt_refuse (
                   _ ("This cannot be a passphrase: it is not plain text in UTF-8. Nothing was "
                      "changed; choose another."))
             : MT_STATUS_DONE;
}

static MtStatus
ask_terminal (MtAsk what, char *line, gsize *length)
{
  static const char *const prompts[] = {
    [MT_ASK_TO_OPEN] = N_ ("Passphrase or recovery key:"),
    [MT_ASK_NEW] = N_ ("New passphrase:"),
    /* Translators: of a PDF that is being written. */
    [MT_ASK_PASSWORD] = N_ ("Password for the file:"),
  };
  char *again;
  gsize again_length = 0;
  gboolean same;

  if (!read_unseen (_ (prompts[what]), line, LINE_SIZE, length))
    return mt_refuse (_ ("The passphrase could not be read from the terminal."));
  if (what == MT_ASK_TO_OPEN)
    return MT_STATUS_DONE;
  again = sodium_malloc (LINE_SIZE);
  same = again && read_unseen (_ ("The same once more:"), again, LINE_SIZE, &again_length) &&
         again_length == *length && sodium_memcmp (line, again, again_length) == 0;
  sodium_free (again);
  return same ? MT_STATUS_DONE
              : mt_refuse (_ ("These two were not the same, so nothing was changed. Try again."));
}

static MtStatus
ask_file (const char *file, MtAsk what, char *line, gsize *length)
{
  gboolean is_input = g_str_equal (file, "-");
  int fd = is_input ? STDIN_FILENO : open (file, O_RDONLY | O_CLOEXEC);
  gboolean good = fd >= 0 && mt_input_line (fd, line, LINE_SIZE, length);
  int why = errno;

  if (fd >= 0 && !is_input)
    close (fd);
  if (good)
    return MT_STATUS_DONE;
  if (why == EOVERFLOW) { /* opens nothing */
    *length = LINE_SIZE;
    line[0] = '\0';
    return MT_STATUS_DONE;
  }
  if (is_input)
    return mt_refuse (_ ("The passphrase cannot be read from standard input: %s."),
                      g_strerror (why));
  g_autofree char *path = mt_visible (file);
  if (what == MT_ASK_PASSWORD)
    return mt_refuse (_ ("The password file %s cannot be read: %s. Nothing was written."), path,
                      g_strerror (why));
  return mt_refuse (_ ("The passphrase file %s cannot be read: %s."), path, g_strerror (why));
}

MtStatus
mt_ask (const char *file, MtAsk what, char **secret, const char **flaw)
{
  char *line;
  gsize length = 0;
  MtStatus status;

  if (file && g_str_equal (file, "-") && isatty (STDIN_FILENO))
    file = NULL;
  if (!file && !isatty (STDIN_FILENO))
    return mt_refuse_usage (
        _ ("A passphrase is needed, and there is no terminal to ask at. Name a "
           "file whose first line it is with --passphrase-file, or - for standard "
           "input."));
  line = sodium_malloc (LINE_SIZE);
  if (!line)
    return mt_refuse (_ ("There is not enough free memory for this. Close other programs and try "
                         "again."));
  line[0] = '\0';
  status = file ? ask_file (file, what, line, &length) : ask_terminal (what, line, &length);
  if (!status)
    status = check (what, line, length);
  if (flaw)
    *flaw = why_it_opens_nothing (length);
  if (status)
    mt_ask_free (line);
  else
    *secret = line;
  return status;
}
