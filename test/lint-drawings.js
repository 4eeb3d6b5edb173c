/**
 * The groups that stand in keys and axes of every drawing, in the order in which they are read, each with the colour of the
 * swatch before it where it has one. Self-contained, as the lint is.
 */
export function groupsInDrawings(names) {
  const found = [];
  for (const svg of document.querySelectorAll('svg.chart')) {
    if (svg.getBoundingClientRect().width === 0) continue;
    const figure = svg.closest('[data-figure]').getAttribute('data-figure');
    const texts = [...svg.querySelectorAll('text')]
      // The name of a line stands bold at the height at which the line ends.
      .filter((text) => names.includes(text.textContent.trim()) && text.getAttribute('font-weight') === null)
      .map((text) => ({ said: text.textContent.trim(), box: text.getBoundingClientRect() }));
    const swatches = [...svg.querySelectorAll('rect, circle, path')].map((shape) => ({
      fill: getComputedStyle(shape).fill,
      box: shape.getBoundingClientRect(),
    }));
    // One axis or key: names that end, start or stand at one line, each once.
    for (const edge of ['right', 'left', 'top']) {
      const lines = new Map();
      for (const each of texts) {
        const at = Math.round(each.box[edge] / 3);
        lines.set(at, [...(lines.get(at) ?? []), each]);
      }
      for (const line of lines.values()) {
        const read = line.sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
        if (read.length < 2 || new Set(read.map(({ said }) => said)).size < read.length) continue;
        found.push({ figure, names: read.map(({ said }) => said) });
      }
    }
    for (const { said, box } of texts) {
      const before = swatches.find(({ box: swatch, fill }) => {
        const gap = box.left - swatch.right;
        const middle = (swatch.top + swatch.bottom) / 2;
        return (
          fill !== 'none' &&
          swatch.width < 2 * box.height &&
          gap > 0 &&
          gap < box.height &&
          box.top < middle &&
          middle < box.bottom
        );
      });
      if (before !== undefined) found.push({ figure, names: [said], colour: before.fill });
    }
  }
  return found;
}

/**
 * Looks at every drawing that the page shows: text outside its drawing or over other text, marks without a size,
 * numbers with more digits than an axis can carry, and what cannot be told from its ground. Self-contained, so that a
 * browser can be handed it.
 */
export function lintDrawings() {
  /** @type {{ figure: string, fault: string }[]} */
  const faults = [];
  const paper = rgb(getComputedStyle(document.body).backgroundColor);
  for (const svg of document.querySelectorAll('svg.chart')) {
    if (svg.getBoundingClientRect().width === 0) continue;
    const figure = svg.closest('[data-figure]')?.getAttribute('data-figure') ?? svg.closest('figure')?.id ?? '?';
    const say = (fault) => faults.push({ figure, fault });
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].map((element) => ({
      element,
      said: (element.textContent ?? '').trim(),
      box: element.getBoundingClientRect(),
    }));
    const shapes = [...svg.querySelectorAll('rect, circle, path, line')].map((element) => ({
      element,
      box: element.getBoundingClientRect(),
      style: getComputedStyle(element),
    }));
    if (shapes.length === 0) say('is empty');
    if (frame.right > document.documentElement.clientWidth + 1) say('is wider than the page');
    for (const { said, box } of texts) {
      const out = Math.max(
        frame.left - box.left,
        box.right - frame.right,
        frame.top - box.top,
        box.bottom - frame.bottom,
      );
      if (out > 1.5) say(`"${said}" stands ${Math.round(out)} px outside`);
      const digits = /^[^\d]*?([\d,]+\.\d+)/.exec(said)?.[1]?.replace(/^[0.,]+|[.,]/g, '') ?? '';
      if (digits.length > 4) say(`"${said}" has digits that no eye can place`);
    }
    for (const [index, a] of texts.entries()) {
      for (const b of texts.slice(index + 1)) {
        const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (width <= 1 || height <= 1) continue;
        const smaller = Math.min(a.box.width * a.box.height, b.box.width * b.box.height);
        if ((width * height) / smaller > 0.12) say(`"${a.said}" and "${b.said}" overlap`);
      }
    }
    for (const { element, box } of shapes) {
      const isMark = element.tagName === 'rect' || element.tagName === 'circle';
      if (isMark && !(box.width > 0.2 && box.height > 0.2)) say(`a ${element.tagName} has no size`);
    }
    for (const { element, said, box } of texts) {
      const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const under = shapes
        .filter((shape) => shape.element.tagName === 'rect' || shape.element.tagName === 'path')
        .filter(({ element: shape, style, box: ground }) => {
          if (style.fill === 'none' || Number(style.fillOpacity) < 0.9) return false;
          if (!(element.compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_PRECEDING)) return false;
          if (shape.tagName === 'rect')
            return (
              ground.left <= middle[0] &&
              middle[0] <= ground.right &&
              ground.top <= middle[1] &&
              middle[1] <= ground.bottom
            );
          const point = svg.createSVGPoint();
          [point.x, point.y] = middle;
          const local = point.matrixTransform(shape.getScreenCTM().inverse());
          return shape.isPointInFill(local);
        })
        .at(-1);
      const ground = under === undefined ? paper : rgb(under.style.fill);
      const ratio = contrast(rgb(getComputedStyle(element).fill), ground);
      if (ratio < 4.5) say(`"${said}" is hard to read: ${ratio.toFixed(1)} to 1`);
    }
    const isHeat = svg.querySelectorAll('rect').length > 0 && texts.length >= svg.querySelectorAll('rect').length;
    for (const { element, style } of shapes) {
      const isAxis = element.closest('[stroke-opacity="0.1"]') !== null || Number(style.strokeOpacity) < 0.5;
      if (isAxis || Number(style.fillOpacity) < 0.5) continue;
      const seen = style.stroke !== 'none' ? style.stroke : style.fill;
      if (seen === 'none' || isHeat) continue;
      const ratio = contrast(rgb(seen), paper);
      if (ratio < 3) say(`a ${element.tagName} of ${seen} is hard to see: ${ratio.toFixed(1)} to 1`);
    }
  }
  return faults.filter(
    (fault, index) =>
      faults.findIndex((other) => other.figure === fault.figure && other.fault === fault.fault) === index,
  );

  function rgb(colour) {
    const [red = 255, green = 255, blue = 255] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue];
  }
  function luminance(colour) {
    const [red, green, blue] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }
}
