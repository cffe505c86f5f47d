#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2317 # the functions are called through step
# check.sh SOURCE: every check that needs no run of the program, the fastest first; all of them, whatever fails.
# Called by inside.sh. To mend formats: ./dev exec clang-format-19 -i FILE…

now () {
  date +%s%N | sed 's/......$//' # milliseconds
}

# step NAME COMMAND…: one line on what it took; what it said if it failed.
step () {
  name=$1
  shift
  begin=$(now)
  if "$@" >"$LOGS/$name.log" 2>&1 </dev/null; then result=ok; else result=FAILED; fi
  end=$(now)
  printf '%-7s %-12s %4d.%ds\n' "$result" "$name" $(((end - begin) / 1000)) $(((end - begin) / 100 % 10))
  [ "$result" = ok ] && return
  failed="$failed $name"
  tell <"$LOGS/$name.log" | sed 's/^/        /'
}

# Of a compiler's tale its findings, of any other the end.
tell () {
  awk '/(^|[ :])(error|warning|ERROR): / { left = 4; found = 1 } left-- > 0 { print; next } { rest = rest $0 "\n" }
    END { if (!found) printf "%s", rest }' | tail -n 40
}

# Our own files of a kind, whether git knows them yet or not.
c_files () {
  find core app tools tests bench -name '*.[ch]' 2>/dev/null | sort
}

files_of_shell () {
  grep -rlE --exclude-dir=_build --exclude-dir=.git '^#!.*(/| )(sh|bash|dash)$|^# shellcheck shell=' dev .ci tools core app tests data bench \
    2>/dev/null | sort
}

files_of_python () {
  grep -rlE --exclude-dir=_build --exclude-dir=.git '^#!.*python3' tools core app tests bench 2>/dev/null
  find tools tests bench -name '*.py' 2>/dev/null
}

# Names the files; what is wrong with them, clang-format-19 -i shows by mending it.
check_format () {
  wrong=$(c_files | xargs -r clang-format-19 --dry-run 2>&1 | sed -n 's/:[0-9]*:[0-9]*: .*//p' | sort -u)
  [ -z "$wrong" ] || { echo "$wrong"; return 1; }
}

check_shell () {
  files_of_shell | xargs -r shellcheck --external-sources --severity=style
}

check_python () {
  files_of_python | sort -u | xargs -r pyflakes3
}

messages_of () {
  grep -v '^"POT-Creation-Date' "$1"
}

check_translations () {
  for file in po/*.po; do
    [ -e "$file" ] || continue
    language=$(basename "$file" .po)
    grep -qx "$language" po/LINGUAS || { echo "po/LINGUAS lacks $language"; return 1; }
    msgfmt --check --output-file=/dev/null "$file" || return
  done
  # the template for translators: every message can be read, and it is as the sources are; its date alone is nothing new
  cp po/meantime.pot "$LOGS/before.pot" && messages_of po/meantime.pot >"$LOGS/before.messages" || return
  said=$(ninja -C "$SRC/_build/shipped" meantime-pot 2>&1) || { echo "$said"; return 1; }
  # Blueprint's strings look like those of C, as which xgettext reads them
  said=$(echo "$said" | grep 'warning:' | grep -v "extension 'blp' is unknown; will try C") && { echo "$said"; return 1; }
  if messages_of po/meantime.pot | cmp -s - "$LOGS/before.messages"; then
    cp "$LOGS/before.pot" po/meantime.pot
  else
    echo 'po/meantime.pot was older than the sources; it is new now'
    return 1
  fi
}

check_data () {
  built=$SRC/_build/shipped/data
  desktop-file-validate "$built"/*.desktop &&
    appstreamcli validate --no-net --strict "$built"/*.metainfo.xml &&
    python3 tools/check-data.py "$SRC"
}

check_pages () {
  for page in data/man/*.[1-9]; do
    [ -e "$page" ] || continue
    said=$(LC_ALL=C.UTF-8 MANWIDTH=100 man --warnings=w -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)
    [ -z "$said" ] || { echo "$page: $said"; return 1; }
  done
}

# Which libraries the program really loads: SQLCipher and never its namesake without a key, and no screen in a
# terminal program.
check_links () {
  for program in "$SRC"/_build/prefix/bin/*; do
    loaded=$(ldd "$program") || continue # a script
    case $loaded in *libsqlite3.so*) echo "$program loads plain SQLite"; return 1 ;; esac
    case $program in
      */meantime) ;;
      */meantime-reminders) # it is there all day, and can open nothing
        case $loaded in *libgtk-* | *libsqlcipher* | *libsodium*) echo "$program loads too much"; return 1 ;; esac ;;
      *) case $loaded in *libgtk-* | *libadwaita-*) echo "$program loads GTK"; return 1 ;; esac ;;
    esac
  done
}

# compile NAME OPTION…: the whole tree, every warning an error
compile () {
  folder=$SRC/_build/$1
  shift
  if ! [ -e "$folder/build.ninja" ] || [ "$(cat "$folder/made-for")" != "$SRC $*" ]; then
    rm -rf "$folder"
    meson setup -Dwerror=true "$@" "$folder" "$SRC" && echo "$SRC $*" >"$folder/made-for" || return
  fi
  ninja -k 0 -C "$folder"
}

compile_with_clang () {
  CC=clang-19 compile clang
}

# Unoptimised, and without the early returns of g_return_if_fail (): the analyzer would take GLib's inline g_strdup ()
# and every caller's bug for a way to NULL.  g_error () ends in a loop that nobody reaches, and
# lengths on paper are fractions.
analyze () {
  compile analyzer -Doptimization=0 '-Dc_args=-fanalyzer -Wno-analyzer-infinite-loop -Wno-analyzer-imprecise-fp-arithmetic -DG_DISABLE_CHECKS'
}

# clang-tidy's checks stand in .clang-tidy; generated files are not ours.
check_tidy () {
  run-clang-tidy-19 -quiet -p "$SRC/_build/clang" -j "$(nproc)" "^$SRC/(core|app|tests)/"
}

main () {
  SRC=$1 LOGS=$1/_build/check failed=
  cd "$SRC" && mkdir -p "$LOGS" || exit 1
  step includes python3 tools/check-includes.py "$SRC"
  step tree python3 tools/check-tree.py "$SRC"
  step python check_python
  step format check_format
  step pages check_pages
  step shell check_shell
  step build sh "$SRC/tools/inside.sh" "$SRC" build
  step links check_links
  step data check_data
  step translations check_translations
  step clang compile_with_clang
  step analyzer analyze
  step tidy check_tidy
  [ -z "$failed" ] || { echo "failed:$failed"; exit 1; }
}
main "$@"; exit
