#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2317 # quietly () calls what stands before it
# inside.sh SOURCE COMMAND…: the commands of ./dev, run where the compiler and the libraries are.

say () {
  printf 'dev: %s\n' "$*" >&2
}

# The build knows nothing of the caller's language, folders and time zone.
clean () {
  env -i HOME=/nonexistent LC_ALL=C.UTF-8 TZ=UTC PATH="$PATH" "$@" </dev/null
}

# The variants: shipped is what exec, shell and run use; tested is the same with the tests, apart from it so that
# building the one disturbs no run of the other; asan has the sanitizers.
prefix_of () {
  if [ "$1" = shipped ]; then echo "$BUILD/prefix"; else echo "$BUILD/$1-prefix"; fi
}

options_of () {
  case $1 in
    shipped) echo '-Dtests=false -Dphone=true' ;;
    tested) echo '-Dtests=true -Dphone=true' ;;
    bench) echo '-Dtests=false -Dbench=true' ;;
    torture) echo '-Dtests=false -Dtorture=true' ;;
    asan) echo '-Db_sanitize=address,undefined -Db_lundef=false -Doptimization=1' ;;
  esac
}

# What a build folder was made for; anything else there is of no use.
made_for () {
  if [ -e /etc/meantime-dev ]; then echo "trixie $SRC $(options_of "$1")"; else echo "native $SRC $(options_of "$1")"; fi
}

configure () {
  folder=$BUILD/$1
  [ -e "$folder/build.ninja" ] && [ "$(cat "$folder/made-for" 2>/dev/null)" = "$(made_for "$1")" ] && return
  rm -rf "$folder"
  # shellcheck disable=SC2046 # options are words
  clean meson setup --prefix="$(prefix_of "$1")" --libdir=lib -Dwerror=true -Dbuildtype=debugoptimized $(options_of "$1") \
    "$folder" "$SRC" || return
  made_for "$1" >"$folder/made-for"
}

# The prefix is a link that changes in one step: who runs a program meanwhile finds the old one or the new one.
install_variant () {
  prefix=$(prefix_of "$1") stage=$BUILD/stage-$1-$(date +%s%N)
  clean env DESTDIR="$stage" meson install -C "$BUILD/$1" --no-rebuild --quiet || return
  mkdir -p "$stage$prefix"
  schemas=$stage$prefix/share/glib-2.0/schemas
  [ ! -d "$schemas" ] || clean glib-compile-schemas "$schemas" || return
  [ -L "$prefix" ] || rm -rf "$prefix"
  ln -sfn "${stage#"$BUILD/"}$prefix" "$prefix.new" && mv -T "$prefix.new" "$prefix" || return
  for old in "$BUILD/stage-$1"-*; do
    [ "$old" = "$stage" ] || rm -rf "$old"
  done
}

# Nothing in the tree is newer than the start of the last good build: there is nothing to do.
is_fresh () {
  [ -e "$(prefix_of "$1")/." ] && [ "$(cat "$BUILD/$1.built" 2>/dev/null)" = "$(made_for "$1")" ] || return 1
  [ -z "$(find "$SRC" \( -path "$BUILD" -o -path "$SRC/.git" \) -prune -o -newer "$BUILD/$1.built" -print -quit)" ]
}

make_build_folder () {
  if ! mkdir -p "$BUILD" 2>/dev/null || ! [ -w "$BUILD" ]; then
    say "cannot write to $BUILD"
    exit 125
  fi
}

# quietly VARIANT COMMAND…: what the compiler said goes to standard error if it failed, and 125 comes back.
quietly () {
  log=$BUILD/$1.log
  shift
  "$@" >"$log" 2>&1 && return
  cat "$log" >&2
  return 125
}

compile () {
  configure "$1" && clean ninja -C "$BUILD/$1" && install_variant "$1"
}

# Builds and installs what is not fresh; its caller has the lock.
build () {
  is_fresh "$1" && return
  made_for "$1" >"$BUILD/$1.new"
  quietly "$1" compile "$1" && mv "$BUILD/$1.new" "$BUILD/$1.built"
}

compile_bench () {
  configure bench && clean ninja -C "$BUILD/bench"
}

compile_torture () {
  configure torture && clean ninja -C "$BUILD/torture" tests/torture/driver tests/torture/looker tests/torture/faults.so
}

build_shipped () {
  is_fresh shipped && return
  make_build_folder
  (flock 8; build shipped 8>&-) 8>"$BUILD/lock"
}

compile_sanitized () {
  configure asan && clean ninja -C "$BUILD/asan" "$@"
}

# Nobody builds what another ./dev test is running: run-tests.py makes this lock a shared one when all is built.
run_tests () {
  make_build_folder
  exec 7>"$BUILD/test-lock"
  flock -n 7 || { say 'another ./dev test is running: waiting for it'; flock 7; }
  build tested 7>&- || { echo '0 passed, 1 failed, 0 skipped'; exit 1; }
  use_prefix tested
  exec env -u TMPDIR python3 "$SRC/tools/run-tests.py" "$SRC" "$@"
}

# The fresh programs, schemas, pages and translations come first.
use_prefix () {
  prefix=$(prefix_of "$1")
  PATH=$prefix/bin:$PATH
  XDG_DATA_DIRS=$prefix/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
  GSETTINGS_SCHEMA_DIR=$prefix/share/glib-2.0/schemas
  MANPATH=$prefix/share/man:${MANPATH:-}
  PHONE_FINGERS=$BUILD/$1/tools/phone/fingers
  export PATH XDG_DATA_DIRS GSETTINGS_SCHEMA_DIR MANPATH PHONE_FINGERS
}

demo () {
  folder=$BUILD/demo/$(date +%Y%m%d-%H%M%S)-$$
  mkdir -p "$folder"
  exec python3 "$SRC/tools/demo" "$folder"
}

main () {
  SRC=$1 command=$2
  shift 2
  BUILD=$SRC/_build
  case $command in
    test) run_tests "$@" ;;
    check) clean sh "$SRC/tools/check.sh" "$SRC"; exit ;;
    build-sanitized) quietly asan compile_sanitized "$@"; exit ;; # run-tests.py says which targets
  esac
  build_shipped || exit 125
  use_prefix shipped
  case $command in
    build) ;;
    exec)
      [ "$1" != -- ] || shift
      exec "$@"
      ;;
    shell) exec bash ;;
    bench)
      (flock 8; quietly bench compile_bench 8>&-) 8>"$BUILD/lock" || exit 125
      exec python3 "$SRC/bench/run.py" "$BUILD/bench/bench" "$prefix" "$BUILD/bench-journals" "$@"
      ;;
    torture)
      if [ "${1:-}" = --planted ]; then
        shift
        exec python3 "$SRC/tests/torture/planted.py" "$SRC" "$BUILD" "$@"
      fi
      (flock 8; quietly torture compile_torture 8>&-) 8>"$BUILD/lock" || exit 125
      exec python3 "$SRC/tests/torture/torture.py" --cli "$prefix/bin/meantime-cli" \
        --driver "$BUILD/torture/tests/torture/driver" --faults "$BUILD/torture/tests/torture/faults.so" "$@"
      ;;
    shots) exec python3 "$SRC/tools/shots" "$@" ;;
    run)
      [ "${1:-}" != --demo ] || demo
      [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ] && exec meantime
      say 'there is no display here, so this is the demo, on a phone without a screen'
      demo
      ;;
  esac
}
main "$@"; exit
