// Asks a server as Node's http does: keep-alive, a long body, an early disconnect. Prints what is off.
import http from "node:http";

const base = process.argv[2];
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
let failed = false;

function check(good, what) {
    if (!good) {
        failed = true;
        console.log(`node: ${what}`);
    }
}

function send(path, { method = "GET", body = null, stopAfter = Infinity, headers = {} } = {}) {
    return new Promise((resolve, reject) => {
        const request = http.request(base + path, { method, agent, headers }, (response) => {
            const parts = [];
            let size = 0;
            response.on("data", (part) => {
                parts.push(part);
                size += part.length;
                if (size >= stopAfter) {
                    request.destroy();
                    resolve({ text: "", reused: request.reusedSocket });
                }
            });
            response.on("end", () => resolve({ text: Buffer.concat(parts).toString(), reused: request.reusedSocket }));
            response.on("error", (error) => stopAfter < Infinity || reject(error));
        });
        request.on("error", (error) => stopAfter < Infinity || reject(error));
        if (body !== null && method === "POST" && !headers["Content-Length"]) {
            for (let at = 0; at < body.length; at += 50_000) {
                request.write(body.slice(at, at + 50_000)); // in chunks
            }
            request.end();
        } else {
            request.end(body);
        }
    });
}

for (let i = 0; i < 100; i++) {
    const { text, reused } = await send("/hello");
    check(text === "Hello, world!\n", `request ${i} got ${JSON.stringify(text)}`);
    check(i === 0 || reused, `request ${i} did not reuse the connection`);
}
check((await send("/stream/1000000")).text === "t".repeat(1_000_000), "the stream is wrong");
const sent = "0123456789".repeat(100_000);
check((await send("/echo", { method: "POST", body: sent })).text === sent, "the echo of chunks is wrong");
const known = { "Content-Length": sent.length };
check((await send("/echo", { method: "POST", body: sent, headers: known })).text === sent, "the echo is wrong");
await send("/stream/100000000", { stopAfter: 1000 });
check((await send("/hello")).text === "Hello, world!\n", "the server does not answer after the disconnect");
agent.destroy();
if (failed) {
    process.exit(1);
}
console.log("node: 105 requests, as expected");
