/* What node's test runner tells, as TAP without its diagnoses: a line a test, and the reason below a failure. */
export default async function* reporter(source) {
	let number = 0
	for await (const { type, data } of source) {
		const leaf = data?.details?.type !== "suite"
		if (type === "test:pass" && leaf) {
			const skip = data.skip !== undefined ? " # SKIP" : ""
			yield `ok ${++number} - ${data.name}${skip}\n`
		} else if (type === "test:fail" && data.details.error.failureType !== "subtestsFailed") {
			const { error } = data.details, reason = error.cause ?? error
			yield `not ok ${++number} - ${data.name}\n`
			yield String(reason.message ?? reason).split("\n").slice(0, 80).map(line => `  # ${line}\n`).join("")
			yield String(reason.stack ?? "").split("\n").filter(line => /tests\/browser/.test(line)).slice(0, 3).map(line => `  # ${line.trim()}\n`).join("")
		} else if (type === "test:diagnostic" && !/^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /.test(data.message)) {
			yield `# ${data.message}\n`
		}
	}
}
