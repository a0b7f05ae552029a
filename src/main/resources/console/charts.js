/** Charts of the tables beside them. Series differ by shape, dashes and hatching too: not everybody tells their colours apart. */

import "./chart.js";

const { Chart } = globalThis;
const TILE = 8;
const LONGEST_LABEL = 24;
const charts = new Map();
const number = new Intl.NumberFormat(document.documentElement.lang);
const compact = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact" });
const probe = document.createElement("span");
probe.hidden = true;
document.body.append(probe);

/** What the style sheet says for the theme that is shown. */
function colour(name) {
  probe.style.color = `var(--${name})`;
  return getComputedStyle(probe).color;
}

/** Hatchings: lines from one point of a tile to another. The first has none. */
const HATCHINGS = [
  [],
  [[0, 8, 8, 0]],
  [[0, 0, 8, 8]],
  [[0, 4, 8, 4]],
  [[4, 0, 4, 8]],
  [[0, 8, 8, 0], [0, 0, 8, 8]],
  [[0, 4, 8, 4], [4, 0, 4, 8]],
  [[3, 4, 5, 4]],
  [[0, 2, 4, 2], [4, 6, 8, 6]],
];

function fill(name, hatching) {
  const tile = new OffscreenCanvas(TILE, TILE);
  const pen = tile.getContext("2d");
  pen.fillStyle = colour(name);
  pen.fillRect(0, 0, TILE, TILE);
  pen.strokeStyle = colour("surface");
  pen.lineWidth = 1.5;
  for (const [x, y, toX, toY] of HATCHINGS[hatching]) {
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(toX, toY);
    pen.stroke();
  }
  return pen.createPattern(tile, "repeat");
}

function bars(label, data, name, hatching) {
  return { label, data, backgroundColor: fill(name, hatching), borderColor: colour(name), borderWidth: 1, categoryPercentage: 1,
    barPercentage: 0.85, stack: "calls", pointStyle: "rect" };
}

function line(label, data, name, dashes = []) {
  return { label, data, type: "line", borderColor: colour(name), backgroundColor: colour(name), borderWidth: 2, borderDash: dashes,
    pointRadius: 0, pointHitRadius: 12, stack: label, pointStyle: "line" };
}

/** The table has all of a long name; a legend has no room for it. What tells keys of one name apart stands at the end. */
function shortened(name) {
  return name.length > LONGEST_LABEL ? name.slice(0, LONGEST_LABEL - 9) + "…" + name.slice(-8) : name;
}

/** Of each column that is to be drawn its name and its values. */
function series(table) {
  return [...table.tHead.rows[0].cells].map((head, column) => ({ head, column })).filter(({ head }) => head.dataset.series)
    .map(({ head, column }) => ({
      name: head.dataset.series,
      label: shortened(head.textContent),
      data: [...table.tBodies[0].rows].map(row => Number(row.cells[column].dataset.value)),
    }));
}

const DATASETS = {
  hour(table, labels) {
    const [admitted, refused] = series(table);
    return [bars(admitted.label, admitted.data, "chart-1", 0), bars(refused.label, refused.data, "chart-2", 1),
      line(table.dataset.limitLabel, labels.map(() => Number(table.dataset.limit)), "chart-line", [6, 4])];
  },

  days(table, labels) {
    const [soFar] = series(table);
    const sets = [{ ...line(soFar.label, soFar.data, "chart-1"), fill: "origin", backgroundColor: fill("chart-soft", 0),
      pointRadius: soFar.data.length < 32 ? 3 : 0, pointStyle: "circle", pointBackgroundColor: colour("chart-1") }];
    const today = soFar.data.length - 1;
    if (table.dataset.forecast && labels.length > soFar.data.length) {
      const rise = (Number(table.dataset.forecast) - soFar.data[today]) / (labels.length - 1 - today);
      const forecast = labels.map((label, i) => i < today ? null : Math.round(soFar.data[today] + rise * (i - today)));
      sets.push(line(table.dataset.forecastLabel, forecast, "chart-3", [2, 4]));
    }
    if (table.dataset.quota) {
      sets.push(line(table.dataset.quotaLabel, labels.map(() => Number(table.dataset.quota)), "chart-line", [10, 4]));
    }
    return sets;
  },

  keys(table) {
    return series(table).map(({ label, data }, i) => bars(label, data, `chart-${i + 1}`, i));
  },
};

/** A legend that shows lines as they are drawn. */
function labels(chart) {
  return Chart.defaults.plugins.legend.labels.generateLabels(chart).map(item => {
    const { type, borderDash, borderWidth } = chart.data.datasets[item.datasetIndex];
    return type === "line" ? { ...item, pointStyle: "line", lineDash: borderDash, lineWidth: borderWidth } : item;
  });
}

function options(stacked) {
  const text = colour("text");
  const grid = colour("line");
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    interaction: { mode: "index", intersect: false },
    scales: {
      x: { stacked, grid: { display: false }, border: { color: grid }, ticks: { color: text, maxRotation: 0, autoSkipPadding: 16 } },
      y: { stacked, beginAtZero: true, suggestedMax: 5, grid: { color: grid }, border: { display: false },
        ticks: { color: text, precision: 0, maxTicksLimit: 7, callback: value => compact.format(value) } },
    },
    plugins: {
      legend: { position: "bottom", align: "start", labels: { color: text, usePointStyle: true, pointStyleWidth: 30, boxHeight: 9, padding: 14, generateLabels: labels } },
      // Else the area would hide the lines behind it.
      filler: { drawTime: "beforeDatasetsDraw" },
      tooltip: {
        backgroundColor: colour("text"), titleColor: colour("surface"), bodyColor: colour("surface"), padding: 10,
        filter: item => item.raw !== null && (item.raw !== 0 || item.chart.data.datasets.length < 4),
        callbacks: { label: item => `${item.dataset.label}: ${number.format(item.raw)}` },
      },
    },
  };
}

/** Draws a table on a canvas, or draws it anew. */
export function draw(canvas, table) {
  const kind = table.dataset.draw;
  const labels = [...table.tBodies[0].rows].map(row => row.cells[0].textContent)
    .concat(table.dataset.toCome ? table.dataset.toCome.split("|") : []);
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 13;
  const data = { labels, datasets: DATASETS[kind](table, labels) };
  const chart = charts.get(canvas);
  if (chart) {
    chart.data = data;
    chart.options = options(kind !== "days");
    chart.update();
  } else {
    charts.set(canvas, new Chart(canvas, { type: kind === "days" ? "line" : "bar", data, options: options(kind !== "days") }));
  }
}
