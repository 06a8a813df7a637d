import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import diagramCss from 'bpmn-js/dist/assets/diagram-js.css?inline';
import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

type Mark = 'visited' | 'current';
type Box = { x: number; y: number; width: number; height: number };
type Step = { name: string; mark: Mark };

const ICON = 'zeebe:modelerTemplateIcon';
const SIGN: Record<Mark, string> = { visited: '✓', current: '▶' };
const COLOURS = {
  defaultFillColor: 'var(--bpmn-fill)',
  defaultStrokeColor: 'var(--bpmn-stroke)',
  defaultLabelColor: 'var(--bpmn-text)',
};
const PAN = 60;
const MARGIN = 24;
/** Below this scale the names of the steps cannot be read. */
const LEGIBLE = 0.6;

/** Draws a BPMN document and marks the path an instance took through it. */
export class BpmnDiagram extends LitElement {
  static override properties = {
    xml: {},
    visited: { attribute: false },
    current: {},
    label: {},
    steps: { state: true },
    failure: { state: true },
  };

  declare xml: string;
  declare visited: string[];
  declare current: string | null;
  declare label: string;
  declare steps: Step[];
  declare failure: string;

  private viewer?: NavigatedViewer;
  private viewerLoading?: Promise<NavigatedViewer>;
  private marked: Array<[string, Mark]> = [];
  private readonly resized = new ResizeObserver(() => this.show());

  constructor() {
    super();
    this.xml = '';
    this.visited = [];
    this.current = null;
    this.label = '';
    this.steps = [];
    this.failure = '';
    this.addEventListener('keydown', (event) => this.onKey(event));
  }

