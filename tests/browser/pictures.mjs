/*
 * Pictures of the main pages, to be looked at by a person: every width, by day and by night.
 *
 * usage: node tests/browser/pictures.mjs DIR [NAME...]      (after ./dev build)
 */
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { openWindow, startBrowser, widths } from "./browser.mjs"
import { someone, startSite } from "./site.mjs"

const pages = {
	"sign-in": [null, "/sign-in"],
	"who": [null, "/demo"],
	"today-night": ["night staff", "/home/wrenholt-house"],
	"today-manager": ["registered manager", "/home/wrenholt-house"],
	"to-do": ["registered manager", "/home/wrenholt-house/to-do"],
	"children": ["registered manager", "/home/wrenholt-house/children"],
	"child": ["registered manager", "/child/wh-jayden"],
	"records": ["registered manager", "/home/wrenholt-house/records"],
	"hold": ["registered manager", "/record/wh-hold-8"],
	"missing-start": ["night staff", "/home/wrenholt-house/missing"],
	"missing": ["night staff", "/record/wh-missing-8"],
	"note": ["night staff", "/new/daily-log?home=wrenholt-house&subject=wh-tilly"],
	"drafts": ["night staff", "/drafts"],
	"home": ["registered manager", "/home/wrenholt-house/about"],
	"settings": ["registered manager", "/home/wrenholt-house/settings"],
	"law": ["registered manager", "/law/reg35-3b-signoff"],
}

/* Bars that stay under the thumb lie in the middle of a long picture unless the window is as high as the page. */
async function take(window, file, width) {
	await window.page.setViewportSize({ width, height: 900 })
	const height = await window.page.evaluate(() => document.documentElement.scrollHeight)
	await window.page.setViewportSize({ width, height: Math.min(Math.max(height, 600), 5000) })
	await window.page.screenshot({ path: file })
}

const [to, ...only] = process.argv.slice(2)
mkdirSync(to, { recursive: true })
const site = await startSite(), browser = await startBrowser()
for (const [name, [role, path]] of Object.entries(pages).filter(([name]) => only.length === 0 || only.includes(name))) {
	for (const night of [false, true]) {
		const window = await openWindow(browser, site, { ref: role && someone(site, role), night })
		await window.open(path)
		for (const width of widths) {
			await take(window, join(to, `${name}-${width}${night ? "-night" : ""}.png`), width)
		}
		console.log(name, night ? "night" : "day", window.problems.join("; "))
		await window.close()
	}
}
await browser.close()
await site.stop()
