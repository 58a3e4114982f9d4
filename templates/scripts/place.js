// Marks in the contents where the reader is, on a page that holds several articles.
(() => {
  "use strict";
  const links = new Map(Array.from(document.querySelectorAll("nav.contents a"), (link) => [link.getAttribute("href"), link]));
  const articles = Array.from(document.querySelectorAll("main article")).reverse();
  if (articles.length < 2) return;
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
