"""Style sheets as browsers are sent them: without remarks, and GOV.UK Frontend's without what Hearth never shows.

Left out of GOV.UK Frontend: what belongs to GOV.UK alone (its font, its header and footer), components that no page uses,
and the hundreds of one-off spacing classes.
"""
import re

# Classes that begin with one of these, and everything below them.
NEVER = (
    "govuk-header", "govuk-footer", "govuk-cookie-banner", "govuk-phase-banner", "govuk-feedback", "govuk-language-navigation",
    "govuk-accordion", "govuk-tabs", "govuk-file-upload-button", "govuk-drop-zone", "govuk-logo-dot", "govuk-link-image",
    "govuk-breadcrumbs", "govuk-\\!-static", "govuk-\\!-font-size", "govuk-\\!-padding", "govuk-\\!-margin",
)


def pieces(sheet):
    """Top-level pieces of a sheet: (what stands before the brace, what stands between the braces, or None for `@charset …;`)."""
    at = 0
    while at < len(sheet):
        end = next((i for i in range(at, len(sheet)) if sheet[i] in "{;"), len(sheet))
        if end == len(sheet):
            return
        if sheet[end] == ";":
            yield sheet[at:end + 1], None
            at = end + 1
            continue
        depth, close = 1, end + 1
        while depth > 0:
            depth += {"{": 1, "}": -1}.get(sheet[close], 0)
            close += 1
        yield sheet[at:end], sheet[end + 1:close - 1]
        at = close


def selectors(text):
    """The parts between commas that stand in no brackets."""
    parts, depth, start = [], 0, 0
    for i, ch in enumerate(text):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(ch, 0)
        if ch == "," and depth == 0:
            parts.append(text[start:i])
            start = i + 1
    return parts + [text[start:]]


def is_never(selector):
    bare = re.sub(r":not\([^)]*\)", "", selector)  # "a link that is not in a header" is about links
    return any(re.search(r"\." + re.escape(name) + r"(?![a-z])", bare) for name in NEVER)


def without_never(sheet):
    kept = []
    for head, body in pieces(sheet):
        if body is None:
            kept.append(head)
        elif head.startswith("@font-face"):
            continue  # GDS Transport: licensed to GOV.UK alone
        elif head.startswith(("@media", "@supports", "@-moz-document")):
            inner = without_never(body)
            kept.append(head + "{" + inner + "}" if inner else "")
        elif head.startswith("@"):
            kept.append(head + "{" + body + "}")
        else:
            here = [s for s in selectors(head) if not is_never(s)]
            kept.append(",".join(here) + "{" + body + "}" if here else "")
    return "".join(kept)


def without_remarks(sheet):
    """Remarks but those that begin with /*! go, and so do line breaks and the blanks around them."""
    sheet = re.sub(r"/\*(?!!).*?\*/", "", sheet, flags=re.DOTALL)
    lines = [line.strip() for line in sheet.splitlines()]
    text = ""
    for line in filter(None, lines):
        text += line if text == "" or text[-1] in "{};," else " " + line
    return text.replace(" {", "{")


def govuk(sheet):
    licence = "/*! GOV.UK Frontend, MIT licence: /assets/licences/govuk-frontend.txt */"
    return without_never(without_remarks(re.sub(r"/\*!.*?\*/", "", sheet, flags=re.DOTALL))) + licence
