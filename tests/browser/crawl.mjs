/*
 * Walks the pages that one person can reach by links and by forms that ask (method get), and says what is not right with each.
 * Pages of one kind (the same address but for numbers) are visited a few times only, so that a year of records takes seconds.
 */
import { unescape } from "./site.mjs"

const eachKind = 2

/* "/record/wh-hold-8?page=2" is of the kind "/record/wh-hold-#?page". */
export function kindOf(address) {
	const [path, query] = address.split("#")[0].split("?")
	const names = query === undefined ? "" : "?" + query.split("&").map(pair => pair.split("=")[0]).sort().join("&")
	return path.replace(/^\/law\/.*/, "/law/*").replace(/\/not-required\/.*/, "/not-required/*").replace(/[0-9]+/g, "#").replace(/\b(wh|ob)-[a-z]+(?=$|\/)/g, "$1-*").replace(/\b(wh|ob)-/g, "") + names
}

const tags = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*(\/?)>/g
const empty = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])

function attributesOf(text) {
	const found = {}
	for (const [, name, one, two, three] of text.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g)) {
		found[name] = unescape(one ?? two ?? three ?? "")
	}
	return found
}

/* Elements in order: {name, attributes}; and what is not nested well. */
export function read(html) {
	const elements = [], problems = [], open = []
	for (const [, closing, name, attributes, self] of html.matchAll(tags)) {
		if (!name) {
			continue
		}
		if (!closing) {
			elements.push({ name, attributes: attributesOf(attributes), inside: open.slice(-6) })
			if (!empty.has(name) && !self) {
				open.push(name)
			}
		} else if (open.pop() !== name) {
			problems.push(`</${name}> closes nothing that is open`)
			break
		}
	}
	if (open.length > 0 && problems.length === 0) {
		problems.push(`<${open.at(-1)}> is never closed`)
	}
	return { elements, problems }
}

/* What every page must have, and what none may. */
export function look(html) {
	const { elements, problems } = read(html)
	const count = name => elements.filter(e => e.name === name).length
	const ids = elements.map(e => e.attributes.id).filter(Boolean)
	const wrong = [...problems]
	const need = (fine, words) => fine || wrong.push(words)
	need(/<title>[^<]*\S[^<]*<\/title>/.test(html), "no title")
	need(count("h1") === 1, `${count("h1")} headings of the first order`)
	need(count("main") === 1, `${count("main")} main landmarks`)
	need(/<html lang="en/.test(html), "no language")
	need(new Set(ids).size === ids.length, `the id "${ids.find((id, i) => ids.indexOf(id) !== i)}" comes twice`)
	need(!/\(null\)|undefined|\bNaN\b|\{\{|%\}/.test(html.replace(/<textarea[\s\S]*?<\/textarea>/g, "")), "words of a program")
	for (const e of elements) {
		need(e.name !== "form" || e.attributes.method !== "post" || e.attributes.action?.startsWith("/"), "a form that posts nowhere")
		need(!e.attributes.style && !Object.keys(e.attributes).some(name => name.startsWith("on")), `inline style or script on <${e.name}>`)
		const label = e.name === "label" && e.attributes.for
		need(!label || ids.includes(label), `a label for "${label}", which is not there`)
	}
	for (const { name, attributes: { href } } of elements) {
		need(!(name === "a" && href?.startsWith("#") && href.length > 1) || ids.includes(href?.slice(1)), `a link to ${href}, which is not there`)
		need(name !== "a" || href !== "", "a link that leads nowhere")
	}
	need(html.match(/<form[^>]*method="post"/g)?.length === undefined ||
		elements.filter(e => e.name === "form" && e.attributes.method === "post").length <= (html.match(/name="token"/g)?.length ?? 0), "a form without its token")
	return [...new Set(wrong)]
}

/* Where a page leads: links, and forms that ask, with what stands in their fields. */
function leads(html, from) {
	const found = [], { elements } = read(html)
	for (const { name, attributes } of elements) {
		if (name === "a" && attributes.href?.startsWith("/") && !("download" in attributes)) {
			found.push(attributes.href)
		} else if (name === "a" && attributes.href?.startsWith("?")) {
			found.push(from.split(/[?#]/)[0] + attributes.href)
		}
	}
	for (const [, head, body] of html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)) {
		const { method, action } = attributesOf(head)
		if ((method ?? "get").toLowerCase() === "get") {
			const fields = read(body).elements.filter(e => e.name === "input" && e.attributes.name && e.attributes.type !== "checkbox")
			const query = new URLSearchParams(fields.map(e => [e.attributes.name, e.attributes.value ?? ""]))
			found.push(`${action || from.split(/[?#]/)[0]}?${query}`)
		}
	}
	return found
}

/* What a page is made of: its elements by class, and the first two words of its address. */
function featuresOf(html, kind) {
	const made = read(html).elements.flatMap(({ name, attributes }) => (attributes.class ?? "").split(/\s+/).map(word => `${name}.${word}`))
	return new Set([...made, kind.split(/[/?]/).slice(0, 2).filter(word => !/#/.test(word)).join("/")])
}

/* Few pages that between them have everything that any page is made of. */
export function fewOf(pages) {
	const had = new Set()
	return pages.filter(({ features }) => {
		const fresh = [...features].filter(feature => !had.has(feature))
		fresh.forEach(feature => had.add(feature))
		return fresh.length > 0
	})
}

/* {pages: Map(kind → {address, features}), wrong: ["address: what"], visited}. 403 and 404 are answers only where `may` says so. */
export async function crawl(site, ref, { start = ["/"], most = 400 } = {}) {
	const queue = start.map(address => ({ address, from: "the start" })), times = new Map(), pages = new Map(), wrong = []
	const seen = new Set()
	let visited = 0
	while (queue.length > 0 && visited < most) {
		const { address, from } = queue.shift(), kind = kindOf(address)
		const plain = address.split("#")[0]
		if (seen.has(plain) || (times.get(kind) ?? 0) >= eachKind || /^\/(assets|demo|sign-out)/.test(plain)) {
			continue
		}
		seen.add(plain)
		times.set(kind, (times.get(kind) ?? 0) + 1)
		visited++
		const { status, location, text, headers } = await site.get(ref, plain)
		if (status === 303 && location?.startsWith("/")) {
			queue.push({ address: location, from: plain })
			continue
		}
		const html = (headers.get("Content-Type") ?? "").startsWith("text/html")
		if (status !== 200) {
			wrong.push(`${plain} (linked from ${from}): ${status} ${/<p>([^<]*)/.exec(text)?.[1] ?? ""}`)
		} else if (html) {
			wrong.push(...look(text).map(words => `${plain}: ${words}`))
			queue.push(...leads(text, plain).map(next => ({ address: next, from: plain })))
			if (!pages.has(kind)) {
				pages.set(kind, { address: plain, features: featuresOf(text, kind) })
			}
		}
	}
	return { pages, wrong, visited }
}