  override connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'figure');
    this.tabIndex = 0;
    this.resized.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  override render() {
    return html`
      <div class="canvas" @wheel=${{ handleEvent: keepPageScroll, capture: true }}></div>
      ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing}
      <div class="foot" ?hidden=${this.failure}>
        <ul class="legend" aria-hidden="true">
          <li><span class="swatch visited">${SIGN.visited}</span>passed</li>
          ${this.current ? html`<li><span class="swatch current">${SIGN.current}</span>waiting here</li>` : nothing}
          <li><span class="swatch"></span>not reached</li>
        </ul>
        <span class="zoom">
          <button aria-label="Zoom out" title="Zoom out (−)" @click=${() => this.zoom(-1)}>−</button>
          <button aria-label="Zoom in" title="Zoom in (+)" @click=${() => this.zoom(1)}>+</button>
          <button title="Show the whole process (0)" @click=${() => this.fit()}>Fit</button>
        </span>
      </div>
      <ol class="in-words" aria-label="Steps passed">
        ${this.steps.map((step) => html`<li>${step.name}${step.mark === 'current' ? ' (waiting here)' : ''}</li>`)}
      </ol>
    `;
  }

  protected override async updated(changed: PropertyValues<this>) {
    if (changed.has('label')) {
      this.setAttribute('aria-label', this.label);
    }
    if (changed.has('xml') && this.xml) {
      await this.draw(this.xml);
    } else if (changed.has('visited') || changed.has('current')) {
      this.mark();
    }
  }

  private async draw(xml: string) {
    try {
      this.viewerLoading ??= createViewer(this.renderRoot.querySelector<HTMLElement>('.canvas')!);
      const viewer = await this.viewerLoading;
      if (xml !== this.xml) return;
      await viewer.importXML(xml);
      this.viewer = viewer;
      this.marked = [];
      this.failure = '';
      // The host takes the focus and the keys; a second stop inside it would say nothing more.
      this.renderRoot.querySelector('.canvas svg')?.setAttribute('tabindex', '-1');
      this.mark();
      this.show();
      this.toggleAttribute('drawn', true);
    } catch (problem) {
      this.failure = `This process cannot be drawn: ${problem instanceof Error ? problem.message : problem}`;
    }
  }

  private mark() {
    if (!this.viewer) return;
    const canvas = this.viewer.get<any>('canvas');
    const overlays = this.viewer.get<any>('overlays');
    this.marked.forEach(([id, mark]) => canvas.removeMarker(id, mark));
    overlays.clear();
    const current = this.current ? [this.current] : [];
    const passed = (this.visited ?? []).filter((id) => !current.includes(id));
    const wanted: Array<[string, Mark]> = [
      ...[...new Set(passed)].map((id): [string, Mark] => [id, 'visited']),
      ...current.map((id): [string, Mark] => [id, 'current']),
    ];
    this.marked = wanted.filter(([id]) => this.element(id));
    this.steps = [];
    for (const [id, mark] of this.marked) {
      const element = this.element(id);
      canvas.addMarker(id, mark);
      if (element.waypoints) continue;
      overlays.add(id, { position: { top: -9, right: 11 }, html: `<span class="sign ${mark}">${SIGN[mark]}</span>` });
      this.steps.push({ name: nameOf(element), mark });
    }
  }

  /** The whole process where it can be read at that size, otherwise the part around the step waiting. */
  private show() {
    const scale = this.wholeScale();
    if (scale >= LEGIBLE) {
      this.look(scale);
    } else if (scale > 0) {
      const last = this.marked.filter(([id]) => !this.element(id).waypoints).at(-1);
      this.look(LEGIBLE + 0.15, last && this.element(last[0]));
    }
  }

  private fit() {
    const scale = this.wholeScale();
    if (scale > 0) this.look(scale);
  }

  /** The scale at which the whole process just fits, never above life size; 0 while there is nothing to fit. */
  private wholeScale() {
    if (!this.viewer || !this.clientWidth) return 0;
    const canvas = this.viewer.get<any>('canvas');
    canvas.resized();
    const { inner, outer } = canvas.viewbox();
    if (!inner.width || !outer.width) return 0;
    return Math.min(1, outer.width / (inner.width + 2 * MARGIN), outer.height / (inner.height + 2 * MARGIN));
  }

  private look(scale: number, around?: Box) {
    const canvas = this.viewer!.get<any>('canvas');
    const { inner, outer } = canvas.viewbox();
    const width = outer.width / scale;
    const height = outer.height / scale;
    canvas.viewbox({
      x: middle(inner.x, inner.width, width, around && around.x + around.width / 2),
      y: middle(inner.y, inner.height, height, around && around.y + around.height / 2),
      width,
      height,
    });
  }

  private element(id: string): any {
    return this.viewer!.get<any>('elementRegistry').get(id);
  }

  private zoom(step: number) {
    this.viewer?.get<any>('zoomScroll').stepZoom(step);
  }

  private onKey(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey || !this.viewer) return;
    const pan = (dx: number, dy: number) => this.viewer!.get<any>('canvas').scroll({ dx, dy });
    const actions: Record<string, () => void> = {
      ArrowLeft: () => pan(PAN, 0),
      ArrowRight: () => pan(-PAN, 0),
      ArrowUp: () => pan(0, PAN),
      ArrowDown: () => pan(0, -PAN),
      '+': () => this.zoom(1),
      '-': () => this.zoom(-1),
      '0': () => this.fit(),
    };
    const action = actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  }

  static override styles = [
    diagramCss,
    css`
      :host {
        --bpmn-fill: light-dark(#ffffff, #1d2126);
        --bpmn-stroke: light-dark(#4a525c, #aab2bd);
        --bpmn-text: light-dark(#1b1f24, #e8ebef);
        --bpmn-line: light-dark(#d5dae0, #3a414a);
        --bpmn-visited: light-dark(#1a6b45, #6fd3a0);
        --bpmn-visited-fill: light-dark(#e9f5ee, #17301f);
        --bpmn-current: light-dark(#0b57c2, #8ab8ff);
        --bpmn-current-fill: light-dark(#e8f0fd, #14273f);
        --bpmn-on-sign: light-dark(#ffffff, #10151a);
        display: flex;
        flex-direction: column;
        min-block-size: 16rem;
        border: 1px solid var(--bpmn-line);
        border-radius: 6px;
        background: var(--bpmn-fill);
        color: var(--bpmn-text);
        overflow: hidden;
        font-size: 0.8125rem;
      }
      :host([hidden]) { display: none; }
      :host(:focus-visible) { outline: 2px solid var(--bpmn-current); outline-offset: 2px; }
      .canvas { flex: 1; min-block-size: 0; position: relative; }
      .canvas .djs-container { position: absolute !important; inset: 0; }
      .djs-container svg:focus { outline: none; }
      /* The library's watermark: its licence wants it seen, so it stands on a ground it can be seen on. */
      .bjs-powered-by { background: rgb(255 255 255 / 85%); border-radius: 3px; padding: 2px; }
      .visited:not(.djs-connection) > .djs-visual > :is(rect, circle, polygon):first-child {
        stroke: var(--bpmn-visited) !important;
        stroke-width: 3.5px !important;
        fill: var(--bpmn-visited-fill) !important;
      }
      .current:not(.djs-connection) > .djs-visual > :is(rect, circle, polygon):first-child {
        stroke: var(--bpmn-current) !important;
        stroke-width: 3.5px !important;
        stroke-dasharray: 9 4 !important;
        fill: var(--bpmn-current-fill) !important;
      }
      .djs-connection.visited > .djs-visual > path { stroke: var(--bpmn-visited) !important; stroke-width: 2.5px !important; }
      marker path { fill: context-stroke !important; stroke: context-stroke !important; }
      .sign, .swatch {
        display: inline-grid;
        place-items: center;
        inline-size: 20px;
        block-size: 20px;
        box-sizing: border-box;
        font: 700 12px/1 system-ui, sans-serif;
      }
      .swatch { border: 1.5px solid var(--bpmn-stroke); border-radius: 4px; }
      .visited:is(.sign, .swatch) { background: var(--bpmn-visited); color: var(--bpmn-on-sign); border: 0; border-radius: 50%; }
      .current:is(.sign, .swatch) { background: var(--bpmn-current); color: var(--bpmn-on-sign); border: 0; border-radius: 4px; }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 4px 16px;
        padding: 4px 10px;
        border-block-start: 1px solid var(--bpmn-line);
      }
      .foot[hidden] { display: none; }
      .legend { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0; padding: 0; list-style: none; }
      .legend li { display: flex; align-items: center; gap: 6px; }
      .zoom { display: flex; gap: 4px; }
      button {
        min-inline-size: 28px;
        block-size: 28px;
        border: 1px solid var(--bpmn-line);
        border-radius: 4px;
        background: none;
        color: inherit;
        font: inherit;
        cursor: pointer;
      }
      button:focus-visible { outline: 2px solid var(--bpmn-current); outline-offset: 1px; }
      .failure { margin: 12px; }
      .in-words { position: absolute; inline-size: 1px; block-size: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }
    `,
  ];
}

