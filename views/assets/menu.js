// The menu of further pages closes on Escape, on a click elsewhere and when the focus leaves it; without this it opens and closes by its own button.
/* global document */
const menu = document.querySelector('.more-pages details');

const closeFrom = (target) => {
  if (menu?.open && !menu.contains(target)) menu.open = false;
};

document.addEventListener('click', ({ target }) => closeFrom(target));
document.addEventListener('focusin', ({ target }) => closeFrom(target));

menu?.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !menu.open) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});
