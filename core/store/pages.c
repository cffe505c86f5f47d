/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/store/pages.h"

#include "core/error.h"
#include "core/process.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HMAC_SIZE crypto_auth_hmacsha512_BYTES
#define HMAC_AT (MT_DB_PAGE_SIZE - HMAC_SIZE)
#define SALT_MASK 0x3a /* SQLCipher's */
#define BLOCK 64       /* pages read at a time */

G_STATIC_ASSERT (MT_DB_KEY_SIZE <= HMAC_SIZE);

static void
hmac (const guint8 *key, const guint8 *data, gsize size, const guint8 *end, guint8 *out)
{
  crypto_auth_hmacsha512_state state;

  crypto_auth_hmacsha512_init (&state, key, MT_DB_KEY_SIZE);
  crypto_auth_hmacsha512_update (&state, data, size);
  if (end)
    crypto_auth_hmacsha512_update (&state, end, 4);
  crypto_auth_hmacsha512_final (&state, out);
  sodium_memzero (&state, sizeof state);
}

/* PBKDF2 with two rounds: one block of it is enough. */
guint8 *
mt_pages_key_new (const guint8 *key, const guint8 *salt)
{
  static const guint8 first_block[4] = { 0, 0, 0, 1 };
  guint8 masked[MT_DB_SALT_SIZE], one[HMAC_SIZE], two[HMAC_SIZE];
  guint8 *pages_key = sodium_malloc (MT_DB_KEY_SIZE);

  g_assert (pages_key);
  for (gsize i = 0; i < sizeof masked; i++)
    masked[i] = salt[i] ^ SALT_MASK;
  hmac (key, masked, sizeof masked, first_block, one);
  hmac (key, one, sizeof one, NULL, two);
  for (gsize i = 0; i < MT_DB_KEY_SIZE; i++)
    pages_key[i] = one[i] ^ two[i];
  sodium_memzero (one, sizeof one);
  sodium_memzero (two, sizeof two);
  return pages_key;
}

static void
prove (const guint8 *pages_key, const guint8 *page, guint32 number, guint8 *out)
{
  gsize start = number == 1 ? MT_DB_SALT_SIZE : 0;
  guint32 little = GUINT32_TO_LE (number);

  hmac (pages_key, page + start, HMAC_AT - start, (const guint8 *)&little, out);
}

gboolean
mt_page_is_whole (const guint8 *pages_key, const guint8 *page, guint32 number)
{
  guint8 found[HMAC_SIZE];

  prove (pages_key, page, number, found);
  return sodium_memcmp (found, page + HMAC_AT, HMAC_SIZE) == 0;
}

void
mt_page_renumber (const guint8 *pages_key, guint8 *page, guint32 number)
{
  prove (pages_key, page, number, page + HMAC_AT);
}

static gboolean
count_block (int fd, const guint8 *pages_key, MtPagesCount *count, gboolean *ended, GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK * MT_DB_PAGE_SIZE);
  gssize got =
      pread (fd, block, BLOCK * MT_DB_PAGE_SIZE, (goffset)count->n_pages * MT_DB_PAGE_SIZE);

  if (got < 0)
    return errno == EINTR || mt_error_set_errno (error, errno, "read the database");
  for (gssize at = 0; at + MT_DB_PAGE_SIZE <= got; at += MT_DB_PAGE_SIZE) {
    gboolean whole = mt_page_is_whole (pages_key, block + at, ++count->n_pages);

    count->n_damaged += !whole;
    if (count->n_pages == 1)
      count->first_whole = whole;
  }
  *ended = got < MT_DB_PAGE_SIZE;
  count->n_beyond = *ended ? got : 0;
  return TRUE;
}

gboolean
mt_pages_count (
    const char *path, const guint8 *key, const guint8 *salt, MtPagesCount *count, GError **error)
{
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  struct stat status;
  guint8 *pages_key;
  gboolean ended = FALSE, read = TRUE;

  mt_process_may_take_long ();
  if (fd < 0)
    return mt_error_set_errno (error, errno, "open the database");
  *count = (MtPagesCount){ 0 };
  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode))
    ended = TRUE; /* a pipe or a device has no pages, and no end */
  pages_key = mt_pages_key_new (key, salt);
  while (read && !ended)
    read = count_block (fd, pages_key, count, &ended, error);
  sodium_free (pages_key);
  close (fd);
  return read;
}
