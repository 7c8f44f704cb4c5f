/* Words that were written twice: both are shown, and the author chooses. Made of text, never of HTML. */
import { shown } from "/assets/answers.js"

export function element(name, className, ...children) {
	const made = document.createElement(name)
	if (className) {
		made.className = className
	}
	made.append(...children)
	return made
}

function side(form, heading, answers, words, choose) {
	const list = element("dl", "draft-words")
	for (const [what, value] of shown(form, answers)) {
		list.append(element("dt", "", what), element("dd", "words", value))
	}
	const button = element("button", "govuk-button govuk-button--secondary", words)
	button.type = "button"
	button.addEventListener("click", choose)
	return element("div", "draft-choice__side", element("h3", "govuk-heading-s", heading), list, button)
}

/*
 * Shows both above the form; resolves with "here" or "there". `there`: {since, answers, where}. The form stays as it is and may be
 * written in meanwhile.
 */
export function ask(form, here, there) {
	return new Promise(resolve => {
		const box = element("section", "draft-notice draft-choice")
		box.tabIndex = -1
		const choose = which => () => {
			box.remove()
			resolve(which)
		}
		const heading = element("h2", "govuk-heading-m", "You wrote this twice")
		heading.id = "draft-choice-heading"
		box.setAttribute("aria-labelledby", heading.id)
		box.append(heading,
			element("p", "", "Nothing is lost: both are here. Choose which to go on with."),
			element("div", "draft-choice__both",
				side(form, "In the form now", here, "Go on with this", choose("here")),
				side(form, `${there.where}${there.since ? `, ${there.since}` : ""}`, there.answers, "Go on with that one", choose("there"))))
		document.querySelector(".draft-choice")?.remove()
		form.before(box)
		box.focus()
	})
}
