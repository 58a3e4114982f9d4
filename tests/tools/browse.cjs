// browse.cjs CHROMIUM FILE QUERY...: open a page from its file and do what a reader does; print, as JSON, what came of it.
// Each QUERY is searched for; the answer has the links that were found.
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

async function media(page, own) {
    await page.setViewport({ width: 320, height: 640 });
    const narrow = await overflow(page);
    await page.setViewport({ width: 640, height: 450, deviceScaleFactor: 2 });  // 1280 by 900 at 200 %
    const zoomed = await overflow(page);
    await page.setViewport({ width: 1280, height: 900 });
    await page.emulateMediaType("print");
    const printed = { tools: await shown(page, "button, form, .skip"), words: await shown(page, "main p, main li") > 0 };
    await page.emulateMediaType(null);
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    const still = await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
    const client = await page.createCDPSession();
    await client.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    await page.keyboard.press("/");
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    await page.evaluate(() => document.activeElement.blur());
    return { narrow, zoomed, printed, still, outline };
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

// What somebody slipped into the page: its policy must stop it all.
async function slipped(browser, own) {
    const page = await browser.newPage();
    await page.goto(own);
    const stopped = await page.evaluate(async () => {
        const stops = [];
        addEventListener("securitypolicyviolation", (event) => stops.push(event.effectiveDirective.replace(/-(elem|attr)$/, "")));
        const add = (name, properties) => document.body.append(Object.assign(document.createElement(name), properties));
        add("script", { textContent: "window.slipped = true" });
        add("img", { src: "http://127.0.0.1:9/x.png" });
        add("iframe", { src: "http://127.0.0.1:9/" });
        add("style", { textContent: "body { color: red }" });
        await fetch("http://127.0.0.1:9/").catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, 50));
        return window.slipped ? [] : [...new Set(stops)].sort();
    });
    await page.close();
    return stopped;
}

async function main(chromium, file, queries) {
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
        answer.keys = await keys(page);
        answer.theme = await theme(page);
        answer.media = await media(page, own);
        answer.plain = await plain(browser, own);
        answer.slipped = await slipped(browser, own);
        await page.goto(own);
        answer.turn = await turn(page);
        console.log(JSON.stringify({ ...answer, outside, errors }));
    } finally {
        await browser.close();
        fs.rmSync(profile, { recursive: true, force: true });
    }
}

main(process.argv[2], path.resolve(process.argv[3]), process.argv.slice(4)).catch((error) => {
    console.error(error);
    process.exit(1);
});
