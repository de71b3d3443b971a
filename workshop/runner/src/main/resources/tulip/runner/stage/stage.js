// What the server shows, drawn. All state is the server's: this page can be closed and opened at any time.
'use strict';

const $ = id => document.getElementById(id);
const DASHES = [[], [16, 7], [4, 6], [16, 6, 4, 6], [8, 8], [24, 6, 4, 6, 4, 6]];
const LANES = DASHES.length;

let view = {};
let offers = [];
let scene = newScene();

function newScene() {
  return { names: [], ideal: null, quantity: '', lanes: new Map(), table: null, why: [], looks: new Set(), now: '', ended: false, millis: 0 };
}

function newLane() {
  return { what: '', done: 0, curve: [], last: null, finished: null, lost: null, uses: null, fresh: true };
}

// --- The events of a run. ---

function see([millis, event]) {
  scene.millis = millis;
  const lane = scene.lanes.get(event.lane);
  switch (event.e) {
    case 'lanes':
      scene.names = event.names;
      scene.ideal = event.ideal;
      scene.quantity = event.quantity;
      event.names.forEach(name => scene.lanes.set(name, newLane()));
      break;
    case 'now': scene.now = event.text; break;
    case 'begun': Object.assign(lane, { what: event.text, done: 0, curve: [[0, 0]], finished: null, fresh: true }); break;
    case 'at':
      lane.done = event.done;
      lane.curve.push([event.ms, event.value]);
      lane.fresh = lane.fresh && lane.curve.length < 2;
      break;
    case 'uses': lane.uses = event; break;
    case 'finished':
      // The server's clock sees each point a little later than the lane: what came after the end is dropped.
      lane.curve = lane.curve.filter(([ms]) => ms <= event.ms).sort((a, b) => a[0] - b[0]);
      Object.assign(lane, { finished: event.ms, done: 1, last: lane.curve });
      break;
    case 'lost': lane.lost = event.text; break;
    case 'table': scene.table = event; break;
    case 'why': scene.why = event.sentences; break;
    case 'looked': scene.looks.add(event.how); break;
    case 'ended': scene.ended = true; break;
  }
}

function hear(message) {
  const animate = !message.offers && !message.reset;
  if (message.offers) offers = message.offers;
  if (message.reset) scene = newScene();
  if (message.view) view = message.view;
  const endedBefore = scene.ended;
  message.events.forEach(see);
  draw();
  if (animate && scene.ended && !endedBefore) playFinish();
}

// --- The finish: the last round of all lanes side by side, since they ran one after the other. ---

let finish = 0; // number of the animation that goes on

function playFinish() {
  const curves = scene.names.map(name => scene.lanes.get(name)).filter(lane => lane.last && lane.last.length > 1);
  if (curves.length < 2) return;
  const longest = Math.max(...curves.map(lane => lane.last.at(-1)[0]));
  const mine = ++finish;
  const shownScene = scene;
  const began = performance.now();
  const slower = Math.min(12, Math.max(1, 4000 / longest));
  const step = () => {
    if (mine !== finish || scene !== shownScene || longest > 6000) return;
    const at = (performance.now() - began) / slower;
    scene.names.forEach((name, i) => {
      const lane = scene.lanes.get(name);
      if (lane.last) setBar(i, doneAt(lane.last, at), at < lane.last.at(-1)[0] ? 'last round, slowly' : null);
    });
    if (at <= longest) setTimeout(step, 50);
    else drawLanes();
  };
  step();
}

function endFinish() {
  finish++;
  drawLanes();
}

function doneAt(curve, at) {
  const end = curve.at(-1);
  if (at >= end[0]) return 1;
  const next = curve.findIndex(point => point[0] >= at);
  const [x0, y0] = curve[Math.max(0, next - 1)];
  const [x1, y1] = curve[next];
  const value = x1 === x0 ? y1 : y0 + (y1 - y0) * (at - x0) / (x1 - x0);
  return end[1] === 0 ? 0 : value / end[1];
}

// --- Drawing. ---

