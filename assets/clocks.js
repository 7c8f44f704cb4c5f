/*
 * Clocks that tick: <time datetime="…" data-since> holds how long something has lasted, data-until how long is left. The server
 * wrote the first value; this keeps it true, in the same words (words_span() in src/web/page_words.c).
 */
export function span(seconds) {
	const minutes = Math.floor(seconds / 60), hours = Math.floor(minutes / 60), days = Math.floor(hours / 24)
	if (minutes < 60) {
		return `${minutes} min`
	}
	if (hours < 24) {
		return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
	}
	return hours < 48 ? `${hours} hours` : `${days} days`
}

function tick() {
	for (const clock of document.querySelectorAll("time[data-since], time[data-until]")) {
		const at = Date.parse(clock.dataset.since || clock.dataset.until || clock.dateTime)
		const seconds = (Date.now() - at) / 1000 * ("until" in clock.dataset ? -1 : 1)
		/* A device whose own clock is wrong, or a clock that has run out, leaves the server's words. */
		if (seconds >= 0 && clock.textContent !== span(seconds)) {
			clock.textContent = span(seconds)
		}
	}
}

setInterval(tick, 10000)
document.addEventListener("visibilitychange", tick)
