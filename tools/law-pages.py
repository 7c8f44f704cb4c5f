#!/usr/bin/env python3
"""Writes docs/law/: a page for every record type with its duties, readable without Hearth.

law-pages.py [--check]      --check writes nothing and fails where a page is not what the definitions give.
"""
import pathlib
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE, TARGET = ROOT / 'definitions', ROOT / 'docs' / 'law'
FORCE = {'law': 'The law: must', 'guide': 'Statutory Guide: should', 'other-guidance': 'Other statutory guidance: should',
         'ofsted': 'Ofsted expects', 'other-body': "Somebody else's clock", 'protocol': 'Local protocol',
         'own-standard': "The home's own standard"}
FOLDERS = {'child': 'The child', 'daily': 'Daily life', 'health': 'Health', 'safety': 'Safety', 'staff': 'Staff',
           'home': 'The home and its oversight', 'regulation': 'Inspection and enforcement'}


class Text(yaml.SafeLoader):
    """Every scalar is text, as the program reads it."""


Text.yaml_implicit_resolvers = {}


def listed(value):
    return value if isinstance(value, list) else [value]


def words(value):
    return ' '.join(str(value).split())


def cell(value):
    return words(value).replace('|', '\\|')


def field_rows(step):
    for f in step.get('fields') or []:
        kind = f.get('type', 'asked again')
        if isinstance(f.get('of'), list):
            kind += ': ' + ', '.join(f['of'])
        elif f.get('of'):
            kind += ': ' + f['of']
        if f.get('to'):
            kind += ' to ' + ', '.join(f['to'])
        if f.get('many') == 'yes':
            kind += ' (several)'
        needed = {'yes': 'needed', 'no': '', None: ''}.get(f.get('required'), 'needed if ' + words(f.get('required', '')))
        if needed and f.get('or reason') == 'yes':
            needed += ', or a reason'
        yield f"| `{f['name']}` | {cell(f.get('ask', ''))} | {cell(kind)} | {cell(needed)} | {cell(f.get('law', ''))} |"


def example_words(example):
    parts = []
    for key, value in example.items():
        if isinstance(value, dict):
            value = '{' + ', '.join(f'{k}: {words(v)}' for k, v in value.items()) + '}'
        elif isinstance(value, list):
            value = '[' + ', '.join(words(v) for v in value) + ']'
        parts.append(f'{key}: {words(value)}')
    return '; '.join(parts)


def duty_lines(d):
    yield f"### {words(d['title'])}"
    yield ''
    yield f"`{d['duty']}` · {FORCE[d['force']]} · {words(d['source'])}"
    yield ''
    if d.get('words'):
        yield f"> {words(d['words'])}"
        yield ''
    rows = [('carried by', d.get('starts')), ('for each', d.get('each')), ('if', d.get('if')), ('due', d['due']), ('done when', d['done']),
            ('shown from', d.get('warn') and d['warn'] + ' before'), ('owner', d['owner']), ('owed by', d.get('owed by')),
            ('in force from', d['from']), ('until', d.get('until')), ('area', d['area'])]
    for name, value in rows:
        if value:
            yield f"- **{name}:** {', '.join(words(v) for v in listed(value))}"
    if d.get('commencement'):
        yield '- **Commencement not known:** the Act was passed on that day; the day on which this part begins has not been appointed. Check before relying on it.'
    if 'aim for' in words(d['due']):
        yield "- The law gives no number here: this one is the home's own target and can be changed."
    if d.get('refuses') == 'yes':
        yield '- An entry that fails this is taken only with a signed reason.'
    yield ''
    yield 'Worked examples:'
    yield ''
    for e in d['examples']:
        yield f'- {example_words(e)}'
    yield ''


def page(record):
    yield f"# {record['title']}"
    yield ''
    yield f"Record type `{record['record']}`, about: {', '.join(listed(record['subject']))}. {words(record['about'])}"
    yield ''
    yield f"Rests on: {words(record['law'])}."
    yield ''
    for step in record['steps']:
        yield f"## {step.get('title', step['step'])}"
        yield ''
        marks = [m for m, on in (('signed', step.get('signs')), ('again and again', step.get('repeats'))) if on == 'yes']
        yield f"Step `{step['step']}`{' (' + ', '.join(marks) + ')' if marks else ''}. Who: {', '.join(listed(step['by']))}." + (
            f" Not: {', '.join(listed(step['not']))}." if step.get('not') else '')
        yield ''
        rows = list(field_rows(step))
        if rows:
            yield '| field | question | answer | needed | provision |'
            yield '|---|---|---|---|---|'
            yield from rows
            yield ''
    if record.get('duties'):
        yield '## What it starts'
        yield ''
        for duty in record['duties']:
            yield from duty_lines(duty)


def index(pages):
    yield '# What Hearth checks'
    yield ''
    yield 'A page for every kind of record, and in it every duty with the law it comes from. Made from `definitions/` by `tools/law-pages.py`; change those, not these.'
    yield ''
    for folder, title in FOLDERS.items():
        yield f'## {title}'
        yield ''
        for name, record in pages:
            if name.parts[0] == folder:
                count = len(record.get('duties') or [])
                yield f"- [{record['title']}]({name.with_suffix('.md')}) (`{record['record']}`): {count} dut{'y' if count == 1 else 'ies'}"
        yield ''


def wanted():
    files, pages = {}, []
    for path in sorted(SOURCE.glob('*/*.yaml')):
        name = path.relative_to(SOURCE)
        if name.parts[0] == 'forms':
            continue
        record = yaml.load(path.read_text(encoding='utf-8'), Loader=Text)
        pages.append((name, record))
        files[TARGET / name.with_suffix('.md')] = '\n'.join(page(record)).rstrip() + '\n'
    files[TARGET / 'README.md'] = '\n'.join(index(pages)).rstrip() + '\n'
    return files


def main():
    files, check, bad = wanted(), '--check' in sys.argv[1:], []
    for path, text in files.items():
        if not path.exists() or path.read_text(encoding='utf-8') != text:
            bad.append(path)
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding='utf-8')
    for path in sorted(TARGET.rglob('*.md')) if TARGET.exists() else []:
        if path not in files:
            bad.append(path)
            if not check:
                path.unlink()
    if check and bad:
        print('not what the definitions give (run tools/law-pages.py): ' + ', '.join(str(p.relative_to(ROOT)) for p in bad[:5]))
        return 1
    print(f'{len(files)} pages, {len(bad)} {"differ" if check else "written"}')
    return 0


if __name__ == '__main__':
    sys.exit(main())
