#!/bin/sh
# The kernels for arm64, compiled here and run under an emulator. Needs Debian's packages
# qemu-user, libc6-dev-arm64-cross and libgcc-12-dev-arm64-cross, and the toolchain's clang and lld.
# Without them it says so and succeeds, unless REQUIRE_ARM64=1.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
kernels=$here/../../Sources/Kernels
libraries=/usr/aarch64-linux-gnu

skip() {
  echo "skipped: arm64 kernels ($1)"
  if [ "${REQUIRE_ARM64:-0}" = 1 ]; then exit 1; fi
  exit 0
}
command -v clang > /dev/null || skip "no clang"
command -v qemu-aarch64 > /dev/null || skip "apt-get install qemu-user"
[ -e "$libraries/lib/crt1.o" ] || skip "apt-get install libc6-dev-arm64-cross"
ls /usr/lib/gcc-cross/aarch64-linux-gnu/*/libgcc.a > /dev/null 2>&1 ||
  skip "apt-get install libgcc-12-dev-arm64-cross"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
clang --target=aarch64-linux-gnu -fuse-ld=lld -isystem "$libraries/include" -std=gnu2x -O2 \
  -Wall -Wextra -Werror -I "$kernels/include" "$kernels"/*.c "$here/self_check.c" \
  -lm -lpthread -o "$folder/self_check"
printf 'arm64 '
qemu-aarch64 -L "$libraries" "$folder/self_check"
