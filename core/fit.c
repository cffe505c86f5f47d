/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fit.h"

#include "core/error.h"
#include "core/store/pages.h"
#include "core/store/store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of 128.  Two random salts differ in about 64, and in fewer than this once in 10^13. */
#define BITS_OF_ANOTHER 24

gboolean
mt_fit_is_foreign (const char *folder, const MtKeyFile *file)
{
  g_autofree char *path = g_build_filename (folder, MT_STORE_FILE, NULL);
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  guint8 found[MT_DATABASE_SALT_SIZE];
  gboolean is_zero = TRUE, is_read;
  struct stat status;
  int n_bits = 0;

  is_read = fd >= 0 && fstat (fd, &status) == 0 && S_ISREG (status.st_mode) &&
            status.st_size >= MT_DB_PAGE_SIZE &&
            pread (fd, found, sizeof found, 0) == (gssize)sizeof found;
  if (fd >= 0)
    close (fd);
  for (gsize i = 0; is_read && i < sizeof found; i++) {
    n_bits += __builtin_popcount (found[i] ^ file->salt[i]);
    is_zero = is_zero && found[i] == 0;
  }
  return is_read && !is_zero && n_bits >= BITS_OF_ANOTHER;
}

gboolean
mt_fit_check (const char *folder, MtVault *vault, GError **error)
{
  const MtKeyFile *file = mt_vault_get_file (vault);
  g_autofree char *path = g_build_filename (folder, MT_STORE_FILE, NULL);
  MtPagesCount count;

  if (mt_key_file_fits (file, folder))
    return TRUE;
  if (!mt_pages_count (path, mt_vault_get_key (vault), file->salt, &count, error))
    return FALSE;
  if (count.n_damaged < count.n_pages && count.first_whole)
    g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED_START,
                         "the database does not begin as its key file says");
  else if (count.n_damaged == count.n_pages && mt_fit_is_foreign (folder, file))
    g_set_error_literal (error, MT_ERROR, MT_ERROR_OTHER_KEYS,
                         "no page of the database was written with these keys");
  else
    g_set_error_literal (error, MT_ERROR, MT_ERROR_DAMAGED_DATABASE,
                         "the database's first page is not as written");
  return FALSE;
}
