#!/bin/sh
# Installs the other engines that the benchmarks measure, in the versions that package.json pins. The benchmarks run without them too.
set -eu
cd "$(dirname "$0")"
npm install --no-save --no-audit --no-fund --ignore-scripts
