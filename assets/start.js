/* What makes pages quicker where scripts run; nothing needs it. */
import { initAll } from "./govuk-frontend.min.js"

document.body.classList.add("js-enabled", "govuk-frontend-supported")
initAll()
