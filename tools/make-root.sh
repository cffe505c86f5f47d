#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# make-root.sh NAMESPACE FOLDER PACKAGES LOCALES [MIRROR]: fills FOLDER with a Debian 13 root (called by ./dev, environment clean).

main () {
  namespace=$1 folder=$2 packages=$3 locales=$4 mirror=$5
  set -eu
  umask 022
  hook='set -e'
  for locale in $locales; do
    hook="$hook; chroot \"\$1\" localedef -i $locale -f UTF-8 $locale.UTF-8"
  done
  # --mode=root serves ordinary users too: they are root in their own namespace.  When ./dev is killed, this script is
  # (it asked for that), and with it the pid namespace and so all that works in it: nobody goes on writing into the
  # folder.  File syncs are left to the one at the end.
  # shellcheck disable=SC2086,SC2016 # $namespace is words; the hook's $1 is for mmdebstrap's shell
  unshare $namespace --propagation private -- \
    setpriv --pdeathsig KILL -- unshare --pid --fork --kill-child --mount-proc -- \
    mmdebstrap --quiet --mode=root --variant=apt --include="$packages" --components=main \
    --aptopt='APT::Install-Recommends "0"' --dpkgopt='force-unsafe-io' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --customize-hook="$hook" \
    --customize-hook='rm -f "$1/etc/resolv.conf" "$1/etc/localtime"; : >"$1/etc/resolv.conf"; : >"$1/etc/meantime-dev"' \
    trixie "$folder" ${mirror:+"$mirror"}
  sync -f "$folder"
}
main "$@"; exit
