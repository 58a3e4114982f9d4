// axe.cjs CHROMIUM FILE.html...: print, as JSON, what axe-core holds against each page in both themes, and every request
// that leaves it, by its path. The page is opened from its file, as a reader would.
const fs = require("fs");
const os = require("os");
const path = require("path");
const { pathToFileURL } = require("url");
const puppeteer = require("puppeteer-core");

const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// A browser that is only to look at one file needs no sandbox (which containers lack) and calls nobody by itself.
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];

async function violations(page, theme) {
    await page.emulateMediaFeatures([
        { name: "prefers-color-scheme", value: theme },
        { name: "prefers-reduced-motion", value: "reduce" },  // no colour is judged halfway through a transition
    ]);
    const found = await page.evaluate((tags) => axe.run({ runOnly: tags }), RULES);
    return found.violations.flatMap((violation) =>
        violation.nodes.map((node) => `${theme}: ${violation.id}: ${violation.help}: ${node.html}`));
}

async function problems(browser, file) {
    const page = await browser.newPage();
    const requests = [];
    const own = pathToFileURL(path.resolve(file)).href;
    const folder = own.slice(0, own.lastIndexOf("/") + 1);
    const site = fs.existsSync(path.join(path.dirname(file), "search-index.js"));
    page.on("request", (request) => {
        const url = request.url();
        if (url !== own && !url.startsWith("data:") && !(site && url.startsWith(folder))) requests.push(`request leaves the page: ${url}`);
    });
    await page.goto(own);
    await page.evaluate(AXE);
    const found = [...requests, ...await violations(page, "light"), ...await violations(page, "dark")];
    await page.close();
    return found;
}

async function main(chromium, files) {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), "axe-"));
    const browser = await puppeteer.launch({ executablePath: chromium, args: QUIET, userDataDir: profile });
    try {
        const answer = {};
        for (const file of files) answer[file] = await problems(browser, file);
        console.log(JSON.stringify(answer));
    } finally {
        await browser.close();
        fs.rmSync(profile, { recursive: true, force: true });
    }
}

main(process.argv[2], process.argv.slice(3)).catch((error) => {
    console.error(error);
    process.exit(1);
});
