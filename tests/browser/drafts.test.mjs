/* Words that are not saved yet come back: to their author, from the server or the device, and to nobody else. */
import assert from "node:assert/strict"
import { after, before, beforeEach, test } from "node:test"
import { openWindow, startBrowser } from "./browser.mjs"
import { someone, startSite } from "./site.mjs"

const words = "Jayden said \"no\" <b>twice</b> & laughed. 🙂"
let site, browser, author, form

before(async () => {
	site = await startSite()
	browser = await startBrowser()
	author = someone(site, "shift leader")
	form = "/new/daily-log?home=wrenholt-house&subject=wh-tilly"
})
after(async () => {
	await browser?.close()
	await site?.stop()
})
beforeEach(() => site.post(author, "/draft", { draft: form, "draft-do": "drop" }))

async function open(options = {}) {
	const window = await openWindow(browser, site, { ref: author, ...options })
	await window.open(form)
	return window
}

const body = window => window.page.locator("#body")
const status = window => window.page.locator(".draft-status")

async function type(window, text = words) {
	await body(window).fill(text)
	await status(window).filter({ hasText: "Kept at" }).waitFor()
}

test("what was typed is in the form again after the page was lost", async () => {
	const first = await open()
	await type(first)
	await first.page.goto("about:blank")
	await first.open(form)
	assert.equal(await body(first).inputValue(), words)
	assert.match(await first.page.locator(".draft-notice").innerText(), /We kept what you wrote at \d\d:\d\d/)
	await first.page.getByRole("button", { name: "Start again" }).click()
	assert.equal(await body(first).inputValue(), "")
	assert.deepEqual(first.problems, [])
	await first.close()
})

test("it is there on another device, and not for another person", async () => {
	const first = await open()
	await type(first)
	await first.close()
	const elsewhere = await open()
	assert.equal(await body(elsewhere).inputValue(), words)
	await elsewhere.close()
	const other = await openWindow(browser, site, { ref: someone(site, "registered manager") })
	await other.open(form)
	assert.equal(await body(other).inputValue(), "")
	await other.close()
})

test("without the server the device keeps it, sealed, for its author alone", async () => {
	const window = await open()
	await window.context.route("**/draft", route => route.abort())
	await body(window).fill(words)
	await status(window).filter({ hasText: "kept on this device only" }).waitFor()
	const stored = await window.page.evaluate(() => JSON.stringify({ ...localStorage }))
	assert.match(stored, /hearth-draft-[0-9a-f]{32}/)
	assert.doesNotMatch(stored, /Jayden|laughed|tilly/)
	await window.context.unroute("**/draft")
	/* Somebody else on the same tablet. */
	const other = someone(site, "registered manager"), [name, mine] = (await site.cookieOf(author)).split("=")
	await window.context.addCookies([{ name, value: (await site.cookieOf(other)).split("=")[1], url: site.origin }])
	await window.open(form)
	await window.page.waitForTimeout(500)
	assert.equal(await body(window).inputValue(), "")
	await window.context.addCookies([{ name, value: mine, url: site.origin }])
	await window.open(form)
	await status(window).filter({ hasText: /This device kept|Kept at/ }).waitFor()
	assert.equal(await body(window).inputValue(), words)
	await window.close()
})

test("words on two screens are both shown, and the author chooses", async () => {
	const one = await open(), two = await open()
	await type(one, "From the office")
	await body(two).fill("From the kitchen")
	const choice = two.page.locator(".draft-choice")
	await choice.waitFor()
	assert.match(await choice.innerText(), /From the kitchen[\s\S]*From the office/)
	await choice.getByRole("button", { name: "Go on with that one" }).click()
	assert.equal(await body(two).inputValue(), "From the office")
	assert.deepEqual([...one.problems, ...two.problems], [])
	await one.close()
	await two.close()
})

test("without scripts a form is put off and found again", async () => {
	const window = await open({ scripts: false })
	await body(window).fill(words)
	await window.page.getByRole("button", { name: "Save and finish later" }).click()
	assert.equal(new URL(window.page.url()).pathname, "/drafts")
	await window.page.getByRole("link", { name: /Tilly/ }).click()
	assert.equal(await body(window).inputValue(), words)
	await body(window).fill("Changed elsewhere")
	await site.post(author, "/draft", { draft: form, "draft-do": "mine", body: "The other screen" })
	await window.page.getByRole("button", { name: "Save and finish later" }).click()
	assert.match(await window.page.locator("main").innerText(), /Which of the two\?[\s\S]*Changed elsewhere[\s\S]*The other screen/)
	await window.page.getByRole("button", { name: "Go on with this" }).click()
	assert.equal(await body(window).inputValue(), "Changed elsewhere")
	await window.close()
})

test("once the form is saved nothing of it is left, here or there", async () => {
	const window = await open()
	await type(window)
	const today = new Date()
	for (const [part, value] of [["day", today.getDate()], ["month", today.getMonth() + 1], ["year", today.getFullYear()]]) {
		await window.page.fill(`#date-${part}`, String(value))
	}
	await window.page.locator("form[data-draft] button:not([name])").click()
	await window.page.waitForURL(/\/record\//)
	await window.page.waitForTimeout(300)
	assert.deepEqual(await window.page.evaluate(() => Object.keys(localStorage).filter(name => name.startsWith("hearth-draft"))), [])
	await window.open(form)
	assert.equal(await body(window).inputValue(), "")
	assert.equal(await window.page.locator(".draft-notice").count(), 0)
	assert.deepEqual(window.problems, [])
	await window.close()
})

test("words that come behind a locked screen are kept, and there after unlocking", async () => {
	const cookie = site.cookies.get(author)
	site.cookies.delete(author)
	const window = await open({ scripts: false })
	await body(window).fill(words)
	await site.post(author, "/lock", {})
	await window.page.locator("form[data-draft] button:not([name])").click()
	assert.equal(new URL(window.page.url()).pathname, "/locked")
	assert.doesNotMatch(await window.page.content(), /laughed/)
	site.cookies.set(author, cookie)
	const again = await open()
	assert.equal(await body(again).inputValue(), words)
	await again.close()
	await window.close()
})
