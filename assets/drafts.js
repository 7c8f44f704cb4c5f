/*
 * Keeps the words of a form while somebody types: at once on the device, sealed (device.js), and a moment later on the server
 * (POST /draft, src/web/draft.h). A form that opens again comes back as it was.
 */
import { Kept } from "/assets/kept.js"

const kept = [...document.querySelectorAll("form[data-draft]")].map(form => new Kept(form))

/* All that is typed is on its way or there when this is done. */
export function flush(keepalive = false) {
	return Promise.all(kept.map(async one => {
		clearTimeout(one.timer)
		await one.storing
		await one.keep(keepalive)
	}))
}

document.addEventListener("visibilitychange", () => document.hidden && flush(true))
addEventListener("online", () => flush())
