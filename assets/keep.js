/* Asks the server to keep what a form holds: taken, in conflict with what it has, or refused and why. */

function why(reply) {
	return reply.status === 422 ? "This is more than can be kept before it is saved" : "You are not signed in, or the screen is locked"
}

export async function send(form, keepalive) {
	const body = new URLSearchParams(new FormData(form))
	body.set("draft-do", "keep")
	try {
		const reply = await fetch("/draft", { method: "POST", body, keepalive })
		if (!(reply.headers.get("Content-Type") ?? "").startsWith("application/json")) {
			return { kind: "refused", why: why(reply) }
		}
		return { kind: reply.ok ? "taken" : "conflict", ...await reply.json() }
	} catch {
		return { kind: "refused", why: "No connection" }
	}
}
