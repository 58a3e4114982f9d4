// Keys: / searches, the arrows go to the articles before and after, ? lists the keys. They can be turned off in the list.
(() => {
  "use strict";
  const field = document.querySelector("form.search input");
  const list = document.querySelector("dialog.keys");
  const button = document.querySelector("button.shortcuts");
  if (!list || !button) return;
  const choice = list.querySelector("input");
  const stored = (action) => { try { return action(localStorage); } catch { return null; } };
  const right = document.documentElement.dir === "rtl" ? "prev" : "next";
  const left = right === "next" ? "prev" : "next";

  // On a page of many articles, the one that is being read has the links that count.
  const turn = (relation) => {
    const here = document.querySelector("nav.contents [aria-current=location]")?.getAttribute("href");
    const article = here && document.querySelector(`main article[aria-labelledby="${CSS.escape(here.slice(1))}"]`);
    (article || document).querySelector(`.turn a[rel=${relation}]`)?.click();
  };
  const actions = {
    "/": () => field?.focus(),
    "?": () => list.showModal(),
    ArrowRight: () => turn(right),
    ArrowLeft: () => turn(left),
  };

  choice.checked = stored((storage) => storage.getItem("keys")) !== "off";
  choice.addEventListener("change", () => stored((storage) => storage.setItem("keys", choice.checked ? "on" : "off")));
  button.hidden = false;
  button.addEventListener("click", () => list.showModal());
  list.querySelector("button").addEventListener("click", () => list.close());
  addEventListener("keydown", (event) => {
    // For a moment after it was closed, a dialog still has the focus.
    const busy = event.target.closest?.("input, textarea, select, dialog, .scroll, pre")?.checkVisibility();
    if (!choice.checked || busy || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (!Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  });
})();
