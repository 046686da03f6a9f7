#!/usr/bin/env bash
# run.sh PROGRAM SCRIPT [ARG…]: a desktop of its own for SCRIPT, which starts and drives PROGRAM there.
#
# A virtual screen with software OpenGL, a window manager, a session bus and an empty home, all gone afterwards. SCRIPT runs as
# `python3 SCRIPT PROGRAM ARG…` with desktop.py beside it; its exit status is the result. SCREEN sets the size (1440x900).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ "${INSIDE_DESKTOP:-}" != 1 ]; then
  INSIDE_DESKTOP=1 exec xvfb-run -a -s "-screen 0 ${SCREEN:-1440x900}x24 -nolisten tcp" dbus-run-session -- "${BASH_SOURCE[0]}" "$@"
fi
program=$(realpath "$1") script=$2
shift 2
home=$(mktemp -d)
chmod 700 "$home"
export LIBGL_ALWAYS_SOFTWARE=1 NO_AT_BRIDGE=0 PYTHONDONTWRITEBYTECODE=1
export HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_STATE_HOME=$home/state XDG_RUNTIME_DIR=$home
openbox >/dev/null 2>&1 &
manager=$!
status=0
PYTHONPATH=$here /usr/bin/python3 -W ignore "$script" "$program" "$@" || status=$?
kill "$manager" 2>/dev/null || true
rm -rf "$home"
exit "$status"
