import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export interface Spec {
  kind: 'line' | 'bar' | 'rank';
  label: string;
  unit?: string;
  digits: number;
  categories: string[];
  series: { name: string; values: (number | null)[] }[];
  /** The category that is not over: its band is shaded, its points are rings, its label says so. */
  unfinished?: number | null;
}

interface Look {
  ink: string;
  soft: string;
  line: string;
  shade: string;
  paper: string;
  font: string;
  colours: string[];
}

/** Canvas needs real colours: ask the browser what each token means in the current theme. */
function look(element: HTMLElement): Look {
  const probe = document.createElement('i');
  element.append(probe);
  const token = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const found = {
    ink: token('ink'), soft: token('ink-soft'), line: token('line'), shade: token('line'), paper: token('paper'),
    font: getComputedStyle(element).fontFamily,
    colours: ['water-fill', 'rope', 'moss', 'ink-soft', 'brick', 'line-strong'].map(token),
  };
  probe.remove();
  return found;
}

/** Names beside bars are broken into lines of at most this share of the width: the bars need the rest. */
const namesShare = 0.42;
const widestNames = 250;

function axes(spec: Spec, { soft, line, shade }: Look, width: number) {
  const names = {
    type: 'category', data: spec.categories, axisTick: { show: false },
    axisLine: { lineStyle: { color: line } },
    axisLabel: spec.kind === 'rank'
      ? { color: soft, interval: 0, fontSize: 11.5, lineHeight: 14, width: Math.min(widestNames, width * namesShare), overflow: 'break' }
      : { color: soft, hideOverlap: true, showMaxLabel: true, lineHeight: 15, formatter: (name: string) => name.replace(/ ?([(（])/, '\n$1') },
    splitArea: typeof spec.unfinished === 'number'
      ? { show: true, areaStyle: { color: spec.categories.map((_, i) => i === spec.unfinished ? shade : 'transparent') } }
      : undefined,
  };
  const values = {
    type: 'value', scale: spec.kind === 'line', name: spec.unit, nameTextStyle: { color: soft, align: spec.kind === 'rank' ? 'center' : 'left' },
    splitNumber: 4, splitLine: { lineStyle: { color: line } }, axisLabel: { color: soft },
  };
  return spec.kind === 'rank'
    ? { yAxis: { ...names, inverse: true }, xAxis: { ...values, name: undefined, axisLabel: { show: false }, splitLine: { show: false } } }
    : { xAxis: names, yAxis: values };
}

function series(spec: Spec, { ink }: Look) {
  const points = (values: (number | null)[]) => typeof spec.unfinished !== 'number' ? values
    : values.map((value, i) => i === spec.unfinished ? { value, symbol: 'emptyCircle', symbolSize: 8 } : { value, symbolSize: 0 });
  return spec.series.map(({ name, values }, i) => spec.kind === 'line'
    ? { name, type: 'line', data: points(values), showSymbol: values.length < 2 || typeof spec.unfinished === 'number', showAllSymbol: true, symbolSize: 6, lineStyle: { width: 2.25, type: (['solid', 'solid', 'dashed', 'dotted'] as const)[i % 4] } }
    : { name, type: 'bar', label: { show: spec.kind === 'rank' && spec.series.length === 1, position: 'right', color: ink }, data: values, barMaxWidth: 26, itemStyle: { borderRadius: 2 } });
}

export function draw(element: HTMLElement, spec: Spec): () => void {
  const style = look(element);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const many = spec.series.length > 1;
  const format = (value: unknown) => typeof value === 'number'
    ? `${value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: spec.digits })}${spec.unit ? ` ${spec.unit}` : ''}`
    : '–';
  const options: EChartsCoreOption = {
    animation: !still, animationDuration: 150, color: style.colours,
    textStyle: { fontFamily: style.font, color: style.ink },
    aria: { enabled: true, label: { description: spec.label } },
    // Drawn in the canvas: an HTML tooltip would need inline styles, which the content security policy refuses.
    tooltip: {
      renderMode: 'richText', trigger: 'axis', valueFormatter: format, confine: true,
      backgroundColor: style.paper, borderColor: style.line, textStyle: { color: style.ink, fontSize: 13 },
    },
    legend: many ? { top: 0, icon: 'roundRect', itemWidth: 14, itemHeight: 4, textStyle: { color: style.ink } } : undefined,
    grid: { left: 8, right: 20, top: many ? 54 : spec.unit && spec.kind !== 'rank' ? 34 : 10, bottom: 4, containLabel: true },
    ...axes(spec, style, element.clientWidth),
    series: series(spec, style),
  };
  const chart = init(element);
  chart.setOption(options);
  const sizes = new ResizeObserver(() => {
    chart.resize();
    chart.setOption(axes(spec, style, element.clientWidth));
  });
  sizes.observe(element);
  return () => {
    sizes.disconnect();
    chart.dispose();
  };
}
