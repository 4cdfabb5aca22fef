#!/usr/bin/env bash
# The fast scorers of `make quality`, held against their floors.
exec bash "$srcdir/tests/quality/run" --fast --tap
