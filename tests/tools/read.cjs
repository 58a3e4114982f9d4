// read.cjs CHROMIUM BOOK.epub [FOLDER]: open a book in a reader (epub.js) and do what a person does with it; print, as
// JSON, what came of it, and put pictures of the screen into FOLDER. Reader and book come from 127.0.0.1 alone.
const fs = require("fs");
const http = require("http");
const os = require("os");
const path = require("path");
const puppeteer = require("puppeteer-core");

const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];
const SCREEN = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Reader</title><link rel="icon" href="data:,">
<script src="/jszip.min.js"></script><script src="/epub.min.js"></script></head>
<body style="margin: 0"><div id="screen" style="width: 100vw; height: 100vh"></div></body></html>`;
const STEPS = 6;

function serve(book) {
    const files = {
        "/": Buffer.from(SCREEN),
        "/jszip.min.js": fs.readFileSync(require.resolve("jszip/dist/jszip.min.js")),
        "/epub.min.js": fs.readFileSync(require.resolve("epubjs/dist/epub.min.js")),
        "/book.epub": fs.readFileSync(book),
    };
    const server = http.createServer((request, response) => {
        response.setHeader("Content-Type", request.url === "/" ? "text/html" : "application/octet-stream");
        response.statusCode = files[request.url] ? 200 : 404;
        response.end(files[request.url]);
    });
    return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

// Everything below runs in the reader's page, with the names of this object.
const TOOLS = `window.screenful = {
    content: () => reader.getContents()[0].document,
    inside: (element) => {
        const frame = document.querySelector("iframe").getBoundingClientRect();
        return [...element.getClientRects()].some((box) => box.left + frame.left > -1 && box.right + frame.left < innerWidth + 1);
    },
    shown: () => ({
        place: reader.currentLocation().start.cfi, file: reader.currentLocation().start.href,
        from: Math.round(document.querySelector("iframe").getBoundingClientRect().left),
        pictures: [...screenful.content().images].filter((each) => each.naturalWidth && screenful.inside(each)).map((each) => each.alt),
        headings: [...screenful.content().querySelectorAll("h1, h2, h3")].filter(screenful.inside).map((each) => each.textContent.trim()),
    }),
    // A reader tells where it is a moment after it has moved, or never, when it has not.
    rest: (move) => Promise.race([
        Promise.all([new Promise((resolve) => reader.once("relocated", resolve)), move()]),
        new Promise((resolve) => setTimeout(resolve, 3000)),
    ]),
    display: async (target) => { await screenful.rest(() => reader.display(target)); return screenful.shown(); },
    turn: async (way) => { await screenful.rest(() => reader[way]()); return screenful.shown(); },
    follow: async (link) => {
        const ident = decodeURIComponent(link.getAttribute("href").split("#")[1] || "");
        await screenful.rest(async () => link.click());
        const target = screenful.content().getElementById(ident);
        return { ident, arrived: Boolean(target) && screenful.inside(target), ...screenful.shown() };
    },
}`;

// A reader opens a note over the page where call and note say what they are.
const note = () => {
    const type = (element) => element?.getAttribute("epub:type");
    const call = screenful.content().querySelector("a[role~='doc-noteref']");
    if (!call) return null;
    const found = screenful.content().getElementById(decodeURIComponent(call.getAttribute("href").split("#")[1]));
    return {
        call: [type(call), call.getAttribute("role")], note: [found?.localName, type(found), found?.getAttribute("role")],
        text: found?.textContent.trim().replace(/\s+/g, " "),
    };
};

async function read(page, picture) {
    await page.evaluate(TOOLS);
    const answer = await page.evaluate(async () => {
        window.book = ePub("/book.epub", { openAs: "epub" });
        window.reader = book.renderTo("screen", { width: innerWidth, height: innerHeight, spread: "none" });
        await book.ready;
        await screenful.display();
        const labels = (entries) => entries.flatMap((each) => [each.label.trim(), ...labels(each.subitems)]);
        return {
            title: book.packaging.metadata.title, progression: book.packaging.metadata.direction,
            contents: labels(book.navigation.toc), landmarks: book.navigation.landmarks.map((each) => each.type),
            pages: book.pageList.pageList.map((each) => each.page), cover: screenful.shown(),
        };
    });
    await picture("cover");
    await page.evaluate(() => screenful.display(book.navigation.landmarks.find((each) => each.type === "toc").href));
    await picture("contents");
    answer.followed = await page.evaluate(() => screenful.follow([...screenful.content().querySelector("nav").querySelectorAll("li a")].at(-1)));
    answer.opened = [];
    for (const number of answer.contents.keys()) {
        answer.opened.push(await page.evaluate((at) => {
            const hrefs = (entries) => entries.flatMap((each) => [each.href, ...hrefs(each.subitems)]);
            return screenful.display(hrefs(book.navigation.toc)[at]);
        }, number));
        if (number === 0) await picture("chapter");
    }
    await page.evaluate(() => screenful.display(book.navigation.toc[0].href));
    answer.turned = { next: [], prev: [] };
    for (const way of ["next", "prev"]) {
        for (let step = 0; step < STEPS; step++) answer.turned[way].push(await page.evaluate((each) => screenful.turn(each), way));
        await picture(way);
    }
    answer.paged = [];
    for (const number of answer.pages.keys()) {
        answer.paged.push(await page.evaluate((at) => screenful.display(book.pageList.pageList[at].href), number));
    }
    await page.evaluate(() => screenful.display(book.navigation.toc[0].href));
    answer.note = await page.evaluate(note);
    if (answer.note) {
        answer.note.followed = await page.evaluate(() => screenful.follow(screenful.content().querySelector("a[role~='doc-noteref']")));
        await picture("note");
        answer.note.back = await page.evaluate(() => screenful.follow(screenful.content().querySelector("a[role~='doc-backlink']")));
    }
    return answer;
}

async function main(chromium, file, folder) {
    const server = await serve(file);
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), "read-"));
    const browser = await puppeteer.launch({ executablePath: chromium, args: QUIET, userDataDir: profile });
    try {
        const home = `http://127.0.0.1:${server.address().port}/`;
        const page = await browser.newPage();
        const outside = [], errors = [];
        page.on("request", (request) => { if (!/^(data|blob|about):/.test(request.url()) && !request.url().startsWith(home)) outside.push(request.url()); });
        page.on("response", (response) => { if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`); });
        page.on("pageerror", (error) => errors.push(String(error)));
        page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
        await page.setViewport({ width: 420, height: 640 });
        await page.goto(home);
        const picture = async (name) => { if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`) }); };
        console.log(JSON.stringify({ ...await read(page, picture), outside, errors }));
    } finally {
        await browser.close();
        server.close();
        fs.rmSync(profile, { recursive: true, force: true });
    }
}

main(...process.argv.slice(2)).catch((error) => {
    console.error(error);
    process.exit(1);
});
