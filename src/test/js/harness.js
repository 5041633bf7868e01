// What tests of the search's scripts need where there is no browser. SearchScriptsTest runs them: each test is one of JUnit's.
// host is given: file(path) the text of a file of a site, or null; deflated(base64, level, strategy) bytes in Base64;
// part(name) runs a script of templates/assets/search.
const tests = [];

function test(name, body) {
  tests.push({ name, body });
}

function fail(message) {
  throw new Error(message);
}

/** Fails unless both are spelled alike in JSON. */
function equal(actual, expected, about) {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) {
    fail((about ? about + ": " : "") + "expected " + other + " but was " + one);
  }
}

function ok(condition, about) {
  if (!condition) {
    fail(about || "does not hold");
  }
}

/** What body throws; fails if it throws nothing. */
function thrown(body) {
  try {
    body();
  } catch (e) {
    return e.message;
  }
  return fail("nothing was thrown");
}

/** Numbers that are the same in every run, from 0 to below. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

function bytesOf(base64) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const bytes = [];
  let held = 0;
  let have = 0;
  for (const letter of base64.replace(/=+$/, "")) {
    held = ((held << 6) | letters.indexOf(letter)) & 0xffff;
    have += 6;
    if (have >= 8) {
      have -= 8;
      bytes.push((held >> have) & 255);
    }
  }
  return Uint8Array.from(bytes);
}

// ---- As much of a browser as the scripts ask for.

globalThis.window = globalThis;
/** Files that were asked for and not answered yet; null when every file is answered at once. */
let held = null;
/** Files by address, besides those of host. */
const files = {};

globalThis.document = {
  documentElement: { classList: { add() {} }, lang: "en" },
  createElement: () => ({ remove() {} }),
  head: {
    appendChild(script) {
      const answer = () => {
        const text = script.src in files ? files[script.src] : host.file(script.src);
        if (text === null) {
          script.onerror();
        } else {
          try {
            (0, eval)(text);
          } catch (e) {
            host.log(String(e)); // a browser tells its console, and loads on
          }
          script.onload();
        }
      };
      if (held) {
        held.push({ address: script.src, answer });
      } else {
        Promise.resolve().then(answer).catch((e) => host.log(String(e.stack || e)));
      }
    },
  },
};

globalThis.URLSearchParams = class {
  constructor(address) {
    const decoded = (text) => decodeURIComponent(text.replace(/\+/g, " "));
    this.pairs = (address || "").replace(/^\?/, "").split("&").filter(Boolean).map((pair) => [decoded(pair.split("=")[0]), decoded(pair.split("=").slice(1).join("="))]);
  }

  get(key) {
    const found = this.pairs.find(([name]) => name === key);
    return found ? found[1] : null;
  }

  getAll(key) {
    return this.pairs.filter(([name]) => name === key).map(([, value]) => value);
  }

  append(key, value) {
    this.pairs.push([key, value]);
  }

  toString() {
    const encoded = (text) => encodeURIComponent(text).replace(/%20/g, "+");
    return this.pairs.map(([key, value]) => encoded(key) + "=" + encoded(value)).join("&");
  }
};

/** Forms of characters, few of them, for parts that need no index. */
function learnFew() {
  microfiche.engine.learn({ from: "\u81fa\u7063\u71c8\u00c0\u00c9\u0391\u03a9", to: "\u53f0\u6e7e\u706f\u00e0\u00e9\u03b1\u03c9", order: "" });
}
