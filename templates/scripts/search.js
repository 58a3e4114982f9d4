// Searches all texts: those of the site's index, or the articles of this page. A number finds the page that has it, of the
// source as it was printed and of the PDF.
(() => {
  "use strict";
  const form = document.querySelector("form.search");
  if (!form) return;
  const [field, status, list] = ["input", "[role=status]", "ol"].map((name) => form.querySelector(name));
  const SHOWN = 50, AROUND = 80, WINDOW = 600;

  // What readers do not type: accents, points of vowels, the forms that one letter has in several languages.
  const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g;
  const SAME = { "ı": "i", "ς": "σ", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه" };
  const VARIANTS = new RegExp(`[${Object.keys(SAME).join("")}]`, "g");
  const DIGIT = /\p{Nd}/u, OTHER_DIGITS = /[^\P{Nd}0-9]/gu;
  // The ten digits of a script follow one another.
  const value = (digit) => {
    let at = 0;
    while (at < 9 && DIGIT.test(String.fromCodePoint(digit.codePointAt(0) - at - 1))) at++;
    return at;
  };
  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(MARKS, "").replace(VARIANTS, (letter) => SAME[letter]).replace(OTHER_DIGITS, value);

  const fromPage = () => {
    const sections = Array.from(document.querySelectorAll("main article, main .front"));
    const entries = sections.map((section) => {
      const heading = document.getElementById(section.getAttribute("aria-labelledby"));
      const [text, date] = [heading ? section.querySelector(".body") : section, section.querySelector("time")];
      const own = (heading ?? section).closest("[lang]");
      return {
        href: `#${heading?.id ?? "_text"}`, title: (heading ?? document.querySelector(".title")).textContent.trim(),
        date: date?.textContent ?? "", lang: own.lang, dir: own.dir, text: (text?.textContent ?? "").replace(/\s+/g, " "),
      };
    });
    const begins = (kind) => Object.fromEntries(Array.from(document.querySelectorAll(`main [id^='${kind}-']`), (mark) =>
      [kind === "_source" ? mark.dataset.page : mark.id.slice(kind.length + 1), [sections.indexOf(mark.closest("article, .front")), `#${mark.id}`]]));
    return { entries, printed: begins("_source"), pages: begins("_page") };
  };
  const fromSite = (address) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = () => resolve(window.searchIndex);
    script.onerror = reject;
    script.src = address;
    document.head.append(script);
  });

  let index = null;
  const load = async () => {
    const known = form.dataset.index ? await fromSite(form.dataset.index) : fromPage();
    for (const entry of known.entries) [entry.heading, entry.folded] = [fold(entry.title), fold(entry.text)];
    return known;
  };

  const score = (entry, words, phrase) => {
    if (!words.every((word) => entry.heading.includes(word) || entry.folded.includes(word))) return 0;
    return 1 + 2 * entry.heading.includes(phrase) + words.every((word) => entry.heading.includes(word)) + entry.folded.includes(phrase);
  };

  // Folding changes lengths, so the place of a word in the text itself is found letter by letter, near where it must be.
  const passage = (entry, word) => {
    const found = entry.folded.indexOf(word);
    const opening = ["", "", entry.text.slice(0, 2 * AROUND) + (entry.text.length > 2 * AROUND ? "…" : "")];
    if (found < 0) return opening;
    const near = Math.max(0, Math.round(found * entry.text.length / entry.folded.length) - WINDOW);
    const letters = Array.from(entry.text.slice(near, near + 2 * WINDOW));
    const origin = letters.flatMap((letter, at) => Array(fold(letter).length).fill(at));
    const start = letters.map(fold).join("").indexOf(word);
    if (start < 0) return opening;
    const [first, last] = [origin[start], origin[start + word.length - 1] + 1];
    const piece = (from, to) => letters.slice(Math.max(0, from), to).join("");
    const [before, after] = [piece(first - AROUND, first), piece(last, last + AROUND)];
    // What is cut off is cut between words, where a script has spaces between them.
    return [
      first > AROUND ? "…" + before.replace(/^\S{1,20}\s/, "") : before, piece(first, last),
      last + AROUND < letters.length ? after.replace(/\s\S{1,20}$/, "") + "…" : after,
    ];
  };

  const element = (name, text, properties = {}) => Object.assign(document.createElement(name), { textContent: text }, properties);
  const line = (entry, href, note, [before, word, after]) => {
    const item = element("li", "");
    const link = element("a", "", { href });
    link.append(element("span", entry.title, { lang: entry.lang, dir: entry.dir }));
    item.append(link);
    if (note) item.append(element("span", note, { className: "date" }));
    const quote = element("p", "", { lang: entry.lang, dir: entry.dir });
    quote.append(before, element("mark", word), after);
    if (before || word || after) item.append(quote);
    return item;
  };

  // "37" and "p. 37" ask for a page, and so does "xii" where there is one. A page on which nothing begins belongs to what
  // began before it; a number beyond the last page is none.
  const page = (phrase, labels) => {
    const words = phrase.split(/[\s.]+/);
    const same = words.length < 3 && labels.find((label) => fold(label) === words.at(-1));
    const wanted = Number(/^\D{0,12}?(\d+)$/.exec(phrase)?.[1]);
    const numbers = labels.filter((label) => Number(label)).sort((one, other) => other - one);
    return same || (wanted <= numbers[0] && numbers.find((label) => label <= wanted)) || "";
  };

  let asked = 0;
  const search = async () => {
    const number = ++asked;
    const phrase = fold(field.value.trim());
    if (!phrase) { list.replaceChildren(); status.textContent = ""; return; }
    index ??= load();
    const { entries, ...kinds } = await index;
    if (number !== asked) return;
    const words = phrase.split(/\s+/);
    const pages = ["printed", "pages"].map((kind) => [kind, kinds[kind], page(phrase, Object.keys(kinds[kind]))]).filter(([, , label]) => label);
    const found = entries.map((entry) => [score(entry, words, phrase), entry]).filter(([points]) => points);
    found.sort(([one], [other]) => other - one);
    const lines = found.slice(0, SHOWN).map(([, entry]) => line(entry, entry.href, entry.date, passage(entry, words.find((word) => entry.folded.includes(word)) ?? phrase)));
    // A number that stands in a title is asked for rather than the page.
    const at = found.length && found[0][1].heading.includes(phrase) ? 1 : 0;
    const notes = pages.map(([kind, , label]) => `${form.dataset[kind]}: ${label}`);
    const places = pages.map(([, begins, label], which) => line(entries[begins[label][0]], begins[label][1], notes[which], ["", "", ""]));
    lines.splice(at, 0, ...places);
    list.replaceChildren(...lines);
    status.textContent = found.length ? `${form.dataset.count}: ${found.length}` : notes.join(", ") || form.dataset.nothing;
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", search);
  field.addEventListener("search", search);
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")?.getAttribute("href").startsWith("#")) { field.value = ""; search(); }
  });
  form.addEventListener("keydown", (event) => {
    const stops = [field, ...list.querySelectorAll("a")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && stops.length > 1) {
      event.preventDefault();
      stops[Math.max(0, Math.min(stops.indexOf(document.activeElement) + step, stops.length - 1))].focus();
    } else if (event.key === "Escape") {
      field.value = "";
      search();
      field.focus();
    } else if (event.key === "Enter" && document.activeElement === field && stops[1]) {
      event.preventDefault();
      stops[1].click();
    }
  });
})();
