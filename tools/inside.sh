#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# inside.sh SOURCE COMMAND…: the commands of ./dev, run where the compiler and the libraries are.

say () {
  printf 'dev: %s\n' "$*" >&2
}

# The build knows nothing of the caller's language, folders and time zone.
clean () {
  env -i HOME=/nonexistent LC_ALL=C.UTF-8 TZ=UTC PATH="$PATH" "$@" </dev/null
}

# What a build folder was made for; anything else there is of no use.
made_for () {
  if [ -e /etc/meantime-dev ]; then echo "trixie $SRC"; else echo "native $SRC"; fi
}

# configure VARIANT OPTION…
configure () {
  folder=$BUILD/$1
  shift
  [ -e "$folder/build.ninja" ] && [ "$(cat "$folder/made-for" 2>/dev/null)" = "$(made_for)" ] && return
  rm -rf "$folder"
  clean meson setup --prefix="$BUILD/prefix" --libdir=lib -Dwerror=true -Dbuildtype=debugoptimized "$@" \
    "$folder" "$SRC" || return
  made_for >"$folder/made-for"
}

# The prefix is a link that changes in one step: who runs a program meanwhile finds the old one or the new one.
install_shipped () {
  stage=$BUILD/stage-$(date +%s%N)
  clean env DESTDIR="$stage" meson install -C "$BUILD/shipped" --no-rebuild --quiet || return
  [ -d "$stage$BUILD/prefix" ] || mkdir -p "$stage$BUILD/prefix"
  [ -L "$BUILD/prefix" ] || rm -rf "$BUILD/prefix"
  ln -sfn "${stage#"$BUILD/"}$BUILD/prefix" "$BUILD/prefix.new" && mv -T "$BUILD/prefix.new" "$BUILD/prefix" || return
  for old in "$BUILD"/stage-*; do
    [ "$old" = "$stage" ] || rm -rf "$old"
  done
}

compile_shipped () {
  configure shipped && clean ninja -C "$BUILD/shipped" && install_shipped
}

# Nothing in the tree is newer than the start of the last good build: there is nothing to do.
is_fresh () {
  [ -e "$BUILD/prefix/." ] && [ "$(cat "$BUILD/built" 2>/dev/null)" = "$(made_for)" ] || return 1
  [ -z "$(find "$SRC" \( -path "$BUILD" -o -path "$SRC/.git" \) -prune -o -newer "$BUILD/built" -print -quit)" ]
}

# Builds and installs the shipped variant; what the compiler said goes to standard error if it failed, and 125 comes back.
build_quietly () {
  is_fresh && return
  if ! mkdir -p "$BUILD" 2>/dev/null || ! [ -w "$BUILD" ]; then
    say "cannot write to $BUILD"
    exit 125
  fi
  (
    flock 8
    is_fresh && exit
    made_for >"$BUILD/built.new"
    if compile_shipped >"$BUILD/log" 2>&1 8>&-; then
      mv "$BUILD/built.new" "$BUILD/built"
    else
      cat "$BUILD/log" >&2
      exit 125
    fi
  ) 8>"$BUILD/lock"
}

# The sanitizer variant, only as much of it as the tests at hand need.
build_sanitized () {
  (
    flock 8
    if ! { configure asan -Db_sanitize=address,undefined -Db_lundef=false -Doptimization=1 &&
      clean ninja -C "$BUILD/asan" "$@"; } >"$BUILD/log" 2>&1 8>&-; then
      cat "$BUILD/log" >&2
      exit 125
    fi
  ) 8>"$BUILD/lock"
}

run_tests () {
  build_quietly || { echo '0 passed, 1 failed, 0 skipped'; exit 1; }
  use_prefix
  exec env -u TMPDIR python3 "$SRC/tools/run-tests.py" "$SRC" "$@"
}

# The fresh programs, schemas, pages and translations come first.
use_prefix () {
  prefix=$BUILD/prefix
  PATH=$prefix/bin:$PATH
  XDG_DATA_DIRS=$prefix/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
  GSETTINGS_SCHEMA_DIR=$prefix/share/glib-2.0/schemas
  MANPATH=$prefix/share/man:${MANPATH:-}
  export PATH XDG_DATA_DIRS GSETTINGS_SCHEMA_DIR MANPATH
}

demo () {
  folder=$BUILD/demo/$(date +%Y%m%d-%H%M%S)-$$
  mkdir -p "$folder"
  exec "$SRC/tools/demo" "$folder"
}

main () {
  SRC=$1 command=$2
  shift 2
  BUILD=$SRC/_build
  case $command in
    test) run_tests "$@" ;;
    check) clean sh "$SRC/tools/check.sh" "$SRC"; exit ;;
    build-sanitized) build_sanitized "$@"; exit ;; # asked for by run-tests.py
  esac
  build_quietly || exit 125
  use_prefix
  case $command in
    build) ;;
    exec)
      [ "$1" != -- ] || shift
      exec "$@"
      ;;
    shell) exec bash ;;
    run)
      [ "${1:-}" = --demo ] && demo
      say 'the window is not written yet; the journal works in the terminal: ./dev exec meantime-cli --help'
      exit 2
      ;;
  esac
}
main "$@"; exit
