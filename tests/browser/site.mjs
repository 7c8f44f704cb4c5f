/*
 * A running Hearth of a test's own: the made-up provider, copied from the one that tests/browser/run made, served on a free
 * port of this machine, ended by its process id. And plain HTTP to it, with a person's cookie.
 */
import { execFileSync, spawn } from "node:child_process"
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"

const root = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..")
export const hearth = process.env.HEARTH ?? join(root, "build/hearth")

/* Serves a directory; resolves once it listens. */
function serve(directory) {
	const process_ = spawn(hearth, ["demo", "--data", directory, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "pipe"] })
	let log = ""
	process_.stderr.on("data", piece => (log = (log + piece).slice(-20000)))
	return new Promise((resolve, reject) => {
		createInterface({ input: process_.stdout }).on("line", line => {
			const said = /listens on (http:\/\/\S+?)\/?$/.exec(line)
			if (said) {
				resolve({ process_, origin: said[1], log: () => log })
			}
		})
		process_.on("exit", status => reject(new Error(`hearth demo ended with ${status}: ${log}`)))
	})
}

/* Makes the demo's data once, in a directory that others copy. */
export async function makeDemo(directory) {
	const server = await serve(directory)
	await stop(server.process_)
}

function stop(process_) {
	return new Promise(resolve => {
		process_.removeAllListeners("exit")
		process_.on("exit", resolve)
		process_.kill("SIGTERM")
		setTimeout(() => process_.kill("SIGKILL"), 15000).unref()
	})
}

/*
 * {origin, directory, people, cookieOf(ref), get(ref, path), post(ref, path, fields), log(), stop()}. `people` are those whom
 * the demo's door shows: {ref, name, roles}.
 */
export async function startSite() {
	const work = mkdtempSync(join(tmpdir(), "hearth-browser-"))
	const directory = join(work, "demo"), made = process.env.HEARTH_BROWSER_DEMO
	if (made && existsSync(made)) {
		cpSync(made, directory, { recursive: true, filter: path => !/\.(lock|sock|socket)$/.test(path) })
	}
	const server = await serve(directory)
	const site = {
		origin: server.origin, directory, log: server.log, cookies: new Map(),
		cookieOf: ref => cookieOf(site, ref),
		get: (ref, path) => ask(site, ref, path),
		post: (ref, path, fields) => post(site, ref, path, fields),
		async stop() {
			await stop(server.process_)
			rmSync(work, { recursive: true, force: true })
		},
	}
	site.people = await peopleOf(site)
	return site
}

/* Entry lines as another system would send them, into a directory that nobody serves at the moment. */
export function importLines(directory, lines) {
	return execFileSync(hearth, ["import", "--data", directory, "-"], { input: lines.map(line => JSON.stringify(line)).join("\n") + "\n" })
}

/* ---- plain HTTP ---- */

const entities = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&#92;": "\\" }
export const unescape = text => text.replace(/&(amp|lt|gt|quot|#39|#92);/g, entity => entities[entity])

async function ask(site, ref, path, options = {}) {
	const headers = { ...options.headers }
	if (ref) {
		headers.Cookie = await site.cookieOf(ref)
	}
	const reply = await fetch(site.origin + path, { redirect: "manual", ...options, headers })
	return { status: reply.status, location: reply.headers.get("Location"), headers: reply.headers, text: await reply.text(), path }
}

const tokenIn = text => /name="token" value="([^"]*)"/.exec(text)?.[1] ?? ""

/* Posts fields (an object, or pairs) with the person's own token. */
async function post(site, ref, path, fields) {
	const token = tokenIn((await ask(site, ref, "/drafts")).text)
	const body = new URLSearchParams([["token", token], ...(Array.isArray(fields) ? fields : Object.entries(fields))])
	return ask(site, ref, path, { method: "POST", body, headers: { Origin: site.origin } })
}

async function cookieOf(site, ref) {
	if (!site.cookies.has(ref)) {
		const door = await fetch(site.origin + "/demo")
		const cookie = door.headers.getSetCookie()[0].split(";")[0]
		const body = new URLSearchParams({ token: tokenIn(await door.text()), person: ref })
		const reply = await fetch(site.origin + "/demo/open", {
			method: "POST", body, redirect: "manual", headers: { Cookie: cookie, Origin: site.origin },
		})
		if (reply.status !== 303) {
			throw new Error(`could not open the demo as ${ref}: ${reply.status}`)
		}
		site.cookies.set(ref, reply.headers.getSetCookie()[0].split(";")[0])
	}
	return site.cookies.get(ref)
}

async function peopleOf(site) {
	const { text } = await ask(site, null, "/demo")
	const row = /class="pick-person" name="person" value="([^"]*)"><b>([^<]*)<\/b> <span class="soft">([^<]*)</g
	return [...text.matchAll(row)].map(([, ref, name, roles]) => ({ ref: unescape(ref), name: unescape(name), roles: roles.trim().split(/,\s*/) }))
}

/* One person of each kind: the first with exactly these roles. */
export function kindsOf(people) {
	const kinds = new Map()
	for (const person of people) {
		const kind = person.roles.slice().sort().join(", ")
		if (!kinds.has(kind)) {
			kinds.set(kind, person)
		}
	}
	return [...kinds.values()]
}

/* The first person with the role, at the home whose people's references begin with `home`. */
export function someone(site, role, home = "wh-") {
	const found = site.people.find(person => person.ref.startsWith(home) && person.roles.includes(role)) ??
		site.people.find(person => person.roles.includes(role))
	if (!found) {
		throw new Error(`nobody in the demo is ${role}`)
	}
	return found.ref
}
