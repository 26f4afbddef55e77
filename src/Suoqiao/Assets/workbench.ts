// <suoqiao-workbench>: a key clicks the visible element inside that carries it as data-key ("a", "j", "1" …).
class Workbench extends HTMLElement {
  private readonly pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
    const target = [...this.querySelectorAll<HTMLElement>('[data-key]')].find(element => element.dataset.key === event.key.toLowerCase() && element.checkVisibility());
    if (!target) return;
    event.preventDefault();
    target.focus();
    target.click();
  };

  connectedCallback() {
    document.addEventListener('keydown', this.pressed);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.pressed);
  }
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]') !== null;
}

customElements.define('suoqiao-workbench', Workbench);
