#!/usr/bin/env bash
# From the folder of the corpus: where the tree lies is no part of a screen.
cd "$srcdir/tests/print" || exit 99
exec "$builddir/tests/golden/golden" "$srcdir/tests/golden" corpus
