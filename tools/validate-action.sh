#!/usr/bin/env bash
# The steps of action.yml: build the graph, check it, write annotations, SARIF and JUnit. Reads HIWAR_* from the
# environment; exits with 0 if the corpus conforms, 1 if not, 2 if it could not be checked.
set -uo pipefail
read -r -a articles <<<"${HIWAR_ARTICLES:?name files or folders of articles}"
read -r -a shapes <<<"${HIWAR_SHAPES:-}"
out=${HIWAR_OUT:-build/graph}
mkdir -p "$out.reports"

kg build "${articles[@]}" --out "$out"
built=$?
[ "$built" -lt 2 ] || exit "$built"

options=()
for path in "${articles[@]}"; do options+=(--articles "$path"); done
for path in ${shapes[@]+"${shapes[@]}"}; do options+=(--shapes "$path"); done
[ -z "${HIWAR_BASELINE:-}" ] || options+=(--baseline "$HIWAR_BASELINE")

kg validate "$out" "${options[@]}" --format sarif --output "$out.reports/hiwar.sarif" || true
kg validate "$out" "${options[@]}" --format junit --output "$out.reports/hiwar.junit.xml" || true
kg validate "$out" "${options[@]}" --format github
checked=$?
if [ -n "${GITHUB_OUTPUT:-}" ]; then
  printf 'sarif=%s\njunit=%s\n' "$out.reports/hiwar.sarif" "$out.reports/hiwar.junit.xml" >>"$GITHUB_OUTPUT"
fi
exit $((checked > built ? checked : built))
