/*
 * Locks the screen when nobody has touched it for a while: two minutes on what is worked with fingers, ten at a desk. Words in
 * a form are kept first; unlocking leads back to them. Another tab of the same browser counts as a touch.
 */
const idle = matchMedia("(pointer: coarse)").matches ? 2 * 60 : 10 * 60
const form = document.querySelector("form[action='/lock']")
const shared = "hearth-touched"
let touched = Date.now()

function touch() {
	if (Date.now() - touched > 5000) {
		try {
			localStorage.setItem(shared, String(Date.now()))
		} catch { /* then tabs count by themselves */ }
	}
	touched = Date.now()
}

function lastTouch() {
	try {
		return Math.max(touched, Number(localStorage.getItem(shared)) || 0)
	} catch {
		return touched
	}
}

async function lock() {
	if (document.querySelector("form[data-draft]")) {
		const drafts = await import("/assets/drafts.js")
		await Promise.race([drafts.flush(), new Promise(resolve => setTimeout(resolve, 3000))])
	}
	form.requestSubmit()
}

for (const kind of ["pointerdown", "pointermove", "keydown", "scroll", "touchstart"]) {
	document.addEventListener(kind, touch, { passive: true, capture: true })
}
const timer = setInterval(() => {
	if (Date.now() - lastTouch() > idle * 1000) {
		clearInterval(timer)
		lock()
	}
}, 5000)
