/* What a first visit weighs, what a second one asks for again, and what a wrong version of a file gets. */
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { openWindow, startBrowser } from "./browser.mjs"
import { someone, startSite } from "./site.mjs"

const today = "/home/wrenholt-house", most = 70 * 1000
let site, browser
before(async () => {
	site = await startSite()
	browser = await startBrowser()
})
after(async () => {
	await browser?.close()
	await site?.stop()
})

/* Bytes over the wire, address by address, headers counted. */
async function weigh(window, path) {
	const session = await window.context.newCDPSession(window.page), addresses = new Map(), sizes = new Map(), kept = new Set()
	await session.send("Network.enable")
	session.on("Network.responseReceived", ({ requestId, response }) => {
		addresses.set(requestId, response.url)
		if (response.fromDiskCache) {
			kept.add(requestId)
		}
	})
	session.on("Network.requestServedFromCache", ({ requestId }) => kept.add(requestId))
	session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength))
	await window.open(path)
	await window.page.waitForLoadState("networkidle")
	await session.detach()
	return [...addresses].filter(([id]) => !kept.has(id)).map(([id, url]) => [url.replace(site.origin, ""), sizes.get(id) ?? 0])
}

test("the first page of a shift comes in 70 kB, scripts and letters included; the next one in its own bytes", async t => {
	const window = await openWindow(browser, site, { ref: someone(site, "night staff") })
	const first = await weigh(window, today), total = first.reduce((sum, [, size]) => sum + size, 0)
	t.diagnostic(`first-visit: ${total} bytes: ${first.map(([url, size]) => `${url.split("?")[0]} ${size}`).join(", ")}`)
	assert.ok(total > 20000 && total <= most, `${total} bytes: ${first.join("; ")}`)
	const next = await weigh(window, today + "/to-do")
	assert.deepEqual(next.map(([url]) => url), [today + "/to-do"])
	assert.deepEqual(window.problems, [])
	await window.close()
})

test("files are kept for good under their own address, asked for again under another, and packed", async () => {
	const page = await site.get(someone(site, "night staff"), today)
	const addresses = [...page.text.matchAll(/(?:href|src)="(\/assets\/[^"]*)"/g)].map(([, address]) => address)
	assert.ok(addresses.length >= 4)
	for (const address of addresses) {
		assert.match(address, /\?v=[0-9a-f]{12}$/)
		const file = await site.get(null, address)
		assert.equal(file.status, 200)
		assert.match(file.headers.get("Cache-Control"), /immutable/)
		assert.equal(file.headers.get("Content-Encoding"), "gzip")
		const stale = await site.get(null, address.replace(/v=.*/, "v=000000000000"))
		assert.equal(stale.headers.get("Cache-Control"), "public, no-cache")
		const known = await fetch(site.origin + address, { headers: { "If-None-Match": file.headers.get("ETag") } })
		assert.equal(known.status, 304)
	}
	assert.equal(page.headers.get("Content-Encoding"), "gzip")
	assert.equal(page.headers.get("Cache-Control"), "no-store")
})

test("nothing of GOV.UK's own is sent: no crown, no font", async () => {
	const sheet = await site.get(null, "/assets/govuk-frontend.min.css")
	assert.doesNotMatch(sheet.text, /@font-face|\.woff|crest|\.govuk-header|\.govuk-footer/)
	assert.match(sheet.text, /\.govuk-button\{/)
	assert.match(sheet.text, /MIT licence/)
	assert.equal((await site.get(null, "/assets/licences/govuk-frontend.txt")).status, 200)
})
