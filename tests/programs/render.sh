#!/bin/bash
# Pictures of a run without any display: the same bytes twice, every view, every ending, a video where ffmpeg is there.
#   render.sh PROGRAM SOURCE_FOLDER SCRATCH_FOLDER
# Debian packages: fonts-liberation, ffmpeg. Ends with 77 where there is no font.
set -euo pipefail
program=$1 source=$2 scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
unset DISPLAY WAYLAND_DISPLAY
plans=("$source/scenarios/plans/launch-everywhere.toml" "$source/scenarios/plans/staged-pilot.toml")
show=(render "${plans[@]}" --district "$source/scenarios/districts/stone_creek.toml" -q)
fail() {
  echo "failed: $*"
  exit 1
}
if ! "$program" "${show[@]}" --week 30 --output one.png 2>first.txt; then
  grep -q 'fonts-liberation' first.txt || fail "$(cat first.txt)"
  echo "skipped: $(cat first.txt)"
  exit 77
fi
"$program" "${show[@]}" --week 30 --threads 2 --output two.png
cmp one.png two.png || fail "the same picture twice is not the same bytes"
echo "passed: the same bytes twice"
for view in map people charts table futures; do
  for theme in light dark contrast; do
    [ "$view" = futures ] && [ "$theme" != light ] && continue
    "$program" "${show[@]}" --week 60 --view "$view" --theme "$theme" --size 800x600 --output "$view-$theme.png" || fail "$view in $theme"
    [ -s "$view-$theme.png" ] || fail "$view in $theme is empty"
  done
done
"$program" "${show[@]}" --week 60 --panes difference --output difference.png
"$program" "${show[@]}" --week 60 --zoom 3 --select school:stone-creek-elementary --output near.png
! cmp -s near.png difference.png || fail "--zoom shows nothing else"
[ -z "$(find . -name '*.partial')" ] || fail "files are left half written"
echo "passed: every view"
"$program" "${show[@]}" --week 60 --view charts --output charts.svg
grep -q '^<svg' charts.svg || grep -q '<svg ' charts.svg || fail "charts.svg is no SVG"
"$program" "${show[@]}" --from 0 --to 12 --output words.txt
[ "$(grep -c '^20' words.txt)" -ge 13 ] || fail "captions of twelve weeks are missing"
"$program" "${show[@]}" --from 3 --to 5 --size 640x360 --output frames
[ "$(ls frames | tr '\n' ' ')" = "week-0003.png week-0004.png week-0005.png " ] || fail "frames: $(ls frames)"
echo "passed: SVG, words, a sequence"

# Absurd districts: one school of five students, a thousand schools, none.
columns=id,name,level,grade_low,grade_high,students,teachers,poverty_share,english_learner_share,home_access_share,devices_per_student,locale,latitude,longitude,charter,principal_support
{ echo "$columns"; echo 'lone,Lone School,elementary,KG,05,5,1,0.5,0.1,0.9,1,43,44,-110,false,0.5'; } >lone.csv
{
  echo "$columns"
  for i in $(seq 1000); do
    echo "s$i,School Number $i,elementary,KG,05,25,2,0.5,0.1,0.9,1,43,$((40 + i % 7)).$((i % 97)),-$((100 + i % 11)).$((i % 89)),false,0.5"
  done
} >many.csv
for district in lone many; do
  sed "s/stone_creek_schools/$district/; s/^id = .*/id = \"$district\"/" "$source/scenarios/districts/stone_creek.toml" >"$district.toml"
  for view in map people charts table; do
    "$program" render "${plans[@]}" --district "$district.toml" -q --week 60 --view "$view" --size 800x600 \
      --output "$district-$view.png" || fail "$view of the district $district"
  done
done
code=0
echo "$columns" >none.csv
sed "s/stone_creek_schools/none/" "$source/scenarios/districts/stone_creek.toml" >none.toml
"$program" render "${plans[@]}" --district none.toml -q --week 3 --output none.png 2>none.txt || code=$?
[ "$code" -eq 65 ] && grep -q 'none' none.txt || fail "a district without schools ends with $code: $(cat none.txt)"
echo "passed: absurd districts"
code=0
"$program" "${show[@]}" --week 3 --output /no/such/folder/x.png 2>nowhere.txt || code=$?
[ "$code" -eq 73 ] || fail "a folder that is not there ends with $code"
code=0
"$program" "${show[@]}" --size 10x10 --week 3 --output x.png 2>small.txt || code=$?
[ "$code" -eq 2 ] || fail "a size of 10x10 ends with $code"
echo "passed: what cannot be written is said"
if command -v ffmpeg >/dev/null; then
  "$program" "${show[@]}" --from 0 --to 6 --size 640x361 --output run.mp4 || fail "a video"
  [ -s run.mp4 ] || fail "the video is empty"
  echo "passed: a video"
else
  code=0
  "$program" "${show[@]}" --from 0 --to 6 --size 640x360 --output run.mp4 2>no-ffmpeg.txt || code=$?
  [ "$code" -eq 66 ] && grep -q 'apt-get install ffmpeg' no-ffmpeg.txt || fail "without ffmpeg: $(cat no-ffmpeg.txt)"
  echo "passed: without ffmpeg it is said"
fi
