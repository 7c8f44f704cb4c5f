/* What people come to do, from the first page to the last, with scripts and without. */
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { after, before, test } from "node:test"
import { openWindow, startBrowser } from "./browser.mjs"
import { hearth, someone, startSite } from "./site.mjs"

const home = "/home/wrenholt-house"
let site, browser

before(async () => {
	site = await startSite()
	browser = await startBrowser()
})
after(async () => {
	await browser?.close()
	await site?.stop()
})

/* The same journey twice; nothing on it may need a script. */
function journey(name, role, walk) {
	for (const scripts of [true, false]) {
		test(`${name}${scripts ? "" : ", without scripts"}`, { timeout: 90000 }, async () => {
			const window = await openWindow(browser, site, { ref: role && someone(site, role), scripts, width: 390, touch: true })
			await walk({ ...window, text: () => window.page.locator("main").innerText(), path: () => new URL(window.page.url()).pathname, scripts })
			assert.deepEqual(window.problems, [])
			await window.close()
		})
	}
}

journey("signing in with a wrong password, then the right one", null, async ({ page, open, text, path }) => {
	execFileSync(hearth, ["account", "set", "wh-marie", "--name", "marie", "--data", site.directory], { input: "a horse and a lamp by the river\n" })
	await open(`/sign-in?next=${encodeURIComponent(home + "/to-do")}`)
	await page.fill("#name", "marie")
	await page.fill("#password", "not the right words")
	await page.locator("main button").first().click()
	assert.match(await page.title(), /^Error/)
	assert.match(await text(), /There is a problem/)
	assert.equal(await page.inputValue("#password"), "")
	await page.fill("#name", "Marie")
	await page.fill("#password", "a horse and a lamp by the river")
	await page.locator("main button").first().click()
	assert.equal(path(), home + "/to-do")
})

journey("Today says who is here, who is missing and what is next", "night staff", async ({ open, text }) => {
	await open(home)
	const words = await text()
	assert.match(words, /Jayden is missing/)
	assert.match(words, /Not told yet/)
	assert.match(words, /Who’s in/)
	assert.match(words, /To do before/)
})

/* Four taps, nothing typed: the record is there, and nobody counts as told. */
async function startMissing({ page, open, text, scripts }) {
	const child = scripts ? "Tilly" : "Amira"
	let taps = 0
	const tap = async locator => {
		taps++
		await locator.click()
	}
	await open(home)
	await tap(page.locator(".tile", { hasText: "Child missing" }))
	assert.match(await text(), /999[\s\S]*101/)
	await tap(page.locator(".pick", { hasText: child }))
	await tap(page.locator(".pick", { hasText: "10 minutes ago" }))
	await tap(page.getByRole("button", { name: /Save, show what’s next/ }))
	assert.equal(taps, 4)
	assert.match(await text(), new RegExp(`${child} is missing`))
	assert.match(await text(), /Nobody told yet/i)
	assert.match(await text(), /Now ring/)
	assert.equal(await page.locator("a[href^='tel:']").count() > 0, true)
}

journey("a missing child, from Today, in four taps, an update, and back", "night staff", async window => {
	const { page, open, text, scripts } = window, child = scripts ? "Tilly" : "Amira"
	await startMissing(window)
	await open(home)
	await page.locator(".alert", { hasText: child }).locator("a").last().click()
	assert.match(await text(), /10 min|11 min/)
	await page.locator(".chip").first().click()
	assert.match(await text(), /Rang (him|her|them), no answer/)
	assert.match(await text(), /Undo/i)
	await page.locator("summary", { hasText: /back/ }).click()
	await page.locator(".sheet .pick", { hasText: "Just now" }).click()
	await page.locator(".sheet").getByRole("button", { name: /Save/ }).click()
	assert.match(await text(), /back/i)
	await open(home)
	assert.doesNotMatch(await text(), new RegExp(`${child} is missing`))
})

