// Random options for our components, and what GOV.UK Frontend's own macros make of them: the cases that no fixture shows.
//
// usage: node oracle.mjs DIRECTORY [SEED] [CASES]
//
// Writes DIRECTORY/COMPONENT.json for every component, in the form of a fixtures.json, for the program ui-fixtures. The
// options come from macro-options.json, so that an option that is new there and unknown to us is a failure. Required
// options are always given: without them the macros print words like "undefined-hint".
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import nunjucks from 'nunjucks'

const [directory, seed = '1', cases = '400'] = process.argv.slice(2)
const dist = dirname(dirname(createRequire(import.meta.url).resolve('govuk-frontend')))
const folder = name => join(dist, 'govuk/components', name)

const components = [
  'button', 'input', 'textarea', 'radios', 'checkboxes', 'date-input', 'select', 'error-summary', 'error-message', 'fieldset',
  'label', 'hint', 'character-count', 'tag', 'summary-list', 'details', 'back-link', 'skip-link', 'service-navigation',
  'generic-header'
]

// ---- chance, the same for the same seed ----

let state = Number(seed) >>> 0
function chance () { // mulberry32
  state = (state + 0x6d2b79f5) >>> 0
  let t = Math.imul(state ^ (state >>> 15), state | 1)
  t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
const maybe = share => chance() < share
const below = n => Math.floor(chance() * n)
const pick = list => list[below(list.length)]

// ---- values that are hard to get right ----

const words = ['Save', 'a & b', '<b>x</b>', 'O\'Neil "q"', '', 'café', 'back\\slash', '`tick`', '0', ' two  blanks ', 'Łódź', 'red']
const html = ['<em>hi</em>', 'plain', '', ' <b>blanks</b> ', '<p>one</p>\n<p>two</p>', 'a &amp; b', '<span>in</span> line']
const names = ['day', 'month', 'year', 'name', 'a-b', 'first', 'x1']
const classes = ['', 'app-x', 'app-x app-y', 'govuk-input--error', 'govuk-input--width-20', 'a"b']
const values = ['red', 'blue', 'O\'Neil "q"', '', '1', 'café']
const attributeNames = ['data-a', 'id', 'aria-label', 'title', 'data-x-y']
const attributeValues = ['one', '', '<i>', 'a "b" \'c\' \\d', true, false, null, 12]

function randomObject (maximum, keys, items) {
  const o = {}
  for (let n = below(maximum + 1); n > 0; n--) o[pick(keys)] = pick(items)
  return o
}

const plurals = () => randomObject(3, ['other', 'one', 'many'], words.filter(w => w))
const attributes = () => randomObject(3, attributeNames, attributeValues)

// What a text may be, by the option's name; any words where nothing else is said. Ids and classes have no blanks around them:
// the macros trim those in some places and not in others, and it would make no difference to anybody.
const texts = {
  name: names, id: ['', 'id-1', 'a b', 'x.y'], idPrefix: ['', 'pre', 'x.y'], describedBy: ['', 'one', 'one two', 'a"b'], namePrefix: ['', 'dob', 'a-b'], classes, navigationClasses: classes,
  value: values, countType: ['words', 'characters', 'length', ''], type: ['', 'text', 'email', 'button'], href: ['', '#x', '/a?b=1&c=2'],
  maxlength: ['10', '', 5], maxwords: ['7', ''], threshold: ['75', ''], rows: ['8', '', 3],
  textareaDescriptionText: ['Up to %{count} of %{count} <b>', 'none', ''], headingLevel: [1, 2, 3, 4]
}
const htmlNames = /^(html|.*Html|start|end|navigationStart|navigationEnd)$/

// What an object or a list may be, where macro-options.json does not say.
const objects = {
  attributes,
  charactersUnderLimitText: plurals, charactersOverLimitText: plurals, wordsUnderLimitText: plurals, wordsOverLimitText: plurals,
  day: dateItem, month: dateItem, year: dateItem
}

function dateItem () {
  if (maybe(0.15)) return false
  const item = options(read('date-input').find(o => o.name === 'items').params)
  if (maybe(0.5)) delete item.name // these three know their names
  return item
}

function list (option) {
  if (!option.params) return Array.from({ length: below(4) }, () => pick(values))
  const gaps = ['radios', 'checkboxes', 'select', 'date-input', 'summary-list', 'service-navigation'].includes(current) &&
    ['items', 'rows', 'navigation'].includes(option.name) && !inActions
  return Array.from({ length: below(4) }, () => gaps && maybe(0.1) ? pick([null, false, '']) : options(option.params))
}

// ---- options by their description ----

const described = {}
const read = name => (described[name] ??= JSON.parse(readFileSync(join(folder(name), 'macro-options.json'), 'utf8')))
const kebab = name => name.replace(/[A-Z]/g, letter => '-' + letter.toLowerCase())

let current, inActions = false

function value (option) {
  if (option.type === 'boolean') return maybe(0.5)
  if (option.type === 'array') return list(option)
  if (option.type === 'object') {
    if (objects[option.name]) return objects[option.name]()
    const was = inActions
    inActions ||= option.name === 'actions'
    const made = options(option.params ?? (option.isComponent ? read(kebab(option.name)) : []))
    inActions = was
    return made
  }
  if (texts[option.name]) return pick(texts[option.name])
  return pick(htmlNames.test(option.name) ? html : words)
}

// Text and html are both called required, and one of them is enough.
function isRequired (option) {
  return option.required && !/^(text|html|.*Text|.*Html)$/.test(option.name)
}

function options (params) {
  const o = {}
  for (const option of params) {
    if (option.type === 'nunjucks-block') continue
    if (isRequired(option) || maybe(0.5)) o[option.name] = value(option) // "end" twice: the later one counts
  }
  for (const name of ['name', 'id']) {
    const option = params.find(p => p.name === name)
    if (option?.required && !o[name]) o[name] = name === 'id' ? 'id-1' : 'name'
  }
  return o
}

// The days that were typed, by the names their fields have.
function dateValues (o) {
  const fields = [...names, ...names.map(name => `${o.namePrefix}-${name}`)]
  return Object.fromEntries(fields.filter(() => maybe(0.3)).map(name => [name, pick(['31', '3', '1980', ''])]))
}

// ---- cases ----

const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader([dist]),
  { autoescape: true, trimBlocks: true, lstripBlocks: true })
const macro = name => 'govuk' + name.split('-').map(s => s[0].toUpperCase() + s.slice(1)).join('')

mkdirSync(directory, { recursive: true })
for (const component of components) {
  const template = nunjucks.compile(`{%- from "govuk/components/${component}/macro.njk" import ${macro(component)} -%}` +
    `{{- ${macro(component)}(params) -}}`, environment)
  current = component
  const fixtures = []
  for (let i = 0; i < Number(cases); i++) {
    const o = options(read(component))
    if (component === 'date-input') o.values = dateValues(o)
    const params = JSON.parse(JSON.stringify(o))
    fixtures.push({ name: `seed ${seed}, case ${i + 1}`, options: o, html: template.render({ params }).trim() })
  }
  writeFileSync(join(directory, `${component}.json`), JSON.stringify({ component, fixtures }))
}