/** The library is large and few screens draw: it is fetched with the first drawing. */
async function createViewer(container: HTMLElement): Promise<NavigatedViewer> {
  const [{ default: Viewer }, { default: templateIcons }] = await Promise.all([
    import('bpmn-js/lib/NavigatedViewer'),
    import('@bpmn-io/element-template-icon-renderer'),
  ]);
  const viewer = new Viewer({ container, bpmnRenderer: COLOURS, additionalModules: [templateIcons] } as any);
  viewer.on('import.parse.complete', (event: any) => dropForeignIcons(event.elementsById ?? {}));
  return viewer;
}

/** An icon that is not inside the document would make every reader's browser call a foreign address. */
function dropForeignIcons(elements: Record<string, any>) {
  for (const { $attrs } of Object.values(elements)) {
    if ($attrs?.[ICON] && !String($attrs[ICON]).startsWith('data:image/')) delete $attrs[ICON];
  }
}

function nameOf(element: any): string {
  const kind = String(element.type).replace('bpmn:', '').replace(/(?!^)([A-Z])/g, ' $1').toLowerCase();
  return element.businessObject.name?.replace(/\s+/g, ' ') || kind;
}

/** Where a view of the given length starts: the drawing in its middle, or the point, without showing empty ground. */
function middle(start: number, length: number, view: number, point?: number): number {
  if (point === undefined || view >= length) return start + length / 2 - view / 2;
  return Math.min(Math.max(point - view / 2, start - MARGIN), start + length + MARGIN - view);
}

/** The wheel scrolls the page; with Ctrl it zooms the drawing. */
function keepPageScroll(event: WheelEvent) {
  if (!event.ctrlKey) event.stopPropagation();
}

customElements.define('bpmn-diagram', BpmnDiagram);
