/*
 * What this device keeps of a form's words, sealed to its author: AES-GCM with a key that the server hands to nobody but them
 * while they are signed in, and that stays in the memory of this page. Whoever has the tablet next finds noise.
 *
 * A browser without WebCrypto (no https) or storage keeps nothing here; the server still does.
 */
const prefix = "hearth-draft-", longest = 30 * 24 * 3600 * 1000
let ownKey

function fromBase64(text) {
	return Uint8Array.from(atob(text), ch => ch.charCodeAt(0))
}

function toBase64(bytes) {
	let text = ""
	for (const byte of bytes) {
		text += String.fromCharCode(byte)
	}
	return btoa(text)
}

async function fetchKey() {
	const answer = await fetch("/draft/key", { cache: "no-store" })
	const { key } = await answer.json()
	return crypto.subtle.importKey("raw", fromBase64(key), "AES-GCM", false, ["encrypt", "decrypt"])
}

function key() {
	ownKey ??= fetchKey().catch(() => (ownKey = undefined))
	return ownKey
}

/* Any value that JSON holds. True where it is kept. */
export async function put(name, value) {
	const own = await key()
	if (!own) {
		return false
	}
	const iv = crypto.getRandomValues(new Uint8Array(12))
	const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, own, new TextEncoder().encode(JSON.stringify(value)))
	try {
		localStorage.setItem(prefix + name, `${Date.now()}.${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`)
		return true
	} catch {
		return false
	}
}

/* What was put, or null where there is nothing that this person can open. */
export async function get(name) {
	try {
		const [, iv, sealed] = (localStorage.getItem(prefix + name) ?? "").split(".")
		const own = sealed && await key()
		const plain = own && await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromBase64(iv) }, own, fromBase64(sealed))
		return plain ? JSON.parse(new TextDecoder().decode(plain)) : null
	} catch {
		return null
	}
}

export function drop(name) {
	try {
		localStorage.removeItem(prefix + name)
	} catch { /* nothing was kept */ }
}

/* Drafts of everybody that nobody came back for. */
function sweep() {
	for (const name of Object.keys(localStorage)) {
		if (name.startsWith(prefix) && Date.now() - parseInt(localStorage.getItem(name), 10) > longest) {
			localStorage.removeItem(name)
		}
	}
}

try {
	sweep()
} catch { /* no storage */ }
