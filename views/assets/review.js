// Keys and chosen characters for the page of one reading; everything works without it, too.
/* global document, window */
const desk = document.getElementById('desk');
const form = document.getElementById('review-form');
const archived = document.getElementById('archived');
const note = document.getElementById('note');
const help = document.getElementById('key-help');
const selecting = document.getElementById('selecting');

const go = (rel) => document.querySelector(`.turn a[rel="${rel}"]`)?.click();
const press = (id) => document.getElementById(id)?.click();
const isTyping = (target) => target.closest('input:not([type="checkbox"]), textarea, select') !== null;

const KEYS = {
  j: () => go('next'),
  k: () => go('prev'),
  // What adds up is accepted by one key; what does not asks for a second look: Enter on the button.
  a: () => (form?.dataset.doubt === 'yes' ? document.getElementById('do-accept')?.focus() : press('do-accept')),
  e: () => firstCount()?.select(),
  r: () => (note?.value.trim() === '' ? note.focus() : press('do-reject')),
  '?': () => {
    help.hidden = !help.hidden;
  },
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === 'Escape' && isTyping(event.target)) event.target.blur();
  const act = isTyping(event.target) || event.repeat ? undefined : KEYS[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
});

function firstCount() {
  const first = form?.querySelector('.asked .count') ?? form?.querySelector('.count');
  first?.focus();
  return first;
}

// One click decides once.
let isSent = false;
form?.addEventListener('submit', (event) => {
  if (isSent) event.preventDefault();
  isSent = true;
});
window.addEventListener('pageshow', () => {
  isSent = false;
});

// What needs a reason leads to it first.
form?.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-needs-note]');
  if (button === null || note.value.trim() !== '') return;
  event.preventDefault();
  note.setCustomValidity('请写明理由，再按一次。');
  note.reportValidity();
  note.focus();
});
note?.addEventListener('input', () => note.setCustomValidity(''));

// Enter in a figure corrects; the browser's own choice would be the first button.
form?.addEventListener('keydown', (event) => {
  const isField = event.target.closest('.figures-form, .added') !== null && event.target.matches('input:not([type="checkbox"])');
  if (event.key !== 'Enter' || event.isComposing || !isField) return;
  event.preventDefault();
  press('do-correct');
});

// The row that the cursor is in, and its characters in the source.
let row = null;
form?.addEventListener('focusin', (event) => {
  const here = event.target.closest('[data-figure]');
  if (here === null || here === row) return;
  row = here;
  for (const mark of desk.querySelectorAll('mark.current')) mark.classList.remove('current');
  const mark = document.getElementById(`figure-${row.dataset.figure}`);
  const shown = mark?.closest('mark') ?? null;
  shown?.classList.add('current');
  if (window.matchMedia('(min-width: 1000px)').matches) shown?.scrollIntoView({ block: 'nearest' });
});
form?.addEventListener('input', (event) => {
  const here = event.target.closest('tr[data-figure]');
  if (here === null) return;
  const count = here.querySelector('.count');
  here.classList.toggle('changed', count !== null && count.value !== count.defaultValue);
  here.classList.toggle('gone', here.querySelector('[name^="remove-"]').checked);
  if (event.target === count && event.isTrusted) choose(here, null);
});
// What is changed is corrected, not accepted as printed: the chief button says so.
form?.addEventListener('input', (event) => {
  if (event.target.name?.startsWith('add-adopt-') && event.target.checked && note.value === '') {
    note.value = '采纳程序的建议';
  }
  const [accept, correct] = [document.getElementById('do-accept'), document.getElementById('do-correct')];
  if (accept === null || correct === null) return;
  accept.classList.toggle('primary', !isChanged());
  correct.classList.toggle('primary', isChanged());
});

function isChanged() {
  const fields = form.querySelectorAll('.figures-form input, .added:not(.proposed) input, [name^="add-adopt-"]');
  return [...fields].some((field) =>
    field.type === 'checkbox' ? field.checked : field.type !== 'hidden' && field.value !== field.defaultValue,
  );
}

// A row is chosen anywhere in it.
form?.addEventListener('click', (event) => {
  const here = event.target.closest('tr[data-figure]');
  if (here && event.target.closest('input, summary, label, a, button') === null) here.querySelector('.count')?.focus();
});

// A mark leads to its row.
archived?.addEventListener('click', (event) => {
  const mark = event.target.closest('mark[id^="figure-"]');
  const there = mark && form?.querySelector(`[data-figure="${mark.id.slice('figure-'.length)}"] .count`);
  if (there && window.getSelection().isCollapsed) there.focus();
});

if (archived && selecting && form?.querySelector('.count')) {
  selecting.hidden = false;
  document.getElementById('use-selection').addEventListener('mousedown', (event) => event.preventDefault());
  document.getElementById('use-selection').addEventListener('click', useSelection);
}

function useSelection() {
  const selection = window.getSelection();
  const range = selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  if (range === null || range.collapsed || !archived.contains(range.commonAncestorContainer)) {
    return say('请先在原文里选中这个数字。');
  }
  if (row === null) return say('请先点要改的那一行，再选字。');
  const words = range.toString();
  const lead = words.length - words.trimStart().length;
  const start = lengthBefore(range) + lead;
  const trimmed = words.trim();
  const place = { start: offsetOf(start), end: offsetOf(start + trimmed.length), words: trimmed.replace(/\s/g, '') };
  const count = row.querySelector('.count') ?? row.querySelector('[name^="label-"]');
  count.value = digitsOf(place.words);
  choose(row, place);
  count.dispatchEvent(new window.Event('input', { bubbles: true }));
  count.focus();
}

/** Full-width digits and thousands marks are typed plainly; other words stay as they are. */
function digitsOf(words) {
  const plain = words.normalize('NFKC').replaceAll(',', '');
  return /^\d+$/.test(plain) ? plain : words;
}

function choose(here, place) {
  here.querySelector('input[name*="start-"]').value = place === null ? '' : String(place.start);
  here.querySelector('input[name*="end-"]').value = place === null ? '' : String(place.end);
  here.querySelector('.chosen-words').textContent = place === null ? '' : `取自原文“${place.words}”`;
}

function say(words) {
  selecting.querySelector('.hint').textContent = words;
}

function lengthBefore(range) {
  const before = document.createRange();
  before.selectNodeContents(archived);
  before.setEnd(range.startContainer, range.startOffset);
  return before.toString().length;
}

/** The browser dropped each carriage return before a line feed: they are counted again. */
function offsetOf(position) {
  const returns = archived.dataset.returns === '' ? [] : archived.dataset.returns.split(' ').map(Number);
  let dropped = 0;
  for (const place of returns) if (place - dropped < position) dropped += 1;
  return Number(archived.dataset.offset) + position + dropped;
}
