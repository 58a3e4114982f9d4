// browse.cjs CHROMIUM all|search FILE QUERY...: open a page from its file and do what a reader does; print, as JSON, what came of it.
// Each QUERY is searched for; the answer has the links that were found. "search" does no more.
const fs = require("fs");
const os = require("os");
const path = require("path");
const { pathToFileURL } = require("url");
const puppeteer = require("puppeteer-core");

const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
const shown = (page, selector) => page.evaluate((each) =>
    Array.from(document.querySelectorAll(each)).filter((found) => found.checkVisibility()).length, selector);
const colour = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

async function search(page, query) {
    await page.keyboard.press("/");
    await page.$eval("form.search input", (field) => { field.value = ""; });
    await page.keyboard.type(query);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)));
    await page.waitForFunction(() => document.querySelector("form.search [role=status]").textContent);
    const found = await page.$$eval("form.search ol a", (links) => links.map((link) => link.getAttribute("href")));
    const marked = await page.$$eval("form.search ol mark", (marks) => marks.map((mark) => mark.textContent).filter(Boolean));
    await page.keyboard.press("Escape");
    const emptied = await page.$eval("form.search", (form) => !form.querySelector("li") && !form.querySelector("input").value);
    await page.evaluate(() => document.activeElement.blur());
    return { found, marked, emptied };
}

async function keys(page) {
    const dialog = () => page.$eval("dialog.keys", (found) => found.open);
    await page.keyboard.press("?");
    const opened = await dialog();
    await page.keyboard.press("Escape");
    const closed = !await dialog();
    await page.keyboard.press("?");
    await page.click("dialog.keys input");
    await page.keyboard.press("Escape");
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("?");
    const off = !await dialog();
    await page.$eval("dialog.keys input", (choice) => choice.click());
    return { opened, closed, off };
}

async function skip(page) {
    await page.keyboard.press("Tab");
    const first = await page.evaluate(() => document.activeElement.getAttribute("href"));
    await page.keyboard.press("Enter");
    return first === "#_text" && await page.evaluate(() => document.activeElement.id) === "_text";
}

async function theme(page) {
    const before = await colour(page);
    await page.click("button.theme");
    const after = await colour(page);
    await page.reload();
    const kept = await colour(page);
    await page.click("button.theme");
    return { switched: before !== after, kept: kept === after, back: await colour(page) === before };
}

// Lines of text that stand beyond the edges of the screen, where nothing scrolls.
const lost = (page) => page.evaluate(() => {
    const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode, element = text.parentElement;
        if (!text.data.trim() || !element.checkVisibility() || element.closest(".scroll, pre, .skip, script, style, svg")) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        if ([...range.getClientRects()].some((box) => box.left < -1 || box.right > innerWidth + 1)) found.push(text.data.trim().slice(0, 60));
    }
    return found;
});

// What a reader may set for all text (WCAG 2.2, 1.4.4 and 1.4.12); a style sheet of one's own is beyond the page's policy.
async function adjusted(page, width, change) {
    await page.setViewport({ width, height: 900 });
    await page.evaluate(change);
    const answer = { wider: Math.max(0, await overflow(page)), lost: await lost(page) };
    await page.reload();
    return answer;
}

const double = () => { document.documentElement.style.fontSize = "200%"; };
const space = () => document.querySelectorAll("body, body *").forEach(({ style }) => {
    style.lineHeight = "1.5";
    style.letterSpacing = ".12em";
    style.wordSpacing = ".16em";
});

async function forced(page) {
    const client = await page.createCDPSession();
    await client.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    await page.keyboard.press("/");
    const answer = await page.evaluate(() => {
        const style = (selector) => { const found = document.querySelector(selector); return found && getComputedStyle(found); };
        const mark = document.createElement("mark"), around = document.querySelector("main") || document.body;
        around.append(mark);
        const answer = {
            outline: getComputedStyle(document.activeElement).outlineStyle,
            marked: getComputedStyle(mark).backgroundColor !== getComputedStyle(document.body).backgroundColor,
            current: /underline/.test((style(".contents a[aria-current]") || { textDecorationLine: "underline" }).textDecorationLine),
            bordered: style("button.theme").borderStyle === "solid",
        };
        mark.remove();
        document.activeElement.blur();
        return answer;
    });
    await client.send("Emulation.setEmulatedMedia", { features: [] });
    return answer;
}

async function still(page) {
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    await page.click("button.theme");
    const moving = await page.evaluate(() => document.getAnimations().length);
    await page.click("button.theme");
    const scrolling = await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
    await page.emulateMediaFeatures([]);
    return { moving, scrolling };
}

