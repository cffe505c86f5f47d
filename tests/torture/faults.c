/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/torture/faults.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef enum { ONCE, ON, SHORT, KILL } How;

typedef struct {
  long at; /* 0: never */
  long count;
  int error;
  How how;
} Plan;

static Plan calls, allocations;
static const char *under;
static bool begun;
static pthread_mutex_t mutex = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

static How
read_how (const char *word)
{
  if (strcmp (word, "on") == 0)
    return ON;
  if (strcmp (word, "short") == 0)
    return SHORT;
  return strcmp (word, "kill") == 0 ? KILL : ONCE;
}

__attribute__ ((constructor)) static void
set_up (void)
{
  const char *fail = getenv ("FAULTS_FAIL"), *sodium = getenv ("FAULTS_SODIUM");
  const char *log = getenv ("FAULTS_LOG");
  char how[8] = "";

  under = getenv ("FAULTS_UNDER");
  begun = getenv ("FAULTS_BEGUN") != NULL;
  if (fail && sscanf (fail, "%ld:%d:%7s", &calls.at, &calls.error, how) == 3)
    calls.how = read_how (how);
  if (sodium && sscanf (sodium, "%ld:%7s", &allocations.at, how) == 2)
    allocations.how = read_how (how);
  if (log)
    record_open (log);
}

void
faults_enter (void)
{
  pthread_mutex_lock (&mutex);
}

void
faults_leave (void)
{
  pthread_mutex_unlock (&mutex);
}

void
faults_begin (void)
{
  faults_enter ();
  begun = true;
  record (RECORD_BEGIN, 0, 0, NULL, 0, NULL);
  faults_leave ();
}

void
faults_calm (void)
{
  faults_enter ();
  calls.at = allocations.at = 0;
  faults_leave ();
}

long
faults_allocations (void)
{
  return allocations.count;
}

void
faults_note (const char *line)
{
  faults_enter ();
  record (RECORD_NOTE, 0, 0, line, strlen (line), NULL);
  faults_leave ();
}

bool
faults_watch_path (const char *path)
{
  for (const char *at = under; at && path && *at;) {
    size_t size = strcspn (at, ":");

    if (strncmp (path, at, size) == 0 && (path[size] == '/' || path[size] == '\0'))
      return true;
    at += size + (at[size] == ':');
  }
  return false;
}

/* Where it is open, whatever happened to its name since. */
bool
faults_watch_fd (int fd)
{
  char link[32], path[4096];
  ssize_t size;

  if (!under)
    return false;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  size = readlink (link, path, sizeof path - 1);
  if (size < 0)
    return false;
  path[size] = '\0';
  return faults_watch_path (path);
}

static bool
is_hit (Plan *plan)
{
  if (!begun)
    return false;
  plan->count++;
  if (plan->at == 0 || plan->count < plan->at)
    return false;
  if (plan->how == KILL)
    kill (getpid (), SIGKILL);
  return plan->count == plan->at || plan->how != ONCE;
}

bool
faults_hit (FaultsRoom room, bool *is_short)
{
  int before = errno;
  bool hit;

  faults_enter ();
  hit = is_hit (&calls);
  if (hit && is_short && calls.how == SHORT && calls.count == calls.at) {
    *is_short = true;
    hit = false;
  }
  if (room == NEEDS_NO_ROOM && (calls.error == ENOSPC || calls.error == EDQUOT))
    hit = false;
  faults_leave ();
  errno = hit ? calls.error : before;
  return hit;
}

/* ---- What is replaced of libsodium ---- */

void *
sodium_malloc (const size_t size)
{
  bool hit;
  ORIGINAL (void *, sodium_malloc, size_t);

  faults_enter ();
  hit = is_hit (&allocations);
  faults_leave ();
  if (!hit)
    return original (size);
  errno = ENOMEM;
  return NULL;
}

/* Argon2 made cheap, so that thousands of passphrases take seconds.  What comes out is as different
 * as passphrases, salts and costs are. */
int
crypto_pwhash (unsigned char *const out,
               unsigned long long size,
               const char *const passphrase,
               unsigned long long length,
               const unsigned char *const salt,
               unsigned long long passes,
               size_t memory,
               int algorithm)
{
  unsigned char context[crypto_pwhash_SALTBYTES + sizeof passes + sizeof memory];

  memcpy (context, salt, crypto_pwhash_SALTBYTES);
  memcpy (context + crypto_pwhash_SALTBYTES, &passes, sizeof passes);
  memcpy (context + crypto_pwhash_SALTBYTES + sizeof passes, &memory, sizeof memory);
  return crypto_generichash (out, (size_t)size, (const unsigned char *)passphrase, length, context,
                             sizeof context);
}