function draw() {
  const root = document.documentElement.classList;
  const themed = root.contains('dark') !== view.dark || root.contains('big') !== view.big;
  root.toggle('dark', view.dark);
  root.toggle('big', view.big);
  document.body.classList.toggle('paused', view.paused);
  document.body.dataset.mode = view.mode;
  document.body.dataset.panel = view.panel;
  const offer = offers[view.scenario];
  put('title', `${view.scenario + 1} · ${offer.title}`);
  put('question', offer.question);
  put('now', scene.now);
  put('mode', modeText());
  show('badge', [view.badge, ...[...scene.looks].map(how => `with a ${how}`)].filter(text => text).join(' · '));
  show('notice', view.notice);
  put('where', view.where);
  $('blank').hidden = !view.blank;
  $('help').hidden = view.panel !== 'HELP';
  $('why').hidden = view.panel !== 'WHY';
  $('compare').hidden = view.panel !== 'COMPARE';
  $('look').hidden = !view.look;
  drawLanes();
  drawTable($('results').querySelector('table'), scene.table ? scene.table.columns : [], scene.table ? scene.table.rows : []);
  $('results').classList.toggle('empty', !scene.table);
  drawWhy();
  drawCompare();
  drawLook();
  document.body.classList.toggle('empty', scene.names.length === 0 && view.mode === 'READY');
  drawOffers();
  drawChart(themed);
}

function put(id, text) {
  const element = $(id);
  if (element.textContent !== text) element.textContent = text;
}

function show(id, text) {
  put(id, text);
  $(id).hidden = text === '';
}

function modeText() {
  const seconds = `${(scene.millis / 1000).toFixed(0)} s`;
  if (view.paused) {
    const meanwhile = { RUNNING: '; the run goes on', OVER: '; the run has ended' }[view.mode] || '';
    return `FROZEN at ${seconds}${meanwhile}`;
  }
  switch (view.mode) {
    case 'READY': return 'ready: space runs it';
    case 'RUNNING': return `running, ${seconds}`;
    case 'STOPPING': return 'stopping …';
    case 'REPLAYING': return `replay, ${seconds}`;
    default: return 'done';
  }
}

let laneNames = '';

function drawLanes() {
  const key = scene.names.join('\n');
  if (key !== laneNames) {
    laneNames = key;
    $('lanes').replaceChildren(...scene.names.map(laneElement));
    $('lanes').classList.toggle('many', scene.names.length > 5);
  }
  scene.names.forEach((name, i) => {
    const lane = scene.lanes.get(name);
    setBar(i, lane.done, null);
  });
}

function laneElement(name, i) {
  const element = make('div', `lane lane-${i % LANES}`);
  const title = make('span', 'name');
  title.append(lineSample(i), name);
  const track = make('div', 'track');
  track.setAttribute('role', 'progressbar');
  track.setAttribute('aria-label', name);
  track.setAttribute('aria-valuemin', '0');
  track.setAttribute('aria-valuemax', '100');
  track.append(make('div', 'bar'));
  element.append(title, make('span', 'what'), track);
  return element;
}

function lineSample(i) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 80 10');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
  Object.entries({ x1: 0, y1: 5, x2: 80, y2: 5, 'stroke-dasharray': DASHES[i % LANES].join(' ') })
    .forEach(([name, value]) => line.setAttribute(name, value));
  svg.append(line);
  return svg;
}

function setBar(i, done, instead) {
  const element = $('lanes').children[i];
  const lane = scene.lanes.get(scene.names[i]);
  const part = Math.max(0, Math.min(1, done || 0));
  element.classList.toggle('fresh', part === 0);
  element.classList.toggle('lost', lane.lost !== null);
  element.querySelector('.bar').style.transform = `scaleX(${part})`;
  element.querySelector('.track').setAttribute('aria-valuenow', Math.round(100 * part));
  const what = element.querySelector('.what');
  const text = instead || laneText(lane);
  if (what.textContent !== text) what.textContent = text;
}

function laneText(lane) {
  if (lane.lost !== null) return 'lost';
  return [lane.what, lane.finished === null ? '' : millisText(lane.finished)].filter(text => text !== '').join(' · ');
}

function millisText(millis) {
  if (millis >= 10000) return `${(millis / 1000).toFixed(1)} s`;
  return `${millis < 10 ? millis.toFixed(1) : Math.round(millis).toLocaleString('en-US')} ms`;
}

function tickText(millis) {
  return millis >= 10000 ? `${millis / 1000} s` : `${(Math.round(millis * 1000) / 1000).toLocaleString('en-US')} ms`;
}

// Keeps a number and its unit on one line.
function unbroken(sentence) {
  return sentence.replace(/(\d) (ms|s|MB|kB|%|x)(?!\w)/g, '$1\u00a0$2');
}

