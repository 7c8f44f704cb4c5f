/* Everybody of the made-up provider opens everything that they are shown a way to. */
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { crawl, look } from "./crawl.mjs"
import { kindsOf, startSite } from "./site.mjs"

let site
before(async () => (site = await startSite()))
after(() => site.stop())

test("the reader of pages sees what is not right", () => {
	const page = body => `<!DOCTYPE html><html lang="en-GB"><head><title>T</title></head><body><main>${body}</main></body></html>`
	assert.deepEqual(look(page("<h1>One</h1>")), [])
	assert.deepEqual(look(page("<h1>One</h1><h1>Two</h1>")), ["2 headings of the first order"])
	assert.deepEqual(look(page("<h1>One</h1><p><b>Two</p>")), ["</p> closes nothing that is open"])
	assert.deepEqual(look(page("<h1 id=\"a\">One</h1><p id=\"a\">")).includes("the id \"a\" comes twice"), true)
	assert.deepEqual(look(page("<h1>One</h1><a href=\"#b\">Two</a>")), ["a link to #b, which is not there"])
	assert.deepEqual(look(page("<h1>One</h1><p style=\"color:red\">Two</p>")), ["inline style or script on <p>"])
	assert.deepEqual(look(page("<h1>One</h1><form method=\"post\" action=\"/x\"></form>")), ["a form without its token"])
})

test("nobody meets a page that is broken", async t => {
	for (const person of kindsOf(site.people)) {
		await t.test(`${person.roles.join(", ")} (${person.ref})`, async () => {
			const { wrong, visited, pages } = await crawl(site, person.ref)
			assert.ok(visited > 1, "nothing was reached")
			t.diagnostic(`${person.ref}: ${visited} pages of ${pages.size} kinds`)
			assert.ok(wrong.length === 0, wrong.join("\n"))
		})
	}
})

test("nobody in particular gets the sign-in page, wherever they go", async () => {
	for (const path of ["/home/wrenholt-house", "/home/wrenholt-house/to-do", "/drafts", "/record/wh-stay-2"]) {
		const { status, location } = await site.get(null, path)
		assert.equal(status, 303, path)
		assert.match(location, /^\/(sign-in|demo)/, path)
	}
})

test("the server had nothing to complain about", () => {
	assert.doesNotMatch(site.log(), /page failed|assert|Sanitizer/)
})
