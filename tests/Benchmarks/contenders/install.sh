#!/bin/sh
# Installs the other engines that the benchmarks measure, in the versions of package-lock.json. The benchmarks run without them too.
set -eu
cd "$(dirname "$0")"
npm ci --no-audit --no-fund --ignore-scripts
