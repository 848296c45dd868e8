// Signs what this page sends. The secret entered under "Authorize" takes the place of the signature until then, and is
// replaced by the signature before the request leaves the page.
const text = new TextEncoder();
const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const random = (length) => hex(crypto.getRandomValues(new Uint8Array(length)));

async function sign(request) {
  const url = new URL(request.url, location.origin);
  if (url.origin !== location.origin || !url.pathname.startsWith("/v1/")) {
    return request;
  }
  const secret = request.headers["Holdfast-Signature"] || "";
  const body = text.encode(request.body === undefined ? "" : request.body);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = random(16);
  const query = url.search.slice(1).split("&").sort().join("&");
  const lines = [request.method, url.pathname, query, timestamp, nonce, hex(await crypto.subtle.digest("SHA-256", body))];
  const key = await crypto.subtle.importKey("raw", text.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, text.encode(lines.map((line) => line + "\n").join("")));
  request.url = url.href;
  request.headers["Holdfast-Timestamp"] = timestamp;
  request.headers["Holdfast-Nonce"] = nonce;
  request.headers["Holdfast-Signature"] = hex(signature);
  if (request.method === "POST" || request.method === "PATCH") {
    request.headers["Idempotency-Key"] = request.headers["Idempotency-Key"] || random(16);
  }
  return request;
}

window.ui = SwaggerUIBundle({
  url: "/v3/api-docs",
  dom_id: "#api",
  deepLinking: true,
  showMutatedRequest: false,
  requestInterceptor: sign,
});
