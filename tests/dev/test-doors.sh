#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# test-doors.sh SOURCE: what ./dev promises to those who call it, tried on a program of four lines.

number=0
result () {
  number=$((number + 1))
  echo "$1 $number - $name"
}

# is WHAT IT SHOULD BE
is () {
  if [ "$1" = "$2" ]; then result ok; else printf '# %s\n' "got: $1" "not: $2"; result 'not ok'; fi
}

make_tree () {
  mkdir -p "$tree/app" "$tree/tests" && cp -r "$source/dev" "$source/tools" "$source/meson.options" "$tree/" || exit 1
  cat >"$tree/meson.build" <<'EOF'
project('small', 'c', version: '1')
small = executable('small', 'app/small.c', install: true)
test('core/good', find_program('tests/good.sh'), protocol: 'tap', suite: 'core')
test('cli/good', find_program('tests/good.sh'), protocol: 'tap', suite: 'cli')
test('cli/odd', find_program('tests/odd.sh'), protocol: 'tap', suite: 'cli')
EOF
  say_something first
  printf '#!/bin/sh\necho 1..2\necho ok 1 - one\necho ok 2 - two\n' >"$tree/tests/good.sh"
  printf '#!/bin/sh\necho 1..2\necho ok 1 - one\necho not ok 2 - two\n' >"$tree/tests/odd.sh"
  chmod +x "$tree"/tests/*.sh
}

say_something () {
  printf '#include <stdio.h>\nint main (void) { puts ("%s"); return 0; }\n' "$1" >"$tree/app/small.c"
}

try_usage () {
  name='without a command, the usage and 2'
  is "$("$dev" 2>/dev/null; echo $?)" 2
  name='pictures without a folder for them, too'
  is "$("$dev" shots 2>/dev/null; echo $?)" 2
  name='an unknown command is 2'
  is "$("$dev" dance 2>/dev/null; echo $?)" 2
}

try_exec () {
  name='exec adds nothing to what the command says'
  is "$("$dev" exec small 2>&1)" first
  name='exec has its exit status'
  is "$("$dev" exec sh -c 'exit 7'; echo $?)" 7
  name='exec has its standard input'
  is "$(printf 'a\000b\377' | "$dev" exec cat | cksum)" "$(printf 'a\000b\377' | cksum)"
  name='exec runs in the folder of the caller'
  is "$(cd "$there" && "$dev" exec pwd)" "$there"
  name='exec keeps words apart'
  is "$("$dev" exec printf '%s|' 'a b' '' "c'd")" "a b||c'd|"
  name='exec passes on what the person has set'
  # shellcheck disable=SC2016 # for the shell inside
  is "$(HOME=$there TMPDIR=$there XDG_DATA_HOME=$there/x LANG=xx LC_ALL=C TZ=Asia/Tokyo "$dev" exec \
    sh -c 'echo "$HOME $TMPDIR $XDG_DATA_HOME $LANG $LC_ALL $TZ"')" "$there $there $there/x xx C Asia/Tokyo"
  name='no build lands in the folders of the person'
  is "$(ls -A "$there")" ''
}

try_building () {
  name='what is edited is built before the command runs'
  say_something second
  is "$("$dev" exec small)" second
  name='several at once get the new program'
  say_something third
  for i in 1 2 3 4; do "$dev" exec small >"$work/out$i" 2>&1 & done
  wait
  is "$(cat "$work"/out[1-4])" "third
third
third
third"
  name='a build that fails is 125, on standard error'
  echo 'int main (void) { return missing; }' >"$tree/app/small.c"
  is "$("$dev" exec small 2>"$work/err"; echo $?; grep -c "error:.*missing" "$work/err")" "125
1"
  name='a test of what does not build fails'
  is "$("$dev" test 2>/dev/null | tail -n 1)" '0 passed, 1 failed, 0 skipped'
  say_something first
}

try_test () {
  name='test counts every case of every program, and fails with them'
  is "$("$dev" test 2>/dev/null >"$work/out"; echo $?; tail -n 1 "$work/out")" "1
5 passed, 1 failed, 0 skipped"
  name='test shows what failed'
  is "$(grep -c 'cli/odd.*FAIL' "$work/out" | sed 's/[1-9].*/some/')" some
  name='test NAME runs what has the name'
  is "$("$dev" test core/ 2>/dev/null >"$work/out"; echo $?; tail -n 1 "$work/out")" "0
2 passed, 0 failed, 0 skipped"
  name='test with a name nothing has fails'
  is "$("$dev" test nothing 2>/dev/null >"$work/out"; echo $?; tail -n 1 "$work/out")" "1
0 passed, 0 failed, 0 skipped"
  name='a program that dies after its last case is counted'
  printf '#!/bin/sh\necho 1..1\necho ok 1 - one\nexit 1\n' >"$tree/tests/odd.sh"
  is "$("$dev" test odd 2>/dev/null >"$work/out"; echo $?; tail -n 1 "$work/out")" "1
1 passed, 1 failed, 0 skipped"
}

main () {
  source=$1
  work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT || exit 1
  tree=$work/tree there="$work/some where" dev=$work/tree/dev
  mkdir -p "$there"
  make_tree
  try_usage
  try_exec
  try_building
  try_test
  echo "1..$number"
}
main "$@"; exit
