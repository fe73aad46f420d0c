// Requests exactly as they are written: fetch would tidy paths and headers.

import http from "node:http";
import net from "node:net";

/**
 * Asks once, on a connection of its own unless an agent is given. The body is a
 * string or a Buffer. The answer's headers have lower-case names; json is set
 * where the type says so.
 */
export function ask(address, asked) {
  const { method = "GET", path = "/", headers = {}, body, agent = false } = asked;
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) };
    const request = http.request({ hostname, port, method, path, agent, headers: { ...length, ...headers } });
    request.on("error", (error) => {
      // A server may close a connection that it has kept, just as it is used again.
      if (error.code === "ECONNRESET" && request.reusedSocket) resolve(ask(address, asked));
      else reject(error);
    });
    request.on("response", (response) => {
      const chunks = [];
      response.on("error", reject);
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => {
        const content = Buffer.concat(chunks);
        const whole = content.length > 0 && response.statusCode !== 206;
        const isJSON = whole && /json/.test(response.headers["content-type"] ?? "");
        resolve({
          status: response.statusCode,
          headers: response.headers,
          content,
          json: isJSON ? JSON.parse(content.toString()) : undefined,
        });
      });
    });
    request.end(body);
  });
}

export const json = { "Content-Type": "application/json" };

/** A Request of one file, as JSON. */
export const requestOf = (source, more = {}) => JSON.stringify({ files: [{ path: "app.py", source }], ...more });

/**
 * Sends bytes on a connection of its own and resolves with the status of the
 * answer, or with 0 when the connection was closed without one. More can be sent
 * by the function that send gets.
 */
export function raw(address, send) {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = net.connect(Number(port), hostname, () => send(socket));
    const end = () => {
      socket.destroy();
      resolve(Number(answer.match(/^HTTP\/1\.1 (\d+)/)?.[1] ?? 0));
    };
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
      if (answer.includes("\r\n\r\n")) end();
    });
    socket.on("end", end);
    socket.on("error", (error) => (["ECONNRESET", "EPIPE"].includes(error.code) ? end() : reject(error)));
  });
}
