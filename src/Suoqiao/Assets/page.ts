// Small courtesies that every page shares; each works without them too.

// "/" puts the cursor in the search box.
document.addEventListener('keydown', event => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.querySelector<HTMLInputElement>('.search input');
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// A refused form says so at once: the summary takes the focus.
document.querySelector<HTMLElement>('.summary')?.focus();

// A post is sent once, however often its button is pressed.
document.addEventListener('submit', event => {
  const form = event.target as HTMLFormElement;
  if (form.method !== 'post') return;
  if (form.dataset.sent) event.preventDefault();
  else form.dataset.sent = 'yes';
});
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) delete form.dataset.sent;
});

// Typed text is not lost by leaving the page unasked.
let changed = false;
document.addEventListener('input', event => {
  const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>('form[data-keep]') : null;
  if (form) changed = true;
});
document.addEventListener('submit', () => { changed = false; });
addEventListener('beforeunload', event => { if (changed) event.preventDefault(); });

// Menus close when the person goes elsewhere.
document.addEventListener('click', event => {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.user[open]')) {
    if (!menu.contains(event.target as Node)) menu.open = false;
  }
});
document.addEventListener('keydown', event => {
  const menu = event.key === 'Escape' ? document.querySelector<HTMLDetailsElement>('details.user[open]') : null;
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
});
