/* One form whose words are kept while somebody types. */
import { answersOf, fill, same, servedAnswers } from "/assets/answers.js"
import { ask, element } from "/assets/choice.js"
import * as device from "/assets/device.js"
import { send } from "/assets/keep.js"

const wait = 1200, patience = 10000

export class Kept {
	constructor(form) {
		this.form = form
		this.sent = servedAnswers(form) /* as the server has it */
		this.status = form.appendChild(element("p", "draft-status"))
		form.addEventListener("input", () => this.changed())
		form.addEventListener("change", () => this.changed())
		form.addEventListener("submit", () => this.submitted())
		this.compare().then(() => same(answersOf(form), this.sent) || this.changed())
	}

	/* What the device has from before and the server has not, because it could not be reached. */
	async compare() {
		const before = await device.get(this.form.elements["draft-name"].value)
		if (!before || before.taken || same(before.answers, this.sent)) {
			return
		}
		const empty = same(answersOf(this.form), this.sent) && this.form.elements["draft-number"].value === "0"
		if (empty || await ask(this.form, answersOf(this.form), { ...before, where: "On this device" }) === "there") {
			fill(this.form, before.answers)
			this.say(`This device kept what you wrote at ${before.since}. It is in the form, and not saved yet.`)
		}
		this.changed()
	}

	changed() {
		clearTimeout(this.timer)
		this.timer = setTimeout(() => this.keep(), wait)
		this.onDevice(false)
	}

	onDevice(taken) {
		const since = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })
		this.storing = device.put(this.form.elements["draft-name"].value, { answers: answersOf(this.form), since, taken })
		return this.storing
	}

	say(words) {
		this.status.textContent = words
	}

	/* One at a time: what is typed meanwhile goes with the next. */
	async keep(keepalive = false) {
		const answers = answersOf(this.form)
		if (this.done || this.asking || same(answers, this.sent)) {
			return
		}
		await this.sending
		this.sending = send(this.form, keepalive)
		const outcome = await this.sending
		if (!this.done) {
			await this[outcome.kind](outcome, answers)
		}
	}

	taken({ number, since }, answers) {
		this.form.elements["draft-number"].value = number
		this.sent = answers
		this.say(`Kept at ${since}. Not saved yet.`)
		return this.onDevice(same(answersOf(this.form), answers))
	}

	async conflict({ number, since, answers: there }, answers) {
		this.form.elements["draft-number"].value = number
		if (there && !same(there, answers)) {
			this.asking = ask(this.form, answers, { answers: there, since, where: "On another screen" })
			if (await this.asking === "there") {
				fill(this.form, there)
			}
			this.asking = undefined
		}
		this.sent = there ?? []
		if (there) {
			this.changed()
		}
	}

	async refused({ why }) {
		this.status.setAttribute("role", "status")
		this.say(await this.storing ? `${why}: kept on this device only.` : `${why}: this is not kept anywhere yet.`)
		this.timer = setTimeout(() => this.keep(), patience)
	}

	submitted() {
		clearTimeout(this.timer)
		this.done = true
		setTimeout(() => (this.done = false), patience) /* still here: it was not sent */
	}
}
