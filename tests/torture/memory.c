/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/torture/driver.h"

#include <dlfcn.h>
#include <sqlcipher/sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static sqlite3_mem_methods original;
static long fails_at; /* 0: never */
static gboolean goes_on, begun;
static long count; /* atomic, as connections have threads of their own */

static gboolean
is_out_of_memory (void)
{
  long number, at = __atomic_load_n (&fails_at, __ATOMIC_RELAXED);

  if (!__atomic_load_n (&begun, __ATOMIC_RELAXED))
    return FALSE;
  number = __atomic_add_fetch (&count, 1, __ATOMIC_RELAXED);
  return at > 0 && (number == at || (goes_on && number > at));
}

static void *
allocate (int size)
{
  return is_out_of_memory () ? NULL : original.xMalloc (size);
}

static void *
reallocate (void *block, int size)
{
  return is_out_of_memory () ? NULL : original.xRealloc (block, size);
}

void
driver_memory_set_up (void)
{
  const char *plan = getenv ("DRIVER_MEMORY");
  sqlite3_mem_methods ours;
  char how[8] = "";

  if (!plan || sscanf (plan, "%ld:%7s", &fails_at, how) != 2)
    return;
  goes_on = strcmp (how, "on") == 0;
  sqlite3_config (SQLITE_CONFIG_GETMALLOC, &original);
  ours = original;
  ours.xMalloc = allocate;
  ours.xRealloc = reallocate;
  sqlite3_config (SQLITE_CONFIG_MALLOC, &ours);
}

void
driver_memory_begin (void)
{
  __atomic_store_n (&begun, TRUE, __ATOMIC_RELAXED);
}

void
driver_memory_calm (Driver *self)
{
  long (*of_sodium) (void);

  __atomic_store_n (&fails_at, 0, __ATOMIC_RELAXED);
  *(void **)&of_sodium = dlsym (RTLD_DEFAULT, "faults_allocations");
  driver_say (self, "allocations %ld %ld", __atomic_load_n (&count, __ATOMIC_RELAXED),
              of_sodium ? of_sodium () : 0);
}
