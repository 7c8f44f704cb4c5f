/*
 * Debian's Chromium for the tests: pages opened as any person, at any width, in either colour, with scripts or without; what
 * the browser complained about; and what is wrong with how a page lies there.
 */
import { existsSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { chromium } from "playwright-core"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
const program = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync)
export const widths = [320, 390, 820, 1280]

export async function startBrowser() {
	return chromium.launch({
		executablePath: process.env.HEARTH_CHROMIUM ?? program, headless: true,
		args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
			"--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
	})
}

/*
 * A window of its own: {page, problems, open(path), close()}. `problems` gathers what no page may cause: errors on the console (a
 * breach of the content security policy is one), exceptions, requests that failed, answers of 500 and above.
 */
export async function openWindow(browser, site, { ref, width = 820, height = 900, scripts = true, night = false, touch = false } = {}) {
	const context = await browser.newContext({
		viewport: { width, height }, javaScriptEnabled: scripts, colorScheme: night ? "dark" : "light", hasTouch: touch,
		reducedMotion: "reduce", locale: "en-GB", timezoneId: "Europe/London",
	})
	if (ref) {
		const [name, value] = (await site.cookieOf(ref)).split("=")
		await context.addCookies([{ name, value, url: site.origin }])
	}
	const page = await context.newPage(), problems = []
	page.setDefaultTimeout(15000)
	page.on("console", message => message.type() === "error" && !/status of (4|303)/.test(message.text()) &&
		problems.push(`${page.url()}: console: ${message.text()}`))
	page.on("pageerror", error => problems.push(`${page.url()}: ${error.message}`))
	page.on("response", reply => reply.status() >= 500 && problems.push(`${reply.url()}: ${reply.status()}`))
	page.on("requestfailed", request => !/ERR_ABORTED/.test(request.failure()?.errorText ?? "") &&
		problems.push(`${request.url()}: ${request.failure()?.errorText}`))
	return {
		page, problems, context,
		open: path => page.goto(site.origin + path, { waitUntil: "load" }),
		close: () => context.close(),
	}
}

/* How the page lies at this width: nothing beside the window, fingers hit what they aim at, our own letters. */
export async function lies(page) {
	return page.evaluate(() => {
		const wrong = [], seen = element => {
			const box = element.getBoundingClientRect(), style = getComputedStyle(element)
			return box.width > 1 && box.height > 1 && style.visibility !== "hidden" && style.clipPath === "none" && style.opacity !== "0"
		}
		const name = element => `${element.tagName.toLowerCase()}${element.className ? "." + String(element.className).split(" ")[0] : ""}` +
			` "${(element.innerText ?? element.value ?? "").trim().slice(0, 40)}"`
		if (document.documentElement.scrollWidth > innerWidth) {
			const wide = [...document.querySelectorAll("body *")].filter(e => seen(e) && e.getBoundingClientRect().right > innerWidth + 0.5)
			wrong.push(`${document.documentElement.scrollWidth} px wide in a window of ${innerWidth}: ${wide.slice(-2).map(name).join(", ")}`)
		}
		for (const element of document.querySelectorAll("button, summary, [role=button], input[type=submit], select, .tile, .thumb a, .govuk-input, textarea")) {
			const box = element.getBoundingClientRect()
			if (seen(element) && (box.height < 43.5 || box.width < 43.5)) {
				wrong.push(`${name(element)} is ${Math.round(box.width)} by ${Math.round(box.height)} px`)
			}
		}
		for (const input of document.querySelectorAll("input[type=radio], input[type=checkbox]")) {
			const reach = [input, ...(input.labels ?? [])].map(e => e.getBoundingClientRect())
			if (Math.max(...reach.map(box => box.height)) < 43.5) {
				wrong.push(`the choice "${input.labels?.[0]?.innerText ?? input.name}" is ${Math.round(Math.max(...reach.map(b => b.height)))} px high`)
			}
		}
		for (const element of [document.body, ...document.querySelectorAll("h1, .govuk-button, .govuk-input, textarea, p, td")].slice(0, 60)) {
			if (!getComputedStyle(element).fontFamily.startsWith("\"Atkinson Hyperlegible Next\"")) {
				wrong.push(`${name(element)} is written in ${getComputedStyle(element).fontFamily.slice(0, 40)}`)
				break
			}
		}
		return wrong.filter((words, i) => wrong.findIndex(other => other.split('"')[0] === words.split('"')[0]) === i)
	})
}

/* What axe-core finds at WCAG 2.2 A and AA (and, with `more`, AAA). It runs past the page's content security policy, but not where scripts are off. */
export async function findings(page, more = false) {
	const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", ...(more ? ["wcag2aaa"] : [])]
	const session = await page.context().newCDPSession(page)
	const evaluate = async expression => {
		const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true })
		if (exceptionDetails) {
			throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
		}
		return result.value
	}
	await evaluate(`${axe}; undefined`)
	const found = await evaluate(`axe.run({ runOnly: { type: "tag", values: ${JSON.stringify(tags)} }, resultTypes: ["violations"] })
		.then(r => r.violations.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.target.join(" ") + " (" +
			(n.any[0]?.message ?? n.all[0]?.message ?? n.none[0]?.message ?? "").slice(0, 140) + ")").join("; ")))`)
	await session.detach()
	return found
}
