// Nothing in these scripts is needed to read. This one switches between light and dark.
(() => {
  "use strict";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const button = document.querySelector("button.theme");
  // Storage may be refused for a page that was opened from a file.
  const stored = (action) => { try { return action(localStorage); } catch { return null; } };
  const show = (theme) => { if (theme === "light" || theme === "dark") root.dataset.theme = theme; };

  show(stored((storage) => storage.getItem("theme")));
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const theme = (root.dataset.theme || (dark.matches ? "dark" : "light")) === "dark" ? "light" : "dark";
    show(theme);
    stored((storage) => storage.setItem("theme", theme));
  });
})();
