// A terminal without a window: the engine of VS Code's terminal, driven by
// lines of JSON. It reads from standard input, in order,
//
//	{"write": BASE64}         bytes that the program wrote
//	{"size": [COLS, ROWS]}    another size, in cells
//	{"look": N}               a wish to see the screen
//
// and writes to standard output
//
//	{"answer": BASE64}        bytes that the terminal answers to the program
//	{"look": N, ...}          the screen once all that was read before is on it
//
// A screen has its rows (see row below), the cursor ([X, Y], from 0, and
// whether it shows), whether it is the alternate one, and the title. Its
// arguments are the first size and "narrow" or "wide": how many cells a
// character of ambiguous width takes.

import readline from "node:readline";
import headless from "@xterm/headless";
import addon from "@xterm/addon-unicode11";
import { eastAsianWidthType } from "get-east-asian-width";

const [cols, rows, ambiguous] = process.argv.slice(2);

// Without the source line, which is the whole of a packed library.
process.on("uncaughtException", (error) => {
  console.error(error.stack);
  process.exit(1);
});

// Unicode 11 is what VS Code sets.
let narrow;
new addon.Unicode11Addon().activate({ unicode: { register: (provider) => (narrow = provider) } });

// wide draws every character of East Asian Width A in two cells, as
// xterm -cjk_width and mlterm --ac=2 do; combining ones stay without a cell.
const wide = Object.create(narrow, {
  version: { value: "wide" },
  wcwidth: {
    value(codepoint) {
      const width = narrow.wcwidth(codepoint);
      return width === 1 && eastAsianWidthType(codepoint) === "ambiguous" ? 2 : width;
    },
  },
});

const term = new headless.Terminal({ cols: Number(cols), rows: Number(rows), scrollback: 1000, allowProposedApi: true });
const provider = ambiguous === "wide" ? wide : narrow;
term.unicode.register(provider);
term.unicode.activeVersion = provider.version;

// Bytes are decoded here, as VS Code does: the terminal's own decoder loses a
// character that two writes share when the first of them ends in 0x80.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

let visible = true;
term.parser.registerCsiHandler({ prefix: "?", final: "h" }, (params) => cursor(params, true));
term.parser.registerCsiHandler({ prefix: "?", final: "l" }, (params) => cursor(params, false));

// cursor notes DECTCEM (mode 25) and leaves the rest to the terminal.
function cursor(params, on) {
  if (params.includes(25)) visible = on;
  return false;
}

let title = "";
term.onTitleChange((text) => (title = text));
term.onData((text) => say({ answer: Buffer.from(text, "utf8").toString("base64") }));
term.onBinary((text) => say({ answer: Buffer.from(text, "latin1").toString("base64") }));

function say(message) {
  process.stdout.write(JSON.stringify(message) + "\n");
}

// row gives what stands in each cell and how many cells that takes, a digit a
// cell: "2" is followed by the "0" of its second half. Wrapped tells that the
// row goes on from the one above, as one that was too long does.
function row(line) {
  const cell = term.buffer.active.getNullCell();
  const chars = [];
  let widths = "";
  for (let x = 0; x < term.cols; x++) {
    line.getCell(x, cell);
    chars.push(cell.getChars());
    widths += cell.getWidth();
  }
  return { chars, widths, wrapped: line.isWrapped };
}

function look(number) {
  const buffer = term.buffer.active;
  const screen = [];
  for (let y = 0; y < term.rows; y++) screen.push(row(buffer.getLine(buffer.baseY + y)));
  say({
    look: number,
    rows: screen,
    cursor: [buffer.cursorX, buffer.cursorY],
    visible,
    alternate: buffer.type === "alternate",
    title,
  });
}

// What is written is parsed a little later: everything waits its turn there.
readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const message = JSON.parse(line);
  if ("write" in message) term.write(decoder.decode(Buffer.from(message.write, "base64"), { stream: true }));
  else if ("size" in message) term.write("", () => term.resize(...message.size));
  else term.write("", () => look(message.look));
});
