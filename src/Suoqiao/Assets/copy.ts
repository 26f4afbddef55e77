// <suoqiao-copy data-text="…" data-done="…"><button type="button">…</button></suoqiao-copy>
class Copy extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', event => void this.copy(event));
  }

  private async copy(event: Event) {
    const button = (event.target as Element).closest('button');
    const word = button?.querySelector('[data-word]');
    if (!button || !word || !this.dataset.text) return;
    await navigator.clipboard.writeText(this.dataset.text);
    const before = word.textContent;
    word.textContent = this.dataset.done ?? before;
    setTimeout(() => { word.textContent = before; }, 1600);
  }
}

customElements.define('suoqiao-copy', Copy);