async function media(page) {
    await page.setViewport({ width: 320, height: 640 });
    const narrow = { wider: Math.max(0, await overflow(page)), lost: await lost(page) };
    await page.setViewport({ width: 640, height: 450, deviceScaleFactor: 2 });  // 1280 by 900 at 200 %
    const zoomed = { wider: Math.max(0, await overflow(page)), lost: await lost(page) };
    const doubled = await adjusted(page, 1280, double);
    const spaced = await adjusted(page, 320, space);
    await page.setViewport({ width: 1280, height: 900 });
    await page.emulateMediaType("print");
    const printed = { tools: await shown(page, "button, form, .skip"), words: await shown(page, "main p, main li") > 0 };
    await page.emulateMediaType(null);
    const paper = Buffer.from(await page.pdf({ format: "A4" })).toString("base64");
    return { narrow, zoomed, doubled, spaced, printed, paper, still: await still(page), forced: await forced(page) };
}

async function plain(browser, own) {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(own);
    const client = await page.createCDPSession();
    const { root } = await client.send("DOM.getDocument", { depth: -1 });
    const { nodeIds } = await client.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector: "main a[href], nav a[href]" });
    const { nodeIds: hidden } = await client.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector: "form[hidden], button[hidden]" });
    await page.close();
    return { links: nodeIds.length, hidden: hidden.length };
}

async function turn(page) {
    const before = page.url();
    const title = () => page.evaluate(() => [location.href, document.title].join(" "));
    const here = await title();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((old) => [location.href, document.title].join(" ") !== old, { timeout: 5000 }, here).catch(() => {});
    const next = page.url();
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction((old) => location.href !== old, { timeout: 5000 }, next).catch(() => {});
    return { moved: next !== before, returned: page.url() === before };
}

// Links inside the page and to its neighbours that do not bring what they lead to onto the screen.
async function astray(page, own) {
    await page.goto(own);
    const hrefs = await page.$$eval("a[href]", (links) => [...new Set(links.filter((link) => link.checkVisibility()
        && !link.hasAttribute("download") && link.type !== "application/atom+xml" && !/^[a-z]+:/i.test(link.getAttribute("href"))).map((link) => link.getAttribute("href")))]);
    const lost = [];
    for (const href of hrefs) {
        await page.goto(own);
        await page.evaluate((each) => document.querySelector(`a[href="${CSS.escape(each)}"]`).click(), href);
        const wanted = new URL(href, own).href;
        const arrived = () => page.waitForFunction((url) => {
            const target = document.getElementById(decodeURIComponent(location.hash.slice(1))) || document.querySelector("main");
            const box = target?.getBoundingClientRect();
            return location.href === url && box && box.top < innerHeight && box.bottom >= 0;
        }, { timeout: 5000 }, wanted);
        await arrived().catch(() => lost.push(href));
    }
    return { followed: hrefs.length, lost };
}

// What somebody slipped into the page: its policy must stop it all.
async function slipped(browser, own) {
    const page = await browser.newPage();
    await page.goto(own);
    const stopped = await page.evaluate(async () => {
        const stops = new Set();
        const all = new Promise((resolve) => {
            addEventListener("securitypolicyviolation", (event) => {
                stops.add(event.effectiveDirective.replace(/-(elem|attr)$/, ""));
                if (stops.size === 5) resolve();
            });
            setTimeout(resolve, 5000);  // a busy browser tells of some late, of one that was let through never
        });
        const add = (name, properties) => document.body.append(Object.assign(document.createElement(name), properties));
        add("script", { textContent: "window.slipped = true" });
        add("img", { src: "http://127.0.0.1:9/x.png" });
        add("iframe", { src: "http://127.0.0.1:9/" });
        add("style", { textContent: "body { color: red }" });
        await fetch("http://127.0.0.1:9/").catch(() => {});
        await all;
        return window.slipped ? [] : [...stops].sort();
    });
    await page.close();
    return stopped;
}

async function main(chromium, whole, file, queries) {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), "browse-"));
    const browser = await puppeteer.launch({ executablePath: chromium, args: QUIET, userDataDir: profile });
    try {
        const page = await browser.newPage();
        const own = pathToFileURL(file).href;
        const folder = own.slice(0, own.lastIndexOf("/") + 1);
        const outside = [], errors = [];
        page.on("request", (request) => { if (!/^data:/.test(request.url()) && !request.url().startsWith(folder)) outside.push(request.url()); });
        page.on("pageerror", (error) => errors.push(String(error)));
        page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
        await page.setViewport({ width: 1280, height: 900 });
        await page.goto(own);
        const answer = { skip: await skip(page) };
        await page.goto(own);
        answer.searches = {};
        for (const query of queries) answer.searches[query] = await search(page, query);
        if (whole) {
            answer.keys = await keys(page);
            answer.theme = await theme(page);
            answer.media = await media(page);
            answer.plain = await plain(browser, own);
            answer.slipped = await slipped(browser, own);
            await page.goto(own);
            answer.turn = await turn(page);
            answer.links = await astray(page, own);
        }
        console.log(JSON.stringify({ ...answer, outside, errors }));
    } finally {
        await browser.close();
        fs.rmSync(profile, { recursive: true, force: true });
    }
}

main(process.argv[2], process.argv[3] === "all", path.resolve(process.argv[4]), process.argv.slice(5)).catch((error) => {
    console.error(error);
    process.exit(1);
});
