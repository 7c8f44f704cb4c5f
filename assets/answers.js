/* What a form holds, as a list of names and values in order; filling it in again; how people know each answer. */
const carried = /^(draft.*|token|password)$/

export function answersOf(form) {
	return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !carried.test(name))
}

function servedOf(field) {
	if (field.type === "checkbox" || field.type === "radio") {
		return field.defaultChecked ? [field.value] : []
	}
	if (field.options) {
		const chosen = [...field.options].filter(option => option.defaultSelected)
		return (chosen.length > 0 || field.multiple ? chosen : [...field.options].slice(0, 1)).map(option => option.value)
	}
	return [field.defaultValue]
}

/* The same as the server sent it, whatever has been typed since: somebody may be quicker than this script. */
export function servedAnswers(form) {
	const fields = [...form.elements].filter(field => field.name && !field.disabled && !carried.test(field.name) &&
		!["submit", "button", "reset", "file", "fieldset"].includes(field.type))
	return fields.flatMap(field => servedOf(field).map(value => [field.name, value]))
}

export function same(one, other) {
	return JSON.stringify(one) === JSON.stringify(other)
}

export function fill(form, answers) {
	const left = new Map()
	for (const [name, value] of answers) {
		left.set(name, [...(left.get(name) ?? []), value])
	}
	for (const field of form.elements) {
		if (!field.name || carried.test(field.name) || field.type === "submit") {
			continue
		}
		const values = left.get(field.name) ?? []
		if (field.type === "checkbox" || field.type === "radio") {
			field.checked = values.includes(field.value)
		} else if (values.length > 0 || field.type !== "hidden") {
			field.value = values.shift() ?? ""
		}
	}
}

/* The words beside a field, for showing an answer outside its form. */
function wordsOf(form, name) {
	const field = form.elements[name]?.[0] ?? form.elements[name]
	const choice = field?.type === "radio" || field?.type === "checkbox"
	const words = choice ? field.closest("fieldset")?.querySelector("legend") : field?.labels?.[0]
	return words?.textContent.trim() || name
}

/* Answers as words and what was answered, for people: without what is hidden, choices by their labels. */
export function shown(form, answers) {
	const rows = []
	for (const [name, value] of answers) {
		const fields = [...form.elements].filter(field => field.name === name)
		const choice = fields.find(field => (field.type === "radio" || field.type === "checkbox") && field.value === value)
		if (value !== "" && fields.some(field => field.type !== "hidden")) {
			rows.push([wordsOf(form, name), choice?.labels?.[0]?.textContent.trim() || value])
		}
	}
	return rows
}