journey("a step that is sent empty says what is missing, and is saved once it is there", "night staff", async ({ page, open, text, path }) => {
	await open("/new/daily-log?home=wrenholt-house&subject=wh-tilly")
	await page.fill("#body", "Read two chapters & asked for \"just one more\".")
	await page.fill("#date-day", "31")
	await page.fill("#date-month", "2")
	await page.fill("#date-year", "2026")
	await page.locator("form[data-draft] button:not([name])").click()
	assert.match(await page.title(), /^Error/)
	assert.match(await page.locator(".govuk-error-summary").innerText(), /a day that exists/)
	assert.equal(await page.inputValue("#body"), "Read two chapters & asked for \"just one more\".")
	await page.locator(".govuk-error-summary a").first().click()
	const now = new Date()
	await page.fill("#date-day", String(now.getDate()))
	await page.fill("#date-month", String(now.getMonth() + 1))
	await page.fill("#date-year", String(now.getFullYear()))
	await page.locator("form[data-draft] button:not([name])").click()
	assert.match(path(), /^\/record\//)
	assert.match(await text(), /asked for "just one more"/)
})

test("the manager signs a hold, in two taps from its page", { timeout: 60000 }, async () => {
	const window = await openWindow(browser, site, { ref: someone(site, "registered manager"), scripts: false })
	const { page, open } = window
	await open("/record/wh-hold-8/step/sign-off")
	assert.match(await page.locator("main").innerText(), /What you are signing/)
	await page.locator("form[data-draft] button:not([name])").click()
	assert.match(await page.title(), /^Error/)
	if (await page.locator("#signed_by option:checked").getAttribute("value") === "") {
		await page.locator("#signed_by").selectOption({ index: 1 })
	}
	await page.locator("label[for=confirm]").click()
	await page.locator("form[data-draft] button:not([name])").click()
	assert.equal(new URL(page.url()).pathname, "/record/wh-hold-8")
	assert.equal(await page.locator("a[href$='/step/sign-off']").count(), 0)
	assert.deepEqual(window.problems, [])
	await window.close()
})

journey("To do, narrowed to one child and to what the law says, has an address of its own", "registered manager", async ({ page, open, text }) => {
	await open(home + "/to-do")
	const before = await page.locator("li.duty").count()
	await page.locator("details", { has: page.locator("#child") }).locator("summary").first().click().catch(() => {})
	await page.locator("#child").selectOption({ label: "Tilly" })
	await page.locator("form", { has: page.locator("#child") }).locator("button").click()
	assert.match(page.url(), /child=wh-tilly/)
	const narrowed = await page.locator("li.duty").count()
	assert.ok(narrowed > 0 && narrowed < before, `${before} rows, then ${narrowed}`)
	for (const row of await page.locator("li.duty .duty__what").allInnerTexts()) {
		assert.match(row, /^Tilly/)
	}
	await open("/home/wrenholt-house/to-do?on=2026-10-01&time=12:00")
	assert.match(await text(), /1 October 2026/)
})

journey("a child's page: what helps stands beside what worries", "registered manager", async ({ page, open, text }) => {
	await open(home + "/children")
	await page.locator("main").getByRole("link", { name: "Jayden" }).first().click()
	const words = await text()
	assert.match(words, /What helps Jayden/)
	assert.match(words, /What worries us/)
	assert.match(words, /What has been recorded/)
})

journey("night colours stay chosen", "night staff", async ({ page, open }) => {
	await open(home)
	await page.getByRole("button", { name: "Night colours" }).click()
	assert.equal(await page.locator("html").getAttribute("data-theme"), "night")
	await open("/drafts")
	assert.equal(await page.locator("html").getAttribute("data-theme"), "night")
})

journey("a locked screen shows nothing, and leads back", "night staff", async ({ page, open, text, path, context }) => {
	/* A session of its own, so that the others' is not locked. */
	await context.clearCookies()
	await open("/demo")
	await page.locator("button[value=wh-sam]").first().click()
	await open(home + "/to-do")
	await page.locator("button.lock").click()
	assert.equal(path(), "/locked")
	assert.match(page.url(), /next=/)
	assert.doesNotMatch(await text(), /Tilly|Jayden|Amira/)
	await open(home)
	assert.equal(path(), "/locked")
})
