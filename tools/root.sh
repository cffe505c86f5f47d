# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# Read by ../dev: the Debian 13 root for systems that lack what the build needs; how it is made, kept and entered.

# What the root is made of, one word a line ("package NAME", "locale NAME"), comments gone.
environment_words () {
  awk '!/^#/ { for (i = 2; i <= NF; i++) print $1, $i }' "$SRC/tools/environment.list" \
    ${WITH_PEERS:+"$SRC/tools/peers.list"}
}

# Everything the build and the tests need is on this system, new enough.
is_native () {
  [ -z "${MEANTIME_DEV_ROOT:-}" ] || return 1
  pkg-config --exists 'glib-2.0 >= 2.84' sqlcipher 'libsodium >= 1.0.18' 'json-glib-1.0 >= 1.6' \
    'libarchive >= 3.6' 'libical >= 3.0.16' 'pangocairo >= 1.50' 'cairo-pdf >= 1.18' 'libqpdf >= 11' 'gtk4 >= 4.18' \
    'libadwaita-1 >= 1.7' gtksourceview-5 libspelling-1 poppler-glib libsecret-1 wayland-client xkbcommon 2>/dev/null || return 1
  for program in cc meson ninja msgfmt glib-compile-resources pdftotext qpdf bash python3 faketime man git blueprint-compiler \
    phoc phosh-osk-stub grim dbus-daemon wayland-scanner; do
    command -v "$program" >/dev/null 2>&1 || return 1
  done
  python3 -c 'import nacl, cryptography, yaml, gi' >/dev/null 2>&1
}

# The cache lies in the home the system knows for this user, whatever HOME says.
find_root () {
  home=$(getent passwd "$(id -u)" | cut -d: -f6)
  CACHE=${MEANTIME_DEV_CACHE:-${home:-/nonexistent}/.cache/meantime-dev}
  case $CACHE in /*) ;; *) CACHE=$PWD/$CACHE ;; esac
  ROOT=$CACHE/trixie-$(environment_words | cksum | cut -d' ' -f1)
}

# As root a mount namespace is enough; others get a user namespace with all their subordinate ids, root in it.
# The first words choose the namespaces, so that callers may go on by exec.
namespace () {
  if [ "$(id -u)" = 0 ]; then echo --mount; else echo --user --map-root-user --map-auto --mount; fi
}

remove_tree () {
  # shellcheck disable=SC2046 # words
  unshare $(namespace) -- rm -rf --one-file-system -- "$1"
}

can_mount () {
  # shellcheck disable=SC2046 # words
  unshare $(namespace) --propagation private -- mount --bind /proc /proc 2>/dev/null
}

make_root () {
  [ -d "$ROOT" ] && return
  if ! mkdir -p "$CACHE" 2>/dev/null || ! [ -w "$CACHE" ]; then
    die "cannot write to $CACHE; set MEANTIME_DEV_CACHE to a folder with 2 GB of room"
  fi
  exec 9>"$CACHE/lock"
  flock -n 9 || { say "another ./dev is making the environment: waiting for it"; flock 9; }
  if [ ! -d "$ROOT" ]; then
    need_tools
    remove_tree "$ROOT.part" # left by an interrupted run, whose processes are gone: they held the lock
    remove_unused_roots
    say "making the build environment, once: a Debian 13 root in $ROOT (about 2 minutes)"
    if ! run_mmdebstrap >"$CACHE/log" 2>&1; then
      tail -n 30 "$CACHE/log" >&2
      die "the build environment could not be made; the whole story is in $CACHE/log"
    fi
    mv "$ROOT.part" "$ROOT"
  fi
  exec 9>&-
}

run_mmdebstrap () {
  packages=$(environment_words | sed -n 's/^package //p' | paste -sd, -)
  setpriv --pdeathsig KILL -- env -i HOME=/root LC_ALL=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
    sh "$SRC/tools/make-root.sh" "$(namespace)" "$ROOT.part" "$packages" \
    "$(environment_words | sed -n 's/^locale //p')" "${MEANTIME_DEV_MIRROR:-}" </dev/null
}

# Roots of earlier package lists that nobody has entered for two weeks.
remove_unused_roots () {
  for mark in "$CACHE"/trixie-*.used; do
    old=${mark%.used}
    if [ "$old" != "$ROOT" ] && [ -n "$(find "$mark" -mtime +14 2>/dev/null)" ]; then
      remove_tree "$old"
      rm -f "$mark"
    fi
  done
}

# Installs what making a root takes, or names the one command that does.
need_tools () {
  wanted=
  command -v mmdebstrap >/dev/null 2>&1 && [ -e /usr/share/keyrings/debian-archive-trixie-stable.gpg ] ||
    wanted='apt-get update && apt-get install -y --no-install-recommends mmdebstrap debian-archive-keyring'
  if [ "$(id -u)" = 0 ]; then
    [ -z "$wanted" ] || install_tools mmdebstrap
    can_mount || die "nobody may mount here, which the Debian 13 environment takes: allow this container to, or use a Debian 13 one"
    return
  fi
  user=$(id -un)
  command -v newuidmap >/dev/null 2>&1 ||
    wanted='apt-get update && apt-get install -y --no-install-recommends mmdebstrap debian-archive-keyring uidmap'
  grep -qE "^($user|$(id -u)):" /etc/subuid 2>/dev/null && grep -qE "^($user|$(id -u)):" /etc/subgid 2>/dev/null ||
    wanted="${wanted:+$wanted && }usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $user"
  for knob in kernel.unprivileged_userns_clone=1 kernel.apparmor_restrict_unprivileged_userns=0; do
    name=${knob%=*} value=${knob#*=}
    now=$(cat "/proc/sys/$(echo "$name" | tr . /)" 2>/dev/null) || continue
    [ "$now" = "$value" ] || wanted="${wanted:+$wanted && }sysctl -w $knob"
  done
  [ -z "$wanted" ] || die "something is missing on this system; run: sudo sh -c '$wanted'"
  can_mount || die "this system gives ordinary users no user namespaces; run ./dev as root, or install natively what tools/environment.list names"
}

# install_tools WHAT: runs $wanted
install_tools () {
  command -v apt-get >/dev/null 2>&1 ||
    die "needs the program mmdebstrap (and Debian's archive keyring), or natively what tools/environment.list names"
  say "installing $1"
  env -i HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
    sh -c "$wanted" </dev/null >"$CACHE/log" 2>&1 || { tail -n 20 "$CACHE/log" >&2; die 'that failed'; }
}

# A container that may not mount can still be Debian 13 itself.
install_natively () {
  find_root
  mkdir -p "$CACHE"
  wanted="apt-get update && apt-get install -y --no-install-recommends $(environment_words | sed -n 's/^package //p' | tr '\n' ' ')"
  for locale in $(environment_words | sed -n 's/^locale //p'); do
    wanted="$wanted && localedef -i $locale -f UTF-8 $locale.UTF-8"
  done
  install_tools "what tools/environment.list names, on this system itself, since it lets nobody mount"
}

is_root_of_debian_13 () {
  [ "$(id -u)" = 0 ] && grep -qs '^VERSION_CODENAME=trixie$' /etc/os-release
}

# Goes on with tools/inside.sh in the root, as the same process.
enter_root () {
  make_root
  touch "$ROOT.used" 2>/dev/null
  # shellcheck disable=SC2046 # words
  exec unshare $(namespace) --propagation private -- sh "$SRC/tools/enter-root.sh" "$ROOT" "$SRC" "$@"
}
