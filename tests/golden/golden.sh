#!/usr/bin/env bash
exec "$builddir/tests/golden/golden" "$srcdir/tests/golden" "$srcdir/tests/print/corpus"
