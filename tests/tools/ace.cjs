// ace.cjs CHROMIUM FILE.epub...: print, as JSON, what Ace by DAISY holds against each publication, by its path.
// One browser serves them all: to start one for each takes longer than the check.
const fs = require("fs");
const os = require("os");
const path = require("path");

process.env.PUPPETEER_EXECUTABLE_PATH = process.argv[2];
process.env.ACE_TIMEOUT_INITIAL = "60000";
const runner = require("@daisy/ace-axe-runner-puppeteer");
const ace = require("@daisy/ace-core");

async function problems(file, outdir) {
    const [, report] = await ace(file, {
        cwd: process.cwd(), outdir, tmpdir: path.join(outdir, "tmp"), verbose: false, silent: true, initLogger: true,
        fileName: "ace.log", lang: "en", doNotReportMedia: true,
    }, shared);
    return report.assertions.flatMap((document) => document.assertions.map((each) =>
        `${document["earl:testSubject"].url}: ${each["earl:test"]["dct:title"]}: ${each["earl:result"]["dct:description"]}`));
}

const shared = { ...runner, launch: async () => {}, close: async () => {} };

async function main(files) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ace-"));
    await runner.launch();
    try {
        const answer = {};
        for (const [number, file] of files.entries()) {
            answer[file] = await problems(file, path.join(folder, String(number)));
        }
        console.log(JSON.stringify(answer));
    } finally {
        await runner.close();
        fs.rmSync(folder, { recursive: true, force: true });
    }
}

main(process.argv.slice(3)).catch((error) => {
    console.error(error);
    process.exit(1);
});
