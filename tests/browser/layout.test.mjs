/* Every kind of page, at four widths, by day and by night, with scripts and without: nothing beside the window, nothing axe objects to. */
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { findings, lies, openWindow, startBrowser, widths } from "./browser.mjs"
import { crawl, fewOf } from "./crawl.mjs"
import { someone, startSite } from "./site.mjs"

const all = Boolean(process.env.HEARTH_BROWSER_ALL)
let site, browser
before(async () => {
	site = await startSite()
	browser = await startBrowser()
})
after(async () => {
	await browser?.close()
	await site?.stop()
})

/* Pages that between them show everything, each with somebody who is shown it. */
async function pagesToSee() {
	const found = [{ address: "/sign-in", features: new Set(["sign-in"]) }, { address: "/demo", features: new Set(["demo"]) }]
	for (const role of ["registered manager", "night staff", "responsible individual"]) {
		const ref = someone(site, role), { pages } = await crawl(site, ref, { most: 250 })
		found.push(...[...pages.values()].map(page => ({ ...page, ref })))
	}
	return all ? found : fewOf(found)
}

/*
 * At every width in turn; axe, which is a script itself, where the page is most unlike itself: a phone by day, a desk by night.
 */
async function lookAt(window, { address }, { night = false, scripts = true }) {
	const wrong = []
	const reply = await window.open(address)
	if (reply.status() !== 200) {
		wrong.push(`answered ${reply.status()}`)
	}
	for (const width of night && !all ? [1280] : scripts ? widths : [390]) {
		await window.page.setViewportSize({ width, height: 900 })
		wrong.push(...(await lies(window.page)).map(words => `${width} px: ${words}`))
		if (scripts && (all || width === (night ? 1280 : 390))) {
			wrong.push(...(await findings(window.page)).map(words => `${width} px${night ? " at night" : ""}: ${words}`))
		}
	}
	return wrong.map(words => `${address}: ${words}`)
}

test("every kind of page lies well", { timeout: 400000 }, async t => {
	const kinds = await pagesToSee(), wrong = new Map(), began = Date.now()
	t.diagnostic(`${kinds.length} pages`)
	for (const { ref } of [...new Map(kinds.map(kind => [kind.ref, kind])).values()]) {
		for (const how of [{}, { night: true }, { scripts: false }]) {
			const window = await openWindow(browser, site, { ref, ...how, width: how.night ? 1280 : 390 })
			for (const kind of kinds.filter(one => one.ref === ref)) {
				for (const words of await lookAt(window, kind, how)) {
					wrong.set(words.replace(/^\S+: /, ""), words)
				}
			}
			window.problems.forEach(words => wrong.set(words, words))
			await window.close()
		}
	}
	t.diagnostic(`took ${Math.round((Date.now() - began) / 1000)} seconds`)
	assert.ok(wrong.size === 0, [...wrong.values()].join("\n"))
})
