/* Words that mean harm, or are only odd, in every field that takes words: they come back as words, and nothing beside the window. */
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { lies, openWindow, startBrowser } from "./browser.mjs"
import { look, read } from "./crawl.mjs"
import { someone, startSite, unescape } from "./site.mjs"

const words = {
	script: "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">",
	quotes: "\"'><b id=taken>&lt;&amp; \\ ` ${1} {{ 2 }} {% 3 %}",
	sides: "\u202Etxet desrever\u202C \u05D9\u05DC\u05D3 \u0648\u0644\u062F and back",
	long: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(5),
	small: "🙂👩‍👩‍👧‍👦🇵🇱 Zażółć gęślą jaźń ʻokina 你好 \u0301\u0301\u0301e",
}
const all = Object.values(words).join("\n")
let site, browser, author
before(async () => {
	site = await startSite()
	browser = await startBrowser()
	author = someone(site, "shift leader")
})
after(async () => {
	await browser?.close()
	await site?.stop()
})

/* The form of the page, filled: the words in every field that takes words, the first choice of the others, today for days. */
function filled(html, text) {
	const form = /<form[^>]*data-draft[\s\S]*?<\/form>/.exec(html)[0], fields = new Map(), now = new Date()
	for (const { name, attributes } of read(form).elements) {
		const key = attributes.name
		if (!key || fields.has(key) || name === "button") {
			continue
		}
		if (name === "textarea") {
			fields.set(key, text)
		} else if (attributes.type === "hidden") {
			fields.set(key, attributes.value ?? "")
		} else if (name === "input" && attributes.type === "text" && attributes.inputmode !== "numeric") {
			fields.set(key, text.replace(/\n/g, " "))
		}
	}
	for (const part of ["date", "at"]) {
		if (form.includes(`name="${part}-day"`)) {
			fields.set(`${part}-day`, now.getDate()).set(`${part}-month`, now.getMonth() + 1).set(`${part}-year`, now.getFullYear())
		}
	}
	return [...fields].filter(([key]) => key !== "token")
}

async function send(path, text) {
	const page = await site.get(author, path)
	assert.equal(page.status, 200, path)
	return site.post(author, path, filled(page.text, text))
}

/* Opens the page with scripts: harmless there means that nothing ran, nothing was added, and nothing sticks out. */
async function isHarmless(path) {
	const window = await openWindow(browser, site, { ref: author, width: 320 })
	await window.open(path)
	await window.page.waitForTimeout(100)
	assert.doesNotMatch(await window.page.title(), /^taken/)
	assert.equal(await window.page.locator("#taken, main script, main img[src=x]").count(), 0)
	assert.deepEqual(await lies(window.page), [])
	assert.deepEqual(window.problems, [])
	await window.close()
}

for (const [name, text] of Object.entries({ ...words, all })) {
	test(`a note with odd words (${name}) is kept as it was written`, { timeout: 60000 }, async () => {
		const reply = await send("/new/daily-log?home=wrenholt-house&subject=wh-tilly", text)
		assert.equal(reply.status, 303, /<main[\s\S]*<\/main>/.exec(reply.text)?.[0].replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").slice(0, 400))
		const shown = await site.get(author, reply.location.split("?")[0])
		assert.deepEqual(look(shown.text).filter(wrong => wrong !== "words of a program"), []) /* ours are */
		const plain = unescape(shown.text.replace(/<[^>]*>/g, "")).normalize("NFC")
		for (const line of text.split("\n")) {
			assert.ok(plain.includes(line.normalize("NFC")), `"${line}" is not there`)
		}
		await isHarmless(reply.location)
		await isHarmless("/home/wrenholt-house/records")
		await isHarmless("/child/wh-tilly")
	})
}

test("the same words as a draft, and in a form that is refused, come back as they were", { timeout: 60000 }, async () => {
	const path = "/new/incident?home=wrenholt-house&subject=wh-tilly"
	const page = await site.get(author, path)
	const fields = filled(page.text, all)
	const kept = await site.post(author, "/draft", [...fields, ["draft-do", "later"]])
	assert.equal(kept.status, 303)
	await isHarmless(path)
	await isHarmless("/drafts")
	const refused = await site.post(author, path, fields.map(([name, value]) => [name, /-(day|month|year)$/.test(name) ? "99" : value]))
	assert.ok([303, 422].includes(refused.status), String(refused.status))
	assert.doesNotMatch(refused.text, /<script>document|<b id=taken/)
})

test("odd words in addresses are words", async () => {
	for (const path of ["/sign-in?next=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "/home/wrenholt-house/to-do?child=%22%3E%3Cb%20id=taken%3E",
		"/home/wrenholt-house/records?type=%3Cscript%3E", "/record/%3Cscript%3E", "/child/..%2f..%2fetc", "/law/%3Cb%3E",
		"/home/%E2%80%AE", "/new/%00", "/file/%3Cb%20id=taken%3E", "/home/wrenholt-house/to-do?on=%22&time=%3Cb%3E"]) {
		const { status, text } = await site.get(author, path)
		assert.ok(status < 500, `${path}: ${status}`)
		assert.doesNotMatch(text, /<script>(?!<)|<b id=taken|<b>(?=<)/, path)
	}
})

test("control signs are refused by name, and nothing is saved", async () => {
	const reply = await send("/new/daily-log?home=wrenholt-house&subject=wh-tilly", "one\u0007two")
	assert.notEqual(reply.status, 303)
	assert.ok(reply.status < 500)
})
