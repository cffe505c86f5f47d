#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# enter-root.sh ROOT SOURCE COMMAND…: in a mount namespace of its own, makes ROOT the root and goes on with
# tools/inside.sh. The host's data keeps its paths; only the system folders are the root's.

# Folders the root has of its own.
is_system () {
  case $1 in
    /bin | /boot | /dev | /etc | /lib | /lib32 | /lib64 | /libx32 | /libo32 | /proc | /run | /sbin | /sys | /usr | /var) ;;
    *) return 1 ;;
  esac
}

show () {
  mkdir -p "$root$1" && mount --rbind "$1" "$root$1"
}

# A folder in use that lies within a system one, unless the root has its own there.
show_inner () {
  case $1 in /*/?*) [ -d "$1" ] || return 0 ;; *) return 0 ;; esac
  top=${1#/}
  is_system "/${top%%/*}" || return 0
  case $1 in /tmp/* | /var/tmp | /var/tmp/* | /run/user/* | /dev/* | /proc/* | /sys/*) return 0 ;; esac
  [ -z "$(ls -A "$root$1" 2>/dev/null)" ] || return 0
  show "$1"
}

follow_host () {
  mount --bind "$(readlink -f /etc/resolv.conf)" "$root/etc/resolv.conf" 2>/dev/null
  zone=$(readlink /etc/localtime)
  [ "$zone" = "$(readlink "$root/etc/localtime")" ] || ln -sfn "$zone" "$root/etc/localtime"
}

main () {
  PATH=$PATH:/usr/sbin:/sbin # ordinary users may lack these, and so pivot_root
  root=$1 source=$2
  shift 2
  mount --bind "$root" "$root" && mount --make-unbindable "$root" || exit 125 # so that no bind below shows it twice
  for folder in /*; do
    [ -d "$folder" ] && ! is_system "$folder" && { show "$folder" || exit 125; }
  done
  for folder in /proc /sys /dev /var/tmp /run/user; do
    [ -d "$folder" ] && { show "$folder" || exit 125; }
  done
  for folder in "$source" "$PWD" "${HOME:-}" "${TMPDIR:-}" "${XDG_DATA_HOME:-}" "${XDG_CONFIG_HOME:-}" \
    "${XDG_STATE_HOME:-}" "${XDG_CACHE_HOME:-}" "${XDG_RUNTIME_DIR:-}"; do
    show_inner "$folder" || exit 125
  done
  follow_host
  mount --make-private "$root"
  mkdir -p "$root/run/host"
  here=$PWD
  # not chroot: a chrooted process may make no user namespaces. Ordinary users cannot let go of the old root.
  cd "$root" && pivot_root . run/host || exit 125
  cd /
  PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  export PATH
  umount -l /run/host 2>/dev/null
  cd "$here" 2>/dev/null || { echo "dev: $here cannot be seen in the build environment" >&2; exit 125; }
  exec sh "$source/tools/inside.sh" "$source" "$@"
}
main "$@"; exit
