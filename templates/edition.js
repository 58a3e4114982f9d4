// Nothing here is needed to read: it switches between light and dark, and marks in the contents where the reader is.
(() => {
  "use strict";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const button = document.querySelector("button.theme");
  // Storage may be refused for a page that was opened from a file.
  const stored = (action) => { try { return action(localStorage); } catch { return null; } };
  const show = (theme) => { if (theme === "light" || theme === "dark") root.dataset.theme = theme; };

  show(stored((storage) => storage.getItem("theme")));
  button.hidden = false;
  button.addEventListener("click", () => {
    const theme = (root.dataset.theme || (dark.matches ? "dark" : "light")) === "dark" ? "light" : "dark";
    show(theme);
    stored((storage) => storage.setItem("theme", theme));
  });

  const links = new Map(Array.from(document.querySelectorAll("nav.contents a"), (link) => [link.getAttribute("href"), link]));
  const articles = Array.from(document.querySelectorAll("main article")).reverse();
  let current = null;
  const follow = () => {
    const article = articles.find((candidate) => candidate.getBoundingClientRect().top < innerHeight / 3);
    const link = article && links.get("#" + article.getAttribute("aria-labelledby"));
    if (link === current) return;
    current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    current = link;
  };
  addEventListener("scroll", () => requestAnimationFrame(follow), { passive: true });
  follow();
})();
