// Tells how far the reading is, while the browser waits for the page that the form brings; works without it, too.
/* global document, fetch, setTimeout, URL, window */
const form = document.getElementById('ingest');
const box = document.getElementById('progress');
const now = box.querySelector('.progress-now');
const found = box.querySelector('.progress-found');
const button = form.querySelector('button[type="submit"]');
const address = `/ingest/progress/${new URL(form.action).searchParams.get('progress')}`;
const EVERY_MS = 700;
let waiting = false;

form.addEventListener('submit', () => {
  waiting = true;
  box.hidden = false;
  now.textContent = '正在上传……';
  button.disabled = true;
  setTimeout(look, EVERY_MS);
});

// A visitor who comes back finds the form as it was.
window.addEventListener('pageshow', () => {
  waiting = false;
  box.hidden = true;
  button.disabled = false;
});

async function look() {
  if (!waiting) return;
  try {
    const answer = await fetch(address, { headers: { Accept: 'application/json' } });
    if (answer.ok) show(await answer.json());
  } catch {
    // The next look may do.
  }
  setTimeout(look, EVERY_MS);
}

function show(progress) {
  now.textContent = progress.now;
  for (const line of progress.found.slice(found.children.length)) {
    const item = document.createElement('li');
    item.textContent = line;
    found.append(item);
  }
}
