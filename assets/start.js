/* What makes pages quicker where scripts run; nothing needs it. Each part is fetched only by a page that has a use for it. */
const parts = [
	["[data-since], [data-until]", () => import("/assets/clocks.js")],
	["form[data-draft]", () => import("/assets/drafts.js")],
	["form[action='/lock']", () => import("/assets/lock.js")],
	["[data-module='govuk-error-summary'], [data-module='govuk-character-count'], [data-module='govuk-notification-banner'], " +
		"[data-module='govuk-checkboxes'], [data-module='govuk-radios'], [data-module='govuk-password-input'], " +
		"[data-module='govuk-exit-this-page']",
	async () => (await import("/assets/govuk-frontend.min.js")).initAll()],
]

/* A form was saved: what this device kept of its words goes (src/web/draft.h). */
function forgetSaved() {
	const gone = /(?:^|; )hearth-gone=([0-9a-f]+)/.exec(document.cookie)
	if (gone) {
		document.cookie = "hearth-gone=; Path=/; Max-Age=0; SameSite=Strict"
		try {
			localStorage.removeItem("hearth-draft-" + gone[1])
		} catch { /* a browser that keeps nothing has nothing to forget */ }
	}
}

/* A button that is pressed twice sends its form once; the page that answers has a fresh one. */
function sendOnce(event) {
	const form = event.target
	if (Date.now() - (form.sentAt ?? 0) < 3000) {
		event.preventDefault()
	}
	form.sentAt = Date.now()
}

document.body.classList.add("js-enabled", "govuk-frontend-supported")
document.addEventListener("submit", sendOnce)
forgetSaved()
for (const [selector, load] of parts) {
	if (document.querySelector(selector)) {
		load()
	}
}