function make(name, className, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function drawTable(table, columns, rows) {
  const key = JSON.stringify([columns, rows]);
  if (table.dataset.key === key) return;
  table.dataset.key = key;
  const head = make('tr');
  columns.forEach(column => {
    const cell = make('th', '', column);
    cell.scope = 'col';
    head.append(cell);
  });
  table.tHead.replaceChildren(head);
  table.tBodies[0].replaceChildren(...rows.map(row => {
    const line = make('tr');
    row.forEach((cell, i) => {
      const element = make(i === 0 ? 'th' : 'td', '', cell);
      if (i === 0) element.scope = 'row';
      line.append(element);
    });
    return line;
  }));
}

const VITALS = [
  ['threads', 'threads', value => value],
  ['mounted', 'mounted', value => value],
  ['queued', 'queued', value => value],
  ['rss', 'memory', value => `${value.toFixed(0)} MB`],
  ['heap', 'heap', value => `${value.toFixed(0)} MB`],
  ['gc', 'GC', value => `${value} ms`],
  ['cpu', 'CPU', value => `${value.toFixed(2)} s`],
  ['switches', 'switches', value => value.toLocaleString('en-US')],
];

function drawWhy() {
  if (view.panel !== 'WHY') return;
  const list = $('why').querySelector('ul');
  const sentences = scene.why.length ? scene.why : ['The reasons come from the numbers of a run: press space first.'];
  if (list.dataset.key !== sentences.join('\n')) {
    list.dataset.key = sentences.join('\n');
    list.replaceChildren(...sentences.map(sentence => make('li', '', unbroken(sentence))));
  }
  const users = scene.names.filter(name => scene.lanes.get(name).uses);
  const known = VITALS.filter(([key]) => users.some(name => isKnown(scene.lanes.get(name).uses[key])));
  drawTable($('vitals'), users.length ? ['', ...known.map(([, title]) => title)] : [],
    users.map(name => [name, ...known.map(([key, , text]) => {
      const value = scene.lanes.get(name).uses[key];
      return isKnown(value) ? text(value) : 'not known';
    })]));
}

function isKnown(value) {
  return value !== null && value !== undefined && value !== -1;
}

function drawCompare() {
  if (view.panel !== 'COMPARE' || !view.compare) return;
  drawTable($('compare').querySelector('table'), view.compare.columns, view.compare.rows);
  put('compare-note', view.compare.note);
}

// What a thread dump or a recording has shown. The last cell of a row is a sentence.
function drawLook() {
  if (!view.look) return;
  put('look-title', view.look.title);
  drawTable($('look').querySelector('table'), view.look.columns, view.look.rows);
  put('look-note', view.look.note);
}

function drawOffers() {
  drawOfferList($('offers'));
  drawOfferList($('agenda').querySelector('ol'));
}

function drawOfferList(list) {
  if (list.dataset.key === `${view.scenario}`) return;
  list.dataset.key = `${view.scenario}`;
  list.replaceChildren(...offers.map((offer, i) => {
    const item = make('li', i === view.scenario ? 'chosen' : '');
    if (i === view.scenario) item.setAttribute('aria-current', 'true');
    item.append(make('kbd', '', `${i + 1}`), make('span', '', offer.title), make('span', '', `${offer.minutes} min`));
    return item;
  }));
}

// --- The chart. ---

let plot = null;
let plotKey = '';

function drawChart(themed) {
  const place = $('chart');
  if (themed) plotKey = '';
  const width = place.clientWidth, height = place.clientHeight;
  if (width === 0 || height === 0 || view.panel !== 'NONE' && view.panel !== 'HELP') return;
  const key = [scene.names.join('\n'), scene.quantity, width, height].join('|');
  if (scene.names.length === 0) {
    if (plot) { plot.destroy(); plot = null; plotKey = ''; }
    return;
  }
  if (key !== plotKey) {
    if (plot) plot.destroy();
    plot = new uPlot(plotOptions(width, height), chartData(), place);
    plotKey = key;
  } else {
    plot.setData(chartData());
  }
  place.setAttribute('aria-label', chartLabel());
}

function chartLabel() {
  const ends = scene.names.map(name => [name, curveOf(scene.lanes.get(name)).at(-1)]).filter(([, end]) => end);
  return `${scene.quantity} over time. ` + ends.map(([name, end]) => `${name}: ${end[1]} after ${millisText(end[0])}`).join('; ');
}

function curveOf(lane) {
  return lane.finished === null && lane.curve.length > 1 ? lane.curve : lane.last || lane.curve;
}

// One column of times for all lanes; a lane has no value at the times of the others.
function chartData() {
  const curves = scene.names.map(name => curveOf(scene.lanes.get(name)));
  const times = [...new Set(curves.flat().map(point => point[0]))].sort((a, b) => a - b);
  const index = new Map(times.map((time, i) => [time, i]));
  return [times, ...curves.map(curve => {
    const values = new Array(times.length).fill(undefined);
    curve.forEach(([time, value]) => { values[index.get(time)] = value; });
    return values;
  })];
}

const ruler = document.createElement('canvas').getContext('2d');

function widthOf(text, font) {
  ruler.font = font;
  return ruler.measureText(text).width;
}

function style(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function plotOptions(width, height) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const font = `${rem}px ${getComputedStyle(document.body).fontFamily}`;
  const axis = { stroke: style('--quiet'), font, grid: { stroke: style('--rule'), width: 1 }, ticks: { show: false } };
  return {
    width, height,
    padding: [rem * 1.7, Math.max(rem * 3, ...scene.names.map(name => widthOf(name, font))) + rem * .7, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { time: false, range: (_, least, most) => [0, Math.max(most || 0, 1.08 * (scene.ideal || 0), 1)] },
      y: { range: (_, least, most) => [0, 1.04 * (most || 10)] },
    },
    axes: [
      { ...axis, size: rem * 1.7, space: rem * 5, values: (_, ticks) => ticks.map(tickText) },
      { ...axis, size: (_, values) => rem * .7 + Math.max(rem, ...(values || []).map(value => widthOf(value, font))), space: rem * 2.2, values: (_, ticks) => ticks.map(value => value.toLocaleString('en-US')) },
    ],
    series: [{}, ...scene.names.map((name, i) => ({
      label: name,
      stroke: style(`--lane-${i % LANES}`),
      width: 4,
      dash: DASHES[i % LANES],
      spanGaps: true,
      points: { show: false },
    }))],
    hooks: { draw: [chart => drawWords(chart, rem, font)] },
  };
}

// The names of the lanes at the ends of their lines, the ideal, and what the chart shows.
function drawWords(chart, rem, font) {
  const context = chart.ctx, ratio = devicePixelRatio || 1, size = rem * ratio;
  const { left, top, width, height } = chart.bbox;
  context.save();
  context.font = font.replace(/^[\d.]+px/, `${size}px`);
  context.fillStyle = style('--ink');
  context.textAlign = 'left';
  context.fillText(scene.quantity, 0, top - size * .6);
  if (scene.ideal) {
    const x = chart.valToPos(scene.ideal, 'x', true);
    context.strokeStyle = style('--ink');
    context.lineWidth = 2 * ratio;
    context.setLineDash([3 * ratio, 7 * ratio]);
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x, top + height);
    context.stroke();
    const words = `ideal ${millisText(scene.ideal)}`;
    const half = context.measureText(words).width / 2;
    const least = context.measureText(scene.quantity).width + size * .6 + half; // beside the quantity
    context.textAlign = 'center';
    context.fillText(words, Math.max(x, least), top - size * .6);
  }
  context.textAlign = 'left';
  const ends = scene.names.map((name, i) => ({ name, i, end: curveOf(scene.lanes.get(name)).at(-1) }))
    .filter(each => each.end)
    .map(each => ({ ...each, y: chart.valToPos(each.end[1], 'y', true) }))
    .sort((a, b) => a.y - b.y || a.end[0] - b.end[0]);
  const lines = size * 1.15;
  let next = top + size * .4;
  ends.forEach((each, k) => {
    const lowest = top + height - size * .6 - (ends.length - 1 - k) * lines; // above the marks of the axis
    const y = Math.min(Math.max(each.y, next), lowest);
    next = y + lines;
    context.fillStyle = style(`--lane-${each.i % LANES}`);
    context.fillText(each.name, left + width + size * .5, y + size * .35);
  });
  context.restore();
}

// --- Keys, and the stream of events. ---

const KEYS = new Set([' ', '?', '.', 'p', 'n', 'c', 'r', 'R', 'w', 'b', 'd', 's', 'm', 't', 'j', 'Escape', ...'123456789']);

addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || !(KEYS.has(event.key) || view.blank)) return;
  event.preventDefault();
  fetch('/key', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ key: event.key }) })
    .catch(() => {});
});

addEventListener('resize', () => { if (offers.length) draw(); });

const stream = new EventSource('/events');
stream.onmessage = event => hear(JSON.parse(event.data));
stream.onerror = () => show('notice', 'The program ./tulip stage has ended, or cannot be reached.');
