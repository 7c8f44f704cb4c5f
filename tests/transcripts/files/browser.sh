# A browser for transcripts: keeps the cookie and the last form's token between commands, sends requests through
# `hearth http`, and shows what a person or a test looks at: status, redirect, cookie, and the words of the page.
#
#   at 2025-06-01T21:00:00Z       the server's clock from here on
#   get /path [HEADER...]
#   post /path [name=value...] [HEADER...]     a form, with the token of the last page unless token=… is given
#   forget                        no cookie, no token
#   form /path [name=value...]    the bytes of such a request, for sending several together
#
# What the server would log goes to the file `log`.
#
# A word with ": " in it is a header; a value must already be escaped as forms are.

at() {
	echo "$1" >now
}

forget() {
	rm -f cookie token
}

# What came back: headers that matter, then the words between the tags, blank lines left out.
shown() {
	tr -d '\r' <reply | sed -n '1p; /^Location: /p; /^Retry-After: /p; /^Allow: /p; /^Strict-Transport/p; s/^\(Set-Cookie: [a-zA-Z_-]*=\)[sf][^;]*/\1[…]/p'
	tr -d '\r' <reply | sed '1,/^$/d' | sed -n '/<html/!{/<main/,/<\/main>/p}; /^<title>/p; /class="who__name"/p; /<html/,$!p' | sed -e '/^<title>/s/<[^>]*>//g; s/<input[^>]* name="\([a-z]*\)"[^>]*type="\(text\|password\)"[^>]*value="\([^"]*\)"[^>]*>/[\1: \3]/; s/<[^>]*>//g; /^ *$/d'
}

remember() {
	local cookie token
	cookie=$(tr -d '\r' <reply | sed -n 's/^Set-Cookie: \(\(__Host-\)\?hearth=[^;]*\);.*/\1/p' | tail -n 1)
	token=$(sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' reply | tail -n 1)
	[ -z "$cookie" ] || echo "$cookie" >cookie
	[ -z "$token" ] || echo "$token" >token
}

send() {
	if [ -f now ]; then
		hearth http --at "$(cat now)" <request >reply 2>>log
	else
		hearth http <request >reply 2>>log
	fi
	remember
	shown
}

head_lines() {
	printf '%s %s HTTP/1.1\r\n' "$1" "$2"
	shift 2
	[ ! -s cookie ] || printf 'Cookie: %s\r\n' "$(cat cookie)"
	[ $# -eq 0 ] || printf '%s\r\n' "$@"
}

get() {
	{ head_lines GET "$@" && printf '\r\n'; } >request
	send
}

form() {
	local path=$1 body="" word
	local headers=()
	shift
	for word in "$@"; do
		case $word in
		*': '*) headers+=("$word") ;;
		*) body="$body&$word" ;;
		esac
	done
	case $body in
	*'&token='*) ;;
	*) body="token=$(cat token 2>/dev/null)$body" ;;
	esac
	body=${body#&}
	head_lines POST "$path" "${headers[@]}" 'Content-Type: application/x-www-form-urlencoded' "Content-Length: ${#body}"
	printf '\r\n%s' "$body"
}

post() {
	form "$@" >request
	send
}
