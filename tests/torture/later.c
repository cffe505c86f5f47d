/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With DRIVER_LATER in its environment the driver is a later version, whose schema has one more
 * step: opening a journal migrates it. */
#include "core/schema.h"
#include "tests/torture/later-schema.h"

#include <stdlib.h>

/* The linker has every call of mt_schema_get_resource () come here (--wrap). */
GResource *__real_mt_schema_get_resource (void);
GResource *__wrap_mt_schema_get_resource (void);

GResource *
__wrap_mt_schema_get_resource (void)
{
  return getenv ("DRIVER_LATER") ? mt_later_get_resource () : __real_mt_schema_get_resource ();
}
