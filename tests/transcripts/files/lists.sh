# Two homes and a child, for the transcripts of lists; and a browser that leaves out what a select offers.
#
#   begin                     Oak House with Marie (manager), Sam (night), a child; Elm House with Lewis; Ruth answers for Oak House
#   as PERSON                 that person's screen, by the demo's door, at 8 May 2025, 10:00
#   words PATH                status, title and words of the page
. "$TESTS/transcripts/files/browser.sh"

begin() {
	local files=$TESTS/transcripts/files
	hearth init >/dev/null
	{ grep -v '"type":"child"' "$files/house.jsonl"; cat "$files/lists.jsonl"; grep '"type":"child"' "$files/house.jsonl"; } | hearth import -
	hearth import "$files/lives.jsonl"
	: >"$HEARTH_DATA/demo"
	at 2025-05-08T09:00:00Z
}

as() {
	forget
	get /demo >/dev/null
	post /demo/open "person=$1" | sed -n 1p
}

words() {
	get "$1" >/dev/null
	tr -d '\r' <reply | sed -n 1p
	tr -d '\r' <reply | sed '1,/^$/d' | sed -n '/^<title>/p; /<main/,/<\/main>/p' | sed '/<option/d; s/<[^>]*>//g; /^ *$/d'
}
