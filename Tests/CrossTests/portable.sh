#!/bin/sh
# The kernels with the portable way to sleep, and from a debug build, on this machine.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
kernels=$here/../../Sources/Kernels
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for options in "-O2 -DGR_PORTABLE_PARK" "-O0"; do
  # shellcheck disable=SC2086
  clang -std=gnu2x $options -Wall -Wextra -Werror -I "$kernels/include" "$kernels"/*.c \
    "$here/self_check.c" -lm -lpthread -o "$folder/self_check"
  printf 'clang %s: ' "$options"
  "$folder/self_check"
done
