import type { Spec } from './chart';

type Draw = (element: HTMLElement, spec: Spec) => () => void;

// <suoqiao-chart data-spec="{…}" data-module="/assets/chart.js">: the drawing code is fetched only by pages that have a chart.
class Chart extends HTMLElement {
  private erase?: () => void;

  connectedCallback() {
    void this.draw();
  }

  disconnectedCallback() {
    this.erase?.();
    this.erase = undefined;
  }

  private async draw() {
    const { spec, module } = this.dataset;
    if (!spec || !module || this.erase) return;
    const { draw } = (await import(module)) as { draw: Draw };
    if (!this.isConnected) return;
    const redraw = () => {
      this.erase?.();
      this.erase = draw(this, JSON.parse(spec) as Spec);
      this.setAttribute('drawn', '');
    };
    redraw();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.isConnected && redraw());
  }
}

customElements.define('suoqiao-chart', Chart);
