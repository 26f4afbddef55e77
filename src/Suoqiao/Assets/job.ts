/** What the job's event stream sends: `event: progress` as often as it likes, then `event: end` once. */
interface Progress {
  done: number;
  total: number;
  text?: string;
}

// <suoqiao-job src="/jobs/1/events">: shows progress while the job runs and reloads the page when it ends.
class Job extends HTMLElement {
  private source?: EventSource;

  connectedCallback() {
    const src = this.getAttribute('src');
    if (!src) return;
    this.source = new EventSource(src);
    this.source.addEventListener('progress', event => this.show(JSON.parse(event.data as string) as Progress));
    this.source.addEventListener('end', event => this.end(event.data as string));
  }

  disconnectedCallback() {
    this.source?.close();
  }

  private show({ done, total, text }: Progress) {
    const bar = this.querySelector('progress');
    if (bar) {
      bar.max = Math.max(total, 1);
      bar.value = done;
    }

    const share = total > 0 ? Math.floor((100 * done) / total) : 0;
    this.write('[data-job="share"]', `${share}%`);
    this.write('[data-job="count"]', `${done.toLocaleString()} / ${total.toLocaleString()}`);
    if (text !== undefined) this.write('[data-job="text"]', text);
  }

  private write(selector: string, text: string) {
    const place = this.querySelector(selector);
    if (place && place.textContent !== text) place.textContent = text;
  }

  private end(data: string) {
    this.source?.close();
    const { href } = (data ? JSON.parse(data) : {}) as { href?: string };
    if (href) location.assign(href);
    else location.reload();
  }
}

customElements.define('suoqiao-job', Job);
